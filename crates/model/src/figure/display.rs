//! Writing a figure: as the data files do, or as a language does.

use std::fmt;

use rust_decimal::Decimal;

use super::{Figure, Qualifier};
use crate::Unit;
use crate::vocabulary::{Language, Meaning, Numerals, Vocabulary};

/// A figure in the words of one language; see [`Figure::display`].
#[derive(Debug, Clone, Copy)]
pub struct FigureDisplay<'a> {
    figure: &'a Figure,
    language: Language,
    vocabulary: &'a Vocabulary,
}

impl Figure {
    /// The figure as a language writes it: "sekitar Rp121,8 triliun", "about
    /// IDR 121.8 trillion". Where the language has no word for the power of ten,
    /// the digits carry it (`1.5e7`), so that no precision is made up.
    ///
    /// A single thing takes the singular where a language has one: "1 person".
    ///
    /// Read back in that language, it is the same figure.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Figure, Language};
    ///
    /// let stock: Figure = "sekitar Rp121,8 triliun".parse()?;
    /// assert_eq!(stock.display(Language::ENGLISH).to_string(), "about IDR 121.8 trillion");
    /// let workers: Figure = "9,342 persons".parse()?;
    /// assert_eq!(workers.display(Language::INDONESIAN).to_string(), "9.342 orang");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn display(&self, language: Language) -> FigureDisplay<'_> {
        self.display_with(Vocabulary::builtin(), language)
    }

    /// The same, in the words of a vocabulary.
    #[must_use]
    pub fn display_with<'a>(
        &'a self,
        vocabulary: &'a Vocabulary,
        language: Language,
    ) -> FigureDisplay<'a> {
        FigureDisplay { figure: self, language, vocabulary }
    }
}

impl fmt::Display for FigureDisplay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { figure, language, vocabulary } = *self;
        let (unit, power) = (figure.unit(), figure.unit.power());
        let word = |meaning| vocabulary.word(language, &meaning);
        if let Some(word) = word(Meaning::Qualifier(figure.qualifier)) {
            write!(f, "{word} ")?;
        }
        let numerals = vocabulary.numerals(language).unwrap_or(Numerals {
            language,
            decimal: '.',
            group: ',',
        });
        let mut number = numerals.write(figure.coefficient);
        if figure.unit.is_percent() {
            // The sign is read in every language.
            return write!(f, "{number}%");
        }
        let power_word = (power != 0).then(|| word(Meaning::Power(power))).flatten();
        if power != 0 && power_word.is_none() {
            if unit.is_one() {
                // "1e3%", as such a ratio is written, and not "1e1 times".
                return write!(f, "{}%", scientific(figure.coefficient, power.saturating_add(2)));
            }
            number = scientific(figure.coefficient, power);
        }
        let amount = match power_word {
            Some(power) => format!("{number} {power}"),
            None => number,
        };
        let plain = unit.to_string();
        let name = word(Meaning::Unit(unit)).unwrap_or(&plain);
        let is_single = power == 0
            && figure.coefficient.scale() == 0
            && figure.coefficient.abs() == Decimal::ONE;
        let one = (is_single && language == Language::ENGLISH).then(|| singular(unit, name));
        let name = one.flatten().unwrap_or_else(|| name.to_owned());
        match (unit.is_money(), name.ends_with(|c: char| c.is_lowercase())) {
            // Rp15,1 triliun; IDR 15.1 trillion
            (true, true) => write!(f, "{name}{amount}"),
            (true, false) => write!(f, "{name} {amount}"),
            (false, _) => write!(f, "{amount} {name}"),
        }
    }
}

impl fmt::Display for Figure {
    /// The form of the data files, which needs no language: a qualifier, plain
    /// digits and a unit, such as `about 121.8 IDR trillion`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.qualifier != Qualifier::Exact {
            write!(f, "{} ", self.qualifier)?;
        }
        let (unit, power) = (self.unit(), self.unit.power());
        let word = |meaning| Vocabulary::builtin().word(Language::ENGLISH, &meaning);
        let power_word = word(Meaning::Power(power));
        if power != 0 && power_word.is_none() && !self.unit.is_percent() {
            return write!(f, "{} {}", scientific(self.coefficient, power), named(unit));
        }
        // A reader can't tell what `1.234 IDR` means; `1.234e0` has a decimal point.
        // A word that only English has says so too.
        let name = unit.to_string();
        let is_english = power != 0
            || word(Meaning::Unit(unit))
                .is_some_and(|word| word == name && word.starts_with(char::is_lowercase));
        let mark = if !is_english && self.coefficient.scale() == 3 { "e0" } else { "" };
        if unit.is_one() && !self.unit.is_percent() {
            let power = power_word.map(|word| format!("{word} ")).unwrap_or_default();
            return write!(f, "{}{mark} {power}{}", self.coefficient, named(unit));
        }
        write!(f, "{}{mark} {}", self.coefficient, self.unit)
    }
}

/// The English word for one of a unit, where `name` is the word for several.
fn singular(unit: Unit, name: &str) -> Option<String> {
    let mut factors = unit.factors();
    let (Some((base, 1)), None) = (factors.next(), factors.next()) else { return None };
    let words = |name: &str| name.replace('_', " ");
    if name == base.plural() {
        return Some(base.singular().to_owned());
    }
    (name == words(base.plural())).then(|| words(base.singular()))
}

/// A unit as a word after a number; a second number would not be one.
fn named(unit: Unit) -> String {
    if unit.is_one() { "times".to_owned() } else { unit.to_string() }
}

fn scientific(coefficient: Decimal, power: i8) -> String {
    format!("{coefficient}e{power}")
}
