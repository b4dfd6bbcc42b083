//! The path of whole numbers: 128 bits, and any size where these don't do.

use std::cmp::Ordering;

use kawasan_exact::{RoundingMode, Whole};

use crate::graph::{Graph, Node, NodeId};
use crate::panel::{Held, Panel};

/// The largest number of a decimal: 96 bits.
const DECIMAL: i128 = (1 << 96) - 1;

/// A node of a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<N> {
    Missing,
    Is(N),
    /// What is rounded here fits no decimal.
    Overflow(NodeId),
}

/// What stands beside the cells of a panel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'g> {
    pub(crate) panel: &'g Panel,
    pub(crate) totals: &'g [Option<i128>],
    /// For each condition on facts, the quarters from and until which it holds of each zone.
    pub(crate) facts: &'g [Vec<(u32, u32)>],
}

/// Whole numbers in which a step either is exact or isn't.
pub(crate) trait Number: Clone + Ord {
    fn of(number: i128) -> Self;
    fn times(&self, other: &Self) -> Option<Self>;
    fn plus(&self, other: &Self) -> Option<Self>;
    /// Quotient and remainder of the division that rounds toward zero.
    fn div_rem(&self, divisor: &Self) -> Option<(Self, Self)>;
    fn to_i128(&self) -> Option<i128>;
}

impl Number for i128 {
    fn of(number: i128) -> Self {
        number
    }

    fn times(&self, other: &Self) -> Option<Self> {
        self.checked_mul(*other)
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        self.checked_add(*other)
    }

    fn div_rem(&self, divisor: &Self) -> Option<(Self, Self)> {
        // Most numbers fit 64 bits, where division is many times faster.
        if let (Ok(a), Ok(b)) = (i64::try_from(*self), i64::try_from(*divisor)) {
            return Some((a.checked_div(b)?.into(), a.checked_rem(b)?.into()));
        }
        Some((self.checked_div(*divisor)?, self.checked_rem(*divisor)?))
    }

    fn to_i128(&self) -> Option<i128> {
        Some(*self)
    }
}

impl Number for Whole {
    fn of(number: i128) -> Self {
        Whole::from(number)
    }

    fn times(&self, other: &Self) -> Option<Self> {
        Some(self * other)
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        Some(self + other)
    }

    fn div_rem(&self, divisor: &Self) -> Option<(Self, Self)> {
        Whole::div_rem(self, divisor)
    }

    fn to_i128(&self) -> Option<i128> {
        Whole::to_i128(self)
    }
}

/// Evaluates some nodes of a zone, in their order, which is that of the graph.
///
/// `None` if a step doesn't fit the numbers.
pub(crate) fn evaluate<N: Number>(
    graph: &Graph,
    needed: &[NodeId],
    given: Given<'_>,
    zone: usize,
    values: &mut Vec<Value<N>>,
) -> Option<()> {
    // What is read was written before: all that a node is made of is needed, too.
    values.resize(graph.nodes().len(), Value::Missing);
    for id in needed {
        let value = Step { given, zone, values }.node(graph.node(*id), *id)?;
        if let Some(slot) = values.get_mut(id.place()) {
            *slot = value;
        }
    }
    Some(())
}

struct Step<'s, N> {
    given: Given<'s>,
    zone: usize,
    values: &'s [Value<N>],
}

/// Goes on with a number; what is missing, or too large, stays so.
macro_rules! number {
    ($value:expr) => {
        match $value {
            Value::Is(number) => number,
            other => return Some(other.clone()),
        }
    };
}

/// The same with two; what is missing comes before what is too large.
macro_rules! numbers {
    ($a:expr, $b:expr) => {
        match ($a, $b) {
            (Value::Is(a), Value::Is(b)) => (a, b),
            (Value::Missing, _) | (_, Value::Missing) => return Some(Value::Missing),
            (Value::Overflow(node), _) | (_, Value::Overflow(node)) => {
                return Some(Value::Overflow(*node))
            }
        }
    };
}

