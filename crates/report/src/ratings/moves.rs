//! Who moved between two ratings, in words.

use kawasan_model::{Language, Period};
use kawasan_rating::{InEffect, Move, Outcome, ZoneRatings};
use serde::Serialize;

use super::Words;
use super::json::class_of;
use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

/// Writes who moved between two ratings, of two periods or by two methodologies: those whose
/// outcome changed, with the indicator that moved most, then how many stayed.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn moves_text(
    before: &ZoneRatings<'_>,
    after: &ZoneRatings<'_>,
    moves: &[Move],
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let then = Words { messages: &messages, amounts: Amounts::new(&messages), ratings: before };
    let now = Words { messages: &messages, amounts: Amounts::new(&messages), ratings: after };
    let rated = |words: &Words<'_>| {
        let title = words.ratings.methodology.title().get(language.code());
        let period = words.amounts.period(words.ratings.period);
        messages.text("moves-rated", &[("title", title), ("period", &period)])
    };
    let (was, is) = (rated(&then), rated(&now));
    let mut lines = vec![layout::hanging(
        "",
        &messages.text("moves-heading", &[("before", &was), ("after", &is)]),
    )];
    // That of the second is said above.
    if let Some(InEffect::Partly | InEffect::Never) = before.methodology.in_effect(before.period) {
        let line = then.effective().map(|line| layout::hanging("", &line));
        lines.extend(
            line.filter(|_| {
                before.methodology != after.methodology || before.period != after.period
            }),
        );
    }
    let label = |words: &Words<'_>, outcome: Option<Outcome>| {
        outcome.map_or_else(|| messages.text("moves-none", &[]), |outcome| words.outcome(outcome))
    };
    let mut stayed: usize = 0;
    for one in moves {
        let (was, is) = (label(&then, one.before), label(&now, one.after));
        if was == is {
            stayed = stayed.saturating_add(1);
            continue;
        }
        let zone = now.zone(&one.unit);
        let mut line =
            messages.text("moves-line", &[("zone", &zone), ("before", &was), ("after", &is)]);
        let indicator = one.because.and_then(|place| after.methodology.indicators().get(place));
        if let (Some(indicator), Some(by)) = (indicator, one.by) {
            let title = indicator.subject.title().get(language.code());
            let sign = if by.is_sign_negative() { "" } else { "+" };
            let by = format!("{sign}{}", now.number(by));
            line = messages
                .text("moves-because", &[("line", &line), ("by", &by), ("indicator", title)]);
        }
        lines.push(layout::hanging("- ", &line));
    }
    lines.push(messages.text("moves-stayed", &[("count", &stayed.to_string())]));
    Ok(lines.join("\n"))
}

/// Who moved, as JSON.
#[derive(Serialize)]
pub(super) struct MovesForm<'a> {
    before: BeforeForm<'a>,
    zones: Vec<MoveForm<'a>>,
}

#[derive(Serialize)]
struct BeforeForm<'a> {
    methodology: &'a str,
    methodology_version: &'a str,
    period: Period,
}

#[derive(Serialize)]
struct MoveForm<'a> {
    zone: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    by: Option<String>,
    indicator: Option<&'a str>,
}

impl<'a> MovesForm<'a> {
    pub(super) fn of(then: &Words<'a>, now: &Words<'a>, moves: &'a [Move]) -> Self {
        let before = then.ratings.methodology;
        let indicators = now.ratings.methodology.indicators();
        let form = |one: &'a Move| MoveForm {
            zone: &one.unit,
            before: one.before.map(|outcome| class_of(then, outcome)),
            after: one.after.map(|outcome| class_of(now, outcome)),
            by: one.by.map(|by| by.to_string()),
            indicator: one
                .because
                .and_then(|place| indicators.get(place))
                .map(|one| one.subject.id()),
        };
        MovesForm {
            before: BeforeForm {
                methodology: before.id(),
                methodology_version: before.version(),
                period: then.ratings.period,
            },
            zones: moves.iter().map(form).collect(),
        }
    }
}
