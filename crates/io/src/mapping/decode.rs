//! Reading a mapping: every key is checked, and all that is wrong comes at once.

use std::fmt::Display;
use std::ops::Range;

use kawasan_model::suggest::nearest;
use toml_edit::{Document, Item, TableLike, Value};

use super::{Mapping, ValueMapping};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::{Field, Place, words};

/// More than anyone reads.
const MOST: usize = 100;

pub(super) const KEYS: [&str; 13] = [
    "sheet",
    "header_row",
    "header_rows",
    "delimiter",
    "decimal",
    "missing",
    "ignore",
    "skip",
    "constants",
    "columns",
    "subjects",
    "measures",
    "values",
];

pub(super) const VALUE_KEYS: [&str; 8] =
    ["column", "measure", "basis", "timing", "period", "unit", "multiplier", "qualifier"];

pub(super) fn read(name: &str, text: &str) -> Result<Mapping, Diagnostics> {
    let mut decoder = Decoder { name, text, wrong: Diagnostics::default() };
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let reason = error.message().trim().replace('\n', ", ");
            let span = error.span().unwrap_or(0..0);
            decoder.push("", span, DiagnosticKind::Syntax { reason });
            return Err(decoder.wrong);
        }
    };
    let mapping = decoder.mapping(document.as_table());
    if decoder.wrong.is_empty() { Ok(mapping) } else { Err(decoder.wrong) }
}

struct Decoder<'a> {
    name: &'a str,
    text: &'a str,
    wrong: Diagnostics,
}

