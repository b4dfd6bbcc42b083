//! How much of a file is read: what bounds memory on hostile input.

/// The bounds on a file, far above what a real one has.
///
/// A file beyond them is refused with a diagnostic that names the bound.
///
/// # Examples
///
/// ```
/// use kawasan_io::Limits;
///
/// let mut limits = Limits::default();
/// limits.cell_bytes = 1_000;
/// assert_eq!(limits.columns, 16_384);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most columns of a table; 16,384, as in Excel.
    pub columns: usize,
    /// The most bytes of a cell; 131,072, which holds the 32,767 characters of one
    /// in Excel.
    pub cell_bytes: usize,
    /// The most bytes of a row; 4 MiB.
    pub row_bytes: usize,
    /// The most rows of a table; 100 million.
    pub rows: u64,
    /// The most bytes of a file that is read as a whole (JSON, Excel, TOML);
    /// 256 MiB.
    pub file_bytes: u64,
    /// The most bytes that a workbook unfolds to; 512 MiB.
    pub unfolded_bytes: u64,
    /// The most cells of a sheet of a workbook; 20 million.
    pub sheet_cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            columns: 16_384,
            cell_bytes: 128 << 10,
            row_bytes: 4 << 20,
            rows: 100_000_000,
            file_bytes: 256 << 20,
            unfolded_bytes: 512 << 20,
            sheet_cells: 20_000_000,
        }
    }
}
