//! Published figures in dollars and at constant prices; the digits were worked out
//! with exact fractions elsewhere.

use kawasan_data::{kek, read_exchange_rates, read_price_indices};
use kawasan_model::{Subject, parse_date};

use super::*;
use crate::BoundsKind;
use crate::{
    Catalogue, Evaluator, Group, IndicatorValue, Missing, Outcome, Scope, Terms, Trace, Window,
};
use kawasan_model::RatePeriod;

fn index(id: &str) -> PriceIndex {
    kek().price_indices().indices().find(|index| index.id.as_str() == id).unwrap().clone()
}

fn dollars(rates: &ExchangeRates) -> Valuation<'_> {
    Valuation::AS_PUBLISHED.in_currency(Currency::USD, rates)
}

fn at_2020() -> Valuation<'static> {
    let base = "2020".parse().unwrap();
    Valuation::AS_PUBLISHED.at_prices_of(base, &index("gdp_deflator"), kek().price_indices())
}

fn evaluate<'a>(
    scope: impl Into<Scope>,
    id: &str,
    period: &str,
    valuation: Valuation<'a>,
) -> Outcome<'a> {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let known = kek().dataset().all_known();
    let evaluator = Evaluator::new(known, scope, period.parse().unwrap()).valued(valuation);
    evaluator.evaluate(catalogue.get(id).unwrap())
}

fn national<'a>(id: &str, period: &str, valuation: Valuation<'a>) -> Outcome<'a> {
    evaluate(Subject::National, id, period, valuation)
}

fn zone(id: &str) -> Subject {
    Subject::Zone(id.parse().unwrap())
}

#[track_caller]
fn digits(value: &IndicatorValue<'_>) -> [String; 3] {
    let side = |bound: Option<Decimal>| bound.map_or("-".to_owned(), |bound| bound.to_string());
    [value.amount.to_string(), side(value.interval.low()), side(value.interval.high())]
}

