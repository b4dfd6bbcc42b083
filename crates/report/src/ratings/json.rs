//! Ratings as JSON, decimals as strings of digits.

use kawasan_exact::{Fraction, RoundingMode, rounded};
use kawasan_model::{Decimal, Language, Localised, OfficialClass, Period};
use kawasan_rating::{
    Backtest, Explanation, Improvement, Improvements, InEffect, IndicatorRating, Move, Needs,
    NoImprovements, NoScore, NoSensitivities, Outcome, Sensitivities, Simulation, Thresholds,
    Value, ZoneRating, ZoneRatings,
};
use serde::Serialize;

use super::Words;
use super::backtest::{BacktestForm, ThresholdsForm};
use super::moves::MovesForm;
use super::robustness::RobustnessForm;
use crate::amounts::Amounts;
use crate::json::{JsonError, iso};
use crate::messages::Messages;
use crate::provenance::{self, VERSION};
use crate::reasons::Reasons;

const SCHEMA: &str = "kawasan.ratings/1";

/// The decimals of weights, coverage and agreement, which may be thirds; rounded half away
/// from zero.
const DECIMALS: u32 = 6;

/// Writes ratings as one JSON object.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `methodology` (its
/// id), `methodology_version`, `status`, `title` and `note` by language, `effective` (`from`
/// and `until`, the first and last day), `in_effect` (`throughout` the period, `partly` or
/// `never`; `null` if no day is stated), `period`, `known_on`, `coverage` (numbers of `zones`, of
/// those `rated`, with `insufficient_data` and `unrated`, and the `minimum` share of the weights
/// that a rating takes), `zones` and what else is given
/// ([`MoreOfRatings`]). A zone has `zone`, `class` (its id, or `insufficient_data`,
/// `unclassed`, `unrated`), `label`, `score` with `low` and `high`, `rank`, `coverage`, `gates`
/// (the ids of those that hold), `gates_possible`, `official` and `contributions`: each with `indicator`,
/// `value`, `missing`, `imputed`, `score`, `no_score` (why a value has none), `weight` and
/// `points`.
///
/// Scores and points are rounded as the methodology declares; weights, coverage and agreement
/// to six decimals, half away from zero.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON form.
pub fn ratings_json(
    ratings: &ZoneRatings<'_>,
    more: &MoreOfRatings<'_>,
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    let reasons = Reasons::new(&messages, ratings.known.dataset().measures());
    let methodology = ratings.methodology;
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(ratings.known.dataset())?,
        methodology: methodology.id(),
        methodology_version: methodology.version(),
        status: methodology.status().as_str(),
        title: methodology.title(),
        note: methodology.note(),
        effective: EffectiveForm {
            from: methodology.effective().0.map(iso),
            until: methodology.effective().1.map(iso),
        },
        in_effect: methodology.in_effect(ratings.period),
        period: ratings.period,
        known_on: ratings.known.on().map(iso),
        coverage: CoverageForm::of(ratings),
        zones: ratings.zones.iter().map(|zone| ZoneForm::of(&words, zone, more.official)).collect(),
        backtest: more.backtest.map(|backtest| BacktestForm::of(&words, backtest)),
        thresholds: more.thresholds.map(|found| ThresholdsForm::of(&words, found)),
        moves: more.moves.map(|(before, moves)| {
            let amounts = Amounts::new(&messages);
            let before = Words { messages: &messages, amounts, ratings: before };
            MovesForm::of(&before, &words, moves)
        }),
        explanation: more
            .explanation
            .map(|(zone, explanation)| ExplanationForm::of(&words, &reasons, zone, explanation)),
        robustness: more.robustness.map(|(simulation, sensitivities)| {
            RobustnessForm::of(&words, simulation, sensitivities)
        }),
        what_if: more.what_if.map(|(zone, found)| WhatIfForm::of(&words, zone, found)),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

/// What is written beside ratings, if it is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct MoreOfRatings<'a> {
    /// The classes that officials gave to zones, under `official` of each zone: a list, each
    /// with `published` (the class in the words of the scheme) and `class` (the id of the
    /// methodology's class of that name; `null` if it has none).
    pub official: &'a [&'a OfficialClass],
    /// How they agree with official classes, under `backtest`: `agreement` (the share of those
    /// compared), `kappa`, `weighted_kappa`, `official` and `compared` (numbers of zones),
    /// `disagreements`, each with `zone`, `official`, `ours` and `indicator` (that decides), and
    /// `unknown` (official classes that the methodology doesn't have).
    pub backtest: Option<&'a Backtest>,
    /// The limits that would have agreed best, under `thresholds`: `agreement` and
    /// `own_agreement`, `units`, `choices` and `limits`, each with `class`, `own`, `above` and
    /// `at_most`, where `null` is no bound.
    pub thresholds: Option<&'a Thresholds>,
    /// Who moved since other ratings, under `moves`: `before` with `methodology`,
    /// `methodology_version` and `period`, and `zones`, each with `zone`, `before` and `after`
    /// (classes as of zones; `null` for what was or is no zone), `by` (how the score changed)
    /// and `indicator` (that moved most).
    pub moves: Option<(&'a ZoneRatings<'a>, &'a [Move])>,
    /// Why a zone is rated as it is, under `explanation`: a tree of `step` (the key of a
    /// message), `message` and `because`.
    pub explanation: Option<(&'a str, &'a Explanation<'a>)>,
    /// What would bring a zone to the next class, under `what_if`: `zone`, `class`, `from`
    /// and `indicators`, each with `indicator`, `value`, `by`, `more` (of the figure
    /// that the indicator divides, the other indicators as they are), `also_moves` (the
    /// indicators that rest on that figure, too) and `message`. Without a next class,
    /// `reason` says why: `best_class`, `no_class` or `no_composite`.
    pub what_if: Option<(&'a str, Result<&'a Improvements, NoImprovements>)>,
    /// How sure the ratings are, under `robustness`: `draws`, `zones`, each with `zone`,
    /// `class`, `rounding_could_change`, `radius` (of weights) and `towards`, `share` (of the
    /// draws in which it keeps its class; both rounded down to six decimals) and ranks;
    /// `sensitivities`, each with `factor`, `first_order` and `total` (estimated shares of the
    /// variance, which may come out slightly below zero), and `not_varied`.
    pub robustness: Option<(&'a Simulation, Result<&'a Sensitivities, NoSensitivities>)>,
}

pub(super) fn share(share: &Fraction) -> String {
    rounded_share(share).map_or_else(String::new, |share| share.to_string())
}

pub(super) fn rounded_share(share: &Fraction) -> Option<Decimal> {
    rounded(share, DECIMALS, RoundingMode::HalfAway)
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    methodology: &'a str,
    methodology_version: &'a str,
    status: &'static str,
    title: &'a Localised,
    note: Option<&'a Localised>,
    effective: EffectiveForm,
    in_effect: Option<InEffect>,
    period: Period,
    known_on: Option<String>,
    coverage: CoverageForm,
    zones: Vec<ZoneForm<'a>>,
    backtest: Option<BacktestForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thresholds: Option<ThresholdsForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moves: Option<MovesForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<ExplanationForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    robustness: Option<RobustnessForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<WhatIfForm<'a>>,
}

/// How many zones could be rated, and the share of the weights that it takes.
#[derive(Serialize)]
struct CoverageForm {
    zones: usize,
    rated: usize,
    insufficient_data: usize,
    unrated: usize,
    minimum: String,
}

impl CoverageForm {
    fn of(ratings: &ZoneRatings<'_>) -> Self {
        let found = ratings.classes();
        CoverageForm {
            zones: found.zones(),
            rated: found.rated(),
            insufficient_data: found.insufficient_data.len(),
            unrated: found.unrated.len(),
            minimum: share(ratings.methodology.minimum_coverage()),
        }
    }
}

#[derive(Serialize)]
struct EffectiveForm {
    from: Option<String>,
    until: Option<String>,
}

#[derive(Serialize)]
struct ExplanationForm {
    step: &'static str,
    message: String,
    because: Vec<ExplanationForm>,
}

#[derive(Serialize)]
pub(crate) struct WhatIfForm<'a> {
    zone: &'a str,
    class: Option<&'a str>,
    from: Option<String>,
    /// Why there is no next class.
    reason: Option<&'static str>,
    indicators: Vec<ImprovementForm<'a>>,
}

