//! Laws of whose figures a formula takes: groups of zones, the nation inside a
//! formula, second choices.

use kawasan_indicators::{
    Evaluator, Formula, Group, Indicator, Outcome, Rounding, Scope, Terms, Whose, Window,
};
use kawasan_model::{
    Basis, Currency, Dataset, Figure, Observation, Qualifier, Series, Source, Subject, Timing, Unit,
};
use kawasan_testing::reference::{RBig, rational, round};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

const PERIOD: &str = "2024-Q1";
/// The zones of the fixture that are in force in that quarter.
const ZONES: [&str; 4] = ["gresik", "kendal", "mandalika", "sanur"];
/// Six decimals, ties away from zero.
fn six_decimals() -> Rounding {
    Rounding::half_away(6).unwrap()
}

fn zone(index: usize) -> Subject {
    Subject::Zone(ZONES[index].parse().unwrap())
}

/// Persons of a flow in the period.
fn row(subject: &Subject, basis: Basis, count: i64) -> Observation {
    let series = Series::new(subject.clone(), "employment".parse().unwrap(), basis, Timing::Flow);
    let figure = Figure::new(count.into(), Unit::PERSONS.into(), Qualifier::Exact).unwrap();
    Observation::new(series, PERIOD.parse().unwrap(), figure, Source::new("Kontan"))
}

fn dataset(rows: impl IntoIterator<Item = Observation>) -> Dataset {
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    builder.observations(rows).build().unwrap()
}

fn jobs(basis: Basis) -> Formula {
    let measures = fixtures::measures();
    Terms::new(&measures, Currency::IDR).flow("employment", basis, Window::PERIOD).unwrap()
}

fn realised() -> Formula {
    jobs(Basis::Realised)
}

fn evaluate(
    dataset: &Dataset,
    scope: impl Into<Scope>,
    formula: Formula,
    rounding: Rounding,
) -> Outcome<'_> {
    let indicator = Indicator::new("law", fixtures::title("A law"), formula, rounding);
    Evaluator::new(dataset.all_known(), scope, PERIOD.parse().unwrap()).evaluate(&indicator)
}

fn amount(outcome: &Outcome<'_>) -> Option<Decimal> {
    outcome.value().map(|value| value.amount)
}

