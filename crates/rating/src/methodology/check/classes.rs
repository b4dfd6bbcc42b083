//! Classes: one for every composite, at the declared rounding.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::Draft;
use super::super::problem::{Problem, ProblemKind};
use crate::class::ladder;

pub(super) fn check(draft: &Draft, found: &mut Vec<Problem>) {
    let before = found.len();
    let mut ids = BTreeSet::new();
    for class in &draft.classes {
        let mut problem = |key, kind| found.push(Problem::new(["classes", &class.id, key], kind));
        if class.id.trim().is_empty() {
            problem("id", ProblemKind::Blank);
        }
        if !ids.insert(&class.id) {
            problem("id", ProblemKind::Taken(class.id.clone()));
        }
        if class.from.as_ref().is_some_and(|from| from.numbers().next().is_none()) {
            problem("from", ProblemKind::TooFew(super::scoring::ONE_NUMBER));
        }
        let limits = class.from.iter().flat_map(crate::Limit::numbers).map(|from| ("from", from));
        for (key, value) in limits.chain(class.to.map(|to| ("to", to))) {
            let (low, high) = draft.scale;
            let scale = draft.rounding.composite.scale();
            if value < low || value > high {
                problem(key, ProblemKind::OutOfScale { value, low, high });
            } else if !super::is_as_fine(value, scale) {
                problem(key, ProblemKind::TooFine { value, scale });
            }
        }
    }
    if found.len() > before {
        return; // gaps and overlaps would follow from what is wrong already
    }
    // The same complaint in each quarter is one.
    let mut told = Vec::new();
    for quarters in 1..=4 {
        for problem in rungs(draft, quarters) {
            if !told.contains(&problem) {
                told.push(problem);
            }
        }
    }
    found.extend(told);
}

/// What is wrong with the classes after so many quarters.
fn rungs(draft: &Draft, quarters: u8) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut ladder = ladder(&draft.classes, quarters);
    ladder.reverse();
    // One unit of the composite's last decimal.
    let unit = Decimal::new(1, draft.rounding.composite.scale());
    let id = |place: usize| draft.classes.get(place).map_or("", |class| class.id.as_str());
    if let Some((lowest, from)) = ladder.first()
        && *from > draft.scale.0
    {
        let kind = ProblemKind::Uncovered { low: draft.scale.0, from: *from };
        found.push(Problem::new(["classes", id(*lowest), "from"], kind));
    }
    for pair in ladder.windows(2) {
        let [(below, begins), (above, from)] = pair else { continue };
        if begins == from {
            let kind = ProblemKind::SameClass(*from, id(*below).to_owned());
            found.push(Problem::new(["classes", id(*above), "from"], kind));
        }
        let end = draft.classes.get(*below).and_then(|class| class.to);
        let Some(end) = end else { continue };
        // Bounds lie within the scale, so that neither sum overflows.
        let next = end.saturating_add(unit);
        let names = id(*below).to_owned();
        if next < *from {
            let high = from.saturating_sub(unit);
            let kind = ProblemKind::Gap { low: next, high, below: names, end };
            found.push(Problem::new(["classes", id(*below), "to"], kind));
        } else if next > *from {
            let kind = ProblemKind::Overlap { below: names, end, from: *from };
            found.push(Problem::new(["classes", id(*below), "to"], kind));
        }
    }
    if let Some((highest, _)) = ladder.last()
        && let Some(end) = draft.classes.get(*highest).and_then(|class| class.to)
        && end < draft.scale.1
    {
        let low = end.saturating_add(unit);
        let names = id(*highest).to_owned();
        let kind = ProblemKind::Gap { low, high: draft.scale.1, below: names, end };
        found.push(Problem::new(["classes", id(*highest), "to"], kind));
    }
    found
}
