//! Cells as the formats give them.

use crate::CellProblem;

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Text as it stands in the file.
    Text(&'a str),
    /// A number that the format holds as one.
    Number {
        /// Its digits with a decimal point.
        digits: &'a str,
        /// Whether the digits are those of a percentage.
        is_percent: bool,
    },
    /// A day, in the ISO form.
    Date(&'a str),
    /// What no figure and no text can be.
    Wrong(&'a CellFault),
}

/// Why a cell of a spreadsheet can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellFault {
    /// `#REF!` and the like.
    Error(String),
    /// A formula that was never computed.
    NoResult(String),
    /// A formula over another file.
    ExternalLink(String),
    /// A figure over several merged cells.
    Merged { text: String, range: String },
    /// True or false.
    Boolean(bool),
    /// A time of day, or a duration.
    Time(String),
    /// A number with more digits than a spreadsheet keeps.
    Digits(String),
    /// A number whose format shows it divided by thousands.
    Scaled(String),
}

impl CellFault {
    pub(crate) fn text(&self) -> &str {
        match self {
            CellFault::Error(text)
            | CellFault::NoResult(text)
            | CellFault::ExternalLink(text)
            | CellFault::Merged { text, .. }
            | CellFault::Time(text)
            | CellFault::Digits(text)
            | CellFault::Scaled(text) => text,
            CellFault::Boolean(true) => "TRUE",
            CellFault::Boolean(false) => "FALSE",
        }
    }

    pub(crate) fn problem(&self) -> CellProblem {
        // What is no number at all, or too large for one, isn't digits alone.
        let is_digits = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'))
        };
        match self {
            CellFault::Error(text) => CellProblem::Error { text: text.clone() },
            CellFault::NoResult(_) => CellProblem::NoResult,
            CellFault::ExternalLink(_) => CellProblem::ExternalLink,
            CellFault::Merged { range, .. } => CellProblem::Merged { range: range.clone() },
            CellFault::Boolean(_) => {
                CellProblem::Type { found: "true or false", expected: "a figure or text" }
            }
            CellFault::Time(_) => {
                CellProblem::Type { found: "a time", expected: "a figure, a text or a day" }
            }
            CellFault::Digits(text) if is_digits(text) => {
                CellProblem::Digits { text: text.clone() }
            }
            CellFault::Digits(text) => CellProblem::NoNumber { text: text.clone() },
            CellFault::Scaled(text) => CellProblem::Scaled { text: text.clone() },
        }
    }
}

impl<'a> Cell<'a> {
    /// What stands in it.
    pub(crate) fn text(self) -> &'a str {
        match self {
            Cell::Blank => "",
            Cell::Text(text) | Cell::Number { digits: text, .. } | Cell::Date(text) => text,
            Cell::Wrong(fault) => fault.text(),
        }
    }

    pub(crate) fn is_blank(self) -> bool {
        match self {
            Cell::Blank => true,
            // The first character mostly tells.
            Cell::Text(text) => match text.as_bytes().first() {
                Some(first) if first.is_ascii_graphic() => false,
                _ => text.trim_ascii().is_empty(),
            },
            _ => false,
        }
    }
}

/// The cells of a row: of a text's record, or by themselves.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cells<'r> {
    /// The texts one after the other, and where each ends.
    Record {
        text: &'r str,
        ends: &'r [usize],
    },
    Slice(&'r [Cell<'r>]),
}

impl<'r> Cells<'r> {
    pub(crate) const fn len(self) -> usize {
        match self {
            Cells::Record { ends, .. } => ends.len(),
            Cells::Slice(cells) => cells.len(),
        }
    }

    /// A cell; blank beyond the last.
    pub(crate) fn get(self, column: usize) -> Cell<'r> {
        match self {
            Cells::Record { text, ends } => {
                let begin = column.checked_sub(1).and_then(|before| ends.get(before));
                let begin = begin.copied().unwrap_or(0);
                match ends.get(column).and_then(|end| text.get(begin..*end)) {
                    None | Some("") => Cell::Blank,
                    Some(text) => Cell::Text(text),
                }
            }
            Cells::Slice(cells) => cells.get(column).copied().unwrap_or(Cell::Blank),
        }
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Cell<'r>> {
        (0..self.len()).map(move |column| self.get(column))
    }
}
