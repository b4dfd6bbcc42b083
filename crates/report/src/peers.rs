//! Zones beside their peers, as a report.

mod json;

use comfy_table::{CellAlignment, Table};
use kawasan_indicators::{AmongPeers, Likeness, NotCompared, PeerComparison, PeerMedian, PeerRule};
use kawasan_model::{Knowledge, Language, Period};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

pub(crate) use json::ComparisonForm;
pub use json::peers_json;

/// Writes one indicator of all zones, each beside the median of its peers, with its rank
/// among them and whether it is behind: certainly, certainly not, or open.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, PeerRule};
/// use kawasan_model::Language;
///
/// let known = kek().dataset().all_known();
/// let catalogue = Catalogue::standard(known.dataset())?;
/// let stock = catalogue.get("investment_stock").ok_or("in the catalogue")?;
/// let (rule, period): (PeerRule, _) = ("island, at least 2".parse()?, "2021".parse()?);
/// let compared = rule.compare(known, stock, period);
/// let text = kawasan_report::peers_text(&rule, &compared, known, period, Language::ENGLISH)?;
/// assert!(text.contains("Peers: zones on the same island; at least 2 with a value."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn peers_text(
    rule: &PeerRule,
    compared: &[PeerComparison<'_, '_>],
    known: Knowledge<'_>,
    period: Period,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages) };
    let written = words.amounts.period(period);
    let title = compared.first().map_or("", |one| one.indicator.title().get(language.code()));
    let arguments = [("indicator", title), ("period", written.as_str())];
    let mut parts = vec![messages.text("peers-title", &arguments), words.known(known)];
    parts.push(words.rule(rule));
    let mut table = words.table("peers-column-zone");
    for one in compared {
        let name = match one.is_zone.is_yes() {
            true => one.zone.name().to_owned(),
            false => messages.text("peers-perhaps", &[("zone", one.zone.name())]),
        };
        table.add_row(words.row(name, one));
    }
    parts.push(finished(table));
    Ok(parts.join("\n"))
}

/// Writes one zone beside its peers: who they are, then each indicator of the zone with
/// the median of the peers, its rank and whether the zone is behind. Indicators without a
/// value are left out.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn zone_peers_text(
    rule: &PeerRule,
    compared: &[PeerComparison<'_, '_>],
    known: Knowledge<'_>,
    period: Period,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages) };
    let written = words.amounts.period(period);
    let zone = compared.first().map_or("", |one| one.zone.name());
    let arguments = [("zone", zone), ("period", written.as_str())];
    let mut parts = vec![messages.text("peers-title-zone", &arguments), words.known(known)];
    parts.push(words.rule(rule));
    parts.extend(compared.first().map(|one| words.peers(one)));
    let mut table = words.table("peers-column-indicator");
    for one in compared.iter().filter(|one| one.own.value().is_some()) {
        let title = one.indicator.title().get(language.code()).to_owned();
        table.add_row(words.row(title, one));
    }
    if table.row_count() > 0 {
        parts.push(finished(table));
    }
    Ok(parts.join("\n"))
}

/// One zone beside its peers in a phrase: its value, the median of the peers with what is
/// open, the difference and the rank; or why it isn't compared.
pub(crate) fn phrase(messages: &Messages, one: &PeerComparison<'_, '_>) -> String {
    let words = Words { messages, amounts: Amounts::new(messages) };
    let [_, value, _, median, bounds, difference, rank, behind] = words.row(String::new(), one);
    if one.standing.is_err() {
        return behind;
    }
    let arguments = [
        ("value", value.as_str()),
        ("median", &median),
        ("bounds", &bounds),
        ("difference", &difference),
        ("rank", &rank),
    ];
    words.text("peers-phrase", &arguments)
}

/// A rule in words, and the place of a zone among its peers, for other reports.
pub(crate) fn rule_text(messages: &Messages, rule: &PeerRule) -> String {
    Words { messages, amounts: Amounts::new(messages) }.rule(rule)
}

pub(crate) fn rank_text(messages: &Messages, found: &AmongPeers) -> String {
    Words { messages, amounts: Amounts::new(messages) }.rank(found)
}

fn finished(mut table: Table) -> String {
    for column in [1, 3, 5] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

struct Words<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
}

