//! From scores to a composite, group by group.

use kawasan_exact::{Fraction, Real, Rounding, RoundingMode, Whole};
use kawasan_model::Interval;
use rust_decimal::Decimal;

use super::scores::{Row, Side, rounded};
use crate::stats::count;
use crate::{Aggregation, Methodology, MissingPolicy, copeland};

/// Decimals to which irrational contributions are compared.
const REMAINDER_DIGITS: u32 = 12;

/// The groups of a unit with their scores and what counts in them.
pub(super) struct Scored {
    /// Exactly, or as the methodology rounds them.
    groups: Vec<Option<Real>>,
    /// The weight of each indicator in the whole, what is missing left out.
    pub(super) weights: Vec<Fraction>,
    /// The share of the weights that have a score.
    pub(super) coverage: Fraction,
    scores: Vec<Option<Real>>,
}

impl Scored {
    pub(super) fn of(methodology: &Methodology, row: &Row, groups: Vec<Option<Real>>) -> Scored {
        let scores = row.point.as_slice();
        let weights = weights(methodology, scores, &groups);
        let coverage = coverage(methodology, row);
        Scored { groups, weights, coverage, scores: scores.to_vec() }
    }

    pub(super) fn composite(&self, methodology: &Methodology) -> Option<Decimal> {
        self.groups.first()?.as_ref()?.round(methodology.rounding.composite).ok()
    }

    /// Where the composite lies if nothing is left open of any score.
    pub(super) fn exact_interval(&self, methodology: &Methodology) -> Ends {
        let whole = self.groups.first().and_then(Option::as_ref);
        ends(methodology, whole, whole)
    }

    pub(super) fn groups(&self, methodology: &Methodology) -> Vec<Option<Decimal>> {
        let shown =
            |group: &Option<Real>| group.as_ref()?.round(methodology.rounding.composite).ok();
        self.groups.iter().map(shown).collect()
    }

    /// What each indicator contributes: whole units of the composite's last decimal,
    /// those of its exact contribution and, of what rounding leaves over, one each to the
    /// largest remainders; the first of equal ones.
    pub(super) fn points(
        &self,
        methodology: &Methodology,
        composite: Decimal,
    ) -> Option<Vec<Decimal>> {
        if !methodology.is_additive() {
            return None;
        }
        let scale = methodology.rounding.composite.scale();
        let unit = Fraction::from(Decimal::new(1, scale));
        let mut shares: Vec<(i128, Fraction)> = Vec::new();
        for (score, weight) in self.scores.iter().zip(&self.weights) {
            let units = match score {
                Some(score) => units_of(score, weight, &unit)?,
                None => Fraction::ZERO,
            };
            let whole = units.numerator().div_floor(units.divisor())?;
            let rest = units.sub(&Fraction::new(whole.clone(), Whole::ONE)?);
            shares.push((whole.to_i128()?, rest));
        }
        let all = Fraction::from(composite).div(&unit)?.reduced().numerator().to_i128()?;
        let given: i128 = shares.iter().map(|(whole, _)| whole).sum();
        let mut order: Vec<usize> = (0..shares.len()).collect();
        // What an indicator without weight or score contributes is 0, always.
        order.retain(|index| {
            let has_score = self.scores.get(*index).is_some_and(Option::is_some);
            has_score && self.weights.get(*index).is_some_and(|weight| *weight > Fraction::ZERO)
        });
        order.sort_by(|a, b| {
            let rest = |index: &usize| shares.get(*index).map(|(_, rest)| rest);
            rest(b).cmp(&rest(a)).then(a.cmp(b))
        });
        // More than one each only where groups are rounded before the whole is.
        let mut left = all.checked_sub(given)?;
        let step = left.signum();
        while left != 0 && !order.is_empty() {
            let turn: Vec<usize> = match step {
                1 => order.clone(),
                _ => order.iter().rev().copied().collect(),
            };
            for index in turn {
                if left == 0 {
                    break;
                }
                if let Some((whole, _)) = shares.get_mut(index) {
                    *whole = whole.checked_add(step)?;
                }
                left = left.checked_sub(step)?;
            }
        }
        let decimal =
            |(whole, _): &(i128, Fraction)| Decimal::try_from_i128_with_scale(*whole, scale).ok();
        shares.iter().map(decimal).collect()
    }
}

/// A contribution in units: exactly, or where it is irrational to so many digits that what
/// is cut off makes no difference to which remainder is larger.
fn units_of(score: &Real, weight: &Fraction, unit: &Fraction) -> Option<Fraction> {
    let units = score.mul(&weight.div(unit)?.into());
    match units.fraction() {
        Some(exact) => Some(exact.clone()),
        None => {
            let digits = Rounding::new(REMAINDER_DIGITS, RoundingMode::Floor).ok()?;
            units.round(digits).ok().map(Fraction::from)
        }
    }
}