fn sum(counts: impl IntoIterator<Item = i64>) -> RBig {
    counts.into_iter().fold(RBig::ZERO, |sum, count| sum + RBig::from(count))
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn shares_of_a_complete_group_sum_to_1(
        counts in vec(0..=99_999_i64, ZONES.len()),
        scale in 0..=12_u32,
    ) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let rounding = Rounding::half_away(scale).unwrap();
        let dataset = dataset((0..ZONES.len()).map(|i| row(&zone(i), Basis::Realised, counts[i])));
        let share = || realised().per(realised().of(Whose::AllZones).unwrap()).unwrap();
        let shares = (0..ZONES.len()).map(|i| amount(&evaluate(&dataset, zone(i), share(), rounding)));
        let total: Decimal = shares.map(Option::unwrap).sum();
        // Each is off by half a unit of its last decimal at most.
        let off = (total - Decimal::ONE).abs() * Decimal::from(10_u64.pow(scale));
        prop_assert!(off <= Decimal::new(i64::try_from(ZONES.len()).unwrap() * 5, 1), "{}", total);
    }

    #[test]
    fn concentration_lies_between_one_nth_and_1(
        counts in vec(0..=99_999_i64, 1..=ZONES.len()),
        rounding in strategies::roundings(),
    ) {
        prop_assume!(counts.iter().any(|count| *count > 0));
        let dataset = dataset((0..counts.len()).map(|i| row(&zone(i), Basis::Realised, counts[i])));
        let outcome = evaluate(&dataset, Subject::National, realised().concentration().unwrap(), rounding);
        // A bound that is rounded by the same rule is a bound of what is rounded.
        let least = RBig::ONE / RBig::from(i64::try_from(counts.len()).unwrap());
        let found = amount(&outcome);
        prop_assert!(found >= round(&least, rounding), "{:?}", found);
        prop_assert!(found <= round(&RBig::ONE, rounding), "{:?}", found);
    }

    #[test]
    fn a_zone_with_zeros_changes_no_sum(counts in vec(0..=99_999_i64, ZONES.len() - 1)) {
        let rows: Vec<Observation> =
            counts.iter().enumerate().map(|(i, count)| row(&zone(i), Basis::Realised, *count)).collect();
        let zero = row(&zone(ZONES.len() - 1), Basis::Realised, 0);
        let (few, all) = (dataset(rows.clone()), dataset(rows.into_iter().chain([zero])));
        let group = Group::of("all", &fixtures::registry(), |_| true);
        for (scope, formula) in [
            (Scope::from(Subject::National), realised().of(Whose::AllZones).unwrap()),
            (Scope::from(group), realised()),
        ] {
            let of = |dataset| amount(&evaluate(dataset, scope.clone(), formula.clone(), six_decimals()));
            prop_assert_eq!(of(&few), of(&all));
            prop_assert_eq!(of(&all).map(rational), Some(sum(counts.iter().copied())));
        }
    }

    #[test]
    fn a_ratio_of_a_group_is_one_of_sums_over_zones_that_have_both(
        counts in vec((proptest::option::of(0..=99_999_i64), proptest::option::of(1..=99_999_i64)), ZONES.len()),
        rounding in strategies::roundings(),
    ) {
        let parts = counts.iter().enumerate().flat_map(|(i, (realised, target))| {
            let realised = realised.map(|count| row(&zone(i), Basis::Realised, count));
            realised.into_iter().chain(target.map(|count| row(&zone(i), Basis::Target, count)))
        });
        let dataset = dataset(parts);
        let group = Group::of("all", &fixtures::registry(), |zone| {
            ZONES.contains(&zone.id().as_str())
        });
        let formula = realised().per(jobs(Basis::Target)).unwrap();
        let outcome = evaluate(&dataset, group, formula, rounding);
        let both: Vec<(i64, i64)> = counts.iter().filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
        if both.is_empty() {
            prop_assert!(outcome.missing().is_some());
            return Ok(());
        }
        let exact = sum(both.iter().map(|(a, _)| *a)) / sum(both.iter().map(|(_, b)| *b));
        prop_assert_eq!(amount(&outcome), round(&exact, rounding));
        let coverage = outcome.value().unwrap().coverage.unwrap();
        prop_assert_eq!((coverage.reported, coverage.zones), (both.len(), ZONES.len()));
    }

    #[test]
    fn the_nation_inside_a_formula_is_as_published(
        own in 0..=99_999_i64,
        nation in 1..=9_999_999_i64,
        others in vec(0..=99_999_i64, ZONES.len() - 1),
        rounding in strategies::roundings(),
    ) {
        let rest = others.iter().enumerate().map(|(i, count)| row(&zone(i + 1), Basis::Realised, *count));
        let rows = rest.chain([row(&zone(0), Basis::Realised, own), row(&Subject::National, Basis::Realised, nation)]);
        let dataset = dataset(rows);
        let rest = realised().of(Whose::National).unwrap().minus(realised()).unwrap();
        let formula = rest.per(realised().of(Whose::National).unwrap()).unwrap();
        let outcome = evaluate(&dataset, zone(0), formula, rounding);
        let exact = (RBig::from(nation) - RBig::from(own)) / RBig::from(nation);
        prop_assert_eq!(amount(&outcome), round(&exact, rounding));
    }

    #[test]
    fn a_second_choice_is_taken_where_the_first_is_missing_and_says_so(
        first in proptest::option::of(1..=99_999_i64),
        second in proptest::option::of(1..=99_999_i64),
        third in 1..=99_999_i64,
        rounding in strategies::roundings(),
    ) {
        let bases = [(Basis::Realised, first), (Basis::Projected, second), (Basis::Target, Some(third))];
        let rows = bases.iter().filter_map(|(basis, count)| Some(row(&zone(0), *basis, (*count)?)));
        let dataset = dataset(rows);
        let reason = "no final figure yet";
        let chosen = realised().or_else(jobs(Basis::Projected), reason).unwrap();
        let formula = chosen.per(jobs(Basis::Target)).unwrap();
        let outcome = evaluate(&dataset, zone(0), formula, rounding);
        let expected = first.or(second).and_then(|count| {
            round(&(RBig::from(count) / RBig::from(third)), rounding)
        });
        prop_assert_eq!(amount(&outcome), expected);
        let fallbacks: Vec<&str> =
            outcome.value().map_or(Vec::new(), |value| value.fallbacks.iter().map(|f| &**f).collect());
        let is_second = first.is_none() && second.is_some();
        prop_assert_eq!(fallbacks, if is_second { vec![reason] } else { vec![] });
    }
}

/// Synthetic figures of the size of regional accounts in full rupiah: the products
/// have more bits than a decimal or a machine word.
#[test]
fn a_location_quotient_over_regional_accounts_needs_more_than_96_bits() {
    let accounts = [
        (zone(0), "value_added", 28_317_455_290_113_i64),
        (zone(0), "regional_gdp", 3_168_302_845_771_906_113),
        (Subject::National, "value_added", 412_903_551_870_224),
        (Subject::National, "regional_gdp", 8_138_966_103_330_114_087),
    ];
    let rows = accounts.iter().map(|(subject, measure, amount)| {
        let measure = measure.parse().unwrap();
        let series = Series::new(subject.clone(), measure, Basis::Realised, Timing::Flow);
        let unit = Unit::currency(Currency::IDR).into();
        let figure = Figure::new((*amount).into(), unit, Qualifier::Exact).unwrap();
        let source = Source::new("synthetic");
        Observation::new(series, "2024".parse().unwrap(), figure, source)
    });
    let dataset = dataset(rows);
    let measures = fixtures::measures();
    let text = "realised value_added flow [year] × national realised regional_gdp flow [year] ÷ \
                (realised regional_gdp flow [year] × national realised value_added flow [year])";
    let formula = Terms::new(&measures, Currency::IDR).parse(text).unwrap();
    let outcome = evaluate(&dataset, zone(0), formula, six_decimals());
    let [own, own_all, nation, nation_all] = accounts.map(|(_, _, amount)| RBig::from(amount));
    let (numerator, divisor) = (&own * &nation_all, &own_all * &nation);
    // Beyond 96 bits, what a decimal holds.
    assert!(numerator > RBig::from(1_i128 << 96));
    assert_eq!(amount(&outcome), round(&(numerator / divisor), six_decimals()));
    assert_eq!(amount(&outcome).unwrap().to_string(), "0.176177");
}
