//! Why a text is not a figure.

use crate::vocabulary::{Language, Vocabulary};
use crate::{FigureError, suggest};

/// Why a text is not a [`Figure`](crate::Figure). Places are bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseFigureError {
    /// The text has no number.
    #[error("`{input}` has no number: expected such as `Rp15,1 triliun` or `9,342 persons`")]
    #[non_exhaustive]
    NoNumber {
        /// The text.
        input: String,
    },
    /// The text has more than one number.
    #[error("`{input}` has a second number at byte {at}: expected one figure")]
    #[non_exhaustive]
    TwoNumbers {
        /// The text.
        input: String,
        /// Where the second one begins.
        at: usize,
    },
    /// The number is not followed or preceded by what it counts.
    #[error("`{input}` doesn't say what it counts: expected a unit, such as `{input} persons`")]
    #[non_exhaustive]
    NoUnit {
        /// The text.
        input: String,
    },
    /// A word that the vocabulary doesn't have.
    #[error("`{word}` at byte {at} of `{input}` is not understood")]
    #[non_exhaustive]
    UnknownWord {
        /// The text.
        input: String,
        /// The word.
        word: String,
        /// Where it begins.
        at: usize,
        /// The language in which it was read.
        language: Language,
    },
    /// A second unit, power of ten or qualifier.
    #[error("`{word}` at byte {at} of `{input}` says again what was said: expected one {what}")]
    #[non_exhaustive]
    SaidTwice {
        /// The text.
        input: String,
        /// The word.
        word: String,
        /// Where it begins.
        at: usize,
        /// What it is: `unit`, `power of ten`, `qualifier`.
        what: &'static str,
    },
    /// The number means one thing in one language and another in the next.
    #[error(
        "`{number}` at byte {at} of `{input}` is ambiguous: {readings}; say the language, or \
         write a word of it"
    )]
    #[non_exhaustive]
    Ambiguous {
        /// The text.
        input: String,
        /// The digits.
        number: String,
        /// Where they begin.
        at: usize,
        /// What each language reads.
        readings: String,
    },
    /// Digits with marks where none can be.
    #[error(
        "`{number}` is not a number, at byte {at} of `{input}`: expected groups of three digits \
         and one decimal mark"
    )]
    #[non_exhaustive]
    MalformedNumber {
        /// The text.
        input: String,
        /// The digits.
        number: String,
        /// Where the wrong mark is.
        at: usize,
    },
    /// More digits than a decimal holds.
    #[error(
        "`{number}` at byte {at} of `{input}` has more than the 28 digits that are kept exactly"
    )]
    #[non_exhaustive]
    TooLong {
        /// The text.
        input: String,
        /// The digits.
        number: String,
        /// Where they begin.
        at: usize,
    },
    /// More text than any published figure has.
    #[error("a text of {length} bytes is no figure: expected at most {limit}")]
    #[non_exhaustive]
    TextTooLong {
        /// The length of the text.
        length: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A dollar sign alone: some twenty currencies use it.
    #[error(
        "`$` at byte {at} of `{input}` doesn't say which dollar: expected such as `US$` or `USD`"
    )]
    #[non_exhaustive]
    WhichDollar {
        /// The text.
        input: String,
        /// Where it is.
        at: usize,
    },
    /// The language is not in the vocabulary.
    #[error("there are no words of the language `{language}`")]
    #[non_exhaustive]
    UnknownLanguage {
        /// The language.
        language: Language,
    },
    /// The number and unit make no figure.
    #[error("`{input}` is not a figure: {reason}")]
    #[non_exhaustive]
    NotAFigure {
        /// The text.
        input: String,
        /// Why.
        reason: FigureError,
    },
}

impl ParseFigureError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            ParseFigureError::UnknownWord { word, language, .. } => {
                let known =
                    Vocabulary::builtin().spellings(*language).filter(|w| w.chars().count() > 2);
                let near = suggest::nearest(&word.to_lowercase(), known)?;
                Some(format!("did you mean `{near}`?"))
            }
            // Ambiguous is a mark before three digits, which groups in one language.
            ParseFigureError::Ambiguous { number, .. } => {
                let digits: String = number.chars().filter(|c| !matches!(c, '.' | ',')).collect();
                Some(format!("if the mark groups digits, write `{digits}`"))
            }
            _ => None,
        }
    }

    /// How far the reading came, to tell which language's error is the useful
    /// one.
    pub(super) fn reached(&self) -> usize {
        match self {
            ParseFigureError::UnknownLanguage { .. } => 0,
            ParseFigureError::UnknownWord { at, .. } => *at,
            ParseFigureError::TwoNumbers { at, .. }
            | ParseFigureError::SaidTwice { at, .. }
            | ParseFigureError::WhichDollar { at, .. }
            | ParseFigureError::TooLong { at, .. }
            | ParseFigureError::MalformedNumber { at, .. } => at.saturating_add(1),
            _ => usize::MAX,
        }
    }
}
