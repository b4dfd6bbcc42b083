//! Ratings: from indicators to scores, composites and classes.
#![forbid(unsafe_code)]

mod aggregate;
mod audit;
mod composite;
mod normalise;
mod number;
mod score;
mod significant;
mod stats;
mod treat;

pub use aggregate::{Aggregation, AggregationError, copeland};
pub use audit::{Dropped, correlation, cronbach, dropping, ranks};
pub use composite::{
    BuildError, BuildProblem, Composite, CompositeOptions, Field, Kind, Row, Structure,
    StructureError, StructureProblem, Table, TableError, What,
};
pub use normalise::{Given, Lacking, Method, MethodError, Normalisation};
pub use number::{NumberError, decimal, number};
pub use score::{NoScore, Score};
pub use significant::significant;
pub use treat::{Treatment, TreatmentError};
