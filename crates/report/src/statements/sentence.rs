//! Why a statement comes to its verdict, in one sentence.

use kawasan_statements::{Checked, CheckedCriterion, Evidence, Reading, StatementVerdict};

use super::Words;
use crate::layout::capitalised;

impl Words<'_> {
    /// The sentence of a statement, without its verdict: what its criteria come to, those
    /// that do so alike together.
    pub(super) fn sentence(&self, checked: &Checked<'_>) -> String {
        let reading = checked.statement.reading;
        // Where one is enough, the others don't matter.
        let one_is_enough = reading == Reading::Any && checked.verdict == StatementVerdict::Holds;
        let matters = |verdict| !one_is_enough || verdict == StatementVerdict::Holds;
        let parts: Vec<(StatementVerdict, String)> = StatementVerdict::ALL
            .into_iter()
            .filter(|verdict| matters(*verdict))
            .map(|verdict| (verdict, self.part(checked, verdict)))
            .filter(|(_, part)| !part.is_empty())
            .collect();
        let part = |(verdict, why): &(StatementVerdict, String)| {
            self.text(&format!("statement-part-{verdict}"), &[("why", why)])
        };
        let why = match parts.as_slice() {
            // The verdict says it.
            [(verdict, why)] if *verdict != StatementVerdict::NotEvidenced => why.clone(),
            parts => parts.iter().map(part).collect::<Vec<_>>().join("; "),
        };
        let has = |verdict| parts.iter().any(|(own, _)| *own == verdict);
        let differ = has(StatementVerdict::Holds) && has(StatementVerdict::Contradicted);
        let why = match reading == Reading::Each && differ {
            true => self.text("statement-differ", &[("why", &why)]),
            false => why,
        };
        self.text("statement-sentence", &[("why", &capitalised(&why))])
    }

    /// The criteria that decide and come to a verdict, one after the other.
    fn part(&self, checked: &Checked<'_>, verdict: StatementVerdict) -> String {
        let alike = super::deciding(checked).filter(|one| one.verdict == verdict);
        let phrases = alike.map(|one| self.phrase(checked, one));
        phrases.collect::<Vec<_>>().join("; ")
    }

    /// What is asked and what it comes to. Of what nobody published, what is asked says it
    /// all; an exchange names both amounts itself.
    fn phrase(&self, checked: &Checked<'_>, one: &CheckedCriterion<'_>) -> String {
        let title = one.criterion.title.get(self.code());
        if one.verdict == StatementVerdict::NotEvidenced {
            return title.to_owned();
        }
        let mut evidence = self.evidence(one);
        if one.rests_on(&checked.statement.source) {
            evidence = self.text("criterion-itself", &[("evidence", &evidence)]);
        }
        if self.is_synthetic(one) {
            evidence = self.text("criterion-synthetic", &[("evidence", &evidence)]);
        }
        if matches!(one.evidence, Evidence::Exchange(_)) {
            return evidence;
        }
        self.text("criterion-phrase", &[("title", title), ("evidence", &evidence)])
    }
}
