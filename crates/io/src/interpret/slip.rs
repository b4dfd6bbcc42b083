//! What stands where a number is expected and isn't one: shapes that tables have, each
//! with what would be right.

use crate::number::{Plain, plain};
use crate::words;
use crate::{CellProblem, DiagnosticKind};

/// The marks of footnotes; digits could be the figure's own.
const MARKS: [char; 8] = ['*', '†', '‡', '¹', '²', '³', '⁴', '⁵'];
/// What a spreadsheet writes where it computes nothing.
const ERRORS: [&str; 9] =
    ["#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!"];
/// Words between the ends of a range.
const TO: [&str; 8] = ["s.d.", "s.d", "s/d", "sd", "sampai", "hingga", "to", "–"];
/// The digits that a figure keeps.
const MOST_DIGITS: usize = 28;

/// What a text of digits and marks is that can't be read.
pub(super) fn malformed(text: &str) -> DiagnosticKind {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let text = text.chars().take(60).collect();
    if digits > MOST_DIGITS {
        DiagnosticKind::ManyDigits { text, digits }
    } else {
        DiagnosticKind::Number { text }
    }
}

/// Whether a number is shortened by a power of ten: `1.51E+13`.
pub(super) fn is_shortened(text: &str) -> bool {
    let mut bytes = text.bytes().peekable();
    let mut after_digit = false;
    while let Some(byte) = bytes.next() {
        if after_digit && matches!(byte, b'e' | b'E') {
            let mut rest = bytes.clone().skip_while(|next| matches!(next, b'+' | b'-'));
            if rest.next().is_some_and(|next| next.is_ascii_digit()) {
                return true;
            }
        }
        after_digit = byte.is_ascii_digit();
    }
    false
}

/// What is wrong with a text, where its shape tells.
pub(super) fn of(text: &str) -> Option<DiagnosticKind> {
    let own = || text.chars().take(60).collect::<String>();
    if words::is_placeholder(text) {
        return Some(DiagnosticKind::Placeholder { text: own() });
    }
    if ERRORS.contains(&text.to_lowercase().as_str()) {
        return Some(CellProblem::Error { text: own() }.into());
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | 'e' | 'E' | '+' | '-');
    if text.chars().all(is_part) && is_shortened(text) {
        return Some(DiagnosticKind::Shortened { text: own() });
    }
    if let Some(number) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'))
        && is_number(number)
    {
        let negative = format!("-{}", number.trim());
        return Some(DiagnosticKind::Accounting { text: own(), negative });
    }
    if let Some(number) = text.strip_suffix(['-', '\u{2212}'])
        && is_number(number)
    {
        let negative = format!("-{}", number.trim());
        return Some(DiagnosticKind::Accounting { text: own(), negative });
    }
    let number = text.trim_end_matches(|c| MARKS.contains(&c) || matches!(c, ')' | ' ' | ','));
    if text.get(number.len()..).is_some_and(|mark| mark.contains(MARKS)) && is_number(number) {
        return Some(DiagnosticKind::Footnote { text: own(), number: number.to_owned() });
    }
    is_range(text).then(|| DiagnosticKind::Range { text: own() })
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_digit())
        && matches!(plain(text), Plain::Number(..) | Plain::Either { .. })
}

fn is_range(text: &str) -> bool {
    let ends = |ends: Option<(&str, &str)>| {
        ends.is_some_and(|(low, high)| is_number(low) && is_number(high))
    };
    ends(text.split_once('-')) || TO.iter().any(|word| ends(text.split_once(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_tables_are_told() {
        for (text, expected) in [
            ("(1.250,5)", "expected a minus"),
            ("5-", "expected a minus"),
            ("1,5*", "mark of a footnote"),
            ("1,5 *)", "mark of a footnote"),
            ("12²", "mark of a footnote"),
            ("1,5-2,5", "is a range"),
            ("1,5 s.d. 2,5", "is a range"),
            ("90 – 100", "is a range"),
            ("#REF!", "holds the error"),
            ("Belum ada", "is not a figure"),
        ] {
            let told = of(text).map(|kind| kind.to_string()).unwrap_or_default();
            assert!(told.contains(expected), "{text}: {told}");
        }
        for text in ["Rp15,1 triliun", "lebih dari 90", "2024-Q1", "(a)", "*", "-5", "x-"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn powers_of_ten_are_told_from_words() {
        for text in ["1.5e3", "1,51E+13", "2e-5"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in ["15,1 euro", "Rp15,1 triliun", "3 ekor", "e3", "1e"] {
            assert!(!is_shortened(text), "{text}");
        }
    }
}
