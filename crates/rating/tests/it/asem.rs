//! The Asia–Europe sustainable connectivity, against what COINr computed.

mod files;

use std::cmp::Ordering;

use files::{Cell, Compared, compare, file, near, raw, structure};
use kawasan_exact::{Fraction, Real};
use kawasan_rating::composite::Row;
use kawasan_rating::{
    Aggregation, Composite, CompositeOptions, NoScore, Score, Treatment, copeland, cronbach, ranks,
};

fn options(normalise: &str, aggregate: &str) -> CompositeOptions {
    CompositeOptions::new(normalise.parse().unwrap(), aggregate.parse().unwrap())
}

fn build(options: &CompositeOptions) -> Composite {
    Composite::build(&structure(), &raw(), options).unwrap()
}

fn compared(file: &str, composite: &Composite, skip: impl Fn(&str, &str) -> bool) -> Compared {
    compare(file, composite.units(), |code| composite.column(code).unwrap(), skip)
}

fn all(_: &str, _: &str) -> bool {
    false
}

/// A column of raw values.
fn values(code: &str) -> Vec<Score> {
    let table = raw();
    let value = |value: &Option<Fraction>| value.clone().map(Real::from).ok_or(NoScore::Missing);
    table.column(code).unwrap().iter().map(value).collect()
}

#[test]
fn normalised_indicators() {
    let full = Compared { numbers: 2436, missing: 63, not_finite: 0 };
    for (method, file) in [
        ("minmax", "n_minmax.csv"),
        ("zscore", "n_zscore.csv"),
        ("scaled", "n_scaled.csv"),
        ("distance-to-max", "n_dist2max.csv"),
        ("distance-to-target", "n_dist2targ_capped.csv"),
    ] {
        let composite = build(&options(method, "arithmetic"));
        assert_eq!(compared(file, &composite, all), full, "{method}");
    }
    let fractions = build(&options("fraction-of-max", "arithmetic"));
    let expected = Compared { numbers: 2293, missing: 63, not_finite: 143 };
    assert_eq!(compared("n_fracmax.csv", &fractions, all), expected);
}

#[test]
fn ranked_indicators() {
    let tied = |code: &str, unit: &str| code == "TolMin" && ["BGR", "CZE", "NOR"].contains(&unit);
    let expected = Compared { numbers: 2433, missing: 63, not_finite: 0 };
    for (method, file) in [("rank", "n_rank.csv"), ("borda", "n_borda.csv")] {
        let composite = build(&options(method, "arithmetic"));
        assert_eq!(compared(file, &composite, tied), expected, "{method}");
    }
    // The percentile rank is the Borda score divided by the number of the others.
    let shares = build(&options("percentile-rank", "arithmetic"));
    let borda = file("n_borda.csv");
    for (code, cells) in &borda.columns {
        let others = cells.iter().filter(|cell| **cell != Cell::Missing).count() - 1;
        let others = Fraction::from(i128::try_from(others).unwrap());
        for (unit, cell) in borda.units.iter().zip(cells).filter(|(unit, _)| !tied(code, unit)) {
            let Cell::Number(worse) = cell else { continue };
            assert_eq!(shares.score(unit, code).unwrap(), &Ok(worse.div(&others).unwrap().into()));
        }
    }
}

#[test]
fn distances_to_a_reference_unit() {
    let mut options = options("distance-to-reference", "arithmetic");
    options.reference = Some("JPN".to_owned());
    let composite = build(&options);
    let raw = file("n_scaled.csv");
    let japan = raw.units.iter().position(|unit| unit == "JPN").unwrap();
    let (mut numbers, mut without) = (0, 0);
    for (code, cells) in &raw.columns {
        let known = cells.iter().filter_map(|cell| match cell {
            Cell::Number(number) => Some(number.clone()),
            _ => None,
        });
        let least = known.min().unwrap();
        for (unit, cell) in raw.units.iter().zip(cells) {
            let score = composite.score(unit, code).unwrap();
            match (cell, &cells[japan]) {
                (Cell::Number(x), Cell::Number(reference)) if *reference > least => {
                    let far = reference.sub(x).div(&reference.sub(&least)).unwrap();
                    assert!(near(score, &Fraction::ONE.sub(&far)), "{code} of {unit}");
                    numbers += 1;
                }
                _ => {
                    assert!(score.is_err(), "{code} of {unit}");
                    without += 1;
                }
            }
        }
    }
    assert_eq!((numbers + without, without > 63), (2499, true));
}

#[test]
fn arithmetic_means_up_to_the_index_and_their_ranks() {
    let composite = build(&options("minmax", "arithmetic"));
    let expected = Compared { numbers: 2997, missing: 63, not_finite: 0 };
    assert_eq!(compared("agg_amean.csv", &composite, all), expected);
    let results = file("results_rank_amean.csv");
    let ranks = ranks(composite.index());
    for (unit, cell) in results.units.iter().zip(&results.columns[0].1) {
        let place = composite.units().iter().position(|known| known == unit).unwrap();
        let rank = Fraction::from(i128::try_from(*ranks[place].as_ref().unwrap()).unwrap());
        assert_eq!(cell, &Cell::Number(rank), "{unit}");
    }
    // What it says of groups is that of the index.
    for (code, cells) in &results.columns[1..] {
        for (unit, cell) in results.units.iter().zip(cells) {
            let Cell::Number(expected) = cell else { panic!("{code} of {unit}") };
            let score = composite.score(unit, code).unwrap();
            assert!(near(score, expected), "{code} of {unit}");
        }
    }
}

