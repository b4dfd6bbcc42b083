//! Periods in words: "triwulan I 2024", "semester I 2024", "Q1 2024".
//!
//! The words are one table, as those of figures are. Reading takes the words of
//! every language, since none of them means two things.

use std::fmt;

use super::Language;
use crate::{Period, PeriodError, PeriodKind, Quarter};

const ID: Language = Language::INDONESIAN;
const EN: Language = Language::ENGLISH;

/// What a word says of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Quarter,
    Semester,
    NineMonths,
    /// Stands between the first and the last period of a run.
    Until,
    /// The ordinal of a quarter or semester.
    Number(u8),
    /// Nothing: "tahun", "of".
    Nothing,
}

/// The words, in lower case.
#[rustfmt::skip] // A table reads better with one row a line.
const WORDS: &[(Says, &[&str])] = &[
    (Says::Quarter, &["triwulan", "kuartal", "tw", "quarter", "q"]),
    (Says::Semester, &["semester", "half", "h", "s", "paruh"]),
    (Says::NineMonths, &["sembilan bulan", "9 bulan", "nine months", "9 months", "9m"]),
    (Says::Until, &["s.d.", "sampai", "hingga", "to", "until"]),
    (Says::Number(1), &["i", "1", "pertama", "first", "1st", "satu", "one"]),
    (Says::Number(2), &["ii", "2", "kedua", "second", "2nd", "dua", "two"]),
    (Says::Number(3), &["iii", "3", "ketiga", "third", "3rd", "tiga", "three"]),
    (Says::Number(4), &["iv", "4", "keempat", "fourth", "4th", "empat", "four"]),
    (Says::Nothing, &["tahun", "year", "of", "the", "pada", "in"]),
];

/// How a language writes each kind of period; `{n}` is its ordinal, `{y}` its
/// year, `{a}` and `{b}` the first and last quarter of a run.
struct Pattern {
    language: Language,
    ordinals: [&'static str; 4],
    quarter: &'static str,
    semesters: [&'static str; 2],
    nine_months: &'static str,
    run: &'static str,
}

const PATTERNS: [Pattern; 2] = [
    Pattern {
        language: ID,
        ordinals: ["I", "II", "III", "IV"],
        quarter: "triwulan {n} {y}",
        semesters: ["semester I {y}", "semester II {y}"],
        nine_months: "sembilan bulan {y}",
        run: "{a} s.d. {b}",
    },
    Pattern {
        language: EN,
        ordinals: ["1", "2", "3", "4"],
        quarter: "Q{n} {y}",
        semesters: ["first half of {y}", "second half of {y}"],
        nine_months: "first nine months of {y}",
        run: "{a} to {b}",
    },
];

/// A period in the words of a language; see [`Period::display`].
#[derive(Debug, Clone, Copy)]
pub struct PeriodDisplay {
    period: Period,
    language: Language,
}

impl Period {
    /// The period in the words of a language. A language without words for
    /// periods gets the form of the data files.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Language, Period};
    ///
    /// let period: Period = "2024-S1".parse()?;
    /// assert_eq!(period.display(Language::INDONESIAN).to_string(), "semester I 2024");
    /// assert_eq!(period.display(Language::ENGLISH).to_string(), "first half of 2024");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn display(self, language: Language) -> PeriodDisplay {
        PeriodDisplay { period: self, language }
    }

    /// Reads a period from words, Indonesian or English: "triwulan I-2024",
    /// "kuartal III 2024", "semester I 2024", "Q1 2024", "first half of 2024".
    ///
    /// # Errors
    /// [`ParsePeriodWordsError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// assert_eq!(Period::parse_words("Kuartal I-2024")?, "2024-Q1".parse()?);
    /// assert_eq!(Period::parse_words("first half of 2024")?, "2024-S1".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse_words(text: &str) -> Result<Period, ParsePeriodWordsError> {
        let words = words_of(text);
        let is_until = |word: &String| meaning(word) == Some(Says::Until);
        match words.iter().position(is_until) {
            None => one(text, &words),
            Some(at) => {
                let (first, last) = words.split_at(at);
                let (first, last) = (one(text, first)?, one(text, last.get(1..).unwrap_or(&[]))?);
                Period::between(first.start(), last.end()).map_err(|reason| {
                    ParsePeriodWordsError::NotAPeriod { input: text.to_owned(), reason }
                })
            }
        }
    }
}

impl fmt::Display for PeriodDisplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let period = self.period;
        let Some(pattern) = PATTERNS.iter().find(|p| p.language == self.language) else {
            return period.fmt(f);
        };
        let year = format!("{:04}", period.start().year());
        let quarter = |quarter: Quarter| {
            let number = usize::from(quarter.number()).saturating_sub(1);
            let ordinal = pattern.ordinals.get(number).copied().unwrap_or_default();
            pattern
                .quarter
                .replace("{n}", ordinal)
                .replace("{y}", &format!("{:04}", quarter.year()))
        };
        let [first_half, second_half] = pattern.semesters;
        let text = match period.kind() {
            PeriodKind::Year => year,
            PeriodKind::NineMonths => pattern.nine_months.replace("{y}", &year),
            PeriodKind::Semester if period.start().number() == 1 => {
                first_half.replace("{y}", &year)
            }
            PeriodKind::Semester => second_half.replace("{y}", &year),
            PeriodKind::Quarter => quarter(period.start()),
            _ => {
                let (first, last) = (quarter(period.start()), quarter(period.end()));
                pattern.run.replace("{a}", &first).replace("{b}", &last)
            }
        };
        f.pad(&text)
    }
}

