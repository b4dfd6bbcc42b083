//! Wide tables as officials write them, made up and read again: the figures are those that
//! were written, or the file is refused for a number that could be two.

use std::fmt::Write as _;

use kawasan_io::{DecimalMark, DiagnosticKind, Format, Mapping, dataset_excel};
use kawasan_model::{
    Basis, Decimal, Figure, MeasureUnit, Observation, Qualifier, ScaledUnit, Series, Timing, Unit,
};
use kawasan_testing::{config, fixtures};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::reader;

/// A column of figures: what they are of, and how its header says it.
#[derive(Debug, Clone)]
struct Column {
    measure: String,
    basis: Basis,
    timing: Timing,
    period: &'static str,
    unit: ScaledUnit,
    header: String,
}

/// Periods and how headers say them.
const PERIODS: [(&str, &str); 8] = [
    ("2024-Q1", "TW I 2024"),
    ("2024-Q2", "Q2 2024"),
    ("2023-Q4", "triwulan IV 2023"),
    ("2024-S1", "Semester I 2024"),
    ("2023-S2", "2023-S2"),
    ("2022", "2022"),
    ("2024-9M", "2024-9M"),
    ("2024-04", "April 2024"),
];
/// Powers of ten and how headers say them.
const POWERS: [(i8, &str, &str); 4] =
    [(0, "", ""), (3, "ribu", "ribuan"), (6, "juta", "jutaan"), (9, "miliar", "miliar")];
const BASES: [(Basis, &str, &str); 4] = [
    (Basis::Realised, "realisasi", "realised"),
    (Basis::Target, "target", "target"),
    (Basis::Committed, "komitmen", "committed"),
    (Basis::Projected, "proyeksi", "projected"),
];

fn columns() -> impl Strategy<Value = Column> {
    let measures: Vec<_> = fixtures::measures().iter().cloned().collect();
    let picks = (any::<Index>(), any::<Index>(), any::<bool>(), any::<bool>());
    (select(measures), select(&PERIODS[..]), select(&POWERS[..]), picks).prop_filter_map(
        "a unit that headers have",
        |(measure, (period, said), (power, word, many), (basis, timing, english, after))| {
            let (basis, id, en) = {
                let taken = |(basis, ..): &&(Basis, _, _)| measure.bases().contains(basis);
                let taken: Vec<_> = BASES.iter().filter(taken).collect();
                *taken[basis.index(taken.len())]
            };
            let timing = measure.timings()[timing.index(measure.timings().len())];
            let timing_word = match (timing, english) {
                (Timing::Flow, false) => "tambahan",
                (Timing::Stock, false) => "kumulatif",
                (Timing::Level, false) => "posisi",
                (timing, true) => timing.as_str(),
            };
            let (unit, scale) = match measure.unit() {
                MeasureUnit::Only(unit) if unit.is_one() => (ScaledUnit::PERCENT, "%".to_owned()),
                MeasureUnit::Only(unit) if unit == Unit::PERSONS => {
                    (ScaledUnit::new(unit, power), format!("{many} orang"))
                }
                MeasureUnit::Money => (ScaledUnit::new(Unit::IDR, power), format!("Rp {word}")),
                MeasureUnit::Only(unit) => (unit.into(), unit.to_string()),
                _ => return None,
            };
            let title = measure.title().get(if english { "en" } else { "id" });
            let (basis_word, scale) = (if english { en } else { id }, scale.trim());
            let header = if after {
                format!("{title} {basis_word} {timing_word} {said} ({scale})")
            } else {
                format!("{basis_word} {timing_word} {title} {said} (dalam {scale})")
            };
            let measure = measure.id().to_string();
            Some(Column { measure, basis, timing, period, unit, header })
        },
    )
}

/// A number and a word before it.
fn cells() -> impl Strategy<Value = Option<(Decimal, Qualifier)>> {
    let number = prop_oneof![
        4 => (0..=9_999_999_i64, 0..=3_u32).prop_map(|(n, scale)| Decimal::new(n, scale)),
        1 => (0..=999_999_999_999_i64).prop_map(|n| Decimal::new(n, 1)),
        1 => Just(Decimal::new(90, 0)),
    ];
    let word = prop_oneof![6 => Just(Qualifier::Exact), 1 => Just(Qualifier::About), 1 => Just(Qualifier::MoreThan)];
    prop::option::weighted(0.9, (number, word))
}

