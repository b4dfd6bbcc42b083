//! One statement down to the documents.

use kawasan_model::{Language, Tri};
use kawasan_statements::{Checked, CheckedCriterion, Comparison, Evidence, KnownAt, Reading, Test};

use super::{Stated, Words, cited};
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::releases::Releases;

/// Writes one statement as text: what was said and where, the verdict in a sentence, each
/// criterion with what it asks, what it comes to and the figures, zones or laws that this
/// rests on, and who published which figure when.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn statement_text(
    stated: &Stated<'_>,
    checked: &Checked<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, stated.dataset);
    let statement = checked.statement;
    let said = words.reasons.release(&statement.source);
    let text = statement.text.get(language.code());
    let verdict = words.verdict(checked.verdict);
    let sentence = words.sentence(checked);
    let mut parts = vec![
        words.heading(stated),
        layout::hanging(
            &format!("{}  ", statement.id),
            &words.text("statement-said", &[("text", text), ("source", &said)]),
        ),
        layout::hanging(
            "",
            &words.text("claim-line", &[("verdict", &verdict), ("sentence", &sentence)]),
        ),
        words.text(
            match statement.reading {
                Reading::All => "statement-reading-all",
                Reading::Any => "statement-reading-any",
                _ => "statement-reading-each",
            },
            &[],
        ),
    ];
    let releases = Releases::of(cited(checked.criteria.iter()));
    parts.extend(checked.criteria.iter().map(|one| words.criterion(one, &releases).join("\n")));
    parts.extend(releases.text(&messages, &words.reasons, |one| words.figure(one)));
    Ok(parts.join("\n\n"))
}

impl Words<'_> {
    fn criterion(&self, checked: &CheckedCriterion<'_>, releases: &Releases<'_>) -> Vec<String> {
        let criterion = checked.criterion;
        let title = criterion.title.get(self.code());
        let state = match (criterion.decides, is_judged(criterion.decides, &criterion.test)) {
            (true, _) => self.verdict(checked.verdict),
            (false, true) => {
                let verdict = self.verdict(checked.verdict);
                self.text("criterion-shows-verdict", &[("verdict", &verdict)])
            }
            (false, false) => self.text("criterion-shows", &[]),
        };
        let mut lines = vec![layout::hanging(
            "- ",
            &self.text("criterion-title", &[("title", title), ("state", &state)]),
        )];
        let mut detail = |text: &str| lines.push(layout::hanging("  ", text));
        if criterion.known == KnownAt::Now {
            detail(&self.text("known-all", &[]));
        }
        let evidence = self.evidence(checked);
        let numbers = releases.numbers(cited(std::iter::once(checked)));
        match numbers.as_str() {
            "" => detail(&evidence),
            numbers => detail(&format!("{evidence} {numbers}")),
        }
        if let (Evidence::Value(value), Test::Value(test)) = (&checked.evidence, &criterion.test) {
            let formula = value.indicator.formula().to_string();
            detail(&self.text("criterion-formula", &[("formula", &formula)]));
            if let Some(comparison) = test.comparison {
                detail(&self.limit(comparison));
            }
        }
        match &checked.evidence {
            Evidence::Published(found) => {
                for one in found {
                    lines.push(layout::hanging("  · ", &self.figure(one)));
                }
            }
            Evidence::History(found) => {
                let told = self.history_lines(found);
                lines.extend(told.iter().map(|line| layout::hanging("  · ", line)));
            }
            Evidence::Zones(zones) => {
                for zone in &zones.zones {
                    let mark = match zone.holds {
                        Tri::Yes => "  ✓ ",
                        Tri::No => "  ✗ ",
                        Tri::Possible => "  ? ",
                    };
                    let reason = self.reason(zones, zone);
                    let arguments = [("zone", zone.zone.name()), ("figure", reason.as_str())];
                    lines.push(layout::hanging(mark, &self.text("criterion-figure", &arguments)));
                    let lift = self.lift(zones, zone);
                    lines.extend(lift.iter().map(|line| layout::hanging("      → ", line)));
                }
            }
            _ => {}
        }
        lines
    }

    fn limit(&self, comparison: Comparison) -> String {
        let key = match comparison {
            Comparison::Stated(_) => "limit-stated",
            Comparison::Above(_) => "limit-above",
            Comparison::AtLeast(_) => "limit-at-least",
            Comparison::Below(_) => "limit-below",
            _ => "limit-at-most",
        };
        let figure = comparison.figure().display(self.messages.language()).to_string();
        self.text(key, &[("figure", &figure)])
    }
}

/// Whether a criterion that only shows something has a verdict of its own.
const fn is_judged(decides: bool, test: &Test) -> bool {
    match test {
        Test::Value(test) => test.comparison.is_some(),
        Test::Published(_) => false,
        _ => !decides,
    }
}