#[track_caller]
fn code(outcome: &Outcome<'_>) -> &'static str {
    outcome.missing().map_or("a value", Missing::code)
}

/// Rates of which each digit matters.
fn table() -> ExchangeRates {
    read_exchange_rates(
        "unit,kind,period,value,publisher,published_on\n\
         IDR/USD,average,2024-Q1,15660,synthetic,2024-04-01\n\
         IDR/USD,average,2024-S1,15900,synthetic,2024-07-01\n\
         IDR/USD,average,2024-Q2,16150,synthetic,2024-07-01\n\
         IDR/USD,average,2023-Q1,15230,synthetic,2023-04-01\n\
         IDR/USD,average,2024,15855,synthetic,2025-01-01\n\
         IDR/USD,closing,2024-03-31,15853,synthetic,2024-03-31\n\
         IDR/USD,closing,2021,14269,synthetic,2021-12-31\n\
         IDR/USD,average,2021,14308,synthetic,2022-01-02\n\
         EUR/USD,average,2024-Q1,0.92,synthetic,\n",
    )
    .unwrap()
}

#[test]
fn flows_are_converted_at_averages_and_stocks_at_closing_rates() {
    let rates = table();
    // 15.1 × 10^12 ÷ 15660, and what rounding of both leaves open.
    let flow = national("investment_realised", "2024-Q1", dollars(&rates));
    let value = flow.value().unwrap();
    assert_eq!(digits(value), ["964240102", "961016570", "967463840"]);
    assert_eq!(value.unit, Unit::USD);
    assert!(matches!(value.conversions()[..], [Conversion::Divided(_)]));
    // 187.5 × 10^12 ÷ 15853.
    let stock = national("investment_stock", "2024-Q1", dollars(&rates));
    let value = stock.value().unwrap();
    assert_eq!(value.amount.to_string(), "11827414370");
    assert_eq!(value.conversions()[0].sources()[0].figure().to_string(), "15853 IDR/USD");
    // Without money there is nothing to convert.
    let jobs = national("employment_added", "2024-Q1", dollars(&rates));
    assert!(jobs.value().unwrap().conversions().is_empty());
}

#[test]
fn each_figure_is_converted_at_its_own_time_before_the_formula() {
    let rates = table();
    // 15.1 ÷ 15660 on 8.5 ÷ 15230: less than the 77.65 % in rupiah.
    let growth = national("investment_growth", "2024-Q1", dollars(&rates));
    let value = growth.value().unwrap();
    assert_eq!(digits(value), ["0.7277", "0.7117", "0.7438"]);
    assert_eq!((value.unit, value.bounds), (Unit::ONE, BoundsKind::Tight));
    assert_eq!(value.conversions().len(), 2);
    // Of the year's target at the year's average, of what was added at the quarter's.
    let attainment = national("investment_attainment", "2024-Q1", dollars(&rates));
    assert_eq!(attainment.value().unwrap().amount.to_string(), "0.1957");
}

#[test]
fn a_quarter_by_difference_is_converted_as_a_quarter() {
    let rates = table();
    let outcome = national("investment_realised", "2024-Q2", dollars(&rates));
    let value = outcome.value().unwrap();
    // (31.4 − 15.1) × 10^12 ÷ 16150, not 31.4 at one rate less 15.1 at another.
    assert_eq!(value.amount.to_string(), "1009287926");
    assert_eq!(value.conversions().len(), 1);
}

#[test]
fn a_rate_on_both_sides_of_a_ratio_cancels_out() {
    // Investment added and the target of one whole year.
    let nominal = national("investment_attainment", "2024", Valuation::AS_PUBLISHED);
    let text = "unit,kind,period,value,qualifier,publisher\n\
                IDR/USD,average,2024,15000,about,synthetic\n";
    let rates = read_exchange_rates(text).unwrap();
    let converted = national("investment_attainment", "2024", dollars(&rates));
    let (nominal, converted) = (nominal.value().unwrap(), converted.value().unwrap());
    assert_eq!(digits(nominal), digits(converted));
    assert!(converted.is_about() && !nominal.is_about());
}

#[test]
fn real_growth_differs_from_nominal_and_does_not_depend_on_the_base() {
    let nominal = national("investment_growth", "2024", Valuation::AS_PUBLISHED);
    assert_eq!(nominal.value().unwrap().amount.to_string(), "0.4324");
    let real = national("investment_growth", "2024", at_2020());
    let real = real.value().unwrap();
    // 90.1 ÷ 171.35047 on 62.9 ÷ 169.83612.
    assert_eq!(digits(real), ["0.4198", "0.4178", "0.4217"]);
    assert_eq!(real.bounds, BoundsKind::Tight);
    let base = "2010".parse().unwrap();
    let at_2010 =
        Valuation::AS_PUBLISHED.at_prices_of(base, &index("gdp_deflator"), kek().price_indices());
    let other = national("investment_growth", "2024", at_2010);
    assert_eq!(digits(other.value().unwrap()), digits(real));
    // Consumer prices rose otherwise.
    let base = "2020".parse().unwrap();
    let by_cpi = Valuation::AS_PUBLISHED.at_prices_of(base, &index("cpi"), kek().price_indices());
    let other = national("investment_growth", "2024", by_cpi);
    assert_ne!(other.value().unwrap().amount, real.amount);
}

#[test]
fn a_cumulative_stock_has_no_constant_prices() {
    for id in ["investment_stock", "investment_per_job", "jobs_per_trillion", "opening_investment"]
    {
        let outcome = national(id, "2024", at_2020());
        assert_eq!(code(&outcome), "stock_at_constant_prices", "{id}");
    }
    let outcome = national("investment_stock", "2024", at_2020());
    let Some(Missing::StockAtConstantPrices(term)) = outcome.missing() else { panic!() };
    assert_eq!(term.series.to_string(), "national investment realised stock");
    // Jobs are no money.
    assert!(national("employment_stock", "2024", at_2020()).value().is_some());
}

#[test]
fn what_is_not_in_the_table_is_missing_with_what_there_was() {
    let outcome = national("investment_realised", "2024-Q1", dollars(kek().exchange_rates()));
    let Some(Missing::NoRate(none)) = outcome.missing() else { panic!("{outcome:?}") };
    assert_eq!(none.instead, [RatePeriod::Average("2024".parse().unwrap())]);
    let outcome = national("investment_realised", "2024-Q1", at_2020());
    let Some(Missing::NoPriceIndex(none)) = outcome.missing() else { panic!("{outcome:?}") };
    assert_eq!(none.period, "2024-Q1".parse().unwrap());
    // Dollars for euros say nothing of rupiah, and no two rates are chained.
    let rates = table();
    let euros = Valuation::AS_PUBLISHED.in_currency("EUR".parse().unwrap(), &rates);
    assert_eq!(code(&national("investment_realised", "2024-Q1", euros)), "no_rate");
    // No figure is no question of rates.
    assert_eq!(code(&national("investment_realised", "2031", dollars(&rates))), "not_reported");
}

#[test]
fn on_a_day_only_the_rates_of_that_day_are_known() {
    let (rates, catalogue) = (table(), Catalogue::standard(kek().dataset()).unwrap());
    let on = |date: &str| {
        let known = kek().dataset().known_on(parse_date(date).unwrap());
        let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse().unwrap());
        evaluator.valued(dollars(&rates)).evaluate(catalogue.get("investment_attainment").unwrap())
    };
    let outcome = on("2024-04-24");
    let Some(Missing::NoRate(none)) = outcome.missing() else { panic!("{outcome:?}") };
    let later = none.published_later.as_ref().unwrap();
    assert_eq!(later.published_on.unwrap().to_string(), "2025-01-01");
    assert!(on("2025-06-30").value().is_some());
}

