//! Codes of countries and of their provinces, states and the like.
//!
//! They are checked for their shape, not against ISO's lists: provinces are
//! founded and split (`ID-PD` in 2022), and a list in code would refuse them.

use std::fmt;
use std::str::FromStr;

/// A country: a code of the shape of ISO 3166-1 alpha-2.
///
/// # Examples
///
/// ```
/// use kawasan_model::Country;
///
/// let country: Country = "ID".parse()?;
/// assert_eq!(country.to_string(), "ID");
/// assert!("IDN".parse::<Country>().is_err(), "alpha-3");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Country([u8; 2]); // INVARIANT: A-Z

impl Country {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A province, state or the like: a code of the shape of ISO 3166-2, of any
/// country.
///
/// # Examples
///
/// The Riau Islands of Indonesia and Jiangsu of China:
///
/// ```
/// use kawasan_model::Subdivision;
///
/// let riau_islands: Subdivision = "ID-KR".parse()?;
/// let jiangsu: Subdivision = "CN-JS".parse()?;
/// assert_eq!(riau_islands.code(), "KR");
/// assert_ne!(riau_islands.country(), jiangsu.country());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Subdivision {
    country: Country,
    code: [u8; 3], // INVARIANT: 1 to 3 of A-Z and 0-9, then zeros
}

impl Subdivision {
    /// The country: what stands before the hyphen.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// What stands after the hyphen.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default().trim_end_matches('\0')
    }
}

impl FromStr for Country {
    type Err = ParseCountryError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let wrong = |at| ParseCountryError::Syntax { input: shown(input), at };
        let [first, second] = input.as_bytes() else {
            let at = input.bytes().position(|byte| !byte.is_ascii_uppercase());
            return Err(wrong(at.unwrap_or(input.len()).min(2)));
        };
        if !first.is_ascii_uppercase() {
            return Err(wrong(0));
        }
        if !second.is_ascii_uppercase() {
            return Err(wrong(1));
        }
        Ok(Self([*first, *second]))
    }
}

impl FromStr for Subdivision {
    type Err = ParseSubdivisionError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let mut code = [0; 3];
        let mut country = [0; 2];
        for (at, found) in input.char_indices() {
            let byte = match (at, found) {
                (0 | 1, 'A'..='Z') | (3..=5, 'A'..='Z' | '0'..='9') => found as u8,
                (2, '-') => continue,
                _ => {
                    return Err(ParseSubdivisionError::Syntax { input: shown(input), at });
                }
            };
            let cell = country.iter_mut().chain(&mut code).nth(if at < 2 { at } else { at - 1 });
            if let Some(cell) = cell {
                *cell = byte;
            }
        }
        if input.len() < 4 {
            let at = input.len();
            return Err(ParseSubdivisionError::Syntax { input: shown(input), at });
        }
        Ok(Self { country: Country(country), code })
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.country, self.code()))
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({self})")
    }
}

impl fmt::Debug for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subdivision({self})")
    }
}

impl TryFrom<String> for Country {
    type Error = ParseCountryError;

    fn try_from(input: String) -> Result<Self, Self::Error> {
        input.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.to_string()
    }
}

impl TryFrom<String> for Subdivision {
    type Error = ParseSubdivisionError;

    fn try_from(input: String) -> Result<Self, Self::Error> {
        input.parse()
    }
}

impl From<Subdivision> for String {
    fn from(subdivision: Subdivision) -> Self {
        subdivision.to_string()
    }
}

/// Why a text is not a [`Country`].
///
/// # Examples
///
/// ```
/// use kawasan_model::Country;
///
/// let error = "id".parse::<Country>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `ID`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseCountryError {
    /// Not two capital letters.
    #[error("`{input}` is not a country: expected two capital letters, such as `ID`, at byte {at}")]
    #[non_exhaustive]
    Syntax {
        /// The text, cut if it is long.
        input: String,
        /// The byte at which it stops being one.
        at: usize,
    },
}

/// Why a text is not a [`Subdivision`].
///
/// # Examples
///
/// ```
/// use kawasan_model::{ParseSubdivisionError, Subdivision};
///
/// let error = "ID-Kr".parse::<Subdivision>().unwrap_err();
/// assert!(matches!(error, ParseSubdivisionError::Syntax { at: 4, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseSubdivisionError {
    /// Not two capital letters, a hyphen, and one to three capitals or digits.
    #[error(
        "`{input}` is not a subdivision: expected an ISO 3166-2 code, such as `ID-KR`, at byte {at}"
    )]
    #[non_exhaustive]
    Syntax {
        /// The text, cut if it is long.
        input: String,
        /// The byte at which it stops being one.
        at: usize,
    },
}

