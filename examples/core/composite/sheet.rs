//! CSV tables with the places of their cells.

use std::fmt;
use std::path::Path;

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file, or the option.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: Option<u64>,
    /// The name of the column.
    pub(crate) column: Option<String>,
    /// What is wrong.
    pub(crate) what: String,
}

impl Problem {
    /// The same in the form of all examples.
    pub(crate) fn told(&self) -> kawasan_examples_core::Problem {
        let told = kawasan_examples_core::Problem::new(&self.what, None);
        let told = if self.file.starts_with("--") {
            told.in_column(Some(self.file.clone()))
        } else {
            told.at(self.file.as_str(), self.line).in_column(self.column.clone())
        };
        told.shown_as(self.to_string())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        // One line for each problem, whatever the cells hold.
        let what: Vec<&str> = self.what.split(char::is_control).collect();
        write!(f, ": {}", what.join(" "))
    }
}

/// A table of texts.
#[derive(Debug)]
pub(crate) struct Sheet {
    name: String,
    header: Vec<String>,
    rows: Vec<Line>,
}

/// A row and where it stands.
#[derive(Debug)]
pub(crate) struct Line {
    number: u64,
    fields: Vec<String>,
}

impl Line {
    /// The text of a cell; `None` if it is missing, that is empty or `NA`.
    pub(crate) fn get(&self, column: usize) -> Option<&str> {
        let text = self.fields.get(column)?.as_str();
        Some(text).filter(|text| !matches!(*text, "" | "NA"))
    }
}

impl Sheet {
    /// Reads a file.
    pub(crate) fn open(path: &Path) -> Result<Sheet, Vec<Problem>> {
        let name = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Sheet::read(&name, &text),
                Err(error) => {
                    let before = error.as_bytes().get(..error.utf8_error().valid_up_to());
                    let breaks = before.unwrap_or_default().iter().filter(|byte| **byte == b'\n');
                    let line = u64::try_from(breaks.count()).ok().map(|line| line + 1);
                    let what = "the text is not UTF-8".to_owned();
                    Err(vec![Problem { file: name, line, column: None, what }])
                }
            },
            Err(error) => {
                let what = format!("can't be read: {error}");
                Err(vec![Problem { file: name, line: None, column: None, what }])
            }
        }
    }

    /// Reads a text.
    pub(crate) fn read(name: &str, text: &str) -> Result<Sheet, Vec<Problem>> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let mut sheet = Sheet { name: name.to_owned(), header: Vec::new(), rows: Vec::new() };
        let (mut problems, mut first) = (Vec::new(), true);
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    problems.push(sheet.problem(None, None, &error));
                    break;
                }
            };
            let line = record.position().map_or(1, csv::Position::line);
            let fields: Vec<String> = record.iter().map(str::to_owned).collect();
            if first {
                (sheet.header, first) = (fields, false);
                continue;
            }
            if fields.len() != sheet.header.len() {
                let (found, expected) = (fields.len(), sheet.header.len());
                let what = format!("{found} fields: expected {expected}, as in the header");
                problems.push(sheet.problem(Some(line), None, &what));
                continue;
            }
            sheet.rows.push(Line { number: line, fields });
        }
        if sheet.header.is_empty() {
            problems.push(sheet.problem(None, None, &"the file is empty: expected a header"));
        }
        for (place, code) in sheet.header.iter().enumerate() {
            if !code.is_empty() && sheet.header.iter().take(place).any(|other| other == code) {
                let what = format!("the column `{code}` is there twice");
                problems.push(sheet.problem(Some(1), Some(code), &what));
            }
        }
        if problems.is_empty() { Ok(sheet) } else { Err(problems) }
    }

    /// The rows below the header.
    pub(crate) fn rows(&self) -> &[Line] {
        &self.rows
    }

    /// The number of the line of a row.
    pub(crate) fn line(&self, row: usize) -> Option<u64> {
        self.rows.get(row).map(|line| line.number)
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }

    /// Something wrong in a cell.
    pub(crate) fn problem(
        &self,
        line: Option<u64>,
        column: Option<&str>,
        what: &impl ToString,
    ) -> Problem {
        let (file, column) = (self.name.clone(), column.map(str::to_owned));
        Problem { file, line, column, what: what.to_string() }
    }
}
