//! Rows of a CSV file: embedded ones by their columns, those of users by whichever of the
//! known columns they have, in any order.

use std::collections::BTreeSet;

use csv::StringRecord;
use kawasan_model::suggest;
use serde::de::DeserializeOwned;

use crate::layout;
use crate::layout_problem::LayoutProblem;
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

/// The columns that a file of users may have, and those of them that it must have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns<'c> {
    pub(crate) known: &'c [&'static str],
    pub(crate) needed: &'c [&'static str],
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

/// What is wrong at a line: no table, or a row whose cells are wrong.
#[derive(Debug)]
pub(crate) enum Wrong<E> {
    Layout(LayoutProblem),
    Row(E),
}

/// All that is wrong, each with its line.
pub(crate) type AllWrong<E> = Vec<(u64, Wrong<E>)>;

/// Makes something of every row of a file of users, or tells all that goes wrong with the
/// lines of the rows. A table without a row is one.
pub(crate) fn read<T, E>(
    text: &str,
    columns: Columns<'_>,
    mut make: impl FnMut(Cells<'_>) -> Result<T, Vec<E>>,
) -> Result<Vec<Row<T>>, AllWrong<E>> {
    // Excel writes a mark before the first column.
    let text = text.trim_start_matches('\u{feff}');
    columns.wrong_layout(text).map_or(Ok(()), |(line, what)| Err(vec![(line, what.into())]))?;
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return Err(vec![not_csv(text, &error)]),
    };
    let mut wrong: Vec<_> =
        columns.wrong(&headers).into_iter().map(|what| (1, what.into())).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut made = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                wrong.push(not_csv(text, &error));
                continue;
            }
        };
        let line = line_of(text, record.position());
        match make(Cells { line, headers: &headers, record: &record }) {
            Ok(cells) => made.push(Row { line, cells }),
            Err(all) => wrong.extend(all.into_iter().map(|one| (line, Wrong::Row(one)))),
        }
    }
    if wrong.is_empty() { Ok(made) } else { Err(wrong) }
}

/// Reads a file of users that says something: at least one row.
pub(crate) fn read_some<T>(
    file: &'static str,
    text: &str,
    columns: Columns<'_>,
    make: impl FnMut(Cells<'_>) -> Result<T, Vec<String>>,
) -> Result<Vec<T>, LoadError> {
    let made = match read(text, columns, make) {
        Ok(made) if made.is_empty() => Err(vec![(1, LayoutProblem::NoRow.into())]),
        other => other,
    };
    match made {
        Ok(rows) => Ok(rows.into_iter().map(|row| row.cells).collect()),
        Err(wrong) => {
            let rows = wrong.into_iter().map(|(line, what)| RowError::new(line, message(what)));
            Err(LoadError { file, rows: rows.collect() })
        }
    }
}

fn message(wrong: Wrong<String>) -> String {
    match wrong {
        Wrong::Row(message) => message,
        Wrong::Layout(problem) => match problem.help() {
            Some(help) => format!("{problem}; {help}"),
            None => problem.to_string(),
        },
    }
}

impl<E> From<LayoutProblem> for Wrong<E> {
    fn from(problem: LayoutProblem) -> Self {
        Wrong::Layout(problem)
    }
}

impl Columns<'_> {
    /// What keeps a text from being a table with such columns, with the line.
    fn wrong_layout(self, text: &str) -> Option<(u64, LayoutProblem)> {
        let is_column = |name: &str| self.known.contains(&name);
        let header = text.lines().next().unwrap_or_default();
        if text.trim().is_empty() {
            return Some((1, LayoutProblem::Empty { needed: self.needed.to_vec() }));
        }
        let separator = layout::wrong_separator(header, is_column);
        separator.map(|wrong| (1, wrong)).or_else(|| layout::wrong_quotes(text))
    }

    /// Columns that are missing, unknown or there twice.
    fn wrong(self, headers: &StringRecord) -> Vec<LayoutProblem> {
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        for name in headers {
            if !self.known.contains(&name) {
                let near = suggest::nearest(name, self.known.iter().copied());
                let nearest = self.known.iter().copied().find(|column| near == Some(*column));
                wrong.push(LayoutProblem::UnknownColumn { name: name.to_owned(), nearest });
            } else if !seen.insert(name) {
                wrong.push(LayoutProblem::RepeatedColumn { name: name.to_owned() });
            }
        }
        if seen.is_empty() {
            let found: Vec<&str> = headers.iter().collect();
            let found = found.join(",").chars().take(60).collect();
            return vec![LayoutProblem::NoHeader { needed: self.needed.to_vec(), found }];
        }
        let names = self.needed.iter().filter(|column| !seen.contains(**column));
        let names: Vec<&str> = names.copied().collect();
        if !names.is_empty() {
            wrong.push(LayoutProblem::MissingColumns { names });
        }
        wrong
    }
}

fn not_csv<E>(text: &str, error: &csv::Error) -> (u64, Wrong<E>) {
    let problem = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            LayoutProblem::Cells { found: *len, expected: *expected_len }
        }
        _ => LayoutProblem::NotCsv { reason: error.to_string() },
    };
    (line_of(text, error.position()).max(1), problem.into())
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
