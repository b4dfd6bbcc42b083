//! What separates the cells of a text, told by its first lines.

use crate::cell::Cell;
use crate::diagnostic::DiagnosticKind;
use crate::layout::is_header;
use crate::text::Records;
use crate::{Limits, Mapping};

/// How a text is delimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delimited {
    pub(crate) delimiter: u8,
    /// Lines before the table: `sep=;`, as Excel writes it.
    pub(crate) skip: usize,
}

const CANDIDATES: [u8; 4] = *b",;\t|";
/// How many records are looked at.
const LOOK: usize = 30;

/// The delimiter of a text, from its beginning.
///
/// # Errors
/// That there are no columns, or that two delimiters are equally likely.
pub(crate) fn decide(sample: &[u8], mapping: &Mapping) -> Result<Delimited, DiagnosticKind> {
    if let Some(declared) = mapping.delimiter {
        return Ok(Delimited { delimiter: byte(declared), skip: 0 });
    }
    if let Some(rest) = sample.strip_prefix(b"sep=")
        && let [delimiter, b'\r' | b'\n', ..] = *rest
        && CANDIDATES.contains(&delimiter)
    {
        let line = sample.iter().position(|byte| *byte == b'\n');
        return Ok(Delimited { delimiter, skip: line.map_or(0, |at| at.saturating_add(1)) });
    }
    let found: Vec<(u8, Score)> =
        CANDIDATES.into_iter().filter_map(|d| Some((d, score(sample, d, mapping)?))).collect();
    let Some(best) = found.iter().map(|(_, score)| *score).max() else {
        let is_blank = sample.iter().all(u8::is_ascii_whitespace);
        return Err(if is_blank { DiagnosticKind::Empty } else { DiagnosticKind::OneColumn });
    };
    let mut all = found.iter().filter(|(_, score)| *score == best).map(|(d, _)| *d);
    match (all.next(), all.next()) {
        (Some(first), Some(second)) => Err(DiagnosticKind::WhichDelimiter {
            first: char::from(first),
            second: char::from(second),
        }),
        (first, _) => Ok(Delimited { delimiter: first.unwrap_or(b','), skip: 0 }),
    }
}

fn byte(delimiter: char) -> u8 {
    u8::try_from(delimiter).unwrap_or(b',')
}

/// Whether a header is found, whether its rows have as many cells as it, and how many
/// columns there are: the first that differs decides.
type Score = (bool, bool, usize);

fn score(sample: &[u8], delimiter: u8, mapping: &Mapping) -> Option<Score> {
    let mut records = Records::new(sample, delimiter, &Limits::default());
    let mut counts: Vec<usize> = Vec::new();
    let mut header: Option<usize> = None;
    for _ in 0..LOOK {
        // A sample may end anywhere, so what can't be read ends it.
        if !records.next().unwrap_or(false) {
            break;
        }
        let Ok(cells) = records.cells() else { break };
        let count = cells.len();
        if header.is_none() && count > 1 && is_header(cells.iter().map(Cell::text), mapping) {
            header = Some(count);
            counts.clear();
        }
        counts.push(count);
    }
    let columns = header.or_else(|| counts.iter().copied().max()).filter(|count| *count > 1)?;
    let even = counts.iter().rev().skip(1).all(|count| *count == columns);
    Some((header.is_some(), even, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> Result<char, DiagnosticKind> {
        decide(text.as_bytes(), &Mapping::default()).map(|found| char::from(found.delimiter))
    }

    #[test]
    fn the_header_tells_the_delimiter() {
        assert_eq!(delimiter("subject,value\na,1\n"), Ok(','));
        assert_eq!(delimiter("Kawasan;Nilai\nA;1,5\nB;2,5\n"), Ok(';'));
        assert_eq!(delimiter("Kawasan\tNilai\nA\t1,5\n"), Ok('\t'));
        assert_eq!(delimiter("sep=;\r\nKawasan;Nilai\r\n"), Ok(';'));
        assert_eq!(delimiter("Rekap, triwulan I\n\nKawasan;Nilai\nA;1\n"), Ok(';'));
    }

    #[test]
    fn no_columns_are_no_table() {
        assert_eq!(delimiter("subject\na\n"), Err(DiagnosticKind::OneColumn));
        assert_eq!(delimiter(" \n\n"), Err(DiagnosticKind::Empty));
        assert!(matches!(delimiter("a,b;c\n1,2;3\n"), Err(DiagnosticKind::WhichDelimiter { .. })));
    }
}
