//! What is wrong in a table that a user hands in.

use std::fmt;

use kawasan_model::{FieldError, IndexProblemKind, RateProblemKind};

use crate::layout_problem::LayoutProblem;

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
    /// The text isn't a table with such columns.
    #[error(transparent)]
    Layout(#[from] LayoutProblem),
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
            TableProblemKind::Layout(problem) => problem.help(),
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
