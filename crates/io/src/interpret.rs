//! From rows of cells to observations.
//!
//! What repeats from row to row (zones, measures, sources) is read once and shared.
//! All problems of a row are found, each once.

mod evidence;
mod fields;
mod figure;
mod finish;
mod memo;
mod slip;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kawasan_model::{
    Measures, Observation, Qualifier, Registry, ReportedPeriod, ScaledUnit, Series, Source,
};

use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::escape::unescaped;
use crate::field::folded;
use crate::layout::{Layout, ValueColumn};
use crate::{DecimalMark, Field, Mapping, Place};

use evidence::Evidence;
use memo::Memo;

/// What rows are read with.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) registry: &'a Registry,
    pub(crate) measures: &'a Measures,
    pub(crate) layout: &'a Layout,
    pub(crate) mapping: &'a Mapping,
    /// The table; its row and column are filled in.
    pub(crate) place: &'a Place,
    /// What stands between cells, in snippets.
    pub(crate) delimiter: &'a str,
    /// The most problems that are kept.
    pub(crate) limit: usize,
    /// Whether a row may have no figure.
    pub(crate) blanks_allowed: bool,
}

/// Where an observation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) row: u64,
    pub(crate) column: u32,
}

/// All that was read.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) observations: Vec<Observation>,
    pub(crate) origins: Vec<Origin>,
    pub(crate) problems: Diagnostics,
    /// Something that is wrong with the file as a whole, so that no row is good.
    pub(crate) is_undecided: bool,
    pub(crate) mark: Option<DecimalMark>,
    /// Whether a number had to be read by that mark.
    pub(crate) mark_decides: bool,
    /// Cells without a figure.
    pub(crate) without_figure: u64,
    /// Rows that the mapping leaves out.
    pub(crate) skipped: u64,
    /// Figures that couldn't be read.
    pub(crate) left_out: u64,
}

/// A figure that waits for the mark of the file.
#[derive(Debug)]
struct Pending {
    index: usize,
    text: Box<str>,
    point: kawasan_model::Figure,
}

/// Reads rows one by one.
pub(crate) struct Interpreter<'a> {
    context: Context<'a>,
    /// What holds where a row says nothing, in the order of the fields.
    constants: [Option<&'a str>; Field::ALL.len()],
    /// The first column of the fields of a series, and of a source, where they stand side
    /// by side and nothing else says them.
    series_at: Option<usize>,
    source_at: Option<usize>,
    series: Memo<Series>,
    periods: Memo<ReportedPeriod>,
    units: Memo<Option<ScaledUnit>>,
    qualifiers: Memo<Qualifier>,
    sources: Memo<Arc<Source>>,
    /// Texts that are none of a field, and why.
    unreadable: BTreeMap<Field, HashMap<Box<str>, DiagnosticKind>>,
    key: String,
    evidence: Evidence,
    pending: Vec<Pending>,
    /// The figure with a decimal point, where the mark of the file decides.
    point: Option<kawasan_model::Figure>,
    rows: Rows,
    /// Who takes observations as soon as they are certain.
    sink: Option<&'a mut dyn FnMut(Observation)>,
}

/// The fields of a series, and those of a source.
const SERIES: [Field; 5] =
    [Field::Subject, Field::Counterparty, Field::Measure, Field::Basis, Field::Timing];
const SOURCE: [Field; 3] = [Field::Publisher, Field::PublishedOn, Field::Url];

/// The row at hand.
struct Row<'r> {
    number: u64,
    cells: Cells<'r>,
    /// The fields whose problem has been told, a bit for each.
    told: u16,
}

impl<'r> Row<'r> {
    fn cell(&self, column: usize) -> Cell<'r> {
        self.cells.get(column)
    }
}

impl<'a> Interpreter<'a> {
    pub(crate) fn new(context: Context<'a>, sink: Option<&'a mut dyn FnMut(Observation)>) -> Self {
        let constants =
            Field::ALL.map(|field| context.mapping.constants.get(&field).map(String::as_str));
        Interpreter {
            context,
            constants,
            series_at: first_of(&context, &SERIES),
            source_at: first_of(&context, &SOURCE),
            series: Memo::new(),
            periods: Memo::new(),
            units: Memo::new(),
            qualifiers: Memo::new(),
            sources: Memo::new(),
            unreadable: BTreeMap::new(),
            key: String::new(),
            evidence: Evidence::default(),
            pending: Vec::new(),
            point: None,
            rows: Rows {
                observations: Vec::new(),
                origins: Vec::new(),
                problems: Diagnostics::default(),
                is_undecided: false,
                mark: None,
                mark_decides: false,
                without_figure: 0,
                skipped: 0,
                left_out: 0,
            },
            sink,
        }
    }

    /// Keeps an observation, or hands it on where nothing waits for the mark of the file.
    fn keep_or_hand_on(&mut self, observation: Observation, origin: Origin) {
        match &mut self.sink {
            Some(sink) if self.pending.is_empty() => sink(observation),
            _ => {
                self.rows.observations.push(observation);
                self.rows.origins.push(origin);
            }
        }
    }

