//! The cells of a column.

use super::grid::{Grid, TILE};

/// One bit a cell: whether there is something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    grid: Grid,
    bytes: Vec<u8>,
}

impl Bits {
    pub(crate) fn none(grid: Grid) -> Self {
        Bits { grid, bytes: vec![0; grid.bytes()] }
    }

    fn place(&self, zone: usize, row: usize) -> (usize, u8) {
        let lane = zone % TILE;
        (self.grid.byte_row(zone / TILE, row) + lane / 8, 1 << (lane % 8))
    }

    pub(crate) fn get(&self, zone: usize, row: usize) -> bool {
        if !self.grid.holds(zone, row) {
            return false;
        }
        let (byte, bit) = self.place(zone, row);
        self.bytes.get(byte).is_some_and(|byte| byte & bit != 0)
    }

    /// Sets a bit; whether it was set before.
    pub(crate) fn set(&mut self, zone: usize, row: usize) -> bool {
        let (byte, bit) = self.place(zone, row);
        let Some(byte) = self.bytes.get_mut(byte) else { return false };
        let before = *byte & bit != 0;
        *byte |= bit;
        before
    }

    /// The bytes of a row of a tile.
    pub(crate) fn row(&self, tile: usize, row: usize) -> &[u8] {
        let start = self.grid.byte_row(tile, row);
        let len = self.grid.width(tile).div_ceil(8);
        self.bytes.get(start..start + len).unwrap_or(&[])
    }

    fn are_all_set(&self) -> bool {
        (0..self.grid.tiles()).all(|tile| self.tile_is_full(tile))
    }

    fn tile_is_full(&self, tile: usize) -> bool {
        let width = self.grid.width(tile);
        (0..self.grid.rows).all(|row| is_full(self.row(tile, row), width))
    }
}

/// Whether the first `width` bits are set.
pub(crate) fn is_full(bytes: &[u8], width: usize) -> bool {
    let rest = match width % 8 {
        0 => u8::MAX,
        rest => (1_u8 << rest) - 1,
    };
    match bytes.split_last() {
        None => true,
        Some((last, others)) => last & rest == rest && others.iter().all(|byte| *byte == u8::MAX),
    }
}

/// The smallest and the largest number of some cells, and whether some are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spread {
    pub(crate) least: i64,
    pub(crate) greatest: i64,
    pub(crate) has_gaps: bool,
}

impl Spread {
    fn and(self, other: Spread) -> Spread {
        Spread {
            least: self.least.min(other.least),
            greatest: self.greatest.max(other.greatest),
            has_gaps: self.has_gaps || other.has_gaps,
        }
    }
}

/// Over which tiles.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Over<'o> {
    All,
    Tile(usize),
    /// Those of which it says so.
    Tiles(&'o [bool]),
}

/// Numbers in the order of their grid; what is missing holds 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cells {
    pub(crate) grid: Grid,
    numbers: Vec<i64>,
    known: Option<Bits>,  // `None` where nothing is missing
    spreads: Vec<Spread>, // of the tiles
    whole: Spread,
}

impl Cells {
    /// Cells of which a function says what they hold; `None` if there is no room for them.
    pub(crate) fn generate(
        grid: Grid,
        mut of: impl FnMut(usize, usize) -> Option<i64>,
    ) -> Option<Self> {
        let mut filling = Filling::new(grid)?;
        for tile in 0..grid.tiles() {
            for row in 0..grid.rows {
                for lane in 0..grid.width(tile) {
                    let zone = tile * TILE + lane;
                    if let Some(number) = of(zone, row) {
                        filling.set(zone, row, number);
                    }
                }
            }
        }
        Some(filling.finish())
    }

    pub(crate) fn get(&self, zone: usize, row: usize) -> Option<i64> {
        // Beyond a tile's zones lie those of the next row.
        if !self.grid.holds(zone, row) {
            return None;
        }
        if self.known.as_ref().is_some_and(|known| !known.get(zone, row)) {
            return None;
        }
        self.numbers.get(self.grid.cell(zone, row)).copied()
    }

    /// The numbers of a row of a tile.
    pub(crate) fn row(&self, tile: usize, row: usize) -> &[i64] {
        let start = self.grid.row(tile, row);
        self.numbers.get(start..start + self.grid.width(tile)).unwrap_or(&[])
    }

    /// The numbers of a tile, row after row.
    pub(crate) fn tile(&self, tile: usize) -> &[i64] {
        let (start, end) = (self.grid.row(tile, 0), self.grid.row(tile, self.grid.rows));
        self.numbers.get(start..end).unwrap_or(&[])
    }

    /// Which of them are known; `None` if all are.
    pub(crate) fn known_row(&self, tile: usize, row: usize) -> Option<&[u8]> {
        self.known.as_ref().map(|known| known.row(tile, row))
    }

