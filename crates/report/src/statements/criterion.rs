//! What a criterion rests on, in a phrase.

use kawasan_indicators::{IndicatorValue, Outcome, ProjectFigure};
use kawasan_model::{Observation, Period, Quarter};
use kawasan_statements::{CheckedCriterion, Evidence, HistoryEvidence, Published, Test};

use super::Words;
use crate::{claims, evaluation, projects};

impl Words<'_> {
    pub(super) fn evidence(&self, checked: &CheckedCriterion<'_>) -> String {
        match (&checked.evidence, &checked.criterion.test) {
            (Evidence::Value(value), _) => self.outcome(&value.outcome),
            (Evidence::Zones(zones), Test::Zones(test)) => self.zones(zones, test),
            (Evidence::Exchange(check), _) => {
                claims::clause(self.messages, check).trim_end_matches('.').to_owned()
            }
            (Evidence::Published(found), Test::Published(test)) => self.published(found, test),
            (Evidence::History(found), _) => self.history(found),
            (Evidence::Quarters(_, quarters), _) => self.quarters(quarters),
            // What there will be has a verdict.
            _ => self.verdict(checked.verdict),
        }
    }

    /// "77.65% (76.02 to 79.29%)", or why there is none.
    pub(super) fn outcome(&self, outcome: &Outcome<'_>) -> String {
        match outcome {
            Outcome::Value(value) => self.value(value),
            Outcome::Missing(missing) => self.reasons.sentence(missing),
        }
    }

    fn value(&self, value: &IndicatorValue<'_>) -> String {
        let [amount, bounds] = evaluation::value_and_bounds(self.messages, value);
        match (value.interval.is_exact(), value.coverage) {
            (true, _) => amount,
            (false, None) => {
                self.text("criterion-value", &[("amount", &amount), ("bounds", &bounds)])
            }
            (false, Some(_)) => {
                self.text("criterion-value-of", &[("amount", &amount), ("bounds", &bounds)])
            }
        }
    }

    /// "IDR 2.6 trillion (2021), and 3 more"; whose it is and what, where several may be
    /// meant.
    fn published(&self, found: &[&Observation], test: &Published) -> String {
        let Some(first) = found.first() else { return self.text("criterion-unpublished", &[]) };
        let figure = first.figure.display(self.messages.language()).to_string();
        let when = self.reasons.when(first);
        let mut text = self.text("criterion-when", &[("figure", &figure), ("when", &when)]);
        if test.measures.len() > 1 {
            let measure = self.dataset.measures().get(first.series.measure.as_str());
            let title = measure
                .map_or(first.series.measure.as_str(), |measure| measure.title().get(self.code()));
            text = self.text("criterion-of-measure", &[("measure", title), ("figure", &text)]);
        }
        if test.subjects.len() > 1 {
            text = self.of_zone(first, text);
        }
        match found.len().saturating_sub(1) {
            0 => text,
            others => {
                let others = others.to_string();
                self.text("criterion-published", &[("figure", &text), ("others", &others)])
            }
        }
    }

    /// How many figures were published of a project, and the latest.
    fn history(&self, found: &HistoryEvidence<'_>) -> String {
        let is_dated = |told: &&ProjectFigure<'_>| told.observation.source.published_on.is_some();
        let Some(last) = found.history.iter().rev().find(is_dated) else {
            return self.text("criterion-unpublished", &[]);
        };
        let count = found.history.len().to_string();
        let figure = last.observation.figure.display(self.messages.language()).to_string();
        let release = self.reasons.release(&last.observation.source);
        let arguments = [("figure", figure.as_str()), ("release", &release)];
        let figure = self.text("criterion-released", &arguments);
        self.text("criterion-history", &[("count", &count), ("figure", &figure)])
    }

    /// What was published of a project, a line for each figure.
    pub(super) fn history_lines(&self, found: &HistoryEvidence<'_>) -> Vec<String> {
        projects::history_lines(self.messages, &found.projects, &found.history)
    }

    /// A figure with its zone: "KEK Sei Mangkei: Exports, realised, added in 2024: …".
    pub(super) fn figure(&self, observation: &Observation) -> String {
        self.of_zone(observation, self.reasons.figure(observation))
    }

    fn of_zone(&self, observation: &Observation, figure: String) -> String {
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
                let without = self.messages.list("list-and", &without);
                self.text("criterion-quarters-without", &[known, all, ("without", &without)])
            }
        }
    }
}