impl ParseCountryError {
    /// The code in capitals, if that makes it one.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, .. } = self;
        let mended: Country = input.trim().to_ascii_uppercase().parse().ok()?;
        Some(format!("did you mean `{mended}`?"))
    }
}

impl ParseSubdivisionError {
    /// The code in capitals and with a hyphen, if that makes it one.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Subdivision;
    ///
    /// let error = "id_kr".parse::<Subdivision>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `ID-KR`?"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, .. } = self;
        let mended = input.trim().to_ascii_uppercase().replace(['_', ' ', '–', '.'], "-");
        let mended: Subdivision = mended.parse().ok()?;
        Some(format!("did you mean `{mended}`?"))
    }
}

/// The input as a message shows it: codes are short, so a long text is cut.
fn shown(input: &str) -> String {
    let mut text: String = input.chars().take(20).collect();
    if text.len() < input.len() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_of_any_country_are_taken() {
        for code in ["ID-KR", "CN-JS", "GB-ENG", "FR-2A", "MX-CMX", "AT-9", "AE-DU", "PH-00"] {
            let subdivision: Subdivision = code.parse().unwrap();
            assert_eq!(subdivision.to_string(), code);
            assert_eq!(subdivision.country().as_str(), &code[..2]);
            assert_eq!(subdivision.code(), &code[3..]);
        }
    }

    #[test]
    fn bad_codes_say_where() {
        for (input, at) in [
            ("", 0),
            ("I", 1),
            ("ID", 2),
            ("ID-", 3),
            ("ID-KR12", 6),
            ("id-KR", 0),
            ("ID-Kr", 4),
            ("IDKR", 2),
            ("1D-KR", 0),
            ("ID-KR ", 5),
            ("ID-K\0", 4),
            ("IÐ-KR", 1),
            ("ID–KR", 2),
        ] {
            let ParseSubdivisionError::Syntax { at: found, .. } =
                input.parse::<Subdivision>().unwrap_err();
            assert_eq!(found, at, "{input}");
        }
        for (input, at) in
            [("", 0), ("I", 1), ("IDN", 2), ("iD", 0), ("Id", 1), ("é", 0), ("Aé", 1)]
        {
            let ParseCountryError::Syntax { at: found, .. } = input.parse::<Country>().unwrap_err();
            assert_eq!(found, at, "{input}");
        }
        let long = "x".repeat(100_000).parse::<Subdivision>().unwrap_err();
        assert!(long.to_string().len() < 200);
    }

    #[test]
    fn help_mends_case_and_hyphen() {
        for input in ["id-kr", "ID_KR", "ID KR", "ID–KR", " ID-KR"] {
            let help = input.parse::<Subdivision>().unwrap_err().help();
            assert_eq!(help.as_deref(), Some("did you mean `ID-KR`?"), "{input}");
        }
        assert_eq!("Riau".parse::<Subdivision>().unwrap_err().help(), None);
        let help = "id".parse::<Country>().unwrap_err().help();
        assert_eq!(help.as_deref(), Some("did you mean `ID`?"));
    }

    #[test]
    fn order_is_the_order_of_the_text() {
        let mut codes = ["ID-KR", "CN-JS", "AT-9", "ID-K", "GB-ENG"];
        codes.sort_unstable();
        let parsed: Vec<Subdivision> = codes.iter().map(|code| code.parse().unwrap()).collect();
        assert!(parsed.is_sorted());
    }

    proptest! {
        #[test]
        fn display_parse_roundtrip(text in "[A-Z]{2}-[A-Z0-9]{1,3}") {
            prop_assert_eq!(text.parse::<Subdivision>().unwrap().to_string(), text);
        }

        #[test]
        fn parsing_never_panics(text in any::<String>()) {
            if let Ok(code) = text.parse::<Subdivision>() {
                prop_assert_eq!(code.to_string(), text.as_str());
            }
            if let Ok(code) = text.parse::<Country>() {
                prop_assert_eq!(code.to_string(), text);
            }
        }
    }
}
