//! The embedded figures, exported and read again.

use kawasan_data::{files, kek};
use kawasan_indicators::{Catalogue, Evaluator};
use kawasan_io::{Format, Notice, dataset_csv, dataset_excel, dataset_json};
use kawasan_model::{Dataset, Language, ObservationFields, Subject};
use kawasan_report::{digest, evaluation_json};

use crate::support::kek_reader;

fn evaluations(dataset: &Dataset) -> Vec<String> {
    let catalogue = Catalogue::standard(dataset).unwrap();
    ["2023", "2024-Q1", "2025-S1"]
        .into_iter()
        .map(|period| {
            let known = dataset.all_known();
            let evaluator = Evaluator::new(known, Subject::National, period.parse().unwrap());
            evaluation_json(&evaluator.evaluate_all(&catalogue), Language::ENGLISH).unwrap()
        })
        .collect()
}

#[test]
fn what_is_exported_evaluates_to_the_same_bytes() {
    let direct = kek().dataset();
    let exported = [
        (Format::Csv, dataset_csv(direct).unwrap().into_bytes()),
        (Format::Json, dataset_json(direct).unwrap().into_bytes()),
        (Format::Excel, dataset_excel(direct).unwrap()),
    ];
    for (format, bytes) in exported {
        let read = kek_reader().read_bytes("kek", format, &bytes).unwrap();
        assert_eq!(read.dataset, *direct);
        assert_eq!(evaluations(&read.dataset), evaluations(direct), "{format:?}");
        assert_eq!(digest(&read.dataset).unwrap(), digest(direct).unwrap());
        // Of two figures the words leave out the power of ten, as they were published.
        let is_known = |notice: &Notice| match notice {
            Notice::Doubt { doubt, .. } => doubt.starts_with("the words say"),
            other => matches!(other, Notice::Decimal { .. }),
        };
        assert!(read.notices.iter().all(is_known), "{:?}", read.notices);
    }
}

/// The file as the data crate reads it, row by row through the model's own reader.
#[test]
fn files_of_the_data_crate_read_as_there() {
    for text in [files::NATIONAL, files::ZONE_FIGURES] {
        let ours = kek_reader()
            .observations("a.csv", Format::Csv, text.as_bytes(), &mut |_| {})
            .unwrap_or_else(|wrong| panic!("{wrong}"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let theirs: Vec<_> = reader
            .records()
            .map(|record| {
                let record = record.unwrap();
                let cell = |name: &str| {
                    let at = headers.iter().position(|header| header == name).unwrap();
                    record.get(at).unwrap()
                };
                let fields = ObservationFields {
                    subject: cell("subject"),
                    counterparty: cell("counterparty"),
                    measure: cell("measure"),
                    basis: cell("basis"),
                    timing: cell("timing"),
                    period: cell("period"),
                    value: cell("value"),
                    unit: cell("unit"),
                    as_stated: cell("as_stated"),
                    qualifier: cell("qualifier"),
                    publisher: cell("publisher"),
                    published_on: cell("published_on"),
                    url: cell("url"),
                    note: cell("note"),
                };
                fields.read().unwrap()
            })
            .collect();
        assert_eq!(ours, theirs);
    }
}

/// Every observation that is written has the keys that the schema asks for, and no other.
#[test]
fn what_is_written_has_the_keys_of_the_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(&kawasan_io::observations_schema()).unwrap();
    let entry = &schema["properties"]["observations"]["items"];
    let known = entry["properties"].as_object().unwrap();
    let text = dataset_json(kek().dataset()).unwrap();
    let written: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(written["schema"], schema["properties"]["schema"]["const"]);
    for observation in written["observations"].as_array().unwrap() {
        let own = observation.as_object().unwrap();
        for (key, value) in own {
            assert!(known.contains_key(key) && value.is_string(), "{key}: {value}");
            if let Some(words) = known[key]["enum"].as_array() {
                assert!(words.contains(value), "{key}: {value}");
            }
        }
        for key in entry["required"].as_array().unwrap() {
            assert!(own.contains_key(key.as_str().unwrap()), "{key}");
        }
    }
}
