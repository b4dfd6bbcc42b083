//! The examples of this package, run as a user runs them: what they print, in which
//! form, and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod bad_input;
mod check_claim;
mod composite;
mod cycle;
mod indicators;
mod meeting;
mod money;
mod projects;
mod rakernas;
mod rate_zones;
mod rate_zones_input;
mod reconcile;
mod support;
mod zones;
