//! Published figures of the KEK, evaluated.

use kawasan_data::kek;
use kawasan_model::{Currency, Localised, Subject, parse_date};
use num_bigint::BigInt;

use crate::{
    BoundsKind, Catalogue, Evaluator, Group, Indicator, InputUse, Missing, Outcome, Rounding,
    Scope, Terms,
};

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

/// A commitment that nobody published is no target that is missing.
#[test]
fn a_missing_figure_is_told_by_its_basis() {
    let measures = kek().dataset().measures();
    let terms = Terms::new(measures, Currency::IDR);
    let subject = Subject::Zone("kendal".parse().unwrap());
    let evaluator =
        Evaluator::new(kek().dataset().all_known(), subject, "2023-S1".parse().unwrap());
    for (basis, code) in [
        ("realised", "not_reported"),
        ("target", "no_target"),
        ("committed", "no_commitment"),
        ("projected", "no_projection"),
    ] {
        let formula = terms.parse(&format!("{basis} exports flow [period]")).unwrap();
        let title = Localised::try_new([("en", "X")]).unwrap();
        let indicator = Indicator::new("x", title, formula, Rounding::half_away(0).unwrap());
        let outcome = evaluator.evaluate(&indicator);
        let missing = outcome.missing().unwrap();
        assert_eq!(missing.code(), code);
        let term = missing.not_known().unwrap();
        assert!(missing.to_string().starts_with(&format!("{code}: {}", term.series)));
    }
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

fn group(name: &str, ids: &[&str]) -> Group {
    Group::of(name, kek().registry(), |zone| ids.contains(&zone.id().as_str()))
}

fn of_group(id: &str, group: Group, period: &str) -> Outcome<'static> {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let known = kek().dataset().all_known();
    Evaluator::new(known, group, period.parse().unwrap()).evaluate(catalogue.get(id).unwrap())
}

#[test]
fn a_group_adds_up_its_zones_and_says_how_many_reported() {
    // VOI, 9 September 2025: Gresik and Kendal together Rp190.97 trillion.
    let both = of_group("investment_stock", group("both", &["gresik", "kendal"]), "2025-S1");
    let value = both.value().unwrap();
    assert_eq!(value.amount.to_string(), "190970000000000");
    assert_eq!(value.coverage.map(|c| (c.reported, c.zones)), Some((2, 2)));
    assert_eq!(value.inputs[0].usage, InputUse::SumOverZones);
    // Sorong has no figure for mid 2025.
    let with = group("three", &["gresik", "kendal", "sorong"]);
    let value = of_group("investment_stock", with, "2025-S1");
    let coverage = value.value().unwrap().coverage.unwrap();
    assert_eq!((coverage.reported, coverage.zones, coverage.is_complete()), (2, 3, false));
    let none = of_group("investment_stock", group("none", &["sorong"]), "2025-S1");
    assert_eq!(none.missing().map(Missing::code), Some("not_reported"));
    let empty = of_group("investment_stock", group("empty", &[]), "2025-S1");
    assert_eq!(empty.missing().map(Missing::code), Some("no_zones"));
}

#[test]
fn a_ratio_of_a_group_is_over_the_zones_that_have_both_sides() {
    // Kendal 5.12 of 8.36 and Gresik 11.2 of 24.4 trillion; Mandalika has both too.
    let zones = group("g", &["gresik", "kendal", "sanur"]);
    let outcome = of_group("investment_attainment", zones, "2025-S1");
    let value = outcome.value().unwrap();
    // (11.2 + 5.12) ÷ (24.4 + 8.36) = 0.498168…
    assert_eq!(value.amount.to_string(), "0.4982");
    assert_eq!(value.coverage.map(|c| (c.reported, c.zones)), Some((2, 3)));
}

