//! What makes two figures releases of one fact.

use std::fmt;

use time::Date;

use super::{Series, Timing};
use crate::{ReportedPeriod, Unit};

/// The identity of an observation: its series, unit and period. Amounts in
/// different currencies have different keys; they meet only through a rate.
///
/// # Examples
///
/// A stock is a fact about a date, so a year's, its second half's and its last
/// quarter's are one:
///
/// ```
/// use kawasan_model::{Basis, ObservationKey, Series, Subject, Timing, Unit};
///
/// let of = |timing, period: &str| {
///     let series = Series::new(Subject::National, "investment".parse()?, Basis::Realised, timing);
///     Ok::<_, Box<dyn std::error::Error>>(ObservationKey::new(series, Unit::IDR, period.parse()?))
/// };
/// assert_eq!(of(Timing::Stock, "2024")?, of(Timing::Stock, "2024-Q4")?);
/// assert_ne!(of(Timing::Flow, "2024")?, of(Timing::Flow, "2024-Q4")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct ObservationKey {
    /// What it is of.
    pub series: Series,
    /// The unit of its value.
    pub unit: Unit,
    /// When.
    pub period: KeyPeriod,
}

/// The period of an [`ObservationKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum KeyPeriod {
    /// None is stated.
    Unstated,
    /// At the end of this day: of stocks and levels.
    At(Date),
    /// Over this period: of flows.
    Over(ReportedPeriod),
}

impl ObservationKey {
    /// The key of a series in a unit for a period.
    #[must_use]
    pub fn new(series: Series, unit: Unit, period: ReportedPeriod) -> Self {
        let period = match (series.timing, period.end_date()) {
            (_, None) => KeyPeriod::Unstated,
            (Timing::Flow, Some(_)) => KeyPeriod::Over(period),
            (Timing::Stock | Timing::Level, Some(end)) => KeyPeriod::At(end),
        };
        ObservationKey { series, unit, period }
    }
}

impl fmt::Display for KeyPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyPeriod::Unstated => f.write_str("(no period)"),
            KeyPeriod::At(date) => write!(f, "at {date}"),
            KeyPeriod::Over(period) => write!(f, "{period}"),
        }
    }
}

impl fmt::Display for ObservationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} in {}", self.series, self.period, self.unit)
    }
}
