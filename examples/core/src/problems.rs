//! What is wrong with the input of an example, for people and for programs.

use std::fmt;

use serde_json::{Value, json};

/// Before what was probably meant, in messages of one line.
const MEANT: &str = "; did you mean ";

/// Something that is wrong with an option or a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// The file; `None` for an option.
    pub file: Option<String>,
    /// The row or line, from 1.
    pub row: Option<u64>,
    /// The character of the line, from 1.
    pub character: Option<u64>,
    /// The column or key, or the option.
    pub column: Option<String>,
    /// What stands there.
    pub text: Option<String>,
    /// What is wrong, and what would be right after the word "expected".
    pub message: String,
    /// What was probably meant, or would help.
    pub help: Option<String>,
}

impl Problem {
    /// A problem of an option, or of the input as a whole. What was probably meant may stand
    /// after the message.
    #[must_use]
    pub fn of(what: &impl fmt::Display) -> Self {
        let what = what.to_string();
        match what.split_once(MEANT) {
            Some((message, meant)) => {
                let help = Some(format!("did you mean {meant}"));
                Problem { message: message.to_owned(), help, ..Problem::default() }
            }
            None => Problem { message: what, ..Problem::default() },
        }
    }

    /// The same with what was probably meant.
    #[must_use]
    pub fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// The same in a file.
    #[must_use]
    pub fn in_file(mut self, file: impl fmt::Display) -> Self {
        self.file = Some(file.to_string());
        self
    }

    /// The same in a row; 0 is the file as a whole.
    #[must_use]
    pub fn at_row(mut self, row: u64) -> Self {
        self.row = Some(row).filter(|row| *row > 0);
        self
    }

    /// The same at a line and a character of it, where these are known.
    #[must_use]
    pub fn at_place(mut self, at: Option<(usize, usize)>) -> Self {
        self.row = at.and_then(|(line, _)| u64::try_from(line).ok());
        self.character = at.and_then(|(_, character)| u64::try_from(character).ok());
        self
    }

    /// The same in a column or at a key; none if it is blank.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into()).filter(|column| !column.is_empty());
        self
    }

    /// The keys of a diagnostic of a file.
    fn json(&self) -> Value {
        let expected = self.message.rfind("expected ").and_then(|at| self.message.get(at..));
        json!({
            "file": self.file,
            "sheet": null,
            "row": self.row,
            "column": self.column.as_deref().or_else(|| self.named_column()),
            "text": self.text,
            "expected": expected.and_then(|text| text.strip_prefix("expected ")),
            "suggestion": self.help,
            "message": self.message,
        })
    }

    /// Readers of tables say the column first.
    fn named_column(&self) -> Option<&str> {
        let name = self.message.strip_prefix("column `")?;
        name.split_once('`').map(|(name, _)| name).filter(|_| self.file.is_some())
    }
}

/// In a line: `file:row:character: column: what; help`.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}:")?;
            if let Some(row) = self.row {
                write!(f, "{row}:")?;
            }
            if let Some(character) = self.character {
                write!(f, "{character}:")?;
            }
            f.write_str(" ")?;
        }
        // Of an option the message says it.
        if let (Some(_), Some(column)) = (&self.file, &self.column) {
            write!(f, "{column}: ")?;
        }
        // Whatever the cells hold.
        let message: Vec<&str> = self.message.split(char::is_control).collect();
        f.write_str(&message.join(" "))?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

/// All that is wrong with the input of an example, which then ends with exit status 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// What is printed of it with `--json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let all: Vec<Value> = self.0.iter().map(Problem::json).collect();
        format!("{:#}", json!({ "diagnostics": all }))
    }
}

/// A line for each.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.0.iter().enumerate() {
            let end = if place == 0 { "" } else { "\n" };
            write!(f, "{end}error: {problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problem> for Problems {
    fn from(one: Problem) -> Self {
        Problems(vec![one])
    }
}
