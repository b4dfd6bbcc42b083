//! What a simulation varies, and what it leaves as it is.

use rust_decimal::Decimal;

use crate::{Aggregation, Method, Methodology, MissingPolicy, Peers, Scoring};

/// What is varied; everything else stays as the methodology declares it.
///
/// # Examples
///
/// ```
/// use kawasan_model::Decimal;
/// use kawasan_rating::{MissingPolicy, Variation};
///
/// // Weights a quarter more or less, and two ways to take what is missing.
/// let variation = Variation::of_weights(Decimal::new(25, 2))?
///     .or_missing([MissingPolicy::LeaveOut, MissingPolicy::Lowest]);
/// assert_eq!(variation.missing.len(), 2);
/// // A weight that is more than doubled could as well be below zero.
/// assert!(Variation::of_weights(Decimal::TWO).is_err());
/// # Ok::<(), kawasan_rating::VariationError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Variation {
    weights: Decimal, // INVARIANT: from 0 to 1
    /// All groups are put together by one of these, evenly; the declared ones if empty.
    pub aggregations: Vec<Aggregation>,
    /// What a missing score does is one of these, evenly; the declared policy if empty.
    pub missing: Vec<MissingPolicy>,
    /// Values become scores by one of these, evenly; by the declared rules if empty.
    pub scorings: Vec<AlternativeScoring>,
}

/// How values become scores in a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AlternativeScoring {
    /// By the rules of the methodology.
    Declared,
    /// From the worst of the units to the best, linear.
    MinMax,
    /// By the share of the other units that are worse.
    PercentileRank,
}

impl AlternativeScoring {
    /// The methodology with this in the place of its rules.
    pub(super) fn of(self, methodology: &Methodology) -> Methodology {
        let mut own = methodology.clone();
        let method = match self {
            AlternativeScoring::Declared => return own,
            AlternativeScoring::MinMax => {
                Method::MinMax { low: methodology.scale.0, high: methodology.scale.1 }
            }
            AlternativeScoring::PercentileRank => Method::PercentileRank,
        };
        for indicator in &mut own.indicators {
            indicator.scoring = Scoring::Peers(Peers::by(method));
        }
        own
    }
}

/// Why there is no such [`Variation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VariationError {
    /// Weights can't vary by that.
    #[error("weights can't vary by {0}: expected a share from 0 to 1, such as 0.25")]
    Weights(Decimal),
}

impl Variation {
    /// Weights that vary by a share, and nothing else: each is multiplied by a number between
    /// 1 − this and 1 + this, in steps of a millionth, evenly, and then taken relative to the
    /// others of its group. With 0 weights aren't varied.
    ///
    /// # Errors
    /// [`VariationError::Weights`] unless it is from 0 to 1.
    pub fn of_weights(by: Decimal) -> Result<Self, VariationError> {
        if by < Decimal::ZERO || by > Decimal::ONE {
            return Err(VariationError::Weights(by));
        }
        Ok(Variation {
            weights: by,
            aggregations: Vec::new(),
            missing: Vec::new(),
            scorings: Vec::new(),
        })
    }

    /// By what share weights vary, from 0 to 1.
    #[must_use]
    pub const fn weights(&self) -> Decimal {
        self.weights
    }

    /// The same with alternative aggregations.
    #[must_use]
    pub fn or_aggregations(mut self, all: impl IntoIterator<Item = Aggregation>) -> Self {
        self.aggregations = all.into_iter().collect();
        self
    }

    /// The same with alternative policies for what is missing.
    #[must_use]
    pub fn or_missing(mut self, all: impl IntoIterator<Item = MissingPolicy>) -> Self {
        self.missing = all.into_iter().collect();
        self
    }

    /// The same with alternative scorings.
    #[must_use]
    pub fn or_scorings(mut self, all: impl IntoIterator<Item = AlternativeScoring>) -> Self {
        self.scorings = all.into_iter().collect();
        self
    }

    /// What isn't varied, and so isn't in what a simulation says: one alternative alone
    /// replaces what is declared and doesn't vary.
    #[must_use]
    pub fn not_varied(&self) -> Vec<NotVaried> {
        let mut all = Vec::new();
        if self.weights.is_zero() {
            all.push(NotVaried::Weights);
        }
        if self.aggregations.len() < 2 {
            all.push(NotVaried::Aggregation);
        }
        if self.missing.len() < 2 {
            all.push(NotVaried::Missing);
        }
        if self.scorings.len() < 2 {
            all.push(NotVaried::Scoring);
        }
        all.extend([
            NotVaried::Indicators,
            NotVaried::Classes,
            NotVaried::Gates,
            NotVaried::Values,
        ]);
        all
    }
}

/// What is the same in all draws of a simulation: as declared, or the one alternative that
/// was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NotVaried {
    /// The weights.
    Weights,
    /// How groups are put together.
    Aggregation,
    /// What a missing score does.
    Missing,
    /// Which indicators there are.
    Indicators,
    /// How values become scores.
    Scoring,
    /// The limits of the classes.
    Classes,
    /// Gates, which are left aside.
    Gates,
    /// The values, whose precision is looked at apart.
    Values,
}

impl NotVaried {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            NotVaried::Weights => "weights",
            NotVaried::Aggregation => "aggregation",
            NotVaried::Missing => "missing",
            NotVaried::Indicators => "indicators",
            NotVaried::Scoring => "scoring",
            NotVaried::Classes => "classes",
            NotVaried::Gates => "gates",
            NotVaried::Values => "values",
        }
    }
}
