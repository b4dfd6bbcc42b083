//! Numbers as cells show them: what the marks say by themselves, and what only the
//! rest of the file can decide.

use std::fmt;
use std::str::FromStr;

use kawasan_model::{Decimal, exact};

/// The mark before the decimals, the same in all of a file.
///
/// # Examples
///
/// ```
/// use kawasan_io::DecimalMark;
///
/// assert_eq!("comma".parse(), Ok(DecimalMark::Comma));
/// assert_eq!(DecimalMark::Comma.sign(), ',');
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecimalMark {
    /// `15,1`, as in Indonesian.
    Comma,
    /// `15.1`, as in English.
    Point,
}

impl DecimalMark {
    /// The mark itself.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            DecimalMark::Comma => ',',
            DecimalMark::Point => '.',
        }
    }

    /// The one that groups digits where this one stands before the decimals.
    #[must_use]
    pub const fn other(self) -> DecimalMark {
        match self {
            DecimalMark::Comma => DecimalMark::Point,
            DecimalMark::Point => DecimalMark::Comma,
        }
    }
}

impl fmt::Display for DecimalMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            DecimalMark::Comma => "comma",
            DecimalMark::Point => "point",
        })
    }
}

impl FromStr for DecimalMark {
    type Err = ParseDecimalMarkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "comma" | "," => Ok(DecimalMark::Comma),
            "point" | "." => Ok(DecimalMark::Point),
            _ => Err(ParseDecimalMarkError { input: text.to_owned() }),
        }
    }
}

/// A text is not a [`DecimalMark`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not a decimal mark: expected `comma` or `point`")]
#[non_exhaustive]
pub struct ParseDecimalMarkError {
    /// The text.
    pub input: String,
}

/// What a text is as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    /// This number, and the mark that it shows by its form.
    Number(Decimal, Option<DecimalMark>),
    /// `1.234`: one thing or another.
    Either { comma: Decimal, point: Decimal },
    /// Digits with marks where none can be, or too many digits.
    Malformed,
    /// No number, or one with words.
    Other,
}

/// Spaces that typesetters put between groups of digits.
const GROUP_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];
/// More marks than a decimal can have groups.
const MOST_MARKS: usize = 12;

/// Reads a number without words.
pub(crate) fn plain(text: &str) -> Plain {
    if let Some(number) = small_integer(text.as_bytes()) {
        return Plain::Number(Decimal::from(number), None);
    }
    let unsigned = text.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(text);
    let is_digit_or_mark =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || GROUP_SPACES.contains(&c);
    if unsigned.is_empty() || !unsigned.chars().all(is_digit_or_mark) {
        return Plain::Other;
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit())
        || !unsigned.ends_with(|c: char| c.is_ascii_digit())
    {
        // `-` alone has gone; `.5` and `5.` don't say what was left out.
        let has_digit = unsigned.contains(|c: char| c.is_ascii_digit());
        return if has_digit { Plain::Malformed } else { Plain::Other };
    }
    let is_negative = unsigned.len() < text.len() && !text.starts_with('+');
    let sign = |number: Decimal| if is_negative { -number } else { number };
    match read(unsigned) {
        Some(Plain::Number(number, shows)) => Plain::Number(sign(number), shows),
        Some(Plain::Either { comma, point }) => {
            Plain::Either { comma: sign(comma), point: sign(point) }
        }
        _ => Plain::Malformed,
    }
}

/// A whole number of up to 18 digits.
fn small_integer(bytes: &[u8]) -> Option<i64> {
    if bytes.is_empty() || bytes.len() > 18 {
        return None;
    }
    bytes.iter().try_fold(0_i64, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        // 18 digits fit.
        (digit < 10).then(|| number.wrapping_mul(10).wrapping_add(i64::from(digit)))
    })
}

/// Digits and marks; the first and last character are digits.
fn read(digits: &str) -> Option<Plain> {
    let mut marks: [(usize, char); MOST_MARKS] = [(0, ' '); MOST_MARKS];
    let mut count = 0_usize;
    for (at, c) in digits.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        *marks.get_mut(count)? = (at, c);
        count += 1;
    }
    let marks = marks.get(..count)?;
    let (Some(&(_, first)), Some(&last)) = (marks.first(), marks.last()) else {
        return Some(Plain::Number(exact::parse(digits).ok()?, None));
    };
    let is_space = |mark: char| GROUP_SPACES.contains(&mark);
    let kinds_differ = marks.iter().any(|(_, mark)| *mark != first);
    if kinds_differ {
        let once = marks.iter().filter(|(_, mark)| *mark == last.1).count() == 1;
        let decimal = (once && !is_space(last.1)).then_some(last);
        return number(digits, marks, decimal);
    }
    if count > 1 || is_space(first) {
        return number(digits, marks, None);
    }
    let (before, after) = digits.split_at_checked(last.0)?;
    let can_be_a_group = after.len() == 4 && before.len() <= 3 && !before.starts_with('0');
    if !can_be_a_group {
        return number(digits, marks, Some(last));
    }
    let (Some(Plain::Number(grouped, _)), Some(Plain::Number(decimal, _))) =
        (number(digits, marks, None), number(digits, marks, Some(last)))
    else {
        return None;
    };
    Some(match last.1 {
        ',' => Plain::Either { comma: decimal, point: grouped },
        _ => Plain::Either { comma: grouped, point: decimal },
    })
}

