//! What was said of special economic zones, statement by statement, and whether it is so.
//!
//! A [`Statement`] is a sentence of a meeting or release, broken down into declared
//! [`Criterion`]s that each compute: an indicator against a limit, how many zones something
//! holds for, an amount in two currencies, figures that were published or weren't. They
//! stand in a file, not in code; the verdicts come out of figures, the registry and ratings.
//! A *story* ("a success story of downstreaming") is a statement like any other: a list of
//! criteria, each met, not met or unknown.
//!
//! # Verdicts
//!
//! A statement [`holds`](StatementVerdict::Holds), is
//! [`contradicted`](StatementVerdict::Contradicted),
//! [`undecidable`](StatementVerdict::Undecidable), where what is known allows both, or
//! [`not evidenced`](StatementVerdict::NotEvidenced), where nothing was published that it
//! could be held against. How criteria make a verdict is declared by a [`Reading`].
//!
//! # Example
//!
//! See [`Meeting`].
#![forbid(unsafe_code)]

mod check;
mod evidence;
mod problem;
mod reader;
mod statement;
mod test;
mod verdict;

pub use check::Context;
pub use evidence::{
    Checked, CheckedCriterion, Evidence, HistoryEvidence, Reason, ValueEvidence, ZoneEvidence,
    ZonesEvidence,
};
pub use problem::{Problem, Problems};
pub use reader::{Reader, WithMethodologiesError, json_schema};
pub use statement::{Criterion, KnownAt, Meeting, Reading, Statement, StatementKind};
pub use test::{
    Among, Comparison, History, Predicate, Published, Quarters, Test, ValueTest, ZonesTest,
};
pub use verdict::StatementVerdict;
