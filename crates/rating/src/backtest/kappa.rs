//! Cohen's kappa, exactly.

use kawasan_exact::Fraction;

use crate::stats::count;

/// The share of pairs that are the same.
pub(super) fn agreement(pairs: &[(usize, usize)]) -> Option<Fraction> {
    let same = pairs.iter().filter(|(a, b)| a == b).count();
    count(same).div(&count(pairs.len())).map(|share| share.reduced())
}

/// (p_o − p_e) ÷ (1 − p_e)
pub(super) fn plain(pairs: &[(usize, usize)]) -> Option<Fraction> {
    of(pairs, |a, b| if a == b { Fraction::ZERO } else { Fraction::ONE })
}

/// With disagreements weighted by how many rungs they are apart, over pairs whose classes
/// are on the ladder.
pub(super) fn weighted(pairs: &[(usize, usize)], ladder: &[usize]) -> Option<Fraction> {
    let place = |class: usize| ladder.iter().position(|own| *own == class);
    let on: Vec<(usize, usize)> =
        pairs.iter().filter_map(|(a, b)| place(*a).zip(place(*b))).collect();
    of(&on, |a, b| count(a.abs_diff(b)))
}

/// 1 − Σ w o ÷ Σ w e: disagreement observed to that expected by chance.
fn of(pairs: &[(usize, usize)], weight: impl Fn(usize, usize) -> Fraction) -> Option<Fraction> {
    let all = count(pairs.len());
    let sum =
        |of: &mut dyn Iterator<Item = Fraction>| of.fold(Fraction::ZERO, |sum, one| sum.add(&one));
    let observed = sum(&mut pairs.iter().map(|(a, b)| weight(*a, *b)));
    // Every official class with every one of ours, as often as chance has them together.
    let crossed = pairs.iter().flat_map(|(a, _)| pairs.iter().map(|(_, b)| weight(*a, *b)));
    let expected = sum(&mut crossed.into_iter()).div(&all)?;
    Some(Fraction::ONE.sub(&observed.div(&expected)?).reduced())
}
