//! What a criterion rests on, in a phrase.

use kawasan_indicators::{Judgement, Outcome, ProjectFigure, ZoneStep};
use kawasan_model::{Observation, Period, Quarter, Tri};
use kawasan_statements::{
    CheckedCriterion, Evidence, HistoryEvidence, Reason, ZoneEvidence, ZonesEvidence,
};

use super::Words;
use crate::{claims, peers, projects, ratings};

/// The most names that are listed in a sentence.
const MOST_NAMES: usize = 6;

impl Words<'_> {
    pub(super) fn evidence(&self, checked: &CheckedCriterion<'_>) -> String {
        match &checked.evidence {
            Evidence::Value(value) => self.outcome(&value.outcome),
            Evidence::Zones(zones) => self.zones(zones),
            Evidence::Exchange(check) => {
                let sentence = claims::sentence(self.messages, check);
                sentence.trim_end_matches('.').to_owned()
            }
            Evidence::Published(found) => self.published(found),
            Evidence::History(found) => self.history(found),
            Evidence::Quarters(_, quarters) => self.quarters(quarters),
            _ => String::new(),
        }
    }

    /// "77.65% (76.02 to 79.29%)", or why there is none.
    pub(super) fn outcome(&self, outcome: &Outcome<'_>) -> String {
        match outcome {
            Outcome::Value(value) => {
                let amount = self.amounts.amount(value.amount, value.unit);
                if value.interval.is_exact() {
                    return amount;
                }
                let bounds = self.amounts.bounds(value.interval, value.unit);
                self.text("criterion-value", &[("amount", &amount), ("bounds", &bounds)])
            }
            Outcome::Missing(missing) => self.reasons.sentence(missing),
        }
    }

    fn zones(&self, zones: &ZonesEvidence<'_>) -> String {
        let judgement = &zones.judgement;
        let members = between(judgement.members);
        if zones.which.is_none() {
            let key =
                if judgement.members == (1, 1) { "criterion-zone" } else { "criterion-zones" };
            let text = self.text(key, &[("members", &members)]);
            // A few are named.
            let few = zones.zones.len() <= MOST_NAMES && !zones.zones.is_empty();
            let names = few.then(|| self.names(zones.zones.iter()));
            return match names {
                Some(names) => self.text("criterion-named", &[("text", &text), ("names", &names)]),
                None => text,
            };
        }
        let holding = between(judgement.holding);
        let text = self.text("criterion-of", &[("holding", &holding), ("members", &members)]);
        let certain = || zones.zones.iter().filter(|zone| zone.holds.is_yes());
        let text = match certain().count() {
            1..=MOST_NAMES if zones.zones.len() > 1 => {
                let names = self.names(certain());
                self.text("criterion-named", &[("text", &text), ("names", &names)])
            }
            _ => text,
        };
        self.decided(judgement, text)
    }

    fn names<'z, 'a: 'z>(&self, zones: impl Iterator<Item = &'z ZoneEvidence<'a>>) -> String {
        zones.map(|zone| zone.zone.name()).collect::<Vec<_>>().join(", ")
    }

    /// What more would decide it, where it is open.
    fn decided(&self, judgement: &Judgement, text: String) -> String {
        let (Some(to_hold), Some(to_contradict)) = (judgement.to_hold, judgement.to_contradict)
        else {
            return text;
        };
        if to_hold == 0 || to_contradict == 0 {
            return text;
        }
        let (to_hold, to_contradict) = (to_hold.to_string(), to_contradict.to_string());
        let arguments =
            [("text", text.as_str()), ("hold", &to_hold), ("contradict", &to_contradict)];
        self.text("criterion-open", &arguments)
    }

    fn published(&self, found: &[&Observation]) -> String {
        let Some(first) = found.first() else { return self.text("criterion-unpublished", &[]) };
        let figure = self.figure(first);
        match found.len() {
            1 => figure,
            count => {
                let others = count.saturating_sub(1).to_string();
                let arguments = [("figure", figure.as_str()), ("others", &others)];
                self.text("criterion-published", &arguments)
            }
        }
    }

    /// How many figures were published of a project, and the latest.
    fn history(&self, found: &HistoryEvidence<'_>) -> String {
        let Some(last) = found.history.iter().rev().find(|one| is_dated(one)) else {
            return self.text("criterion-unpublished", &[]);
        };
        let count = found.history.len().to_string();
        let figure = self.reasons.figure(last.observation);
        self.text("criterion-history", &[("count", &count), ("figure", &figure)])
    }

    /// What was published of a project, a line for each figure.
    pub(super) fn history_lines(&self, found: &HistoryEvidence<'_>) -> Vec<String> {
        projects::history_lines(self.messages, &found.projects, &found.history)
    }

    /// A figure with its zone: "KEK Sei Mangkei: Exports, realised, added in 2024: …".
    pub(super) fn figure(&self, observation: &Observation) -> String {
        let figure = self.reasons.figure(observation);
        let subject = &observation.series.subject;
        let zone = subject.zone().and_then(|id| self.dataset.registry().zone(id));
        match zone {
            Some(zone) => {
                self.text("criterion-figure", &[("zone", zone.name()), ("figure", &figure)])
            }
            None => figure,
        }
    }

    /// How many have a figure, and which don't: they say what would decide it.
    fn quarters(&self, quarters: &[(Quarter, Option<&Observation>)]) -> String {
        let known = quarters.iter().filter(|(_, found)| found.is_some()).count().to_string();
        let all = quarters.len().to_string();
        let without = quarters.iter().filter(|(_, found)| found.is_none());
        let without: Vec<String> =
            without.map(|(quarter, _)| self.amounts.period(Period::from(*quarter))).collect();
        let arguments = [("known", known.as_str()), ("all", &all)];
        match without.is_empty() {
            true => self.text("criterion-quarters", &arguments),
            false => {
                let [known, all] = arguments;
                let without = without.join(", ");
                self.text("criterion-quarters-without", &[known, all, ("without", &without)])
            }
        }
    }

    /// Why something holds for a zone or doesn't.
    pub(super) fn reason(&self, evidence: &ZonesEvidence<'_>, zone: &ZoneEvidence<'_>) -> String {
        match &zone.reason {
            Reason::Registry(Some(event)) => {
                let date = self.amounts.partial_date(event.on);
                let kind = self.text(&format!("event-{}", event.kind), &[]);
                let arguments = [("event", kind.as_str()), ("date", &date)];
                let text = self.text("reason-event", &arguments);
                match &event.legal_basis {
                    Some(law) => self.text("reason-law", &[("text", &text), ("law", law)]),
                    None => text,
                }
            }
            Reason::Registry(None) => match zone.holds {
                Tri::Yes => self.text("reason-registered", &[]),
                Tri::No => self.text("reason-not-registered", &[]),
                Tri::Possible => self.text("reason-no-event", &[]),
            },
            Reason::Class { class, .. } => {
                let class = class
                    .and_then(|class| evidence.ratings.as_ref()?.methodology.classes().get(class));
                class.map_or_else(
                    || self.text("reason-no-class", &[]),
                    |class| class.title.get(self.code()).to_owned(),
                )
            }
            Reason::Peers(Some(found)) => peers::phrase(self.messages, found),
            Reason::Peers(None) => self.text("reason-no-peers", &[]),
            Reason::OfficialClass(Some(class)) => class.class.clone(),
            Reason::OfficialClass(None) => self.text("reason-no-class", &[]),
            Reason::Value(_, outcome) => self.outcome(outcome),
            Reason::Steps(steps) if !steps.is_empty() => {
                let step = |step: &ZoneStep<'_>| {
                    let product = step.step.title.get(self.code());
                    let presence = format!("presence-{}", step.presence().as_str());
                    let presence = self.text(&presence, &[]);
                    self.text("reason-step", &[("product", product), ("presence", &presence)])
                };
                steps.iter().map(step).collect::<Vec<_>>().join("; ")
            }
            _ => self.text("reason-no-chain", &[]),
        }
    }
}

impl Words<'_> {
    /// What would lift a zone to a better class, where a rating says so.
    pub(super) fn lift(
        &self,
        evidence: &ZonesEvidence<'_>,
        zone: &ZoneEvidence<'_>,
    ) -> Vec<String> {
        match (&zone.reason, &evidence.ratings) {
            (Reason::Class { lift: Some(lift), .. }, Some(found)) => {
                ratings::lift_lines(self.messages, found, zone.zone.id().as_str(), lift)
            }
            _ => Vec::new(),
        }
    }
}

fn is_dated(told: &ProjectFigure<'_>) -> bool {
    told.observation.source.published_on.is_some()
}

/// One number, or the two that it lies between.
fn between((low, high): (usize, usize)) -> String {
    match low == high {
        true => low.to_string(),
        false => format!("{low}–{high}"),
    }
}
