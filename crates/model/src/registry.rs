//! The registry: a jurisdiction and its zones, checked against each other.

mod as_of;
mod builder;

use std::collections::BTreeMap;

use time::Date;

use crate::suggest::nearest;
use crate::text::folded;
use crate::{Jurisdiction, Status, Subject, Zone, ZoneId};

pub use as_of::{Age, Deadline, RegistryAsOf, ZoneAsOf};
pub use builder::{BuildRegistryError, RegistryBuilder, RegistryProblem, RegistryWarning};

/// All zones of one jurisdiction, ever designated or proposed.
///
/// Zones are kept in the order of their ids.
///
/// # Examples
///
/// A release names zones as it likes; the registry knows them:
///
/// ```
/// use kawasan_model::{Currency, Jurisdiction, Localised, Place, Registry, ReportingYear, Zone};
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .build()?;
/// let banten = Zone::builder(
///     "etki-banten".parse()?,
///     "KEK ETKI Banten",
///     Place::new("ID-BT".parse()?),
/// )
/// .aliases(["KEK BSD"])
/// .build()?;
/// let registry = Registry::builder(indonesia).zones([banten]).build()?;
///
/// assert_eq!(registry.find("kek bsd")?.id().as_str(), "etki-banten");
/// let error = registry.find("KEK ETKI Bantan").unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `KEK ETKI Banten`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Registry", into = "form::Registry"))]
pub struct Registry {
    jurisdiction: Jurisdiction,
    zones: BTreeMap<ZoneId, Zone>, // INVARIANT: `RegistryBuilder::build` finds no problem
    names: BTreeMap<String, ZoneId>, // INVARIANT: folded names, each of a zone in `zones`
    warnings: Vec<RegistryWarning>,
}

impl Registry {
    /// Begins a registry without zones.
    pub const fn builder(jurisdiction: Jurisdiction) -> RegistryBuilder {
        RegistryBuilder::new(jurisdiction)
    }

    /// What the country fixes.
    #[must_use]
    pub const fn jurisdiction(&self) -> &Jurisdiction {
        &self.jurisdiction
    }

    /// All zones, by id.
    #[must_use]
    pub fn zones(&self) -> impl ExactSizeIterator<Item = &Zone> {
        self.zones.values()
    }

    /// The zone with this id.
    #[must_use]
    pub fn zone(&self, id: &ZoneId) -> Option<&Zone> {
        self.zones.get(id)
    }

    /// What looks wrong but was taken, by zone.
    #[must_use]
    pub fn warnings(&self) -> &[RegistryWarning] {
        &self.warnings
    }

    /// The zone with this id, name, long name or alias, whatever the case and
    /// spacing.
    ///
    /// # Errors
    /// [`FindZoneError::Unknown`] if there is none, with the nearest name.
    pub fn find(&self, text: &str) -> Result<&Zone, FindZoneError> {
        let found = self.names.get(&folded(text)).and_then(|id| self.zones.get(id));
        found.ok_or_else(|| {
            // Apart, as a part of a zone's name is often a part of its id too.
            let names = self.zones().flat_map(|zone| zone.known_as().skip(1));
            let ids = self.zones.keys().map(ZoneId::as_str);
            let wanted = folded(text);
            let nearest = nearest(&wanted, ids).or_else(|| nearest(&wanted, names));
            let nearest = nearest.map(str::to_owned);
            FindZoneError::Unknown { input: text.chars().take(200).collect(), nearest }
        })
    }

    /// Whom a text means: `national` for all zones together, or a zone as in
    /// [`find`](Self::find).
    ///
    /// # Errors
    /// [`FindZoneError::Unknown`] if there is no such zone, with the nearest name.
    pub fn find_subject(&self, text: &str) -> Result<Subject, FindZoneError> {
        match text.trim().parse() {
            Ok(Subject::National) => Ok(Subject::National),
            _ => Ok(Subject::Zone(self.find(text)?.id().clone())),
        }
    }

