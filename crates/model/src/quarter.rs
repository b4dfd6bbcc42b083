//! Quarters: the periods in which zones report.
//!
//! Quarters are calendar quarters, ordered and consecutive, of the years 1 to
//! 9999. Longer periods are runs of them ([`Period`](crate::Period)), and so
//! are years that begin in another quarter
//! ([`ReportingYear`](crate::ReportingYear)).

use std::fmt;
use std::str::FromStr;

use time::Date;

use crate::calendar::{Cursor, Stop, loose, stored_year};
use crate::month::CalendarMonth;

/// A calendar quarter, such as `2024-Q1`.
///
/// Earlier quarters are smaller.
///
/// # Examples
///
/// Year-to-date figures restart in January, so the quarter before Q1 belongs
/// to another year and must not be subtracted:
///
/// ```
/// use kawasan_model::Quarter;
///
/// let q1: Quarter = "2024-Q1".parse()?;
/// let before = q1.prev().ok_or("the first quarter of all")?;
/// assert_eq!(before.to_string(), "2023-Q4");
/// assert_ne!(q1.year(), before.year());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Quarter {
    year: i16,  // INVARIANT: 1..=9999
    number: u8, // INVARIANT: 1..=4
}

impl Quarter {
    /// The first quarter that can be represented, `0001-Q1`.
    pub const MIN: Self = Self { year: 1, number: 1 };

    /// The last quarter that can be represented, `9999-Q4`.
    pub const MAX: Self = Self { year: 9999, number: 4 };

    /// The quarter with this number, 1 to 4, of a year, 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`QuarterError::Year`] and [`QuarterError::Number`] if one is outside
    /// its range.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Quarter;
    ///
    /// assert_eq!(Quarter::new(2024, 1)?, "2024-Q1".parse()?);
    /// assert!(Quarter::new(2024, 5).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(year: i32, number: u8) -> Result<Self, QuarterError> {
        let stored = stored_year(year).ok_or(QuarterError::Year { year })?;
        if !(1..=4).contains(&number) {
            return Err(QuarterError::Number { number });
        }
        Ok(Self { year: stored, number })
    }

    /// The quarter that a day lies in; `None` outside the years 1 to 9999.
    ///
    /// # Examples
    ///
    /// The figures of Q1 2024 were published in the quarter after it:
    ///
    /// ```
    /// use kawasan_model::{Quarter, parse_date};
    ///
    /// let published = Quarter::containing(parse_date("2024-04-24")?);
    /// assert_eq!(published, Quarter::new(2024, 2).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn containing(date: Date) -> Option<Self> {
        CalendarMonth::containing(date).map(CalendarMonth::quarter)
    }

    /// The quarter that a month of a year lies in. The caller has checked both.
    pub(crate) const fn of_checked_month(year: i16, month: u8) -> Self {
        Self { year, number: (month - 1) / 3 + 1 }
    }

    /// The calendar year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The number of the quarter within its calendar year, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }

    /// The first of its three months.
    #[must_use]
    pub const fn first_month(self) -> CalendarMonth {
        CalendarMonth::from_checked(self.year, self.number * 3 - 2)
    }

    /// The last of its three months.
    #[must_use]
    pub const fn last_month(self) -> CalendarMonth {
        CalendarMonth::from_checked(self.year, self.number * 3)
    }

    /// Its first day, such as 1 January.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.first_month().first_day()
    }

    /// Its last day, such as 31 March.
    ///
    /// # Examples
    ///
    /// A stock of `2024-Q1` is the state at the end of this day:
    ///
    /// ```
    /// use kawasan_model::{Quarter, parse_date};
    ///
    /// assert_eq!(Quarter::new(2024, 1)?.last_day(), parse_date("2024-03-31")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Date {
        self.last_month().last_day()
    }

    /// The quarter after this one; `None` after `9999-Q4`.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.plus(1)
    }

    /// The quarter before this one; `None` before `0001-Q1`.
    #[must_use]
    pub fn prev(self) -> Option<Self> {
        self.plus(-1)
    }

    /// The quarter so many quarters later, or earlier if negative; `None`
    /// outside the years 1 to 9999.
    ///
    /// # Examples
    ///
    /// The same quarter a year earlier, for growth on the year:
    ///
    /// ```
    /// use kawasan_model::Quarter;
    ///
    /// let q2: Quarter = "2024-Q2".parse()?;
    /// assert_eq!(q2.plus(-4), Some("2023-Q2".parse()?));
    /// assert_eq!(q2.plus(i32::MAX), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn plus(self, quarters: i32) -> Option<Self> {
        let index = self.index().checked_add(quarters)?;
        let year = stored_year(index.div_euclid(4))?;
        let number = u8::try_from(index.rem_euclid(4)).ok()? + 1;
        Some(Self { year, number })
    }

    /// How many quarters later the other one is; negative if it is earlier.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Quarter;
    ///
    /// let (q4, q1) = (Quarter::new(2023, 4)?, Quarter::new(2024, 1)?);
    /// assert_eq!(q4.quarters_until(q1), 1);
    /// assert_eq!(q1.quarters_until(q4), -1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn quarters_until(self, other: Self) -> i32 {
        other.index() - self.index()
    }

    /// Quarters counted from the year 0; at most 39 999.
    fn index(self) -> i32 {
        self.year() * 4 + i32::from(self.number) - 1
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `pad` keeps the width that a table asks for.
        f.pad(&format!("{:04}-Q{}", self.year, self.number))
    }
}

