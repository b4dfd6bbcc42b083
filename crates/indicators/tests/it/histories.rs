//! Laws of histories: what does not depend on how the same facts were published.

use kawasan_indicators::{
    Evaluator, Formula, Indicator, InputUse, Outcome, Rounding, Terms, Window,
};
use kawasan_model::{
    Basis, Currency, Dataset, Figure, Observation, Period, Qualifier, Quarter, ReportedPeriod,
    ReportingYear, ScaledUnit, Series, Source, Subject, Timing, Unit,
};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn dataset(year: ReportingYear, rows: impl IntoIterator<Item = Observation>) -> Dataset {
    let registry = fixtures::registry_reporting_in(year);
    Dataset::builder(registry, fixtures::measures()).observations(rows).build().unwrap()
}

fn flow(measure: &str, basis: Basis, period: Period, figure: Figure) -> Observation {
    let series = Series::new(Subject::National, measure.parse().unwrap(), basis, Timing::Flow);
    Observation::new(series, ReportedPeriod::Quarters(period), figure, Source::new("Kontan"))
}

fn evaluate<'a>(
    dataset: &'a Dataset,
    period: Period,
    formula: Formula,
    rounding: Rounding,
) -> Outcome<'a> {
    let indicator = Indicator::new("law", fixtures::title("A law"), formula, rounding);
    Evaluator::new(dataset.all_known(), Subject::National, period).evaluate(&indicator)
}

/// Amount and bounds of a value.
fn digits(outcome: &Outcome<'_>) -> Option<(Decimal, Option<Decimal>, Option<Decimal>)> {
    let value = outcome.value()?;
    Some((value.amount, value.interval.low(), value.interval.high()))
}

/// Periods with a year before them and after them.
fn inner_periods() -> impl Strategy<Value = Period> {
    (2001..=2040_i32, 1..=4_u8, 1..=4_u16).prop_map(|(year, number, len)| {
        Period::new(Quarter::new(year, number).unwrap(), len).unwrap()
    })
}

fn employment(basis: Basis, window: Window) -> Formula {
    let measures = fixtures::measures();
    Terms::new(&measures, Currency::IDR).flow("employment", basis, window).unwrap()
}

fn investment(currency: Currency, basis: Basis, window: Window) -> Formula {
    let measures = fixtures::measures();
    Terms::new(&measures, currency).flow("investment", basis, window).unwrap()
}

fn persons(count: i64) -> Figure {
    Figure::new(count.into(), Unit::PERSONS.into(), Qualifier::Exact).unwrap()
}

/// The counts of the quarters of a year, added up from one to another.
fn total(counts: &[i64], quarters: std::ops::Range<usize>) -> Figure {
    persons(counts[quarters].iter().sum())
}

/// The part of a year from one quarter up to before another, from 0.
fn part(year: Period, quarters: &std::ops::Range<usize>) -> Period {
    let all: Vec<Quarter> = year.quarters().collect();
    Period::between(all[quarters.start], all[quarters.end - 1]).unwrap()
}

