//! Why a zone is rated as it is, and what would change it, in words.

use kawasan_model::{Decimal, Language, Unit};
use kawasan_rating::{
    Explanation, Improvement, Improvements, Needs, NoImprovements, NoScore, Outcome, Step,
    ZoneRatings,
};

use super::Words;
use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

/// Writes an explanation as an indented text, from the class down to the documents.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn explanation_text(
    ratings: &ZoneRatings<'_>,
    zone: &str,
    explanation: &Explanation<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    let reasons = Reasons::new(&messages, ratings.known.dataset().measures());
    let mut lines = Vec::new();
    words.steps(&reasons, zone, explanation, 0, &mut lines);
    Ok(lines.join("\n"))
}

/// Writes what each indicator alone would need for the next class, the smallest change
/// that does, the other ones being as they are; or why there is no next class.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn improvements_text(
    ratings: &ZoneRatings<'_>,
    zone: &str,
    improvements: Result<&Improvements, NoImprovements>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    let name = words.zone(zone);
    let found = match improvements {
        Ok(found) => found,
        Err(none) => return Ok(messages.text(no_improvements(none), &[("zone", &name)])),
    };
    let (class, from) = (words.class(found.class), words.number(found.from));
    let arguments = [("zone", name.as_str()), ("class", &class), ("from", &from)];
    let mut lines = vec![messages.text("improvements-heading", &arguments)];
    let (without, with): (Vec<&Improvement>, Vec<&Improvement>) =
        found.indicators.iter().partition(|one| one.needs == Needs::Missing);
    lines.extend(with.iter().map(|one| layout::hanging("- ", &words.improvement(zone, one))));
    if !without.is_empty() {
        let titles: Vec<String> =
            without.iter().map(|one| words.indicator(one.indicator).0).collect();
        let arguments = [("indicators", titles.join("; "))];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        lines.push(layout::hanging("- ", &messages.text("improvements-missing", &arguments)));
    }
    Ok(lines.join("\n"))
}

/// What would bring a zone to the next class: a line for each indicator that alone could.
pub(crate) fn lift_lines(
    messages: &Messages,
    ratings: &ZoneRatings<'_>,
    zone: &str,
    lift: &Improvements,
) -> Vec<String> {
    let words = Words { messages, amounts: Amounts::new(messages), ratings };
    let class = words.class(lift.class);
    let enough = lift.indicators.iter().filter(|one| matches!(one.needs, Needs::Value { .. }));
    let line = |one| {
        let needs = words.improvement(zone, one);
        messages.text("lift-line", &[("class", &class), ("needs", &needs)])
    };
    enough.map(line).collect()
}

/// The message that says why there is no next class.
const fn no_improvements(none: NoImprovements) -> &'static str {
    match none {
        NoImprovements::BestClass => "improvements-best-class",
        NoImprovements::NoClass => "improvements-no-class",
        _ => "improvements-no-composite",
    }
}

