//! The limits between classes that would agree best with official ones.

use kawasan_exact::Fraction;
use rust_decimal::Decimal;

use crate::class::ladder;
use crate::stats::count;
use crate::{Methodology, Rating};

/// The limits that agree best, with how uncertain they are. They are a finding about the
/// past, not a methodology: nothing adopts them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Thresholds {
    /// The classes but the lowest, the best first, each with the limits that do as well.
    pub limits: Vec<Threshold>,
    /// The share of the units on the scale that would agree, from 0 to 1, exactly.
    pub agreement: Fraction,
    /// The share that agrees with the methodology's own limits, exactly.
    pub own_agreement: Fraction,
    /// How many units with an official class on the scale and a composite there were: the
    /// fewer, the less the limits mean.
    pub units: usize,
    /// How many choices of limits between the units' composites do equally well.
    pub choices: usize,
}

/// A limit of a class, in points of the scale, rounded as composites are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Threshold {
    /// The class.
    pub class: usize,
    /// The methodology's own limit.
    pub own: Decimal,
    /// The limits of the best choices lie above this composite; `None` if below all.
    pub above: Option<Decimal>,
    /// And at most at this one; `None` if above all.
    pub at_most: Option<Decimal>,
}

impl Methodology {
    /// Searches the limits of the classes that agree best with official ones, given as in
    /// [`backtest`](Methodology::backtest), among all choices between the composites of
    /// the units; `None` without units on the scale, or with one class or more than four on
    /// it.
    #[must_use]
    pub fn best_thresholds<'o>(
        &self,
        ratings: &[Rating],
        official: impl IntoIterator<Item = (&'o str, &'o str)>,
        quarters: u8,
    ) -> Option<Thresholds> {
        let ladder = ladder(&self.classes, quarters);
        if ladder.len() < 2 || ladder.len() > 4 {
            return None;
        }
        let height = |class: usize| ladder.iter().position(|(own, _)| *own == class);
        let mut units: Vec<(Decimal, usize)> = Vec::new();
        for (unit, class) in official {
            let Some(height) = self.class_named(class).and_then(height) else { continue };
            let rating = ratings.iter().find(|rating| rating.unit == unit);
            units.extend(rating.and_then(|rating| rating.composite).map(|c| (c, height)));
        }
        if units.is_empty() {
            return None;
        }
        units.sort_unstable_by(|a, b| b.cmp(a));
        // A limit lies below so many of the composites: between two different ones.
        let cuts: Vec<usize> = (0..=units.len())
            .filter(|cut| {
                let around = cut.checked_sub(1).and_then(|before| units.get(before));
                around.map(|(c, _)| c) != units.get(*cut).map(|(c, _)| c)
            })
            .collect();
        let agreeing = |limits: &[usize]| {
            let heights = units.iter().enumerate().map(|(index, (_, official))| {
                // So many limits lie above the composite.
                let ours = limits.iter().filter(|cut| **cut <= index).count();
                usize::from(ours == *official)
            });
            heights.sum::<usize>()
        };
        let mut best: Vec<Vec<usize>> = Vec::new();
        let mut most = 0;
        for limits in choices(&cuts, ladder.len().saturating_sub(1)) {
            let found = agreeing(&limits);
            if found > most || best.is_empty() {
                (most, best) = (found, vec![limits]);
            } else if found == most {
                best.push(limits);
            }
        }
        let own: Vec<usize> = ladder
            .iter()
            .take(ladder.len().saturating_sub(1))
            .map(|(_, from)| units.iter().filter(|(composite, _)| composite >= from).count())
            .collect();
        let share =
            |number: usize| count(number).div(&count(units.len())).map(|share| share.reduced());
        let limits = ladder.iter().take(ladder.len().saturating_sub(1)).enumerate();
        let limits = limits.filter_map(|(place, (class, own))| {
            let places = best.iter().filter_map(|limits| limits.get(place).copied());
            let (lowest, highest) = (places.clone().max()?, places.min()?);
            Some(Threshold {
                class: *class,
                own: *own,
                above: units.get(lowest).map(|(composite, _)| *composite),
                at_most: highest
                    .checked_sub(1)
                    .and_then(|before| units.get(before))
                    .map(|(composite, _)| *composite),
            })
        });
        Some(Thresholds {
            limits: limits.collect(),
            agreement: share(most)?,
            own_agreement: share(agreeing(&own))?,
            units: units.len(),
            choices: best.len(),
        })
    }
}

/// Every choice of so many cuts in ascending order, the same one more than once included.
fn choices(cuts: &[usize], many: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..many {
        let longer = all.iter().flat_map(|begun| {
            // The first one may lie anywhere, from 0 up.
            let last = begun.last().copied().unwrap_or_default();
            cuts.iter().filter(move |cut| **cut >= last).map(move |cut| {
                let mut longer = begun.clone();
                longer.push(*cut);
                longer
            })
        });
        all = longer.collect();
    }
    all
}
