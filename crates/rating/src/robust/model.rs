//! A methodology with choices left open, rated quickly many times.

use kawasan_exact::{Fraction, Real, Rounding, Whole};
use rust_decimal::Decimal;

use super::random::below;
use super::variation::{AlternativeScoring, Variation};
use crate::class::{ladder, of_score};
use crate::rate::scores_of;
use crate::{Aggregation, Methodology, MissingPolicy, UnitValues};

/// Scores are whole numbers of a billionth: rounded half away from zero to nine decimals.
const DECIMALS: u32 = 9;
const UNIT: i128 = 1_000_000_000;
/// Weights are multiplied by whole numbers of a millionth.
const WEIGHT: i128 = 1_000_000;

/// Weights of a group are multiplied by their common divisor, and so exact, up to this one;
/// beyond it they are rounded down to a multiple of 1 ÷ this. With it, weight × factor ×
/// score stay within 128 bits.
const MOST: i128 = 1_000_000_000_000;

/// The scores of a unit.
type Row = Vec<Option<i128>>;

/// A methodology and its units, ready to be rated again and again.
pub(super) struct Model<'a> {
    methodology: &'a Methodology,
    quarters: u8,
    variation: &'a Variation,
    /// By each scoring, of each unit, the scores of the indicators; `None` of one with too
    /// few of them.
    scores: Vec<Vec<Option<Row>>>,
    /// The weights of the groups but the whole, then of the indicators: whole numbers whose
    /// ratios in a group are the declared ones.
    weights: Vec<i128>,
    /// The parts of each group, as places in `weights`.
    parts: Vec<Vec<usize>>,
    /// By how many millionths weights vary, and how many factors that makes.
    span: i128,
    width: u64,
}

/// A choice of everything that is open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    weights: Vec<i128>,
    aggregation: Option<Aggregation>,
    missing: MissingPolicy,
    /// Which of the scorings.
    scoring: usize,
}

impl<'a> Model<'a> {
    pub(super) fn of(
        methodology: &'a Methodology,
        units: &[UnitValues],
        quarters: u8,
        variation: &'a Variation,
    ) -> Self {
        let rounding = Rounding::half_away(DECIMALS).ok();
        let whole = |score: &Real| -> Option<i128> {
            let rounded = score.round(rounding?).ok()?;
            Fraction::from(rounded).mul(&Fraction::from(UNIT)).reduced().numerator().to_i128()
        };
        // The policy for what is missing is a choice, so it isn't applied yet.
        let by = |scoring: AlternativeScoring| -> Vec<Option<Row>> {
            let mut open = scoring.of(methodology);
            open.missing = MissingPolicy::LeaveOut;
            let rows = scores_of(&open, units, quarters);
            let whole = |score: &Option<Real>| score.as_ref().and_then(whole);
            rows.iter()
                .map(|(row, has_enough)| has_enough.then(|| row.iter().map(whole).collect()))
                .collect()
        };
        // As declared first, which is also what there is if nothing else is asked for.
        let scorings =
            std::iter::once(AlternativeScoring::Declared).chain(variation.scorings.iter().copied());
        let scores = scorings.map(by);
        let below_whole = methodology.groups.len().saturating_sub(1);
        let mut parts: Vec<Vec<usize>> = vec![Vec::new(); methodology.groups.len()];
        let mut put = |group: usize, part: usize| {
            if let Some(of) = parts.get_mut(group) {
                of.push(part);
            }
        };
        for (place, group) in methodology.groups.iter().enumerate().skip(1) {
            // Every group but the first has a parent.
            put(group.parent.unwrap_or(0), place.saturating_sub(1));
        }
        for (place, indicator) in methodology.indicators.iter().enumerate() {
            put(indicator.group, below_whole.saturating_add(place));
        }
        // At most a million, as the share is at most 1.
        let millionths = Fraction::from(variation.weights()).mul(&Fraction::from(WEIGHT));
        let whole = millionths.numerator().div_floor(millionths.divisor());
        let span = whole.and_then(|whole| u32::try_from(whole.to_i128()?).ok()).unwrap_or(0);
        Model {
            methodology,
            quarters,
            variation,
            scores: scores.collect(),
            weights: whole_weights(methodology),
            parts,
            span: span.into(),
            width: u64::from(span).saturating_mul(2).saturating_add(1),
        }
    }

