//! From a term of a formula to the cells that answer it.
//!
//! As in the row evaluator, a flow over a window is answered by the flow of just that year, if
//! the window is one; else by flows that tile it, the fewest, so that a year speaks before its
//! quarters; else, over the last three quarters of a year, by that year less its first quarter.
//! Stocks and levels are those at the window's end.

use kawasan_indicators::Term;
use kawasan_model::{Period, Quarter, Timing};

use super::{Compiler, Ratio};
use crate::graph::NodeId;
use crate::national;
use crate::panel::{Column, Every, Held};

/// The columns that may answer a term.
#[derive(Debug, Clone, Copy)]
struct Columns {
    quarterly: Option<usize>,
    yearly: Option<usize>,
    scale: i32, // the finer of both
}

impl Compiler<'_> {
    /// The node that answers a term of a zone in a quarter, with its scale; `None` if nothing can.
    pub(crate) fn own(&mut self, term: &Term, quarter: usize) -> Option<(NodeId, i32)> {
        let seen_from = self.panel.quarter(quarter)?;
        let window = term.window().resolve(seen_from.into(), self.panel.reporting_year())?;
        let columns = self.columns_of(term)?;
        let node = match term.timing() {
            _ if term.window().hangs_on_data() => self.latest(columns, window),
            Timing::Flow => self.flow(columns, window),
            Timing::Stock | Timing::Level => self.at_end(columns, window.end()),
        };
        Some((node, columns.scale)).filter(|_| !self.graph.is_missing(node))
    }

    /// What was published for the nation.
    pub(crate) fn national(&mut self, term: &Term, quarter: usize) -> Ratio {
        match national::value(self.panel, term, quarter) {
            None => self.missing_ratio(),
            Some(value) => self.fraction(&value),
        }
    }

    fn columns_of(&self, term: &Term) -> Option<Columns> {
        let find = |every| {
            let mut columns = self.panel.columns().iter();
            columns.position(|column| column.every == every && column.key.answers(term))
        };
        let (quarterly, yearly) = (find(Every::Quarter), find(Every::Year));
        let both = [quarterly, yearly].into_iter().flatten();
        let scale = both.filter_map(|place| Some(self.panel.columns().get(place)?.scale)).max()?;
        Some(Columns { quarterly, yearly, scale })
    }

    fn flow(&mut self, columns: Columns, window: Period) -> NodeId {
        let tiled = self.tiled(columns, window);
        let Some(year) = self.year_less_its_first_quarter(columns, window) else { return tiled };
        let known = self.graph.known(vec![tiled]);
        self.graph.choose(known, tiled, year)
    }

    /// Years where they are known, else quarters, one after the other.
    fn tiled(&mut self, columns: Columns, window: Period) -> NodeId {
        let mut sum: Option<NodeId> = None;
        let mut from = window.start();
        while from <= window.end() {
            let year = self.panel.reporting_year().year_of(from);
            let year = year.filter(|year| columns.yearly.is_some() && year.start() == from);
            let (piece, last) = match year.filter(|year| window.contains(*year)) {
                Some(year) => (self.year_or_quarters(columns, year), year.end()),
                None => (self.quarter_cell(columns, from), from),
            };
            sum = Some(match sum {
                None => piece,
                Some(sum) => self.graph.sum(sum, piece),
            });
            // The last quarter of all has none after it.
            match last.next() {
                Some(next) => from = next,
                None => break,
            }
        }
        sum.unwrap_or_else(|| self.graph.missing())
    }

    fn year_or_quarters(&mut self, columns: Columns, year: Period) -> NodeId {
        let published = self.year_cell(columns, year);
        let none = Columns { yearly: None, ..columns };
        let quarters = self.tiled(none, year);
        let known = self.graph.known(vec![published]);
        self.graph.choose(known, published, quarters)
    }

    fn year_less_its_first_quarter(&mut self, columns: Columns, window: Period) -> Option<NodeId> {
        columns.yearly.and(columns.quarterly)?;
        let year = self.panel.reporting_year().year_of(window.end())?;
        let first = window.start().prev()?;
        if year.end() != window.end() || year.start() != first {
            return None;
        }
        let (year, first) = (self.year_cell(columns, year), self.quarter_cell(columns, first));
        Some(self.graph.linear((year, 1), (first, -1), 0))
    }

    /// The last stock or level that is known at the ends of some quarters.
    fn latest(&mut self, columns: Columns, stretch: Period) -> NodeId {
        // From the first quarter on, so that each later one speaks before.
        let mut found = self.graph.missing();
        for quarter in stretch.quarters() {
            let own = self.at_end(columns, quarter);
            let known = self.graph.known(vec![own]);
            found = self.graph.choose(known, own, found);
        }
        found
    }

    /// A stock or level at the end of a quarter.
    fn at_end(&mut self, columns: Columns, end: Quarter) -> NodeId {
        let quarterly = self.quarter_cell(columns, end);
        let year = self.panel.reporting_year().year_of(end).filter(|year| year.end() == end);
        let Some(year) = year.filter(|_| columns.yearly.is_some()) else { return quarterly };
        let yearly = self.year_cell(columns, year);
        let known = self.graph.known(vec![quarterly]);
        self.graph.choose(known, quarterly, yearly)
    }

    fn quarter_cell(&mut self, columns: Columns, quarter: Quarter) -> NodeId {
        let place = columns.quarterly.zip(self.panel.place(quarter));
        self.cell(place, columns.scale)
    }

    fn year_cell(&mut self, columns: Columns, year: Period) -> NodeId {
        let place = columns.yearly.zip(self.panel.row_of_year(year));
        self.cell(place, columns.scale)
    }

    /// The number of a column in a row, at a scale.
    fn cell(&mut self, place: Option<(usize, usize)>, scale: i32) -> NodeId {
        let panel = self.panel;
        let found = place.and_then(|(place, row)| Some((place, row, panel.columns().get(place)?)));
        let Some((place, row, column)) = found else { return self.graph.missing() };
        let node = self.number(place, row, column);
        let mut finer = scale - column.scale;
        let mut scaled = node;
        while finer > 0 {
            let step = finer.min(30);
            scaled = self.graph.affine(scaled, 10_i128.pow(step.unsigned_abs()), 0);
            finer -= step;
        }
        scaled
    }

    fn number(&mut self, place: usize, row: usize, column: &Column) -> NodeId {
        let id = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        match &column.held {
            Held::Cells(_) => self.graph.cell(id(place), id(row)),
            Held::Accumulated { flow, opening } => {
                // The sums up to the quarters before are made once, not for each quarter anew.
                let mut sums = self.accumulated.remove(&place).unwrap_or_default();
                let mut sum = match (sums.last(), opening) {
                    (Some(last), _) => *last,
                    (None, Some(_)) => self.graph.opening(id(place)),
                    (None, None) => self.graph.constant(0),
                };
                for row in sums.len()..=row {
                    let cell = self.graph.cell(id(*flow), id(row));
                    sum = self.graph.sum(sum, cell);
                    sums.push(sum);
                }
                let up_to = sums.get(row).copied().unwrap_or(sum);
                self.accumulated.insert(place, sums);
                up_to
            }
        }
    }
}
