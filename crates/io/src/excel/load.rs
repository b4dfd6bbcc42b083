//! The cells of a sheet, as what their user sees of them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Xlsx};
use kawasan_model::parse_date;

use super::format::{Shown, decimal};
use super::overlay::{self, COLUMNS, ROWS};
use super::package::{Package, damaged};
use super::read::Sheet;
use super::row::{Owned, SheetRow};
use crate::Notice;
use crate::cell::CellFault;
use crate::diagnostic::DiagnosticKind;
use crate::place::letters;
use crate::read::Reader;

/// Reads a sheet, or its first rows.
pub(super) fn load(
    name: &str,
    rows: Option<usize>,
    book: &mut Xlsx<Cursor<&[u8]>>,
    package: &mut Package<'_>,
    parts: &BTreeMap<String, String>,
    reader: &Reader,
) -> Result<Sheet, DiagnosticKind> {
    let part = parts.get(name).ok_or_else(|| damaged(format!("the sheet `{name}` has no part")))?;
    // Before the cells: what it refuses, their reader might not.
    let overlay = overlay::read(package, part, reader.the_limits())?;
    let mut loading = Loading {
        sheet: Sheet { name: name.to_owned(), rows: Vec::new(), overlay, notices: Vec::new() },
        limits: reader.the_limits(),
        used: 0,
        formulas: (0, String::new()),
        rounded: None,
        hidden: None,
    };
    guarded(AssertUnwindSafe(|| loading.cells(book, name, rows)))?;
    Ok(loading.done())
}

/// Runs what is another's code on hostile input: a panic there is an error here.
pub(super) fn guarded<T>(
    run: impl FnOnce() -> Result<T, DiagnosticKind>,
) -> Result<T, DiagnosticKind> {
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
}

struct Loading<'l> {
    sheet: Sheet,
    limits: &'l crate::Limits,
    used: u64,
    formulas: (u64, String),
    rounded: Option<(u64, String, String, u32)>,
    hidden: Option<(u64, String)>, // numbers that their format doesn't show
}

