//! Reading a figure from text: "sekitar Rp121,8 triliun", "9,342 persons".
//!
//! The text is read in every language of the vocabulary. Where all that can
//! read it agree, that is the figure; where they differ ("1.234 ha"), the text
//! is ambiguous and no language is guessed.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::numeral::{Numeral, NumeralError};
use super::tokens::{Token, tokens};
use super::{Figure, ParseFigureError, Qualifier, ScaledUnit};
use crate::Unit;
use crate::vocabulary::{Language, Meaning, Vocabulary};

/// The longest text that is read, in bytes; it bounds the work on hostile input.
const LONGEST: usize = 400;

impl Figure {
    /// Reads a figure that is written in one language, with the built-in words.
    ///
    /// # Errors
    /// [`ParseFigureError`], which says what is wrong and at which byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Figure, Language};
    ///
    /// assert!("1.234 ha".parse::<Figure>().is_err()); // 1234, or a bit more than one?
    /// let area = Figure::parse_in(Language::INDONESIAN, "1.234 ha")?;
    /// assert_eq!(area.value().to_string(), "1234");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse_in(language: Language, text: &str) -> Result<Figure, ParseFigureError> {
        read(Vocabulary::builtin(), language, text)?.figure(text)
    }

    /// Reads a figure that is written in any language of a vocabulary.
    ///
    /// # Errors
    /// [`ParseFigureError`]; it is [`Ambiguous`](ParseFigureError::Ambiguous)
    /// where two languages read different figures.
    pub fn parse_with(vocabulary: &Vocabulary, text: &str) -> Result<Figure, ParseFigureError> {
        let mut readings: Vec<(Language, Reading)> = Vec::new();
        let mut error: Option<ParseFigureError> = None;
        for language in vocabulary.languages() {
            match read(vocabulary, language, text) {
                Ok(reading) => readings.push((language, reading)),
                Err(found) => {
                    if error.as_ref().is_none_or(|known| found.reached() > known.reached()) {
                        error = Some(found);
                    }
                }
            }
        }
        match (readings.split_first(), error) {
            (Some(((_, first), rest)), _) if rest.iter().all(|(_, other)| other.same_as(first)) => {
                first.figure(text)
            }
            (Some(((_, first), _)), _) => Err(ambiguous(text, first, &readings)),
            (None, Some(error)) => Err(error),
            (None, None) => Err(ParseFigureError::NoNumber { input: text.to_owned() }),
        }
    }
}

impl FromStr for Figure {
    type Err = ParseFigureError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Figure::parse_with(Vocabulary::builtin(), text)
    }
}

/// What one language reads in a text.
#[derive(Debug, Clone)]
struct Reading {
    number: Decimal,
    digits: String,
    at: usize,
    power: i8,
    unit: Option<Unit>,
    qualifier: Qualifier,
}

impl Reading {
    fn same_as(&self, other: &Reading) -> bool {
        let form =
            |r: &Reading| (r.number.mantissa(), r.number.scale(), r.power, r.unit, r.qualifier);
        form(self) == form(other)
    }

    fn figure(&self, text: &str) -> Result<Figure, ParseFigureError> {
        let input = || text.to_owned();
        let unit = self.unit.ok_or_else(|| ParseFigureError::NoUnit { input: input() })?;
        Figure::new(self.number, ScaledUnit::new(unit, self.power), self.qualifier)
            .map_err(|reason| ParseFigureError::NotAFigure { input: input(), reason })
    }
}

