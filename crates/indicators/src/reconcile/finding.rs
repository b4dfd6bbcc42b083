//! What a finding says, as data.

use std::cmp::Ordering;

use kawasan_model::{Figure, MeasureId, Observation, Qualifier, ReportedPeriod, Subject, Unit};
use rust_decimal::Decimal;

use super::ratios::StatedRatio;

/// Figures that don't go together, and by how much.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// What kind of finding it is.
    pub kind: FindingKind,
    /// Whom it is about.
    pub subject: Subject,
    /// What is counted.
    pub measure: MeasureId,
    /// The period: of a stock, that of the later one.
    pub period: ReportedPeriod,
    /// What was held against what.
    pub comparison: Comparison,
    /// Every published figure that takes part, with its part in it.
    pub operands: Vec<Operand<'a>>,
    /// On which side the first operand lies.
    pub side: Side,
    /// How much the figures leave over.
    pub gap: Gap,
    /// The smallest change to one figure that would close it.
    pub smallest_change: Option<Change>,
    /// The figure that closes it if its power of ten slipped.
    pub unit_slip: Option<UnitSlip>,
    /// What it would be with releases that don't speak.
    pub otherwise: Vec<Otherwise<'a>>,
    /// How grave it is.
    pub severity: Severity,
    /// Whether a figure that takes part was only "about".
    pub rests_on_about: bool,
    /// Whether the figures are as of the same day; `false` if one of them was
    /// published before its period was over and that may explain it.
    pub comparable: bool,
}

impl<'a> Finding<'a> {
    /// Every published figure that takes part; nothing derived.
    pub fn figures(&self) -> impl Iterator<Item = &'a Observation> + use<'a, '_> {
        self.operands.iter().map(|operand| operand.observation)
    }

    /// The figures with a part.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &'a Observation> + use<'a, '_> {
        let operands = self.operands.iter();
        operands.filter(move |operand| operand.role == role).map(|operand| operand.observation)
    }

    /// Subject, measure, the end of the period, kind; then the figures, so that no
    /// two orders of the same rows differ.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let figures: Vec<String> = self.figures().map(ToString::to_string).collect();
        let about = (self.subject.clone(), self.measure.clone());
        (about, self.period.end_date(), self.period, self.kind, figures)
    }
}

/// Whether some figure was only "about".
pub(super) fn rests_on_about(operands: &[Operand<'_>]) -> bool {
    operands.iter().any(|o| o.observation.figure.qualifier() == Qualifier::About)
}

/// Kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A stock that the flows can't explain, parts above the whole, a sum that
    /// goes backwards.
    Break,
    /// A stock that can shrink lies below what came to it: some left.
    ImpliesExits,
    /// Two releases for the same thing.
    Restatement,
    /// One amount, published as realised and as committed.
    BasisConflict,
    /// Two targets for the same thing.
    TargetChanged,
    /// A break that hangs on a figure from before its period's end.
    PublishedBeforePeriodEnd,
    /// A number of zones that the registry doesn't have.
    RegistryConflict,
    /// A stated percentage that its operands rule out.
    StatedRatio,
}

impl FindingKind {
    /// All of them.
    pub const ALL: [FindingKind; 8] = [
        FindingKind::Break,
        FindingKind::ImpliesExits,
        FindingKind::Restatement,
        FindingKind::BasisConflict,
        FindingKind::TargetChanged,
        FindingKind::PublishedBeforePeriodEnd,
        FindingKind::RegistryConflict,
        FindingKind::StatedRatio,
    ];

    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            FindingKind::Break => "break",
            FindingKind::ImpliesExits => "implies_exits",
            FindingKind::Restatement => "restatement",
            FindingKind::BasisConflict => "basis_conflict",
            FindingKind::TargetChanged => "target_changed",
            FindingKind::PublishedBeforePeriodEnd => "published_before_period_end",
            FindingKind::RegistryConflict => "registry_conflict",
            FindingKind::StatedRatio => "stated_ratio",
        }
    }

    /// How grave a finding of the kind is by itself; one that another release would
    /// close is less so.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            FindingKind::Break | FindingKind::RegistryConflict | FindingKind::StatedRatio => {
                Severity::Contradiction
            }
            // All that was promised may have been built: one amount on two bases
            // is a reason to ask, not a contradiction by itself.
            FindingKind::BasisConflict | FindingKind::Restatement => Severity::Difference,
            FindingKind::ImpliesExits
            | FindingKind::TargetChanged
            | FindingKind::PublishedBeforePeriodEnd => Severity::Note,
        }
    }
}

