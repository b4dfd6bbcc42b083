//! From values to scores, indicator by indicator.

mod ends;

use kawasan_exact::{Real, Rounding};
use rust_decimal::Decimal;

use super::{UnitValues, Value};
use crate::methodology::ScoredIndicator;
use crate::{Methodology, MissingPolicy, NoScore, Score, Scoring};

/// The scores of all units.
pub(super) struct Columns(Vec<Row>);

/// The scores of one unit, in the order of the indicators.
#[derive(Clone)]
pub(crate) struct Row {
    /// Each score; `None` where there is none.
    pub(crate) point: Vec<Option<Real>>,
    /// Why there is none.
    pub(crate) why: Vec<Option<NoScore>>,
    /// Whether each rests on a value of the unit, not on what takes its place.
    pub(crate) is_reported: Vec<bool>,
    /// The lowest that each can be, given the precision of its value.
    pub(crate) low: Vec<Side>,
    /// The highest.
    pub(crate) high: Vec<Side>,
    /// Whether nothing is left open of any score.
    pub(crate) is_exact: bool,
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
    /// The scores of each unit.
    pub(super) fn points(&self) -> Vec<&[Option<Real>]> {
        self.0.iter().map(|row| row.point.as_slice()).collect()
    }

    /// Whether nothing is left open of any score of any unit.
    pub(super) fn all_exact(&self) -> bool {
        self.0.iter().all(|row| row.is_exact)
    }

    pub(super) fn row(&self, unit: usize) -> Option<&Row> {
        self.0.get(unit)
    }
}

/// The scores of units; with their ends only if asked for.
pub(super) fn columns(
    methodology: &Methodology,
    units: &[UnitValues],
    quarters: u8,
    with_ends: bool,
) -> Columns {
    let row = Row {
        point: Vec::new(),
        why: Vec::new(),
        is_reported: Vec::new(),
        low: Vec::new(),
        high: Vec::new(),
        is_exact: true,
    };
    let mut rows = vec![row; units.len()];
    let missing = Value::NOT_GIVEN;
    for (index, indicator) in methodology.indicators.iter().enumerate() {
        let scorer = Scorer { methodology, indicator, quarters };
        let column: Vec<&Value> =
            units.iter().map(|unit| unit.values.get(index).unwrap_or(&missing)).collect();
        let ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        let points = scorer.points(&column, &ids);
        let all_exact = column.iter().all(|value| match value {
            Value::Known(_, interval) => interval.is_exact(),
            Value::Missing(_) => true,
        });
        for ((row, value), point) in rows.iter_mut().zip(&column).zip(points) {
            let (point, why) = match point {
                Ok(point) => (Some(point), None),
                Err(why) => (scorer.missing(), Some(why)),
            };
            row.why.push(why.filter(|_| point.is_none()));
            if with_ends {
                let [low, high] = scorer.ends(value, point.as_ref(), all_exact);
                row.is_exact &= match value {
                    Value::Known(_, interval) => interval.is_exact(),
                    Value::Missing(_) => true,
                } && low != Side::Open;
                row.low.push(low);
                row.high.push(high);
            }
            row.is_reported.push(value.known().is_some() && point.is_some());
            row.point.push(point);
        }
    }
    Columns(rows)
}

/// Scores the values of one indicator.
struct Scorer<'a> {
    methodology: &'a Methodology,
    indicator: &'a ScoredIndicator,
    quarters: u8,
}

impl Scorer<'_> {
    /// The scores of all units: what is missing imputed, then treated, then scored, then
    /// rounded.
    fn points(&self, column: &[&Value], ids: &[&str]) -> Vec<Score> {
        let known: Vec<Decimal> = column.iter().filter_map(|value| value.known()).collect();
        let imputed = self.indicator.impute.and_then(|impute| impute.value(&known));
        let value = |value: &&Value| -> Score {
            match value.known() {
                Some(value) => Ok(value.into()),
                None => imputed.clone().ok_or(NoScore::Missing),
            }
        };
        let mut values: Vec<Score> = column.iter().map(value).collect();
        if let Some(treatment) = self.indicator.treatment {
            values = treatment.apply(&values, None);
        }
        let scores: Vec<Score> = match &self.indicator.scoring {
            Scoring::Peers(peers) => {
                let direction = self.indicator.subject.direction();
                peers.scores(&values, ids, direction, self.quarters, self.methodology.scale)
            }
            rule => {
                // Without a limit for the quarter no value has a score.
                let no_score = match rule.is_declared(self.quarters) {
                    true => NoScore::Undefined,
                    false => NoScore::NoLimit,
                };
                let score = |value: Real| {
                    rule.score(&value, self.quarters, self.methodology.scale).ok_or(no_score)
                };
                values.into_iter().map(|value| value.and_then(score)).collect()
            }
        };
        let rounding = self.methodology.rounding.scores;
        let round = |score: Real| rounded(score, rounding).ok_or(NoScore::Undecided);
        scores.into_iter().map(|score| score.and_then(round)).collect()
    }

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
}

pub(super) fn rounded(score: Real, rounding: Option<Rounding>) -> Option<Real> {
    match rounding {
        None => Some(score),
        Some(rounding) => score.round(rounding).ok().map(Real::from),
    }
}
