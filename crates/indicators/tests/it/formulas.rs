//! Laws of formulas: random trees over random figures.

use kawasan_indicators::{
    BoundsKind, Evaluator, IndicatorValue, Missing, Outcome, Rounding, RoundingMode,
};
use kawasan_model::{Basis, Dataset, Observation};
use kawasan_testing::reference::{Case, End, NoValue, SUBJECT, rational, round};
use kawasan_testing::{config, strategies};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

/// What the indicator of a case comes to.
fn outcome<'a>(case: &Case, dataset: &'a Dataset) -> Outcome<'a> {
    Evaluator::new(dataset.all_known(), SUBJECT, case.period).evaluate(&case.indicator())
}

/// The value, if there is one, from just the observations of the case.
fn with_value<T>(case: &Case, check: impl FnOnce(&IndicatorValue<'_>) -> T) -> Option<T> {
    let dataset = case.dataset(case.observations());
    outcome(case, &dataset).value().map(check)
}

/// A bound, rounded outward; `Err` where it fits no decimal.
fn outward(end: &End, rounding: Rounding, mode: RoundingMode) -> Result<Option<Decimal>, ()> {
    let End::At(value) = end else { return Ok(None) };
    let outward = Rounding::new(rounding.scale(), mode).map_err(|_| ())?;
    round(value, outward).map(Some).ok_or(())
}

fn low(case: &Case, end: &End) -> Result<Option<Decimal>, ()> {
    outward(end, case.rounding, RoundingMode::Floor)
}

fn high(case: &Case, end: &End) -> Result<Option<Decimal>, ()> {
    outward(end, case.rounding, RoundingMode::Ceiling)
}

proptest! {
    #![proptest_config(config(384))]

    #[test]
    fn formula_value_matches_rational_oracle(case in strategies::cases()) {
        let dataset = case.dataset(case.observations());
        match outcome(&case, &dataset) {
            Outcome::Value(value) => {
                let exact = case.value();
                prop_assert!(exact.is_ok(), "{:?}, but found {}", exact, value.amount);
                let expected = round(&exact.unwrap(), case.rounding).unwrap();
                prop_assert_eq!(value.amount.to_string(), expected.to_string());
                prop_assert_eq!(value.unit, case.formula().unwrap().unit());
            }
            Outcome::Missing(Missing::DivisionByZero) => {
                prop_assert_eq!(case.value(), Err(NoValue::DivisionByZero));
            }
            Outcome::Missing(Missing::DivisorMayBeZero) => {
                prop_assert_eq!(case.bounds(), Err(NoValue::DivisorMayBeZero));
            }
            Outcome::Missing(Missing::NoSuchWindow { .. }) => {
                // A variable that has no window has no value either, whatever else is wrong.
                prop_assert!(case.value().is_err());
            }
            Outcome::Missing(Missing::Overflow) => {
                // The value, a bound, or something that is rounded inside.
                let amount = case.value().map(|exact| round(&exact, case.rounding));
                let bounds = case.bounds();
                let fits = matches!(amount, Ok(Some(_)))
                    && bounds.as_ref().is_ok_and(|bounds| {
                        low(&case, &bounds.low).is_ok() && high(&case, &bounds.high).is_ok()
                    });
                prop_assert!(!fits, "{:?} {:?}", amount, bounds);
            }
            Outcome::Missing(missing) if missing.not_known().is_some() => {
                // Only where a window, or what would answer it, lies before the year 1.
                prop_assert_eq!(case.value(), Err(NoValue::NoSuchWindow));
            }
            other @ Outcome::Missing(_) => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn bounds_contain_every_choice_within_the_figures(
        case in strategies::cases(),
        choices in vec(vec(prop_oneof![Just(0), Just(16), 0..=16_u8], 32), 8),
    ) {
        let checked = with_value(&case, |value| {
            let interval = value.interval;
            prop_assert!(interval.contains(value.amount), "{} in {:?}", value.amount, interval);
            for choice in &choices {
                // The divisors are clear of zero, or there would be no value.
                let exact = case.value_at(choice);
                if exact == Err(NoValue::Overflow) {
                    // So far out on an open side that what is rounded inside fits nowhere.
                    continue;
                }
                prop_assert!(exact.is_ok(), "{:?} for {:?}", exact, choice);
                let exact = exact.unwrap();
                prop_assert!(interval.low().is_none_or(|low| rational(low) <= exact), "{} {:?}", exact, interval);
                prop_assert!(interval.high().is_none_or(|high| exact <= rational(high)), "{} {:?}", exact, interval);
            }
            Ok(())
        });
        checked.unwrap_or(Ok(()))?;
    }

    #[test]
    fn bounds_are_no_looser_than_interval_arithmetic(case in strategies::cases()) {
        let checked = with_value(&case, |value| {
            let bounds = case.bounds();
            prop_assert!(bounds.is_ok(), "{:?}", bounds);
            let bounds = bounds.unwrap();
            if let Ok(Some(widest)) = low(&case, &bounds.low) {
                prop_assert!(value.interval.low().is_some_and(|low| widest <= low));
            }
            if let Ok(Some(widest)) = high(&case, &bounds.high) {
                prop_assert!(value.interval.high().is_some_and(|high| high <= widest));
            }
            Ok(())
        });
        checked.unwrap_or(Ok(()))?;
    }

    #[test]
    fn tight_bounds_are_reached(case in strategies::cases()) {
        let checked = with_value(&case, |value| {
            let Some((least, greatest)) = case.corners() else { return Ok(()) };
            let (least, greatest) = (End::At(least), End::At(greatest));
            let reached = (low(&case, &least), high(&case, &greatest));
            if value.bounds == BoundsKind::Tight {
                prop_assert_eq!(reached, (Ok(value.interval.low()), Ok(value.interval.high())));
            }
            Ok(())
        });
        checked.unwrap_or(Ok(()))?;
    }

    #[test]
    fn formula_display_parse_roundtrip(case in strategies::cases()) {
        let formula = case.formula().unwrap();
        let text = formula.to_string();
        let again = case.parse(&text);
        prop_assert!(again.is_ok(), "`{}`: {:?}", text, again);
        prop_assert_eq!(again.unwrap(), formula, "{}", text);
        let ascii = text.replace('−', "-").replace('×', "*").replace('÷', "/");
        prop_assert_eq!(case.parse(&ascii).ok(), Some(case.formula().unwrap()), "{}", ascii);
    }

    #[test]
    fn permuting_observations_changes_nothing(
        (case, rows) in strategies::cases().prop_flat_map(|case| {
            let rows = [case.observations(), case.decoys()].concat();
            (Just(case), Just(rows).prop_shuffle())
        }),
    ) {
        let given = case.dataset([case.observations(), case.decoys()].concat());
        let shuffled = case.dataset(rows);
        prop_assert_eq!(outcome(&case, &shuffled), outcome(&case, &given));
    }

    #[test]
    fn observations_of_other_things_change_nothing(case in strategies::cases()) {
        let alone = case.dataset(case.observations());
        let among = case.dataset([case.observations(), case.decoys()].concat());
        let (alone, among) = (outcome(&case, &alone), outcome(&case, &among));
        match (alone.missing(), among.missing()) {
            // What there is instead may well be something else.
            (Some(a), Some(b)) => prop_assert_eq!(a.code(), b.code()),
            _ => prop_assert_eq!(alone, among),
        }
    }

    #[test]
    fn missing_never_becomes_a_number(case in strategies::cases(), which in any::<Index>()) {
        let mut rows = case.observations();
        let known = with_value(&case, |_| ()).is_some();
        if !known || rows.is_empty() {
            return Ok(());
        }
        let dropped: Observation = rows.remove(which.index(rows.len()));
        let dataset = case.dataset(rows);
        let outcome = outcome(&case, &dataset);
        match (outcome.missing(), dropped.series.basis) {
            (Some(Missing::NotReported(term)), Basis::Realised)
            | (Some(Missing::NoTarget(term)), Basis::Target)
            | (Some(Missing::NoCommitment(term)), Basis::Committed)
            | (Some(Missing::NoProjection(term)), Basis::Projected) => {
                prop_assert_eq!(&term.series, &dropped.series);
            }
            _ => prop_assert!(false, "without {}: {:?}", dropped, outcome),
        }
    }

    #[test]
    fn the_inputs_are_the_observations_of_the_formula(case in strategies::cases()) {
        let rows = case.observations();
        let checked = with_value(&case, |value| {
            let used = value.observations();
            prop_assert_eq!(used.len(), rows.len());
            prop_assert!(rows.iter().all(|row| used.contains(&row)));
            Ok(())
        });
        checked.unwrap_or(Ok(()))?;
    }
}

/// Laws about values hold of nothing if random formulas had none.
#[test]
fn most_cases_have_a_value() {
    let mut runner = TestRunner::deterministic();
    let cases = (0..200).map(|_| strategies::cases().new_tree(&mut runner).unwrap().current());
    let cases: Vec<Case> = cases.collect();
    let values = cases.iter().filter(|case| with_value(case, |_| ()).is_some()).count();
    let inexact = cases
        .iter()
        .filter(|case| with_value(case, |value| !value.interval.is_exact()).unwrap_or_default());
    assert!(values > 100, "{values} of 200");
    assert!(inexact.count() > 80);
}