    /// Counts figures that couldn't be read.
    pub(crate) fn left_out(&mut self, figures: u64) {
        self.rows.left_out = self.rows.left_out.saturating_add(figures);
    }

    /// A problem that is none of a cell.
    pub(crate) fn problem(&mut self, one: Diagnostic, figures: u64) {
        self.rows.left_out = self.rows.left_out.saturating_add(figures);
        self.rows.problems.push(one, self.context.limit);
    }

    /// Reads a row.
    pub(crate) fn row(&mut self, number: u64, cells: Cells<'_>) {
        let layout = self.context.layout;
        let mut row = Row { number, cells, told: 0 };
        if !self.context.mapping.skip.is_empty() {
            let subject = layout.column_of(Field::Subject).map_or("", |at| row.cell(at).text());
            let subject = folded(subject);
            if self.context.mapping.skip.iter().any(|name| folded(name) == subject) {
                self.rows.skipped = self.rows.skipped.saturating_add(1);
                return;
            }
        }
        if !self.usable(&mut row) {
            self.rows.left_out = self.rows.left_out.saturating_add(count(layout.values.len()));
            return;
        }
        for (place, column) in layout.values.iter().enumerate() {
            self.figure(&mut row, column, place);
        }
    }

    /// Whether no cell of the row's fields is an error of the spreadsheet.
    fn usable(&mut self, row: &mut Row<'_>) -> bool {
        let Cells::Slice(cells) = row.cells else { return true };
        if !cells.iter().any(|cell| matches!(cell, Cell::Wrong(_))) {
            return true;
        }
        let mut usable = true;
        for field in Field::ALL.into_iter().filter(|field| *field != Field::Value) {
            let Some(column) = self.context.layout.column_of(field) else { continue };
            if let Cell::Wrong(fault) = row.cell(column) {
                self.tell(row, Some(column), field, fault.problem().into());
                usable = false;
            }
        }
        usable
    }

    fn figure(&mut self, row: &mut Row<'_>, column: &ValueColumn, place: usize) {
        let cell = row.cell(column.column);
        // Of a row without its figure the rest is told all the same.
        let is_blank = cell.is_blank();
        let is_needed = is_blank && self.context.layout.is_tidy && !self.context.blanks_allowed;
        if !is_needed && (is_blank || self.stands_for_none(cell)) {
            self.rows.without_figure = self.rows.without_figure.saturating_add(1);
            return;
        }
        let series = self.series(row, column, place);
        let period = self.period(row, column);
        let unit = self.unit(row, column);
        let qualifier = self.qualifier(row, column);
        let source = self.source(row);
        let figure = match (unit, qualifier) {
            _ if is_needed => {
                self.read_figure(row, column.column, Cell::Blank, None, Qualifier::Exact)
            }
            (Some(unit), Some(qualifier)) => {
                self.read_figure(row, column.column, cell, unit, qualifier)
            }
            _ => None,
        };
        let (Some(series), Some(period), Some(source), Some(figure)) =
            (series, period, source, figure)
        else {
            self.point = None;
            self.rows.left_out = self.rows.left_out.saturating_add(1);
            return;
        };
        let index = self.rows.observations.len();
        if let Some(point) = self.point.take() {
            self.pending.push(Pending { index, text: cell.text().trim().into(), point });
        }
        let mut observation = Observation::new(series, period, figure, source);
        // Most rows say neither.
        let (words, note) = (self.said(row, Field::AsStated).0, self.said(row, Field::Note).0);
        if !words.is_empty() {
            observation.as_stated = unescaped(words).map(str::to_owned);
        }
        if !note.is_empty() {
            observation.note = unescaped(note).map(str::to_owned);
        }
        let column = u32::try_from(column.column).unwrap_or(u32::MAX);
        self.keep_or_hand_on(observation, Origin { row: row.number, column });
    }

    fn stands_for_none(&self, cell: Cell<'_>) -> bool {
        let missing = &self.context.mapping.missing;
        !missing.is_empty()
            && matches!(cell, Cell::Text(text) if missing.iter().any(|one| one == text.trim()))
    }

    /// What a row says of a field, or what holds where it says nothing; and the column.
    #[inline]
    fn said<'r>(&self, row: &Row<'r>, field: Field) -> (&'r str, Option<usize>)
    where
        'a: 'r,
    {
        let column = self.context.layout.column_of(field);
        if let Some(column) = column {
            let cell = row.cell(column);
            if !cell.is_blank() {
                return (cell.text(), Some(column));
            }
        }
        match self.constants.get(field.index()).copied().flatten() {
            Some(text) => (text, None),
            None => ("", column),
        }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The first of the columns of fields that stand side by side, and that nothing but
/// these columns says.
fn first_of(context: &Context<'_>, fields: &[Field]) -> Option<usize> {
    let layout = context.layout;
    let first = layout.column_of(*fields.first()?)?;
    let is_next = |(place, field): (usize, &Field)| {
        layout.column_of(*field) == first.checked_add(place)
            && !context.mapping.constants.contains_key(field)
    };
    (layout.is_tidy && fields.iter().enumerate().all(is_next)).then_some(first)
}
