//! Periods: runs of whole quarters, for which flows and targets are stated.
//!
//! A period is made of consecutive calendar quarters and is tiled by them.
//! Stated figures belong to one period each; nothing here splits a figure.
//! Single months are no periods ([`CalendarMonth`](crate::CalendarMonth)).

mod quarters;
mod text;

use time::Date;

use crate::quarter::{Quarter, QuarterError};

pub use quarters::Quarters;
pub use text::ParsePeriodError;

/// One or more consecutive quarters, such as `2024-S1` (January to June).
///
/// Written `2024-Q1`, `2024-S1`, `2024-9M` (January to September), `2024`, and
/// any other run by its first and last quarter, `2023-Q3/2024-Q2`. A text in a
/// longer form than needed is read, too: `2024-Q1/2024-Q4` is `2024`.
///
/// The order, meant for maps and listings, is by the first quarter and then by
/// length: `2024-Q1` < `2024-S1` < `2024` < `2024-Q2`. A smaller period may
/// well overlap a greater one, or contain its end; to ask for "before", compare
/// [`end`](Self::end) with [`start`](Self::start).
///
/// # Examples
///
/// The first half of 2024 brought Rp31.4 T and its first quarter Rp15.1 T. What
/// lies between, Rp16.3 T, is the second quarter's:
///
/// ```
/// use kawasan_model::Period;
///
/// let half: Period = "2024-S1".parse()?;
/// let quarter: Period = "2024-Q1".parse()?;
/// assert_eq!(half.minus_prefix(quarter), Some("2024-Q2".parse()?));
/// assert_eq!(half.same_period_last_year(), Some("2023-S1".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Period {
    // The derived order relies on this order of fields.
    start: Quarter,
    end: Quarter, // INVARIANT: not before `start`
}

/// What a period is in the calendar year.
///
/// # Examples
///
/// Reports name a semester, but two quarters in the middle of a year by their
/// ends:
///
/// ```
/// use kawasan_model::{Period, PeriodKind};
///
/// let half: Period = "2024-S2".parse()?;
/// let middle: Period = "2024-Q2/2024-Q3".parse()?;
/// assert_eq!(half.kind(), PeriodKind::Semester);
/// assert_eq!(middle.kind(), PeriodKind::Run);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// One quarter.
    Quarter,
    /// January to June, or July to December.
    Semester,
    /// January to September.
    NineMonths,
    /// January to December.
    Year,
    /// Any other run of quarters, such as a fiscal year from April to March.
    Run,
}

