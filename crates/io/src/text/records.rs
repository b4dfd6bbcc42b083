//! The records of a delimited text, one after the other, in bounded memory.

use std::io::{self, ErrorKind, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::Encoding;
use super::quotes::Quotes;
use crate::cell::Cells;
use crate::{DiagnosticKind, Limits};

/// Why no record can be read.
#[derive(Debug)]
pub(crate) enum RecordError {
    Io(io::Error),
    NotText,
    Nul,
    UnclosedQuote,
    AfterQuote,
    /// What is over its limit, and the limit.
    Limit(&'static str, u64),
}

impl RecordError {
    /// What is told of it, of a text in that encoding.
    pub(crate) fn kind(&self, encoding: Encoding) -> DiagnosticKind {
        match self {
            RecordError::Io(error) => DiagnosticKind::Unreadable { reason: error.to_string() },
            RecordError::NotText => {
                let expected = "UTF-8 or UTF-16";
                DiagnosticKind::NotText { encoding: encoding.name(), expected }
            }
            RecordError::Nul => DiagnosticKind::Nul,
            RecordError::AfterQuote => DiagnosticKind::AfterQuote,
            RecordError::UnclosedQuote => DiagnosticKind::UnclosedQuote,
            RecordError::Limit(what, limit) => DiagnosticKind::Limit { what, limit: *limit },
        }
    }
}

/// Reads records.
pub(crate) struct Records<R> {
    input: R,
    core: Reader,
    buffer: Box<[u8]>,
    from: usize,
    to: usize,
    at_end: bool,
    text: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    columns: usize,
    line: u64,
    quotes: Quotes,
    /// Whether the buffer has any; else it was followed as a whole.
    has_quotes: bool,
    /// Ends of lines that the parser doesn't count, where each is a carriage return alone.
    returns: Option<u64>,
    row_bytes: usize,
    cell_bytes: usize,
    most_columns: usize,
}

const BUFFER: usize = 1 << 16;

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, delimiter: u8, limits: &Limits) -> Self {
        Records {
            input,
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            buffer: vec![0; BUFFER].into_boxed_slice(),
            from: 0,
            to: 0,
            at_end: false,
            text: vec![0; 1024],
            length: 0,
            ends: vec![0; 32],
            columns: 0,
            line: 1,
            quotes: Quotes::new(delimiter),
            has_quotes: true,
            returns: None,
            row_bytes: limits.row_bytes,
            cell_bytes: limits.cell_bytes,
            most_columns: limits.columns,
        }
    }

    /// The same where lines end with a carriage return alone.
    pub(crate) fn with_returns(mut self, are_ends: bool) -> Self {
        self.returns = are_ends.then_some(0);
        self
    }

    /// The line on which the record at hand begins.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// Goes to the next record; there is none after the last.
    pub(crate) fn next(&mut self) -> Result<bool, RecordError> {
        self.length = 0;
        self.columns = 0;
        let mut began = false;
        loop {
            if self.from == self.to && !self.at_end {
                self.fill()?;
            }
            let input = self.buffer.get(self.from..self.to).unwrap_or_default();
            if !began {
                // Ends of lines before the record: of the one before it, and of blank ones.
                let before = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
                let end = if self.returns.is_some() { b'\r' } else { b'\n' };
                let ends = before.clone().filter(|byte| **byte == end).count();
                let known = self.returns.map_or(self.core.line(), |count| count.saturating_add(1));
                self.line = known.saturating_add(bound(ends));
                began = before.count() < input.len();
            }
            let (result, read, written, fields) = self.core.read_record(
                input,
                self.text.get_mut(self.length..).unwrap_or_default(),
                self.ends.get_mut(self.columns..).unwrap_or_default(),
            );
            let piece = input.get(..read).unwrap_or_default();
            if self.has_quotes && !self.quotes.pass(piece) {
                return Err(RecordError::AfterQuote);
            }
            if let Some(count) = &mut self.returns {
                let own = piece.iter().filter(|byte| **byte == b'\r').count();
                *count = count.saturating_add(bound(own));
            }
            self.from = self.from.saturating_add(read);
            self.length = self.length.saturating_add(written);
            self.columns = self.columns.saturating_add(fields);
            match result {
                ReadRecordResult::InputEmpty if self.at_end && read > 0 => {
                    return Err(RecordError::UnclosedQuote);
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    if self.text.len() >= self.row_bytes {
                        return Err(RecordError::Limit("a row, in bytes,", bound(self.row_bytes)));
                    }
                    let longer = self.text.len().saturating_mul(2).min(self.row_bytes);
                    self.text.resize(longer, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    if self.ends.len() > self.most_columns {
                        let limit = bound(self.most_columns);
                        return Err(RecordError::Limit("the number of columns", limit));
                    }
                    let longer = self.ends.len().saturating_mul(2);
                    self.ends.resize(longer.min(self.most_columns.saturating_add(1)), 0);
                }
                ReadRecordResult::Record => return self.check().map(|()| true),
                ReadRecordResult::End => return Ok(false),
            }
        }
    }

    fn fill(&mut self) -> Result<(), RecordError> {
        loop {
            match self.input.read(&mut self.buffer) {
                Ok(0) => {
                    self.at_end = true;
                    // A line end that the last record takes into a cell is one within
                    // quotes that were never closed.
                    let is_within = self.length > 0 || self.columns > 0;
                    (self.from, self.to) = (0, usize::from(is_within));
                    self.has_quotes = true;
                    if let Some(first) = self.buffer.first_mut() {
                        *first = b'\n';
                    }
                    return Ok(());
                }
                Ok(read) => {
                    (self.from, self.to) = (0, read);
                    let piece = self.buffer.get(..read).unwrap_or_default();
                    self.has_quotes = memchr::memchr(b'"', piece).is_some();
                    if !self.has_quotes && !self.quotes.pass(piece) {
                        return Err(RecordError::AfterQuote);
                    }
                    return Ok(());
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    return Err(RecordError::NotText);
                }
                Err(error) => return Err(RecordError::Io(error)),
            }
        }
    }

    fn check(&self) -> Result<(), RecordError> {
        if self.columns > self.most_columns {
            return Err(RecordError::Limit("the number of columns", bound(self.most_columns)));
        }
        let text = self.text.get(..self.length).unwrap_or_default();
        if memchr::memchr(0, text).is_some() {
            return Err(RecordError::Nul);
        }
        if text.len() > self.cell_bytes {
            let mut begin = 0;
            for end in self.ends.get(..self.columns).unwrap_or_default() {
                if end.saturating_sub(begin) > self.cell_bytes {
                    return Err(RecordError::Limit("a cell, in bytes,", bound(self.cell_bytes)));
                }
                begin = *end;
            }
        }
        Ok(())
    }

    /// The cells of the record at hand. A character that two cells would share is
    /// none.
    pub(crate) fn cells(&self) -> Result<Cells<'_>, RecordError> {
        let text = self.text.get(..self.length).unwrap_or_default();
        let text = std::str::from_utf8(text).map_err(|_| RecordError::NotText)?;
        let ends = self.ends.get(..self.columns).unwrap_or_default();
        if ends.iter().any(|end| !text.is_char_boundary(*end)) {
            return Err(RecordError::NotText);
        }
        Ok(Cells::Record { text, ends })
    }
}

