//! Published statements that tie figures together.
//!
//! A claim is only what somebody said; whether it can be true is computed from
//! its operands elsewhere.

mod error;
#[cfg(feature = "serde")]
mod form;
mod operand;

use std::fmt;
use std::sync::Arc;

use crate::text_enum::text_enum;
use crate::{Figure, ReportedPeriod, Source, Subject};

pub use error::ClaimError;
pub use operand::{Operand, OperandRole, ParseOperandError};

/// A published statement that ties figures together: "Rp31.4 trillion, 40 % of
/// the target of Rp78.1 trillion".
///
/// Its operands are those of its kind, and their units go together: persons are
/// no percentage of rupiah.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Claim, ClaimKind, OperandRole, Source, Subject};
///
/// let operands = Claim::parse_operands(ClaimKind::Percentage, "31.4 IDR trillion; 78.1 IDR trillion")?;
/// assert_eq!(operands[1].role, OperandRole::Whole);
///
/// let claim = Claim::new(ClaimKind::Percentage, "40%".parse()?, operands)?
///     .about([Subject::National], "2024-S1".parse()?)
///     .from(Source::new("Okezone"));
/// assert_eq!(
///     claim.to_string(),
///     "national 2024-S1: 40 percent = percentage of 31.4 IDR trillion; 78.1 IDR trillion"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::ClaimForm", into = "form::ClaimForm"))]
pub struct Claim {
    subjects: Vec<Subject>,
    period: ReportedPeriod,
    // INVARIANT: `error::check` passes these three.
    kind: ClaimKind,
    stated: Figure,
    operands: Vec<Operand>,
    as_stated: Option<String>,
    source: Option<Arc<Source>>,
}

impl Claim {
    /// A claim that a figure follows from operands.
    ///
    /// # Errors
    /// [`ClaimError`] if the operands aren't those of the kind, or their units
    /// don't go together.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Claim, ClaimKind};
    ///
    /// let operands = Claim::parse_operands(ClaimKind::Percentage, "28094 persons; 84.1 IDR trillion")?;
    /// let error = Claim::new(ClaimKind::Percentage, "48%".parse()?, operands).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the part is in `persons` and the whole in `IDR`: expected one unit",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        kind: ClaimKind,
        stated: Figure,
        operands: Vec<Operand>,
    ) -> Result<Self, ClaimError> {
        error::check(kind, &stated, &operands)?;
        Ok(Claim {
            subjects: Vec::new(),
            period: ReportedPeriod::Unstated,
            kind,
            stated,
            operands,
            as_stated: None,
            source: None,
        })
    }

    /// The same, about some subjects in a period.
    #[must_use]
    pub fn about(
        mut self,
        subjects: impl IntoIterator<Item = Subject>,
        period: ReportedPeriod,
    ) -> Self {
        self.subjects = subjects.into_iter().collect();
        self.period = period;
        self
    }

    /// The same, in these words.
    #[must_use]
    pub fn stated_as(mut self, words: impl Into<String>) -> Self {
        self.as_stated = Some(words.into());
        self
    }

    /// The same, from a release.
    #[must_use]
    pub fn from(mut self, source: impl Into<Arc<Source>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whom it is about; none, or several for a statement on some zones.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// The period it is about.
    #[must_use]
    pub const fn period(&self) -> ReportedPeriod {
        self.period
    }

    /// How it ties the operands to what is stated.
    #[must_use]
    pub const fn kind(&self) -> ClaimKind {
        self.kind
    }

    /// What is stated.
    #[must_use]
    pub const fn stated(&self) -> &Figure {
        &self.stated
    }

    /// What it is made of, in the order of the kind.
    #[must_use]
    pub fn operands(&self) -> &[Operand] {
        &self.operands
    }

    /// The words.
    #[must_use]
    pub fn as_stated(&self) -> Option<&str> {
        self.as_stated.as_deref()
    }

    /// Where it was said.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        self.source.as_deref()
    }

    /// The operand of a role, if there is one.
    #[must_use]
    pub fn operand(&self, role: OperandRole) -> Option<&Operand> {
        self.operands.iter().find(|operand| operand.role == role)
    }

    /// Reads operands in the grammar of the data files, `QUALIFIER? VALUE UNIT`
    /// separated by `;`. Their roles follow from the kind and their order; the
    /// increase of a growth is marked: `3.4 IDR trillion; increase 1.4 IDR
    /// trillion`.
    ///
    /// # Errors
    /// [`ParseOperandError`] naming the operand.
    pub fn parse_operands(kind: ClaimKind, text: &str) -> Result<Vec<Operand>, ParseOperandError> {
        operand::parse_all(kind, text)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subjects: Vec<String> = self.subjects.iter().map(ToString::to_string).collect();
        let operands: Vec<String> = self.operands.iter().map(ToString::to_string).collect();
        let (kind, period, stated) = (self.kind, self.period, &self.stated);
        let (subjects, operands) = (subjects.join(";"), operands.join("; "));
        write!(f, "{subjects} {period}: {stated} = {kind} of {operands}")
    }
}

/// How a claim ties its operands to what it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
#[non_exhaustive]
pub enum ClaimKind {
    /// A part is so many percent of a whole.
    Percentage,
    /// A new figure is so many percent above an old one.
    Growth,
    /// A figure is the sum of terms.
    Sum,
    /// An amount in one currency is one in another, at a rate if one is stated.
    Exchange,
}

