//! Rows of a CSV file: embedded ones by their columns, those of users by whichever of the
//! known columns they have, in any order.

use std::collections::BTreeSet;

use csv::StringRecord;
use kawasan_model::suggest;
use serde::de::DeserializeOwned;

use crate::layout;
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

/// The columns that a file of users must have and may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'c> {
    pub(crate) needed: &'c [&'static str],
    pub(crate) optional: &'c [&'static str],
}

/// A row of a file of users.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'r> {
    pub(crate) line: u64,
    headers: &'r StringRecord,
    record: &'r StringRecord,
}

impl<'r> Cells<'r> {
    /// A cell without the blanks around it; empty where the file lacks the column.
    pub(crate) fn get(self, column: &str) -> &'r str {
        let index = self.headers.iter().position(|name| name == column);
        index.and_then(|index| self.record.get(index)).map_or("", str::trim)
    }
}

/// Makes something of every row of a file of users, keeping all that goes wrong with the
/// line of its row.
pub(crate) fn read<T>(
    file: &'static str,
    text: &str,
    columns: Columns<'_>,
    mut make: impl FnMut(Cells<'_>) -> Result<T, Vec<String>>,
) -> Result<Vec<T>, LoadError> {
    let text = text.trim_start_matches('\u{feff}');
    LoadError::check(file, columns.wrong_layout(text).into_iter().collect())?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| LoadError::whole(file, error))?.clone();
    LoadError::check(file, columns.wrong(&headers))?;
    let mut made = Vec::new();
    let mut wrong = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = line_of(text, error.position());
                wrong.push(RowError::new(line, unequal(&error)));
                continue;
            }
        };
        let line = line_of(text, record.position());
        match make(Cells { line, headers: &headers, record: &record }) {
            Ok(value) => made.push(value),
            Err(all) => wrong.extend(all.into_iter().map(|one| RowError::new(line, one))),
        }
    }
    if made.is_empty() && wrong.is_empty() {
        wrong.push(RowError::new(1, "there is no row below the columns"));
    }
    LoadError::check(file, wrong)?;
    Ok(made)
}

impl Columns<'_> {
    fn known(self) -> impl Iterator<Item = &'static str> + Clone {
        self.needed.iter().chain(self.optional).copied()
    }

    /// What keeps a text from being a table with such columns.
    fn wrong_layout(self, text: &str) -> Option<RowError> {
        let is_column = |name: &str| self.known().any(|column| column == name);
        let header = text.lines().next().unwrap_or_default();
        if text.trim().is_empty() {
            let what = format!("the file is empty: expected the columns {}", named(self.needed));
            return Some(RowError::new(1, what));
        }
        layout::wrong_separator(header, is_column).or_else(|| layout::wrong_quotes(text))
    }

    /// Columns that are missing, unknown or there twice.
    fn wrong(self, headers: &StringRecord) -> Vec<RowError> {
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        for name in headers {
            if !self.known().any(|column| column == name) {
                let help = suggest::nearest(name, self.known())
                    .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                wrong.push(format!("there is no column `{name}`{help}"));
            } else if !seen.insert(name) {
                wrong.push(format!("the column `{name}` is there twice"));
            }
        }
        if seen.is_empty() {
            let found: Vec<&str> = headers.iter().collect();
            let found: String = found.join(",").chars().take(60).collect();
            let needed = named(self.needed);
            wrong =
                vec![format!("the first line has none of the columns {needed}: found `{found}`")];
        } else {
            let missing: Vec<&str> =
                self.needed.iter().filter(|column| !seen.contains(**column)).copied().collect();
            match missing.as_slice() {
                [] => {}
                [one] => wrong.push(format!("the column `{one}` is missing")),
                several => wrong.push(format!("the columns {} are missing", named(several))),
            }
        }
        wrong.into_iter().map(|message| RowError::new(1, message)).collect()
    }
}

fn named(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}

fn unequal(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let hint = match len > expected_len {
                true => "; a cell that holds a comma stands in quotes",
                false => "",
            };
            format!("the row has {len} cells: expected {expected_len}, as in the header{hint}")
        }
        _ => error.to_string(),
    }
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
