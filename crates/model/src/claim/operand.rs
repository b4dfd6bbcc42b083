//! The operands of a claim, and their grammar.

use std::fmt;

use super::ClaimKind;
use crate::text_enum::text_enum;
use crate::{Figure, Language, ParseFigureError};

/// The word that marks the increase of a growth.
const INCREASE: &str = "increase ";

/// A figure in a claim and what it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Operand {
    /// What it is in the claim.
    pub role: OperandRole,
    /// The figure.
    pub figure: Figure,
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.role == OperandRole::Increase { INCREASE } else { "" };
        write!(f, "{mark}{}", self.figure)
    }
}

/// What a figure is in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum OperandRole {
    /// Of a percentage: what is so many percent.
    Part,
    /// Of a percentage: what it is a share of.
    Whole,
    /// Of a growth: the later figure.
    New,
    /// Of a growth: the earlier figure.
    Old,
    /// Of a growth: what was added to the earlier figure.
    Increase,
    /// Of a sum.
    Term,
    /// Of an exchange: the amount in the other currency.
    Amount,
    /// Of an exchange: the stated rate.
    Rate,
}

text_enum!(OperandRole, "role in a claim", {
    Part => "part",
    Whole => "whole",
    New => "new",
    Old => "old",
    Increase => "increase",
    Term => "term",
    Amount => "amount",
    Rate => "rate",
});

pub(super) fn parse_all(kind: ClaimKind, text: &str) -> Result<Vec<Operand>, ParseOperandError> {
    let parts = text.split(';').map(str::trim).enumerate();
    parts.map(|(index, part)| parse_one(kind, index, part)).collect()
}

fn parse_one(kind: ClaimKind, index: usize, text: &str) -> Result<Operand, ParseOperandError> {
    let error = |reason| ParseOperandError { operand: text.to_owned(), number: index + 1, reason };
    let (role, figure) = match (kind, index, text.strip_prefix(INCREASE)) {
        (ClaimKind::Growth, 1, Some(rest)) => (OperandRole::Increase, rest),
        (ClaimKind::Percentage, 0, _) => (OperandRole::Part, text),
        (ClaimKind::Percentage, _, _) => (OperandRole::Whole, text),
        (ClaimKind::Growth, 0, _) => (OperandRole::New, text),
        (ClaimKind::Growth, _, _) => (OperandRole::Old, text),
        (ClaimKind::Sum, _, _) => (OperandRole::Term, text),
        (ClaimKind::Exchange, 0, _) => (OperandRole::Amount, text),
        (ClaimKind::Exchange, _, _) => (OperandRole::Rate, text),
    };
    // The grammar has a decimal point and English words.
    let figure = Figure::parse_in(Language::ENGLISH, figure).map_err(error)?;
    Ok(Operand { role, figure })
}

/// Why a text is not an operand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("operand {number}, `{operand}`: {reason}")]
#[non_exhaustive]
pub struct ParseOperandError {
    /// The operand.
    pub operand: String,
    /// Its place, from 1.
    pub number: usize,
    /// Why.
    pub reason: ParseFigureError,
}
