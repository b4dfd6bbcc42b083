//! What is wrong with a file: every problem with its place, at once.

mod advice;
mod cell;
mod json;
mod kind;
mod render;
mod said;

use std::fmt;
use std::ops::Range;

pub use cell::CellProblem;
pub use kind::DiagnosticKind;
pub use said::NumberReading;

use crate::Place;

/// One thing that is wrong with a file, and where.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader};
/// use kawasan_model::Measures;
///
/// let text = "\
/// subject,measure,basis,timing,period,value,unit,publisher
/// sei-mangke,investment,realised,flow,2024-Q1,15.1,IDR trillion,Example
/// ";
/// let reader = Reader::new(kek().registry().clone(), Measures::standard());
/// let wrong = reader.read_bytes("own.csv", Format::Csv, text.as_bytes()).unwrap_err();
/// let first = &wrong.list[0];
/// assert_eq!(first.place.to_string(), "own.csv:2: column `subject`");
/// assert_eq!(first.text.as_deref(), Some("sei-mangke"));
/// assert_eq!(first.suggestion().as_deref(), Some("did you mean `sei-mangkei`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// What stands there; cut after 200 characters.
    pub text: Option<String>,
    /// What is wrong.
    pub kind: DiagnosticKind,
    snippet: Option<Snippet>,
}

/// A line of the file, shortened around what is wrong in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Snippet {
    line: String,
    wrong: Range<usize>,
}

/// The most characters of a text that are kept.
const LONGEST_TEXT: usize = 200;
/// The most characters of a neighbouring cell that are shown.
const LONGEST_NEIGHBOUR: usize = 32;
/// How many cells are shown at each side.
const NEIGHBOURS: usize = 4;

impl Diagnostic {
    pub(crate) fn new(place: Place, kind: DiagnosticKind) -> Self {
        Diagnostic { place, text: None, kind, snippet: None }
    }

    /// The same with what stands there.
    pub(crate) fn with_text(mut self, text: &str) -> Self {
        self.text = Some(shortened(text, LONGEST_TEXT));
        self
    }

    /// The same with the cells of the row, of which one is wrong.
    pub(crate) fn in_row<'c>(
        mut self,
        cells: impl IntoIterator<Item = &'c str>,
        wrong: usize,
        delimiter: &str,
    ) -> Self {
        let from = wrong.saturating_sub(NEIGHBOURS);
        let mut line = String::from(if from > 0 { "… " } else { "" });
        let mut range = 0..0;
        let mut left = false;
        for (index, cell) in cells.into_iter().enumerate().skip(from) {
            if index > wrong.saturating_add(NEIGHBOURS) {
                left = true;
                break;
            }
            if index > from {
                line.push_str(delimiter);
            }
            let longest = if index == wrong { LONGEST_TEXT } else { LONGEST_NEIGHBOUR };
            let start = line.len();
            line.push_str(&shortened(cell, longest));
            if index == wrong {
                range = start..line.len();
            }
        }
        if left {
            line.push_str(" …");
        }
        self.snippet = Some(Snippet { line, wrong: range });
        self
    }

    /// The same with a line of a text file, in which some bytes are wrong.
    pub(crate) fn in_line(mut self, line: &str, wrong: Range<usize>) -> Self {
        if line.len() <= LONGEST_TEXT && !line.contains(char::is_control) {
            let end = wrong.end.min(line.len());
            self.snippet =
                Some(Snippet { line: line.to_owned(), wrong: wrong.start.min(end)..end });
        }
        self
    }

    /// What would be right.
    #[must_use]
    pub fn expected(&self) -> Option<String> {
        self.kind.expected()
    }

    /// What was probably meant or would help, where that can be said.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        self.kind.suggestion().or_else(|| advice::of_text(&self.kind, self.text.as_deref()?))
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)?;
        self.suggestion().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// A text of one line, cut after so many characters.
fn shortened(text: &str, longest: usize) -> String {
    let mut short: String =
        text.chars().take(longest).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(longest).is_some() {
        short.push('…');
    }
    short
}

/// All that is wrong with a file, in the order of the file: a bounded list, and how
/// many more there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Diagnostics {
    /// The first of them.
    pub list: Vec<Diagnostic>,
    /// How many more there are.
    pub more: u64,
}

impl Diagnostics {
    /// Of one problem.
    #[must_use]
    pub(crate) fn of(one: Diagnostic) -> Self {
        Diagnostics { list: vec![one], more: 0 }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.more.saturating_add(u64::try_from(self.list.len()).unwrap_or(u64::MAX))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Keeps one, or counts it where the list is full.
    pub(crate) fn push(&mut self, one: Diagnostic, limit: usize) {
        if self.list.len() < limit.max(1) {
            self.list.push(one);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, one) in self.list.iter().enumerate() {
            write!(f, "{}{one}", if index == 0 { "" } else { "\n" })?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
