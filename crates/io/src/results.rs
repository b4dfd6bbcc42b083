//! Results as files: a workbook with a sheet for each topic, or CSV.

use kawasan_model::{Decimal, Unit};
use kawasan_report::{ResultCell, ResultTable};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use crate::WriteError;
use crate::escape::escaped;
use crate::excel::book::{self, MOST_ROWS, done};

mod layout;

/// The characters of the name of a sheet.
const LONGEST_NAME: usize = 31;

/// Writes tables of results as a workbook: one sheet a table, with a frozen header;
/// numbers as such, in formats that show all their digits, ratios as percentages. A
/// number with more digits than a spreadsheet keeps is written as text.
///
/// # Errors
/// [`WriteError::Rows`] for more rows than a sheet has, [`WriteError::Failed`] where a
/// text is too long for a cell.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_io::results_excel;
/// use kawasan_model::{Language, Subject};
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let known = kek().dataset().all_known();
/// let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse()?);
/// let evaluation = evaluator.evaluate_all(&catalogue);
/// let tables = kawasan_report::evaluation_tables(&[evaluation], Language::INDONESIAN)?;
/// let bytes = results_excel(&tables)?;
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn results_excel(tables: &[ResultTable]) -> Result<Vec<u8>, WriteError> {
    let mut book = book::workbook()?;
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        if table.rows.len() > MOST_ROWS {
            return Err(WriteError::Rows { rows: table.rows.len(), limit: MOST_ROWS });
        }
        let name = sheet_name(&table.title, &names);
        let sheet = book.add_worksheet();
        done(sheet.set_name(&name))?;
        names.push(name);
        let widths = layout::widths(table);
        let titles = table.columns.iter().map(|column| column.title.as_str());
        // Of at most 72 characters: a float holds it.
        let wide = widths.iter().map(|width| u8::try_from(*width).map_or(16.0, f64::from));
        book::header(sheet, 0, titles.zip(wide))?;
        for (row, cells) in (1_u32..).zip(&table.rows) {
            layout::fit(sheet, row, cells, &widths)?;
            for (column, cell) in (0_u16..).zip(cells) {
                write(sheet, row, column, cell)?;
            }
        }
        let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        let columns = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        done(sheet.autofilter(0, 0, last, columns))?;
    }
    book.save_to_buffer().map_err(WriteError::failed)
}

/// A name that a sheet can have, and no other has.
fn sheet_name(title: &str, taken: &[String]) -> String {
    let refused = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let clean: String = title.chars().map(|c| if refused(c) { ' ' } else { c }).collect();
    let clean = if clean.trim().is_empty() { "results" } else { clean.trim() };
    let cut = |length: usize| clean.chars().take(length).collect::<String>().trim_end().to_owned();
    let mut name = cut(LONGEST_NAME);
    let mut number = 2_usize;
    while taken.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
        let end = format!(" {number}");
        name = format!("{}{end}", cut(LONGEST_NAME.saturating_sub(end.len())));
        number = number.saturating_add(1);
    }
    name
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &ResultCell,
) -> Result<(), WriteError> {
    match cell {
        ResultCell::Blank => Ok(()),
        ResultCell::Amount(amount, unit) => {
            let format = format_of(*amount, *unit);
            number(sheet, row, column, *amount, &format)
        }
        ResultCell::Number(amount) => {
            let format = top().set_num_format(book::code(amount.scale(), true));
            number(sheet, row, column, *amount, &format)
        }
        ResultCell::Date(date) => match book::day(*date) {
            Some(day) => {
                let format = top().set_num_format("yyyy-mm-dd");
                done(sheet.write_datetime_with_format(row, column, &day, &format))
            }
            None => done(sheet.write_string(row, column, date.to_string())),
        },
        ResultCell::Text(text) if book::is_writable(text) => {
            done(sheet.write_string_with_format(row, column, text, &top().set_text_wrap()))
        }
        other => Err(WriteError::failed(format!("a cell can't hold {other:?}"))),
    }
}

/// Percent for a ratio, with the digits of its scale.
fn format_of(amount: Decimal, unit: Unit) -> Format {
    let code = if unit.is_one() && amount.scale() >= 2 {
        format!("{}%", book::code(amount.scale().saturating_sub(2), true))
    } else {
        book::code(amount.scale(), true)
    };
    top().set_num_format(code)
}

/// Where a text takes several lines, what is beside it begins with it.
fn top() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    amount: Decimal,
    format: &Format,
) -> Result<(), WriteError> {
    match book::number(amount) {
        Some(float) => done(sheet.write_number_with_format(row, column, float, format)),
        None => done(sheet.write_string(row, column, amount.to_string())),
    }
}

/// Writes tables of the same columns as one CSV, with the ids of tables and columns:
/// plain digits, ratios as such. Texts that begin like a formula get an apostrophe.
///
/// # Errors
/// [`WriteError::Failed`] if the tables have different columns.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_io::results_csv;
/// use kawasan_model::{Language, Subject};
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let known = kek().dataset().all_known();
/// let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse()?);
/// let evaluation = evaluator.evaluate_all(&catalogue);
/// let mut tables = kawasan_report::evaluation_tables(&[evaluation], Language::ENGLISH)?;
/// tables.retain(|table| table.id != "sources");
/// let text = results_csv(&tables)?;
/// assert!(text.starts_with("table,subject,indicator,title,value,low,high,unit,missing,sources\n"));
/// assert!(text.contains("achievement,national,investment_attainment,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn results_csv(tables: &[ResultTable]) -> Result<String, WriteError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let ids = |table: &ResultTable| -> Vec<&'static str> {
        table.columns.iter().map(|column| column.id).collect()
    };
    let columns = tables.first().map(ids).unwrap_or_default();
    let header = std::iter::once("table").chain(columns.iter().copied());
    writer.write_record(header).map_err(WriteError::failed)?;
    for table in tables {
        if ids(table) != columns {
            return Err(WriteError::failed(format!("`{}` has other columns", table.id)));
        }
        for row in &table.rows {
            let cells = row.iter().map(|cell| match cell {
                ResultCell::Amount(number, _) | ResultCell::Number(number) => number.to_string(),
                ResultCell::Date(date) => date.to_string(),
                ResultCell::Text(text) => escaped(text).into_owned(),
                _ => String::new(),
            });
            let cells = std::iter::once(table.id.to_owned()).chain(cells);
            writer.write_record(cells).map_err(WriteError::failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(WriteError::failed)?;
    String::from_utf8(bytes).map_err(WriteError::failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_of_their_own() {
        let long = "Downstreaming, exports and foreign exchange";
        let first = sheet_name(long, &[]);
        let second = sheet_name(long, std::slice::from_ref(&first));
        assert_eq!(first, "Downstreaming, exports and fore");
        assert_eq!(second, "Downstreaming, exports and fo 2");
        assert_eq!(sheet_name("a/b", &[]), "a b");
        assert_eq!(sheet_name("", &[]), "results");
    }

    #[test]
    fn texts_that_look_like_formulas_are_texts() {
        let tables = kawasan_report::evaluation_tables(&[], kawasan_model::Language::ENGLISH);
        let mut table = tables.unwrap().pop().unwrap();
        let row = table.columns.iter().map(|_| ResultCell::Text("=1+1".to_owned()));
        table.rows.push(row.collect());
        let text = results_csv(&[table]).unwrap();
        assert_eq!(text.matches("'=1+1").count(), 11, "{text}");
        assert_eq!(text.matches("=1+1").count(), 11, "{text}");
    }
}
