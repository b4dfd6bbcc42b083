//! Statements and whether they are so: a table, one explained, JSON.

mod criterion;
mod explain;
mod json;
mod sentence;
mod zones;

use comfy_table::{ColumnConstraint, Width};
use kawasan_model::{Dataset, Language, Observation, ZoneId};
use kawasan_statements::{Checked, CheckedCriterion, Meeting, StatementVerdict};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;
use crate::releases::{Cited, Releases};

pub use explain::statement_text;
pub use json::statements_json;

/// What a report of statements is about.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// What its statements were held against.
    pub dataset: &'a Dataset,
    /// The figures that are made up, if any are: a report says so above everything, and of
    /// every criterion that rests on one.
    pub synthetic: Option<Synthetic<'a>>,
}

/// Figures that are made up.
#[derive(Debug, Clone, Copy)]
pub struct Synthetic<'a> {
    /// Where they are from, such as the name of a file.
    pub name: &'a str,
    /// The figures.
    pub figures: &'a [Observation],
}

/// Writes statements as a table: what was said, the verdict, the numbers behind it in a
/// sentence, and where they come from; and how many there are of which verdict.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::{files, kek};
/// use kawasan_model::Language;
/// use kawasan_report::Stated;
/// use kawasan_statements::{Context, Reader};
///
/// let reader = Reader::of(kek().dataset())?
///     .with_official_classes(kek().official_classes()).with_projects(kek().projects())
///     .with_methodologies(files::METHODOLOGIES.iter().copied())?;
/// let meeting = reader.read(files::STATEMENTS)?;
/// let checked = Context::new(kek().dataset(), kek().official_classes(), kek().projects()).check_all(&meeting);
/// let stated = Stated { meeting: &meeting, dataset: kek().dataset(), synthetic: None };
/// let text = kawasan_report::statements_text(&stated, &checked, Language::ENGLISH)?;
/// assert!(text.starts_with("National meeting on special economic zones, 24 April 2024"));
/// assert!(text.contains("Of 17 statements"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn statements_text(
    stated: &Stated<'_>,
    checked: &[Checked<'_>],
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, stated);
    let releases = Releases::of(checked.iter().flat_map(|one| cited(deciding(one))));
    let header = ["id", "statement", "verdict", "why", "sources"];
    let header = header.map(|column| words.text(&format!("statements-column-{column}"), &[]));
    let mut table = layout::table(header);
    for one in checked {
        table.add_row([
            one.statement.id.clone(),
            one.statement.text.get(language.code()).to_owned(),
            words.verdict(one.verdict),
            words.sentence(one),
            words.sources(&releases, one),
        ]);
    }
    for (column, width) in [(1, 26), (2, 15), (3, 52)] {
        if let Some(column) = table.column_mut(column) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width)));
        }
    }
    let mut parts = vec![words.heading(stated), words.count(checked), table.trim_fmt()];
    parts.extend(words.releases(&releases));
    Ok(parts.join("\n\n"))
}

/// The words for statements in one language.
struct Words<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    dataset: &'a Dataset,
    synthetic: &'a [Observation],
}

impl<'a> Words<'a> {
    fn new(messages: &'a Messages, stated: &Stated<'a>) -> Self {
        Words {
            messages,
            amounts: Amounts::new(messages),
            reasons: Reasons::new(messages, stated.dataset.measures()),
            dataset: stated.dataset,
            synthetic: stated.synthetic.map_or(&[], |synthetic| synthetic.figures),
        }
    }

    /// Whether a criterion rests on a figure that is made up.
    fn is_synthetic(&self, checked: &CheckedCriterion<'_>) -> bool {
        checked.evidence.observations().into_iter().any(|one| self.synthetic.contains(one))
    }

    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn code(&self) -> &'static str {
        match self.messages.language() {
            Language::INDONESIAN => "id",
            _ => "en",
        }
    }

    fn verdict(&self, verdict: StatementVerdict) -> String {
        self.text(&format!("statement-verdict-{verdict}"), &[])
    }

    fn heading(&self, stated: &Stated<'_>) -> String {
        let title = stated.meeting.title.get(self.code()).to_owned();
        let known = self.amounts.date(stated.meeting.held_on);
        let mut lines = vec![title, self.text("known-on", &[("date", &known)])];
        if let Some(Synthetic { name, .. }) = stated.synthetic {
            let line = self.text("statements-synthetic", &[("source", name)]);
            lines.push(layout::hanging("", &line));
        }
        lines.join("\n")
    }

    /// How many there are of which verdict.
    fn count(&self, checked: &[Checked<'_>]) -> String {
        let of = |verdict| checked.iter().filter(|one| one.verdict == verdict).count().to_string();
        let counts = StatementVerdict::ALL.map(of);
        let [holds, contradicted, undecidable, not_evidenced] = &counts;
        let all = checked.len().to_string();
        let arguments = [
            ("all", all.as_str()),
            ("holds", holds),
            ("contradicted", contradicted),
            ("undecidable", undecidable),
            ("not_evidenced", not_evidenced),
        ];
        self.text("statements-count", &arguments)
    }

    /// Who said what when.
    fn releases(&self, releases: &Releases<'_>) -> Option<String> {
        let registry = self.dataset.registry();
        let zone = |id: &ZoneId| {
            registry.zone(id).map_or_else(|| id.to_string(), |zone| zone.name().to_owned())
        };
        releases.text(self.messages, &self.reasons, |one| self.figure(one), zone)
    }

    /// The releases that the verdict rests on, and whether the registry does.
    fn sources(&self, releases: &Releases<'_>, checked: &Checked<'_>) -> String {
        let numbers = releases.numbers(cited(deciding(checked)));
        let registry = deciding(checked).any(|one| !one.evidence.registered().is_empty());
        let registry = registry.then(|| self.text("statements-registry", &[]));
        let parts = (!numbers.is_empty()).then_some(numbers).into_iter().chain(registry);
        parts.collect::<Vec<_>>().join(" ")
    }
}

/// The criteria that the verdict hangs on.
fn deciding<'c, 'a>(checked: &'c Checked<'a>) -> impl Iterator<Item = &'c CheckedCriterion<'a>> {
    checked.criteria.iter().filter(|one| one.criterion.decides)
}

/// What releases say that criteria rest on.
fn cited<'c, 'a: 'c>(
    criteria: impl Iterator<Item = &'c CheckedCriterion<'a>>,
) -> impl Iterator<Item = Cited<'a>> {
    criteria.flat_map(|one| {
        let figures = one.evidence.observations().into_iter().map(Cited::Figure);
        let classes = one.evidence.official_classes().into_iter().map(Cited::Class);
        let records = one.evidence.project_records().into_iter().map(Cited::Project);
        figures.chain(classes).chain(records).collect::<Vec<_>>()
    })
}