impl Decoder<'_> {
    fn mapping(&mut self, table: &dyn TableLike) -> Mapping {
        self.check_keys("", table, &KEYS);
        let mut mapping = Mapping {
            sheet: self.text_of(table, "sheet"),
            header_row: self.read_number(table, "header_row"),
            header_rows: self.read_number(table, "header_rows"),
            delimiter: self.delimiter(table),
            decimal: self.parsed(table, "decimal", str::parse),
            missing: self.texts(table, "missing"),
            ignore: self.texts(table, "ignore"),
            skip: self.texts(table, "skip"),
            ..Mapping::default()
        };
        for (key, text) in self.pairs(table, "constants") {
            if let Some(field) = self.field("constants", &key, table) {
                self.check_constant(field, &text, table);
                mapping.constants.insert(field, text);
            }
        }
        for (key, text) in self.pairs(table, "columns") {
            if let Some(field) = self.field("columns", &key, table) {
                mapping.columns.insert(field, text);
            }
        }
        mapping.subjects = self.pairs(table, "subjects").into_iter().collect();
        for (key, text) in self.pairs(table, "measures") {
            match text.parse() {
                Ok(id) => {
                    mapping.measures.insert(key, id);
                }
                Err(error) => self.bad_value("measures", span_of(table, "measures"), &text, &error),
            }
        }
        mapping.values = self.values(table);
        mapping
    }

    fn values(&mut self, table: &dyn TableLike) -> Vec<ValueMapping> {
        let Some(item) = table.get("values") else { return Vec::new() };
        let tables: Vec<&dyn TableLike> = match item {
            Item::ArrayOfTables(tables) => tables.iter().map(|t| t as &dyn TableLike).collect(),
            Item::Value(Value::Array(array)) => {
                let inline = array.iter().filter_map(Value::as_inline_table);
                inline.map(|t| t as &dyn TableLike).collect()
            }
            _ => {
                self.wrong_type("values", item.span(), "a list of tables: `[[values]]`");
                Vec::new()
            }
        };
        tables.into_iter().filter_map(|table| self.value(table)).collect()
    }

    fn value(&mut self, table: &dyn TableLike) -> Option<ValueMapping> {
        self.check_keys("values", table, &VALUE_KEYS);
        let column = self.text_of(table, "column");
        if column.is_none() && table.get("column").is_none() {
            let at = table.iter().find_map(|(key, _)| span_of(table, key)).unwrap_or(0..0);
            let kind =
                DiagnosticKind::MissingKey { key: "column", expected: "the header of a column" };
            self.push("values", at, kind);
        }
        let value = ValueMapping {
            column: column.unwrap_or_default(),
            measure: self.parsed(table, "measure", str::parse),
            basis: self.parsed(table, "basis", words::basis),
            timing: self.parsed(table, "timing", words::timing),
            period: self.parsed(table, "period", words::period),
            unit: self.parsed(table, "unit", words::unit),
            power: self.multiplier(table),
            qualifier: self.parsed(table, "qualifier", words::qualifier),
        };
        (!value.column.is_empty()).then_some(value)
    }

    fn delimiter(&mut self, table: &dyn TableLike) -> Option<char> {
        let text = self.text_of(table, "delimiter")?;
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(one @ (',' | ';' | '\t' | '|')), None) => Some(one),
            _ => {
                self.wrong_type("delimiter", span_of(table, "delimiter"), "`,`, `;`, `|` or a tab");
                None
            }
        }
    }

    /// `1000`, `1_000_000`, or the word of a power of ten.
    fn multiplier(&mut self, table: &dyn TableLike) -> Option<i8> {
        let item = table.get("multiplier")?;
        let text = match item {
            Item::Value(Value::Integer(number)) => number.value().to_string(),
            _ => item.as_str().unwrap_or_default().replace('_', ""),
        };
        let zeros = text.strip_prefix('1').filter(|rest| rest.bytes().all(|byte| byte == b'0'));
        let power = zeros.and_then(|zeros| i8::try_from(zeros.len()).ok());
        let power = power.or_else(|| words::power(&text));
        if power.is_none() {
            let expected = "a power of ten: 1000, \"million\", \"miliar\"";
            self.wrong_type("multiplier", item.span(), expected);
        }
        power
    }

    fn field(&mut self, table: &str, key: &str, root: &dyn TableLike) -> Option<Field> {
        let field = Field::of_name(key);
        if field.is_none() {
            let nearest = nearest(key, Field::ALL.map(Field::name)).map(str::to_owned);
            let span = inner(root, table).and_then(|inner| key_span(inner, key));
            let kind = DiagnosticKind::UnknownKey { key: key.to_owned(), nearest };
            self.push(table, span.unwrap_or(0..0), kind);
        }
        field
    }

    /// A constant is read with the file; what can't be is told here, where it stands.
    fn check_constant(&mut self, field: Field, text: &str, root: &dyn TableLike) {
        let span = inner(root, "constants").and_then(|table| span_of(table, field.name()));
        let wrong = match field {
            Field::Basis => words::basis(text).err().map(|e| e.to_string()),
            Field::Timing => words::timing(text).err().map(|e| e.to_string()),
            Field::Period => words::period(text).err().map(|e| e.to_string()),
            Field::Unit => words::unit(text).err().map(|e| e.to_string()),
            Field::Qualifier => words::qualifier(text).err().map(|e| e.to_string()),
            Field::PublishedOn => words::date(text).err().map(|e| e.to_string()),
            Field::Value => Some("a figure is no constant: expected another field".to_owned()),
            _ => None,
        };
        if let Some(wrong) = wrong {
            self.bad_value(field.name(), span, text, &wrong);
        }
    }

    fn pairs(&mut self, table: &dyn TableLike, key: &str) -> Vec<(String, String)> {
        let Some(item) = table.get(key) else { return Vec::new() };
        let Some(inner) = item.as_table_like() else {
            self.wrong_type(key, item.span(), "a table of texts");
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, item) in inner.iter() {
            let text = match item {
                Item::Value(Value::Datetime(date)) => Some(date.value().to_string()),
                _ => item.as_str().map(str::to_owned),
            };
            match text {
                Some(text) => pairs.push((name.to_owned(), text)),
                None => self.wrong_type(key, item.span(), "a text"),
            }
        }
        pairs
    }

    fn texts(&mut self, table: &dyn TableLike, key: &str) -> Vec<String> {
        let Some(item) = table.get(key) else { return Vec::new() };
        let texts: Option<Vec<String>> = item
            .as_array()
            .and_then(|all| all.iter().map(|one| one.as_str().map(str::to_owned)).collect());
        if texts.is_none() {
            self.wrong_type(key, item.span(), "a list of texts");
        }
        texts.unwrap_or_default()
    }

    fn text_of(&mut self, table: &dyn TableLike, key: &'static str) -> Option<String> {
        let item = table.get(key)?;
        let text = item.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, item.span(), "a text");
        }
        text
    }

    fn read_number<T: TryFrom<i64>>(&mut self, table: &dyn TableLike, key: &str) -> Option<T> {
        let item = table.get(key)?;
        let number = item.as_integer().filter(|n| *n > 0).and_then(|n| T::try_from(n).ok());
        if number.is_none() {
            self.wrong_type(key, item.span(), "a whole number from 1 up");
        }
        number
    }

    fn parsed<T, E: Display>(
        &mut self,
        table: &dyn TableLike,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        // A year is written as a number or a date, too.
        let text = match table.get(key)? {
            Item::Value(Value::Integer(number)) => number.value().to_string(),
            Item::Value(Value::Datetime(date)) => date.value().to_string(),
            _ => self.text_of(table, key)?,
        };
        match parse(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.bad_value(key, span_of(table, key), &text, &error);
                None
            }
        }
    }

    fn check_keys(&mut self, path: &str, table: &dyn TableLike, known: &[&'static str]) {
        for (key, _) in table.iter().filter(|(key, _)| !known.contains(key)) {
            let nearest = nearest(key, known.iter().copied()).map(str::to_owned);
            let kind = DiagnosticKind::UnknownKey { key: key.to_owned(), nearest };
            let span = key_span(table, key).unwrap_or(0..0);
            self.push(if path.is_empty() { key } else { path }, span, kind);
        }
    }

    fn wrong_type(&mut self, key: &str, span: Option<Range<usize>>, expected: &'static str) {
        self.push(key, span.unwrap_or(0..0), DiagnosticKind::WrongType { expected });
    }

    fn bad_value(
        &mut self,
        key: &str,
        span: Option<Range<usize>>,
        text: &str,
        error: &dyn Display,
    ) {
        let kind = DiagnosticKind::Syntax { reason: error.to_string() };
        let one = self.diagnostic(key, span.unwrap_or(0..0), kind).with_text(text);
        self.wrong.push(one, MOST);
    }

    fn push(&mut self, key: &str, span: Range<usize>, kind: DiagnosticKind) {
        let one = self.diagnostic(key, span, kind);
        self.wrong.push(one, MOST);
    }

    fn diagnostic(&self, key: &str, span: Range<usize>, kind: DiagnosticKind) -> Diagnostic {
        let before = self.text.get(..span.start).unwrap_or_default();
        let row = u64::try_from(before.matches('\n').count()).unwrap_or_default().saturating_add(1);
        let begin = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
        let line = self.text.get(begin..).unwrap_or_default().lines().next().unwrap_or_default();
        let wrong = span.start.saturating_sub(begin)..span.end.saturating_sub(begin);
        let column = (!key.is_empty()).then(|| key.to_owned());
        Diagnostic::new(Place::file(self.name).at(row, column), kind).in_line(line, wrong)
    }
}

