//! A score, or the reason why there is none.

use kawasan_exact::{Real, RealError};

/// A score, exactly, or the reason why there is none.
pub type Score = Result<Real, NoScore>;

/// Why there is no score.
///
/// # Examples
/// ```
/// use kawasan_rating::NoScore;
///
/// assert_eq!(NoScore::DivisionByZero.code(), "division_by_zero");
/// assert_eq!(NoScore::DivisionByZero.to_string(), "its definition divides by zero here");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NoScore {
    /// The unit reports no value.
    #[error("no value is reported")]
    Missing,
    /// Nothing of the group has a score and a weight above zero.
    #[error("no part of the group has a score and a weight")]
    NoParts,
    /// The definition divides by zero: all units are equal, or the greatest is zero.
    #[error("its definition divides by zero here")]
    DivisionByZero,
    /// A mean that needs numbers above zero, or not below it, got another.
    #[error("this mean isn't defined for a part that is zero or below")]
    NotPositive,
    /// The unit that others are compared with reports no value.
    #[error("the reference unit reports no value")]
    ReferenceMissing,
    /// The value is to be divided by another, which isn't reported.
    #[error("the denominator is not reported")]
    DenominatorMissing,
    /// The method compares units, and was asked for one alone.
    #[error("this method compares units and says nothing of one alone")]
    NeedsUnits,
    /// A limit that moves with the quarter has no number for this one.
    #[error("no limit is declared for this quarter")]
    NoLimit,
    /// Two numbers are too near to each other to be told apart.
    #[error("two numbers are too near to each other to be told apart")]
    Undecided,
    /// A function got a number that it isn't defined for.
    #[error("a function isn't defined for this number")]
    Undefined,
}

impl NoScore {
    /// The word of files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            NoScore::Missing => "missing",
            NoScore::NoParts => "no_parts",
            NoScore::DivisionByZero => "division_by_zero",
            NoScore::NotPositive => "not_positive",
            NoScore::ReferenceMissing => "reference_missing",
            NoScore::DenominatorMissing => "denominator_missing",
            NoScore::NeedsUnits => "needs_units",
            NoScore::NoLimit => "no_limit",
            NoScore::Undecided => "undecided",
            NoScore::Undefined => "undefined",
        }
    }
}

impl NoScore {
    /// All of them.
    pub const ALL: [NoScore; 10] = [
        NoScore::Missing,
        NoScore::NoParts,
        NoScore::DivisionByZero,
        NoScore::NotPositive,
        NoScore::ReferenceMissing,
        NoScore::DenominatorMissing,
        NoScore::NeedsUnits,
        NoScore::NoLimit,
        NoScore::Undecided,
        NoScore::Undefined,
    ];

    /// Whether there are values, but a mean or a comparison of them failed. Such a part
    /// isn't left out of its group, which would hide that it is bad: the group has no
    /// score either.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self, NoScore::NotPositive | NoScore::Undecided | NoScore::Undefined)
    }
}

impl From<RealError> for NoScore {
    fn from(error: RealError) -> Self {
        match error {
            RealError::DivisionByZero => NoScore::DivisionByZero,
            RealError::Undecided => NoScore::Undecided,
            _ => NoScore::Undefined,
        }
    }
}
