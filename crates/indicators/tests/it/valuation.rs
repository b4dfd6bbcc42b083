//! Laws of evaluation in other money: each figure is converted at its own time,
//! before the formula, and each rate is one variable.

use std::collections::BTreeMap;

use kawasan_indicators::{
    BoundsKind, Conversion, Evaluator, Missing, Outcome, Rounding, RoundingMode, Valuation,
};
use kawasan_model::{
    CalendarMonth, Currency, Dataset, ExchangeRate, ExchangeRates, Figure, IndexNumber, Period,
    PriceIndex, PriceIndices, RatePeriod, ReportedPeriod, ScaledUnit, Source, Unit,
};
use kawasan_testing::reference::{Case, NoValue, RBig, SUBJECT, When, rational, round};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

const BASE: &str = "1987";

/// That there is no figure, or no window for one.
const NO_FIGURE: [&str; 5] =
    ["no_such_window", "not_reported", "no_target", "no_commitment", "no_projection"];

/// Rates or index numbers, by when they are of.
type Factors<K> = BTreeMap<K, Figure>;

fn rate_of(when: When) -> RatePeriod {
    match when {
        When::Over(period) => RatePeriod::Average(period.into()),
        When::Stood(period) | When::Was(period) => RatePeriod::Closing(period.last_day()),
    }
}

/// The prices of a time; a level's are those of the month that ends with it.
fn prices_of(when: When) -> ReportedPeriod {
    match when {
        When::Over(period) => period.into(),
        When::Stood(period) | When::Was(period) => {
            CalendarMonth::containing(period.last_day()).unwrap().into()
        }
    }
}

fn drawn<K: Ord>(times: Vec<K>, figures: &[Figure]) -> Factors<K> {
    let mut figures = figures.iter().cycle();
    let mut drawn = BTreeMap::new();
    for time in times {
        drawn.entry(time).or_insert_with(|| *figures.next().unwrap());
    }
    drawn
}

fn rates(factors: &Factors<RatePeriod>) -> ExchangeRates {
    let rate = |(at, figure): (&RatePeriod, &Figure)| {
        ExchangeRate::try_new(*figure, *at, Source::new("synthetic")).unwrap()
    };
    ExchangeRates::builder().rates(factors.iter().map(rate)).build().unwrap()
}

fn deflator() -> PriceIndex {
    PriceIndex::new(fixtures::read("deflator"), Currency::IDR, fixtures::read("1900"))
}

fn indices(factors: &Factors<ReportedPeriod>) -> PriceIndices {
    let number = |(period, figure): (&ReportedPeriod, &Figure)| {
        IndexNumber::try_new(deflator(), *period, *figure, Source::new("synthetic")).unwrap()
    };
    PriceIndices::builder().numbers(factors.iter().map(number)).build().unwrap()
}

/// Rupiah for a dollar.
fn rate_figures() -> impl Strategy<Value = Vec<Figure>> {
    let unit = Unit::IDR.per(Unit::USD).unwrap();
    vec(strategies::readable_figures(unit), 1..6)
}

fn index_figures() -> impl Strategy<Value = Vec<Figure>> {
    let percent = strategies::readable_figures(Unit::ONE).prop_filter_map("percent", |figure| {
        Figure::new(figure.coefficient(), ScaledUnit::PERCENT, figure.qualifier()).ok()
    });
    vec(percent, 1..6)
}

/// A case in dollars.
struct InDollars {
    case: Case,
    factors: Factors<RatePeriod>,
    rates: ExchangeRates,
    dataset: Dataset,
}

impl InDollars {
    fn new(case: Case, figures: &[Figure]) -> Self {
        let factors = drawn(case.money_times().into_iter().map(rate_of).collect(), figures);
        let (rates, dataset) = (rates(&factors), case.dataset(case.observations()));
        InDollars { case, factors, rates, dataset }
    }

