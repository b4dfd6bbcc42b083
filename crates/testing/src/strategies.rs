//! Values of every type, by subject. Each strategy mixes everyday values with
//! the edges of its type.

mod cases;
mod figures;
mod numbers;
mod observations;
mod prices;
mod time;
mod units;
mod zones;

pub use cases::cases;
pub use figures::{
    figures, figures_of, figures_that_say, qualifiers, readable_figures, worded_figures,
};
pub use numbers::{decimals, intervals, near_ties, published_digits, quantities, roundings};
pub use observations::{
    any_observations, counterparties, datasets, histories, measure_ids, observations, policies,
    series, sources, subjects,
};
pub use prices::{exchange_rates, index_numbers, price_tables, rate_periods, rate_tables};
pub use time::{
    dates, months, partial_dates, periods, quarters, reported_periods, reporting_years, years,
};
pub use units::{base_units, currencies, scaled_units, units};
pub use zones::{lifecycles, refined_lifecycles, registries, zones};
