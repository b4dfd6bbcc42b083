//! What is known of projects besides amounts: value chains, names and records,
//! checked together.

use std::collections::BTreeSet;
use std::fmt;

use super::{ProjectRecord, ProjectStatus};
use crate::suggest::nearest;
use crate::{Measures, Registry, SectorKind, Tenants, ValueChain, ZoneId};

/// Value chains, the names of tenants, and what sources say of projects.
///
/// Amounts are figures of a [`Dataset`](crate::Dataset), each of a zone and a
/// counterparty.
///
/// # Examples
///
/// ```
/// # use kawasan_model::{Currency, Jurisdiction, Localised, Measures, Registry, ReportingYear};
/// use kawasan_model::{ProjectFacts, ProjectRecord, ProjectStatus, Source};
///
/// # fn registry() -> Result<Registry, Box<dyn std::error::Error>> {
/// #     let name = Localised::try_new([("en", "Indonesia")])?;
/// #     let year = ReportingYear::CALENDAR;
/// #     let country = Jurisdiction::builder("ID".parse()?, name, Currency::IDR, year).build()?;
/// #     Ok(Registry::builder(country).build()?)
/// # }
/// let record = ProjectRecord::new("gresik".parse()?, Source::new("Tempo"))
///     .being(ProjectStatus::Operating);
/// let (registry, measures) = (registry()?, Measures::standard());
/// let error = ProjectFacts::builder(&registry, &measures).records([record]).build().unwrap_err();
/// assert_eq!(error.to_string(), "gresik, operating (Tempo, undated): there is no zone `gresik` in the registry");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectFacts {
    chains: Vec<ValueChain>,
    tenants: Tenants,
    records: Vec<ProjectRecord>,
    warnings: Vec<ProjectFactsWarning>,
}

impl ProjectFacts {
    /// Begins a collection over the zones of a registry and a list of measures.
    pub fn builder<'a>(registry: &'a Registry, measures: &'a Measures) -> ProjectFactsBuilder<'a> {
        ProjectFactsBuilder { registry, measures, facts: ProjectFacts::default() }
    }

    /// The value chains, in the order given.
    #[must_use]
    pub fn chains(&self) -> &[ValueChain] {
        &self.chains
    }

    /// The value chain of an id.
    #[must_use]
    pub fn chain(&self, id: &str) -> Option<&ValueChain> {
        self.chains.iter().find(|chain| chain.id().as_str() == id)
    }

    /// The id of a chain that was probably meant.
    #[must_use]
    pub fn nearest_chain(&self, id: &str) -> Option<&str> {
        nearest(id, self.chains.iter().map(|chain| chain.id().as_str()))
    }

    /// Which names are of one tenant.
    #[must_use]
    pub const fn tenants(&self) -> &Tenants {
        &self.tenants
    }

    /// What sources say of projects, in the order given.
    #[must_use]
    pub fn records(&self) -> &[ProjectRecord] {
        &self.records
    }

    /// What is doubtful.
    #[must_use]
    pub fn warnings(&self) -> &[ProjectFactsWarning] {
        &self.warnings
    }
}

/// Collects chains, names and records for [`ProjectFacts`].
#[derive(Debug, Clone)]
#[must_use = "a builder makes nothing until `build`"]
pub struct ProjectFactsBuilder<'a> {
    registry: &'a Registry,
    measures: &'a Measures,
    facts: ProjectFacts,
}

