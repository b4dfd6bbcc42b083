//! How many zones something holds for, which, and why.

use kawasan_indicators::{Attribute, Judgement, Quantifier, ZoneStep};
use kawasan_model::{LifecycleEvent, Verdict};
use kawasan_rating::{Outcome, ZoneRatings};
use kawasan_statements::{Among, Reason, ZoneEvidence, ZonesEvidence, ZonesTest};

use super::Words;
use crate::zones::title_of;
use crate::{peers, ratings};

/// The most names that are listed in a sentence.
const MOST_NAMES: usize = 6;

/// The most zones that are told one by one in a sentence.
const MOST_REASONS: usize = 3;

/// Whether zones are told one by one, each with why it is so.
pub(super) fn is_one_by_one(found: &ZonesEvidence<'_>, test: &ZonesTest) -> bool {
    matches!(test.among, Among::These(_)) && found.zones.len() <= MOST_REASONS
}

impl Words<'_> {
    /// "between 6 and 20 of 20 zones, certainly KEK Bitung, …"
    pub(super) fn zones(&self, found: &ZonesEvidence<'_>, test: &ZonesTest) -> String {
        let judgement = &found.judgement;
        if found.which.is_empty() {
            return self.counted(found);
        }
        if is_one_by_one(found, test) {
            return self.one_by_one(&found.zones);
        }
        let (low, high) = judgement.holding;
        let holding = self.between(low, high);
        let members = self.to(judgement.members.0, judgement.members.1);
        let arguments = [("holding", holding.as_str()), ("members", &members)];
        let text = self.text("criterion-of", &arguments);
        let certain =
            found.zones.iter().filter(|zone| zone.belongs.is_yes() && zone.holds.is_yes());
        let names: Vec<&str> = certain.map(|zone| zone.zone.name()).collect();
        let text = match names.len() {
            1..=MOST_NAMES => {
                let key = if low == high { "criterion-named" } else { "criterion-certain" };
                self.text(key, &[("text", &text), ("names", &names.join(", "))])
            }
            _ => text,
        };
        self.decided(judgement, test.count, text)
    }

    /// How many there are; a few are named.
    fn counted(&self, found: &ZonesEvidence<'_>) -> String {
        let (low, high) = found.judgement.members;
        let key = match (low, high) {
            (0, 0) => return self.text("criterion-no-zone", &[]),
            (1, 1) => "criterion-zone",
            _ => "criterion-zones",
        };
        let text = self.text(key, &[("members", &self.to(low, high))]);
        if found.zones.len() > MOST_NAMES {
            return text;
        }
        let names: Vec<&str> = found.zones.iter().map(|zone| zone.zone.name()).collect();
        self.text("criterion-named", &[("text", &text), ("names", &names.join(", "))])
    }

    /// Why it is so for each of a few zones; of one alone, its name is clear.
    fn one_by_one(&self, zones: &[ZoneEvidence<'_>]) -> String {
        match zones {
            [one] => self.because(one),
            several => {
                let phrase = |one: &ZoneEvidence<'_>| {
                    let (why, name) = (self.because(one), one.zone.name());
                    self.text("criterion-named", &[("text", &why), ("names", name)])
                };
                several.iter().map(phrase).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// What more would decide it, where it is open.
    fn decided(&self, judgement: &Judgement, count: Quantifier, text: String) -> String {
        let (Verdict::Undecidable, Some(to_hold), Some(to_contradict)) =
            (judgement.verdict, judgement.to_hold, judgement.to_contradict)
        else {
            return text;
        };
        let key = match count {
            Quantifier::None | Quantifier::AtMost(_) => "criterion-open-fewer",
            Quantifier::Exactly(_) => "criterion-open-exactly",
            _ => "criterion-open",
        };
        let (to_hold, to_contradict) = (to_hold.to_string(), to_contradict.to_string());
        let arguments =
            [("text", text.as_str()), ("hold", &to_hold), ("contradict", &to_contradict)];
        self.text(key, &arguments)
    }

    /// One number, or the two that it lies between.
    fn between(&self, low: usize, high: usize) -> String {
        if low == high {
            return low.to_string();
        }
        let (low, high) = (low.to_string(), high.to_string());
        self.text("criterion-between", &[("low", &low), ("high", &high)])
    }

    /// The same before a noun: "20 to 22".
    fn to(&self, low: usize, high: usize) -> String {
        if low == high {
            return low.to_string();
        }
        let (low, high) = (low.to_string(), high.to_string());
        self.text("criterion-to", &[("low", &low), ("high", &high)])
    }

    /// Why something holds for a zone or doesn't, each reason once; what the registry names
    /// in one.
    pub(super) fn because(&self, zone: &ZoneEvidence<'_>) -> String {
        let names = zone.reasons.iter().flat_map(|reason| match reason {
            Reason::Has(attribute, names) => self.titles(*attribute, names),
            _ => Vec::new(),
        });
        let names: Vec<String> = names.collect();
        let mut phrases: Vec<String> = Vec::new();
        for reason in &zone.reasons {
            let phrase = match reason {
                Reason::Has(_, own) if !own.is_empty() => {
                    self.text("reason-has", &[("names", &names.join(", "))])
                }
                reason => self.reason(zone, reason),
            };
            if !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        phrases.join(", ")
    }

    fn reason(&self, zone: &ZoneEvidence<'_>, reason: &Reason<'_>) -> String {
        match reason {
            Reason::Designated(Some(event)) | Reason::Opened(Some(event)) => self.event(event),
            Reason::Designated(None) => self.text("reason-no-designation", &[]),
            Reason::Opened(None) => self.text("reason-no-opening", &[]),
            // What there is of it stands with all that the registry names.
            Reason::Has(attribute, _) => {
                let attribute = self.text(&format!("zones-{}", attribute.as_str()), &[]);
                self.text("reason-has-none", &[("attribute", &attribute)])
            }
            Reason::Class { ratings, class, .. } => {
                self.class(ratings, *class, zone.zone.id().as_str())
            }
            Reason::Peers(Some(found)) => peers::phrase(self.messages, found),
            Reason::Peers(None) => self.text("reason-no-zone", &[]),
            Reason::OfficialClass(given) if given.is_empty() => {
                self.text("reason-no-official-class", &[])
            }
            Reason::OfficialClass(given) => {
                given.iter().map(|one| one.class.as_str()).collect::<Vec<_>>().join(", ")
            }
            Reason::Value(_, outcome) => self.outcome(outcome),
            Reason::Steps(steps) => self.steps(steps),
            // What there will be is told by its mark.
            _ => String::new(),
        }
    }

    /// "designated 8 June 2021 (PP 68/2021)"
    fn event(&self, event: &LifecycleEvent) -> String {
        let date = self.amounts.partial_date(event.on);
        let kind = self.text(&format!("event-{}", event.kind), &[]);
        let text = self.text("reason-event", &[("event", &kind), ("date", &date)]);
        match &event.legal_basis {
            Some(law) => self.text("reason-law", &[("text", &text), ("law", law)]),
            None => text,
        }
    }

    /// What the country calls the values of an attribute: "palm oil".
    fn titles(&self, attribute: Attribute, names: &[String]) -> Vec<String> {
        let country = self.dataset.registry().jurisdiction();
        let language = self.messages.language();
        let title =
            |name: &String| title_of(country, attribute.as_str(), name, language).replace('_', " ");
        names.iter().map(title).collect()
    }

    fn class(&self, ratings: &ZoneRatings<'_>, class: Option<usize>, zone: &str) -> String {
        if let Some(class) = class.and_then(|class| ratings.methodology.classes().get(class)) {
            return class.title.get(self.code()).to_owned();
        }
        let outcome = ratings.get(zone).map(|own| own.rating.outcome);
        let key = match outcome {
            Some(Outcome::InsufficientData) => "reason-insufficient-data",
            Some(Outcome::Unrated) => "reason-unrated",
            Some(_) => "reason-no-class",
            None => "reason-no-zone",
        };
        self.text(key, &[])
    }

    fn steps(&self, steps: &[ZoneStep<'_>]) -> String {
        if steps.is_empty() {
            return self.text("reason-no-chain", &[]);
        }
        let step = |step: &ZoneStep<'_>| {
            let product = step.step.title.get(self.code());
            let presence = self.text(&format!("presence-{}", step.presence().as_str()), &[]);
            self.text("reason-step", &[("product", product), ("presence", &presence)])
        };
        steps.iter().map(step).collect::<Vec<_>>().join(", ")
    }

    /// What would lift a zone to a better class, where ratings say so.
    pub(super) fn lift(&self, zone: &ZoneEvidence<'_>) -> Vec<String> {
        let lines = zone.reasons.iter().map(|reason| match reason {
            Reason::Class { ratings: found, lift: Some(lift), .. } => {
                ratings::lift_lines(self.messages, found, zone.zone.id().as_str(), lift)
            }
            _ => Vec::new(),
        });
        lines.flatten().collect()
    }
}
