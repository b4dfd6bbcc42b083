//! How ratings agree with official classes, in words.

use kawasan_exact::{Fraction, RoundingMode, rounded};
use kawasan_model::Language;
use kawasan_rating::{Backtest, Pair, Thresholds, ZoneRatings};

use super::Words;
use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

/// Writes a backtest: the agreement with its kappa, zone by zone where the two disagree or
/// nothing was rated, and the limits that would have agreed best with how uncertain they
/// are.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn backtest_text(
    ratings: &ZoneRatings<'_>,
    backtest: &Backtest,
    thresholds: Option<&Thresholds>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    let compared = backtest.pairs.iter().filter(|pair| pair.agrees().is_some()).count();
    let same = backtest.pairs.iter().filter(|pair| pair.agrees() == Some(true)).count();
    let counts = [backtest.pairs.len(), compared, same].map(|count| count.to_string());
    let [official, compared, same] = &counts;
    let agreement = backtest.agreement.as_ref().map(|share| words.percent(share));
    let none = messages.text("backtest-none", &[]);
    let arguments = [
        ("official", official.as_str()),
        ("compared", compared),
        ("same", same),
        ("agreement", agreement.as_deref().unwrap_or(&none)),
    ];
    let mut lines = vec![
        messages.text("backtest-heading", &[]),
        messages.text("backtest-agreement", &arguments),
    ];
    let kappa = |share: &Option<Fraction>| {
        let shown = share.as_ref().and_then(|share| rounded(share, 2, RoundingMode::HalfAway));
        shown.map_or_else(|| none.clone(), |shown| words.number(shown))
    };
    let (plain, weighted) = (kappa(&backtest.kappa), kappa(&backtest.weighted_kappa));
    lines.push(messages.text("backtest-kappa", &[("kappa", &plain), ("weighted", &weighted)]));
    for pair in backtest.pairs.iter().filter(|pair| pair.agrees() != Some(true)) {
        lines.push(layout::hanging("- ", &words.pair(pair)));
    }
    if !backtest.unknown.is_empty() {
        let names = backtest.unknown.join(", ");
        lines.push(messages.text("backtest-unknown", &[("classes", &names)]));
    }
    if let Some(found) = thresholds {
        lines.push(layout::hanging("", &words.thresholds(found)));
        for limit in &found.limits {
            let side = |side: Option<rust_decimal::Decimal>| {
                side.map_or_else(|| none.clone(), |side| words.number(side))
            };
            let arguments = [
                ("class", words.class(limit.class)),
                ("own", words.number(limit.own)),
                ("above", side(limit.above)),
                ("most", side(limit.at_most)),
            ];
            let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
            lines.push(format!("- {}", messages.text("thresholds-limit", &arguments)));
        }
    }
    Ok(lines.join("\n"))
}

impl Words<'_> {
    fn pair(&self, pair: &Pair) -> String {
        let zone = self.zone(&pair.unit);
        let official = self.class(pair.official);
        let Some(ours) = pair.ours else {
            let arguments = [("zone", zone.as_str()), ("official", &official)];
            return self.messages.text("backtest-unrated", &arguments);
        };
        let ours = self.outcome(ours);
        let arguments = [("zone", zone.as_str()), ("official", &official), ("ours", &ours)];
        let decides =
            pair.decides.and_then(|place| self.ratings.methodology.indicators().get(place));
        match decides {
            None => self.messages.text("backtest-pair", &arguments),
            Some(indicator) => {
                let title = indicator.subject.title().get(self.messages.language().code());
                let [zone, official, ours] = arguments;
                let arguments = [zone, official, ours, ("indicator", title)];
                self.messages.text("backtest-pair-decides", &arguments)
            }
        }
    }

    fn thresholds(&self, found: &Thresholds) -> String {
        let arguments = [
            ("agreement", self.percent(&found.agreement)),
            ("own", self.percent(&found.own_agreement)),
            ("units", found.units.to_string()),
            ("choices", found.choices.to_string()),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text("thresholds", &arguments)
    }
}
