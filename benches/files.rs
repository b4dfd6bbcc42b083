//! Reading files: tidy CSV into observations, beside the `csv` crate reading raw records
//! of the same text.
//!
//! The rows are made up: 26 zones, 5 measures, 40 quarters, integer figures, a release a quarter.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a bench that fails stops")]

use std::sync::LazyLock;

use divan::counter::ItemsCount;
use kawasan::data::kek;
use kawasan::model::{Dataset, Measures};
use kawasan_io::{Format, Reader, dataset_excel, dataset_json};

fn main() {
    divan::main();
}

const ROWS: usize = 200_000;

static TIDY: LazyLock<String> = LazyLock::new(tidy);

fn tidy() -> String {
    let zones: Vec<String> = kek().registry().zones().map(|zone| zone.id().to_string()).collect();
    let measures = [
        ("investment", "IDR"),
        ("employment", "persons"),
        ("businesses", "businesses"),
        ("exports", "USD"),
        ("visitors", "persons"),
    ];
    let mut text = String::from(
        "subject,counterparty,measure,basis,timing,period,value,unit,as_stated,qualifier,\
         publisher,published_on,url,note\n",
    );
    for row in 0..ROWS {
        let zone = &zones[row % zones.len()];
        let (measure, unit) = measures[row / zones.len() % measures.len()];
        let quarter = row / (zones.len() * measures.len()) % 40;
        let (year, number) = (2015 + quarter / 4, 1 + quarter % 4);
        let month = 3 * number;
        let value = 1_000 + row * 7_919 % 9_000_000;
        text.push_str(&format!(
            "{zone},,{measure},realised,flow,{year}-Q{number},{value},{unit},,,\
             Dewan Contoh,{year}-{month:02}-28,https://example.org/{year}/{number},\n",
        ));
    }
    text
}

fn reader() -> Reader {
    Reader::new(kek().registry().clone(), Measures::standard())
}

/// What the `csv` crate takes for the records alone: the measure of the next one.
#[divan::bench]
fn raw_records_of_the_csv_crate(bencher: divan::Bencher<'_, '_>) {
    let text = TIDY.as_str();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut rows = 0_usize;
        while reader.read_byte_record(&mut record).is_ok_and(|more| more) {
            rows += 1;
        }
        assert_eq!(rows, ROWS);
    });
}

/// One by one, in memory for few of them.
#[divan::bench]
fn tidy_rows_handed_on(bencher: divan::Bencher<'_, '_>) {
    let (text, reader) = (TIDY.as_str(), reader());
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let mut rows = 0_usize;
        let read = reader.for_each("a.csv", Format::Csv, text.as_bytes(), &mut |observation| {
            rows += usize::from(divan::black_box(observation).figure.scaled_unit().power() == 0);
        });
        assert_eq!((read.map(|left_out| left_out.count()), rows), (Ok(0), ROWS));
    });
}

/// All of them kept: most of the difference is what fresh memory costs.
#[divan::bench]
fn tidy_rows_into_observations(bencher: divan::Bencher<'_, '_>) {
    let (text, reader) = (TIDY.as_str(), reader());
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let read = reader.observations("a.csv", Format::Csv, text.as_bytes(), &mut |_| {});
        let read = read.unwrap();
        assert_eq!(read.len(), ROWS);
        read
    });
}

#[divan::bench]
fn json_of_the_embedded_figures(bencher: divan::Bencher<'_, '_>) {
    let dataset = kek().dataset();
    let text = dataset_json(dataset).unwrap();
    bencher.bench(|| again(dataset, Format::Json, text.as_bytes()));
}

#[divan::bench]
fn workbook_of_the_embedded_figures(bencher: divan::Bencher<'_, '_>) {
    let dataset = kek().dataset();
    let bytes = dataset_excel(dataset).unwrap();
    bencher.bench(|| again(dataset, Format::Excel, &bytes));
}

fn again(dataset: &Dataset, format: Format, bytes: &[u8]) -> Dataset {
    let read = reader().policy(dataset.policy().clone()).read_bytes("a", format, bytes);
    let read = read.unwrap().dataset;
    assert_eq!(read.observations().count(), dataset.observations().count());
    read
}
