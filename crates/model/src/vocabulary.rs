//! The words that published figures are made of: `triliun`, `orang`, `sekitar`,
//! `trillion`, `persons`, `about`.
//!
//! They are one table of data, in the file `table`. Another language is added
//! with [`Vocabulary::with`]; no code changes for it.

mod language;
mod period_words;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::{Currency, Qualifier, Unit};

pub use language::{Language, ParseLanguageError};
pub use period_words::{ParsePeriodWordsError, PeriodDisplay};

static BUILTIN: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::indexed(table::NUMERALS.to_vec(), table::ENTRIES.to_vec()));

/// The words of published figures in several languages.
///
/// # Examples
///
/// A council that reports in Malay adds its words and reads its figures:
///
/// ```
/// use kawasan_model::{Entry, Figure, Language, Meaning, Numerals, Vocabulary};
///
/// let malay: Language = "ms".parse()?;
/// let vocabulary = Vocabulary::builtin()
///     .clone()
///     .with_numerals(Numerals { language: malay, decimal: '.', group: ',' })
///     .with(Entry::new(malay, Meaning::Power(9), ["bilion"]))
///     .with(Entry::new(malay, Meaning::Unit("MYR".parse()?), ["RM"]));
///
/// let figure = Figure::parse_with(&vocabulary, "RM3.4 bilion")?;
/// assert_eq!(figure.value().to_string(), "3400000000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Vocabulary {
    numerals: Vec<Numerals>,
    entries: Vec<Entry>,
    by_spelling: BTreeMap<String, Vec<usize>>, // in lower case; places in `entries`
    longest_phrase: usize,
}

impl Vocabulary {
    /// The words that come with the library: Indonesian and English.
    #[must_use]
    pub fn builtin() -> &'static Vocabulary {
        &BUILTIN
    }

    /// Adds an entry, which comes before those there are.
    #[must_use]
    pub fn with(self, entry: Entry) -> Self {
        let Vocabulary { numerals, mut entries, .. } = self;
        entries.insert(0, entry);
        Vocabulary::indexed(numerals, entries)
    }

    /// Adds a language by the way it writes numbers, or changes that way.
    #[must_use]
    pub fn with_numerals(mut self, numerals: Numerals) -> Self {
        self.numerals.retain(|known| known.language != numerals.language);
        self.numerals.push(numerals);
        self
    }

    /// The languages, in the order in which they were added.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.numerals.iter().map(|numerals| numerals.language)
    }

    /// How a language writes numbers, if the vocabulary has it.
    #[must_use]
    pub fn numerals(&self, language: Language) -> Option<Numerals> {
        self.numerals.iter().copied().find(|numerals| numerals.language == language)
    }

    /// The spelling that a language prints for a meaning, if it has one; a word
    /// that every language uses will do.
    #[must_use]
    pub fn word(&self, language: Language, meaning: &Meaning) -> Option<&str> {
        let spelled = |wanted: Option<Language>| {
            self.entries
                .iter()
                .find(|entry| entry.language == wanted && entry.meaning == *meaning)
                .and_then(|entry| entry.spellings().next())
        };
        spelled(Some(language)).or_else(|| spelled(None))
    }

    fn indexed(numerals: Vec<Numerals>, entries: Vec<Entry>) -> Self {
        let mut by_spelling: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut longest_phrase = 0;
        for (place, entry) in entries.iter().enumerate() {
            for spelling in entry.spellings() {
                longest_phrase = longest_phrase.max(spelling.split(' ').count());
                by_spelling.entry(spelling.to_lowercase()).or_default().push(place);
            }
        }
        Vocabulary { numerals, entries, by_spelling, longest_phrase }
    }

    /// What a word or phrase (in lower case, its words joined by one space)
    /// means in a language.
    pub(crate) fn meaning(&self, language: Language, phrase: &str) -> Option<Meaning> {
        let places = self.by_spelling.get(phrase).into_iter().flatten();
        places
            .filter_map(|place| self.entries.get(*place))
            .find(|entry| entry.language.is_none_or(|own| own == language))
            .map(|entry| entry.meaning)
            .or_else(|| currency_code(phrase))
    }

    /// Whether any language knows a word (in lower case).
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.by_spelling.contains_key(word)
    }

    /// The most words that any spelling has.
    pub(crate) const fn longest_phrase(&self) -> usize {
        self.longest_phrase
    }

    /// The spellings that a language prints, for suggestions.
    pub(crate) fn spellings(&self, language: Language) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter(move |entry| entry.language.is_none_or(|own| own == language))
            .filter_map(|entry| entry.spellings().next())
    }
}

