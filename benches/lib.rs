//! What benches share; see `README.md` beside this file.
#![forbid(unsafe_code)]

use kawasan::columnar::{Panel, synthetic};
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Indicator};
use kawasan::model::Period;
use kawasan::rating::{Methodology, Reader};

/// The definitions of the synthetic workload: of the standard catalogue, and a methodology from its
/// file.
#[derive(Debug, Clone)]
pub struct Definitions {
    /// The indicators, in the workload's order.
    pub indicators: Vec<Indicator>,
    /// The methodology.
    pub methodology: Methodology,
}

/// The definitions of the synthetic workload.
///
/// # Panics
/// If they aren't there: a mistake in the bench.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
pub fn definitions() -> Definitions {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library([("synthetic.toml", synthetic::METHODOLOGY)]).unwrap();
    let indicators = synthetic::INDICATORS.iter().map(|id| catalogue.get(id).unwrap().clone());
    Definitions {
        indicators: indicators.collect(),
        methodology: library.latest("synthetic").unwrap().clone(),
    }
}

/// A synthetic panel of so many zones over 40 quarters, of 20 zones over 20.
///
/// # Panics
/// Never: its quarters exist.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
pub fn panel(zones: usize) -> Panel {
    let quarters = if zones == 20 { "2015-Q1/2019-Q4" } else { "2015-Q1/2024-Q4" };
    let quarters: Period = quarters.parse().unwrap();
    synthetic::panel(zones, quarters, 1).unwrap()
}