impl<N: Number> Step<'_, N> {
    fn at(&self, id: NodeId) -> &Value<N> {
        self.values.get(id.place()).unwrap_or(&Value::Missing)
    }

    fn node(&self, node: &Node, id: NodeId) -> Option<Value<N>> {
        let affine = |a: &N, by: i128, plus: i128| a.times(&N::of(by))?.plus(&N::of(plus));
        let flag = |holds: bool| Some(Value::Is(N::of(holds.into())));
        let held =
            |number: Option<i128>| Some(number.map_or(Value::Missing, |n| Value::Is(N::of(n))));
        match node {
            Node::Missing => Some(Value::Missing),
            Node::Constant(number) => held(Some(*number)),
            Node::Cell { column, row } => held(self.cell(*column, *row as usize)),
            Node::Opening { column } => held(self.cell(*column, 0)),
            Node::Total(place) => held(self.given.totals.get(*place as usize).copied().flatten()),
            Node::Affine { a, by, plus } => {
                let a = number!(self.at(*a));
                Some(Value::Is(affine(a, *by, *plus)?))
            }
            Node::Linear { a, by, b, times, plus } => {
                let (a, b) = numbers!(self.at(*a), self.at(*b));
                Some(Value::Is(affine(a, *by, *plus)?.plus(&b.times(&N::of(*times))?)?))
            }
            Node::Product(a, b) => {
                let (a, b) = numbers!(self.at(*a), self.at(*b));
                Some(Value::Is(a.times(b)?))
            }
            Node::Round { over, by, under, per, mode } => {
                // Nor is there anything of what is too large by zero.
                if matches!(self.at(*under), Value::Is(under) if *under == N::of(0)) {
                    return Some(Value::Missing);
                }
                let (over, under) = numbers!(self.at(*over), self.at(*under));
                let (over, under) = (over.times(&N::of(*by))?, under.times(&N::of(*per))?);
                rounded(&over, &under, *mode, id)
            }
            Node::Known(all) => flag(all.iter().all(|id| *self.at(*id) != Value::Missing)),
            Node::Choose { on, first, second } => {
                let on = number!(self.at(*on));
                let chosen = if *on == N::of(0) { second } else { first };
                Some(self.at(*chosen).clone())
            }
            Node::Less(a, b) => {
                let (a, b) = numbers!(self.at(*a), self.at(*b));
                flag(a < b)
            }
            Node::Nonzero { value, of } => {
                if matches!(self.at(*of), Value::Is(of) if *of == N::of(0)) {
                    return Some(Value::Missing);
                }
                let (value, _) = numbers!(self.at(*value), self.at(*of));
                Some(Value::Is(value.clone()))
            }
            Node::OrElse(a, other) => match self.at(*a) {
                Value::Missing => held(Some(*other)),
                value => Some(value.clone()),
            },
            Node::Clamp { a, by, plus, low, high } => {
                let value = affine(number!(self.at(*a)), *by, *plus)?;
                Some(Value::Is(value.max(N::of(*low)).min(N::of(*high))))
            }
            Node::Pieces { a, pieces } => {
                let a = number!(self.at(*a));
                let reached = pieces.iter().rev().find(|piece| *a >= N::of(piece.from));
                let piece = reached.or(pieces.first());
                match piece {
                    Some(piece) => Some(Value::Is(affine(a, piece.by, piece.plus)?)),
                    None => Some(Value::Missing),
                }
            }
            Node::Fact { condition, quarter } => {
                let of_condition = self.given.facts.get(*condition as usize);
                let range = of_condition.and_then(|zones| zones.get(self.zone));
                flag(range.is_some_and(|(from, until)| (*from..*until).contains(quarter)))
            }
        }
    }

    fn cell(&self, column: u32, row: usize) -> Option<i128> {
        match &self.given.panel.columns().get(column as usize)?.held {
            Held::Cells(cells) => cells.get(self.zone, row).map(i128::from),
            Held::Accumulated { opening, .. } => {
                opening.as_ref()?.get(self.zone, row).map(i128::from)
            }
        }
    }
}

/// over ÷ under, rounded once; missing where that is zero. `None` if a step doesn't fit.
fn rounded<N: Number>(over: &N, under: &N, mode: RoundingMode, id: NodeId) -> Option<Value<N>> {
    let zero = N::of(0);
    if *under == zero {
        return Some(Value::Missing);
    }
    let (quotient, rest) = over.div_rem(under)?;
    let minus = N::of(-1);
    let negative = (*over < zero) != (*under < zero);
    let size =
        |number: &N| if *number < zero { number.times(&minus) } else { Some(number.clone()) };
    let (rest, divisor) = (size(&rest)?, size(under)?);
    // The rest against what it lacks: twice the rest against the divisor.
    let to_half = rest.cmp(&divisor.plus(&rest.times(&minus)?)?);
    let goes_away = rest != zero
        && match mode {
            RoundingMode::HalfAway => to_half != Ordering::Less,
            RoundingMode::HalfDown => to_half == Ordering::Greater,
            RoundingMode::HalfEven if to_half == Ordering::Equal => {
                quotient.div_rem(&N::of(2))?.1 != zero
            }
            RoundingMode::HalfEven => to_half == Ordering::Greater,
            RoundingMode::Down => false,
            RoundingMode::Up => true,
            RoundingMode::Floor => negative,
            RoundingMode::Ceiling => !negative,
        };
    let away = N::of(if negative { -1 } else { 1 });
    let value = if goes_away { quotient.plus(&away)? } else { quotient };
    let fits = value.to_i128().is_some_and(|value| (-DECIMAL..=DECIMAL).contains(&value));
    Some(if fits { Value::Is(value) } else { Value::Overflow(id) })
}