    /// The zones in force at the end of a day: designated by then, and not
    /// revoked by then.
    ///
    /// A zone of which one or the other hangs on a day that isn't on record
    /// counts as possible.
    ///
    /// # Examples
    ///
    /// KEK Tanjung Api-Api was revoked on a day of 2022 that isn't on record:
    ///
    /// ```
    /// use kawasan_model::{
    ///     Currency, EventKind, Jurisdiction, Lifecycle, LifecycleEvent, Localised, PartialDate,
    ///     Place, Registry, ReportingYear, Zone,
    /// };
    ///
    /// let name = Localised::try_new([("en", "Indonesia")])?;
    /// let indonesia =
    ///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
    ///         .build()?;
    /// let life = Lifecycle::try_new([
    ///     LifecycleEvent::new(EventKind::Designated, "2014".parse()?),
    ///     LifecycleEvent::new(EventKind::Revoked, "2022".parse()?),
    /// ])?;
    /// let place = Place::new("ID-SS".parse()?);
    /// let zone = Zone::builder("tanjung-api-api".parse()?, "KEK Tanjung Api-Api", place)
    ///     .lifecycle(life)
    ///     .build()?;
    /// let registry = Registry::builder(indonesia).zones([zone]).build()?;
    ///
    /// let mid_2022 = "2022-06-30".parse::<PartialDate>()?.latest();
    /// let count = registry.zones_designated_by(mid_2022);
    /// assert_eq!((count.low(), count.high()), (0, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn zones_designated_by(&self, date: Date) -> DesignatedCount<'_> {
        self.as_of(date).designated()
    }

    /// The zones as they stood at the end of a day.
    ///
    /// Zones of which certainly nothing had happened by then are left out.
    #[must_use]
    pub fn as_of(&self, date: Date) -> RegistryAsOf<'_> {
        let rule = self.jurisdiction.readiness();
        let zones = self.zones().map(|zone| ZoneAsOf::new(zone, date, rule));
        let is_known = |zone: &ZoneAsOf<'_>| !zone.standing.is(Status::NotOnRecord).is_yes();
        RegistryAsOf { date, zones: zones.filter(is_known).collect() }
    }
}

/// The zones in force on a day, from [`Registry::zones_designated_by`].
///
/// # Examples
///
/// A stated number of zones contradicts the registry if it lies outside
/// `low()..=high()`, as 24 did for September 2024:
///
/// ```
/// use kawasan_model::DesignatedCount;
///
/// let count = DesignatedCount { certain: Vec::new(), possible: Vec::new() };
/// assert_eq!(count.exactly(), Some(0));
/// assert!(!(count.low()..=count.high()).contains(&24));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignatedCount<'a> {
    /// Certainly in force, by id.
    pub certain: Vec<&'a Zone>,
    /// Possibly in force, by id.
    pub possible: Vec<&'a Zone>,
}

impl DesignatedCount<'_> {
    /// How many there were at least.
    #[must_use]
    pub const fn low(&self) -> usize {
        self.certain.len()
    }

    /// How many there were at most.
    #[must_use]
    pub const fn high(&self) -> usize {
        self.certain.len() + self.possible.len()
    }

    /// The number, if it is certain.
    #[must_use]
    pub const fn exactly(&self) -> Option<usize> {
        if self.possible.is_empty() { Some(self.low()) } else { None }
    }
}

/// Why no zone is found.
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
/// let registry = Registry::builder(indonesia).zones([palu]).build()?;
/// let error = registry.find("KEK Pallu").unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `KEK Palu`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FindZoneError {
    /// No zone has this id, name or alias.
    #[error("`{input}` is no zone of the registry: expected an id, a name or an alias")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut after 200 characters.
        input: String,
        /// The nearest id, name or alias, if one is near.
        nearest: Option<String>,
    },
}

impl FindZoneError {
    /// The nearest id, name or alias, if one is near.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Unknown { nearest, .. } = self;
        nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
    }
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    use crate::{BuildRegistryError, Jurisdiction, Zone};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Registry {
        jurisdiction: Jurisdiction,
        zones: Vec<Zone>,
    }

    impl TryFrom<Registry> for super::Registry {
        type Error = BuildRegistryError;

        fn try_from(form: Registry) -> Result<Self, Self::Error> {
            Self::builder(form.jurisdiction).zones(form.zones).build()
        }
    }

    impl From<super::Registry> for Registry {
        fn from(registry: super::Registry) -> Self {
            let super::Registry { jurisdiction, zones, .. } = registry;
            Self { jurisdiction, zones: zones.into_values().collect() }
        }
    }
}

#[cfg(test)]
mod tests;