impl Loading<'_> {
    fn cells(
        &mut self,
        book: &mut Xlsx<Cursor<&[u8]>>,
        name: &str,
        rows: Option<usize>,
    ) -> Result<(), DiagnosticKind> {
        let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
        let shown: Vec<Shown> = cells
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| Shown::of(&format.format_code)))
            .map(Option::unwrap_or_default)
            .collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if row >= ROWS || column >= COLUMNS {
                return Err(damaged("it has cells beyond the last row or column"));
            }
            let shown = shown.get(style).copied().unwrap_or_default();
            let value = self.value(cell.get_value(), (row, column), shown)?;
            if matches!(value, Owned::Blank) {
                continue;
            }
            if !self.put(row, column, value, rows)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Puts a cell into its row; says whether more rows are wanted.
    fn put(
        &mut self,
        row: u32,
        column: u32,
        value: Owned,
        rows: Option<usize>,
    ) -> Result<bool, DiagnosticKind> {
        match self.sheet.rows.last() {
            Some(last) if last.index == row => {}
            Some(last) if last.index > row => {
                return Err(damaged("its rows are out of order"));
            }
            _ => {
                if rows.is_some_and(|most| self.sheet.rows.len() >= most) {
                    return Ok(false);
                }
                self.sheet.rows.push(SheetRow { index: row, cells: Vec::new() });
            }
        }
        let Some(last) = self.sheet.rows.last_mut() else { return Ok(true) };
        let needed = wide(column).saturating_add(1);
        if needed > last.cells.len() {
            // What is blank between cells takes memory, too.
            let more = needed.saturating_sub(last.cells.len());
            self.used = self.used.saturating_add(u64::try_from(more).unwrap_or(u64::MAX));
            if self.used > self.limits.sheet_cells {
                let limit = self.limits.sheet_cells;
                return Err(DiagnosticKind::Limit { what: "the number of cells", limit });
            }
            last.cells.resize(needed, Owned::Blank);
        }
        match last.cells.get_mut(wide(column)) {
            Some(slot @ Owned::Blank) => *slot = value,
            // One of both would be lost.
            Some(_) => {
                return Err(damaged(format!("the cell {} is there twice", name_of((row, column)))));
            }
            None => {}
        }
        Ok(true)
    }

    fn value(
        &mut self,
        value: &DataRef<'_>,
        at: (u32, u32),
        shown: Shown,
    ) -> Result<Owned, DiagnosticKind> {
        let fault = |fault| Owned::Wrong(Box::new(fault));
        if let Some(formula) = self.sheet.overlay.formulas.get(&at).copied() {
            if formula.is_external {
                return Ok(fault(CellFault::ExternalLink(text_of(value))));
            }
            if !formula.has_result {
                return Ok(fault(CellFault::NoResult(String::new())));
            }
            if self.formulas.0 == 0 {
                self.formulas.1 = name_of(at);
            }
            self.formulas.0 = self.formulas.0.saturating_add(1);
        }
        Ok(match value {
            DataRef::Empty => Owned::Blank,
            DataRef::String(text) => self.text(text)?,
            DataRef::SharedString(text) => self.text(text)?,
            DataRef::Int(number) => {
                Owned::Number { digits: number.to_string().into(), is_percent: false }
            }
            DataRef::Float(float) => self.number(*float, at, shown),
            DataRef::Bool(value) => fault(CellFault::Boolean(*value)),
            DataRef::Error(error) => fault(CellFault::Error(error.to_string())),
            DataRef::DateTime(moment) if moment.is_datetime() => {
                let (year, month, day, ..) = moment.to_ymd_hms_milli();
                date(&format!("{year:04}-{month:02}-{day:02}"))
            }
            DataRef::DateTimeIso(text) => date(text.get(..10).unwrap_or_default()),
            DataRef::DateTime(_) | DataRef::DurationIso(_) => {
                fault(CellFault::Time(text_of(value)))
            }
        })
    }

    fn text(&self, text: &str) -> Result<Owned, DiagnosticKind> {
        if text.len() > self.limits.cell_bytes {
            let limit = u64::try_from(self.limits.cell_bytes).unwrap_or(u64::MAX);
            return Err(DiagnosticKind::Limit { what: "a cell, in bytes,", limit });
        }
        if text.contains('\0') {
            return Err(DiagnosticKind::Nul);
        }
        Ok(if text.is_empty() { Owned::Blank } else { Owned::Text(text.into()) })
    }

    fn number(&mut self, float: f64, at: (u32, u32), shown: Shown) -> Owned {
        let number = match decimal(float, shown) {
            Ok(number) => number,
            Err(digits) => return Owned::Wrong(Box::new(CellFault::Digits(digits))),
        };
        if shown.is_scaled && float != 0.0 {
            return Owned::Wrong(Box::new(CellFault::Scaled(number.digits)));
        }
        if shown.is_hidden {
            let (count, _) = self.hidden.get_or_insert_with(|| (0, name_of(at)));
            *count = count.saturating_add(1);
        }
        if number.is_rounded {
            let decimals = shown.most.unwrap_or_default();
            let first = || (0, name_of(at), number.digits.clone(), decimals);
            let (count, ..) = self.rounded.get_or_insert_with(first);
            *count = count.saturating_add(1);
        }
        Owned::Number { digits: number.digits.into(), is_percent: shown.is_percent }
    }

    fn done(self) -> Sheet {
        let Loading { mut sheet, formulas, rounded, hidden: cells, .. } = self;
        let has = |row: &u32| sheet.rows.binary_search_by_key(row, |row| row.index).is_ok();
        let hidden: Vec<u32> = sheet.overlay.hidden_rows.iter().copied().filter(has).collect();
        if let Some(first) = hidden.first() {
            let count = u64::try_from(hidden.len()).unwrap_or(u64::MAX);
            let first = first.saturating_add(1).to_string();
            sheet.notices.push(Notice::Hidden { what: "row", first, count });
        }
        let last = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let columns = sheet.overlay.hidden_columns.iter();
        let columns: Vec<usize> = columns
            .flat_map(|(first, last)| *first..=*last)
            .map(wide)
            .filter(|column| *column < last)
            .collect();
        if let Some(first) = columns.first() {
            let count = u64::try_from(columns.len()).unwrap_or(u64::MAX);
            sheet.notices.push(Notice::Hidden { what: "column", first: letters(*first), count });
        }
        if let Some((count, first)) = cells {
            sheet.notices.push(Notice::Hidden { what: "cell", first, count });
        }
        if formulas.0 > 0 {
            sheet.notices.push(Notice::Formulas { cells: formulas.0, first: formulas.1 });
        }
        if let Some((cells, first, holds, decimals)) = rounded {
            sheet.notices.push(Notice::ShownRounded { cells, first, holds, decimals });
        }
        sheet
    }
}

fn date(text: &str) -> Owned {
    match parse_date(text) {
        Ok(date) => Owned::Date(date.to_string().into()),
        Err(_) => Owned::Wrong(Box::new(CellFault::Time(text.to_owned()))),
    }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(float) => float.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        _ => String::new(),
    }
}

fn name_of((row, column): (u32, u32)) -> String {
    format!("{}{}", letters(wide(column)), row.saturating_add(1))
}

pub(super) fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
