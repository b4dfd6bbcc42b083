//! Whether figures were published.

use std::cmp::Reverse;
use std::iter;

use kawasan_indicators::{Judgement, Member, Project, Projects, Tally};
use kawasan_model::{
    Basis, Knowledge, Observation, ObservationKey, ProjectFacts, Quarter, Series, Tri,
};

use crate::evidence::{Evidence, HistoryEvidence};
use crate::{History, Published, Quarters, StatementVerdict};

/// The latest figure of each series.
pub(super) fn figures<'a>(
    known: Knowledge<'a>,
    test: &Published,
) -> (StatementVerdict, Evidence<'a>) {
    let mut found = Vec::new();
    for subject in &test.subjects {
        let of_subject = known.series_of(subject).iter().filter(|(series, _)| {
            // A company's figures aren't its zone's.
            series.counterparty.is_none()
                && test.measures.contains(&series.measure)
                && series.basis == test.basis
                && test.timing.is_none_or(|timing| series.timing == timing)
        });
        for (series, unit) in of_subject {
            let keys = known.keys_of(series, *unit).filter_map(|key| known.speaking(key));
            let by_then = keys.filter(|observation| is_by_then(observation, test));
            // Of those that end together the longest; one without a period comes last.
            found
                .extend(by_then.max_by_key(|one| {
                    (one.period.end_date(), one.period.first_day().map(Reverse))
                }));
        }
    }
    let verdict = match found.is_empty() {
        true => StatementVerdict::NotEvidenced,
        false => StatementVerdict::Holds,
    };
    (verdict, Evidence::Published(found))
}

/// Every figure of a project, in the order of publication.
pub(super) fn history<'a>(
    known: Knowledge<'a>,
    facts: &'a ProjectFacts,
    test: &History,
) -> (StatementVerdict, Evidence<'a>) {
    let mut projects = Projects::of(known, facts);
    let tenant = facts.tenants().canonical(&test.tenant);
    projects.retain(|project| project.zone == test.zone && project.tenant == tenant);
    let history: Vec<_> = projects.iter().flat_map(Project::history).collect();
    let verdict = match history.is_empty() {
        true => StatementVerdict::NotEvidenced,
        false => StatementVerdict::Holds,
    };
    (verdict, Evidence::History(HistoryEvidence { projects, history }))
}

/// What was realised has to lie in the past; plans are for times to come.
fn is_by_then(observation: &Observation, test: &Published) -> bool {
    let end = observation.period.end_date();
    test.basis != Basis::Realised || end.is_some_and(|end| end <= test.period.last_day())
}

/// For each quarter the figure that ends with it. That nothing was published of one doesn't
/// say that nothing was done.
pub(super) fn quarters<'a>(
    known: Knowledge<'a>,
    test: &Quarters,
) -> (StatementVerdict, Evidence<'a>) {
    let (first, last) = test.between;
    let all = iter::successors(Some(first), |quarter| quarter.next());
    let all = all.take_while(|quarter| *quarter <= last);
    let found: Vec<(Quarter, Option<&Observation>)> =
        all.map(|quarter| (quarter, ending(known, test, quarter))).collect();
    let members = found.iter().map(|(quarter, figure)| {
        let holds = if figure.is_some() { Tri::Yes } else { Tri::Possible };
        Member { who: *quarter, belongs: Tri::Yes, holds }
    });
    let judgement: Judgement = members.collect::<Tally<Quarter>>().judge(test.count);
    (judgement.verdict.into(), Evidence::Quarters(judgement, found))
}

/// A figure for a stretch that ends with a quarter, the shortest.
fn ending<'a>(known: Knowledge<'a>, test: &Quarters, quarter: Quarter) -> Option<&'a Observation> {
    let series = Series::new(test.subject.clone(), test.measure.clone(), test.basis, test.timing);
    let of_series = known.series_of(&test.subject).iter().filter(|(own, _)| *own == series);
    let keys = of_series.flat_map(|(series, unit)| known.keys_of(series, *unit));
    let found = keys.filter_map(|key: &ObservationKey| known.speaking(key));
    let found = found.filter(|one| one.period.end_date() == Some(quarter.last_day()));
    found.max_by_key(|one| one.period.first_day())
}
