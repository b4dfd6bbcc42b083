//! A methodology: how indicators become a class, as data.

mod check;
mod draft;
mod effective;
mod library;
mod problem;

use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::{Direction, Indicator};
use kawasan_model::{Date, Localised, Series, Unit};
use rust_decimal::Decimal;

use crate::class::ladder;
use crate::{Aggregation, Class, Gate, Impute, Scoring, Treatment};

pub use draft::{Definition, Draft, GroupDraft, IndicatorDraft};
pub use effective::InEffect;
pub use library::Library;
pub use problem::{Problem, ProblemKind, Problems};

/// How a set of units is rated: indicators in nested groups with weights, how values
/// become scores, how scores are put together, what overrides the result, and the
/// classes.
///
/// It is made from a [`Draft`] or read from a file, and valid as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Methodology {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) status: Status,
    pub(crate) title: Localised,
    pub(crate) note: Option<Localised>,
    pub(crate) sources: Vec<String>,
    pub(crate) effective: (Option<Date>, Option<Date>),
    pub(crate) scale: (Decimal, Decimal),
    pub(crate) rounding: Roundings,
    pub(crate) missing: MissingPolicy,
    pub(crate) minimum_coverage: Fraction,
    pub(crate) groups: Vec<Group>,
    pub(crate) indicators: Vec<ScoredIndicator>,
    pub(crate) gates: Vec<Gate>,
    /// Indicators that only gates look at.
    pub(crate) looked_at: Vec<Scored>,
    pub(crate) classes: Vec<Class>,
}

/// What a methodology rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Status {
    /// As an authority published it.
    Official,
    /// Put together again from what was published of it and its results.
    Reconstructed,
    /// An example: parts of it, such as weights, were never published.
    Illustrative,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 3] = [Status::Official, Status::Reconstructed, Status::Illustrative];

    /// The word of files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Official => "official",
            Status::Reconstructed => "reconstructed",
            Status::Illustrative => "illustrative",
        }
    }
}

/// Where scores are rounded. What isn't rounded goes on exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roundings {
    /// Scores of indicators.
    pub scores: Option<Rounding>,
    /// Scores of groups.
    pub groups: Option<Rounding>,
    /// The composite, which classes and ranks compare.
    pub composite: Rounding,
}

/// What a missing score does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MissingPolicy {
    /// It is left out, and the weights beside it are taken relative to their sum.
    LeaveOut,
    /// It counts as the low end of the scale.
    Lowest,
    /// Without it there is no composite.
    Required,
}

impl MissingPolicy {
    /// All of them.
    pub const ALL: [MissingPolicy; 3] =
        [MissingPolicy::LeaveOut, MissingPolicy::Lowest, MissingPolicy::Required];

    /// The word of files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MissingPolicy::LeaveOut => "leave_out",
            MissingPolicy::Lowest => "lowest",
            MissingPolicy::Required => "required",
        }
    }
}

/// A group of indicators and groups: a pillar, or the whole, which comes first.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// The id; of the whole, `composite`.
    pub id: String,
    /// What it is, by language.
    pub title: Localised,
    /// The group that it is part of; `None` for the whole.
    pub parent: Option<usize>,
    /// Its weight in that group: one part of a sum of 1, exactly.
    pub weight: Fraction,
    /// How its parts come together.
    pub aggregation: Aggregation,
    /// Its score can't be more points than this above its lowest part: what limits
    /// compensation.
    pub above_lowest: Option<Decimal>,
}

/// An indicator and how it counts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ScoredIndicator {
    /// What is scored.
    pub subject: Scored,
    /// The group that it is part of.
    pub group: usize,
    /// Its weight in that group: one part of a sum of 1, exactly.
    pub weight: Fraction,
    /// What takes the place of a missing value.
    pub impute: Option<Impute>,
    /// What is done to the values of all units before they are scored.
    pub treatment: Option<Treatment>,
    /// How its value becomes a score.
    pub scoring: Scoring,
}

impl ScoredIndicator {
    /// Whether a higher value has a lower score after so many quarters.
    pub(crate) fn falls(&self, quarters: u8) -> bool {
        match &self.scoring {
            Scoring::Peers(_) => self.subject.direction() == Direction::Lower,
            scoring => scoring.falls(quarters),
        }
    }
}

/// What is scored: an indicator with a formula, or values that are given.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Scored {
    /// An indicator, evaluated from a dataset.
    Indicator(Indicator),
    /// Values from a table.
    #[non_exhaustive]
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

