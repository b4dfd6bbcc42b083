//! A methodology before it is checked: what a file or a program says.

use kawasan_exact::Rounding;
use kawasan_indicators::{Direction, Indicator};
use kawasan_model::{Date, Localised, Unit};
use rust_decimal::Decimal;

use super::{MissingPolicy, Roundings, Status};
use crate::{Aggregation, Class, Gate, Impute, Scoring, Treatment, Weight};

/// What a methodology consists of, unchecked; see [`Draft::methodology`].
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The id, as outputs name it.
    pub id: String,
    /// The version: two versions of one methodology aren't in effect on one day.
    pub version: String,
    /// What it rests on.
    pub status: Status,
    /// What it is, by language.
    pub title: Localised,
    /// What its results must say of themselves, by language.
    pub note: Option<Localised>,
    /// Where it comes from; at least one.
    pub sources: Vec<String>,
    /// The first day on which it is in effect.
    pub from: Option<Date>,
    /// The last day on which it is in effect.
    pub until: Option<Date>,
    /// The lowest and the highest score, the lowest first.
    pub scale: (Decimal, Decimal),
    /// Where scores are rounded.
    pub rounding: Roundings,
    /// Whether the weights of each group must sum to 1, or only their ratios count.
    pub relative_weights: bool,
    /// What a missing score does.
    pub missing: MissingPolicy,
    /// The share of the weights that must have a score, from 0 to 1.
    pub minimum_coverage: Weight,
    /// How the parts of the whole come together.
    pub aggregation: Aggregation,
    /// By how many points the whole can be above its lowest part.
    pub above_lowest: Option<Decimal>,
    /// The methodology's own indicators, beside those of the catalogue.
    pub definitions: Vec<Definition>,
    /// The groups below the whole.
    pub groups: Vec<GroupDraft>,
    /// The indicators that are scored; at least one.
    pub indicators: Vec<IndicatorDraft>,
    /// The gates, in their order.
    pub gates: Vec<Gate>,
    /// The classes, in their order; none for a composite without classes.
    pub classes: Vec<Class>,
}

/// An indicator that a methodology defines for itself.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Definition {
    /// By a formula.
    Formula(Box<Indicator>),
    /// By values from a table.
    Given {
        /// The id: the column of the table.
        id: String,
        /// What it is, by language.
        title: Localised,
        /// The unit of the values.
        unit: Unit,
        /// Which way is better.
        direction: Direction,
    },
}

impl Definition {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Definition::Formula(indicator) => indicator.id(),
            Definition::Given { id, .. } => id,
        }
    }
}

/// A group below the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupDraft {
    /// The id.
    pub id: String,
    /// What it is, by language.
    pub title: Localised,
    /// The id of the group that it is part of; `None` for the whole.
    pub parent: Option<String>,
    /// Its weight in that group.
    pub weight: Weight,
    /// How its parts come together.
    pub aggregation: Aggregation,
    /// By how many points its score can be above that of its lowest part.
    pub above_lowest: Option<Decimal>,
}

/// An indicator that is scored.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorDraft {
    /// The id of a definition, or of an indicator of the catalogue.
    pub id: String,
    /// The id of the group that it is part of; `None` for the whole.
    pub group: Option<String>,
    /// Its weight in that group.
    pub weight: Weight,
    /// What takes the place of a missing value.
    pub impute: Option<Impute>,
    /// What is done to the values of all units before they are scored: winsorised or
    /// logarithms.
    pub treatment: Option<Treatment>,
    /// How its value becomes a score.
    pub scoring: Scoring,
}

impl IndicatorDraft {
    /// An indicator of the whole, neither imputed nor treated.
    #[must_use]
    pub fn new(id: impl Into<String>, weight: Weight, scoring: Scoring) -> Self {
        IndicatorDraft {
            id: id.into(),
            group: None,
            weight,
            impute: None,
            treatment: None,
            scoring,
        }
    }
}

impl Draft {
    /// A draft without groups, indicators, gates and classes: scores from 0 to 100,
    /// weights that sum to 1, missing scores left out as long as the given share of the
    /// weights has one, and a composite rounded as given.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        title: Localised,
        source: impl Into<String>,
        composite: Rounding,
        minimum_coverage: Weight,
    ) -> Self {
        Draft {
            id: id.into(),
            version: "1".to_owned(),
            status: Status::Illustrative,
            title,
            note: None,
            sources: vec![source.into()],
            from: None,
            until: None,
            scale: (Decimal::ZERO, Decimal::ONE_HUNDRED),
            rounding: Roundings { scores: None, groups: None, composite },
            relative_weights: false,
            missing: MissingPolicy::LeaveOut,
            minimum_coverage,
            aggregation: Aggregation::Arithmetic,
            above_lowest: None,
            definitions: Vec::new(),
            groups: Vec::new(),
            indicators: Vec::new(),
            gates: Vec::new(),
            classes: Vec::new(),
        }
    }
}
