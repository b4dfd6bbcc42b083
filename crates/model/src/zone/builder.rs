//! How a zone is made: step by step, checked as a whole at the end.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Zone;
use crate::text::{folded, line, passage, url};
use crate::{ActivityId, ClusterId, Lifecycle, Place, ResourceId, SectorId, TextFault, ZoneId};

/// A [`Zone`] in the making, from [`Zone::builder`].
///
/// What is a list is added to by each call, everything else replaced.
///
/// # Examples
///
/// All that is wrong is said at once:
///
/// ```
/// use kawasan_model::{Place, Zone};
/// use rust_decimal::Decimal;
///
/// let error = Zone::builder("nongsa".parse()?, "KEK Nongsa ", Place::new("ID-KR".parse()?))
///     .aliases(["Nongsa Digital Park", "nongsa digital park"])
///     .area_hectares(Decimal::ZERO)
///     .build()
///     .unwrap_err();
/// assert_eq!(error.problems.len(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder makes nothing until `build`"]
pub struct ZoneBuilder {
    pub(super) zone: Zone,
}

impl ZoneBuilder {
    pub(super) fn new(id: ZoneId, name: String, place: Place) -> Self {
        Self {
            zone: Zone {
                id,
                name,
                place,
                long_name: None,
                aliases: Vec::new(),
                cluster: None,
                sectors: Vec::new(),
                main_activities: None,
                activities: Vec::new(),
                resources: Vec::new(),
                area_hectares: None,
                developer_operator: None,
                lifecycle: Lifecycle::default(),
                url: None,
                note: None,
            },
        }
    }

    /// The name written out.
    pub fn long_name(mut self, name: impl Into<String>) -> Self {
        self.zone.long_name = Some(name.into());
        self
    }

    /// Adds other names.
    pub fn aliases<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.zone.aliases.extend(names.into_iter().map(Into::into));
        self
    }

    /// The group in which the country reports it.
    pub fn cluster(mut self, cluster: ClusterId) -> Self {
        self.zone.cluster = Some(cluster);
        self
    }

    /// Adds sectors: what it is for.
    pub fn sectors(mut self, sectors: impl IntoIterator<Item = SectorId>) -> Self {
        self.zone.sectors.extend(sectors);
        self
    }

    /// Its main activities, in the words of the source.
    pub fn main_activities(mut self, words: impl Into<String>) -> Self {
        self.zone.main_activities = Some(words.into());
        self
    }

    /// Adds activities: what its law lets it carry out.
    pub fn activities(mut self, activities: impl IntoIterator<Item = ActivityId>) -> Self {
        self.zone.activities.extend(activities);
        self
    }

    /// Adds natural resources that it processes.
    pub fn resources(mut self, resources: impl IntoIterator<Item = ResourceId>) -> Self {
        self.zone.resources.extend(resources);
        self
    }

    /// The area in hectares, above zero, with the digits as published.
    pub const fn area_hectares(mut self, area: Decimal) -> Self {
        self.zone.area_hectares = Some(area);
        self
    }

    /// Who develops and operates it.
    pub fn developer_operator(mut self, name: impl Into<String>) -> Self {
        self.zone.developer_operator = Some(name.into());
        self
    }

    /// Its life.
    pub fn lifecycle(mut self, lifecycle: Lifecycle) -> Self {
        self.zone.lifecycle = lifecycle;
        self
    }

    /// The address of the entry's source.
    pub fn url(mut self, address: impl Into<String>) -> Self {
        self.zone.url = Some(address.into());
        self
    }

    /// What else there is to say; may have several lines.
    pub fn note(mut self, words: impl Into<String>) -> Self {
        self.zone.note = Some(words.into());
        self
    }

    /// The zone.
    ///
    /// # Errors
    /// [`BuildZoneError`] with *all* problems, see [`ZoneProblem`].
    pub fn build(self) -> Result<Zone, BuildZoneError> {
        let zone = self.zone;
        let mut problems = Vec::new();
        check_texts(&zone, &mut problems);
        check_names(&zone, &mut problems);
        check_once("sectors", zone.sectors.iter(), &mut problems);
        check_once("activities", zone.activities.iter(), &mut problems);
        check_once("resources", zone.resources.iter(), &mut problems);
        if let Some(area) = zone.area_hectares
            && area <= Decimal::ZERO
        {
            problems.push(ZoneProblem::Area { area });
        }
        if problems.is_empty() { Ok(zone) } else { Err(BuildZoneError { zone: zone.id, problems }) }
    }
}

