//! What can be wrong with a structure, a table, or both together.

use std::fmt;

use rust_decimal::Decimal;

use super::Kind;
use crate::Lacking;

/// Something wrong with a row of a structure, or with the whole of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
#[non_exhaustive]
pub struct StructureProblem {
    /// The place of the row, from 0; `None` if it is about the whole.
    pub row: Option<usize>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a structure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are named as in the texts")]
pub enum What {
    /// A row without code.
    #[error("the row has no code")]
    NoCode,
    /// Two rows of one code.
    #[error("the code `{code}` is used twice")]
    DuplicateCode { code: String },
    /// A direction that is none.
    #[error("the direction of `{code}` is {}: expected 1 or -1", shown(direction.as_ref()))]
    Direction { code: String, direction: Option<Decimal> },
    /// A group of which less is better: scores are turned already.
    #[error(
        "the direction of the group `{code}` is -1: expected 1, since scores of indicators are turned already"
    )]
    GroupDirection { code: String },
    /// No weight.
    #[error("`{code}` has no weight")]
    NoWeight { code: String },
    /// A weight below zero.
    #[error("the weight of `{code}` is {weight}: expected 0 or more")]
    NegativeWeight { code: String, weight: Decimal },
    /// An indicator that isn't at the level 1, or a group that isn't above it.
    #[error("the level of `{code}` is {}: expected {}", shown(level.as_ref()), expected_level(*kind))]
    Level { code: String, kind: Kind, level: Option<u32> },
    /// An indicator in no group.
    #[error("the indicator `{code}` belongs to no group")]
    NoParent { code: String },
    /// A group that isn't there.
    #[error("`{code}` belongs to `{parent}`, which is not in the structure{}", meant(near.as_ref()))]
    UnknownParent { code: String, parent: String, near: Option<String> },
    /// A parent that is no group.
    #[error("`{code}` belongs to `{parent}`, which is no group")]
    ParentNoGroup { code: String, parent: String },
    /// A parent that isn't one level above.
    #[error(
        "`{code}` at the level {level} belongs to `{parent}` at the level {above}: expected one level above"
    )]
    LevelJump { code: String, level: u32, parent: String, above: u32 },
    /// Groups that contain themselves.
    #[error("groups contain themselves: {}", codes.join(" in "))]
    Cycle { codes: Vec<String> },
    /// A denominator that isn't there.
    #[error("`{code}` is divided by `{denominator}`, which is no denominator of the structure{}", meant(near.as_ref()))]
    UnknownDenominator { code: String, denominator: String, near: Option<String> },
    /// No index.
    #[error("there is no index: expected one aggregate without a parent")]
    NoTop,
    /// More than one index.
    #[error("`{code}` has no parent, but `{first}` is the index already")]
    SecondTop { code: String, first: String },
    /// A group of nothing.
    #[error("nothing belongs to the group `{code}`")]
    EmptyGroup { code: String },
    /// A group whose weights are all zero.
    #[error("all weights in the group `{code}` are zero")]
    NoWeights { code: String },
}

impl What {
    /// Which part of the row it is about.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            What::Direction { .. } | What::GroupDirection { .. } => Field::Direction,
            What::NoWeight { .. } | What::NegativeWeight { .. } => Field::Weight,
            What::Level { .. } | What::LevelJump { .. } => Field::Level,
            What::NoParent { .. }
            | What::UnknownParent { .. }
            | What::ParentNoGroup { .. }
            | What::Cycle { .. }
            | What::NoTop
            | What::SecondTop { .. } => Field::Parent,
            What::UnknownDenominator { .. } => Field::Denominator,
            What::NoCode
            | What::DuplicateCode { .. }
            | What::EmptyGroup { .. }
            | What::NoWeights { .. } => Field::Code,
        }
    }
}

/// A part of a row of a structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs, reason = "they are the fields of `Row`")]
pub enum Field {
    Code,
    Level,
    Direction,
    Weight,
    Parent,
    Denominator,
}

fn shown(value: Option<&impl fmt::Display>) -> String {
    value.map_or_else(|| "missing".to_owned(), |value| format!("`{value}`"))
}

fn meant(near: Option<&String>) -> String {
    near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default()
}

const fn expected_level(kind: Kind) -> &'static str {
    match kind {
        Kind::Aggregate => "2 or more for a group",
        _ => "1 for an indicator",
    }
}

/// A structure with something wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", joined(problems))]
#[non_exhaustive]
pub struct StructureError {
    /// All of it, in the order of the rows.
    pub problems: Vec<StructureProblem>,
}

/// Why no composite can be built of a structure, a table and options.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", joined(problems))]
#[non_exhaustive]
pub struct BuildError {
    /// All of it.
    pub problems: Vec<BuildProblem>,
}

/// What of a structure, a table and options doesn't go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are named as in the texts")]
pub enum BuildProblem {
    /// The table lacks a column.
    #[error("the data have no column `{code}`{}", meant(near.as_ref()))]
    NoColumn { code: String, near: Option<String> },
    /// The method needs more of an indicator.
    #[error("`{code}`: {lacking}")]
    Lacking { code: String, lacking: Lacking },
    /// The method compares with a unit, and none is named.
    #[error("the method compares with a reference unit, and none is named")]
    NeedsReference,
    /// The reference unit isn't in the table.
    #[error("there is no unit `{unit}` to refer to{}", meant(near.as_ref()))]
    NoReference { unit: String, near: Option<String> },
    /// As many aggregations as there are levels above the first, or one.
    #[error(
        "{found} aggregations for {levels} levels above the indicators: expected one for all, or {levels}"
    )]
    Aggregations { found: usize, levels: u32 },
}

/// Why there is no such table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are named as in the texts")]
pub enum TableError {
    /// Two units of one code.
    #[error("the unit `{unit}` is there twice")]
    DuplicateUnit { unit: String },
    /// Two columns of one code.
    #[error("the column `{code}` is there twice")]
    DuplicateColumn { code: String },
    /// A column that isn't as long as there are units.
    #[error("the column `{code}` has {found} values for {units} units")]
    Length { code: String, found: usize, units: usize },
}

fn joined(problems: &[impl fmt::Display]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
