//! Who published a figure, when and where.

use time::Date;

/// The release that a figure comes from.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Source, parse_date};
///
/// let release = Source::new("Dewan Nasional KEK").on(parse_date("2024-07-18")?);
/// assert_eq!(release.to_string(), "Dewan Nasional KEK, 2024-07-18");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Source {
    /// The publisher, as it names itself.
    pub publisher: String,
    /// The day of publication, where it is known. A release without one is
    /// known only when no date is asked for.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            with = "crate::date::serde_iso_option",
            skip_serializing_if = "Option::is_none"
        )
    )]
    pub published_on: Option<Date>,
    /// Where it can be read.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub url: Option<String>,
}

impl Source {
    /// A release by a publisher, without a date.
    #[must_use]
    pub fn new(publisher: impl Into<String>) -> Self {
        Source { publisher: publisher.into(), published_on: None, url: None }
    }

    /// The same, published on a day.
    #[must_use]
    pub fn on(mut self, date: Date) -> Self {
        self.published_on = Some(date);
        self
    }

    /// The same, with where it can be read.
    #[must_use]
    pub fn at(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Whether it was known on a day. An undated release is known only when no
    /// date is asked for.
    #[must_use]
    pub fn known_on(&self, date: Option<Date>) -> bool {
        match (date, self.published_on) {
            (None, _) => true,
            (Some(asked), Some(published)) => published <= asked,
            (Some(_), None) => false,
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.published_on {
            Some(date) => write!(f, "{}, {date}", self.publisher),
            None => write!(f, "{}, undated", self.publisher),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_date;

    #[test]
    fn an_undated_release_is_known_only_when_no_date_is_asked_for() {
        let day = |text| parse_date(text).unwrap();
        let undated = Source::new("Kontan");
        assert!(undated.known_on(None));
        assert!(!undated.known_on(Some(day("2030-01-01"))));
        let dated = undated.on(day("2024-04-24"));
        assert!(dated.known_on(Some(day("2024-04-24"))));
        assert!(!dated.known_on(Some(day("2024-04-23"))));
    }
}
