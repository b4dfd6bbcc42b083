//! How ratings fare under many admissible methodologies.

use kawasan_exact::Fraction;
use rust_decimal::Decimal;

use super::model::Model;
use super::random::Random;
use super::variation::{NotVaried, Variation};
use crate::{Methodology, UnitValues};

/// What a simulation found. It counts methodologies, not probabilities: that all choices
/// were drawn evenly is part of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Simulation {
    /// How many methodologies were drawn.
    pub draws: u32,
    /// The units, in their order.
    pub units: Vec<Simulated>,
    /// What was left as it is.
    pub not_varied: Vec<NotVaried>,
}

/// A unit in a simulation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Simulated {
    /// The unit.
    pub unit: String,
    /// Its class by composite as declared.
    pub class: Option<usize>,
    /// In how many draws it has that class; 0 if it has none.
    pub stays: u32,
    /// In how many draws it has which class, the best first.
    pub classes: Vec<(usize, u32)>,
    /// Its rank as declared, from 1 for the highest composite; equal ones share one.
    pub rank: Option<usize>,
    /// Its best and worst rank; `None` if no draw gave it one.
    pub ranks: Option<(usize, usize)>,
    /// The ranks that a twentieth of the draws are better than, and worse than (the 5th and
    /// 95th percentiles, by nearest rank).
    pub likely_ranks: Option<(usize, usize)>,
}

impl Simulated {
    /// The share of the draws in which it keeps its class, from 0 to 1, exactly; `None` of a unit without one, and
    /// without draws.
    #[must_use]
    pub fn share(&self, draws: u32) -> Option<Fraction> {
        self.class?;
        let of = |number: u32| Fraction::from(i128::from(number));
        of(self.stays).div(&of(draws)).map(|share| share.reduced())
    }
}

impl Methodology {
    /// Rates units under so many methodologies drawn at random from a variation of this one:
    /// the same for the same seed, on every machine. Scores, and those of groups, are rounded
    /// to nine decimals; weights are exact before they are varied, unless those of a group
    /// have a common divisor above 10¹². Gates are left aside; so are groups that compare
    /// units (Copeland), which have no score here. `progress` is told after every hundredth
    /// draw, and at the end.
    #[must_use]
    pub fn simulate(
        &self,
        units: &[UnitValues],
        quarters: u8,
        variation: &Variation,
        seed: u64,
        draws: u32,
        progress: &mut dyn FnMut(u32),
    ) -> Simulation {
        let model = Model::of(self, units, quarters, variation);
        let declared = model.rate(&model.declared());
        let declared_ranks = ranks(&declared);
        let classes = model.classes();
        let mut counts = vec![vec![0_u32; classes.len()]; units.len()];
        let mut stays = vec![0_u32; units.len()];
        let mut ranked: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
        let own: Vec<Option<usize>> =
            declared.iter().map(|composite| model.class(*composite)).collect();
        let mut random = Random::seeded(seed);
        for draw in 1..=draws {
            let bits: Vec<u64> = (0..model.dimensions()).map(|_| random.next()).collect();
            let composites = model.rate(&model.choice(&bits));
            for (unit, rank) in ranks(&composites).into_iter().enumerate() {
                let class = composites.get(unit).and_then(|composite| model.class(*composite));
                let place = class.and_then(|class| classes.iter().position(|own| *own == class));
                let count = place.and_then(|place| counts.get_mut(unit)?.get_mut(place));
                if let Some(count) = count {
                    *count = count.saturating_add(1);
                }
                if class.is_some()
                    && own.get(unit) == Some(&class)
                    && let Some(stays) = stays.get_mut(unit)
                {
                    *stays = stays.saturating_add(1);
                }
                if let (Some(rank), Some(all)) = (rank, ranked.get_mut(unit)) {
                    all.push(rank);
                }
            }
            if draw % 100 == 0 || draw == draws {
                progress(draw);
            }
        }
        let simulated = units.iter().enumerate().map(|(index, unit)| {
            // A list for each unit, empty of one that never had a rank.
            let mut ranks = ranked.get(index).cloned().unwrap_or_default();
            ranks.sort_unstable();
            let percentile = |percent: usize| {
                // The nearest rank: the smallest with so many percent at or below it.
                let place = ranks.len().saturating_mul(percent).div_ceil(100).saturating_sub(1);
                ranks.get(place).copied()
            };
            let counts = counts.get(index).into_iter().flatten().copied();
            Simulated {
                unit: unit.id.clone(),
                class: own.get(index).copied().flatten(),
                // Counted for each unit above.
                stays: stays.get(index).copied().unwrap_or(0),
                classes: classes.iter().copied().zip(counts).collect(),
                rank: declared_ranks.get(index).copied().flatten(),
                ranks: ranks.first().copied().zip(ranks.last().copied()),
                likely_ranks: percentile(5).zip(percentile(95)),
            }
        });
        Simulation { draws, units: simulated.collect(), not_varied: variation.not_varied() }
    }
}

/// Places from 1 for the highest; equal ones share a place.
pub(super) fn ranks(composites: &[Option<Decimal>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<Decimal> = composites.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let rank = |composite: &Option<Decimal>| {
        let own = (*composite)?;
        let at_most = sorted.partition_point(|other| *other <= own);
        sorted.len().checked_sub(at_most)?.checked_add(1)
    };
    composites.iter().map(rank).collect()
}
