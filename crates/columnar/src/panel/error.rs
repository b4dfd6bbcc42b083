//! What can't be a panel.

use kawasan_model::{MeasureId, Period, Quarter, ZoneId};

/// Why there is no such panel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PanelError {
    /// There is no such measure.
    #[error("there is no measure `{measure}`")]
    #[non_exhaustive]
    UnknownMeasure {
        /// What was named.
        measure: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// The measure has no such basis or timing.
    #[error("`{measure}` has no {what}")]
    #[non_exhaustive]
    NotOfMeasure {
        /// The measure.
        measure: MeasureId,
        /// Basis and timing.
        what: String,
    },
    /// A zone or quarter is not one of the panel's.
    #[error(
        "{column}: zone {zone} in `{quarter}` is not in the panel: expected one of its {zones} \
         zones, counted from 0, in `{quarters}`"
    )]
    #[non_exhaustive]
    NotInPanel {
        /// The column.
        column: String,
        /// The zone, by its place.
        zone: usize,
        /// The quarter.
        quarter: Quarter,
        /// How many zones the panel has.
        zones: usize,
        /// Its quarters.
        quarters: Period,
    },
    /// A cell has two numbers.
    #[error("{column}: zone {zone} has two numbers for `{quarter}`: expected one")]
    #[non_exhaustive]
    Twice {
        /// The column.
        column: String,
        /// The zone, by its place.
        zone: usize,
        /// The quarter.
        quarter: Quarter,
    },
    /// A column is there already.
    #[error("{column}: there is such a column already")]
    #[non_exhaustive]
    Again {
        /// The column.
        column: String,
    },
    /// A zone is there twice.
    #[error("zone `{zone}` is there twice")]
    #[non_exhaustive]
    ZoneTwice {
        /// The zone.
        zone: ZoneId,
    },
    /// More decimals or powers of ten than a decimal holds.
    #[error("{column}: a scale of {scale} is out of range: expected -28 to 28")]
    #[non_exhaustive]
    Scale {
        /// The column.
        column: String,
        /// The scale.
        scale: i32,
    },
    /// A stock can't be accumulated.
    #[error("{stock}: expected a stock, after a quarterly column of its flows in the same unit")]
    #[non_exhaustive]
    NoFlow {
        /// The stock.
        stock: String,
    },
    /// Not as many as the panel has.
    #[error("{what}: expected {expected} values, found {found}")]
    #[non_exhaustive]
    Length {
        /// Of what.
        what: String,
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The reporting year of the first quarter begins before the year 1.
    #[error("the reporting year of `{quarter}` begins before the year 1")]
    #[non_exhaustive]
    NoYear {
        /// The quarter.
        quarter: Quarter,
    },
    /// There is no memory for so many cells.
    #[error("{column}: there is no memory for {zones} zones with {rows} numbers each")]
    #[non_exhaustive]
    NoRoom {
        /// The column.
        column: String,
        /// How many zones.
        zones: usize,
        /// How many quarters or years.
        rows: usize,
    },
    /// An Arrow array can't be a column.
    #[error("{column}: {problem}")]
    #[non_exhaustive]
    Array {
        /// The column.
        column: String,
        /// What is wrong, and what would be right.
        problem: String,
    },
}

impl PanelError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            PanelError::UnknownMeasure { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            _ => None,
        }
    }
}
