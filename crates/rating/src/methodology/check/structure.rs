//! Groups and weights: what is part of what, and how much it counts.

use std::collections::BTreeSet;

use kawasan_exact::Fraction;
use kawasan_model::suggest::nearest;

use super::super::problem::{Problem, ProblemKind};
use super::super::{Draft, Group};
use crate::Aggregation;

/// The id of the whole.
const WHOLE: &str = "composite";

/// The order of the groups, the whole first, each before its parts; with places in it
/// and weights that sum to 1.
pub(super) struct Order {
    /// Of each place but the first: the draft's group, its parent's place, its weight.
    pub(super) groups: Vec<(usize, usize, Fraction)>,
    /// Of each indicator: its group's place, its weight.
    pub(super) indicators: Vec<(usize, Fraction)>,
}

/// `None` if there is no order.
pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) -> Option<Order> {
    let before = found.len();
    ids(draft, found);
    parents(draft, found);
    cycles(draft, found);
    if draft.indicators.is_empty() {
        found.push(Problem::new(["indicators"], ProblemKind::NoIndicators));
    }
    aggregations(draft, found);
    if found.len() > before {
        return None;
    }
    let parts = Parts::of(draft);
    parts.check(draft, found);
    (found.len() == before).then(|| parts.order(draft))
}

fn ids(draft: &Draft, found: &mut Vec<Problem>) {
    let mut ids = BTreeSet::from([WHOLE]);
    for group in &draft.groups {
        if group.id.trim().is_empty() {
            found.push(Problem::new(["groups", &group.id], ProblemKind::Blank));
        } else if !ids.insert(&group.id) {
            let kind = ProblemKind::Taken(group.id.clone());
            found.push(Problem::new(["groups", &group.id], kind));
        }
    }
}

fn parents(draft: &Draft, found: &mut Vec<Problem>) {
    let groups = draft.groups.iter().map(|group| ("groups", &group.id, group.parent.as_ref()));
    let indicators = draft.indicators.iter().map(|one| ("indicators", &one.id, one.group.as_ref()));
    for (table, id, parent) in groups.chain(indicators) {
        let Some(parent) = parent else { continue };
        if place(draft, parent).is_none() {
            let names = draft.groups.iter().map(|group| group.id.as_str());
            let nearest = nearest(parent, names).map(str::to_owned);
            let kind = ProblemKind::UnknownGroup { id: parent.clone(), nearest };
            found.push(Problem::new([table, id, "in"], kind));
        }
    }
}

fn place(draft: &Draft, id: &str) -> Option<usize> {
    draft.groups.iter().position(|group| group.id == id)
}

fn cycles(draft: &Draft, found: &mut Vec<Problem>) {
    for group in &draft.groups {
        let mut way = vec![group.id.clone()];
        let mut parent = group.parent.as_ref();
        while let Some(id) = parent {
            way.push(id.clone());
            if *id == group.id {
                // Told once, at the first of its groups by name.
                if way.iter().min() == Some(&group.id) {
                    let kind = ProblemKind::Cycle(way);
                    found.push(Problem::new(["groups", &group.id, "in"], kind));
                }
                break;
            }
            if way.len() > draft.groups.len() {
                break; // it leads into the cycle of others
            }
            parent = place(draft, id).and_then(|at| draft.groups.get(at)?.parent.as_ref());
        }
    }
}

fn aggregations(draft: &Draft, found: &mut Vec<Problem>) {
    let whole = (vec!["aggregate"], &draft.aggregation, draft.above_lowest);
    let groups = draft.groups.iter().map(|group| {
        (vec!["groups", group.id.as_str(), "aggregate"], &group.aggregation, group.above_lowest)
    });
    for (key, aggregation, above) in std::iter::once(whole).chain(groups) {
        if *aggregation == Aggregation::Copeland && above.is_some() {
            let text = "`copeland` compares units: it has no lowest part to be above";
            let kind = ProblemKind::Aggregation(text.to_owned());
            found.push(Problem::new(key.iter().copied(), kind));
        }
        if let Some(above) = above
            && above.is_sign_negative()
        {
            let text = format!("`above_lowest` is a distance from 0 up: {above} is not");
            found.push(Problem::new(key.iter().copied(), ProblemKind::Aggregation(text)));
        }
    }
}