/// Why words are not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParsePeriodWordsError {
    /// No year of four digits.
    #[error("`{input}` has no year: expected such as `triwulan I 2024` or `Q1 2024`")]
    #[non_exhaustive]
    NoYear {
        /// The text.
        input: String,
    },
    /// A word that isn't one of periods.
    #[error("`{word}` of `{input}` is no word of a period: expected such as `triwulan I 2024`")]
    #[non_exhaustive]
    UnknownWord {
        /// The text.
        input: String,
        /// The word.
        word: String,
    },
    /// Which quarter or half isn't said, or is said without a word for it.
    #[error("`{input}` doesn't say which quarter or half: expected such as `triwulan I 2024`")]
    #[non_exhaustive]
    Incomplete {
        /// The text.
        input: String,
    },
    /// There is no such period.
    #[error("`{input}` is not a period: {reason}")]
    #[non_exhaustive]
    NotAPeriod {
        /// The text.
        input: String,
        /// Why.
        reason: PeriodError,
    },
}

/// One period, without the words of a run.
fn one(text: &str, words: &[String]) -> Result<Period, ParsePeriodWordsError> {
    let input = || text.to_owned();
    let (mut year, mut kind, mut number) = (None, None, None);
    for word in words {
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        match meaning(word) {
            _ if is_year && year.is_none() => year = word.parse::<i32>().ok(),
            Some(Says::Number(n)) if number.is_none() => number = Some(n),
            Some(says @ (Says::Quarter | Says::Semester | Says::NineMonths)) if kind.is_none() => {
                kind = Some(says);
            }
            Some(Says::Nothing) => {}
            _ => {
                let word = word.clone();
                return Err(ParsePeriodWordsError::UnknownWord { input: input(), word });
            }
        }
    }
    let year = year.ok_or_else(|| ParsePeriodWordsError::NoYear { input: input() })?;
    let period = match (kind, number) {
        (Some(Says::Quarter), Some(n)) => {
            let quarter = |whole: Period| whole.start().plus(i32::from(n).saturating_sub(1));
            Period::year(year).map(|whole| quarter(whole).map_or(whole, Period::quarter))
        }
        (Some(Says::Semester), Some(n)) => Period::semester(year, n),
        (Some(Says::NineMonths), None | Some(1)) => Period::nine_months(year),
        (None, None) => Period::year(year),
        _ => return Err(ParsePeriodWordsError::Incomplete { input: input() }),
    };
    period.map_err(|reason| ParsePeriodWordsError::NotAPeriod { input: input(), reason })
}

fn meaning(word: &str) -> Option<Says> {
    WORDS.iter().find(|(_, spellings)| spellings.contains(&word)).map(|(says, _)| *says)
}

/// The words in lower case; phrases of the table are one word, and `q1` is two.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let split = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ','))
        .filter(|word| !word.is_empty());
    let mut words: Vec<String> = Vec::new();
    for word in split {
        let phrase = words.last().map(|last| format!("{last} {word}"));
        if let Some(phrase) = phrase.filter(|phrase| meaning(phrase).is_some()) {
            words.pop();
            words.push(phrase);
        } else if let (None, Some((letters, digits))) = (meaning(word), letters_and_digits(word)) {
            words.push(letters.to_owned());
            words.push(digits.to_owned());
        } else {
            words.push(word.to_owned());
        }
    }
    words
}

/// `q1` as `q` and `1`.
fn letters_and_digits(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = word.split_at_checked(at)?;
    (!letters.is_empty() && meaning(letters).is_some()).then_some((letters, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_read() {
        let cases = [
            ("triwulan I 2024", "2024-Q1"),
            ("Triwulan III-2023", "2023-Q3"),
            ("Kuartal IV/2024", "2024-Q4"),
            ("TW II 2024", "2024-Q2"),
            ("semester I 2024", "2024-S1"),
            ("sembilan bulan 2024", "2024-9M"),
            ("tahun 2024", "2024"),
            ("2024", "2024"),
            ("Q1 2024", "2024-Q1"),
            ("first quarter of 2024", "2024-Q1"),
            ("H2 2024", "2024-S2"),
            ("first nine months of 2024", "2024-9M"),
            ("Q3 2023 to Q2 2024", "2023-Q3/2024-Q2"),
        ];
        for (text, period) in cases {
            assert_eq!(Period::parse_words(text), Ok(period.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn display_parse_words_roundtrip() {
        for text in
            ["2024-Q1", "2024-Q4", "2024-S1", "2024-S2", "2024-9M", "2024", "2023-Q3/2024-Q2"]
        {
            let period: Period = text.parse().unwrap();
            for language in [ID, EN] {
                let shown = period.display(language).to_string();
                assert_eq!(Period::parse_words(&shown), Ok(period), "{shown}");
            }
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        let message = |text: &str| Period::parse_words(text).unwrap_err().to_string();
        assert!(message("triwulan I").contains("no year"));
        assert!(message("triwulan 2024").contains("which quarter"));
        assert!(message("II 2024").contains("which quarter"));
        assert!(message("triwulan V 2024").contains("`v`"));
        assert!(message("semester III 2024").contains("is not a period"));
        assert!(message("Q7 2024").contains("`7`"));
        assert!(message("bulan ini 2024").contains("`bulan`"));
        assert!(message("Q2 2024 to Q1 2024").contains("is not a period"));
        assert!(message("").contains("no year"));
    }
}
