//! Figures as published: the digits, what they count, and how sure they are.
//!
//! A figure knows its own precision, so everything that is computed from it can
//! say how much of the result is known. It is read by `parse` and written by
//! `display`; its words are those of the [`Vocabulary`](crate::Vocabulary).

mod display;
mod in_text;
mod interval;
mod numeral;
mod parse;
mod parse_error;
mod qualifier;
mod scaled_unit;
#[cfg(feature = "serde")]
mod serde_form;
mod tokens;

use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;

use crate::exact::{self, Overflow};
use crate::{Quantity, Unit};

pub use display::FigureDisplay;
pub use interval::{Interval, IntervalError};
pub use parse_error::ParseFigureError;
pub use qualifier::Qualifier;
pub use scaled_unit::{ParseScaledUnitError, ScaledUnit};

/// A published number with its unit, its precision and its qualifying word.
///
/// "Rp15,1 triliun" is 15.1 × 10<sup>12</sup> rupiah, known to a half unit of
/// the last digit shown: somewhere from Rp15.05 to 15.15 trillion. The rules:
///
/// - the digits give a half unit of the last one, at both sides, ends included;
/// - a count printed in full (`9.342 orang`) is exact, "41 ribu" is not;
/// - *about* gives a half unit of the last digit that isn't zero: about 80 is
///   75 to 85;
/// - *at least*, *more than* leave the upper side open, *at most*, *less than*
///   the lower one, down to zero for a count or an amount.
///
/// Figures are equal when they were published alike, digit for digit; whether
/// two of them can both be true is [`agrees_with`](Figure::agrees_with). They
/// have no order: of "more than 90" and "100" neither is the larger.
///
/// # Examples
///
/// A share of the target that is "40 %" can be checked, since every figure
/// brings its bounds along:
///
/// ```
/// use kawasan_model::Figure;
///
/// let added: Figure = "Rp15,1 triliun".parse()?;
/// assert_eq!(added.value().to_string(), "15100000000000");
/// assert_eq!(added.unit().to_string(), "IDR");
/// assert_eq!(added.interval().low().unwrap().to_string(), "15050000000000");
/// assert_eq!(added.interval().high().unwrap().to_string(), "15150000000000");
///
/// let workers: Figure = "9.342 orang".parse()?;
/// assert!(workers.interval().is_exact());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    coefficient: Decimal, // as published: the scale is the number of decimals shown
    unit: ScaledUnit,
    qualifier: Qualifier,
    value: Decimal,
    interval: Interval,
}

impl Figure {
    /// A figure of the digits `coefficient` (15.1), in a unit with its power of
    /// ten (trillions of rupiah).
    ///
    /// # Errors
    /// [`FigureError::Overflow`] if the value or a bound doesn't fit a decimal;
    /// [`FigureError::FractionOfCount`] for a part of a person.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Figure, Qualifier, exact};
    ///
    /// let stock = Figure::new(exact::parse("121.8")?, "IDR trillion".parse()?, Qualifier::About)?;
    /// assert_eq!(stock, "sekitar Rp121,8 triliun".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        coefficient: Decimal,
        unit: ScaledUnit,
        qualifier: Qualifier,
    ) -> Result<Self, FigureError> {
        let value = exact::shift(coefficient, i32::from(unit.power()))?.normalize();
        if unit.unit().is_count() && !value.is_integer() {
            return Err(FigureError::FractionOfCount { value, unit: unit.unit() });
        }
        let interval = bounds(coefficient, value, unit, qualifier)?;
        Ok(Figure { coefficient, unit, qualifier, value, interval })
    }

    /// The digits as published: 15.1 of "Rp15,1 triliun".
    #[must_use]
    pub const fn coefficient(&self) -> Decimal {
        self.coefficient
    }

    /// The value in the base unit: 15 100 000 000 000 (rupiah).
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The unit of [`value`](Figure::value).
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit.unit()
    }

    /// The unit as published, with its power of ten: trillions of rupiah.
    #[must_use]
    pub const fn scaled_unit(&self) -> ScaledUnit {
        self.unit
    }

    /// The word that goes with the number.
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// What the figure leaves open, in the base unit.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.interval
    }

    /// The power of ten of the last digit shown: 11 for "Rp15,1 triliun".
    #[must_use]
    pub fn resolution(&self) -> i32 {
        i32::from(self.unit.power()) - i32::try_from(self.coefficient.scale()).unwrap_or(i32::MAX)
    }

    /// The value with its unit.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        Quantity::new(self.value, self.unit())
    }

    /// Whether both can be true: the same unit, and intervals that overlap.
    #[must_use]
    pub fn agrees_with(&self, other: &Figure) -> bool {
        self.unit() == other.unit() && self.interval.overlaps(&other.interval)
    }

    /// What makes two figures alike.
    fn form(&self) -> (i128, u32, ScaledUnit, Qualifier) {
        // A decimal holds digits and scale, and so "17.10" is not "17.1".
        (self.coefficient.mantissa(), self.coefficient.scale(), self.unit, self.qualifier)
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.form() == other.form()
    }
}