    fn outcome(&self) -> Outcome<'_> {
        let dollars = Valuation::AS_PUBLISHED.in_currency(Currency::USD, &self.rates);
        let evaluator = Evaluator::new(self.dataset.all_known(), SUBJECT, self.case.period);
        evaluator.valued(dollars).evaluate(&self.case.indicator())
    }

    /// 1 ÷ rate, each rate at a choice within its interval.
    fn divided_by(&self, choice: impl Fn(usize, &Figure) -> RBig) -> impl Fn(When) -> RBig {
        let at: BTreeMap<RatePeriod, RBig> = self
            .factors
            .iter()
            .enumerate()
            .map(|(index, (at, figure))| (*at, RBig::ONE / choice(index, figure)))
            .collect();
        move |when| at[&rate_of(when)].clone()
    }
}

fn digits(_: usize, figure: &Figure) -> RBig {
    rational(figure.value())
}

/// A value within an interval above zero, by a share in sixteenths.
fn within(figure: &Figure, choice: u8) -> RBig {
    let share = RBig::from(choice.min(16)) / RBig::from(16);
    let low = rational(figure.interval().low().unwrap());
    match figure.interval().high() {
        Some(high) => &low + (rational(high) - &low) * share,
        None => &low * (RBig::ONE + share * RBig::from(1_000)),
    }
}

/// Without amounts of money that are of no time.
fn convertible() -> impl Strategy<Value = Case> {
    strategies::cases().prop_filter("no fixed money", |case| !case.has_fixed_money())
}

fn holds(interval: &kawasan_model::Interval, exact: &RBig) -> bool {
    interval.low().is_none_or(|low| rational(low) <= *exact)
        && interval.high().is_none_or(|high| *exact <= rational(high))
}

