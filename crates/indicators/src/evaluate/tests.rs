//! Published figures of the KEK, evaluated.

use kawasan_data::kek;
use kawasan_model::{Subject, parse_date};

use crate::{Catalogue, Evaluator, InputUse, Missing, Outcome};

fn evaluate(id: &str, period: &str, known_on: Option<&str>) -> Outcome<'static> {
    let dataset = kek().dataset();
    let catalogue = Catalogue::standard(dataset).unwrap();
    let known = match known_on {
        Some(date) => dataset.known_on(parse_date(date).unwrap()),
        None => dataset.all_known(),
    };
    let evaluator = Evaluator::new(known, Subject::National, period.parse().unwrap());
    evaluator.evaluate(catalogue.get(id).unwrap())
}

/// value, low, high
fn digits(id: &str, period: &str) -> (String, String, String) {
    let outcome = evaluate(id, period, None);
    let value = outcome.value().unwrap_or_else(|| panic!("{id} {period}: {outcome:?}"));
    let side = |bound: Option<rust_decimal::Decimal>| bound.map_or("-".into(), |b| b.to_string());
    (value.amount.to_string(), side(value.interval.low()), side(value.interval.high()))
}

#[track_caller]
fn assert_digits(id: &str, period: &str, value: &str, low: &str, high: &str) {
    assert_eq!(digits(id, period), (value.into(), low.into(), high.into()), "{id} {period}");
}

#[test]
fn the_first_quarter_of_2024() {
    assert_digits("investment_attainment", "2024-Q1", "0.1933", "0.1925", "0.1942");
    assert_digits("investment_pace", "2024-Q1", "0.7734", "0.7703", "0.7765");
    assert_digits("employment_attainment", "2024-Q1", "0.2398", "0.2398", "0.2399");
    assert_digits(
        "implied_opening_investment",
        "2024-Q1",
        "172400000000000",
        "172300000000000",
        "172500000000000",
    );
    assert_digits("implied_opening_employment", "2024-Q1", "117164", "117164", "117164");
    assert_digits("investment_per_job", "2024-Q1", "1482143139", "1481747901", "1482538378");
    // Rp15.1 T on Rp8.5 T of the first quarter of 2023.
    assert_digits("investment_growth", "2024-Q1", "0.7765", "0.7602", "0.7929");
}

#[test]
fn later_periods() {
    assert_digits("investment_attainment", "2024-S1", "0.4020", "0.4011", "0.4030");
    assert_digits("investment_pace", "2024-S1", "0.8041", "0.8023", "0.8059");
    assert_digits("investment_growth", "2024-S1", "0.4144", "0.4089", "0.4199");
    assert_digits("investment_attainment", "2024", "1.1536", "1.1522", "1.1551");
    assert_digits("employment_attainment", "2024", "1.2258", "1.2257", "1.2258");
    assert_digits("investment_attainment", "2025-S1", "0.4813", "0.4809", "0.4817");
    assert_digits("investment_attainment", "2025", "0.9810", "0.9797", "0.9822");
    // "At least Rp335 T" leaves the upper side open.
    assert_digits("investment_stock", "2025", "335000000000000", "335000000000000", "-");
}

#[test]
fn no_target_was_known_at_the_meeting() {
    let outcome = evaluate("employment_attainment", "2024-Q1", Some("2024-04-24"));
    let Some(Missing::NoTarget(term)) = outcome.missing() else { panic!("{outcome:?}") };
    assert_eq!(term.series.to_string(), "national employment target flow");
    let later = term.published_later.unwrap();
    assert_eq!(later.source.to_string(), "Sekretariat Kabinet, 2025-07-23");
}

#[test]
fn a_quarter_follows_from_the_half_year_less_the_quarter_before() {
    let outcome = evaluate("investment_realised", "2024-Q2", None);
    let value = outcome.value().unwrap();
    assert_eq!(value.amount.to_string(), "16300000000000");
    assert_eq!(value.inputs[0].usage, InputUse::Difference);
    assert_eq!(value.observations().len(), 2);
    // Never from two stocks, and no longer flow is split.
    let outcome = evaluate("investment_realised", "2021-Q3", None);
    assert_eq!(outcome.missing().map(Missing::code), Some("not_reported"));
    let outcome = evaluate("investment_realised", "2022-Q1", None);
    let Some(Missing::NotReported(term)) = outcome.missing() else { panic!("{outcome:?}") };
    assert_eq!(term.instead, ["2022".parse().unwrap()]);
}

#[test]
fn quarters_that_tile_a_year_are_added_up() {
    // 9 months and the fourth quarter of 2024 make no pair; 2023 has Q1 and S1.
    let outcome = evaluate("investment_realised", "2023-Q2", None);
    assert_eq!(outcome.value().unwrap().amount.to_string(), "13700000000000");
    let outcome = evaluate("investment_realised_to_date", "2024-Q3", None);
    assert_eq!(outcome.value().unwrap().amount.to_string(), "46500000000000");
}

#[test]
fn nothing_is_known_of_the_far_future() {
    let outcome = evaluate("investment_realised", "2031-Q1", None);
    assert_eq!(outcome.missing().map(Missing::code), Some("not_reported"));
    let outcome = evaluate("investment_growth", "0001-Q1", None);
    assert!(outcome.missing().is_some());
}