impl std::fmt::Display for FindingKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nobody need have been wrong: people left, a target was raised.
    Note,
    /// Two figures differ, and a later one may simply be the better.
    Difference,
    /// The figures can't all be true.
    Contradiction,
}

impl Severity {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Difference => "difference",
            Severity::Contradiction => "contradiction",
        }
    }
}

/// What was held against what.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Comparison {
    /// A stock with an earlier one and all flows between them.
    StockAndFlows,
    /// A stock with an earlier one and those flows between them that are known,
    /// maybe none: it can only be more.
    StockAtLeast,
    /// A flow with flows inside its period that fill it.
    WholeAndParts,
    /// A flow with flows inside its period that don't fill it: it can only be more.
    WholeAtLeast,
    /// The nation with all zones.
    NationAndZones,
    /// The nation with some zones: it can only be more.
    NationAtLeast,
    /// Two releases of one thing.
    Releases,
    /// A realised figure with a committed one.
    Bases,
    /// A number of zones with those that the registry has at that date.
    #[non_exhaustive]
    Registry {
        /// Zones that were certainly in force.
        low: usize,
        /// Zones that were possibly in force.
        high: usize,
    },
    /// A stated percentage with what it is a percentage of.
    Ratio(StatedRatio),
}

/// A published figure and its part in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operand<'a> {
    /// Its part.
    pub role: Role,
    /// The figure.
    pub observation: &'a Observation,
}

impl<'a> Operand<'a> {
    pub(super) const fn new(role: Role, observation: &'a Observation) -> Self {
        Operand { role, observation }
    }
}

/// The part of a figure in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The later stock.
    Closing,
    /// The earlier stock.
    Opening,
    /// A flow between them.
    Added,
    /// A flow taken off one that began with it: the first quarter of a half-year.
    Deducted,
    /// The whole.
    Whole,
    /// A part of it.
    Part,
    /// The later release.
    Later,
    /// The earlier release.
    Earlier,
    /// The figure published as realised.
    Realised,
    /// The figure published as committed.
    Committed,
    /// The figure beside which a percentage or number is stated.
    Stating,
    /// What the percentage is of, or what it follows from.
    Base,
}

impl Role {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Closing => "closing",
            Role::Opening => "opening",
            Role::Added => "added",
            Role::Deducted => "deducted",
            Role::Whole => "whole",
            Role::Part => "part",
            Role::Later => "later",
            Role::Earlier => "earlier",
            Role::Realised => "realised",
            Role::Committed => "committed",
            Role::Stating => "stating",
            Role::Base => "base",
        }
    }

    /// Whether it counts for the first operand; the others count against it.
    pub(super) const fn is_for(self) -> bool {
        matches!(self, Role::Closing | Role::Deducted | Role::Whole | Role::Later | Role::Stating)
    }
}

/// On which side of what the others allow the first operand lies; of a
/// percentage, the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// It is more.
    Above,
    /// It is less.
    Below,
    /// It is the same, which is what is wrong.
    Same,
}

impl From<Ordering> for Side {
    fn from(ordering: Ordering) -> Self {
        match ordering {
            Ordering::Less => Side::Below,
            Ordering::Equal => Side::Same,
            Ordering::Greater => Side::Above,
        }
    }
}

/// How much figures leave over, as an interval without sign, in a base unit.
///
/// Of exits, how many left; of one amount on two bases, that amount; of a
/// percentage, the distance as a plain ratio, rounded outward to two decimals
/// more than were stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// At least so much: the smallest change that closes it.
    pub low: Decimal,
    /// At most so much, if that is known.
    pub high: Option<Decimal>,
    /// The unit of both.
    pub unit: Unit,
}

/// A change to one figure.
///
/// Of a sum, the same change to any other figure would do; named is the one to
/// which it is least in proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Which of the operands.
    pub operand: usize,
    /// By how much at least: above zero for more, below for less. In the
    /// operand's base unit.
    pub by: Decimal,
}

/// A figure whose power of ten may have slipped: billions that were told as millions.
///
/// It is told where just one figure of a sum would close it, as the digits stand, in
/// thousands more or less, or else in millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnitSlip {
    /// Which of the operands.
    pub operand: usize,
    /// The figure as it would have to be.
    pub figure: Figure,
}

/// What a finding would be with a release that doesn't speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Otherwise<'a> {
    /// Instead of which operand.
    pub instead_of: usize,
    /// The other release.
    pub release: &'a Observation,
    /// The gap then, and on which side; `None` if there is none.
    pub gap: Option<(Side, Gap)>,
}