/// Reads a text in one language.
fn read(
    vocabulary: &Vocabulary,
    language: Language,
    text: &str,
) -> Result<Reading, ParseFigureError> {
    let input = || text.to_owned();
    if text.len() > LONGEST {
        return Err(ParseFigureError::TextTooLong { length: text.len(), limit: LONGEST });
    }
    let Some(numerals) = vocabulary.numerals(language) else {
        return Err(ParseFigureError::UnknownLanguage { language });
    };
    let tokens = tokens(text);
    let mut number: Option<(Numeral<'_>, Decimal)> = None;
    let mut words = Words::new(text);
    let mut rest = tokens.as_slice();
    while let Some((&token, after)) = rest.split_first() {
        rest = after;
        match token {
            Token::Number(numeral, _) if number.is_some() => {
                return Err(ParseFigureError::TwoNumbers { input: input(), at: numeral.at });
            }
            Token::Number(numeral, _) => {
                let value = numeral.read(numerals).map_err(|e| number_error(text, &numeral, e))?;
                number = Some((numeral, value));
            }
            Token::Word("$", at) => {
                return Err(ParseFigureError::WhichDollar { input: input(), at });
            }
            Token::Word(word, at) => {
                let (meaning, used) = longest_phrase(vocabulary, language, word, after)
                    .or_else(|| Some((wordless_unit(vocabulary, word)?, 0)))
                    .ok_or_else(|| ParseFigureError::UnknownWord {
                        input: input(),
                        word: word.to_owned(),
                        at,
                        language,
                    })?;
                rest = after.get(used..).unwrap_or_default();
                words.take(meaning, word, at, number.is_some())?;
            }
        }
    }
    let (numeral, value) = number.ok_or_else(|| ParseFigureError::NoNumber { input: input() })?;
    words.reading(numeral, value)
}

/// The words of a figure, taken one by one.
struct Words<'a> {
    text: &'a str,
    power: Option<i8>,
    percent: bool,
    unit: Option<Unit>,
    per: Option<(usize, &'a str)>,
    qualifier: Option<Qualifier>,
    negative: bool,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Words {
            text,
            power: None,
            percent: false,
            unit: None,
            per: None,
            qualifier: None,
            negative: false,
        }
    }

    fn take(
        &mut self,
        meaning: Meaning,
        word: &'a str,
        at: usize,
        after_number: bool,
    ) -> Result<(), ParseFigureError> {
        let twice = |what| ParseFigureError::SaidTwice {
            input: self.text.to_owned(),
            word: word.to_owned(),
            at,
            what,
        };
        match meaning {
            Meaning::Power(_) if self.power.is_some() => return Err(twice("power of ten")),
            Meaning::Power(power) => self.power = Some(power),
            Meaning::Percent if self.unit.is_some() => return Err(twice("unit")),
            Meaning::Percent => (self.percent, self.unit) = (true, Some(Unit::ONE)),
            Meaning::Unit(unit) => match (self.unit, self.per.take()) {
                (Some(over), Some(_)) => {
                    self.unit = Some(over.per(unit).map_err(|_| twice("unit"))?);
                }
                // "9.342 orang tenaga kerja"
                (Some(known), None) if known != unit => return Err(twice("unit")),
                _ => self.unit = Some(unit),
            },
            Meaning::Per => self.per = Some((at, word)),
            Meaning::Qualifier(_) | Meaning::QualifierAfter(_) if self.qualifier.is_some() => {
                return Err(twice("qualifier"));
            }
            Meaning::Qualifier(qualifier) => self.qualifier = Some(qualifier),
            Meaning::QualifierAfter(qualifier) if after_number => self.qualifier = Some(qualifier),
            Meaning::Minus if !self.negative && !after_number => self.negative = true,
            Meaning::Filler => {}
            Meaning::QualifierAfter(_) | Meaning::Minus => {
                return Err(self.unknown(word, at));
            }
        }
        Ok(())
    }

    fn unknown(&self, word: &str, at: usize) -> ParseFigureError {
        ParseFigureError::UnknownWord {
            input: self.text.to_owned(),
            word: word.to_owned(),
            at,
            language: Language::ENGLISH,
        }
    }

    fn reading(&self, numeral: Numeral<'_>, value: Decimal) -> Result<Reading, ParseFigureError> {
        let twice = |what| ParseFigureError::SaidTwice {
            input: self.text.to_owned(),
            word: numeral.digits.to_owned(),
            at: numeral.at,
            what,
        };
        if let Some((at, word)) = self.per {
            return Err(self.unknown(word, at));
        }
        let power = match (numeral.exponent, self.power, self.percent) {
            (Some(_), Some(_), _) | (_, Some(_), true) => return Err(twice("power of ten")),
            (exponent, None, true) => exponent.unwrap_or(0).saturating_sub(2),
            (exponent, power, false) => exponent.or(power).unwrap_or(0),
        };
        Ok(Reading {
            number: if self.negative { -value } else { value },
            digits: numeral.digits.to_owned(),
            at: numeral.at,
            power,
            unit: self.unit,
            qualifier: self.qualifier.unwrap_or_default(),
        })
    }
}

/// A unit for which no language has a word, by its name: `projects`,
/// `IDR/person`. A name that is a word of some language, such as `persons`, is
/// read in that language only, since it says how the number is written.
fn wordless_unit(vocabulary: &Vocabulary, name: &str) -> Option<Meaning> {
    if vocabulary.has_word(&name.to_lowercase()) {
        return None;
    }
    name.parse().ok().map(Meaning::Unit)
}

/// The meaning of the longest phrase that begins with a word, and how many
/// further tokens it takes.
pub(super) fn longest_phrase(
    vocabulary: &Vocabulary,
    language: Language,
    word: &str,
    after: &[Token<'_>],
) -> Option<(Meaning, usize)> {
    let mut phrase = word.to_lowercase();
    let mut best = vocabulary.meaning(language, &phrase).map(|meaning| (meaning, 0));
    let further = after.iter().take(vocabulary.longest_phrase().saturating_sub(1));
    for (used, token) in further.enumerate() {
        let Token::Word(next, _) = token else { break };
        phrase.push(' ');
        phrase.push_str(&next.to_lowercase());
        if let Some(meaning) = vocabulary.meaning(language, &phrase) {
            best = Some((meaning, used.saturating_add(1)));
        }
    }
    best
}

fn number_error(text: &str, numeral: &Numeral<'_>, error: NumeralError) -> ParseFigureError {
    let (input, number) = (text.to_owned(), numeral.digits.to_owned());
    match error {
        NumeralError::Malformed(offset) => {
            ParseFigureError::MalformedNumber { input, number, at: numeral.at + offset }
        }
        NumeralError::TooLong => ParseFigureError::TooLong { input, number, at: numeral.at },
    }
}

fn ambiguous(text: &str, first: &Reading, readings: &[(Language, Reading)]) -> ParseFigureError {
    let each = readings.iter().map(|(language, reading)| match reading.power {
        0 => format!("{} in `{language}`", reading.number),
        power => format!("{} × 10^{power} in `{language}`", reading.number),
    });
    ParseFigureError::Ambiguous {
        input: text.to_owned(),
        number: first.digits.clone(),
        at: first.at,
        readings: each.collect::<Vec<_>>().join(", "),
    }
}
