//! Quantities: exact amounts with their units.
//!
//! Only amounts of one unit can be added or compared, and results are exact or
//! an error. A quantity knows nothing of rounding or of where it comes from;
//! what was published is a figure.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::Unit;
use crate::exact;

mod error;

pub use error::{ParseQuantityError, QuantityError, UnitMismatch};

/// An exact amount of something, such as `187500000000000 IDR`.
///
/// Equal if amount and unit are; trailing zeros count nothing. There is no
/// `Ord`, since rupiah are neither more nor less than persons, and no `+`,
/// since it would have to panic: operations are named and fallible. In JSON it
/// is `{"amount": "9342", "unit": "persons"}`, the amount a string.
///
/// # Examples
/// ```
/// use kawasan_model::{Quantity, QuantityError};
///
/// let realised: Quantity = "172400000000000 IDR".parse()?;
/// let added: Quantity = "15100000000000 IDR".parse()?;
/// assert_eq!(realised.add(&added)?.to_string(), "187500000000000 IDR");
///
/// let jobs: Quantity = "9342 persons".parse()?;
/// assert!(matches!(realised.add(&jobs), Err(QuantityError::UnitMismatch(_))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Quantity {
    #[cfg_attr(feature = "serde", serde(with = "crate::decimal_text"))]
    amount: Decimal, // INVARIANT: no negative zero
    unit: Unit,
}

