//! Periods as text: `2024-Q1`, `2024-S1`, `2024-9M`, `2024`, `2023-Q3/2024-Q2`.

use std::fmt;
use std::str::FromStr;

use super::{Period, PeriodError, PeriodKind};
use crate::calendar::{Cursor, Stop, loose};
use crate::date::parse_date;
use crate::month::CalendarMonth;
use crate::quarter::{Quarter, QuarterError};

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, year) = (self.start(), self.start().year());
        let text = match self.kind() {
            PeriodKind::Quarter => start.to_string(),
            PeriodKind::Semester => format!("{year:04}-S{}", start.number() / 2 + 1),
            PeriodKind::NineMonths => format!("{year:04}-9M"),
            PeriodKind::Year => format!("{year:04}"),
            PeriodKind::Run => format!("{start}/{}", self.end()),
        };
        f.pad(&text)
    }
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        read(input).map_err(|fault| fault.into_error(input))
    }
}

impl TryFrom<String> for Period {
    type Error = ParsePeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// Why a text is not a [`Period`].
///
/// # Examples
///
/// Elsewhere half years are written with an H:
///
/// ```
/// use kawasan_model::Period;
///
/// let error = "2024-H1".parse::<Period>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `2024-S1`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParsePeriodError {
    /// Of none of the forms.
    #[error(
        "`{input}` is not a period: expected a form such as `2024-Q1`, `2024-S1`, `2024-9M`, \
         `2024` or `2023-Q3/2024-Q2`, at byte {at}"
    )]
    #[non_exhaustive]
    Syntax {
        /// The text given.
        input: String,
        /// The first byte that doesn't fit.
        at: usize,
    },
    /// Well formed, but the calendar has no year 0.
    #[error("`{input}` has year 0: expected 0001 to 9999")]
    #[non_exhaustive]
    Year {
        /// The text given.
        input: String,
    },
    /// Well formed, but a year has four quarters.
    #[error("`{input}` has quarter {number}: expected Q1 to Q4")]
    #[non_exhaustive]
    Quarter {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
    /// Well formed, but a year has two semesters.
    #[error("`{input}` has semester {number}: expected S1 or S2")]
    #[non_exhaustive]
    Semester {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
    /// A month, which is no run of quarters.
    #[error("`{input}` is a month: expected whole quarters")]
    #[non_exhaustive]
    Month {
        /// The text given.
        input: String,
        /// The month that it is.
        month: CalendarMonth,
    },
    /// A run whose last quarter comes before its first.
    #[error("`{input}` ends before it begins: expected the earlier quarter first")]
    #[non_exhaustive]
    Reversed {
        /// The text given.
        input: String,
    },
}

impl ParsePeriodError {
    /// What would be right, if that can be told.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Month { month, .. } => {
                Some(format!("`{month}` lies in the quarter `{}`", month.quarter()))
            }
            Self::Reversed { input } => {
                let (last, first) = input.split_once('/')?;
                let period = Period::between(first.parse().ok()?, last.parse().ok()?).ok()?;
                Some(format!("did you mean `{period}`?"))
            }
            Self::Syntax { input, .. } => {
                if let Some(period) = loose::period(input) {
                    return Some(format!("did you mean `{period}`?"));
                }
                let day = parse_date(input).ok()?;
                Some(format!("`{day}` is a day of the quarter `{}`", Quarter::containing(day)?))
            }
            Self::Year { .. } | Self::Quarter { .. } | Self::Semester { .. } => None,
        }
    }
}

/// What is wrong, while the whole text isn't at hand.
enum Fault {
    Syntax(usize),
    Year,
    Quarter(u8),
    Semester(u8),
    Reversed,
}

impl Fault {
    fn into_error(self, input: &str) -> ParsePeriodError {
        let text = input.to_owned();
        match self {
            Self::Syntax(at) => match input.parse() {
                Ok(month) => ParsePeriodError::Month { input: text, month },
                Err(_) => ParsePeriodError::Syntax { input: text, at },
            },
            Self::Year => ParsePeriodError::Year { input: text },
            Self::Quarter(number) => ParsePeriodError::Quarter { input: text, number },
            Self::Semester(number) => ParsePeriodError::Semester { input: text, number },
            Self::Reversed => ParsePeriodError::Reversed { input: text },
        }
    }
}

impl From<Stop> for Fault {
    fn from(stop: Stop) -> Self {
        Self::Syntax(stop.at)
    }
}

impl From<QuarterError> for Fault {
    fn from(error: QuarterError) -> Self {
        match error {
            QuarterError::Year { .. } => Self::Year,
            QuarterError::Number { number } => Self::Quarter(number),
        }
    }
}

impl From<PeriodError> for Fault {
    fn from(error: PeriodError) -> Self {
        match error {
            // Text holds at most the years 0 to 9999, and always some quarter.
            PeriodError::Year { .. } | PeriodError::Empty { .. } | PeriodError::TooLong { .. } => {
                Self::Year
            }
            PeriodError::Semester { number } => Self::Semester(number),
            PeriodError::Reversed { .. } => Self::Reversed,
        }
    }
}

