//! What a sheet says beside its values: hidden rows and columns, merged cells,
//! formulas.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::package::{Package, attribute, damaged};
use crate::Limits;
use crate::diagnostic::DiagnosticKind;
use crate::place::letters;

/// A formula, by what is to be known of its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Formula {
    pub(super) is_external: bool,
    pub(super) has_result: bool,
}

/// Cells that are shown as one, by their first and last row and column, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) first_column: u32,
    pub(super) last_column: u32,
}

impl Merge {
    pub(super) fn range(&self) -> String {
        let cell = |row: u32, column: u32| {
            format!("{}{}", letters(usize::try_from(column).unwrap_or(0)), row.saturating_add(1))
        };
        format!(
            "{}:{}",
            cell(self.first_row, self.first_column),
            cell(self.last_row, self.last_column)
        )
    }
}

/// What a sheet says beside its values.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    pub(super) hidden_rows: BTreeSet<u32>,
    /// First and last.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// By their first row.
    pub(super) merges: Vec<Merge>,
    pub(super) formulas: HashMap<(u32, u32), Formula>,
}

/// More merged ranges than a table has.
const MOST_MERGES: usize = 20_000;
/// The rows and columns of a sheet.
pub(super) const ROWS: u32 = 1_048_576;
pub(super) const COLUMNS: u32 = 16_384;

pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    limits: &Limits,
) -> Result<Overlay, DiagnosticKind> {
    let mut reading =
        Reading { overlay: Overlay::default(), row: 0, column: 0, external: BTreeSet::new() };
    let mut xml = package.xml(part)?;
    let mut buffer = Vec::new();
    let mut formula: Option<(String, Option<String>)> = None;
    let mut cell = None;
    let mut in_value = false;
    let most = usize::try_from(limits.sheet_cells).unwrap_or(usize::MAX);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => reading.row(&element)?,
                "c" => cell = Some((reading.cell(&element)?, None, false)),
                "f" => formula = Some((String::new(), reading.shared(&element)?)),
                "v" | "t" => in_value = true,
                "mergeCell" => reading.merge(&element)?,
                "col" => reading.columns(&element)?,
                _ => {}
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "row" => {
                    reading.row(&element)?;
                    reading.row = reading.row.saturating_add(1);
                }
                "c" => {
                    reading.cell(&element)?;
                    reading.column = reading.column.saturating_add(1);
                }
                "f" => {
                    let shared = reading.shared(&element)?;
                    if let Some((_, found, _)) = &mut cell {
                        *found = Some(reading.is_external("", shared));
                    }
                }
                "mergeCell" => reading.merge(&element)?,
                "col" => reading.columns(&element)?,
                _ => {}
            },
            Event::Text(text) => {
                if let Some((words, _)) = &mut formula {
                    words.push_str(text.as_ref());
                } else if in_value && let Some((_, _, has_result)) = &mut cell {
                    *has_result |= !text.as_ref().is_empty();
                }
            }
            Event::GeneralRef(_) | Event::CData(_) if in_value => {
                if let Some((_, _, has_result)) = &mut cell {
                    *has_result = true;
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "row" => {
                    reading.row = reading.row.saturating_add(1);
                    reading.column = 0;
                }
                "f" => {
                    if let (Some((words, shared)), Some((_, found, _))) =
                        (formula.take(), &mut cell)
                    {
                        *found = Some(reading.is_external(&words, shared));
                    }
                }
                "v" | "t" => in_value = false,
                "c" => {
                    if let Some((at, Some(is_external), has_result)) = cell.take() {
                        reading.overlay.formulas.insert(at, Formula { is_external, has_result });
                    }
                    reading.column = reading.column.saturating_add(1);
                    if reading.overlay.formulas.len() > most {
                        let limit = limits.sheet_cells;
                        return Err(DiagnosticKind::Limit { what: "the number of cells", limit });
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    reading.overlay.merges.sort_unstable();
    Ok(reading.overlay)
}

struct Reading {
    overlay: Overlay,
    row: u32,
    column: u32,
    /// Shared formulas over another file.
    external: BTreeSet<String>,
}

impl Reading {
    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), DiagnosticKind> {
        if let Some(text) = attribute(element, "r")? {
            let number = text.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
            let number = number.filter(|number| *number < ROWS);
            self.row = number.ok_or_else(|| damaged(format!("it has no row `{text}`")))?;
        }
        self.column = 0;
        if is_true(attribute(element, "hidden")?) {
            self.overlay.hidden_rows.insert(self.row);
        }
        Ok(())
    }

    fn columns(&mut self, element: &BytesStart<'_>) -> Result<(), DiagnosticKind> {
        let number = |name| -> Result<u32, DiagnosticKind> {
            let text = attribute(element, name)?;
            Ok(text.and_then(|text| text.parse::<u32>().ok()).unwrap_or(0).saturating_sub(1))
        };
        if is_true(attribute(element, "hidden")?) && self.overlay.hidden_columns.len() < 1_000 {
            self.overlay.hidden_columns.push((number("min")?, number("max")?.min(COLUMNS)));
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<(u32, u32), DiagnosticKind> {
        if let Some((row, column)) = attribute(element, "r")?.and_then(|text| position(&text)) {
            (self.row, self.column) = (row, column);
        }
        Ok((self.row, self.column))
    }

    fn merge(&mut self, element: &BytesStart<'_>) -> Result<(), DiagnosticKind> {
        let range = attribute(element, "ref")?.unwrap_or_default();
        let ends = range.split_once(':').and_then(|(a, b)| Some((position(a)?, position(b)?)));
        let Some((first, last)) = ends else { return Ok(()) };
        if self.overlay.merges.len() >= MOST_MERGES {
            let limit = u64::try_from(MOST_MERGES).unwrap_or_default();
            return Err(DiagnosticKind::Limit { what: "the number of merged ranges", limit });
        }
        self.overlay.merges.push(Merge {
            first_row: first.0.min(last.0),
            last_row: first.0.max(last.0),
            first_column: first.1.min(last.1),
            last_column: first.1.max(last.1),
        });
        Ok(())
    }

    /// The index of a shared formula.
    fn shared(&self, element: &BytesStart<'_>) -> Result<Option<String>, DiagnosticKind> {
        attribute(element, "si")
    }

    fn is_external(&mut self, words: &str, shared: Option<String>) -> bool {
        let is_external = over_another_file(words);
        match shared {
            Some(index) if is_external => {
                self.external.insert(index);
                true
            }
            Some(index) => self.external.contains(&index),
            None => is_external,
        }
    }
}

fn is_true(text: Option<String>) -> bool {
    matches!(text.as_deref(), Some("1" | "true"))
}

/// Row and column of `C7`, from 0.
fn position(text: &str) -> Option<(u32, u32)> {
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(split)?;
    let mut column = 0_u32;
    for letter in letters.bytes().filter(|byte| *byte != b'$') {
        let letter = Some(letter.to_ascii_uppercase()).filter(u8::is_ascii_uppercase)?;
        let value = u32::from(letter.checked_sub(b'A')?);
        column = column.checked_mul(26)?.checked_add(value)?.checked_add(1)?;
    }
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    let column = column.checked_sub(1)?;
    (row < ROWS && column < COLUMNS).then_some((row, column))
}

/// Whether a formula takes something from another file, a server or the net:
/// `[1]Sheet1!A1`, `cmd|'/c calc'!A0`, `WEBSERVICE(…)`.
fn over_another_file(words: &str) -> bool {
    let upper = words.to_uppercase();
    if ["WEBSERVICE(", "RTD(", "DDE(", "HTTP:", "HTTPS:", "FILE:"]
        .iter()
        .any(|one| upper.contains(one))
    {
        return true;
    }
    if upper.contains('|') {
        return true;
    }
    let (mut before, mut depth) = (' ', 0_u32);
    let mut rest = upper.as_str();
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        // A column of a table is `Table[2024]`; a file stands by itself.
        if c == '[' && depth == 0 && !(before.is_alphanumeric() || before == '_') {
            let name = after.split(']').next().unwrap_or_default();
            let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
            if is_number || name.contains(".XLS") || name.contains(".ODS") {
                return true;
            }
        }
        match c {
            '[' => depth = depth.saturating_add(1),
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_a_sheet() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("$C$7"), Some((6, 2)));
        assert_eq!(position("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        for bad in ["", "A", "1", "A0", "XFE1", "AAAAAAAAAA1", "A99999999999", "é1"] {
            assert_eq!(position(bad), None, "{bad}");
        }
    }

    #[test]
    fn formulas_over_other_files_are_told() {
        for words in [
            "[1]Sheet1!A1",
            "SUM('[2]Data'!A1:A3)+1",
            "cmd|'/c calc'!A0",
            "WEBSERVICE(\"x\")",
            "'[Rekap.xlsx]A'!B2",
        ] {
            assert!(over_another_file(words), "{words}");
        }
        for words in ["A1+B1", "SUM(Table1[2024])", "Table1[[#This Row],[2024]]", "SUM(Lain!A1:A3)"]
        {
            assert!(!over_another_file(words), "{words}");
        }
    }
}
