//! Panels against the row evaluator.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

#[cfg(feature = "arrow")]
mod arrow;
mod formulas;
mod hostile;
mod loaded;
mod methodologies;
mod panels;
mod random;
mod support;
mod texts;
mod workload;
