//! Ratings as a table, beside the official classes.

mod backtest;
mod explanation;
mod json;
mod moves;
mod robustness;
mod tables;

use comfy_table::{CellAlignment, ColumnConstraint};
use kawasan_model::{Language, OfficialClass};
use kawasan_rating::{InEffect, Methodology, Outcome, Scored, Status, ZoneRating, ZoneRatings};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

pub use backtest::backtest_text;
pub(crate) use explanation::lift_lines;
pub use explanation::{explanation_text, improvements_text};
pub use json::{MoreOfRatings, ratings_json};
pub(crate) use json::{WhatIfForm, ZoneForm, class_of};
pub use moves::moves_text;
pub use robustness::robustness_text;
pub use tables::rating_tables;

/// Writes what ratings are: by which methodology, for which period, when it is in effect,
/// by what was known, and what the methodology says of itself. It belongs above all that is
/// said of them.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn ratings_heading_text(
    ratings: &ZoneRatings<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    Ok(words.heading())
}

/// Writes how many zones could be rated, then ratings as a table, the best composite first:
/// class, composite with what the
/// precision of the figures leaves open, rank, coverage, gates that applied, and the
/// official class of the same period where there is any; in the words of the methodology
/// where it has that class, else as published.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn ratings_text(
    ratings: &ZoneRatings<'_>,
    official: &[&OfficialClass],
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    if ratings.zones.is_empty() {
        let period = words.amounts.the_period(ratings.period);
        return Ok(messages.text("rating-no-zones", &[("period", &period)]));
    }
    let mut table = layout::table(
        ["zone", "class", "composite", "bounds", "rank", "coverage", "gates", "official"]
            .map(|column| messages.text(&format!("rating-column-{column}"), &[])),
    );
    let mut zones: Vec<&ZoneRating<'_>> = ratings.zones.iter().collect();
    zones.sort_by_key(|zone| {
        let rating = &zone.rating;
        (rating.rank.is_none(), rating.rank, rating.outcome.class().is_none(), &rating.unit)
    });
    for zone in &zones {
        table.add_row(words.row(zone, official));
    }
    if let (true, Some(column)) = (official.is_empty(), table.column_mut(7)) {
        column.set_constraint(ColumnConstraint::Hidden);
    }
    for column in [2, 4, 5] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut lines = vec![words.coverage(), table.trim_fmt()];
    let is_open = |zone: &&ZoneRating<'_>| zone.rating.gates.iter().any(|g| !g.holds.is_yes());
    if zones.iter().any(is_open) {
        lines.push(layout::hanging("", &messages.text("rating-gates-possible", &[])));
    }
    if zones.iter().all(|zone| zone.rating.composite.is_none()) {
        lines.push(layout::hanging("", &words.nothing_rated()));
    }
    Ok(lines.join("\n"))
}

/// Words for ratings in one language.
pub(crate) struct Words<'a> {
    pub(crate) messages: &'a Messages,
    pub(crate) amounts: Amounts<'a>,
    pub(crate) ratings: &'a ZoneRatings<'a>,
}

