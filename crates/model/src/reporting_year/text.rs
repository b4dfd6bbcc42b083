//! Reporting years as text: `calendar`, `Q2/start`, `Q4/end`.

use std::fmt;
use std::str::FromStr;

use super::{NamedBy, ReportingYear, ReportingYearError};
use crate::calendar::{Cursor, Stop};

const CALENDAR: &str = "calendar";

impl fmt::Display for ReportingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::CALENDAR {
            return f.pad(CALENDAR);
        }
        f.pad(&format!("Q{}/{}", self.first_quarter_number(), word(self.named_by())))
    }
}

impl FromStr for ReportingYear {
    type Err = ParseReportingYearError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        if input == CALENDAR {
            return Ok(Self::CALENDAR);
        }
        let (number, named_by) = read(input)
            .map_err(|stop| ParseReportingYearError::Syntax { input: input.into(), at: stop.at })?;
        Self::starting_in(number, named_by).map_err(|ReportingYearError::Number { number }| {
            ParseReportingYearError::Number { input: input.into(), number }
        })
    }
}

impl TryFrom<String> for ReportingYear {
    type Error = ParseReportingYearError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ReportingYear> for String {
    fn from(year: ReportingYear) -> Self {
        year.to_string()
    }
}

/// Why a text is not a [`ReportingYear`].
///
/// # Examples
///
/// The beginning alone doesn't say whether October 2023 opens 2023 or 2024:
///
/// ```
/// use kawasan_model::ReportingYear;
///
/// let error = "Q4".parse::<ReportingYear>().unwrap_err();
/// assert_eq!(
///     error.help().as_deref(),
///     Some("say which calendar year names it: `Q4/start` or `Q4/end`")
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseReportingYearError {
    /// Of neither form.
    #[error(
        "`{input}` is not a reporting year: expected `calendar`, or a quarter and the end that \
         names it, such as `Q2/start` or `Q4/end`, at byte {at}"
    )]
    #[non_exhaustive]
    Syntax {
        /// The text given.
        input: String,
        /// The first byte that doesn't fit.
        at: usize,
    },
    /// Well formed, but a calendar year has four quarters.
    #[error("`{input}` begins in quarter {number}: expected Q1 to Q4")]
    #[non_exhaustive]
    Number {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
}

impl ParseReportingYearError {
    /// What would be right, if that can be told.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, .. } = self else {
            return None;
        };
        let trimmed = input.trim();
        if trimmed.eq_ignore_ascii_case(CALENDAR) {
            return Some(format!("did you mean `{CALENDAR}`?"));
        }
        // Only what is as long as a quarter and a word can be one of them.
        if trimmed.len() > "Q4/start".len() {
            return None;
        }
        if let Some((quarter, word)) = trimmed.split_once('/') {
            let text = format!("{}/{}", quarter.to_ascii_uppercase(), word.to_ascii_lowercase());
            let year: ReportingYear = text.parse().ok()?;
            return Some(format!("did you mean `{year}`?"));
        }
        let quarter = trimmed.to_ascii_uppercase();
        let year: ReportingYear = format!("{quarter}/start").parse().ok()?;
        if year == ReportingYear::CALENDAR {
            return Some(format!("did you mean `{CALENDAR}`?"));
        }
        Some(format!("say which calendar year names it: `{quarter}/start` or `{quarter}/end`"))
    }
}

const fn word(named_by: NamedBy) -> &'static str {
    match named_by {
        NamedBy::Start => "start",
        NamedBy::End => "end",
    }
}

fn read(input: &str) -> Result<(u8, NamedBy), Stop> {
    let mut cursor = Cursor::new(input);
    cursor.byte(b'Q')?;
    let number = cursor.digit()?;
    cursor.byte(b'/')?;
    let named_by = match cursor.peek() {
        Some(b's') => NamedBy::Start,
        _ => NamedBy::End,
    };
    for expected in word(named_by).bytes() {
        cursor.byte(expected)?;
    }
    cursor.end()?;
    Ok((number, named_by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_and_parse_are_inverse() {
        for number in 1..=4 {
            for named_by in [NamedBy::Start, NamedBy::End] {
                let year = ReportingYear::starting_in(number, named_by).unwrap();
                assert_eq!(year.to_string().parse(), Ok(year));
            }
        }
        for text in ["calendar", "Q2/start", "Q3/end", "Q4/end"] {
            assert_eq!(text.parse::<ReportingYear>().unwrap().to_string(), text);
        }
        for text in ["Q1/start", "Q1/end"] {
            assert_eq!(text.parse(), Ok(ReportingYear::CALENDAR));
        }
    }

    #[test]
    fn text_that_is_no_reporting_year_says_where_and_what_would_be_right() {
        for (input, at, help) in [
            ("", 0, None),
            ("Calendar", 0, Some("did you mean `calendar`?")),
            (" calendar", 0, Some("did you mean `calendar`?")),
            ("april", 0, None),
            ("q4/End", 0, Some("did you mean `Q4/end`?")),
            ("Q4", 2, Some("say which calendar year names it: `Q4/start` or `Q4/end`")),
            ("q1", 0, Some("did you mean `calendar`?")),
            ("Q4/", 3, None),
            ("Q4/en", 5, None),
            ("Q4/start ", 8, Some("did you mean `Q4/start`?")),
            ("Q12/end", 2, None),
            ("é", 0, None),
        ] {
            let error = input.parse::<ReportingYear>().unwrap_err();
            let expected = ParseReportingYearError::Syntax { input: input.into(), at };
            assert_eq!(error, expected, "{input}");
            assert_eq!(error.help().as_deref(), help, "{input}");
        }
        let error = "Q7/end".parse::<ReportingYear>().unwrap_err();
        assert_eq!(error.to_string(), "`Q7/end` begins in quarter 7: expected Q1 to Q4");
        assert_eq!(error.help(), None);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_goes_through_the_text() {
        let federal = ReportingYear::starting_in(4, NamedBy::End).unwrap();
        assert_eq!(serde_json::to_string(&federal).unwrap(), r#""Q4/end""#);
        assert_eq!(serde_json::from_str::<ReportingYear>(r#""Q4/end""#).unwrap(), federal);
        assert!(serde_json::from_str::<ReportingYear>(r#""Q5/end""#).is_err());
    }
}
