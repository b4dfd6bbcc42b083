//! Closed intervals of decimals, either side of which may be open-ended.

use rust_decimal::Decimal;

use crate::exact::{self, Overflow};

/// What a published figure leaves open: a closed interval. A side without a
/// bound is `None`.
///
/// # Examples
///
/// Two releases agree when their intervals share a value. Touching is enough:
///
/// ```
/// use kawasan_model::Figure;
///
/// let kompas: Figure = "Rp113,2 triliun".parse()?; // 113.15 to 113.25
/// let fakta: Figure = "sekitar Rp113,3 triliun".parse()?; // 113.25 to 113.35
/// assert!(kompas.interval().overlaps(&fakta.interval()));
///
/// let january: Figure = "55.678 orang".parse()?;
/// let june: Figure = "66.740 orang".parse()?;
/// assert!(!january.interval().overlaps(&june.interval()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "serde_form::RawInterval", into = "serde_form::RawInterval")
)]
pub struct Interval {
    low: Option<Decimal>, // INVARIANT: low <= high where both are
    high: Option<Decimal>,
}

impl Interval {
    /// From no bound to no bound.
    pub const UNBOUNDED: Interval = Interval { low: None, high: None };

    /// An interval between two bounds, both included.
    ///
    /// # Errors
    /// [`IntervalError`] if `low` is above `high`.
    pub fn new(low: Option<Decimal>, high: Option<Decimal>) -> Result<Self, IntervalError> {
        match (low, high) {
            (Some(low), Some(high)) if low > high => Err(IntervalError { low, high }),
            _ => Ok(Interval { low, high }),
        }
    }

    /// The interval of one value.
    #[must_use]
    pub const fn exactly(value: Decimal) -> Self {
        Interval { low: Some(value), high: Some(value) }
    }

    /// From `value` to no bound.
    #[must_use]
    pub const fn from(value: Decimal) -> Self {
        Interval { low: Some(value), high: None }
    }

    /// From no bound to `value`.
    #[must_use]
    pub const fn to(value: Decimal) -> Self {
        Interval { low: None, high: Some(value) }
    }

    /// The lower bound, if there is one.
    #[must_use]
    pub const fn low(&self) -> Option<Decimal> {
        self.low
    }

    /// The upper bound, if there is one.
    #[must_use]
    pub const fn high(&self) -> Option<Decimal> {
        self.high
    }

    /// Whether it holds a value.
    #[must_use]
    pub fn contains(&self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether it holds all of another.
    #[must_use]
    pub fn encloses(&self, other: &Interval) -> bool {
        self.low.is_none_or(|low| other.low.is_some_and(|its| low <= its))
            && self.high.is_none_or(|high| other.high.is_some_and(|its| its <= high))
    }

    /// Whether the two share a value; touching counts.
    #[must_use]
    pub fn overlaps(&self, other: &Interval) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    /// Whether every value of this one is below every value of the other.
    #[must_use]
    pub fn is_below(&self, other: &Interval) -> bool {
        matches!((self.high, other.low), (Some(high), Some(low)) if high < low)
    }

    /// What the two share, if anything.
    #[must_use]
    pub fn intersection(&self, other: &Interval) -> Option<Interval> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Interval::new(low, high).ok()
    }

    /// Whether it is a single value.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// The distance between the bounds; `None` without a bound, or where the
    /// distance doesn't fit a decimal.
    #[must_use]
    pub fn width(&self) -> Option<Decimal> {
        exact::sub(self.high?, self.low?).ok()
    }

    /// All sums of a value of one and a value of the other.
    ///
    /// # Errors
    /// [`Overflow`] if a bound doesn't fit a decimal exactly.
    pub fn add(&self, other: &Interval) -> Result<Interval, Overflow> {
        let sum = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(a), Some(b)) => exact::add(a, b).map(Some),
            _ => Ok(None),
        };
        Ok(Interval { low: sum(self.low, other.low)?, high: sum(self.high, other.high)? })
    }

    /// The interval of the opposite values.
    #[must_use]
    pub fn negate(&self) -> Interval {
        Interval { low: self.high.map(|high| -high), high: self.low.map(|low| -low) }
    }

    /// All differences between a value of one and a value of the other.
    ///
    /// # Errors
    /// [`Overflow`] if a bound doesn't fit a decimal exactly.
    pub fn sub(&self, other: &Interval) -> Result<Interval, Overflow> {
        self.add(&other.negate())
    }
}

/// The bounds of an [`Interval`] are the wrong way round.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an interval from {low} to {high} is empty: expected the lower bound first")]
#[non_exhaustive]
pub struct IntervalError {
    /// The first bound.
    pub low: Decimal,
    /// The second bound.
    pub high: Decimal,
}

#[cfg(feature = "serde")]
mod serde_form {
    //! `{"low": "15050000000000", "high": null}`.

    use rust_decimal::Decimal;

    use super::{Interval, IntervalError};
    use crate::decimal_text::DecimalText;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct RawInterval {
        low: Option<DecimalText>,
        high: Option<DecimalText>,
    }

    impl TryFrom<RawInterval> for Interval {
        type Error = IntervalError;

        fn try_from(raw: RawInterval) -> Result<Self, Self::Error> {
            Interval::new(raw.low.map(Decimal::from), raw.high.map(Decimal::from))
        }
    }

    impl From<Interval> for RawInterval {
        fn from(interval: Interval) -> RawInterval {
            RawInterval {
                low: interval.low().map(DecimalText::from),
                high: interval.high().map(DecimalText::from),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: i64, high: i64) -> Interval {
        Interval::new(Some(low.into()), Some(high.into())).unwrap()
    }

    #[test]
    fn touching_is_overlapping() {
        assert!(between(1, 2).overlaps(&between(2, 3)));
        assert!(!between(1, 2).overlaps(&between(3, 4)));
        assert!(Interval::from(2.into()).overlaps(&between(1, 2)));
        assert!(!Interval::from(3.into()).overlaps(&between(1, 2)));
        assert!(Interval::UNBOUNDED.overlaps(&between(1, 2)));
    }

    #[test]
    fn intersections_and_enclosure() {
        assert_eq!(between(1, 3).intersection(&between(2, 5)), Some(between(2, 3)));
        assert_eq!(between(1, 2).intersection(&between(3, 5)), None);
        assert_eq!(Interval::to(4.into()).intersection(&between(2, 5)), Some(between(2, 4)));
        assert!(Interval::from(1.into()).encloses(&between(1, 9)));
        assert!(!between(1, 9).encloses(&Interval::from(1.into())));
    }

    #[test]
    fn sums_and_differences_cover_all_choices() {
        assert_eq!(between(1, 2).add(&between(10, 20)), Ok(between(11, 22)));
        assert_eq!(between(10, 20).sub(&between(1, 2)), Ok(between(8, 19)));
        assert_eq!(Interval::from(5.into()).sub(&between(1, 2)), Ok(Interval::from(3.into())));
        assert_eq!(between(1, 2).sub(&Interval::from(0.into())), Ok(Interval::to(2.into())));
    }

    #[test]
    fn bounds_the_wrong_way_round_are_refused() {
        assert!(Interval::new(Some(2.into()), Some(1.into())).is_err());
    }
}
