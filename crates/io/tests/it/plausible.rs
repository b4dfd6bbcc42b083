//! Tables that could be read as something plausible and wrong: each is read right, or not
//! at all.

use kawasan_io::{Diagnostics, Format, Mapping, Notice, Reading};

use crate::support::kek_reader;

fn read_with(mapping: &str, text: &str) -> Result<Reading, Diagnostics> {
    let mapping = Mapping::read("map.toml", mapping).unwrap();
    kek_reader().mapping(mapping).read_bytes("a.csv", Format::Csv, text.as_bytes())
}

fn figures(reading: &Reading) -> Vec<String> {
    reading
        .dataset
        .observations()
        .map(|one| format!("{} {}: {}", one.series.measure, one.period, one.figure))
        .collect()
}

/// Below another header the same columns are other quarters.
#[test]
fn good_rows_end_where_another_table_begins() {
    let first = "Kawasan;Realisasi tambahan investasi TW I 2024 (Rp miliar);Sumber\n";
    let second = first.replace("TW I", "TW II");
    let text = format!("{first}KEK Gresik;1,5;C\n{second}KEK Kendal;2,5;C\n");
    let reader = kek_reader().good_rows();
    let read = reader.read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap();
    assert_eq!(figures(&read), ["investment 2024-Q1: 1.5 IDR billion"]);
    assert!(read.notices.contains(&left_out(2)), "{:?}", read.notices);
    // The same header once more, as on each page of a print, changes nothing.
    let text = format!("{first}KEK Gresik;1,5;C\n{first}KEK Kendal;2,5;C\n");
    let read = reader.read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap();
    assert_eq!(read.dataset.observations().count(), 2);
    assert_eq!(read.left_out.count(), 1);
}

fn left_out(figures: u64) -> Notice {
    let text = "subject,measure,basis,timing,period,value,unit,publisher\n";
    let row = "gresk,investment,realised,flow,2024-Q1,1,IDR,C\n";
    let reader = kek_reader().good_rows();
    let text = format!("{text}{}", row.repeat(usize::try_from(figures).unwrap()));
    let read = reader.read_bytes("a.csv", Format::Csv, text.as_bytes()).unwrap();
    let is_it = |notice: &&Notice| matches!(notice, Notice::LeftOut { .. });
    read.notices.iter().find(is_it).unwrap().clone()
}

/// "1.5E+3" in a column of billions was 1500 rupiah once.
#[test]
fn numbers_that_excel_shortened_are_no_figures() {
    let header = "subject,measure,basis,timing,period,value,unit,publisher\n";
    for value in ["1.5e3", "1.5E+3", "\"1,5E+3\""] {
        let row = format!("gresik,investment,realised,flow,2024-Q1,{value},IDR billion,C\n");
        let wrong = read_with("", &format!("{header}{row}")).unwrap_err();
        assert!(wrong.to_string().contains("shortened by a power of ten"), "{value}: {wrong}");
    }
}

/// Millions of a unit that another column says, with a power of its own or without.
#[test]
fn a_power_in_the_header_is_never_lost() {
    let header = "Kawasan;Realisasi tambahan investasi TW I 2024 (juta);Satuan;Sumber\n";
    let text = format!("{header}KEK Gresik;1,5;Rp;C\n");
    assert!(read_with("", &text).unwrap_err().to_string().contains("doesn't say its unit"));
    let constant = "[constants]\nunit = \"IDR\"\n";
    let text = text.replace(";Satuan", "").replace(";Rp;", ";");
    assert!(read_with(constant, &text).unwrap_err().to_string().contains("doesn't say its unit"));
    let own = "[[values]]\ncolumn = \"Realisasi tambahan investasi TW I 2024 (juta)\"\nunit = \"IDR million\"\n";
    let read = read_with(own, &text).unwrap();
    assert_eq!(figures(&read), ["investment 2024-Q1: 1.5 IDR million"]);
}

