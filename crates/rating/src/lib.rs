//! Ratings: from indicators to scores, composites and classes.
//!
//! A [`Methodology`] says how: indicators in nested groups with weights, rules that make
//! scores of values, gates that override, classes. It is a file, not code. What is rated
//! may be zones of a dataset ([`rate`]) or any units with values
//! ([`Methodology::rate`]); nothing here knows of a country.
//!
//! A [`Composite`] compares units with one another: values are treated, normalised over
//! all of them, and combined up a hierarchy, by the methods of the OECD/JRC handbook.
//!
//! # How exact
//!
//! Scores are exact numbers, roots and logarithms included, and rounded only where the
//! methodology says so; the composite is, and classes and ranks compare what was
//! rounded, so that a result can be redone with pencil and paper.
#![forbid(unsafe_code)]

mod aggregate;
mod audit;
mod backtest;
mod changes;
mod class;
mod compare;
pub mod composite;
mod explain;
mod gate;
mod improve;
mod limit;
mod methodology;
mod normalise;
mod number;
mod peers;
mod rate;
mod robust;
mod score;
mod scoring;
mod significant;
mod stats;
#[cfg(feature = "toml")]
mod toml;
mod treat;
mod weight;
mod why;

pub use aggregate::{Aggregation, AggregationError, copeland};
pub use audit::{Dropped, correlation, cronbach, dropping, ranks};
pub use backtest::{Backtest, Pair, Threshold, Thresholds};
pub use changes::{Changes, Meeting, changes};
pub use class::Class;
pub use compare::{Move, moves};
pub use composite::{Composite, CompositeOptions};
pub use explain::{Explanation, Step};
pub use gate::{Condition, Effect, Facts, Gate};
pub use improve::{Improvement, Improvements, Needs, NoImprovements};
pub use limit::Limit;
pub use methodology::{
    Definition, Draft, Group, GroupDraft, InEffect, IndicatorDraft, Library, Methodology,
    MissingPolicy, Problem, ProblemKind, Problems, Roundings, Scored, ScoredIndicator, Status,
};
pub use normalise::{Given, Lacking, Method, MethodError, Normalisation};
pub use number::{NumberError, decimal, number};
pub use peers::{Impute, Peers};
pub use rate::{
    ByClass, GateRating, IndicatorRating, Outcome, Rating, Support, UnitValues, Value, ZoneRating,
    ZoneRatings, rate,
};
pub use robust::{
    AlternativeScoring, Factor, NoRadius, NoSensitivities, NotVaried, RoundingEffect,
    Sensitivities, Sensitivity, SensitivityOf, Simulated, Simulation, Variation, VariationError,
    WeightRadius,
};
pub use score::{NoScore, Score};
pub use scoring::{Point, Scoring};
pub use significant::significant;
#[cfg(feature = "toml")]
pub use toml::{LibraryError, Reader, json_schema};
pub use treat::{Treatment, TreatmentError};
pub use weight::{ParseWeightError, Weight};
pub use why::Why;
