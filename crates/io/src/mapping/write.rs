//! Writing a mapping as TOML.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Mapping, ValueMapping};

pub(super) fn toml(mapping: &Mapping) -> String {
    let mut document = DocumentMut::new();
    let root = document.as_table_mut();
    let mut put = |key: &str, text: Option<String>| {
        if let Some(text) = text {
            root.insert(key, value(text));
        }
    };
    put("sheet", mapping.sheet.clone());
    put("delimiter", mapping.delimiter.map(String::from));
    put("decimal", mapping.decimal.map(|mark| mark.to_string()));
    let rows = [
        ("header_row", mapping.header_row.and_then(|row| i64::try_from(row).ok())),
        ("header_rows", mapping.header_rows.and_then(|rows| i64::try_from(rows).ok())),
    ];
    for (key, number) in rows {
        if let Some(number) = number {
            root.insert(key, value(number));
        }
    }
    let lists =
        [("missing", &mapping.missing), ("ignore", &mapping.ignore), ("skip", &mapping.skip)];
    for (key, texts) in lists {
        if !texts.is_empty() {
            root.insert(key, value(texts.iter().collect::<Array>()));
        }
    }
    let of_fields = |fields: &BTreeMap<crate::Field, String>| {
        fields.iter().map(|(field, text)| (field.name().to_owned(), text.clone())).collect()
    };
    let ids = mapping.measures.iter().map(|(word, id)| (word.clone(), id.to_string()));
    let tables: [(&str, BTreeMap<String, String>); 4] = [
        ("constants", of_fields(&mapping.constants)),
        ("columns", of_fields(&mapping.columns)),
        ("subjects", mapping.subjects.clone()),
        ("measures", ids.collect()),
    ];
    for (key, texts) in tables {
        if !texts.is_empty() {
            let table: Table = texts.into_iter().map(|(key, text)| (key, value(text))).collect();
            root.insert(key, Item::Table(table));
        }
    }
    if !mapping.values.is_empty() {
        let tables: ArrayOfTables = mapping.values.iter().map(value_table).collect();
        root.insert("values", Item::ArrayOfTables(tables));
    }
    document.to_string()
}

fn value_table(mapping: &ValueMapping) -> Table {
    let multiplier = mapping
        .power
        .map(|power| format!("1{}", "0".repeat(usize::try_from(power).unwrap_or_default())));
    let texts = [
        ("column", Some(mapping.column.clone())),
        ("measure", mapping.measure.as_ref().map(ToString::to_string)),
        ("basis", mapping.basis.map(|basis| basis.to_string())),
        ("timing", mapping.timing.map(|timing| timing.to_string())),
        ("period", mapping.period.map(|period| period.to_string())),
        ("unit", mapping.unit.map(|unit| unit.to_string())),
        ("multiplier", multiplier),
        ("qualifier", mapping.qualifier.map(|word| word.to_string())),
    ];
    texts.into_iter().filter_map(|(key, text)| Some((key, value(text?)))).collect()
}

#[cfg(test)]
mod tests {
    use crate::Mapping;

    #[test]
    fn write_read_roundtrip() {
        let text = "\
sheet = \"Rekap\"
header_row = 3
header_rows = 2
delimiter = \";\"
decimal = \"comma\"
missing = [\"-\", \"n/a\"]
ignore = [\"Lain\"]
skip = [\"Jumlah\"]
[constants]
publisher = \"Contoh \\\"A\\\"\"
[columns]
subject = \"Nama\"
[subjects]
\"Sei Mangke\" = \"sei-mangkei\"
[measures]
Naker = \"employment\"
[[values]]
column = \"Inv [TW1]\"
measure = \"investment\"
basis = \"target\"
timing = \"flow\"
period = \"2024-Q1\"
unit = \"IDR billion\"
multiplier = 1000
qualifier = \"about\"
";
        let mapping = Mapping::read("a", text).unwrap();
        assert_eq!(Mapping::read("b", &mapping.to_toml()), Ok(mapping.clone()));
        assert_eq!(mapping.values.len() + mapping.missing.len(), 3);
    }
}
