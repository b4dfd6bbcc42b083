//! Where a zone lies: country, subdivision, localities, island.

use crate::text::{folded, line};
use crate::{Country, Subdivision, TextFault};

/// Where a zone lies.
///
/// # Examples
///
/// KEK Arun Lhokseumawe lies in a regency and a city of Aceh:
///
/// ```
/// use kawasan_model::Place;
///
/// let place = Place::new("ID-AC".parse()?)
///     .with_locality("Kabupaten Aceh Utara")?
///     .with_locality("Kota Lhokseumawe")?
///     .with_island("Sumatera")?;
/// assert_eq!(place.country().as_str(), "ID");
/// assert_eq!(place.localities().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Place", into = "form::Place"))]
pub struct Place {
    subdivision: Subdivision,
    localities: Vec<String>, // INVARIANT: lines of text, none twice
    island: Option<String>,  // INVARIANT: a line of text
}

impl Place {
    /// A place known to its subdivision.
    #[must_use]
    pub const fn new(subdivision: Subdivision) -> Self {
        Self { subdivision, localities: Vec::new(), island: None }
    }

    /// Adds a locality: a regency, city or the like.
    ///
    /// # Errors
    /// [`PlaceError::Locality`] if the name isn't a line of text,
    /// [`PlaceError::Repeated`] if the place has it already, in any case.
    pub fn with_locality(mut self, name: impl Into<String>) -> Result<Self, PlaceError> {
        let name = name.into();
        if let Err(fault) = line(&name) {
            return Err(PlaceError::Locality { input: name, fault });
        }
        if self.localities.iter().any(|known| folded(known) == folded(&name)) {
            return Err(PlaceError::Repeated { input: name });
        }
        self.localities.push(name);
        Ok(self)
    }

    /// Names the island.
    ///
    /// # Errors
    /// [`PlaceError::Island`] if the name isn't a line of text.
    pub fn with_island(mut self, name: impl Into<String>) -> Result<Self, PlaceError> {
        let name = name.into();
        if let Err(fault) = line(&name) {
            return Err(PlaceError::Island { input: name, fault });
        }
        self.island = Some(name);
        Ok(self)
    }

    /// The country, from the subdivision.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.subdivision.country()
    }

    /// The province, state or the like.
    #[must_use]
    pub const fn subdivision(&self) -> Subdivision {
        self.subdivision
    }

    /// Regencies, cities or the like, in the order given; empty if not known.
    #[must_use]
    pub fn localities(&self) -> &[String] {
        &self.localities
    }

    /// The island, if there is one to tell.
    #[must_use]
    pub fn island(&self) -> Option<&str> {
        self.island.as_deref()
    }
}

/// Why a [`Place`] can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Place, PlaceError};
///
/// let error = Place::new("ID-BA".parse()?).with_locality("").unwrap_err();
/// assert!(matches!(error, PlaceError::Locality { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaceError {
    /// A locality's name isn't a line of text.
    #[error("the locality `{input}` {fault}")]
    #[non_exhaustive]
    Locality {
        /// The name.
        input: String,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// A locality is named twice.
    #[error("the locality `{input}` is named twice")]
    #[non_exhaustive]
    Repeated {
        /// The name.
        input: String,
    },
    /// The island's name isn't a line of text.
    #[error("the island `{input}` {fault}")]
    #[non_exhaustive]
    Island {
        /// The name.
        input: String,
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
    pub(super) struct Place {
        subdivision: crate::Subdivision,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        localities: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        island: Option<String>,
    }

    impl TryFrom<Place> for super::Place {
        type Error = super::PlaceError;

        fn try_from(form: Place) -> Result<Self, Self::Error> {
            let mut place = Self::new(form.subdivision);
            for name in form.localities {
                place = place.with_locality(name)?;
            }
            match form.island {
                Some(name) => place.with_island(name),
                None => Ok(place),
            }
        }
    }

    impl From<super::Place> for Place {
        fn from(place: super::Place) -> Self {
            let super::Place { subdivision, localities, island } = place;
            Self { subdivision, localities, island }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_places_are_refused() {
        let place = || Place::new("ID-JI".parse().unwrap());
        assert!(matches!(place().with_locality(""), Err(PlaceError::Locality { .. })));
        assert!(matches!(place().with_locality("a\nb"), Err(PlaceError::Locality { .. })));
        assert!(matches!(place().with_island(" Jawa"), Err(PlaceError::Island { .. })));
        let twice = place().with_locality("Kabupaten Gresik").unwrap();
        assert_eq!(
            twice.with_locality("kabupaten  gresik").unwrap_err().to_string(),
            "the locality `kabupaten  gresik` is named twice"
        );
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let json = r#"{"subdivision":"ID-JB","localities":["Kabupaten Bogor","Kabupaten Sukabumi"],"island":"Jawa"}"#;
        let lido: Place = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&lido).unwrap(), json);
        for bad in [
            r#"{"subdivision":"id-JB"}"#,
            r#"{"subdivision":"ID-JB","localities":[""]}"#,
            r#"{"subdivision":"ID-JB","localities":["A","A"]}"#,
            r#"{"subdivision":"ID-JB","province":"Jawa Barat"}"#,
            r#"{"localities":["A"]}"#,
        ] {
            assert!(serde_json::from_str::<Place>(bad).is_err(), "{bad}");
        }
    }
}
