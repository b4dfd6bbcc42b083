//! How soon after its designation a zone has to be ready to operate.

use crate::TextFault;
use crate::text::line;

/// A country's rule: ready to operate within so many years of designation.
///
/// # Examples
///
/// In Indonesia three years. KEK Galang Batang, designated on 12 October 2017,
/// had until the same day of 2020:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, ReadinessRule};
///
/// let rule = ReadinessRule::try_new(3, "PP 40/2021")?;
/// let designated = LifecycleEvent::new(EventKind::Designated, "2017-10-12".parse()?);
/// let galang_batang = Lifecycle::try_new([designated])?;
/// assert_eq!(galang_batang.ready_by(&rule), Some("2020-10-12".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "form::ReadinessRule", into = "form::ReadinessRule")
)]
pub struct ReadinessRule {
    years: u8,           // INVARIANT: at least 1
    legal_basis: String, // INVARIANT: a line of text
}

impl ReadinessRule {
    /// A rule with the law that sets it.
    ///
    /// # Errors
    /// - [`ReadinessRuleError::NoTime`] for zero years,
    /// - [`ReadinessRuleError::LegalBasis`] if it isn't a line of text.
    pub fn try_new(years: u8, legal_basis: impl Into<String>) -> Result<Self, ReadinessRuleError> {
        let legal_basis = legal_basis.into();
        if years == 0 {
            return Err(ReadinessRuleError::NoTime);
        }
        line(&legal_basis).map_err(|fault| ReadinessRuleError::LegalBasis { fault })?;
        Ok(Self { years, legal_basis })
    }

    /// The years that a zone has.
    #[must_use]
    pub const fn years(&self) -> u8 {
        self.years
    }

    /// The law that sets the rule.
    #[must_use]
    pub fn legal_basis(&self) -> &str {
        &self.legal_basis
    }
}

/// Why a [`ReadinessRule`] can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{ReadinessRule, ReadinessRuleError};
///
/// assert_eq!(ReadinessRule::try_new(0, "PP 40/2021"), Err(ReadinessRuleError::NoTime));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadinessRuleError {
    /// Zero years.
    #[error("a readiness rule gives 0 years: expected at least 1")]
    NoTime,
    /// The legal basis isn't a line of text.
    #[error("the legal basis of a readiness rule {fault}")]
    #[non_exhaustive]
    LegalBasis {
        /// What is wrong with it.
        fault: TextFault,
    },
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct ReadinessRule {
        years: u8,
        legal_basis: String,
    }

    impl TryFrom<ReadinessRule> for super::ReadinessRule {
        type Error = super::ReadinessRuleError;

        fn try_from(form: ReadinessRule) -> Result<Self, Self::Error> {
            Self::try_new(form.years, form.legal_basis)
        }
    }

    impl From<super::ReadinessRule> for ReadinessRule {
        fn from(rule: super::ReadinessRule) -> Self {
            let super::ReadinessRule { years, legal_basis } = rule;
            Self { years, legal_basis }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_rules_are_refused() {
        assert_eq!(ReadinessRule::try_new(0, "PP 40/2021"), Err(ReadinessRuleError::NoTime));
        assert!(matches!(
            ReadinessRule::try_new(3, ""),
            Err(ReadinessRuleError::LegalBasis { fault: TextFault::Blank })
        ));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let json = r#"{"years":3,"legal_basis":"PP 40/2021"}"#;
        let rule: ReadinessRule = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&rule).unwrap(), json);
        for bad in [
            r#"{"years":0,"legal_basis":"PP 40/2021"}"#,
            r#"{"years":3,"legal_basis":" "}"#,
            r#"{"years":300,"legal_basis":"x"}"#,
            r#"{"years":3,"legal_basis":"x","months":1}"#,
        ] {
            assert!(serde_json::from_str::<ReadinessRule>(bad).is_err(), "{bad}");
        }
    }
}
