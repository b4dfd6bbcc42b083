//! The words that say what a stated percentage is a percentage of.

use kawasan_model::{Figure, Language};

use super::ratios::RatioOf;

/// Where the percentage stands.
#[derive(Clone, Copy)]
enum Place {
    /// Right before the words: "40% dari target".
    Before,
    /// Right after them: "tumbuh 51,8%".
    After,
}

/// The vocabulary, as one table.
const WORDS: &[(Language, &str, Place, RatioOf)] = &[
    (Language::INDONESIAN, "dari target", Place::Before, RatioOf::Target),
    (Language::INDONESIAN, "dari kumulatif", Place::Before, RatioOf::Stock),
    (Language::INDONESIAN, "tumbuh", Place::After, RatioOf::Growth),
    (Language::INDONESIAN, "naik", Place::After, RatioOf::Growth),
    (Language::INDONESIAN, "meningkat", Place::After, RatioOf::Growth),
    (Language::ENGLISH, "of the target", Place::Before, RatioOf::Target),
    (Language::ENGLISH, "of the annual target", Place::Before, RatioOf::Target),
    (Language::ENGLISH, "of the cumulative", Place::Before, RatioOf::Stock),
    (Language::ENGLISH, "grew", Place::After, RatioOf::Growth),
    (Language::ENGLISH, "grew by", Place::After, RatioOf::Growth),
    (Language::ENGLISH, "up", Place::After, RatioOf::Growth),
];

/// Words after a growth that compare it with something of their own.
const COMPARED: &[&str] = &["dibanding", "dari", "sejak", "compared", "than", "from", "since"];

/// The most words that a percentage is written in: "kurang lebih 40,5 per cent".
const WIDEST: usize = 5;

/// The percentages in a text of which it says what they are of, in the order of
/// the text.
pub(super) fn stated(text: &str) -> Vec<(RatioOf, Figure)> {
    let lower = text.to_lowercase();
    let mut found: Vec<(usize, RatioOf, Figure)> = Vec::new();
    for &(language, words, place, of) in WORDS {
        for (at, _) in lower.match_indices(words) {
            let (before, rest) = lower.split_at(at);
            let after = rest.strip_prefix(words).unwrap_or_default();
            if !ends_word(before) || !begins_word(after) {
                continue;
            }
            let figure = match place {
                Place::Before => last_percentage(language, before),
                Place::After if COMPARED.iter().any(|word| after.contains(word)) => None,
                Place::After => first_percentage(language, after),
            };
            found.extend(figure.map(|figure| (at, of, figure)));
        }
    }
    found.sort_by_key(|(at, of, _)| (*at, *of));
    found.into_iter().map(|(_, of, figure)| (of, figure)).collect()
}

fn ends_word(text: &str) -> bool {
    !text.ends_with(char::is_alphanumeric)
}

fn begins_word(text: &str) -> bool {
    !text.starts_with(char::is_alphanumeric)
}

/// The percentage that a text ends with, in as many words as belong to it.
fn last_percentage(language: Language, text: &str) -> Option<Figure> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let widest = WIDEST.min(words.len());
    (1..=widest)
        .rev()
        .find_map(|many| percentage(language, words.get(words.len().checked_sub(many)?..)?))
}

/// The percentage that a text begins with.
fn first_percentage(language: Language, text: &str) -> Option<Figure> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let widest = WIDEST.min(words.len());
    (1..=widest).rev().find_map(|many| percentage(language, words.get(..many)?))
}

fn percentage(language: Language, words: &[&str]) -> Option<Figure> {
    let text = words.join(" ");
    let text = text.trim_matches(|c: char| matches!(c, ',' | ';' | '.' | '(' | ')'));
    let figure = Figure::parse_in(language, text).ok()?;
    (figure.unit().is_one() && figure.scaled_unit().power() == -2).then_some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(RatioOf, String)> {
        stated(text).into_iter().map(|(of, figure)| (of, figure.to_string())).collect()
    }

    #[test]
    fn a_percentage_is_read_with_what_it_is_of() {
        let share = |of, figure: &str| vec![(of, figure.to_owned())];
        let cases = [
            ("Rp22,2 triliun atau 33% dari target", share(RatioOf::Target, "33 percent")),
            (
                "Rp40,48 triliun, sekitar 48,2% dari target",
                share(RatioOf::Target, "about 48.2 percent"),
            ),
            ("hingga September, 59,5 persen dari target", share(RatioOf::Target, "59.5 percent")),
            (
                "27.526 orang atau 49% dari kumulatif tenaga kerja",
                share(RatioOf::Stock, "49 percent"),
            ),
            ("sekitar Rp113,3 triliun, tumbuh 51,8%", share(RatioOf::Growth, "51.8 percent")),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_says_nothing_is_not_read() {
        for text in [
            "Rp 14,66 miliar atau 2,73 persen",
            "Rp 43,95 triliun, naik Rp 21,93 triliun",
            "40% lebih besar dari target",
            "naik 7 persen dibandingkan capaian tahun lalu",
            "target sebesar Rp 62,2 triliun",
            "apabila sudah 100% terbangun",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
