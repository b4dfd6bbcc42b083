//! Tables with a column for each measure and period, in Indonesian and English. The
//! figures are made up.

use kawasan_io::{Format, Mapping, Notice, Reading};

use crate::support::kek_reader;

fn read(text: &str) -> Reading {
    let reader = kek_reader().published_by("Contoh");
    reader.read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap_or_else(|w| panic!("{w}"))
}

fn figures(reading: &Reading) -> Vec<String> {
    let shown = |o: &kawasan_model::Observation| format!("{} {}: {}", o.series, o.period, o.figure);
    let mut all: Vec<String> = reading.dataset.observations().map(shown).collect();
    all.sort();
    all
}

#[test]
fn a_header_of_two_rows_is_read_downwards() {
    let reading = read(
        "Rekapitulasi (data contoh);;;;\n\
         No;Kawasan;Realisasi tambahan investasi (Rp miliar);;Tambahan tenaga kerja realisasi\n\
         ;;TW I 2024;TW II 2024;TW I 2024\n\
         1;KEK Gresik;1.250,5;980;2.100\n\
         2;Sei Mangkei;310,25;;75\n",
    );
    assert_eq!(
        figures(&reading),
        [
            "gresik employment realised flow 2024-Q1: 2100 persons",
            "gresik investment realised flow 2024-Q1: 1250.5 IDR billion",
            "gresik investment realised flow 2024-Q2: 980 IDR billion",
            "sei-mangkei employment realised flow 2024-Q1: 75 persons",
            "sei-mangkei investment realised flow 2024-Q1: 310.25 IDR billion",
        ]
    );
    assert!(reading.notices.contains(&Notice::BeforeHeader { rows: 1 }));
    assert!(reading.notices.contains(&Notice::WithoutFigure { cells: 1 }));
}

#[test]
fn english_headers_utf16_and_tabs_are_read() {
    let text = "Zone\tInvestment realised flow 2024-Q1 (IDR billion)\tPublisher\r\n\
                Gresik\t1,250.5\tExample\r\n";
    let bytes: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let reading = kek_reader().read_bytes("a.tsv", Format::Csv, &bytes).unwrap();
    assert_eq!(figures(&reading), ["gresik investment realised flow 2024-Q1: 1250.5 IDR billion"]);
}

#[test]
fn a_mapping_says_what_headers_do_not() {
    let mapping = "\
decimal = \"comma\"
missing = [\"-\"]
skip = [\"Jumlah\"]
ignore = [\"Ket\"]
[constants]
publisher = \"Contoh\"
published_on = \"2024-05-01\"
basis = \"realised\"
[columns]
subject = \"Nama\"
[subjects]
\"Mangkei\" = \"sei-mangkei\"
[[values]]
column = \"Inv\"
measure = \"investment\"
timing = \"flow\"
period = \"2024-Q1\"
unit = \"IDR\"
multiplier = 1000000
[[values]]
column = \"Naker\"
measure = \"employment\"
timing = \"flow\"
period = \"2024-Q1\"
";
    let mapping = Mapping::read("map.toml", mapping).unwrap();
    let text = "Nama,Inv,Naker,Ket\nMangkei,1.234,-,x\nGresik,\"2,5\",12,\nJumlah,9,9,\n";
    let reading = kek_reader()
        .mapping(mapping)
        .read_bytes("a.csv", Format::Csv, text.as_bytes())
        .unwrap_or_else(|wrong| panic!("{wrong}"));
    assert_eq!(
        figures(&reading),
        [
            "gresik employment realised flow 2024-Q1: 12 persons",
            "gresik investment realised flow 2024-Q1: 2.5 IDR million",
            "sei-mangkei investment realised flow 2024-Q1: 1234 IDR million",
        ]
    );
    assert!(reading.notices.contains(&Notice::Skipped { rows: 1 }));
}

#[test]
fn figures_may_say_their_unit_themselves() {
    let reading = read(
        "Kawasan;Periode;Investasi realisasi tambahan;Tenaga kerja realisasi kumulatif\n\
         Gresik;TW I 2024;Rp15,1 triliun;sekitar 9.600\n\
         Kendal;TW I 2024;US$ 3 miliar;lebih dari 41 ribu orang\n",
    );
    assert_eq!(
        figures(&reading),
        [
            "gresik employment realised stock 2024-Q1: about 9600 persons",
            "gresik investment realised flow 2024-Q1: 15.1 IDR trillion",
            "kendal employment realised stock 2024-Q1: more_than 41 thousand persons",
            "kendal investment realised flow 2024-Q1: 3 USD billion",
        ]
    );
}

/// The mark is decided once: a number that shows it decides for those that don't.
#[test]
fn one_number_decides_for_all_of_a_file() {
    let of = |values: &str| {
        let rows: String = values
            .split('|')
            .zip(["gresik", "kendal", "palu", "bitung"])
            .map(|(value, zone)| format!("{zone};{value}\n"))
            .collect();
        let text = format!("Kawasan;Investasi realisasi tambahan 2024 (Rp miliar)\n{rows}");
        let reader = kek_reader().published_by("Contoh");
        reader.read_bytes("a.csv", Format::Csv, text.as_bytes()).map(|reading| figures(&reading))
    };
    assert!(of("1.234|15,1").unwrap().concat().contains("2024: 1234 IDR billion"));
    assert!(of("1.234|15.1").unwrap().concat().contains("1.234"));
    let wrong = of("1.234|5.678").unwrap_err();
    assert_eq!(wrong.count(), 2, "{wrong}");
    assert!(wrong.to_string().contains("1234 with a decimal comma, 1.234 with a decimal point"));
    let wrong = of("1.234|15,1|15.1|2,5").unwrap_err();
    assert_eq!(wrong.count(), 1, "{wrong}");
    assert!(
        wrong.to_string().contains("`15.1` has a decimal point, but `15,1` in row 3"),
        "{wrong}"
    );
}
