//! Windows: which stretch of time a term of a formula is about, as seen from the
//! period that is evaluated.

use std::fmt;

use kawasan_model::{Period, ReportingYear};

/// A stretch of time relative to the period that is evaluated.
///
/// For a flow it is the stretch over which the flow is taken; for a stock or
/// level it is the end of that stretch.
///
/// # Examples
///
/// Seen from the second quarter of 2024:
///
/// ```
/// use kawasan_indicators::Window;
/// use kawasan_model::ReportingYear;
///
/// let seen = |window: Window| {
///     let period = "2024-Q2".parse().ok()?;
///     window.resolve(period, ReportingYear::CALENDAR).map(|p| p.to_string())
/// };
/// assert_eq!(seen(Window::PERIOD).as_deref(), Some("2024-Q2"));
/// assert_eq!(seen(Window::YEAR_TO_DATE).as_deref(), Some("2024-S1"));
/// assert_eq!(seen(Window::YEAR).as_deref(), Some("2024"));
/// assert_eq!(seen(Window::YEAR_TO_DATE.last_year()).as_deref(), Some("2023-S1"));
/// assert_eq!(seen(Window::PREVIOUS).as_deref(), Some("2024-Q1"));
/// assert_eq!(seen(Window::trailing(4)).as_deref(), Some("2023-Q3/2024-Q2"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    span: Span,
    years_back: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Span {
    Period,
    YearToDate,
    Year,
    Previous,
    Trailing(u8),
}

impl Window {
    /// The period itself.
    pub const PERIOD: Window = Window::of(Span::Period);
    /// From the beginning of the reporting year to the end of the period.
    pub const YEAR_TO_DATE: Window = Window::of(Span::YearToDate);
    /// The reporting year in which the period ends.
    pub const YEAR: Window = Window::of(Span::Year);
    /// The run of quarters of the same length just before the period. A stock is
    /// taken at its end: the opening stock of the period.
    pub const PREVIOUS: Window = Window::of(Span::Previous);

    /// The last `quarters` quarters up to the end of the period.
    #[must_use]
    pub const fn trailing(quarters: u8) -> Window {
        Window::of(Span::Trailing(quarters))
    }

    /// The same stretch of the year before.
    #[must_use]
    pub const fn last_year(mut self) -> Window {
        self.years_back = self.years_back.saturating_add(1);
        self
    }

    const fn of(span: Span) -> Window {
        Window { span, years_back: 0 }
    }

    /// The stretch, as seen from a period; `None` where it lies before the first
    /// quarter that can be represented, or is empty.
    #[must_use]
    pub fn resolve(self, period: Period, year: ReportingYear) -> Option<Period> {
        let quarters_back = i32::from(self.years_back).checked_mul(4)?;
        let period = period.shift(quarters_back.checked_neg()?)?;
        match self.span {
            Span::Period => Some(period),
            Span::YearToDate => year.year_to_date(period.end()),
            Span::Year => year.year_of(period.end()),
            Span::Previous => period.previous(),
            Span::Trailing(quarters) => {
                let first = period.end().plus(1_i32.checked_sub(i32::from(quarters))?)?;
                Period::between(first, period.end()).ok()
            }
        }
    }
}

impl fmt::Display for Window {
    /// The words by which formulas name it: `period`, `year_to_date`, `year`,
    /// `previous`, `trailing_4`, with `last_year` before it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for _ in 0..self.years_back {
            f.write_str("last_year ")?;
        }
        match self.span {
            Span::Period => f.write_str("period"),
            Span::YearToDate => f.write_str("year_to_date"),
            Span::Year => f.write_str("year"),
            Span::Previous => f.write_str("previous"),
            Span::Trailing(quarters) => write!(f, "trailing_{quarters}"),
        }
    }
}
