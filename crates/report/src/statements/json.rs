//! Statements as JSON.

use kawasan_indicators::{Judgement, Outcome};
use kawasan_model::{
    Counterparty, EventKind, Language, LifecycleEvent, Localised, Observation, OfficialClass,
    PartialDate, Period, ProjectRecord, ProjectStatus, Quarter, ReportedPeriod, Subject, Tri, Unit,
    Zone,
};
use kawasan_statements::{
    Checked, CheckedCriterion, Evidence, Statement, StatementKind, StatementVerdict, ZoneEvidence,
};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Stated, Words};
use crate::json::{CoverageForm, JsonError, SourceForm, iso, source};
use crate::messages::Messages;
use crate::provenance::{self, VERSION};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.statements/1";

/// Writes statements as one JSON object; sentences are in the language given.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `synthetic`
/// (whether figures are made up), `meeting` (`title`, `held_on`, `period`) and `statements`.
/// Each of these has `id`, `kind`, `verdict` (`holds`, `contradicted`, `undecidable` or
/// `not_evidenced`), `text`, `subjects`, `period`, `said_in`, `reading` (how criteria make the
/// verdict: `all`, `any` or `each`), `indicators`, `sources` and `sentence`.
///
/// `indicators` holds what was computed, criterion by criterion: `id` (that of the
/// indicator, else of the criterion), `criterion`, `title`, `decides`, `known` (at the
/// `meeting`, or `now`), `verdict`, `same_release` (it rests on the release alone that makes
/// the statement), `synthetic` (it rests on a figure that is made up); then `value`, `low`,
/// `high` and `unit`, numbers as strings of digits in base units and `null` where there is
/// none or no bound, and the `coverage` of a sum over zones; of zones and quarters also
/// `of_low` and `of_high` (how many there are), `to_hold` and `to_contradict` (how many more
/// would decide it); `zones`, each with whether it `belongs` and it `holds` for it (`yes`,
/// `no` or `possible`), a `reason` and what would `lift` it; `quarters`, each with its
/// `figure`; `figures` that were published; of an exchange the `spread` of the rates that it
/// allows; and `missing`, a sentence on what isn't known.
///
/// `sources` holds figures as in [`evaluation_json`](crate::evaluation_json), official
/// classes, and entries of the registry with their law.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON form.
///
/// # Examples
///
/// See [`statement_text`](crate::statement_text), which takes the same.
pub fn statements_json(
    stated: &Stated<'_>,
    checked: &[Checked<'_>],
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, stated);
    let meeting = stated.meeting;
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(stated.dataset)?,
        synthetic: stated.synthetic.is_some(),
        meeting: MeetingForm {
            title: &meeting.title,
            held_on: iso(meeting.held_on),
            period: meeting.period,
        },
        statements: checked.iter().map(|one| StatementForm::of(one, &words)).collect(),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    synthetic: bool,
    meeting: MeetingForm<'a>,
    statements: Vec<StatementForm<'a>>,
}

#[derive(Serialize)]
struct MeetingForm<'a> {
    title: &'a Localised,
    held_on: String,
    period: Period,
}

#[derive(Serialize)]
struct StatementForm<'a> {
    id: &'a str,
    kind: StatementKind,
    verdict: StatementVerdict,
    text: &'a Localised,
    subjects: &'a [Subject],
    period: Period,
    said_in: SaidIn<'a>,
    reading: &'static str,
    indicators: Vec<CriterionForm<'a>>,
    sources: Vec<SourceRef<'a>>,
    sentence: String,
}

/// Where something is from.
#[derive(Serialize)]
#[serde(untagged)]
enum SourceRef<'a> {
    Figure(SourceForm<'a>),
    Class {
        publisher: &'a str,
        published_on: Option<String>,
        url: Option<&'a str>,
        zone: &'a str,
        period: ReportedPeriod,
        class: &'a str,
        scheme: &'a str,
        as_stated: Option<&'a str>,
    },
    Project {
        publisher: &'a str,
        published_on: Option<String>,
        url: Option<&'a str>,
        zone: &'a str,
        tenant: Option<&'a str>,
        step: Option<String>,
        status: Option<ProjectStatus>,
        as_stated: Option<&'a str>,
    },
    Registry {
        zone: &'a str,
        event: Option<EventKind>,
        on: Option<PartialDate>,
        legal_basis: Option<&'a str>,
        url: Option<&'a str>,
    },
}

