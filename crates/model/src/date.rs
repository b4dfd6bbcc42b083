//! Dates, as far as they are known: to the day, the month or the year.
//!
//! Much about a zone is known only roughly: that it was designated in 2014, or
//! began to operate in September 2017. Such a date is kept as it is and never
//! filled up with a first day.

mod iso;
#[cfg(feature = "serde")]
mod iso_serde;
mod text;

use time::Date;

use crate::calendar::stored_year;
use crate::month::{CalendarMonth, MonthError};

pub use iso::parse_date;
pub use text::ParseDateError;

#[cfg(feature = "serde")]
pub(crate) use iso_serde::serde_iso_option;

/// A date that is known to the day, to the month or to the year only.
///
/// Written `2012-02-27`, `2017-09` or `2014`, of the years 1 to 9999.
///
/// It has no order: whether 2014 is before 2014-05-01 isn't known. Ask
/// [`certainly_by`](Self::certainly_by) or [`possibly_by`](Self::possibly_by),
/// or sort by [`earliest`](Self::earliest). Two are equal if the same is known.
///
/// # Examples
///
/// KEK Tanjung Lesung was designated in 2012; of the day nothing is said. Sei
/// Mangkei was on 27 February:
///
/// ```
/// use kawasan_model::{PartialDate, parse_date};
///
/// let tanjung_lesung: PartialDate = "2012".parse()?;
/// let sei_mangkei: PartialDate = "2012-02-27".parse()?;
/// let mid_year = parse_date("2012-06-30")?;
/// assert!(sei_mangkei.certainly_by(mid_year));
/// assert!(tanjung_lesung.possibly_by(mid_year));
/// assert!(!tanjung_lesung.certainly_by(mid_year));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct PartialDate(Known);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Known {
    Year(i16), // INVARIANT: 1..=9999
    Month(CalendarMonth),
    Day(Date), // INVARIANT: of the years 1..=9999
}

/// How far a [`PartialDate`] is known.
///
/// # Examples
///
/// ```
/// use kawasan_model::{DatePrecision, PartialDate};
///
/// let operating: PartialDate = "2017-09".parse()?;
/// assert_eq!(operating.precision(), DatePrecision::Month);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePrecision {
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
}

