//! Whom a figure is about.

use std::fmt;
use std::str::FromStr;

use crate::{ParseIdError, ZoneId};

/// The word for all zones of the country together.
const NATIONAL: &str = "national";

/// Whom a figure is about: all zones of the country together, or one zone.
///
/// The nation as published and the sum over zones are two things, and a formula
/// says which it means.
///
/// # Examples
///
/// ```
/// use kawasan_model::Subject;
///
/// assert_eq!("national".parse::<Subject>()?, Subject::National);
/// assert_eq!("sei-mangkei".parse::<Subject>()?.to_string(), "sei-mangkei");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
#[non_exhaustive]
pub enum Subject {
    /// All zones of the country together, as published.
    National,
    /// One zone.
    Zone(ZoneId),
}

impl Subject {
    /// The zone, if it is one.
    #[must_use]
    pub const fn zone(&self) -> Option<&ZoneId> {
        match self {
            Subject::National => None,
            Subject::Zone(id) => Some(id),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::National => f.pad(NATIONAL),
            Subject::Zone(id) => id.fmt(f),
        }
    }
}

impl FromStr for Subject {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            NATIONAL => Ok(Subject::National),
            _ => text.parse().map(Subject::Zone),
        }
    }
}

impl TryFrom<String> for Subject {
    type Error = ParseIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> String {
        subject.to_string()
    }
}

impl From<ZoneId> for Subject {
    fn from(id: ZoneId) -> Self {
        Subject::Zone(id)
    }
}

/// What marks a counterparty that has no company's name.
const UNNAMED: &str = "unnamed: ";

/// Whose part of a zone's figure it is: a company with a project there.
///
/// A figure with a counterparty is never part of a total and never compared
/// with one. Where the source names no company, what it says instead is kept:
/// `unnamed: first operating industry`.
///
/// # Examples
///
/// ```
/// use kawasan_model::Counterparty;
///
/// let smelter: Counterparty = "PT Freeport Indonesia".parse()?;
/// assert!(smelter.is_named());
/// let first: Counterparty = "unnamed: first operating industry".parse()?;
/// assert!(!first.is_named());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Counterparty(std::sync::Arc<str>); // INVARIANT: something is said

impl Counterparty {
    /// Whether a company is named.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.0.starts_with(UNNAMED.trim_end())
    }

    /// The name, or what is said instead of one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.strip_prefix(UNNAMED).unwrap_or(&self.0)
    }
}

impl fmt::Display for Counterparty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Counterparty {
    type Err = EmptyCounterpartyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let said = text.trim();
        if said.is_empty() || said == UNNAMED.trim_end() {
            return Err(EmptyCounterpartyError { input: text.to_owned() });
        }
        Ok(Counterparty(said.into()))
    }
}

impl TryFrom<String> for Counterparty {
    type Error = EmptyCounterpartyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Counterparty> for String {
    fn from(counterparty: Counterparty) -> String {
        counterparty.0.as_ref().to_owned()
    }
}

/// A counterparty says nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` names no counterparty: expected a company, or `unnamed: ` and what is known")]
#[non_exhaustive]
pub struct EmptyCounterpartyError {
    /// The text.
    pub input: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counterparty_says_something() {
        for bad in ["", "  ", "unnamed:", "unnamed: "] {
            assert!(bad.parse::<Counterparty>().is_err(), "`{bad}`");
        }
        let unnamed: Counterparty = "unnamed: tenants".parse().unwrap();
        assert_eq!(unnamed.name(), "tenants");
        assert_eq!(unnamed.to_string().parse(), Ok(unnamed));
    }

    #[test]
    fn a_subject_is_national_or_a_zone() {
        assert!("".parse::<Subject>().is_err());
        assert!("KEK Gresik".parse::<Subject>().is_err());
        let zone: Subject = "gresik".parse().unwrap();
        assert_eq!(zone.zone().map(ToString::to_string).as_deref(), Some("gresik"));
    }
}
