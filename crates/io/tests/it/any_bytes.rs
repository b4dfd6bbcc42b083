//! Any bytes are a dataset or diagnostics, never a panic.

use kawasan_io::{Format, Mapping, dataset_csv, dataset_excel, dataset_json};
use kawasan_testing::{config, strategies};
use proptest::prelude::*;

use crate::support::reader;

/// Changes some bytes of a text: cut, doubled, replaced.
fn damaged(bytes: Vec<u8>, hits: Vec<(prop::sample::Index, u8, u8)>) -> Vec<u8> {
    let mut bytes = bytes;
    for (at, how, with) in hits {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match how % 4 {
            0 => {
                bytes.remove(at);
            }
            1 => bytes.insert(at, with),
            2 => bytes[at] = with,
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fn hits() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    let byte = prop_oneof![prop::sample::select(b",;\t\"\n\r'=-.0\0\xff".to_vec()), any::<u8>()];
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), byte), 1..6)
}

fn reads(format: Format, bytes: &[u8]) -> Result<(), TestCaseError> {
    for reader in [reader(), reader().good_rows().most_problems(3)] {
        match reader.read_bytes("a", format, bytes) {
            Ok(_) => {}
            Err(wrong) => {
                prop_assert!(!wrong.is_empty());
                prop_assert!(!wrong.render(false).is_empty() && !wrong.to_json().is_empty());
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Csv, Format::Json, Format::Excel] {
            reads(format, &bytes)?;
        }
    }

    #[test]
    fn damaged_csv_is_read_or_refused(dataset in strategies::datasets(), hits in hits()) {
        reads(Format::Csv, &damaged(dataset_csv(&dataset).unwrap().into_bytes(), hits))?;
    }

    #[test]
    fn damaged_json_is_read_or_refused(dataset in strategies::datasets(), hits in hits()) {
        reads(Format::Json, &damaged(dataset_json(&dataset).unwrap().into_bytes(), hits))?;
    }

    #[test]
    fn damaged_workbooks_are_read_or_refused(dataset in strategies::datasets(), hits in hits()) {
        reads(Format::Excel, &damaged(dataset_excel(&dataset).unwrap(), hits))?;
    }

    #[test]
    fn any_text_is_a_mapping_or_refused(text in "[a-z\\[\\]=\"0-9 \\n.,]{0,80}") {
        if let Ok(mapping) = Mapping::read("m", &text) {
            prop_assert_eq!(Mapping::read("m", &mapping.to_toml()), Ok(mapping));
        }
    }

    #[test]
    fn any_table_of_likely_words_is_read_or_refused(
        rows in prop::collection::vec(prop::collection::vec(likely(), 1..6), 1..6)
    ) {
        let text: String = rows.iter().map(|row| format!("{}\n", row.join(";"))).collect();
        reads(Format::Csv, text.as_bytes())?;
    }
}

/// Texts that tables have.
fn likely() -> impl Strategy<Value = String> {
    let texts = [
        "Kawasan",
        "subject",
        "value",
        "Nilai",
        "unit",
        "Satuan",
        "Investasi realisasi flow 2024 (Rp miliar)",
        "publisher",
        "measure",
        "gresik",
        "KEK gresik",
        "Jumlah",
        "15,1",
        "1.234",
        "15.1",
        "-",
        "Rp15,1 triliun",
        "48,2%",
        "sekitar 80",
        "2024-Q1",
        "investment",
        "realised",
        "",
        " ",
        "TW I 2024",
        "orang",
        "''",
        "=1",
    ];
    prop::sample::select(texts.to_vec()).prop_map(str::to_owned)
}
