//! Who moved between two ratings, in words.

use kawasan_model::Language;
use kawasan_rating::{Move, ZoneRatings};

use super::Words;
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
    let mut lines = vec![messages.text("moves-heading", &[("before", &was), ("after", &is)])];
    let label = |words: &Words<'_>, outcome: Option<kawasan_rating::Outcome>| {
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