#[test]
fn figures_in_other_money_are_found_where_their_own_are_missing() {
    let rates = table();
    // Galang Batang's exports of 2021 in rupiah are converted; those that had added up by
    // then were published in dollars only.
    let exports = evaluate(zone("galang-batang"), "exports", "2021", dollars(&rates));
    assert_eq!(exports.value().unwrap().amount.to_string(), "181716522");
    let terms = Terms::new(kek().dataset().measures(), Currency::IDR);
    let stock = terms.stock("exports", kawasan_model::Basis::Realised, Window::PERIOD).unwrap();
    let title = kawasan_model::Localised::try_new([("en", "Exports so far")]).unwrap();
    let so_far = crate::Indicator::new("so_far", title, stock, Rounding::half_away(0).unwrap());
    let of = |valuation| {
        let known = kek().dataset().all_known();
        let period = "2021".parse().unwrap();
        Evaluator::new(known, zone("galang-batang"), period).valued(valuation).evaluate(&so_far)
    };
    assert_eq!(code(&of(Valuation::AS_PUBLISHED)), "not_reported");
    let outcome = of(dollars(&rates));
    let value = outcome.value().unwrap();
    assert_eq!((value.amount.to_string().as_str(), value.unit), ("212000000", Unit::USD));
    assert!(value.conversions().is_empty());
    // In rupiah, at the closing rate of the year.
    let outcome = of(Valuation::AS_PUBLISHED.in_currency(Currency::IDR, &rates));
    let value = outcome.value().unwrap();
    assert_eq!((value.amount.to_string().as_str(), value.unit), ("3025028000000", Unit::IDR));
    assert!(matches!(value.conversions()[..], [Conversion::Multiplied(_)]));
}

