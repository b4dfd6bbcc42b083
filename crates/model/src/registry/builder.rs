//! How a registry is made: all zones first, then one check of the whole.

use std::collections::BTreeMap;

use super::Registry;
use crate::suggest::nearest;
use crate::text::folded;
use crate::{ActivityId, Country, Jurisdiction, SectorId, Subdivision, Zone, ZoneId};

/// A [`Registry`] in the making, from [`Registry::builder`].
///
/// # Examples
///
/// An id that isn't on the country's list is refused, with the one that is
/// likely meant:
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, Localised, Place, Registry, ReportingYear, Sector, SectorKind, Zone,
/// };
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let title = Localised::try_new([("en", "Tourism")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .sectors([Sector::new("tourism".parse()?, SectorKind::Services, title)])
///         .build()?;
/// let zone = Zone::builder("likupang".parse()?, "KEK Likupang", Place::new("ID-SA".parse()?))
///     .sectors(["tuorism".parse()?])
///     .build()?;
///
/// let error = Registry::builder(indonesia).zones([zone]).build().unwrap_err();
/// assert_eq!(error.problems[0].help().as_deref(), Some("did you mean `tourism`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder makes nothing until `build`"]
pub struct RegistryBuilder {
    jurisdiction: Jurisdiction,
    zones: Vec<Zone>,
}

impl RegistryBuilder {
    pub(super) const fn new(jurisdiction: Jurisdiction) -> Self {
        Self { jurisdiction, zones: Vec::new() }
    }

    /// Adds zones, in any order.
    pub fn zones(mut self, zones: impl IntoIterator<Item = Zone>) -> Self {
        self.zones.extend(zones);
        self
    }

    /// The registry.
    ///
    /// # Errors
    /// [`BuildRegistryError`] with *all* problems, see [`RegistryProblem`].
    /// What only looks wrong is kept in [`Registry::warnings`].
    pub fn build(self) -> Result<Registry, BuildRegistryError> {
        let Self { jurisdiction, zones: mut given } = self;
        given.sort_by(|a, b| a.id().cmp(b.id()));
        let mut problems = Vec::new();
        let mut warnings = Vec::new();
        let mut names: BTreeMap<String, ZoneId> = BTreeMap::new();
        let mut zones: BTreeMap<ZoneId, Zone> = BTreeMap::new();
        for zone in given {
            check_lists(&jurisdiction, &zone, &mut problems);
            warn(&jurisdiction, &zone, &mut warnings);
            if zones.contains_key(zone.id()) {
                problems.push(RegistryProblem::ZoneTwice { zone: zone.id().clone() });
                continue;
            }
            enter_names(&zone, &mut names, &mut problems);
            zones.insert(zone.id().clone(), zone);
        }
        if problems.is_empty() {
            Ok(Registry { jurisdiction, zones, names, warnings })
        } else {
            Err(BuildRegistryError { problems })
        }
    }
}

/// Why a [`Registry`] can't be made: all that is wrong with it.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, Jurisdiction, Localised, Place, Registry, ReportingYear, Zone};
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .build()?;
/// let palu = Zone::builder("palu".parse()?, "KEK Palu", Place::new("ID-ST".parse()?)).build()?;
/// let twice = Registry::builder(indonesia).zones([palu.clone(), palu]).build();
/// assert_eq!(twice.unwrap_err().problems.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the registry can't be used: {}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct BuildRegistryError {
    /// The problems, by zone.
    pub problems: Vec<RegistryProblem>,
}

/// One thing wrong with a registry.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, Jurisdiction, Localised, Place, Registry, RegistryProblem, ReportingYear, Zone};
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .build()?;
/// let palu = Zone::builder("palu".parse()?, "KEK Palu", Place::new("ID-ST".parse()?)).build()?;
/// let error = Registry::builder(indonesia).zones([palu.clone(), palu]).build().unwrap_err();
/// assert!(matches!(error.problems[..], [RegistryProblem::ZoneTwice { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegistryProblem {
    /// Two zones with one id.
    #[error("two zones have the id `{zone}`")]
    #[non_exhaustive]
    ZoneTwice {
        /// The id.
        zone: ZoneId,
    },
    /// A sector that isn't on the country's list.
    #[error("zone `{zone}` has the sector `{sector}`, which the jurisdiction doesn't list")]
    #[non_exhaustive]
    UnknownSector {
        /// The zone.
        zone: ZoneId,
        /// The sector.
        sector: SectorId,
        /// The nearest sector on the list, if one is near.
        nearest: Option<SectorId>,
    },
    /// An activity that isn't on the country's list.
    #[error("zone `{zone}` has the activity `{activity}`, which the jurisdiction doesn't list")]
    #[non_exhaustive]
    UnknownActivity {
        /// The zone.
        zone: ZoneId,
        /// The activity.
        activity: ActivityId,
        /// The nearest activity on the list, if one is near.
        nearest: Option<ActivityId>,
    },
    /// An id, name or alias of two zones, whatever the case and spacing.
    #[error("`{name}` names zone `{first}` and zone `{second}`")]
    #[non_exhaustive]
    NameClash {
        /// The name, as the second zone spells it.
        name: String,
        /// One zone.
        first: ZoneId,
        /// The other.
        second: ZoneId,
    },
}

