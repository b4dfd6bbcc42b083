//! The figures, from `national.csv` and `zone_figures.csv`.

use kawasan_model::{Dataset, Measures, Observation, ObservationFields, Registry, ReleasePolicy};

use crate::files;
use crate::load_error::{LoadError, RowError};
use crate::table::rows;

const FILES: [(&str, &str); 2] =
    [("national.csv", files::NATIONAL), ("zone_figures.csv", files::ZONE_FIGURES)];

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureRow {
    subject: String,
    counterparty: String,
    measure: String,
    basis: String,
    timing: String,
    period: String,
    value: String,
    unit: String,
    as_stated: String,
    qualifier: String,
    publisher: String,
    published_on: String,
    url: String,
    note: String,
}

impl FigureRow {
    fn fields(&self) -> ObservationFields<'_> {
        ObservationFields {
            subject: &self.subject,
            counterparty: &self.counterparty,
            measure: &self.measure,
            basis: &self.basis,
            timing: &self.timing,
            period: &self.period,
            value: &self.value,
            unit: &self.unit,
            as_stated: &self.as_stated,
            qualifier: &self.qualifier,
            publisher: &self.publisher,
            published_on: &self.published_on,
            url: &self.url,
            note: &self.note,
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PublisherRow {
    publisher: String,
    #[expect(dead_code, reason = "a reason for the readers of the file")]
    why: String,
}

pub(crate) fn load(registry: Registry) -> Result<Dataset, LoadError> {
    let mut observations: Vec<Observation> = Vec::new();
    // The file and line of each observation, to name the place of a problem.
    let mut places: Vec<(&'static str, u64)> = Vec::new();
    for (file, text) in FILES {
        let mut wrong = Vec::new();
        for row in rows::<FigureRow>(file, text)? {
            match row.cells.fields().read() {
                Ok(observation) => {
                    observations.push(observation);
                    places.push((file, row.line));
                }
                Err(errors) => {
                    wrong.extend(errors.iter().map(|error| RowError::new(row.line, error)));
                }
            }
        }
        LoadError::check(file, wrong)?;
    }
    Dataset::builder(registry, Measures::standard())
        .policy(policy()?)
        .observations(observations)
        .build()
        .map_err(|error| {
            let (file, _) = places.first().copied().unwrap_or_default();
            let line = |index: usize| places.get(index).copied().unwrap_or((file, 0));
            let rows = error.problems.iter().map(|problem| {
                let (file, line) = line(problem.index);
                RowError::new(line, format!("{file}: {problem}"))
            });
            LoadError { file, rows: rows.collect() }
        })
}

fn policy() -> Result<ReleasePolicy, LoadError> {
    let publishers = rows::<PublisherRow>("publishers.csv", files::PUBLISHERS)?;
    Ok(ReleasePolicy::preferring(publishers.into_iter().map(|row| row.cells.publisher)))
}
