//! Reading figures: from published words, and from the columns of a table.

use kawasan::model::{Figure, Language, ObservationFields};

fn main() {
    divan::main();
}

const WORDS: [&str; 6] = [
    "Rp15,1 triliun",
    "9.342 orang",
    "sekitar Rp 121,8 triliun",
    "US$ 3 miliar",
    "48,2%",
    "lebih dari Rp90 triliun",
];

#[divan::bench(args = WORDS)]
fn words_of_any_language(bencher: divan::Bencher<'_, '_>, text: &str) {
    assert!(text.parse::<Figure>().is_ok());
    bencher.bench(|| divan::black_box(text).parse::<Figure>());
}

#[divan::bench(args = WORDS)]
fn words_of_one_language(bencher: divan::Bencher<'_, '_>, text: &str) {
    assert!(Figure::parse_in(Language::INDONESIAN, text).is_ok());
    bencher.bench(|| Figure::parse_in(Language::INDONESIAN, divan::black_box(text)));
}

const ROW: ObservationFields<'static> = ObservationFields {
    subject: "national",
    counterparty: "",
    measure: "investment",
    basis: "realised",
    timing: "flow",
    period: "2024-Q1",
    value: "15.1",
    unit: "IDR trillion",
    as_stated: "Rp15,1 triliun",
    qualifier: "",
    publisher: "CNBC Indonesia",
    published_on: "2024-04-24",
    url: "",
    note: "",
};

#[divan::bench]
fn row_of_a_table(bencher: divan::Bencher<'_, '_>) {
    assert!(ROW.read().is_ok());
    bencher.bench(|| divan::black_box(ROW).read());
}
