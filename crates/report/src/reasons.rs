//! Why a value is missing, in a sentence.

use kawasan_indicators::{ConversionSource, Missing, NotKnown, Outcome};
use kawasan_model::{
    Basis, KeyPeriod, Knowledge, Measure, MeasureId, Measures, Observation, Period, PriceIndex,
    Quarter, RatePeriod, Registry, ReportedPeriod, Series, Source, Subject, Timing,
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
        if let Some(reason) = self.not_converted(&key, missing) {
            return reason;
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

    /// Why a figure can't be converted, if that is the reason.
    fn not_converted(&self, key: &str, missing: &Missing<'_>) -> Option<String> {
        Some(match missing {
            Missing::NoRate(none) => {
                let (from, to) = (none.from.code(), none.to.code());
                let arguments = [("from", from), ("to", to), ("when", &self.rate_period(none.at))];
                let reason = self.messages.text(key, &arguments);
                let instead = none.instead.iter().map(|at| self.rate_period(*at)).collect();
                self.instead(self.later(reason, none.published_later.as_deref()), instead)
            }
            Missing::NoPriceIndex(none) => {
                let (index, period) =
                    (self.price_index(&none.index), self.amounts.reported_period(none.period));
                let arguments = [("index", index.as_str()), ("period", &period)];
                let reason = self.messages.text(key, &arguments);
                let instead = none.instead.iter().map(|own| self.amounts.reported_period(*own));
                let instead = instead.collect();
                self.instead(self.later(reason, none.published_later.as_deref()), instead)
            }
            Missing::StockAtConstantPrices(term) => {
                let what = self.series(&term.series, term.period);
                self.messages.text(key, &[("what", &what)])
            }
            Missing::IndexOfOtherCurrency { index, found, .. } => {
                let name = self.price_index(index);
                let arguments = [
                    ("index", name.as_str()),
                    ("currency", index.currency.code()),
                    ("found", found.code()),
                ];
                self.messages.text(key, &arguments)
            }
            Missing::FixedAmount { quantity, .. } => {
                let amount = self.amounts.amount(quantity.amount(), quantity.unit());
                self.messages.text(key, &[("amount", &amount)])
            }
            Missing::NotConvertible { unit, .. } => {
                self.messages.text(key, &[("unit", &unit.to_string())])
            }
            _ => return None,
        })
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

    /// "the average of Q1 2024", "the close of 31 March 2024"
    pub(crate) fn rate_period(&self, at: RatePeriod) -> String {
        match at {
            RatePeriod::Average(period) => {
                let period = self.amounts.reported_period(period);
                self.messages.text("rate-average", &[("period", &period)])
            }
            RatePeriod::Closing(day) => {
                self.messages.text("rate-closing", &[("date", &self.amounts.date(day))])
            }
        }
    }

    /// "the GDP deflator (2010 = 100)"
    pub(crate) fn price_index(&self, index: &PriceIndex) -> String {
        let id = index.id.as_str();
        let name = self.messages.text_or(&format!("price-index-{id}"), id);
        let reference = self.amounts.reported_period(index.reference);
        let arguments = [("index", name.as_str()), ("reference", &reference)];
        self.messages.text("price-index-reference", &arguments)
    }

    /// "IDR 15,255 per USD, the average of 2023 (Kemenkeu, 2 January 2024)"
    pub(crate) fn conversion_source(&self, source: &ConversionSource<'_>) -> String {
        let (what, release) = match source {
            ConversionSource::Rate(rate) => {
                let figure = rate.figure().display(self.messages.language()).to_string();
                let when = self.rate_period(rate.at());
                let arguments = [("figure", figure.as_str()), ("when", &when)];
                (self.messages.text("conversion-rate", &arguments), rate.source())
            }
            ConversionSource::Index(number) => {
                let index = self.price_index(number.index());
                let period = self.amounts.reported_period(number.period());
                let figure = number.figure();
                let digits = self.amounts.number(figure.coefficient());
                let arguments =
                    [("index", index.as_str()), ("period", &period), ("number", &digits)];
                (self.messages.text("conversion-index", &arguments), number.source())
            }
        };
        let arguments = [("what", what.as_str()), ("release", &self.release(release))];
        self.messages.text("conversion-line", &arguments)
    }

    /// "…; first published on 23 July 2025 (Sekretariat Kabinet)"
    fn with_later(&self, reason: String, term: &NotKnown<'_>) -> String {
        self.later(reason, term.published_later.map(|later| later.source.as_ref()))
    }

    fn later(&self, reason: String, source: Option<&Source>) -> String {
        let Some(source) = source else { return reason };
        let Some(date) = source.published_on else { return reason };
        let date = self.amounts.date(date);
        let arguments =
            [("reason", reason.as_str()), ("date", &date), ("publisher", &source.publisher)];
        self.messages.text("missing-later", &arguments)
    }

    /// "…, only for 2022"
    fn with_instead(&self, reason: String, term: &NotKnown<'_>) -> String {
        let periods = term.instead.iter().map(|period| self.amounts.the_reported_period(*period));
        self.instead(reason, periods.collect())
    }

    fn instead(&self, reason: String, periods: Vec<String>) -> String {
        if periods.is_empty() {
            return reason;
        }
        let periods = self.messages.list("list-and", &periods);
        let arguments = [("reason", reason.as_str()), ("periods", &periods)];
        self.messages.text("missing-instead", &arguments)
    }

    /// By which knowledge: "By what was known on 24 April 2024."
    pub(crate) fn known(&self, known: Knowledge<'_>) -> String {
        match known.on() {
            None => self.messages.text("known-all", &[]),
            Some(day) => self.messages.text("known-on", &[("date", &self.amounts.date(day))]),
        }
    }

    /// The title of a measure.
    pub(crate) fn measure<'m>(&'m self, id: &'m MeasureId) -> &'m str {
        let measure = self.measures.get(id.as_str());
        measure.map_or(id.as_str(), |m| m.title().get(self.messages.language().code()))
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
