//! Evaluations of special economic zones in words: text for people, JSON for
//! programs, in Indonesian and English.
//!
//! Everything that is a sentence is made here, from messages in the folder
//! `locales`; the libraries below give values and reasons as data. Nothing is
//! computed or rounded here: an amount is shown with all its digits.
//!
//! # Example
//!
//! ```
//! use kawasan_data::kek;
//! use kawasan_indicators::{Catalogue, Evaluator};
//! use kawasan_model::{Language, Subject};
//!
//! let catalogue = Catalogue::standard(kek().dataset())?;
//! let known = kek().dataset().all_known();
//! let evaluation =
//!     Evaluator::new(known, Subject::National, "2024-Q1".parse()?).evaluate_all(&catalogue);
//! let text = kawasan_report::evaluation_text(&evaluation, Language::INDONESIAN)?;
//! assert!(text.contains("19,33%"));
//! assert!(text.contains("Rp172,4 triliun"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

mod amounts;
mod catalogue;
mod chains;
mod claims;
mod cycle;
mod evaluation;
mod findings;
mod json;
mod layout;
mod messages;
mod peers;
mod projects;
mod provenance;
mod ratings;
mod reasons;
mod releases;
mod statements;
mod tables;
mod trace;
mod zones;

pub use catalogue::{catalogue_markdown, catalogue_text};
pub use chains::{chain_json, chain_text};
pub use claims::{claim_json, claim_text, claims_json, claims_text};
pub use cycle::{Cycle, changes_text, cycle_json, cycle_text, reporting_text};
pub use evaluation::{evaluation_text, indicators_text, nothing_known_text};
pub use findings::{findings_text, reconciliation_json};
pub use json::{JsonError, catalogue_json, evaluation_json, trace_json};
pub use messages::NoSuchLanguage;
pub use peers::{peers_json, peers_text, zone_peers_text};
pub use projects::{no_project_text, projects_json, projects_text};
pub use provenance::{VERSION, digest};
pub use ratings::{
    MoreOfRatings, backtest_text, explanation_text, improvements_text, moves_text, rating_tables,
    ratings_heading_text, ratings_json, ratings_text, robustness_text,
};
pub use statements::{Stated, Synthetic, statement_text, statements_json, statements_text};
pub use tables::{ResultCell, ResultColumn, ResultTable, evaluation_tables};
pub use trace::trace_text;
pub use zones::{zones_json, zones_text};
