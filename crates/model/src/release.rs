//! Which of several releases of one fact speaks.

use std::cmp::{Ordering, Reverse};

use rust_decimal::Decimal;

use crate::{Figure, Observation, Source};

/// What was published once: a figure from a source.
pub(crate) trait Release {
    /// The figure.
    fn figure(&self) -> &Figure;
    /// Who published it, and when.
    fn source(&self) -> &Source;
}

impl Release for Observation {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    fn source(&self) -> &Source {
        &self.source
    }
}

/// The order in which releases of one fact are heard: the latest first, those
/// without a date last, on one day by the rank of their publishers, then the
/// narrower one.
pub(crate) fn latest_first<R: Release>(a: &R, b: &R, rank: impl Fn(&str) -> usize) -> Ordering {
    let by_date = |release: &R| Reverse(release.source().published_on);
    let by_rank = |release: &R| rank(&release.source().publisher);
    by_date(a)
        .cmp(&by_date(b))
        .then_with(|| by_rank(a).cmp(&by_rank(b)))
        .then_with(|| Width::of(a).cmp(&Width::of(b)))
}

/// Of releases with the latest first, the narrowest of those that agree with it;
/// of equally narrow ones the latest.
pub(crate) fn speaking<'a, R: Release>(
    mut latest_first: impl Iterator<Item = &'a R>,
) -> Option<&'a R> {
    let latest = latest_first.next()?;
    let others = latest_first.filter(|release| release.figure().agrees_with(latest.figure()));
    Some(others.fold(
        latest,
        |best, release| {
            if Width::of(release) < Width::of(best) { release } else { best }
        },
    ))
}

/// How wide a figure's interval is; without a bound it is the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Bounded(Decimal),
    Unbounded,
}

impl Width {
    fn of(release: &impl Release) -> Width {
        release.figure().interval().width().map_or(Width::Unbounded, Width::Bounded)
    }
}
