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
#[cfg(feature = "toml")]
mod files;
#[cfg(feature = "toml")]
mod improvements;
#[cfg(feature = "toml")]
mod laws;
#[cfg(feature = "toml")]
mod peers;
#[cfg(feature = "toml")]
mod published;
mod robust;
#[cfg(feature = "toml")]
mod sets_of_classes;
