//! How a project was told, figure by figure.

use kawasan_indicators::{Project, ProjectChange, ProjectFigure};
use kawasan_model::{Interval, MeasureId, Observation, Unit};
use rust_decimal::Decimal;

use super::Words;
use crate::layout;

impl Words<'_> {
    /// A table of every figure of a measure with what it changed.
    pub(super) fn history(&self, project: &Project<'_>, measure: &MeasureId) -> String {
        let title = self.reasons.measure(measure);
        let title = self.text("history-heading", &[("measure", title)]);
        let header = ["published", "figure", "of", "change"];
        let header = header.map(|column| self.text(&format!("history-{column}"), &[]));
        let mut table = layout::table(header);
        for told in project.history_of(measure.as_str()) {
            let own = told.observation;
            table.add_row([
                self.reasons.release(&own.source),
                self.figure(own),
                self.terms(&own.series, own.period),
                self.change(&told),
            ]);
        }
        format!("{title}\n{}", table.trim_fmt())
    }

    /// A line for each figure: who published it when, of what it is, and what it changed.
    pub(super) fn lines(&self, history: &[ProjectFigure<'_>]) -> Vec<String> {
        let line = |told: &ProjectFigure<'_>| {
            let own = told.observation;
            let arguments = [
                ("release", self.reasons.release(&own.source)),
                ("figure", self.figure(own)),
                ("terms", self.terms(&own.series, own.period)),
                ("change", self.change(told)),
            ];
            let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
            self.text("history-line", &arguments)
        };
        history.iter().map(line).collect()
    }

    fn figure(&self, observation: &Observation) -> String {
        observation.figure.display(self.messages.language()).to_string()
    }

    /// What a figure changed, in a clause.
    pub(super) fn change(&self, told: &ProjectFigure<'_>) -> String {
        let key = format!("change-{}", told.change.as_str());
        let Some(before) = told.change.before() else { return self.text(&key, &[]) };
        let figure = self.figure(before);
        let terms = self.terms(&before.series, before.period);
        let (figure, terms) = (("before", figure.as_str()), ("terms", terms.as_str()));
        match &told.change {
            ProjectChange::Restated { by: Some(by), .. } => {
                self.differs(&key, *by, told.observation.figure.unit(), &[figure])
            }
            ProjectChange::OtherPeriod { by: Some(by), .. } => {
                self.differs(&key, *by, told.observation.figure.unit(), &[figure, terms])
            }
            ProjectChange::OtherCurrency { implied: Some(rate), .. } => {
                let implied = self.amounts.rate(rate.interval, rate.unit);
                let Some(spread) = rate.spread else {
                    return self.text(&format!("{key}-rate"), &[figure, ("rate", &implied)]);
                };
                let spread = self.amounts.amount(spread, Unit::ONE);
                let arguments = [figure, ("rate", implied.as_str()), ("spread", &spread)];
                self.text(&format!("{key}-spread"), &arguments)
            }
            ProjectChange::Confirmed { .. }
            | ProjectChange::Refined { .. }
            | ProjectChange::Restated { .. }
            | ProjectChange::OtherCurrency { .. } => self.text(&key, &[figure]),
            _ => self.text(&key, &[figure, terms]),
        }
    }

    /// By how much more or less it is than before.
    fn differs(&self, key: &str, by: Interval, unit: Unit, arguments: &[(&str, &str)]) -> String {
        let less = || Interval::new(by.high().map(|end| -end), by.low().map(|end| -end)).ok();
        let (end, by) = match (by.low(), by.high(), less()) {
            (Some(low), _, _) if low >= Decimal::ZERO => ("more", by),
            (_, Some(high), Some(less)) if high <= Decimal::ZERO => ("less", less),
            _ => ("either", by),
        };
        let by = self.amounts.between(by, unit);
        let arguments: Vec<_> = arguments.iter().copied().chain([("by", by.as_str())]).collect();
        self.text(&format!("{key}-{end}"), &arguments)
    }
}
