//! Reports against the files that the repository keeps of them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

mod catalogue_page;
mod findings;
mod ratings;
mod statements;
