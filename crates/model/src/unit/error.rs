//! What can be wrong with products of units.

use super::Unit;

/// A product or quotient of units that no [`Unit`] can express.
///
/// # Examples
/// ```
/// use kawasan_model::{TooManyFactors, Unit};
///
/// let four: Unit = "IDR*USD/person/day".parse()?;
/// let error = four.per(Unit::HECTARES).unwrap_err();
/// assert!(matches!(error, TooManyFactors::Per { right: Unit::HECTARES, .. }));
/// # Ok::<(), kawasan_model::ParseUnitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TooManyFactors {
    /// A product.
    #[error(
        "`{left}` times `{right}` is too much for a unit: expected at most 4 base units, each to \
         a power of at most 127"
    )]
    #[non_exhaustive]
    Times {
        /// The first factor.
        left: Unit,
        /// The second factor.
        right: Unit,
    },
    /// A quotient.
    #[error(
        "`{left}` per `{right}` is too much for a unit: expected at most 4 base units, each to a \
         power of at most 127"
    )]
    #[non_exhaustive]
    Per {
        /// The numerator.
        left: Unit,
        /// The denominator.
        right: Unit,
    },
    /// A power.
    #[error(
        "`{unit}` to the power {exponent} is too much for a unit: expected powers of at most 127"
    )]
    #[non_exhaustive]
    Pow {
        /// The base.
        unit: Unit,
        /// The exponent.
        exponent: i8,
    },
}
