//! What each column of a table means: from a mapping, and from the headers.

mod infer;
mod lexicon;
mod phrase;
mod titles;

use kawasan_model::{Basis, MeasureId, Qualifier, ReportedPeriod, ScaledUnit, Timing};

use crate::Field;

pub(crate) use infer::{Header, infer, is_header};
pub(crate) use lexicon::Lexicon;
pub(crate) use phrase::names_a_measure;

/// What the columns of a table mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The headers, as they are to be named in messages.
    pub(crate) names: Vec<String>,
    /// The column of each field, in the order of [`Field::ALL`].
    pub(crate) fields: [Option<usize>; Field::ALL.len()],
    /// The columns of figures.
    pub(crate) values: Vec<ValueColumn>,
    /// Whether each row is one observation, so that it must have a figure.
    pub(crate) is_tidy: bool,
    /// What is to be said of how the columns were taken.
    pub(crate) uses: Vec<ColumnUse>,
}

/// A column of figures, and what its header says of all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ValueColumn {
    pub(crate) column: usize,
    pub(crate) measure: Option<MeasureId>,
    pub(crate) basis: Option<Basis>,
    pub(crate) timing: Option<Timing>,
    pub(crate) period: Option<ReportedPeriod>,
    pub(crate) unit: Option<ScaledUnit>,
    pub(crate) qualifier: Option<Qualifier>,
}

/// How a column was taken.
///
/// # Examples
///
/// See [`Reading::columns`](crate::Reading::columns).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnUse {
    /// The column, from 0.
    pub index: usize,
    /// Its header.
    pub header: String,
    /// What it holds, such as `subject` or `investment, realised, flow, 2024-Q1, in
    /// IDR billion`; `None` if it isn't used.
    pub meaning: Option<String>,
    /// Whether the header is the name of a field, or the mapping says it: what
    /// remains was understood from words.
    pub is_declared: bool,
}

impl Layout {
    pub(crate) fn column_of(&self, field: Field) -> Option<usize> {
        self.fields.get(field.index()).copied().flatten()
    }

    /// The header of a column, or its letter.
    pub(crate) fn name(&self, column: usize) -> String {
        let name = self.names.get(column).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| crate::place::letters(column))
    }
}

impl ValueColumn {
    /// What is known of the figures, in words of data files.
    pub(crate) fn meaning(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.measure.as_ref().map(ToString::to_string));
        parts.extend(self.basis.map(|basis| basis.to_string()));
        parts.extend(self.timing.map(|timing| timing.to_string()));
        parts.extend(self.period.map(|period| period.to_string()));
        parts.extend(self.unit.map(|unit| format!("in {unit}")));
        if parts.is_empty() { "value".to_owned() } else { parts.join(", ") }
    }
}
