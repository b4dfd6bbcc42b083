//! Reading observations from JSON: every entry by itself, so that all that is wrong is
//! told at once, and texts as they are written, so that no number loses digits.

use std::io::Read;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::SCHEMA;
use crate::cell::{Cell, Cells};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::escape::escaped;
use crate::layout::{Layout, ValueColumn};
use crate::read::{Body, Head, Reader, RowsOf, Source, Table, notices_of};
use crate::write::is_free_text;
use crate::{DecimalMark, Field, Place};

pub(crate) fn read(
    reader: &Reader,
    source: Source<'_>,
    input: impl Read,
) -> Result<Table, Diagnostics> {
    let place = Place::file(source.name);
    let bytes = reader.whole(source, input)?;
    let whole = Whole { bytes: &bytes, place: &place, longest: reader.the_limits().cell_bytes };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let kind = DiagnosticKind::NotText { encoding: "UTF-8", expected: "UTF-8" };
        Diagnostics::of(Diagnostic::new(place.at(line(bytes, error.valid_up_to()), None), kind))
    })?;
    let root: Object<'_> = serde_json::from_str(text).map_err(|error| whole.syntax(&error))?;
    let observations = whole.root(&root, reader)?;

    let reader = reader.clone().decimal(DecimalMark::Point);
    let head = Head::of(layout());
    let rows = RowsOf { may_be_short: true, blanks_allowed: false };
    let mut body = Body::new(&reader, &head, &place, ", ", rows, None);
    let mut lines = Vec::new();
    // Entries follow each other, so each line is counted on from the one before.
    let (mut before, mut line) = (0, 1_u64);
    for entry in observations {
        let at = whole.offset_of(entry.get());
        let passed = ends_between(whole.bytes, before, at);
        line = line.saturating_add(passed);
        before = at;
        lines.push(line);
        let number = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        whole.entry(entry, number, &mut body);
    }
    let rows = body.finish();
    let notices = notices_of(&rows, &reader);
    Ok(Table { rows, layout: head.layout, place, notices, entries: Some(lines) })
}

/// Every field has a column of its name.
fn layout() -> Layout {
    let mut fields = [None; Field::ALL.len()];
    for (index, slot) in fields.iter_mut().enumerate() {
        *slot = Some(index);
    }
    let value = ValueColumn { column: Field::Value.index(), ..ValueColumn::default() };
    Layout {
        names: Field::ALL.map(|field| field.name().to_owned()).to_vec(),
        fields,
        values: vec![value],
        is_tidy: true,
        uses: Vec::new(),
    }
}

/// An object with its keys in the order of the text, each of them as often as it
/// stands there.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Object(entries))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

struct Whole<'a> {
    bytes: &'a [u8],
    place: &'a Place,
    /// The longest text that is read, in bytes.
    longest: usize,
}

