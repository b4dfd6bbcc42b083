//! How many zones have which class, and who needs support, in words.

use kawasan_indicators::{PeerComparison, Quantifier};
use kawasan_model::Language;

use super::Words;
use crate::layout;
use crate::messages::NoSuchLanguage;
use crate::ratings::improvements_text;

/// Class by class, those with it; then whether most are at least in each.
pub(super) fn tally(words: &Words<'_>) -> String {
    let ratings = words.cycle.ratings;
    let found = ratings.classes();
    let of_classes = found.classes.iter().enumerate();
    let of_classes = of_classes.map(|(place, zones)| (words.ratings.class(place), zones));
    let others = [
        ("outcome-unclassed", &found.unclassed),
        ("outcome-insufficient_data", &found.insufficient_data),
        ("outcome-unrated", &found.unrated),
    ];
    let others = others.map(|(key, zones)| (words.text(key, &[]), zones));
    let lists = of_classes.chain(others.into_iter().filter(|(_, zones)| !zones.is_empty()));
    let mut lines: Vec<String> = lists
        .map(|(title, zones)| {
            let (count, names) = (zones.len().to_string(), words.zones(zones.iter().copied()));
            let arguments = [("class", title.as_str()), ("count", &count), ("zones", &names)];
            let key = if zones.is_empty() { "tally-none" } else { "tally-class" };
            layout::hanging("- ", &words.text(key, &arguments))
        })
        .collect();
    let scale = ratings.methodology.scale_of_classes(ratings.quarters);
    // All are at least in the lowest.
    for (place, _) in scale.iter().take(scale.len().saturating_sub(1)) {
        let judged = ratings.at_least(*place).judge(Quantifier::Most);
        let count = words.range(judged.holding);
        let zones = words.range(judged.members);
        let class = words.ratings.class(*place);
        let arguments = [("class", class.as_str()), ("count", &count), ("zones", &zones)];
        let key = format!("tally-most-{}", judged.verdict);
        lines.push(layout::hanging("", &words.text(&key, &arguments)));
    }
    lines.join("\n")
}

/// The zones of the lowest class, each beside its peers and with what would lift it.
pub(super) fn support(words: &Words<'_>, language: Language) -> Result<String, NoSuchLanguage> {
    let found = words.cycle.ratings.support();
    if found.is_empty() {
        return Ok(words.text("support-none", &[]));
    }
    let rule = words.cycle.peers.map(|(rule, _)| crate::peers::rule_text(words.messages, rule));
    let mut parts: Vec<String> = rule.into_iter().collect();
    for one in &found {
        let mut lines = match &one.improvements {
            Some(improvements) => {
                vec![improvements_text(words.cycle.ratings, one.zone, Ok(improvements), language)?]
            }
            None => {
                let zone = words.ratings.zone(one.zone);
                vec![words.text("support-gate", &[("zone", &zone)])]
            }
        };
        lines.extend(beside_peers(words, one.zone));
        parts.push(lines.join("\n"));
    }
    Ok(parts.join("\n\n"))
}

/// "Investment against a linear pace: 32.66%, its peers 87.10% in the middle; slower"
fn beside_peers(words: &Words<'_>, zone: &str) -> Option<String> {
    let (_, compared) = words.cycle.peers?;
    let one: &PeerComparison<'_, '_> =
        compared.iter().find(|one| one.zone.id().as_str() == zone)?;
    let title = one.indicator.title().get(words.messages.language().code());
    let unit = one.indicator.unit();
    let line = match (&one.median, &one.standing, one.own.value()) {
        (Ok(median), Ok(standing), Some(own)) => {
            let own = words.amounts.amount(own.amount, unit);
            let median = words.amounts.amount(median.amount, unit);
            let rank = crate::peers::rank_text(words.messages, standing);
            let arguments =
                [("indicator", title), ("value", &own), ("median", &median), ("rank", &rank)];
            words.text(&format!("support-peers-{}", standing.is_behind), &arguments)
        }
        (_, Err(reason), _) => {
            let reason = words.text(&format!("peers-{}", reason.code()), &[]);
            words.text("support-no-peers", &[("indicator", title), ("reason", &reason)])
        }
        _ => return None,
    };
    Some(layout::hanging("- ", &line))
}

impl Words<'_> {
    /// One number, or from one to another.
    fn range(&self, (low, high): (usize, usize)) -> String {
        let (least, most) = (low.to_string(), high.to_string());
        match low == high {
            true => least,
            false => self.text("bounds-between", &[("low", &least), ("high", &most)]),
        }
    }
}
