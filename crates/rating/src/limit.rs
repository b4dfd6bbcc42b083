//! Numbers of a methodology that may move with the quarter.

use rust_decimal::Decimal;

/// A number in the unit of what it limits, that is the same all year, or one for each quarter of the reporting year
/// that has passed: "above 40 % at mid-year and above 75 % after nine months".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// The same all year.
    Fixed(Decimal),
    /// By the number of quarters that have passed, from 1 to 4; `None` where nothing is
    /// declared.
    ByQuarter([Option<Decimal>; 4]),
}

impl Limit {
    /// The number after so many quarters; `None` where nothing is declared for it.
    #[must_use]
    pub fn after(&self, quarters: u8) -> Option<Decimal> {
        match self {
            Limit::Fixed(number) => Some(*number),
            Limit::ByQuarter(numbers) => {
                let index = usize::from(quarters).checked_sub(1)?;
                numbers.get(index).copied().flatten()
            }
        }
    }

    /// Every number that it may be.
    pub fn numbers(&self) -> impl Iterator<Item = Decimal> {
        let all = match self {
            Limit::Fixed(number) => [Some(*number), None, None, None],
            Limit::ByQuarter(numbers) => *numbers,
        };
        all.into_iter().flatten()
    }

    /// Quarters for which this one has a number and the other, too: both numbers.
    pub(crate) fn pairs<'a>(
        &'a self,
        other: &'a Limit,
    ) -> impl Iterator<Item = (Decimal, Decimal)> + 'a {
        (1..=4).filter_map(|quarters| Some((self.after(quarters)?, other.after(quarters)?)))
    }
}

impl From<Decimal> for Limit {
    fn from(number: Decimal) -> Self {
        Limit::Fixed(number)
    }
}
