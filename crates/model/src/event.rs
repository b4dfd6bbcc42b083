//! What happens to a zone, and when: the events of its life.

use crate::PartialDate;
use crate::text_enum::text_enum;

/// One event in a zone's life, as a source tells it.
///
/// The fields are open, as an event alone promises nothing; [`Lifecycle`]
/// checks texts and dates when it takes events in.
///
/// [`Lifecycle`]: crate::Lifecycle
///
/// # Examples
///
/// The regulation that made KEK Palu a zone gives the year by its number, and
/// a newspaper the month in which work began:
///
/// ```
/// use kawasan_model::{EventKind, LifecycleEvent};
///
/// let designated = LifecycleEvent::new(EventKind::Designated, "2014".parse()?)
///     .with_legal_basis("PP 31/2014");
/// let operating = LifecycleEvent::new(EventKind::Operating, "2017-09".parse()?)
///     .with_as_stated("mulai beroperasi sejak September 2017");
/// assert!(!designated.on.is_exact());
/// assert_eq!(operating.on.to_string(), "2017-09");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct LifecycleEvent {
    /// What happened.
    pub kind: EventKind,
    /// When, as exactly as it is known.
    pub on: PartialDate,
    /// The law or regulation, such as `PP 42/2017`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub legal_basis: Option<String>,
    /// The words in which the source tells it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub as_stated: Option<String>,
    /// The source's address.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub url: Option<String>,
    /// Of an extension, the date by which the zone has to be ready now.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub extended_to: Option<PartialDate>,
}

impl LifecycleEvent {
    /// An event of which no more is known than what and when.
    #[must_use]
    pub const fn new(kind: EventKind, on: PartialDate) -> Self {
        Self { kind, on, legal_basis: None, as_stated: None, url: None, extended_to: None }
    }

    /// The same with a legal basis.
    #[must_use]
    pub fn with_legal_basis(mut self, legal_basis: impl Into<String>) -> Self {
        self.legal_basis = Some(legal_basis.into());
        self
    }

    /// The same with the words of its source.
    #[must_use]
    pub fn with_as_stated(mut self, words: impl Into<String>) -> Self {
        self.as_stated = Some(words.into());
        self
    }

    /// The same with the address of its source.
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The same with a new date of readiness; only for [`EventKind::Extended`].
    #[must_use]
    pub const fn with_extended_to(mut self, date: PartialDate) -> Self {
        self.extended_to = Some(date);
        self
    }
}

/// What can happen to a zone.
///
/// Ordered as declared, by which events of one date are listed.
///
/// # Examples
///
/// ```
/// use kawasan_model::EventKind;
///
/// let kind: EventKind = "target_changed".parse()?;
/// assert_eq!(kind, EventKind::TargetChanged);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
#[non_exhaustive]
pub enum EventKind {
    /// Proposed to become a zone (usulan).
    Proposed,
    /// Made a zone by law (penetapan).
    Designated,
    /// Began to operate, or was declared to.
    Operating,
    /// Given more time to become ready.
    Extended,
    /// Warned that it must improve.
    Warned,
    /// Its targets were changed.
    TargetChanged,
    /// A change of its area was proposed.
    AreaChangeProposed,
    /// Its area was changed.
    AreaChanged,
    /// Its revocation was proposed or recommended.
    RevocationProposed,
    /// Its designation was revoked by law (pencabutan).
    Revoked,
}

text_enum!(EventKind, "kind of event", {
    Proposed => "proposed",
    Designated => "designated",
    Operating => "operating",
    Extended => "extended",
    Warned => "warned",
    TargetChanged => "target_changed",
    AreaChangeProposed => "area_change_proposed",
    AreaChanged => "area_changed",
    RevocationProposed => "revocation_proposed",
    Revoked => "revoked",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for kind in EventKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(*kind));
        }
    }

    #[test]
    fn bad_kinds_are_refused() {
        for bad in ["", "Designated", "usulan", "target changed"] {
            assert!(bad.parse::<EventKind>().is_err(), "{bad}");
        }
        let help = |text: &str| text.parse::<EventKind>().unwrap_err().help();
        assert_eq!(help("target changed").as_deref(), Some("did you mean `target_changed`?"));
        assert_eq!(help("desginated").as_deref(), Some("did you mean `designated`?"));
        assert_eq!(help("usulan"), None);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_unknown_fields() {
        let json = r#"{"kind":"operating","on":"2015-01"}"#;
        let event: LifecycleEvent = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), json);
        for bad in [
            r#"{"kind":"usulan","on":"2015-01"}"#,
            r#"{"kind":"operating","on":"2015-13"}"#,
            r#"{"kind":"operating"}"#,
            r#"{"kind":"operating","on":"2015","law":"x"}"#,
        ] {
            assert!(serde_json::from_str::<LifecycleEvent>(bad).is_err(), "{bad}");
        }
    }
}