impl Quantity {
    /// An amount of a unit.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Quantity, Unit, exact};
    ///
    /// let target = Quantity::new(exact::shift(exact::parse("78.1")?, 12)?, Unit::IDR);
    /// assert_eq!(target.to_string(), "78100000000000 IDR");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn new(amount: Decimal, unit: Unit) -> Self {
        // A decimal can be a negative zero, which would print as `-0`.
        let amount = if amount.is_zero() { amount.abs() } else { amount };
        Self { amount, unit }
    }

    /// Nothing of a unit, from which a sum can start.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Quantity, Unit};
    ///
    /// let jobs = ["9342 persons", "117164 persons"].map(str::parse::<Quantity>);
    /// let sum = jobs.into_iter().try_fold(Quantity::zero(Unit::PERSONS), |sum, jobs| {
    ///     Ok::<_, Box<dyn std::error::Error>>(sum.add(&jobs?)?)
    /// })?;
    /// assert_eq!(sum.to_string(), "126506 persons");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn zero(unit: Unit) -> Self {
        Self { amount: Decimal::ZERO, unit }
    }

    /// The amount, in whole units (rupiah, not trillions of them).
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let jobs: Quantity = "9342 persons".parse()?;
    /// assert_eq!(jobs.amount().to_string(), "9342");
    /// # Ok::<(), kawasan_model::ParseQuantityError>(())
    /// ```
    #[must_use]
    pub const fn amount(&self) -> Decimal {
        self.amount
    }

    /// What it is an amount of.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Quantity, Unit};
    ///
    /// let jobs: Quantity = "9342 persons".parse()?;
    /// assert_eq!(jobs.unit(), Unit::PERSONS);
    /// # Ok::<(), kawasan_model::ParseQuantityError>(())
    /// ```
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether the amount is zero, of whatever unit.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Quantity, Unit};
    ///
    /// // A target of zero can't be attained by any share.
    /// assert!(Quantity::zero(Unit::IDR).is_zero());
    /// ```
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// The sum, exactly.
    ///
    /// # Errors
    /// [`QuantityError::UnitMismatch`] for different units, also if one amount
    /// is zero; [`QuantityError::Overflow`] if no decimal holds the sum.
    ///
    /// # Examples
    /// Dollars aren't added to rupiah without a rate:
    ///
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let rupiah: Quantity = "15100000000000 IDR".parse()?;
    /// let dollars: Quantity = "3000000000 USD".parse()?;
    /// assert_eq!(
    ///     rupiah.add(&dollars).unwrap_err().to_string(),
    ///     "`IDR` and `USD` are different currencies: expected one, or a dated, sourced exchange \
    ///      rate between them",
    /// );
    /// # Ok::<(), kawasan_model::ParseQuantityError>(())
    /// ```
    pub fn add(&self, other: &Self) -> Result<Self, QuantityError> {
        self.same_unit(other)?;
        Ok(Self::new(exact::add(self.amount, other.amount)?, self.unit))
    }

    /// The difference, exactly.
    ///
    /// # Errors
    /// As for [`Quantity::add`].
    ///
    /// # Examples
    /// The stock that a release implies for the quarter before:
    ///
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let stock: Quantity = "187500000000000 IDR".parse()?;
    /// let flow: Quantity = "15100000000000 IDR".parse()?;
    /// assert_eq!(stock.sub(&flow)?.to_string(), "172400000000000 IDR");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sub(&self, other: &Self) -> Result<Self, QuantityError> {
        self.same_unit(other)?;
        Ok(Self::new(exact::sub(self.amount, other.amount)?, self.unit))
    }

    /// The amount times a plain number, exactly; the unit stays.
    ///
    /// # Errors
    /// [`QuantityError::Overflow`] if no decimal holds the product.
    ///
    /// # Examples
    /// A quarter of the year's target, on a linear pace:
    ///
    /// ```
    /// use kawasan_model::{Quantity, exact};
    ///
    /// let target: Quantity = "78100000000000 IDR".parse()?;
    /// let due = target.scale(exact::parse("0.25")?)?;
    /// assert_eq!(due, "19525000000000 IDR".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scale(&self, factor: Decimal) -> Result<Self, QuantityError> {
        Ok(Self::new(exact::mul(self.amount, factor)?, self.unit))
    }

    /// The product of amounts and of units, exactly.
    ///
    /// # Errors
    /// [`QuantityError::Overflow`] if no decimal holds the product,
    /// [`QuantityError::TooManyFactors`] if no unit holds the units'.
    ///
    /// # Examples
    /// Units cancel, so a rate that is a quantity gives rupiah for dollars:
    ///
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let realised: Quantity = "129000000 USD".parse()?;
    /// let rate: Quantity = "15294 IDR/USD".parse()?;
    /// assert_eq!(realised.times(&rate)?.to_string(), "1972926000000 IDR");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn times(&self, other: &Self) -> Result<Self, QuantityError> {
        let unit = self.unit.times(other.unit)?;
        Ok(Self::new(exact::mul(self.amount, other.amount)?, unit))
    }

    /// The amount with the other sign.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let joined: Quantity = "26 businesses".parse()?;
    /// assert_eq!(joined.neg().to_string(), "-26 businesses");
    /// # Ok::<(), kawasan_model::ParseQuantityError>(())
    /// ```
    #[must_use]
    pub fn neg(&self) -> Self {
        Self::new(-self.amount, self.unit)
    }

    /// Which amount is larger, for amounts of one unit.
    ///
    /// # Errors
    /// [`UnitMismatch`] for different units, also if an amount is zero.
    ///
    /// # Examples
    /// ```
    /// use std::cmp::Ordering;
    ///
    /// use kawasan_model::Quantity;
    ///
    /// let expected: Quantity = "468 businesses".parse()?;
    /// let published: Quantity = "442 businesses".parse()?;
    /// assert_eq!(published.cmp_same_unit(&expected)?, Ordering::Less);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cmp_same_unit(&self, other: &Self) -> Result<Ordering, UnitMismatch> {
        self.same_unit(other)?;
        Ok(self.amount.cmp(&other.amount))
    }

    fn same_unit(&self, other: &Self) -> Result<(), UnitMismatch> {
        if self.unit == other.unit {
            Ok(())
        } else {
            Err(UnitMismatch { left: self.unit, right: other.unit })
        }
    }
}

/// Plain digits, all of them, and the unit; inverse to `FromStr`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.amount, self.unit))
    }
}

/// Reads a plain decimal, one space, and a unit.
impl FromStr for Quantity {
    type Err = ParseQuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let input = || text.to_owned();
        let Some((amount, unit)) = text.split_once(' ') else {
            return Err(ParseQuantityError::NoUnit { input: input() });
        };
        let amount = exact::parse(amount)
            .map_err(|source| ParseQuantityError::Amount { input: input(), source })?;
        let unit =
            unit.parse().map_err(|source| ParseQuantityError::Unit { input: input(), source })?;
        Ok(Self::new(amount, unit))
    }
}

#[cfg(test)]
mod tests;
