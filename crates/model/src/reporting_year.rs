//! Years in which zones report: calendar years, or years that begin in another quarter.
//!
//! India's fiscal year begins in April, Egypt's in July, that of the United
//! States' government in October. All begin with a quarter, so that their
//! quarters are calendar quarters.

mod elapsed;
mod text;

use crate::period::Period;
use crate::quarter::Quarter;

pub use elapsed::ElapsedShare;
pub use text::ParseReportingYearError;

/// How the years of a country or programme begin, and what they are called.
///
/// In files it is written `calendar`, or with the quarter of the calendar year
/// in which it begins and the calendar year that gives the name: `Q2/start`,
/// `Q4/end`. `Q1/start` and `Q1/end` are read, too: they are `calendar`.
///
/// # Examples
///
/// The year to date restarts in January in Indonesia, in April in India:
///
/// ```
/// use kawasan_model::{NamedBy, Quarter, ReportingYear};
///
/// let q1: Quarter = "2024-Q1".parse()?;
/// let indonesia = ReportingYear::CALENDAR;
/// let india = ReportingYear::starting_in(2, NamedBy::Start)?;
/// assert_eq!(indonesia.year_to_date(q1), Some("2024-Q1".parse()?));
/// assert_eq!(india.year_to_date(q1), Some("2023-Q2/2024-Q1".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct ReportingYear {
    first: u8,         // INVARIANT: 1..=4
    named_by: NamedBy, // INVARIANT: `Start` if `first` is 1, so that equal years are `==`
}

/// Which of the two calendar years that a reporting year touches gives its name.
///
/// # Examples
///
/// The United States' fiscal year 2024 began in October 2023:
///
/// ```
/// use kawasan_model::{NamedBy, ReportingYear};
///
/// let federal = ReportingYear::starting_in(4, NamedBy::End)?;
/// assert_eq!(federal.year(2024), Some("2023-Q4/2024-Q3".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedBy {
    /// The calendar year in which it begins.
    Start,
    /// The calendar year in which it ends.
    End,
}

impl ReportingYear {
    /// January to December, as Indonesia's zones report.
    pub const CALENDAR: Self = Self { first: 1, named_by: NamedBy::Start };

