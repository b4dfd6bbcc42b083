//! Laws of the domain, checked through the public API.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod any_text;
mod arithmetic;
mod calendar;
mod datasets;
mod figures;
mod price_tables;
mod registries;
#[cfg(feature = "serde")]
mod stored_forms;
