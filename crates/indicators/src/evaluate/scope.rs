//! Whom an evaluation is about: the nation as published, one zone, or a group of
//! zones together.

use kawasan_model::{Registry, Subject, Zone, ZoneId};

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
