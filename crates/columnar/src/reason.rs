//! Why there is no value.

use kawasan_indicators::{Term, Window};
use kawasan_model::{Basis, MeasureId};

/// Why an indicator has no value for a zone or group and a quarter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The panel has no figure for a term.
    #[error("no figure is known for `{term}`")]
    NotReported {
        /// The term, as formulas name it.
        term: String,
    },
    /// The panel has no target for a term.
    #[error("no target is known for `{term}`")]
    NoTarget {
        /// The term, as formulas name it.
        term: String,
    },
    /// The panel has no commitment for a term.
    #[error("no commitment is known for `{term}`")]
    NoCommitment {
        /// The term, as formulas name it.
        term: String,
    },
    /// The panel has no projection for a term.
    #[error("no projection is known for `{term}`")]
    NoProjection {
        /// The term, as formulas name it.
        term: String,
    },
    /// It is about the dates of one zone's figures, which a group doesn't have.
    #[error("it hangs on the dates of the figures of one zone, which several don't have")]
    NotOfSeveral,
    /// The divisor is zero.
    #[error("the divisor is zero")]
    DivisionByZero,
    /// A term's window lies before the first quarter that can be represented.
    #[error("`{window}` lies before the first quarter that there is")]
    NoSuchWindow {
        /// The window.
        window: Window,
    },
    /// The measure doesn't add up over zones.
    #[error("`{measure}` doesn't add up over zones")]
    NotAdditive {
        /// The measure.
        measure: MeasureId,
    },
    /// There is no zone to sum over.
    #[error("there is no such zone, or none to sum over")]
    NoZones,
    /// The result has more digits than a decimal holds, or a sum over zones than 128 bits.
    #[error("the result has more digits than a decimal holds, or a sum than 128 bits")]
    Overflow,
}

impl Reason {
    /// The word for the reason in files and outputs, as of the row evaluator.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Reason::NotReported { .. } => "not_reported",
            Reason::NoTarget { .. } => "no_target",
            Reason::NoCommitment { .. } => "no_commitment",
            Reason::NoProjection { .. } => "no_projection",
            Reason::NotOfSeveral => "not_of_several",
            Reason::DivisionByZero => "division_by_zero",
            Reason::NoSuchWindow { .. } => "no_such_window",
            Reason::NotAdditive { .. } => "not_additive",
            Reason::NoZones => "no_zones",
            Reason::Overflow => "overflow",
        }
    }

    /// The reason that says more: the first, unless it is only that no figure is there, and the
    /// other isn't.
    pub(crate) fn telling(first: Option<Reason>, other: Reason) -> Reason {
        let is_unknown =
            |one: &Reason| matches!(one, Reason::NotReported { .. } | Reason::NoTarget { .. });
        match first {
            Some(first) if !is_unknown(&first) || is_unknown(&other) => first,
            _ => other,
        }
    }

    pub(crate) fn unknown(term: &Term) -> Reason {
        let text = term.to_string();
        match term.basis() {
            Basis::Realised => Reason::NotReported { term: text },
            Basis::Target => Reason::NoTarget { term: text },
            Basis::Committed => Reason::NoCommitment { term: text },
            Basis::Projected => Reason::NoProjection { term: text },
        }
    }
}
