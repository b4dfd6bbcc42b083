//! Calendar months, for figures that were published for one month.
//!
//! Zones report by quarter. A monthly figure is kept as it was published;
//! nothing here turns it into a quarter's.

use std::fmt;
use std::str::FromStr;

use time::Date;

use crate::calendar::{Cursor, Stop, loose, stored_year};
use crate::quarter::Quarter;

/// A month of a year, such as `2025-04`, of the years 1 to 9999.
///
/// Earlier months are smaller. [`time::Month`] is a month of no year.
///
/// # Examples
///
/// A month says which quarter it lies in, but isn't that quarter:
///
/// ```
/// use kawasan_model::CalendarMonth;
///
/// let april: CalendarMonth = "2025-04".parse()?;
/// assert_eq!(april.quarter().to_string(), "2025-Q2");
/// assert_ne!(april.last_day(), april.quarter().last_day());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct CalendarMonth {
    year: i16,  // INVARIANT: 1..=9999
    number: u8, // INVARIANT: 1..=12
}

impl CalendarMonth {
    /// The month with this number, 1 to 12, of a year, 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`MonthError::Year`] and [`MonthError::Number`] if one is outside its
    /// range.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::CalendarMonth;
    ///
    /// assert_eq!(CalendarMonth::new(2025, 4)?, "2025-04".parse()?);
    /// assert!(CalendarMonth::new(2025, 13).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(year: i32, number: u8) -> Result<Self, MonthError> {
        let stored = stored_year(year).ok_or(MonthError::Year { year })?;
        if !(1..=12).contains(&number) {
            return Err(MonthError::Number { number });
        }
        Ok(Self { year: stored, number })
    }

    /// The month that a day lies in; `None` outside the years 1 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{CalendarMonth, parse_date};
    ///
    /// let published = CalendarMonth::containing(parse_date("2024-04-24")?);
    /// assert_eq!(published, CalendarMonth::new(2024, 4).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn containing(date: Date) -> Option<Self> {
        Some(Self { year: stored_year(date.year())?, number: u8::from(date.month()) })
    }

    /// A month whose year and number the caller has checked.
    pub(crate) const fn from_checked(year: i16, number: u8) -> Self {
        Self { year, number }
    }

    /// The calendar year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The number of the month within its year, 1 to 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        time::Month::try_from(self.number)
            .and_then(|month| Date::from_calendar_date(self.year(), month, 1))
            // Never reached: the invariants make it a date, and a test tries all.
            .unwrap_or(Date::MIN)
    }

    /// Its last day: 28 or 29 February, and so on.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{CalendarMonth, parse_date};
    ///
    /// assert_eq!(CalendarMonth::new(2024, 2)?.last_day(), parse_date("2024-02-29")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Date {
        let first = self.first_day();
        // Never the first day: each month has the day of its length.
        first.replace_day(first.month().length(self.year())).unwrap_or(first)
    }

    /// The quarter that it lies in.
    #[must_use]
    pub const fn quarter(self) -> Quarter {
        Quarter::of_checked_month(self.year, self.number)
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year, self.number))
    }
}

impl FromStr for CalendarMonth {
    type Err = ParseMonthError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let (year, number) = read(input)
            .map_err(|stop| ParseMonthError::Syntax { input: input.into(), at: stop.at })?;
        Self::new(year, number).map_err(|error| match error {
            MonthError::Year { .. } => ParseMonthError::Year { input: input.into() },
            MonthError::Number { number } => {
                ParseMonthError::Number { input: input.into(), number }
            }
        })
    }
}

impl TryFrom<String> for CalendarMonth {
    type Error = ParseMonthError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CalendarMonth> for String {
    fn from(month: CalendarMonth) -> Self {
        month.to_string()
    }
}

/// Why a year and a number make no [`CalendarMonth`].
///
/// # Examples
///
/// ```
/// use kawasan_model::CalendarMonth;
///
/// let error = CalendarMonth::new(2025, 13).unwrap_err();
/// assert_eq!(error.to_string(), "month `13` does not exist: expected 1 to 12");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MonthError {
    /// The year can't be represented.
    #[error("year `{year}` is out of range: expected 1 to 9999")]
    #[non_exhaustive]
    Year {
        /// The year given.
        year: i32,
    },
    /// A year has twelve months.
    #[error("month `{number}` does not exist: expected 1 to 12")]
    #[non_exhaustive]
    Number {
        /// The number given.
        number: u8,
    },
}