impl Words<'_> {
    const fn methodology(&self) -> &Methodology {
        self.ratings.methodology
    }

    fn code(&self) -> Language {
        self.messages.language()
    }

    fn heading(&self) -> String {
        let own = self.methodology();
        let status = self.messages.text(&format!("status-{}", own.status().as_str()), &[]);
        let period = self.amounts.period(self.ratings.period);
        let arguments = [
            ("title", own.title().get(self.code().code())),
            ("period", period.as_str()),
            ("version", own.version()),
            ("status", &status),
        ];
        let known = match self.ratings.known.on() {
            None => self.messages.text("known-all", &[]),
            Some(date) => self.messages.text("known-on", &[("date", &self.amounts.date(date))]),
        };
        let mut lines = vec![self.messages.text("rating-title", &arguments)];
        lines.extend(self.effective());
        lines.push(known);
        if own.status() != Status::Official {
            lines.push(self.messages.text(&format!("about-{}", own.status().as_str()), &[]));
        }
        lines.extend(own.note().map(|note| note.get(self.code().code()).to_owned()));
        let lines = lines.iter().map(|line| layout::hanging("", line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// When the methodology is in effect, and that the period isn't in it.
    pub(super) fn effective(&self) -> Option<String> {
        let own = self.methodology();
        let date = |day: Option<kawasan_model::Date>| {
            day.map_or_else(String::new, |day| self.amounts.date(day))
        };
        let (from, until) = own.effective();
        let key = match (from, until) {
            (None, None) => return None,
            (Some(_), None) => "effective-from",
            (None, Some(_)) => "effective-until",
            (Some(_), Some(_)) => "effective-between",
        };
        let line = self.messages.text(key, &[("from", &date(from)), ("until", &date(until))]);
        let key = match own.in_effect(self.ratings.period)? {
            InEffect::Throughout => return Some(line),
            InEffect::Partly => "effective-partly",
            InEffect::Never => "effective-never",
        };
        let period = self.amounts.the_period(self.ratings.period);
        Some(self.messages.text(key, &[("line", &line), ("period", &period)]))
    }

    /// Why no zone has a score.
    fn nothing_rated(&self) -> String {
        let mut indicators = self.methodology().indicators().iter();
        let is_given = indicators.all(|one| matches!(one.subject, Scored::Given { .. }));
        let key = if is_given { "rating-none-given" } else { "rating-none" };
        self.messages.text(key, &[])
    }

    /// How many zones could be rated, and what that takes.
    fn coverage(&self) -> String {
        let found = self.ratings.classes();
        let (rated, zones) = (found.rated().to_string(), found.zones().to_string());
        let insufficient = found.insufficient_data.len().to_string();
        let unrated = found.unrated.len().to_string();
        let least = self.percent(self.methodology().minimum_coverage());
        let arguments = [
            ("rated", rated.as_str()),
            ("zones", &zones),
            ("insufficient", &insufficient),
            ("unrated", &unrated),
            ("least", &least),
        ];
        layout::hanging("", &self.messages.text("rating-coverage", &arguments))
    }

    pub(crate) fn zone(&self, id: &str) -> String {
        let zone = self.ratings.known.registry().zones().find(|zone| zone.id().as_str() == id);
        zone.map_or_else(|| id.to_owned(), |zone| zone.name().to_owned())
    }

    pub(crate) fn class(&self, place: usize) -> String {
        let class = self.methodology().classes().get(place);
        class.map_or_else(String::new, |class| class.title.get(self.code().code()).to_owned())
    }

    pub(crate) fn outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Class(class) => self.class(class),
            other => self.messages.text(&format!("outcome-{}", other.as_str()), &[]),
        }
    }

    pub(crate) fn number(&self, number: rust_decimal::Decimal) -> String {
        self.amounts.number(number)
    }

    /// What the precision of the figures leaves open of a composite.
    pub(crate) fn bounds(&self, interval: kawasan_model::Interval) -> String {
        match (interval.low(), interval.high()) {
            (Some(low), Some(high)) if low == high => self.messages.text("bounds-exact", &[]),
            (Some(low), Some(high)) => {
                let (low, high) = (self.number(low), self.number(high));
                self.messages.text("bounds-between", &[("low", &low), ("high", &high)])
            }
            (Some(low), None) => self.messages.text("bounds-from", &[("low", &self.number(low))]),
            (None, Some(high)) => self.messages.text("bounds-to", &[("high", &self.number(high))]),
            (None, None) => self.messages.text("bounds-none", &[]),
        }
    }

    pub(crate) fn percent(&self, share: &kawasan_exact::Fraction) -> String {
        let percent = share.mul(&kawasan_exact::Fraction::from(100));
        let shown = kawasan_exact::rounded(&percent, 0, kawasan_exact::RoundingMode::HalfAway);
        shown.map_or_else(String::new, |shown| format!("{}%", self.number(shown)))
    }

    pub(crate) fn gate(&self, place: usize) -> String {
        let gate = self.methodology().gates().get(place);
        gate.map_or_else(String::new, |gate| gate.title.get(self.code().code()).to_owned())
    }

    fn row(&self, zone: &ZoneRating<'_>, official: &[&OfficialClass]) -> [String; 8] {
        let rating = &zone.rating;
        let gates = rating.gates.iter().map(|gate| {
            let name = self.gate(gate.gate);
            if gate.holds.is_yes() { name } else { format!("{name}?") }
        });
        let classes = official.iter().filter(|class| class.zone.as_str() == rating.unit);
        let classes = classes.map(|class| match self.methodology().class_named(&class.class) {
            Some(place) => self.class(place),
            None => class.class.clone(),
        });
        [
            self.zone(&rating.unit),
            self.outcome(rating.outcome),
            rating.composite.map_or_else(String::new, |composite| self.number(composite)),
            rating.composite.map_or_else(String::new, |_| self.bounds(rating.interval)),
            rating.rank.map_or_else(String::new, |rank| rank.to_string()),
            self.percent(&rating.coverage),
            gates.collect::<Vec<_>>().join(", "),
            classes.collect::<Vec<_>>().join("; "),
        ]
    }
}