impl ClaimKind {
    /// The operands it takes, in words.
    #[must_use]
    pub const fn operands(self) -> &'static str {
        match self {
            ClaimKind::Percentage => "a part and a whole",
            ClaimKind::Growth => "a new figure and an old one, or a new figure and an increase",
            ClaimKind::Sum => "at least two terms",
            ClaimKind::Exchange => "an amount and perhaps a rate",
        }
    }
}

/// What a claim comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Verdict {
    /// What is stated and what follows from the operands can both be true.
    Holds,
    /// They can't.
    Contradicted,
    /// It can't be told: a rate is missing, or a divisor may be zero.
    Undecidable,
}

text_enum!(ClaimKind, "kind of claim", {
    Percentage => "percentage",
    Growth => "growth",
    Sum => "sum",
    Exchange => "exchange",
});

text_enum!(Verdict, "verdict", {
    Holds => "holds",
    Contradicted => "contradicted",
    Undecidable => "undecidable",
});

#[cfg(test)]
mod tests {
    use super::*;

    fn operands(kind: ClaimKind, text: &str) -> Result<Vec<Operand>, ParseOperandError> {
        Claim::parse_operands(kind, text)
    }

    #[test]
    fn roles_follow_from_kind_and_order() {
        let roles = |kind, text: &str| {
            operands(kind, text).unwrap().iter().map(|operand| operand.role).collect::<Vec<_>>()
        };
        use OperandRole::*;
        let two = "3.4 IDR trillion; 2 IDR trillion";
        assert_eq!(roles(ClaimKind::Percentage, two), [Part, Whole]);
        assert_eq!(roles(ClaimKind::Growth, two), [New, Old]);
        let increase = "3.4 IDR trillion; increase 1.4 IDR trillion";
        assert_eq!(roles(ClaimKind::Growth, increase), [New, Increase]);
        assert_eq!(roles(ClaimKind::Sum, two), [Term, Term]);
        assert_eq!(roles(ClaimKind::Exchange, "50 USD million; 14978 IDR/USD"), [Amount, Rate]);
        assert_eq!(roles(ClaimKind::Exchange, "3 USD billion"), [Amount]);
    }

    #[test]
    fn operands_keep_their_qualifiers() {
        let read = operands(ClaimKind::Sum, "100.85 IDR trillion; more_than 90 IDR trillion");
        let texts: Vec<_> = read.unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["100.85 IDR trillion", "more_than 90 IDR trillion"]);
    }

    #[test]
    fn the_wrong_operands_are_refused() {
        let bad = [
            (ClaimKind::Percentage, "3 persons"),
            (ClaimKind::Percentage, "3 persons; 4 persons; 5 persons"),
            (ClaimKind::Percentage, "3 persons; increase 4 persons"),
            (ClaimKind::Sum, "3 persons"),
            (ClaimKind::Exchange, "3 USD billion; 1 IDR/USD; 2 IDR/USD"),
        ];
        for (kind, text) in bad {
            let claim =
                operands(kind, text).map_err(|error| error.to_string()).and_then(|operands| {
                    let stated = "40 percent".parse().unwrap();
                    Claim::new(kind, stated, operands).map_err(|error| error.to_string())
                });
            assert!(claim.is_err(), "{kind}: {text}");
        }
        assert!(operands(ClaimKind::Sum, "3 persons; x").is_err());
        assert!(operands(ClaimKind::Sum, "").is_err());
    }

    #[test]
    fn units_that_do_not_go_together_are_named() {
        let error = |kind, stated: &str, text: &str| {
            let stated = stated.parse().unwrap();
            Claim::new(kind, stated, operands(kind, text).unwrap()).unwrap_err().to_string()
        };
        use ClaimKind::*;
        let two = "28094 persons; 84.1 IDR trillion";
        assert!(
            error(Percentage, "48%", two)
                .contains("the part is in `persons` and the whole in `IDR`")
        );
        let ratio = error(Growth, "9 zones", "13 zones; 4 zones");
        assert_eq!(ratio, "a growth is stated in percent: `zones` is not");
        let mixed = "13 zones; 12 persons";
        assert!(error(Sum, "25 zones", mixed).contains("what is stated is in `zones`"));
        let money =
            "a sum of money in `IDR` and one in `IDR` need no rate: expected two currencies";
        assert_eq!(error(Exchange, "Rp45 triliun", "3 IDR trillion"), money);
        assert!(error(Exchange, "Rp45 triliun", "3 zones").contains("`zones`"));
        let rate = error(Exchange, "Rp45 triliun", "3 USD billion; 9000 IDR/SGD");
        assert_eq!(rate, "a rate in `IDR/SGD` doesn't tie `IDR` to `USD`");
        // A rate is quoted either way round.
        let rates = ["3 USD billion; 15000 IDR/USD", "3 USD billion; 0.0000667 USD/IDR"];
        for rate in rates {
            let operands = operands(Exchange, rate).unwrap();
            assert!(Claim::new(Exchange, "Rp45 triliun".parse().unwrap(), operands).is_ok());
        }
    }
}
