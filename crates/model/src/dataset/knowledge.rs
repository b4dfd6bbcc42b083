//! A dataset as it was known on a day.

use time::Date;

use super::Dataset;
use crate::{
    KeyPeriod, Observation, ObservationKey, Period, Registry, Series, Subject, Unit, release,
};

/// What a dataset knew on a day, or knows by now; see [`Dataset::known_on`].
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    dataset: &'a Dataset,
    on: Option<Date>,
}

impl<'a> Knowledge<'a> {
    pub(super) const fn new(dataset: &'a Dataset, on: Option<Date>) -> Self {
        Knowledge { dataset, on }
    }

    /// The day, or `None` for all that is known.
    #[must_use]
    pub const fn on(&self) -> Option<Date> {
        self.on
    }

    /// The dataset.
    #[must_use]
    pub const fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The zones and the country's lists.
    #[must_use]
    pub fn registry(&self) -> &'a Registry {
        self.dataset.registry()
    }

    /// All observations that were known, in the order of their keys, for each
    /// key the latest release first.
    pub fn observations(&self) -> impl Iterator<Item = &'a Observation> + use<'a> {
        let on = self.on;
        self.dataset.observations().filter(move |observation| observation.source.known_on(on))
    }

    /// The releases of one fact that were known, the latest first.
    pub fn releases(
        &self,
        key: &ObservationKey,
    ) -> impl Iterator<Item = &'a Observation> + use<'a> {
        let on = self.on;
        let all = self.dataset.releases.get(key).into_iter().flatten();
        all.filter(move |observation| observation.source.known_on(on))
    }

    /// The release of a fact that speaks: of those that agree with the latest,
    /// the most precise.
    #[must_use]
    pub fn speaking(&self, key: &ObservationKey) -> Option<&'a Observation> {
        // The dataset keeps the latest release first.
        release::speaking(self.releases(key))
    }

    /// The keys of a series in one unit for which something was known, in the
    /// order of their periods.
    pub fn keys_of(
        &self,
        series: &Series,
        unit: Unit,
    ) -> impl Iterator<Item = &'a ObservationKey> + use<'a> {
        let on = self.on;
        // The least of all periods, so this is where the series begins.
        let first = ObservationKey { series: series.clone(), unit, period: KeyPeriod::Unstated };
        let of_series = self.dataset.releases.range(&first..);
        let series = first.series.clone();
        of_series
            .take_while(move |(key, _)| key.unit == unit && key.series == series)
            .filter(move |(_, releases)| releases.iter().any(|o| o.source.known_on(on)))
            .map(|(key, _)| key)
    }

    /// The series of a subject in the dataset, whether they were known or not, each
    /// with its unit.
    #[must_use]
    pub fn series_of(&self, subject: &Subject) -> &'a [(Series, Unit)] {
        self.dataset.series.get(subject).map_or(&[], Vec::as_slice)
    }

    /// Facts of which two releases can't both be true, in the order of the keys.
    #[must_use]
    pub fn restatements(&self) -> Vec<Restatement<'a>> {
        let mut found = Vec::new();
        for key in self.dataset.releases.keys() {
            let releases: Vec<&Observation> = self.releases(key).collect();
            for (index, later) in releases.iter().enumerate() {
                for earlier in releases.iter().skip(index.saturating_add(1)) {
                    if !later.figure.agrees_with(&earlier.figure) {
                        found.push(Restatement { earlier, later });
                    }
                }
            }
        }
        found
    }

    /// Whether anything was known of a subject in a period: of the period
    /// itself, of a part of it, or of a longer one that holds it.
    #[must_use]
    pub fn knows_of(&self, subject: &Subject, period: Period) -> bool {
        self.observations().any(|observation| {
            let own = observation.period.period();
            observation.series.subject == *subject
                && own.is_some_and(|own| period.contains(own) || own.contains(period))
        })
    }
}

/// Two releases of one fact that can't both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restatement<'a> {
    /// The release that is heard later.
    pub earlier: &'a Observation,
    /// The release that is heard first.
    pub later: &'a Observation,
}
