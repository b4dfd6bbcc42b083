//! Who moves between two ratings: from period to period, or from one methodology to
//! another.

use kawasan_exact::Fraction;
use kawasan_model::exact;
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
    /// By how much its composite changed, exactly; `None` where one of the two has none, or
    /// the difference fits no decimal.
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
    // One of the two is always given.
    let unit = after.or(before).map(|rating| rating.unit.clone()).unwrap_or_default();
    let composite = |rating: Option<&Rating>| rating.and_then(|rating| rating.composite);
    let both = composite(after).zip(composite(before));
    let by = both.and_then(|(after, before)| exact::sub(after, before).ok());
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
        let change = Fraction::from(after.points?).sub(&Fraction::from(before.points?));
        let along = if by.is_sign_negative() { change.neg() } else { change };
        (along > Fraction::ZERO).then_some((along, std::cmp::Reverse(index)))
    });
    changes.max().map(|(_, std::cmp::Reverse(index))| index)
}

#[cfg(test)]
mod tests {
    use kawasan_model::Interval;

    use super::*;
    use crate::{IndicatorRating, NoScore, Value};

    fn rating(composite: Decimal) -> Rating {
        Rating {
            unit: "a".to_owned(),
            outcome: Outcome::Unclassed,
            class_by_score: None,
            composite: Some(composite),
            interval: Interval::UNBOUNDED,
            ends: (None, None),
            rank: Some(1),
            coverage: Fraction::ONE,
            groups: Vec::new(),
            indicators: vec![IndicatorRating {
                value: Value::exactly(composite),
                is_imputed: false,
                score: None,
                no_score: Some(NoScore::Missing),
                weight: Fraction::ONE,
                points: Some(composite),
            }],
            gates: Vec::new(),
        }
    }

    /// Scores may leave the scale, and then their difference may fit no decimal.
    #[test]
    fn a_change_that_fits_no_decimal_is_none() {
        let moved = |before, after| moves(&[rating(before)], &[rating(after)], true).remove(0);
        let far = moved(Decimal::MIN, Decimal::MAX);
        assert_eq!((far.by, far.because), (None, None));
        let near = moved(Decimal::MIN, Decimal::NEGATIVE_ONE);
        assert_eq!((near.by, near.because), (Some(Decimal::MAX - Decimal::ONE), Some(0)));
    }
}