impl Words<'_> {
    fn indicator(&self, place: usize) -> (String, Unit) {
        let indicator = self.ratings.methodology.indicators().get(place);
        indicator.map_or_else(
            || (String::new(), Unit::ONE),
            |one| {
                let title = one.subject.title().get(self.messages.language().code()).to_owned();
                (title, one.subject.unit())
            },
        )
    }

    pub(crate) fn improvement(&self, zone: &str, one: &Improvement) -> String {
        let (title, unit) = self.indicator(one.indicator);
        match one.needs {
            Needs::Value { value: exact, by, .. } => {
                let key = if by < Decimal::ZERO { "improvement-less" } else { "improvement-more" };
                let value = self.amounts.amount(exact, unit);
                let by = self.amounts.distance(by.abs(), Some(by.abs()), unit);
                let arguments = [("indicator", title.as_str()), ("value", &value), ("by", &by)];
                let text = self.messages.text(key, &arguments);
                self.with_amount(zone, one.indicator, exact, text)
            }
            Needs::Missing => self.messages.text("improvement-missing", &[("indicator", &title)]),
            _ => self.messages.text("improvement-not-enough", &[("indicator", &title)]),
        }
    }

    /// "…; with the other indicators as they are, that is IDR 6.8 trillion more of Investment"
    fn with_amount(&self, zone: &str, place: usize, value: Decimal, text: String) -> String {
        let Some((more, series)) = self.ratings.amount_for(zone, place, value) else { return text };
        let measures = self.ratings.known.dataset().measures();
        let measure = measures.get(series.measure.as_str());
        let code = self.messages.language().code().to_owned();
        let title = measure.map_or(series.measure.as_str(), |m| m.title().get(&code));
        let basis = self.messages.text(&format!("basis-{}", series.basis), &[]);
        let key =
            if more.amount() < Decimal::ZERO { "improvement-fewer" } else { "improvement-amount" };
        let amount = self.amounts.amount(more.amount().abs(), more.unit());
        let arguments =
            [("line", text.as_str()), ("amount", &amount), ("measure", title), ("basis", &basis)];
        let line = self.messages.text(key, &arguments);
        let others = self.ratings.methodology.resting_on(&series).into_iter();
        let others: Vec<String> =
            others.filter(|other| *other != place).map(|other| self.indicator(other).0).collect();
        if others.is_empty() {
            return line;
        }
        let arguments =
            [("line", line.as_str()), ("indicators", &self.messages.list("list-and", &others))];
        self.messages.text("improvement-shared", &arguments)
    }

    /// Why a value has no score.
    fn no_score(&self, why: NoScore) -> String {
        self.messages.text(&format!("no-score-{}", why.code()), &[])
    }

    fn steps(
        &self,
        reasons: &Reasons<'_>,
        zone: &str,
        explanation: &Explanation<'_>,
        depth: usize,
        lines: &mut Vec<String>,
    ) {
        let mark = format!("{}- ", "  ".repeat(depth));
        let mark = if depth == 0 { String::new() } else { mark };
        lines.push(layout::hanging(&mark, &self.step(reasons, zone, &explanation.step)));
        for inner in &explanation.because {
            self.steps(reasons, zone, inner, depth.saturating_add(1), lines);
        }
    }

    pub(crate) fn step(&self, reasons: &Reasons<'_>, zone: &str, step: &Step<'_>) -> String {
        let text = |key: &str, arguments: &[(&str, String)]| {
            let arguments: Vec<(&str, &str)> =
                arguments.iter().map(|(name, text)| (*name, text.as_str())).collect();
            self.messages.text(key, &arguments)
        };
        match step {
            Step::Outcome { outcome, rank, .. } => {
                let arguments = [
                    ("zone", self.zone(zone)),
                    ("outcome", self.outcome(*outcome)),
                    ("period", self.amounts.period(self.ratings.period)),
                    ("rank", rank.map_or_else(String::new, |rank| rank.to_string())),
                ];
                let key = if rank.is_some() { "step-outcome-rank" } else { "step-outcome" };
                text(key, &arguments)
            }
            Step::Gate { gate, holds, changed, .. } => {
                let key = match (holds.is_yes(), changed) {
                    (false, _) => "step-gate-possible",
                    (true, true) => "step-gate-changed",
                    (true, false) => "step-gate",
                };
                text(key, &[("gate", self.gate(*gate))])
            }
            Step::Composite { score: None, coverage, .. } if coverage.sign().is_eq() => {
                text("step-no-data", &[])
            }
            Step::Composite { score: None, coverage, .. } => {
                let least = self.percent(self.ratings.methodology.minimum_coverage());
                text("step-no-composite", &[("coverage", self.percent(coverage)), ("least", least)])
            }
            Step::Composite { score: Some(score), interval, class, coverage, .. } => {
                let class = class.map_or(Outcome::Unclassed, Outcome::Class);
                let arguments = [
                    ("score", self.number(*score)),
                    ("bounds", self.bounds(*interval)),
                    ("class", self.outcome(class)),
                    ("coverage", self.percent(coverage)),
                ];
                text("step-composite", &arguments)
            }
            Step::HeldBack { indicator, points, .. } => {
                let (title, _) = self.indicator(*indicator);
                text("step-held-back", &[("indicator", title), ("points", self.number(*points))])
            }
            Step::Group { group, score, .. } => {
                let own = self.ratings.methodology.groups().get(*group);
                let title = own.map_or_else(String::new, |own| {
                    own.title.get(self.messages.language().code()).to_owned()
                });
                match score {
                    None => text("step-group-missing", &[("group", title)]),
                    Some(score) => {
                        text("step-group", &[("group", title), ("score", self.number(*score))])
                    }
                }
            }
            Step::Indicator {
                indicator, value, interval, score, no_score, weight, points, ..
            } => {
                let (title, unit) = self.indicator(*indicator);
                let key = match (score, points) {
                    (None, _) => "step-indicator-no-score",
                    (Some(_), None) => "step-indicator",
                    (Some(_), Some(_)) => "step-indicator-points",
                };
                let arguments = [
                    ("indicator", title),
                    ("value", self.amounts.amount(*value, unit)),
                    ("bounds", self.amounts.bounds(*interval, unit)),
                    ("score", score.map_or_else(String::new, |score| self.number(score))),
                    ("weight", self.percent(weight)),
                    ("points", points.map_or_else(String::new, |points| self.number(points))),
                    ("why", no_score.map_or_else(String::new, |why| self.no_score(why))),
                ];
                text(key, &arguments)
            }
            Step::Imputed { indicator, score, weight, .. } => {
                let (title, _) = self.indicator(*indicator);
                let score = score.map_or_else(String::new, |score| self.number(score));
                let weight = self.percent(weight);
                text("step-imputed", &[("indicator", title), ("score", score), ("weight", weight)])
            }
            Step::Missing { indicator, reason, .. } => {
                let (title, _) = self.indicator(*indicator);
                let reason = reason.as_ref().map(|reason| reasons.sentence(reason));
                let reason = reason.unwrap_or_else(|| self.messages.text("value-missing", &[]));
                text("missing-line", &[("indicator", title), ("reason", reason)])
            }
            Step::Figure(observation) => {
                let figure = reasons.figure(observation);
                let release = reasons.release(&observation.source);
                text("trace-figure", &[("figure", figure), ("release", release)])
            }
            other => other.key().to_owned(),
        }
    }
}
