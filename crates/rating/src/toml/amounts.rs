//! Numbers, amounts with units, and limits that move with the quarter.
//!
//! A node of another kind has no words; that an empty text is no number says nothing then,
//! as [`Decoder::wrong`](super::decode::Decoder::wrong) leaves it to the check of the shape.

use kawasan_exact::Rounding;
use kawasan_model::{Figure, Localised, ParseFigureError, Unit, exact};
use rust_decimal::Decimal;

use super::keys::Kind;
use super::tree::{Node, Tree};
use crate::methodology::ProblemKind;
use crate::{Aggregation, Impute, Limit, Weight};

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
    plain(node, Kind::Number)
}

/// A plain number; `kind` says what it is for.
fn plain(node: &Node, kind: Kind) -> Result<Decimal, ProblemKind> {
    let text = node.words().unwrap_or_default();
    exact::parse(text).map_err(|error| match has_digits(text) {
        true => value(&error),
        false => unlike(node, kind),
    })
}

fn has_digits(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Something else than a kind of value.
fn unlike(node: &Node, kind: Kind) -> ProblemKind {
    ProblemKind::Type { expected: kind.expected(), found: node.kind() }
}

pub(super) fn share(node: &Node) -> Result<Weight, ProblemKind> {
    node.words().unwrap_or_default().parse().map_err(|error| value(&error))
}

pub(super) fn rounding(node: &Node) -> Result<Rounding, ProblemKind> {
    node.text().unwrap_or_default().parse().map_err(|error| value(&error))
}

pub(super) fn aggregation(node: &Node) -> Result<Aggregation, ProblemKind> {
    node.text().unwrap_or_default().parse().map_err(|error: crate::AggregationError| {
        let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
        ProblemKind::Value(format!("{error}{help}"))
    })
}

pub(super) fn count(node: &Node) -> Result<u32, ProblemKind> {
    let text = node.words().unwrap_or_default();
    text.parse().map_err(|_| unlike(node, Kind::Count))
}

pub(super) fn titles(node: &Node) -> Result<Localised, ProblemKind> {
    let pairs = node.entries().iter().filter_map(|entry| Some((&*entry.name, entry.node.text()?)));
    Localised::try_new(pairs).map_err(|error| value(&error))
}

/// An amount in a unit: a plain number is in the base unit, a percentage in ratios, and
/// any other text is a figure whose unit must be that one.
pub(super) fn amount(node: &Node, unit: Option<Unit>) -> Result<Decimal, ProblemKind> {
    amount_or(node, unit, Kind::Amount)
}

/// What takes the place of a missing value.
pub(super) fn impute(node: &Node, unit: Option<Unit>) -> Result<Impute, ProblemKind> {
    match node.words() {
        Some("mean") => Ok(Impute::Mean),
        Some("median") => Ok(Impute::Median),
        _ => amount_or(node, unit, Kind::Impute).map(Impute::Value),
    }
}

fn amount_or(node: &Node, unit: Option<Unit>, kind: Kind) -> Result<Decimal, ProblemKind> {
    let text = node.words().unwrap_or_default().trim();
    if let Ok(number) = exact::parse(text) {
        return Ok(number);
    }
    if !has_digits(text) {
        return Err(unlike(node, kind));
    }
    let figure: Figure = text.parse().map_err(|error: ParseFigureError| {
        let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
        ProblemKind::Value(format!("{error}{help}"))
    })?;
    match unit {
        Some(expected) if figure.unit() != expected => {
            Err(ProblemKind::Unit { text: text.to_owned(), found: figure.unit(), expected })
        }
        _ => Ok(figure.value()),
    }
}

/// A limit; `Err` with what is wrong at which node.
pub(super) fn limit(node: &Node, unit: Option<Unit>) -> Result<Limit, Vec<(&Node, ProblemKind)>> {
    limit_of(node, |node| amount(node, unit))
}

/// A lower bound of a class, on the scale of scores.
pub(super) fn bound(node: &Node) -> Result<Limit, Vec<(&Node, ProblemKind)>> {
    limit_of(node, |node| plain(node, Kind::Bound))
}

fn limit_of(
    node: &Node,
    read: impl Fn(&Node) -> Result<Decimal, ProblemKind>,
) -> Result<Limit, Vec<(&Node, ProblemKind)>> {
    let Tree::Table(entries) = &node.tree else {
        return read(node).map(Limit::Fixed).map_err(|kind| vec![(node, kind)]);
    };
    let mut numbers = [None; 4];
    let mut wrong = Vec::new();
    for entry in entries {
        let slot = QUARTERS.iter().position(|name| *name == entry.name);
        match (slot.and_then(|index| numbers.get_mut(index)), read(&entry.node)) {
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
