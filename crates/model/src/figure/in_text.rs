//! Finding the figures that a sentence states.

use super::Figure;
use super::parse::longest_phrase;
use super::tokens::{Token, tokens};
use crate::vocabulary::{Language, Vocabulary};

/// The most words before and after a number that can belong to its figure.
const REACH: usize = 6;

impl Figure {
    /// The figures that stand in a free text of one language, in order: "naik
    /// Rp 21,93 triliun menjadi Rp 43,95 triliun" has two.
    ///
    /// Each number is read with the words of figures that stand around it. What
    /// can't be read as a figure is passed over: this checks a figure against
    /// the words it was taken from, it is no way to collect figures.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Figure, Language};
    ///
    /// let words = "Rp31,4 triliun atau 40% dari target";
    /// let found = Figure::find_in(Language::INDONESIAN, words);
    /// assert_eq!(found, ["Rp31,4 triliun".parse()?, "40%".parse::<Figure>()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn find_in(language: Language, text: &str) -> Vec<Figure> {
        let tokens = tokens(text);
        let numbers = tokens.iter().enumerate().filter(|(_, token)| token.is_number());
        numbers.filter_map(|(index, _)| around(language, text, &tokens, index)).collect()
    }
}

/// The figure of the number at an index: with all words of figures around it, or
/// with as many of them as can be read.
fn around(language: Language, text: &str, tokens: &[Token<'_>], index: usize) -> Option<Figure> {
    let first = before(language, tokens, index);
    let last = after(language, tokens, index);
    let spans = (first..=index).flat_map(|from| (index..=last).rev().map(move |to| (from, to)));
    spans
        .filter_map(|(from, to)| text.get(tokens.get(from)?.start()..tokens.get(to)?.end()))
        .find_map(|span| Figure::parse_in(language, span).ok())
}

/// The last of the words after a number that say something of figures.
fn after(language: Language, tokens: &[Token<'_>], index: usize) -> usize {
    let mut last = index;
    while last < index.saturating_add(REACH) {
        let rest = tokens.get(last.saturating_add(1)..).unwrap_or_default();
        let Some((Token::Word(word, _), further)) = rest.split_first() else { break };
        let phrase = longest_phrase(Vocabulary::builtin(), language, word, further);
        let Some((_, used)) = phrase else { break };
        last = last.saturating_add(used).saturating_add(1);
    }
    last
}

/// The first of the words before a number that say something of figures.
fn before(language: Language, tokens: &[Token<'_>], index: usize) -> usize {
    let vocabulary = Vocabulary::builtin();
    let mut first = index;
    'further: while index.saturating_sub(first) < REACH {
        for words in (1..=vocabulary.longest_phrase()).rev() {
            let Some(from) = first.checked_sub(words) else { continue };
            let Some((Token::Word(word, _), rest)) =
                tokens.get(from..first).and_then(<[_]>::split_first)
            else {
                continue;
            };
            let phrase = longest_phrase(vocabulary, language, word, rest);
            if phrase.is_some_and(|(_, used)| used.saturating_add(1) == words) {
                first = from;
                continue 'further;
            }
        }
        break;
    }
    first
}