fn inner<'t>(table: &'t dyn TableLike, key: &str) -> Option<&'t dyn TableLike> {
    table.get(key).and_then(Item::as_table_like)
}

fn span_of(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    table.get(key).and_then(Item::span)
}

fn key_span(table: &dyn TableLike, key: &str) -> Option<Range<usize>> {
    table.get_key_value(key).and_then(|(key, _)| key.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_with_its_line() {
        let text = "\
decimal = \"komma\"
delimiter = \"--\"
[constants]
basis = \"realise\"
publsher = \"X\"
[[values]]
measure = \"investment\"
multiplier = 1500
period = \"2024-Q5\"
";
        let wrong = read("map.toml", text).unwrap_err();
        let told: Vec<String> = wrong.list.iter().map(ToString::to_string).collect();
        let rows: Vec<u64> = wrong.list.iter().filter_map(|one| one.place.row).collect();
        assert_eq!(rows, [2, 1, 4, 5, 7, 9, 8], "{told:#?}");
        assert!(told.iter().any(|one| one.contains("did you mean `publisher`?")), "{told:#?}");
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let wrong = read("map.toml", "a = 1\nb = = 2\n").unwrap_err();
        assert_eq!(wrong.list[0].place.row, Some(2), "{wrong}");
    }

    #[test]
    fn words_and_dates_are_read() {
        let text = "\
[constants]
published_on = 2024-04-24
[[values]]
column = \"a\"
period = 2024
basis = \"realisasi\"
unit = \"Rp\"
multiplier = \"miliar\"
";
        let mapping = read("map.toml", text).unwrap();
        assert_eq!(mapping.constants[&Field::PublishedOn], "2024-04-24");
        assert_eq!(mapping.values[0].power, Some(9));
        assert_eq!(mapping.values[0].period, Some("2024".parse().unwrap()));
    }
}