/// Why a [`Zone`] can't be made: all that is wrong with it.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Place, Zone};
///
/// let error = Zone::builder("palu".parse()?, "KEK Palu", Place::new("ID-ST".parse()?))
///     .aliases(["Palu"])
///     .url("kek.go.id")
///     .build()
///     .unwrap_err();
/// for problem in &error.problems {
///     println!("{}: {problem}", error.zone);
/// }
/// assert_eq!(error.problems.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("zone `{zone}`: {}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct BuildZoneError {
    /// The zone.
    pub zone: ZoneId,
    /// The problems, in the order of the accessors of [`Zone`].
    pub problems: Vec<ZoneProblem>,
}

/// One thing wrong with a zone.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Place, Zone, ZoneProblem};
/// use rust_decimal::Decimal;
///
/// let error = Zone::builder("palu".parse()?, "KEK Palu", Place::new("ID-ST".parse()?))
///     .area_hectares(Decimal::ZERO)
///     .build()
///     .unwrap_err();
/// assert!(matches!(error.problems[..], [ZoneProblem::Area { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneProblem {
    /// A text can't stand.
    #[error("`{field}` {fault}")]
    #[non_exhaustive]
    Text {
        /// The field, such as `long_name`.
        field: &'static str,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// An alias that the zone is known as without it.
    #[error("the alias `{alias}` says nothing new: it is another alias, the name or the id")]
    #[non_exhaustive]
    Alias {
        /// The alias.
        alias: String,
    },
    /// Something stands twice in a list.
    #[error("`{field}` has `{item}` twice")]
    #[non_exhaustive]
    Repeated {
        /// The field, such as `sectors`.
        field: &'static str,
        /// What stands there twice.
        item: String,
    },
    /// An area of nothing or less.
    #[error("the area is {area} hectares: expected more than 0")]
    #[non_exhaustive]
    Area {
        /// The area.
        area: Decimal,
    },
}

fn check_texts(zone: &Zone, problems: &mut Vec<ZoneProblem>) {
    type Check = fn(&str) -> Result<(), TextFault>;
    let single: [(&'static str, Option<&str>, Check); 6] = [
        ("name", Some(&zone.name), line),
        ("long_name", zone.long_name(), line),
        ("main_activities", zone.main_activities(), passage),
        ("developer_operator", zone.developer_operator(), line),
        ("url", zone.url(), url),
        ("note", zone.note(), passage),
    ];
    let aliases = zone.aliases.iter().map(|alias| ("aliases", Some(alias.as_str()), line as Check));
    for (field, text, check) in single.into_iter().chain(aliases) {
        if let Some(Err(fault)) = text.map(check) {
            problems.push(ZoneProblem::Text { field, fault });
        }
    }
}

fn check_names(zone: &Zone, problems: &mut Vec<ZoneProblem>) {
    let mut known: BTreeSet<String> = [zone.id.as_str(), &zone.name].map(folded).into();
    known.extend(zone.long_name().map(folded));
    for alias in &zone.aliases {
        if !known.insert(folded(alias)) {
            problems.push(ZoneProblem::Alias { alias: alias.clone() });
        }
    }
}

fn check_once<'a, T: Ord + ToString + 'a>(
    field: &'static str,
    items: impl Iterator<Item = &'a T>,
    problems: &mut Vec<ZoneProblem>,
) {
    let mut seen = BTreeSet::new();
    for item in items {
        if !seen.insert(item) {
            problems.push(ZoneProblem::Repeated { field, item: item.to_string() });
        }
    }
}
