//! How many zones came to what.

use kawasan_indicators::{Member, Tally};
use kawasan_model::Tri;

use super::{Outcome, Rating, ZoneRatings};
use crate::class::ladder;

/// Which zones came to which class, and which to none, from [`ZoneRatings::classes`].
///
/// Every zone is in just one of the lists; each is in the order of the ratings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ByClass<'r> {
    /// The methodology's classes, by their places, in the order of the file.
    pub classes: Vec<Vec<&'r str>>,
    /// With a composite, but no class for it.
    pub unclassed: Vec<&'r str>,
    /// With too little data.
    pub insufficient_data: Vec<&'r str>,
    /// Not rated, by a gate.
    pub unrated: Vec<&'r str>,
}

impl ByClass<'_> {
    /// How many zones there are.
    #[must_use]
    pub fn zones(&self) -> usize {
        let others = [&self.unclassed, &self.insufficient_data, &self.unrated];
        self.classes.iter().chain(others).map(Vec::len).sum()
    }

    /// How many of them have a class or at least a composite.
    #[must_use]
    pub fn rated(&self) -> usize {
        let unrated = self.insufficient_data.len().saturating_add(self.unrated.len());
        self.zones().saturating_sub(unrated)
    }
}

impl ZoneRatings<'_> {
    /// Which zones came to which class.
    ///
    /// # Examples
    ///
    /// What a methodology can say of how many zones, before what it says:
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
    /// let rated = |id: &str| {
    ///     let methodology = library.latest(id)?;
    ///     let ratings = rate(kek().dataset(), methodology, "2024-Q1".parse().ok()?, None);
    ///     let classes = ratings.classes();
    ///     Some((classes.rated(), classes.zones()))
    /// };
    /// // No zone published a target and a result of that quarter; most have a plan.
    /// assert_eq!(rated("kek-triwulan"), Some((0, 20)));
    /// assert_eq!(rated("kek-rencana"), Some((14, 20)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn classes(&self) -> ByClass<'_> {
        let of = |outcome: Outcome| -> Vec<&str> {
            let zones = self.zones.iter().filter(|zone| zone.rating.outcome == outcome);
            zones.map(|zone| zone.rating.unit.as_str()).collect()
        };
        let classes = 0..self.methodology.classes().len();
        ByClass {
            classes: classes.map(|class| of(Outcome::Class(class))).collect(),
            unclassed: of(Outcome::Unclassed),
            insufficient_data: of(Outcome::InsufficientData),
            unrated: of(Outcome::Unrated),
        }
    }

    /// All zones, and whether each has a class or a better one: what a statement such as
    /// "most zones are good" is about.
    ///
    /// It is certain only where neither the precision of the figures nor a gate of which it
    /// can't be told whether it holds could change it. Of zones without a class it isn't
    /// known, and whether a zone was one may hang on a date that isn't on record.
    ///
    /// # Examples
    ///
    /// By plans and what was known of them, a few zones are good; whether most are can't be
    /// said of the others:
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_indicators::Quantifier;
    /// use kawasan_model::Verdict;
    /// use kawasan_rating::{Reader, rate};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let methodology = library.latest("kek-rencana").ok_or("shipped")?;
    /// let ratings = rate(kek().dataset(), methodology, "2024-Q1".parse()?, None);
    /// let good = methodology.classes().iter().position(|class| class.id == "baik");
    /// let most = ratings.at_least(good.ok_or("a class")?).judge(Quantifier::Most);
    /// // Three are, eleven aren't, whatever the other six would be.
    /// assert_eq!((most.holding, most.verdict), ((3, 9), Verdict::Contradicted));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn at_least(&self, class: usize) -> Tally<&str> {
        let certain = self.known.registry().zones_designated_by(self.period.last_day()).certain;
        let members = self.zones.iter().map(|zone| {
            let who = zone.rating.unit.as_str();
            let is_certain = certain.iter().any(|zone| zone.id().as_str() == who);
            let belongs = if is_certain { Tri::Yes } else { Tri::Possible };
            Member { who, belongs, holds: self.reaches(&zone.rating, class) }
        });
        members.collect()
    }

    /// Whether a zone has a class or a better one.
    fn reaches(&self, rating: &Rating, class: usize) -> Tri {
        let ladder = ladder(self.methodology.classes(), self.quarters);
        // The best class first; what isn't on the ladder is neither better nor worse.
        let height = |class: usize| ladder.iter().position(|(own, _)| *own == class);
        let reaches = |own: usize| match height(own).zip(height(class)) {
            Some((own, wanted)) => own <= wanted,
            None => own == class,
        };
        let Outcome::Class(own) = rating.outcome else { return Tri::Possible };
        if rating.gates.iter().any(|gate| !gate.holds.is_certain()) {
            return Tri::Possible;
        }
        if rating.gates.iter().any(|gate| gate.changed) {
            return Tri::from(reaches(own));
        }
        let effect = self.methodology.rounding_effect(rating, self.quarters);
        let end = |class: Option<usize>| class.map(reaches);
        match effect.map(|effect| (end(effect.lowest), end(effect.highest))) {
            Some((Some(low), Some(high))) if low == high => Tri::from(low),
            _ => Tri::Possible,
        }
    }
}