#[test]
fn both_at_once_deflate_first_and_convert_at_the_rate_of_the_base() {
    let kek = kek();
    let both = at_2020().in_currency(Currency::USD, kek.exchange_rates());
    let outcome = national("investment_realised", "2024", both);
    let value = outcome.value().unwrap();
    // 90.1 × 10^12 × 144.02084 ÷ 171.35047 ÷ 14582.20347.
    assert_eq!(value.amount.to_string(), "5193279261");
    assert!(matches!(
        value.conversions()[..],
        [Conversion::Deflated { .. }, Conversion::Divided(_)]
    ));
    // An index of dollar prices is for dollars, and so comes after the rate.
    let indices = read_price_indices(
        "index,currency,reference,period,value,publisher\n\
         us,USD,2017,2020,105.381,synthetic\n\
         us,USD,2017,2024,125.428,synthetic\n",
    )
    .unwrap();
    let american = indices.indices().next().unwrap();
    let base = "2020".parse().unwrap();
    let both = dollars(kek.exchange_rates()).at_prices_of(base, american, &indices);
    let outcome = national("investment_realised", "2024", both);
    let value = outcome.value().unwrap();
    // 90.1 × 10^12 ÷ 15855.44829 × 105.381 ÷ 125.428.
    assert_eq!(value.amount.to_string(), "4774348134");
    // It says nothing of rupiah.
    let rupiah = Valuation::AS_PUBLISHED.at_prices_of(base, american, &indices);
    let outcome = national("investment_realised", "2024", rupiah);
    assert_eq!(code(&outcome), "index_of_other_currency");
}

#[test]
fn a_yardstick_of_money_follows_and_a_fixed_amount_does_not() {
    let rates = table();
    // 126 506 persons × 10^12 dollars ÷ (187.5 × 10^12 ÷ 15853 dollars).
    let outcome = national("jobs_per_trillion", "2024-Q1", dollars(&rates));
    let value = outcome.value().unwrap();
    assert_eq!((value.amount.to_string().as_str(), value.unit), ("10695998", Unit::PERSONS));
    let terms = Terms::new(kek().dataset().measures(), Currency::IDR);
    let known = kek().dataset().all_known();
    let less = |text: &str| {
        let formula = terms.parse(text).unwrap();
        let title = kawasan_model::Localised::try_new([("en", "Less")]).unwrap();
        let rounding = Rounding::half_away(0).unwrap();
        let indicator = crate::Indicator::new("less", title, formula, rounding);
        let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse().unwrap());
        evaluator.valued(dollars(&rates)).evaluate(&indicator)
    };
    let fixed = less("realised investment flow [period] − 1000000000000 IDR");
    assert_eq!(code(&fixed), "fixed_amount");
    assert!(less("realised investment flow [period] − 1000000 money").value().is_some());
}

#[test]
fn a_group_is_the_sum_of_its_converted_zones() {
    let rates = table();
    let group = Group::of("both", kek().registry(), |zone| {
        ["gresik", "kendal"].contains(&zone.id().as_str())
    });
    let text = "unit,kind,period,value,publisher\nIDR/USD,average,2025-S1,16430,synthetic\n";
    let half = read_exchange_rates(text).unwrap();
    let outcome = evaluate(group.clone(), "investment_realised", "2025-S1", dollars(&half));
    let value = outcome.value().unwrap();
    // (11.2 + 5.12) × 10^12 ÷ 16430.
    assert_eq!(value.amount.to_string(), "993304930");
    assert_eq!(value.coverage.map(|c| (c.reported, c.zones)), Some((2, 2)));
    assert_eq!((value.inputs.len(), value.inputs[0].conversions.len()), (1, 1));
    // Without a rate for it no zone is in the sum.
    assert_eq!(
        code(&evaluate(group, "investment_realised", "2025-S1", dollars(&rates))),
        "no_rate"
    );
}

#[test]
fn a_trace_shows_the_rate_and_values_in_other_money() {
    let rates = table();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let known = kek().dataset().all_known();
    let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse().unwrap());
    let evaluator = evaluator.valued(dollars(&rates));
    let trace: Trace<'_> = evaluator.trace(catalogue.get("investment_attainment").unwrap());
    let added = &trace.parts[0];
    assert_eq!(added.unit, Unit::USD);
    // To eight decimals more than the ratio has.
    let amount = added.amount.unwrap();
    assert!(!added.is_exact && amount.to_string().starts_with("964240102.1711"), "{amount}");
    let [Conversion::Divided(rate)] = added.inputs[0].conversions[..] else { panic!() };
    assert_eq!(rate.source().publisher, "synthetic");
}
