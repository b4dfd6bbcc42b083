//! Projects of tenants, as a report.

mod history;
mod json;

use kawasan_indicators::{Project, ProjectAmount, ProjectFigure, Projects};
use kawasan_model::{
    Basis, Language, Observation, ProjectFacts, ProjectRecord, ReportedPeriod, Series, StepRef,
    Timing, ZoneId,
};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

pub(crate) use json::PublishedForm;
pub use json::projects_json;

/// Writes projects as text: of each whose it is and under which names it was published,
/// the steps of value chains that it takes and how far it is, what it comes to beside
/// the figures of its zone, and every figure that was published with what it changed.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Projects;
/// use kawasan_model::{Language, parse_date};
///
/// let known = kek().dataset().known_on(parse_date("2024-04-24")?);
/// let mut projects = Projects::of(known, kek().projects());
/// projects.retain(|project| project.tenant.name() == "PT Freeport Indonesia");
/// let text = kawasan_report::projects_text(&projects, Language::ENGLISH)?;
/// assert!(text.contains("PT Freeport Indonesia in KEK Gresik"));
/// // The rate that "US$3 billion or about Rp45 trillion" implies.
/// assert!(text.contains("at IDR 12,714 to"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn projects_text(
    projects: &Projects<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, projects);
    let mut parts = vec![words.heading(projects)];
    parts.extend(projects.iter().map(|project| words.project(project)));
    Ok(parts.join("\n\n"))
}

/// Says that no project of those asked for was known.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn no_project_text(
    projects: &Projects<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    Ok(match projects.known().on() {
        None => messages.text("project-none", &[]),
        Some(day) => {
            let day = Amounts::new(&messages).date(day);
            messages.text("project-none-on", &[("date", &day)])
        }
    })
}

/// A line for each figure that was published of a project, with what it changed.
pub(crate) fn history_lines(
    messages: &Messages,
    projects: &Projects<'_>,
    history: &[ProjectFigure<'_>],
) -> Vec<String> {
    Words::new(messages, projects).lines(history)
}

/// Writes projects in one language.
pub(crate) struct Words<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    facts: &'a ProjectFacts,
}

impl<'a> Words<'a> {
    fn new(messages: &'a Messages, projects: &Projects<'a>) -> Self {
        let measures = projects.known().dataset().measures();
        let reasons = Reasons::new(messages, measures);
        Words { messages, amounts: Amounts::new(messages), reasons, facts: projects.facts() }
    }

    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn heading(&self, projects: &Projects<'_>) -> String {
        let known = projects.known();
        let country = known.registry().jurisdiction().name().get(self.messages.language().code());
        let count = projects.iter().count().to_string();
        let arguments = [("country", country), ("count", count.as_str())];
        let title = self.text("projects-title", &arguments);
        let known = self.reasons.known(known);
        format!("{title}\n{known}\n{}", self.text("projects-beside", &[]))
    }

    fn project(&self, project: &Project<'_>) -> String {
        let zone = zone_name(project, &project.zone);
        let tenant = project.tenant.name();
        let key = if project.is_named() { "project-heading" } else { "project-heading-unnamed" };
        let mut lines = vec![self.text(key, &[("tenant", tenant), ("zone", &zone)])];
        lines.extend(self.names(project));
        lines.extend(self.stands(project).iter().map(|line| layout::hanging("- ", line)));
        let amounts = project.amounts();
        let amounts = amounts.iter().map(|amount| self.amount(project, amount));
        lines.extend(amounts.map(|line| layout::hanging("- ", &line)));
        let mut parts = vec![lines.join("\n")];
        let measures = project.measures();
        parts.extend(measures.iter().map(|measure| self.history(project, measure)));
        parts.join("\n\n")
    }

    /// The other names under which it was published.
    fn names(&self, project: &Project<'_>) -> Option<String> {
        let names = project.names().into_iter().filter(|name| **name != project.tenant);
        let names: Vec<&str> = names.map(kawasan_model::Counterparty::name).collect();
        (!names.is_empty()).then(|| self.text("project-names", &[("names", &names.join(", "))]))
    }

    /// Each step with how far it is, and how far the whole is.
    fn stands(&self, project: &Project<'_>) -> Vec<String> {
        let whole = project.status(None).map(|(status, record)| {
            let status = self.text(&format!("project-{status}"), &[]);
            self.said(&status, record)
        });
        let steps = project.steps().into_iter().filter_map(|step| {
            let name = self.step(step);
            let Some((status, record)) = project.status(Some(step)) else {
                let record =
                    project.records.iter().rev().find(|r| r.step.as_ref() == Some(step))?;
                return Some(self.said(&name, record));
            };
            let status = self.text(&format!("project-{status}"), &[]);
            let what = self.text("project-step", &[("step", &name), ("status", &status)]);
            Some(self.said(&what, record))
        });
        whole.into_iter().chain(steps).collect()
    }

    /// "copper cathode (Copper)"
    fn step(&self, step: &StepRef) -> String {
        let language = self.messages.language();
        let chain = self.facts.chain(step.chain.as_str());
        let own = chain.and_then(|chain| chain.step(step.product.as_str()));
        let (Some(chain), Some(own)) = (chain, own) else { return step.to_string() };
        let arguments = [
            ("product", own.title.get(language.code())),
            ("chain", chain.title().get(language.code())),
        ];
        self.text("project-product", &arguments)
    }

    /// Something with who said so, and the words.
    fn said(&self, what: &str, record: &ProjectRecord) -> String {
        let release = self.reasons.release(&record.source);
        let line = self.text("project-said", &[("what", what), ("release", &release)]);
        record.as_stated.as_deref().map_or(line.clone(), |words| {
            self.text("source-words", &[("line", &line), ("words", words)])
        })
    }

    fn amount(&self, project: &Project<'_>, amount: &ProjectAmount<'_>) -> String {
        let line = self.released(amount.figure);
        let Some(whole) = project.zone_figure(amount) else { return line };
        let figure = whole.figure.display(self.messages.language()).to_string();
        let release = self.reasons.release(&whole.source);
        let arguments = [("line", line.as_str()), ("figure", &figure), ("release", &release)];
        self.text("project-of-zone", &arguments)
    }

    /// A figure with its series and its release.
    fn released(&self, figure: &Observation) -> String {
        let release = self.reasons.release(&figure.source);
        let figure = self.reasons.figure(figure);
        self.text("trace-figure", &[("figure", &figure), ("release", &release)])
    }

    /// What a figure is of besides its measure: "committed, end of Q3 2021".
    fn terms(&self, series: &Series, period: ReportedPeriod) -> String {
        let basis = self.text(&format!("basis-{}", series.basis), &[]);
        if period == ReportedPeriod::Unstated {
            return basis;
        }
        let name = self.amounts.reported_period(period);
        let when = match (series.timing, series.basis) {
            (Timing::Flow, Basis::Realised) => self.text("project-in", &[("period", &name)]),
            (Timing::Flow, _) => name,
            _ => self.text("when-at", &[("period", &name)]),
        };
        self.text("project-terms", &[("basis", &basis), ("when", &when)])
    }
}

pub(crate) fn zone_name(project: &Project<'_>, id: &ZoneId) -> String {
    let zone = project.known.registry().zone(id);
    zone.map_or_else(|| id.to_string(), |zone| zone.name().to_owned())
}
