//! Evaluations as JSON, decimals as strings of digits.

use kawasan_indicators::{
    Direction, Evaluation, Indicator, IndicatorValue, Input, Outcome, Rounding,
};
use kawasan_model::{
    Figure, Language, Localised, Observation, Period, ReportedPeriod, Series, Unit,
};
use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::messages::{Messages, NoSuchLanguage};
use crate::provenance::{self, VERSION};
use crate::reasons::Reasons;

/// Name and version of the form.
const SCHEMA: &str = "kawasan.evaluation/1";

/// Why an evaluation can't be written as JSON.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// Reasons aren't written in that language.
    #[error(transparent)]
    Language(#[from] NoSuchLanguage),
    /// A value has no JSON form.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Writes an evaluation as one JSON object; reasons for what is missing are in
/// the language given.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset),
/// `subject`, `period`, `known_on` and `indicators`. Each of these has `id`,
/// `title`, `formula`, `unit`, `rounding`, `direction`, then `value`, `low` and
/// `high` as strings of digits in base units, a side without a bound being
/// `null`, or `missing` and `message`; and `sources`, the figures it rests on.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON
/// form.
pub fn evaluation_json(
    evaluation: &Evaluation<'_, '_>,
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let reasons = Reasons::new(&messages, evaluation.known.dataset().measures());
    let indicators = evaluation.results.iter();
    let form = EvaluationForm {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(evaluation.known.dataset())?,
        subject: evaluation.scope.to_string(),
        period: evaluation.period,
        known_on: evaluation.known.on().map(iso),
        indicators: indicators
            .map(|(indicator, outcome)| IndicatorForm::new(indicator, outcome, &reasons))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct EvaluationForm<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    subject: String,
    period: Period,
    known_on: Option<String>,
    indicators: Vec<IndicatorForm<'a>>,
}

#[derive(Serialize)]
struct IndicatorForm<'a> {
    id: &'a str,
    title: &'a Localised,
    formula: String,
    unit: Unit,
    rounding: Rounding,
    direction: Direction,
    #[serde(flatten)]
    result: ResultForm,
    sources: Vec<SourceForm<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ResultForm {
    Value { value: String, low: Option<String>, high: Option<String>, about: bool },
    Missing { missing: &'static str, message: String, low: (), high: () },
}

#[derive(Serialize)]
struct SourceForm<'a> {
    publisher: &'a str,
    published_on: Option<String>,
    url: Option<&'a str>,
    series: &'a Series,
    period: ReportedPeriod,
    figure: Figure,
    as_stated: Option<&'a str>,
    published_before_period_end: bool,
}

impl<'a> IndicatorForm<'a> {
    fn new(indicator: &'a Indicator, outcome: &'a Outcome<'_>, reasons: &Reasons<'_>) -> Self {
        let (result, sources) = match outcome {
            Outcome::Value(value) => (ResultForm::of(value), sources(value)),
            Outcome::Missing(missing) => {
                let message = reasons.sentence(missing);
                let missing = missing.code();
                // Bounds that aren't there are `null`, as an open side is.
                (ResultForm::Missing { missing, message, low: (), high: () }, Vec::new())
            }
        };
        IndicatorForm {
            id: indicator.id(),
            title: indicator.title(),
            formula: indicator.formula().to_string(),
            unit: indicator.unit(),
            rounding: indicator.rounding(),
            direction: indicator.direction(),
            result,
            sources,
        }
    }
}

impl ResultForm {
    fn of(value: &IndicatorValue<'_>) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        ResultForm::Value {
            value: value.amount.to_string(),
            low: text(value.interval.low()),
            high: text(value.interval.high()),
            about: value.is_about(),
        }
    }
}

fn sources<'a>(value: &'a IndicatorValue<'_>) -> Vec<SourceForm<'a>> {
    let inputs = value.inputs.iter();
    inputs.flat_map(|input: &Input<'_>| input.observations.iter().map(|o| source(o))).collect()
}

fn source(observation: &Observation) -> SourceForm<'_> {
    SourceForm {
        publisher: &observation.source.publisher,
        published_on: observation.source.published_on.map(iso),
        url: observation.source.url.as_deref(),
        series: &observation.series,
        period: observation.period,
        figure: observation.figure,
        as_stated: observation.as_stated.as_deref(),
        published_before_period_end: observation.published_before_period_end(),
    }
}

/// `time` writes dates in the ISO form.
fn iso(date: Date) -> String {
    date.to_string()
}