fn outward(value: &RBig, rounding: Rounding, mode: RoundingMode) -> Option<Decimal> {
    round(value, rounding.with_mode(mode))
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn in_dollars_the_value_is_that_of_the_converted_figures(
        case in convertible(),
        figures in rate_figures(),
    ) {
        let dollars = InDollars::new(case, &figures);
        let exact = dollars.case.value_converted(&dollars.divided_by(digits));
        match dollars.outcome() {
            Outcome::Value(value) => {
                let expected = round(&exact.unwrap(), dollars.case.rounding).unwrap();
                prop_assert_eq!(value.amount.to_string(), expected.to_string());
                let unit = dollars.case.formula().unwrap().unit();
                prop_assert_eq!(value.unit, unit.in_currency(Currency::USD).unwrap());
                // Every rate that it rests on is one of the table.
                for step in value.conversions() {
                    prop_assert!(matches!(step, Conversion::Divided(_)), "{:?}", step);
                }
                let converts = !dollars.case.money_times().is_empty();
                prop_assert_eq!(!value.conversions().is_empty(), converts);
            }
            Outcome::Missing(Missing::DivisionByZero) => {
                prop_assert_eq!(exact, Err(NoValue::DivisionByZero));
            }
            Outcome::Missing(Missing::DivisorMayBeZero | Missing::Overflow) => {}
            Outcome::Missing(missing) => {
                prop_assert!(NO_FIGURE.contains(&missing.code()), "{}", missing);
                prop_assert!(exact.is_err(), "{:?}", exact);
            }
        }
    }

    #[test]
    fn bounds_hold_whatever_figures_and_rates_are(
        case in convertible(),
        figures in rate_figures(),
        choices in vec((vec(prop_oneof![Just(0), Just(16), 0..=16_u8], 32), vec(0..=16_u8, 32)), 6),
    ) {
        let dollars = InDollars::new(case, &figures);
        let Outcome::Value(value) = dollars.outcome() else { return Ok(()) };
        prop_assert!(value.interval.contains(value.amount));
        for (own, of_rates) in &choices {
            let factor = dollars.divided_by(|index, figure| within(figure, of_rates[index % 32]));
            match dollars.case.value_converted_at(own, &factor) {
                Ok(exact) => prop_assert!(holds(&value.interval, &exact), "{} {:?}", exact, value.interval),
                Err(reason) => prop_assert_eq!(reason, NoValue::Overflow),
            }
        }
    }

    #[test]
    fn tight_bounds_are_reached(case in convertible(), figures in rate_figures()) {
        let dollars = InDollars::new(case, &figures);
        let Outcome::Value(value) = dollars.outcome() else { return Ok(()) };
        let own: Vec<Figure> = dollars.case.observations().iter().map(|o| o.figure).collect();
        let all = own.iter().chain(dollars.factors.values());
        let open = |figure: &Figure| figure.interval().low().is_none() || figure.interval().high().is_none();
        let count = own.len() + dollars.factors.len();
        if value.bounds != BoundsKind::Tight || count == 0 || count > 9 || all.clone().any(open) {
            return Ok(());
        }
        let end = |number: u32, index: usize| if number >> index & 1 == 1 { 16 } else { 0 };
        let corner = |number: u32| {
            let choices: Vec<u8> = (0..own.len().max(1)).map(|index| end(number, index)).collect();
            let factor = dollars
                .divided_by(|index, figure| within(figure, end(number, own.len() + index)));
            dollars.case.value_converted_at(&choices, &factor).ok()
        };
        let corners: Option<Vec<RBig>> = (0..1 << count).map(corner).collect();
        let Some(corners) = corners else { return Ok(()) };
        let rounding = dollars.case.rounding;
        let (least, greatest) = (corners.iter().min().unwrap(), corners.iter().max().unwrap());
        prop_assert_eq!(value.interval.low(), outward(least, rounding, RoundingMode::Floor));
        prop_assert_eq!(value.interval.high(), outward(greatest, rounding, RoundingMode::Ceiling));
    }

    #[test]
    fn at_constant_prices_each_figure_is_deflated_by_its_own_period(
        case in convertible(),
        figures in index_figures(),
    ) {
        let base: ReportedPeriod = fixtures::read(BASE);
        let times = case.money_times();
        let mut periods: Vec<ReportedPeriod> = times.iter().copied().map(prices_of).collect();
        periods.push(base);
        let factors = drawn(periods, &figures);
        let indices = indices(&factors);
        let prices = Valuation::AS_PUBLISHED.at_prices_of(base, &deflator(), &indices);
        let dataset = case.dataset(case.observations());
        let evaluator = Evaluator::new(dataset.all_known(), SUBJECT, case.period).valued(prices);
        let outcome = evaluator.evaluate(&case.indicator());
        let value_of = |period: ReportedPeriod| rational(factors[&period].value());
        let exact = case.value_converted(&|when| value_of(base) / value_of(prices_of(when)));
        let has_stock = times.iter().any(|when| matches!(when, When::Stood(_)));
        match outcome {
            Outcome::Value(value) => {
                prop_assert!(!has_stock, "a cumulative stock was deflated");
                let expected = round(&exact.unwrap(), case.rounding).unwrap();
                prop_assert_eq!(value.amount.to_string(), expected.to_string());
                prop_assert_eq!(value.unit, case.formula().unwrap().unit());
            }
            Outcome::Missing(Missing::StockAtConstantPrices(_)) => prop_assert!(has_stock),
            Outcome::Missing(Missing::DivisionByZero) => {
                prop_assert_eq!(exact, Err(NoValue::DivisionByZero));
            }
            Outcome::Missing(Missing::DivisorMayBeZero | Missing::Overflow) => {}
            // Only where a window, or what would answer it, lies before the year 1: whatever
            // else is wrong with it, it has no value.
            Outcome::Missing(missing) => {
                prop_assert!(NO_FIGURE.contains(&missing.code()), "{}", missing);
                prop_assert!(exact.is_err(), "{:?}", exact);
            }
        }
    }

    #[test]
    fn a_fixed_amount_of_money_is_never_converted(
        case in strategies::cases(),
        figures in rate_figures(),
    ) {
        let dollars = InDollars::new(case, &figures);
        prop_assert!(!dollars.case.has_fixed_money() || dollars.outcome().missing().is_some());
    }

    #[test]
    fn without_a_rate_there_is_no_value(
        case in convertible(),
        figures in rate_figures(),
        which in any::<prop::sample::Index>(),
    ) {
        let mut dollars = InDollars::new(case, &figures);
        if dollars.outcome().value().is_none() || dollars.factors.is_empty() {
            return Ok(());
        }
        let times: Vec<RatePeriod> = dollars.factors.keys().copied().collect();
        let without = times[which.index(times.len())];
        dollars.factors.remove(&without);
        dollars.rates = rates(&dollars.factors);
        match dollars.outcome() {
            Outcome::Missing(Missing::NoRate(none)) => {
                prop_assert_eq!((none.from, none.to, none.at), (Currency::IDR, Currency::USD, without));
                prop_assert!(none.instead.iter().all(|at| dollars.factors.contains_key(at)));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    /// The identity within its stated rounding: half a unit of the last decimal when the
    /// amount is inflated, and half a unit of the deflated one, inflated.
    #[test]
    fn deflating_then_inflating_is_the_identity_within_its_rounding(
        amount in strategies::decimals(),
        (at, base) in (index_figures(), index_figures()),
        scale in 0..=12_u32,
    ) {
        let number = |period: &str, figure: Figure| {
            let period = fixtures::read(period);
            IndexNumber::try_new(deflator(), period, figure, Source::new("synthetic")).unwrap()
        };
        let (at, base) = (number("2024", at[0]), number("2020", base[0]));
        let step = Conversion::deflating(&at, &base).unwrap();
        let rounding = Rounding::half_away(scale).unwrap();
        let Some(real) = step.apply(amount, rounding) else { return Ok(()) };
        let Some(again) = step.undo(real, rounding) else { return Ok(()) };
        let unit = RBig::ONE / RBig::from(10_u64.pow(scale));
        let half = unit / RBig::from(2);
        let (at, base) = (rational(at.figure().value()), rational(base.figure().value()));
        let inflated = &half * (&at / &base);
        let off = rational(again) - rational(amount);
        let off = if off < RBig::ZERO { -off } else { off };
        prop_assert!(off <= half + inflated, "{} {} {}", amount, real, again);
        // Deflated by the prices of the base itself it is as it was.
        let idle = Conversion::deflating(step_base(&step), step_base(&step)).unwrap();
        prop_assert_eq!(idle.apply(amount, rounding), round(&rational(amount), rounding));
    }
}

fn step_base<'a>(step: &Conversion<'a>) -> &'a IndexNumber {
    match *step {
        Conversion::Deflated { base, .. } => base,
        _ => panic!("{step:?} is not deflating"),
    }
}

/// Laws about values hold of nothing if random formulas had none.
#[test]
fn most_cases_have_a_value_in_dollars() {
    let mut runner = TestRunner::deterministic();
    let mut values = 0;
    let mut converted = 0;
    for _ in 0..200 {
        let case = convertible().new_tree(&mut runner).unwrap().current();
        let figures = rate_figures().new_tree(&mut runner).unwrap().current();
        let dollars = InDollars::new(case, &figures);
        if let Outcome::Value(value) = dollars.outcome() {
            values += 1;
            converted += usize::from(!value.conversions().is_empty());
        }
    }
    assert!(values > 100 && converted > 60, "{values} values, {converted} converted");
}

fn year(text: &str) -> Period {
    text.parse().unwrap()
}

/// Index numbers of two references are of two indices, and nothing links them.
#[test]
fn numbers_of_two_indices_make_no_step() {
    let source = || Source::new("synthetic");
    let figure: Figure = "120 percent".parse().unwrap();
    let other = PriceIndex::new(fixtures::read("deflator"), Currency::IDR, fixtures::read("2000"));
    let one = IndexNumber::try_new(deflator(), year("2024").into(), figure, source()).unwrap();
    let two = IndexNumber::try_new(other, year("2024").into(), figure, source()).unwrap();
    assert!(Conversion::deflating(&one, &two).is_none());
}
