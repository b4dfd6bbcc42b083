//! Why a value is missing, in a sentence.

use kawasan_indicators::{Missing, NotKnown, Outcome};
use kawasan_model::{
    Basis, KeyPeriod, Measure, MeasureId, Measures, Observation, Period, Quarter, Registry,
    ReportedPeriod, Series, Source, Subject, Timing,
};

use crate::amounts::Amounts;
use crate::messages::Messages;

/// Writes reasons and series in one language.
pub(crate) struct Reasons<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    measures: &'a Measures,
}

impl<'a> Reasons<'a> {
    pub(crate) const fn new(messages: &'a Messages, measures: &'a Measures) -> Self {
        Reasons { messages, amounts: Amounts::new(messages), measures }
    }

    /// The reason as a clause: "no target had been published for …".
    pub(crate) fn sentence(&self, missing: &Missing<'_>) -> String {
        let key = format!("missing-{}", missing.code());
        if let Missing::NoSuchWindow { window, .. } = missing
            && window == "elapsed_share"
        {
            return self.messages.text("missing-no_elapsed_share", &[]);
        }
        if let Missing::NoPlan(term) = missing {
            let (measure, basis) = self.words(&term.series);
            let arguments = [("measure", measure), ("basis", &basis)];
            let reason = self.messages.text(&key, &arguments);
            let reason = self.with_later(reason, term);
            return match term.instead.is_empty() {
                true => reason,
                false => self.messages.text("missing-plan-undated", &[("reason", &reason)]),
            };
        }
        let Some(term) = missing.not_known() else { return self.messages.text(&key, &[]) };
        let what = self.series(&term.series, self.key_period(term.period));
        let mut reason = self.messages.text(&key, &[("what", &what)]);
        if let Some(stretch) = term.within {
            let first = self.amounts.period(stretch.start().into());
            let arguments = [("reason", reason.as_str()), ("first", &first)];
            reason = self.messages.text("missing-within", &arguments);
        }
        self.with_instead(self.with_later(reason, term), term)
    }

    /// The reason why an outcome is missing; empty of one that isn't.
    pub(crate) fn sentence_of(&self, outcome: &Outcome<'_>) -> String {
        outcome.missing().map_or_else(String::new, |missing| self.sentence(missing))
    }

    /// The names of what is counted and of what it stands on.
    fn words<'s>(&'s self, series: &'s Series) -> (&'s str, String) {
        let language = self.messages.language();
        let measure = self.measures.get(series.measure.as_str());
        let measure = measure.map_or(series.measure.as_str(), |m| m.title().get(language.code()));
        (measure, self.messages.text(&format!("basis-{}", series.basis), &[]))
    }

    /// "…; first published on 23 July 2025 (Sekretariat Kabinet)"
    fn with_later(&self, reason: String, term: &NotKnown<'_>) -> String {
        let Some(source) = term.published_later.map(|later| &later.source) else { return reason };
        let Some(date) = source.published_on else { return reason };
        let date = self.amounts.date(date);
        let arguments =
            [("reason", reason.as_str()), ("date", &date), ("publisher", &source.publisher)];
        self.messages.text("missing-later", &arguments)
    }

    /// "…, only for 2022"
    fn with_instead(&self, reason: String, term: &NotKnown<'_>) -> String {
        if term.instead.is_empty() {
            return reason;
        }
        let periods: Vec<String> =
            term.instead.iter().map(|period| self.amounts.the_reported_period(*period)).collect();
        let periods = self.messages.list("list-and", &periods);
        let arguments = [("reason", reason.as_str()), ("periods", &periods)];
        self.messages.text("missing-instead", &arguments)
    }

    /// "Investment, realised, added in Q1 2024"
    pub(crate) fn series(&self, series: &Series, period: ReportedPeriod) -> String {
        let (measure, basis) = self.words(series);
        let (key, period) = match (series.timing, series.basis) {
            (Timing::Flow, Basis::Realised) => {
                ("series-added", self.amounts.the_reported_period(period))
            }
            (Timing::Flow, _) => ("series-for", self.amounts.the_reported_period(period)),
            (Timing::Stock | Timing::Level, _) => ("series-at", self.amounts.ending(period)),
        };
        let arguments = [("measure", measure), ("basis", &basis), ("period", &period)];
        self.messages.text(key, &arguments)
    }

    /// When a figure is of: "end of Q1 2024" of a stock, "S1 2024" of a flow.
    pub(crate) fn when(&self, observation: &Observation) -> String {
        match (observation.series.timing, observation.series.basis) {
            (Timing::Flow, Basis::Realised) => self.amounts.reported_period(observation.period),
            (Timing::Flow, basis) => {
                let basis = self.messages.text(&format!("basis-{basis}"), &[]);
                let period = self.amounts.the_reported_period(observation.period);
                self.messages.text("when-basis", &[("basis", &basis), ("period", &period)])
            }
            _ => {
                let period = self.amounts.ending(observation.period);
                self.messages.text("when-at", &[("period", &period)])
            }
        }
    }

    /// "Investment, realised, added in Q1 2024: IDR 15.1 trillion"
    pub(crate) fn figure(&self, observation: &Observation) -> String {
        let series = self.series(&observation.series, observation.period);
        let figure = observation.figure.display(self.messages.language()).to_string();
        let arguments = [("series", series.as_str()), ("figure", &figure)];
        let line = self.messages.text("source-figure", &arguments);
        if observation.published_before_period_end() {
            return self.messages.text("source-early", &[("line", &line)]);
        }
        line
    }

    /// "CNBC Indonesia, 24 April 2024"
    pub(crate) fn release(&self, source: &Source) -> String {
        let date = source.published_on.map_or_else(
            || self.messages.text("source-undated", &[]),
            |date| self.amounts.date(date),
        );
        let arguments = [("publisher", source.publisher.as_str()), ("date", &date)];
        self.messages.text("source-release", &arguments)
    }

    /// What a zone is called, or the nation.
    pub(crate) fn subject(&self, subject: &Subject, registry: &Registry) -> String {
        match subject.zone().and_then(|id| registry.zone(id)) {
            Some(zone) => zone.name().to_owned(),
            None if *subject == Subject::National => self.messages.text("heading-national", &[]),
            None => subject.to_string(),
        }
    }

    /// Whether the stock of a measure can shrink.
    pub(crate) fn can_shrink(&self, measure: &MeasureId) -> bool {
        self.measures.get(measure.as_str()).is_some_and(Measure::can_shrink)
    }

    /// The period of a key; of a stock, the quarter or year that ends with it.
    fn key_period(&self, period: KeyPeriod) -> ReportedPeriod {
        match period {
            KeyPeriod::Over(period) => period,
            KeyPeriod::At(date) => {
                let year = Period::year(date.year()).ok();
                let year = year.filter(|year| year.last_day() == date);
                let period = year.or_else(|| Quarter::containing(date).map(Period::from));
                period.map_or(ReportedPeriod::Unstated, ReportedPeriod::from)
            }
            _ => ReportedPeriod::Unstated,
        }
    }
}
