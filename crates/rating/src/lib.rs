//! Ratings: from indicators to scores, composites and classes.
#![forbid(unsafe_code)]

mod aggregate;
mod normalise;
mod number;
mod score;
mod significant;
mod stats;
mod treat;

pub use aggregate::{Aggregation, AggregationError, copeland};
pub use normalise::{Given, Lacking, Method, MethodError, Normalisation};
pub use number::{NumberError, decimal, number};
pub use score::{NoScore, Score};
pub use significant::significant;
pub use treat::{Treatment, TreatmentError};
