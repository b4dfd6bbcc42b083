//! Results as a workbook: what a spreadsheet shows of them.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use kawasan_data::kek;
use kawasan_indicators::{Catalogue, Evaluator};
use kawasan_io::{results_csv, results_excel};
use kawasan_model::{Language, Subject};
use kawasan_report::{ResultCell, ResultTable, evaluation_tables};

fn tables(language: Language) -> Vec<ResultTable> {
    let dataset = kek().dataset();
    let catalogue = Catalogue::standard(dataset).unwrap();
    let subjects = [Subject::National, "gresik".parse().unwrap()];
    let evaluations: Vec<_> = subjects
        .into_iter()
        .map(|subject| {
            let known = dataset.all_known();
            Evaluator::new(known, subject, "2024-Q1".parse().unwrap()).evaluate_all(&catalogue)
        })
        .collect();
    evaluation_tables(&evaluations, language).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_sheet_for_each_topic_and_one_of_sources() {
    let tables = tables(Language::INDONESIAN);
    let bytes = results_excel(&tables).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), tables.len());
    assert_eq!(names.first().map(String::as_str), Some("Capaian"));
    assert_eq!(names.last().map(String::as_str), Some("Sumber"));
    let sheet = book.worksheet_range("Capaian").unwrap();
    let row =
        sheet.rows().find(|row| row[0] == "national" && row[1] == "investment_attainment").unwrap();
    assert_eq!(row[3], Data::Float(0.1933));
    assert_eq!((&row[4], &row[5]), (&Data::Float(0.1925), &Data::Float(0.1942)));
    let sources = book.worksheet_range("Sumber").unwrap();
    assert!(sources.rows().any(|row| row[7] == "CNBC Indonesia"));
    let first = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(first.contains("state=\"frozen\"") && first.contains("<autoFilter"), "frozen header");
    assert!(part(&bytes, "xl/styles.xml").contains("formatCode=\"#,##0.00%\""));
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let once = results_excel(&tables(Language::ENGLISH)).unwrap();
    assert_eq!(once, results_excel(&tables(Language::ENGLISH)).unwrap());
}

/// Every amount of the tables is in the file with all its digits.
#[test]
fn csv_holds_every_digit() {
    let mut tables = tables(Language::ENGLISH);
    tables.retain(|table| table.id != "sources");
    let text = results_csv(&tables).unwrap();
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.records().map(Result::unwrap).count(), rows);
    assert!(text.contains(
        ",investment_attainment,Attainment of the investment target,0.1933,0.1925,0.1942,"
    ));
}

/// What is longer than its column takes the lines it needs; the rest stays in one line.
#[test]
fn rows_are_as_high_as_their_texts() {
    let tables = tables(Language::INDONESIAN);
    let first = part(&results_excel(&tables).unwrap(), "xl/worksheets/sheet1.xml");
    let rows: Vec<&str> = first.split("<row ").skip(1).collect();
    assert_eq!(rows.len(), tables[0].rows.len() + 1);
    let is_long =
        |cell: &ResultCell| matches!(cell, ResultCell::Text(text) if text.chars().count() > 72);
    for (row, cells) in rows.iter().skip(1).zip(&tables[0].rows) {
        assert_eq!(row.contains("customHeight"), cells.iter().any(is_long), "{row}");
    }
    assert!(tables[0].rows.iter().flatten().any(is_long), "the figures have such a reason");
}
