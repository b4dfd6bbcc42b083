//! What only tests need, and no published crate contains.
//!
//! - [`strategies`]: values of every type of the model, by subject, which reach
//!   the edges: the years 1 and 9999, `Decimal::MAX`, 28 decimals, percent,
//!   units of several factors, undated sources, figures without an upper bound.
//! - [`fixtures`]: a small registry and its measures.
//! - [`reference`](mod@reference): a slow evaluator in exact rationals that
//!   shares no arithmetic with the crates that it judges.
//!
//! It turns on no feature of the crates under test, so that they can be tested
//! without `serde`, too.
//!
//! # Example
//!
//! ```
//! use kawasan_testing::{config, strategies};
//! use proptest::prelude::*;
//!
//! proptest!(config(64), |(figure in strategies::figures())| {
//!     prop_assert!(figure.interval().contains(figure.value()));
//! });
//! ```
#![forbid(unsafe_code)]

pub mod fixtures;
pub mod reference;
pub mod strategies;

use proptest::test_runner::Config;

/// So many cases, and no file of failures beside the tests: a failure prints its
/// smallest input, which belongs into a test with a name.
///
/// `PROPTEST_CASES` overrides the number, for a longer search.
#[must_use]
pub fn config(cases: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(cases), failure_persistence: None, ..Config::default() }
}
