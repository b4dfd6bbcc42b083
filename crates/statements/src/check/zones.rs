//! How many zones something holds for.

use std::sync::Arc;

use kawasan_indicators::{Evaluator, Group, Member, Tally, ZoneChain, ZoneStep};
use kawasan_model::{
    ChainId, Knowledge, LifecycleEvent, OfficialClass, PartialDate, Period, ProjectFacts, Registry,
    Subject, Tri, Zone,
};
use kawasan_rating::{Improvements, ZoneRatings, rate};

use super::Context;
use super::value::compared;
use crate::evidence::{Evidence, Reason, ZoneEvidence, ZonesEvidence};
use crate::{Among, Predicate, StatementVerdict, ZonesTest};

pub(super) fn check<'a>(
    known: Knowledge<'a>,
    context: Context<'a>,
    test: &'a ZonesTest,
) -> (StatementVerdict, Evidence<'a>) {
    let asked: Vec<Holds<'a>> =
        test.which.iter().map(|predicate| asked(known, context, predicate)).collect();
    let zones: Vec<ZoneEvidence<'a>> = members(known.registry(), &test.among)
        .map(|(zone, belongs)| {
            let found: Vec<_> = asked.iter().map(|holds| holds(zone)).collect();
            let holds = found.iter().fold(Tri::Yes, |all, (holds, _)| all.and(*holds));
            let mut reasons: Vec<Reason<'a>> =
                found.into_iter().map(|(_, reason)| reason).collect();
            if reasons.is_empty() {
                reasons.push(Reason::Designated(zone.lifecycle().designated()));
            }
            ZoneEvidence { zone, belongs, holds, reasons }
        })
        .collect();
    let members = zones.iter().map(|one| Member {
        who: one.zone.id(),
        belongs: one.belongs,
        holds: one.holds,
    });
    let judgement = members.collect::<Tally<_>>().judge(test.count);
    let evidence = ZonesEvidence { judgement, which: &test.which, zones };
    (judgement.verdict.into(), Evidence::Zones(evidence))
}

/// The zones that are or may be in the set, by id.
fn members<'a>(registry: &'a Registry, among: &'a Among) -> impl Iterator<Item = (&'a Zone, Tri)> {
    registry.zones().filter_map(move |zone| {
        let is_in = |group: &Group| group.zones().contains(zone.id());
        let belongs = match among {
            Among::InForce { on, group } if group.as_ref().is_none_or(is_in) => {
                zone.lifecycle().status_on(*on).is_in_force()
            }
            Among::InForce { .. } => Tri::No,
            Among::These(zones) => Tri::from(zones.contains(zone.id())),
        };
        (!belongs.is_no()).then_some((zone, belongs))
    })
}

/// Whether something holds for a zone, and why.
type Holds<'a> = Box<dyn Fn(&'a Zone) -> (Tri, Reason<'a>) + 'a>;

/// A predicate, with what is computed for all zones at once.
fn asked<'a>(known: Knowledge<'a>, context: Context<'a>, predicate: &'a Predicate) -> Holds<'a> {
    match predicate {
        Predicate::Class { methodology, classes, period } => {
            let ratings = Arc::new(rate(known.dataset(), methodology, *period, known.on()));
            Box::new(move |zone| class(&ratings, classes, zone))
        }
        Predicate::OfficialClass { scheme, classes } => {
            let of_scheme = context.official.iter().filter(|one| one.scheme == *scheme);
            let given: Vec<_> = of_scheme.filter(|one| one.source.known_on(known.on())).collect();
            Box::new(move |zone| official_class(&given, classes, zone))
        }
        Predicate::Value { indicator, period, comparison } => Box::new(move |zone| {
            let subject = Subject::Zone(zone.id().clone());
            let outcome = Evaluator::new(known, subject, *period).evaluate(indicator);
            let value = outcome.value();
            let holds = value.map_or(Tri::Possible, |one| compared(&one.interval, *comparison));
            (holds, Reason::Value(indicator, outcome))
        }),
        Predicate::Behind { rule, indicator, period } => {
            let all = rule.compare(known, indicator, *period);
            Box::new(move |zone| {
                let found = all.iter().find(|one| one.zone.id() == zone.id());
                let standing = found.and_then(|found| found.standing.as_ref().ok());
                let holds = standing.map_or(Tri::Possible, |standing| standing.is_behind);
                (holds, Reason::Peers(found.cloned().map(Box::new)))
            })
        }
        Predicate::In { attribute, group } => Box::new(move |zone| {
            let has = attribute.of(zone);
            let holds = match group.zones().contains(zone.id()) {
                // What a zone must have, it has, on record or not.
                false if has.is_empty() && !attribute.is_optional() => Tri::Possible,
                is_in => Tri::from(is_in),
            };
            (holds, Reason::Has(*attribute, has))
        }),
        Predicate::OpenedIn(period) => Box::new(move |zone| opened_in(known, *period, zone)),
        Predicate::Steps { chain, presence, at_least } => Box::new(move |zone| {
            let steps = steps(known, context.projects, chain.as_ref(), zone);
            let there = steps.iter().filter(|step| step.presence() >= *presence).count();
            // A step that nobody has told of may be there all the same.
            let holds = if there >= *at_least { Tri::Yes } else { Tri::Possible };
            (holds, Reason::Steps(steps))
        }),
    }
}

