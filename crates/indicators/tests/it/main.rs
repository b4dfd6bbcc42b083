//! Laws of indicators, checked through the public API against a reference in
//! exact rationals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod claims;
mod formulas;
mod groups;
mod histories;
mod peers;
mod plans;
mod projects;
mod reconciliation;
mod regional;
mod reporting;
mod rounding;
mod set_claims;
mod valuation;
mod zones;
