//! Ratings, through the public API: published results, laws, and files that are wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod asem;
mod composites;
mod files;
mod laws;
mod peers;
mod published;
