//! What each published figure of a project changed.

use std::cmp::Ordering;

use kawasan_model::{
    Claim, ClaimKind, Interval, Observation, Operand, OperandRole, Qualifier, ReleasePolicy, Unit,
};

use crate::claim_check::{ClaimCheck, Computed};

/// A published figure of a project, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProjectFigure<'a> {
    /// The figure.
    pub observation: &'a Observation,
    /// What it changed.
    pub change: ProjectChange<'a>,
}

/// What a figure of a project changed, compared with the figure before it that is most
/// like it.
///
/// That is, in this order: one of the same fact (basis, timing, currency and period);
/// one of the same amount in another currency (the same release, or another, on the same
/// basis for the same period); the last on the same basis in the same currency for
/// another period; the last on the same basis; the last on another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProjectChange<'a> {
    /// Nothing was published before.
    First,
    /// The same fact again, and the figure that spoke before still speaks.
    #[non_exhaustive]
    Confirmed {
        /// The figure that spoke.
        before: &'a Observation,
    },
    /// The same fact more precisely, or as precisely in other digits that may be the
    /// same.
    #[non_exhaustive]
    Refined {
        /// The figure that spoke.
        before: &'a Observation,
    },
    /// The same fact otherwise: both can't be true.
    #[non_exhaustive]
    Restated {
        /// The figure that spoke.
        before: &'a Observation,
        /// By how much, new less old; `None` where no decimal holds a bound.
        by: Option<Interval>,
    },
    /// The same amount in another currency.
    #[non_exhaustive]
    OtherCurrency {
        /// The other amount.
        before: &'a Observation,
        /// The rate that both imply, as an interval, and how little it is; `None` where
        /// an amount may be zero.
        implied: Option<Computed>,
    },
    /// On the same basis in the same currency for another period.
    #[non_exhaustive]
    OtherPeriod {
        /// The figure of the other period.
        before: &'a Observation,
        /// By how much, new less old; `None` where no decimal holds a bound.
        by: Option<Interval>,
    },
    /// On the same basis, but in another currency and for another period, or for flows
    /// and stocks: nothing follows from both.
    #[non_exhaustive]
    OtherTerms {
        /// The figure before.
        before: &'a Observation,
    },
    /// On another basis: what was promised, and what was realised.
    #[non_exhaustive]
    OtherBasis {
        /// The figure before.
        before: &'a Observation,
    },
}

impl<'a> ProjectChange<'a> {
    /// The word of outputs.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            ProjectChange::First => "first",
            ProjectChange::Confirmed { .. } => "confirmed",
            ProjectChange::Refined { .. } => "refined",
            ProjectChange::Restated { .. } => "restated",
            ProjectChange::OtherCurrency { .. } => "other_currency",
            ProjectChange::OtherPeriod { .. } => "other_period",
            ProjectChange::OtherTerms { .. } => "other_terms",
            ProjectChange::OtherBasis { .. } => "other_basis",
        }
    }

    /// The figure that it was compared with.
    #[must_use]
    pub const fn before(&self) -> Option<&'a Observation> {
        match self {
            ProjectChange::First => None,
            ProjectChange::Confirmed { before }
            | ProjectChange::Refined { before }
            | ProjectChange::Restated { before, .. }
            | ProjectChange::OtherCurrency { before, .. }
            | ProjectChange::OtherPeriod { before, .. }
            | ProjectChange::OtherTerms { before }
            | ProjectChange::OtherBasis { before } => Some(before),
        }
    }

    /// The rate that two amounts imply.
    #[must_use]
    pub const fn implied_rate(&self) -> Option<&Computed> {
        match self {
            ProjectChange::OtherCurrency { implied, .. } => implied.as_ref(),
            _ => None,
        }
    }

    /// By how much the figure differs from the one before, new less old.
    #[must_use]
    pub const fn by(&self) -> Option<Interval> {
        match self {
            ProjectChange::Restated { by, .. } | ProjectChange::OtherPeriod { by, .. } => *by,
            _ => None,
        }
    }
}

