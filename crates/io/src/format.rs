//! The formats of files.

use std::path::Path;

/// What a file is.
///
/// # Examples
///
/// ```
/// use kawasan_io::Format;
///
/// assert_eq!(Format::of_path("kek.XLSX".as_ref()), Some(Format::Excel));
/// assert_eq!(Format::of_path("kek.docx".as_ref()), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Delimited text: `.csv`, `.tsv`, `.txt`.
    Csv,
    /// `.json`.
    Json,
    /// A workbook: `.xlsx`, `.xlsm`.
    Excel,
}

impl Format {
    /// The format by the extension of a file.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "csv" | "tsv" | "txt" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "xlsx" | "xlsm" => Some(Format::Excel),
            _ => None,
        }
    }
}
