//! What a text that isn't in our form probably meant: only for suggestions.
//!
//! Nothing here is ever taken as a value. Words in a language (`triwulan I`)
//! and years of two digits aren't guessed at.

use time::Date;

use crate::month::CalendarMonth;
use crate::period::Period;
use crate::quarter::Quarter;

/// A longer text is no misspelt date, and not worth reading.
const LONGEST: usize = 40;

/// `2024Q1`, `Q1 2024`, `1Q2024`, `2024-q1`, `2024-H1`, `9M 2024`, `Q3 2023 – Q2 2024`.
pub(crate) fn period(input: &str) -> Option<Period> {
    // Half a run: which other end was meant can't be told.
    if input.starts_with('/') || input.ends_with('/') {
        return None;
    }
    let tokens = tokens(input)?;
    if tokens.len() == 6 {
        let (first, last) = tokens.split_at(3);
        return Period::between(one(first)?.start(), one(last)?.end()).ok();
    }
    one(&tokens)
}

/// `2025-4`, `04/2025`, `2025-M04`, `202504`.
pub(crate) fn month(input: &str) -> Option<CalendarMonth> {
    let (year, number) = match *tokens(input)?.as_slice() {
        [Token::Year(year), Token::Number(number)]
        | [Token::Number(number), Token::Year(year)]
        | [Token::Year(year), Token::Word("M" | "m"), Token::Number(number)] => (year, number),
        [Token::Compact(digits)] if (100_000..1_000_000).contains(&digits) => {
            (digits / 100, digits % 100)
        }
        _ => return None,
    };
    CalendarMonth::new(i32::try_from(year).ok()?, u8::try_from(number).ok()?).ok()
}

/// `2024/4/24`, `20240424`, `24.04.2024`, `2024-04-24T09:00`.
///
/// Two dates for `03/04/2024`: with the day first, and with the month first.
pub(crate) fn dates(input: &str) -> Vec<Date> {
    let Some(tokens) = tokens(input) else {
        return Vec::new();
    };
    let candidates = match *tokens.as_slice() {
        [Token::Year(year), Token::Number(month), Token::Number(day), ..] => {
            vec![(year, month, day)]
        }
        [Token::Number(a), Token::Number(b), Token::Year(year)] if a != b => {
            vec![(year, b, a), (year, a, b)]
        }
        [Token::Number(both), Token::Number(_), Token::Year(year)] => vec![(year, both, both)],
        // Eight digits that begin with a year.
        [Token::Compact(digits)] if digits >= 10_000_000 => {
            vec![(digits / 10_000, digits / 100 % 100, digits % 100)]
        }
        _ => Vec::new(),
    };
    candidates.into_iter().filter_map(|(year, month, day)| date(year, month, day)).collect()
}

enum Token<'a> {
    /// Four digits.
    Year(u32),
    /// One or two digits.
    Number(u32),
    /// Six or eight digits.
    Compact(u32),
    Word(&'a str),
}

/// Runs of digits and of letters; whatever stands between them only separates.
fn tokens(input: &str) -> Option<Vec<Token<'_>>> {
    if input.len() > LONGEST {
        return None;
    }
    let mut tokens = Vec::new();
    let mut rest = input;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let end = rest.find(|c| self::class(c) != class).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        rest = after;
        tokens.push(match (class, run.len()) {
            (Class::Digit, 1 | 2) => Token::Number(run.parse().ok()?),
            (Class::Digit, 4) => Token::Year(run.parse().ok()?),
            (Class::Digit, 6 | 8) => Token::Compact(run.parse().ok()?),
            (Class::Digit, _) => return None,
            (Class::Letter, _) => Token::Word(run),
            (Class::Separator, _) => continue,
        });
    }
    Some(tokens)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Separator,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Separator,
    }
}

