//! Rules of peers from text.

use std::str::FromStr;

use kawasan_model::suggest::nearest;

use super::{AgeBands, Likeness, PeerRule};
use crate::Attribute;

/// Why a text is no [`PeerRule`]. Places are bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParsePeerRuleError {
    /// A part is nothing in which zones are alike.
    #[error(
        "`{part}` at byte {at} is nothing in which zones are alike: expected `cluster`, `sector`, \
         `activity`, `resource`, `province`, `island`, `age within 24 months`, \
         `age bands 12/36 months`, `all`, and perhaps `at least 3`"
    )]
    #[non_exhaustive]
    Part {
        /// The part, cut after 200 characters.
        part: String,
        /// Where it begins.
        at: usize,
    },
    /// A part is there twice.
    #[error("`{part}` at byte {at} is there twice")]
    #[non_exhaustive]
    Twice {
        /// The part.
        part: String,
        /// Where it is there again.
        at: usize,
    },
    /// Every zone, and only some of them.
    #[error("`all` at byte {at} stands beside other likenesses: expected it alone")]
    #[non_exhaustive]
    AllBeside {
        /// Where.
        at: usize,
    },
}

impl ParsePeerRuleError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let ParsePeerRuleError::Part { part, .. } = self else { return None };
        let words = Attribute::ALL.map(Attribute::as_str);
        let near = nearest(part, words.into_iter().chain(["all"]))?;
        Some(format!("did you mean `{near}`?"))
    }
}

/// A part of a rule.
#[derive(PartialEq, Eq)]
enum Part {
    All,
    Alike(Likeness),
    AtLeast(usize),
}

impl FromStr for PeerRule {
    type Err = ParsePeerRuleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut rule = PeerRule::ALL;
        let mut seen: Vec<Part> = Vec::new();
        let mut begins = 0_usize;
        for piece in text.split(',') {
            let at = begins.saturating_add(piece.len().saturating_sub(piece.trim_start().len()));
            begins = begins.saturating_add(piece.len()).saturating_add(1);
            let shown: String = piece.trim().chars().take(200).collect();
            let Some(part) = part(piece.trim()) else {
                return Err(ParsePeerRuleError::Part { part: shown, at });
            };
            let again = |known: &Part| match (known, &part) {
                (Part::AtLeast(_), Part::AtLeast(_)) => true,
                (known, part) => known == part,
            };
            if seen.iter().any(again) {
                return Err(ParsePeerRuleError::Twice { part: shown, at });
            }
            let is_all = |part: &Part| *part == Part::All;
            let is_alike = |part: &Part| matches!(part, Part::Alike(_));
            if (is_all(&part) && seen.iter().any(is_alike))
                || (is_alike(&part) && seen.iter().any(is_all))
            {
                return Err(ParsePeerRuleError::AllBeside { at });
            }
            rule = match &part {
                Part::All => rule,
                Part::Alike(likeness) => rule.alike(likeness.clone()),
                Part::AtLeast(peers) => rule.at_least(*peers),
            };
            seen.push(part);
        }
        Ok(rule)
    }
}

fn part(text: &str) -> Option<Part> {
    if text == "all" {
        return Some(Part::All);
    }
    if let Some(attribute) = Attribute::named(text) {
        return Some(Part::Alike(Likeness::Shares(attribute)));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["at", "least", count] => {
            let count = usize::try_from(number(count)?).ok()?;
            (count > 0).then_some(Part::AtLeast(count))
        }
        ["age", "within", count, unit] => {
            let months = number(count)?.checked_mul(months_of(unit)?)?;
            Some(Part::Alike(Likeness::AgeWithin(months)))
        }
        ["age", "bands", limits, unit] => {
            let months = months_of(unit)?;
            let limits: Option<Vec<u32>> =
                limits.split('/').map(|limit| number(limit)?.checked_mul(months)).collect();
            Some(Part::Alike(Likeness::AgeBands(AgeBands::try_new(limits?).ok()?)))
        }
        _ => None,
    }
}

/// Digits alone: not `+3`, which Rust reads too.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn months_of(unit: &str) -> Option<u32> {
    match unit {
        "month" | "months" => Some(1),
        "quarter" | "quarters" => Some(3),
        "year" | "years" => Some(12),
        _ => None,
    }
}
