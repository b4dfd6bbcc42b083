//! Evaluations as JSON, decimals as strings of digits.

use kawasan_indicators::{
    BoundsKind, Catalogue, Conversion, ConversionSource, Coverage, Direction, Evaluation,
    Indicator, IndicatorValue, Input, Outcome, Pillar, PlanTime, Rounding, Topic, Trace, Valuation,
};
use kawasan_model::{
    Currency, Figure, Language, Localised, Observation, PartialDate, Period, PriceIndex, Quarter,
    RatePeriod, ReportedPeriod, Series, Unit,
};
use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

use crate::messages::{Messages, NoSuchLanguage};
use crate::provenance::{self, VERSION};
use crate::reasons::Reasons;

/// Names and versions of the forms.
const SCHEMA: &str = "kawasan.evaluation/1";
const CATALOGUE_SCHEMA: &str = "kawasan.catalogue/1";
const TRACE_SCHEMA: &str = "kawasan.trace/1";

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
/// `subject`, `period`, `known_on`, `valuation` (`null` as published, else `currency`,
/// `prices_of` and `index`) and `indicators`. Each of these has `id`,
/// `title`, `formula`, `unit`, `rounding`, `direction`, `topic`, `pillar`,
/// `projection`, `citation`, then `value`, `low` and
/// `high` as strings of digits in base units, a side without a bound being
/// `null`, or `missing` and `message`; `sources`, the figures it rests on; and
/// `conversions`, the steps by which these were converted (`multiplied`, `divided`,
/// `deflated`), each `by` published rates or index numbers. `unit` is that of the
/// value, in the money of the valuation. A value that is about the time of a plan has
/// `plan_times` (`since`, `until`, `at`, and the quarters `passed` `of` all, at most and at
/// least).
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
    let form = EvaluationForm::of(evaluation, SCHEMA, &reasons)?;
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
    valuation: Option<ValuationForm<'a>>,
    indicators: Vec<IndicatorForm<'a>>,
}

/// In which money.
#[derive(Serialize)]
struct ValuationForm<'a> {
    currency: Option<Currency>,
    prices_of: Option<ReportedPeriod>,
    index: Option<&'a PriceIndex>,
}

/// A step by which figures were converted.
#[derive(Serialize)]
struct ConversionForm<'a> {
    step: &'static str,
    by: Vec<FactorForm<'a>>,
}

/// A rate or index number.
#[derive(Serialize)]
struct FactorForm<'a> {
    kind: &'static str,
    index: Option<&'a PriceIndex>,
    period: String,
    figure: Figure,
    publisher: &'a str,
    published_on: Option<String>,
    url: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> ConversionForm<'a> {
    fn of(conversion: Conversion<'a>) -> Self {
        let step = match conversion {
            Conversion::Multiplied(_) => "multiplied",
            Conversion::Divided(_) => "divided",
            _ => "deflated",
        };
        ConversionForm { step, by: conversion.sources().into_iter().map(factor).collect() }
    }

    fn all(inputs: &[Input<'a>]) -> Vec<Self> {
        let mut seen: Vec<Conversion<'a>> = Vec::new();
        for step in inputs.iter().flat_map(|input| &input.conversions) {
            if !seen.contains(step) {
                seen.push(*step);
            }
        }
        seen.into_iter().map(ConversionForm::of).collect()
    }
}

