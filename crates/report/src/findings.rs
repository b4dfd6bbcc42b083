//! What published figures contradict, as a report.

mod json;
mod sentence;

use kawasan_indicators::{Finding, Reconciliation, Severity};
use kawasan_model::Language;

use crate::amounts::Amounts;
use crate::claims;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

pub use json::reconciliation_json;
pub(crate) use json::{FindingForm, GapForm, forms};
use sentence::Sentences;

/// The sections, the gravest first.
const SECTIONS: [(Severity, &str); 3] = [
    (Severity::Contradiction, "severity-contradiction"),
    (Severity::Difference, "severity-difference"),
    (Severity::Note, "severity-note"),
];

/// Writes what was found as text, the gravest first: what is held against what and
/// how much is left over, what would close it, and every figure with its release;
/// then the percentages that only seem wrong.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Reconciliation;
/// use kawasan_model::Language;
///
/// let found = Reconciliation::of(kek().dataset().all_known());
/// let text = kawasan_report::findings_text(&found, Language::ENGLISH)?;
/// assert!(text.contains("Published: IDR 100.85 trillion"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn findings_text(
    found: &Reconciliation<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let sentences = sentences(&messages, found);
    let parts = [vec![heading(&sentences, found)], body(&sentences, found, true)].concat();
    Ok(parts.join("\n\n"))
}

/// What was found, the gravest first, without a heading and without the lists of figures.
pub(crate) fn brief_text(messages: &Messages, found: &Reconciliation<'_>) -> String {
    body(&sentences(messages, found), found, false).join("\n\n")
}

fn body(sentences: &Sentences<'_>, found: &Reconciliation<'_>, with_figures: bool) -> Vec<String> {
    let messages = sentences.messages;
    let mut parts = Vec::new();
    let mut number: usize = 0;
    for (severity, key) in SECTIONS {
        let mut items: Vec<String> = Vec::new();
        for finding in found.findings.iter().filter(|finding| finding.severity == severity) {
            number = number.saturating_add(1);
            items.push(item(sentences, number, finding, with_figures));
        }
        let claims = found.contradicted_claims().filter(|c| c.severity() == Some(severity));
        for check in claims {
            number = number.saturating_add(1);
            let subjects: Vec<String> =
                check.claim.subjects().iter().map(|one| sentences.subject(one)).collect();
            let lines = claims::item(messages, found, check, &subjects.join(", "));
            items.push(numbered(number, &lines));
        }
        if !items.is_empty() {
            let title = messages.text(key, &[]);
            parts.push(format!("{title}\n\n{}", items.join("\n\n")));
        }
    }
    let seeming = found.holds.iter().filter(|check| check.only_seems_wrong);
    let seeming: Vec<String> =
        seeming.map(|check| layout::hanging("- ", &sentences.seems(check))).collect();
    if !seeming.is_empty() {
        let title = messages.text("seems-heading", &[]);
        parts.push(format!("{title}\n\n{}", seeming.join("\n")));
    }
    parts
}

fn sentences<'a>(messages: &'a Messages, found: &Reconciliation<'a>) -> Sentences<'a> {
    let registry = found.known.registry();
    let reasons = Reasons::new(messages, found.known.dataset().measures());
    Sentences { messages, amounts: Amounts::new(messages), reasons, registry }
}

fn heading(sentences: &Sentences<'_>, found: &Reconciliation<'_>) -> String {
    let messages = sentences.messages;
    let country = sentences.registry.jurisdiction().name().get(messages.language().code());
    let title = messages.text("findings-title", &[("country", country)]);
    let known = sentences.reasons.known(found.known);
    let count = |severity: Severity| {
        let claims = found.contradicted_claims().filter(|c| c.severity() == Some(severity));
        let findings = found.findings.iter().filter(|f| f.severity == severity);
        findings.count().saturating_add(claims.count()).to_string()
    };
    let counts = SECTIONS.map(|(severity, _)| count(severity));
    let [contradictions, differences, notes] = &counts;
    let arguments = [
        ("contradictions", contradictions.as_str()),
        ("differences", differences),
        ("notes", notes),
    ];
    format!("{title}\n{known}\n{}", messages.text("findings-count", &arguments))
}

fn item(
    sentences: &Sentences<'_>,
    number: usize,
    finding: &Finding<'_>,
    with_figures: bool,
) -> String {
    let kind = sentences.kind(finding);
    let arguments = [("heading", sentences.heading(finding)), ("kind", kind)];
    let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
    let mut lines =
        vec![sentences.messages.text("finding-title", &arguments), sentences.paragraph(finding)];
    let figures = finding.figures().filter(|_| with_figures);
    lines.extend(figures.map(|o| format!("- {}", sentences.figure_line(finding, o))));
    numbered(number, &lines)
}

/// Lines under a number, each wrapped; those that begin with a dash hang.
fn numbered(number: usize, lines: &[String]) -> String {
    let written = lines.iter().enumerate().map(|(index, line)| match index {
        0 => layout::hanging(&format!("{:<5}", format!("{number}.")), line),
        _ => match line.strip_prefix("- ") {
            Some(rest) => layout::hanging("     - ", rest),
            None => layout::hanging("     ", line),
        },
    });
    written.collect::<Vec<_>>().join("\n")
}
