//! Intervals of rationals, in which every occurrence of a figure counts for
//! itself: the widest bounds that an evaluator may give.

use dashu_ratio::RBig;
use kawasan_model::Interval;

use super::rational::rational;

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// No lower bound.
    Below,
    /// A bound, which belongs to the interval.
    At(RBig),
    /// No upper bound.
    Above,
}

impl End {
    fn sign(&self) -> i8 {
        match self {
            End::Below => -1,
            End::Above => 1,
            End::At(value) if *value < RBig::ZERO => -1,
            End::At(value) => i8::from(*value > RBig::ZERO),
        }
    }

    fn plus(&self, other: &End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(a + b),
            (End::At(_), open) | (open, _) => open.clone(),
        }
    }

    fn times(&self, other: &End) -> End {
        match (self, other) {
            (End::At(a), End::At(b)) => End::At(a * b),
            _ => match self.sign() * other.sign() {
                0 => End::At(RBig::ZERO),
                1 => End::Above,
                _ => End::Below,
            },
        }
    }

    fn opposite(&self) -> End {
        match self {
            End::Below => End::Above,
            End::At(value) => End::At(-value.clone()),
            End::Above => End::Below,
        }
    }

    fn inverse(&self) -> End {
        match self {
            End::At(value) => End::At(RBig::ONE / value),
            End::Below | End::Above => End::At(RBig::ZERO),
        }
    }
}

/// A closed interval of rationals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
}

impl Bounds {
    /// The interval of one value.
    #[must_use]
    pub fn exactly(value: RBig) -> Bounds {
        Bounds { low: End::At(value.clone()), high: End::At(value) }
    }

    /// The interval of a figure.
    #[must_use]
    pub fn of(interval: &Interval) -> Bounds {
        let end = |bound: Option<_>, open| bound.map_or(open, |bound| End::At(rational(bound)));
        Bounds { low: end(interval.low(), End::Below), high: end(interval.high(), End::Above) }
    }

    /// All sums.
    #[must_use]
    pub fn plus(&self, other: &Bounds) -> Bounds {
        Bounds { low: self.low.plus(&other.low), high: self.high.plus(&other.high) }
    }

    /// All opposite values.
    #[must_use]
    pub fn opposite(&self) -> Bounds {
        Bounds { low: self.high.opposite(), high: self.low.opposite() }
    }

    /// All products.
    #[must_use]
    pub fn times(&self, other: &Bounds) -> Bounds {
        let mut corners = [
            self.low.times(&other.low),
            self.low.times(&other.high),
            self.high.times(&other.low),
            self.high.times(&other.high),
        ];
        corners.sort();
        let [low, _, _, high] = corners;
        Bounds { low, high }
    }

    /// All quotients; `None` where the divisor may be zero.
    #[must_use]
    pub fn over(&self, divisor: &Bounds) -> Option<Bounds> {
        if divisor.low.sign() <= 0 && divisor.high.sign() >= 0 {
            return None;
        }
        Some(self.times(&Bounds { low: divisor.high.inverse(), high: divisor.low.inverse() }))
    }
}
