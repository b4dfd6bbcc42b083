//! Laws of tables of exchange rates and price indices.

use kawasan_model::*;
use kawasan_testing::{config, strategies};
use proptest::prelude::*;

fn rate_of(cells: &[String; 9]) -> Result<ExchangeRate, Vec<FieldError>> {
    let [unit, kind, period, value, qualifier, publisher, published_on, url, note] = cells;
    ExchangeRateFields { unit, kind, period, value, qualifier, publisher, published_on, url, note }
        .read()
}

fn number_of(cells: &[String; 10]) -> Result<IndexNumber, Vec<FieldError>> {
    let [index, currency, reference, period, value, qualifier, publisher, published_on, url, note] =
        cells;
    IndexNumberFields {
        index,
        currency,
        reference,
        period,
        value,
        qualifier,
        publisher,
        published_on,
        url,
        note,
    }
    .read()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn cells_read_back_as_the_row(
        rate in strategies::exchange_rates(),
        number in strategies::index_numbers(),
    ) {
        prop_assert_eq!(rate_of(&rate.cells()), Ok(rate.clone()), "{}", rate);
        prop_assert_eq!(number_of(&number.cells()), Ok(number.clone()), "{}", number);
    }

    #[test]
    fn row_order_is_irrelevant(
        (rates, shuffled) in strategies::rate_tables().prop_flat_map(|table| {
            let rows: Vec<ExchangeRate> = table.clone().into();
            (Just(table), Just(rows).prop_shuffle())
        }),
        (indices, numbers) in strategies::price_tables().prop_flat_map(|table| {
            let rows: Vec<IndexNumber> = table.clone().into();
            (Just(table), Just(rows).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(ExchangeRates::try_from(shuffled), Ok(rates));
        prop_assert_eq!(PriceIndices::try_from(numbers), Ok(indices));
    }

    /// Whatever is found is of just that period and known that day; whatever isn't
    /// found isn't there.
    #[test]
    fn nothing_but_what_is_asked_for_is_found(
        table in strategies::rate_tables(),
        at in strategies::rate_periods(),
        which in any::<prop::sample::Index>(),
        day in proptest::option::of(strategies::dates()),
    ) {
        let rows: Vec<&ExchangeRate> = table.iter().collect();
        // Half of the time a period that is there.
        let at = if rows.is_empty() || which.index(2) == 0 { at } else { rows[which.index(rows.len())].at() };
        let is_it = |rate: &&&ExchangeRate| {
            rate.quote() == Currency::IDR && rate.at() == at && rate.source().known_on(day)
        };
        let there: Vec<&&ExchangeRate> = rows.iter().filter(is_it).collect();
        match table.find(Currency::IDR, Currency::USD, at, day) {
            Ok(found) => {
                prop_assert!(there.contains(&&found));
                let latest = there.iter().map(|rate| rate.source().published_on).max().flatten();
                let speaks = |rate: &ExchangeRate| rate.source().published_on == latest
                    && rate.figure().agrees_with(found.figure());
                prop_assert!(there.iter().any(|rate| speaks(rate)), "{} of {:?}", found, there);
            }
            Err(none) => {
                prop_assert!(there.is_empty());
                prop_assert!(!none.instead.contains(&at));
                let known = |own: &RatePeriod| rows.iter().any(|rate| {
                    rate.at() == *own && rate.source().known_on(day)
                });
                prop_assert!(none.instead.iter().all(known));
            }
        }
    }
}