    /// What the numbers of some tiles lie between.
    pub(crate) fn spread(&self, over: Over<'_>) -> Spread {
        match over {
            Over::All => self.whole,
            Over::Tile(tile) => self.spreads.get(tile).copied().unwrap_or(self.whole),
            Over::Tiles(tiles) => {
                let own = self.spreads.iter().zip(tiles).filter(|(_, is_in)| **is_in);
                let spreads = own.map(|(spread, _)| *spread);
                spreads.reduce(Spread::and).unwrap_or(self.whole)
            }
        }
    }

    /// What it takes in memory.
    pub(crate) fn bytes(&self) -> usize {
        let bits = self.known.as_ref().map_or(0, |known| known.bytes.capacity());
        self.numbers.capacity() * size_of::<i64>()
            + bits
            + self.spreads.capacity() * size_of::<Spread>()
    }
}

/// Whether there is memory for so many numbers; without an answer the program would end.
pub(crate) fn there_is_room(numbers: usize) -> bool {
    let mut asked: Vec<i64> = Vec::new();
    let answer = asked.try_reserve_exact(numbers);
    // What nobody looks at, a compiler need not ask for.
    std::hint::black_box(&asked);
    answer.is_ok()
}

/// Cells that are being filled.
#[derive(Debug, Clone)]
pub(crate) struct Filling {
    grid: Grid,
    numbers: Vec<i64>,
    known: Bits,
}

impl Filling {
    /// `None` if there is no room for so many.
    pub(crate) fn new(grid: Grid) -> Option<Self> {
        let cells = grid.zones.checked_mul(grid.rows).filter(|cells| there_is_room(*cells))?;
        Some(Filling { grid, numbers: vec![0; cells], known: Bits::none(grid) })
    }

    /// Sets a cell; whether it had been set before.
    pub(crate) fn set(&mut self, zone: usize, row: usize, number: i64) -> bool {
        if let Some(slot) = self.numbers.get_mut(self.grid.cell(zone, row)) {
            *slot = number;
        }
        self.known.set(zone, row)
    }

    pub(crate) fn finish(self) -> Cells {
        let Filling { grid, numbers, known } = self;
        let spreads: Vec<Spread> = (0..grid.tiles())
            .map(|tile| {
                let start = grid.row(tile, 0);
                let of_tile = numbers.get(start..grid.row(tile, grid.rows)).unwrap_or(&[]);
                Spread {
                    least: of_tile.iter().copied().min().unwrap_or(0),
                    greatest: of_tile.iter().copied().max().unwrap_or(0),
                    has_gaps: !known.tile_is_full(tile),
                }
            })
            .collect();
        let nothing = Spread { least: 0, greatest: 0, has_gaps: false };
        let whole = spreads.iter().copied().reduce(Spread::and).unwrap_or(nothing);
        let known = if known.are_all_set() { None } else { Some(known) };
        Cells { grid, numbers, known, spreads, whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_there_and_nothing_else() {
        let grid = Grid::new(TILE + 5, 3);
        let of = |zone: usize, row: usize| {
            (zone % 3 != row).then(|| i64::try_from(zone * 10 + row).unwrap())
        };
        let cells = Cells::generate(grid, of).unwrap();
        for zone in 0..grid.zones {
            for row in 0..3 {
                assert_eq!(cells.get(zone, row), of(zone, row), "{zone} {row}");
            }
        }
        for (zone, row) in [(grid.zones, 0), (0, 3), (usize::MAX, 0), (0, usize::MAX)] {
            assert_eq!(cells.get(zone, row), None, "{zone} {row}");
        }
        let spread = cells.spread(Over::Tile(1));
        assert!(spread.has_gaps);
        let known = (TILE..TILE + 5).flat_map(|zone| (0..3).filter_map(move |row| of(zone, row)));
        assert_eq!(Some(spread.greatest), known.max());
        let full = Cells::generate(grid, |_, _| Some(-7)).unwrap();
        assert_eq!(full.spread(Over::All), Spread { least: -7, greatest: -7, has_gaps: false });
        assert!(full.known_row(0, 0).is_none());
    }

    #[test]
    fn what_no_memory_holds_is_refused() {
        for (zones, rows) in [(usize::MAX, 2), (usize::MAX / 16, 8), (1 << 60, 1)] {
            assert!(Filling::new(Grid::new(zones, rows)).is_none(), "{zones} {rows}");
        }
    }

    #[test]
    fn there_is_room_for_little_and_none_for_more_than_any_machine_has() {
        assert!(there_is_room(0) && there_is_room(1_000));
        // Can be counted in bytes, the second one not even that.
        assert!(!there_is_room(1 << 57) && !there_is_room(1 << 62));
    }

    #[test]
    fn the_bits_beyond_the_width_do_not_count() {
        assert!(is_full(&[0b0001_1111], 5));
        assert!(!is_full(&[0b0000_1111], 5));
        assert!(is_full(&[0xff, 0xff], 16));
        assert!(!is_full(&[0xfe, 0xff], 16));
    }
}
