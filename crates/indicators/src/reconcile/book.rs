//! The realised figures that speak, by what they are about.

use std::collections::{BTreeMap, BTreeSet};

use kawasan_model::{
    Basis, Date, Knowledge, Measure, MeasureId, Observation, ObservationKey, Period, Quarter,
    Subject, Timing, Unit,
};

use super::finding::{Operand, Role};
use crate::Window;
use crate::evaluate::{InputUse, resolve::Resolver};
use crate::formula::{Term, Whose};
use kawasan_exact::Fraction;

/// The realised totals that speak, by subject, measure and unit.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) known: Knowledge<'a>,
    pub(super) accounts: BTreeMap<(Subject, MeasureId, Unit), Account<'a>>,
}

/// The stocks and flows of one measure of one subject.
#[derive(Debug, Default)]
pub(super) struct Account<'a> {
    /// By date, one a date.
    pub(super) stocks: Vec<&'a Observation>,
    /// Over quarters, by their end, one a period.
    pub(super) flows: Vec<(Period, &'a Observation)>,
}

impl<'a> Book<'a> {
    pub(super) fn of(known: Knowledge<'a>) -> Self {
        let totals = known.observations().filter(|observation| {
            let series = &observation.series;
            series.counterparty.is_none() && series.basis == Basis::Realised
        });
        let keys: BTreeSet<ObservationKey> = totals.map(Observation::key).collect();
        let mut accounts: BTreeMap<_, Account<'a>> = BTreeMap::new();
        for key in keys {
            let Some(speaking) = known.speaking(&key) else { continue };
            let series = key.series;
            let account = accounts.entry((series.subject, series.measure, key.unit)).or_default();
            match (series.timing, speaking.period.end_date(), speaking.period.period()) {
                (Timing::Stock, Some(_), _) => account.stocks.push(speaking),
                (Timing::Flow, Some(_), Some(period)) => account.flows.push((period, speaking)),
                // A level is no sum of flows, and what has no period has no place.
                _ => {}
            }
        }
        for account in accounts.values_mut() {
            account.stocks.sort_by_key(|stock| stock.period.end_date());
            account.flows.sort_by_key(|(period, _)| (period.end(), period.start()));
        }
        Book { known, accounts }
    }

    /// Whether a stock of the measure can shrink. A measure that nobody declared
    /// can: that accuses nobody.
    pub(super) fn can_shrink(&self, measure: &MeasureId) -> bool {
        self.known.dataset().measures().get(measure.as_str()).is_none_or(Measure::can_shrink)
    }

    /// The flows that answer the stretch between two stocks, if there are such:
    /// published for it, one after the other, or the difference of two.
    pub(super) fn flows_between(
        &self,
        opening: &'a Observation,
        closing: &'a Observation,
    ) -> Option<Vec<Operand<'a>>> {
        let first = quarter_ending_on(opening.period.end_date()?)?.next()?;
        let last = quarter_ending_on(closing.period.end_date()?)?;
        let stretch = Period::between(first, last).ok()?;
        let series = &closing.series;
        let term = Term {
            whose: Whose::default(),
            measure: series.measure.clone(),
            basis: Basis::Realised,
            timing: Timing::Flow,
            unit: closing.figure.unit(),
            window: Window::PERIOD,
        };
        let resolver = Resolver::new(self.known, &series.subject);
        let input = resolver.resolve(&term, stretch).ok()?;
        let roles = match input.usage {
            InputUse::Difference => [Role::Added, Role::Deducted],
            _ => [Role::Added, Role::Added],
        };
        let roles = roles.into_iter().chain(std::iter::repeat(Role::Added));
        Some(roles.zip(input.observations).map(|(role, o)| Operand::new(role, o)).collect())
    }
}

impl<'a> Account<'a> {
    /// Flows that lie inside a stretch of time without overlapping, chosen to
    /// cover as much of it as they can.
    pub(super) fn inside(
        &self,
        after: Option<Date>,
        until: Date,
        but: Option<Period>,
    ) -> Vec<(Period, &'a Observation)> {
        let fits = |period: Period| {
            after.is_none_or(|after| after < period.first_day())
                && period.last_day() <= until
                && Some(period) != but
        };
        let flows: Vec<_> = self.flows.iter().filter(|(period, _)| fits(*period)).collect();
        // The best choice among the first so many, by their ends.
        let mut best: Vec<Choice<'a>> = vec![Choice::default()];
        for (period, observation) in flows.iter().copied() {
            let earlier = flows.iter().take_while(|(other, _)| other.end() < period.start());
            let before = best.get(earlier.count()).cloned().unwrap_or_default();
            let with = before.with(*period, observation);
            let without = best.last().cloned().unwrap_or_default();
            best.push(if with.is_better_than(&without) { with } else { without });
        }
        best.pop().unwrap_or_default().flows
    }
}

/// Flows that don't overlap.
#[derive(Debug, Clone)]
struct Choice<'a> {
    flows: Vec<(Period, &'a Observation)>,
    quarters: u32,
    low: Fraction,
}

impl Default for Choice<'_> {
    fn default() -> Self {
        Choice { flows: Vec::new(), quarters: 0, low: Fraction::ZERO }
    }
}

impl<'a> Choice<'a> {
    fn with(mut self, period: Period, observation: &'a Observation) -> Self {
        self.flows.push((period, observation));
        self.quarters = self.quarters.saturating_add(period.len().into());
        if let Some(low) = observation.figure.interval().low() {
            self.low = self.low.add(&Fraction::from(low));
        }
        self
    }

    /// More of the time, then by more, then in fewer pieces.
    fn is_better_than(&self, other: &Choice<'_>) -> bool {
        let pieces = |choice: &Choice<'_>| std::cmp::Reverse(choice.flows.len());
        (self.quarters, &self.low, pieces(self)) > (other.quarters, &other.low, pieces(other))
    }
}

fn quarter_ending_on(date: Date) -> Option<Quarter> {
    Quarter::containing(date).filter(|quarter| quarter.last_day() == date)
}
