//! When a methodology is in effect.

use kawasan_model::{Date, Period};

use super::Methodology;

/// In how much of a period a methodology is in effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum InEffect {
    /// On every day of it.
    Throughout,
    /// On some of its days.
    Partly,
    /// On none.
    Never,
}

impl Methodology {
    /// Whether it is in effect in a period; `None` if it states no day.
    ///
    /// A methodology may be used for other periods, too, as when an old result is rated
    /// anew; whoever shows the result should say so.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_rating::{InEffect, Reader};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let of_2021 = library.latest("kek-2021").ok_or("shipped")?;
    /// assert_eq!(of_2021.in_effect("2021-S1".parse()?), Some(InEffect::Throughout));
    /// assert_eq!(of_2021.in_effect("2021-Q4/2022-Q1".parse()?), Some(InEffect::Partly));
    /// assert_eq!(of_2021.in_effect("2024".parse()?), Some(InEffect::Never));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn in_effect(&self, period: Period) -> Option<InEffect> {
        let (from, until) = self.effective;
        if from.is_none() && until.is_none() {
            return None;
        }
        let (first, last) = (period.first_day(), period.last_day());
        let begins_by = |day: Date| from.is_none_or(|from| from <= day);
        let ends_by = |day: Date| until.is_some_and(|until| until < day);
        Some(match (begins_by(last), ends_by(first)) {
            (false, _) | (_, true) => InEffect::Never,
            _ if begins_by(first) && !ends_by(last) => InEffect::Throughout,
            _ => InEffect::Partly,
        })
    }
}
