//! Files of statements that are wrong, and what is said of them.

use kawasan_statements::{Problems, json_schema};

use crate::meeting::reader;

/// A file with every form of a criterion and of what may hold for a zone.
pub(crate) const SAMPLE: &str = include_str!("sample.toml");

pub(crate) fn said(text: &str) -> Problems {
    match reader().read(text) {
        Ok(_) => panic!("this is read:\n{text}"),
        Err(problems) => problems,
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() {
    let text = SAMPLE
        .replacen("count = \"most\"", "count = \"many\"", 1)
        .replacen("held_on = 2024-04-24", "held_on = \"2024-04-31\"", 1)
        .replacen("decides = false", "decide = false", 1)
        .replacen("above = \"0%\"", "above = \"0 IDR\"", 1);
    let problems = said(&text);
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    let expected = ["held_on", "values.growth.above", "values.own.decide", "zones.classes.count"];
    assert_eq!(keys, expected);
    let lines: Vec<usize> = problems.0.iter().filter_map(|one| Some(one.at?.0)).collect();
    assert_eq!(lines, [3, 19, 24, 70]);
}

#[test]
fn what_is_no_file_of_statements_is_told_what_it_lacks() {
    let keys = ["title", "held_on", "period", "source", "statement"];
    for text in ["", "# nothing yet"] {
        let problems = said(text);
        assert_eq!(problems.0.len(), keys.len());
        for (problem, key) in problems.0.iter().zip(keys) {
            assert!(problem.message.starts_with(&format!("the key `{key}` is missing")));
        }
    }
    // All that isn't TOML is told, and nothing else.
    assert_eq!(
        said("a = \nb = [1").to_string(),
        "1:5: this is not TOML: string values must be quoted, expected literal string\n\
         2:7: this is not TOML: unclosed array, expected `]`",
    );
    assert_eq!(said("a = 1\na = 2").to_string(), "2:1: this is not TOML: duplicate key");
    // Columns are those of letters, not of bytes.
    let text =
        SAMPLE.replacen("id = \"Contoh\", en = \"A sample\"", "id = \"Contoh é\", en = 3", 1);
    assert!(said(&text).to_string().starts_with("2:33: title.en: "), "{}", said(&text));
}

#[test]
fn what_decides_nothing_is_refused() {
    let (before, after) = SAMPLE.split_once("[[statement]]\nid = \"zones\"").unwrap();
    let after = after.replace("count = ", "decides = false\ncount = ");
    let text = format!("{before}[[statement]]\nid = \"zones\"{after}");
    assert_eq!(
        said(&text).to_string(),
        "57:6: zones: no criterion decides: expected a `[[statement.criterion]]` that does",
    );
}

/// Without methodologies and official classes there are none to be named.
#[test]
fn a_reader_knows_what_it_was_given() {
    let reader = kawasan_statements::Reader::of(kawasan_data::kek().dataset()).unwrap();
    assert_eq!(
        reader.read(SAMPLE).unwrap_err().to_string(),
        "71:25: zones.classes.which.methodology: there is no methodology `kek-triwulan`\n\
         78:20: zones.official.which.scheme: no scheme begins with `DN-KEK 2021 report`",
    );
}

#[test]
fn the_sample_is_read() {
    let meeting = reader().read(SAMPLE).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(meeting.held_on.to_string(), "2024-04-24");
    let values = meeting.statement("values").unwrap();
    assert_eq!(values.source.url.as_deref(), Some("https://example.com"));
    assert_eq!(meeting.statement("zones").unwrap().source.publisher, "somebody");
    assert_eq!(meeting.nearest("zone"), Some("zones"));
}

/// The schema that the repository keeps is the one by which files are checked;
/// `UPDATE_PAGES=1` writes it anew.
#[test]
fn the_schema_of_statements_is_kept() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/statements.schema.json");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, json_schema()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), json_schema());
}
