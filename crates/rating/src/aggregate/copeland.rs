//! The Copeland rule: units compared pair by pair.

use std::cmp::Ordering;

use kawasan_exact::{Fraction, Real};

use crate::{NoScore, Score};

/// By how many more units each unit outranks than outrank it.
///
/// One unit outranks another if the weights of the parts in which it scores higher
/// come to more than those in which it scores lower; parts that one of the two has no
/// score for say nothing of the pair. The scores are whole, from −(n − 1) to n − 1, and
/// their sum is zero. A unit without any score has none here either.
///
/// OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7; as
/// `a_copeland` of the R package COINr where no score is missing. Where one is, COINr
/// counts the part for whichever unit stands later in the table; here the order of the
/// units never matters.
///
/// # Examples
/// ```
/// use kawasan_exact::{Fraction, Real};
/// use kawasan_rating::copeland;
///
/// let column = |scores: [i128; 3]| {
///     (Fraction::ONE, scores.map(|n| Some(Real::from(Fraction::from(n)))).to_vec())
/// };
/// let scores = copeland(&[column([3, 2, 1]), column([3, 1, 2]), column([3, 2, 9])]);
/// assert_eq!(scores, [2, -2, 0].map(|n: i128| Ok(Fraction::from(n).into())));
/// ```
#[must_use]
pub fn copeland(columns: &[(Fraction, Vec<Option<Real>>)]) -> Vec<Score> {
    let columns: Vec<&(Fraction, Vec<Option<Real>>)> =
        columns.iter().filter(|(weight, _)| weight.sign() == Ordering::Greater).collect();
    // Without columns nobody says how many units there are: none.
    let units = columns.iter().map(|(_, scores)| scores.len()).max().unwrap_or(0);
    let mut balance = vec![Ok(0_i128); units];
    for a in 0..units {
        let any = columns.iter().any(|(_, scores)| matches!(scores.get(a), Some(Some(_))));
        if !any && let Some(slot) = balance.get_mut(a) {
            *slot = Err(NoScore::NoParts);
        }
        for b in 0..a {
            let first = outranks(&columns, a, b);
            let opposite = first.map(|sign| -sign);
            for (unit, sign) in [(a, first), (b, opposite)] {
                if let Some(slot) = balance.get_mut(unit) {
                    *slot = slot.and_then(|sum| Ok(sum + sign?));
                }
            }
        }
    }
    balance.into_iter().map(|sum| sum.map(|sum| Fraction::from(sum).into())).collect()
}

/// 1 if the first outranks the second, −1 the other way round, 0 if neither does.
fn outranks(
    columns: &[&(Fraction, Vec<Option<Real>>)],
    a: usize,
    b: usize,
) -> Result<i128, NoScore> {
    let mut balance = Fraction::ZERO;
    for (weight, scores) in columns {
        let (Some(Some(a)), Some(Some(b))) = (scores.get(a), scores.get(b)) else { continue };
        balance = match a.compare(b)? {
            Ordering::Greater => balance.add(weight),
            Ordering::Less => balance.sub(weight),
            Ordering::Equal => balance,
        };
    }
    Ok(balance.sign() as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(weight: i128, scores: &[Option<i128>]) -> (Fraction, Vec<Option<Real>>) {
        let scores = scores.iter().map(|score| score.map(|n| Fraction::from(n).into()));
        (Fraction::from(weight), scores.collect())
    }

    #[test]
    fn weights_decide_and_what_is_missing_says_nothing() {
        let columns = [
            column(2, &[Some(1), Some(2), None, None]),
            column(1, &[Some(5), Some(4), Some(6), None]),
            column(0, &[Some(9), Some(0), Some(0), Some(0)]),
        ];
        let scores = copeland(&columns);
        let whole = |n: i128| Ok(Fraction::from(n).into());
        assert_eq!(scores, [whole(-2), whole(0), whole(2), Err(NoScore::NoParts)]);
    }

    #[test]
    fn equal_units_score_zero() {
        let columns = [column(1, &[Some(3), Some(3)]), column(4, &[Some(7), Some(7)])];
        assert_eq!(copeland(&columns), [0, 0].map(|n: i128| Ok(Fraction::from(n).into())));
        assert!(copeland(&[]).is_empty());
    }
}
