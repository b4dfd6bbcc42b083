//! Texts in several languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::TextFault;
use crate::text::line;

/// The language that speaks where the wanted one isn't there.
const FALLBACK: &str = "en";

/// One text in one or more languages, such as a sector's title.
///
/// Languages are tags of the shape of BCP 47 (`id`, `en`, `zh-Hant`), compared
/// without regard to case.
///
/// # Examples
///
/// A report in a language that the data doesn't have shows English, not a gap:
///
/// ```
/// use kawasan_model::Localised;
///
/// let title = Localised::try_new([("en", "Tourism"), ("id", "Pariwisata")])?;
/// assert_eq!(title.get("id"), "Pariwisata");
/// assert_eq!(title.get("id-ID"), "Pariwisata");
/// assert_eq!(title.get("ja"), "Tourism");
/// assert_eq!(title.exact("ja"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(into = "BTreeMap<String, String>"))]
pub struct Localised {
    // One text stands apart, so that there is always one.
    any: (String, String), // INVARIANT: the first by tag; a tag and a line of text
    more: BTreeMap<String, String>, // INVARIANT: likewise; no two tags equal but for case
}

impl Localised {
    /// A text from pairs of language tag and text.
    ///
    /// # Errors
    /// - [`LocalisedError::Empty`] without any pair,
    /// - [`LocalisedError::Tag`] if a tag isn't one,
    /// - [`LocalisedError::Text`] if a text isn't a line of text,
    /// - [`LocalisedError::Repeated`] if a language comes twice.
    pub fn try_new<L, T>(pairs: impl IntoIterator<Item = (L, T)>) -> Result<Self, LocalisedError>
    where
        L: Into<String>,
        T: Into<String>,
    {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (lang, text) in pairs {
            let (lang, text) = (lang.into(), text.into());
            check_tag(&lang)?;
            if let Err(fault) = line(&text) {
                return Err(LocalisedError::Text { lang, fault });
            }
            if !seen.insert(lang.to_ascii_lowercase()) {
                return Err(LocalisedError::Repeated { lang });
            }
            texts.insert(lang, text);
        }
        let any = texts.pop_first().ok_or(LocalisedError::Empty)?;
        Ok(Self { any, more: texts })
    }

    /// The text in `lang`, or the nearest there is.
    ///
    /// In this order: the language asked for; it without its last subtags
    /// (`id-ID`, then `id`); English (`en`); the first by tag.
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        let mut wanted = lang;
        loop {
            if let Some(text) = self.exact(wanted) {
                return text;
            }
            match wanted.rsplit_once('-') {
                Some((shorter, _)) => wanted = shorter,
                None => return self.exact(FALLBACK).unwrap_or(&self.any.1),
            }
        }
    }

    /// The text in just this language.
    #[must_use]
    pub fn exact(&self, lang: &str) -> Option<&str> {
        self.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(lang)).map(|(_, text)| text)
    }

    /// All languages and texts, by tag.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Localised;
    ///
    /// let title = Localised::try_new([("id", "Kesehatan"), ("en", "Health")])?;
    /// let languages: Vec<&str> = title.iter().map(|(lang, _)| lang).collect();
    /// assert_eq!(languages, ["en", "id"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        std::iter::once((&self.any.0, &self.any.1))
            .chain(&self.more)
            .map(|(lang, text)| (lang.as_str(), text.as_str()))
    }
}

impl From<Localised> for BTreeMap<String, String> {
    fn from(localised: Localised) -> Self {
        let mut texts = localised.more;
        texts.insert(localised.any.0, localised.any.1);
        texts
    }
}

/// By hand, because a map would let the second of two equal keys win.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Localised {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> serde::de::Visitor<'de> for Pairs {
            type Value = Localised;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map from language tags to texts")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Localised, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry::<String, String>()? {
                    pairs.push(pair);
                }
                Localised::try_new(pairs).map_err(serde::de::Error::custom)
            }
        }

        deserializer.deserialize_map(Pairs)
    }
}

/// Why a [`Localised`] text can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Localised, LocalisedError};
///
/// let error = Localised::try_new([("english", "Health")]).unwrap_err();
/// assert!(matches!(error, LocalisedError::Tag { at: 0, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LocalisedError {
    /// No language at all.
    #[error("a text has no language: expected at least one, such as `en`")]
    Empty,
    /// Not a language tag.
    #[error("`{input}` is not a language: expected a tag, such as `id` or `zh-Hant`, at byte {at}")]
    #[non_exhaustive]
    Tag {
        /// The text.
        input: String,
        /// The byte at which the part that is wrong begins.
        at: usize,
    },
    /// Not a line of text.
    #[error("the text in `{lang}` {fault}")]
    #[non_exhaustive]
    Text {
        /// The language.
        lang: String,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// One language comes twice.
    #[error("the language `{lang}` comes twice")]
    #[non_exhaustive]
    Repeated {
        /// The language.
        lang: String,
    },
}

/// Two or three lower-case letters, then parts of 1 to 8 letters and digits.
fn check_tag(input: &str) -> Result<(), LocalisedError> {
    let mut at = 0;
    for (index, part) in input.split('-').enumerate() {
        let fits = if index == 0 {
            matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_lowercase())
        } else {
            matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if !fits {
            let input = input.chars().take(64).collect();
            return Err(LocalisedError::Tag { input, at });
        }
        at += part.len() + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_in_the_declared_order() {
        let title =
            Localised::try_new([("id", "Energi"), ("en", "Energy"), ("zh-Hant", "能源")]).unwrap();
        assert_eq!(title.get("ID"), "Energi");
        assert_eq!(title.get("id-Latn-ID"), "Energi");
        assert_eq!(title.get("zh-hant-TW"), "能源");
        assert_eq!(title.get("zh"), "Energy");
        assert_eq!(title.get(""), "Energy");
        let no_english = Localised::try_new([("ms", "Tenaga"), ("id", "Energi")]).unwrap();
        assert_eq!(no_english.get("fr"), "Energi");
    }

    #[test]
    fn bad_texts_are_refused() {
        let none: [(&str, &str); 0] = [];
        assert_eq!(Localised::try_new(none), Err(LocalisedError::Empty));
        for (tag, at) in [("", 0), ("e", 0), ("EN", 0), ("engl", 0), ("en-", 3), ("en_GB", 0)] {
            let Err(LocalisedError::Tag { at: found, .. }) = Localised::try_new([(tag, "x")])
            else {
                panic!("`{tag}` was taken");
            };
            assert_eq!(found, at, "{tag}");
        }
        assert!(matches!(
            Localised::try_new([("en", " ")]),
            Err(LocalisedError::Text { fault: TextFault::Blank, .. })
        ));
        assert!(matches!(
            Localised::try_new([("zh-Hant", "a"), ("zh-hant", "b")]),
            Err(LocalisedError::Repeated { .. })
        ));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let json = r#"{"en":"Health","id":"Kesehatan"}"#;
        let title: Localised = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&title).unwrap(), json);
        for bad in ["{}", r#"{"en":""}"#, r#"{"en":"a","en":"b"}"#, r#"{"EN":"a"}"#, "\"Health\""] {
            assert!(serde_json::from_str::<Localised>(bad).is_err(), "{bad}");
        }
    }
}
