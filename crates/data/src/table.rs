//! Rows of an embedded CSV file.

use serde::de::DeserializeOwned;

use crate::load_error::{LoadError, RowError};

/// A row and the line on which it begins.
pub(crate) struct Row<T> {
    pub(crate) line: u64,
    pub(crate) cells: T,
}

/// Reads all rows of a file whose columns are the fields of `T`.
pub(crate) fn rows<T: DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<Row<T>>, LoadError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| LoadError::whole(file, error))?.clone();
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| LoadError::whole(file, error))?;
        let line = line_of(text, record.position());
        match record.deserialize(Some(&headers)) {
            Ok(cells) => rows.push(Row { line, cells }),
            Err(error) => wrong.push(RowError::new(line, error)),
        }
    }
    LoadError::check(file, wrong)?;
    Ok(rows)
}

/// The line on which a row begins, from 1; 0 if it isn't known. The reader's own
/// count takes the empty lines before a row for its beginning.
pub(crate) fn line_of(text: &str, position: Option<&csv::Position>) -> u64 {
    let Some(position) = position else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| text.as_bytes().get(byte..));
    let ends = rest.unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let empty = ends.filter(|byte| **byte == b'\n').count();
    position.line().saturating_add(u64::try_from(empty).unwrap_or(0))
}

/// The items of a cell that holds several, separated by `;`.
pub(crate) fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|item| !item.is_empty())
}

/// A cell that says something.
pub(crate) fn said(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    (!cell.is_empty()).then_some(cell)
}

/// Makes something of every row, keeping all that goes wrong.
pub(crate) fn each<T, U>(
    file: &'static str,
    rows: &[Row<T>],
    mut make: impl FnMut(&T) -> Result<U, Box<dyn std::error::Error>>,
) -> Result<Vec<U>, LoadError> {
    let mut made = Vec::new();
    let mut wrong = Vec::new();
    for row in rows {
        match make(&row.cells) {
            Ok(value) => made.push(value),
            Err(error) => wrong.push(RowError::new(row.line, error)),
        }
    }
    LoadError::check(file, wrong)?;
    Ok(made)
}
