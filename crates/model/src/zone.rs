//! Zones: one entry of a registry, with all that it says of a zone.

mod builder;
#[cfg(feature = "serde")]
mod form;

use rust_decimal::Decimal;

use crate::{ActivityId, ClusterId, Lifecycle, Place, ResourceId, SectorId, ZoneId};

pub use builder::{BuildZoneError, ZoneBuilder, ZoneProblem};

/// One special economic zone (kawasan ekonomi khusus).
///
/// Whether its sectors and activities are ones of the country's lists is for
/// the [`Registry`] to say. Areas are compared as numbers, so 2002 and 2002.0
/// hectares are equal.
///
/// [`Registry`]: crate::Registry
///
/// # Examples
///
/// KEK Gresik, where copper concentrate is smelted:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, Place, Zone};
/// use rust_decimal::Decimal;
///
/// let designated = LifecycleEvent::new(EventKind::Designated, "2021-06-28".parse()?)
///     .with_legal_basis("PP 71/2021");
/// let place = Place::new("ID-JI".parse()?).with_locality("Kabupaten Gresik")?;
/// let gresik = Zone::builder("gresik".parse()?, "KEK Gresik", place)
///     .long_name("Kawasan Ekonomi Khusus Gresik")
///     .cluster("industry".parse()?)
///     .sectors(["downstreaming".parse()?, "manufacturing".parse()?])
///     .resources(["copper-concentrate".parse()?])
///     .area_hectares(Decimal::from(2167))
///     .lifecycle(Lifecycle::try_new([designated])?)
///     .build()?;
/// assert_eq!(gresik.resources()[0].as_str(), "copper-concentrate");
/// assert_eq!(gresik.area_hectares(), Some(Decimal::from(2167)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::ZoneForm", into = "form::ZoneForm"))]
pub struct Zone {
    // INVARIANT: `ZoneBuilder::build` finds nothing wrong.
    id: ZoneId,
    name: String,
    place: Place,
    long_name: Option<String>,
    aliases: Vec<String>,
    cluster: Option<ClusterId>,
    sectors: Vec<SectorId>,
    main_activities: Option<String>,
    activities: Vec<ActivityId>,
    resources: Vec<ResourceId>,
    area_hectares: Option<Decimal>,
    developer_operator: Option<String>,
    lifecycle: Lifecycle,
    url: Option<String>,
    note: Option<String>,
}

impl Zone {
    /// Begins a zone with what each must have.
    pub fn builder(id: ZoneId, name: impl Into<String>, place: Place) -> ZoneBuilder {
        ZoneBuilder::new(id, name.into(), place)
    }

    /// The id, such as `sei-mangkei`.
    #[must_use]
    pub const fn id(&self) -> &ZoneId {
        &self.id
    }

    /// The name in daily use, such as "KEK Sei Mangkei".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name written out.
    #[must_use]
    pub fn long_name(&self) -> Option<&str> {
        self.long_name.as_deref()
    }

    /// Other names, in the order given: KEK ETKI Banten is also KEK BSD.
    #[must_use]
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// Where it lies.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The group in which the country reports it.
    #[must_use]
    pub const fn cluster(&self) -> Option<&ClusterId> {
        self.cluster.as_ref()
    }

    /// What it is for, in the order given.
    #[must_use]
    pub fn sectors(&self) -> &[SectorId] {
        &self.sectors
    }

    /// Its main activities, in the words of the source.
    #[must_use]
    pub fn main_activities(&self) -> Option<&str> {
        self.main_activities.as_deref()
    }

    /// What its law lets it carry out, in the order given.
    #[must_use]
    pub fn activities(&self) -> &[ActivityId] {
        &self.activities
    }

    /// The natural resources that it processes, in the order given.
    #[must_use]
    pub fn resources(&self) -> &[ResourceId] {
        &self.resources
    }

    /// The area in hectares, above zero, with the digits as published.
    #[must_use]
    pub const fn area_hectares(&self) -> Option<Decimal> {
        self.area_hectares
    }

    /// Who develops and operates it (badan usaha pembangun dan pengelola).
    #[must_use]
    pub fn developer_operator(&self) -> Option<&str> {
        self.developer_operator.as_deref()
    }

    /// Its life; without events if nothing is known.
    #[must_use]
    pub const fn lifecycle(&self) -> &Lifecycle {
        &self.lifecycle
    }

    /// The address of the entry's source.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// What else there is to say, such as which sources differ.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// All texts by which it is known: id, name, long name, aliases.
    pub(crate) fn known_as(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), &self.name]
            .into_iter()
            .chain(self.long_name.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests;
