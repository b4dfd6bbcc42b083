//! What the examples share: the options that mean the same wherever they are, the files that
//! they read, and how an example ends.
#![forbid(unsafe_code)]

mod ending;
mod input;
mod money;
mod options;
mod problems;

pub use ending::{done, ended, failed, start};
pub use input::{is_no_file, methodology_named, no_methodology, read_text, rows_of};
pub use money::MoneyTables;
pub use options::{At, Known, Money, Output, currency, peer_rule, period, reported_period};
pub use problems::{Problem, Problems};
