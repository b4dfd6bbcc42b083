//! From a term of a formula to observations.
//!
//! A flow over a window is answered by a flow that was published for it; else by
//! published flows that tile it; else by the difference of two published flows
//! that begin together. A longer flow is never split, and two stocks never make
//! a flow.

use kawasan_model::{
    Basis, KeyPeriod, Knowledge, Observation, ObservationKey, Period, Quarter, ReportedPeriod,
    Series, Subject, Timing, Unit,
};

use super::outcome::{Input, InputUse, Missing, NotKnown};
use crate::formula::Term;

/// Finds the observations of terms for one subject.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resolver<'a, 'b> {
    known: Knowledge<'a>,
    subject: &'b Subject,
    series: &'a [(Series, Unit)], // of the subject
}

impl<'a, 'b> Resolver<'a, 'b> {
    pub(crate) fn new(known: Knowledge<'a>, subject: &'b Subject) -> Self {
        Resolver { known, subject, series: known.series_of(subject) }
    }

    /// The observations that answer a term over a window.
    pub(crate) fn resolve(&self, term: &Term, window: Period) -> Result<Input<'a>, Missing<'a>> {
        // Most series of most zones have nothing; that is soon seen.
        if !self.has_series(term) {
            return Err(self.not_known(term, window, Vec::new(), None));
        }
        if term.window.hangs_on_data() {
            return self.dated(term, window);
        }
        let answer = match term.timing {
            Timing::Stock | Timing::Level => self.published(term, window),
            Timing::Flow => self
                .published(term, window)
                .or_else(|| self.tiled(term, window))
                .or_else(|| self.difference(term, window)),
        };
        match answer {
            Some((usage, observations)) => {
                let (series, conversions) = (self.series(term), Vec::new());
                Ok(Input { series, window, usage, observations, conversions })
            }
            None => {
                let key = self.key(term, window);
                let (instead, later) = (self.instead(&key, window), self.published_later(&key));
                Err(self.not_known(term, window, instead, later))
            }
        }
    }

    /// Whether the dataset has anything of the series of a term, known by then or
    /// not.
    fn has_series(&self, term: &Term) -> bool {
        self.series.iter().any(|(series, unit)| {
            series.timing == term.timing
                && series.basis == term.basis
                && series.counterparty.is_none()
                && *unit == term.unit
                && series.measure == term.measure
        })
    }

    fn series(&self, term: &Term) -> Series {
        Series::new(self.subject.clone(), term.measure.clone(), term.basis, term.timing)
    }

    fn key(&self, term: &Term, period: Period) -> ObservationKey {
        ObservationKey::new(self.series(term), term.unit, ReportedPeriod::Quarters(period))
    }

