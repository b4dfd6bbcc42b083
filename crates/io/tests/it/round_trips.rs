//! What is written reads back as the same.

use kawasan_io::{Format, WriteError, dataset_csv, dataset_excel, dataset_json};
use kawasan_model::{
    Dataset, Decimal, Figure, MeasureUnit, Observation, Qualifier, ReportedPeriod, ScaledUnit,
    Series, Source,
};
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

/// A measure of the fixture, with a basis and a timing that it takes.
fn any_series() -> impl Strategy<Value = Series> {
    let known: Vec<_> = fixtures::measures().iter().cloned().collect();
    let company = prop::option::weighted(0.2, awkward());
    (strategies::subjects(), prop::sample::select(known), any::<(u8, u8)>(), company).prop_map(
        |(subject, measure, (basis, timing), company)| {
            let (bases, timings) = (measure.bases(), measure.timings());
            let basis = bases[usize::from(basis) % bases.len()];
            let timing = timings[usize::from(timing) % timings.len()];
            let mut series = Series::new(subject, measure.id().clone(), basis, timing);
            series.counterparty = company.and_then(|name| name.parse().ok());
            series
        },
    )
}

/// A figure of a unit in which the measure is counted: of up to 28 digits, huge, tiny,
/// negative, with any word.
fn figure_of(series: &Series) -> impl Strategy<Value = Figure> + use<> {
    let measures = fixtures::measures();
    let unit = measures.get(series.measure.as_str()).unwrap().unit();
    let currency = prop::sample::select(vec!["IDR", "USD", "JPY", "EUR"]);
    let digits = prop_oneof![
        3 => strategies::published_digits(),
        2 => strategies::decimals(),
        1 => (1..=9_999_i64, 0..=4_u32).prop_map(|(n, s)| Decimal::new(n, s)),
    ];
    let power =
        prop_oneof![3 => Just(0_i8), 3 => prop::sample::select(vec![3, 6, 9, 12]), 1 => -9..=18_i8];
    (digits, power, currency, strategies::qualifiers()).prop_filter_map(
        "a figure",
        move |(digits, power, currency, qualifier)| {
            let unit = match unit {
                MeasureUnit::Only(unit) => unit,
                other => other.in_currency(currency.parse().unwrap())?,
            };
            Figure::new(digits, ScaledUnit::new(unit, power), qualifier).ok()
        },
    )
}

/// Rows of everything that a dataset takes: all measures, zones and kinds of periods, texts
/// of every kind in every field that holds one.
fn hard() -> impl Strategy<Value = Dataset> {
    let row = any_series().prop_flat_map(|series| {
        let figure = figure_of(&series);
        let texts = prop::collection::vec(awkward(), 4);
        let date = prop::option::of(strategies::dates());
        (Just(series), strategies::reported_periods(), figure, texts, date)
    });
    let row = row.prop_map(|(series, period, figure, texts, date)| {
        let mut source = Source::new(format!("P{}", texts[0]));
        if texts[0].starts_with(['=', '+', '@', '-', ' ']) {
            source = Source::new(texts[0].clone());
        }
        source.published_on = date;
        source.url = Some(texts[1].clone()).filter(|text| !text.is_empty());
        let mut row = Observation::new(series, period, figure, source);
        row.as_stated = Some(texts[2].clone()).filter(|text| !text.is_empty());
        row.note = Some(texts[3].clone()).filter(|text| !text.is_empty());
        row
    });
    prop::collection::vec(row, 1..10).prop_map(|rows| {
        let mut kept: Vec<Observation> = Vec::new();
        let build = |rows: Vec<Observation>| {
            let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
            builder.observations(rows).build()
        };
        for row in rows {
            kept.push(row);
            if build(kept.clone()).is_err() {
                kept.pop();
            }
        }
        build(kept).unwrap()
    })
}

/// The cases that matter are among those that are made.
#[test]
fn hard_datasets_have_hard_rows() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let rows: Vec<Observation> = (0..200)
        .flat_map(|_| {
            let dataset = hard().new_tree(&mut runner).unwrap().current();
            dataset.observations().cloned().collect::<Vec<_>>()
        })
        .collect();
    let digits = |row: &Observation| row.figure.coefficient().mantissa().unsigned_abs();
    let period = |row: &Observation, text: &str| row.period.to_string().contains(text);
    let starts = |text: Option<&str>, c: char| text.is_some_and(|text| text.starts_with(c));
    let has = |what: &str, is_it: &dyn Fn(&Observation) -> bool| {
        assert!(rows.iter().filter(|row| is_it(row)).count() >= 3, "{what}");
    };
    for qualifier in Qualifier::ALL {
        has(&qualifier.to_string(), &|row| row.figure.qualifier() == *qualifier);
    }
    has("below zero", &|row| row.figure.coefficient().is_sign_negative() && digits(row) > 0);
    has("more digits than a float keeps", &|row| digits(row) > 10_u128.pow(18));
    has("huge", &|row| row.figure.scaled_unit().power() > 12);
    has("tiny", &|row| row.figure.scaled_unit().power() < 0);
    has("many decimals", &|row| row.figure.coefficient().scale() > 15);
    has("a number that could be two", &|row| row.figure.coefficient().scale() == 3);
    has("half a year", &|row| period(row, "-S"));
    has("a month", &|row| matches!(row.period, ReportedPeriod::Month(_)));
    has("no period", &|row| row.period == ReportedPeriod::Unstated);
    has("a run of quarters", &|row| period(row, "/"));
    has("a day", &|row| row.source.published_on.is_some());
    has("no day", &|row| row.source.published_on.is_none());
    for c in ['=', '+', '-', '@', '\'', ' '] {
        has("a formula in a note", &|row| starts(row.note.as_deref(), c));
        has("a formula as an address", &|row| starts(row.source.url.as_deref(), c));
    }
    for c in ['=', '+', '@'] {
        has("a formula as a publisher", &|row| starts(Some(&row.source.publisher), c));
    }
    for part in ["\n", "\"", "\t", "한국", "\u{1f600}"] {
        has(part, &|row| row.as_stated.as_deref().is_some_and(|text| text.contains(part)));
    }
    has("a company with a formula for a name", &|row| {
        let company = row.series.counterparty.as_ref().map(ToString::to_string);
        starts(company.as_deref(), '=')
    });
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
    fn csv_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets(), hard()]) {
        let text = dataset_csv(&dataset).unwrap();
        prop_assert!(same(&again(&dataset, Format::Csv, text.as_bytes()), &dataset), "{}", text);
    }

    #[test]
    fn json_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets(), hard()]) {
        let text = dataset_json(&dataset).unwrap();
        prop_assert!(same(&again(&dataset, Format::Json, text.as_bytes()), &dataset), "{}", text);
    }
}

proptest! {
    #![proptest_config(config(32))]

    /// A text that a cell can't hold is refused.
    #[test]
    fn excel_roundtrip(dataset in prop_oneof![strategies::datasets(), datasets(), hard()]) {
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
