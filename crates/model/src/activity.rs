//! Activities: what a country's law lets zones carry out.
//!
//! The list is data of a jurisdiction; for Indonesia it is that of PP 40/2021,
//! article 9.

use crate::text::line;
use crate::{ActivityId, Localised, TextFault};

/// An activity that a country's law lets zones carry out (kegiatan usaha).
///
/// # Examples
///
/// KEK Industropolis Batang may produce, distribute and receive tourists. Each
/// activity says by which law:
///
/// ```
/// use kawasan_model::{Activity, Localised};
///
/// let title = Localised::try_new([
///     ("en", "Logistics and distribution"),
///     ("id", "Logistik dan distribusi"),
/// ])?;
/// let activity =
///     Activity::try_new("logistics_and_distribution".parse()?, title, "PP 40/2021 art. 9")?;
/// assert_eq!(activity.legal_basis(), "PP 40/2021 art. 9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Activity", into = "form::Activity"))]
pub struct Activity {
    id: ActivityId,
    title: Localised,
    legal_basis: String, // INVARIANT: a line of text
}

impl Activity {
    /// An activity with the law that allows it.
    ///
    /// # Errors
    /// [`ActivityError::LegalBasis`] if the legal basis isn't a line of text.
    pub fn try_new(
        id: ActivityId,
        title: Localised,
        legal_basis: impl Into<String>,
    ) -> Result<Self, ActivityError> {
        let legal_basis = legal_basis.into();
        match line(&legal_basis) {
            Ok(()) => Ok(Self { id, title, legal_basis }),
            Err(fault) => Err(ActivityError::LegalBasis { id, fault }),
        }
    }

    /// The id.
    #[must_use]
    pub const fn id(&self) -> &ActivityId {
        &self.id
    }

    /// The title.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// The law that allows it, such as `PP 40/2021 art. 9`.
    #[must_use]
    pub fn legal_basis(&self) -> &str {
        &self.legal_basis
    }
}

/// Why an [`Activity`] can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Activity, ActivityError, Localised};
///
/// let title = Localised::try_new([("en", "Tourism")])?;
/// let lawless = Activity::try_new("tourism".parse()?, title, "");
/// assert!(matches!(lawless, Err(ActivityError::LegalBasis { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ActivityError {
    /// The legal basis isn't a line of text.
    #[error("the legal basis of activity `{id}` {fault}")]
    #[non_exhaustive]
    LegalBasis {
        /// The activity.
        id: ActivityId,
        /// What is wrong with it.
        fault: TextFault,
    },
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    use crate::{ActivityId, Localised};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Activity {
        id: ActivityId,
        title: Localised,
        legal_basis: String,
    }

    impl TryFrom<Activity> for super::Activity {
        type Error = super::ActivityError;

        fn try_from(form: Activity) -> Result<Self, Self::Error> {
            Self::try_new(form.id, form.title, form.legal_basis)
        }
    }

    impl From<super::Activity> for Activity {
        fn from(activity: super::Activity) -> Self {
            let super::Activity { id, title, legal_basis } = activity;
            Self { id, title, legal_basis }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_basis(basis: &str) -> Result<Activity, ActivityError> {
        let title = Localised::try_new([("en", "Tourism")]).unwrap();
        Activity::try_new("tourism".parse().unwrap(), title, basis)
    }

    #[test]
    fn an_activity_needs_a_law() {
        assert!(with_basis("PP 40/2021 art. 9").is_ok());
        for bad in ["", "  ", "PP 40/2021\nart. 9", " PP 40/2021"] {
            assert!(matches!(with_basis(bad), Err(ActivityError::LegalBasis { .. })), "{bad}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let activity = with_basis("PP 40/2021 art. 9").unwrap();
        let json = serde_json::to_string(&activity).unwrap();
        assert_eq!(serde_json::from_str::<Activity>(&json).unwrap(), activity);
        for bad in [
            r#"{"id":"a","title":{"en":"A"},"legal_basis":""}"#,
            r#"{"id":"a","title":{"en":"A"}}"#,
            r#"{"id":"a","title":{"en":"A"},"legal_basis":"x","article":9}"#,
        ] {
            assert!(serde_json::from_str::<Activity>(bad).is_err(), "{bad}");
        }
    }
}
