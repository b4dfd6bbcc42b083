//! Files in and out, as a user of the crate sees them.

mod any_bytes;
mod embedded;
mod malformed;
mod pages;
mod round_trips;
mod sdmx;
mod support;
mod templates;
mod wide;
mod workbooks;
