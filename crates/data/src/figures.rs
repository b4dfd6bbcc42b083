//! The figures, from `national.csv` and `zone_figures.csv`.

use std::sync::Arc;

use kawasan_model::{
    Dataset, FieldError, Measures, Observation, ObservationFields, Registry, ReleasePolicy,
};

use crate::files;
use crate::load_error::{LoadError, RowError};
use crate::table::{self, Cells, Columns, rows};

const FILES: [(&str, &str); 2] =
    [("national.csv", files::NATIONAL), ("zone_figures.csv", files::ZONE_FIGURES)];

/// Those of the columns in the tidy layout without which a row is no figure.
pub(crate) const NEEDED: &[&str] =
    &["subject", "measure", "basis", "timing", "period", "value", "unit", "publisher"];

/// A row in the tidy layout; `published_on` is given apart, as a table may say it in another
/// column.
pub(crate) fn figure(cells: Cells<'_>, published_on: &str) -> Result<Observation, Vec<String>> {
    let fields = ObservationFields {
        subject: cells.get("subject"),
        counterparty: cells.get("counterparty"),
        measure: cells.get("measure"),
        basis: cells.get("basis"),
        timing: cells.get("timing"),
        period: cells.get("period"),
        value: cells.get("value"),
        unit: cells.get("unit"),
        as_stated: cells.get("as_stated"),
        qualifier: cells.get("qualifier"),
        publisher: cells.get("publisher"),
        published_on,
        url: cells.get("url"),
        note: cells.get("note"),
    };
    fields.read().map_err(|errors| errors.iter().map(with_help).collect())
}

fn with_help(error: &FieldError) -> String {
    match error.help() {
        Some(help) => format!("{error}; {help}"),
        None => error.to_string(),
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
    let columns = Columns { known: &ObservationFields::COLUMNS, needed: NEEDED };
    let mut rows = Vec::new();
    for (file, text) in FILES {
        let read = table::read_some(file, text, columns, |cells| {
            Ok(((file, cells.line), figure(cells, cells.get("published_on"))?))
        });
        rows.extend(read?);
    }
    dataset(registry, rows)
}

/// A dataset of rows, each with the file and line that it comes from.
pub(crate) fn dataset(
    registry: impl Into<Arc<Registry>>,
    rows: Vec<((&'static str, u64), Observation)>,
) -> Result<Dataset, LoadError> {
    let (places, observations): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    Dataset::builder(registry, Measures::standard())
        .policy(policy()?)
        .observations(observations)
        .build()
        .map_err(|error| {
            let place = |index: usize| places.get(index).copied().unwrap_or_default();
            let rows = error.problems.iter().map(|problem| {
                let (file, line) = place(problem.index);
                let help = problem.kind.help().map_or_else(String::new, |help| format!("; {help}"));
                (file, RowError::new(line, format!("{problem}{help}")))
            });
            // Of several files the first that is wrong; the others come once it is right.
            let rows: Vec<(&str, RowError)> = rows.collect();
            let file = rows.first().map_or("", |(file, _)| *file);
            let rows = rows.into_iter().filter(|(own, _)| *own == file).map(|(_, row)| row);
            LoadError { file, rows: rows.collect() }
        })
}

fn policy() -> Result<ReleasePolicy, LoadError> {
    let publishers = rows::<PublisherRow>("publishers.csv", files::PUBLISHERS)?;
    Ok(ReleasePolicy::preferring(publishers.into_iter().map(|row| row.cells.publisher)))
}
