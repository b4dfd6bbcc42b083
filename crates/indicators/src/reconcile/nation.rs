//! The nation against its zones, at the same date and over the same period.

use std::collections::BTreeSet;

use kawasan_model::{Date, EventKind, Measure, Observation, Registry, Subject, Zone, ZoneId};

use super::balance::Balance;
use super::book::{Account, Book};
use super::finding::{Comparison, Finding, Operand, Role};

/// What nation and zones contradict.
pub(super) fn findings<'a>(book: &Book<'a>) -> Vec<Finding<'a>> {
    let measures = book.known.dataset().measures();
    let nation = book.accounts.iter().filter(|((subject, measure, _), _)| {
        let is_additive = measures.get(measure.as_str()).is_some_and(Measure::is_additive);
        *subject == Subject::National && is_additive
    });
    let mut found = Vec::new();
    for ((_, measure, unit), account) in nation {
        let same = book.accounts.iter().filter(|((_, m, u), _)| (m, u) == (measure, unit));
        let zones: Vec<(&ZoneId, &Account<'a>)> = same
            .filter_map(|((subject, _, _), of_zone)| Some((subject.zone()?, of_zone)))
            .collect();
        for &stock in &account.stocks {
            let at = |of_zone: &Account<'a>| {
                let same =
                    |other: &&&Observation| other.period.end_date() == stock.period.end_date();
                of_zone.stocks.iter().find(same).copied()
            };
            found.extend(with_zones(book, stock, &zones, at));
        }
        for &(period, flow) in &account.flows {
            let over = |of_zone: &Account<'a>| {
                of_zone.flows.iter().find(|(other, _)| *other == period).map(|(_, flow)| *flow)
            };
            found.extend(with_zones(book, flow, &zones, over));
        }
    }
    found
}

fn with_zones<'a>(
    book: &Book<'a>,
    nation: &'a Observation,
    zones: &[(&ZoneId, &Account<'a>)],
    figure_of: impl Fn(&Account<'a>) -> Option<&'a Observation>,
) -> Option<Finding<'a>> {
    let registry = book.known.registry();
    let date = nation.period.end_date()?;
    let in_force: BTreeSet<&ZoneId> =
        registry.zones_designated_by(date).certain.iter().map(|zone| zone.id()).collect();
    let mut operands = vec![Operand::new(Role::Whole, nation)];
    let mut counted: BTreeSet<&ZoneId> = BTreeSet::new();
    for (id, of_zone) in zones {
        // What a revoked zone had may no longer be in the nation's figure.
        if let (true, Some(figure)) = (in_force.contains(id), figure_of(of_zone)) {
            operands.push(Operand::new(Role::Part, figure));
            counted.insert(id);
        }
    }
    if counted.is_empty() {
        return None;
    }
    let is_complete = ever_designated(registry, date).iter().all(|id| counted.contains(id));
    let comparison =
        if is_complete { Comparison::NationAndZones } else { Comparison::NationAtLeast };
    // Of one date there is no time to leave in.
    let balance = Balance { operands, is_complete, comparison, can_shrink: false };
    balance.finding(book.known)
}

/// Every zone that may have been designated by a date, revoked since or not.
fn ever_designated(registry: &Registry, date: Date) -> Vec<&ZoneId> {
    let designated = |zone: &&Zone| {
        let mut events = zone.lifecycle().events().iter();
        events.any(|event| event.kind == EventKind::Designated && event.on.possibly_by(date))
    };
    registry.zones().filter(designated).map(Zone::id).collect()
}
