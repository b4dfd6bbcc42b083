//! The pieces of a figure's text: numbers and words.

use super::numeral::{GROUP_SPACES, Numeral};
use crate::Unit;

/// The longest name of a unit of several parts; it bounds the work on long texts.
const LONGEST_UNIT: usize = 128;

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'a> {
    /// A number, and how long it is with its exponent.
    Number(Numeral<'a>, usize),
    /// A word, and where it begins.
    Word(&'a str, usize),
}

impl Token<'_> {
    pub(super) const fn is_number(&self) -> bool {
        matches!(self, Token::Number(..))
    }

    pub(super) const fn start(&self) -> usize {
        match self {
            Token::Number(numeral, _) => numeral.at,
            Token::Word(_, at) => *at,
        }
    }

    pub(super) const fn end(&self) -> usize {
        match self {
            Token::Number(numeral, length) => numeral.at + *length,
            Token::Word(word, at) => *at + word.len(),
        }
    }
}

/// Splits a text into numbers and words.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut number_before = false;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let unit = unit_length(text, at, number_before);
        let len = if unit > 0 {
            tokens.push(Token::Word(text.get(at..at + unit).unwrap_or_default(), at));
            unit
        } else if c.is_ascii_digit() {
            let (numeral, len) = numeral_at(text, at);
            tokens.push(Token::Number(numeral, len));
            number_before = true;
            len
        } else if c.is_whitespace() {
            c.len_utf8()
        } else {
            let len = word_length(text, at);
            tokens.push(Token::Word(text.get(at..at + len).unwrap_or_default(), at));
            // The point of an abbreviation: "Rp. 10,3 T".
            let dot = text.get(at + len..).is_some_and(|rest| rest.starts_with('.'));
            len + usize::from(dot && c.is_alphabetic())
        };
        at += len;
    }
    tokens
}

/// The length of a unit of several parts at a byte (`IDR/person`, `IDR^2`), or 0.
/// One that begins with a digit (`1/day`) stands after the number.
fn unit_length(text: &str, at: usize, number_before: bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let begins = |c: char| c.is_ascii_alphabetic() || (c == '1' && number_before);
    if !rest.starts_with(begins) {
        return 0;
    }
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '*' | '^');
    let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let name = rest.get(..length).unwrap_or_default();
    let of_parts = name.contains(['/', '*', '^']);
    let is_unit = of_parts && length <= LONGEST_UNIT && name.parse::<Unit>().is_ok();
    if is_unit { length } else { 0 }
}

/// The digits from `at` on, and how long they are with their exponent.
fn numeral_at(text: &str, at: usize) -> (Numeral<'_>, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let is_mark = |c: char| matches!(c, '.' | ',') || GROUP_SPACES.contains(&c);
    let mut end = 0;
    for (offset, c) in rest.char_indices() {
        if c.is_ascii_digit() {
            end = offset + 1;
        } else if !is_mark(c) {
            break;
        }
    }
    let digits = rest.get(..end).unwrap_or_default();
    // "15,1." may end a sentence; "15,,1" and "1..5" hold their marks inside.
    let tail = rest.get(end..).unwrap_or_default();
    let (exponent, exponent_len) = exponent_of(tail);
    (Numeral { digits, exponent, at }, end + exponent_len)
}

/// The exponent of `1.5e3`, and its length.
fn exponent_of(tail: &str) -> (Option<i8>, usize) {
    let Some(power) = tail.strip_prefix(['e', 'E']) else { return (None, 0) };
    let signed = usize::from(power.starts_with(['-', '+']));
    let digits = power.get(signed..).unwrap_or_default();
    let count = digits.chars().take_while(char::is_ascii_digit).count();
    match power.get(..signed + count).map(str::parse) {
        Some(Ok(exponent)) if count > 0 => (Some(exponent), 1 + signed + count),
        _ => (None, 0),
    }
}

/// The length of the word at a byte: letters, with inner hyphens
/// (`kira-kira`) and a currency sign (`US$`), or one or two other signs (`%`,
/// `>=`).
fn word_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let letter_follows = chars.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            '$' if length > 0 => return length + 1,
            '-' if length > 0 && letter_follows => length += 1,
            _ if c.is_alphabetic() || c == '_' => length += c.len_utf8(),
            _ => break,
        }
    }
    match rest.chars().next() {
        _ if length > 0 => length,
        _ if rest.starts_with(">=") || rest.starts_with("<=") => 2,
        first => first.map_or(1, char::len_utf8),
    }
}
