//! Who moves between two ratings: from period to period, or from one methodology to
//! another.

use rust_decimal::Decimal;

use crate::{Outcome, Rating};

/// A unit in two ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Move {
    /// The unit.
    pub unit: String,
    /// What it was; `None` if it wasn't rated then.
    pub before: Option<Outcome>,
    /// What it is; `None` if it isn't rated any more.
    pub after: Option<Outcome>,
    /// By how much its composite changed.
    pub by: Option<Decimal>,
    /// Of ratings by one additive methodology, the indicator whose contribution changed
    /// most in that direction.
    pub because: Option<usize>,
}

/// All units of two ratings, in the order of the second, then those that only the first
/// has.
///
/// `same_methodology` says whether indicators and classes are those of one methodology, so
/// that contributions can be held against each other.
#[must_use]
pub fn moves(before: &[Rating], after: &[Rating], same_methodology: bool) -> Vec<Move> {
    let of = |ratings: &[Rating], unit: &str| ratings.iter().position(|one| one.unit == unit);
    let now = after.iter().map(|rating| {
        let was = of(before, &rating.unit).and_then(|index| before.get(index));
        moved(was, Some(rating), same_methodology)
    });
    let gone = before.iter().filter(|rating| of(after, &rating.unit).is_none());
    now.chain(gone.map(|rating| moved(Some(rating), None, same_methodology))).collect()
}

fn moved(before: Option<&Rating>, after: Option<&Rating>, same: bool) -> Move {
    let unit = after.or(before).map(|rating| rating.unit.clone()).unwrap_or_default();
    let composite = |rating: Option<&Rating>| rating.and_then(|rating| rating.composite);
    let by = composite(after).zip(composite(before)).map(|(after, before)| after - before);
    let because = match (before, after, by) {
        (Some(before), Some(after), Some(by)) if same => mover(before, after, by),
        _ => None,
    };
    let outcome = |rating: Option<&Rating>| rating.map(|rating| rating.outcome);
    Move { unit, before: outcome(before), after: outcome(after), by, because }
}

/// The indicator that moved most in the direction of the composite.
fn mover(before: &Rating, after: &Rating, by: Decimal) -> Option<usize> {
    let changes = before.indicators.iter().zip(&after.indicators).enumerate();
    let changes = changes.filter_map(|(index, (before, after))| {
        let change = after.points? - before.points?;
        let along = if by.is_sign_negative() { -change } else { change };
        (along > Decimal::ZERO).then_some((along, std::cmp::Reverse(index)))
    });
    changes.max().map(|(_, std::cmp::Reverse(index))| index)
}
