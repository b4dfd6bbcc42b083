//! Interval arithmetic on exact quotients. It never rounds, so no true value is
//! ever left out.

use std::cmp::Ordering;

use kawasan_model::Interval;

use crate::Fraction;

/// A closed interval; a side without a bound is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// The low end; `None` if there is none.
    pub low: Option<Fraction>,
    /// The high end; `None` if there is none.
    pub high: Option<Fraction>,
}

/// The divisor may be zero, so the quotient may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the divisor may be zero")]
pub struct DivisorHoldsZero;

impl Bounds {
    /// A single value.
    #[must_use]
    pub fn exactly(value: Fraction) -> Bounds {
        Bounds { low: Some(value.clone()), high: Some(value) }
    }

    /// All sums.
    #[must_use]
    pub fn add(&self, other: &Bounds) -> Bounds {
        let sum = |a: &Option<Fraction>, b: &Option<Fraction>| Some(a.as_ref()?.add(b.as_ref()?));
        Bounds { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// All opposites.
    #[must_use]
    pub fn neg(&self) -> Bounds {
        let opposite = |side: &Option<Fraction>| side.as_ref().map(Fraction::neg);
        Bounds { low: opposite(&self.high), high: opposite(&self.low) }
    }

    /// Whether it is a single value.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// The sign of all its values; zero goes with either side, and `None` is for
    /// both sides of zero.
    #[must_use]
    pub fn sign(&self) -> Option<Ordering> {
        let sign = |side: &Option<Fraction>| side.as_ref().map(Fraction::sign);
        match (sign(&self.low), sign(&self.high)) {
            (Some(Ordering::Equal), Some(Ordering::Equal)) => Some(Ordering::Equal),
            (Some(Ordering::Equal | Ordering::Greater), _) => Some(Ordering::Greater),
            (_, Some(Ordering::Equal | Ordering::Less)) => Some(Ordering::Less),
            _ => None,
        }
    }

    /// The smaller of a value of one and a value of the other.
    #[must_use]
    pub fn least(&self, other: &Bounds) -> Bounds {
        let low = match (&self.low, &other.low) {
            (Some(a), Some(b)) => Some(a.min(b).clone()),
            _ => None,
        };
        let high = match (&self.high, &other.high) {
            (Some(a), Some(b)) => Some(a.min(b).clone()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        Bounds { low, high }
    }

    /// How far all values lie from all of the other, and on which side; `None` if
    /// the two meet.
    #[must_use]
    pub fn apart(&self, other: &Bounds) -> Option<(Ordering, Fraction)> {
        let between = |low: &Option<Fraction>, high: &Option<Fraction>| {
            let (low, high) = (low.as_ref()?, high.as_ref()?);
            (low < high).then(|| high.add(&low.neg()))
        };
        let below = between(&self.high, &other.low).map(|far| (Ordering::Less, far));
        below.or_else(|| between(&other.high, &self.low).map(|far| (Ordering::Greater, far)))
    }

    /// The values of both; of two that meet.
    #[must_use]
    pub fn common(&self, other: &Bounds) -> Bounds {
        let inner = |a: &Option<Fraction>, b: &Option<Fraction>, nearer: Ordering| match (
            a.as_ref(),
            b.as_ref(),
        ) {
            (Some(a), Some(b)) => Some(if b.cmp(a) == nearer { b } else { a }.clone()),
            (a, b) => a.or(b).cloned(),
        };
        Bounds {
            low: inner(&self.low, &other.low, Ordering::Greater),
            high: inner(&self.high, &other.high, Ordering::Less),
        }
    }

    /// All values of either, and those between.
    #[must_use]
    pub fn hull(&self, other: &Bounds) -> Bounds {
        let low = self.low.as_ref().zip(other.low.as_ref()).map(|(a, b)| a.min(b).clone());
        let high = self.high.as_ref().zip(other.high.as_ref()).map(|(a, b)| a.max(b).clone());
        Bounds { low, high }
    }

    /// All products.
    #[must_use]
    pub fn mul(&self, other: &Bounds) -> Bounds {
        let sides = [Side::low(&self.low), Side::high(&self.high)];
        let others = [Side::low(&other.low), Side::high(&other.high)];
        let products =
            sides.iter().flat_map(|a| others.iter().map(move |b| a.mul(b))).collect::<Vec<_>>();
        Bounds {
            low: products.iter().min().and_then(Side::finite),
            high: products.iter().max().and_then(Side::finite),
        }
    }

    /// All quotients.
    ///
    /// # Errors
    /// [`DivisorHoldsZero`].
    pub fn div(&self, other: &Bounds) -> Result<Bounds, DivisorHoldsZero> {
        let below = other.high.as_ref().is_some_and(|high| high.sign() == Ordering::Less);
        let above = other.low.as_ref().is_some_and(|low| low.sign() == Ordering::Greater);
        if !below && !above {
            return Err(DivisorHoldsZero);
        }
        // The reciprocal falls, so the bounds change places; beyond every bound it nears zero.
        let inverse = |side: &Option<Fraction>| {
            side.as_ref().map_or(Some(Fraction::ZERO), |bound| Fraction::ONE.div(bound))
        };
        let reciprocal = Bounds { low: inverse(&other.high), high: inverse(&other.low) };
        Ok(self.mul(&reciprocal))
    }
}

impl From<&Interval> for Bounds {
    fn from(interval: &Interval) -> Self {
        Bounds {
            low: interval.low().map(Fraction::from),
            high: interval.high().map(Fraction::from),
        }
    }
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    BelowAll,
    At(Fraction),
    AboveAll,
}

impl Side {
    fn low(bound: &Option<Fraction>) -> Side {
        bound.clone().map_or(Side::BelowAll, Side::At)
    }

    fn high(bound: &Option<Fraction>) -> Side {
        bound.clone().map_or(Side::AboveAll, Side::At)
    }

    fn sign(&self) -> Ordering {
        match self {
            Side::BelowAll => Ordering::Less,
            Side::At(value) => value.sign(),
            Side::AboveAll => Ordering::Greater,
        }
    }

    fn mul(&self, other: &Side) -> Side {
        if let (Side::At(a), Side::At(b)) = (self, other) {
            return Side::At(a.mul(b));
        }
        match (self.sign(), other.sign()) {
            // No value of the other side is beyond all bounds, so zero times it is zero.
            (Ordering::Equal, _) | (_, Ordering::Equal) => Side::At(Fraction::ZERO),
            (a, b) if a == b => Side::AboveAll,
            _ => Side::BelowAll,
        }
    }

    fn finite(&self) -> Option<Fraction> {
        match self {
            Side::At(value) => Some(value.clone()),
            Side::BelowAll | Side::AboveAll => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn bounds(low: Option<i64>, high: Option<i64>) -> Bounds {
        let side = |bound: Option<i64>| bound.map(|b| Fraction::from(Decimal::from(b)));
        Bounds { low: side(low), high: side(high) }
    }

    #[test]
    fn products_take_the_extremes_of_the_corners() {
        let product = bounds(Some(-2), Some(3)).mul(&bounds(Some(-5), Some(7)));
        assert_eq!(product, bounds(Some(-15), Some(21)));
        assert_eq!(bounds(Some(0), Some(1)).mul(&bounds(Some(2), None)), bounds(Some(0), None));
        assert_eq!(bounds(Some(-1), Some(1)).mul(&bounds(Some(2), None)), bounds(None, None));
        assert_eq!(bounds(None, Some(-1)).mul(&bounds(Some(2), Some(3))), bounds(None, Some(-2)));
    }

    #[test]
    fn intervals_meet_or_lie_apart() {
        let far = |n: i64| Fraction::from(Decimal::from(n));
        let (a, b) = (bounds(Some(1), Some(3)), bounds(Some(5), None));
        assert_eq!(a.apart(&b), Some((Ordering::Less, far(2))));
        assert_eq!(b.apart(&a), Some((Ordering::Greater, far(2))));
        // Touching counts as meeting.
        let c = bounds(Some(3), Some(5));
        assert_eq!((a.apart(&c), c.apart(&b)), (None, None));
        assert_eq!(a.common(&c), bounds(Some(3), Some(3)));
        assert_eq!(bounds(None, Some(2)).common(&a), bounds(Some(1), Some(2)));
    }

    #[test]
    fn a_quotient_needs_a_divisor_clear_of_zero() {
        let six = bounds(Some(6), Some(12));
        assert_eq!(six.div(&bounds(Some(2), Some(3))), Ok(bounds(Some(2), Some(6))));
        assert_eq!(six.div(&bounds(Some(-3), Some(-2))), Ok(bounds(Some(-6), Some(-2))));
        assert_eq!(six.div(&bounds(Some(2), None)), Ok(bounds(Some(0), Some(6))));
        for zero in [(Some(0), Some(1)), (Some(-1), Some(1)), (None, None), (Some(-1), Some(0))] {
            assert_eq!(six.div(&bounds(zero.0, zero.1)), Err(DivisorHoldsZero));
        }
    }
}