impl Period {
    /// So many consecutive quarters from a first one on.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Empty`] for none, [`PeriodError::TooLong`] if the run goes
    /// beyond the year 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Period, Quarter};
    ///
    /// let period = Period::new(Quarter::new(2023, 3)?, 4)?;
    /// assert_eq!(period.to_string(), "2023-Q3/2024-Q2");
    /// assert!(Period::new(Quarter::new(2023, 3)?, 0).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(start: Quarter, quarters: u16) -> Result<Self, PeriodError> {
        let more = quarters.checked_sub(1).ok_or(PeriodError::Empty { start })?;
        let end = start.plus(i32::from(more)).ok_or(PeriodError::TooLong { start, quarters })?;
        Ok(Self { start, end })
    }

    /// A single quarter.
    #[must_use]
    pub const fn quarter(quarter: Quarter) -> Self {
        Self { start: quarter, end: quarter }
    }

    /// The first (January to June) or second (July to December) half of a year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Year`] and [`PeriodError::Semester`] if one is outside its
    /// range.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// assert_eq!(Period::semester(2024, 1)?, "2024-Q1/2024-Q2".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn semester(year: i32, number: u8) -> Result<Self, PeriodError> {
        match number {
            1 => Self::within_year(year, 1, 2),
            2 => Self::within_year(year, 3, 4),
            _ => Err(PeriodError::Semester { number }),
        }
    }

    /// January to September.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Year`] for a year outside 1 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// assert_eq!(Period::nine_months(2024)?, "2024-Q1/2024-Q3".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nine_months(year: i32) -> Result<Self, PeriodError> {
        Self::within_year(year, 1, 3)
    }

    /// A calendar year.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Year`] for a year outside 1 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// assert_eq!(Period::year(2024)?.len(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Self::within_year(year, 1, 4)
    }

    /// The run from a first quarter up to and including a last one.
    ///
    /// # Errors
    ///
    /// [`PeriodError::Reversed`] if the last one comes before the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Period, Quarter};
    ///
    /// let (q1, q4) = (Quarter::new(2024, 1)?, Quarter::new(2024, 4)?);
    /// assert_eq!(Period::between(q1, q4)?, Period::year(2024)?);
    /// assert!(Period::between(q4, q1).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between(first: Quarter, last: Quarter) -> Result<Self, PeriodError> {
        if last < first {
            return Err(PeriodError::Reversed { first, last });
        }
        Ok(Self { start: first, end: last })
    }

    fn within_year(year: i32, first: u8, last: u8) -> Result<Self, PeriodError> {
        let quarter = |number| {
            Quarter::new(year, number).map_err(|error| match error {
                QuarterError::Year { .. } | QuarterError::Number { .. } => {
                    PeriodError::Year { year }
                }
            })
        };
        Self::between(quarter(first)?, quarter(last)?)
    }

    /// Its first quarter.
    #[must_use]
    pub const fn start(self) -> Quarter {
        self.start
    }

    /// Its last quarter, which belongs to it.
    #[must_use]
    pub const fn end(self) -> Quarter {
        self.end
    }

    /// How many quarters it has, at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a period is never empty")]
    pub fn len(self) -> u16 {
        // At most 39 996, the quarters of the years 1 to 9999.
        u16::try_from(self.start.quarters_until(self.end)).map_or(u16::MAX, |more| more + 1)
    }

    /// What it is in the calendar year.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        match (self.start.number(), self.len()) {
            (_, 1) => PeriodKind::Quarter,
            (1 | 3, 2) => PeriodKind::Semester,
            (1, 3) => PeriodKind::NineMonths,
            (1, 4) => PeriodKind::Year,
            _ => PeriodKind::Run,
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.start.first_day()
    }

    /// Its last day, which belongs to it.
    ///
    /// # Examples
    ///
    /// The Rp167.2 T for the end of 2023, published on 13 December, can't have
    /// been final:
    ///
    /// ```
    /// use kawasan_model::{Period, parse_date};
    ///
    /// let published = parse_date("2023-12-13")?;
    /// assert!(published < Period::year(2023)?.last_day());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Date {
        self.end.last_day()
    }

    /// Its quarters, from the first to the last.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let quarters: Vec<String> =
    ///     Period::semester(2024, 2)?.quarters().map(|quarter| quarter.to_string()).collect();
    /// assert_eq!(quarters, ["2024-Q3", "2024-Q4"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quarters(self) -> Quarters {
        Quarters::of(self)
    }

    /// Whether every quarter of the other period is one of this.
    ///
    /// # Examples
    ///
    /// The annual target of 2024 is the one for its first quarter, too:
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let (year, quarter) = (Period::year(2024)?, "2024-Q1".parse::<Period>()?);
    /// assert!(year.contains(quarter));
    /// assert!(!quarter.contains(year));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the quarter is one of this period.
    #[must_use]
    pub fn contains_quarter(self, quarter: Quarter) -> bool {
        self.contains(Self::quarter(quarter))
    }

    /// Whether the two periods have a quarter in common.
    ///
    /// # Examples
    ///
    /// Flows of overlapping periods must not be added:
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let (half, nine_months) = (Period::semester(2024, 2)?, Period::nine_months(2024)?);
    /// assert!(half.overlaps(nine_months));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The period so many quarters later, or earlier if negative, of the same
    /// length; `None` outside the years 1 to 9999.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let half = Period::semester(2024, 1)?;
    /// assert_eq!(half.shift(2), Some(Period::semester(2024, 2)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shift(self, quarters: i32) -> Option<Self> {
        Some(Self { start: self.start.plus(quarters)?, end: self.end.plus(quarters)? })
    }

    /// The same quarters of the year before; `None` before the year 1.
    ///
    /// # Examples
    ///
    /// Rp31.4 T in the first half of 2024 is compared with Rp22.2 T in that of
    /// 2023:
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let half = Period::semester(2024, 1)?;
    /// assert_eq!(half.same_period_last_year(), Some(Period::semester(2023, 1)?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn same_period_last_year(self) -> Option<Self> {
        self.shift(-4)
    }

    /// The same quarters of the year after; `None` after the year 9999.
    #[must_use]
    pub fn same_period_next_year(self) -> Option<Self> {
        self.shift(4)
    }

    /// The run of the same length just before; `None` before the year 1.
    ///
    /// # Examples
    ///
    /// The stock at the end of the previous period is the opening stock:
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let half = Period::semester(2025, 1)?;
    /// assert_eq!(half.previous(), Some(Period::semester(2024, 2)?));
    /// assert_eq!(Period::nine_months(2024)?.previous(), Some("2023-Q2/2023-Q4".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.shift(-i32::from(self.len()))
    }

    /// What remains when a period that begins together with it is taken away.
    ///
    /// `None` if they begin in different quarters, or if nothing remains.
    ///
    /// # Examples
    ///
    /// A third quarter that nobody published is the difference of two flows:
    ///
    /// ```
    /// use kawasan_model::Period;
    ///
    /// let (nine_months, half) = (Period::nine_months(2024)?, Period::semester(2024, 1)?);
    /// assert_eq!(nine_months.minus_prefix(half), Some("2024-Q3".parse()?));
    /// assert_eq!(half.minus_prefix(nine_months), None);
    /// assert_eq!(half.minus_prefix("2024-Q2".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn minus_prefix(self, prefix: Self) -> Option<Self> {
        if prefix.start != self.start || prefix.end >= self.end {
            return None;
        }
        Some(Self { start: prefix.end.next()?, end: self.end })
    }
}

