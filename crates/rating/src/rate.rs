//! From values to ratings.

mod amount;
mod dataset;
mod gates;
mod scores;
mod support;
mod tally;
mod unit;

use kawasan_exact::{Fraction, Real};
use kawasan_model::{Interval, Period, Tri};
use rust_decimal::Decimal;

use crate::class::of_score;
use crate::{Aggregation, Facts, Methodology, NoScore};

pub use dataset::{ZoneRating, ZoneRatings, rate};
pub use support::Support;
pub use tally::ByClass;
use unit::Scored;

/// The values of a unit: what is rated.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitValues {
    /// The unit.
    pub id: String,
    /// Its values, in the order of the methodology's indicators; what is beyond the list is
    /// missing as `not_given`, and what is beyond the indicators is passed over.
    pub values: Vec<Value>,
    /// The values of the indicators that only gates look at, by id.
    pub looked_at: Vec<(String, Option<Decimal>)>,
    /// What gates look at.
    pub facts: Facts,
}

/// The value of an indicator, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A value in the indicator's base unit, and where the true one lies given the
    /// precision of what it rests on.
    Known(Decimal, Interval),
    /// None; the reason as outputs hold it, such as `not_reported`.
    Missing(&'static str),
}

impl Value {
    /// Of an indicator whose values come from a table that doesn't have it.
    pub(crate) const NOT_GIVEN: Value = Value::Missing("not_given");

    /// A value that is exact.
    #[must_use]
    pub const fn exactly(value: Decimal) -> Self {
        Value::Known(value, Interval::exactly(value))
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn known(&self) -> Option<Decimal> {
        match self {
            Value::Known(value, _) => Some(*value),
            Value::Missing(_) => None,
        }
    }
}

/// The rating of a unit.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Rating {
    /// The unit.
    pub unit: String,
    /// What it comes to.
    pub outcome: Outcome,
    /// The class that follows from the composite, before any gate: its place in the
    /// methodology's list.
    pub class_by_score: Option<usize>,
    /// The composite, rounded as the methodology declares; `None` without enough data.
    pub composite: Option<Decimal>,
    /// Where the composite lies, given the precision of the values; rounded outward to
    /// the same scale. Not bounded where a value isn't and its score isn't capped.
    pub interval: Interval,
    /// The composite at both ends of that interval, rounded as the methodology declares:
    /// what classes would compare there.
    pub(crate) ends: (Option<Decimal>, Option<Decimal>),
    /// The place among all units by composite, from 1 for the highest; equal ones share
    /// a place and the next ones are skipped.
    pub rank: Option<usize>,
    /// The share of the weights that have a score, from 0 to 1, exactly; what is imputed
    /// covers nothing.
    pub coverage: Fraction,
    /// The scores of the groups in the methodology's order, the whole first, rounded as the
    /// composite; `None` of a group without any score.
    pub groups: Vec<Option<Decimal>>,
    /// The indicators, in the methodology's order.
    pub indicators: Vec<IndicatorRating>,
    /// The gates that apply, or may apply, in their order.
    pub gates: Vec<GateRating>,
}

/// What a rating comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// A class, by its place in the methodology's list.
    Class(usize),
    /// A composite, where the methodology has no classes or none for that quarter.
    Unclassed,
    /// Too few of the weights have a score.
    InsufficientData,
    /// A gate says that it isn't rated.
    Unrated,
}

impl Outcome {
    /// The class, if there is one.
    #[must_use]
    pub const fn class(self) -> Option<usize> {
        match self {
            Outcome::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The word that outputs hold where there is no class.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Class(_) => "class",
            Outcome::Unclassed => "unclassed",
            Outcome::InsufficientData => "insufficient_data",
            Outcome::Unrated => "unrated",
        }
    }
}