fn factor(source: ConversionSource<'_>) -> FactorForm<'_> {
    // The release lives as long as the table, not as long as the reference to it.
    let (kind, index, period, figure, release, note) = match source {
        ConversionSource::Rate(rate) => {
            let period = match rate.at() {
                RatePeriod::Average(period) => period.to_string(),
                RatePeriod::Closing(day) => iso(day),
            };
            let kind = rate.at().kind().as_str();
            (kind, None, period, *rate.figure(), rate.source(), rate.note())
        }
        ConversionSource::Index(number) => {
            let period = number.period().to_string();
            let index = Some(number.index());
            ("index", index, period, *number.figure(), number.source(), number.note())
        }
    };
    FactorForm {
        kind,
        index,
        period,
        figure,
        publisher: &release.publisher,
        published_on: release.published_on.map(iso),
        url: release.url.as_deref(),
        note,
    }
}

impl<'a> EvaluationForm<'a> {
    fn of(
        evaluation: &'a Evaluation<'_, '_>,
        schema: &'static str,
        reasons: &Reasons<'_>,
    ) -> Result<Self, serde_json::Error> {
        let indicators = evaluation.results.iter();
        Ok(EvaluationForm {
            schema,
            version: VERSION,
            data: provenance::digest(evaluation.known.dataset())?,
            subject: evaluation.scope.to_string(),
            period: evaluation.period,
            known_on: evaluation.known.on().map(iso),
            valuation: ValuationForm::of(&evaluation.valuation),
            indicators: indicators
                .map(|(indicator, outcome)| {
                    let mut form = IndicatorForm::new(indicator, outcome, reasons);
                    form.definition.unit = evaluation.valuation.unit(indicator.unit());
                    form
                })
                .collect(),
        })
    }
}

impl<'a> ValuationForm<'a> {
    fn of(valuation: &'a Valuation<'_>) -> Option<Self> {
        let (currency, prices_of) = (valuation.currency(), valuation.base());
        let form = ValuationForm { currency, prices_of, index: valuation.index() };
        (!valuation.is_as_published()).then_some(form)
    }
}

#[derive(Serialize)]
struct IndicatorForm<'a> {
    #[serde(flatten)]
    definition: DefinitionForm<'a>,
    #[serde(flatten)]
    result: ResultForm,
    sources: Vec<SourceForm<'a>>,
    conversions: Vec<ConversionForm<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ResultForm {
    Value {
        value: String,
        low: Option<String>,
        high: Option<String>,
        /// Whether the bounds are as narrow as the figures allow.
        tight: bool,
        about: bool,
        coverage: Option<CoverageForm>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        plan_times: Vec<PlanTimeForm>,
        fallbacks: Vec<String>,
    },
    Missing {
        missing: &'static str,
        message: String,
        low: (),
        high: (),
    },
}

/// The time of a plan: since when, until and at which quarter's end, and how many quarters
/// of how many had passed, at most and at least.
#[derive(Serialize)]
struct PlanTimeForm {
    since: PartialDate,
    until: Quarter,
    at: Quarter,
    passed: [u32; 2],
    of: [u32; 2],
}

impl PlanTimeForm {
    fn of(time: &PlanTime) -> Self {
        let ((passed, all), (least, fewest)) = (time.quarters(), time.quarters_at_least());
        PlanTimeForm {
            since: time.since,
            until: time.until,
            at: time.at,
            passed: [passed, least],
            of: [all, fewest],
        }
    }
}

/// How many zones are in a sum.
#[derive(Serialize)]
pub(crate) struct CoverageForm {
    reported: usize,
    zones: usize,
}

impl From<Coverage> for CoverageForm {
    fn from(Coverage { reported, zones, .. }: Coverage) -> Self {
        CoverageForm { reported, zones }
    }
}

/// A figure that a value rests on.
#[derive(Serialize)]
pub(crate) struct SourceForm<'a> {
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
        let (result, sources, conversions) = match outcome {
            Outcome::Value(value) => {
                (ResultForm::of(value), sources(value), ConversionForm::all(&value.inputs))
            }
            Outcome::Missing(missing) => {
                let message = reasons.sentence(missing);
                let missing = missing.code();
                // Bounds that aren't there are `null`, as an open side is.
                let missing = ResultForm::Missing { missing, message, low: (), high: () };
                (missing, Vec::new(), Vec::new())
            }
        };
        IndicatorForm { definition: DefinitionForm::of(indicator), result, sources, conversions }
    }
}

impl ResultForm {
    fn of(value: &IndicatorValue<'_>) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        ResultForm::Value {
            value: value.amount.to_string(),
            low: text(value.interval.low()),
            high: text(value.interval.high()),
            tight: value.bounds == BoundsKind::Tight,
            about: value.is_about(),
            coverage: value.coverage.map(CoverageForm::from),
            plan_times: value.plan_times.iter().map(PlanTimeForm::of).collect(),
            fallbacks: value.fallbacks.iter().map(ToString::to_string).collect(),
        }
    }
}

