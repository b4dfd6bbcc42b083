//! Sectors: what a zone is for.
//!
//! The kinds are few and fixed here. The sectors themselves (health, education,
//! MRO, digital economy, tourism, creative industry, research …) are data of a
//! jurisdiction, each with its kind.

use crate::text::line;
use crate::text_enum::text_enum;
use crate::{Localised, SectorId, TextFault};

/// A sector of a country's list.
///
/// # Examples
///
/// Health and tourism are two sectors of one kind; KEK Sanur has both:
///
/// ```
/// use kawasan_model::{Localised, Sector, SectorKind};
///
/// let title = Localised::try_new([("en", "Health"), ("id", "Kesehatan")])?;
/// let health = Sector::new("health".parse()?, SectorKind::Services, title);
/// assert_eq!(health.title().get("id"), "Kesehatan");
/// assert_eq!(health.kind(), SectorKind::Services);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Sector", into = "form::Sector"))]
pub struct Sector {
    id: SectorId,
    kind: SectorKind,
    title: Localised,
    source: Option<String>, // INVARIANT: a line of text
}

impl Sector {
    /// A sector without a source.
    #[must_use]
    pub const fn new(id: SectorId, kind: SectorKind, title: Localised) -> Self {
        Self { id, kind, title, source: None }
    }

    /// Says where the sector is listed: a law, a statistic.
    ///
    /// # Errors
    /// [`SectorError::Source`] if the text isn't a line of text.
    pub fn with_source(mut self, source: impl Into<String>) -> Result<Self, SectorError> {
        let source = source.into();
        if let Err(fault) = line(&source) {
            return Err(SectorError::Source { id: self.id, fault });
        }
        self.source = Some(source);
        Ok(self)
    }

    /// The id.
    #[must_use]
    pub const fn id(&self) -> &SectorId {
        &self.id
    }

    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> SectorKind {
        self.kind
    }

    /// The title.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// Where the sector is listed.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

/// The basic kinds of sectors.
///
/// Ordered as declared, for tables; the order ranks nothing.
///
/// # Examples
///
/// ```
/// use kawasan_model::SectorKind;
///
/// let kind: SectorKind = "natural_resource_processing".parse()?;
/// assert_eq!(kind, SectorKind::NaturalResourceProcessing);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
#[non_exhaustive]
pub enum SectorKind {
    /// From a raw material to a product (hilirisasi), such as copper
    /// concentrate to cathode at KEK Gresik.
    Downstreaming,
    /// Processing of what the land and the sea give, such as palm oil at KEK
    /// Sei Mangkei.
    NaturalResourceProcessing,
    /// Health, education, maintenance of aircraft, digital economy, tourism …
    Services,
    /// Manufacturing that begins with no raw material of the country.
    Manufacturing,
    /// Storage, transport, distribution.
    Logistics,
    /// None of these, such as energy.
    Other,
}

text_enum!(SectorKind, "kind of sector", {
    Downstreaming => "downstreaming",
    NaturalResourceProcessing => "natural_resource_processing",
    Services => "services",
    Manufacturing => "manufacturing",
    Logistics => "logistics",
    Other => "other",
});

/// Why a [`Sector`] can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Localised, Sector, SectorError, SectorKind};
///
/// let title = Localised::try_new([("en", "Energy")])?;
/// let energy = Sector::new("energy".parse()?, SectorKind::Other, title);
/// assert!(matches!(energy.with_source(""), Err(SectorError::Source { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SectorError {
    /// The source isn't a line of text.
    #[error("the source of sector `{id}` {fault}")]
    #[non_exhaustive]
    Source {
        /// The sector.
        id: SectorId,
        /// What is wrong with it.
        fault: TextFault,
    },
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    use crate::{Localised, SectorId};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Sector {
        id: SectorId,
        kind: super::SectorKind,
        title: Localised,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
    }

    impl TryFrom<Sector> for super::Sector {
        type Error = super::SectorError;

        fn try_from(form: Sector) -> Result<Self, Self::Error> {
            let sector = Self::new(form.id, form.kind, form.title);
            match form.source {
                Some(source) => sector.with_source(source),
                None => Ok(sector),
            }
        }
    }

    impl From<super::Sector> for Sector {
        fn from(sector: super::Sector) -> Self {
            let super::Sector { id, kind, title, source } = sector;
            Self { id, kind, title, source }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn health() -> Sector {
        let title = Localised::try_new([("en", "Health")]).unwrap();
        Sector::new("health".parse().unwrap(), SectorKind::Services, title)
    }

    #[test]
    fn display_parse_roundtrip() {
        for kind in SectorKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(*kind));
        }
    }

    #[test]
    fn bad_kinds_are_refused() {
        for bad in ["", "Services", "service", "natural-resource-processing", "energy"] {
            assert!(bad.parse::<SectorKind>().is_err(), "{bad}");
        }
        let help = |text: &str| text.parse::<SectorKind>().unwrap_err().help();
        assert_eq!(help("service").as_deref(), Some("did you mean `services`?"));
        assert_eq!(
            help("Natural Resource Processing").as_deref(),
            Some("did you mean `natural_resource_processing`?")
        );
        assert_eq!(help("tourism"), None);
    }

    #[test]
    fn a_blank_source_is_refused() {
        assert_eq!(
            health().with_source("").unwrap_err().to_string(),
            "the source of sector `health` is blank: leave it out if it isn't known"
        );
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let sector = health().with_source("PP 40/2021 art. 9").unwrap();
        let json = serde_json::to_string(&sector).unwrap();
        assert_eq!(serde_json::from_str::<Sector>(&json).unwrap(), sector);
        for bad in [
            r#"{"id":"a","kind":"services","title":{"en":"A"},"source":""}"#,
            r#"{"id":"a","kind":"service","title":{"en":"A"}}"#,
            r#"{"id":"a","kind":"services","title":{"en":"A"},"colour":"red"}"#,
        ] {
            assert!(serde_json::from_str::<Sector>(bad).is_err(), "{bad}");
        }
    }
}
