//! Ids: the short, stable texts by which files name zones, sectors and the rest.
//!
//! An id has 1 to 64 characters of `a-z`, `0-9`, `-` and `_` and begins with a
//! letter or digit. Each kind of thing has a type of its own, so that a sector
//! can't be looked up by a zone's id. Ids are ordered as text, and cloning one
//! copies a pointer.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The longest id, in characters.
const MAX_CHARS: usize = 64;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $article:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
        pub struct $name(Arc<str>);

        impl $name {
            #[doc = concat!("The text of ", $article, " id.")]
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(input: &str) -> Result<Self, Self::Err> {
                check(input)?;
                Ok(Self(Arc::from(input)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<&str> for $name {
            type Error = ParseIdError;

            fn try_from(input: &str) -> Result<Self, Self::Error> {
                input.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = ParseIdError;

            fn try_from(input: String) -> Result<Self, Self::Error> {
                input.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }
    };
}

id!(
    /// The id of a zone, such as `sei-mangkei`.
    ///
    /// # Examples
    ///
    /// Ids are given, not made from names, but a name that is used as one says
    /// which id is likely meant:
    ///
    /// ```
    /// use kawasan_model::ZoneId;
    ///
    /// let id: ZoneId = "sei-mangkei".parse()?;
    /// assert_eq!(id.as_str(), "sei-mangkei");
    ///
    /// let error = "Sei Mangkei".parse::<ZoneId>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `sei-mangkei`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ZoneId, "a zone's"
);
id!(
    /// The id of a measure, such as `investment`.
    ///
    /// # Examples
    ///
    /// A map keyed by ids is asked with plain text:
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use kawasan_model::MeasureId;
    ///
    /// let units = BTreeMap::from([("employment".parse::<MeasureId>()?, "person")]);
    /// assert_eq!(units.get("employment"), Some(&"person"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    MeasureId, "a measure's"
);
id!(
    /// The id of a sector, such as `natural_resource_processing`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::SectorId;
    ///
    /// let mro: SectorId = "mro".parse()?;
    /// assert!(mro < "tourism".parse()?, "ordered as text");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SectorId, "a sector's"
);
id!(
    /// The id of an activity that a country's law lets zones carry out, such
    /// as `logistics_and_distribution`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ActivityId;
    ///
    /// let id: ActivityId = "production_and_processing".parse()?;
    /// assert_eq!(id.to_string(), "production_and_processing");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ActivityId, "an activity's"
);
id!(
    /// The id of a natural resource, such as `palm-oil` at KEK Sei Mangkei.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ResourceId;
    ///
    /// let bauxite: ResourceId = "bauxite".parse()?;
    /// assert_eq!(bauxite.clone(), bauxite);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ResourceId, "a resource's"
);
id!(
    /// The id of a cluster, the group in which a country reports a zone, such
    /// as `industry`, `tourism` or `digital`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ClusterId;
    ///
    /// let error = "other services (MRO)".parse::<ClusterId>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `other-services-mro`?"));
    /// ```
    ClusterId, "a cluster's"
);
id!(
    /// The id of a price index, such as `cpi` or `gdp_deflator`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::PriceIndexId;
    ///
    /// let error = "GDP deflator".parse::<PriceIndexId>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `gdp-deflator`?"));
    /// ```
    PriceIndexId, "a price index's"
);
id!(
    /// The id of a value chain, such as `copper`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ChainId;
    ///
    /// let error = "Palm oil".parse::<ChainId>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `palm-oil`?"));
    /// ```
    ChainId, "a value chain's"
);
id!(
    /// The id of a product of a value chain, such as `copper_cathode`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ProductId;
    ///
    /// let alumina: ProductId = "alumina".parse()?;
    /// assert_eq!(alumina.as_str(), "alumina");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ProductId, "a product's"
);

/// Why a text is not an id.
///
/// # Examples
///
/// ```
/// use kawasan_model::{ParseIdError, ZoneId};
///
/// let error = "KEK Gresik".parse::<ZoneId>().unwrap_err();
/// assert!(matches!(error, ParseIdError::Character { at: 0, found: 'K', .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseIdError {
    /// No text.
    #[error("an id is empty: expected 1 to 64 characters of `a-z`, `0-9`, `-` and `_`")]
    Empty,
    /// More than 64 characters.
    #[error("the id that begins `{beginning}` has {count} characters: expected at most 64")]
    #[non_exhaustive]
    TooLong {
        /// Its first 64 characters.
        beginning: String,
        /// How many characters it has.
        count: usize,
    },
    /// It begins with `-` or `_`.
    #[error("`{input}` begins with `{found}`: expected a letter or digit")]
    #[non_exhaustive]
    Beginning {
        /// The text.
        input: String,
        /// The first character.
        found: char,
    },
    /// A character that no id has.
    #[error("`{input}` has `{found}` at byte {at}: expected `a-z`, `0-9`, `-` or `_`")]
    #[non_exhaustive]
    Character {
        /// The text.
        input: String,
        /// The byte at which the character begins.
        at: usize,
        /// The character.
        found: char,
    },
}

impl ParseIdError {
    /// The id that is likely meant: lower case, other characters as `-`.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ZoneId;
    ///
    /// let error = "Tanjung Api-Api".parse::<ZoneId>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `tanjung-api-api`?"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::TooLong { .. } => Some("shorten it".to_owned()),
            Self::Beginning { input, .. } | Self::Character { input, .. } => {
                Some(format!("did you mean `{}`?", slug(input)?))
            }
        }
    }
}

fn check(input: &str) -> Result<(), ParseIdError> {
    if input.is_empty() {
        return Err(ParseIdError::Empty);
    }
    // Length first, so that no message repeats an endless input.
    let count = input.chars().count();
    if count > MAX_CHARS {
        let beginning = input.chars().take(MAX_CHARS).collect();
        return Err(ParseIdError::TooLong { beginning, count });
    }
    for (at, found) in input.char_indices() {
        match found {
            'a'..='z' | '0'..='9' => {}
            '-' | '_' if at > 0 => {}
            '-' | '_' => {
                return Err(ParseIdError::Beginning { input: input.to_owned(), found });
            }
            _ => {
                return Err(ParseIdError::Character { input: input.to_owned(), at, found });
            }
        }
    }
    Ok(())
}

/// A valid id near to `input`, or none if a letter would have to be guessed.
fn slug(input: &str) -> Option<String> {
    let mut out = String::with_capacity(input.len());
    let mut gap = false;
    for found in input.chars() {
        if found.is_ascii_alphanumeric() || (found == '_' && !out.is_empty()) {
            if std::mem::take(&mut gap) && !out.is_empty() {
                out.push('-');
            }
            out.push(found.to_ascii_lowercase());
        } else if found.is_alphanumeric() {
            return None;
        } else {
            gap = true;
        }
    }
    check(&out).ok().map(|()| out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_and_shortest_are_taken() {
        assert!("a".parse::<ZoneId>().is_ok());
        assert!("0_-".parse::<ZoneId>().is_ok());
        assert!("a".repeat(64).parse::<ZoneId>().is_ok());
    }

    #[test]
    fn bad_ids_say_where_and_what() {
        for (input, message) in [
            ("", "an id is empty: expected 1 to 64 characters of `a-z`, `0-9`, `-` and `_`"),
            ("-a", "`-a` begins with `-`: expected a letter or digit"),
            ("_a", "`_a` begins with `_`: expected a letter or digit"),
            ("kek gresik", "`kek gresik` has ` ` at byte 3: expected `a-z`, `0-9`, `-` or `_`"),
            ("são", "`são` has `ã` at byte 1: expected `a-z`, `0-9`, `-` or `_`"),
            ("palU", "`palU` has `U` at byte 3: expected `a-z`, `0-9`, `-` or `_`"),
            ("palu\0", "`palu\0` has `\0` at byte 4: expected `a-z`, `0-9`, `-` or `_`"),
        ] {
            assert_eq!(input.parse::<ZoneId>().unwrap_err().to_string(), message);
        }
        let error = "é".repeat(100_000).parse::<ZoneId>().unwrap_err();
        assert!(matches!(&error, ParseIdError::TooLong { count: 100_000, .. }));
        assert!(error.to_string().len() < 300);
    }

    #[test]
    fn help_mends_real_names() {
        for (input, help) in [
            ("Sei Mangkei", Some("sei-mangkei")),
            ("KEK PKI  Batam", Some("kek-pki-batam")),
            ("_energy", Some("energy")),
            ("palm oil", Some("palm-oil")),
            ("Tanjung Api–Api", Some("tanjung-api-api")),
            ("São Tomé", None),
            ("---", None),
        ] {
            let wanted = help.map(|id| format!("did you mean `{id}`?"));
            assert_eq!(input.parse::<ZoneId>().unwrap_err().help(), wanted, "{input}");
        }
    }

    proptest! {
        #[test]
        fn display_parse_roundtrip(text in "[a-z0-9][a-z0-9_-]{0,63}") {
            let id: ZoneId = text.parse().unwrap();
            prop_assert_eq!(id.to_string(), text);
        }

        #[test]
        fn what_is_suggested_is_an_id(text in any::<String>()) {
            if let Some(id) = slug(&text) {
                prop_assert!(id.parse::<ZoneId>().is_ok());
            }
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_parsing_refuses() {
        let id: ZoneId = serde_json::from_str("\"gresik\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"gresik\"");
        assert!(serde_json::from_str::<ZoneId>("\"KEK Gresik\"").is_err());
        assert!(serde_json::from_str::<ZoneId>("1").is_err());
    }
}
