//! Rows of any format, up to observations: the header first, then one row after the
//! other.

use kawasan_model::{Measures, Observation};

use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::field::folded;
use crate::header::{self, Found, TextRow};
use crate::interpret::{Context, Interpreter, Rows};
use crate::layout::{Layout, infer};
use crate::place::letters;
use crate::read::Reader;
use crate::{Field, Mapping, Notice, Place};

/// What was read from one table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rows: Rows,
    pub(crate) layout: Layout,
    pub(crate) place: Place,
    pub(crate) notices: Vec<Notice>,
    /// Of a file whose rows are entries of a list: the line of each.
    pub(crate) entries: Option<Vec<u64>>,
}

impl Table {
    /// Problems of entries at their lines and keys.
    pub(crate) fn relocate(entries: Option<&[u64]>, mut found: Diagnostics) -> Diagnostics {
        let Some(lines) = entries else { return found };
        for one in &mut found.list {
            let Some(index) = one.place.row.and_then(|row| row.checked_sub(1)) else { continue };
            let line = usize::try_from(index).ok().and_then(|index| lines.get(index));
            let key = one.place.column.take().map(|key| format!(".{key}")).unwrap_or_default();
            one.place.column = Some(format!("observations[{index}]{key}"));
            one.place.row = line.copied();
        }
        found
    }
}

/// The header of a table and what its columns mean.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) layout: Layout,
    /// The first row after the header, among those that were looked at.
    pub(crate) next: usize,
    pub(crate) notices: Vec<Notice>,
    /// The columns without a header.
    unnamed: Vec<usize>,
    /// The fewest cells of a row: up to the last column that is named.
    fewest: usize,
}

impl Head {
    /// Finds the header among the first rows and understands it.
    pub(crate) fn find(
        first: &[TextRow],
        reader: &Reader,
        place: &Place,
    ) -> Result<Head, Diagnostics> {
        let (mapping, measures): (&Mapping, &Measures) = (reader.the_mapping(), reader.measures());
        let found = header::find(first, mapping, measures);
        let Some(Found { header, first: begin, next, before }) = found else {
            let kind = match mapping.header_row {
                Some(row) if !first.is_empty() => DiagnosticKind::NoHeaderRow { row },
                _ => DiagnosticKind::Empty,
            };
            return Err(Diagnostics::of(Diagnostic::new(place.clone(), kind)));
        };
        let layout = infer(&header, measures, mapping, place, reader.limit())?;
        layout.check_titles(first.get(..begin).unwrap_or_default(), mapping, place)?;
        let mut notices = Vec::new();
        if before > 0 {
            notices.push(Notice::BeforeHeader { rows: before });
        }
        let inferred = layout.uses.iter().filter(|one| !one.is_declared);
        notices.extend(inferred.map(|one| Notice::Column {
            header: one.header.clone(),
            meaning: one.meaning.clone(),
        }));
        let unnamed = layout.names.iter().enumerate().filter(|(_, name)| name.is_empty());
        let unnamed = unnamed.map(|(index, _)| index).collect();
        let last = layout.names.iter().rposition(|name| !name.is_empty());
        let fewest = last.map_or(0, |last| last.saturating_add(1));
        Ok(Head { layout, next, notices, unnamed, fewest })
    }

    /// A table whose columns are fixed.
    pub(crate) const fn of(layout: Layout) -> Head {
        Head { layout, next: 0, notices: Vec::new(), unnamed: Vec::new(), fewest: 0 }
    }
}

/// What rows of a format may lack.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowsOf {
    /// Whether they may be shorter than the header, as in a spreadsheet.
    pub(crate) may_be_short: bool,
    /// Whether they may have no figure, as in a form.
    pub(crate) blanks_allowed: bool,
}

/// Rows on their way to observations.
pub(crate) struct Body<'a> {
    interpreter: Interpreter<'a>,
    head: &'a Head,
    place: &'a Place,
    delimiter: &'a str,
    /// Whether rows may be shorter than the header, as in a spreadsheet.
    may_be_short: bool,
    /// Columns without a header in which something was found.
    told: Vec<usize>,
    /// Whether another table has begun, whose columns may be others.
    is_over: bool,
}

impl<'a> Body<'a> {
    pub(crate) fn new(
        reader: &'a Reader,
        head: &'a Head,
        place: &'a Place,
        delimiter: &'a str,
        rows: RowsOf,
        sink: Option<&'a mut dyn FnMut(Observation)>,
    ) -> Self {
        let RowsOf { may_be_short, blanks_allowed } = rows;
        let context = Context {
            registry: reader.registry(),
            measures: reader.measures(),
            layout: &head.layout,
            mapping: reader.the_mapping(),
            place,
            delimiter,
            limit: reader.limit(),
            blanks_allowed,
        };
        let interpreter = Interpreter::new(context, sink);
        Body { interpreter, head, place, delimiter, may_be_short, told: Vec::new(), is_over: false }
    }

