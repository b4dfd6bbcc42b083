//! Where cells lie: tiles of zones, in each of them row after row.

/// How many zones lie side by side. Registers of so many lanes stay in the nearest caches,
/// and a step is dispatched once for all of them.
pub(crate) const TILE: usize = 256;

/// The places of a column's cells: tiles of [`TILE`] zones (the last of what is left), in each
/// tile one row after another, in each row its zones side by side. So an evaluation, which
/// goes tile by tile and row by row, reads every column from front to back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) zones: usize,
    pub(crate) rows: usize,
}

impl Grid {
    pub(crate) const fn new(zones: usize, rows: usize) -> Self {
        Grid { zones, rows }
    }

    pub(crate) const fn cells(self) -> usize {
        self.zones * self.rows
    }

    /// Whether there is such a cell.
    pub(crate) const fn holds(self, zone: usize, row: usize) -> bool {
        zone < self.zones && row < self.rows
    }

    pub(crate) const fn tiles(self) -> usize {
        self.zones.div_ceil(TILE)
    }

    /// How many zones a tile has.
    pub(crate) fn width(self, tile: usize) -> usize {
        self.zones.saturating_sub(tile * TILE).min(TILE)
    }

    /// Where a row of a tile begins among the cells.
    pub(crate) fn row(self, tile: usize, row: usize) -> usize {
        tile * TILE * self.rows + row * self.width(tile)
    }

    pub(crate) fn cell(self, zone: usize, row: usize) -> usize {
        self.row(zone / TILE, row) + zone % TILE
    }

    /// Where the bits of a row of a tile begin among the bytes: rows begin on bytes.
    pub(crate) fn byte_row(self, tile: usize, row: usize) -> usize {
        tile * TILE.div_ceil(8) * self.rows + row * self.width(tile).div_ceil(8)
    }

    pub(crate) fn bytes(self) -> usize {
        match self.tiles().checked_sub(1) {
            None => 0,
            Some(last) => self.byte_row(last, self.rows),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_a_place_of_its_own() {
        for (zones, rows) in [(1, 1), (20, 20), (TILE, 3), (TILE + 1, 3), (3 * TILE - 1, 5)] {
            let grid = Grid::new(zones, rows);
            let mut seen = vec![false; grid.cells()];
            for zone in 0..zones {
                for row in 0..rows {
                    let cell = grid.cell(zone, row);
                    assert!(!std::mem::replace(&mut seen[cell], true), "{zones} {zone} {row}");
                    assert!(grid.byte_row(zone / TILE, row) + zone % TILE / 8 < grid.bytes());
                }
            }
            assert!(seen.iter().all(|cell| *cell));
        }
        assert_eq!(Grid::new(0, 4).bytes(), 0);
    }
}