impl Words<'_> {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn known(&self, known: Knowledge<'_>) -> String {
        match known.on() {
            None => self.text("known-all", &[]),
            Some(date) => self.text("known-on", &[("date", &self.amounts.date(date))]),
        }
    }

    /// "Peers: zones of the same cluster, ages no more than 24 months apart; at least 3 with
    /// a value."
    fn rule(&self, rule: &PeerRule) -> String {
        let likeness = |likeness: &Likeness| match likeness {
            Likeness::AgeWithin(months) => {
                self.text("peers-age-within", &[("months", &months.to_string())])
            }
            Likeness::AgeBands(bands) => {
                let limits: Vec<String> = bands.limits().iter().map(ToString::to_string).collect();
                self.text("peers-age-bands", &[("months", &limits.join(", "))])
            }
            Likeness::Shares(attribute) => self.text(&format!("peers-{}", attribute.as_str()), &[]),
            other => other.to_string(),
        };
        let mut parts: Vec<String> = rule.likenesses().iter().map(likeness).collect();
        if parts.is_empty() {
            parts.push(self.text("peers-all", &[]));
        }
        let (rule, least) = (parts.join(", "), rule.least());
        let arguments = [("rule", rule.as_str()), ("count", &least.to_string())];
        let key = if least > 1 { "peers-rule-least" } else { "peers-rule" };
        layout::hanging("", &self.text(key, &arguments))
    }

    /// Who the peers of a zone are.
    fn peers(&self, one: &PeerComparison<'_, '_>) -> String {
        let names = one.peers.iter().map(|peer| match peer.is_peer.is_yes() {
            true => peer.zone.name().to_owned(),
            false => self.text("peers-perhaps", &[("zone", peer.zone.name())]),
        });
        let names: Vec<String> = names.collect();
        let key = if names.is_empty() { "peers-none" } else { "peers-are" };
        layout::hanging("", &self.text(key, &[("zones", &names.join(", "))]))
    }

    fn table(&self, first: &str) -> Table {
        layout::table([
            self.text(first, &[]),
            self.text("column-value", &[]),
            self.text("peers-column-peers", &[]),
            self.text("peers-column-median", &[]),
            self.text("peers-column-bounds", &[]),
            self.text("peers-column-difference", &[]),
            self.text("peers-column-rank", &[]),
            self.text("peers-column-behind", &[]),
        ])
    }

    fn row(&self, name: String, one: &PeerComparison<'_, '_>) -> [String; 8] {
        let unit = one.indicator.unit();
        let own = one.own.value().map(|value| self.amounts.amount(value.amount, unit));
        let median = one.median.as_ref().ok();
        let standing = one.standing.as_ref();
        let amount = |median: &PeerMedian| self.amounts.amount(median.amount, unit);
        let bounds = |median: &PeerMedian| self.amounts.bounds(median.interval, unit);
        [
            name,
            own.unwrap_or_else(|| self.text("value-missing", &[])),
            self.count(one),
            median.map_or_else(String::new, amount),
            median.map_or_else(String::new, bounds),
            standing.map_or_else(
                |_| String::new(),
                |found| self.amounts.signed(found.difference, unit),
            ),
            standing.map_or_else(|_| String::new(), |found| self.rank(found)),
            standing.map_or_else(
                |reason| self.reason(reason),
                |found| self.text(&format!("peers-behind-{}", found.is_behind), &[]),
            ),
        ]
    }

    /// "5 of 7": those with a value of those that there are, and who may be some more.
    fn count(&self, one: &PeerComparison<'_, '_>) -> String {
        let certain = || one.peers.iter().filter(|peer| peer.is_peer.is_yes());
        let with_value = certain().filter(|peer| peer.outcome.value().is_some()).count();
        let perhaps = one.peers.len().saturating_sub(certain().count());
        let (known, count) = (with_value.to_string(), certain().count().to_string());
        let key = if perhaps > 0 { "peers-count-perhaps" } else { "peers-count" };
        let perhaps = perhaps.to_string();
        self.text(key, &[("known", &known), ("count", &count), ("perhaps", &perhaps)])
    }

    fn rank(&self, found: &AmongPeers) -> String {
        let (best, worst) = found.rank_bounds;
        let arguments = [found.rank, found.of, best, worst].map(|number| number.to_string());
        let [rank, of, best, worst] = arguments.each_ref().map(String::as_str);
        if best == worst && best == rank {
            return self.text("peers-rank", &[("rank", rank), ("of", of)]);
        }
        let arguments = [("rank", rank), ("of", of), ("best", best), ("worst", worst)];
        self.text("peers-rank-open", &arguments)
    }

    fn reason(&self, reason: &NotCompared<'_>) -> String {
        self.text(&format!("peers-{}", reason.code()), &[])
    }
}
