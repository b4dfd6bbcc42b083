//! Who is highest, and who is above a limit.

use kawasan_model::{Interval, Tri, Verdict};

/// Whether these are the highest, as many as they are: no other is above any of them.
///
/// What isn't known has an interval without bounds.
///
/// # Examples
///
/// "The zones with the largest investment are Gresik and Kendal", with figures rounded
/// to tenths of a trillion, and one zone that didn't report:
///
/// ```
/// use kawasan_indicators::are_highest;
/// use kawasan_model::{Figure, Interval, Verdict};
///
/// let figure = |text: &str| text.parse::<Figure>().map(|figure| figure.interval());
/// let gresik = figure("Rp84,1 triliun")?;
/// let kendal = figure("Rp64,3 triliun")?;
/// let galang_batang = figure("Rp18,4 triliun")?;
/// assert_eq!(are_highest(&[gresik, kendal], &[galang_batang]), Verdict::Holds);
/// assert_eq!(are_highest(&[gresik, galang_batang], &[kendal]), Verdict::Contradicted);
///
/// let silent = Interval::UNBOUNDED;
/// assert_eq!(are_highest(&[gresik, kendal], &[galang_batang, silent]), Verdict::Undecidable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn are_highest(claimed: &[Interval], others: &[Interval]) -> Verdict {
    // Against all of the others at once: the one that is certainly highest, and the one
    // that may be.
    let highest_low = others.iter().filter_map(Interval::low).max();
    let is_below = |one: &Interval| match (one.high(), highest_low) {
        (Some(high), Some(low)) => high < low,
        _ => false,
    };
    if claimed.iter().any(is_below) {
        return Verdict::Contradicted;
    }
    let is_not_below = |one: &Interval| others.iter().all(|other| is_above(other, one) == Tri::No);
    match claimed.iter().all(is_not_below) {
        true => Verdict::Holds,
        false => Verdict::Undecidable,
    }
}

/// Whether these are in descending order, equal ones in either.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::are_in_order;
/// use kawasan_model::{Decimal, Interval, Verdict};
///
/// let [ten, five] = [10, 5].map(|value| Interval::exactly(Decimal::from(value)));
/// assert_eq!(are_in_order(&[ten, five, five]), Verdict::Holds);
/// assert_eq!(are_in_order(&[five, Interval::UNBOUNDED, ten]), Verdict::Contradicted);
/// ```
#[must_use]
pub fn are_in_order(ranked: &[Interval]) -> Verdict {
    // One that is out of order may be so against any before it, not the last only.
    let mut lowest_high = None;
    for one in ranked {
        if let (Some(low), Some(high)) = (one.low(), lowest_high)
            && low > high
        {
            return Verdict::Contradicted;
        }
        lowest_high = lowest_high.into_iter().chain(one.high()).min();
    }
    let pairs = ranked.iter().zip(ranked.iter().skip(1));
    match pairs.into_iter().all(|(before, after)| is_above(after, before) == Tri::No) {
        true => Verdict::Holds,
        false => Verdict::Undecidable,
    }
}

/// Whether something holds for these and for none of the others: "above 40 percent of
/// the target are …", as the complete list that it is told as.
///
/// # Examples
///
/// A zone that isn't named, but of which nothing is known, leaves it open:
///
/// ```
/// use kawasan_indicators::are_exactly;
/// use kawasan_model::{Tri, Verdict};
///
/// assert_eq!(are_exactly([Tri::Yes, Tri::Yes], [Tri::No]), Verdict::Holds);
/// assert_eq!(are_exactly([Tri::Yes], [Tri::Possible]), Verdict::Undecidable);
/// assert_eq!(are_exactly([Tri::Yes], [Tri::Possible, Tri::Yes]), Verdict::Contradicted);
/// ```
#[must_use]
pub fn are_exactly(
    claimed: impl IntoIterator<Item = Tri>,
    others: impl IntoIterator<Item = Tri>,
) -> Verdict {
    let others = others.into_iter().map(|holds| !holds);
    let mut verdict = Verdict::Holds;
    for is_as_told in claimed.into_iter().chain(others) {
        match is_as_told {
            Tri::No => return Verdict::Contradicted,
            Tri::Possible => verdict = Verdict::Undecidable,
            Tri::Yes => {}
        }
    }
    verdict
}

/// The best and the worst rank that each can have, 1 for the highest; equal values
/// share the best of their ranks.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::rank_bounds;
/// use kawasan_model::{Decimal, Interval};
///
/// let [ten, five] = [10, 5].map(|value| Interval::exactly(Decimal::from(value)));
/// assert_eq!(rank_bounds(&[five, Interval::UNBOUNDED, ten]), [(2, 3), (1, 3), (1, 2)]);
/// ```
#[must_use]
pub fn rank_bounds(values: &[Interval]) -> Vec<(usize, usize)> {
    let rank = |(index, own): (usize, &Interval)| {
        let others = values.iter().enumerate().filter(|(other, _)| *other != index);
        let above: Vec<Tri> = others.map(|(_, other)| is_above(other, own)).collect();
        let certain = above.iter().filter(|above| above.is_yes()).count();
        let possible = above.iter().filter(|above| !above.is_no()).count();
        (1 + certain, 1 + possible)
    };
    values.iter().enumerate().map(rank).collect()
}

/// Whether one value is above another.
fn is_above(one: &Interval, other: &Interval) -> Tri {
    match ((one.low(), one.high()), (other.low(), other.high())) {
        ((Some(low), _), (_, Some(high))) if low > high => Tri::Yes,
        ((_, Some(high)), (Some(low), _)) if high <= low => Tri::No,
        _ => Tri::Possible,
    }
}
