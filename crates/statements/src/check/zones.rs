//! How many zones something holds for.

use kawasan_indicators::{
    Evaluator, Group, Indicator, Member, Outcome, PeerComparison, Tally, ZoneChain, ZoneStep,
};
use kawasan_model::{ChainId, Knowledge, PartialDate, Period, Registry, Subject, Tri, Zone};
use kawasan_rating::{Improvements, Methodology, ZoneRatings, rate};

use super::Context;
use super::value::compared;
use crate::evidence::{Evidence, Reason, ZoneEvidence, ZonesEvidence};
use crate::{Among, Predicate, StatementVerdict, ZonesTest};

pub(super) fn check<'a>(
    known: Knowledge<'a>,
    context: Context<'a>,
    test: &'a ZonesTest,
) -> (StatementVerdict, Evidence<'a>) {
    let ratings = match &test.which {
        Some(Predicate::Class { methodology, period, .. }) => {
            Some(rate(known.dataset(), methodology, *period, known.on()))
        }
        _ => None,
    };
    let compared = match &test.which {
        Some(Predicate::Behind { rule, indicator, period }) => {
            rule.compare(known, indicator, *period)
        }
        _ => Vec::new(),
    };
    let asked = Asked { known, context, ratings, compared };
    let zones: Vec<ZoneEvidence<'a>> = members(known.registry(), test)
        .map(|(zone, belongs)| {
            let (holds, reason) = match &test.which {
                None => (Tri::Yes, Reason::Registry(zone.lifecycle().designated())),
                Some(predicate) => asked.holds(zone, predicate),
            };
            ZoneEvidence { zone, belongs, holds, reason }
        })
        .collect();
    let members = zones.iter().map(|one| Member {
        who: one.zone.id(),
        belongs: one.belongs,
        holds: one.holds,
    });
    let judgement = members.collect::<Tally<_>>().judge(test.count);
    let which = test.which.as_ref();
    let ratings = asked.ratings.map(Box::new);
    let evidence = ZonesEvidence { judgement, which, zones, ratings };
    (judgement.verdict.into(), Evidence::Zones(evidence))
}

/// The zones that are or may be in the set.
fn members<'a>(
    registry: &'a Registry,
    test: &'a ZonesTest,
) -> impl Iterator<Item = (&'a Zone, Tri)> {
    registry.zones().filter_map(|zone| {
        let in_force = || zone.lifecycle().status_on(test.on).is_in_force();
        let belongs = match &test.among {
            Among::InForce(None) => in_force(),
            Among::InForce(Some(group)) if group.zones().contains(zone.id()) => in_force(),
            Among::InForce(Some(_)) => Tri::No,
            Among::These(zones) if zones.contains(zone.id()) => Tri::Yes,
            Among::These(_) => Tri::No,
        };
        (!belongs.is_no()).then_some((zone, belongs))
    })
}

struct Asked<'a> {
    known: Knowledge<'a>,
    context: Context<'a>,
    ratings: Option<ZoneRatings<'a>>,
    compared: Vec<PeerComparison<'a, 'a>>,
}