/// What each group consists of; the whole first, then the groups of the draft.
struct Parts(Vec<Vec<(Part, Fraction)>>);

#[derive(Clone, Copy)]
enum Part {
    Group(usize),
    Indicator(usize),
}

impl Parts {
    /// Of a draft without unknown groups.
    fn of(draft: &Draft) -> Parts {
        let mut parts = vec![Vec::new(); draft.groups.len().saturating_add(1)];
        // Without a parent it is part of the whole; groups that there aren't were told before.
        let slot = |parent: Option<&String>| {
            let place = parent.and_then(|id| place(draft, id));
            place.map_or(0, |place| place.saturating_add(1))
        };
        let groups = draft.groups.iter().enumerate().map(|(index, group)| {
            (slot(group.parent.as_ref()), Part::Group(index), group.weight.fraction())
        });
        let indicators = draft.indicators.iter().enumerate().map(|(index, one)| {
            (slot(one.group.as_ref()), Part::Indicator(index), one.weight.fraction())
        });
        for (slot, part, weight) in groups.chain(indicators) {
            if let Some(of) = parts.get_mut(slot) {
                of.push((part, weight.clone()));
            }
        }
        Parts(parts)
    }

    fn check(&self, draft: &Draft, found: &mut Vec<Problem>) {
        for (slot, parts) in self.0.iter().enumerate() {
            let group = slot.checked_sub(1).and_then(|at| draft.groups.get(at));
            let id = group.map_or(WHOLE, |group| &group.id);
            let key: Vec<&str> =
                group.map_or_else(|| vec!["weights"], |group| vec!["groups", &group.id]);
            let sum = sum(parts);
            let kind = if parts.is_empty() {
                ProblemKind::EmptyGroup(id.to_owned())
            } else if sum == Fraction::ZERO {
                ProblemKind::NoWeight(format!("`{id}`"))
            } else if !draft.relative_weights && sum != Fraction::ONE {
                ProblemKind::Weights { group: format!("`{id}`"), sum }
            } else {
                continue;
            };
            found.push(Problem::new(key, kind));
        }
    }

    /// Of parts that are right.
    fn order(&self, draft: &Draft) -> Order {
        let mut groups: Vec<(usize, usize, Fraction)> = Vec::new();
        let mut indicators = vec![(0, Fraction::ZERO); draft.indicators.len()];
        // Places to go into: in the order, and of the parts.
        let mut open = vec![(0_usize, 0_usize)];
        while let Some((place, slot)) = open.pop() {
            let parts = self.0.get(slot).map(Vec::as_slice).unwrap_or_default();
            let sum = sum(parts);
            for (part, weight) in parts {
                // The sum isn't zero, or there would be a problem.
                let weight = weight.div(&sum).unwrap_or(Fraction::ZERO);
                match part {
                    Part::Group(index) => {
                        groups.push((*index, place, weight));
                        open.push((groups.len(), index.saturating_add(1)));
                    }
                    Part::Indicator(index) => {
                        if let Some(slot) = indicators.get_mut(*index) {
                            *slot = (place, weight);
                        }
                    }
                }
            }
        }
        Order { groups, indicators }
    }
}

fn sum(parts: &[(Part, Fraction)]) -> Fraction {
    parts.iter().fold(Fraction::ZERO, |sum, (_, weight)| sum.add(weight))
}

/// The groups in their order, the whole first.
pub(super) fn groups(draft: &Draft, order: &Order) -> Vec<Group> {
    let whole = Group {
        id: WHOLE.to_owned(),
        title: draft.title.clone(),
        parent: None,
        weight: Fraction::ONE,
        aggregation: draft.aggregation,
        above_lowest: draft.above_lowest,
    };
    let below = order.groups.iter().filter_map(|(index, parent, weight)| {
        let group = draft.groups.get(*index)?;
        Some(Group {
            id: group.id.clone(),
            title: group.title.clone(),
            parent: Some(*parent),
            weight: weight.clone(),
            aggregation: group.aggregation,
            above_lowest: group.above_lowest,
        })
    });
    std::iter::once(whole).chain(below).collect()
}
