//! Projects: what is said of a tenant's investment in a zone besides its amounts.

mod facts;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use crate::text_enum::text_enum;
use crate::{ChainId, Counterparty, MeasureId, ProductId, Source, ZoneId};

pub use facts::{
    ProjectFacts, ProjectFactsBuilder, ProjectFactsError, ProjectFactsProblem, ProjectFactsWarning,
    RecordProblem,
};

/// How far a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
#[non_exhaustive]
pub enum ProjectStatus {
    /// It is planned, promised or agreed.
    Announced,
    /// It is being built.
    UnderConstruction,
    /// It makes or serves something.
    Operating,
    /// It was given up or shut.
    Stopped,
}

text_enum!(ProjectStatus, "status of a project", {
    Announced => "announced",
    UnderConstruction => "under_construction",
    Operating => "operating",
    Stopped => "stopped",
});

/// A step of a value chain: the making of a product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct StepRef {
    /// The chain.
    pub chain: ChainId,
    /// The product.
    pub product: ProductId,
}

impl StepRef {
    /// The making of a product of a chain.
    #[must_use]
    pub const fn new(chain: ChainId, product: ProductId) -> Self {
        StepRef { chain, product }
    }
}

impl fmt::Display for StepRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.chain, self.product)
    }
}

/// What one source says of a project besides its amounts: the step of a value chain
/// that it takes, and how far it is.
///
/// Several records of one project stay side by side, as releases of figures do; the
/// latest says how far it is.
///
/// # Examples
///
/// ```
/// use kawasan_model::{ProjectRecord, ProjectStatus, Source, StepRef, parse_date};
///
/// let said = Source::new("Tribunnews").on(parse_date("2024-09-23")?);
/// let record = ProjectRecord::new("gresik".parse()?, said)
///     .of("PT Freeport Indonesia".parse()?)
///     .taking(StepRef::new("copper".parse()?, "copper_cathode".parse()?))
///     .being(ProjectStatus::Operating);
/// assert_eq!(
///     record.to_string(),
///     "gresik (PT Freeport Indonesia) copper: copper_cathode, operating (Tribunnews, 2024-09-23)",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct ProjectRecord {
    /// The zone.
    pub zone: ZoneId,
    /// The tenant; `None` where it isn't said whose it is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub tenant: Option<Counterparty>,
    /// The step that it takes, if it is in a value chain.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub step: Option<StepRef>,
    /// How far it is, if that is said.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub status: Option<ProjectStatus>,
    /// Measures of which the figures of the zone, and those of the tenant, are of this
    /// step alone: exports of a zone that exports but alumina.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub measures: Vec<MeasureId>,
    /// The words that say so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub as_stated: Option<String>,
    /// Who says so.
    pub source: Arc<Source>,
    /// What a reader should know.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

impl ProjectRecord {
    /// What a source says of a project in a zone; the methods below say what.
    #[must_use]
    pub fn new(zone: ZoneId, source: impl Into<Arc<Source>>) -> Self {
        ProjectRecord {
            zone,
            tenant: None,
            step: None,
            status: None,
            measures: Vec::new(),
            as_stated: None,
            source: source.into(),
            note: None,
        }
    }

    /// The same, of a tenant.
    #[must_use]
    pub fn of(mut self, tenant: Counterparty) -> Self {
        self.tenant = Some(tenant);
        self
    }

    /// The same, at a step of a value chain.
    #[must_use]
    pub fn taking(mut self, step: StepRef) -> Self {
        self.step = Some(step);
        self
    }

    /// The same, that far.
    #[must_use]
    pub fn being(mut self, status: ProjectStatus) -> Self {
        self.status = Some(status);
        self
    }

    /// The same, with measures whose figures are of this step alone.
    #[must_use]
    pub fn alone_in(mut self, measures: impl IntoIterator<Item = MeasureId>) -> Self {
        self.measures.extend(measures);
        self
    }

    /// The same, with the words that say so.
    #[must_use]
    pub fn stated_as(mut self, words: impl Into<String>) -> Self {
        self.as_stated = Some(words.into());
        self
    }

    /// The same, with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// For people; files hold the fields.
impl fmt::Display for ProjectRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ProjectRecord { zone, tenant, step, status, source, .. } = self;
        write!(f, "{zone}")?;
        if let Some(tenant) = tenant {
            write!(f, " ({tenant})")?;
        }
        if let Some(step) = step {
            write!(f, " {step}")?;
        }
        if let Some(status) = status {
            write!(f, ", {status}")?;
        }
        write!(f, " ({source})")
    }
}