impl<'a> Asked<'a> {
    fn holds(&self, zone: &'a Zone, predicate: &'a Predicate) -> (Tri, Reason<'a>) {
        match predicate {
            Predicate::Class { methodology, classes, .. } => {
                let (holds, class) = self.class(zone, methodology, classes);
                (holds, Reason::Class { class, lift: self.lift(zone) })
            }
            Predicate::OfficialClass { scheme, classes } => {
                let given = self.context.official.iter().find(|one| {
                    one.zone == *zone.id()
                        && one.scheme.starts_with(scheme.as_str())
                        && one.source.known_on(self.known.on())
                });
                let holds =
                    given.map_or(Tri::Possible, |given| tri(classes.contains(&given.class)));
                (holds, Reason::OfficialClass(given))
            }
            Predicate::Value { indicator, period, comparison } => {
                let outcome = self.evaluate(zone, indicator, *period);
                let holds = match &outcome {
                    Outcome::Value(value) => compared(&value.interval, *comparison),
                    Outcome::Missing(_) => Tri::Possible,
                };
                (holds, Reason::Value(indicator, outcome))
            }
            Predicate::Behind { .. } => {
                let found = self.compared.iter().find(|one| one.zone.id() == zone.id());
                let standing = found.and_then(|found| found.standing.as_ref().ok());
                let holds = standing.map_or(Tri::Possible, |standing| standing.is_behind);
                (holds, Reason::Peers(found.cloned().map(Box::new)))
            }
            Predicate::In(group) => (is_in(group, zone), Reason::Registry(None)),
            Predicate::OpenedIn(period) => {
                let event = zone.lifecycle().operating();
                let holds = match event {
                    Some(event) => within(event.on, *period),
                    // Nobody recorded an opening of what was a zone: it may have been then.
                    None if zone.lifecycle().was_designated_by(period.last_day()).is_no() => {
                        Tri::No
                    }
                    None => Tri::Possible,
                };
                (holds, Reason::Registry(event))
            }
            Predicate::Steps { chain, presence, at_least } => {
                let steps = self.steps(zone, chain.as_ref());
                let there = steps.iter().filter(|step| step.presence() >= *presence).count();
                // A step that nobody has told of may be there all the same.
                let holds = if there >= *at_least { Tri::Yes } else { Tri::Possible };
                (holds, Reason::Steps(steps))
            }
        }
    }

    /// A class counts if no rounding of the figures could make it one that doesn't.
    fn class(
        &self,
        zone: &Zone,
        methodology: &Methodology,
        classes: &[usize],
    ) -> (Tri, Option<usize>) {
        let found = self.ratings.as_ref().and_then(|all| Some((all, all.get(zone.id().as_str())?)));
        let Some((all, found)) = found else { return (Tri::Possible, None) };
        let Some(class) = found.rating.outcome.class() else { return (Tri::Possible, None) };
        let holds = tri(classes.contains(&class));
        // What a gate has given doesn't hang on the score.
        if found.rating.class_by_score != Some(class) {
            return (holds, Some(class));
        }
        let effect = methodology.rounding_effect(&found.rating, all.quarters);
        let is_sure = effect.is_some_and(|effect| {
            let ends = [effect.lowest, effect.highest];
            ends.iter().all(|end| end.is_some_and(|end| tri(classes.contains(&end)) == holds))
        });
        (if is_sure { holds } else { Tri::Possible }, Some(class))
    }

    /// What would bring a zone to the next class.
    fn lift(&self, zone: &Zone) -> Option<Improvements> {
        let all = self.ratings.as_ref()?;
        let place = all.units.iter().position(|unit| unit.id == zone.id().as_str())?;
        all.methodology.improvements(&all.units, place, all.quarters).ok()
    }

    /// The steps of chains that somebody takes in a zone, without raw materials.
    fn steps(&self, zone: &Zone, chain: Option<&ChainId>) -> Vec<ZoneStep<'a>> {
        let projects = self.context.projects;
        let chains = projects.chains().iter().filter(|own| chain.is_none_or(|id| id == own.id()));
        let chains = chains.map(|own| ZoneChain::of(self.known, projects, own, zone.id().clone()));
        let steps = chains.flat_map(|chain| chain.steps);
        steps.filter(|step| step.step.stage > 0 && !step.takers.is_empty()).collect()
    }

    fn evaluate(&self, zone: &Zone, indicator: &Indicator, period: Period) -> Outcome<'a> {
        Evaluator::new(self.known, Subject::Zone(zone.id().clone()), period).evaluate(indicator)
    }
}

fn is_in(group: &Group, zone: &Zone) -> Tri {
    tri(group.zones().contains(zone.id()))
}

fn within(on: PartialDate, period: Period) -> Tri {
    let (first, last) = (period.first_day(), period.last_day());
    match (on.earliest(), on.latest()) {
        (from, to) if from >= first && to <= last => Tri::Yes,
        (from, to) if to < first || from > last => Tri::No,
        _ => Tri::Possible,
    }
}

const fn tri(answer: bool) -> Tri {
    if answer { Tri::Yes } else { Tri::No }
}
