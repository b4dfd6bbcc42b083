//! What keeps a text from being a table, before its cells are read.

/// What keeps a text from being a table with the columns that are asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutProblem {
    /// There is nothing in the text.
    #[error("the file is empty: expected the columns {}", named(.needed))]
    #[non_exhaustive]
    Empty {
        /// The columns that are needed.
        needed: Vec<&'static str>,
    },
    /// The first line isn't the names of columns.
    #[error("the first line has none of the columns {}: found `{found}`", named(.needed))]
    #[non_exhaustive]
    NoHeader {
        /// The columns that are needed.
        needed: Vec<&'static str>,
        /// How the line begins.
        found: String,
    },
    /// The cells are separated by something else than commas.
    #[error(
        "the columns are separated by {name} (`{}`): expected commas", .separator.escape_default()
    )]
    #[non_exhaustive]
    Separator {
        /// By what.
        separator: char,
        /// Its name, in the plural.
        name: &'static str,
    },
    /// A quote opens a cell, and nothing closes it.
    #[error("a quote opens a cell here and never closes")]
    OpenQuote,
    /// More text between the closing quote of a cell and the comma.
    #[error(
        "a cell goes on after its closing quote: expected a comma, or two quotes for one within \
         the cell"
    )]
    AfterQuote,
    /// A column of a name that no table of this kind has.
    #[error("there is no column `{name}`")]
    #[non_exhaustive]
    UnknownColumn {
        /// The name.
        name: String,
        /// The column that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A column is there twice.
    #[error("the column `{name}` is there twice")]
    #[non_exhaustive]
    RepeatedColumn {
        /// The name.
        name: String,
    },
    /// Columns that are needed aren't there.
    #[error("{}", missing(.names))]
    #[non_exhaustive]
    MissingColumns {
        /// Their names.
        names: Vec<&'static str>,
    },
    /// More or fewer cells than columns.
    #[error("the row has {found} cells: expected {expected}, as in the header")]
    #[non_exhaustive]
    Cells {
        /// How many it has.
        found: u64,
        /// How many columns there are.
        expected: u64,
    },
    /// A header, and nothing below it.
    #[error("there is no row below the columns")]
    NoRow,
    /// No CSV.
    #[error("{reason}")]
    #[non_exhaustive]
    NotCsv {
        /// What the reader of CSV says.
        reason: String,
    },
}

impl LayoutProblem {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            LayoutProblem::UnknownColumn { nearest, .. } => {
                nearest.map(|near| format!("did you mean `{near}`?"))
            }
            LayoutProblem::Cells { found, expected } if found > expected => {
                Some("a cell that holds a comma stands in quotes".to_owned())
            }
            _ => None,
        }
    }
}

fn named(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}

fn missing(columns: &[&str]) -> String {
    match columns {
        [one] => format!("the column `{one}` is missing"),
        several => format!("the columns {} are missing", named(several)),
    }
}
