//! Sums, extremes and orders of real numbers, exactly.

use std::cmp::Ordering;

use kawasan_exact::{Fraction, Real, Whole};

use crate::{NoScore, Score};

/// The same number, in lowest terms if it is a fraction.
pub(crate) fn tidy(real: Real) -> Real {
    match real.fraction() {
        Some(fraction) => fraction.reduced().into(),
        None => real,
    }
}

/// A number of things.
pub(crate) fn count(things: usize) -> Fraction {
    Fraction::from(wide(things))
}

/// The same as a whole number.
pub(crate) fn whole(things: usize) -> Whole {
    Whole::from(wide(things))
}

fn wide(things: usize) -> i128 {
    // No machine has a `usize` of more than 64 bits.
    i128::try_from(things).unwrap_or(i128::MAX)
}

/// The sum; by halves, so that the tree of irrational numbers stays flat.
pub(crate) fn sum(numbers: &[Real]) -> Real {
    match numbers {
        [] => Fraction::ZERO.into(),
        [one] => one.clone(),
        _ => {
            let (left, right) = numbers.split_at(numbers.len() / 2);
            tidy(sum(left).add(&sum(right)))
        }
    }
}

/// The arithmetic mean.
pub(crate) fn mean(numbers: &[Real]) -> Score {
    let share = Fraction::ONE.div(&count(numbers.len())).ok_or(NoScore::Missing)?;
    Ok(tidy(sum(numbers).mul(&share.into())))
}

/// a − b, and zero where they came about in the same way.
pub(crate) fn difference(a: &Real, b: &Real) -> Real {
    if a == b { Fraction::ZERO.into() } else { tidy(a.sub(b)) }
}

/// How far each number lies above the mean, times a common factor, with that factor.
///
/// Of fractions, these are whole numbers: sums of their powers need no common divisors
/// looked for, which for numbers of many divisors takes the most time.
pub(crate) fn deviations(numbers: &[Real]) -> (Vec<Real>, Fraction) {
    // Of equal numbers, nobody can tell the mean of irrational ones from them.
    if let Some((first, rest)) = numbers.split_first()
        && rest.iter().all(|number| number == first)
    {
        return (vec![Fraction::ZERO.into(); numbers.len()], Fraction::ONE);
    }
    // Irrational numbers have none: then by 1.
    let common = common_divisor(numbers).unwrap_or(Fraction::ONE);
    let times = |factor: &Fraction| {
        let factor = Real::from(factor.clone());
        move |number: &Real| tidy(number.mul(&factor))
    };
    let multiples: Vec<Real> = numbers.iter().map(times(&common)).collect();
    let n = count(numbers.len());
    let sum = sum(&multiples);
    let deviations = multiples.iter().map(times(&n)).map(|number| difference(&number, &sum));
    (deviations.collect(), n.mul(&common))
}

/// The smallest number that all divisors divide, if the numbers are fractions.
fn common_divisor(numbers: &[Real]) -> Option<Fraction> {
    let mut common = Whole::ONE;
    for number in numbers {
        let reduced = number.fraction()?.reduced();
        let shared = common.gcd(reduced.divisor());
        common = &common * &reduced.divisor().div_rem(&shared)?.0;
    }
    Fraction::new(common, Whole::ONE)
}

/// The sum of products of the numbers of two equally long lists.
pub(crate) fn products(a: &[Real], b: &[Real]) -> Real {
    let products: Vec<Real> = a.iter().zip(b).map(|(a, b)| tidy(a.mul(b))).collect();
    sum(&products)
}

/// The smallest, or with [`Ordering::Greater`] the greatest.
pub(crate) fn extreme(numbers: &[Real], which: Ordering) -> Score {
    let (mut found, rest) = numbers.split_first().ok_or(NoScore::Missing)?;
    for number in rest {
        if number.compare(found)? == which {
            found = number;
        }
    }
    Ok(found.clone())
}

