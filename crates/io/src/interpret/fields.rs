//! What a row says of an observation beside its figure: series, period, unit, source.

use std::fmt::Write as _;
use std::sync::Arc;

use kawasan_model::{
    Counterparty, FieldProblem, Qualifier, ReportedPeriod, ScaledUnit, Series, Source, Subject,
};

use super::memo::lengths;
use super::{Interpreter, Row, SERIES, SOURCE};
use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::escape::unescaped;
use crate::field::folded;
use crate::layout::ValueColumn;
use crate::{Field, words};

/// The most texts of a field that are remembered as none of it.
const MOST_UNREADABLE: usize = 1 << 12;

impl Interpreter<'_> {
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

    pub(super) fn series(
        &mut self,
        row: &mut Row<'_>,
        column: &ValueColumn,
        place: usize,
    ) -> Option<Series> {
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
            // "KEK Gresik, Jawa Timur", "Gresik (JIIPE)": a name and more.
            let nearest = nearest.or_else(|| {
                let name = text.split([',', '(', '/', '*']).next().unwrap_or_default().trim();
                registry.find_subject(name).is_ok().then(|| name.to_owned())
            });
            DiagnosticKind::UnknownZone { text: seen(text), nearest }
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

    pub(super) fn period(
        &mut self,
        row: &mut Row<'_>,
        column: &ValueColumn,
    ) -> Option<ReportedPeriod> {
        if let Some(period) = column.period {
            return Some(period);
        }
        let said = self.said(row, Field::Period);
        if let Some(period) = self.periods.get(said.0, 0) {
            return Some(period);
        }
        let period = self.read(row, Field::Period, said, |_, text| {
            words::period(text).map_err(FieldProblem::from).map_err(DiagnosticKind::from)
        })?;
        self.periods.put(said.0, 0, period);
        Some(period)
    }

    /// The unit that the row or the column says; the outer `None` is an error.
    #[expect(clippy::option_option, reason = "an error and nothing said are two things")]
    pub(super) fn unit(
        &mut self,
        row: &mut Row<'_>,
        column: &ValueColumn,
    ) -> Option<Option<ScaledUnit>> {
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
            Some(self.read(row, Field::Unit, said, |_, text| Ok(words::unit(text)?))?)
        };
        self.units.put(said.0, 0, unit);
        Some(unit)
    }

    pub(super) fn qualifier(
        &mut self,
        row: &mut Row<'_>,
        column: &ValueColumn,
    ) -> Option<Qualifier> {
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
        let read = |_: &Self, text: &str| Ok(words::qualifier(text)?);
        let qualifier = self.read(row, Field::Qualifier, said, read)?;
        self.qualifiers.put(said.0, 0, qualifier);
        Some(qualifier)
    }

    pub(super) fn source(&mut self, row: &mut Row<'_>) -> Option<Arc<Source>> {
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
            _ => {
                let read = |_: &Self, text: &str| Ok(words::date(text)?);
                self.read(row, Field::PublishedOn, published_on, read).map(Some)
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
        if said.0.trim().is_empty() {
            return self.kept(row, field, said, Err(DiagnosticKind::NoText { field }));
        }
        self.read(row, field, said, read)
    }

    /// Reads a text. What can't be read is often the same in many rows, and to find what was
    /// meant takes long: it is told as before.
    fn read<T>(
        &mut self,
        row: &mut Row<'_>,
        field: Field,
        said: (&str, Option<usize>),
        read: impl FnOnce(&Self, &str) -> Result<T, DiagnosticKind>,
    ) -> Option<T> {
        let known = self.unreadable.get(&field).and_then(|texts| texts.get(said.0));
        let result = known.cloned().map_or_else(|| read(self, said.0), Err);
        if let Err(kind) = &result {
            let texts = self.unreadable.entry(field).or_default();
            if texts.len() < MOST_UNREADABLE && !texts.contains_key(said.0) {
                texts.insert(said.0.into(), kind.clone());
            }
        }
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
    pub(super) fn tell(
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
        if self.rows.problems.list.len() >= self.context.limit.max(1) {
            self.rows.problems.more = self.rows.problems.more.saturating_add(1);
            return;
        }
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
}

/// A text with what no screen shows written out, cut after 200 characters.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for c in text.chars().take(200) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {
                seen.extend(c.escape_unicode());
            }
            _ => seen.push(c),
        }
    }
    seen
}
