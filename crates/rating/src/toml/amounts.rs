//! Numbers, amounts with units, and limits that move with the quarter.
//!
//! A node of another kind has no words; that an empty text is no number says nothing then,
//! as [`Decoder::wrong`](super::decode::Decoder::wrong) leaves it to the check of the shape.

use kawasan_exact::Rounding;
use kawasan_model::{Figure, Localised, Unit, exact};
use rust_decimal::Decimal;

use super::tree::{Node, Tree};
use crate::methodology::ProblemKind;
use crate::{Aggregation, Limit, Weight};

/// The keys of a limit that moves.
const QUARTERS: [&str; 4] = ["q1", "q2", "q3", "q4"];

/// What a key of a limit is called.
pub(super) fn quarter(index: usize) -> &'static str {
    QUARTERS.get(index).copied().unwrap_or_default() // a limit has four numbers
}

fn value(error: &impl ToString) -> ProblemKind {
    ProblemKind::Value(error.to_string())
}

pub(super) fn number(node: &Node) -> Result<Decimal, ProblemKind> {
    exact::parse(node.words().unwrap_or_default()).map_err(|error| value(&error))
}

pub(super) fn share(node: &Node) -> Result<Weight, ProblemKind> {
    node.words().unwrap_or_default().parse().map_err(|error| value(&error))
}

pub(super) fn rounding(node: &Node) -> Result<Rounding, ProblemKind> {
    node.text().unwrap_or_default().parse().map_err(|error| value(&error))
}

pub(super) fn aggregation(node: &Node) -> Result<Aggregation, ProblemKind> {
    node.text().unwrap_or_default().parse().map_err(|error| value(&error))
}

pub(super) fn count(node: &Node) -> Result<u32, ProblemKind> {
    let text = node.words().unwrap_or_default();
    let wrong = || ProblemKind::Type { expected: "a whole number from 0 up", found: node.kind() };
    text.parse().map_err(|_| wrong())
}

pub(super) fn titles(node: &Node) -> Result<Localised, ProblemKind> {
    let pairs = node.entries().iter().filter_map(|entry| Some((&*entry.name, entry.node.text()?)));
    Localised::try_new(pairs).map_err(|error| value(&error))
}

/// An amount in a unit: a plain number is in the base unit, a percentage in ratios, and
/// any other text is a figure whose unit must be that one.
pub(super) fn amount(node: &Node, unit: Option<Unit>) -> Result<Decimal, ProblemKind> {
    let text = node.words().unwrap_or_default().trim();
    if let Ok(number) = exact::parse(text) {
        return Ok(number);
    }
    let figure: Figure = text.parse().map_err(|error| value(&error))?;
    match unit {
        Some(expected) if figure.unit() != expected => {
            Err(ProblemKind::Unit { text: text.to_owned(), found: figure.unit(), expected })
        }
        _ => Ok(figure.value()),
    }
}

/// A limit; `Err` with what is wrong at which node.
pub(super) fn limit(node: &Node, unit: Option<Unit>) -> Result<Limit, Vec<(&Node, ProblemKind)>> {
    let Tree::Table(entries) = &node.tree else {
        return amount(node, unit).map(Limit::Fixed).map_err(|kind| vec![(node, kind)]);
    };
    let mut numbers = [None; 4];
    let mut wrong = Vec::new();
    for entry in entries {
        let slot = QUARTERS.iter().position(|name| *name == entry.name);
        match (slot.and_then(|index| numbers.get_mut(index)), amount(&entry.node, unit)) {
            (Some(slot), Ok(number)) => *slot = Some(number),
            (Some(_), Err(kind)) => wrong.push((&entry.node, kind)),
            (None, _) => {
                let nearest = kawasan_model::suggest::nearest(&entry.name, QUARTERS);
                let nearest = nearest.map(str::to_owned);
                wrong.push((&entry.node, ProblemKind::UnknownKey { nearest }));
            }
        }
    }
    if entries.is_empty() {
        wrong.push((node, ProblemKind::TooFew("one of `q1` to `q4`")));
    }
    if wrong.is_empty() { Ok(Limit::ByQuarter(numbers)) } else { Err(wrong) }
}