impl Whole<'_> {
    fn root<'r>(
        &self,
        root: &Object<'r>,
        reader: &Reader,
    ) -> Result<Vec<&'r RawValue>, Diagnostics> {
        let mut wrong = Diagnostics::default();
        let mut observations = None;
        let mut has_schema = false;
        for (key, value) in &root.0 {
            let at = self.place.at(self.line_of(value.get()), Some(key.clone()));
            let mut push = |kind| wrong.push(Diagnostic::new(at.clone(), kind), reader.limit());
            match key.as_str() {
                "schema" => {
                    has_schema = true;
                    if serde_json::from_str::<String>(value.get()).ok().as_deref() != Some(SCHEMA) {
                        push(DiagnosticKind::WrongType { expected: "\"kawasan.observations/1\"" });
                    }
                }
                "observations" if observations.is_some() => {
                    push(DiagnosticKind::KeyTwice { key: key.clone() });
                }
                "observations" => match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
                    Ok(entries) => observations = Some(entries),
                    Err(_) => push(DiagnosticKind::WrongType { expected: "a list of objects" }),
                },
                _ => {
                    let known = ["schema", "observations"];
                    let nearest = kawasan_model::suggest::nearest(key, known).map(str::to_owned);
                    push(DiagnosticKind::UnknownKey { key: key.clone(), nearest });
                }
            }
        }
        let is_there = root.0.iter().any(|(key, _)| key == "observations");
        let missing = [
            (!has_schema, "schema", "\"kawasan.observations/1\""),
            (!is_there, "observations", "a list of objects"),
        ];
        for (_, key, expected) in missing.into_iter().filter(|(is_missing, ..)| *is_missing) {
            let kind = DiagnosticKind::MissingKey { key, expected };
            wrong.push(Diagnostic::new(self.place.clone(), kind), reader.limit());
        }
        match observations {
            Some(observations) if wrong.is_empty() => Ok(observations),
            _ => Err(wrong),
        }
    }

    /// One observation.
    fn entry(&self, entry: &RawValue, number: u64, body: &mut Body<'_>) {
        let mut texts: [Option<String>; Field::ALL.len()] = std::array::from_fn(|_| None);
        let mut is_good = true;
        let mut wrong = |key: Option<&str>, text: &str, kind| {
            let place = self.place.at(number, key.map(str::to_owned));
            body.problem(Diagnostic::new(place, kind).with_text(text));
            is_good = false;
        };
        let object = match serde_json::from_str::<Object<'_>>(entry.get()) {
            Ok(object) => object,
            Err(_) => {
                wrong(None, entry.get(), DiagnosticKind::WrongType { expected: "an object" });
                body.left_out();
                return;
            }
        };
        for (key, value) in object.0 {
            let Some(field) = Field::of_name(&key) else {
                let names = Field::ALL.map(Field::name);
                let nearest = kawasan_model::suggest::nearest(&key, names).map(str::to_owned);
                wrong(
                    Some(&key),
                    value.get(),
                    DiagnosticKind::UnknownKey { key: key.clone(), nearest },
                );
                continue;
            };
            let Some(slot) = texts.get_mut(field.index()) else { continue };
            if slot.is_some() {
                wrong(Some(&key), value.get(), DiagnosticKind::KeyTwice { key: key.clone() });
                continue;
            }
            match serde_json::from_str::<Option<String>>(value.get()) {
                Ok(Some(text)) if text.len() > self.longest => {
                    let limit = u64::try_from(self.longest).unwrap_or(u64::MAX);
                    let kind = DiagnosticKind::Limit { what: "a text, in bytes,", limit };
                    wrong(Some(&key), &text, kind);
                }
                Ok(text) => {
                    let is_free = is_free_text(field);
                    *slot =
                        text.map(|text| if is_free { escaped(&text).into_owned() } else { text });
                }
                Err(_) => {
                    let expected = if field == Field::Value {
                        "a string such as \"15.1\", as a number may have lost digits"
                    } else {
                        "a string"
                    };
                    wrong(Some(&key), value.get(), DiagnosticKind::WrongType { expected });
                }
            }
        }
        if !is_good {
            body.left_out();
            return;
        }
        let cells = texts.each_ref().map(|text| match text.as_deref() {
            None | Some("") => Cell::Blank,
            Some(text) => Cell::Text(text),
        });
        body.entry(number, Cells::Slice(&cells));
    }

    /// The line of a part of the text. Both are slices of one text.
    fn line_of(&self, part: &str) -> u64 {
        line(self.bytes, self.offset_of(part))
    }

    fn offset_of(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.bytes.as_ptr().addr())
    }

    fn syntax(&self, error: &serde_json::Error) -> Diagnostics {
        let row = u64::try_from(error.line()).unwrap_or_default();
        let place = self.place.at(row.max(1), None);
        let told = error.to_string();
        let reason = told.split(" at line ").next().unwrap_or_default();
        let kind = DiagnosticKind::Syntax { reason: format!("this is no JSON: {reason}") };
        let text = std::str::from_utf8(self.bytes).unwrap_or_default();
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        let at = error.column().saturating_sub(1);
        let one = Diagnostic::new(place, kind);
        let fits = line.is_char_boundary(at.min(line.len()));
        Diagnostics::of(if fits {
            one.in_line(line, at..line.len().min(at.saturating_add(1)))
        } else {
            one
        })
    }
}

fn line(bytes: &[u8], at: usize) -> u64 {
    ends_between(bytes, 0, at).saturating_add(1)
}

/// The ends of lines in a stretch.
fn ends_between(bytes: &[u8], from: usize, to: usize) -> u64 {
    let stretch = bytes.get(from..to.min(bytes.len())).unwrap_or_default();
    u64::try_from(memchr::memchr_iter(b'\n', stretch).count()).unwrap_or_default()
}