impl Default for Vocabulary {
    /// The built-in one.
    fn default() -> Self {
        Self::builtin().clone()
    }
}

/// One row of a [`Vocabulary`]: a meaning and its spellings in one language, or
/// in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    language: Option<Language>,
    meaning: Meaning,
    spellings: Spellings,
}

impl Entry {
    /// A meaning in one language and its spellings, the one to print first.
    /// Case doesn't matter in reading.
    #[must_use]
    pub fn new<S: Into<String>>(
        language: Language,
        meaning: Meaning,
        spellings: impl IntoIterator<Item = S>,
    ) -> Self {
        let spellings = spellings.into_iter().map(Into::into).collect();
        Entry { language: Some(language), meaning, spellings: Spellings::Owned(spellings) }
    }

    pub(crate) const fn fixed(
        language: Option<Language>,
        meaning: Meaning,
        spellings: &'static [&'static str],
    ) -> Self {
        Entry { language, meaning, spellings: Spellings::Fixed(spellings) }
    }

    fn spellings(&self) -> impl Iterator<Item = &str> {
        let (fixed, owned): (&[&str], &[String]) = match &self.spellings {
            Spellings::Fixed(words) => (words, &[]),
            Spellings::Owned(words) => (&[], words),
        };
        fixed.iter().copied().chain(owned.iter().map(String::as_str))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Spellings {
    Fixed(&'static [&'static str]),
    Owned(Vec<String>),
}

/// How a language writes numbers.
///
/// # Examples
///
/// `1.234` is a thousand in Indonesian and a bit more than one in English:
///
/// ```
/// use kawasan_model::{Language, Vocabulary};
///
/// let of = |language| Vocabulary::builtin().numerals(language).map(|n| n.group);
/// assert_eq!(of(Language::INDONESIAN), Some('.'));
/// assert_eq!(of(Language::ENGLISH), Some(','));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numerals {
    /// The language.
    pub language: Language,
    /// The mark before the decimals: `.` or `,`.
    pub decimal: char,
    /// The mark between groups of three digits: `,` or `.`.
    pub group: char,
}

impl Numerals {
    /// A number as the language writes it, in the scale that it has.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Language, Vocabulary, exact::parse};
    ///
    /// let numerals = Vocabulary::builtin().numerals(Language::INDONESIAN).ok_or("built in")?;
    /// assert_eq!(numerals.write(parse("-1482143139.50")?), "-1.482.143.139,50");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn write(self, number: Decimal) -> String {
        let plain = number.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let below_zero = number.is_sign_negative() && !number.is_zero();
        let mut text = String::from(if below_zero { "-" } else { "" });
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && whole.len().saturating_sub(index).is_multiple_of(3) {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.push_str(fraction);
        }
        text
    }
}

/// What a word in a published figure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Meaning {
    /// A power of ten: `triliun` is 12.
    Power(i8),
    /// A unit: `orang` is persons.
    Unit(Unit),
    /// A hundredth of the unit `1`.
    Percent,
    /// How sure the publisher is, before the number: `sekitar`.
    Qualifier(Qualifier),
    /// The same, after it: `Rp1,2 triliun lebih`.
    QualifierAfter(Qualifier),
    /// Between the two parts of a unit: `IDR per USD`.
    Per,
    /// The number is below zero.
    Minus,
    /// Carries nothing: `sebesar`.
    Filler,
}

/// A currency by its ISO 4217 code, whatever the case.
fn currency_code(phrase: &str) -> Option<Meaning> {
    if phrase.len() != 3 {
        return None;
    }
    let mut codes = Currency::all();
    let currency = codes.find(|currency| currency.code().eq_ignore_ascii_case(phrase))?;
    Some(Meaning::Unit(Unit::currency(currency)))
}
