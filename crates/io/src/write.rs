//! Datasets as files.

mod csv_text;
mod row;
mod save;

pub use csv_text::dataset_csv;
pub use save::{SaveError, save};

pub(crate) use row::{Row, is_free_text, unmistakable};

use crate::Field;

/// Why observations can't be written in a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A text with a character that the format can't hold.
    #[error("the {field} of an observation holds {what}, which the format can't: `{text}`")]
    #[non_exhaustive]
    Text {
        /// What the text says.
        field: Field,
        /// What can't be written.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// More rows than a sheet of a workbook has.
    #[error("{rows} rows are more than a sheet has: expected at most {limit}")]
    #[non_exhaustive]
    Rows {
        /// How many there are.
        rows: usize,
        /// The most that a sheet has.
        limit: usize,
    },
    /// The library that writes the format failed.
    #[error("the file can't be made: {reason}")]
    #[non_exhaustive]
    Failed {
        /// Why.
        reason: String,
    },
}

impl WriteError {
    pub(crate) fn failed(error: impl std::fmt::Display) -> Self {
        WriteError::Failed { reason: error.to_string() }
    }
}
