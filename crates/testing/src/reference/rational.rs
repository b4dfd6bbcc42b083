//! Decimals as rationals, and rationals rounded to decimals.

use std::cmp::Ordering;

use dashu_ratio::RBig;
use kawasan_indicators::{Rounding, RoundingMode};
use rust_decimal::Decimal;

/// The value of a decimal.
#[must_use]
pub fn rational(decimal: Decimal) -> RBig {
    RBig::from(decimal.mantissa()) / power_of_ten(decimal.scale())
}

/// 10 to a power.
#[must_use]
pub fn power_of_ten(power: u32) -> RBig {
    (0..power).fold(RBig::ONE, |product, _| product * RBig::from(10))
}

/// The decimal of a whole number of units of the last of so many decimals, if
/// there is one.
#[must_use]
pub fn decimal_of(units: &RBig, scale: u32) -> Option<Decimal> {
    if !units.is_int() || scale > 28 {
        return None;
    }
    let digits = i128::try_from(units.trunc()).ok()?;
    // A decimal has 96 bits for its digits.
    (digits.unsigned_abs() < 1 << 96).then(|| Decimal::from_i128_with_scale(digits, scale))
}

/// The decimal of just this value, at the smallest scale that holds it.
#[must_use]
pub fn fits(value: &RBig) -> Option<Decimal> {
    let mut units = value.clone();
    for scale in 0..=28 {
        if units.is_int() {
            return decimal_of(&units, scale);
        }
        units *= RBig::from(10);
    }
    None
}

/// A value rounded to a decimal, by the definition of each mode: of the two
/// neighbours at the scale, the one that the mode names. `None` if that one fits
/// no decimal.
#[must_use]
pub fn round(value: &RBig, rounding: Rounding) -> Option<Decimal> {
    let scaled = value * power_of_ten(rounding.scale());
    let below = RBig::from(scaled.floor());
    if below == scaled {
        return decimal_of(&below, rounding.scale());
    }
    let above = &below + RBig::ONE;
    let (inner, outer) = if scaled < RBig::ZERO {
        (above.clone(), below.clone())
    } else {
        (below.clone(), above.clone())
    };
    let nearer = (&scaled - &below).cmp(&(&above - &scaled));
    let is_even = |number: &RBig| (number / RBig::from(2)).is_int();
    let chosen = match (rounding.mode(), nearer) {
        (RoundingMode::Floor, _) => below,
        (RoundingMode::Ceiling, _) => above,
        (RoundingMode::Down, _) => inner,
        (RoundingMode::Up, _) => outer,
        (_, Ordering::Less) => below,
        (_, Ordering::Greater) => above,
        (RoundingMode::HalfAway, Ordering::Equal) => outer,
        (RoundingMode::HalfDown, Ordering::Equal) => inner,
        (RoundingMode::HalfEven, Ordering::Equal) => {
            if is_even(&below) {
                below
            } else {
                above
            }
        }
    };
    decimal_of(&chosen, rounding.scale())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_the_definitions_say() {
        // mode, 2.5, -2.5, 3.5, 2.4, -2.6
        let table = [
            (RoundingMode::HalfAway, [3, -3, 4, 2, -3]),
            (RoundingMode::HalfEven, [2, -2, 4, 2, -3]),
            (RoundingMode::HalfDown, [2, -2, 3, 2, -3]),
            (RoundingMode::Down, [2, -2, 3, 2, -2]),
            (RoundingMode::Up, [3, -3, 4, 3, -3]),
            (RoundingMode::Floor, [2, -3, 3, 2, -3]),
            (RoundingMode::Ceiling, [3, -2, 4, 3, -2]),
        ];
        for (mode, expected) in table {
            let rounding = Rounding::new(0, mode).unwrap();
            let of =
                |tenths: i128| round(&rational(Decimal::from_i128_with_scale(tenths, 1)), rounding);
            let rounded = [25, -25, 35, 24, -26].map(|tenths| of(tenths).unwrap());
            assert_eq!(rounded, expected.map(Decimal::from), "{mode:?}");
        }
    }

    #[test]
    fn what_needs_more_than_96_bits_fits_nowhere() {
        assert_eq!(fits(&rational(Decimal::MAX)), Some(Decimal::MAX));
        assert_eq!(fits(&(rational(Decimal::MAX) + RBig::ONE)), None);
        assert_eq!(fits(&(RBig::ONE / RBig::from(3))), None);
        assert_eq!(fits(&(RBig::ONE / RBig::from(8))), Some(Decimal::new(125, 3)));
        assert_eq!(fits(&(RBig::ONE / power_of_ten(29))), None);
    }
}
