//! Which choice matters most.

use kawasan_exact::{Fraction, RoundingMode, rounded};
use rust_decimal::Decimal;

use super::model::{Choice, Model};
use super::random::Random;
use super::simulate::ranks;
use super::variation::Variation;
use crate::{Methodology, UnitValues};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SensitivityOf {
    /// The sum, over all units, of how far their ranks move from the declared ones.
    RankShift,
    /// The composite of a unit, by its place; 0 where a draw gives it none.
    Composite(usize),
}

/// A choice whose effect is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Factor {
    /// The weight of a group, by its place.
    GroupWeight(usize),
    /// The weight of an indicator, by its place.
    IndicatorWeight(usize),
    /// How groups are put together.
    Aggregation,
    /// What a missing score does.
    Missing,
    /// How values become scores.
    Scoring,
}

/// How much of the variance of an output a choice explains.
///
/// Estimators of Jansen (1999) on matrices drawn as by Saltelli et al. (2010):
/// first-order 1 − Σ (f(B) − f(A_B))² ÷ (2 N V), total Σ (f(A) − f(A_B))² ÷ (2 N V), where
/// V is the variance of f(A) and f(B) together. See Saltelli et al., *Global Sensitivity
/// Analysis* (2008), and step 7 of the OECD/JRC handbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sensitivity {
    /// The choice.
    pub factor: Factor,
    /// What it explains alone; an estimate, which may come out a little below zero. Rounded
    /// half away from zero to three decimals.
    pub first_order: Decimal,
    /// What it explains together with all others; likewise.
    pub total: Decimal,
}

/// The effects of all choices that are varied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sensitivities {
    /// The choices, that with the largest total effect first.
    pub factors: Vec<Sensitivity>,
    /// How many methodologies were rated.
    pub evaluations: u32,
}

impl Methodology {
    /// Which of the choices of a variation matters most for an output, from so many base
    /// samples; `None` if none of them changes it. The same for the same seed.
    #[must_use]
    pub fn sensitivities(
        &self,
        units: &[UnitValues],
        quarters: u8,
        variation: &Variation,
        output: SensitivityOf,
        seed: u64,
        samples: u32,
    ) -> Option<Sensitivities> {
        let model = Model::of(self, units, quarters, variation);
        let declared = ranks(&model.rate(&model.declared()));
        let answer = |choice: &Choice| -> i128 {
            let composites = model.rate(choice);
            match output {
                SensitivityOf::RankShift => shift(&declared, &ranks(&composites)),
                SensitivityOf::Composite(unit) => {
                    let composite = composites.get(unit).copied().flatten();
                    composite.map_or(0, |composite| {
                        let scale = self.rounding.composite.scale();
                        let mut composite = composite;
                        composite.rescale(scale);
                        composite.mantissa()
                    })
                }
            }
        };
        let factors = factors(&model, variation);
        let mut random = Random::seeded(seed);
        let mut row = || -> Vec<u64> { (0..model.dimensions()).map(|_| random.next()).collect() };
        let rows: Vec<(Vec<u64>, Vec<u64>)> = (0..samples).map(|_| (row(), row())).collect();
        let of = |bits: &[u64]| answer(&model.choice(bits));
        let both: Vec<(i128, i128)> = rows.iter().map(|(a, b)| (of(a), of(b))).collect();
        let variance = variance(&both)?;
        let mut found: Vec<Sensitivity> = Vec::new();
        for (dimension, factor) in &factors {
            let (mut first, mut total) = (0_i128, 0_i128);
            for ((a, b), (f_a, f_b)) in rows.iter().zip(&both) {
                let mut mixed = a.clone();
                if let (Some(slot), Some(own)) = (mixed.get_mut(*dimension), b.get(*dimension)) {
                    *slot = *own;
                }
                let f_ab = of(&mixed);
                first = first.saturating_add(square(f_b - f_ab));
                total = total.saturating_add(square(f_a - f_ab));
            }
            let share = |sum: i128| {
                let count = Fraction::from(i128::from(samples).saturating_mul(2));
                Fraction::from(sum).div(&count.mul(&variance))
            };
            let shown = |share: Fraction| rounded(&share, 3, RoundingMode::HalfAway);
            found.push(Sensitivity {
                factor: *factor,
                first_order: shown(Fraction::ONE.sub(&share(first)?))?,
                total: shown(share(total)?)?,
            });
        }
        found.sort_by_key(|one| (std::cmp::Reverse(one.total), one.factor));
        let each = u32::try_from(factors.len()).ok()?.saturating_add(2);
        Some(Sensitivities { factors: found, evaluations: samples.saturating_mul(each) })
    }
}

const fn square(number: i128) -> i128 {
    number.saturating_mul(number)
}

/// The choices that are varied, with the random number that each takes.
fn factors(model: &Model<'_>, variation: &Variation) -> Vec<(usize, Factor)> {
    let weights = (0..model.dimensions()).filter_map(|dimension| {
        let factor = match model.weight_of(dimension)? {
            Ok(group) => Factor::GroupWeight(group),
            Err(indicator) => Factor::IndicatorWeight(indicator),
        };
        (variation.weights > Decimal::ZERO).then_some((dimension, factor))
    });
    let from_last = |many: usize| model.dimensions().saturating_sub(many);
    let others = [
        (variation.aggregations.len(), from_last(3), Factor::Aggregation),
        (variation.missing.len(), from_last(2), Factor::Missing),
        (variation.scorings.len(), from_last(1), Factor::Scoring),
    ];
    let others = others.into_iter().filter(|(choices, ..)| *choices > 1);
    weights.chain(others.map(|(_, dimension, factor)| (dimension, factor))).collect()
}

/// How far ranks move in all; a unit that has one and then none moves to behind the last.
fn shift(before: &[Option<usize>], after: &[Option<usize>]) -> i128 {
    let last = before.len().saturating_add(1);
    let moved = before
        .iter()
        .zip(after)
        .map(|(before, after)| before.unwrap_or(last).abs_diff(after.unwrap_or(last)));
    i128::try_from(moved.sum::<usize>()).unwrap_or(i128::MAX)
}

/// The variance of all answers; `None` if they are one.
fn variance(both: &[(i128, i128)]) -> Option<Fraction> {
    let all: Vec<i128> = both.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let count = Fraction::from(i128::try_from(all.len()).ok()?);
    let sum = Fraction::from(all.iter().sum::<i128>());
    let squares = Fraction::from(all.iter().map(|one| square(*one)).sum::<i128>());
    let mean = sum.div(&count)?;
    let variance = squares.div(&count)?.sub(&mean.mul(&mean)).reduced();
    (variance > Fraction::ZERO).then_some(variance)
}
