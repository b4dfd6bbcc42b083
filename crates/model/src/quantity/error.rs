//! What can be wrong with quantities and their operations.

use crate::exact::{Overflow, ParseDecimalError};
use crate::{ParseUnitError, TooManyFactors, Unit};

/// Two amounts that can't be added or compared, since their units differ.
///
/// # Examples
/// ```
/// use kawasan_model::{Quantity, Unit};
///
/// let error = Quantity::zero(Unit::IDR).cmp_same_unit(&Quantity::zero(Unit::PERSONS));
/// assert_eq!(
///     error.unwrap_err().to_string(),
///     "`IDR` and `persons` are different units: expected one and the same",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub struct UnitMismatch {
    /// The unit of the first amount.
    pub left: Unit,
    /// The unit of the second amount.
    pub right: Unit,
}

impl UnitMismatch {
    fn message(&self) -> String {
        let Self { left, right } = self;
        if left.is_money() && right.is_money() {
            format!(
                "`{left}` and `{right}` are different currencies: expected one, or a dated, \
                 sourced exchange rate between them"
            )
        } else {
            format!("`{left}` and `{right}` are different units: expected one and the same")
        }
    }
}

/// Why an operation on [`Quantity`](crate::Quantity)s has no result.
///
/// # Examples
/// ```
/// use kawasan_model::{Quantity, QuantityError};
///
/// let stock: Quantity = "294400000000000 IDR".parse()?;
/// assert!(matches!(stock.times(&stock), Err(QuantityError::Overflow(_))));
/// # Ok::<(), kawasan_model::ParseQuantityError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuantityError {
    /// The units differ.
    #[error(transparent)]
    UnitMismatch(#[from] UnitMismatch),
    /// No decimal holds the amount.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// No unit holds the product of the units.
    #[error(transparent)]
    TooManyFactors(#[from] TooManyFactors),
}

/// Why a text is not a [`Quantity`](crate::Quantity).
///
/// Bytes in its sources count from the amount's or the unit's beginning.
///
/// # Examples
/// ```
/// use kawasan_model::{ParseQuantityError, Quantity};
///
/// let error = "187,5 IDR".parse::<Quantity>().unwrap_err();
/// assert!(matches!(error, ParseQuantityError::Amount { .. }));
/// assert_eq!(error.help().as_deref(), Some("write a point before the decimals, as in `15.1`"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseQuantityError {
    /// No space, so no unit.
    #[error(
        "`{input}` is not a quantity: expected an amount, a space and a unit, as in `9342 persons`"
    )]
    #[non_exhaustive]
    NoUnit {
        /// The whole text.
        input: String,
    },
    /// What stands before the space is no decimal.
    #[error("`{input}` is not a quantity: {source}")]
    #[non_exhaustive]
    Amount {
        /// The whole text.
        input: String,
        /// What is wrong with the amount.
        source: ParseDecimalError,
    },
    /// What stands after the space is no unit.
    #[error("`{input}` is not a quantity: {source}")]
    #[non_exhaustive]
    Unit {
        /// The whole text.
        input: String,
        /// What is wrong with the unit.
        source: ParseUnitError,
    },
}

impl ParseQuantityError {
    /// What may have been meant.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Quantity;
    ///
    /// let error = "9342 pesrons".parse::<Quantity>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `persons`?"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoUnit { .. } => None,
            Self::Amount { source, .. } => source.help(),
            Self::Unit { source, .. } => source.help(),
        }
    }
}