fn read(input: &str) -> Result<Period, Fault> {
    let mut cursor = Cursor::new(input);
    let year = cursor.year()?;
    if cursor.is_at_end() {
        return Ok(Period::year(year)?);
    }
    cursor.byte(b'-')?;
    let period = match cursor.peek() {
        Some(b'S') => {
            cursor.byte(b'S')?;
            let number = cursor.digit()?;
            cursor.end()?;
            Period::semester(year, number)?
        }
        Some(b'9') => {
            cursor.byte(b'9')?;
            cursor.byte(b'M')?;
            cursor.end()?;
            Period::nine_months(year)?
        }
        _ => return read_run(year, &mut cursor),
    };
    Ok(period)
}

/// One quarter, whose year has been read, or a run from it to another.
fn read_run(year: i32, cursor: &mut Cursor<'_>) -> Result<Period, Fault> {
    cursor.byte(b'Q')?;
    let number = cursor.digit()?;
    if cursor.is_at_end() {
        return Ok(Period::quarter(Quarter::new(year, number)?));
    }
    cursor.byte(b'/')?;
    let last_year = cursor.year()?;
    cursor.byte(b'-')?;
    cursor.byte(b'Q')?;
    let last_number = cursor.digit()?;
    cursor.end()?;
    Ok(Period::between(Quarter::new(year, number)?, Quarter::new(last_year, last_number)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_canonical_and_read_back() {
        for text in ["2024-Q1", "2024-S1", "2024-S2", "2024-9M", "2024", "2023-Q3/2024-Q2"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for number in 1..=4 {
            let start = Quarter::new(2023, number).unwrap();
            for quarters in 1..=20 {
                let period = Period::new(start, quarters).unwrap();
                assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
        for text in ["0001", "9999", "0001-Q1/9999-Q4", "9999-9M", "0001-S1"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_run_with_a_shorter_form_takes_it() {
        for (long, short) in [
            ("2024-Q1/2024-Q4", "2024"),
            ("2024-Q1/2024-Q2", "2024-S1"),
            ("2024-Q3/2024-Q4", "2024-S2"),
            ("2024-Q1/2024-Q3", "2024-9M"),
            ("2024-Q4/2024-Q4", "2024-Q4"),
        ] {
            let period: Period = long.parse().unwrap();
            assert_eq!(Ok(period), short.parse());
            assert_eq!(period.to_string(), short);
        }
    }

    #[test]
    fn text_that_is_no_period_says_where_and_what_would_be_right() {
        for (input, at, help) in [
            ("", 0, None),
            (" ", 0, None),
            ("24", 2, None),
            ("2024Q1", 4, Some("did you mean `2024-Q1`?")),
            ("2024-q1", 5, Some("did you mean `2024-Q1`?")),
            ("Q1 2024", 0, Some("did you mean `2024-Q1`?")),
            ("2024-H1", 5, Some("did you mean `2024-S1`?")),
            ("2024-6M", 5, Some("did you mean `2024-S1`?")),
            ("9M 2024", 1, Some("did you mean `2024-9M`?")),
            ("2024 ", 4, Some("did you mean `2024`?")),
            ("2024-Q1-2024-Q4", 7, Some("did you mean `2024`?")),
            ("2024-S1/2024-S2", 7, Some("did you mean `2024`?")),
            ("2024-10-01", 5, Some("`2024-10-01` is a day of the quarter `2024-Q4`")),
            ("2024-13", 5, None),
            ("2023/2024", 4, None),
            ("2024-Q1/", 8, None),
            ("2024-Q1/Q2", 8, None),
            ("triwulan I 2024", 0, None),
        ] {
            let error = input.parse::<Period>().unwrap_err();
            assert_eq!(error, ParsePeriodError::Syntax { input: input.into(), at }, "{input}");
            assert_eq!(error.help().as_deref(), help, "{input}");
        }
    }

    #[test]
    fn messages_say_what_is_allowed() {
        let error = |input: &str| input.parse::<Period>().unwrap_err();
        for (input, message) in [
            ("2024-Q5", "`2024-Q5` has quarter 5: expected Q1 to Q4"),
            ("2024-Q1/2024-Q0", "`2024-Q1/2024-Q0` has quarter 0: expected Q1 to Q4"),
            ("2024-S3", "`2024-S3` has semester 3: expected S1 or S2"),
            ("0000", "`0000` has year 0: expected 0001 to 9999"),
            ("0000-9M", "`0000-9M` has year 0: expected 0001 to 9999"),
            ("2024-10", "`2024-10` is a month: expected whole quarters"),
            (
                "2024-Q4/2024-Q1",
                "`2024-Q4/2024-Q1` ends before it begins: expected the earlier quarter first",
            ),
        ] {
            assert_eq!(error(input).to_string(), message);
        }
        let help = |input: &str| error(input).help();
        assert_eq!(help("2024-10").as_deref(), Some("`2024-10` lies in the quarter `2024-Q4`"));
        assert_eq!(help("2024-09").as_deref(), Some("`2024-09` lies in the quarter `2024-Q3`"));
        assert_eq!(help("2024-Q4/2024-Q1").as_deref(), Some("did you mean `2024`?"));
        assert_eq!(help("2024-Q5"), None);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_goes_through_the_text() {
        let half = Period::semester(2024, 1).unwrap();
        assert_eq!(serde_json::to_string(&half).unwrap(), r#""2024-S1""#);
        let long: Period = serde_json::from_str(r#""2024-Q1/2024-Q2""#).unwrap();
        assert_eq!(long, half);
        assert!(serde_json::from_str::<Period>(r#""2024-S3""#).is_err());
        assert!(serde_json::from_str::<Period>("2024").is_err());
    }
}
