//! The checks of one observation against the registry and the measures.

use super::{Problem, ProblemKind, Warning, WarningKind};
use crate::{
    Basis, Figure, FindZoneError, Measures, Observation, Registry, Subject, Tri, Vocabulary,
};

/// What an observation is checked against.
#[derive(Clone, Copy)]
pub(super) struct Check<'a> {
    pub(super) registry: &'a Registry,
    pub(super) measures: &'a Measures,
}

impl Check<'_> {
    /// What keeps an observation from being loaded.
    pub(super) fn problems(&self, observation: &Observation, index: usize) -> Vec<Problem> {
        let mut kinds = Vec::new();
        self.check_zone(observation, &mut kinds);
        self.check_measure(observation, &mut kinds);
        if observation.series.basis == Basis::Realised && observation.period.end_date().is_none() {
            kinds.push(ProblemKind::NoPeriod);
        }
        let problem = |kind| Problem { observation: observation.clone(), index, kind };
        kinds.into_iter().map(problem).collect()
    }

    fn check_zone(&self, observation: &Observation, kinds: &mut Vec<ProblemKind>) {
        let Subject::Zone(id) = &observation.series.subject else { return };
        if self.registry.zone(id).is_none() {
            let nearest = match self.registry.find(id.as_str()) {
                Err(FindZoneError::Unknown { nearest, .. }) => nearest,
                // An alias, where the id should stand.
                Ok(zone) => Some(zone.id().to_string()),
            };
            kinds.push(ProblemKind::UnknownZone { zone: id.to_string(), nearest });
        }
    }

    fn check_measure(&self, observation: &Observation, kinds: &mut Vec<ProblemKind>) {
        let (series, figure) = (&observation.series, &observation.figure);
        let Some(measure) = self.measures.get(series.measure.as_str()) else {
            let nearest = self.measures.nearest(series.measure.as_str()).map(str::to_owned);
            let measure = series.measure.to_string();
            kinds.push(ProblemKind::UnknownMeasure { measure, nearest });
            return;
        };
        if !measure.unit().takes(figure.unit()) {
            kinds.push(ProblemKind::Unit { found: figure.unit(), expected: measure.unit() });
        }
        if !measure.timings().contains(&series.timing) {
            let allowed = measure.timings().to_vec();
            kinds.push(ProblemKind::Timing { found: series.timing, allowed });
        }
        if !measure.bases().contains(&series.basis) {
            let allowed = measure.bases().to_vec();
            kinds.push(ProblemKind::Basis { found: series.basis, allowed });
        }
        // What can shrink may have a negative net flow; a stock is never below zero.
        let may_fall = measure.can_shrink() && series.timing == crate::Timing::Flow;
        let negative = figure.value().is_sign_negative() && !figure.value().is_zero();
        if negative && figure.unit().is_amount() && !may_fall {
            kinds.push(ProblemKind::Negative { timing: series.timing });
        }
    }

    /// What a reader should know about an observation.
    pub(super) fn warnings(&self, observation: &Observation) -> Vec<Warning> {
        let lifecycle = self.lifecycle(observation);
        let own = [
            before_period_end(observation),
            without_company(observation),
            not_as_stated(observation),
        ];
        let kinds = lifecycle.into_iter().chain(own.into_iter().flatten());
        kinds.map(|kind| Warning { observation: observation.clone(), kind }).collect()
    }

    fn lifecycle(&self, observation: &Observation) -> Option<WarningKind> {
        let id = observation.series.subject.zone()?;
        let lifecycle = self.registry.zone(id)?.lifecycle();
        let (start, end) = (observation.period.first_day()?, observation.period.end_date()?);
        if observation.series.basis != Basis::Realised {
            return None;
        }
        if lifecycle.was_designated_by(end) == Tri::No {
            let designated = lifecycle.designated()?.on;
            return Some(WarningKind::BeforeDesignation { end, designated });
        }
        let revoked = lifecycle.revoked()?.on;
        (revoked.latest() < start).then_some(WarningKind::AfterRevocation { start, revoked })
    }
}

fn before_period_end(observation: &Observation) -> Option<WarningKind> {
    let (published, end) = (observation.source.published_on?, observation.period.end_date()?);
    observation
        .published_before_period_end()
        .then_some(WarningKind::PublishedBeforePeriodEnd { published, end })
}

fn without_company(observation: &Observation) -> Option<WarningKind> {
    let counterparty = observation.series.counterparty.as_ref()?;
    (!counterparty.is_named()).then_some(WarningKind::ProjectWithoutCompany)
}

/// The first figure in the words, if words hold figures of the unit and none
/// agrees. `value` and `unit` are what counts; this finds slips of the pen.
fn not_as_stated(observation: &Observation) -> Option<WarningKind> {
    let words = observation.as_stated.as_deref()?;
    let own = &observation.figure;
    let agrees = |figure: &Figure| own.value() == figure.value() || figure.agrees_with(own);
    let mut stated: Vec<Figure> = Vec::new();
    for language in Vocabulary::builtin().languages() {
        let found = Figure::find_in(language, words).into_iter();
        stated.extend(found.filter(|figure| figure.unit() == own.unit()));
        if stated.iter().any(agrees) {
            return None;
        }
    }
    stated.first().map(|first| WarningKind::NotAsStated { stated: *first })
}