fn published(counts: &[i64], year: Period, parts: &[std::ops::Range<usize>]) -> Vec<Observation> {
    let row = |range: &std::ops::Range<usize>| {
        let figure = total(counts, range.clone());
        flow("employment", Basis::Realised, part(year, range), figure)
    };
    parts.iter().map(row).collect()
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn growth_of_a_constant_is_0(
        period in inner_periods(),
        figure in strategies::readable_figures(Unit::IDR),
        rounding in strategies::roundings(),
    ) {
        prop_assume!(rounding.scale() <= 20);
        let before = period.same_period_last_year().unwrap();
        let rows = [before, period].map(|p| flow("investment", Basis::Realised, p, figure));
        let dataset = dataset(ReportingYear::CALENDAR, rows);
        let now = investment(Currency::IDR, Basis::Realised, Window::PERIOD);
        let then = investment(Currency::IDR, Basis::Realised, Window::PERIOD.last_year());
        let outcome = evaluate(&dataset, period, now.growth_on(then).unwrap(), rounding);
        let value = outcome.value();
        prop_assert!(value.is_some(), "{:?}", outcome);
        prop_assert_eq!(value.unwrap().amount, Decimal::ZERO);
        prop_assert!(value.unwrap().interval.contains(Decimal::ZERO));
    }

    #[test]
    fn attainment_is_invariant_under_scaling_the_currency(
        year in strategies::reporting_years(),
        period in inner_periods(),
        digits_of in (1..=99_999_i64, 1..=99_999_i64, 0..=3_u32, 0..=3_u32),
        powers in (0..=12_i8, 0..=12_i8),
        currency in strategies::currencies(),
        rounding in strategies::roundings(),
    ) {
        let (realised, target, a, b) = digits_of;
        let attainment = |currency: Currency, power: i8| {
            let figure = |digits, scale| {
                let unit = ScaledUnit::new(Unit::currency(currency), power);
                Figure::new(Decimal::new(digits, scale), unit, Qualifier::Exact).unwrap()
            };
            let to_date = year.year_to_date(period.end()).unwrap();
            let whole = year.year_of(period.end()).unwrap();
            let dataset = dataset(year, [
                flow("investment", Basis::Realised, to_date, figure(realised, a)),
                flow("investment", Basis::Target, whole, figure(target, b)),
            ]);
            let realised = investment(currency, Basis::Realised, Window::YEAR_TO_DATE);
            let target = investment(currency, Basis::Target, Window::YEAR);
            let outcome = evaluate(&dataset, period, realised.per(target).unwrap(), rounding);
            digits(&outcome).ok_or(outcome.missing().map(kawasan_indicators::Missing::code))
        };
        prop_assert_eq!(attainment(Currency::IDR, powers.0), attainment(currency, powers.1));
    }

    #[test]
    fn tilings_and_differences_give_the_published_whole(
        counts in vec(-999..=999_999_i64, 4),
        name in 1995..=2040_i32,
        reporting in strategies::reporting_years(),
        bounds in (0..4_usize, 0..4_usize),
    ) {
        let year = reporting.year(name).unwrap();
        let window = bounds.0.min(bounds.1)..bounds.0.max(bounds.1) + 1;
        let period = part(year, &window);
        let zero = Rounding::half_away(0).unwrap();
        let formula = || employment(Basis::Realised, Window::PERIOD);
        let of = |parts: &[std::ops::Range<usize>]| {
            let dataset = dataset(reporting, published(&counts, year, parts));
            let outcome = evaluate(&dataset, period, formula(), zero);
            let usage = outcome.value().map(|value| value.inputs[0].usage);
            (digits(&outcome), usage)
        };
        let (whole, usage) = of(std::slice::from_ref(&window));
        prop_assert!(whole.is_some());
        prop_assert_eq!(usage, Some(InputUse::Published));
        prop_assert_eq!(whole.unwrap().0.to_string(), counts[window.clone()].iter().sum::<i64>().to_string());

        let (tiled, usage) = of(&[0..1, 1..2, 2..3, 3..4]);
        prop_assert_eq!(tiled, whole);
        prop_assert_eq!(usage == Some(InputUse::Tiled), window.len() > 1);

        let (difference, usage) = of(&[0..1, 0..2, 0..3, 0..4]);
        prop_assert_eq!(difference, whole);
        prop_assert_eq!(usage == Some(InputUse::Difference), window.start > 0);

        // All of it together: what was published for the window itself is taken.
        let all: Vec<_> = (0..4).flat_map(|a| (a + 1..=4).map(move |b| a..b)).collect();
        prop_assert_eq!(of(&all), (whole, Some(InputUse::Published)));
    }

    #[test]
    fn a_longer_flow_is_never_split(
        counts in vec(0..=999_999_i64, 4),
        name in 1995..=2040_i32,
        bounds in (0..4_usize, 0..4_usize),
    ) {
        let year = ReportingYear::CALENDAR.year(name).unwrap();
        let window = bounds.0.min(bounds.1)..bounds.0.max(bounds.1) + 1;
        prop_assume!(window.len() < 4);
        let whole = 0..4;
        let rows = published(&counts, year, std::slice::from_ref(&whole));
        let dataset = dataset(ReportingYear::CALENDAR, rows);
        let formula = employment(Basis::Realised, Window::PERIOD);
        let outcome = evaluate(&dataset, part(year, &window), formula, Rounding::half_away(0).unwrap());
        prop_assert_eq!(outcome.missing().map(kawasan_indicators::Missing::code), Some("not_reported"));
    }

    #[test]
    fn the_year_to_date_is_what_the_quarters_add_up_to(
        counts in vec(0..=999_999_i64, 4),
        name in 1995..=2040_i32,
        reporting in strategies::reporting_years(),
        last in 0..4_usize,
    ) {
        let year = reporting.year(name).unwrap();
        let dataset = dataset(reporting, published(&counts, year, &[0..1, 1..2, 2..3, 3..4]));
        let period = part(year, &(last..last + 1));
        let formula = employment(Basis::Realised, Window::YEAR_TO_DATE);
        let outcome = evaluate(&dataset, period, formula, Rounding::half_away(0).unwrap());
        let sum: i64 = counts[..=last].iter().sum();
        prop_assert_eq!(digits(&outcome).map(|found| found.0), Some(sum.into()));
    }

    #[test]
    fn pace_is_attainment_over_the_elapsed_share(
        realised in 0..=9_999_999_i64,
        target in 1..=9_999_999_i64,
        name in 1995..=2040_i32,
        reporting in strategies::reporting_years(),
        last in 0..4_usize,
        rounding in strategies::roundings(),
    ) {
        let year = reporting.year(name).unwrap();
        let to_date = part(year, &(0..last + 1));
        let dataset = dataset(reporting, [
            flow("employment", Basis::Realised, to_date, persons(realised)),
            flow("employment", Basis::Target, year, persons(target)),
        ]);
        let elapsed = employment(Basis::Target, Window::YEAR).times(Formula::elapsed_share());
        let pace = employment(Basis::Realised, Window::YEAR_TO_DATE).per(elapsed.unwrap());
        let period = part(year, &(last..last + 1));
        let outcome = evaluate(&dataset, period, pace.unwrap(), rounding);
        // One quotient: so many times four quarters of the target.
        let quarters = i64::try_from(last + 1).unwrap();
        let expected = rounding.quotient((realised * 4).into(), (target * quarters).into());
        prop_assert_eq!(outcome.value().map(|value| value.amount), expected.ok());
    }
}

