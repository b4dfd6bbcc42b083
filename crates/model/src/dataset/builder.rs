//! Building a dataset: every observation is checked, and all problems come back
//! at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::Check;
use super::{Dataset, DatasetError, Problem, ProblemKind, ReleasePolicy, Warning, WarningKind};
use crate::{
    Figure, Measures, Observation, ObservationKey, Registry, Series, Source, Subject, Unit,
};

/// Collects observations for a [`Dataset`]; see [`Dataset::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct DatasetBuilder {
    registry: Arc<Registry>,
    measures: Arc<Measures>,
    policy: ReleasePolicy,
    observations: Vec<Observation>,
}

impl DatasetBuilder {
    pub(super) fn new(registry: Arc<Registry>, measures: Arc<Measures>) -> Self {
        let policy = ReleasePolicy::default();
        DatasetBuilder { registry, measures, policy, observations: Vec::new() }
    }

    /// The order of publishers for releases of one day.
    pub fn policy(mut self, policy: ReleasePolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Adds an observation.
    pub fn observation(mut self, observation: Observation) -> Self {
        self.observations.push(observation);
        self
    }

    /// Adds observations.
    pub fn observations(mut self, observations: impl IntoIterator<Item = Observation>) -> Self {
        self.observations.extend(observations);
        self
    }

    /// Checks everything and builds the dataset. The order of the observations
    /// doesn't matter, but for the order of the problems.
    ///
    /// # Errors
    /// [`DatasetError`] with every problem of every observation.
    pub fn build(self) -> Result<Dataset, DatasetError> {
        let DatasetBuilder { registry, measures, policy, observations } = self;
        let check = Check { registry: &registry, measures: &measures };
        let mut problems: Vec<Problem> = Vec::new();
        for (index, observation) in observations.iter().enumerate() {
            problems.extend(check.problems(observation, index));
        }
        let by_key = by_key(&observations);
        for indices in by_key.values() {
            problems.extend(said_otherwise(&observations, indices));
        }
        problems.sort_by_key(|problem| problem.index);
        if !problems.is_empty() {
            return Err(DatasetError { problems });
        }
        let mut warnings: Vec<Warning> = Vec::new();
        let mut releases: BTreeMap<ObservationKey, Vec<Observation>> = BTreeMap::new();
        for (key, indices) in by_key {
            let rows: Vec<&Observation> =
                indices.iter().filter_map(|index| observations.get(*index)).collect();
            let (kept, repeated) = without_repeats(&rows, &policy);
            warnings.extend(repeated);
            releases.insert(key, kept);
        }
        for observation in releases.values().flatten() {
            warnings.extend(check.warnings(observation));
        }
        let series = series_of(releases.keys());
        Ok(Dataset { registry, measures, policy, releases, series, warnings })
    }
}

fn by_key(observations: &[Observation]) -> BTreeMap<ObservationKey, Vec<usize>> {
    let mut by_key: BTreeMap<ObservationKey, Vec<usize>> = BTreeMap::new();
    for (index, observation) in observations.iter().enumerate() {
        by_key.entry(observation.key()).or_default().push(index);
    }
    by_key
}

/// The series that keys belong to, by subject, each once.
fn series_of<'a>(
    keys: impl Iterator<Item = &'a ObservationKey>,
) -> BTreeMap<Subject, Vec<(Series, Unit)>> {
    let mut by_subject: BTreeMap<Subject, Vec<(Series, Unit)>> = BTreeMap::new();
    for key in keys {
        let known = by_subject.entry(key.series.subject.clone()).or_default();
        // Keys of one series in one unit stand together.
        if known.last().is_none_or(|(series, unit)| *series != key.series || *unit != key.unit) {
            known.push((key.series.clone(), key.unit));
        }
    }
    by_subject
}

/// One release that says two things of one: an error, unless both can be true.
fn said_otherwise(observations: &[Observation], indices: &[usize]) -> Vec<Problem> {
    let rows: Vec<(usize, &Observation)> =
        indices.iter().filter_map(|index| Some((*index, observations.get(*index)?))).collect();
    if rows.len() < 2 {
        return Vec::new();
    }
    let mut by_release: BTreeMap<&Source, Vec<Figure>> = BTreeMap::new();
    for (_, row) in &rows {
        by_release.entry(&*row.source).or_default().push(row.figure);
    }
    by_release.retain(|_, said| said.len() > 1);
    for said in by_release.values_mut() {
        said.sort_by_cached_key(ToString::to_string);
        said.dedup();
    }
    // Of several others the first by its words, which mostly is the first of all.
    let other_of = |row: &Observation| {
        let said = by_release.get(&*row.source)?;
        said.iter().copied().find(|figure| !figure.agrees_with(&row.figure))
    };
    rows.iter()
        .filter_map(|&(index, row)| {
            let kind = ProblemKind::SaidOtherwise { other: other_of(row)? };
            Some(Problem { observation: row.clone(), index, kind })
        })
        .collect()
}

/// The rows of one key, the latest release first, each once.
fn without_repeats(
    rows: &[&Observation],
    policy: &ReleasePolicy,
) -> (Vec<Observation>, Vec<Warning>) {
    let mut sorted: Vec<&Observation> = rows.to_vec();
    sorted.sort_by(|a, b| policy.latest_first(a, b));
    let mut kept: Vec<Observation> = Vec::new();
    let mut warnings = Vec::new();
    for run in sorted.chunk_by(|a, b| a == b) {
        let Some(&first) = run.first() else { continue };
        kept.push(first.clone());
        if run.len() > 1 {
            let kind = WarningKind::Repeated { times: run.len() };
            warnings.push(Warning { observation: first.clone(), kind });
        }
    }
    (kept, warnings)
}
