//! How ratings agree with official classes, in words.

use kawasan_exact::{Fraction, RoundingMode, rounded};
use kawasan_model::{Decimal, Language};
use kawasan_rating::{Backtest, Outcome, Pair, Threshold, Thresholds, ZoneRatings};
use serde::Serialize;

use super::Words;
use super::json::{class_of, share};
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
    let mut lines = vec![messages.text("backtest-heading", &[])];
    if backtest.pairs.is_empty() && backtest.unknown.is_empty() {
        let period = words.amounts.the_period(ratings.period);
        let key = match ratings.known.on() {
            None => "backtest-no-official",
            Some(_) => "backtest-no-official-on",
        };
        lines.push(messages.text(key, &[("period", &period)]));
        return Ok(lines.join("\n"));
    }
    if !backtest.pairs.is_empty() {
        lines.extend(words.agreement(backtest));
    }
    for pair in backtest.pairs.iter().filter(|pair| pair.agrees() != Some(true)) {
        lines.push(layout::hanging("- ", &words.pair(pair)));
    }
    if !backtest.unknown.is_empty() {
        let names = messages.list("list-and", &backtest.unknown);
        let line = messages.text("backtest-unknown", &[("classes", &names)]);
        lines.push(layout::hanging("", &line));
    }
    if let Some(found) = thresholds {
        lines.push(layout::hanging("", &words.thresholds(found)));
        lines.extend(found.limits.iter().map(|one| format!("- {}", words.threshold(one))));
    }
    Ok(lines.join("\n"))
}

impl Words<'_> {
    /// How many zones there are, and how far classes agree.
    fn agreement(&self, backtest: &Backtest) -> Vec<String> {
        let compared = backtest.pairs.iter().filter(|pair| pair.agrees().is_some()).count();
        let same = backtest.pairs.iter().filter(|pair| pair.agrees() == Some(true)).count();
        let counts = [backtest.pairs.len(), compared, same].map(|count| count.to_string());
        let [official, compared, same] = &counts;
        let Some(share) = &backtest.agreement else {
            return vec![self.messages.text("backtest-nothing", &[("official", official)])];
        };
        let agreement = self.percent(share);
        let arguments = [
            ("official", official.as_str()),
            ("compared", compared),
            ("same", same),
            ("agreement", &agreement),
        ];
        let kappa = |share: &Option<Fraction>| {
            let shown = rounded(share.as_ref()?, 2, RoundingMode::HalfAway)?;
            Some(self.number(shown))
        };
        let (plain, weighted) = (kappa(&backtest.kappa), kappa(&backtest.weighted_kappa));
        let key = match (&plain, &weighted) {
            (Some(_), Some(_)) => "backtest-kappa",
            (Some(_), None) => "backtest-kappa-plain",
            (None, _) => "backtest-no-kappa",
        };
        let (plain, weighted) = (plain.unwrap_or_default(), weighted.unwrap_or_default());
        let arguments = self.messages.text("backtest-agreement", &arguments);
        let kappa = self.messages.text(key, &[("kappa", &plain), ("weighted", &weighted)]);
        [arguments, kappa].map(|line| layout::hanging("", &line)).to_vec()
    }

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

    /// "Optimal: above 76.69 and up to 93.72, instead of 60"
    fn threshold(&self, limit: &Threshold) -> String {
        let key = match (limit.above, limit.at_most) {
            (Some(_), Some(_)) => "thresholds-limit",
            (Some(_), None) => "thresholds-limit-above",
            (None, Some(_)) => "thresholds-limit-up-to",
            (None, None) => "thresholds-limit-any",
        };
        let side = |side: Option<Decimal>| side.map_or_else(String::new, |side| self.number(side));
        let arguments = [
            ("class", self.class(limit.class)),
            ("own", self.number(limit.own)),
            ("above", side(limit.above)),
            ("most", side(limit.at_most)),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(key, &arguments)
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

/// How ratings agree with official classes, as JSON.
#[derive(Serialize)]
pub(super) struct BacktestForm<'a> {
    agreement: Option<String>,
    kappa: Option<String>,
    weighted_kappa: Option<String>,
    official: usize,
    compared: usize,
    disagreements: Vec<PairForm<'a>>,
    unknown: &'a [String],
}

#[derive(Serialize)]
struct PairForm<'a> {
    zone: &'a str,
    official: &'a str,
    ours: &'a str,
    indicator: Option<&'a str>,
}

impl<'a> BacktestForm<'a> {
    pub(super) fn of(words: &Words<'a>, backtest: &'a Backtest) -> Self {
        let methodology = words.ratings.methodology;
        let apart = backtest.pairs.iter().filter(|pair| pair.agrees() == Some(false));
        let form = |pair: &'a Pair| PairForm {
            zone: &pair.unit,
            official: class_of(words, Outcome::Class(pair.official)),
            ours: pair.ours.map_or("", |ours| class_of(words, ours)),
            indicator: pair
                .decides
                .and_then(|place| methodology.indicators().get(place))
                .map(|one| one.subject.id()),
        };
        BacktestForm {
            agreement: backtest.agreement.as_ref().map(share),
            kappa: backtest.kappa.as_ref().map(share),
            weighted_kappa: backtest.weighted_kappa.as_ref().map(share),
            official: backtest.pairs.len(),
            compared: backtest.pairs.iter().filter(|pair| pair.agrees().is_some()).count(),
            disagreements: apart.map(form).collect(),
            unknown: &backtest.unknown,
        }
    }
}

/// The limits that would have agreed best, as JSON.
#[derive(Serialize)]
pub(super) struct ThresholdsForm<'a> {
    agreement: String,
    own_agreement: String,
    units: usize,
    choices: usize,
    limits: Vec<ThresholdForm<'a>>,
}

#[derive(Serialize)]
struct ThresholdForm<'a> {
    class: &'a str,
    own: String,
    above: Option<String>,
    at_most: Option<String>,
}

impl<'a> ThresholdsForm<'a> {
    pub(super) fn of(words: &Words<'a>, found: &Thresholds) -> Self {
        let limit = |one: &Threshold| ThresholdForm {
            class: class_of(words, Outcome::Class(one.class)),
            own: one.own.to_string(),
            above: one.above.map(|above| above.to_string()),
            at_most: one.at_most.map(|at_most| at_most.to_string()),
        };
        ThresholdsForm {
            agreement: share(&found.agreement),
            own_agreement: share(&found.own_agreement),
            units: found.units,
            choices: found.choices,
            limits: found.limits.iter().map(limit).collect(),
        }
    }
}
