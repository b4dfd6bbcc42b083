//! A full quarterly cycle as a report: from who has reported to what changed since the last
//! meeting.

mod changes;
mod classes;
mod json;
mod reporting;
mod totals;

use kawasan_indicators::{
    Indicator, Outcome, PeerComparison, PeerRule, Reconciliation, Reporting, Total,
};
use kawasan_model::Language;
use kawasan_rating::{Changes, ZoneRatings};

use crate::amounts::Amounts;
use crate::findings;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::ratings::{self, ratings_text};
use crate::reasons::Reasons;

pub use changes::changes_text;
pub use json::cycle_json;
pub use reporting::reporting_text;

/// All that a quarterly cycle comes to.
#[derive(Debug, Clone, Copy)]
pub struct Cycle<'a> {
    /// Where the zones' figures come from, such as the name of a file.
    pub source: &'a str,
    /// Whether they are made up; every output then says so first.
    pub is_synthetic: bool,
    /// Who has reported.
    pub reporting: &'a Reporting<'a>,
    /// Indicators of reporting over all zones, such as the reporting rate.
    pub reporting_rates: &'a [(&'a Indicator, Outcome<'a>)],
    /// What doesn't go together.
    pub inconsistencies: &'a Reconciliation<'a>,
    /// The zones together beside the nation as published.
    pub totals: &'a [Total<'a, 'a>],
    /// The ratings.
    pub ratings: &'a ZoneRatings<'a>,
    /// An indicator of pace of the zones beside their peers, if they are compared.
    pub peers: Option<(&'a PeerRule, &'a [PeerComparison<'a, 'a>])>,
    /// What changed since the last meeting, if there was one.
    pub changes: Option<&'a Changes<'a>>,
}

/// Writes a cycle as text: who has reported, who is late and what is missing; what is
/// inconsistent; the zones together beside the published totals; ratings; how many zones
/// have which class; who needs support and what would lift each; and what changed since the
/// last meeting.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn cycle_text(cycle: &Cycle<'_>, language: Language) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words::of(&messages, cycle);
    let none = |key: &str| messages.text(key, &[]);
    let inconsistencies = findings::brief_text(&messages, cycle.inconsistencies);
    let sections = [
        ("cycle-reporting", reporting::body(&words)),
        (
            "cycle-inconsistencies",
            match inconsistencies.is_empty() {
                true => none("cycle-consistent"),
                false => inconsistencies,
            },
        ),
        ("cycle-totals", totals::body(&words)),
        ("cycle-ratings", ratings_text(cycle.ratings, &[], language)?),
        ("cycle-tally", classes::tally(&words)),
        ("cycle-support", classes::support(&words, language)?),
        (
            "cycle-changes",
            match cycle.changes {
                Some(changes) => changes_text(changes, language)?,
                None => none("cycle-no-meeting"),
            },
        ),
    ];
    let mut parts = vec![words.heading()];
    for (number, (key, text)) in (1..).zip(sections) {
        let title = messages.text(key, &[]);
        parts.push(format!("{number}. {}\n\n{text}", title.to_uppercase()));
    }
    Ok(parts.join("\n\n"))
}

/// Words for a cycle in one language.
struct Words<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    ratings: ratings::Words<'a>,
    cycle: &'a Cycle<'a>,
}

impl<'a> Words<'a> {
    fn of(messages: &'a Messages, cycle: &'a Cycle<'a>) -> Self {
        let measures = cycle.ratings.known.dataset().measures();
        Words {
            messages,
            amounts: Amounts::new(messages),
            reasons: Reasons::new(messages, measures),
            ratings: ratings::Words {
                messages,
                amounts: Amounts::new(messages),
                ratings: cycle.ratings,
            },
            cycle,
        }
    }

    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn heading(&self) -> String {
        let ratings = self.cycle.ratings;
        let registry = ratings.known.registry();
        let country = registry.jurisdiction().name().get(self.messages.language().code());
        let period = self.amounts.period(ratings.period);
        let known = match ratings.known.on() {
            None => self.text("known-all", &[]),
            Some(date) => self.text("known-on", &[("date", &self.amounts.date(date))]),
        };
        let source = [("source", self.cycle.source)];
        let mut lines = Vec::new();
        if self.cycle.is_synthetic {
            lines.push(layout::hanging("", &self.text("cycle-synthetic", &source)));
        }
        let arguments = [("country", country), ("period", period.as_str())];
        lines.push(self.text("cycle-title", &arguments));
        lines.push(known);
        if !self.cycle.is_synthetic {
            lines.push(self.text("cycle-source", &source));
        }
        lines.join("\n")
    }

    /// Zones by their names, with commas.
    fn zones<'z>(&self, ids: impl IntoIterator<Item = &'z str>) -> String {
        let names: Vec<String> = ids.into_iter().map(|id| self.ratings.zone(id)).collect();
        names.join(", ")
    }
}