/// The number whose decimals follow one mark, where all others are groups.
fn number(digits: &str, marks: &[(usize, char)], decimal: Option<(usize, char)>) -> Option<Plain> {
    let end = decimal.map_or(digits.len(), |(at, _)| at);
    let mut groups = marks.iter().filter(|mark| Some(**mark) != decimal).peekable();
    if groups.peek().is_some_and(|(at, _)| !(1..=3).contains(at)) {
        return None;
    }
    let mut shows = decimal.and_then(|(_, mark)| mark_of(mark));
    while let Some(&(at, mark)) = groups.next() {
        let next = groups.peek().map_or(end, |(next, _)| *next);
        if next.checked_sub(at.checked_add(mark.len_utf8())?)? != 3 {
            return None;
        }
        let grouping = mark_of(mark).map(DecimalMark::other);
        if shows.is_some() && grouping.is_some() && shows != grouping {
            return None; // "1.234,567.8"
        }
        shows = shows.or(grouping);
    }
    let mut plain = String::with_capacity(digits.len());
    for (at, c) in digits.char_indices() {
        match c {
            _ if decimal.is_some_and(|(mark, _)| mark == at) => plain.push('.'),
            '0'..='9' => plain.push(c),
            _ => {}
        }
    }
    Some(Plain::Number(exact::parse(&plain).ok()?, shows))
}

fn mark_of(mark: char) -> Option<DecimalMark> {
    match mark {
        ',' => Some(DecimalMark::Comma),
        '.' => Some(DecimalMark::Point),
        _ => None,
    }
}

/// The first digits of a text with their marks.
pub(crate) fn digits_in(text: &str) -> Option<&str> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(from..)?;
    let is_inside =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',') || GROUP_SPACES.contains(&c);
    let end = rest.find(|c: char| !is_inside(c)).unwrap_or(rest.len());
    Some(rest.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match plain(text) {
            Plain::Number(number, None) => number.to_string(),
            Plain::Number(number, Some(mark)) => format!("{number} {mark}"),
            Plain::Either { comma, point } => format!("{comma} or {point}"),
            Plain::Malformed => "malformed".to_owned(),
            Plain::Other => "other".to_owned(),
        }
    }

    #[test]
    fn marks_say_what_they_are_by_their_form() {
        for (text, expected) in [
            ("9342", "9342"),
            ("-7", "-7"),
            ("\u{2212}7", "-7"),
            ("15,1", "15.1 comma"),
            ("15.1", "15.1 point"),
            ("15.100.000.000.000", "15100000000000 comma"),
            ("15,100,000", "15100000 point"),
            ("1.234,50", "1234.50 comma"),
            ("1,234.50", "1234.50 point"),
            ("1.234", "1234 or 1.234"),
            ("1,234", "1.234 or 1234"),
            ("-1,234", "-1.234 or -1234"),
            ("0.125", "0.125 point"),
            ("01.234", "1.234 point"),
            ("1234.567", "1234.567 point"),
            ("12\u{a0}345,6", "12345.6 comma"),
            ("12\u{a0}345", "12345"),
            ("17.10", "17.10 point"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_out_of_place_are_malformed() {
        for text in [
            "1.23.456",
            "1,2,3",
            "1.234,567.8",
            ".5",
            "5.",
            "1..5",
            "1.234.567,8,9",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(plain(text), Plain::Malformed, "{text}");
        }
        for text in ["", "-", "Rp15", "15,1 triliun", "1e3", "...", "３"] {
            assert_eq!(plain(text), Plain::Other, "{text}");
        }
    }

    #[test]
    fn digits_are_found_among_words() {
        assert_eq!(digits_in("Rp15,1 triliun."), Some("15,1"));
        assert_eq!(digits_in("per 2024."), Some("2024"));
        assert_eq!(digits_in("nihil"), None);
    }
}
