//! Why a statement comes to its verdict, in one sentence.

use kawasan_statements::{Checked, CheckedCriterion, Reading, StatementVerdict};

use super::Words;

impl Words<'_> {
    /// The sentence of a statement, without its verdict.
    pub(super) fn sentence(&self, checked: &Checked<'_>) -> String {
        let decide = || checked.criteria.iter().filter(|one| one.criterion.decides);
        let of = |verdict| -> String {
            let of_verdict = decide().filter(|one| one.verdict == verdict);
            self.listed(checked, of_verdict)
        };
        let all = || self.listed(checked, decide());
        let is_mixed = checked.statement.reading == Reading::Each;
        match checked.verdict {
            StatementVerdict::Undecidable if is_mixed => {
                let (holds, contradicted) =
                    (of(StatementVerdict::Holds), of(StatementVerdict::Contradicted));
                if holds.is_empty() || contradicted.is_empty() {
                    return self.because("undecidable", &of(StatementVerdict::Undecidable));
                }
                let arguments = [("holds", holds.as_str()), ("contradicted", &contradicted)];
                self.text("statement-yardsticks", &arguments)
            }
            StatementVerdict::Holds => match checked.statement.reading {
                Reading::All => self.because("holds", &all()),
                _ => self.because("holds", &of(StatementVerdict::Holds)),
            },
            verdict => self.because(verdict.as_str(), &of(verdict)),
        }
    }

    fn because(&self, verdict: &str, why: &str) -> String {
        self.text(&format!("statement-{verdict}"), &[("why", why)])
    }

    /// What criteria rest on, one after the other.
    fn listed<'c, 'a: 'c>(
        &self,
        checked: &Checked<'_>,
        criteria: impl Iterator<Item = &'c CheckedCriterion<'a>>,
    ) -> String {
        let phrases = criteria.map(|one| {
            let title = one.criterion.title.get(self.code());
            let mut evidence = self.evidence(one);
            if one.rests_on(&checked.statement.source) {
                evidence = self.text("criterion-itself", &[("evidence", &evidence)]);
            }
            let arguments = [("title", title), ("evidence", evidence.as_str())];
            self.text("criterion-phrase", &arguments)
        });
        phrases.collect::<Vec<_>>().join("; ")
    }
}
