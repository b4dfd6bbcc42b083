//! Reading a sheet of a workbook, row by row.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::load::{guarded, load, wide};
use super::overlay::{COLUMNS, Overlay};
use super::package::{Package, damaged};
use super::row::{Filler, Owned, SheetRow};
use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::field::folded;
use crate::header::{LOOK, TextRow};
use crate::layout::is_header;
use crate::read::{Body, Head, Progress, Reader, RowsOf, Source, Table, notices_of};
use crate::{Notice, Place};

/// A row may end early, and a form be filled in part.
const FORM: RowsOf = RowsOf { may_be_short: true, blanks_allowed: true };
/// Rows between two calls of the progress.
const PROGRESS: u64 = 8_192;

pub(crate) fn read(
    reader: &Reader,
    source: Source<'_>,
    input: impl Read,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, Diagnostics> {
    let place = Place::file(source.name);
    let bytes = reader.whole(source, input)?;
    let fail = |kind| Diagnostics::of(Diagnostic::new(place.clone(), kind));
    let mut package = Package::open(&bytes, reader.the_limits()).map_err(fail)?;
    let parts = package.sheets().map_err(fail)?;
    let mut sheet = Sheet::open(&bytes, &mut package, &parts, reader).map_err(fail)?;
    let place = Place { sheet: Some(sheet.name.clone()), ..place };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let rows = std::mem::take(&mut sheet.rows);
    let first: Vec<TextRow> = rows.iter().take(LOOK).map(|row| sheet.texts(row)).collect();
    let head = Head::find(&first, reader, &place)?;
    let mut body = Body::new(reader, &head, &place, " | ", FORM, None);
    let mut filler = Filler::new(&sheet.overlay.merges, &head);
    for (index, row) in rows.into_iter().enumerate() {
        let number = u64::from(row.index).saturating_add(1);
        let cells = filler.filled(row);
        if index < head.next {
            continue;
        }
        let views: Vec<Cell<'_>> = cells.iter().map(Owned::view).collect();
        body.row(number, Cells::Slice(&views));
        if number.is_multiple_of(PROGRESS) {
            progress(Progress { rows: number, bytes: size, total: Some(size) });
        }
    }
    let rows = body.finish();
    let mut notices = sheet.notices;
    notices.extend(head.notices.iter().cloned());
    notices.extend(notices_of(&rows, reader));
    Ok(Table { rows, layout: head.layout, place, notices, entries: None })
}

/// A sheet as it was read.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<SheetRow>,
    pub(super) overlay: Overlay,
    pub(super) notices: Vec<Notice>,
}

impl Sheet {
    fn open(
        bytes: &[u8],
        package: &mut Package<'_>,
        parts: &BTreeMap<String, String>,
        reader: &Reader,
    ) -> Result<Sheet, DiagnosticKind> {
        let mut book = guarded(|| Xlsx::new(Cursor::new(bytes)).map_err(damaged))?;
        let all: Vec<String> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| {
                sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
            })
            .map(|sheet| sheet.name.clone())
            .collect();
        let known: Vec<String> =
            book.sheets_metadata().iter().map(|sheet| sheet.name.clone()).collect();
        let mut notices = Vec::new();
        let name = match &reader.the_mapping().sheet {
            Some(asked) => known
                .iter()
                .find(|name| folded(name) == folded(asked))
                .cloned()
                .ok_or_else(|| {
                    let near =
                        kawasan_model::suggest::nearest(asked, known.iter().map(String::as_str));
                    let nearest = near.map(str::to_owned);
                    DiagnosticKind::NoSheet { sheet: asked.clone(), sheets: known.clone(), nearest }
                })?,
            None => {
                let name = chosen(&all, &mut book, package, parts, reader)?;
                // Those that are hidden, too.
                let others: Vec<String> =
                    known.iter().filter(|other| **other != name).cloned().collect();
                if !others.is_empty() {
                    notices.push(Notice::Sheet { sheet: name.clone(), others });
                }
                name
            }
        };
        let mut sheet = load(&name, None, &mut book, package, parts, reader)?;
        notices.append(&mut sheet.notices);
        sheet.notices = notices;
        Ok(sheet)
    }

    /// A row as the header reads it: a cell over several columns stands in all of them.
    fn texts(&self, row: &SheetRow) -> TextRow {
        let mut texts: Vec<String> =
            row.cells.iter().map(|cell| cell.view().text().to_owned()).collect();
        let merges = self.overlay.merges.iter();
        for merge in merges.filter(|merge| merge.first_row == row.index) {
            let (first, last) = (wide(merge.first_column), wide(merge.last_column));
            let Some(text) = texts.get(first).cloned().filter(|text| !text.is_empty()) else {
                continue;
            };
            if last >= texts.len() && last < wide(COLUMNS) {
                texts.resize(last.saturating_add(1), String::new());
            }
            for slot in texts.iter_mut().take(last.saturating_add(1)).skip(first) {
                slot.clone_from(&text);
            }
        }
        (u64::from(row.index).saturating_add(1), texts)
    }
}

/// The sheet with a table of zones, if there is just one.
fn chosen(
    all: &[String],
    book: &mut Xlsx<Cursor<&[u8]>>,
    package: &mut Package<'_>,
    parts: &BTreeMap<String, String>,
    reader: &Reader,
) -> Result<String, DiagnosticKind> {
    let mut found = Vec::new();
    for name in all {
        let sheet = load(name, Some(LOOK), book, package, parts, reader)?;
        let is_it = sheet.rows.iter().any(|row| {
            let texts = sheet.texts(row).1;
            texts.len() > 1 && is_header(texts.iter().map(String::as_str), reader.the_mapping())
        });
        if is_it {
            found.push(name.clone());
        }
    }
    match (found.as_slice(), all) {
        ([one], _) | ([], [one]) => Ok(one.clone()),
        ([], []) => Err(DiagnosticKind::Empty),
        ([], _) => Err(DiagnosticKind::WhichSheet { sheets: all.to_vec() }),
        _ => Err(DiagnosticKind::WhichSheet { sheets: found }),
    }
}
