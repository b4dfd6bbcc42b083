//! Ratings against the classes that officials gave.

mod kappa;
mod thresholds;

use kawasan_exact::{Fraction, Real, Rounding};

use crate::class::ladder;
use crate::{Methodology, Outcome, Rating};

pub use thresholds::{Threshold, Thresholds};

/// How ratings go together with official classes.
///
/// Source of kappa: Cohen (1960), *A coefficient of agreement for nominal scales*; of the
/// weighted one: Cohen (1968), here with linear weights. Shares and kappas are exact; nothing
/// is rounded.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Backtest {
    /// Every unit that has an official class, in the order given.
    pub pairs: Vec<Pair>,
    /// The share of the compared units whose classes are the same, from 0 to 1; `None` if
    /// none could be compared.
    pub agreement: Option<Fraction>,
    /// Cohen's kappa, (p − e) ÷ (1 − e) with p the share of agreement and e that expected by
    /// chance: 1 for all, 0 for as much as chance, and below. `None` where chance alone would
    /// agree on all, or nothing could be compared.
    pub kappa: Option<Fraction>,
    /// The same with disagreements weighted by how many classes they are apart; only over
    /// units whose classes are on the scale. `None` likewise.
    pub weighted_kappa: Option<Fraction>,
    /// How many units have which official class (first) and which of ours (second), by
    /// places of classes; only those that there are.
    pub matrix: Vec<((usize, usize), usize)>,
    /// Official classes that the methodology doesn't have.
    pub unknown: Vec<String>,
}

/// A unit with an official class.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pair {
    /// The unit.
    pub unit: String,
    /// Its official class, by its place.
    pub official: usize,
    /// What we rate it; `None` if we didn't.
    pub ours: Option<Outcome>,
    /// Where the two disagree, the indicator that decides: if officials were kinder, that
    /// which holds the composite back most; if they were stricter, that which contributes
    /// most. `None` for what gates decide, and without a composite.
    pub decides: Option<usize>,
}

impl Pair {
    /// Whether both have a class, and if so whether it is the same.
    #[must_use]
    pub fn agrees(&self) -> Option<bool> {
        let ours = self.ours.and_then(Outcome::class)?;
        Some(ours == self.official)
    }
}

impl Methodology {
    /// Holds ratings against official classes, given as units with the id or title of a
    /// class, whatever the case.
    ///
    /// Units that were rated without a class, for want of data, are pairs, but not
    /// compared: what isn't known is no agreement and no disagreement.
    #[must_use]
    pub fn backtest<'o>(
        &self,
        ratings: &[Rating],
        official: impl IntoIterator<Item = (&'o str, &'o str)>,
    ) -> Backtest {
        let mut pairs = Vec::new();
        let mut unknown: Vec<String> = Vec::new();
        for (unit, class) in official {
            let Some(official) = self.class_named(class) else {
                if !unknown.iter().any(|known| known == class) {
                    unknown.push(class.to_owned());
                }
                continue;
            };
            let rating = ratings.iter().find(|rating| rating.unit == unit);
            let decides = rating.and_then(|rating| self.deciding(rating, official));
            let ours = rating.map(|rating| rating.outcome);
            pairs.push(Pair { unit: unit.to_owned(), official, ours, decides });
        }
        let both: Vec<(usize, usize)> = pairs
            .iter()
            .filter_map(|pair| Some((pair.official, pair.ours.and_then(Outcome::class)?)))
            .collect();
        let mut matrix: Vec<((usize, usize), usize)> = Vec::new();
        for cell in &both {
            match matrix.iter_mut().find(|(known, _)| known == cell) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => matrix.push((*cell, 1)),
            }
        }
        matrix.sort_unstable();
        // By quarter 4, or whichever has the whole scale.
        let rungs = (1..=4).map(|quarters| ladder(&self.classes, quarters)).max_by_key(Vec::len);
        // Of four there is a longest, be it empty.
        let rungs: Vec<usize> = rungs.unwrap_or_default().iter().map(|(class, _)| *class).collect();
        Backtest {
            agreement: kappa::agreement(&both),
            kappa: kappa::plain(&both),
            weighted_kappa: kappa::weighted(&both, &rungs),
            pairs,
            matrix,
            unknown,
        }
    }

    /// The class that a name means, by its place: its id, its title in any language, or
    /// another name that official lists give it, whatever the case.
    #[must_use]
    pub fn class_named(&self, name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        self.classes.iter().position(|class| {
            class.id.to_lowercase() == name
                || class.title.iter().any(|(_, title)| title.to_lowercase() == name)
                || class.also.iter().any(|other| other.to_lowercase() == name)
        })
    }

    fn deciding(&self, rating: &Rating, official: usize) -> Option<usize> {
        let ours = rating.outcome.class().filter(|class| *class != official)?;
        let by_score = rating.class_by_score.filter(|class| *class == ours)?;
        let from = |class: usize| self.classes.get(class)?.from.as_ref()?.numbers().next();
        let is_kinder = from(official)? > from(by_score)?;
        let digits = Rounding::half_away(12).ok()?;
        let (high, low) = (Real::from(self.scale.1), Real::from(self.scale.0));
        let effects = rating.indicators.iter().enumerate().filter_map(|(index, one)| {
            let score = one.score.as_ref()?;
            let away = if is_kinder { high.sub(score) } else { score.sub(&low) };
            let effect = away.mul(&one.weight.clone().into()).round(digits).ok()?;
            Some((effect, std::cmp::Reverse(index)))
        });
        effects.max().map(|(_, std::cmp::Reverse(index))| index)
    }
}

#[cfg(test)]
mod tests;