fn one(tokens: &[Token<'_>]) -> Option<Period> {
    match *tokens {
        [Token::Year(year)] => Period::year(i32::try_from(year).ok()?).ok(),
        [Token::Year(year), Token::Word(unit), Token::Number(number)]
        | [Token::Word(unit), Token::Number(number), Token::Year(year)] => {
            numbered(year, unit, number)
        }
        [Token::Number(number), Token::Word(unit), Token::Year(year)]
        | [Token::Year(year), Token::Number(number), Token::Word(unit)] => {
            numbered(year, unit, number).or_else(|| months(year, unit, number))
        }
        _ => None,
    }
}

fn numbered(year: u32, unit: &str, number: u32) -> Option<Period> {
    let (year, number) = (i32::try_from(year).ok()?, u8::try_from(number).ok()?);
    match unit.to_ascii_uppercase().as_str() {
        "Q" => Quarter::new(year, number).ok().map(Period::quarter),
        "S" | "H" => Period::semester(year, number).ok(),
        _ => None,
    }
}

/// `9M 2024` counts months; `2024-M9` would number one.
fn months(year: u32, unit: &str, count: u32) -> Option<Period> {
    if !unit.eq_ignore_ascii_case("M") || !count.is_multiple_of(3) {
        return None;
    }
    let quarters = u16::try_from(count / 3).ok().filter(|quarters| *quarters <= 4)?;
    Period::new(Quarter::new(i32::try_from(year).ok()?, 1).ok()?, quarters).ok()
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let month = time::Month::try_from(u8::try_from(month).ok()?).ok()?;
    let year = i32::try_from(year).ok().filter(|year| super::YEARS.contains(year))?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(input: &str) -> Option<String> {
        period(input).map(|period| period.to_string())
    }

    #[test]
    fn spellings_of_others_are_understood() {
        for (input, expected) in [
            ("2024Q1", "2024-Q1"),
            ("2024-q1", "2024-Q1"),
            ("Q1 2024", "2024-Q1"),
            ("1Q2024", "2024-Q1"),
            ("2024-Q01", "2024-Q1"),
            (" 2024-Q1\n", "2024-Q1"),
            ("2024–Q1", "2024-Q1"),
            ("2024-H1", "2024-S1"),
            ("H2 2024", "2024-S2"),
            ("9M 2024", "2024-9M"),
            ("2024-6m", "2024-S1"),
            ("2024-12M", "2024"),
            (" 2024 ", "2024"),
            ("Q3 2023 – Q2 2024", "2023-Q3/2024-Q2"),
        ] {
            assert_eq!(meant(input).as_deref(), Some(expected), "{input}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_not_guessed_at() {
        let endless = "2024 Q1 ".repeat(1000);
        for input in [
            "",
            "Q1",
            "Q5 2024",
            "Q1 24",
            "FY2024",
            "2024/2025",
            "2024-M9",
            "0M 2024",
            "15M 2024",
            "triwulan I 2024",
            "٢٠٢٤",
            "Q2 2024 Q1 2024",
            "2024-Q1/",
            "/2024-Q1",
            "99999999999999999999",
            &endless,
        ] {
            assert_eq!(meant(input), None, "{input}");
        }
    }

    #[test]
    fn a_date_with_its_year_last_may_be_two() {
        let shown = |input| dates(input).iter().map(Date::to_string).collect::<Vec<_>>();
        assert_eq!(shown("03/04/2024"), ["2024-04-03", "2024-03-04"]);
        assert_eq!(shown("24/04/2024"), ["2024-04-24"]);
        assert_eq!(shown("04/24/2024"), ["2024-04-24"]);
        assert_eq!(shown("4.4.2024"), ["2024-04-04"]);
        assert_eq!(shown("20240424"), ["2024-04-24"]);
        assert_eq!(shown("2024-04-24T09:00:00Z"), ["2024-04-24"]);
        assert!(shown("31/02/2024").is_empty());
        assert!(shown("200404").is_empty());
        assert!(shown("01022024").is_empty());
    }

    #[test]
    fn months_are_understood() {
        for input in ["2025-4", "4/2025", "202504", "2025-M04", "2025 04 "] {
            assert_eq!(month(input), CalendarMonth::new(2025, 4).ok(), "{input}");
        }
        assert_eq!(month("2025-13"), None);
        assert_eq!(month("20250401"), None);
    }
}
