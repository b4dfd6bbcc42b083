//! Evaluates special economic zones: exact, explainable, from published figures
//! to results.
//!
//! This is the one dependency that a newcomer needs. It holds nothing of its own:
//! [`model`] is the domain, [`indicators`] the formulas, [`data`] the published
//! figures of Indonesia's zones, [`report`] everything in words, and `rating` scores,
//! composites and classes. `io` reads and writes files.
//!
//! # From a published figure to a result
//!
#![cfg_attr(feature = "data", doc = "```")]
#![cfg_attr(not(feature = "data"), doc = "```ignore")]
//! use kawasan::data::kek;
//! use kawasan::indicators::{Catalogue, Evaluator};
//! use kawasan::model::{Subject, parse_date};
//!
//! // What was known at the council's meeting of 24 April 2024.
//! let known = kek().dataset().known_on(parse_date("2024-04-24")?);
//! let catalogue = Catalogue::standard(known.dataset())?;
//! let attainment = catalogue.get("investment_attainment").ok_or("no such indicator")?;
//!
//! let first_quarter = Evaluator::new(known, Subject::National, "2024-Q1".parse()?);
//! let outcome = first_quarter.evaluate(attainment);
//! let value = outcome.value().ok_or("not known")?;
//!
//! // Rp15.1 of 78.1 trillion; given their rounding, between 19.25 and 19.42 %.
//! assert_eq!(value.amount.to_string(), "0.1933");
//! assert_eq!(value.observations()[0].source.publisher, "CNBC Indonesia");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! - `data` (default): the embedded figures.
//! - `serde` (default): stored forms of all types.
//! - `rating`: methodologies, scores, composites and classes.
//! - `columnar`: millions of zone-quarters, column by column, with `rating`.
//! - `statements`: what was said of zones, and whether it is so, with `rating`.
//! - `report`: text and JSON, with `statements`.
//! - `io`: files in and out, with `rating` and `report`.
#![forbid(unsafe_code)]

/// The same definitions over panels of millions of zone-quarters.
#[cfg(feature = "columnar")]
pub use kawasan_columnar as columnar;
/// The published figures of Indonesia's zones.
#[cfg(feature = "data")]
pub use kawasan_data as data;
/// Formulas and their evaluation.
pub use kawasan_indicators as indicators;
/// Files in and out: CSV, Excel, JSON, SDMX-CSV.
#[cfg(feature = "io")]
pub use kawasan_io as io;
/// The domain: zones, periods, units, figures, observations, datasets.
pub use kawasan_model as model;
/// Methodologies, scores, composites and classes.
#[cfg(feature = "rating")]
pub use kawasan_rating as rating;
/// Text and JSON.
#[cfg(feature = "report")]
pub use kawasan_report as report;
/// What was said of zones, and whether it is so.
#[cfg(feature = "statements")]
pub use kawasan_statements as statements;