fn sources<'a>(value: &'a IndicatorValue<'_>) -> Vec<SourceForm<'a>> {
    let inputs = value.inputs.iter();
    inputs.flat_map(|input: &Input<'_>| input.observations.iter().map(|o| source(o))).collect()
}

pub(crate) fn source(observation: &Observation) -> SourceForm<'_> {
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
pub(crate) fn iso(date: Date) -> String {
    date.to_string()
}

/// Writes the definitions of a catalogue as one JSON object: `schema`,
/// `version` and `indicators`, each with `id`, `title`, `formula`, `unit`,
/// `rounding`, `direction`, `topic`, `pillar`, `projection` and `citation`.
///
/// # Errors
/// [`serde_json::Error`] if a value has no JSON form.
pub fn catalogue_json(catalogue: &Catalogue) -> Result<String, serde_json::Error> {
    let form = CatalogueForm {
        schema: CATALOGUE_SCHEMA,
        version: VERSION,
        indicators: catalogue.iter().map(DefinitionForm::of).collect(),
    };
    serde_json::to_string_pretty(&form)
}

#[derive(Serialize)]
struct CatalogueForm<'a> {
    schema: &'static str,
    version: &'static str,
    indicators: Vec<DefinitionForm<'a>>,
}

#[derive(Serialize)]
struct DefinitionForm<'a> {
    id: &'a str,
    title: &'a Localised,
    formula: String,
    unit: Unit,
    rounding: Rounding,
    direction: Direction,
    topic: Topic,
    pillar: Pillar,
    projection: bool,
    citation: Option<&'a str>,
}

impl<'a> DefinitionForm<'a> {
    fn of(indicator: &'a Indicator) -> Self {
        DefinitionForm {
            id: indicator.id(),
            title: indicator.title(),
            formula: indicator.formula().to_string(),
            unit: indicator.unit(),
            rounding: indicator.rounding(),
            direction: indicator.direction(),
            topic: indicator.topic(),
            pillar: indicator.topic().pillar(),
            projection: indicator.is_projection(),
            citation: indicator.citation(),
        }
    }
}

/// Writes how the value of an indicator came about as one JSON object: `schema`,
/// `version`, `data`, `subject`, `period`, `known_on`, `indicators` with the one
/// indicator as in [`evaluation_json`], and `trace`, whose nodes have `formula`,
/// `value` (and whether it is `exact`), `low`, `high`, `unit`, `missing`,
/// `sources`, `conversions` and `parts`.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON
/// form.
pub fn trace_json(
    evaluation: &Evaluation<'_, '_>,
    trace: &Trace<'_>,
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let reasons = Reasons::new(&messages, evaluation.known.dataset().measures());
    let form = TraceForm {
        evaluation: EvaluationForm::of(evaluation, TRACE_SCHEMA, &reasons)?,
        trace: NodeForm::of(trace),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct TraceForm<'a> {
    #[serde(flatten)]
    evaluation: EvaluationForm<'a>,
    trace: NodeForm<'a>,
}

#[derive(Serialize)]
struct NodeForm<'a> {
    formula: &'a str,
    value: Option<String>,
    exact: bool,
    low: Option<String>,
    high: Option<String>,
    unit: Unit,
    missing: Option<&'static str>,
    sources: Vec<SourceForm<'a>>,
    conversions: Vec<ConversionForm<'a>>,
    parts: Vec<NodeForm<'a>>,
}

impl<'a> NodeForm<'a> {
    fn of(trace: &'a Trace<'_>) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        let observations = trace.inputs.iter().flat_map(|input| &input.observations);
        NodeForm {
            formula: &trace.formula,
            value: text(trace.amount),
            exact: trace.is_exact,
            low: text(trace.interval.low()),
            high: text(trace.interval.high()),
            unit: trace.unit,
            missing: trace.missing.as_ref().map(kawasan_indicators::Missing::code),
            sources: observations.map(|observation| source(observation)).collect(),
            conversions: ConversionForm::all(&trace.inputs),
            parts: trace.parts.iter().map(NodeForm::of).collect(),
        }
    }
}
