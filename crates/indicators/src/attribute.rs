//! What zones may have in common, by the registry.

use kawasan_model::{Jurisdiction, Zone};

/// What zones may have in common.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Attribute;
///
/// let gresik = kek().registry().find("gresik")?;
/// assert_eq!(Attribute::Province.of(gresik), ["ID-JI"]);
/// assert_eq!(Attribute::named("cluster"), Some(Attribute::Cluster));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribute {
    /// The cluster in which the council puts it.
    Cluster,
    /// Its sectors.
    Sector,
    /// The activities that the law lets it carry out.
    Activity,
    /// The resources that it processes.
    Resource,
    /// Its province.
    Province,
    /// The island on which it lies.
    Island,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Attribute; 6] = [
        Attribute::Cluster,
        Attribute::Sector,
        Attribute::Activity,
        Attribute::Resource,
        Attribute::Province,
        Attribute::Island,
    ];

    /// The word that names it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Attribute::Cluster => "cluster",
            Attribute::Sector => "sector",
            Attribute::Activity => "activity",
            Attribute::Resource => "resource",
            Attribute::Province => "province",
            Attribute::Island => "island",
        }
    }

    /// The attribute of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Attribute> {
        Attribute::ALL.into_iter().find(|attribute| attribute.as_str() == word)
    }

    /// What a zone has of it, in the registry's order.
    #[must_use]
    pub fn of(self, zone: &Zone) -> Vec<String> {
        fn texts<T: ToString>(items: impl IntoIterator<Item = T>) -> Vec<String> {
            items.into_iter().map(|item| item.to_string()).collect()
        }
        match self {
            Attribute::Cluster => texts(zone.cluster()),
            Attribute::Sector => texts(zone.sectors()),
            Attribute::Activity => texts(zone.activities()),
            Attribute::Resource => texts(zone.resources()),
            Attribute::Province => vec![zone.place().subdivision().to_string()],
            Attribute::Island => texts(zone.place().island()),
        }
    }

    /// Whether a zone may have nothing of it. Of the others, nothing on record means
    /// that it isn't known.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Attribute::Resource)
    }

    /// Whether a country's lists have a name, be there zones with it or not.
    pub(crate) fn is_listed(self, country: &Jurisdiction, name: &str) -> bool {
        let is_it = |id: &str| id.eq_ignore_ascii_case(name);
        match self {
            Attribute::Sector => country.sectors().iter().any(|one| is_it(one.id().as_str())),
            Attribute::Activity => country.activities().iter().any(|one| is_it(one.id().as_str())),
            _ => false,
        }
    }
}
