//! Dates as text: `2014`, `2017-09`, `2012-02-27`.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month};

use super::{Known, PartialDate, PartialDateError};
use crate::calendar::{Cursor, Stop, loose};

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Known::Year(year) => f.pad(&format!("{year:04}")),
            Known::Month(month) => month.fmt(f),
            Known::Day(date) => {
                let (year, month, day) = date.to_calendar_date();
                f.pad(&format!("{year:04}-{:02}-{day:02}", u8::from(month)))
            }
        }
    }
}

impl FromStr for PartialDate {
    type Err = ParseDateError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        read(input, Form::Partial)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

/// Why a text is not a date.
///
/// # Examples
///
/// ```
/// use kawasan_model::PartialDate;
///
/// let error = "2023-02-29".parse::<PartialDate>().unwrap_err();
/// assert_eq!(error.to_string(), "`2023-02-29` has day 29: expected 01 to 28");
///
/// // Where day and month can be taken for each other, both are named.
/// let error = "03/04/2024".parse::<PartialDate>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `2024-04-03` or `2024-03-04`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseDateError {
    /// Not of the form, or of none of the forms, expected.
    #[error("`{input}` is not a date: expected {expected}, at byte {at}")]
    #[non_exhaustive]
    Syntax {
        /// The text given.
        input: String,
        /// The first byte that doesn't fit.
        at: usize,
        /// The forms that would do.
        expected: &'static str,
    },
    /// Well formed, but the calendar has no year 0.
    #[error("`{input}` has year 0: expected 0001 to 9999")]
    #[non_exhaustive]
    Year {
        /// The text given.
        input: String,
    },
    /// Well formed, but a year has twelve months.
    #[error("`{input}` has month {number}: expected 01 to 12")]
    #[non_exhaustive]
    Month {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
    /// Well formed, but the month has no such day.
    #[error("`{input}` has day {number}: expected 01 to {last}")]
    #[non_exhaustive]
    Day {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
        /// The last day of that month.
        last: u8,
    },
}

impl ParseDateError {
    /// The date that was probably meant, or both, as a question.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, expected, .. } = self else {
            return None;
        };
        let mut meant: Vec<String> = loose::dates(input).iter().map(Date::to_string).collect();
        if meant.is_empty() && *expected == Form::Partial.expected() {
            meant.extend(loose::month(input).map(|month| month.to_string()));
        }
        match meant.as_slice() {
            [] => None,
            [one] => Some(format!("did you mean `{one}`?")),
            several => Some(format!("did you mean `{}`?", several.join("` or `"))),
        }
    }
}

/// What a reader accepts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    Partial,
}

impl Form {
    const fn expected(self) -> &'static str {
        match self {
            Self::Full => "`YYYY-MM-DD`, such as `2024-04-24`",
            Self::Partial => "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, such as `2024-04-24`",
        }
    }
}

pub(super) fn read(input: &str, form: Form) -> Result<PartialDate, ParseDateError> {
    let parts = read_parts(input, form).map_err(|stop| ParseDateError::Syntax {
        input: input.into(),
        at: stop.at,
        expected: form.expected(),
    })?;
    let in_calendar = |error| match error {
        PartialDateError::Year { .. } => ParseDateError::Year { input: input.into() },
        PartialDateError::Month { number } => ParseDateError::Month { input: input.into(), number },
    };
    match parts {
        (year, None) => PartialDate::year(year).map_err(in_calendar),
        (year, Some((number, None))) => PartialDate::month(year, number).map_err(in_calendar),
        (year, Some((number, Some(day)))) => {
            let last = PartialDate::month(year, number).map_err(in_calendar)?.latest().day();
            Month::try_from(number)
                .and_then(|month| Date::from_calendar_date(year, month, day))
                .map(|date| PartialDate(Known::Day(date)))
                .map_err(|_| ParseDateError::Day { input: input.into(), number: day, last })
        }
    }
}

/// A year, and perhaps a month, and perhaps a day.
type Parts = (i32, Option<(u8, Option<u8>)>);

fn read_parts(input: &str, form: Form) -> Result<Parts, Stop> {
    let mut cursor = Cursor::new(input);
    let may_end = form == Form::Partial;
    let year = cursor.year()?;
    if may_end && cursor.is_at_end() {
        return Ok((year, None));
    }
    cursor.byte(b'-')?;
    let month = cursor.two_digits()?;
    if may_end && cursor.is_at_end() {
        return Ok((year, Some((month, None))));
    }
    cursor.byte(b'-')?;
    let day = cursor.two_digits()?;
    cursor.end()?;
    Ok((year, Some((month, Some(day)))))
}
