//! Workbooks: one that LibreOffice made, and ones that a spreadsheet can make but no
//! dataset.

use kawasan_io::{Diagnostics, Format, Notice, Reading};
use rust_xlsxwriter::{Format as Style, Formula, Workbook, Worksheet};

use crate::support::kek_reader;

fn figures(reading: &Reading) -> Vec<String> {
    let shown = |o: &kawasan_model::Observation| {
        let on = o.source.published_on.map(|date| date.to_string()).unwrap_or_default();
        format!("{} {}: {} ({} {on})", o.series, o.period, o.figure, o.source.publisher)
    };
    let mut all: Vec<String> = reading.dataset.observations().map(shown).collect();
    all.sort();
    all
}

/// `tests/files/libreoffice.xlsx` was saved by LibreOffice 7.4 from the `.fods` beside
/// it: Indonesian headers over merged cells, decimal commas, percentages, days, a
/// formula, a hidden row, one publisher for three rows. Its figures are made up.
#[test]
fn a_workbook_of_libreoffice_reads_right() {
    let bytes = include_bytes!("../files/libreoffice.xlsx");
    let reading = kek_reader()
        .read_bytes("rekap.xlsx", Format::Excel, bytes)
        .unwrap_or_else(|wrong| panic!("{wrong}"));
    let of = "(Contoh 2024-07-18)";
    assert_eq!(
        figures(&reading),
        [
            format!("gresik employment realised flow 2024-Q1: 2100 persons {of}"),
            format!("gresik infrastructure_progress realised level 2024-Q1: 48.2 percent {of}"),
            format!("gresik investment realised flow 2024-Q1: 1250.50 IDR billion {of}"),
            format!("gresik investment realised flow 2024-Q2: 0.30 IDR billion {of}"),
            format!("kendal employment realised flow 2024-Q1: about 9600 persons {of}"),
            format!("kendal investment realised flow 2024-Q1: 15.1 IDR trillion {of}"),
            format!("kendal investment realised flow 2024-Q2: 15.10 IDR billion {of}"),
            format!("sei-mangkei infrastructure_progress realised level 2024-Q1: 7.5 percent {of}"),
            format!("sei-mangkei investment realised flow 2024-Q1: 1234.56 IDR billion {of}"),
            format!("sei-mangkei investment realised flow 2024-Q2: 2345 IDR billion {of}"),
        ]
    );
    let told: Vec<String> = reading.notices.iter().map(ToString::to_string).collect();
    for part in [
        "sheet `Rekap` was read, not Sampul",
        "1 hidden row was read, the first 6",
        "the last results of 1 formula were taken, the first in D5",
        "decimal comma",
        "1 row before the header was not read",
    ] {
        assert!(told.iter().any(|one| one.contains(part)), "{part} in {told:#?}");
    }
}

fn header(sheet: &mut Worksheet) {
    let names = ["subject", "measure", "basis", "timing", "period", "value", "unit", "publisher"];
    for (column, name) in (0..).zip(names) {
        sheet.write_string(0, column, name).unwrap();
    }
    row(sheet, 1);
}

/// A row whose value is to be written.
fn row(sheet: &mut Worksheet, at: u32) {
    let texts =
        ["gresik", "investment", "realised", "flow", "2024-Q1", "", "IDR billion", "Example"];
    for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(at, column, text).unwrap();
    }
}

fn made(fill: impl FnOnce(&mut Workbook)) -> Result<Reading, Diagnostics> {
    let mut book = Workbook::new();
    fill(&mut book);
    kek_reader().read_bytes("a.xlsx", Format::Excel, &book.save_to_buffer().unwrap())
}

fn with_value(write: impl FnOnce(&mut Worksheet)) -> Result<Reading, Diagnostics> {
    made(|book| {
        let sheet = book.add_worksheet();
        header(sheet);
        write(sheet);
    })
}

fn message(result: Result<Reading, Diagnostics>) -> String {
    let wrong = result.unwrap_err();
    assert_eq!(wrong.count(), 1, "{wrong}");
    wrong.to_string()
}

#[test]
fn numbers_are_what_their_cells_show() {
    let value = |number: f64, code: &str| {
        let style = Style::new().set_num_format(code);
        let read = with_value(|sheet| {
            sheet.write_number_with_format(1, 5, number, &style).unwrap();
        });
        let read = read.unwrap_or_else(|wrong| panic!("{wrong}"));
        let shown = read.dataset.observations().next().unwrap().figure.to_string();
        let is_rounded = |one: &Notice| matches!(one, Notice::ShownRounded { .. });
        (shown, read.notices.iter().any(is_rounded))
    };
    assert_eq!(value(0.1 + 0.2, "General"), ("0.3 IDR billion".to_owned(), false));
    assert_eq!(value(15.1, "#,##0.00"), ("15.10 IDR billion".to_owned(), false));
    assert_eq!(value(15.123, "0.0"), ("15.123 IDR billion".to_owned(), true));
}