impl ProjectFactsBuilder<'_> {
    /// Adds value chains.
    pub fn chains(mut self, chains: impl IntoIterator<Item = ValueChain>) -> Self {
        self.facts.chains.extend(chains);
        self
    }

    /// The names of tenants.
    pub fn tenants(mut self, tenants: Tenants) -> Self {
        self.facts.tenants = tenants;
        self
    }

    /// Adds records.
    pub fn records(mut self, records: impl IntoIterator<Item = ProjectRecord>) -> Self {
        self.facts.records.extend(records);
        self
    }

    /// Checks everything.
    ///
    /// # Errors
    /// [`ProjectFactsError`] with every problem, those of chains first.
    pub fn build(self) -> Result<ProjectFacts, ProjectFactsError> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for chain in &self.facts.chains {
            if !seen.insert(chain.id()) {
                let chain = chain.id().to_string();
                problems.push(ProjectFactsProblem::ChainTwice { chain });
            }
        }
        for (index, record) in self.facts.records.iter().enumerate() {
            let kinds = self.wrong_with(record, index);
            problems.extend(kinds.into_iter().map(|kind| ProjectFactsProblem::Record {
                record: Box::new(record.clone()),
                index,
                kind,
            }));
        }
        if !problems.is_empty() {
            return Err(ProjectFactsError { problems });
        }
        let warnings = self.doubtful();
        Ok(ProjectFacts { warnings, ..self.facts })
    }

    fn wrong_with(&self, record: &ProjectRecord, index: usize) -> Vec<RecordProblem> {
        let mut wrong = Vec::new();
        if self.registry.zone(&record.zone).is_none() {
            let known = self.registry.zones().map(|zone| zone.id().as_str());
            wrong.push(RecordProblem::UnknownZone {
                zone: record.zone.to_string(),
                nearest: nearest(record.zone.as_str(), known).map(str::to_owned),
            });
        }
        if let Some(step) = &record.step {
            match self.facts.chain(step.chain.as_str()) {
                None => wrong.push(RecordProblem::UnknownChain {
                    chain: step.chain.to_string(),
                    nearest: self.facts.nearest_chain(step.chain.as_str()).map(str::to_owned),
                }),
                Some(chain) if chain.step(step.product.as_str()).is_none() => {
                    let known = chain.steps().iter().map(|step| step.product.as_str());
                    wrong.push(RecordProblem::UnknownProduct {
                        chain: step.chain.to_string(),
                        product: step.product.to_string(),
                        nearest: nearest(step.product.as_str(), known).map(str::to_owned),
                    });
                }
                Some(_) => {}
            }
        }
        for measure in &record.measures {
            if self.measures.get(measure.as_str()).is_none() {
                wrong.push(RecordProblem::UnknownMeasure {
                    measure: measure.to_string(),
                    nearest: self.measures.nearest(measure.as_str()).map(str::to_owned),
                });
            }
        }
        if record.step.is_none() && !record.measures.is_empty() {
            wrong.push(RecordProblem::MeasuresWithoutStep);
        }
        if record.step.is_none() && record.status.is_none() {
            wrong.push(RecordProblem::SaysNothing);
        }
        let earlier = self.facts.records.iter().take(index);
        wrong.extend(earlier.filter_map(|other| self.contradicts(record, other)).next());
        wrong
    }

    /// One source says of one project that it is this far and that far.
    fn contradicts(&self, record: &ProjectRecord, other: &ProjectRecord) -> Option<RecordProblem> {
        let tenant = |record: &ProjectRecord| {
            record.tenant.as_ref().map(|tenant| self.facts.tenants.canonical(tenant))
        };
        let (status, said) = (record.status?, other.status?);
        let same = record.zone == other.zone
            && tenant(record) == tenant(other)
            && record.step == other.step
            && record.source == other.source;
        (same && status != said).then_some(RecordProblem::SaidOtherwise { other: said })
    }

    fn doubtful(&self) -> Vec<ProjectFactsWarning> {
        let zones: BTreeSet<&ZoneId> = self
            .facts
            .records
            .iter()
            .filter(|record| record.step.is_some())
            .map(|record| &record.zone)
            .collect();
        let lists = self.registry.jurisdiction();
        let is_downstream = |zone: &&&ZoneId| {
            let sectors = self.registry.zone(zone).map(crate::Zone::sectors).unwrap_or_default();
            let mut kinds = sectors.iter().filter_map(|id| lists.sector(id));
            kinds.any(|sector| sector.kind() == SectorKind::Downstreaming)
        };
        let without = zones.iter().filter(|zone| !is_downstream(zone));
        without
            .map(|zone| ProjectFactsWarning::ChainWithoutDownstreaming { zone: (*zone).clone() })
            .collect()
    }
}

/// All that kept chains, names and records from being [`ProjectFacts`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct ProjectFactsError {
    /// The problems, at least one.
    pub problems: Vec<ProjectFactsProblem>,
}

/// One thing wrong with what is known of projects.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProjectFactsProblem {
    /// Two chains with one id.
    #[non_exhaustive]
    ChainTwice {
        /// The id.
        chain: String,
    },
    /// A record that can't stand.
    #[non_exhaustive]
    Record {
        /// The record.
        record: Box<ProjectRecord>,
        /// Its place among those given to the builder, from 0.
        index: usize,
        /// What is wrong.
        kind: RecordProblem,
    },
}

impl fmt::Display for ProjectFactsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProjectFactsProblem::ChainTwice { chain } => {
                write!(f, "two value chains have the id `{chain}`")
            }
            ProjectFactsProblem::Record { record, kind, .. } => write!(f, "{record}: {kind}"),
        }
    }
}

/// Why a record of a project can't stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordProblem {
    /// The registry has no such zone.
    #[error("there is no zone `{zone}` in the registry")]
    #[non_exhaustive]
    UnknownZone {
        /// The id.
        zone: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// There is no such chain.
    #[error("there is no value chain `{chain}`")]
    #[non_exhaustive]
    UnknownChain {
        /// The id.
        chain: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// The chain has no such product.
    #[error("the value chain `{chain}` has no product `{product}`")]
    #[non_exhaustive]
    UnknownProduct {
        /// The chain.
        chain: String,
        /// The product.
        product: String,
        /// The product that was probably meant.
        nearest: Option<String>,
    },
    /// There is no such measure.
    #[error("there is no measure `{measure}`")]
    #[non_exhaustive]
    UnknownMeasure {
        /// The id.
        measure: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// Figures are said to be of a step, and of none.
    #[error("it has measures of which figures are of its step alone, and no step")]
    MeasuresWithoutStep,
    /// Neither a step nor a status.
    #[error("it says nothing: expected a step of a value chain, a status, or both")]
    SaysNothing,
    /// The same source says that it is at another point.
    #[error("the same source also says `{other}`")]
    #[non_exhaustive]
    SaidOtherwise {
        /// The other status.
        other: ProjectStatus,
    },
}

impl RecordProblem {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            RecordProblem::UnknownZone { nearest, .. }
            | RecordProblem::UnknownChain { nearest, .. }
            | RecordProblem::UnknownProduct { nearest, .. }
            | RecordProblem::UnknownMeasure { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            _ => None,
        }
    }
}

/// What looks wrong with what is known of projects, yet may be so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectFactsWarning {
    /// A zone with a step of a value chain, none of whose sectors is downstreaming.
    #[error(
        "zone `{zone}` takes a step of a value chain, but has no sector of the kind `downstreaming`"
    )]
    #[non_exhaustive]
    ChainWithoutDownstreaming {
        /// The zone.
        zone: ZoneId,
    },
}
