//! Who has reported, in words.

use kawasan_indicators::{ReportItem, ReportState, Reporting, ZoneReport};
use kawasan_model::{Language, Period, ReportedPeriod, Series, Subject};

use super::Words;
use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

/// Writes who has reported by when, who was late, and what is missing.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn reporting_text(
    reporting: &Reporting<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let reasons = Reasons::new(&messages, reporting.known.dataset().measures());
    let lines = Lines { messages: &messages, amounts: Amounts::new(&messages), reasons, reporting };
    Ok(lines.written(&[]))
}

/// The section of a cycle, with the rates.
pub(super) fn body(words: &Words<'_>) -> String {
    let rates = words.cycle.reporting_rates.iter().map(|(indicator, outcome)| {
        let title = indicator.title().get(words.messages.language().code());
        let Some(value) = outcome.value() else {
            let reason = words.reasons.sentence_of(outcome);
            let arguments = [("indicator", title), ("reason", reason.as_str())];
            return words.text("missing-line", &arguments);
        };
        let bounds = words.amounts.bounds(value.interval, value.unit);
        let amount = words.amounts.amount(value.amount, value.unit);
        let arguments = [("indicator", title), ("value", &amount), ("bounds", &bounds)];
        words.text("reporting-rate", &arguments)
    });
    let rates: Vec<String> = rates.collect();
    let lines = Lines {
        messages: words.messages,
        amounts: Amounts::new(words.messages),
        reasons: Reasons::new(words.messages, words.cycle.reporting.known.dataset().measures()),
        reporting: words.cycle.reporting,
    };
    lines.written(&rates)
}

struct Lines<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    reporting: &'a Reporting<'a>,
}

impl Lines<'_> {
    fn written(&self, rates: &[String]) -> String {
        let zones = &self.reporting.zones;
        let count = |state: ReportState| zones.iter().filter(|zone| zone.state() >= state).count();
        let (period, due) =
            (self.amounts.period(self.reporting.period), self.amounts.date(self.reporting.due));
        let numbers = [zones.len(), count(ReportState::Partial), count(ReportState::Complete)];
        let [all, received, complete] = numbers.map(|number| number.to_string());
        let arguments = [
            ("period", period.as_str()),
            ("date", &due),
            ("zones", &all),
            ("received", &received),
            ("complete", &complete),
        ];
        let mut lines = vec![layout::hanging("", &self.messages.text("reporting-due", &arguments))];
        lines.extend(rates.iter().map(|rate| layout::hanging("- ", rate)));
        let late = |state| zones.iter().filter(move |zone| zone.is_late() == state);
        use kawasan_model::Tri::{Possible, Yes};
        let named = [
            ("reporting-late", late(Yes).map(|zone| self.with_day(zone)).collect::<Vec<_>>()),
            ("reporting-late-perhaps", late(Possible).map(|zone| name(zone)).collect()),
            (
                "reporting-none",
                zones.iter().filter(|zone| zone.state() == ReportState::None).map(name).collect(),
            ),
        ];
        for (key, names) in named {
            if !names.is_empty() {
                let text = self.messages.text(key, &[("zones", &names.join(", "))]);
                lines.push(layout::hanging("- ", &text));
            }
        }
        for zone in zones.iter().filter(|zone| zone.state() == ReportState::Partial) {
            let items: Vec<String> = zone.missing().map(|item| self.item(zone, item)).collect();
            let name = name(zone);
            let arguments = [("zone", name.as_str()), ("items", &items.join("; "))];
            let text = self.messages.text("reporting-partial", &arguments);
            lines.push(layout::hanging("- ", &text));
        }
        lines.join("\n")
    }

    /// The last day on which something of a report came.
    fn with_day(&self, zone: &ZoneReport<'_>) -> String {
        let name = name(zone);
        let Some((_, last)) = zone.received() else { return name };
        let date = self.amounts.date(last);
        self.messages.text("finding-term", &[("figure", &name), ("when", &date)])
    }

    fn item(&self, zone: &ZoneReport<'_>, item: &ReportItem) -> String {
        let period: Period = self.reporting.period;
        let series = Series::new(
            Subject::Zone(zone.zone.id().clone()),
            item.measure.clone(),
            item.basis,
            item.timing,
        );
        self.reasons.series(&series, ReportedPeriod::Quarters(period))
    }
}

fn name(zone: &ZoneReport<'_>) -> String {
    zone.zone.name().to_owned()
}
