//! What the precision of a value leaves open of its score.

use kawasan_exact::Real;
use kawasan_model::Interval;
use rust_decimal::Decimal;

use super::{Scorer, Side};
use crate::{Scoring, Value};

impl Scorer<'_> {
    /// The lowest and the highest score of a unit. Where other units take part in it,
    /// because scores compare them or values are treated or imputed, it is bounded only if
    /// all values are exact.
    pub(super) fn ends(&self, value: &Value, point: Option<&Real>, all_exact: bool) -> [Side; 2] {
        let at = |score: Option<Real>| score.map_or(Side::None, Side::At);
        let takes_part = matches!(self.indicator.scoring, Scoring::Peers(_))
            || self.indicator.treatment.is_some()
            || (self.indicator.impute.is_some() && value.known().is_none());
        let Value::Known(_, interval) = value else {
            return match (takes_part && !all_exact, point) {
                (true, Some(_)) => [Side::Open, Side::Open],
                _ => [at(point.cloned()), at(point.cloned())],
            };
        };
        let Some(point) = point else { return [Side::None, Side::None] };
        if takes_part && !all_exact {
            return [Side::Open, Side::Open];
        }
        if takes_part || interval.is_exact() {
            return [Side::At(point.clone()), Side::At(point.clone())];
        }
        let ends = self.of_ends(interval);
        // Where there is no score at an end, it isn't bounded.
        let [Some(first), Some(second)] = &ends else { return [Side::Open, Side::Open] };
        match (first, second) {
            (Side::At(a), Side::At(b)) if a.compare(b).is_ok_and(std::cmp::Ordering::is_gt) => {
                [second.clone(), first.clone()]
            }
            (Side::Open, Side::At(_)) | (Side::At(_), Side::Open) if self.falls() => {
                [second.clone(), first.clone()]
            }
            _ => [first.clone(), second.clone()],
        }
    }

    /// The scores of both ends of a value; of an open one, the score far out.
    fn of_ends(&self, interval: &Interval) -> [Option<Side>; 2] {
        let at = |end: Option<Decimal>, far: Decimal| match end {
            Some(end) => self.score(end).map(Side::At),
            None if self.indicator.scoring.is_capped() => self.score(far).map(Side::At),
            None => Some(Side::Open),
        };
        [at(interval.low(), Decimal::MIN), at(interval.high(), Decimal::MAX)]
    }

    fn falls(&self) -> bool {
        self.indicator.scoring.falls(self.quarters)
    }
}