impl<'a> SourceRef<'a> {
    fn class(class: &'a OfficialClass) -> Self {
        SourceRef::Class {
            publisher: &class.source.publisher,
            published_on: class.source.published_on.map(iso),
            url: class.source.url.as_deref(),
            zone: class.zone.as_str(),
            period: class.period,
            class: &class.class,
            scheme: &class.scheme,
            as_stated: class.as_stated.as_deref(),
        }
    }

    fn project(record: &'a ProjectRecord) -> Self {
        SourceRef::Project {
            publisher: &record.source.publisher,
            published_on: record.source.published_on.map(iso),
            url: record.source.url.as_deref(),
            zone: record.zone.as_str(),
            tenant: record.tenant.as_ref().map(Counterparty::name),
            step: record.step.as_ref().map(ToString::to_string),
            status: record.status,
            as_stated: record.as_stated.as_deref(),
        }
    }

    fn registry(zone: &'a Zone, event: Option<&'a LifecycleEvent>) -> Self {
        SourceRef::Registry {
            zone: zone.id().as_str(),
            event: event.map(|event| event.kind),
            on: event.map(|event| event.on),
            legal_basis: event.and_then(|event| event.legal_basis.as_deref()),
            url: event.and_then(|event| event.url.as_deref()).or(zone.url()),
        }
    }

    /// Of all criteria, each once.
    fn all(checked: &Checked<'a>) -> Vec<Self> {
        let mut found: Vec<Self> =
            checked.observations().into_iter().map(|one| SourceRef::Figure(source(one))).collect();
        let mut classes = Vec::new();
        for criterion in &checked.criteria {
            for class in criterion.evidence.official_classes() {
                if !classes.contains(&class) {
                    classes.push(class);
                }
            }
        }
        found.extend(classes.into_iter().map(SourceRef::class));
        let mut records: Vec<&'a ProjectRecord> = Vec::new();
        for record in checked.criteria.iter().flat_map(|one| one.evidence.project_records()) {
            if !records.contains(&record) {
                records.push(record);
            }
        }
        found.extend(records.into_iter().map(SourceRef::project));
        let mut seen = Vec::new();
        for criterion in &checked.criteria {
            for entry in criterion.evidence.registered() {
                if !seen.contains(&entry) {
                    seen.push(entry);
                }
            }
        }
        found.extend(seen.into_iter().map(|(zone, event)| SourceRef::registry(zone, event)));
        found
    }
}

#[derive(Serialize)]
struct SaidIn<'a> {
    publisher: &'a str,
    published_on: Option<String>,
    url: Option<&'a str>,
}

impl<'a> StatementForm<'a> {
    fn of(checked: &'a Checked<'a>, words: &Words<'_>) -> Self {
        let statement = checked.statement;
        StatementForm {
            id: &statement.id,
            kind: statement.kind,
            verdict: checked.verdict,
            text: &statement.text,
            subjects: &statement.subjects,
            period: statement.period,
            said_in: SaidIn {
                publisher: &statement.source.publisher,
                published_on: statement.source.published_on.map(iso),
                url: statement.source.url.as_deref(),
            },
            reading: statement.reading.as_str(),
            indicators: checked
                .criteria
                .iter()
                .map(|one| CriterionForm::of(statement, one, words))
                .collect(),
            sources: SourceRef::all(checked),
            sentence: words.sentence(checked),
        }
    }
}

#[derive(Serialize)]
struct CriterionForm<'a> {
    id: &'a str,
    criterion: &'a str,
    title: &'a Localised,
    decides: bool,
    known: &'static str,
    verdict: StatementVerdict,
    same_release: bool,
    synthetic: bool,
    subject: Option<String>,
    period: Option<Period>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    unit: Option<Unit>,
    coverage: Option<CoverageForm>,
    #[serde(flatten)]
    count: Option<CountForm>,
    zones: Option<Vec<ZoneForm<'a>>>,
    figures: Option<Vec<SourceForm<'a>>>,
    quarters: Option<Vec<QuarterForm<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<String>,
    spread: Option<String>,
    missing: Option<String>,
}

