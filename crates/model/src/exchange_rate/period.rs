//! When an exchange rate was: an average over a period, or at the close of a day.

use std::fmt;

use time::Date;

use crate::text_enum::text_enum;
use crate::{ParseReportedPeriodError, ReportedPeriod};

/// Whether a rate is an average or a closing rate.
///
/// What flows over a period is converted at its average, what stands at a date
/// at the rate of that date (IAS 21; balance-of-payments manuals say the same).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum RateKind {
    /// The average of a period.
    Average,
    /// That at the close of a day.
    Closing,
}

text_enum!(RateKind, "kind of rate", { Average => "average", Closing => "closing" });

/// When a rate was.
///
/// # Examples
///
/// The close of a year, of its last quarter and of its last day are one:
///
/// ```
/// use kawasan_model::RatePeriod;
///
/// let close = |text| RatePeriod::parse_closing(text);
/// assert_eq!(close("2023")?, close("2023-Q4")?);
/// assert_eq!(close("2023")?, close("2023-12-31")?);
/// assert_eq!(close("2023")?.to_string(), "closing at 2023-12-31");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatePeriod {
    /// The average over this period.
    Average(ReportedPeriod),
    /// At the close of this day.
    Closing(Date),
}

impl RatePeriod {
    /// A closing rate's day: a date, or a period whose last day it is.
    ///
    /// # Errors
    /// [`ParseReportedPeriodError`] if it is neither, and for the empty text.
    pub fn parse_closing(text: &str) -> Result<Self, ParseReportedPeriodError> {
        if let Ok(date) = crate::parse_date(text) {
            return Ok(RatePeriod::Closing(date));
        }
        let period: ReportedPeriod = text.parse()?;
        // No period is stated by the empty text alone, which here is no day.
        let no_day = || ParseReportedPeriodError::Syntax { input: text.to_owned(), at: 0 };
        period.end_date().map(RatePeriod::Closing).ok_or_else(no_day)
    }

    /// Whether it is an average or a closing rate.
    #[must_use]
    pub const fn kind(self) -> RateKind {
        match self {
            RatePeriod::Average(_) => RateKind::Average,
            RatePeriod::Closing(_) => RateKind::Closing,
        }
    }

    /// The first day that it is about; `None` for no stated period.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            RatePeriod::Average(period) => period.first_day(),
            RatePeriod::Closing(day) => Some(day),
        }
    }

    /// The last day that it is about; `None` for no stated period.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            RatePeriod::Average(period) => period.end_date(),
            RatePeriod::Closing(day) => Some(day),
        }
    }

    /// The period as the column of a table has it, beside that of its kind.
    pub(super) fn cell(self) -> String {
        match self {
            RatePeriod::Average(period) => period.to_string(),
            RatePeriod::Closing(day) => day.to_string(),
        }
    }
}

impl fmt::Display for RatePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RatePeriod::Average(period) => write!(f, "average over {period}"),
            RatePeriod::Closing(day) => write!(f, "closing at {day}"),
        }
    }
}