    pub(crate) fn row(&mut self, number: u64, cells: Cells<'_>) {
        if cells.iter().all(Cell::is_blank) {
            return;
        }
        let columns = self.head.layout.names.len();
        let is_short = cells.len() < self.head.fewest;
        if !self.may_be_short && (is_short || cells.len() > columns) {
            let delimiter = match cells.len() {
                1 => delimiter_of(cells.get(0).text(), columns),
                _ => None,
            };
            let found = cells.len();
            let kind = DiagnosticKind::CellCount { found, expected: columns, delimiter };
            let last = cells.len().saturating_sub(1);
            let texts = cells.iter().map(Cell::text);
            let one = Diagnostic::new(self.place.at(number, None), kind);
            let one = one.in_row(texts, last, self.delimiter);
            let figures = u64::try_from(self.head.layout.values.len()).unwrap_or(1);
            self.interpreter.problem(one, figures);
            return;
        }
        if self.is_over || self.header_again(number, cells) {
            let figures = u64::try_from(self.head.layout.values.len()).unwrap_or(1);
            self.interpreter.left_out(figures);
            return;
        }
        self.unnamed(number, cells);
        self.interpreter.row(number, cells);
    }

    /// Whether a row is a header once more. Where it is another one, what follows would be
    /// read below the wrong words.
    fn header_again(&mut self, number: u64, cells: Cells<'_>) -> bool {
        let layout = &self.head.layout;
        let Some(column) = layout.column_of(Field::Subject) else { return false };
        let Some(name) = layout.names.get(column) else { return false };
        let text = cells.get(column).text();
        // Nearly all rows end here.
        if !text.trim_ascii().eq_ignore_ascii_case(name) {
            return false;
        }
        let is_same =
            |(column, name): (usize, &String)| folded(cells.get(column).text()) == folded(name);
        self.is_over = !layout.names.iter().enumerate().all(is_same);
        let place = self.place.at(number, Some(layout.name(column)));
        let one = Diagnostic::new(place, DiagnosticKind::HeaderAgain).with_text(text);
        let texts = cells.iter().map(Cell::text);
        self.interpreter.problem(one.in_row(texts, column, self.delimiter), 0);
        true
    }

    /// Something below no header would be lost.
    fn unnamed(&mut self, number: u64, cells: Cells<'_>) {
        let columns = self.head.layout.names.len();
        if self.head.unnamed.is_empty() && cells.len() <= columns {
            return;
        }
        let beyond = columns..cells.len();
        let mut found = Vec::new();
        for column in self.head.unnamed.iter().copied().chain(beyond) {
            let cell = cells.get(column);
            if !cell.is_blank() && !self.told.contains(&column) {
                found.push((column, cell));
            }
        }
        for (column, cell) in found {
            self.told.push(column);
            let place = self.place.at(number, Some(letters(column)));
            let one = Diagnostic::new(place, DiagnosticKind::NoHeader).with_text(cell.text());
            let texts = cells.iter().map(Cell::text);
            self.interpreter.problem(one.in_row(texts, column, self.delimiter), 0);
        }
    }

    /// A row of known columns, which may say nothing at all.
    pub(crate) fn entry(&mut self, number: u64, cells: Cells<'_>) {
        self.interpreter.row(number, cells);
    }

    pub(crate) fn problem(&mut self, one: Diagnostic) {
        self.interpreter.problem(one, 0);
    }

    /// Counts a figure that couldn't be read, whose problems were told.
    pub(crate) fn left_out(&mut self) {
        self.interpreter.left_out(1);
    }

    pub(crate) fn finish(self) -> Rows {
        self.interpreter.finish()
    }
}

/// What separates as many texts in a row as there are columns.
fn delimiter_of(row: &str, columns: usize) -> Option<char> {
    [',', ';', '\t', '|'].into_iter().find(|one| row.split(*one).count() == columns)
}

/// What is to be said of rows that were read.
pub(crate) fn notices_of(rows: &Rows, reader: &Reader) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let (Some(mark), None) = (rows.mark, reader.the_mapping().decimal)
        && (rows.mark_decides || mark == crate::DecimalMark::Comma)
    {
        notices.push(Notice::Decimal { mark });
    }
    if rows.without_figure > 0 {
        notices.push(Notice::WithoutFigure { cells: rows.without_figure });
    }
    if rows.skipped > 0 {
        notices.push(Notice::Skipped { rows: rows.skipped });
    }
    notices
}
