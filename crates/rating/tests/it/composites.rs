//! Laws of composites.

use kawasan_exact::{Fraction, Real};
use kawasan_rating::composite::{Row, Structure, Table};
use kawasan_rating::{
    Aggregation, Composite, CompositeOptions, Normalisation, Score, Treatment, dropping, ranks,
};
use kawasan_testing::config;
use proptest::prelude::*;
use rust_decimal::Decimal;

const METHODS: [&str; 8] = [
    "minmax",
    "zscore",
    "rank",
    "borda",
    "percentile-rank",
    "distance-to-max",
    "fraction-of-max",
    "scaled:3:7",
];

const AGGREGATIONS: [&str; 7] =
    ["arithmetic", "geometric", "harmonic", "generalised:2", "median", "minimum", "copeland"];

/// Numbers with few and with many digits, often equal.
fn value() -> impl Strategy<Value = Option<Fraction>> {
    prop_oneof![
        1 => Just(None),
        3 => (-3_i64..=3).prop_map(|n| Some(Fraction::from(i128::from(n)))),
        3 => (any::<i64>(), 0_u32..=15).prop_map(|(n, s)| Some(Decimal::new(n, s).into())),
    ]
}

fn columns(count: usize) -> impl Strategy<Value = Vec<Vec<Option<Fraction>>>> {
    (1_usize..9).prop_flat_map(move |units| {
        prop::collection::vec(prop::collection::vec(value(), units), count)
    })
}

fn structure(weights: &[u8]) -> Structure {
    let weight = |place: usize| Some(Decimal::from(weights[place] % 5 + 1));
    Structure::new(vec![
        Row { weight: weight(0), ..Row::indicator("a", "p") },
        Row { weight: weight(1), direction: Some((-1).into()), ..Row::indicator("b", "p") },
        Row { weight: weight(2), ..Row::indicator("c", "q") },
        Row { weight: weight(3), ..Row::group(2, "p", "top") },
        Row::group(2, "q", "top"),
        Row::index(3, "top"),
    ])
    .unwrap()
}

fn table(columns: &[Vec<Option<Fraction>>]) -> Table {
    let units = (0..columns[0].len()).map(|unit| unit.to_string()).collect();
    let codes = ["a", "b", "c"].map(str::to_owned);
    Table::new(units, codes.into_iter().zip(columns.iter().cloned()).collect()).unwrap()
}

fn build(
    columns: &[Vec<Option<Fraction>>],
    weights: &[u8],
    normalise: &str,
    aggregate: &str,
) -> Composite {
    let options = CompositeOptions::new(normalise.parse().unwrap(), aggregate.parse().unwrap());
    Composite::build(&structure(weights), &table(columns), &options).unwrap()
}

/// The same number or the same reason; numbers that came about in another order are
/// compared by their first 20 digits.
fn same(a: &Score, b: &Score) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) if a.fraction().is_some() && b.fraction().is_some() => a == b,
        (Ok(a), Ok(b)) => kawasan_rating::significant(a, 20) == kawasan_rating::significant(b, 20),
        (a, b) => a == b,
    }
}

fn weights() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 4)
}

#[test]
fn permuting_units_permutes_scores() {
    let any = (columns(3), weights(), 0..METHODS.len(), 0..AGGREGATIONS.len());
    proptest!(config(96), |((columns, weights, method, aggregation) in any)| {
        let (method, aggregation) = (METHODS[method], AGGREGATIONS[aggregation]);
        let reversed: Vec<Vec<_>> =
            columns.iter().map(|column| column.iter().rev().cloned().collect()).collect();
        let before = build(&columns, &weights, method, aggregation);
        let after = build(&reversed, &weights, method, aggregation);
        for code in before.codes() {
            let pairs = before.column(code).unwrap().iter().zip(after.column(code).unwrap().iter().rev());
            for (a, b) in pairs {
                prop_assert!(same(a, b), "{code}: {a:?} {b:?}");
            }
        }
    });
}

#[test]
fn equal_units_have_equal_scores() {
    let any = (columns(3), weights(), 0..METHODS.len(), 0..AGGREGATIONS.len());
    proptest!(config(96), |((mut columns, weights, method, aggregation) in any)| {
        for column in &mut columns {
            column.push(column[0].clone());
        }
        let composite =
            build(&columns, &weights, METHODS[method], AGGREGATIONS[aggregation]);
        for code in composite.codes() {
            let scores = composite.column(code).unwrap();
            prop_assert_eq!(&scores[0], scores.last().unwrap(), "{}", code);
        }
    });
}

