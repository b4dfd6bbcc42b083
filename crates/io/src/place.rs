//! Where something is in a file.

use std::fmt;

/// A place in a file: a cell, a row, or the file as a whole.
///
/// # Examples
///
/// ```
/// use kawasan_io::Place;
///
/// let mut place = Place::file("kek.xlsx");
/// place.sheet = Some("Data".to_owned());
/// place.row = Some(7);
/// place.column = Some("Nilai".to_owned());
/// assert_eq!(place.to_string(), "kek.xlsx: sheet `Data`: row 7, column `Nilai`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub struct Place {
    /// The file, as the caller named it.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of a sheet, or the line of a text file on which a row begins, from 1.
    pub row: Option<u64>,
    /// The column by its header, by its letter where it has none; in a file that is
    /// no table the key.
    pub column: Option<String>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(name: impl Into<String>) -> Self {
        Place { file: name.into(), ..Place::default() }
    }

    pub(crate) fn at(&self, row: u64, column: Option<String>) -> Self {
        Place { row: Some(row), column, ..self.clone() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (&self.sheet, self.row) {
            (Some(sheet), Some(row)) => write!(f, ": sheet `{sheet}`: row {row}")?,
            (Some(sheet), None) => write!(f, ": sheet `{sheet}`")?,
            (None, Some(row)) => write!(f, ":{row}")?,
            (None, None) => {}
        }
        match &self.column {
            Some(column) if self.sheet.is_some() || self.row.is_none() => {
                write!(f, ", column `{column}`")
            }
            Some(column) => write!(f, ": column `{column}`"),
            None => Ok(()),
        }
    }
}

/// The letters of a column of a spreadsheet: 0 is `A`, 26 is `AA`.
pub(crate) fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(index);
    while let Some(index) = rest {
        letters.push(char::from(b'A'.saturating_add(u8::try_from(index % 26).unwrap_or(0))));
        rest = (index / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (index, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(index), expected);
        }
        assert_eq!(letters(16_383), "XFD");
    }
}
