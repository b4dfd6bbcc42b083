//! How many zones came to what.

use kawasan_indicators::{Member, Tally};
use kawasan_model::Tri;
use rust_decimal::Decimal;

use super::{Outcome, Rating, ZoneRating, ZoneRatings};
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
        let classes = self.from(class);
        let members = self.zones.iter().map(|zone| {
            let who = zone.rating.unit.as_str();
            let is_certain = certain.iter().any(|zone| zone.id().as_str() == who);
            let belongs = if is_certain { Tri::Yes } else { Tri::Possible };
            Member { who, belongs, holds: self.is_one_of(zone, &classes) }
        });
        members.collect()
    }

    /// Whether a zone has one of some classes, by their places in the methodology's list.
    ///
    /// It is certain only where every composite that the precision of the figures allows
    /// leads, by way of the gates, to such a class, or none does; a gate of which it can't be
    /// told whether it applies leaves it open. Of a zone without a class it isn't known.
    #[must_use]
    pub fn is_one_of(&self, zone: &ZoneRating<'_>, classes: &[usize]) -> Tri {
        let rating = &zone.rating;
        if rating.gates.iter().any(|gate| !gate.holds.is_certain()) {
            return Tri::Possible;
        }
        let ladder = ladder(self.methodology.classes(), self.quarters);
        let gates = || rating.gates.iter().filter_map(|one| self.methodology.gates().get(one.gate));
        let gated = |by_score: Outcome| {
            gates().fold(by_score, |outcome, gate| gate.effect.applied(outcome, &ladder))
        };
        let is = |outcome: Outcome| {
            outcome.class().map_or(Tri::Possible, |class| Tri::from(classes.contains(&class)))
        };
        let mut found = self.by_score(rating, &ladder).into_iter().map(gated).map(is);
        let first = found.next().unwrap_or(is(rating.outcome));
        if found.all(|other| other == first) { first } else { Tri::Possible }
    }

    /// What the composite may come to, given the precision of the figures, before any gate;
    /// nothing without a composite.
    fn by_score(&self, rating: &Rating, ladder: &[(usize, Decimal)]) -> Vec<Outcome> {
        let Some(effect) = self.methodology.rounding_effect(rating, self.quarters) else {
            return Vec::new();
        };
        // The best class first; below the last, and without a bound on that side, there is none.
        let place = |class: usize| ladder.iter().position(|(own, _)| *own == class);
        let at = |class: Option<usize>| class.and_then(place).unwrap_or(ladder.len());
        let best = rating.ends.1.map_or(0, |_| at(effect.highest));
        let worst = at(effect.lowest);
        let class = |place: usize| {
            ladder.get(place).map_or(Outcome::Unclassed, |(class, _)| Outcome::Class(*class))
        };
        (best..=worst).map(class).collect()
    }

    /// A class and all better ones. What isn't on the scale is neither better nor worse.
    fn from(&self, class: usize) -> Vec<usize> {
        let ladder = ladder(self.methodology.classes(), self.quarters);
        match ladder.iter().position(|(own, _)| *own == class) {
            Some(place) => {
                ladder.iter().take(place.saturating_add(1)).map(|(own, _)| *own).collect()
            }
            None => vec![class],
        }
    }
}