#[derive(Serialize)]
struct ImprovementForm<'a> {
    indicator: &'a str,
    value: Option<String>,
    by: Option<String>,
    /// How much more of the figure that is divided, with its unit.
    more: Option<String>,
    also_moves: Vec<&'a str>,
    message: String,
}

impl ExplanationForm {
    fn of(
        words: &Words<'_>,
        reasons: &Reasons<'_>,
        zone: &str,
        explanation: &Explanation<'_>,
    ) -> Self {
        let because = explanation.because.iter();
        ExplanationForm {
            step: explanation.step.key(),
            message: words.step(reasons, zone, &explanation.step),
            because: because.map(|one| ExplanationForm::of(words, reasons, zone, one)).collect(),
        }
    }
}

impl<'a> WhatIfForm<'a> {
    pub(crate) fn of(
        words: &Words<'a>,
        zone: &'a str,
        found: Result<&Improvements, NoImprovements>,
    ) -> Self {
        let methodology = words.ratings.methodology;
        let indicators = methodology.indicators();
        let id = |place: usize| indicators.get(place).map_or("", |own| own.subject.id());
        let form = |one: &Improvement| {
            let amount = match one.needs {
                Needs::Value { value, .. } => words.ratings.amount_for(zone, one.indicator, value),
                _ => None,
            };
            let rests = amount.as_ref().map(|(_, series)| methodology.resting_on(series));
            let others = rests.into_iter().flatten().filter(|other| *other != one.indicator);
            let (value, by) = match one.needs {
                Needs::Value { value, by, .. } => (Some(value.to_string()), Some(by.to_string())),
                _ => (None, None),
            };
            ImprovementForm {
                indicator: id(one.indicator),
                value,
                by,
                message: words.improvement(zone, one),
                also_moves: others.map(id).collect(),
                more: amount.map(|(more, _)| more.to_string()),
            }
        };
        let next = found.ok();
        WhatIfForm {
            zone,
            class: next.map(|next| class_of(words, Outcome::Class(next.class))),
            from: next.map(|next| next.from.to_string()),
            reason: found.err().map(NoImprovements::code),
            indicators: next.iter().flat_map(|next| &next.indicators).map(form).collect(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct ZoneForm<'a> {
    zone: &'a str,
    class: &'a str,
    label: String,
    score: Option<String>,
    low: Option<String>,
    high: Option<String>,
    rank: Option<usize>,
    coverage: String,
    gates: Vec<&'a str>,
    gates_possible: Vec<&'a str>,
    official: Vec<OfficialForm<'a>>,
    contributions: Vec<ContributionForm<'a>>,
}

#[derive(Serialize)]
struct OfficialForm<'a> {
    published: &'a str,
    class: Option<&'a str>,
}

#[derive(Serialize)]
struct ContributionForm<'a> {
    indicator: &'a str,
    value: Option<String>,
    missing: Option<&'static str>,
    /// Whether the methodology puts another value in the place of the missing one.
    imputed: bool,
    score: Option<String>,
    no_score: Option<&'static str>,
    weight: String,
    points: Option<String>,
}

impl<'a> ZoneForm<'a> {
    pub(crate) fn of(
        words: &Words<'a>,
        zone: &'a ZoneRating<'_>,
        official: &'a [&OfficialClass],
    ) -> Self {
        let methodology = words.ratings.methodology;
        let given = official.iter().filter(|one| one.zone.as_str() == zone.rating.unit);
        let official = given.map(|one| OfficialForm {
            published: &one.class,
            class: methodology
                .class_named(&one.class)
                .map(|place| class_of(words, Outcome::Class(place))),
        });
        let rating = &zone.rating;
        let gates = |certain: bool| {
            let found = rating.gates.iter().filter(move |gate| gate.holds.is_yes() == certain);
            let ids = found.filter_map(|gate| methodology.gates().get(gate.gate));
            ids.map(|gate| gate.id.as_str()).collect()
        };
        let indicators = methodology.indicators().iter().zip(&rating.indicators);
        let bound = |bound: Option<rust_decimal::Decimal>| {
            rating.composite.and(bound).map(|bound| bound.to_string())
        };
        ZoneForm {
            zone: &rating.unit,
            class: class_of(words, rating.outcome),
            label: words.outcome(rating.outcome),
            score: rating.composite.map(|composite| composite.to_string()),
            low: bound(rating.interval.low()),
            high: bound(rating.interval.high()),
            rank: rating.rank,
            coverage: share(&rating.coverage),
            gates: gates(true),
            gates_possible: gates(false),
            official: official.collect(),
            contributions: indicators
                .map(|(own, one)| ContributionForm::of(words, own.subject.id(), one))
                .collect(),
        }
    }
}

impl<'a> ContributionForm<'a> {
    fn of(words: &Words<'_>, id: &'a str, one: &IndicatorRating) -> Self {
        let rounding = words.ratings.methodology.roundings();
        let scale = rounding.scores.unwrap_or(rounding.composite);
        let (value, missing) = match one.value {
            Value::Known(value, _) => (Some(value.to_string()), None),
            Value::Missing(reason) => (None, Some(reason)),
        };
        let score = one.score.as_ref().and_then(|score| score.round(scale).ok());
        ContributionForm {
            indicator: id,
            value,
            missing,
            imputed: one.is_imputed,
            score: score.map(|score| score.to_string()),
            // Of a missing value `missing` says it.
            no_score: one.value.known().and(one.no_score).map(NoScore::code),
            weight: share(&one.weight),
            points: one.points.map(|points| points.to_string()),
        }
    }
}

pub(crate) fn class_of<'a>(words: &Words<'a>, outcome: Outcome) -> &'a str {
    let classes = words.ratings.methodology.classes();
    let class = outcome.class().and_then(|place| classes.get(place));
    class.map_or(outcome.as_str(), |class| &class.id)
}