#[test]
fn a_scale_in_a_title_is_no_scale_of_a_column() {
    let table = "Kawasan;Tenaga kerja kumulatif TW I 2024 realisasi;Sumber\nKEK Gresik;12;C\n";
    let titled = format!("(dalam ribuan orang);;\n{table}");
    assert!(read_with("", &titled).unwrap_err().to_string().contains("before the header"));
    let own =
        "[[values]]\ncolumn = \"Tenaga kerja kumulatif TW I 2024 realisasi\"\nmultiplier = 1000\n";
    let read = read_with(own, &titled).unwrap();
    assert_eq!(figures(&read), ["employment 2024-Q1: 12 thousand persons"]);
    // A title that says nothing, or what the header says, is passed over.
    assert!(read_with("", &format!("Rekapitulasi (sementara);;\n{table}")).is_ok());
    let scaled = titled.replace("2024 realisasi", "2024 realisasi (ribuan orang)");
    assert_eq!(
        figures(&read_with("", &scaled).unwrap()),
        ["employment 2024-Q1: 12 thousand persons"]
    );
}

/// Zones down, years across: what is counted is said once for the file.
#[test]
fn columns_may_say_the_period_alone() {
    let mapping = "[constants]\nmeasure = \"investment\"\nbasis = \"realised\"\ntiming = \"flow\"\n\
                   unit = \"Rp miliar\"\npublisher = \"C\"\n";
    let read = read_with(mapping, "Kawasan;2022;TW I 2023\nKEK Gresik;1,5;2,5\n").unwrap();
    assert_eq!(
        figures(&read),
        ["investment 2022: 1.5 IDR billion", "investment 2023-Q1: 2.5 IDR billion"]
    );
    let indicator = "Kawasan;Indikator;Satuan;2022\nKEK Gresik;investment;Rp miliar;1,5\n";
    let constants = "[constants]\nbasis = \"realised\"\ntiming = \"flow\"\npublisher = \"C\"\n";
    assert_eq!(
        figures(&read_with(constants, indicator).unwrap()),
        ["investment 2022: 1.5 IDR billion"]
    );
}

/// Rows that are there twice, or nearly, can be read, but someone should look.
#[test]
fn what_rows_say_twice_is_told() {
    let header = "Kawasan;Realisasi tambahan investasi TW I 2024 (Rp miliar);Sumber\n";
    for (second, doubt) in [
        ("15,1", "the same row was given 2 times and is kept once"),
        ("15,2", "the same release also says `15.2 IDR billion`"),
    ] {
        let text = format!("{header}KEK Gresik;15,1;C\nGresik;{second};C\n");
        let read = read_with("", &text).unwrap();
        let told: Vec<String> = read.notices.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|one| one.ends_with(doubt)), "{told:?}");
    }
    let read = read_with("", header).unwrap();
    assert!(read.notices.contains(&Notice::NoFigures));
}

/// A thousand or one, by the language of the word or by the other numbers of the table.
#[test]
fn a_word_in_another_language_than_the_numbers_is_refused() {
    let header = "Kawasan;Tenaga kerja kumulatif TW I 2024 realisasi (ribu orang);Sumber\n";
    let text = format!("{header}KEK Gresik;sekitar 1,000;C\n");
    assert_eq!(
        figures(&read_with("", &text).unwrap()),
        ["employment 2024-Q1: about 1.000 thousand persons"]
    );
    let wrong = read_with("", &format!("{text}KEK Kendal;1,250.5;C\n")).unwrap_err();
    assert!(wrong.to_string().contains("`sekitar 1,000` has a decimal comma"), "{wrong}");
    // In thousands a fraction of persons is whole.
    let text = format!("{header}KEK Gresik;sekitar 1,5;C\n");
    assert_eq!(
        figures(&read_with("", &text).unwrap()),
        ["employment 2024-Q1: about 1.5 thousand persons"]
    );
}
