//! Laws of what is spread over zones: sums, concentration, the share of the
//! largest.

use kawasan_indicators::{
    BoundsKind, Evaluator, Formula, Indicator, Outcome, Rounding, Terms, Whose, Window,
};
use kawasan_model::{
    Basis, Currency, Dataset, Figure, Observation, Period, Series, Source, Subject, Timing, Unit,
};
use kawasan_testing::reference::{RBig, rational, round};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::prelude::*;

/// All the fixture's zones but the revoked one are in force.
const PERIOD: &str = "2024-Q1";
const ZONES: usize = 4;

fn dataset(figures: &[Figure]) -> Dataset {
    let period: Period = PERIOD.parse().unwrap();
    let rows = fixtures::ZONES.iter().zip(figures).map(|(zone, figure)| {
        let subject = Subject::Zone(zone.parse().unwrap());
        let id = "employment".parse().unwrap();
        let series = Series::new(subject, id, Basis::Realised, Timing::Flow);
        Observation::new(series, PERIOD.parse().unwrap(), *figure, Source::new("Kontan"))
    });
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    assert_eq!(period.len(), 1);
    builder.observations(rows).build().unwrap()
}

fn jobs() -> Formula {
    let measures = fixtures::measures();
    let terms = Terms::new(&measures, Currency::IDR);
    terms.flow("employment", Basis::Realised, Window::PERIOD).unwrap()
}

fn evaluate<'a>(dataset: &'a Dataset, formula: Formula, rounding: Rounding) -> Outcome<'a> {
    let indicator = Indicator::new("law", fixtures::title("A law"), formula, rounding);
    let known = dataset.all_known();
    Evaluator::new(known, Subject::National, PERIOD.parse().unwrap()).evaluate(&indicator)
}

/// What the three come to when each zone has a value.
fn oracle(values: &[RBig], top: usize) -> Option<[RBig; 3]> {
    let sum = values.iter().fold(RBig::ZERO, |sum, value| sum + value);
    if sum.is_zero() {
        return None;
    }
    let square = |value: &RBig| (value / &sum) * (value / &sum);
    let concentration = values.iter().fold(RBig::ZERO, |sum, value| sum + square(value));
    let mut sorted = values.to_vec();
    sorted.sort();
    let largest = sorted.iter().rev().take(top).fold(RBig::ZERO, |sum, value| sum + value);
    let share = largest / &sum;
    Some([sum, concentration, share])
}

/// A value within a figure's interval, at so many sixteenths.
fn within(figure: &Figure, sixteenths: u8) -> RBig {
    let interval = figure.interval();
    let low = interval.low().or(interval.high()).map(rational).unwrap();
    let high = interval.high().map_or(&low + &low, rational);
    &low + (high - &low) * RBig::from(sixteenths) / RBig::from(16)
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn spread_over_zones_matches_rational_oracle(
        figures in vec(strategies::readable_figures(Unit::PERSONS), 1..=ZONES),
        top in 1..=3_u8,
        rounding in strategies::roundings(),
        choices in vec(vec(0..=16_u8, ZONES), 6),
    ) {
        let dataset = dataset(&figures);
        let formulas = [
            jobs().of(Whose::AllZones).unwrap(),
            jobs().concentration().unwrap(),
            jobs().top_share(top).unwrap(),
        ];
        let points: Vec<RBig> = figures.iter().map(|figure| rational(figure.value())).collect();
        let exact = oracle(&points, top.into()).unwrap();
        for (index, formula) in formulas.into_iter().enumerate() {
            let outcome = evaluate(&dataset, formula, rounding);
            let Some(value) = outcome.value() else {
                prop_assert_eq!(outcome.missing().map(kawasan_indicators::Missing::code), Some("overflow"));
                continue;
            };
            prop_assert_eq!(Some(value.amount), round(&exact[index], rounding));
            prop_assert!(value.interval.contains(value.amount), "{:?}", value);
            let coverage = value.coverage.unwrap();
            prop_assert_eq!((coverage.reported, coverage.zones), (figures.len(), ZONES));
            for choice in &choices {
                let at = figures.iter().zip(choice).map(|(figure, n)| within(figure, *n));
                let chosen = &oracle(&at.collect::<Vec<_>>(), top.into()).unwrap()[index];
                let (low, high) = (value.interval.low(), value.interval.high());
                prop_assert!(low.is_none_or(|low| rational(low) <= *chosen), "{} {:?}", chosen, value.interval);
                prop_assert!(high.is_none_or(|high| *chosen <= rational(high)), "{} {:?}", chosen, value.interval);
            }
            if figures.iter().all(|figure| figure.interval().is_exact()) {
                prop_assert_eq!(value.bounds, BoundsKind::Tight);
            }
        }
    }

    #[test]
    fn bounds_hold_the_value_where_zones_lose_jobs(
        figures in vec(strategies::figures_of(Unit::PERSONS), 1..=ZONES),
        top in 1..=3_u8,
        rounding in strategies::roundings(),
    ) {
        let dataset = dataset(&figures);
        for formula in [jobs().concentration().unwrap(), jobs().top_share(top).unwrap()] {
            let outcome = evaluate(&dataset, formula, rounding);
            if let Some(value) = outcome.value() {
                prop_assert!(value.interval.contains(value.amount), "{} {:?}", value.amount, value.interval);
            }
        }
    }
}