impl FromStr for Quarter {
    type Err = ParseQuarterError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let (year, number) = read(input)
            .map_err(|stop| ParseQuarterError::Syntax { input: input.into(), at: stop.at })?;
        Self::new(year, number).map_err(|error| match error {
            QuarterError::Year { .. } => ParseQuarterError::Year { input: input.into() },
            QuarterError::Number { number } => {
                ParseQuarterError::Number { input: input.into(), number }
            }
        })
    }
}

impl TryFrom<String> for Quarter {
    type Error = ParseQuarterError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

/// Why a year and a number make no [`Quarter`].
///
/// # Examples
///
/// ```
/// use kawasan_model::Quarter;
///
/// let error = Quarter::new(2024, 5).unwrap_err();
/// assert_eq!(error.to_string(), "quarter `5` does not exist: expected 1 to 4");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuarterError {
    /// The year can't be represented.
    #[error("year `{year}` is out of range: expected 1 to 9999")]
    #[non_exhaustive]
    Year {
        /// The year given.
        year: i32,
    },
    /// A year has four quarters.
    #[error("quarter `{number}` does not exist: expected 1 to 4")]
    #[non_exhaustive]
    Number {
        /// The number given.
        number: u8,
    },
}

/// Why a text is not a [`Quarter`].
///
/// # Examples
///
/// ```
/// use kawasan_model::{ParseQuarterError, Quarter};
///
/// let error = "2024Q1".parse::<Quarter>().unwrap_err();
/// assert!(matches!(error, ParseQuarterError::Syntax { at: 4, .. }));
/// assert_eq!(error.help().as_deref(), Some("did you mean `2024-Q1`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseQuarterError {
    /// Not of the form `YYYY-Qn`.
    #[error("`{input}` is not a quarter: expected `YYYY-Qn`, such as `2024-Q1`, at byte {at}")]
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
    Number {
        /// The text given.
        input: String,
        /// The number in it.
        number: u8,
    },
}

impl ParseQuarterError {
    /// The quarter that was probably meant, as a question.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Syntax { input, .. } = self else {
            return None;
        };
        let quarter = loose::period(input).filter(|period| period.len() == 1)?;
        Some(format!("did you mean `{quarter}`?"))
    }
}

fn read(input: &str) -> Result<(i32, u8), Stop> {
    let mut cursor = Cursor::new(input);
    let year = cursor.year()?;
    cursor.byte(b'-')?;
    cursor.byte(b'Q')?;
    let number = cursor.digit()?;
    cursor.end()?;
    Ok((year, number))
}

#[cfg(test)]
mod tests;
