//! How sure a rating is: what rounding of the figures, other weights and other choices
//! would make of it.

mod model;
mod radius;
mod random;
mod rounding;
mod sensitivity;
mod simulate;
mod variation;

pub use radius::{NoRadius, WeightRadius};
pub use rounding::RoundingEffect;
pub use sensitivity::{Factor, NoSensitivities, Sensitivities, Sensitivity, SensitivityOf};
pub use simulate::{Simulated, Simulation};
pub use variation::{AlternativeScoring, NotVaried, Variation, VariationError};