/// Each figure is one variable, so a share of a whole that holds it rises with it:
/// with 10 of 10 + 30 it lies between 9.5 ÷ (9.5 + 30.5) and 10.5 ÷ (10.5 + 29.5).
#[test]
fn bounds_are_tight_where_the_formula_is_monotone() {
    let trillions = |digits: i64| {
        let unit = ScaledUnit::new(Unit::IDR, 12);
        Figure::new(digits.into(), unit, Qualifier::Exact).unwrap()
    };
    let period: Period = "2024-Q1".parse().unwrap();
    let dataset = dataset(
        ReportingYear::CALENDAR,
        [
            flow("investment", Basis::Realised, period, trillions(10)),
            flow("investment", Basis::Committed, period, trillions(30)),
        ],
    );
    let part = || investment(Currency::IDR, Basis::Realised, Window::PERIOD);
    let rest = investment(Currency::IDR, Basis::Committed, Window::PERIOD);
    let share = part().per(part().plus(rest).unwrap()).unwrap();
    let outcome = evaluate(&dataset, period, share, Rounding::half_away(4).unwrap());
    let expected = ["0.2500", "0.2375", "0.2625"].map(|text| text.parse::<Decimal>().unwrap());
    assert_eq!(digits(&outcome), Some((expected[0], Some(expected[1]), Some(expected[2]))));
}
