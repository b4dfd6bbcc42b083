//! Delimited text, record by record.

use std::cell::Cell as Counter;
use std::io::{self, Read};

use kawasan_model::Observation;

use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::header::{LOOK, TextRow};
use crate::read::table::{Body, Head, RowsOf, Table, notices_of};
use crate::read::{Progress, Reader, Source};
use crate::text::{Decoded, Encoding, RecordError, Records, decide};
use crate::{Notice, Place};

/// How much is looked at to tell encoding and delimiter.
const SAMPLE: u64 = 1 << 16;
/// A row has all its cells, and a figure.
const TEXT: RowsOf = RowsOf { may_be_short: false, blanks_allowed: false };
/// Rows between two calls of the progress.
const PROGRESS: u64 = 8_192;

pub(super) fn read(
    reader: &Reader,
    source: Source<'_>,
    mut input: impl Read,
    sink: Option<&mut dyn FnMut(Observation)>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Table, Diagnostics> {
    let place = Place::file(source.name);
    let fail = |kind| Diagnostics::of(Diagnostic::new(place.clone(), kind));
    let mut sample = Vec::new();
    (&mut input)
        .take(SAMPLE)
        .read_to_end(&mut sample)
        .map_err(|error| fail(DiagnosticKind::Unreadable { reason: error.to_string() }))?;
    let (encoding, mark) = Encoding::of(&sample);
    let sample = sample.get(mark..).unwrap_or_default();
    let shown = text_of(sample, encoding);
    let delimited = decide(&shown, reader.the_mapping()).map_err(fail)?;

    let counter = Counter::new(0_u64);
    let whole = Counted { input: sample.chain(input), count: &counter };
    let mut text = Decoded::new(whole, encoding);
    let skip = u64::try_from(delimited.skip).unwrap_or_default();
    let skipped = io::copy(&mut (&mut text).take(skip), &mut io::sink());
    skipped.map_err(|error| fail(DiagnosticKind::Unreadable { reason: error.to_string() }))?;
    let records = Records::new(text, delimited.delimiter, reader.the_limits());
    let mut records = records.with_returns(has_returns_alone(&shown));
    let lines_before = u64::from(delimited.skip > 0);

    let mut first: Vec<TextRow> = Vec::new();
    let mut trouble = None;
    while first.len() < LOOK {
        match next(&mut records) {
            Ok(Some(())) => match records.cells() {
                Ok(cells) => {
                    let row = records.line().saturating_add(lines_before);
                    first.push((row, cells.iter().map(|cell| cell.text().to_owned()).collect()));
                }
                Err(error) => {
                    trouble = Some(error);
                    break;
                }
            },
            Ok(None) => break,
            Err(error) => {
                trouble = Some(error);
                break;
            }
        }
    }
    if let (true, Some(error)) = (first.is_empty(), &trouble) {
        return Err(fail(error.kind(encoding)));
    }
    let head = Head::find(&first, reader, &place)?;
    let delimiter = String::from(char::from(delimited.delimiter));
    // A borrow as short as that of the rest.
    let mut hand_on = sink.map(|sink| move |observation| sink(observation));
    let sink = hand_on.as_mut().map(|hand_on| hand_on as &mut dyn FnMut(Observation));
    let mut body = Body::new(reader, &head, &place, &delimiter, TEXT, sink);
    for (number, texts) in first.iter().skip(head.next) {
        let cells: Vec<Cell<'_>> = texts.iter().map(|text| cell(text)).collect();
        body.row(*number, Cells::Slice(&cells));
    }
    let mut rows = u64::try_from(first.len()).unwrap_or_default();
    drop(first);
    if trouble.is_none() {
        trouble = stream(&mut records, &mut body, lines_before, &mut rows, reader, &mut |rows| {
            progress(Progress { rows, bytes: counter.get(), total: source.size });
        });
    }
    if let Some(error) = trouble {
        let row = records.line().saturating_add(lines_before);
        body.problem(Diagnostic::new(place.at(row, None), error.kind(encoding)));
        let mut read = body.finish();
        // What follows the damage isn't known.
        read.is_undecided = true;
        return Err(read.problems);
    }
    progress(Progress { rows, bytes: counter.get(), total: source.size });
    let rows = body.finish();
    let mut notices = head.notices.clone();
    if encoding != Encoding::Utf8 {
        notices.insert(0, Notice::Encoding { encoding });
    }
    notices.extend(notices_of(&rows, reader));
    Ok(Table { rows, layout: head.layout, place, notices, entries: None })
}

/// Reads the rest; returns what stopped it.
fn stream(
    records: &mut Records<impl Read>,
    body: &mut Body<'_>,
    lines_before: u64,
    rows: &mut u64,
    reader: &Reader,
    progress: &mut dyn FnMut(u64),
) -> Option<RecordError> {
    loop {
        match next(records) {
            Ok(Some(())) => {}
            Ok(None) => return None,
            Err(error) => return Some(error),
        }
        let number = records.line().saturating_add(lines_before);
        match records.cells() {
            Ok(cells) => body.row(number, cells),
            Err(error) => return Some(error),
        }
        *rows = rows.saturating_add(1);
        if *rows > reader.the_limits().rows {
            return Some(RecordError::Limit("the number of rows", reader.the_limits().rows));
        }
        if rows.is_multiple_of(PROGRESS) {
            progress(*rows);
        }
    }
}

fn next(records: &mut Records<impl Read>) -> Result<Option<()>, RecordError> {
    records.next().map(|is_there| is_there.then_some(()))
}

fn cell(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

/// Whether lines end as on old Macintoshes.
fn has_returns_alone(sample: &[u8]) -> bool {
    memchr::memchr(b'\n', sample).is_none() && memchr::memchr(b'\r', sample).is_some()
}

/// A sample as UTF-8, as far as it can be read.
fn text_of(sample: &[u8], encoding: Encoding) -> Vec<u8> {
    let mut decoded = Decoded::new(sample, encoding);
    let mut text = Vec::new();
    let mut buffer = [0_u8; 4096];
    while let Ok(read @ 1..) = decoded.read(&mut buffer) {
        text.extend_from_slice(buffer.get(..read).unwrap_or_default());
    }
    text
}

/// Counts the bytes that pass.
struct Counted<'c, R> {
    input: R,
    count: &'c Counter<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        self.count.set(self.count.get().saturating_add(u64::try_from(read).unwrap_or_default()));
        Ok(read)
    }
}
