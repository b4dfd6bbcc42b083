//! Why a rating is what it is, from the class down to the documents, as data.

use kawasan_exact::Fraction;
use kawasan_indicators::{self as indicators, IndicatorValue};
use kawasan_model::{Interval, Observation, Tri};
use rust_decimal::Decimal;

use crate::{NoScore, Outcome, Value, ZoneRating, ZoneRatings};

/// A step of an explanation, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Explanation<'a> {
    /// What is said.
    pub step: Step<'a>,
    /// Because of this.
    pub because: Vec<Explanation<'a>>,
}

/// What a step of an explanation says; reports put it into words.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Step<'a> {
    /// What the zone was rated, and its rank.
    #[non_exhaustive]
    Outcome {
        /// The outcome.
        outcome: Outcome,
        /// The rank.
        rank: Option<usize>,
    },
    /// A gate that applies or may apply, by its place.
    #[non_exhaustive]
    Gate {
        /// The gate.
        gate: usize,
        /// Whether its conditions hold.
        holds: Tri,
        /// Whether it changed the outcome.
        changed: bool,
    },
    /// The class that follows from the composite, and the share of the weights that has a
    /// score.
    #[non_exhaustive]
    Composite {
        /// The composite, rounded as the methodology declares; `None` without enough data.
        score: Option<Decimal>,
        /// Where it lies, given the precision of the figures; rounded outward to the same
        /// scale.
        interval: Interval,
        /// The class by composite.
        class: Option<usize>,
        /// The share of the weights with a score, exactly.
        coverage: Fraction,
    },
    /// The indicator that costs the composite most, and how many points.
    #[non_exhaustive]
    HeldBack {
        /// The indicator.
        indicator: usize,
        /// The points of the scale, rounded half away from zero to the decimals of the
        /// composite.
        points: Decimal,
    },
    /// A group, by its place, and its score.
    #[non_exhaustive]
    Group {
        /// The group.
        group: usize,
        /// Its score, rounded as the composite; `None` if no part has one.
        score: Option<Decimal>,
    },
    /// An indicator, by its place.
    #[non_exhaustive]
    Indicator {
        /// The indicator.
        indicator: usize,
        /// Its value, in its base unit, rounded as the indicator declares.
        value: Decimal,
        /// Where the true value lies, given the precision of the figures.
        interval: Interval,
        /// Its score, rounded as the composite and half away from zero; `None` if the value
        /// can't be scored.
        score: Option<Decimal>,
        /// Why there is no score; `None` if there is one.
        no_score: Option<NoScore>,
        /// Its weight in the whole, after what is missing was left out: exactly.
        weight: Fraction,
        /// What it contributes to the composite, in points of the scale; `None` where the
        /// composite is no sum.
        points: Option<Decimal>,
    },
    /// An indicator without a value, in whose place the methodology puts another.
    #[non_exhaustive]
    Imputed {
        /// The indicator.
        indicator: usize,
        /// The score of what takes its place, rounded as the composite and half away from
        /// zero.
        score: Option<Decimal>,
        /// Its weight in the whole, exactly.
        weight: Fraction,
    },
    /// An indicator without a value, and why.
    #[non_exhaustive]
    Missing {
        /// The indicator.
        indicator: usize,
        /// Why.
        reason: Option<indicators::Missing<'a>>,
    },
    /// A published figure.
    Figure(&'a Observation),
}

impl Step<'_> {
    /// The key of its message.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Step::Outcome { .. } => "outcome",
            Step::Gate { .. } => "gate",
            Step::Composite { .. } => "composite",
            Step::HeldBack { .. } => "held_back",
            Step::Group { .. } => "group",
            Step::Indicator { .. } => "indicator",
            Step::Imputed { .. } => "imputed",
            Step::Missing { .. } => "missing",
            Step::Figure(_) => "figure",
        }
    }
}

impl<'a> ZoneRatings<'a> {
    /// Why a zone is rated as it is; `None` of a zone that isn't.
    #[must_use]
    pub fn explanation(&self, zone: &str) -> Option<Explanation<'a>> {
        let zone = self.get(zone)?;
        let rating = &zone.rating;
        let mut because: Vec<Explanation<'a>> = rating
            .gates
            .iter()
            .map(|gate| Explanation {
                step: Step::Gate { gate: gate.gate, holds: gate.holds, changed: gate.changed },
                because: Vec::new(),
            })
            .collect();
        let composite = Step::Composite {
            score: rating.composite,
            interval: rating.interval,
            class: rating.class_by_score,
            coverage: rating.coverage.clone(),
        };
        let why = self.methodology.why(rating);
        because.push(Explanation { step: composite, because: self.parts(zone, 0) });
        let held_back = why.lost.first().filter(|(_, lost)| *lost > Decimal::ZERO);
        if let (Some((indicator, points)), Some(_)) = (held_back, rating.composite) {
            let step = Step::HeldBack { indicator: *indicator, points: *points };
            because.push(Explanation { step, because: Vec::new() });
        }
        let step = Step::Outcome { outcome: rating.outcome, rank: rating.rank };
        Some(Explanation { step, because })
    }

    /// The groups and indicators of a group.
    fn parts(&self, zone: &ZoneRating<'a>, of: usize) -> Vec<Explanation<'a>> {
        let groups = self.methodology.groups().iter().enumerate();
        let groups = groups.filter(|(_, group)| group.parent == Some(of)).map(|(place, _)| {
            let score = zone.rating.groups.get(place).copied().flatten();
            Explanation {
                step: Step::Group { group: place, score },
                because: self.parts(zone, place),
            }
        });
        let indicators = self.methodology.indicators().iter().enumerate();
        let indicators = indicators.filter(|(_, one)| one.group == of);
        groups.chain(indicators.map(|(place, _)| self.indicator(zone, place))).collect()
    }

    fn indicator(&self, zone: &ZoneRating<'a>, place: usize) -> Explanation<'a> {
        let outcome = zone.outcome(self.methodology, place);
        let rating = zone.rating.indicators.get(place);
        let (Some(rating), Some(Value::Known(value, interval))) = (rating, rating.map(|r| r.value))
        else {
            if let Some(imputed) = rating.filter(|rating| rating.is_imputed) {
                let rounding = self.methodology.roundings().composite;
                let score = imputed.score.as_ref().and_then(|score| score.round(rounding).ok());
                let step =
                    Step::Imputed { indicator: place, score, weight: imputed.weight.clone() };
                return Explanation { step, because: Vec::new() };
            }
            let reason = outcome.and_then(indicators::Outcome::missing).cloned();
            return Explanation {
                step: Step::Missing { indicator: place, reason },
                because: Vec::new(),
            };
        };
        let rounding = self.methodology.roundings().composite;
        let figures =
            outcome.and_then(indicators::Outcome::value).map(IndicatorValue::observations);
        // Values that are given rest on no figures.
        let figures = figures.unwrap_or_default().into_iter();
        let step = Step::Indicator {
            indicator: place,
            value,
            interval,
            score: rating.score.as_ref().and_then(|score| score.round(rounding).ok()),
            no_score: rating.no_score,
            weight: rating.weight.clone(),
            points: rating.points,
        };
        let because = figures.map(|o| Explanation { step: Step::Figure(o), because: Vec::new() });
        Explanation { step, because: because.collect() }
    }
}
