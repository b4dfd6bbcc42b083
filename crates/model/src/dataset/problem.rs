//! What is wrong or doubtful about observations.

use std::fmt;

use time::Date;

use crate::{Basis, Figure, MeasureUnit, Observation, PartialDate, Timing, Unit};

/// An observation that can't be loaded, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The observation.
    pub observation: Observation,
    /// Its place among those given to the builder, from 0.
    pub index: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// Why an observation can't be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The registry has no such zone.
    #[error("there is no zone `{zone}` in the registry")]
    #[non_exhaustive]
    UnknownZone {
        /// The id.
        zone: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// There is no such measure.
    #[error("there is no measure `{measure}`")]
    #[non_exhaustive]
    UnknownMeasure {
        /// The id.
        measure: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// The measure isn't counted in that unit.
    #[error("`{found}` is no unit of this measure: expected {expected}")]
    #[non_exhaustive]
    Unit {
        /// The unit of the figure.
        found: Unit,
        /// The unit of the measure.
        expected: MeasureUnit,
    },
    /// The measure has no such timing: a stock of what has no stock.
    #[error("`{found}` is no timing of this measure: expected {}", list(.allowed))]
    #[non_exhaustive]
    Timing {
        /// The timing of the observation.
        found: Timing,
        /// The timings of the measure.
        allowed: Vec<Timing>,
    },
    /// The measure isn't published on that basis.
    #[error("`{found}` is no basis of this measure: expected {}", list(.allowed))]
    #[non_exhaustive]
    Basis {
        /// The basis of the observation.
        found: Basis,
        /// The bases of the measure.
        allowed: Vec<Basis>,
    },
    /// A count or amount below zero.
    #[error("a {timing} can't be below zero")]
    #[non_exhaustive]
    Negative {
        /// The timing.
        timing: Timing,
    },
    /// What has been realised was realised in some period.
    #[error("a realised figure needs its period: only a target or plan may leave it open")]
    NoPeriod,
    /// The same release gives another figure for the same thing.
    #[error("the same release also says `{other}`, and both can't be true")]
    #[non_exhaustive]
    SaidOtherwise {
        /// The other figure.
        other: Figure,
    },
}

impl ProblemKind {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            ProblemKind::UnknownZone { nearest, .. }
            | ProblemKind::UnknownMeasure { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.observation, self.kind)
    }
}

/// An observation that was loaded and that a reader should know more about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// The observation.
    pub observation: Observation,
    /// What is doubtful.
    pub kind: WarningKind,
}

/// What is doubtful about an observation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WarningKind {
    /// Realised in a zone that wasn't one yet when the period ended.
    #[error("realised by {end}, before the zone was designated on {designated}")]
    #[non_exhaustive]
    BeforeDesignation {
        /// The end of the period.
        end: Date,
        /// The designation.
        designated: PartialDate,
    },
    /// Of a period that begins after the zone was revoked.
    #[error("of a period from {start}, after the zone was revoked on {revoked}")]
    #[non_exhaustive]
    AfterRevocation {
        /// The first day of the period.
        start: Date,
        /// The revocation.
        revoked: PartialDate,
    },
    /// The same row was given more than once; it is kept once.
    #[error("the same row was given {times} times and is kept once")]
    #[non_exhaustive]
    Repeated {
        /// How many times.
        times: usize,
    },
    /// A realised figure from before its period's end.
    #[error("published on {published}, before the period ended on {end}")]
    #[non_exhaustive]
    PublishedBeforePeriodEnd {
        /// The day of publication.
        published: Date,
        /// The end of the period.
        end: Date,
    },
    /// A project's figure without the company's name.
    #[error("of a project whose company isn't named")]
    ProjectWithoutCompany,
    /// The words that it was taken from say another number.
    #[error("the words say `{stated}`")]
    #[non_exhaustive]
    NotAsStated {
        /// What the words say.
        stated: Figure,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.observation, self.kind)
    }
}

/// All the problems that kept a dataset from being built, in the order in which
/// the observations were given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", summary(.problems))]
#[non_exhaustive]
pub struct DatasetError {
    /// The problems, at least one.
    pub problems: Vec<Problem>,
}

fn summary(problems: &[Problem]) -> String {
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    match problems.len() {
        1 => first,
        n => format!("{n} problems, the first: {first}"),
    }
}

fn list<T: fmt::Display>(words: &[T]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
