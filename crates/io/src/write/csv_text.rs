//! Observations as CSV, in the tidy layout.

use kawasan_model::Dataset;

use super::WriteError;
use super::row::{Row, is_free_text, shows_point, unmistakable};
use crate::Field;
use crate::escape::escaped;

/// Writes a dataset as CSV: a row for each observation, all releases, in the order of
/// the dataset, with the columns of the data files.
///
/// Texts that a spreadsheet would run as formulas begin with an apostrophe, as one
/// types them there. If no number of the file shows by itself that the decimal mark is
/// a point, a number such as 1.234 begins with a 0. What is written reads back as the
/// same dataset.
///
/// # Errors
/// [`WriteError::Text`] for a text with a NUL.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader, dataset_csv};
///
/// let kek = kek().dataset();
/// let text = dataset_csv(kek)?;
/// let reader = Reader::new(kek.registry().clone(), kek.measures().clone())
///     .policy(kek.policy().clone());
/// let again = reader.read_bytes("kek.csv", Format::Csv, text.as_bytes())?;
/// assert_eq!(again.dataset, *kek);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn dataset_csv(dataset: &Dataset) -> Result<String, WriteError> {
    let mut shows = dataset.observations().map(|o| o.figure.coefficient());
    let is_shown = shows.any(shows_point);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(Field::ALL.map(Field::name)).map_err(WriteError::failed)?;
    for observation in dataset.observations() {
        let row = Row::of(observation);
        row.check("a NUL", |text| text.contains('\0'))?;
        for (field, text) in row.fields() {
            let text = text.unwrap_or_default();
            let written = match field {
                Field::Value if !is_shown => {
                    writer.write_field(unmistakable(observation.figure.coefficient()))
                }
                _ if is_free_text(field) && row_says(&row, field) => {
                    writer.write_field(escaped(text).as_bytes())
                }
                _ => writer.write_field(text),
            };
            written.map_err(WriteError::failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(WriteError::failed)?;
    }
    let bytes = writer.into_inner().map_err(WriteError::failed)?;
    String::from_utf8(bytes).map_err(WriteError::failed)
}

/// An empty text is not the same as none.
fn row_says(row: &Row, field: Field) -> bool {
    row.0.get(field.index()).is_some_and(Option::is_some)
}
