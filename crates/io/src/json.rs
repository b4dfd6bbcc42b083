//! Observations as JSON.

mod read;
mod schema;
mod write;

pub(crate) use read::read;
pub use schema::observations_schema;
pub use write::dataset_json;

/// The name and version of the form.
pub(crate) const SCHEMA: &str = "kawasan.observations/1";
