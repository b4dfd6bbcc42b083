//! The end of reading: rows are checked against each other and the measures, and become
//! a dataset.

use std::collections::BTreeSet;
use std::sync::Arc;

use kawasan_model::{Dataset, DatasetError, Observation, WarningKind};

use super::check::Told;
use super::{Reader, Table};
use crate::Notice;
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::layout::ColumnUse;

/// What reading a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The figures; all of the file, or its good ones where those were asked for.
    pub dataset: Dataset,
    /// What was left out, and why; nothing, unless good rows were asked for.
    pub left_out: Diagnostics,
    /// How the columns were taken.
    pub columns: Vec<ColumnUse>,
    /// What a reader should know of how the file was read.
    pub notices: Vec<Notice>,
}

impl Reader {
    /// Checks what was read, and makes a dataset of it.
    pub(super) fn finish(&self, mut table: Table) -> Result<Reading, Diagnostics> {
        let entries = table.entries.take();
        match self.dataset(table) {
            Ok(mut reading) => {
                reading.left_out = Table::relocate(entries.as_deref(), reading.left_out);
                Ok(reading)
            }
            Err(wrong) => Err(Table::relocate(entries.as_deref(), wrong)),
        }
    }

    fn dataset(&self, table: Table) -> Result<Reading, Diagnostics> {
        let Table { mut rows, layout, place, mut notices, .. } = table;
        if rows.is_undecided && !rows.problems.is_empty() {
            // Its figures aren't known, so nothing follows from them.
            return Err(rows.problems);
        }
        let kept = self.takes_good_rows.then(|| rows.observations.clone());
        let mut left_out = std::mem::take(&mut rows.problems);
        let built = self.built(std::mem::take(&mut rows.observations));
        if let Err(error) = &built {
            let told = Told { layout: &layout, origins: &rows.origins, place: &place };
            for problem in &error.problems {
                left_out.push(told.diagnostic(problem), self.most_problems);
            }
            left_out.list.sort_by_key(|one| one.place.row);
        }
        let dataset = match (built, kept) {
            (Ok(dataset), Some(_)) => dataset,
            (Ok(dataset), None) if left_out.is_empty() => dataset,
            (_, None) => return Err(left_out),
            (Err(error), Some(kept)) => {
                let wrong: BTreeSet<usize> = error.problems.iter().map(|one| one.index).collect();
                let count = u64::try_from(wrong.len()).unwrap_or(u64::MAX);
                rows.left_out = rows.left_out.saturating_add(count);
                let good = kept.into_iter().enumerate();
                let good = good.filter(|(index, _)| !wrong.contains(index)).map(|(_, one)| one);
                // Of contradicting rows all are left out, so what remains has none.
                self.built(good.collect()).map_err(|error| {
                    let message = error.to_string();
                    let kind = DiagnosticKind::Syntax { reason: message };
                    Diagnostics::of(Diagnostic::new(place.clone(), kind))
                })?
            }
        };
        if rows.left_out > 0 {
            notices.push(Notice::LeftOut { figures: rows.left_out });
        }
        if dataset.observations().next().is_none() {
            notices.push(Notice::NoFigures);
        }
        notices.extend(doubts(&dataset));
        Ok(Reading { dataset, left_out, columns: layout.uses, notices })
    }

    fn built(&self, observations: Vec<Observation>) -> Result<Dataset, DatasetError> {
        Dataset::builder(Arc::clone(&self.registry), Arc::clone(&self.measures))
            .policy(self.policy.clone())
            .observations(observations)
            .build()
    }
}

/// The most doubts that are told one by one.
const MOST_DOUBTS: usize = 10;

/// What rows say twice, or otherwise than their words or than each other, so that one of
/// them may be a slip. (What is doubtful by itself is told by the dataset.)
fn doubts(dataset: &Dataset) -> Vec<Notice> {
    let of_rows = |kind: &WarningKind| {
        matches!(kind, WarningKind::Repeated { .. } | WarningKind::NotAsStated { .. })
    };
    let own = dataset.warnings().iter().filter(|warning| of_rows(&warning.kind));
    let own = own.map(|warning| (&warning.observation, warning.kind.to_string()));
    let all: Vec<(&Observation, String)> = own.chain(close(dataset)).collect();
    let told = all.iter().take(MOST_DOUBTS).map(|(observation, doubt)| Notice::Doubt {
        figure: observation.to_string(),
        doubt: doubt.clone(),
    });
    let mut told: Vec<Notice> = told.collect();
    let more = all.len().saturating_sub(MOST_DOUBTS);
    if more > 0 {
        told.push(Notice::MoreDoubts { figures: u64::try_from(more).unwrap_or(u64::MAX) });
    }
    told
}

/// Figures of one release for one thing that differ in their last digit: rounding allows
/// both, a slip of the hand is likelier.
fn close(dataset: &Dataset) -> impl Iterator<Item = (&Observation, String)> {
    let pairs = dataset.observations().zip(dataset.observations().skip(1));
    pairs.filter_map(|(one, next)| {
        let (own, other) = (one.figure, next.figure);
        let is_as_precise = own.scaled_unit() == other.scaled_unit()
            && own.coefficient().scale() == other.coefficient().scale();
        let is_one_release = one.source == next.source && one.key() == next.key();
        (is_as_precise && own != other && own.qualifier() == other.qualifier() && is_one_release)
            .then(|| (one, format!("the same release also says `{other}`")))
    })
}
