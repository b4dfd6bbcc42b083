//! What is wrong in a data file.

use std::fmt;

/// All that is wrong in one file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct LoadError {
    /// The file.
    pub file: &'static str,
    /// What is wrong, row by row, at least one.
    pub rows: Vec<RowError>,
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowError {
    /// The line on which the row begins, from 1; 0 if it is the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

impl RowError {
    pub(crate) fn new(line: u64, message: impl fmt::Display) -> Self {
        RowError { line, message: message.to_string() }
    }
}

impl LoadError {
    /// Nothing, if nothing is wrong.
    pub(crate) fn check(file: &'static str, rows: Vec<RowError>) -> Result<(), LoadError> {
        if rows.is_empty() { Ok(()) } else { Err(LoadError { file, rows }) }
    }

    /// The file as a whole is wrong.
    pub(crate) fn whole(file: &'static str, message: impl fmt::Display) -> Self {
        LoadError { file, rows: vec![RowError::new(0, message)] }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, row) in self.rows.iter().enumerate() {
            let end = if index == 0 { "" } else { "\n" };
            write!(f, "{end}{}:{}: {}", self.file, row.line, row.message)?;
        }
        Ok(())
    }
}
