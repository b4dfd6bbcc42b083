//! The examples of this package, run as a user runs them.

mod evaluate;
mod support;
mod template;
