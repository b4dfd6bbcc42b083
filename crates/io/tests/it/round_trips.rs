//! What is written reads back as the same.

use kawasan_io::{Format, WriteError, dataset_csv, dataset_excel, dataset_json};
use kawasan_model::{Dataset, Observation};
use kawasan_testing::{config, fixtures, strategies};
use proptest::prelude::*;

use crate::support::{reader, same};

fn again(dataset: &Dataset, format: Format, bytes: &[u8]) -> Dataset {
    let reader = reader().policy(dataset.policy().clone());
    reader.read_bytes("a", format, bytes).unwrap_or_else(|wrong| panic!("{wrong}")).dataset
}

/// Texts that a spreadsheet or a reader of tables would change.
fn awkward() -> impl Strategy<Value = String> {
    let texts =
        ["=1+1", "+62", "-", "@SUM(A1)", "'", "''a", " a ", "a\tb", "a\r\nb", "\"q\"", ";", ""];
    let ends = ["", " ", "\n", "é", "한국", "\u{1f600}", "\u{a0}"];
    (prop::sample::select(texts.to_vec()), prop::sample::select(ends.to_vec()))
        .prop_map(|(text, end)| format!("{text}{end}"))
}

/// Datasets with texts of every kind.
fn datasets() -> impl Strategy<Value = Dataset> {
    let with_texts = (strategies::histories(), prop::collection::vec(awkward(), 3));
    with_texts.prop_map(|(mut rows, texts)| {
        for (row, text) in rows.iter_mut().zip(texts.iter().cycle()) {
            row.as_stated = Some(text.clone());
            row.note = Some(texts[0].clone());
        }
        let rows: Vec<Observation> = rows;
        let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
        builder.observations(rows).build().unwrap()
    })
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn csv_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets()]) {
        let text = dataset_csv(&dataset).unwrap();
        prop_assert!(same(&again(&dataset, Format::Csv, text.as_bytes()), &dataset), "{}", text);
    }

    #[test]
    fn json_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets()]) {
        let text = dataset_json(&dataset).unwrap();
        prop_assert!(same(&again(&dataset, Format::Json, text.as_bytes()), &dataset), "{}", text);
    }
}

proptest! {
    #![proptest_config(config(32))]

    /// A text that a cell can't hold is refused.
    #[test]
    fn excel_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets()]) {
        match dataset_excel(&dataset) {
            Ok(bytes) => prop_assert!(same(&again(&dataset, Format::Excel, &bytes), &dataset)),
            Err(WriteError::Text { text, .. }) => prop_assert!(text.contains('\u{fffd}'), "{}", text),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}

/// The only number of a file could be a thousand or a bit more than one.
#[test]
fn a_number_that_could_be_two_is_written_so_that_it_is_one() {
    use kawasan_model::{Basis, Series, Source, Subject, Timing};
    let series = Series::new(
        Subject::National,
        "investment".parse().unwrap(),
        Basis::Realised,
        Timing::Flow,
    );
    let figure = "1.234 IDR trillion".parse().unwrap();
    let row = Observation::new(series, "2024".parse().unwrap(), figure, Source::new("A"));
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    let dataset = builder.observation(row).build().unwrap();
    let text = dataset_csv(&dataset).unwrap();
    assert!(text.contains(",01.234,"), "{text}");
    assert!(same(&again(&dataset, Format::Csv, text.as_bytes()), &dataset));
}
