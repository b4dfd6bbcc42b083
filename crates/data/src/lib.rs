//! Published figures of Indonesia's special economic zones (*Kawasan Ekonomi
//! Khusus*, KEK), each with its source.
//!
//! The figures stand in CSV files in this crate's folder `data`, which are
//! embedded when it is compiled and are read through the same checks as
//! anybody's data. Conflicting figures are all kept; what was corrected carries a
//! note in its row. Nothing here is made up or estimated.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `national.csv` | figures on all zones together, 2017 to 2025 |
//! | `zone_figures.csv` | figures on single zones; a row with a counterparty is one company's |
//! | `zones.csv`, `events.csv` | every zone ever designated, and what happened to it |
//! | `classes.csv` | classes that officials gave |
//! | `claims.csv` | published statements that tie figures together |
//! | `projects.csv`, `tenants.csv` | how far projects are, at which step; names of companies |
//! | `chains.csv`, `chain_steps.csv` | value chains and their products |
//! | `exchange_rates.csv`, `price_indices.csv` | what the rupiah bought, and its prices, by year |
//! | `sectors.csv`, `activities.csv`, `subdivisions.csv` | the country's lists |
//! | `publishers.csv` | who speaks first where releases of one day differ |
//!
//! # Example
//!
//! ```
//! use kawasan_data::kek;
//!
//! let kek = kek();
//! assert_eq!(kek.registry().zones().len(), 26);
//! let figures = kek.dataset().all_known().observations().count();
//! assert!(figures > 450);
//! // Every one says who published it.
//! assert!(kek.dataset().observations().all(|o| !o.source.publisher.is_empty()));
//! ```
#![forbid(unsafe_code)]

mod claims;
mod classes;
mod country;
mod figures;
pub mod files;
mod layout;
mod layout_problem;
mod load_error;
mod prices;
mod projects;
mod registry;
mod submission;
mod table;
mod table_error;

use std::sync::LazyLock;

use kawasan_model::{
    Dataset, ExchangeRates, LifecycleEvent, OfficialClass, PriceIndices, ProjectFacts, Registry,
};

pub use claims::{PublishedClaim, read_claims};
pub use layout_problem::LayoutProblem;
pub use load_error::{LoadError, RowError};
pub use prices::{
    read_exchange_rates, read_price_indices, write_exchange_rates, write_price_indices,
};
pub use submission::{Submission, read_submission};
pub use table_error::{TableError, TableProblem, TableProblemKind};

static KEK: LazyLock<Kek> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded files are loaded by the tests")]
    Kek::load().expect("the embedded files are valid")
});

/// The embedded data, read once.
#[must_use]
pub fn kek() -> &'static Kek {
    &KEK
}

/// The published data on Indonesia's zones.
#[derive(Debug, Clone)]
pub struct Kek {
    dataset: Dataset,
    official_classes: Vec<OfficialClass>,
    claims: Vec<PublishedClaim>,
    other_events: Vec<(String, LifecycleEvent)>,
    exchange_rates: ExchangeRates,
    price_indices: PriceIndices,
    projects: ProjectFacts,
}

impl Kek {
    /// Reads the embedded files; [`kek`] does so once and for all.
    ///
    /// # Errors
    /// [`LoadError`] with all that is wrong in a file. The embedded ones are
    /// right, so this is for those who change them.
    pub fn load() -> Result<Kek, LoadError> {
        let (registry, other_events) = registry::load()?;
        let official_classes = classes::load(&registry)?;
        let projects = projects::load(&registry)?;
        let dataset = figures::load(registry)?;
        let claims = claims::load()?;
        let (exchange_rates, price_indices) = prices::load()?;
        Ok(Kek {
            dataset,
            official_classes,
            claims,
            other_events,
            exchange_rates,
            price_indices,
            projects,
        })
    }

    /// All figures, national and of zones, with the warnings about them.
    #[must_use]
    pub const fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Every zone ever designated, with the country's lists.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        self.dataset.registry()
    }

    /// The classes that officials gave to zones, in the order of the file.
    #[must_use]
    pub fn official_classes(&self) -> &[OfficialClass] {
        &self.official_classes
    }

    /// Published statements that tie figures together, in the order of the file.
    #[must_use]
    pub fn claims(&self) -> &[PublishedClaim] {
        &self.claims
    }

    /// What is known of projects besides amounts: value chains, names of tenants, the
    /// steps that they take and how far they are.
    #[must_use]
    pub const fn projects(&self) -> &ProjectFacts {
        &self.projects
    }

    /// Exchange rates of the rupiah: yearly averages of 2012 to 2024, and closing rates
    /// of a few days.
    #[must_use]
    pub const fn exchange_rates(&self) -> &ExchangeRates {
        &self.exchange_rates
    }

    /// The GDP deflator and the consumer prices of Indonesia, by year from 2010 to
    /// 2024.
    #[must_use]
    pub const fn price_indices(&self) -> &PriceIndices {
        &self.price_indices
    }

    /// Events of what is no zone, by whom they concern: `national`, and places
    /// that were proposed and never designated.
    #[must_use]
    pub fn other_events(&self) -> &[(String, LifecycleEvent)] {
        &self.other_events
    }
}

#[cfg(test)]
mod tests;
