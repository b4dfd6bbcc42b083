//! Whom an evaluation is about: the nation as published, one zone, or a group of
//! zones together.

use kawasan_model::suggest::nearest;
use kawasan_model::{FindZoneError, Registry, Subject, Zone, ZoneId};

use crate::Attribute;

/// Whom indicators are evaluated for.
///
/// The nation is evaluated from the figures published for it, a group from the
/// figures of its zones.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// A subject with figures of its own.
    Subject(Subject),
    /// Several zones together.
    Group(Group),
}

impl Scope {
    /// The scope that a text names: `national`, a zone by id, name or alias, or a
    /// group by what its zones have in common: `cluster:industry`,
    /// `sector:tourism`, `activity:health`, `resource:palm_oil`,
    /// `province:ID-KR`, `island:Batam` (see [`Group::find`]), `all`.
    ///
    /// # Errors
    /// [`FindScopeError`] if there is no such zone, kind of group or name.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Scope;
    ///
    /// let registry = kek().registry();
    /// assert_eq!(Scope::find(registry, "KEK Gresik")?.to_string(), "gresik");
    /// let batam = Scope::find(registry, "island:Batam")?;
    /// assert!(matches!(batam, Scope::Group(group) if group.zones().len() == 3));
    /// assert!(Scope::find(registry, "sector:turism").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn find(registry: &Registry, text: &str) -> Result<Scope, FindScopeError> {
        let text = text.trim();
        if text == "all" {
            return Ok(Group::all(text, registry).into());
        }
        let Some((kind, name)) = text.split_once(':') else {
            return Ok(registry.find_subject(text)?.into());
        };
        Ok(Group::find(registry, kind, name)?.into())
    }
}

/// Why a text names no [`Scope`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FindScopeError {
    /// There is no such zone.
    #[error(transparent)]
    Zone(#[from] FindZoneError),
    /// Zones aren't grouped by that.
    #[error(
        "`{input}` is no kind of group: expected `cluster:`, `sector:`, `activity:`, `resource:`, \
         `province:` or `island:` and a name, or `all`"
    )]
    #[non_exhaustive]
    UnknownKind {
        /// The text.
        input: String,
    },
    /// No zone has that.
    #[error("there is no zone in `{input}`: expected one of {}", .known.join(", "))]
    #[non_exhaustive]
    NoZones {
        /// The text.
        input: String,
        /// The names that would have zones.
        known: Vec<String>,
        /// The nearest name, if one is near.
        nearest: Option<String>,
    },
}

impl FindScopeError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            FindScopeError::Zone(error) => error.help(),
            FindScopeError::NoZones { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            FindScopeError::UnknownKind { .. } => None,
        }
    }
}

impl From<Subject> for Scope {
    fn from(subject: Subject) -> Self {
        Scope::Subject(subject)
    }
}

impl From<Group> for Scope {
    fn from(group: Group) -> Self {
        Scope::Group(group)
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Scope::Subject(subject) => subject.fmt(f),
            Scope::Group(group) => f.pad(&group.name),
        }
    }
}

/// Several zones that are evaluated together, each of them once.
///
/// # Examples
///
/// The zones of the industrial cluster, as the council groups them:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Group;
///
/// let industry = Group::of("industry", kek().registry(), |zone| {
///     zone.cluster().is_some_and(|cluster| cluster.as_str() == "industry")
/// });
/// assert!(industry.zones().len() > 10);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    name: String,
    zones: Vec<ZoneId>, // in the registry's order, each once
}

impl Group {
    /// The zones of a registry for which something holds.
    #[must_use]
    pub fn of(
        name: impl Into<String>,
        registry: &Registry,
        mut holds: impl FnMut(&Zone) -> bool,
    ) -> Self {
        let zones = registry.zones().filter(|zone| holds(zone)).map(|zone| zone.id().clone());
        Group { name: name.into(), zones: zones.collect() }
    }

    /// The zones that have something in common: `kind` is `cluster`, `sector`,
    /// `activity`, `resource`, `province` or `island`, `name` its id, of a province its
    /// code or name, in any case.
    ///
    /// A sector, activity or province that the country lists may have no zones.
    ///
    /// # Errors
    /// [`FindScopeError::UnknownKind`] and [`FindScopeError::NoZones`].
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Group;
    ///
    /// let bali = Group::find(kek().registry(), "province", "Bali")?;
    /// assert_eq!(bali.zones().len(), 2);
    /// let error = Group::find(kek().registry(), "resource", "bauxit").unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `bauxite`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn find(registry: &Registry, kind: &str, name: &str) -> Result<Self, FindScopeError> {
        let shared = Attribute::named(kind)
            .ok_or_else(|| FindScopeError::UnknownKind { input: kind.to_owned() })?;
        let name = name.trim();
        let country = registry.jurisdiction();
        // A province has a name beside its code.
        let province = (shared == Attribute::Province).then(|| country.find_subdivision(name));
        let code = province.as_ref().and_then(|found| found.as_ref().ok()).map(ToString::to_string);
        let wanted = code.as_deref().unwrap_or(name);
        let group = Group::of(format!("{kind}:{name}"), registry, |zone| {
            shared.of(zone).iter().any(|own| own.eq_ignore_ascii_case(wanted))
        });
        if group.zones.is_empty() && code.is_none() && !shared.is_listed(country, name) {
            let mut known: Vec<String> =
                registry.zones().flat_map(|zone| shared.of(zone)).collect();
            known.sort_unstable();
            known.dedup();
            let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
            let nearest = province.and_then(Result::err).and_then(|error| error.nearest).or(near);
            return Err(FindScopeError::NoZones {
                input: format!("{kind}:{name}"),
                known,
                nearest,
            });
        }
        Ok(group)
    }

    /// Every zone of a registry.
    #[must_use]
    pub fn all(name: impl Into<String>, registry: &Registry) -> Self {
        Group::of(name, registry, |_| true)
    }

    /// What the group is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zones, in the registry's order.
    #[must_use]
    pub fn zones(&self) -> &[ZoneId] {
        &self.zones
    }
}