impl Eq for Figure {}

impl Hash for Figure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.form().hash(state);
    }
}

/// Why digits and a unit are not a [`Figure`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FigureError {
    /// The value or one of its bounds has more digits than a decimal holds.
    #[error("the figure is too large or too fine for a decimal of 28 digits: {0}")]
    Overflow(#[from] Overflow),
    /// Persons and businesses come whole.
    #[error("{value} {unit} is a fraction of something that comes whole")]
    #[non_exhaustive]
    FractionOfCount {
        /// The value in the base unit.
        value: Decimal,
        /// What is counted.
        unit: Unit,
    },
}

/// The interval that follows from digits and qualifier.
fn bounds(
    coefficient: Decimal,
    value: Decimal,
    unit: ScaledUnit,
    qualifier: Qualifier,
) -> Result<Interval, Overflow> {
    let power = i32::from(unit.power());
    let last_digit = power - i32::try_from(coefficient.scale()).unwrap_or(i32::MAX);
    let in_full = unit.unit().is_count() && power == 0 && coefficient.scale() == 0;
    let around = |digit: i32| -> Result<Interval, Overflow> {
        if digit == 0
            && let Some(interval) = half_around(value)
        {
            return Ok(interval);
        }
        // Half a unit is five units of the digit below.
        let half = exact::shift(Decimal::from(5), digit - 1)?;
        let (low, high) = (exact::sub(value, half)?, exact::add(value, half)?);
        Ok(Interval::new(Some(low.normalize()), Some(high.normalize()))
            .unwrap_or(Interval::UNBOUNDED))
    };
    match qualifier {
        Qualifier::Exact if in_full => Ok(Interval::exactly(value)),
        Qualifier::Exact => around(last_digit),
        Qualifier::About => around(last_digit + trailing_zeros(coefficient.mantissa())),
        Qualifier::AtLeast | Qualifier::MoreThan => Ok(Interval::from(value)),
        Qualifier::AtMost | Qualifier::LessThan
            if unit.unit().is_amount() && !value.is_sign_negative() =>
        {
            Ok(Interval::new(Some(Decimal::ZERO), Some(value)).unwrap_or(Interval::to(value)))
        }
        Qualifier::AtMost | Qualifier::LessThan => Ok(Interval::to(value)),
    }
}

/// Half a unit around a whole number, which most figures of large tables are.
fn half_around(value: Decimal) -> Option<Interval> {
    let tenths = (value.scale() == 0).then(|| value.mantissa().checked_mul(10))??;
    let half = |tenths: Option<i128>| Decimal::try_from_i128_with_scale(tenths?, 1).ok();
    let (low, high) = (half(tenths.checked_sub(5))?, half(tenths.checked_add(5))?);
    Interval::new(Some(low), Some(high)).ok()
}

/// The zeros at the end of the digits; none for zero itself, which has no digit
/// that isn't.
fn trailing_zeros(mantissa: i128) -> i32 {
    let mut rest = mantissa;
    let mut zeros = 0;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    zeros
}

#[cfg(test)]
mod tests;
