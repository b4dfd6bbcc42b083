//! What is wrong in a table that a user hands in.

use std::fmt;

use kawasan_model::{FieldError, IndexProblemKind, RateProblemKind};

/// All that is wrong in a table, in the order of its lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
#[non_exhaustive]
pub struct TableError {
    /// The problems, at least one.
    pub problems: Vec<TableProblem>,
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableProblem {
    /// The line on which the row begins, from 1; that of the header is 1.
    pub line: u64,
    /// What is wrong.
    pub kind: TableProblemKind,
}

/// What is wrong in a line of a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableProblemKind {
    /// A column of a name that no table of this kind has.
    #[error("there is no column `{name}`")]
    #[non_exhaustive]
    UnknownColumn {
        /// The name.
        name: String,
        /// The column that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A column is there twice.
    #[error("the column `{name}` is there twice")]
    #[non_exhaustive]
    RepeatedColumn {
        /// The name.
        name: String,
    },
    /// A column that is needed isn't there.
    #[error("the column `{name}` is missing")]
    #[non_exhaustive]
    MissingColumn {
        /// The name.
        name: &'static str,
    },
    /// More or fewer cells than columns.
    #[error("the row has {found} cells: expected {expected}, as in the header")]
    #[non_exhaustive]
    Cells {
        /// How many it has.
        found: u64,
        /// How many columns there are.
        expected: u64,
    },
    /// No CSV.
    #[error("{reason}")]
    #[non_exhaustive]
    NotCsv {
        /// What the reader of CSV says.
        reason: String,
    },
    /// A cell that can't be read.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A rate that doesn't go with those before it.
    #[error(transparent)]
    Rate(#[from] RateProblemKind),
    /// An index number that doesn't go with those before it.
    #[error(transparent)]
    IndexNumber(#[from] IndexProblemKind),
}

impl TableProblemKind {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            TableProblemKind::UnknownColumn { nearest, .. } => {
                nearest.map(|near| format!("did you mean `{near}`?"))
            }
            TableProblemKind::Field(error) => error.help(),
            _ => None,
        }
    }
}

/// Line, problem, and what was probably meant.
impl fmt::Display for TableProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.kind)?;
        match self.kind.help() {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}
