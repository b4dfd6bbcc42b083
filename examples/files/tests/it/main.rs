//! The examples of this package, run as a user runs them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod bad_input;
mod evaluate;
mod support;
mod template;