impl RegistryProblem {
    /// The id that is likely meant, if one is near.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let near = match self {
            Self::UnknownSector { nearest, .. } => nearest.as_ref()?.as_str(),
            Self::UnknownActivity { nearest, .. } => nearest.as_ref()?.as_str(),
            Self::ZoneTwice { .. } | Self::NameClash { .. } => return None,
        };
        Some(format!("did you mean `{near}`?"))
    }
}

/// What looks wrong in a registry, yet may be so.
///
/// # Examples
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, Localised, Place, Registry, RegistryWarning, ReportingYear, Zone,
/// };
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .build()?;
/// let zone = Zone::builder("suzhou".parse()?, "Suzhou", Place::new("CN-JS".parse()?)).build()?;
/// let registry = Registry::builder(indonesia).zones([zone]).build()?;
/// assert!(matches!(registry.warnings(), [RegistryWarning::OtherCountry { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegistryWarning {
    /// A zone that lies in another country, by its subdivision's code.
    #[error("zone `{zone}` lies in `{subdivision}`, which isn't in `{country}`")]
    #[non_exhaustive]
    OtherCountry {
        /// The zone.
        zone: ZoneId,
        /// Where it lies.
        subdivision: Subdivision,
        /// The country of the jurisdiction.
        country: Country,
    },
}

fn check_lists(jurisdiction: &Jurisdiction, zone: &Zone, problems: &mut Vec<RegistryProblem>) {
    for sector in zone.sectors() {
        if jurisdiction.sector(sector).is_none() {
            let known = jurisdiction.sectors().iter().map(|known| known.id().as_str());
            problems.push(RegistryProblem::UnknownSector {
                zone: zone.id().clone(),
                sector: sector.clone(),
                nearest: nearest(sector.as_str(), known).and_then(|near| near.parse().ok()),
            });
        }
    }
    for activity in zone.activities() {
        if jurisdiction.activity(activity).is_none() {
            let known = jurisdiction.activities().iter().map(|known| known.id().as_str());
            problems.push(RegistryProblem::UnknownActivity {
                zone: zone.id().clone(),
                activity: activity.clone(),
                nearest: nearest(activity.as_str(), known).and_then(|near| near.parse().ok()),
            });
        }
    }
}

fn warn(jurisdiction: &Jurisdiction, zone: &Zone, warnings: &mut Vec<RegistryWarning>) {
    let (subdivision, country) = (zone.place().subdivision(), jurisdiction.country());
    if subdivision.country() != country {
        let zone = zone.id().clone();
        warnings.push(RegistryWarning::OtherCountry { zone, subdivision, country });
    }
}

/// Enters what a zone is known as; what another zone has already is a clash.
fn enter_names(
    zone: &Zone,
    names: &mut BTreeMap<String, ZoneId>,
    problems: &mut Vec<RegistryProblem>,
) {
    for name in zone.known_as() {
        match names.get(&folded(name)) {
            Some(first) if first != zone.id() => problems.push(RegistryProblem::NameClash {
                name: name.to_owned(),
                first: first.clone(),
                second: zone.id().clone(),
            }),
            Some(_) => {}
            None => {
                names.insert(folded(name), zone.id().clone());
            }
        }
    }
}