#[test]
fn minmax_stays_within_its_ends_and_no_scale_changes_it() {
    proptest!(config(128), |(columns in columns(1), factor in 1_i64.., scale in 0_u32..=20)| {
        let (low, high) = (Decimal::new(-5, 1), Decimal::from(7));
        let factor = Fraction::from(Decimal::new(factor, scale));
        let column = &columns[0];
        let scaled: Vec<Option<Fraction>> =
            column.iter().map(|x| x.as_ref().map(|x| x.mul(&factor))).collect();
        for method in [Normalisation::MinMax { low, high }, Normalisation::Rank] {
            let scores = method.apply(column);
            prop_assert_eq!(&scores, &method.apply(&scaled));
            for score in scores.iter().flatten().filter(|_| method != Normalisation::Rank) {
                let score = score.fraction().unwrap();
                prop_assert!(*score >= Fraction::from(low) && *score <= Fraction::from(high));
            }
        }
    });
}

#[test]
fn harmonic_geometric_and_arithmetic_means_rise() {
    let part = (1_i64.., 0_u32..=12, 1_i128..40);
    proptest!(config(128), |(parts in prop::collection::vec(part, 1..6))| {
        let part = |(n, scale, weight): &(i64, u32, i128)| {
            (Fraction::from(*weight), Real::from(Decimal::new(*n, *scale)))
        };
        let parts: Vec<(Fraction, Real)> = parts.iter().map(part).collect();
        let mean = |method: &str| {
            method.parse::<Aggregation>().unwrap().combine(&parts).unwrap()
        };
        let means = ["minimum", "harmonic", "geometric", "arithmetic", "generalised:2"].map(mean);
        // Equal numbers have one mean.
        let one = parts.iter().all(|(_, score)| score == &parts[0].1);
        for pair in means.windows(2) {
            let lowest = pair[0].round(kawasan_exact::Rounding::half_away(9).unwrap()).unwrap();
            let highest = pair[1].round(kawasan_exact::Rounding::half_away(9).unwrap()).unwrap();
            prop_assert!(lowest <= highest);
            prop_assert!(!one || lowest == highest);
        }
    });
}

#[test]
fn winsorising_changes_at_most_so_many_values_and_no_order() {
    proptest!(config(96), |(
        values in prop::collection::vec(prop_oneof![8 => -9_i64..9, 1 => -90_000_i64..90_000], 4..30),
        most in 0_usize..4,
    )| {
        let column: Vec<Score> =
            values.iter().map(|n| Ok(Fraction::from(i128::from(*n)).into())).collect();
        let treated = Treatment::Winsorise { most }.apply(&column, None);
        let changed = column.iter().zip(&treated).filter(|(a, b)| a != b).count();
        let logs = treated.iter().flatten().any(|score| score.fraction().is_none());
        prop_assert!(logs || changed <= most);
        let (before, after) = (ranks(&column), ranks(&treated));
        for (a, new_a) in before.iter().zip(&after) {
            for (b, new_b) in before.iter().zip(&after) {
                prop_assert!(a >= b || new_a <= new_b);
            }
        }
    });
}

#[test]
fn an_indicator_that_repeats_another_moves_no_rank() {
    proptest!(config(48), |(column in columns(1))| {
        let structure = Structure::new(vec![
            Row::indicator("a", "top"),
            Row::indicator("b", "top"),
            Row::index(2, "top"),
        ])
        .unwrap();
        let twice = [column[0].clone(), column[0].clone()];
        let minmax = "minmax".parse().unwrap();
        let options = CompositeOptions::new(minmax, Aggregation::Arithmetic);
        let composite = Composite::build(&structure, &table(&twice), &options).unwrap();
        for dropped in dropping(&composite) {
            prop_assert!(dropped.most.is_none_or(|most| most == 0), "{dropped:?}");
            prop_assert_eq!(dropped.most.is_none(), dropped.units == 0);
            prop_assert!(dropped.mean.is_none_or(|mean| mean == Fraction::ZERO));
        }
    });
}
