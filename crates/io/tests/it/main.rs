//! Files in and out, as a user of the crate sees them.

mod any_bytes;
mod embedded;
mod malformed;
mod pages;
mod round_trips;
mod support;
mod wide;
mod workbooks;
