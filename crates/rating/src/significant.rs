//! Rounding to significant digits, for output in which scores of any size stand
//! side by side.

use kawasan_exact::{Real, RealError, Rounding};
use rust_decimal::Decimal;

/// The number rounded half away from zero to so many significant digits (1 to 28),
/// or to 28 decimals where these come first; without zeros at its end.
///
/// # Errors
/// [`RealError::Overflow`] if no decimal holds it, [`RealError::Undecided`] if it is
/// too near a border.
///
/// # Examples
/// ```
/// use kawasan_exact::{Fraction, Real};
/// use kawasan_rating::significant;
///
/// let third = Real::from(Fraction::from(2)).div(&Fraction::from(3000).into())?;
/// assert_eq!(significant(&third, 6)?.to_string(), "0.000666667");
/// assert_eq!(significant(&Fraction::from(1_234_567).into(), 6)?.to_string(), "1234567");
/// # Ok::<(), kawasan_exact::RealError>(())
/// ```
pub fn significant(number: &Real, digits: u32) -> Result<Decimal, RealError> {
    let digits = digits.clamp(1, Decimal::MAX_SCALE);
    let round = |scale: u32| {
        let rounding = Rounding::half_away(scale.min(Decimal::MAX_SCALE));
        number.round(rounding.map_err(|_| RealError::Overflow)?)
    };
    // Whole numbers keep all their digits.
    let whole = round(0)?;
    let mut scale = digits.saturating_sub(length(whole));
    let mut rounded = round(scale)?;
    // Below one, zeros after the point don't count; at a power of ten a digit is gained.
    for _ in 0..4 {
        let found = length(rounded);
        if found > digits && scale > 0 {
            scale = scale.saturating_sub(found.saturating_sub(digits));
        } else if found < digits && scale < Decimal::MAX_SCALE {
            scale = scale.saturating_add(digits.saturating_sub(found)).min(Decimal::MAX_SCALE);
        } else {
            break;
        }
        rounded = round(scale)?;
    }
    // A power of ten may have been reached by rounding alone, a digit too early.
    if is_power_of_ten(rounded) && scale < Decimal::MAX_SCALE {
        let finer = round(scale.saturating_add(1))?;
        rounded = if length(finer) <= digits { finer } else { rounded };
    }
    Ok(rounded.normalize())
}

/// The number of digits from the first that isn't zero; zero has none.
fn length(decimal: Decimal) -> u32 {
    decimal.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log.saturating_add(1))
}

fn is_power_of_ten(decimal: Decimal) -> bool {
    let digits = decimal.mantissa().unsigned_abs();
    digits.checked_ilog10().and_then(|log| 10_u128.checked_pow(log)) == Some(digits)
}

#[cfg(test)]
mod tests {
    use kawasan_exact::Fraction;

    use super::*;

    fn rounded(text: &str, digits: u32) -> String {
        significant(&crate::number(text).unwrap().into(), digits).unwrap().to_string()
    }

    #[test]
    fn numbers_of_any_size_keep_the_same_digits() {
        let cases = [
            ("0", "0"),
            ("9.999996", "10"),
            ("9.99995", "9.99995"),
            ("0.0999999996", "0.1"),
            ("0.00999995", "0.00999995"),
            ("-0.000012345678", "-0.0000123457"),
            ("1e-28", "0.0000000000000000000000000001"),
            ("1e-40", "0"),
            ("123456789.5", "123456790"),
            ("12345.678", "12345.7"),
        ];
        for (number, expected) in cases {
            assert_eq!(rounded(number, 6), expected, "{number}");
        }
        let root = Real::from(Fraction::from(2)).root(2).unwrap();
        assert_eq!(significant(&root, 15).unwrap().to_string(), "1.4142135623731");
        assert!(significant(&crate::number("1e40").unwrap().into(), 6).is_err());
    }
}