/// The scores of the groups of all units. A group that compares units takes them all at once,
/// so groups come one after the other, each after what is part of it.
pub(super) fn combine_all(
    methodology: &Methodology,
    rows: &[&[Option<Real>]],
) -> Vec<Vec<Option<Real>>> {
    if !methodology.groups.iter().any(|group| group.aggregation == Aggregation::Copeland) {
        return rows.iter().map(|scores| combine(methodology, scores)).collect();
    }
    let mut all: Vec<Vec<Option<Real>>> = vec![vec![None; methodology.groups.len()]; rows.len()];
    for (place, group) in methodology.groups.iter().enumerate().rev() {
        let scores: Vec<Option<Real>> = if group.aggregation == Aggregation::Copeland {
            outranking(methodology, rows, &all, place)
        } else {
            let units = rows.iter().zip(&all);
            units.map(|(scores, groups)| combined(methodology, scores, groups, place)).collect()
        };
        for (groups, score) in all.iter_mut().zip(scores) {
            if let Some(slot) = groups.get_mut(place) {
                *slot = score;
            }
        }
    }
    all
}

/// The Copeland scores of a group, from that of a unit which all others outrank, the low end
/// of the scale, to that of one which outranks all others, the high end.
fn outranking(
    methodology: &Methodology,
    rows: &[&[Option<Real>]],
    groups: &[Vec<Option<Real>>],
    place: usize,
) -> Vec<Option<Real>> {
    let units = || rows.iter().zip(groups);
    let known: Vec<Vec<(&Fraction, Option<&Real>)>> =
        units().map(|(scores, groups)| parts(methodology, scores, groups, place)).collect();
    let required = methodology.missing == MissingPolicy::Required;
    let takes_part = |parts: &[(&Fraction, Option<&Real>)]| {
        !(required && parts.iter().any(|(_, score)| score.is_none()))
    };
    // Without units there is nothing to compare.
    let many = known.first().map_or(0, Vec::len);
    let columns: Vec<(Fraction, Vec<Option<Real>>)> = (0..many)
        .filter_map(|part| {
            let weight = (*known.first()?.get(part)?.0).clone();
            let score = |parts: &Vec<(&Fraction, Option<&Real>)>| {
                let score = parts.get(part)?.1.cloned();
                score.filter(|_| takes_part(parts))
            };
            Some((weight, known.iter().map(score).collect()))
        })
        .collect();
    let balances = copeland(&columns);
    let others = balances.iter().filter(|balance| balance.is_ok()).count().saturating_sub(1);
    let most = count(others);
    let (low, high) = (Fraction::from(methodology.scale.0), Fraction::from(methodology.scale.1));
    let onto = |balance: &Real| -> Option<Real> {
        // A unit alone outranks nobody, and has no score.
        let share = balance.fraction()?.add(&most).div(&most.add(&most))?;
        rounded(low.add(&share.mul(&high.sub(&low))).into(), methodology.rounding.groups)
    };
    balances.iter().map(|balance| balance.as_ref().ok().and_then(onto)).collect()
}

/// What a group of a unit consists of: weights, and scores where there are any.
fn parts<'a>(
    methodology: &'a Methodology,
    scores: &'a [Option<Real>],
    groups: &'a [Option<Real>],
    place: usize,
) -> Vec<(&'a Fraction, Option<&'a Real>)> {
    let of_groups = methodology.groups.iter().zip(groups).filter(|(g, _)| g.parent == Some(place));
    let of_groups = of_groups.map(|(g, score)| (&g.weight, score.as_ref()));
    let of_indicators = methodology.indicators.iter().zip(scores).filter(|(i, _)| i.group == place);
    let of_indicators = of_indicators.map(|(i, score)| (&i.weight, score.as_ref()));
    of_groups.chain(of_indicators).collect()
}

/// The score of a group of one unit.
fn combined(
    methodology: &Methodology,
    scores: &[Option<Real>],
    groups: &[Option<Real>],
    place: usize,
) -> Option<Real> {
    let group = methodology.groups.get(place)?;
    let parts = parts(methodology, scores, groups, place);
    let required = methodology.missing == MissingPolicy::Required;
    if required && parts.iter().any(|(_, score)| score.is_none()) {
        return None;
    }
    let known: Vec<(Fraction, Real)> = parts
        .iter()
        .filter_map(|(weight, score)| Some(((*weight).clone(), (*score)?.clone())))
        .collect();
    let score = group.aggregation.combine(&known).ok()?;
    let score = match group.above_lowest {
        None => score,
        Some(above) => limited(score, above, &known)?,
    };
    rounded(score, methodology.rounding.groups)
}