impl From<Quarter> for Period {
    fn from(quarter: Quarter) -> Self {
        Self::quarter(quarter)
    }
}

/// Why there is no such [`Period`].
///
/// # Examples
///
/// ```
/// use kawasan_model::Period;
///
/// let error = Period::semester(2024, 3).unwrap_err();
/// assert_eq!(error.to_string(), "semester `3` does not exist: expected 1 or 2");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// The year can't be represented.
    #[error("year `{year}` is out of range: expected 1 to 9999")]
    #[non_exhaustive]
    Year {
        /// The year given.
        year: i32,
    },
    /// A year has two semesters.
    #[error("semester `{number}` does not exist: expected 1 or 2")]
    #[non_exhaustive]
    Semester {
        /// The number given.
        number: u8,
    },
    /// A period has at least one quarter.
    #[error("the period from `{start}` has no quarter: expected at least 1")]
    #[non_exhaustive]
    Empty {
        /// The first quarter given.
        start: Quarter,
    },
    /// The run goes beyond the last quarter that can be represented.
    #[error("`{quarters}` quarters from `{start}` go beyond `9999-Q4`")]
    #[non_exhaustive]
    TooLong {
        /// The first quarter given.
        start: Quarter,
        /// The number of quarters given.
        quarters: u16,
    },
    /// The last quarter comes before the first.
    #[error("`{last}` comes before `{first}`: expected the earlier quarter first")]
    #[non_exhaustive]
    Reversed {
        /// The first quarter given.
        first: Quarter,
        /// The last quarter given.
        last: Quarter,
    },
}

#[cfg(test)]
mod tests;