/// The steps of chains that somebody takes in a zone, without raw materials.
fn steps<'a>(
    known: Knowledge<'a>,
    projects: &'a ProjectFacts,
    chain: Option<&ChainId>,
    zone: &Zone,
) -> Vec<ZoneStep<'a>> {
    let chains = projects.chains().iter().filter(|own| chain.is_none_or(|id| id == own.id()));
    let chains = chains.map(|own| ZoneChain::of(known, projects, own, zone.id().clone()));
    let steps = chains.flat_map(|chain| chain.steps);
    steps.filter(|step| step.step.stage > 0 && !step.takers.is_empty()).collect()
}

fn class<'a>(ratings: &Arc<ZoneRatings<'a>>, classes: &[usize], zone: &Zone) -> (Tri, Reason<'a>) {
    let own = ratings.get(zone.id().as_str());
    let holds = own.map_or(Tri::Possible, |own| ratings.is_one_of(own, classes));
    let class = own.and_then(|own| own.rating.outcome.class());
    (holds, Reason::Class { ratings: Arc::clone(ratings), class, lift: lift(ratings, zone) })
}

/// What would bring a zone to the next class.
fn lift(ratings: &ZoneRatings<'_>, zone: &Zone) -> Option<Improvements> {
    let place = ratings.units.iter().position(|unit| unit.id == zone.id().as_str())?;
    ratings.methodology.improvements(&ratings.units, place, ratings.quarters).ok()
}

/// The last classes that a zone was given, of those that were known.
fn official_class<'a>(
    given: &[&'a OfficialClass],
    classes: &[String],
    zone: &Zone,
) -> (Tri, Reason<'a>) {
    let own = || given.iter().copied().filter(|one| one.zone == *zone.id());
    let when = |one: &OfficialClass| one.period.end_date();
    let last = own().map(when).max();
    let last: Vec<&OfficialClass> = own().filter(|one| Some(when(one)) == last).collect();
    let holds = match last.is_empty() {
        true => Tri::Possible,
        false => Tri::from(last.iter().any(|one| classes.contains(&one.class))),
    };
    (holds, Reason::OfficialClass(last))
}

fn opened_in<'a>(known: Knowledge<'a>, period: Period, zone: &'a Zone) -> (Tri, Reason<'a>) {
    // What certainly came later than what was known wasn't known.
    let is_known = |event: &&LifecycleEvent| known.on().is_none_or(|on| event.on.earliest() <= on);
    let event = zone.lifecycle().operating().filter(is_known);
    let holds = match event {
        Some(event) => within(event.on, period),
        // Nobody recorded an opening of what was a zone: it may have been then.
        None if zone.lifecycle().was_designated_by(period.last_day()).is_no() => Tri::No,
        None => Tri::Possible,
    };
    (holds, Reason::Opened(event))
}

/// Whether a day lies in a period, as far as it is known.
fn within(on: PartialDate, period: Period) -> Tri {
    let (first, last) = (period.first_day(), period.last_day());
    match (on.earliest(), on.latest()) {
        (from, to) if from >= first && to <= last => Tri::Yes,
        (from, to) if to < first || from > last => Tri::No,
        _ => Tri::Possible,
    }
}
