//! The classes that officials gave to zones.

use std::sync::Arc;

use crate::{ReportedPeriod, Source, ZoneId};

/// A class that an official scheme gave to a zone, as published.
///
/// # Examples
///
/// ```
/// use kawasan_model::{OfficialClass, Source};
///
/// let class = OfficialClass {
///     zone: "galang-batang".parse()?,
///     period: "2021".parse()?,
///     class: "Optimal".to_owned(),
///     scheme: "DN-KEK 2021 report".to_owned(),
///     is_performance: true,
///     as_stated: None,
///     source: Source::new("Kompas.com").into(),
///     note: None,
/// };
/// assert_eq!(class.period.to_string(), "2021");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OfficialClass {
    /// The zone.
    pub zone: ZoneId,
    /// The period that was evaluated.
    pub period: ReportedPeriod,
    /// The class, in the scheme's words.
    pub class: String,
    /// The scheme and its classes.
    pub scheme: String,
    /// Whether the scheme rates performance; political remarks, readiness and
    /// awards don't, and no methodology can be tested against them.
    pub is_performance: bool,
    /// The words that gave the class.
    pub as_stated: Option<String>,
    /// Where it was published.
    pub source: Arc<Source>,
    /// What was corrected.
    pub note: Option<String>,
}
