//! Exact arithmetic on decimals: the true result, or [`Overflow`].
//!
//! `Decimal`'s own `checked_add` and `checked_mul` round without saying so
//! once a result needs more than 28 digits. The functions here work on
//! mantissas and scales: a result is exact, or there is none. There is no
//! division, because a quotient is rounded, and where and how is for an
//! indicator's definition to say.
//!
//! # Scale of a result
//! The value is what counts: `==` on `Decimal` takes 1.50 and 1.5 as one. A
//! sum has the larger scale of its operands, a product the sum of their scales,
//! less the trailing zeros that must go to make it fit. How many digits a
//! figure was published with is never read from a `Decimal`'s zeros.

use rust_decimal::Decimal;

mod parse;

pub use parse::{ParseDecimalError, parse};

/// left + right, exactly.
///
/// # Errors
/// [`Overflow::Add`] if the sum doesn't fit a decimal.
///
/// # Examples
/// Adding what a decimal can't hold beside its other digits is refused, where
/// `Decimal` itself would drop it:
///
/// ```
/// use kawasan_model::exact;
/// use rust_decimal::Decimal;
///
/// let sum = exact::add(exact::parse("172.4")?, exact::parse("15.1")?)?;
/// assert_eq!(sum.to_string(), "187.5");
///
/// assert!(exact::add(Decimal::MAX, exact::parse("0.4")?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn add(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    sum(left, right)
        // Zeros at the end can keep one operand from being aligned with the other.
        .or_else(|| sum(left.normalize(), right.normalize()))
        .ok_or(Overflow::Add { left, right })
}

/// left − right, exactly.
///
/// # Errors
/// [`Overflow::Sub`] if the difference doesn't fit a decimal.
///
/// # Examples
/// The jobs that zones had before the 9 342 of the first quarter of 2024:
///
/// ```
/// use kawasan_model::exact;
///
/// let before = exact::sub(exact::parse("126506")?, exact::parse("9342")?)?;
/// assert_eq!(before.to_string(), "117164");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sub(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    add(left, -right).map_err(|_| Overflow::Sub { left, right })
}

/// left × right, exactly.
///
/// # Errors
/// [`Overflow::Mul`] if the product doesn't fit a decimal.
///
/// # Examples
/// US$ 3 billion at Rp15 000 to the dollar are Rp45 trillion:
///
/// ```
/// use kawasan_model::exact;
///
/// let rupiah = exact::mul(exact::parse("3000000000")?, exact::parse("15000")?)?;
/// assert_eq!(rupiah.to_string(), "45000000000000");
///
/// // The square of Rp294.4 trillion has 29 digits.
/// let stock = exact::parse("294400000000000")?;
/// assert!(exact::mul(stock, stock).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn mul(left: Decimal, right: Decimal) -> Result<Decimal, Overflow> {
    product(left, right).ok_or(Overflow::Mul { left, right })
}

/// value × 10^`power_of_ten`, exactly.
///
/// # Errors
/// [`Overflow::Shift`] if the result doesn't fit a decimal.
///
/// # Examples
/// "Rp15,1 triliun" in rupiah, and 48.2 % as a plain ratio:
///
/// ```
/// use kawasan_model::exact;
///
/// let rupiah = exact::shift(exact::parse("15.1")?, 12)?;
/// assert_eq!(rupiah.to_string(), "15100000000000");
///
/// let ratio = exact::shift(exact::parse("48.2")?, -2)?;
/// assert_eq!(ratio.to_string(), "0.482");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn shift(value: Decimal, power_of_ten: i32) -> Result<Decimal, Overflow> {
    shifted(value, power_of_ten).ok_or(Overflow::Shift { value, power_of_ten })
}