impl Scored {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Scored::Indicator(indicator) => indicator.id(),
            Scored::Given { id, .. } => id,
        }
    }

    /// What it is, by language.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        match self {
            Scored::Indicator(indicator) => indicator.title(),
            Scored::Given { title, .. } => title,
        }
    }

    /// The unit of its values.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        match self {
            Scored::Indicator(indicator) => indicator.unit(),
            Scored::Given { unit, .. } => *unit,
        }
    }

    /// Which way is better.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        match self {
            Scored::Indicator(indicator) => indicator.direction(),
            Scored::Given { direction, .. } => *direction,
        }
    }
}

impl Methodology {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What it rests on.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// What it is, by language.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// What its results must say of themselves, by language.
    #[must_use]
    pub const fn note(&self) -> Option<&Localised> {
        self.note.as_ref()
    }

    /// Where it comes from.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// The first and the last day on which it is in effect, where these are stated.
    #[must_use]
    pub const fn effective(&self) -> (Option<Date>, Option<Date>) {
        self.effective
    }

    /// The lowest and the highest score. Scores beyond come only of rules that aren't capped.
    #[must_use]
    pub const fn scale(&self) -> (Decimal, Decimal) {
        self.scale
    }

    /// Where scores are rounded.
    #[must_use]
    pub const fn roundings(&self) -> Roundings {
        self.rounding
    }

    /// What a missing score does.
    #[must_use]
    pub const fn missing(&self) -> MissingPolicy {
        self.missing
    }

    /// The share of the weights that must have a score, from 0 to 1, or there is no composite.
    #[must_use]
    pub const fn minimum_coverage(&self) -> &Fraction {
        &self.minimum_coverage
    }

    /// The groups, the whole first, each before what is part of it.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The indicators, in the order of the file.
    #[must_use]
    pub fn indicators(&self) -> &[ScoredIndicator] {
        &self.indicators
    }

    /// What gates look at beside the indicators that are scored.
    #[must_use]
    pub fn looked_at(&self) -> &[Scored] {
        &self.looked_at
    }

    /// The gates, in the order in which they apply.
    #[must_use]
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// The classes, in the order of the file.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The classes of the scale after so many quarters, the best first: their places in the
    /// list, each with the lowest composite that has it. Classes that only gates give are
    /// not among them.
    #[must_use]
    pub fn scale_of_classes(&self, quarters: u8) -> Vec<(usize, Decimal)> {
        ladder(&self.classes, quarters)
    }

    /// The weight of an indicator in the whole, by its place: the product of the
    /// weights from it up, exactly; `None` if there is no such indicator.
    #[must_use]
    pub fn weight_in_whole(&self, indicator: usize) -> Option<Fraction> {
        let own = self.indicators.get(indicator)?;
        let mut weight = own.weight.clone();
        let mut group = self.groups.get(own.group);
        while let Some(of) = group {
            weight = weight.mul(&of.weight);
            group = of.parent.and_then(|parent| self.groups.get(parent));
        }
        Some(weight)
    }

    /// The scored indicators that rest on a figure of a series' measure and basis, by their
    /// places: those that move when more of it is reported.
    #[must_use]
    pub fn resting_on(&self, series: &Series) -> Vec<usize> {
        let rests = |one: &ScoredIndicator| match &one.subject {
            Scored::Indicator(own) => own.formula().rests_on(&series.measure, series.basis),
            Scored::Given { .. } => false,
        };
        let indicators = self.indicators.iter().enumerate();
        indicators.filter(|(_, one)| rests(one)).map(|(place, _)| place).collect()
    }

    /// Whether the score of a unit may depend on the values of others.
    #[must_use]
    pub fn compares(&self) -> bool {
        let outranks = self.groups.iter().any(|one| one.aggregation == Aggregation::Copeland);
        outranks
            || self.indicators.iter().any(|one| {
                let is_treated = one.treatment.is_some() || one.impute.is_some();
                matches!(one.scoring, Scoring::Peers(_)) || is_treated
            })
    }

    /// Whether every group is a weighted arithmetic mean, so that the composite is a sum
    /// of contributions.
    #[must_use]
    pub fn is_additive(&self) -> bool {
        self.groups.iter().all(|group| {
            group.aggregation == Aggregation::Arithmetic && group.above_lowest.is_none()
        })
    }
}
