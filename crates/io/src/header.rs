//! Finding the header among the first rows of a table.

use kawasan_model::Measures;

use crate::field::folded;
use crate::layout::{Header, Lexicon, is_header, names_a_measure};
use crate::number::{Plain, plain};
use crate::{Field, Mapping};

/// How many rows may stand before the header.
pub(crate) const MOST_BEFORE: usize = 30;
/// The most rows that a header has.
const MOST_ROWS: usize = 3;
/// How many rows have to be looked at.
pub(crate) const LOOK: usize = MOST_BEFORE + MOST_ROWS;

/// A row of texts with its number.
pub(crate) type TextRow = (u64, Vec<String>);

/// A header and where it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) header: Header,
    /// Its first row, as an index.
    pub(crate) first: usize,
    /// The first row after it, as an index.
    pub(crate) next: usize,
    /// How many rows with something in them stand before it.
    pub(crate) before: usize,
}

/// The header of a table: the row with a column that says whom figures are about, with
/// rows above and below it that belong to it. Where there is none, the first row of
/// several cells.
pub(crate) fn find(rows: &[TextRow], mapping: &Mapping, measures: &Measures) -> Option<Found> {
    let texts = |row: &TextRow| -> Vec<String> { row.1.clone() };
    let is_it = |row: &TextRow| is_header(row.1.iter().map(String::as_str), mapping);
    let at = match mapping.header_row {
        Some(number) => rows.iter().position(|(row, _)| *row >= number)?,
        None => rows.iter().take(MOST_BEFORE).position(is_it).or_else(|| {
            let said = |row: &TextRow| row.1.iter().filter(|cell| !cell.trim().is_empty()).count();
            rows.iter()
                .position(|row| said(row) > 1)
                .or_else(|| rows.iter().position(|row| said(row) > 0))
        })?,
    };
    let (first, last) = match mapping.header_rows {
        Some(count) => {
            (at, at.saturating_add(count).saturating_sub(1).min(rows.len().saturating_sub(1)))
        }
        None => (
            if mapping.header_row.is_none() { above(rows, at, mapping, measures) } else { at },
            below(rows, at, mapping),
        ),
    };
    let parts: Vec<Vec<String>> = rows.get(first..=last)?.iter().map(texts).collect();
    let before = rows.get(..first)?.iter();
    let is_said = |row: &&TextRow| row.1.iter().any(|cell| !cell.trim().is_empty());
    Some(Found {
        header: Header { row: rows.get(at)?.0, texts: joined(&parts) },
        first,
        next: last.saturating_add(1),
        before: before.filter(is_said).count(),
    })
}

fn subject_column(row: &TextRow, mapping: &Mapping) -> Option<usize> {
    row.1.iter().position(|cell| match mapping.columns.get(&Field::Subject) {
        Some(name) => folded(name) == folded(cell),
        None => Field::of_header(cell) == Some(Field::Subject),
    })
}

fn cell(row: &TextRow, column: usize) -> &str {
    row.1.get(column).map_or("", |cell| cell.trim())
}

/// A row above that names what the columns count belongs to the header.
fn above(rows: &[TextRow], at: usize, mapping: &Mapping, measures: &Measures) -> usize {
    let (Some(row), Some(upper)) = (rows.get(at), at.checked_sub(1)) else { return at };
    let (Some(group), Some(subject)) = (rows.get(upper), subject_column(row, mapping)) else {
        return at;
    };
    if !cell(group, subject).is_empty() {
        return at;
    }
    let lexicon = Lexicon::new(measures, mapping);
    let together = joined(&[group.1.clone(), row.1.clone()]);
    let gains = together.iter().enumerate().any(|(column, text)| {
        names_a_measure(text, &lexicon)
            && !names_a_measure(cell(row, column), &lexicon)
            && Field::of_header(cell(row, column)).is_none()
    });
    if gains { upper } else { at }
}

/// Rows below without a subject or a number belong to the header.
fn below(rows: &[TextRow], at: usize, mapping: &Mapping) -> usize {
    let Some(subject) = rows.get(at).and_then(|row| subject_column(row, mapping)) else {
        return at;
    };
    let is_more = |row: &TextRow| {
        let mut said =
            row.1.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).peekable();
        said.peek().is_some() && cell(row, subject).is_empty() && said.all(is_heading)
    };
    let rest = rows.get(at.saturating_add(1)..).unwrap_or_default();
    at.saturating_add(rest.iter().take(MOST_ROWS - 1).take_while(|row| is_more(row)).count())
}

/// Whether a text may stand in a header: it is no number but perhaps a year.
fn is_heading(text: &str) -> bool {
    match plain(text) {
        Plain::Number(..) => text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()),
        Plain::Other => true,
        Plain::Either { .. } | Plain::Malformed => false,
    }
}

/// The rows of a header read downwards. A cell over several columns stands in the
/// first of them.
fn joined(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut texts: Vec<String> = vec![String::new(); columns];
    for (index, row) in rows.iter().enumerate() {
        let lower = rows.get(index.saturating_add(1)..).unwrap_or_default();
        let mut over: &str = "";
        for (column, text) in texts.iter_mut().enumerate() {
            let own = row.get(column).map_or("", |cell| cell.trim());
            let goes_on =
                lower.iter().any(|row| row.get(column).is_some_and(|c| !c.trim().is_empty()));
            if !own.is_empty() {
                over = if goes_on { own } else { "" };
            }
            let part = if own.is_empty() && goes_on { over } else { own };
            if !part.is_empty() && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &[&[&str]]) -> Found {
        let rows: Vec<TextRow> = (1..)
            .zip(rows)
            .map(|(number, row)| (number, row.iter().map(|&cell| cell.to_owned()).collect()))
            .collect();
        find(&rows, &Mapping::default(), &Measures::standard()).unwrap()
    }

    #[test]
    fn titles_before_the_header_are_passed_over() {
        let found = found(&[&["Laporan KEK"], &[], &["Kawasan", "Nilai"], &["gresik", "1"]]);
        assert_eq!((found.header.row, found.next, found.before), (3, 3, 1));
    }

    #[test]
    fn merged_cells_of_a_header_hold_for_all_their_columns() {
        let below = found(&[
            &["No", "Kawasan", "Investasi (Rp miliar)", "", "Tenaga kerja", ""],
            &["", "", "TW I 2024", "TW II 2024", "TW I 2024", "2024"],
            &["1", "gresik", "1", "2", "3", "4"],
        ]);
        let expected = [
            "No",
            "Kawasan",
            "Investasi (Rp miliar) TW I 2024",
            "Investasi (Rp miliar) TW II 2024",
            "Tenaga kerja TW I 2024",
            "Tenaga kerja 2024",
        ];
        assert_eq!(below.header.texts, expected);
        assert_eq!(below.next, 2);
        let above = found(&[
            &["", "Investasi (Rp miliar)", ""],
            &["Kawasan", "TW I 2024", "TW II 2024"],
            &["gresik", "1", "2"],
        ]);
        assert_eq!(above.header.texts[2], "Investasi (Rp miliar) TW II 2024");
        assert_eq!((above.header.row, above.next), (2, 2));
    }

    #[test]
    fn rows_of_figures_are_no_header() {
        let found = found(&[&["Kawasan", "Nilai"], &["", "15,1"]]);
        assert_eq!(found.next, 1);
    }
}