/// A result that no decimal holds exactly: its digits exceed 96 bits (all
/// numbers of 28 digits and some of 29), or more than 28 follow the point.
///
/// # Examples
/// ```
/// use kawasan_model::exact::{self, Overflow};
/// use rust_decimal::Decimal;
///
/// let error = exact::add(Decimal::MAX, Decimal::ONE).unwrap_err();
/// assert!(matches!(error, Overflow::Add { right, .. } if right == Decimal::ONE));
/// assert_eq!(
///     error.to_string(),
///     "`79228162514264337593543950335 + 1` doesn't fit the 28 digits of a decimal",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Overflow {
    /// A sum.
    #[error("`{left} + {right}` doesn't fit the 28 digits of a decimal")]
    #[non_exhaustive]
    Add {
        /// The first term.
        left: Decimal,
        /// The second term.
        right: Decimal,
    },
    /// A difference.
    #[error("`{left} - {right}` doesn't fit the 28 digits of a decimal")]
    #[non_exhaustive]
    Sub {
        /// What is subtracted from.
        left: Decimal,
        /// What is subtracted.
        right: Decimal,
    },
    /// A product.
    #[error("`{left} * {right}` doesn't fit the 28 digits of a decimal")]
    #[non_exhaustive]
    Mul {
        /// The first factor.
        left: Decimal,
        /// The second factor.
        right: Decimal,
    },
    /// A product with a power of ten.
    #[error("`{value} * 10^{power_of_ten}` doesn't fit the 28 digits of a decimal")]
    #[non_exhaustive]
    Shift {
        /// What was shifted.
        value: Decimal,
        /// By which power of ten.
        power_of_ten: i32,
    },
}

fn sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let scale = left.scale().max(right.scale());
    let aligned = |term: Decimal| {
        let factor = power_of_ten(scale.checked_sub(term.scale())?)?;
        term.mantissa().checked_mul(factor)
    };
    fit(aligned(left)?.checked_add(aligned(right)?)?, scale)
}

fn product(left: Decimal, right: Decimal) -> Option<Decimal> {
    let mut left_digits = left.mantissa();
    let mut right_digits = right.mantissa();
    let mut scale = left.scale().checked_add(right.scale())?;
    if let Some(digits) = left_digits.checked_mul(right_digits) {
        return fit(digits, scale);
    }
    // Beyond 128 bits only trailing zeros can make it fit. They come from tens
    // in one factor, or from a two in one and a five in the other.
    while scale > 0 {
        let (in_left, in_right) = match (left_digits, right_digits) {
            (l, _) if l % 10 == 0 => (10, 1),
            (_, r) if r % 10 == 0 => (1, 10),
            (l, r) if l % 2 == 0 && r % 5 == 0 => (2, 5),
            (l, r) if l % 5 == 0 && r % 2 == 0 => (5, 2),
            _ => break,
        };
        left_digits /= in_left;
        right_digits /= in_right;
        scale -= 1;
    }
    fit(left_digits.checked_mul(right_digits)?, scale)
}

fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    if value.is_zero() {
        return Some(Decimal::ZERO);
    }
    if power == 0 {
        return Some(value);
    }
    let scale = i64::from(value.scale()) - i64::from(power);
    match u32::try_from(scale) {
        Ok(scale) => fit(value.mantissa(), scale),
        Err(_) => {
            let factor = power_of_ten(u32::try_from(-scale).ok()?)?;
            fit(value.mantissa().checked_mul(factor)?, 0)
        }
    }
}

/// digits × 10^−scale, without trailing zeros as far as that makes it fit.
fn fit(mut digits: i128, mut scale: u32) -> Option<Decimal> {
    if digits == 0 {
        scale = scale.min(Decimal::MAX_SCALE);
    }
    loop {
        if let Ok(decimal) = Decimal::try_from_i128_with_scale(digits, scale) {
            return Some(decimal);
        }
        if scale == 0 || digits % 10 != 0 {
            return None;
        }
        digits /= 10;
        scale -= 1;
    }
}

fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

#[cfg(test)]
mod tests;
