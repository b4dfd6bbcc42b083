//! What benches share; see `README.md` beside this file.
#![forbid(unsafe_code)]

use kawasan::columnar::{Panel, synthetic};
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Indicator};
use kawasan::model::{
    Dataset, EventKind, Lifecycle, LifecycleEvent, Measures, Period, Place, Registry, Source, Zone,
};
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

/// The figures of a panel as a dataset, for the row evaluator.
///
/// # Panics
/// If they make none: a mistake in the bench.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
pub fn dataset(panel: &Panel) -> Dataset {
    let designated = LifecycleEvent::new(EventKind::Designated, "1900-01-01".parse().unwrap());
    let zones = panel.zones().iter().map(|id| {
        let place = Place::new("ID-JI".parse().unwrap());
        let life = Lifecycle::try_new([designated.clone()]).unwrap();
        Zone::builder(id.clone(), id.to_string(), place).lifecycle(life).build().unwrap()
    });
    let country = kek().registry().jurisdiction().clone();
    let registry = Registry::builder(country).zones(zones).build().unwrap();
    let rows = panel.observations(&Source::new("synthetic").into()).unwrap();
    Dataset::builder(registry, Measures::standard()).observations(rows).build().unwrap()
}