    fn speaking(&self, term: &Term, period: Period) -> Option<&'a Observation> {
        self.known.speaking(&self.key(term, period))
    }

    fn published(&self, term: &Term, window: Period) -> Option<(InputUse, Vec<&'a Observation>)> {
        Some((InputUse::Published, vec![self.speaking(term, window)?]))
    }

    /// The last of several dates: within a stretch, or of a plan whenever that is.
    fn dated(&self, term: &Term, stretch: Period) -> Result<Input<'a>, Missing<'a>> {
        let series = self.series(term);
        // In the order of their dates.
        let known: Vec<(&ObservationKey, Quarter)> = self
            .known
            .keys_of(&series, term.unit)
            .filter_map(|key| Some((key, quarter_ending_with(key)?)))
            .collect();
        let is_plan = term.window.is_plan();
        let fits = |quarter: Quarter| is_plan || stretch.contains(Period::from(quarter));
        let last = known.iter().rev().find(|(_, quarter)| fits(*quarter));
        let found = last.and_then(|(key, quarter)| Some((self.known.speaking(key)?, *quarter)));
        if let Some((observation, quarter)) = found {
            let (usage, window) = (InputUse::Published, Period::from(quarter));
            let (observations, conversions) = (vec![observation], Vec::new());
            return Ok(Input { series, window, usage, observations, conversions });
        }
        if is_plan {
            return Err(self.not_known(term, stretch, Vec::new(), None));
        }
        let before = known.iter().rev().find(|(_, quarter)| *quarter < stretch.start());
        let instead = before.map(|(_, quarter)| ReportedPeriod::from(Period::from(*quarter)));
        Err(self.not_known(term, stretch, instead.into_iter().collect(), None))
    }

    /// Flows one after the other that fill the window; of several ways, the one
    /// of the fewest flows, the longer ones first.
    fn tiled(&self, term: &Term, window: Period) -> Option<(InputUse, Vec<&'a Observation>)> {
        // The best way from a quarter to the window's end, from the last quarter back.
        let quarters: Vec<Quarter> = window.quarters().collect();
        let mut best: Vec<Option<Vec<&'a Observation>>> = vec![None; quarters.len()];
        for (from, &start) in quarters.iter().enumerate().rev() {
            let mut shortest: Option<Vec<&'a Observation>> = None;
            for (to, &end) in quarters.iter().enumerate().skip(from).rev() {
                let Some(piece) =
                    Period::between(start, end).ok().and_then(|p| self.speaking(term, p))
                else {
                    continue;
                };
                let rest = match best.get(to.saturating_add(1)) {
                    None => Some(Vec::new()),
                    Some(rest) => rest.clone(),
                };
                let Some(rest) = rest else { continue };
                let way: Vec<_> = std::iter::once(piece).chain(rest).collect();
                if shortest.as_ref().is_none_or(|known| way.len() < known.len()) {
                    shortest = Some(way);
                }
            }
            if let Some(slot) = best.get_mut(from) {
                *slot = shortest;
            }
        }
        let way = best.into_iter().next().flatten()?;
        Some((InputUse::Tiled, way))
    }

    /// A flow that ends with the window less the one that begins with it and
    /// ends where the window begins; of several, the shortest.
    fn difference(&self, term: &Term, window: Period) -> Option<(InputUse, Vec<&'a Observation>)> {
        // Figures are published for a year and its parts, so that is how far a flow reaches back.
        const REACH: i32 = 4;
        let before = window.start().prev()?;
        (0..REACH).find_map(|back| {
            let start = before.plus(back.checked_neg()?)?;
            let whole = Period::between(start, window.end()).ok()?;
            let prefix = Period::between(start, before).ok()?;
            let observations = vec![self.speaking(term, whole)?, self.speaking(term, prefix)?];
            Some((InputUse::Difference, observations))
        })
    }

    /// The reason why a term has no answer.
    fn not_known(
        &self,
        term: &Term,
        stretch: Period,
        instead: Vec<ReportedPeriod>,
        published_later: Option<&'a Observation>,
    ) -> Missing<'a> {
        let last = if term.window.hangs_on_data() { Period::from(stretch.end()) } else { stretch };
        let key = self.key(term, last);
        if term.window.is_plan() {
            return Missing::NoPlan(self.no_plan(key));
        }
        // Of what was looked for in a stretch of quarters, the window is their last one.
        let within = term.window.hangs_on_data().then_some(stretch).filter(|s| s.len() > 1);
        let (period, series) = (key.period, key.series);
        let term_known = NotKnown { instead, published_later, period, within, series };
        match term.basis {
            Basis::Realised => Missing::NotReported(term_known),
            Basis::Target => Missing::NoTarget(term_known),
            Basis::Committed => Missing::NoCommitment(term_known),
            Basis::Projected => Missing::NoProjection(term_known),
        }
    }

    /// What there is instead of a plan with a date: one without, or one published later.
    fn no_plan(&self, key: ObservationKey) -> NotKnown<'a> {
        let ObservationKey { series, unit, .. } = key;
        let is_undated = |key: &&ObservationKey| key.period == KeyPeriod::Unstated;
        let undated = self.known.keys_of(&series, unit).find(is_undated);
        let all = self.known.dataset().all_known();
        let later = all.keys_of(&series, unit).filter(|key| quarter_ending_with(key).is_some());
        let dated = later.flat_map(|key| all.releases(key));
        let first = dated.filter(|o| o.source.published_on.is_some());
        NotKnown {
            instead: undated.map(|_| ReportedPeriod::Unstated).into_iter().collect(),
            published_later: first.min_by_key(|o| o.source.published_on),
            period: KeyPeriod::Unstated,
            within: None,
            series,
        }
    }

    /// The first dated release of a fact that wasn't known yet.
    fn published_later(&self, key: &ObservationKey) -> Option<&'a Observation> {
        let all = self.known.dataset().all_known();
        let dated = all.releases(key).filter(|o| o.source.published_on.is_some());
        dated.min_by_key(|o| o.source.published_on)
    }

    /// The periods of a series that overlap a window which none of them answers.
    fn instead(&self, key: &ObservationKey, window: Period) -> Vec<ReportedPeriod> {
        let keys = self.known.keys_of(&key.series, key.unit);
        keys.filter_map(|known| match known.period {
            KeyPeriod::Over(period) if overlaps(period, window) => Some(period),
            _ => None,
        })
        .collect()
    }
}

fn overlaps(period: ReportedPeriod, window: Period) -> bool {
    let (Some(first), Some(last)) = (period.first_day(), period.end_date()) else { return false };
    first <= window.last_day() && window.first_day() <= last
}

/// The quarter that ends on the date of a stock or level.
fn quarter_ending_with(key: &ObservationKey) -> Option<Quarter> {
    let KeyPeriod::At(date) = key.period else { return None };
    Quarter::containing(date).filter(|quarter| quarter.last_day() == date)
}
