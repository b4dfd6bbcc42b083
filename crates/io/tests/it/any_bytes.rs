//! Any bytes are a dataset or diagnostics, never a panic.

use std::io::{Cursor, Read, Write};

use kawasan_io::{Format, Mapping, dataset_csv, dataset_excel, dataset_json};
use kawasan_model::Dataset;
use kawasan_testing::{config, fixtures, strategies};
use proptest::prelude::*;

use crate::support::{kek_reader, reader};

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
    #![proptest_config(config(64))]

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

    /// The package is whole, but a part of it isn't.
    #[test]
    fn workbooks_with_a_damaged_part_are_read_or_refused(
        rows in strategies::histories(),
        part in any::<prop::sample::Index>(),
        hits in xml_hits(),
    ) {
        let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
        let bytes = dataset_excel(&builder.observations(rows).build().unwrap()).unwrap();
        reads(Format::Excel, &with_part(&bytes, part, |text| damaged_text(text, &hits)))?;
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

/// A workbook with one part changed.
fn with_part(
    bytes: &[u8],
    part: prop::sample::Index,
    change: impl Fn(String) -> String,
) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let chosen = part.index(from.len());
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..from.len() {
        let mut file = from.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        let text = if index == chosen { change(text) } else { text };
        to.start_file(name, options).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// Where, how long, and what instead.
fn xml_hits() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, &'static str)>> {
    let texts = [
        "",
        "<",
        ">",
        "/>",
        "\"",
        "&",
        "&x;",
        "</row>",
        "<row r=\"4294967295\"/>",
        "r=\"A0\"",
        "r=\"XFE1\"",
        "99999999999999999999",
        "t=\"s\"",
        "t=\"x\"",
        "s=\"77777\"",
        "-1",
        "<f>[1]A!B1</f>",
        "<mergeCell ref=\"A1:XFD1048576\"/>",
        "<v>1e999</v>",
        "[[[[h",
        "hidden=\"1\"",
        "<c/>",
    ];
    let one = (any::<prop::sample::Index>(), 0..30_usize, prop::sample::select(texts.to_vec()));
    prop::collection::vec(one, 1..4)
}

fn damaged_text(text: String, hits: &[(prop::sample::Index, usize, &str)]) -> String {
    let mut text = text;
    for (at, length, with) in hits {
        let from = at.index(text.len().max(1)).min(text.len());
        let to = (from + length).min(text.len());
        // The parts are ASCII but for what the strategies put into them.
        if text.is_char_boundary(from) && text.is_char_boundary(to) {
            text.replace_range(from..to, with);
        }
    }
    text
}

/// Lists in lists are no reason to run out of stack.
#[test]
fn deep_json_is_refused() {
    let deep = "[".repeat(200_000);
    let entry = format!("{{\"schema\":\"kawasan.observations/1\",\"observations\":[{deep}");
    for text in [deep.as_str(), entry.as_str()] {
        let wrong = reader().read_bytes("a.json", Format::Json, text.as_bytes()).unwrap_err();
        assert_eq!(wrong.count(), 1, "{wrong}");
    }
}

#[test]
fn problems_beyond_the_most_are_counted() {
    let header = "subject,measure,basis,timing,period,value,unit,publisher\n";
    let row = "nowhere,investment,realised,flow,2024,1,IDR,A\n";
    let text = format!("{header}{}", row.repeat(1_000));
    let wrong =
        reader().most_problems(10).read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap_err();
    assert_eq!((wrong.list.len(), wrong.more, wrong.count()), (10, 990, 1_000));
    assert!(wrong.to_json().contains("\"more\": 990"));
    assert!(wrong.render(false).ends_with("and 990 more problems"));
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

/// What is wrong in many rows takes no longer than the rows: a million rows of a zone that
/// isn't there were ten minutes once, and headers of a few megabytes, too.
#[test]
fn what_is_wrong_everywhere_takes_no_time() {
    let header = "subject,measure,basis,timing,period,value,unit,publisher\n";
    let row = "gresk,invesment,realisd,flw,2024-Q9,1,IDR trilion,C\n";
    let text = format!("{header}{}", row.repeat(20_000));
    let begin = std::time::Instant::now();
    let wrong = kek_reader().read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap_err();
    assert_eq!(wrong.count(), 120_000);
    let words = "Realisasi investasi yang semestinya sudah lama ada di semua laporan ";
    let columns: Vec<String> = (0..5_000).map(|at| format!("{}{at}", words.repeat(4))).collect();
    let text = format!("Kawasan;{}\nKEK Gresik{}\n", columns.join(";"), ";1".repeat(5_000));
    assert!(kek_reader().read_bytes("a.csv", Format::Csv, text.as_bytes()).is_err());
    // Minutes without the memory of what was wrong, seconds with it, on any machine.
    assert!(begin.elapsed().as_secs() < 30, "{:?}", begin.elapsed());
}

/// A text of some megabytes is no zone, and to look for the one that was meant takes long.
#[test]
fn texts_in_json_are_bounded() {
    let long = "a".repeat(5 << 20);
    let text = format!(
        "{{\"schema\": \"kawasan.observations/1\", \"observations\": [{{\"subject\": \"{long}\"}}]}}"
    );
    let wrong = kek_reader().read_bytes("a.json", Format::Json, text.as_bytes()).unwrap_err();
    assert_eq!(wrong.count(), 1);
    assert!(wrong.to_string().contains("a text, in bytes, is over the limit"), "{wrong}");
}
