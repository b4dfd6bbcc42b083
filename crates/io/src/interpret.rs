//! From rows of cells to observations.
//!
//! What repeats from row to row (zones, measures, sources) is read once and shared.
//! All problems of a row are found, each once.

mod evidence;
mod figure;
mod memo;

use std::fmt::Write as _;
use std::sync::Arc;

use kawasan_model::{
    Counterparty, FieldProblem, Measures, Observation, Qualifier, Registry, ReportedPeriod,
    ScaledUnit, Series, Source, Subject,
};

use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::escape::unescaped;
use crate::field::folded;
use crate::layout::{Layout, ValueColumn};
use crate::{DecimalMark, Field, Mapping, Place, words};

use evidence::Evidence;
use memo::{Memo, lengths};

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

    /// Counts a figure that couldn't be read.
    pub(crate) fn left_out(&mut self) {
        self.rows.left_out = self.rows.left_out.saturating_add(1);
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
                self.tell(row, Some(column), field, fault.kind());
                usable = false;
            }
        }
        usable
    }

    fn figure(&mut self, row: &mut Row<'_>, column: &ValueColumn, place: usize) {
        let cell = row.cell(column.column);
        if self.is_missing(cell) {
            if self.context.layout.is_tidy && !self.context.blanks_allowed && cell.is_blank() {
                let kind = DiagnosticKind::NoText { field: Field::Value };
                self.tell(row, Some(column.column), Field::Value, kind);
                self.rows.left_out = self.rows.left_out.saturating_add(1);
            } else {
                self.rows.without_figure = self.rows.without_figure.saturating_add(1);
            }
            return;
        }
        let series = self.series(row, column, place);
        let period = self.period(row, column);
        let unit = self.unit(row, column);
        let qualifier = self.qualifier(row, column);
        let source = self.source(row);
        let figure = match (unit, qualifier) {
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
        observation.as_stated = self.free_text(row, Field::AsStated);
        observation.note = self.free_text(row, Field::Note);
        let column = u32::try_from(column.column).unwrap_or(u32::MAX);
        self.keep_or_hand_on(observation, Origin { row: row.number, column });
    }

    fn is_missing(&self, cell: Cell<'_>) -> bool {
        let missing = &self.context.mapping.missing;
        cell.is_blank()
            || (!missing.is_empty()
                && matches!(cell, Cell::Text(text) if missing.iter().any(|one| one == text.trim())))
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

    fn free_text(&self, row: &Row<'_>, field: Field) -> Option<String> {
        let text = self.said(row, field).0;
        if text.is_empty() { None } else { unescaped(text).map(str::to_owned) }
    }

    /// The cells of fields that stand side by side in a text, as one, with the mark of
    /// their lengths.
    #[inline]
    fn side_by_side<'r>(
        row: &Row<'r>,
        first: Option<usize>,
        count: usize,
    ) -> Option<(&'r str, u64)> {
        let (Cells::Record { text, ends }, Some(first)) = (row.cells, first) else { return None };
        let begin = first.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let own = ends.get(first..first.checked_add(count)?)?;
        let mut last = begin;
        let lengths = lengths(own.iter().map(|end| {
            let length = end.saturating_sub(last);
            last = *end;
            length
        }))?;
        Some((text.get(begin..last)?, lengths))
    }

    /// What several fields say, one after the other in `key`, with the mark of their
    /// lengths.
    fn joined(&mut self, place: usize, said: &[(&str, Option<usize>)]) -> Option<u64> {
        self.key.clear();
        if place > 0 {
            // Writing to a string can't fail; the first colon ends the number.
            let _ = write!(self.key, "{place}:");
        }
        for (text, _) in said {
            self.key.push_str(text);
        }
        lengths(said.iter().map(|(text, _)| text.len()))
    }

    fn series(&mut self, row: &mut Row<'_>, column: &ValueColumn, place: usize) -> Option<Series> {
        if let Some((text, lengths)) = Self::side_by_side(row, self.series_at, SERIES.len())
            && let Some(series) = self.series.get(text, lengths)
        {
            return Some(series);
        }
        let said = SERIES.map(|field| self.said(row, field));
        let lengths = self.joined(place, &said);
        if let Some(lengths) = lengths
            && let Some(series) = self.series.get(&self.key, lengths)
        {
            return Some(series);
        }
        let [subject, counterparty, measure, basis, timing] = said;
        let subject = self.keep(row, Field::Subject, subject, Self::subject);
        let counterparty = match unescaped(counterparty.0) {
            None => Some(None),
            Some(text) => {
                let company = text.parse::<Counterparty>().map_err(FieldProblem::from);
                let company = company.map_err(DiagnosticKind::from);
                self.kept(row, Field::Counterparty, counterparty, company).map(Some)
            }
        };
        let measure = match &column.measure {
            Some(id) => Some(id.clone()),
            None => self.keep(row, Field::Measure, measure, Self::measure),
        };
        let basis = match column.basis {
            Some(basis) => Some(basis),
            None => self.keep(row, Field::Basis, basis, |_, text| Ok(words::basis(text)?)),
        };
        let timing = match column.timing {
            Some(timing) => Some(timing),
            None => self.keep(row, Field::Timing, timing, |_, text| Ok(words::timing(text)?)),
        };
        let mut series = Series::new(subject?, measure?, basis?, timing?);
        series.counterparty = counterparty?;
        if let Some(lengths) = lengths {
            self.series.put(&self.key, lengths, series.clone());
        }
        Some(series)
    }

    fn subject(&self, text: &str) -> Result<Subject, DiagnosticKind> {
        let text = text.trim();
        let mapped =
            self.context.mapping.subjects.iter().find(|(name, _)| folded(name) == folded(text));
        let text = mapped.map_or(text, |(_, id)| id);
        if folded(text) == "nasional" {
            return Ok(Subject::National);
        }
        let registry = self.context.registry;
        let found = registry.find_subject(text).or_else(|error| {
            // "Sei Mangkei" is the id `sei-mangkei`, said with a blank.
            registry.find_subject(&folded(text).replace(' ', "-")).map_err(|_| error)
        });
        found.map_err(|error| {
            if words::is_sum(text) {
                return DiagnosticKind::RowOfSums { text: text.to_owned() };
            }
            let nearest = match error {
                kawasan_model::FindZoneError::Unknown { nearest, .. } => nearest,
                _ => None,
            };
            DiagnosticKind::UnknownZone { text: text.chars().take(200).collect(), nearest }
        })
    }

    fn measure(&self, text: &str) -> Result<kawasan_model::MeasureId, DiagnosticKind> {
        let text = text.trim();
        let mapped =
            self.context.mapping.measures.iter().find(|(name, _)| folded(name) == folded(text));
        let text = mapped.map_or(text, |(_, id)| id.as_str());
        let measures = self.context.measures;
        words::measure(measures, text).map(|measure| measure.id().clone()).ok_or_else(|| {
            let nearest = words::nearest_measure(measures, text);
            DiagnosticKind::UnknownMeasure { text: text.chars().take(200).collect(), nearest }
        })
    }

    fn period(&mut self, row: &mut Row<'_>, column: &ValueColumn) -> Option<ReportedPeriod> {
        if let Some(period) = column.period {
            return Some(period);
        }
        let said = self.said(row, Field::Period);
        if let Some(period) = self.periods.get(said.0, 0) {
            return Some(period);
        }
        let read = words::period(said.0).map_err(FieldProblem::from).map_err(DiagnosticKind::from);
        let period = self.kept(row, Field::Period, said, read)?;
        self.periods.put(said.0, 0, period);
        Some(period)
    }

    /// The unit that the row or the column says; the outer `None` is an error.
    #[expect(clippy::option_option, reason = "an error and nothing said are two things")]
    fn unit(&mut self, row: &mut Row<'_>, column: &ValueColumn) -> Option<Option<ScaledUnit>> {
        if column.unit.is_some() {
            return Some(column.unit);
        }
        let said = self.said(row, Field::Unit);
        if let Some(unit) = self.units.get(said.0, 0) {
            return Some(unit);
        }
        let unit = if said.0.trim().is_empty() {
            None
        } else {
            let read = words::unit(said.0).map_err(DiagnosticKind::from);
            Some(self.kept(row, Field::Unit, said, read)?)
        };
        self.units.put(said.0, 0, unit);
        Some(unit)
    }

    fn qualifier(&mut self, row: &mut Row<'_>, column: &ValueColumn) -> Option<Qualifier> {
        if let Some(qualifier) = column.qualifier {
            return Some(qualifier);
        }
        let said = self.said(row, Field::Qualifier);
        if said.0.trim_ascii().is_empty() {
            return Some(Qualifier::Exact);
        }
        if let Some(qualifier) = self.qualifiers.get(said.0, 0) {
            return Some(qualifier);
        }
        let read = words::qualifier(said.0).map_err(DiagnosticKind::from);
        let qualifier = self.kept(row, Field::Qualifier, said, read)?;
        self.qualifiers.put(said.0, 0, qualifier);
        Some(qualifier)
    }

    fn source(&mut self, row: &mut Row<'_>) -> Option<Arc<Source>> {
        if let Some((text, lengths)) = Self::side_by_side(row, self.source_at, SOURCE.len())
            && let Some(source) = self.sources.get(text, lengths)
        {
            return Some(source);
        }
        let said = SOURCE.map(|field| self.said(row, field));
        let lengths = self.joined(0, &said);
        if let Some(lengths) = lengths
            && let Some(source) = self.sources.get(&self.key, lengths)
        {
            return Some(source);
        }
        let [publisher, published_on, url] = said;
        let name = unescaped(publisher.0).map(str::to_owned);
        let name = name.ok_or(DiagnosticKind::NoText { field: Field::Publisher });
        let name = self.kept(row, Field::Publisher, publisher, name);
        let date = match published_on.0.trim() {
            "" => Some(None),
            text => {
                let read = words::date(text).map_err(DiagnosticKind::from);
                self.kept(row, Field::PublishedOn, published_on, read).map(Some)
            }
        };
        let mut source = Source::new(name?);
        source.published_on = date?;
        source.url = unescaped(url.0).map(str::to_owned);
        let source = Arc::new(source);
        if let Some(lengths) = lengths {
            self.sources.put(&self.key, lengths, Arc::clone(&source));
        }
        Some(source)
    }

    /// Reads what must be said.
    fn keep<T>(
        &mut self,
        row: &mut Row<'_>,
        field: Field,
        said: (&str, Option<usize>),
        read: impl FnOnce(&Self, &str) -> Result<T, DiagnosticKind>,
    ) -> Option<T> {
        let result = if said.0.trim().is_empty() {
            Err(DiagnosticKind::NoText { field })
        } else {
            read(self, said.0)
        };
        self.kept(row, field, said, result)
    }

    /// What was read, or nothing and the reason among the problems.
    fn kept<T>(
        &mut self,
        row: &mut Row<'_>,
        field: Field,
        said: (&str, Option<usize>),
        result: Result<T, DiagnosticKind>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(kind) => {
                self.tell(row, said.1, field, kind);
                None
            }
        }
    }

    /// Adds a problem of a cell, once for each field of a row.
    fn tell(
        &mut self,
        row: &mut Row<'_>,
        column: Option<usize>,
        field: Field,
        kind: DiagnosticKind,
    ) {
        let bit = 1_u16.wrapping_shl(u32::try_from(field.index()).unwrap_or_default());
        // Each figure of a row may have its own problem.
        if field != Field::Value && row.told & bit != 0 {
            return;
        }
        row.told |= bit;
        let Some(column) = column else {
            let place = self.context.place.at(row.number, Some(field.name().to_owned()));
            self.rows.problems.push(Diagnostic::new(place, kind), self.context.limit);
            return;
        };
        let one = self.diagnostic(row, column, kind);
        self.rows.problems.push(one, self.context.limit);
    }

    fn diagnostic(&self, row: &Row<'_>, column: usize, kind: DiagnosticKind) -> Diagnostic {
        let place = self.context.place.at(row.number, Some(self.context.layout.name(column)));
        let cells = row.cells.iter().map(Cell::text);
        let one = Diagnostic::new(place, kind).with_text(row.cell(column).text());
        one.in_row(cells, column, self.context.delimiter)
    }

    /// Decides how numbers are written, and ends.
    pub(crate) fn finish(mut self) -> Rows {
        let declared = self.context.mapping.decimal;
        let decided = declared.map_or_else(|| self.evidence.decided(), |mark| Ok(Some(mark)));
        let mark = match decided {
            Ok(mark) => mark,
            Err(mixed) => {
                let (minor, major) = mixed.as_ref();
                let name = self.context.layout.name(usize::try_from(minor.column).unwrap_or(0));
                let place = self.context.place.at(minor.row, Some(name));
                let at = self.context.place.at(major.row, None);
                let kind = DiagnosticKind::at_other_place(
                    &at,
                    minor.text.clone(),
                    minor.mark,
                    major.text.clone(),
                );
                let one = Diagnostic::new(place, kind).with_text(&minor.text);
                self.rows.problems.push(one, self.context.limit);
                self.rows.is_undecided = true;
                return self.rows;
            }
        };
        self.rows.mark = mark;
        self.rows.mark_decides = !self.pending.is_empty();
        match mark {
            // The comma's reading is there already.
            Some(DecimalMark::Comma) => {}
            Some(DecimalMark::Point) => {
                for pending in &self.pending {
                    if let Some(observation) = self.rows.observations.get_mut(pending.index) {
                        observation.figure = pending.point;
                    }
                }
            }
            None => self.leave_out_pending(),
        }
        if let Some(sink) = &mut self.sink {
            self.rows.observations.drain(..).for_each(sink);
            self.rows.origins.clear();
        }
        self.rows
    }

    fn leave_out_pending(&mut self) {
        let mut ambiguous = self.pending.iter().peekable();
        let mut kept = Vec::new();
        let mut origins = Vec::new();
        let all = std::mem::take(&mut self.rows.observations);
        let places = std::mem::take(&mut self.rows.origins);
        for (index, (observation, origin)) in all.into_iter().zip(places).enumerate() {
            match ambiguous.next_if(|pending| pending.index == index) {
                Some(pending) => {
                    let column = usize::try_from(origin.column).unwrap_or(0);
                    let name = self.context.layout.name(column);
                    let place = self.context.place.at(origin.row, Some(name));
                    let reading = crate::diagnostic::NumberReading::new(
                        pending.text.to_string(),
                        observation.figure.coefficient().to_string(),
                        pending.point.coefficient().to_string(),
                    );
                    let one = Diagnostic::new(place, DiagnosticKind::Ambiguous(reading));
                    let one = one.with_text(&pending.text);
                    self.rows.problems.push(one, self.context.limit);
                    self.rows.left_out = self.rows.left_out.saturating_add(1);
                }
                None => {
                    kept.push(observation);
                    origins.push(origin);
                }
            }
        }
        (self.rows.observations, self.rows.origins) = (kept, origins);
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
