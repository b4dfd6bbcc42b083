//! Statements, from their file to their verdicts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod checks;
mod files;
mod laws;
mod meeting;
mod slips;
