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
///
/// Two windows hang on what was published, and are of one subject each:
/// [`Window::latest`] and [`Window::PLAN`].
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
    Latest(u8),
    Plan,
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

    /// Of a stock or level: the latest date for which one was known, of the ends of the
    /// last `quarters` quarters up to the end of the period.
    ///
    /// Few zones publish a stock each quarter; what they had two years ago still says
    /// something, if it is held against what was due two years ago.
    #[must_use]
    pub const fn latest(quarters: u8) -> Window {
        Window::of(Span::Latest(quarters))
    }

    /// Of a target, projected or committed stock or level: the last date for which one was
    /// known, past or to come. Plans for five years and for thirty stand side by side; this
    /// is the long run.
    pub const PLAN: Window = Window::of(Span::Plan);

    /// Whether the stretch hangs on what was published, so that it may be another for each
    /// subject.
    #[must_use]
    pub const fn hangs_on_data(self) -> bool {
        matches!(self.span, Span::Latest(_) | Span::Plan)
    }

    /// Whether it is the end of a plan.
    pub(crate) const fn is_plan(self) -> bool {
        matches!(self.span, Span::Plan)
    }

    /// Whether it can be moved by years: a plan has one end.
    pub(crate) const fn is_movable(self) -> bool {
        !self.is_plan() || self.years_back == 0
    }

    const fn of(span: Span) -> Window {
        Window { span, years_back: 0 }
    }

    /// The stretch, as seen from a period; `None` where it lies before the first
    /// quarter that can be represented, or is empty.
    ///
    /// Of [`Window::latest`] it is the stretch in which to look; of [`Window::PLAN`], which
    /// no period bounds, the period itself.
    #[must_use]
    pub fn resolve(self, period: Period, year: ReportingYear) -> Option<Period> {
        let quarters_back = i32::from(self.years_back).checked_mul(4)?;
        let period = period.shift(quarters_back.checked_neg()?)?;
        match self.span {
            Span::Period | Span::Plan => Some(period),
            Span::YearToDate => year.year_to_date(period.end()),
            Span::Year => year.year_of(period.end()),
            Span::Previous => period.previous(),
            Span::Trailing(quarters) | Span::Latest(quarters) => {
                let first = period.end().plus(1_i32.checked_sub(i32::from(quarters))?)?;
                Period::between(first, period.end()).ok()
            }
        }
    }
}

impl fmt::Display for Window {
    /// The words by which formulas name it: `period`, `year_to_date`, `year`,
    /// `previous`, `trailing_4`, `latest_12`, with `last_year` before it, or `plan`.
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
            Span::Latest(quarters) => write!(f, "latest_{quarters}"),
            Span::Plan => f.write_str("plan"),
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
            "plan" if years_back == 0 => Span::Plan,
            _ => counted(rest).ok_or_else(error)?,
        };
        Ok(Window { span, years_back })
    }
}

/// `trailing_4`, `latest_12`.
fn counted(text: &str) -> Option<Span> {
    let (word, quarters) = text.rsplit_once('_')?;
    let is_number = quarters.bytes().all(|byte| byte.is_ascii_digit());
    let quarters = quarters.parse().ok().filter(|quarters| *quarters > 0 && is_number)?;
    match word {
        "trailing" => Some(Span::Trailing(quarters)),
        "latest" => Some(Span::Latest(quarters)),
        _ => None,
    }
}

/// A text is not a [`Window`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a window: expected `period`, `year_to_date`, `year`, `previous`, \
     `trailing_4` or `latest_12`, with `last_year` before it, or `plan`"
)]
#[non_exhaustive]
pub struct ParseWindowError {
    /// The text.
    pub input: String,
}
