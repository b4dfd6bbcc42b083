//! What a reader of a file should know of how it was read.

use std::fmt;

use crate::{DecimalMark, Encoding};

/// How something in a file was taken, where it wasn't said outright.
///
/// # Examples
///
/// ```
/// use kawasan_io::{DecimalMark, Notice};
///
/// let notice = Notice::Decimal { mark: DecimalMark::Comma };
/// assert_eq!(notice.to_string(), "numbers were read with a decimal comma, as the file shows");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// The encoding of a text, where it isn't UTF-8.
    Encoding {
        /// The encoding.
        encoding: Encoding,
    },
    /// Rows before the header.
    BeforeHeader {
        /// How many.
        rows: usize,
    },
    /// What a column was taken for, by the words of its header.
    Column {
        /// The header.
        header: String,
        /// What it holds; `None` if it isn't used.
        meaning: Option<String>,
    },
    /// How numbers are written.
    Decimal {
        /// The mark.
        mark: DecimalMark,
    },
    /// Cells without a figure.
    WithoutFigure {
        /// How many.
        cells: u64,
    },
    /// No figure at all.
    NoFigures,
    /// A figure that rows say twice, or otherwise than their words or than each other.
    Doubt {
        /// The figure.
        figure: String,
        /// What is doubtful.
        doubt: String,
    },
    /// Doubtful figures beside those that were told.
    MoreDoubts {
        /// How many.
        figures: u64,
    },
    /// Rows that the mapping leaves out.
    Skipped {
        /// How many.
        rows: u64,
    },
    /// Figures that were left out since they are wrong.
    LeftOut {
        /// How many.
        figures: u64,
    },
    /// The sheet of a workbook that was read, where there are others.
    Sheet {
        /// The sheet.
        sheet: String,
        /// The others.
        others: Vec<String>,
    },
    /// Rows, columns or numbers that a spreadsheet hides; they were read.
    Hidden {
        /// What is hidden: `row`, `column` or `cell`.
        what: &'static str,
        /// The first of them, as the spreadsheet names it.
        first: String,
        /// How many.
        count: u64,
    },
    /// Results of formulas, as they were last computed.
    Formulas {
        /// How many cells.
        cells: u64,
        /// The first of them.
        first: String,
    },
    /// Cells that show fewer digits than they hold; what they hold was taken.
    ShownRounded {
        /// How many cells.
        cells: u64,
        /// The first of them.
        first: String,
        /// What it holds.
        holds: String,
        /// How many decimals it shows.
        decimals: u32,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Encoding { encoding } => write!(f, "the text was read as {encoding}"),
            Notice::BeforeHeader { rows } => {
                write!(f, "{} before the header {} not read", counted(*rows, "row"), were(*rows))
            }
            Notice::Column { header, meaning: Some(meaning) } => {
                write!(f, "column `{header}` was taken for {meaning}")
            }
            Notice::Column { header, meaning: None } => write!(f, "column `{header}` was not used"),
            Notice::Decimal { mark } => {
                write!(f, "numbers were read with a decimal {mark}, as the file shows")
            }
            Notice::WithoutFigure { cells } => {
                write!(
                    f,
                    "{} without a figure {} passed over",
                    counted(*cells, "cell"),
                    were(*cells)
                )
            }
            Notice::NoFigures => f.write_str("there are no figures"),
            Notice::Doubt { figure, doubt } => write!(f, "{figure}: {doubt}"),
            Notice::MoreDoubts { figures } => {
                write!(f, "{} more {} doubtful", counted(*figures, "figure"), are(*figures))
            }
            Notice::Skipped { rows } => {
                write!(f, "{} {} left out, as the mapping says", counted(*rows, "row"), were(*rows))
            }
            Notice::LeftOut { figures } => {
                write!(f, "{} {} left out", counted(*figures, "figure"), were(*figures))
            }
            Notice::Sheet { sheet, others } => {
                write!(f, "sheet `{sheet}` was read, not {}", others.join(", "))
            }
            Notice::Hidden { what, first, count } => {
                let what = counted(*count, &format!("hidden {what}"));
                write!(f, "{what} {} read, the first {first}", were(*count))
            }
            Notice::Formulas { cells, first } => {
                let cells = counted(*cells, "formula");
                write!(f, "the last results of {cells} were taken, the first in {first}")
            }
            Notice::ShownRounded { cells, first, holds, decimals } => {
                let cells = counted(*cells, "cell");
                write!(
                    f,
                    "{cells} hold more than they show, such as {first}: `{holds}` was taken, \
                     {decimals} decimals are shown"
                )
            }
        }
    }
}

fn counted(count: impl TryInto<u64>, what: &str) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

const fn are(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn were(count: impl TryInto<u64>) -> &'static str {
    if count.try_into().unwrap_or(u64::MAX) == 1 { "was" } else { "were" }
}