#[derive(Serialize)]
struct CountForm {
    of_low: usize,
    of_high: usize,
    to_hold: Option<usize>,
    to_contradict: Option<usize>,
}

impl CountForm {
    const fn of(judgement: &Judgement) -> Self {
        CountForm {
            of_low: judgement.members.0,
            of_high: judgement.members.1,
            to_hold: judgement.to_hold,
            to_contradict: judgement.to_contradict,
        }
    }
}

#[derive(Serialize)]
struct QuarterForm<'a> {
    quarter: Quarter,
    figure: Option<SourceForm<'a>>,
}

#[derive(Serialize)]
struct ZoneForm<'a> {
    zone: &'a str,
    belongs: Tri,
    holds: Tri,
    reason: String,
    lift: Vec<String>,
}

impl<'a> CriterionForm<'a> {
    fn of(statement: &Statement, checked: &'a CheckedCriterion<'a>, words: &Words<'_>) -> Self {
        let text = |number: Option<Decimal>| number.map(|number| number.to_string());
        let criterion = checked.criterion;
        let mut form = CriterionForm {
            id: &criterion.id,
            criterion: &criterion.id,
            title: &criterion.title,
            decides: criterion.decides,
            known: criterion.known.as_str(),
            verdict: checked.verdict,
            same_release: checked.rests_on(&statement.source),
            synthetic: words.is_synthetic(checked),
            subject: None,
            period: None,
            value: None,
            low: None,
            high: None,
            unit: None,
            coverage: None,
            count: None,
            zones: None,
            figures: None,
            quarters: None,
            history: Vec::new(),
            spread: None,
            missing: None,
        };
        match &checked.evidence {
            Evidence::Value(evidence) => {
                form.subject = Some(evidence.scope.to_string());
                form.period = Some(evidence.period);
                form.unit = Some(evidence.indicator.unit());
                // An indicator of the criterion's own is named by the criterion.
                if !evidence.indicator.id().contains('.') {
                    form.id = evidence.indicator.id();
                }
                match &evidence.outcome {
                    Outcome::Value(value) => {
                        form.value = Some(value.amount.to_string());
                        form.low = text(value.interval.low());
                        form.high = text(value.interval.high());
                        form.coverage = value.coverage.map(CoverageForm::from);
                    }
                    Outcome::Missing(missing) => {
                        form.missing = Some(words.reasons.sentence(missing));
                    }
                }
            }
            Evidence::Zones(evidence) => {
                form.counted(&evidence.judgement);
                form.unit = Some(Unit::base(kawasan_model::BaseUnit::Zone));
                let zones = evidence.zones.iter();
                form.zones = Some(zones.map(|zone| ZoneForm::of(zone, words)).collect());
            }
            Evidence::History(found) => {
                let figures = found.history.iter().map(|one| source(one.observation));
                form.figures = Some(figures.collect());
                form.history = words.history_lines(found);
            }
            Evidence::Exchange(check) => {
                if let Some(computed) = &check.computed {
                    form.value = text(computed.point);
                    form.low = text(computed.interval.low());
                    form.high = text(computed.interval.high());
                    form.unit = Some(computed.unit);
                    form.spread = text(computed.spread);
                }
            }
            Evidence::Published(found) => {
                form.figures = Some(found.iter().map(|one: &&Observation| source(one)).collect());
            }
            Evidence::Quarters(judgement, quarters) => {
                form.counted(judgement);
                let of = |(quarter, found): &(Quarter, Option<&'a Observation>)| QuarterForm {
                    quarter: *quarter,
                    figure: found.map(source),
                };
                form.quarters = Some(quarters.iter().map(of).collect());
            }
            _ => {}
        }
        form
    }

    fn counted(&mut self, judgement: &Judgement) {
        let (low, high) = judgement.holding;
        self.value = (low == high).then(|| low.to_string());
        self.low = Some(low.to_string());
        self.high = Some(high.to_string());
        self.count = Some(CountForm::of(judgement));
    }
}

impl<'a> ZoneForm<'a> {
    fn of(own: &'a ZoneEvidence<'_>, words: &Words<'_>) -> Self {
        ZoneForm {
            zone: own.zone.id().as_str(),
            belongs: own.belongs,
            holds: own.holds,
            reason: words.because(own),
            lift: words.lift(own),
        }
    }
}
