//! Variables: what a term of a formula names, and the figures that answer it.
//!
//! Quarters are indices, four times the year plus 0 to 3, so that no window is
//! found by the code under test.

use kawasan_indicators::Window;
use kawasan_model::{Basis, Figure, Period, Quarter, Timing};

/// A run of quarters by the indices of its first and last.
pub(super) type Run = (i32, i32);

/// Which stretch of time, seen from a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The period itself.
    Period,
    /// From the beginning of the year to the end of the period.
    YearToDate,
    /// The year in which the period ends.
    Year,
    /// The run just before, of the same length.
    Previous,
    /// So many quarters up to the end of the period.
    Trailing(u8),
}

/// A span, perhaps of an earlier year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The span.
    pub span: Span,
    /// How many years earlier.
    pub years_back: u8,
}

impl Stretch {
    /// The window that it stands for.
    #[must_use]
    pub fn window(self) -> Window {
        let window = match self.span {
            Span::Period => Window::PERIOD,
            Span::YearToDate => Window::YEAR_TO_DATE,
            Span::Year => Window::YEAR,
            Span::Previous => Window::PREVIOUS,
            Span::Trailing(quarters) => Window::trailing(quarters),
        };
        (0..self.years_back).fold(window, |window, _| window.last_year())
    }

    /// The quarters, where years begin in a quarter of this number.
    pub(super) fn run(self, period: Run, first_quarter: u8) -> Option<Run> {
        let back = 4 * i32::from(self.years_back);
        let (first, last) = (period.0 - back, period.1 - back);
        let year = start_of_year(last, first_quarter);
        let run = match self.span {
            Span::Period => (first, last),
            Span::YearToDate => (year, last),
            Span::Year => (year, year + 3),
            Span::Previous => (first - (last - first + 1), first - 1),
            Span::Trailing(quarters) => (last + 1 - i32::from(quarters), last),
        };
        // The quarters that can be represented are those of the years 1 to 9999, and all of a
        // period must be before it is moved to another year.
        let exists = |(first, last): Run| first >= 4 && last <= 39_999 && first <= last;
        (exists((first, last)) && exists(run)).then_some(run)
    }
}

/// The index of the quarter in which the year of a quarter begins.
pub(super) fn start_of_year(quarter: i32, first_quarter: u8) -> i32 {
    quarter - (quarter - (i32::from(first_quarter) - 1)).rem_euclid(4)
}

pub(super) fn run_of(period: Period) -> Run {
    let index = |quarter: Quarter| 4 * quarter.year() + i32::from(quarter.number()) - 1;
    (index(period.start()), index(period.end()))
}

pub(super) fn period_of((first, last): Run) -> Option<Period> {
    let quarter = |index: i32| {
        let number = u8::try_from(index.rem_euclid(4)).ok()?;
        Quarter::new(index.div_euclid(4), number + 1).ok()
    };
    Period::between(quarter(first)?, quarter(last)?).ok()
}

/// How figures answer a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One figure for just that.
    Published(Figure),
    /// Flows one after the other, each over so many quarters, as far as the
    /// window goes.
    Tiled(Vec<(Figure, u8)>),
    /// A flow that begins so many quarters earlier, less the one over them.
    Difference {
        /// The longer flow.
        whole: Figure,
        /// The one to subtract.
        prefix: Figure,
        /// How many quarters earlier they begin, 1 to 4.
        earlier: u8,
    },
}

/// What a term of a formula names, and the figures that answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// What it stands on.
    pub basis: Basis,
    /// Flow, stock or level; only flows are tiled or subtracted.
    pub timing: Timing,
    /// Over which stretch, or at its end.
    pub stretch: Stretch,
    /// The figures.
    pub answer: Answer,
}

/// A figure of a variable: when it was, and whether it is subtracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) run: Run,
    pub(super) figure: Figure,
    pub(super) subtracted: bool,
}

impl Variable {
    /// The figures that answer it, over the quarters of its window.
    pub(super) fn pieces(&self, window: Run) -> Option<Vec<Piece>> {
        let piece = |run, figure: &Figure| Piece { run, figure: *figure, subtracted: false };
        let pieces = match &self.answer {
            Answer::Published(figure) => vec![piece(window, figure)],
            Answer::Tiled(tiles) if self.timing == Timing::Flow => {
                let mut from = window.0;
                let mut pieces = Vec::new();
                for (figure, quarters) in tiles {
                    let to = (from + i32::from(*quarters) - 1).min(window.1);
                    if from <= to {
                        pieces.push(piece((from, to), figure));
                        from = to + 1;
                    }
                }
                if from <= window.1 {
                    return None;
                }
                pieces
            }
            Answer::Tiled(tiles) => vec![piece(window, &tiles.first()?.0)],
            Answer::Difference { whole, prefix, earlier } if self.timing == Timing::Flow => {
                let from = window.0 - i32::from(*earlier);
                let prefix = piece((from, window.0 - 1), prefix);
                vec![piece((from, window.1), whole), Piece { subtracted: true, ..prefix }]
            }
            Answer::Difference { whole, .. } => vec![piece(window, whole)],
        };
        Some(pieces)
    }
}