/// Why a text is not a [`CalendarMonth`].
///
/// # Examples
///
/// ```
/// use kawasan_model::CalendarMonth;
///
/// let error = "2025-4".parse::<CalendarMonth>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `2025-04`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseMonthError {
    /// Not of the form `YYYY-MM`.
    #[error("`{input}` is not a month: expected `YYYY-MM`, such as `2025-04`, at byte {at}")]
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
    /// Well formed, but a year has twelve months.
    #[error("`{input}` has month {number}: expected 01 to 12")]
    #[non_exhaustive]
    Number {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
}

impl ParseMonthError {
    /// The month that was probably meant, as a question.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, .. } = self else {
            return None;
        };
        loose::month(input).map(|month| format!("did you mean `{month}`?"))
    }
}

fn read(input: &str) -> Result<(i32, u8), Stop> {
    let mut cursor = Cursor::new(input);
    let year = cursor.year()?;
    cursor.byte(b'-')?;
    let number = cursor.two_digits()?;
    cursor.end()?;
    Ok((year, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_months_follow_each_other_without_gap() {
        let mut before: Option<CalendarMonth> = None;
        for year in 1..=9999 {
            for number in 1..=12 {
                let month = CalendarMonth::new(year, number).unwrap();
                if let Some(before) = before {
                    assert!(before < month);
                    assert_eq!(before.last_day().next_day(), Some(month.first_day()));
                }
                assert_eq!(CalendarMonth::containing(month.last_day()), Some(month));
                assert_eq!(Quarter::containing(month.first_day()), Some(month.quarter()));
                assert_eq!(month.to_string().parse(), Ok(month));
                before = Some(month);
            }
        }
    }

    #[test]
    fn february_has_its_leap_day() {
        for (year, days) in [(2023, 28), (2024, 29), (1900, 28), (2000, 29), (9999, 28)] {
            assert_eq!(CalendarMonth::new(year, 2).unwrap().last_day().day(), days);
        }
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        for year in [0, -1, 10_000, i32::MIN, i32::MAX] {
            assert_eq!(CalendarMonth::new(year, 1), Err(MonthError::Year { year }));
        }
        for number in [0, 13, u8::MAX] {
            assert_eq!(CalendarMonth::new(2024, number), Err(MonthError::Number { number }));
        }
        assert_eq!(CalendarMonth::containing(Date::MIN), None);
    }

    #[test]
    fn text_that_is_no_month_says_where_and_what_would_be_right() {
        for (input, at, help) in [
            ("", 0, None),
            ("2025", 4, None),
            ("2025-4", 6, Some("2025-04")),
            ("04/2025", 2, Some("2025-04")),
            ("2025/04", 4, Some("2025-04")),
            ("202504", 4, Some("2025-04")),
            ("2025-M04", 5, Some("2025-04")),
            ("2025-04-24", 7, None),
            ("2025-Q2", 5, None),
            ("2025-9M", 6, None),
        ] {
            let error = input.parse::<CalendarMonth>().unwrap_err();
            assert_eq!(error, ParseMonthError::Syntax { input: input.into(), at }, "{input}");
            assert_eq!(error.help(), help.map(|text| format!("did you mean `{text}`?")));
        }
        let message = |input: &str| input.parse::<CalendarMonth>().unwrap_err().to_string();
        assert_eq!(message("2025-13"), "`2025-13` has month 13: expected 01 to 12");
        assert_eq!(message("2025-00"), "`2025-00` has month 0: expected 01 to 12");
        assert_eq!(message("0000-01"), "`0000-01` has year 0: expected 0001 to 9999");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_goes_through_the_text() {
        let april = CalendarMonth::new(2025, 4).unwrap();
        assert_eq!(serde_json::to_string(&april).unwrap(), r#""2025-04""#);
        assert_eq!(serde_json::from_str::<CalendarMonth>(r#""2025-04""#).unwrap(), april);
        assert!(serde_json::from_str::<CalendarMonth>(r#""2025-13""#).is_err());
    }
}