impl PartialDate {
    /// Some day of this year, 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`PartialDateError::Year`] for any other year.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::PartialDate;
    ///
    /// assert_eq!(PartialDate::year(2014)?, "2014".parse()?);
    /// assert!(PartialDate::year(0).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn year(year: i32) -> Result<Self, PartialDateError> {
        let stored = stored_year(year).ok_or(PartialDateError::Year { year })?;
        Ok(Self(Known::Year(stored)))
    }

    /// Some day of this month, 1 to 12, of a year, 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`PartialDateError::Year`] and [`PartialDateError::Month`] if one is
    /// outside its range.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::PartialDate;
    ///
    /// assert_eq!(PartialDate::month(2017, 9)?, "2017-09".parse()?);
    /// assert!(PartialDate::month(2017, 13).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn month(year: i32, number: u8) -> Result<Self, PartialDateError> {
        let month = CalendarMonth::new(year, number).map_err(|error| match error {
            MonthError::Year { year } => PartialDateError::Year { year },
            MonthError::Number { number } => PartialDateError::Month { number },
        })?;
        Ok(Self(Known::Month(month)))
    }

    /// This very day, of the years 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`PartialDateError::Year`] for any other year: [`Date`] has some that
    /// can't be written in four digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{PartialDate, parse_date};
    ///
    /// let designated = PartialDate::day(parse_date("2012-02-27")?)?;
    /// assert!(designated.is_exact());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day(date: Date) -> Result<Self, PartialDateError> {
        let year = date.year();
        stored_year(year).ok_or(PartialDateError::Year { year })?;
        Ok(Self(Known::Day(date)))
    }

    /// The first day that it can be.
    #[must_use]
    pub fn earliest(self) -> Date {
        match self.0 {
            Known::Year(year) => CalendarMonth::from_checked(year, 1).first_day(),
            Known::Month(month) => month.first_day(),
            Known::Day(date) => date,
        }
    }

    /// The last day that it can be.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{PartialDate, parse_date};
    ///
    /// assert_eq!(PartialDate::year(2014)?.latest(), parse_date("2014-12-31")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn latest(self) -> Date {
        match self.0 {
            Known::Year(year) => CalendarMonth::from_checked(year, 12).last_day(),
            Known::Month(month) => month.last_day(),
            Known::Day(date) => date,
        }
    }

    /// How far it is known.
    #[must_use]
    pub const fn precision(self) -> DatePrecision {
        match self.0 {
            Known::Year(_) => DatePrecision::Year,
            Known::Month(_) => DatePrecision::Month,
            Known::Day(_) => DatePrecision::Day,
        }
    }

    /// Whether the day is known.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        matches!(self.0, Known::Day(_))
    }

    /// Whether it is on or before the day, whichever of its days it is.
    ///
    /// # Examples
    ///
    /// Figures of a zone for 2014 may be from before it existed, those for 2015
    /// can't:
    ///
    /// ```
    /// use kawasan_model::{PartialDate, Period};
    ///
    /// let designated = PartialDate::year(2014)?;
    /// assert!(!designated.certainly_by(Period::year(2014)?.first_day()));
    /// assert!(designated.certainly_by(Period::year(2015)?.first_day()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn certainly_by(self, date: Date) -> bool {
        self.latest() <= date
    }

    /// Whether it can be on or before the day.
    ///
    /// # Examples
    ///
    /// A figure for 2013 of a zone designated in 2014 is surely too early:
    ///
    /// ```
    /// use kawasan_model::{PartialDate, Period};
    ///
    /// let designated = PartialDate::year(2014)?;
    /// assert!(!designated.possibly_by(Period::year(2013)?.last_day()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn possibly_by(self, date: Date) -> bool {
        self.earliest() <= date
    }

    /// So many years later, known as far as before; `None` after the year 9999.
    ///
    /// From 29 February it leads to 28 February where the year has no leap day.
    ///
    /// # Examples
    ///
    /// A zone must be ready to operate within three years of its designation:
    ///
    /// ```
    /// use kawasan_model::{PartialDate, parse_date};
    ///
    /// let designated: PartialDate = "2017-10-12".parse()?;
    /// let due = designated.plus_years(3).ok_or("beyond the year 9999")?;
    /// assert_eq!(due.to_string(), "2020-10-12");
    ///
    /// // Where only the year is known, so is that of the deadline.
    /// let due = PartialDate::year(2014)?.plus_years(3);
    /// assert_eq!(due, PartialDate::year(2017).ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn plus_years(self, years: u8) -> Option<Self> {
        let later = |year: i32| year.checked_add(i32::from(years));
        match self.0 {
            Known::Year(year) => Self::year(later(i32::from(year))?).ok(),
            Known::Month(month) => Self::month(later(month.year())?, month.number()).ok(),
            Known::Day(date) => {
                let year = later(date.year())?;
                // Only 29 February can be missing from a later year.
                let day = date.day().min(date.month().length(year));
                Self::day(Date::from_calendar_date(year, date.month(), day).ok()?).ok()
            }
        }
    }
}

impl TryFrom<Date> for PartialDate {
    type Error = PartialDateError;

    fn try_from(date: Date) -> Result<Self, Self::Error> {
        Self::day(date)
    }
}

/// Why there is no such [`PartialDate`].
///
/// # Examples
///
/// ```
/// use kawasan_model::PartialDate;
///
/// let error = PartialDate::month(2017, 13).unwrap_err();
/// assert_eq!(error.to_string(), "month `13` does not exist: expected 1 to 12");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartialDateError {
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
    Month {
        /// The number given.
        number: u8,
    },
}

#[cfg(test)]
mod tests;
