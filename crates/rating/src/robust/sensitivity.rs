//! Which choice matters most.

use kawasan_exact::{Fraction, RoundingMode, Whole, rounded};
use rust_decimal::Decimal;

use super::model::{Choice, Model};
use super::random::Random;
use super::simulate::ranks;
use super::variation::Variation;
use crate::stats::{count, whole};
use crate::{Methodology, UnitValues};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SensitivityOf {
    /// The sum, over all units, of how far their ranks move from the declared ones.
    RankShift,
    /// The composite of a unit, by its place, rounded as the methodology declares.
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
    /// What it explains alone, as a share of the variance. An estimate from samples: of a
    /// choice that explains little it may come out slightly below zero, the more so the fewer
    /// samples there are. Rounded half away from zero to three decimals.
    pub first_order: Decimal,
    /// What it explains together with all others; an estimate, too, never below zero, which
    /// may come out slightly above 1. Rounded likewise.
    pub total: Decimal,
}

/// The effects of all choices that are varied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sensitivities {
    /// The choices, that with the largest total effect first.
    pub factors: Vec<Sensitivity>,
    /// How many methodologies were rated.
    pub evaluations: u64,
}

/// Why there are no [`Sensitivities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NoSensitivities {
    /// No samples were asked for.
    #[error("no samples were asked for: expected at least one")]
    NoSamples,
    /// There is no unit at that place.
    #[error("there is no unit at that place")]
    NoUnit,
    /// Under some of the choices the unit has no composite, and so nothing to compare.
    #[error("the unit has no composite under some of the choices")]
    NoComposite,
    /// None of the choices changes the output.
    #[error("none of the choices changes the output")]
    Unchanged,
}

impl Methodology {
    /// Which of the choices of a variation matters most for an output, from so many base
    /// samples. The same for the same seed.
    ///
    /// # Errors
    /// [`NoSensitivities`].
    pub fn sensitivities(
        &self,
        units: &[UnitValues],
        quarters: u8,
        variation: &Variation,
        output: SensitivityOf,
        seed: u64,
        samples: u32,
    ) -> Result<Sensitivities, NoSensitivities> {
        if samples == 0 {
            return Err(NoSensitivities::NoSamples);
        }
        let model = Model::of(self, units, quarters, variation);
        let declared = ranks(&model.rate(&model.declared()));
        let answer = |choice: &Choice| -> Result<Whole, NoSensitivities> {
            let composites = model.rate(choice);
            match output {
                SensitivityOf::RankShift => Ok(shift(&declared, &ranks(&composites))),
                SensitivityOf::Composite(unit) => {
                    let composite = composites.get(unit).ok_or(NoSensitivities::NoUnit)?;
                    let composite = composite.ok_or(NoSensitivities::NoComposite)?;
                    Ok(units_of(composite, self.rounding.composite.scale()))
                }
            }
        };
        let factors = factors(&model, variation);
        let mut random = Random::seeded(seed);
        let mut row = || -> Vec<u64> { (0..model.dimensions()).map(|_| random.next()).collect() };
        let rows: Vec<(Vec<u64>, Vec<u64>)> = (0..samples).map(|_| (row(), row())).collect();
        let of = |bits: &[u64]| answer(&model.choice(bits));
        let both: Vec<(Whole, Whole)> =
            rows.iter().map(|(a, b)| Ok((of(a)?, of(b)?))).collect::<Result<_, _>>()?;
        let variance = variance(&both).ok_or(NoSensitivities::Unchanged)?;
        let count = Fraction::from(i128::from(samples).saturating_mul(2));
        let share = |sum: Whole| -> Option<Fraction> {
            Fraction::new(sum, Whole::ONE)?.div(&count.mul(&variance))
        };
        let shown = |share: &Fraction| rounded(share, 3, RoundingMode::HalfAway);
        let mut found: Vec<Sensitivity> = Vec::new();
        for (dimension, factor) in &factors {
            let (mut first, mut total) = (Whole::ZERO, Whole::ZERO);
            for ((a, b), (f_a, f_b)) in rows.iter().zip(&both) {
                let mut mixed = a.clone();
                if let (Some(slot), Some(own)) = (mixed.get_mut(*dimension), b.get(*dimension)) {
                    *slot = *own;
                }
                let f_ab = of(&mixed)?;
                first = &first + &squared_distance(f_b, &f_ab);
                total = &total + &squared_distance(f_a, &f_ab);
            }
            // Neither the variance nor the number of samples is zero, and shares are no larger
            // than four times that number.
            let first = share(first).and_then(|share| shown(&Fraction::ONE.sub(&share)));
            let total = share(total).and_then(|share| shown(&share));
            if let (Some(first_order), Some(total)) = (first, total) {
                found.push(Sensitivity { factor: *factor, first_order, total });
            }
        }
        found.sort_by_key(|one| (std::cmp::Reverse(one.total), one.factor));
        let each = u64::try_from(factors.len()).unwrap_or(u64::MAX).saturating_add(2);
        let evaluations = u64::from(samples).saturating_mul(each);
        Ok(Sensitivities { factors: found, evaluations })
    }
}

/// A number as so many units of its last decimal.
fn units_of(number: Decimal, scale: u32) -> Whole {
    let own = Whole::from(number.mantissa());
    &own * &Whole::power_of_ten(scale.saturating_sub(number.scale()))
}

fn squared_distance(a: &Whole, b: &Whole) -> Whole {
    (a + &-b).pow(2)
}

/// The choices that are varied, with the random number that each takes.
fn factors(model: &Model<'_>, variation: &Variation) -> Vec<(usize, Factor)> {
    let weights = (0..model.dimensions()).filter_map(|dimension| {
        let factor = match model.weight_of(dimension)? {
            Ok(group) => Factor::GroupWeight(group),
            Err(indicator) => Factor::IndicatorWeight(indicator),
        };
        (variation.weights() > Decimal::ZERO).then_some((dimension, factor))
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
fn shift(before: &[Option<usize>], after: &[Option<usize>]) -> Whole {
    let last = before.len().saturating_add(1);
    let moved = before
        .iter()
        .zip(after)
        .map(|(before, after)| before.unwrap_or(last).abs_diff(after.unwrap_or(last)));
    moved.fold(Whole::ZERO, |sum, by| &sum + &whole(by))
}

/// The variance of all answers; `None` if they are one.
fn variance(both: &[(Whole, Whole)]) -> Option<Fraction> {
    let all = || both.iter().flat_map(|(a, b)| [a, b]);
    let sum = all().fold(Whole::ZERO, |sum, one| &sum + one);
    let squares = all().fold(Whole::ZERO, |sum, one| &sum + &one.pow(2));
    let count = count(all().count());
    let mean = Fraction::new(sum, Whole::ONE)?.div(&count)?;
    let squares = Fraction::new(squares, Whole::ONE)?.div(&count)?;
    let variance = squares.sub(&mean.mul(&mean)).reduced();
    (variance > Fraction::ZERO).then_some(variance)
}