    /// How many random numbers a choice takes: one for each weight, then one each for
    /// aggregation, policy and scoring.
    pub(super) fn dimensions(&self) -> usize {
        self.weights.len().saturating_add(3)
    }

    /// The group or indicator that a weight is of: its place among the groups, or among the
    /// indicators.
    pub(super) fn weight_of(&self, dimension: usize) -> Option<Result<usize, usize>> {
        let groups = self.methodology.groups.len().saturating_sub(1);
        if dimension >= self.weights.len() {
            return None;
        }
        Some(match dimension.checked_sub(groups) {
            None => Ok(dimension.saturating_add(1)),
            Some(indicator) => Err(indicator),
        })
    }

    pub(super) fn choice(&self, random: &[u64]) -> Choice {
        let weights = self.weights.iter().zip(random).map(|(weight, bits)| {
            // From 1 − span to 1 + span, in millionths.
            let factor = WEIGHT - self.span + i128::from(below(*bits, self.width));
            weight.saturating_mul(factor) // up to 10¹² · 2 · 10⁶
        });
        // There are as many as there are dimensions.
        let at = |dimension: usize| random.get(dimension).copied().unwrap_or(0);
        let (a, m) = (self.weights.len(), self.weights.len().saturating_add(1));
        Choice {
            weights: weights.collect(),
            aggregation: pick(&self.variation.aggregations, at(a)),
            missing: pick(&self.variation.missing, at(m)).unwrap_or(self.methodology.missing),
            scoring: match u64::try_from(self.variation.scorings.len()) {
                Ok(many) if many > 0 => {
                    let which = below(at(m.saturating_add(1)), many);
                    // Below a length, so that it fits.
                    usize::try_from(which).unwrap_or(0).saturating_add(1)
                }
                _ => 0,
            },
        }
    }

    /// As declared.
    pub(super) fn declared(&self) -> Choice {
        Choice {
            weights: self.weights.clone(),
            aggregation: None,
            missing: self.methodology.missing,
            scoring: 0,
        }
    }

    /// The composites of all units, in billionths and rounded as declared; `None` without
    /// enough data.
    pub(super) fn rate(&self, choice: &Choice) -> Vec<Option<Decimal>> {
        // Choices are among the scorings that there are.
        let scores = self.scores.get(choice.scoring).map(Vec::as_slice).unwrap_or_default();
        scores.iter().map(|scores| self.composite(scores.as_ref()?, choice)).collect()
    }

    pub(super) fn class(&self, composite: Option<Decimal>) -> Option<usize> {
        of_score(&self.methodology.classes, composite?, self.quarters)
    }

    /// The classes by composite, the best first.
    pub(super) fn classes(&self) -> Vec<usize> {
        ladder(&self.methodology.classes, self.quarters)
            .into_iter()
            .map(|(class, _)| class)
            .collect()
    }

    fn composite(&self, scores: &[Option<i128>], choice: &Choice) -> Option<Decimal> {
        let below_whole = self.methodology.groups.len().saturating_sub(1);
        let low = Fraction::from(self.methodology.scale.0).mul(&Fraction::from(UNIT)).reduced();
        let low = low.numerator().to_i128()?;
        let lowest = (choice.missing == MissingPolicy::Lowest).then_some(low);
        let mut groups: Vec<Option<i128>> = vec![None; self.methodology.groups.len()];
        for place in (0..groups.len()).rev() {
            let parts = self.parts.get(place)?;
            let mut known: Vec<(i128, i128)> = Vec::with_capacity(parts.len());
            let mut lacks = false;
            for part in parts {
                let score = match part.checked_sub(below_whole) {
                    Some(indicator) => scores.get(indicator).copied().flatten().or(lowest),
                    None => groups.get(part.saturating_add(1)).copied().flatten(),
                };
                match (score, choice.weights.get(*part)) {
                    (Some(score), Some(weight)) => known.push((*weight, score)),
                    _ => lacks = true,
                }
            }
            if lacks && choice.missing == MissingPolicy::Required {
                continue;
            }
            let declared = self.methodology.groups.get(place)?;
            let aggregation = choice.aggregation.unwrap_or(declared.aggregation);
            let combined = combine(aggregation, &known);
            let limit = declared.above_lowest.and_then(|above| {
                let above = Fraction::from(above).mul(&Fraction::from(UNIT)).reduced();
                known
                    .iter()
                    .map(|(_, score)| *score)
                    .min()?
                    .checked_add(above.numerator().to_i128()?)
            });
            let score = match (combined, limit) {
                (Some(score), Some(limit)) => Some(score.min(limit)),
                (score, _) => score,
            };
            let score = score.and_then(|score| self.rounded(score));
            if let Some(slot) = groups.get_mut(place) {
                *slot = score;
            }
        }
        let whole = groups.first().copied().flatten()?;
        let exact = Decimal::try_from_i128_with_scale(whole, DECIMALS).ok()?;
        self.methodology.rounding.composite.apply(&Fraction::from(exact))
    }

