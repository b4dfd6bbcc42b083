//! Files in and out, as a user of the crate sees them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a test that fails stops"
)]

mod any_bytes;
mod embedded;
mod malformed;
mod pages;
mod plausible;
mod results;
mod round_trips;
mod sdmx;
mod support;
mod templates;
mod wide;
mod wide_tables;
mod workbooks;
