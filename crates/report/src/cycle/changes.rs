//! What changed since the last meeting, in words.

use kawasan_model::{ChangeKind, FigureChange, Language, Observation};
use kawasan_rating::Changes;

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::ratings::moves_text;
use crate::reasons::Reasons;

/// Writes what changed between two meetings: how many figures are new, the restated ones
/// with both releases, and which zones moved from class to class.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn changes_text(changes: &Changes<'_>, language: Language) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let amounts = Amounts::new(&messages);
    let known = changes.after.known;
    let reasons = Reasons::new(&messages, known.dataset().measures());
    let since = match changes.before.known.on() {
        Some(date) => messages.text("changes-since", &[("date", &amounts.date(date))]),
        None => messages.text("changes-nothing", &[]),
    };
    let count = |kind| changes.of_kind(kind).count().to_string();
    let [new, restated, refined, confirmed] =
        [ChangeKind::New, ChangeKind::Restated, ChangeKind::Refined, ChangeKind::Confirmed]
            .map(count);
    let arguments = [
        ("since", since.as_str()),
        ("new", &new),
        ("restated", &restated),
        ("refined", &refined),
        ("confirmed", &confirmed),
    ];
    let mut lines = vec![layout::hanging("", &messages.text("changes-count", &arguments))];
    let dated = |observation: &Observation| {
        let figure = observation.figure.display(language).to_string();
        let release = reasons.release(&observation.source);
        messages.text("finding-term", &[("figure", &figure), ("when", &release)])
    };
    let restated = |change: &FigureChange<'_>| {
        let subject = &change.after.series.subject;
        let zone = subject.zone().and_then(|id| known.registry().zone(id));
        let subject = zone
            .map_or_else(|| messages.text("heading-national", &[]), |zone| zone.name().to_owned());
        let series = reasons.series(&change.after.series, change.after.period);
        let (before, after) = (change.before.map(dated), dated(change.after));
        let arguments = [
            ("subject", subject.as_str()),
            ("series", &series),
            ("before", before.as_deref().unwrap_or("")),
            ("after", &after),
        ];
        layout::hanging("- ", &messages.text("changes-restated", &arguments))
    };
    lines.extend(changes.of_kind(ChangeKind::Restated).map(restated));
    let moves = moves_text(&changes.before, &changes.after, &changes.moves, language)?;
    Ok(format!("{}\n\n{moves}", lines.join("\n")))
}
