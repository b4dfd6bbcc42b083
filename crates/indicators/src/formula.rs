//! Formulas: small trees over observations, with their unit checked when they
//! are built.

mod build;
mod display;
mod error;
mod terms;
mod window;

use std::sync::Arc;

use kawasan_model::{Basis, MeasureId, Quantity, Timing, Unit};

pub use error::FormulaError;
pub use terms::Terms;
pub use window::Window;

/// How an indicator is computed from observations.
///
/// A formula exists only if its units fit: the terms of a sum have one unit, and
/// a stock is never taken over a stretch of time. It is evaluated as one exact
/// quotient and rounded once, by the indicator that it belongs to.
///
/// # Examples
///
/// Attainment: what was realised since the beginning of the year, of the year's
/// target.
///
/// ```
/// use kawasan_indicators::{Terms, Window};
/// use kawasan_model::{Basis, Currency, Measures};
///
/// let measures = Measures::standard();
/// let terms = Terms::new(&measures, Currency::IDR);
/// let realised = terms.flow("investment", Basis::Realised, Window::YEAR_TO_DATE)?;
/// let target = terms.flow("investment", Basis::Target, Window::YEAR)?;
/// let attainment = realised.clone().per(target)?;
/// assert_eq!(attainment.unit().to_string(), "1");
///
/// // Money and persons can't be added.
/// let jobs = terms.flow("employment", Basis::Realised, Window::YEAR_TO_DATE)?;
/// let error = realised.plus(jobs).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "can't add `realised investment flow [year_to_date]` (IDR) and `realised employment flow \
///      [year_to_date]` (persons): expected one unit"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    node: Arc<Node>,
    unit: Unit,
}

/// A node of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Observed(Term),
    Constant(Quantity),
    /// The share of the reporting year that has passed at the end of the period.
    ElapsedShare,
    Sum(Formula, Formula),
    Difference(Formula, Formula),
    Product(Formula, Formula),
    Quotient(Formula, Formula),
    /// new ÷ old − 1
    Growth {
        new: Formula,
        old: Formula,
    },
}

/// An observation as a formula names it, without subject and period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Term {
    pub(crate) measure: MeasureId,
    pub(crate) basis: Basis,
    pub(crate) timing: Timing,
    pub(crate) unit: Unit,
    pub(crate) window: Window,
}

impl Formula {
    /// The unit of the result; `1` for a ratio.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    pub(crate) fn node(&self) -> &Node {
        &self.node
    }

    fn from_node(node: Node, unit: Unit) -> Formula {
        Formula { node: Arc::new(node), unit }
    }
}

#[cfg(test)]
mod tests;
