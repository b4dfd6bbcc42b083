//! Reading the digits of a number in the way that a language writes them.
//!
//! The structure of the digits comes first: several marks of one kind are
//! groups, two kinds of marks are groups and a decimal mark, and a mark that
//! isn't followed by just three digits can't be a group. Only where both
//! readings are possible (`1.234`) does the language decide.

use rust_decimal::Decimal;

use crate::exact;
use crate::vocabulary::Numerals;

/// The digits of a number and where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral<'a> {
    /// The digits with their marks, without sign or exponent.
    pub(super) digits: &'a str,
    /// The power of ten of scientific notation (`1.5e3`), which always has a
    /// decimal point.
    pub(super) exponent: Option<i8>,
    /// The byte where the digits begin.
    pub(super) at: usize,
}

/// Why digits are not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumeralError {
    /// Marks where none can be; the byte within the digits.
    Malformed(usize),
    /// More digits than a decimal holds exactly.
    TooLong,
}

/// Spaces that typesetters put between groups of digits.
pub(super) const GROUP_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];

impl Numeral<'_> {
    /// The number, as a language writes it; its scale is the number of decimals
    /// shown.
    pub(super) fn read(&self, numerals: Numerals) -> Result<Decimal, NumeralError> {
        let decimal_mark = self.decimal_mark(numerals)?;
        let mut plain = String::with_capacity(self.digits.len());
        for (at, c) in self.digits.char_indices() {
            match c {
                '0'..='9' => plain.push(c),
                _ if Some(at) == decimal_mark => plain.push('.'),
                _ => {}
            }
        }
        exact::parse(&plain).map_err(|_| NumeralError::TooLong)
    }

    /// The byte of the decimal mark, if there is one.
    fn decimal_mark(&self, numerals: Numerals) -> Result<Option<usize>, NumeralError> {
        let is_mark = |c: &char| !c.is_ascii_digit();
        let marks: Vec<(usize, char)> =
            self.digits.char_indices().filter(|(_, c)| is_mark(c)).collect();
        let (Some(&first), Some(&last)) = (marks.first(), marks.last()) else { return Ok(None) };
        let kinds_differ = marks.iter().any(|(_, c)| *c != first.1);
        let decimal = if self.exponent.is_some() {
            Some(last).filter(|(_, c)| *c == '.')
        } else if kinds_differ {
            // 1.234.567,89: the mark that comes once and last.
            let once = marks.iter().filter(|(_, c)| *c == last.1).count() == 1;
            Some(last).filter(|(_, c)| once && !GROUP_SPACES.contains(c))
        } else {
            let is_group = marks.len() > 1
                || GROUP_SPACES.contains(&last.1)
                || (last.1 == numerals.group && self.can_be_a_group(last));
            Some(last).filter(|_| !is_group)
        };
        let groups = marks.iter().filter(|mark| Some(**mark) != decimal);
        self.check_groups(groups.copied(), decimal.map(|(at, _)| at))?;
        Ok(decimal.map(|(at, _)| at))
    }

    /// Whether a single mark may stand before three digits of a group: not in
    /// `1234.567`, nor in `0.125`.
    fn can_be_a_group(&self, (at, mark): (usize, char)) -> bool {
        let before = self.digits.get(..at).unwrap_or_default();
        let after = self.digits.get(at + mark.len_utf8()..).unwrap_or_default();
        after.len() == 3 && before.len() <= 3 && !before.starts_with('0')
    }

    /// Every group has three digits, but for the first, which has one to three.
    fn check_groups(
        &self,
        groups: impl Iterator<Item = (usize, char)>,
        decimal: Option<usize>,
    ) -> Result<(), NumeralError> {
        let end = decimal.unwrap_or(self.digits.len());
        let starts: Vec<(usize, char)> = groups.collect();
        let Some(&(first, _)) = starts.first() else { return Ok(()) };
        if !(1..=3).contains(&first) {
            return Err(NumeralError::Malformed(first));
        }
        for (index, &(at, mark)) in starts.iter().enumerate() {
            let next = starts.get(index + 1).map_or(end, |&(next, _)| next);
            if next.checked_sub(at + mark.len_utf8()) != Some(3) {
                return Err(NumeralError::Malformed(at));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::vocabulary::Vocabulary;

    fn read(language: Language, digits: &str) -> Result<String, NumeralError> {
        let numerals = Vocabulary::builtin().numerals(language).unwrap();
        Numeral { digits, exponent: None, at: 0 }.read(numerals).map(|n| n.to_string())
    }

    #[test]
    fn each_language_reads_its_own_marks() {
        let cases = [
            ("15,1", "15.1", "15.1"),
            ("9.342", "9342", "9.342"),
            ("9,342", "9.342", "9342"),
            ("15.100.000.000.000", "15100000000000", "15100000000000"),
            ("1.234,50", "1234.50", "1234.50"),
            ("1,234.50", "1234.50", "1234.50"),
            ("0.125", "0.125", "0.125"),
            ("1234.567", "1234.567", "1234.567"),
            ("17.10", "17.10", "17.10"),
            ("12\u{a0}345,6", "12345.6", "12345.6"),
        ];
        for (digits, indonesian, english) in cases {
            assert_eq!(read(Language::INDONESIAN, digits).as_deref(), Ok(indonesian), "{digits}");
            assert_eq!(read(Language::ENGLISH, digits).as_deref(), Ok(english), "{digits}");
        }
    }

    #[test]
    fn marks_out_of_place_are_malformed() {
        for digits in
            ["1.23.456", "1.2345.678", "1234.567.890", "1,2,3", "1.234,567.8", "1.234.567,8,9"]
        {
            assert!(
                matches!(read(Language::INDONESIAN, digits), Err(NumeralError::Malformed(_))),
                "{digits}"
            );
        }
    }
}