/// A number with its digits in groups or not, and its word.
fn written(number: Decimal, word: Qualifier, mark: DecimalMark, groups: bool) -> String {
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if groups && place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(mark.other().sign());
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        let _ = write!(out, "{}{decimals}", mark.sign());
    }
    // The language of a word says how the number beside it is written.
    match (word, mark) {
        (Qualifier::About, DecimalMark::Comma) => format!("sekitar {out}"),
        (Qualifier::About, DecimalMark::Point) => format!("about {out}"),
        (Qualifier::MoreThan, DecimalMark::Comma) => format!("lebih dari {out}"),
        (Qualifier::MoreThan, DecimalMark::Point) => format!("more than {out}"),
        _ => out,
    }
}

const ZONES: [(&str, &str); 3] =
    [("gresik", "gresik"), ("kendal", "KEK Kendal"), ("sanur", "Sanur")];

/// What was written and how.
#[derive(Debug, Clone)]
struct Written {
    text: String,
    expected: Vec<String>,
    mark: DecimalMark,
}

fn tables() -> impl Strategy<Value = Written> {
    let grid = prop::collection::vec(prop::collection::vec(cells(), ZONES.len()), 4);
    let marks = select(vec![DecimalMark::Comma, DecimalMark::Point]);
    (prop::collection::vec(columns(), 1..4), grid, marks, any::<bool>()).prop_map(
        |(mut columns, grid, mark, groups)| {
            let key = |one: &Column| {
                format!(
                    "{} {} {} {} {}",
                    one.measure,
                    one.basis,
                    one.timing,
                    one.period,
                    one.unit.unit()
                )
            };
            columns.sort_by_key(key);
            columns.dedup_by_key(|one| key(one));
            let mut text = "Kawasan;Sumber".to_owned();
            let mut expected = Vec::new();
            for column in &columns {
                let _ = write!(text, ";{}", column.header);
            }
            for (row, (id, name)) in ZONES.iter().enumerate() {
                let _ = write!(text, "\r\n{name};Contoh");
                for (column, cells) in columns.iter().zip(&grid) {
                    text.push(';');
                    let Some((number, word)) = cells[row] else { continue };
                    let Ok(figure) = Figure::new(number, column.unit, word) else { continue };
                    text.push_str(&written(number, word, mark, groups));
                    expected.push(format!(
                        "{id} {} {} {} {}: {figure}",
                        column.measure, column.basis, column.timing, column.period
                    ));
                }
            }
            expected.sort();
            Written { text: format!("{text}\r\n"), expected, mark }
        },
    )
}

fn said<'a>(rows: impl Iterator<Item = &'a Observation>) -> Vec<String> {
    let mut all: Vec<String> = rows
        .map(|one| {
            let Series { subject, measure, basis, timing, .. } = &one.series;
            format!("{subject} {measure} {basis} {timing} {}: {}", one.period, one.figure)
        })
        .collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn wide_csv_roundtrip(table in tables()) {
        let Written { text, expected, mark } = table;
        let read = |reader: kawasan_io::Reader| {
            reader.read_bytes("a.csv", Format::Csv, text.as_bytes())
        };
        // With the mark declared, all is certain.
        let mut mapping = Mapping::default();
        mapping.decimal = Some(mark);
        let declared = read(reader().mapping(mapping));
        let declared = declared.unwrap_or_else(|wrong| panic!("{wrong}\n{text}"));
        prop_assert_eq!(said(declared.dataset.observations()), expected.clone(), "{}", text);
        // Without, a number may be two, and is then refused.
        match read(reader()) {
            Ok(inferred) => {
                prop_assert_eq!(said(inferred.dataset.observations()), expected, "{}", text);
            }
            Err(wrong) => {
                let is_open = |one: &kawasan_io::Diagnostic| {
                    matches!(one.kind, DiagnosticKind::Ambiguous(_))
                };
                prop_assert!(wrong.list.iter().all(is_open), "{wrong}\n{}", text);
            }
        }
        // And what was read goes through a workbook as it is.
        let bytes = dataset_excel(&declared.dataset).unwrap();
        let again = reader().read_bytes("a.xlsx", Format::Excel, &bytes).unwrap();
        prop_assert!(again.dataset.observations().eq(declared.dataset.observations()));
    }
}