fn bound(limit: usize) -> u64 {
    u64::try_from(limit).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<(u64, Vec<String>)>, RecordError> {
        let mut records = Records::new(text.as_bytes(), b',', &Limits::default());
        let mut all = Vec::new();
        while records.next()? {
            all.push((
                records.line(),
                records.cells()?.iter().map(|cell| cell.text().to_owned()).collect(),
            ));
        }
        Ok(all)
    }

    #[test]
    fn records_know_their_lines() {
        let read = all("a,b\r\n\r\n\"x\ny\",2\n3,4").unwrap();
        let lines: Vec<u64> = read.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 5]);
        assert_eq!(read[1].1, ["x\ny", "2"]);
    }

    #[test]
    fn lines_may_end_with_a_return_alone() {
        let records = Records::new(&b"a,b\r\r\"x\ry\",2\r3,4"[..], b',', &Limits::default());
        let mut records = records.with_returns(true);
        let mut lines = Vec::new();
        while records.next().unwrap() {
            lines.push(records.line());
        }
        assert_eq!(lines, [1, 3, 5]);
    }

    #[test]
    fn a_quote_that_is_forgotten_takes_no_row() {
        assert!(matches!(all("a,b\n1,\"2\n3,\"4\n"), Err(RecordError::AfterQuote)));
    }

    #[test]
    fn a_quote_that_never_ends_is_an_error() {
        assert!(matches!(all("a,b\n1,\"2\n3,4\n"), Err(RecordError::UnclosedQuote)));
        assert!(matches!(all("a,b\n1,\"2\""), Ok(all) if all.len() == 2));
        assert!(matches!(all("a,5\" pipe"), Ok(all) if all.len() == 1));
    }

    #[test]
    fn what_would_take_memory_is_refused() {
        let wide = ",".repeat(100_000);
        assert!(matches!(all(&wide), Err(RecordError::Limit("the number of columns", 16_384))));
        let long = "x".repeat(9 << 20);
        assert!(matches!(all(&long), Err(RecordError::Limit("a row, in bytes,", _))));
        let long = format!("a,{}", "x".repeat(1 << 20));
        assert!(matches!(all(&long), Err(RecordError::Limit("a cell, in bytes,", _))));
        assert!(matches!(all("a\0b"), Err(RecordError::Nul)));
    }
}
