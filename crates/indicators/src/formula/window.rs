//! Windows: which stretch of time a term of a formula is about, as seen from the
//! period that is evaluated.

use std::fmt;
use std::str::FromStr;

use kawasan_model::{Period, ReportingYear};

/// The word for the same stretch a year before.
const LAST_YEAR: &str = "last_year";

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
            write!(f, "{LAST_YEAR} ")?;
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

impl FromStr for Window {
    type Err = ParseWindowError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseWindowError { input: text.to_owned() };
        let mut rest = text.trim();
        let mut years_back: u8 = 0;
        while let Some(span) = rest.strip_prefix(LAST_YEAR) {
            rest = span.trim_start();
            years_back = years_back.checked_add(1).ok_or_else(error)?;
        }
        let span = match rest {
            "period" => Span::Period,
            "year_to_date" => Span::YearToDate,
            "year" => Span::Year,
            "previous" => Span::Previous,
            _ => {
                let quarters = rest.strip_prefix("trailing_").ok_or_else(error)?;
                let quarters = quarters.parse().map_err(|_| error())?;
                Some(quarters).filter(|n| *n > 0).map(Span::Trailing).ok_or_else(error)?
            }
        };
        Ok(Window { span, years_back })
    }
}

/// A text is not a [`Window`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a window: expected `period`, `year_to_date`, `year`, `previous` or \
     `trailing_4`, with `last_year` before it"
)]
#[non_exhaustive]
pub struct ParseWindowError {
    /// The text.
    pub input: String,
}
