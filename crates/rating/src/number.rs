//! Numbers of a table's cells.

use kawasan_exact::{Fraction, Whole};
use kawasan_model::exact;
use rust_decimal::Decimal;

/// The largest exponent that is read, so that a slip costs no memory.
const MOST: i32 = 400;

/// Reads a cell exactly: a plain decimal, with an exponent if it has one, as
/// programs write large and small numbers (`3e+05`, `2e-06`).
///
/// # Errors
/// [`NumberError`].
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::number;
///
/// assert_eq!(number("3e+05")?, Fraction::from(300_000));
/// assert_eq!(number("2e-06")?.mul(&Fraction::from(1_000_000)), Fraction::from(2));
/// assert!(number("1,5").is_err());
/// # Ok::<(), kawasan_rating::NumberError>(())
/// ```
pub fn number(text: &str) -> Result<Fraction, NumberError> {
    let refused = || NumberError { input: text.to_owned() };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().map_err(|_| refused())?),
        None => (text, 0),
    };
    if exponent.abs() > MOST {
        return Err(refused());
    }
    let digits = exact::parse(digits).map_err(|_| refused())?;
    let power = Whole::power_of_ten(exponent.unsigned_abs());
    let power = Fraction::new(power, Whole::ONE).ok_or_else(refused)?;
    let digits = Fraction::from(digits);
    if exponent < 0 { digits.div(&power).ok_or_else(refused) } else { Ok(digits.mul(&power)) }
}

/// Reads a cell as a decimal, exactly.
///
/// # Errors
/// [`NumberError`], also for a number that no decimal holds exactly.
///
/// # Examples
/// ```
/// assert_eq!(kawasan_rating::decimal("1e+02")?.to_string(), "100");
/// # Ok::<(), kawasan_rating::NumberError>(())
/// ```
pub fn decimal(text: &str) -> Result<Decimal, NumberError> {
    let exact = number(text)?;
    let decimal = kawasan_exact::decimal(&exact, kawasan_exact::RoundingMode::HalfAway);
    decimal
        .filter(|decimal| Fraction::from(*decimal) == exact)
        .ok_or_else(|| NumberError { input: text.to_owned() })
}

/// A text that is no number, or one of too many digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a number: expected at most 28 digits with a point, such as `15.1` or `2e-06`"
)]
#[non_exhaustive]
pub struct NumberError {
    /// The text.
    pub input: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "NA", "1e", "e5", "1e5.0", "1e9999", "1.2.3", "0x1", "1 000", "--1"] {
            assert!(number(bad).is_err(), "{bad}");
        }
        assert!(decimal("1e300").is_err());
        assert_eq!(number("-1.5E1").unwrap(), Fraction::from(-15));
        assert_eq!(decimal("0.52649999999999997").unwrap().to_string(), "0.52649999999999997");
    }
}
