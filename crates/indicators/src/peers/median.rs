//! Medians, exactly, and what is left open of them.

use kawasan_model::{Decimal, Interval, exact};

/// The median; of an even number of values the mean of the two in the middle. `None` of no
/// values, and where that mean fits no decimal.
pub(super) fn median(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let mut sorted: Vec<Decimal> = values.into_iter().collect();
    sorted.sort_unstable();
    let (lower, upper) = middle(&sorted)?;
    mean(lower, upper)
}

/// Where a median lies: of values each in an interval, some of which may not be among them.
/// `None` where there may be none at all.
///
/// Both ends can come about.
pub(super) fn bounds(certain: &[Interval], possible: &[Interval]) -> Option<Interval> {
    if certain.is_empty() {
        return None;
    }
    let turned = |intervals: &[Interval]| -> Vec<Option<Decimal>> {
        intervals.iter().map(|interval| interval.negate().low()).collect()
    };
    let lows = |intervals: &[Interval]| -> Vec<Option<Decimal>> {
        intervals.iter().map(Interval::low).collect()
    };
    let low = lowest(&lows(certain), &lows(possible));
    let high = lowest(&turned(certain), &turned(possible)).map(|low| -low);
    // A mean that fits no decimal leaves its side open.
    Interval::new(low, high).ok()
}

/// The lowest median of values at their lowest, whichever of the possible ones are among
/// them; `None` is below everything.
fn lowest(certain: &[Option<Decimal>], possible: &[Option<Decimal>]) -> Option<Decimal> {
    let mut possible = possible.to_vec();
    // Of so many possible ones, the lowest make the lowest median.
    possible.sort_unstable();
    let medians = (0..=possible.len()).map(|count| {
        let mut values: Vec<Option<Decimal>> =
            certain.iter().chain(possible.iter().take(count)).copied().collect();
        values.sort_unstable();
        let (lower, upper) = middle(&values)?;
        mean(lower?, upper?)
    });
    medians.min()?
}

/// The two values in the middle; of an odd number it is twice the one.
fn middle<T: Copy>(sorted: &[T]) -> Option<(T, T)> {
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some((*lower, *sorted.get(sorted.len() / 2)?))
}

/// Exactly, with the decimals of the two, and one more where it takes that.
fn mean(lower: Decimal, upper: Decimal) -> Option<Decimal> {
    let half = Decimal::new(5, 1);
    let exactly = exact::mul(exact::add(lower, upper).ok()?, half).ok()?.normalize();
    let mut shown = exactly;
    shown.rescale(lower.scale().max(upper.scale()).max(exactly.scale()));
    Some(if shown == exactly { shown } else { exactly })
}
