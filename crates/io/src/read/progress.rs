//! How far the reading of a file got.

/// How far the reading of a file got.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader};
/// use kawasan_model::Measures;
///
/// let header = "subject,measure,basis,timing,period,value,unit,publisher\n";
/// let row = "gresik,employment,realised,flow,2024-Q1,250,persons,Example\n";
/// let text = format!("{header}{}", row.repeat(20_000));
/// let reader = Reader::new(kek().registry().clone(), Measures::standard());
/// let mut told = 0;
/// reader.observations("a.csv", Format::Csv, text.as_bytes(), &mut |progress| {
///     told += 1;
///     assert!(progress.bytes <= 2_000_000);
/// })?;
/// assert!(told > 0);
/// # Ok::<(), kawasan_io::Diagnostics>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far.
    pub bytes: u64,
    /// The bytes of the file, where they are known.
    pub total: Option<u64>,
}
