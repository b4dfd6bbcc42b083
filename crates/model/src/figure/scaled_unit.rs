//! A unit with a power of ten, as the data files write it: `IDR trillion`,
//! `thousand persons`, `percent`.

use std::fmt;
use std::str::FromStr;

use crate::vocabulary::{Language, Meaning, Vocabulary};
use crate::{Unit, suggest};

/// A unit and the power of ten in which its figures are published.
///
/// Percent is a hundredth of the unit `1`, so 48.2 percent *is* 0.482.
///
/// # Examples
///
/// ```
/// use kawasan_model::{ScaledUnit, Unit};
///
/// let unit: ScaledUnit = "IDR trillion".parse()?;
/// assert_eq!((unit.unit(), unit.power()), (Unit::IDR, 12));
/// assert_eq!("percent".parse::<ScaledUnit>()?, ScaledUnit::PERCENT);
/// assert_eq!("thousand persons".parse::<ScaledUnit>()?.to_string(), "thousand persons");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct ScaledUnit {
    unit: Unit,
    power: i8,
}

impl ScaledUnit {
    /// A hundredth of the unit `1`.
    pub const PERCENT: ScaledUnit = ScaledUnit { unit: Unit::ONE, power: -2 };

    /// A unit in a power of ten.
    #[must_use]
    pub const fn new(unit: Unit, power: i8) -> Self {
        ScaledUnit { unit, power }
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The power of ten.
    #[must_use]
    pub const fn power(&self) -> i8 {
        self.power
    }

    /// Whether it is percent.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        *self == Self::PERCENT
    }
}

impl From<Unit> for ScaledUnit {
    fn from(unit: Unit) -> Self {
        ScaledUnit { unit, power: 0 }
    }
}

impl fmt::Display for ScaledUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit;
        let word = |power| Vocabulary::builtin().word(Language::ENGLISH, &Meaning::Power(power));
        match (self.power, word(self.power)) {
            _ if self.is_percent() => f.write_str("percent"),
            (0, _) => write!(f, "{unit}"),
            (_, Some(word)) if unit.is_money() => write!(f, "{unit} {word}"),
            (_, Some(word)) => write!(f, "{word} {unit}"),
            (power, None) => write!(f, "e{power} {unit}"),
        }
    }
}

impl FromStr for ScaledUnit {
    type Err = ParseScaledUnitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut power: Option<i8> = None;
        let mut unit: Option<Unit> = None;
        let error = |part: &str| ParseScaledUnitError { input: text.into(), part: part.into() };
        for part in text.split_ascii_whitespace() {
            match part_of(part) {
                Some(Part::Percent) if text.trim() == part => return Ok(Self::PERCENT),
                Some(Part::Power(p)) if power.is_none() => power = Some(p),
                Some(Part::Unit(u)) if unit.is_none() => unit = Some(u),
                _ => return Err(error(part)),
            }
        }
        let unit = unit.ok_or_else(|| error(""))?;
        Ok(ScaledUnit { unit, power: power.unwrap_or(0) })
    }
}

impl TryFrom<String> for ScaledUnit {
    type Error = ParseScaledUnitError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ScaledUnit> for String {
    fn from(unit: ScaledUnit) -> String {
        unit.to_string()
    }
}

/// A text is not a [`ScaledUnit`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a unit: {}expected such as `IDR trillion`, `USD million`, `persons`, \
     `thousand persons`, `percent`",
    self.what()
)]
#[non_exhaustive]
pub struct ParseScaledUnitError {
    /// The text.
    pub input: String,
    /// The part of it that isn't understood, empty where something is missing.
    pub part: String,
}

impl ParseScaledUnitError {
    fn what(&self) -> String {
        if self.part.is_empty() {
            "nothing is counted, ".to_owned()
        } else {
            format!("`{}` is not understood, ", self.part)
        }
    }

    /// The word that was probably meant.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let words = Vocabulary::builtin().spellings(Language::ENGLISH);
        let known = words.filter(|word| word.chars().count() > 2 && !word.contains(' '));
        suggest::nearest(&self.part, known).map(|word| format!("did you mean `{word}`?"))
    }
}

enum Part {
    Power(i8),
    Unit(Unit),
    Percent,
}

fn part_of(word: &str) -> Option<Part> {
    // Powers first: a word that is no unit costs a search for what was meant.
    match Vocabulary::builtin().meaning(Language::ENGLISH, &word.to_lowercase()) {
        Some(Meaning::Power(power)) if word.len() > 2 => return Some(Part::Power(power)),
        Some(Meaning::Unit(unit)) => return Some(Part::Unit(unit)),
        Some(Meaning::Percent) => return Some(Part::Percent),
        _ => {}
    }
    if let Some(power) = word.strip_prefix('e').and_then(|digits| digits.parse().ok()) {
        return Some(Part::Power(power));
    }
    word.parse().ok().map(Part::Unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for text in [
            "IDR",
            "IDR trillion",
            "USD million",
            "persons",
            "thousand persons",
            "businesses",
            "hectares",
            "percent",
            "1",
            "IDR/USD",
            "million 1",
            "e5 persons",
            "e7 INR",
        ] {
            assert_eq!(text.parse::<ScaledUnit>().map(|u| u.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let message = |text: &str| text.parse::<ScaledUnit>().unwrap_err().to_string();
        assert!(message("IDR trilion").contains("`trilion` is not understood"));
        assert!(message("trillion").contains("nothing is counted"));
        assert!(message("").contains("nothing is counted"));
        assert!(message("IDR USD").contains("`USD` is not understood"));
        assert!(message("percent persons").contains("`percent`"));
        let help = "IDR trilion".parse::<ScaledUnit>().unwrap_err().help();
        assert_eq!(help.as_deref(), Some("did you mean `trillion`?"));
    }
}
