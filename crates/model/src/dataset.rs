//! Datasets: all releases of all figures, checked.

mod builder;
mod changes;
mod check;
mod knowledge;
mod policy;
mod problem;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use crate::{Measures, Observation, ObservationKey, Registry, Series, Subject, Unit};

pub use builder::DatasetBuilder;
pub use changes::{ChangeKind, FigureChange};
pub use knowledge::{Knowledge, Restatement};
pub use policy::ReleasePolicy;
pub use problem::{DatasetError, Problem, ProblemKind, Warning, WarningKind};

/// Published figures of a country's zones: every release, each checked against
/// the registry and the measures.
///
/// Nothing is overwritten. Several releases of one fact stay side by side; which
/// of them speaks follows from their dates and their precision
/// ([`ReleasePolicy::speaking`]), and those that can't both be true are
/// [restatements](Knowledge::restatements). A dataset that exists is valid; what
/// is only doubtful in it is listed as [warnings](Dataset::warnings).
///
/// # Examples
///
/// What was known at the meeting of April 2024, and what is known by now:
///
/// ```
/// # use kawasan_model::{Basis, Dataset, Jurisdiction, Measures, Observation, Registry, Series};
/// # use kawasan_model::{Source, Subject, Timing, parse_date};
/// # use kawasan_model::{Currency, Localised, ReportingYear};
/// # fn registry() -> Result<Registry, Box<dyn std::error::Error>> {
/// #     let name = Localised::try_new([("en", "Indonesia")])?;
/// #     let year = ReportingYear::CALENDAR;
/// #     let country = Jurisdiction::builder("ID".parse()?, name, Currency::IDR, year).build()?;
/// #     Ok(Registry::builder(country).build()?)
/// # }
/// let target = Series::new(Subject::National, "employment".parse()?, Basis::Target, Timing::Flow);
/// let release = Source::new("Sekretariat Kabinet").on(parse_date("2025-07-23")?);
/// let dataset = Dataset::builder(registry()?, Measures::standard())
///     .observation(Observation::new(target, "2024".parse()?, "38953 persons".parse()?, release))
///     .build()?;
///
/// let meeting = parse_date("2024-04-24")?;
/// assert_eq!(dataset.known_on(meeting).observations().count(), 0);
/// assert_eq!(dataset.all_known().observations().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    registry: Arc<Registry>,
    measures: Arc<Measures>,
    policy: ReleasePolicy,
    releases: BTreeMap<ObservationKey, Vec<Observation>>, // the latest release first
    series: BTreeMap<Subject, Vec<(Series, Unit)>>,       // of all keys, in their order
    warnings: Vec<Warning>,
}

impl Dataset {
    /// Begins a dataset over the zones of a registry and a list of measures.
    pub fn builder(
        registry: impl Into<Arc<Registry>>,
        measures: impl Into<Arc<Measures>>,
    ) -> DatasetBuilder {
        DatasetBuilder::new(registry.into(), measures.into())
    }

    /// The zones and the country's lists.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The measures.
    #[must_use]
    pub fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The order of publishers for releases of one day.
    #[must_use]
    pub const fn policy(&self) -> &ReleasePolicy {
        &self.policy
    }

    /// All observations, in the order of their keys, for each key the latest
    /// release first.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.releases.values().flatten()
    }

    /// What is doubtful about observations, repeated rows first.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The dataset as it was known on a day: the releases published by then.
    /// Releases without a date are known only when no date is asked for.
    #[must_use]
    pub const fn known_on(&self, date: Date) -> Knowledge<'_> {
        Knowledge::new(self, Some(date))
    }

    /// All that is known.
    #[must_use]
    pub const fn all_known(&self) -> Knowledge<'_> {
        Knowledge::new(self, None)
    }
}
