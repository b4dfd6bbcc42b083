//! From values to scores, indicator by indicator.

use kawasan_exact::{Real, Rounding};
use kawasan_model::Interval;
use rust_decimal::Decimal;

use super::{UnitValues, Value};
use crate::methodology::ScoredIndicator;
use crate::{Methodology, MissingPolicy};

/// The scores of all units.
pub(super) struct Columns(Vec<Row>);

/// The scores of one unit, in the order of the indicators; `None` where there is none.
pub(crate) struct Row {
    pub(crate) point: Vec<Option<Real>>,
    /// The lowest that each can be, given the precision of its value.
    pub(crate) low: Vec<Side>,
    /// The highest.
    pub(crate) high: Vec<Side>,
}

/// An end of the interval of a score.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Side {
    /// There is no score.
    None,
    /// The score.
    At(Real),
    /// It isn't bounded on that side.
    Open,
}

impl Columns {
    pub(super) fn row(&self, unit: usize) -> &Row {
        static EMPTY: Row = Row { point: Vec::new(), low: Vec::new(), high: Vec::new() };
        self.0.get(unit).unwrap_or(&EMPTY)
    }
}

pub(super) fn columns(methodology: &Methodology, units: &[UnitValues], quarters: u8) -> Columns {
    let row = |unit: &UnitValues| {
        let mut row = Row { point: Vec::new(), low: Vec::new(), high: Vec::new() };
        for (indicator, value) in methodology.indicators.iter().zip(&unit.values) {
            let one = Scorer { methodology, indicator, quarters };
            row.point.push(one.point(value));
            let [low, high] = one.ends(value);
            row.low.push(low);
            row.high.push(high);
        }
        row
    };
    Columns(units.iter().map(row).collect())
}

/// The scores of one unit alone.
pub(super) fn points(
    methodology: &Methodology,
    unit: &UnitValues,
    quarters: u8,
) -> Vec<Option<Real>> {
    let all = methodology.indicators.iter().zip(&unit.values);
    all.map(|(indicator, value)| Scorer { methodology, indicator, quarters }.point(value)).collect()
}

struct Scorer<'a> {
    methodology: &'a Methodology,
    indicator: &'a ScoredIndicator,
    quarters: u8,
}

impl Scorer<'_> {
    fn score(&self, value: Decimal) -> Option<Real> {
        let scale = self.methodology.scale;
        let score = self.indicator.scoring.score(&Real::from(value), self.quarters, scale)?;
        rounded(score, self.methodology.rounding.scores)
    }

    /// What a missing value scores.
    fn missing(&self) -> Option<Real> {
        let lowest = self.methodology.missing == MissingPolicy::Lowest;
        lowest.then(|| self.methodology.scale.0.into())
    }

    fn point(&self, value: &Value) -> Option<Real> {
        match value {
            Value::Known(value, _) => self.score(*value).or_else(|| self.missing()),
            Value::Missing(_) => self.missing(),
        }
    }

    /// The lowest and the highest score. Scoring is monotone, so they are those of the
    /// ends of the value, one way or the other.
    fn ends(&self, value: &Value) -> [Side; 2] {
        let at = |score: Option<Real>| score.map_or(Side::None, Side::At);
        let Value::Known(point, interval) = value else {
            return [at(self.missing()), at(self.missing())];
        };
        if interval.is_exact() {
            let score = self.point(value);
            return [at(score.clone()), at(score)];
        }
        let ends = self.of_ends(interval);
        let [Some(first), Some(second)] = &ends else {
            // Without a score at the ends there is none at all, or none that is bounded.
            return match self.score(*point) {
                None => [at(self.missing()), at(self.missing())],
                Some(_) => [Side::Open, Side::Open],
            };
        };
        match (first, second) {
            (Side::At(a), Side::At(b)) if a.compare(b).is_ok_and(std::cmp::Ordering::is_gt) => {
                [second.clone(), first.clone()]
            }
            (Side::Open, Side::At(_)) if self.falls() => [second.clone(), first.clone()],
            (Side::At(_), Side::Open) if self.falls() => [second.clone(), first.clone()],
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

pub(super) fn rounded(score: Real, rounding: Option<Rounding>) -> Option<Real> {
    match rounding {
        None => Some(score),
        Some(rounding) => score.round(rounding).ok().map(Real::from),
    }
}
