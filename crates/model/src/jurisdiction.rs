//! Jurisdictions: what one country's law and statistics fix, as data.

use std::collections::BTreeSet;

use crate::{
    Activity, ActivityId, Country, Currency, Localised, ReadinessRule, ReportingYear, Sector,
    SectorId,
};

/// What one country fixes for all its zones: currency, reporting year, the
/// readiness rule, and the lists of sectors and activities.
///
/// Nothing of it is in the code, so another country loads its own.
///
/// # Examples
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, Localised, ReadinessRule, ReportingYear, Sector, SectorKind,
/// };
///
/// let health = Localised::try_new([("en", "Health"), ("id", "Kesehatan")])?;
/// let indonesia = Jurisdiction::builder(
///     "ID".parse()?,
///     Localised::try_new([("en", "Indonesia")])?,
///     Currency::IDR,
///     ReportingYear::CALENDAR,
/// )
/// .readiness(ReadinessRule::try_new(3, "PP 40/2021")?)
/// .sectors([Sector::new("health".parse()?, SectorKind::Services, health)])
/// .build()?;
///
/// let sector = indonesia.sector(&"health".parse()?).ok_or("no such sector")?;
/// assert_eq!(sector.kind(), SectorKind::Services);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Jurisdiction", into = "form::Jurisdiction"))]
pub struct Jurisdiction {
    country: Country,
    name: Localised,
    currency: Currency,
    reporting_year: ReportingYear,
    readiness: Option<ReadinessRule>,
    sectors: Vec<Sector>,      // INVARIANT: no id twice
    activities: Vec<Activity>, // INVARIANT: no id twice
}

impl Jurisdiction {
    /// Begins a jurisdiction with what each must have.
    pub const fn builder(
        country: Country,
        name: Localised,
        currency: Currency,
        reporting_year: ReportingYear,
    ) -> JurisdictionBuilder {
        JurisdictionBuilder {
            jurisdiction: Self {
                country,
                name,
                currency,
                reporting_year,
                readiness: None,
                sectors: Vec::new(),
                activities: Vec::new(),
            },
        }
    }

    /// The country.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// The country's name.
    #[must_use]
    pub const fn name(&self) -> &Localised {
        &self.name
    }

    /// The currency in which its zones report.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The year in which its zones report.
    #[must_use]
    pub const fn reporting_year(&self) -> ReportingYear {
        self.reporting_year
    }

    /// How soon a zone has to be ready, if the law says.
    #[must_use]
    pub const fn readiness(&self) -> Option<&ReadinessRule> {
        self.readiness.as_ref()
    }

    /// The sectors, in the order of the list.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        &self.sectors
    }

    /// The activities, in the order of the law.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// The sector with this id.
    #[must_use]
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id() == id)
    }

    /// The activity with this id.
    #[must_use]
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id() == id)
    }
}

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
}

impl JurisdictionBuilder {
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
    /// The problems: sectors first, then activities, in the order given.
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
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    use crate::{Activity, Country, Currency, Localised, ReadinessRule, ReportingYear, Sector};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Jurisdiction {
        country: Country,
        name: Localised,
        currency: Currency,
        reporting_year: ReportingYear,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        readiness: Option<ReadinessRule>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sectors: Vec<Sector>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        activities: Vec<Activity>,
    }

    impl TryFrom<Jurisdiction> for super::Jurisdiction {
        type Error = super::BuildJurisdictionError;

        fn try_from(form: Jurisdiction) -> Result<Self, Self::Error> {
            let Jurisdiction { country, name, currency, reporting_year, .. } = form;
            let mut builder = Self::builder(country, name, currency, reporting_year)
                .sectors(form.sectors)
                .activities(form.activities);
            builder.jurisdiction.readiness = form.readiness;
            builder.build()
        }
    }

    impl From<super::Jurisdiction> for Jurisdiction {
        fn from(jurisdiction: super::Jurisdiction) -> Self {
            Self {
                country: jurisdiction.country,
                name: jurisdiction.name,
                currency: jurisdiction.currency,
                reporting_year: jurisdiction.reporting_year,
                readiness: jurisdiction.readiness,
                sectors: jurisdiction.sectors,
                activities: jurisdiction.activities,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SectorKind;

    fn title(text: &str) -> Localised {
        Localised::try_new([("en", text)]).unwrap()
    }

    fn sector(id: &str) -> Sector {
        Sector::new(id.parse().unwrap(), SectorKind::Other, title(id))
    }

    fn activity(id: &str) -> Activity {
        Activity::try_new(id.parse().unwrap(), title(id), "PP 40/2021 art. 9").unwrap()
    }

    fn begin() -> JurisdictionBuilder {
        let country = "ID".parse().unwrap();
        Jurisdiction::builder(country, title("Indonesia"), Currency::IDR, ReportingYear::CALENDAR)
    }

    #[test]
    fn the_order_of_the_lists_is_kept() {
        let built = begin().sectors(["tourism", "energy"].map(sector)).build().unwrap();
        let ids: Vec<&str> = built.sectors().iter().map(|sector| sector.id().as_str()).collect();
        assert_eq!(ids, ["tourism", "energy"]);
        assert!(built.sector(&"health".parse().unwrap()).is_none());
        assert!(built.activity(&"tourism".parse().unwrap()).is_none());
    }

    #[test]
    fn all_repeated_ids_are_reported() {
        let error = begin()
            .sectors(["a", "b", "a"].map(sector))
            .activities(["a", "c", "c"].map(activity))
            .build()
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "jurisdiction `ID`: two sectors have the id `a`; two activities have the id `c`"
        );
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let built = begin()
            .readiness(ReadinessRule::try_new(3, "PP 40/2021").unwrap())
            .sectors([sector("energy")])
            .activities([activity("tourism")])
            .build()
            .unwrap();
        let json = serde_json::to_string(&built).unwrap();
        assert_eq!(serde_json::from_str::<Jurisdiction>(&json).unwrap(), built);
        assert!(serde_json::from_str::<Jurisdiction>(&json.replace("\"ID\"", "\"IDN\"")).is_err());
        let twice = json.replace(
            "\"sectors\":[",
            r#""sectors":[{"id":"energy","kind":"other","title":{"en":"x"}},"#,
        );
        assert!(serde_json::from_str::<Jurisdiction>(&twice).is_err());
        let unknown = json.replacen('{', r#"{"capital":"Jakarta","#, 1);
        assert!(serde_json::from_str::<Jurisdiction>(&unknown).is_err());
    }
}