/// The order of publication: undated last, as nothing says when they came; of one
/// release by its period, exact figures before those that are "about".
pub(super) fn published_first(a: &Observation, b: &Observation) -> Ordering {
    let source = |o: &Observation| {
        let source = &o.source;
        let on = source.published_on;
        (on.is_none(), on, source.publisher.clone(), source.url.clone())
    };
    let is_about = |o: &Observation| o.figure.qualifier() == Qualifier::About;
    let rest = |o: &Observation| {
        let series = &o.series;
        (series.basis, o.period, is_about(o), o.figure.unit(), o.figure.to_string())
    };
    source(a)
        .cmp(&source(b))
        .then_with(|| rest(a).cmp(&rest(b)))
        .then_with(|| a.to_string().cmp(&b.to_string()))
}

/// Figures of one measure in the order of publication, each with what it changed.
pub(super) fn history<'a>(
    figures: Vec<&'a Observation>,
    policy: &ReleasePolicy,
) -> Vec<ProjectFigure<'a>> {
    let mut told: Vec<ProjectFigure<'a>> = Vec::new();
    for observation in figures {
        let before: Vec<&'a Observation> = told.iter().map(|figure| figure.observation).collect();
        let change = change(observation, &before, policy);
        told.push(ProjectFigure { observation, change });
    }
    told
}

fn change<'a>(
    new: &'a Observation,
    before: &[&'a Observation],
    policy: &ReleasePolicy,
) -> ProjectChange<'a> {
    let same_fact: Vec<&'a Observation> =
        before.iter().copied().filter(|old| is_one_fact(new, old)).collect();
    if let Some(spoke) = policy.speaking(same_fact.iter().copied()) {
        let speaks = policy.speaking(same_fact.into_iter().chain([new]));
        let by = || spoke_less(new, spoke);
        return match speaks {
            Some(speaks) if speaks.figure == spoke.figure => {
                ProjectChange::Confirmed { before: spoke }
            }
            _ if new.figure.agrees_with(&spoke.figure) => ProjectChange::Refined { before: spoke },
            _ => ProjectChange::Restated { before: spoke, by: by() },
        };
    }
    let last =
        |holds: &dyn Fn(&Observation) -> bool| before.iter().rev().copied().find(|old| holds(old));
    let same_basis = |old: &Observation| old.series.basis == new.series.basis;
    let same_timing = |old: &Observation| old.series.timing == new.series.timing;
    let same_unit = |old: &Observation| old.figure.unit() == new.figure.unit();
    let same_amount = |old: &Observation| {
        let units = [old.figure.unit(), new.figure.unit()];
        same_basis(old)
            && same_timing(old)
            && old.period.end_date() == new.period.end_date()
            && old.period.first_day() == new.period.first_day()
            && units.iter().all(Unit::is_money)
    };
    // Of one release, if it says both.
    let in_release = last(&|old| same_amount(old) && old.source == new.source);
    if let Some(other) = in_release.or_else(|| last(&same_amount)) {
        return ProjectChange::OtherCurrency { before: other, implied: implied(new, other) };
    }
    if let Some(other) = last(&|old| same_basis(old) && same_timing(old) && same_unit(old)) {
        return ProjectChange::OtherPeriod { before: other, by: spoke_less(new, other) };
    }
    if let Some(other) = last(&same_basis) {
        return ProjectChange::OtherTerms { before: other };
    }
    match before.last() {
        Some(other) => ProjectChange::OtherBasis { before: other },
        None => ProjectChange::First,
    }
}

/// Whether two figures of a project and a measure are releases of one fact.
fn is_one_fact(a: &Observation, b: &Observation) -> bool {
    let (a, b) = (a.key(), b.key());
    a.series.basis == b.series.basis
        && a.series.timing == b.series.timing
        && a.unit == b.unit
        && a.period == b.period
}

fn spoke_less(new: &Observation, old: &Observation) -> Option<Interval> {
    new.figure.interval().sub(&old.figure.interval()).ok()
}

/// The rate at which two amounts are the same: home money for one of the other. An
/// exchange without a rate is just that claim.
fn implied(new: &Observation, old: &Observation) -> Option<Computed> {
    // More units are worth less each; so rates are quoted.
    let (stated, amount) = match new.figure.value() >= old.figure.value() {
        true => (new, old),
        false => (old, new),
    };
    let operand = Operand { role: OperandRole::Amount, figure: amount.figure };
    let claim = Claim::new(ClaimKind::Exchange, stated.figure, vec![operand]).ok()?;
    ClaimCheck::of(&claim).computed
}
