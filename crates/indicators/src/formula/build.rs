//! Putting formulas together. Every step checks the units.

use kawasan_model::{Quantity, Unit};

use super::{Formula, FormulaError, Node};

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
        Ok(Formula::from_node(Node::Growth { new: self, old }, Unit::ONE))
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
