//! How wide the columns and how high the rows of a sheet of results are, so that nothing is
//! cut off or printed over something else.

use kawasan_report::{ResultCell, ResultTable};
use rust_xlsxwriter::Worksheet;

use crate::WriteError;
use crate::excel::book::done;

/// In characters, the units of a spreadsheet.
const NARROWEST: usize = 8;
const WIDEST: usize = 72;
/// The button of a filter stands in the header.
const BUTTON: usize = 4;
/// In points, as spreadsheets have it.
const LINE: usize = 15;
const HIGHEST: usize = 409;

/// The widths of the columns: what the longest cell takes, up to a limit.
pub(super) fn widths(table: &ResultTable) -> Vec<usize> {
    let each = table.columns.iter().enumerate();
    each.map(|(place, column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(place));
        let longest = cells.map(characters).max().unwrap_or(0).saturating_add(1);
        let title = column.title.chars().count().saturating_add(BUTTON);
        longest.max(title).clamp(NARROWEST, WIDEST)
    })
    .collect()
}

/// Makes a row as high as its longest text needs, where that is more than a line.
pub(super) fn fit(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[ResultCell],
    widths: &[usize],
) -> Result<(), WriteError> {
    let lines = cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width)).max();
    match lines.unwrap_or(1) {
        0 | 1 => Ok(()),
        lines => {
            let height = lines.saturating_mul(LINE).min(HIGHEST);
            let height = u16::try_from(height).map_or(f64::from(u16::MAX), f64::from);
            done(sheet.set_row_height(row, height))
        }
    }
}

/// Lines break between words, so that not all of them are full.
fn lines(cell: &ResultCell, width: usize) -> usize {
    let ResultCell::Text(text) = cell else { return 1 };
    let full = width.saturating_mul(9).div_euclid(10).max(1);
    let each = text.lines().map(|line| match line.chars().count() {
        short if short < width => 1,
        long => long.div_ceil(full),
    });
    each.sum()
}

/// The characters of a cell as it is shown, in its longest line.
fn characters(cell: &ResultCell) -> usize {
    match cell {
        ResultCell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        // Thousands are grouped, of a percentage those of a hundred times as much.
        ResultCell::Amount(number, _) | ResultCell::Number(number) => {
            let digits = number.trunc().to_string().len();
            number.to_string().len().saturating_add(digits.saturating_add(2).div_ceil(3))
        }
        ResultCell::Date(_) => 10,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use kawasan_model::{Decimal, Unit};

    use super::*;

    #[test]
    fn a_cell_takes_what_is_shown_of_it() {
        let amount = |text: &str| characters(&ResultCell::Amount(text.parse().unwrap(), Unit::ONE));
        assert!(amount("15740000000000") >= "15,740,000,000,000".len());
        assert!(amount("-0.5") >= "-50%".len());
        assert!(amount("144.2308") >= "14,423.08%".len());
        assert_eq!(characters(&ResultCell::Number(Decimal::ONE)), 2);
        assert_eq!(characters(&ResultCell::Text("one\nlonger".to_owned())), 6);
    }

    #[test]
    fn long_texts_get_lines() {
        let of = |text: &str| lines(&ResultCell::Text(text.to_owned()), 10);
        assert_eq!(of("short"), 1);
        assert_eq!(of("two\nlines"), 2);
        assert_eq!(of("a text of thirty-one characters"), 4);
        assert_eq!(lines(&ResultCell::Number(Decimal::MAX), 10), 1);
    }
}
