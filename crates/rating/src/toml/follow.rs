//! Which problems only follow from others, so that each is told once: a weight that
//! couldn't be read is missing from the sum, a class that couldn't be is unknown to gates.

use crate::methodology::{Problem, ProblemKind};

/// Adds what doesn't follow from what has been told.
pub(super) fn add(told: &mut Vec<Problem>, more: Vec<Problem>) {
    for problem in more {
        if !told.iter().any(|first| follows(&problem, first)) {
            told.push(problem);
        }
    }
}

fn follows(later: &Problem, first: &Problem) -> bool {
    let (own, place) = (place(later), place(first));
    if own == place && are_apart(later, first) {
        return false;
    }
    let is_inside = own.starts_with(&place);
    let is_around = place.starts_with(&own) && !is_of_the_whole(&later.kind);
    is_inside || is_around || is_caused(&later.kind, &place)
}

/// The key that a problem is about: also of one that is missing, and of one that was
/// probably meant.
fn place(problem: &Problem) -> Vec<&str> {
    let mut key: Vec<&str> = problem.key.iter().map(String::as_str).collect();
    match &problem.kind {
        ProblemKind::MissingKey(name, _) => key.push(name),
        ProblemKind::UnknownKey { nearest: Some(meant) } => {
            key.pop();
            key.push(meant);
        }
        _ => {}
    }
    key
}

/// Whether two values of one list are wrong, each by itself.
fn are_apart(later: &Problem, first: &Problem) -> bool {
    let is_of_value = |problem: &Problem| {
        use ProblemKind::{Type, Unit, Value};
        matches!(problem.kind, Value(_) | Type { .. } | Unit { .. })
    };
    let places = later.at.zip(first.at);
    is_of_value(later) && is_of_value(first) && places.is_some_and(|(one, other)| one != other)
}

/// Whether a problem is about an entry by its name or weight, whatever is wrong inside.
const fn is_of_the_whole(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Taken(_)
            | ProblemKind::Cycle(_)
            | ProblemKind::UnknownIndicator { .. }
            | ProblemKind::UnknownGroup { .. }
            | ProblemKind::UnknownClass { .. }
    )
}

/// Whether a problem elsewhere is its cause.
fn is_caused(kind: &ProblemKind, place: &[&str]) -> bool {
    let is_in = |table: &str| place.first() == Some(&table);
    // The table itself, an entry without an id, or the entry.
    let is_of = |table: &str, id: &str| match place {
        [first] => *first == table,
        [first, entry, ..] => *first == table && [id, "?"].contains(entry),
        [] => false,
    };
    match kind {
        ProblemKind::Weights { .. } | ProblemKind::NoWeight(_) | ProblemKind::EmptyGroup(_) => {
            let of_weight = matches!(place, ["indicators"] | ["indicators", _])
                || matches!(place, ["indicators", _, "weight" | "in"]);
            of_weight || is_in("groups")
        }
        ProblemKind::UnknownGroup { id, .. } => is_of("groups", id),
        ProblemKind::UnknownClass { id, .. } => is_of("classes", id),
        ProblemKind::UnknownIndicator { id, .. } => is_of("define", id),
        ProblemKind::OutOfScale { .. } => is_in("scale"),
        ProblemKind::Gap { .. }
        | ProblemKind::Overlap { .. }
        | ProblemKind::SameClass(..)
        | ProblemKind::Uncovered { .. }
        | ProblemKind::TooFine { .. } => {
            let of_rounding = matches!(place, ["rounding"] | ["rounding", "composite"]);
            is_in("classes") || is_in("scale") || of_rounding
        }
        _ => false,
    }
}
