//! Between which numbers a node lies, and whether lanes hold it exactly.

use kawasan_exact::RoundingMode;

use crate::graph::{Graph, Node, NodeId, Piece};
use crate::panel::{Held, Over, Panel, Spread};

/// The largest number of a lane: conversion from and to integers is exact up to here.
pub(crate) const LANE: i128 = 1 << 51;
/// The largest number on the way.
pub(crate) const STEP: i128 = 1 << 52;
/// The largest quotient, rounded down and one more, that one correction makes exact.
pub(crate) const QUOTIENT: i128 = 1 << 50;

/// Between which numbers a node lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) low: i128,
    pub(crate) high: i128,
    /// Whether it may be missing.
    pub(crate) has_gaps: bool,
    /// Whether lanes hold it, and all that it is made of, exactly.
    pub(crate) fits: bool,
}

impl Bound {
    const NOTHING: Bound = Bound { low: 0, high: 0, has_gaps: true, fits: true };

    pub(crate) fn between(low: i128, high: i128, has_gaps: bool) -> Self {
        Bound { low, high, has_gaps, fits: true }
    }

    pub(crate) const fn size(self) -> i128 {
        let (low, high) = (self.low.saturating_abs(), self.high.saturating_abs());
        if low > high { low } else { high }
    }

    const fn holds_zero(self) -> bool {
        self.low <= 0 && self.high >= 0
    }

    fn hull(self, other: Bound) -> Bound {
        Bound {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            has_gaps: self.has_gaps || other.has_gaps,
            fits: self.fits && other.fits,
        }
    }
}

/// What a rounding comes down to in whole numbers not below zero: the quotient, rounded down, of
/// twice the number (or once) by twice the divisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Doubled {
    /// The factor of what is divided.
    pub(crate) by: i128,
    /// The factor of the divisor.
    pub(crate) per: i128,
}

impl Doubled {
    pub(crate) const fn of(by: i128, per: i128, mode: RoundingMode) -> Self {
        let times = match mode {
            RoundingMode::HalfAway | RoundingMode::HalfEven | RoundingMode::HalfDown => 2,
            _ => 1,
        };
        Doubled { by: by.saturating_mul(times), per: per.saturating_mul(times) }
    }
}

/// The bounds of all nodes over some tiles.
pub(crate) fn bounds(
    graph: &Graph,
    panel: &Panel,
    totals: &[Option<i128>],
    over: Over<'_>,
) -> Vec<Bound> {
    let mut found: Vec<Bound> = Vec::with_capacity(graph.nodes().len());
    for node in graph.nodes() {
        let of = |id: NodeId| found.get(id.place()).copied().unwrap_or(Bound::NOTHING);
        let mut bound = of_node(node, panel, totals, over, &of);
        node.parts(|part| bound.fits &= of(part).fits);
        bound.fits &= bound.size() <= LANE;
        found.push(bound);
    }
    found
}

fn of_node(
    node: &Node,
    panel: &Panel,
    totals: &[Option<i128>],
    over: Over<'_>,
    of: &dyn Fn(NodeId) -> Bound,
) -> Bound {
    match node {
        Node::Missing => Bound::NOTHING,
        Node::Constant(number) => Bound::between(*number, *number, false),
        Node::Cell { column, .. } | Node::Opening { column } => spread_of(panel, *column, over),
        Node::Total(place) => match totals.get(*place as usize).copied().flatten() {
            Some(total) => Bound::between(total, total, false),
            None => Bound::NOTHING,
        },
        Node::Affine { a, by, plus } => affine(of(*a), *by, *plus),
        Node::Linear { a, by, b, times, plus } => {
            let (a, b) = (affine(of(*a), *by, 0), affine(of(*b), *times, 0));
            let ends = |x: i128, y: i128| x.saturating_add(y).saturating_add(*plus);
            let on_the_way =
                a.size().saturating_add(b.size()).saturating_add(plus.saturating_abs());
            Bound {
                low: ends(a.low, b.low),
                high: ends(a.high, b.high),
                has_gaps: a.has_gaps || b.has_gaps,
                fits: a.fits && b.fits && on_the_way <= STEP,
            }
        }
        Node::Product(a, b) => {
            let (a, b) = (of(*a), of(*b));
            let ends = [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)];
            let ends = ends.map(|(x, y)| x.saturating_mul(y));
            let low = ends.iter().copied().min().unwrap_or(0);
            let high = ends.iter().copied().max().unwrap_or(0);
            Bound::between(low, high, a.has_gaps || b.has_gaps)
        }
        Node::Round { over: divided, by, under, per, mode } => {
            round(of(*divided), of(*under), *by, *per, *mode)
        }
        Node::Known(_) | Node::Fact { .. } => Bound::between(0, 1, false),
        Node::Choose { on, first, second } => {
            let chosen = of(*first).hull(of(*second));
            Bound { has_gaps: chosen.has_gaps || of(*on).has_gaps, ..chosen }
        }
        Node::Less(a, b) => Bound::between(0, 1, of(*a).has_gaps || of(*b).has_gaps),
        Node::Nonzero { value, of: divisor } => {
            let (value, divisor) = (of(*value), of(*divisor));
            let has_gaps = value.has_gaps || divisor.has_gaps || divisor.holds_zero();
            Bound { has_gaps, ..value }
        }
        Node::OrElse(a, other) => {
            let a = of(*a);
            let hull = a.hull(Bound::between(*other, *other, false));
            Bound { has_gaps: false, ..if a.has_gaps { hull } else { a } }
        }
        Node::Clamp { a, by, plus, low, high } => {
            let inner = affine(of(*a), *by, *plus);
            Bound {
                low: inner.low.clamp(*low, *high),
                high: inner.high.clamp(*low, *high),
                fits: inner.fits && low.saturating_abs().max(high.saturating_abs()) <= LANE,
                ..inner
            }
        }
        Node::Pieces { a, pieces } => in_pieces(of(*a), pieces),
    }
}