/// The scores of the groups of one unit, each after what is part of it.
fn combine(methodology: &Methodology, scores: &[Option<Real>]) -> Vec<Option<Real>> {
    let mut groups: Vec<Option<Real>> = vec![None; methodology.groups.len()];
    for place in (0..groups.len()).rev() {
        let score = combined(methodology, scores, &groups, place);
        if let Some(slot) = groups.get_mut(place) {
            *slot = score;
        }
    }
    groups
}

/// A score that is at most so much above the lowest part.
fn limited(score: Real, above: Decimal, parts: &[(Fraction, Real)]) -> Option<Real> {
    let mut lowest: Option<&Real> = None;
    for (_, part) in parts {
        let is_lower = match lowest {
            None => true,
            Some(lowest) => part.compare(lowest).ok()?.is_lt(),
        };
        lowest = if is_lower { Some(part) } else { lowest };
    }
    let limit = lowest?.add(&Real::from(above));
    Some(if score.compare(&limit).ok()?.is_gt() { limit } else { score })
}

/// The weight of each indicator in the whole, relative to the parts that have a score.
fn weights(
    methodology: &Methodology,
    scores: &[Option<Real>],
    groups: &[Option<Real>],
) -> Vec<Fraction> {
    // The sum of the weights that count in each group, and of each group in the whole.
    let mut sums = vec![Fraction::ZERO; groups.len()];
    let mut add = |place: usize, weight: &Fraction| {
        if let Some(sum) = sums.get_mut(place) {
            *sum = sum.add(weight);
        }
    };
    for (group, score) in methodology.groups.iter().zip(groups) {
        if let (Some(parent), Some(_)) = (group.parent, score) {
            add(parent, &group.weight);
        }
    }
    for (indicator, score) in methodology.indicators.iter().zip(scores) {
        if score.is_some() {
            add(indicator.group, &indicator.weight);
        }
    }
    let share = |weight: &Fraction, of: usize| sums.get(of).and_then(|sum| weight.div(sum));
    let mut of_groups = vec![Fraction::ZERO; groups.len()];
    for (place, (group, score)) in methodology.groups.iter().zip(groups).enumerate() {
        let weight = match (group.parent, score) {
            (_, None) => None,
            (None, Some(_)) => Some(Fraction::ONE),
            (Some(parent), Some(_)) => share(&group.weight, parent)
                .zip(of_groups.get(parent))
                .map(|(own, above)| own.mul(above)),
        };
        if let (Some(slot), Some(weight)) = (of_groups.get_mut(place), weight) {
            *slot = weight;
        }
    }
    let of_indicators = methodology.indicators.iter().zip(scores).map(|(indicator, score)| {
        let own = score.as_ref().and_then(|_| share(&indicator.weight, indicator.group));
        let weight = own.zip(of_groups.get(indicator.group)).map(|(own, above)| own.mul(above));
        // What has no score has no weight either.
        weight.unwrap_or(Fraction::ZERO)
    });
    of_indicators.collect()
}

/// The share of the weights that have a score; what takes the place of a missing value covers
/// nothing.
pub(super) fn coverage(methodology: &Methodology, row: &Row) -> Fraction {
    let known = row.is_reported.iter().enumerate().filter(|(_, is_reported)| **is_reported);
    known
        .filter_map(|(index, _)| methodology.weight_in_whole(index))
        .fold(Fraction::ZERO, |sum, weight| sum.add(&weight))
}

/// Where a composite lies, and both ends rounded as the methodology declares.
pub(super) type Ends = (Interval, (Option<Decimal>, Option<Decimal>));

/// Nothing is known.
pub(super) const OPEN: Ends = (Interval::UNBOUNDED, (None, None));

/// Where the composite lies: of all lowest scores to of all highest, as every way to put
/// scores together rises with each of them.
pub(super) fn interval(methodology: &Methodology, row: &Row) -> Ends {
    let whole = |sides: &[Side]| -> Option<Real> {
        let scores: Option<Vec<Option<Real>>> = sides
            .iter()
            .map(|side| match side {
                Side::None => Some(None),
                Side::At(score) => Some(Some(score.clone())),
                Side::Open => None,
            })
            .collect();
        combine(methodology, &scores?).into_iter().next()?
    };
    ends(methodology, whole(&row.low).as_ref(), whole(&row.high).as_ref())
}

/// A composite so near a border that nobody can tell is not bounded there.
fn ends(methodology: &Methodology, low: Option<&Real>, high: Option<&Real>) -> Ends {
    let declared = methodology.rounding.composite;
    let round = |end: Option<&Real>, mode| end?.round(declared.with_mode(mode)).ok();
    let (least, most) = (round(low, RoundingMode::Floor), round(high, RoundingMode::Ceiling));
    let interval = Interval::new(least, most).unwrap_or(Interval::UNBOUNDED);
    (interval, (round(low, declared.mode()), round(high, declared.mode())))
}