    /// Years that begin in this quarter of the calendar year, 1 to 4.
    ///
    /// Beginning in the first they are calendar years, by whichever end they
    /// are named.
    ///
    /// # Errors
    ///
    /// [`ReportingYearError::Number`] for any other number.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{NamedBy, ReportingYear};
    ///
    /// let egypt = ReportingYear::starting_in(3, NamedBy::End)?;
    /// assert_eq!(egypt.to_string(), "Q3/end");
    /// assert_eq!(ReportingYear::starting_in(1, NamedBy::End)?, ReportingYear::CALENDAR);
    /// assert!(ReportingYear::starting_in(5, NamedBy::End).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub const fn starting_in(
        quarter_number: u8,
        named_by: NamedBy,
    ) -> Result<Self, ReportingYearError> {
        match quarter_number {
            1 => Ok(Self::CALENDAR),
            2..=4 => Ok(Self { first: quarter_number, named_by }),
            _ => Err(ReportingYearError::Number { number: quarter_number }),
        }
    }

    /// The number of the calendar quarter in which these years begin, 1 to 4.
    #[must_use]
    pub const fn first_quarter_number(self) -> u8 {
        self.first
    }

    /// Which calendar year gives the name; `Start` for calendar years.
    #[must_use]
    pub const fn named_by(self) -> NamedBy {
        self.named_by
    }

    /// The year of this name; `None` if it isn't wholly within the years 1 to
    /// 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{NamedBy, Period, ReportingYear};
    ///
    /// assert_eq!(ReportingYear::CALENDAR.year(2024), Some(Period::year(2024)?));
    /// let india = ReportingYear::starting_in(2, NamedBy::Start)?;
    /// assert_eq!(india.year(2024), Some("2024-Q2/2025-Q1".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn year(self, name: i32) -> Option<Period> {
        let begins = match self.named_by {
            NamedBy::Start => name,
            NamedBy::End => name.checked_sub(1)?,
        };
        Period::new(Quarter::new(begins, self.first).ok()?, 4).ok()
    }

    /// The year that a quarter lies in; `None` if it isn't wholly within the
    /// calendar years 1 to 9999.
    ///
    /// # Examples
    ///
    /// The target that a quarter is measured against is that of its year:
    ///
    /// ```
    /// use kawasan_model::{NamedBy, Quarter, ReportingYear};
    ///
    /// let egypt = ReportingYear::starting_in(3, NamedBy::End)?;
    /// let year = egypt.year_of(Quarter::new(2024, 1)?);
    /// assert_eq!(year, Some("2023-Q3/2024-Q2".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn year_of(self, quarter: Quarter) -> Option<Period> {
        Period::new(self.start_of_year(quarter)?, 4).ok()
    }

    /// The name of a year; `None` if the period isn't exactly one such year.
    ///
    /// The inverse of [`year`](Self::year).
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{NamedBy, Period, ReportingYear};
    ///
    /// let federal = ReportingYear::starting_in(4, NamedBy::End)?;
    /// assert_eq!(federal.name_of("2023-Q4/2024-Q3".parse()?), Some(2024));
    /// assert_eq!(federal.name_of(Period::year(2024)?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn name_of(self, year: Period) -> Option<i32> {
        if !self.is_year(year) {
            return None;
        }
        Some(match self.named_by {
            NamedBy::Start => year.start().year(),
            NamedBy::End => year.end().year(),
        })
    }

    /// Whether the period is exactly one such year.
    ///
    /// # Examples
    ///
    /// An annual target can't be stated for a calendar year where years begin
    /// in April:
    ///
    /// ```
    /// use kawasan_model::{NamedBy, Period, ReportingYear};
    ///
    /// let india = ReportingYear::starting_in(2, NamedBy::Start)?;
    /// assert!(ReportingYear::CALENDAR.is_year(Period::year(2024)?));
    /// assert!(!india.is_year(Period::year(2024)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_year(self, period: Period) -> bool {
        period.len() == 4 && period.start().number() == self.first
    }

    /// From the beginning of the year up to and including the quarter; `None`
    /// if that beginning lies before the year 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Period, Quarter, ReportingYear};
    ///
    /// let to_date = ReportingYear::CALENDAR.year_to_date(Quarter::new(2024, 3)?);
    /// assert_eq!(to_date, Some(Period::nine_months(2024)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn year_to_date(self, quarter: Quarter) -> Option<Period> {
        Period::between(self.start_of_year(quarter)?, quarter).ok()
    }

    /// The rest of the year after the quarter; `None` after the last quarter
    /// of a year, or if the year goes beyond 9999.
    ///
    /// # Examples
    ///
    /// What is missing of the target after Q1 2024 must come from here:
    ///
    /// ```
    /// use kawasan_model::{Quarter, ReportingYear};
    ///
    /// let rest = ReportingYear::CALENDAR.remaining(Quarter::new(2024, 1)?);
    /// assert_eq!(rest, Some("2024-Q2/2024-Q4".parse()?));
    /// assert_eq!(ReportingYear::CALENDAR.remaining(Quarter::new(2024, 4)?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn remaining(self, quarter: Quarter) -> Option<Period> {
        let left = 3 - self.quarters_before(quarter);
        Period::new(quarter.next()?, u16::from(left)).ok()
    }

    /// The share of the year that has elapsed at the end of the period; `None`
    /// if the period doesn't lie within one such year.
    ///
    /// It counts quarters, not days: a quarter is a fourth of the year even
    /// where it has 90 days of 365.
    ///
    /// # Examples
    ///
    /// By the end of Q1 2024 a quarter of the year had gone, and 19.33 % of its
    /// target was reached:
    ///
    /// ```
    /// use kawasan_model::{Period, ReportingYear};
    ///
    /// let elapsed = ReportingYear::CALENDAR.elapsed("2024-Q1".parse()?);
    /// assert_eq!(elapsed.map(|share| share.to_string()).as_deref(), Some("1/4"));
    ///
    /// // Alone, the third quarter ends after three of four.
    /// let elapsed = ReportingYear::CALENDAR.elapsed("2024-Q3".parse()?);
    /// assert_eq!(elapsed.map(|share| share.quarters()), Some(3));
    ///
    /// let two_years = "2023-Q4/2024-Q1".parse()?;
    /// assert_eq!(ReportingYear::CALENDAR.elapsed(two_years), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn elapsed(self, period: Period) -> Option<ElapsedShare> {
        let quarters = u16::from(self.quarters_before(period.start())).checked_add(period.len())?;
        ElapsedShare::of_year(u8::try_from(quarters).ok()?)
    }

    /// How many quarters of its year precede the quarter, 0 to 3.
    const fn quarters_before(self, quarter: Quarter) -> u8 {
        (quarter.number() + 4 - self.first) % 4
    }

    fn start_of_year(self, quarter: Quarter) -> Option<Quarter> {
        quarter.plus(-i32::from(self.quarters_before(quarter)))
    }
}

/// Calendar years.
impl Default for ReportingYear {
    fn default() -> Self {
        Self::CALENDAR
    }
}

/// Why no [`ReportingYear`] begins so.
///
/// # Examples
///
/// ```
/// use kawasan_model::{NamedBy, ReportingYear};
///
/// let error = ReportingYear::starting_in(7, NamedBy::Start).unwrap_err();
/// assert_eq!(error.to_string(), "a year can't begin in quarter `7`: expected 1 to 4");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportingYearError {
    /// A calendar year has four quarters. (July is in the third.)
    #[error("a year can't begin in quarter `{number}`: expected 1 to 4")]
    #[non_exhaustive]
    Number {
        /// The number given.
        number: u8,
    },
}

#[cfg(test)]
mod tests;