#[test]
fn concentration_of_real_figures_needs_more_than_96_bits() {
    let outcome = evaluate("investment_concentration", "2025-S1", None);
    let value = outcome.value().unwrap();
    let amounts: Vec<BigInt> = value
        .observations()
        .iter()
        .map(|o| o.figure.value().to_string().parse().unwrap())
        .collect();
    let total: BigInt = amounts.iter().sum();
    let squares: BigInt = amounts.iter().map(|amount| amount * amount).sum();
    let scaled: BigInt = &squares * 10_000;
    assert!(scaled.bits() > 96, "{}", scaled.bits());
    // Half a unit more, then cut: rounded half up at scale 4.
    let rounded: BigInt = (scaled * 2 + &total * &total) / (&total * &total * 2);
    assert_eq!(value.amount.mantissa().to_string(), rounded.to_string());
    assert_eq!(value.bounds, BoundsKind::Loose);
    assert!(value.interval.contains(value.amount));
    assert!(value.coverage.is_some_and(|coverage| !coverage.is_complete()));
    let top = evaluate("investment_top_3_share", "2025-S1", None);
    assert!(top.value().unwrap().amount > value.amount);
}

#[test]
fn a_share_of_the_sum_has_tight_bounds_though_it_occurs_twice() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let gresik = Subject::Zone("gresik".parse().unwrap());
    let evaluator = Evaluator::new(kek().dataset().all_known(), gresik, "2025-S1".parse().unwrap());
    let share = evaluator.evaluate(catalogue.get("investment_share_of_zones").unwrap());
    let value = share.value().unwrap();
    assert_eq!(value.bounds, BoundsKind::Tight);
    assert!(value.interval.contains(value.amount));
    let national = evaluator.evaluate(catalogue.get("investment_share_of_nation").unwrap());
    // 100.85 of 294.4 trillion.
    assert_eq!(national.value().unwrap().amount.to_string(), "0.3426");
}

/// One of 20 zones was known at the end of Q1 2024: 187.5 trillion of its 1.3 is no share.
#[test]
fn the_nation_is_no_part_of_the_zones_that_reported() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let share = catalogue.get("investment_share_of_zones").unwrap();
    let of = |scope: Scope| {
        let known = kek().dataset().all_known();
        Evaluator::new(known, scope, "2024-Q1".parse().unwrap()).evaluate(share)
    };
    let nation = of(Subject::National.into());
    assert_eq!(nation.missing(), Some(&Missing::NotOfNation));
    // All of them together are the whole, and one of them is a part.
    let all = of(Scope::find(kek().registry(), "all").unwrap());
    assert_eq!(all.value().unwrap().amount.to_string(), "1.0000");
    let zone = of(Subject::Zone("singhasari".parse().unwrap()).into());
    assert!(zone.value().is_some());
}

#[test]
fn required_rate_and_projections() {
    // 78.1 − 15.1 over three quarters, at an annual rate; four times 15.1.
    assert_digits(
        "investment_required_rate",
        "2024-Q1",
        "84000000000000",
        "83866666666666",
        "84133333333334",
    );
    // 63 ÷ 3 per quarter against 15.1: 21 ÷ 15.1.
    assert_digits("investment_required_to_current", "2024-Q1", "1.3907", "1.3839", "1.3976");
    assert_digits(
        "investment_projection_linear",
        "2024-Q1",
        "60400000000000",
        "60200000000000",
        "60600000000000",
    );
    // By the profile of 2023: 15.1 × 62.9 ÷ 8.5.
    assert_eq!(digits("investment_projection_seasonal", "2024-Q1").0, "111740000000000");
    let outcome = evaluate("investment_required_rate", "2024", None);
    assert_eq!(outcome.missing().map(Missing::code), Some("division_by_zero"));
    assert_digits("jobs_per_trillion", "2024-Q1", "675", "674", "675");
}

#[test]
fn a_trace_shows_each_node_down_to_the_release() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let known = kek().dataset().all_known();
    let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse().unwrap());
    let trace = evaluator.trace(catalogue.get("investment_pace").unwrap());
    assert!(!trace.is_exact);
    assert_eq!(trace.amount.map(|a| a.to_string()).as_deref(), Some("0.773367477593"));
    let due = &trace.parts[1];
    assert_eq!(due.amount.map(|a| a.to_string()).as_deref(), Some("19525000000000"));
    assert!(due.is_exact);
    let share = &due.parts[1];
    assert_eq!(share.amount.map(|a| a.to_string()).as_deref(), Some("0.25"));
    let missing = evaluator.trace(catalogue.get("value_added_ratio").unwrap());
    assert!(missing.amount.is_none() && missing.missing.is_some());
    assert!(missing.parts.iter().all(|part| part.missing.is_some()));
}
