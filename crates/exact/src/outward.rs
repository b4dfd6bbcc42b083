//! Exact bounds as decimals, never narrower than they are.

use kawasan_model::Interval;
use rust_decimal::Decimal;

use crate::{Bounds, Fraction, Rounding, RoundingMode};

impl Bounds {
    /// Bounds as decimals: exactly where a decimal of so many places holds them,
    /// else rounded outward. What doesn't fit with so many places gets as many as do;
    /// what is beyond all decimals is left open.
    #[must_use]
    pub fn outward(&self, scale: u32) -> Interval {
        let side = |side: &Option<Fraction>, mode| rounded_to_fit(side.as_ref()?, scale, mode);
        let low = side(&self.low, RoundingMode::Floor);
        let high = side(&self.high, RoundingMode::Ceiling);
        // Rounded outward, the low bound stays below the high one.
        Interval::new(low, high).unwrap_or(Interval::UNBOUNDED)
    }
}

/// Rounded to so many places, without needless zeros; `None` if no decimal holds it.
#[must_use]
pub fn rounded(exact: &Fraction, scale: u32, mode: RoundingMode) -> Option<Decimal> {
    Some(Rounding::new(scale, mode).ok()?.apply(exact)?.normalize())
}

/// Rounded to so many places, or to as many of them as a decimal holds, without needless
/// zeros; `None` if it is beyond all decimals.
#[must_use]
pub fn rounded_to_fit(exact: &Fraction, scale: u32, mode: RoundingMode) -> Option<Decimal> {
    (0..=scale.min(Decimal::MAX_SCALE)).rev().find_map(|scale| rounded(exact, scale, mode))
}

/// A sum or product of decimals as one: exactly if it fits, else rounded to what
/// fits, and `None` if nothing does.
#[must_use]
pub fn decimal(exact: &Fraction, mode: RoundingMode) -> Option<Decimal> {
    let mut last = None;
    for scale in 0..=Decimal::MAX_SCALE {
        let Some(rounded) = rounded(exact, scale, mode) else { break };
        if Fraction::from(rounded) == *exact {
            return Some(rounded);
        }
        last = Some(rounded);
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_that_fits_a_decimal_is_not_rounded() {
        let sum = Fraction::from(Decimal::new(9_375_005, 3));
        assert_eq!(decimal(&sum, RoundingMode::Floor), Some(Decimal::new(9_375_005, 3)));
        let beyond = Fraction::from(Decimal::MAX).add(&Fraction::ONE);
        assert_eq!(decimal(&beyond, RoundingMode::Ceiling), None);
    }

    #[test]
    fn large_bounds_get_as_many_decimals_as_fit() {
        let third = Fraction::ONE.div(&Fraction::from(Decimal::from(3))).unwrap();
        let large = Fraction::from(Decimal::from(294_400_000_000_000_i64)).add(&third);
        let beyond = Fraction::from(Decimal::MAX).add(&Fraction::ONE);
        let both = Bounds { low: Some(large), high: Some(beyond) }.outward(28);
        assert_eq!(both.low().unwrap().to_string(), "294400000000000.33333333333333");
        assert_eq!(both.high(), None);
    }

    #[test]
    fn quotients_are_rounded_away_from_each_other() {
        let third = Fraction::ONE.div(&Fraction::from(Decimal::from(3))).unwrap();
        let both = Bounds { low: Some(third.clone()), high: Some(third) }.outward(4);
        let sides = [both.low(), both.high()].map(|side| side.map(|s| s.to_string()));
        assert_eq!(sides, [Some("0.3333".to_owned()), Some("0.3334".to_owned())]);
    }
}