#[test]
fn geometric_means_up_to_the_index() {
    let composite = build(&options("minmax:1:100", "geometric"));
    let expected = Compared { numbers: 2997, missing: 63, not_finite: 0 };
    assert_eq!(compared("agg_gmean_1_100.csv", &composite, all), expected);
}

#[test]
fn treated_values() {
    let columns: Vec<(String, Vec<Score>)> = file("treated_winmax5.csv")
        .columns
        .iter()
        .map(|(code, _)| {
            (code.clone(), Treatment::Winsorise { most: 5 }.apply(&values(code), None))
        })
        .collect();
    let column = |code: &str| columns.iter().find(|(known, _)| known == code).unwrap().1.as_slice();
    let expected = Compared { numbers: 2436, missing: 63, not_finite: 0 };
    assert_eq!(compare("treated_winmax5.csv", raw().units(), column, all), expected);
}

#[test]
fn denominated_values() {
    let structure = structure();
    let indicators: Vec<&Row> = structure.scored().filter(|row| row.level == Some(1)).collect();
    let columns: Vec<(&str, Vec<Score>)> = indicators
        .iter()
        .map(|row| {
            let by = row.denominator.as_ref().map(|code| values(code));
            let divided = Treatment::Denominate.apply(&values(&row.code), by.as_deref());
            (row.code.as_str(), divided)
        })
        .collect();
    let column =
        |code: &str| columns.iter().find(|(known, _)| *known == code).unwrap().1.as_slice();
    let expected = Compared { numbers: 2434, missing: 65, not_finite: 0 };
    assert_eq!(compare("denominated.csv", raw().units(), column, all), expected);
}

#[test]
fn alphas_of_the_groups() {
    let alphas = file("cronbach.csv");
    let structure = structure();
    for (group, cell) in alphas.units.iter().zip(&alphas.columns[0].1) {
        let parts = structure.scored().filter(|row| row.parent.as_ref() == Some(group));
        let columns: Vec<Vec<Score>> = parts.map(|row| values(&row.code)).collect();
        let alpha = cronbach(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let Cell::Number(expected) = cell else { panic!("{group}") };
        assert!(near(&alpha, expected), "{group}: {alpha:?}");
    }
}

/// The reference counts an indicator that one of two units lacks for the later of
/// them, in alphabetical order, and stands beside the units in another order.
#[test]
fn copeland_scores_but_for_what_the_reference_does_with_missing_values() {
    let table = raw();
    let mut units: Vec<&String> = table.units().iter().collect();
    units.sort();
    let place = |unit: &String| table.units().iter().position(|known| known == unit).unwrap();
    let structure = structure();
    let group = structure.scored().filter(|row| row.parent.as_deref() == Some("Physical"));
    let columns: Vec<Vec<Option<Fraction>>> = group
        .map(|row| {
            let column = table.column(&row.code).unwrap();
            units.iter().map(|unit| column[place(unit)].clone()).collect()
        })
        .collect();
    let real = |column: &Vec<Option<Fraction>>| -> Vec<Option<Real>> {
        column.iter().map(|value| value.clone().map(Real::from)).collect()
    };
    let weighted: Vec<_> = columns.iter().map(|column| (Fraction::ONE, real(column))).collect();
    let ours = copeland(&weighted);

    // Pair by pair: what a difference of missing values changes.
    let balance = |a: usize, b: usize, missing: i32| -> i128 {
        let by_column = columns.iter().map(|column| match (&column[a], &column[b]) {
            (Some(a), Some(b)) => a.cmp(b) as i32,
            _ => missing,
        });
        by_column.sum::<i32>().cmp(&0) as i128
    };
    let corrected = |a: usize| -> i128 {
        let others = (0..units.len()).filter(|b| *b != a);
        others.map(|b| balance(a, b, a.cmp(&b) as i32) - balance(a, b, 0)).sum()
    };
    let reference = &file("copeland_Physical.csv").columns[1].1;
    let mut alike = 0;
    for (unit, expected) in reference.iter().enumerate() {
        let correction = Real::from(Fraction::from(corrected(unit)));
        let score = ours[unit].as_ref().unwrap().add(&correction);
        assert_eq!(expected, &Cell::Number(score.fraction().unwrap().clone()), "{}", units[unit]);
        alike += usize::from(corrected(unit) == 0);
    }
    assert_eq!((reference.len(), alike), (51, 33));
    let all = ours.iter().map(|score| score.clone().unwrap()).reduce(|a, b| a.add(&b)).unwrap();
    assert_eq!(all.sign(), Ok(Ordering::Equal));
}

/// The composite's own Copeland scores are those of the rule.
#[test]
fn copeland_at_the_first_level() {
    let mut options = options("minmax", "arithmetic");
    options.aggregate =
        vec![Aggregation::Copeland, Aggregation::Arithmetic, Aggregation::Arithmetic];
    let composite = build(&options);
    let columns: Vec<_> = composite
        .structure()
        .scored()
        .filter(|row| row.parent.as_deref() == Some("Physical"))
        .map(|row| {
            let scores = composite.column(&row.code).unwrap();
            (Fraction::ONE, scores.iter().map(|score| score.as_ref().ok().cloned()).collect())
        })
        .collect();
    assert_eq!(composite.column("Physical").unwrap(), copeland(&columns));
}
