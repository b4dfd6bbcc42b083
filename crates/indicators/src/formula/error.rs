//! Why there is no such formula.

use kawasan_model::{Basis, MeasureId, Timing, TooManyFactors, Unit};

use super::Window;

/// Why a [`Formula`](super::Formula) can't be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormulaError {
    /// There is no such measure.
    #[error("there is no measure `{measure}`")]
    #[non_exhaustive]
    UnknownMeasure {
        /// The id.
        measure: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// The measure has no such timing.
    #[error("`{measure}` has no {timing}")]
    #[non_exhaustive]
    Timing {
        /// The measure.
        measure: MeasureId,
        /// The timing that was asked for.
        timing: Timing,
    },
    /// The measure has no such basis.
    #[error("`{measure}` is never {basis}")]
    #[non_exhaustive]
    Basis {
        /// The measure.
        measure: MeasureId,
        /// The basis that was asked for.
        basis: Basis,
    },
    /// A window that doesn't go with what it is of.
    #[error("`[{window}]` doesn't go with this: expected {expected}")]
    #[non_exhaustive]
    Window {
        /// The window.
        window: Window,
        /// What would.
        expected: &'static str,
    },
    /// The measure's unit isn't one that formulas know.
    #[error("`{measure}` has a unit that formulas don't know")]
    #[non_exhaustive]
    Unit {
        /// The measure.
        measure: MeasureId,
    },
    /// Two terms of different units where one is needed.
    #[error("can't {what} `{left}` ({left_unit}) and `{right}` ({right_unit}): expected one unit")]
    #[non_exhaustive]
    UnitMismatch {
        /// The operation.
        what: &'static str,
        /// The first operand.
        left: String,
        /// Its unit.
        left_unit: Unit,
        /// The second operand.
        right: String,
        /// Its unit.
        right_unit: Unit,
    },
    /// What is spread over zones, or taken of somebody else, is an observation.
    #[error(
        "`{formula}` is no observation of whom is evaluated: expected such as `realised investment stock [period]`"
    )]
    #[non_exhaustive]
    NotAnObservation {
        /// The formula.
        formula: String,
    },
    /// A second choice needs a reason, without quotes and line breaks.
    #[error("`{reason}` is no reason for a second choice: expected a few words without quotes")]
    #[non_exhaustive]
    NoReason {
        /// The reason.
        reason: String,
    },
    /// The unit of the result has too many parts.
    #[error(transparent)]
    TooManyFactors(#[from] TooManyFactors),
}

impl FormulaError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            FormulaError::UnknownMeasure { nearest: Some(near), .. } => {
                Some(format!("did you mean `{near}`?"))
            }
            _ => None,
        }
    }
}
