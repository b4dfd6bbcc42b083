//! Finding the figures that a sentence states.

use super::Figure;
use crate::vocabulary::Language;

/// The most words around a number that can belong to its figure.
const REACH: usize = 4;

impl Figure {
    /// The figures that stand in a free text of one language, in order: "naik
    /// Rp 21,93 triliun menjadi Rp 43,95 triliun" has two.
    ///
    /// Each number is read with as many of the words around it as make a figure.
    /// What can't be read as one is passed over: this checks a figure against
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
        let starts = word_starts(text);
        let has_digit = |word: &&(usize, usize)| {
            text.get(word.0..word.1).is_some_and(|w| w.contains(|c: char| c.is_ascii_digit()))
        };
        let mut figures = Vec::new();
        for (index, _) in starts.iter().enumerate().filter(|(_, word)| has_digit(word)) {
            if let Some(figure) = widest(language, text, &starts, index) {
                figures.push(figure);
            }
        }
        figures
    }
}

/// The figure of the number at a word, read with the most words around it.
fn widest(
    language: Language,
    text: &str,
    words: &[(usize, usize)],
    index: usize,
) -> Option<Figure> {
    let mut best: Option<(usize, Figure)> = None;
    for before in 0..=REACH.min(index) {
        for after in 0..=REACH {
            let (Some(first), Some(last)) = (words.get(index - before), words.get(index + after))
            else {
                break;
            };
            let span = text.get(first.0..last.1).unwrap_or_default();
            let span =
                span.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | '.' | ';' | ':' | '"'));
            let width = before + after;
            if best.as_ref().is_some_and(|(known, _)| *known >= width) {
                continue;
            }
            if let Ok(figure) = Figure::parse_in(language, span) {
                best = Some((width, figure));
            }
        }
    }
    best.map(|(_, figure)| figure)
}

/// Where the words of a text begin and end.
fn word_starts(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(begin)) => {
                words.push((begin, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(begin) = start {
        words.push((begin, text.len()));
    }
    words
}