/// The places of the numbers, the smallest first.
pub(crate) fn ascending(numbers: &[Real]) -> Result<Vec<usize>, NoScore> {
    let fractions: Option<Vec<&Fraction>> = numbers.iter().map(Real::fraction).collect();
    if let Some(fractions) = fractions {
        let mut pairs: Vec<(&Fraction, usize)> = fractions.into_iter().zip(0..).collect();
        pairs.sort();
        return Ok(pairs.into_iter().map(|(_, place)| place).collect());
    }
    // A comparison can fail, with which the standard sorts can't deal.
    let mut order: Vec<(usize, &Real)> = Vec::with_capacity(numbers.len());
    for (place, number) in numbers.iter().enumerate() {
        let (mut low, mut high) = (0, order.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let Some((_, other)) = order.get(middle) else { break };
            match number.compare(other)? {
                Ordering::Less => high = middle,
                _ => low = middle + 1,
            }
        }
        order.insert(low, (place, number));
    }
    Ok(order.into_iter().map(|(place, _)| place).collect())
}

/// Of each score the number of scores that are strictly smaller; what has no score
/// isn't counted. Those that nobody can tell apart get no number.
pub(crate) fn smaller(column: &[Score]) -> Vec<Result<usize, NoScore>> {
    let known: Vec<(usize, &Real)> = known(column);
    let numbers: Vec<Real> = known.iter().map(|(_, number)| (*number).clone()).collect();
    let mut found: Vec<Result<usize, NoScore>> =
        column.iter().map(|score| score.as_ref().map(|_| 0).map_err(|why| *why)).collect();
    let counted = by_order(&numbers).unwrap_or_else(|_| by_pairs(&numbers));
    for ((place, _), below) in known.into_iter().zip(counted) {
        if let Some(slot) = found.get_mut(place) {
            *slot = below;
        }
    }
    found
}

/// The scores that there are, with their places.
pub(crate) fn known(column: &[Score]) -> Vec<(usize, &Real)> {
    column.iter().enumerate().filter_map(|(i, score)| Some((i, score.as_ref().ok()?))).collect()
}

/// The scores that there are.
pub(crate) fn values(column: &[Score]) -> Vec<Real> {
    column.iter().flatten().cloned().collect()
}

fn by_order(numbers: &[Real]) -> Result<Vec<Result<usize, NoScore>>, NoScore> {
    let mut counted = vec![Ok(0); numbers.len()];
    let (mut before, mut below): (Option<&Real>, usize) = (None, 0);
    for (passed, place) in ascending(numbers)?.into_iter().enumerate() {
        let Some(number) = numbers.get(place) else { continue };
        if let Some(before) = before
            && number.compare(before)? == Ordering::Greater
        {
            below = passed;
        }
        before = Some(number);
        if let Some(slot) = counted.get_mut(place) {
            *slot = Ok(below);
        }
    }
    Ok(counted)
}

fn by_pairs(numbers: &[Real]) -> Vec<Result<usize, NoScore>> {
    let below = |number: &Real| {
        let mut below = 0;
        for other in numbers {
            below += usize::from(other.compare(number)? == Ordering::Less);
        }
        Ok(below)
    };
    numbers.iter().map(below).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(n: i128) -> Real {
        Fraction::from(n).into()
    }

    fn root(n: i128) -> Real {
        whole(n).root(2).unwrap()
    }

    #[test]
    fn irrational_numbers_are_ordered_as_fractions_are() {
        let rational = [whole(3), whole(1), whole(2), whole(1)];
        let irrational = [root(3), root(2), whole(1), root(2)];
        assert_eq!(ascending(&rational), Ok(vec![1, 3, 2, 0]));
        assert_eq!(ascending(&irrational), Ok(vec![2, 1, 3, 0]));
        let column = |numbers: [Real; 4]| numbers.map(Ok);
        assert_eq!(smaller(&column(rational)), [3, 0, 2, 0].map(Ok));
        assert_eq!(smaller(&column(irrational)), [3, 1, 0, 1].map(Ok));
    }

    #[test]
    fn what_is_missing_is_not_counted() {
        let column = [Ok(whole(5)), Err(NoScore::Missing), Ok(whole(4))];
        assert_eq!(smaller(&column), [Ok(1), Err(NoScore::Missing), Ok(0)]);
        assert_eq!(extreme(&[], Ordering::Less), Err(NoScore::Missing));
    }

    #[test]
    fn only_numbers_that_nobody_can_tell_apart_get_no_place() {
        // √2 + √3, summed in two orders.
        let same = [root(2).add(&root(3)), root(3).add(&root(2)), whole(1)];
        let undecided = Err(NoScore::Undecided);
        assert_eq!(smaller(&same.map(Ok)), [undecided, undecided, Ok(0)]);
    }
}
