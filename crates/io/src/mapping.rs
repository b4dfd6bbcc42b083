//! Column mappings: how a table that isn't in the tidy layout is to be read, as a
//! small TOML file.

mod check;
mod decode;
mod schema;
mod write;

use std::collections::BTreeMap;

use kawasan_model::{Basis, MeasureId, Qualifier, ReportedPeriod, ScaledUnit, Timing};

use crate::field::folded;
use crate::{DecimalMark, Diagnostics, Field};

pub use schema::mapping_schema;

/// What the columns of a table mean, where their headers don't say it or not all.
///
/// A mapping is a TOML file; every key may be left out, and what it leaves out is
/// understood from the headers:
///
/// ```toml
/// sheet = "Rekap"              # of a workbook
/// header_row = 3               # where the header is
/// delimiter = ";"              # of a CSV file
/// decimal = "comma"            # or "point"
/// missing = ["-", "n/a"]       # cells that stand for a figure that isn't known
/// ignore = ["Keterangan lain"] # columns that aren't needed
/// skip = ["Jumlah"]            # rows that aren't needed, by their subject
///
/// [constants]                  # what holds where a row says nothing
/// publisher = "Dewan Nasional KEK"
/// published_on = "2024-04-24"
/// basis = "realised"
///
/// [columns]                    # the column of a field
/// subject = "Nama"
///
/// [subjects]                   # names in the file, and the zones that they mean
/// "Mangkei" = "sei-mangkei"
///
/// [measures]
/// "Serapan naker" = "employment"
///
/// [[values]]                   # a column of figures
/// column = "Inv TW1 24"
/// measure = "investment"
/// timing = "flow"
/// period = "2024-Q1"
/// unit = "IDR"
/// multiplier = 1000000         # the figures are in millions
/// ```
///
/// # Examples
///
/// ```
/// use kawasan_io::Mapping;
///
/// let mapping = Mapping::read("map.toml", "decimal = \"comma\"\n[columns]\nsubject = \"Nama\"\n")?;
/// assert_eq!(Mapping::read("again.toml", &mapping.to_toml())?, mapping);
///
/// let wrong = Mapping::read("map.toml", "decimla = \"comma\"\n").unwrap_err();
/// assert_eq!(wrong.list[0].suggestion().as_deref(), Some("did you mean `decimal`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Mapping {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row of the header, from 1; of several rows the first.
    pub header_row: Option<u64>,
    /// How many rows the header has.
    pub header_rows: Option<usize>,
    /// What separates the cells of a CSV file.
    pub delimiter: Option<char>,
    /// The mark before decimals.
    pub decimal: Option<DecimalMark>,
    /// Cells that stand for a figure that isn't known.
    pub missing: Vec<String>,
    /// Columns that aren't needed.
    pub ignore: Vec<String>,
    /// Rows that aren't needed, by what stands in the column of subjects.
    pub skip: Vec<String>,
    /// What holds where a row says nothing.
    pub constants: BTreeMap<Field, String>,
    /// The column of a field.
    pub columns: BTreeMap<Field, String>,
    /// Names in the file, and the zones that they mean.
    pub subjects: BTreeMap<String, String>,
    /// Words in the file, and the measures that they mean.
    pub measures: BTreeMap<String, MeasureId>,
    /// Columns of figures.
    pub values: Vec<ValueMapping>,
}

/// A column of figures, in a [`Mapping`].
///
/// # Examples
///
/// ```
/// use kawasan_io::Mapping;
///
/// let text = "[[values]]\ncolumn = \"Naker\"\nmeasure = \"employment\"\nmultiplier = 1000\n";
/// let mapping = Mapping::read("map.toml", text)?;
/// assert_eq!(mapping.values[0].power, Some(3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ValueMapping {
    /// The header of the column.
    pub column: String,
    /// What is counted.
    pub measure: Option<MeasureId>,
    /// What the figures stand on.
    pub basis: Option<Basis>,
    /// How they relate to time.
    pub timing: Option<Timing>,
    /// Their period.
    pub period: Option<ReportedPeriod>,
    /// Their unit, with its power of ten.
    pub unit: Option<ScaledUnit>,
    /// A power of ten by which the figures are to be multiplied.
    pub power: Option<i8>,
    /// The word that goes with all of them.
    pub qualifier: Option<Qualifier>,
}

impl Mapping {
    /// Reads a mapping; the name is that of the file, for messages.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong, each with its line.
    pub fn read(name: &str, text: &str) -> Result<Mapping, Diagnostics> {
        decode::read(name, text)
    }

    /// Reads a mapping from a file.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong, each with its line.
    pub fn read_path(path: impl AsRef<std::path::Path>) -> Result<Mapping, Diagnostics> {
        let path = path.as_ref();
        Mapping::read(&path.display().to_string(), &crate::methodology::text_of(path)?)
    }

    /// The mapping as a TOML file, which reads back as the same.
    #[must_use]
    pub fn to_toml(&self) -> String {
        write::toml(self)
    }

    /// The field that a header is mapped to.
    pub(crate) fn field_of(&self, header: &str) -> Option<Field> {
        let header = folded(header);
        let is_it = |(_, name): &(&Field, &String)| folded(name) == header;
        self.columns.iter().find(is_it).map(|(field, _)| *field)
    }

    /// The figures that a header is mapped to.
    pub(crate) fn value_of(&self, header: &str) -> Option<&ValueMapping> {
        let header = folded(header);
        self.values.iter().find(|value| folded(&value.column) == header)
    }

    pub(crate) fn ignores(&self, header: &str) -> bool {
        let header = folded(header);
        self.ignore.iter().any(|name| folded(name) == header)
    }

    /// All columns that it names.
    pub(crate) fn named_columns(&self) -> impl Iterator<Item = &str> {
        let values = self.values.iter().map(|value| value.column.as_str());
        self.columns.values().map(String::as_str).chain(values)
    }
}
