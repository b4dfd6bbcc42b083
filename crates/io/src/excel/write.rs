//! Observations as a workbook.

use kawasan_model::{Dataset, Observation};
use rust_xlsxwriter::{Format, Worksheet};

use super::book::{self, MOST_ROWS, done};
use crate::escape::escaped;
use crate::write::{Row, is_free_text, unmistakable};
use crate::{Field, WriteError};

/// Writes a dataset as a workbook (`.xlsx`): one sheet with a row for each
/// observation, in the tidy layout, with its numbers and days as such.
///
/// A number with more digits than a spreadsheet keeps is written as text. Texts that
/// begin like a formula get an apostrophe, as in [`dataset_csv`](crate::dataset_csv).
/// What is written reads back as the same dataset.
///
/// # Errors
/// [`WriteError::Text`] for a text of more than 32,767 bytes or with a control
/// character, [`WriteError::Rows`] for more rows than a sheet has.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader, dataset_excel};
///
/// let kek = kek().dataset();
/// let bytes = dataset_excel(kek)?;
/// let reader = Reader::new(kek.registry().clone(), kek.measures().clone())
///     .policy(kek.policy().clone());
/// assert_eq!(reader.read_bytes("kek.xlsx", Format::Excel, &bytes)?.dataset, *kek);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn dataset_excel(dataset: &Dataset) -> Result<Vec<u8>, WriteError> {
    let count = dataset.observations().count();
    if count > MOST_ROWS {
        return Err(WriteError::Rows { rows: count, limit: MOST_ROWS });
    }
    let mut book = book::workbook()?;
    let sheet = book.add_worksheet();
    done(sheet.set_name("observations"))?;
    book::header(sheet, 0, Field::ALL.map(|field| (field.name(), width(field))))?;
    for (row, observation) in (1_u32..).zip(dataset.observations()) {
        write(sheet, row, observation)?;
    }
    let last = u32::try_from(count).unwrap_or(u32::MAX);
    done(sheet.autofilter(0, 0, last, column(Field::Note)))?;
    book.save_to_buffer().map_err(WriteError::failed)
}

fn write(sheet: &mut Worksheet, row: u32, observation: &Observation) -> Result<(), WriteError> {
    let texts = Row::of(observation);
    texts
        .check("a control character, or more than a cell holds", |text| !book::is_writable(text))?;
    for (field, text) in texts.fields() {
        let Some(text) = text else { continue };
        let at = column(field);
        match field {
            Field::Value => value(sheet, row, observation)?,
            Field::PublishedOn => {
                let day = observation.source.published_on.and_then(book::day);
                match day {
                    Some(day) => {
                        let format = Format::new().set_num_format("yyyy-mm-dd");
                        done(sheet.write_datetime_with_format(row, at, &day, &format))?;
                    }
                    None => done(sheet.write_string(row, at, text))?,
                }
            }
            _ if is_free_text(field) => done(sheet.write_string(row, at, escaped(text)))?,
            _ => done(sheet.write_string(row, at, text))?,
        }
    }
    Ok(())
}

/// The digits as a number with as many decimals, or as text.
fn value(sheet: &mut Worksheet, row: u32, observation: &Observation) -> Result<(), WriteError> {
    let digits = observation.figure.coefficient();
    let at = column(Field::Value);
    match book::number(digits) {
        Some(float) => {
            let format = Format::new().set_num_format(book::code(digits.scale(), true));
            done(sheet.write_number_with_format(row, at, float, &format))
        }
        None => done(sheet.write_string(row, at, unmistakable(digits))),
    }
}

fn column(field: Field) -> u16 {
    u16::try_from(field.index()).unwrap_or(u16::MAX)
}

const fn width(field: Field) -> f64 {
    match field {
        Field::AsStated | Field::Url | Field::Note => 40.0,
        Field::Counterparty | Field::Measure | Field::Publisher => 22.0,
        _ => 14.0,
    }
}
