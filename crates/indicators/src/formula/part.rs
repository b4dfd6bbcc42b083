//! What a formula is made of, for those that evaluate it in another way.

use std::sync::Arc;

use kawasan_model::{Basis, Decimal, MeasureId, Quantity, Timing, Unit};

use super::{Formula, Node, Whose, Window};
use crate::Rounding;

/// What a formula is directly made of.
///
/// Whoever evaluates formulas otherwise than an [`Evaluator`](crate::Evaluator), such
/// as column by column, walks down these.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::{Formula, Part, Terms};
/// use kawasan_model::{Currency, Measures};
///
/// fn terms(formula: &Formula) -> usize {
///     match formula.part() {
///         Part::Observed(_) => 1,
///         Part::Sum(a, b) | Part::Product(a, b) | Part::Quotient(a, b) => terms(a) + terms(b),
///         _ => 0,
///     }
/// }
/// let measures = Measures::standard();
/// let formula = Terms::new(&measures, Currency::IDR)
///     .parse("realised exports flow [period] ÷ (realised exports flow [previous] × 2)")?;
/// assert_eq!(terms(&formula), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part<'f> {
    /// An observation.
    Observed(&'f Term),
    /// A fixed amount.
    Constant(&'f Quantity),
    /// A fixed amount of whatever money the formula is evaluated in.
    Money(Decimal),
    /// The share of the reporting year that has passed at the end of the period.
    ElapsedShare,
    /// The share of a plan's time, from the designation to the plan's end, that had passed at
    /// the date of another observation.
    #[non_exhaustive]
    ElapsedOfPlan {
        /// The plan.
        plan: &'f Term,
        /// The other observation.
        at: &'f Term,
    },
    /// a + b
    Sum(&'f Formula, &'f Formula),
    /// a − b
    Difference(&'f Formula, &'f Formula),
    /// a × b
    Product(&'f Formula, &'f Formula),
    /// a ÷ b
    Quotient(&'f Formula, &'f Formula),
    /// The smaller.
    Least(&'f Formula, &'f Formula),
    /// The larger.
    Greatest(&'f Formula, &'f Formula),
    /// The first, or the second where the first is missing, for a declared reason.
    Coalesce(&'f Formula, &'f Formula, &'f Arc<str>),
    /// Rounded before the formula goes on.
    Rounded(&'f Formula, Rounding),
    /// The sum of the squared shares of the zones.
    Concentration(&'f Term),
    /// The share of so many largest zones.
    TopShare(u8, &'f Term),
}

impl Formula {
    /// What it is directly made of.
    #[must_use]
    pub fn part(&self) -> Part<'_> {
        match self.node() {
            Node::Observed(term) => Part::Observed(term),
            Node::Constant(quantity) => Part::Constant(quantity),
            Node::Money(amount) => Part::Money(*amount),
            Node::ElapsedShare => Part::ElapsedShare,
            Node::ElapsedOfPlan { plan, at } => Part::ElapsedOfPlan { plan, at },
            Node::Sum(a, b) => Part::Sum(a, b),
            Node::Difference(a, b) => Part::Difference(a, b),
            Node::Product(a, b) => Part::Product(a, b),
            Node::Quotient(a, b) => Part::Quotient(a, b),
            Node::Least(a, b) => Part::Least(a, b),
            Node::Greatest(a, b) => Part::Greatest(a, b),
            Node::Coalesce(a, b, reason) => Part::Coalesce(a, b, reason),
            Node::Rounded(inner, rounding) => Part::Rounded(inner, *rounding),
            Node::Concentration(term) => Part::Concentration(term),
            Node::TopShare(zones, term) => Part::TopShare(*zones, term),
        }
    }
}

/// An observation as a formula names it, without subject and period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    pub(crate) whose: Whose,
    pub(crate) measure: MeasureId,
    pub(crate) basis: Basis,
    pub(crate) timing: Timing,
    pub(crate) unit: Unit,
    pub(crate) window: Window,
}

impl Term {
    /// Whose observation it is.
    #[must_use]
    pub const fn whose(&self) -> Whose {
        self.whose
    }

    /// What is counted.
    #[must_use]
    pub const fn measure(&self) -> &MeasureId {
        &self.measure
    }

    /// What the figure stands on.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Over a stretch of time or at its end.
    #[must_use]
    pub const fn timing(&self) -> Timing {
        self.timing
    }

    /// In which unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The stretch of time, as seen from the period that is evaluated.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }
}