/// A line somewhere between two ends: each piece over all of it, which is wide enough.
fn in_pieces(a: Bound, pieces: &[Piece]) -> Bound {
    let of = |piece: &Piece| affine(a, piece.by, piece.plus);
    let hull = pieces.iter().map(of).reduce(Bound::hull);
    hull.map_or(Bound::NOTHING, |hull| Bound { has_gaps: a.has_gaps, ..hull })
}

fn affine(a: Bound, by: i128, plus: i128) -> Bound {
    let (x, y) = (a.low.saturating_mul(by), a.high.saturating_mul(by));
    let on_the_way = x.saturating_abs().max(y.saturating_abs());
    let fits =
        on_the_way.saturating_add(plus.saturating_abs()) <= STEP && by.saturating_abs() <= STEP;
    Bound {
        low: x.min(y).saturating_add(plus),
        high: x.max(y).saturating_add(plus),
        fits: fits && a.fits,
        ..a
    }
}

pub(crate) fn round(over: Bound, under: Bound, by: i128, per: i128, mode: RoundingMode) -> Bound {
    let has_gaps = over.has_gaps || under.has_gaps || under.holds_zero();
    // The smallest divisor that isn't zero.
    let least = match (under.low > 0, under.high < 0) {
        (true, _) => under.low,
        (_, true) => under.high.saturating_abs(),
        _ => 1,
    };
    let doubled = Doubled::of(by, per, mode);
    let divided = over.size().saturating_mul(doubled.by);
    let divisor = under.size().saturating_mul(doubled.per);
    let least_divisor = least.saturating_mul(doubled.per);
    // What is added before rounding down is less than the divisor.
    let numerator = divided.saturating_add(divisor);
    let quotient = (divided / least_divisor.max(1)).saturating_add(1);
    let fits = numerator <= STEP
        && divisor <= STEP
        && quotient <= QUOTIENT
        && doubled.by <= STEP
        && doubled.per <= STEP;
    // By the sign of the divisor the ends change places.
    let (low, high) = match (under.low >= 0, under.high <= 0) {
        (true, _) => (over.low, over.high),
        (_, true) => (over.high.saturating_neg(), over.low.saturating_neg()),
        _ => (over.size().saturating_neg(), over.size()),
    };
    let end = |number: i128| match number {
        0 => 0,
        below if below < 0 => quotient.saturating_neg(),
        _ => quotient,
    };
    Bound { low: end(low.min(0)), high: end(high.max(0)), has_gaps, fits }
}

fn spread_of(panel: &Panel, column: u32, over: Over<'_>) -> Bound {
    let held = panel.columns().get(column as usize).map(|column| &column.held);
    let cells = match held {
        Some(Held::Cells(cells)) => cells,
        Some(Held::Accumulated { opening: Some(opening), .. }) => opening,
        _ => return Bound::between(0, 0, false),
    };
    let Spread { least, greatest, has_gaps } = cells.spread(over);
    Bound::between(least.into(), greatest.into(), has_gaps)
}
