//! Projects as JSON.

use kawasan_indicators::{Project, ProjectAmount, ProjectFigure, Projects};
use kawasan_model::{
    ChainId, Interval, Language, MeasureId, Observation, ProductId, ProjectRecord, ProjectStatus,
    StepRef, Unit, ZoneId,
};
use serde::Serialize;

use super::Words;
use crate::json::{JsonError, SourceForm, iso, source};
use crate::messages::Messages;
use crate::provenance::{self, VERSION};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.projects/1";

/// Writes projects as one JSON object; messages are in the language given.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `known_on` and
/// `projects`. A project has `zone`, `tenant`, `named` (whether that is a company's
/// name), `names` (all under which it was published), `status` (of the whole, where that
/// is said), `steps` (each with `chain`, `product` and `status`), `records` (what
/// sources say besides amounts), `amounts` (of each measure, basis, timing and unit the
/// last figure that speaks) and `history` (of each `measure` all `figures`, in the order
/// of publication).
///
/// A figure has `value`, `low`, `high` and `unit` (strings of digits, in base units),
/// `figure` as published, `series`, `period`, `as_stated` and its release. An amount has
/// `of_zone` too, the zone's own figure of which it is a part; a figure of the history
/// `change` (`first`, `confirmed`, `refined`, `restated`, `other_currency`,
/// `other_period`, `other_terms` or `other_basis`), `before` (the place in `figures` of
/// what it is compared with, from 0), `by` (new less old), `implied_rate` (with its
/// `spread`), `note` and `message`.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON form.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Projects;
/// use kawasan_model::Language;
///
/// let projects = Projects::of(kek().dataset().all_known(), kek().projects());
/// let text = kawasan_report::projects_json(&projects, Language::ENGLISH)?;
/// assert!(text.contains("\"change\": \"other_currency\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn projects_json(projects: &Projects<'_>, language: Language) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, projects);
    let known = projects.known();
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(known.dataset())?,
        known_on: known.on().map(iso),
        projects: projects.iter().map(|project| ProjectForm::of(project, &words)).collect(),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    known_on: Option<String>,
    projects: Vec<ProjectForm<'a>>,
}

#[derive(Serialize)]
struct ProjectForm<'a> {
    zone: &'a ZoneId,
    tenant: &'a str,
    named: bool,
    names: Vec<&'a str>,
    status: Option<ProjectStatus>,
    steps: Vec<StepForm<'a>>,
    records: &'a [&'a ProjectRecord],
    amounts: Vec<AmountForm<'a>>,
    history: Vec<HistoryForm<'a>>,
}

#[derive(Serialize)]
struct StepForm<'a> {
    chain: &'a ChainId,
    product: &'a ProductId,
    status: Option<ProjectStatus>,
}

#[derive(Serialize)]
struct AmountForm<'a> {
    #[serde(flatten)]
    figure: PublishedForm<'a>,
    of_zone: Option<PublishedForm<'a>>,
}

#[derive(Serialize)]
struct HistoryForm<'a> {
    measure: &'a MeasureId,
    figures: Vec<ToldForm<'a>>,
}

#[derive(Serialize)]
struct ToldForm<'a> {
    #[serde(flatten)]
    figure: PublishedForm<'a>,
    change: &'static str,
    before: Option<usize>,
    by: Option<BetweenForm>,
    implied_rate: Option<RateForm>,
    note: Option<&'a str>,
    message: String,
}

/// A published figure with its digits.
#[derive(Serialize)]
pub(crate) struct PublishedForm<'a> {
    value: String,
    #[serde(flatten)]
    between: BetweenForm,
    #[serde(flatten)]
    source: SourceForm<'a>,
}

#[derive(Serialize)]
struct BetweenForm {
    low: Option<String>,
    high: Option<String>,
    unit: Unit,
}

#[derive(Serialize)]
struct RateForm {
    #[serde(flatten)]
    between: BetweenForm,
    spread: Option<String>,
}

impl<'a> ProjectForm<'a> {
    fn of(project: &'a Project<'a>, words: &Words<'_>) -> Self {
        let status = |step| project.status(step).map(|(status, _)| status);
        let step = |step: &'a StepRef| StepForm {
            chain: &step.chain,
            product: &step.product,
            status: status(Some(step)),
        };
        let amounts = project.amounts();
        let measures = project.measures().into_iter();
        ProjectForm {
            zone: &project.zone,
            tenant: project.tenant.name(),
            named: project.is_named(),
            names: project.names().into_iter().map(kawasan_model::Counterparty::name).collect(),
            status: status(None),
            steps: project.steps().into_iter().map(step).collect(),
            records: &project.records,
            amounts: amounts.iter().map(|amount| AmountForm::of(project, amount)).collect(),
            history: measures.map(|measure| HistoryForm::of(project, measure, words)).collect(),
        }
    }
}

impl<'a> AmountForm<'a> {
    fn of(project: &Project<'a>, amount: &ProjectAmount<'a>) -> Self {
        AmountForm {
            figure: PublishedForm::of(amount.figure),
            of_zone: project.zone_figure(amount).map(PublishedForm::of),
        }
    }
}

impl<'a> HistoryForm<'a> {
    fn of(project: &Project<'a>, measure: &'a MeasureId, words: &Words<'_>) -> Self {
        let history = project.history_of(measure.as_str());
        let place = |figure: &Observation| {
            history.iter().position(|told| std::ptr::eq(told.observation, figure))
        };
        let told = |told: &ProjectFigure<'a>| ToldForm {
            figure: PublishedForm::of(told.observation),
            change: told.change.as_str(),
            before: told.change.before().and_then(place),
            by: told.change.by().map(|by| BetweenForm::of(by, told.observation.figure.unit())),
            implied_rate: told.change.implied_rate().map(|rate| RateForm {
                between: BetweenForm::of(rate.interval, rate.unit),
                spread: rate.spread.map(|spread| spread.to_string()),
            }),
            note: told.observation.note.as_deref(),
            message: words.change(told),
        };
        HistoryForm { measure, figures: history.iter().map(told).collect() }
    }
}

impl<'a> PublishedForm<'a> {
    pub(crate) fn of(observation: &'a Observation) -> Self {
        let figure = &observation.figure;
        PublishedForm {
            value: figure.value().to_string(),
            between: BetweenForm::of(figure.interval(), figure.unit()),
            source: source(observation),
        }
    }
}

impl BetweenForm {
    fn of(interval: Interval, unit: Unit) -> Self {
        let text = |side: Option<rust_decimal::Decimal>| side.map(|side| side.to_string());
        BetweenForm { low: text(interval.low()), high: text(interval.high()), unit }
    }
}
