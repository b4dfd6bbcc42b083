//! From statements to verdicts.

mod published;
mod value;
mod zones;

use kawasan_indicators::ClaimCheck;
use kawasan_model::{Dataset, Knowledge, OfficialClass, ProjectFacts};

use crate::evidence::{Checked, CheckedCriterion, Evidence};
use crate::{Criterion, KnownAt, Meeting, Statement, StatementVerdict, Test};

/// What statements are held against: figures with their registry, official classes, and
/// what is known of projects.
///
/// # Examples
///
/// See [`Meeting`].
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    dataset: &'a Dataset,
    pub(crate) official: &'a [OfficialClass],
    pub(crate) projects: &'a ProjectFacts,
}

impl<'a> Context<'a> {
    /// A dataset, the classes that officials gave, and what is known of projects.
    #[must_use]
    pub const fn new(
        dataset: &'a Dataset,
        official: &'a [OfficialClass],
        projects: &'a ProjectFacts,
    ) -> Self {
        Context { dataset, official, projects }
    }

    /// Checks all statements of a meeting, in their order.
    #[must_use]
    pub fn check_all(&self, meeting: &'a Meeting) -> Vec<Checked<'a>> {
        meeting.statements.iter().map(|statement| self.check(meeting, statement)).collect()
    }

    /// Checks one statement, as known on the day of the meeting.
    #[must_use]
    pub fn check(&self, meeting: &Meeting, statement: &'a Statement) -> Checked<'a> {
        let known = |criterion: &Criterion| match criterion.known {
            KnownAt::Meeting => self.dataset.known_on(meeting.held_on),
            KnownAt::Now => self.dataset.all_known(),
        };
        let criteria = statement.criteria.iter();
        let criteria: Vec<CheckedCriterion<'a>> = criteria
            .map(|criterion| {
                let (verdict, evidence) = self.test(known(criterion), criterion);
                CheckedCriterion { criterion, verdict, evidence }
            })
            .collect();
        let decide = criteria.iter().filter(|one| one.criterion.decides);
        let verdicts: Vec<StatementVerdict> = decide.map(|one| one.verdict).collect();
        let verdict = StatementVerdict::of(&verdicts, statement.reading);
        Checked { statement, verdict, criteria }
    }

    fn test(
        &self,
        known: Knowledge<'a>,
        criterion: &'a Criterion,
    ) -> (StatementVerdict, Evidence<'a>) {
        match &criterion.test {
            Test::Value(test) => value::check(known, test),
            Test::Zones(test) => zones::check(known, *self, test),
            Test::Exchange(claim) => {
                let check = ClaimCheck::of(claim);
                (check.verdict().into(), Evidence::Exchange(check))
            }
            Test::Published(test) => published::figures(known, test),
            Test::History(test) => published::history(known, self.projects, test),
            Test::Quarters(test) => published::quarters(known, test),
        }
    }
}
