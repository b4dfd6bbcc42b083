//! What all workbooks that are written have in common.

use kawasan_model::{Date, Decimal};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::format::{Shown, decimal};
use crate::WriteError;

/// The rows of a sheet below its header.
pub(crate) const MOST_ROWS: usize = 1_048_575;
/// The characters of a cell.
const MOST_CHARACTERS: usize = 32_767;

/// An empty workbook; the same content gives the same bytes, whenever it is made.
pub(crate) fn workbook() -> Result<Workbook, WriteError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(WriteError::failed)?;
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(book)
}

/// The header of a sheet: bold, and always in sight.
pub(crate) fn header<'t>(
    sheet: &mut Worksheet,
    row: u32,
    titles: impl IntoIterator<Item = (&'t str, f64)>,
) -> Result<(), WriteError> {
    let bold = Format::new().set_bold().set_text_wrap().set_background_color("#DDE6F0");
    for (column, (title, width)) in (0_u16..).zip(titles) {
        done(sheet.write_string_with_format(row, column, title, &bold))?;
        done(sheet.set_column_width(column, width))?;
    }
    // On paper: as wide as the page, the header on each.
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    done(sheet.set_repeat_rows(0, row))?;
    done(sheet.set_freeze_panes(row.saturating_add(1), 0))
}

/// Whether a cell holds a text: it is short enough and has no character that XML
/// hasn't.
pub(crate) fn is_writable(text: &str) -> bool {
    let refused = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.len() <= MOST_CHARACTERS && !text.contains(refused)
}

/// A number whose digits a spreadsheet shows as they are; `None` if it can't.
pub(crate) fn number(number: Decimal) -> Option<f64> {
    let text = number.to_string();
    let float: f64 = text.parse().ok()?;
    let shown = Shown::of(&code(number.scale(), false));
    let again = decimal(float, shown).ok()?;
    (again.digits == text && !again.is_rounded).then_some(float)
}

/// The code of a number format with so many decimals.
pub(crate) fn code(decimals: u32, groups: bool) -> String {
    let whole = if groups { "#,##0" } else { "0" };
    match usize::try_from(decimals).unwrap_or(0) {
        0 => whole.to_owned(),
        decimals => format!("{whole}.{}", "0".repeat(decimals)),
    }
}

/// A day that a spreadsheet can hold as one; it takes 1900 for a leap year.
pub(crate) fn day(date: Date) -> Option<ExcelDateTime> {
    let (year, month, day) = date.to_calendar_date();
    let year = u16::try_from(year).ok().filter(|year| *year > 1900)?;
    ExcelDateTime::from_ymd(year, u8::from(month), day).ok()
}

pub(crate) fn done<T>(result: Result<T, XlsxError>) -> Result<(), WriteError> {
    result.map(drop).map_err(WriteError::failed)
}
