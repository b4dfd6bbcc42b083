//! Checked claims: a sentence for people, JSON for programs.

mod json;
mod sentence;

use kawasan_indicators::{ClaimCheck, Reconciliation};
use kawasan_model::{Language, Verdict};

use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

pub use json::{claim_json, claims_json};
pub(crate) use sentence::{clause, sentence};

/// Says in a sentence whether a claim can be true, and how near its limits it is.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::ClaimCheck;
/// use kawasan_model::{Claim, ClaimKind, Language};
///
/// let operands = Claim::parse_operands(ClaimKind::Percentage, "22.2 IDR trillion; 62.2 IDR trillion")?;
/// let claim = Claim::new(ClaimKind::Percentage, "33%".parse()?, operands)?;
/// let text = kawasan_report::claim_text(&ClaimCheck::of(&claim), Language::ENGLISH)?;
/// assert_eq!(
///     text,
///     "Contradicted: IDR 22.2 trillion is 35.58 to 35.81% of IDR 62.2 trillion, so 33% is 2.08 to \
///      3.31 percentage points too low; 36% would hold."
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn claim_text(check: &ClaimCheck<'_>, language: Language) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let sentence = sentence::clause(&messages, check);
    let verdict = messages.text(&format!("verdict-{}", check.verdict()), &[]);
    let arguments = [("verdict", verdict.as_str()), ("sentence", &sentence)];
    Ok(messages.text("claim-line", &arguments))
}

/// Writes checked claims as text, each with its id, and how many there are of
/// which verdict.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn claims_text(
    checks: &[(&str, ClaimCheck<'_>)],
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let count = |verdict| checks.iter().filter(|(_, check)| check.verdict() == verdict).count();
    let counts = [Verdict::Holds, Verdict::Contradicted, Verdict::Undecidable]
        .map(|verdict| count(verdict).to_string());
    let [holds, contradicted, undecidable] = &counts;
    let arguments =
        [("holds", holds.as_str()), ("contradicted", contradicted), ("undecidable", undecidable)];
    let mut lines = vec![messages.text("claims-count", &arguments), String::new()];
    for (id, check) in checks {
        lines.push(layout::hanging(&format!("{id}  "), &claim_text(check, language)?));
    }
    Ok(lines.join("\n"))
}

/// A contradicted claim among findings: its title, the sentence, and where it was
/// said.
pub(crate) fn item(
    messages: &Messages,
    reconciliation: &Reconciliation<'_>,
    check: &ClaimCheck<'_>,
    subjects: &str,
) -> Vec<String> {
    sentence::item(messages, reconciliation.known.dataset().measures(), check, subjects)
}
