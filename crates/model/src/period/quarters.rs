//! Iteration over the quarters of a period.

use std::iter::FusedIterator;

use super::Period;
use crate::quarter::Quarter;

/// The quarters of a [`Period`], in order, from either end.
///
/// # Examples
///
/// The latest quarter for which something is known, searched from the end:
///
/// ```
/// use kawasan_model::{Period, Quarter};
///
/// let known = [Quarter::new(2024, 1)?, Quarter::new(2024, 2)?];
/// let latest = Period::year(2024)?.quarters().rev().find(|quarter| known.contains(quarter));
/// assert_eq!(latest, Some(Quarter::new(2024, 2)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Quarters {
    front: Quarter, // INVARIANT: so many quarters from here on exist
    remaining: u16,
}

impl Quarters {
    pub(super) fn of(period: Period) -> Self {
        Self { front: period.start(), remaining: period.len() }
    }
}

impl Iterator for Quarters {
    type Item = Quarter;

    fn next(&mut self) -> Option<Quarter> {
        self.remaining = self.remaining.checked_sub(1)?;
        let quarter = self.front;
        // After the last quarter of all the front is not used again.
        self.front = quarter.next().unwrap_or(quarter);
        Some(quarter)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let remaining = usize::from(self.remaining);
        (remaining, Some(remaining))
    }
}

impl DoubleEndedIterator for Quarters {
    fn next_back(&mut self) -> Option<Quarter> {
        self.remaining = self.remaining.checked_sub(1)?;
        self.front.plus(i32::from(self.remaining))
    }
}

impl ExactSizeIterator for Quarters {}

impl FusedIterator for Quarters {}
