//! Who needs support, and what would lift each.

use super::{Outcome, ZoneRatings};
use crate::Improvements;
use crate::class::ladder;

/// A zone in the lowest class, from [`ZoneRatings::support`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support<'r> {
    /// The zone.
    pub zone: &'r str,
    /// Its class, by its place in the methodology's list.
    pub class: usize,
    /// What would lift it to the next class, each indicator alone; `None` if it isn't its
    /// composite that put it there, but a gate.
    pub improvements: Option<Improvements>,
}

impl ZoneRatings<'_> {
    /// The zones in the lowest class of the scale, in the order of the ratings, each with
    /// what would lift it. None if the methodology has no classes for the quarter, or only
    /// one.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_rating::{Reader, rate};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let methodology = library.latest("kek-2021").ok_or("shipped")?;
    /// let ratings = rate(kek().dataset(), methodology, "2021".parse()?, None);
    /// let zones: Vec<&str> = ratings.support().iter().map(|one| one.zone).collect();
    /// assert_eq!(zones, ["bitung", "likupang", "mbtk", "morotai", "palu"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn support(&self) -> Vec<Support<'_>> {
        let ladder = ladder(self.methodology.classes(), self.quarters);
        let (Some((lowest, _)), true) = (ladder.last(), ladder.len() > 1) else {
            return Vec::new();
        };
        let zones = self.zones.iter().enumerate();
        let low = zones.filter(|(_, zone)| zone.rating.outcome == Outcome::Class(*lowest));
        let support = low.map(|(place, zone)| {
            let is_by_score = zone.rating.class_by_score == Some(*lowest);
            let found = self.methodology.improvements(&self.units, place, self.quarters);
            Support {
                zone: &zone.rating.unit,
                class: *lowest,
                improvements: found.ok().filter(|_| is_by_score),
            }
        });
        support.collect()
    }
}
