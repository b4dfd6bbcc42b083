//! What changed since the last meeting.

use kawasan_model::{ChangeKind, FigureChange, Period, ReportedPeriod, Series};
use kawasan_rating::{Changes, Move, Outcome, ZoneRatings};
use serde::Serialize;

use crate::json::{SourceForm, iso, source};

#[derive(Serialize)]
pub(super) struct ChangesForm<'a> {
    since: Option<String>,
    /// The period that was evaluated then.
    period: Period,
    new: usize,
    restated: usize,
    refined: usize,
    confirmed: usize,
    figures: Vec<ChangeForm<'a>>,
    moves: Vec<MoveForm<'a>>,
}

#[derive(Serialize)]
struct ChangeForm<'a> {
    kind: &'static str,
    series: &'a Series,
    period: ReportedPeriod,
    before: Option<SourceForm<'a>>,
    after: SourceForm<'a>,
}

#[derive(Serialize)]
struct MoveForm<'a> {
    zone: &'a str,
    /// The id of the class, or why there was none; `null` of what was no zone then.
    before: Option<&'a str>,
    after: Option<&'a str>,
    by: Option<String>,
    because: Option<&'a str>,
}

impl<'a> ChangesForm<'a> {
    pub(super) fn of(changes: &'a Changes<'_>) -> Self {
        let count = |kind| changes.of_kind(kind).count();
        ChangesForm {
            since: changes.before.known.on().map(iso),
            period: changes.before.period,
            new: count(ChangeKind::New),
            restated: count(ChangeKind::Restated),
            refined: count(ChangeKind::Refined),
            confirmed: count(ChangeKind::Confirmed),
            figures: changes.figures.iter().map(ChangeForm::of).collect(),
            moves: changes.moved().map(|one| MoveForm::of(changes, one)).collect(),
        }
    }
}

impl<'a> ChangeForm<'a> {
    fn of(change: &FigureChange<'a>) -> Self {
        ChangeForm {
            kind: change.kind.as_str(),
            series: &change.key.series,
            period: change.after.period,
            before: change.before.map(source),
            after: source(change.after),
        }
    }
}

impl<'a> MoveForm<'a> {
    fn of(changes: &'a Changes<'_>, one: &'a Move) -> Self {
        let indicators = changes.after.methodology.indicators();
        let because = one.because.and_then(|place| indicators.get(place));
        MoveForm {
            zone: &one.unit,
            before: class(&changes.before, one.before),
            after: class(&changes.after, one.after),
            by: one.by.map(|by| by.to_string()),
            because: because.map(|indicator| indicator.subject.id()),
        }
    }
}

fn class<'a>(ratings: &ZoneRatings<'a>, outcome: Option<Outcome>) -> Option<&'a str> {
    let outcome = outcome?;
    let classes = ratings.methodology.classes();
    let class = outcome.class().and_then(|place| classes.get(place));
    Some(class.map_or(outcome.as_str(), |class| &class.id))
}
