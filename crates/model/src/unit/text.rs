//! Units as text: `IDR/person/month`, `persons/hectare`, `1/day`, `IDR^2`.

use std::fmt;
use std::str::FromStr;

use super::Unit;
use crate::BaseUnit;

/// Inverse to `FromStr`.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for (base, power) in self.factors().filter(|(_, power)| *power > 0) {
            if !text.is_empty() {
                text.push('*');
            }
            push_factor(&mut text, base.plural(), power.unsigned_abs());
        }
        if text.is_empty() {
            text.push('1');
        }
        for (base, power) in self.factors().filter(|(_, power)| *power < 0) {
            text.push('/');
            push_factor(&mut text, base.singular(), power.unsigned_abs());
        }
        f.pad(&text)
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self})")
    }
}

/// Reads base units, singular or plural, joined by `*` and `/`, each perhaps to
/// a power from `^1` to `^127`; `1` only at the beginning. What follows a `/`
/// up to the next sign is the denominator: `IDR/person*month` is IDR months
/// per person.
impl FromStr for Unit {
    type Err = ParseUnitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(ParseUnitError::Empty);
        }
        let mut powers = Vec::new();
        let mut sign = 1;
        let mut at = 0_usize;
        for factor in text.split_inclusive(['*', '/']) {
            let name = factor.trim_end_matches(['*', '/']);
            if name != "1" || at != 0 {
                let (base, power) = parse_factor(text, name, at)?;
                powers.push((base, if sign < 0 { -power } else { power }));
            }
            sign = if factor.ends_with('/') { -1 } else { 1 };
            at = at.saturating_add(factor.len());
        }
        if text.ends_with(['*', '/']) {
            return Err(ParseUnitError::unknown(text, "", at));
        }
        Self::of_powers(powers).ok_or_else(|| ParseUnitError::TooManyFactors { input: text.into() })
    }
}

impl TryFrom<String> for Unit {
    type Error = ParseUnitError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.to_string()
    }
}

/// Why a text is not a [`Unit`].
///
/// # Examples
/// A percentage is a ratio, and the error says how to write one:
///
/// ```
/// use kawasan_model::Unit;
///
/// let error = "percent".parse::<Unit>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`percent` is not a unit but a power of ten, at byte 0: expected the unit `1` and the \
///      amount times 10^-2",
/// );
///
/// let error = "IDR/pesron".parse::<Unit>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `person`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseUnitError {
    /// Nothing at all; a plain ratio has the unit `1`.
    #[error("`` is not a unit: expected one such as `IDR` or `persons`, or `1` for a ratio")]
    Empty,
    /// Per cent, which is a power of ten.
    #[error(
        "`{name}` is not a unit but a power of ten, at byte {at}: expected the unit `1` and the \
         amount times 10^-2"
    )]
    #[non_exhaustive]
    Percent {
        /// The whole text.
        input: String,
        /// The word or sign for per cent.
        name: String,
        /// Its place, in bytes.
        at: usize,
    },
    /// A name of no base unit.
    #[error(
        "`{input}` is not a unit: expected a currency's code or a name such as `persons` at byte \
         {at}, but found `{name}`"
    )]
    #[non_exhaustive]
    Unknown {
        /// The whole text.
        input: String,
        /// The name that isn't known.
        name: String,
        /// Its place, in bytes.
        at: usize,
        /// The name that may have been meant.
        suggestion: Option<String>,
    },
    /// A power that isn't a whole number from 1 to 127.
    #[error(
        "`{input}` is not a unit: expected a power from 1 to 127 at byte {at}, but found \
         `{exponent}`"
    )]
    #[non_exhaustive]
    Exponent {
        /// The whole text.
        input: String,
        /// What stands where the power should be.
        exponent: String,
        /// Its place, in bytes.
        at: usize,
    },
    /// More than a unit can express.
    #[error(
        "`{input}` is too much for a unit: expected at most 4 base units, each to a power of at \
         most 127"
    )]
    #[non_exhaustive]
    TooManyFactors {
        /// The whole text.
        input: String,
    },
}

impl ParseUnitError {
    /// The name that may have been meant.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// let error = "hectars".parse::<Unit>().unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `hectares`?"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown { suggestion, .. } => {
                suggestion.as_ref().map(|name| format!("did you mean `{name}`?"))
            }
            _ => None,
        }
    }

    /// A name that stands at a byte of a text, and is none.
    pub(crate) fn unknown(input: &str, name: &str, at: usize) -> Self {
        let suggestion = BaseUnit::suggestion(name).map(str::to_owned);
        let (input, name) = (input.to_owned(), name.to_owned());
        if matches!(name.to_ascii_lowercase().as_str(), "percent" | "per cent" | "%") {
            return Self::Percent { input, name, at };
        }
        Self::Unknown { input, name, at, suggestion }
    }
}

fn push_factor(text: &mut String, name: &str, power: u8) {
    text.push_str(name);
    if power != 1 {
        text.push('^');
        text.push_str(&power.to_string());
    }
}

fn parse_factor(text: &str, factor: &str, at: usize) -> Result<(BaseUnit, i16), ParseUnitError> {
    let (name, exponent) = match factor.split_once('^') {
        Some((name, exponent)) => (name, Some(exponent)),
        None => (factor, None),
    };
    let base = BaseUnit::of_name(name).ok_or_else(|| ParseUnitError::unknown(text, name, at))?;
    let Some(exponent) = exponent else {
        return Ok((base, 1));
    };
    // Digits only: `parse` would take a sign.
    let power = Some(exponent)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|digits| digits.parse::<i8>().ok())
        .filter(|power| *power > 0);
    match power {
        Some(power) => Ok((base, i16::from(power))),
        None => Err(ParseUnitError::Exponent {
            input: text.to_owned(),
            exponent: exponent.to_owned(),
            at: at.saturating_add(name.len()).saturating_add(1),
        }),
    }
}
