//! What is wrong with the input of an example: a line each for people, the shape of
//! `evaluate` for programs.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use kawasan::data::LoadError;
use serde_json::{Value, json};

use crate::write;

/// Something that is wrong with the input, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// The file, as its user named it; `None` of an option.
    pub file: Option<String>,
    /// The line, from 1.
    pub row: Option<u64>,
    /// The column or key, or the option.
    pub column: Option<String>,
    /// What stands there.
    pub text: Option<String>,
    /// What is wrong, and what was expected.
    pub message: String,
    /// What was probably meant.
    pub help: Option<String>,
    /// The line for people, where it is another than file, row and message.
    pub shown: Option<String>,
}

impl Problem {
    /// Of an option, or of the input as a whole. What was probably meant may stand after
    /// the message.
    #[must_use]
    pub fn new(message: &impl fmt::Display, help: Option<String>) -> Problem {
        let message = message.to_string();
        match message.split_once("; did you mean ") {
            Some((before, meant)) if help.is_none() => Problem {
                help: Some(format!("did you mean {meant}")),
                message: before.to_owned(),
                ..Problem::default()
            },
            _ => Problem { message, help, ..Problem::default() },
        }
    }

    /// In a file, and a line of it where that is known.
    #[must_use]
    pub fn at(mut self, file: impl Into<String>, row: Option<u64>) -> Problem {
        self.file = Some(file.into());
        self.row = row;
        self
    }

    /// In a column, at a key, of an option.
    #[must_use]
    pub fn in_column(mut self, column: Option<String>) -> Problem {
        self.column = column.filter(|column| !column.is_empty());
        self
    }

    /// With the line for people.
    #[must_use]
    pub fn shown_as(mut self, line: impl Into<String>) -> Problem {
        self.shown = Some(line.into());
        self
    }

    fn json(&self) -> Value {
        // Messages of the whole project say what was expected after that word.
        let expected = self.message.rfind("expected ").and_then(|at| self.message.get(at..));
        json!({
            "file": self.file,
            "sheet": null,
            "row": self.row,
            "column": self.column,
            "text": self.text,
            "expected": expected.and_then(|text| text.strip_prefix("expected ")),
            "suggestion": self.help,
            "message": self.message,
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(shown) = &self.shown {
            return f.write_str(shown);
        }
        match (&self.file, self.row) {
            (Some(file), Some(row)) => write!(f, "{file}:{row}: ")?,
            (Some(file), None) => write!(f, "{file}: ")?,
            (None, _) => {}
        }
        f.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// Says what is wrong with the input, a line each on standard error, or with `--json` as
/// one object on standard output, and ends with exit status 2.
#[must_use]
pub fn bad_inputs(problems: &[Problem]) -> ExitCode {
    if asks_for_json() {
        let all: Vec<Value> = problems.iter().map(Problem::json).collect();
        let object = json!({ "diagnostics": all });
        return write(io::stdout(), &format!("{object:#}"), ExitCode::from(2));
    }
    let lines: Vec<String> = problems.iter().map(|problem| format!("error: {problem}")).collect();
    write(io::stderr(), &lines.join("\n"), ExitCode::from(2))
}

/// Says in one line what is wrong with the input, and what was probably meant, and ends
/// with exit status 2.
#[must_use]
pub fn bad_input(what: &impl fmt::Display, help: Option<String>) -> ExitCode {
    bad_inputs(&[Problem::new(what, help)])
}

/// What is wrong with a file of rows.
#[must_use]
pub fn row_errors(name: &str, error: &LoadError) -> Vec<Problem> {
    let of = |row: &kawasan::data::RowError| {
        let shown = format!("{name}:{}: {}", row.line, row.message);
        let line = Some(row.line).filter(|line| *line > 0);
        Problem::new(&row.message, None).at(name, line).shown_as(shown)
    };
    error.rows.iter().map(of).collect()
}

/// Reads a file of text.
///
/// # Errors
/// Why it can't be read: one problem.
pub fn read_text(path: &Path) -> Result<String, Vec<Problem>> {
    let name = path.display().to_string();
    let wrong =
        |what: &dyn fmt::Display, row| vec![Problem::new(&what, None).at(name.as_str(), row)];
    let bytes = std::fs::read(path).map_err(|error| wrong(&error, None))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
        let what = "the text is not UTF-8: save the file in that encoding";
        wrong(&what, u64::try_from(line).ok())
    })
}

/// What is wrong with the options, in the words of their parser.
pub(crate) fn of_options(error: &clap::Error, line: &str) -> Problem {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let message = line.strip_prefix("error: ").unwrap_or(line);
    let mut problem = Problem::new(&message, None).in_column(said(ContextKind::InvalidArg));
    problem.text = said(ContextKind::InvalidValue);
    problem.shown_as(message)
}

/// Whether one JSON object is asked for, also by options that can't be read otherwise.
fn asks_for_json() -> bool {
    std::env::args_os().any(|option| option == "--json")
}
