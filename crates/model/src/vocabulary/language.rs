//! The language a text is written in, and how that language writes numbers.

use std::fmt;
use std::str::FromStr;

/// A language by its two-letter code (ISO 639-1), such as `id` or `en`.
///
/// # Examples
///
/// ```
/// use kawasan_model::Language;
///
/// let language: Language = "id".parse()?;
/// assert_eq!(language, Language::INDONESIAN);
/// assert_eq!(language.to_string(), "id");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Language([u8; 2]); // INVARIANT: two of a-z

impl Language {
    /// Indonesian, `id`.
    pub const INDONESIAN: Language = Language(*b"id");
    /// English, `en`.
    pub const ENGLISH: Language = Language(*b"en");

    /// The two-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        // The bytes are ASCII letters, so this is never the fallback.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Language {
    type Err = ParseLanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Ok(Language([a, b])),
            _ => Err(ParseLanguageError { input: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for Language {
    type Error = ParseLanguageError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.to_string()
    }
}

/// A text is not the code of a [`Language`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not a language code: expected two lower-case letters, such as `id` or `en`")]
#[non_exhaustive]
pub struct ParseLanguageError {
    /// The text.
    pub input: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_lower_case_letters_are_a_language() {
        for bad in ["", "i", "ID", "ind", "i1", "é", "日本"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
        assert_eq!("fr".parse::<Language>().unwrap().code(), "fr");
    }
}
