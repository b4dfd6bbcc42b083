//! What the cells of a spreadsheet may hold that is of no use.

/// Why what a cell of a spreadsheet holds can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellProblem {
    /// A number of more digits than a spreadsheet keeps.
    #[error("`{text}` has more than the 15 digits that a spreadsheet keeps: expected it as text")]
    #[non_exhaustive]
    Digits {
        /// The number.
        text: String,
    },
    /// What a workbook holds as a number and isn't one.
    #[error("the cell holds `{text}`: expected a number of up to 28 digits")]
    #[non_exhaustive]
    NoNumber {
        /// The text.
        text: String,
    },
    /// A number that its cell shows divided by thousands: which of both its unit is about
    /// can't be told.
    #[error(
        "the cell holds `{text}`, and its format shows that divided by thousands: expected a \
         format that shows the number as it is"
    )]
    #[non_exhaustive]
    Scaled {
        /// What it holds.
        text: String,
    },
    /// An error value of a spreadsheet.
    #[error("the cell holds the error `{text}`: expected a figure or text")]
    #[non_exhaustive]
    Error {
        /// The error.
        text: String,
    },
    /// A formula that was never computed.
    #[error("the cell holds a formula without a result: expected a file saved after computing")]
    NoResult,
    /// A formula that takes its result from another file.
    #[error("the formula takes its result from another file: expected the figure itself")]
    ExternalLink,
    /// A cell of a kind that the column can't have.
    #[error("the cell holds {found}: expected {expected}")]
    #[non_exhaustive]
    Type {
        /// What it holds.
        found: &'static str,
        /// What the column takes.
        expected: &'static str,
    },
    /// A figure in cells that are merged over several rows or columns.
    #[error("the figure stands in merged cells {range}: expected one cell for each figure")]
    #[non_exhaustive]
    Merged {
        /// The cells.
        range: String,
    },
}
