//! What published figures contradict, as JSON.

use kawasan_indicators::{ClaimCheck, Finding, Gap, Reconciliation};
use kawasan_model::{
    Figure, Language, Observation, Operand, Qualifier, ReportedPeriod, Series, Source, Unit,
};
use serde::Serialize;

use super::{Sentences, sentences};
use crate::claims;
use crate::json::{JsonError, iso};
use crate::messages::Messages;
use crate::provenance::{self, VERSION};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.findings/1";

/// Writes what was found as one JSON object; messages are in the language given.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `known_on`,
/// `findings` and `only_seem_wrong`. A finding has `kind`, `subject`, `measure`,
/// `period`, `severity`, `figures`, `gap` (`low`, `high` and `unit`; `null` for a
/// side that is open), `smallest_change`, `unit_slip`, `otherwise`, `rests_on_about`,
/// `comparable` and `message`. A figure has its `role`, `value` and `unit` (decimals
/// as strings of digits, in base units), `low`, `high`, `figure` as published,
/// `series`, `period`, `as_stated` and `source`. A contradicted claim is a finding,
/// too; its figures are its operands, all of one source.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON
/// form.
pub fn reconciliation_json(
    found: &Reconciliation<'_>,
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let sentences = sentences(&messages, found);
    let seeming = found.holds.iter().filter(|check| check.only_seems_wrong);
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(found.known.dataset())?,
        known_on: found.known.on().map(iso),
        findings: forms(&messages, found),
        only_seem_wrong: seeming.map(|check| sentences.seems(check)).collect(),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

/// What was found, claims too, as in [`reconciliation_json`].
pub(crate) fn forms<'f>(
    messages: &Messages,
    found: &'f Reconciliation<'_>,
) -> Vec<FindingForm<'f>> {
    let sentences = sentences(messages, found);
    let findings = found.findings.iter().map(|finding| FindingForm::of(finding, &sentences));
    let claims =
        found.contradicted_claims().filter_map(|check| FindingForm::of_claim(check, messages));
    findings.chain(claims).collect()
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    known_on: Option<String>,
    findings: Vec<FindingForm<'a>>,
    only_seem_wrong: Vec<String>,
}

#[derive(Serialize)]
pub(crate) struct FindingForm<'a> {
    kind: &'static str,
    subject: String,
    measure: Option<&'a str>,
    period: ReportedPeriod,
    severity: &'static str,
    figures: Vec<FigureForm<'a>>,
    gap: GapForm,
    smallest_change: Option<ChangeForm>,
    unit_slip: Option<SlipForm>,
    otherwise: Vec<OtherwiseForm<'a>>,
    rests_on_about: bool,
    comparable: bool,
    message: String,
}

#[derive(Serialize)]
struct FigureForm<'a> {
    role: String,
    value: String,
    unit: Unit,
    low: Option<String>,
    high: Option<String>,
    figure: Figure,
    series: Option<&'a Series>,
    period: ReportedPeriod,
    as_stated: Option<&'a str>,
    published_before_period_end: bool,
    source: Option<&'a Source>,
}

#[derive(Serialize)]
pub(crate) struct GapForm {
    low: String,
    high: Option<String>,
    unit: Unit,
}

#[derive(Serialize)]
struct ChangeForm {
    /// The place of the figure in `figures`, from 0.
    figure: usize,
    by: String,
}

#[derive(Serialize)]
struct SlipForm {
    /// The place of the figure in `figures`, from 0.
    figure: usize,
    instead: Figure,
}

#[derive(Serialize)]
struct OtherwiseForm<'a> {
    /// The place of the figure that another release takes, from 0.
    instead_of: usize,
    figure: FigureForm<'a>,
    gap: Option<GapForm>,
}

impl<'a> FindingForm<'a> {
    fn of(finding: &'a Finding<'_>, sentences: &Sentences<'_>) -> Self {
        let operands = finding.operands.iter();
        FindingForm {
            kind: finding.kind.as_str(),
            subject: finding.subject.to_string(),
            measure: Some(finding.measure.as_str()),
            period: finding.period,
            severity: finding.severity.as_str(),
            figures: operands
                .map(|operand| FigureForm::of(operand.role.as_str(), operand.observation))
                .collect(),
            gap: GapForm::of(&finding.gap),
            smallest_change: finding
                .smallest_change
                .map(|change| ChangeForm { figure: change.operand, by: change.by.to_string() }),
            unit_slip: finding
                .unit_slip
                .map(|slip| SlipForm { figure: slip.operand, instead: slip.figure }),
            otherwise: finding
                .otherwise
                .iter()
                .map(|other| OtherwiseForm {
                    instead_of: other.instead_of,
                    figure: FigureForm::of("instead", other.release),
                    gap: other.gap.as_ref().map(|(_, gap)| GapForm::of(gap)),
                })
                .collect(),
            rests_on_about: finding.rests_on_about,
            comparable: finding.comparable,
            message: sentences.paragraph(finding),
        }
    }

    /// `None` for a claim that isn't contradicted.
    fn of_claim(check: &'a ClaimCheck<'_>, messages: &Messages) -> Option<Self> {
        let claim = check.claim;
        let subjects: Vec<String> = claim.subjects().iter().map(ToString::to_string).collect();
        let operand = |operand: &Operand| FigureForm {
            role: operand.role.to_string(),
            period: claim.period(),
            as_stated: claim.as_stated(),
            source: claim.source(),
            ..FigureForm::plain(operand.figure)
        };
        let figures = claim.operands().iter().map(|operand| &operand.figure);
        let mut all = figures.chain([claim.stated()]);
        Some(FindingForm {
            kind: check.finding_kind()?.as_str(),
            subject: subjects.join(";"),
            measure: None,
            period: claim.period(),
            severity: check.severity()?.as_str(),
            figures: claim.operands().iter().map(operand).collect(),
            gap: GapForm::of(&check.gap()?),
            smallest_change: None,
            unit_slip: None,
            otherwise: Vec::new(),
            rests_on_about: all.any(|figure| figure.qualifier() == Qualifier::About),
            comparable: true,
            message: claims::sentence(messages, check),
        })
    }
}

impl<'a> FigureForm<'a> {
    fn of(role: &str, observation: &'a Observation) -> Self {
        FigureForm {
            role: role.to_owned(),
            series: Some(&observation.series),
            period: observation.period,
            as_stated: observation.as_stated.as_deref(),
            published_before_period_end: observation.published_before_period_end(),
            source: Some(&observation.source),
            ..FigureForm::plain(observation.figure)
        }
    }

    fn plain(figure: Figure) -> Self {
        let interval = figure.interval();
        FigureForm {
            role: String::new(),
            value: figure.value().to_string(),
            unit: figure.unit(),
            low: interval.low().map(|low| low.to_string()),
            high: interval.high().map(|high| high.to_string()),
            figure,
            series: None,
            period: ReportedPeriod::Unstated,
            as_stated: None,
            published_before_period_end: false,
            source: None,
        }
    }
}

impl GapForm {
    pub(crate) fn of(gap: &Gap) -> Self {
        GapForm {
            low: gap.low.to_string(),
            high: gap.high.map(|high| high.to_string()),
            unit: gap.unit,
        }
    }
}
