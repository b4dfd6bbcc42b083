//! Results: values and classes of all zones and quarters.

use std::sync::Arc;

use kawasan_rating::Outcome;
use rust_decimal::Decimal;

use crate::compile::outcome;
use crate::lanes::MISSING;
use crate::panel::{Grid, TILE, there_is_room};
use crate::program::{Aggregate, OutputInfo, Program};

/// The outputs of a program for all zones and quarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    grid: Grid,
    outputs: Arc<[OutputInfo]>,
    values: Vec<i64>, // tile by tile, in each by quarter, output and zone
    codes: Vec<u8>,   // tile by tile, in each by quarter and zone
    pub(crate) aggregates: Vec<Aggregate>,
}

impl Results {
    /// Results to be written; `None` if there is no room for them.
    pub(crate) fn empty(program: &Program<'_>) -> Option<Self> {
        let grid = program.panel().grid();
        let codes = if program.methodology().is_some() { grid.cells() } else { 0 };
        let values = grid.cells().checked_mul(program.outputs().len());
        let values = values.filter(|values| there_is_room(values.saturating_add(codes / 8)))?;
        Some(Results {
            grid,
            outputs: program.outputs().into(),
            values: vec![0; values],
            codes: vec![0; codes],
            aggregates: Vec::new(),
        })
    }

    pub(crate) fn are_of(&self, program: &Program<'_>) -> bool {
        self.grid == program.panel().grid()
            && *self.outputs == *program.outputs()
            && self.codes.is_empty() != program.methodology().is_some()
    }

    pub(crate) fn parts(&mut self) -> (&mut [i64], &mut [u8]) {
        (&mut self.values, &mut self.codes)
    }

    /// How many zones and quarters there are.
    #[must_use]
    pub const fn shape(&self) -> (usize, usize) {
        (self.grid.zones, self.grid.rows)
    }

    /// What the outputs are, in their order.
    #[must_use]
    pub fn outputs(&self) -> &[OutputInfo] {
        &self.outputs
    }

    /// An output of a zone in a quarter, all by their places; `None` where it is missing.
    #[must_use]
    pub fn value(&self, output: usize, zone: usize, quarter: usize) -> Option<Decimal> {
        let number = self.number(output, zone, quarter)?;
        let scale = self.outputs.get(output)?.scale;
        Decimal::try_from_i128_with_scale(number.into(), scale).ok()
    }

    /// The same in units of the output's last decimal.
    #[must_use]
    pub fn number(&self, output: usize, zone: usize, quarter: usize) -> Option<i64> {
        self.block(zone, quarter)?.number(output, zone % TILE, quarter)
    }

    /// What the rating of a zone in a quarter comes to; `None` without a methodology.
    #[must_use]
    pub fn outcome(&self, zone: usize, quarter: usize) -> Option<Outcome> {
        self.block(zone, quarter)?.outcome(zone % TILE, quarter)
    }

    /// The indicators of the groups that were asked for, by group, quarter and indicator.
    #[must_use]
    pub fn aggregates(&self) -> &[Aggregate] {
        &self.aggregates
    }

    /// All results in blocks of zones, in the order of the zones.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        (0..self.grid.tiles()).filter_map(|tile| self.tile(tile))
    }

    fn block(&self, zone: usize, quarter: usize) -> Option<Block<'_>> {
        let is_there = zone < self.grid.zones && quarter < self.grid.rows;
        if is_there { self.tile(zone / TILE) } else { None }
    }

    fn tile(&self, tile: usize) -> Option<Block<'_>> {
        let (grid, outputs) = (self.grid, self.outputs.len());
        let (start, cells) = (grid.row(tile, 0), grid.width(tile) * grid.rows);
        let values = self.values.get(start * outputs..(start + cells) * outputs)?;
        let codes = self.codes.get(start..start + cells).unwrap_or(&[]);
        Some(Block::new(tile, grid, outputs, values, codes))
    }
}

/// The outputs of some zones, side by side, over all quarters.
#[derive(Debug, Clone, Copy)]
pub struct Block<'b> {
    first_zone: usize,
    width: usize,
    quarters: usize,
    outputs: usize,
    values: &'b [i64],
    codes: &'b [u8],
}

impl<'b> Block<'b> {
    /// What the numbers of an output hold where it is missing.
    pub const MISSING: i64 = MISSING;

    pub(crate) fn new(
        tile: usize,
        grid: Grid,
        outputs: usize,
        values: &'b [i64],
        codes: &'b [u8],
    ) -> Self {
        let (width, quarters) = (grid.width(tile), grid.rows);
        Block { first_zone: tile * TILE, width, quarters, outputs, values, codes }
    }

    /// The place of the first zone.
    #[must_use]
    pub const fn first_zone(&self) -> usize {
        self.first_zone
    }

    /// How many zones it has.
    #[must_use]
    pub const fn zones(&self) -> usize {
        self.width
    }

    /// How many quarters.
    #[must_use]
    pub const fn quarters(&self) -> usize {
        self.quarters
    }

    /// An output of all its zones in a quarter, in units of the last decimal;
    /// [`MISSING`](Self::MISSING) where it is missing.
    #[must_use]
    pub fn numbers(&self, output: usize, quarter: usize) -> &'b [i64] {
        if output >= self.outputs || quarter >= self.quarters {
            return &[];
        }
        let start = (quarter * self.outputs + output) * self.width;
        self.values.get(start..start + self.width).unwrap_or(&[])
    }

    /// The outcomes of all its zones in a quarter, as codes: the place of the class in the
    /// methodology's list, or what [`outcome_of`](Self::outcome_of) says. Empty without a
    /// methodology.
    #[must_use]
    pub fn codes(&self, quarter: usize) -> &'b [u8] {
        if quarter >= self.quarters {
            return &[];
        }
        let start = quarter * self.width;
        self.codes.get(start..start + self.width).unwrap_or(&[])
    }

    /// The outcome that a code stands for.
    #[must_use]
    pub fn outcome_of(code: u8) -> Outcome {
        outcome(code)
    }

    /// An output of one of its zones, from 0, in a quarter.
    #[must_use]
    pub fn number(&self, output: usize, zone: usize, quarter: usize) -> Option<i64> {
        let number = self.numbers(output, quarter).get(zone).copied();
        number.filter(|number| *number != MISSING)
    }

    /// The outcome of one of its zones, from 0, in a quarter.
    #[must_use]
    pub fn outcome(&self, zone: usize, quarter: usize) -> Option<Outcome> {
        self.codes(quarter).get(zone).map(|code| outcome(*code))
    }
}