#[test]
fn cells_that_hold_no_figure_are_told() {
    let told = |write: fn(&mut Worksheet)| message(with_value(write));
    let percent = told(|sheet| {
        let style = Style::new().set_num_format("0.0%");
        sheet.write_number_with_format(1, 5, 0.482, &style).unwrap();
    });
    assert!(percent.contains("row 2, column `value`: the cell shows a percentage"), "{percent}");
    let scaled = told(|sheet| {
        let style = Style::new().set_num_format("#,##0.0,,");
        sheet.write_number_with_format(1, 5, 15_100_000, &style).unwrap();
    });
    assert!(scaled.contains("the cell holds `15100000`, and its format shows"), "{scaled}");
    let day = told(|sheet| {
        let style = Style::new().set_num_format("dd/mm/yyyy");
        sheet.write_number_with_format(1, 5, 45_406, &style).unwrap();
    });
    assert!(day.contains("the cell holds a date: expected a figure"), "{day}");
    let boolean = told(|sheet| {
        sheet.write_boolean(1, 5, true).unwrap();
    });
    assert!(boolean.contains("true or false"), "{boolean}");
    let error = told(|sheet| {
        sheet.write_formula(1, 5, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
    });
    assert!(error.contains("#DIV/0!"), "{error}");
    let digits = told(|sheet| {
        sheet.write_number(1, 5, 1_234_567_890_123_456_f64).unwrap();
    });
    assert!(digits.contains("15 digits"), "{digits}");
    let merged = told(|sheet| {
        row(sheet, 2);
        sheet.merge_range(1, 5, 2, 5, "7", &Style::new()).unwrap();
    });
    assert!(merged.contains("merged cells F2:F3"), "{merged}");
}

#[test]
fn what_is_hidden_is_told() {
    let read = made(|book| {
        let sheet = book.add_worksheet().set_name("A").unwrap();
        header(sheet);
        let style = Style::new().set_num_format(";;;");
        sheet.write_number_with_format(1, 5, 15.1, &style).unwrap();
        header(book.add_worksheet().set_name("B").unwrap().set_very_hidden(true));
    });
    let told: Vec<String> = read.unwrap().notices.iter().map(ToString::to_string).collect();
    for notice in ["1 hidden cell was read, the first F2", "sheet `A` was read, not B"] {
        assert!(told.iter().any(|one| one == notice), "{told:#?}");
    }
}

#[test]
fn formulas_count_by_their_last_result() {
    let read = with_value(|sheet| {
        sheet.write_formula(1, 5, Formula::new("15+0.1").set_result("15.1")).unwrap();
    })
    .unwrap();
    assert_eq!(read.dataset.observations().count(), 1);
    let told = message(with_value(|sheet| {
        sheet.write_formula(1, 5, Formula::new("'[Rekap.xlsx]A'!B2").set_result("15.1")).unwrap();
    }));
    assert!(told.contains("another file"), "{told}");
    let told = message(with_value(|sheet| {
        sheet
            .write_formula(1, 5, Formula::new("WEBSERVICE(\"http://a\")").set_result("1"))
            .unwrap();
    }));
    assert!(told.contains("another file"), "{told}");
}

#[test]
fn which_sheet_is_read_is_clear() {
    let told = message(made(|book| {
        header(book.add_worksheet().set_name("A").unwrap());
        header(book.add_worksheet().set_name("B").unwrap());
    }));
    assert!(told.contains("may be on `A`, `B`"), "{told}");
    let read = made(|book| {
        let sheet = book.add_worksheet().set_name("A").unwrap();
        header(sheet);
        sheet.write_number(1, 5, 15.1).unwrap();
        header(book.add_worksheet().set_name("B").unwrap().set_hidden(true));
        book.add_worksheet().set_name("C").unwrap().write_string(0, 0, "Zone").unwrap();
    });
    assert_eq!(read.unwrap().dataset.observations().count(), 1);
    let mapping = kawasan_io::Mapping::read("m", "sheet = \"Rekab\"").unwrap();
    let bytes = include_bytes!("../files/libreoffice.xlsx");
    let wrong = kek_reader().mapping(mapping).read_bytes("a", Format::Excel, bytes).unwrap_err();
    assert!(wrong.to_string().contains("did you mean `Rekap`?"), "{wrong}");
}

/// A part of many zeros, folded a thousand times.
#[test]
fn a_workbook_that_unfolds_beyond_all_bounds_is_refused() {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..64 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    let mut limits = kawasan_io::Limits::default();
    limits.unfolded_bytes = 32 << 20;
    let reader = kek_reader().limits(limits);
    let wrong = reader.read_bytes("bomb.xlsx", Format::Excel, &bytes).unwrap_err();
    assert!(wrong.to_string().contains("what the workbook unfolds to"), "{wrong}");
}

/// Two cells at the corners of a sheet are no reason to take the memory between them.
#[test]
fn cells_far_apart_take_no_memory_between_them() {
    let read = with_value(|sheet| {
        sheet.write_number(1, 5, 15.1).unwrap();
        row(sheet, 1_048_575);
        sheet.write_number(1_048_575, 5, 15.1).unwrap();
    })
    .unwrap();
    assert_eq!(read.dataset.observations().count(), 1);
    let told = message(with_value(|sheet| {
        sheet.write_number(1, 5, 15.1).unwrap();
        sheet.write_string(1, 16_383, "x").unwrap();
    }));
    assert!(told.contains("row 2, column `XFD`: the column has no header"), "{told}");
}
