//! Jurisdictions in the making, and what can be wrong with them.

use std::collections::BTreeSet;

use super::Jurisdiction;
use crate::{
    Activity, ActivityId, Country, Localised, ReadinessRule, Sector, SectorId, Subdivision,
};

/// A [`Jurisdiction`] in the making, from [`Jurisdiction::builder`].
///
/// # Examples
///
/// Each call adds to a list, as one file may hold sectors and another more:
///
/// ```
/// use kawasan_model::{Currency, Jurisdiction, Localised, ReportingYear, Sector, SectorKind};
///
/// let sector = |id: &str| -> Result<Sector, Box<dyn std::error::Error>> {
///     let title = Localised::try_new([("en", id)])?;
///     Ok(Sector::new(id.parse()?, SectorKind::Services, title))
/// };
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let builder =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .sectors([sector("health")?])
///         .sectors([sector("tourism")?]);
/// assert_eq!(builder.clone().build()?.sectors().len(), 2);
/// assert!(builder.sectors([sector("health")?]).build().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder makes nothing until `build`"]
pub struct JurisdictionBuilder {
    jurisdiction: Jurisdiction,
    /// Provinces that were given twice.
    repeated: Vec<Subdivision>,
}

impl JurisdictionBuilder {
    /// Begins with what each must have.
    pub(super) const fn new(jurisdiction: Jurisdiction) -> Self {
        Self { jurisdiction, repeated: Vec::new() }
    }

    /// How soon a zone has to be ready.
    pub fn readiness(mut self, rule: ReadinessRule) -> Self {
        self.jurisdiction.readiness = Some(rule);
        self
    }

    /// Adds sectors.
    pub fn sectors(mut self, sectors: impl IntoIterator<Item = Sector>) -> Self {
        self.jurisdiction.sectors.extend(sectors);
        self
    }

    /// Adds activities.
    pub fn activities(mut self, activities: impl IntoIterator<Item = Activity>) -> Self {
        self.jurisdiction.activities.extend(activities);
        self
    }

    /// Adds provinces, states or the like with their names.
    pub fn subdivisions(
        mut self,
        subdivisions: impl IntoIterator<Item = (Subdivision, Localised)>,
    ) -> Self {
        for (code, title) in subdivisions {
            if self.jurisdiction.subdivisions.insert(code, title).is_some() {
                self.repeated.push(code);
            }
        }
        self
    }

    /// The jurisdiction.
    ///
    /// # Errors
    /// [`BuildJurisdictionError`] with *all* problems, see
    /// [`JurisdictionProblem`].
    pub fn build(self) -> Result<Jurisdiction, BuildJurisdictionError> {
        let jurisdiction = self.jurisdiction;
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for sector in &jurisdiction.sectors {
            if !seen.insert(sector.id()) {
                problems.push(JurisdictionProblem::Sector { id: sector.id().clone() });
            }
        }
        let mut seen = BTreeSet::new();
        for activity in &jurisdiction.activities {
            if !seen.insert(activity.id()) {
                problems.push(JurisdictionProblem::Activity { id: activity.id().clone() });
            }
        }
        for code in self.repeated {
            problems.push(JurisdictionProblem::Subdivision { code });
        }
        for code in jurisdiction.subdivisions.keys() {
            if code.country() != jurisdiction.country {
                problems.push(JurisdictionProblem::Abroad { code: *code });
            }
        }
        if problems.is_empty() {
            Ok(jurisdiction)
        } else {
            Err(BuildJurisdictionError { country: jurisdiction.country, problems })
        }
    }
}

/// Why a [`Jurisdiction`] can't be made: all that is wrong with it.
///
/// # Examples
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, Localised, ReportingYear, Sector, SectorKind,
/// };
///
/// let text = Localised::try_new([("en", "Energy")])?;
/// let energy = Sector::new("energy".parse()?, SectorKind::Other, text.clone());
/// let error =
///     Jurisdiction::builder("ID".parse()?, text, Currency::IDR, ReportingYear::CALENDAR)
///         .sectors([energy.clone(), energy])
///         .build()
///         .unwrap_err();
/// assert_eq!(error.problems.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("jurisdiction `{country}`: {}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct BuildJurisdictionError {
    /// The country.
    pub country: Country,
    /// The problems: sectors first, then activities, then provinces.
    pub problems: Vec<JurisdictionProblem>,
}

/// One thing wrong with a jurisdiction.
///
/// # Examples
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, JurisdictionProblem, Localised, ReportingYear, Sector, SectorKind,
/// };
///
/// let text = Localised::try_new([("en", "Energy")])?;
/// let energy = Sector::new("energy".parse()?, SectorKind::Other, text.clone());
/// let error =
///     Jurisdiction::builder("ID".parse()?, text, Currency::IDR, ReportingYear::CALENDAR)
///         .sectors([energy.clone(), energy])
///         .build()
///         .unwrap_err();
/// assert!(matches!(error.problems[..], [JurisdictionProblem::Sector { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JurisdictionProblem {
    /// Two sectors with one id.
    #[error("two sectors have the id `{id}`")]
    #[non_exhaustive]
    Sector {
        /// The id.
        id: SectorId,
    },
    /// Two activities with one id.
    #[error("two activities have the id `{id}`")]
    #[non_exhaustive]
    Activity {
        /// The id.
        id: ActivityId,
    },
    /// Two provinces, states or the like with one code.
    #[error("two subdivisions have the code `{code}`")]
    #[non_exhaustive]
    Subdivision {
        /// The code.
        code: Subdivision,
    },
    /// A province, state or the like of another country.
    #[error("subdivision `{code}` is of another country")]
    #[non_exhaustive]
    Abroad {
        /// The code.
        code: Subdivision,
    },
}
