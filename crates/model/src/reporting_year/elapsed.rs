//! The elapsed share of a year, in quarters.

use std::fmt;

/// How much of a reporting year has elapsed: so many of its four quarters.
///
/// Exact, and not reduced: two of four quarters are `2/4`.
///
/// # Examples
///
/// The linear pace of an annual target is the target times this share:
///
/// ```
/// use kawasan_model::{Period, ReportingYear};
///
/// let share = ReportingYear::CALENDAR.elapsed(Period::semester(2024, 1)?);
/// let share = share.ok_or("not within one year")?;
/// assert_eq!((share.quarters(), share.of()), (2, 4));
/// assert!(!share.is_complete());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElapsedShare {
    quarters: u8, // INVARIANT: 1..=4
}

impl ElapsedShare {
    const QUARTERS_OF_A_YEAR: u8 = 4;

    /// `None` for more quarters than a year has, or none.
    pub(super) fn of_year(quarters: u8) -> Option<Self> {
        (1..=Self::QUARTERS_OF_A_YEAR).contains(&quarters).then_some(Self { quarters })
    }

    /// The quarters elapsed, 1 to 4: the numerator.
    #[must_use]
    pub const fn quarters(self) -> u8 {
        self.quarters
    }

    /// The quarters of the year, always 4: the denominator.
    #[must_use]
    pub const fn of(self) -> u8 {
        Self::QUARTERS_OF_A_YEAR
    }

    /// Whether the year is over.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.quarters == Self::QUARTERS_OF_A_YEAR
    }
}

impl fmt::Display for ElapsedShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.quarters, self.of()))
    }
}