/// An indicator in a rating.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IndicatorRating {
    /// Its value, or why there is none.
    pub value: Value,
    /// Whether a missing value was replaced, as the methodology declares.
    pub is_imputed: bool,
    /// Its score on the methodology's scale, exactly: rounded only if the methodology says
    /// so. `None` where there is no value, or it can't be scored.
    pub score: Option<Real>,
    /// Why there is no score; `None` if there is one.
    pub no_score: Option<NoScore>,
    /// Its weight in the whole, after what is missing was left out: from 0 to 1, exactly.
    pub weight: Fraction,
    /// What it contributes to the composite, in points of the scale: the contributions of all indicators sum to
    /// it, apportioned at its scale by largest remainder. `None` where the composite is
    /// no sum.
    pub points: Option<Decimal>,
}

/// A gate in a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct GateRating {
    /// Its place in the methodology's list.
    pub gate: usize,
    /// Whether its conditions hold. If that can't be told, it has no effect.
    pub holds: Tri,
    /// Whether it changed the outcome.
    pub changed: bool,
}

impl Methodology {
    /// Rates units by their values, after so many quarters of the reporting year, from 1 to
    /// 4. After any other number limits that move with the quarter hold nothing.
    ///
    /// Scores are on the methodology's scale, composites rounded as it declares. What can't
    /// be rated is an [`Outcome`] or a [`NoScore`], never a number.
    ///
    /// The order of the ratings is that of the units; equal values give equal ratings,
    /// whatever the order.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_exact::Rounding;
    /// use kawasan_indicators::{Catalogue, Direction};
    /// use kawasan_model::{Decimal, Localised, Tri, Unit};
    /// use kawasan_rating::{
    ///     Class, Definition, Draft, Facts, IndicatorDraft, Scoring, UnitValues, Value,
    /// };
    ///
    /// let title = |text: &str| Localised::try_new([("en", text)]);
    /// // Korea's traffic lights of 2012: progress of 80 % is green, of 50 % yellow.
    /// let mut lights = Draft::new("lights", title("Lights")?, "etnews.com, 2012-07-02", Rounding::half_away(0)?, "1".parse()?);
    /// lights.definitions.push(Definition::Given {
    ///     id: "progress".into(), title: title("Progress")?, unit: Unit::ONE, direction: Direction::Higher,
    /// });
    /// lights.indicators.push(IndicatorDraft {
    ///     id: "progress".into(), group: None, weight: "1".parse()?, impute: None, treatment: None,
    ///     scoring: Scoring::goalposts(Decimal::ZERO, Decimal::ONE),
    /// });
    /// for (id, from) in [("red", 0), ("yellow", 50), ("green", 80)] {
    ///     lights.classes.push(Class::from(id, title(id)?, Decimal::from(from)));
    /// }
    /// let lights = lights.methodology(&Catalogue::default())?;
    ///
    /// let district = |progress: &str| -> Result<UnitValues, Box<dyn std::error::Error>> {
    ///     let values = vec![Value::exactly(progress.parse()?)];
    ///     Ok(UnitValues { id: "a district".into(), values, looked_at: vec![], facts: Facts::UNKNOWN })
    /// };
    /// let class = |progress: &str| -> Result<String, Box<dyn std::error::Error>> {
    ///     let rating = lights.rate(&[district(progress)?], 4).remove(0);
    ///     Ok(lights.classes()[rating.outcome.class().ok_or("no class")?].id.clone())
    /// };
    /// assert_eq!([class("0.49")?, class("0.5")?, class("0.8")?], ["red", "yellow", "green"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rate(&self, units: &[UnitValues], quarters: u8) -> Vec<Rating> {
        let columns = scores::columns(self, units, quarters, true);
        let groups = unit::combine_all(self, &columns.points());
        let all_exact = columns.all_exact();
        let rows = units.iter().zip(groups).enumerate();
        let rows = rows.filter_map(|(row, (unit, groups))| Some((unit, columns.row(row)?, groups)));
        let rows = rows.map(|(unit, row, groups)| {
            let scored = Scored::of(self, row, groups);
            self.rate_one(unit, row, scored, quarters, all_exact)
        });
        let mut ratings: Vec<Rating> = rows.collect();
        rank(&mut ratings);
        ratings
    }

    /// The class of a composite after so many quarters, by its place in the list, before any
    /// gate.
    #[must_use]
    pub fn class_of(&self, composite: Decimal, quarters: u8) -> Option<usize> {
        of_score(&self.classes, composite, quarters)
    }

    /// The composite of a unit, without all else.
    pub(crate) fn composite_of(
        &self,
        units: &[UnitValues],
        unit: usize,
        quarters: u8,
    ) -> Option<Decimal> {
        let columns = scores::columns(self, units, quarters, false);
        let groups = unit::combine_all(self, &columns.points());
        let scored = Scored::of(self, columns.row(unit)?, groups.into_iter().nth(unit)?);
        scored.composite(self).filter(|_| scored.coverage >= self.minimum_coverage)
    }

    fn rate_one(
        &self,
        unit: &UnitValues,
        scores: &scores::Row,
        scored: Scored,
        quarters: u8,
        all_exact: bool,
    ) -> Rating {
        // Where groups compare units, a unit's composite hangs on all of them.
        let outranks = self.groups.iter().any(|one| one.aggregation == Aggregation::Copeland);
        let has_enough = scored.coverage >= self.minimum_coverage;
        let composite = scored.composite(self).filter(|_| has_enough);
        let class_by_score =
            composite.and_then(|composite| of_score(&self.classes, composite, quarters));
        let mut outcome = match (composite, class_by_score) {
            (None, _) => Outcome::InsufficientData,
            (Some(_), None) => Outcome::Unclassed,
            (Some(_), Some(class)) => Outcome::Class(class),
        };
        let gates = self.gates_of(unit, &scored.coverage, quarters, &mut outcome);
        let points = composite.and_then(|composite| scored.points(self, composite));
        let indicators = self.indicators.iter().enumerate().map(|(index, own)| {
            // As scores have it: a value that isn't there is missing.
            let value = unit.values.get(index).copied().unwrap_or(Value::NOT_GIVEN);
            let score = scores.point.get(index).cloned().flatten();
            IndicatorRating {
                value,
                is_imputed: value.known().is_none() && own.impute.is_some() && score.is_some(),
                score,
                no_score: scores.why.get(index).copied().flatten(),
                // There is one for each indicator.
                weight: scored.weights.get(index).cloned().unwrap_or(Fraction::ZERO),
                points: points.as_ref().and_then(|points| points.get(index).copied()),
            }
        });
        let (interval, ends) = match composite {
            Some(_) if outranks && !all_exact => unit::OPEN,
            Some(_) if scores.is_exact => scored.exact_interval(self),
            Some(_) => unit::interval(self, scores),
            None => unit::OPEN,
        };
        Rating {
            unit: unit.id.clone(),
            outcome,
            class_by_score,
            composite,
            interval,
            ends,
            rank: None,
            groups: scored.groups(self),
            indicators: indicators.collect(),
            coverage: scored.coverage,
            gates,
        }
    }
}

/// The scores of units, in the order of the indicators.
pub(crate) fn scores_of(
    methodology: &Methodology,
    units: &[UnitValues],
    quarters: u8,
) -> Vec<(Vec<Option<Real>>, bool)> {
    let columns = scores::columns(methodology, units, quarters, false);
    let rows = (0..units.len()).filter_map(|unit| columns.row(unit));
    let has_enough =
        |row: &scores::Row| unit::coverage(methodology, row) >= methodology.minimum_coverage;
    rows.map(|row| (row.point.clone(), has_enough(row))).collect()
}

/// Places by composite, equal ones sharing one.
fn rank(ratings: &mut [Rating]) {
    let composites: Vec<Decimal> = ratings.iter().filter_map(|one| one.composite).collect();
    for rating in ratings {
        let Some(own) = rating.composite else { continue };
        let better = composites.iter().filter(|other| **other > own).count();
        rating.rank = better.checked_add(1);
    }
}

/// How many quarters of its reporting year have passed at the end of a period.
pub(crate) fn quarters_passed(period: Period, year: kawasan_model::ReportingYear) -> Option<u8> {
    let to_date = year.year_to_date(period.end())?;
    u8::try_from(to_date.len()).ok()
}
