//! Putting formulas together. Every step checks the units.

use kawasan_model::{Decimal, Quantity, Unit};

use super::{Formula, FormulaError, Node, Term, Whose};
use crate::Rounding;

impl Formula {
    /// A fixed amount with its unit.
    #[must_use]
    pub fn constant(quantity: Quantity) -> Formula {
        Formula::from_node(Node::Constant(quantity), quantity.unit())
    }

    /// The share of the reporting year that has passed at the end of the period:
    /// a quarter, a half, three quarters, one. It counts quarters, not days.
    #[must_use]
    pub fn elapsed_share() -> Formula {
        Formula::from_node(Node::ElapsedShare, Unit::ONE)
    }

    /// self + other.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides.
    pub fn plus(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = one_unit("add", &self, &other)?;
        Ok(Formula::from_node(Node::Sum(self, other), unit))
    }

    /// self − other.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides.
    pub fn minus(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = one_unit("subtract", &self, &other)?;
        Ok(Formula::from_node(Node::Difference(self, other), unit))
    }

    /// self × other.
    ///
    /// # Errors
    /// [`FormulaError::TooManyFactors`] if the unit has too many parts.
    pub fn times(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = self.unit.times(other.unit)?;
        Ok(Formula::from_node(Node::Product(self, other), unit))
    }

    /// self ÷ other; where the divisor may be zero, the result is missing.
    ///
    /// # Errors
    /// [`FormulaError::TooManyFactors`] if the unit has too many parts.
    pub fn per(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = self.unit.per(other.unit)?;
        Ok(Formula::from_node(Node::Quotient(self, other), unit))
    }

    /// Growth on an earlier amount: self ÷ old − 1.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides.
    pub fn growth_on(self, old: Formula) -> Result<Formula, FormulaError> {
        one_unit("compare", &self, &old)?;
        let one = Formula::constant(Quantity::new(Decimal::ONE, Unit::ONE));
        self.per(old)?.minus(one)
    }

    /// The smaller of two.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides.
    pub fn least(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = one_unit("compare", &self, &other)?;
        Ok(Formula::from_node(Node::Least(self, other), unit))
    }

    /// The larger of two.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides.
    pub fn greatest(self, other: Formula) -> Result<Formula, FormulaError> {
        let unit = one_unit("compare", &self, &other)?;
        Ok(Formula::from_node(Node::Greatest(self, other), unit))
    }

    /// self, or another formula where self is missing, for a declared reason
    /// that is reported with the value.
    ///
    /// # Errors
    /// [`FormulaError::UnitMismatch`] naming both sides, and
    /// [`FormulaError::NoReason`] without a reason.
    pub fn or_else(self, other: Formula, reason: &str) -> Result<Formula, FormulaError> {
        let unit = one_unit("choose between", &self, &other)?;
        let plain = !reason.trim().is_empty() && !reason.contains(['"', '\n']);
        if !plain {
            return Err(FormulaError::NoReason { reason: reason.to_owned() });
        }
        Ok(Formula::from_node(Node::Coalesce(self, other, reason.into()), unit))
    }

    /// self, rounded here as a table would show it, before the formula goes on.
    #[must_use]
    pub fn rounded(self, rounding: Rounding) -> Formula {
        let unit = self.unit;
        Formula::from_node(Node::Rounded(self, rounding), unit)
    }

    /// How concentrated an observation is over zones: the sum of their squared
    /// shares (the Herfindahl–Hirschman index), from 1 ÷ n to 1.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless self is one of whom is
    /// evaluated.
    pub fn concentration(&self) -> Result<Formula, FormulaError> {
        Ok(Formula::from_node(Node::Concentration(self.own_term()?.clone()), Unit::ONE))
    }

    /// The share that the largest zones have of an observation.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless self is one of whom is
    /// evaluated.
    pub fn top_share(&self, zones: u8) -> Result<Formula, FormulaError> {
        Ok(Formula::from_node(Node::TopShare(zones, self.own_term()?.clone()), Unit::ONE))
    }

    /// The same observation of the nation as published, or of all zones
    /// together.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless self is one of whom is
    /// evaluated.
    pub fn of(&self, whose: Whose) -> Result<Formula, FormulaError> {
        let term = Term { whose, ..self.own_term()?.clone() };
        Ok(Formula::from_node(Node::Observed(term), self.unit))
    }

    fn own_term(&self) -> Result<&Term, FormulaError> {
        match self.node() {
            Node::Observed(term) if term.whose == Whose::Own => Ok(term),
            _ => Err(FormulaError::NotAnObservation { formula: self.to_string() }),
        }
    }
}

fn one_unit(what: &'static str, left: &Formula, right: &Formula) -> Result<Unit, FormulaError> {
    if left.unit == right.unit {
        return Ok(left.unit);
    }
    Err(FormulaError::UnitMismatch {
        what,
        left: left.to_string(),
        left_unit: left.unit,
        right: right.to_string(),
        right_unit: right.unit,
    })
}