    /// The score of a group, rounded if the methodology does that.
    fn rounded(&self, score: i128) -> Option<i128> {
        let Some(rounding) = self.methodology.rounding.groups else { return Some(score) };
        let rounded = rounding.apply(&Fraction::from(score).div(&Fraction::from(UNIT))?)?;
        Fraction::from(rounded).mul(&Fraction::from(UNIT)).reduced().numerator().to_i128()
    }
}

/// Weights as whole numbers with the declared ratios; see [`MOST`].
fn whole_weights(methodology: &Methodology) -> Vec<i128> {
    // Every group but the first has a parent.
    let groups =
        methodology.groups.iter().skip(1).map(|one| (one.parent.unwrap_or(0), &one.weight));
    let indicators = methodology.indicators.iter().map(|one| (one.group, &one.weight));
    let weights: Vec<(usize, Fraction)> =
        groups.chain(indicators).map(|(group, weight)| (group, weight.reduced())).collect();
    let common = |group: usize| {
        let mut own = weights.iter().filter(|(of, _)| *of == group);
        own.try_fold(1_i128, |common, (_, weight)| {
            let divisor = weight.divisor().to_i128()?;
            let shared = Whole::from(common).gcd(weight.divisor()).to_i128()?;
            common.checked_mul(divisor.checked_div(shared)?).filter(|all| *all <= MOST)
        })
    };
    let scaled = |(group, weight): &(usize, Fraction)| {
        let scaled = weight.mul(&Fraction::from(common(*group).unwrap_or(MOST)));
        scaled.numerator().div_floor(scaled.divisor())?.to_i128()
    };
    // Weights are at most 1, so that they fit.
    weights.iter().map(|weight| scaled(weight).unwrap_or(0)).collect()
}

fn pick<T: Copy>(all: &[T], bits: u64) -> Option<T> {
    let bound = u64::try_from(all.len()).ok().filter(|bound| *bound > 0)?;
    all.get(usize::try_from(below(bits, bound)).ok()?).copied()
}

/// Parts put together, to a billionth.
fn combine(aggregation: Aggregation, parts: &[(i128, i128)]) -> Option<i128> {
    let weight: i128 = parts.iter().map(|(weight, _)| weight).sum();
    match aggregation {
        Aggregation::Arithmetic if weight > 0 => {
            let sum = parts.iter().try_fold(0_i128, |sum, (weight, score)| {
                sum.checked_add(weight.checked_mul(*score)?)
            })?;
            // To the nearer; scores have decimals enough that a tie makes no difference.
            sum.checked_add(weight / 2)?.checked_div_euclid(weight)
        }
        Aggregation::Minimum => parts.iter().filter(|(w, _)| *w > 0).map(|(_, score)| *score).min(),
        _ => {
            let unit = Fraction::from(UNIT);
            let exact: Option<Vec<(Fraction, Real)>> = parts
                .iter()
                .map(|(weight, score)| {
                    let score = Fraction::from(*score).div(&unit)?;
                    Some((Fraction::from(*weight), score.into()))
                })
                .collect();
            let combined = aggregation.combine(&exact?).ok()?;
            let rounded = combined.round(Rounding::half_away(DECIMALS).ok()?).ok()?;
            Fraction::from(rounded).mul(&unit).reduced().numerator().to_i128()
        }
    }
}
