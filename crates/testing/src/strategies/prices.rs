//! Exchange rates, price indices, and tables of them.

use kawasan_model::{
    Currency, ExchangeRate, ExchangeRates, Figure, IndexNumber, PriceIndex, PriceIndices,
    RatePeriod, ReportedPeriod, ScaledUnit, Unit,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::figures::readable_figures;
use super::observations::sources;
use super::time::{dates, reported_periods};
use super::units::currencies;
use crate::fixtures;

/// When rates are: averages of any stated period, closings of any day.
pub fn rate_periods() -> impl Strategy<Value = RatePeriod> + Clone {
    let stated = reported_periods().prop_filter("stated", |p| *p != ReportedPeriod::Unstated);
    prop_oneof![stated.prop_map(RatePeriod::Average), dates().prop_map(RatePeriod::Closing)].boxed()
}

/// Rates of any two currencies.
pub fn exchange_rates() -> impl Strategy<Value = ExchangeRate> + Clone {
    let units = (currencies(), currencies()).prop_filter_map("two currencies", |(base, quote)| {
        let unit = Unit::currency(quote).per(Unit::currency(base)).ok()?;
        (base != quote).then_some(unit)
    });
    let note = option::of(Just("a note"));
    (units.prop_flat_map(readable_figures), rate_periods(), sources(), note)
        .prop_filter_map("a rate", |(figure, at, source, note)| {
            let rate = ExchangeRate::try_new(figure, at, source).ok()?;
            Some(note.map_or(rate.clone(), |note| rate.with_note(note)))
        })
        .boxed()
}

/// Numbers of any index.
pub fn index_numbers() -> impl Strategy<Value = IndexNumber> + Clone {
    let ids = select(vec!["cpi", "gdp_deflator", "construction"]);
    let indices = (ids, currencies(), reported_periods()).prop_map(|(id, currency, reference)| {
        PriceIndex::new(fixtures::read(id), currency, reference)
    });
    let figures = readable_figures(Unit::ONE).prop_filter_map("percent", |figure| {
        Figure::new(figure.coefficient(), ScaledUnit::PERCENT, figure.qualifier()).ok()
    });
    let note = option::of(Just("a note"));
    (indices, reported_periods(), figures, sources(), note)
        .prop_filter_map("an index number", |(index, period, figure, source, note)| {
            let number = IndexNumber::try_new(index, period, figure, source).ok()?;
            Some(note.map_or(number.clone(), |note| number.with_note(note)))
        })
        .boxed()
}

/// Tables of rates, few periods of few pairs, so that releases meet.
pub fn rate_tables() -> impl Strategy<Value = ExchangeRates> + Clone {
    let ats = [
        RatePeriod::Average(fixtures::read("2023")),
        RatePeriod::Average(fixtures::read("2024-Q1")),
        RatePeriod::Closing(fixtures::day("2023-12-31")),
    ];
    let unit = |quote: Currency| Unit::currency(quote).per(Unit::USD);
    let units = [Currency::IDR, Currency::CNY].map(|quote| fixtures::valid(unit(quote)));
    let figures = select(units.to_vec()).prop_flat_map(readable_figures);
    let rate = (figures, select(ats.to_vec()), sources())
        .prop_filter_map("a rate", |(figure, at, source)| {
            ExchangeRate::try_new(figure, at, source).ok()
        });
    vec(rate, 0..12)
        .prop_map(|rates| {
            // One release says one thing of one rate.
            let mut kept: Vec<ExchangeRate> = Vec::new();
            for rate in rates {
                let same = |other: &ExchangeRate| {
                    (other.source(), other.at(), other.quote())
                        == (rate.source(), rate.at(), rate.quote())
                };
                if !kept.iter().any(same) {
                    kept.push(rate);
                }
            }
            fixtures::valid(ExchangeRates::builder().rates(kept).build())
        })
        .boxed()
}

/// Tables of numbers of few indices.
pub fn price_tables() -> impl Strategy<Value = PriceIndices> + Clone {
    vec(index_numbers(), 0..12)
        .prop_map(|numbers| {
            let mut kept: Vec<IndexNumber> = Vec::new();
            for number in numbers {
                let same = |other: &IndexNumber| {
                    (other.source(), other.period(), other.index())
                        == (number.source(), number.period(), number.index())
                };
                let is_reference = number.period() == number.index().reference;
                if !is_reference && !kept.iter().any(same) {
                    kept.push(number);
                }
            }
            fixtures::valid(PriceIndices::builder().numbers(kept).build())
        })
        .boxed()
}
