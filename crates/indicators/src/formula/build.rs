//! Putting formulas together. Every step checks the units.

use kawasan_model::{Decimal, Quantity, Unit};

use super::{Formula, FormulaError, Node, Term, Whose};
use crate::Rounding;

impl Formula {
    /// A fixed amount with its unit. An amount of money is one of just that currency,
    /// and a formula that holds one can't be evaluated in another: for a yardstick
    /// there is [`Terms::money`](crate::Terms::money).
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

    /// The share of a plan's time that had passed at the date of another observation:
    /// quarters since the zone was designated, of those until the plan's end. The quarter of
    /// the designation is the first; after the plan's end the share is one.
    ///
    /// Of a designation that is known to the year only, the value counts from the first
    /// quarter that it can be, and its bounds leave the others open.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless both are one of whom is evaluated, and
    /// [`FormulaError::Window`] unless the first is of [`Window::PLAN`].
    ///
    /// # Examples
    ///
    /// Bitung was designated some day of 2014, and had a plan for 2030. At the end of 2021
    /// 32 of 68 quarters had passed, or a few less of fewer:
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::{Evaluator, Formula, Indicator, Rounding, Terms, Window};
    /// use kawasan_model::{Basis, Currency, Localised, Subject};
    ///
    /// let dataset = kek().dataset();
    /// let terms = Terms::new(dataset.measures(), Currency::IDR);
    /// let plan = terms.stock("investment", Basis::Target, Window::PLAN)?;
    /// let stock = terms.stock("investment", Basis::Realised, Window::latest(4))?;
    /// let share = Formula::elapsed_of_plan(&plan, &stock)?;
    /// let title = Localised::try_new([("en", "Time passed")])?;
    /// let indicator = Indicator::new("time", title, share, Rounding::half_away(4)?);
    ///
    /// let bitung = Subject::Zone("bitung".parse()?);
    /// let evaluator = Evaluator::new(dataset.all_known(), bitung, "2021".parse()?);
    /// let outcome = evaluator.evaluate(&indicator);
    /// let value = outcome.value().ok_or("known")?;
    /// assert_eq!(value.amount.to_string(), "0.4706"); // 32 ÷ 68
    /// assert_eq!(value.interval.low().map(|low| low.to_string()).as_deref(), Some("0.4461"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`Window::PLAN`]: crate::Window::PLAN
    pub fn elapsed_of_plan(plan: &Formula, at: &Formula) -> Result<Formula, FormulaError> {
        let (plan, at) = (plan.own_term()?.clone(), at.own_term()?.clone());
        if !plan.window.is_plan() {
            return Err(FormulaError::Window { window: plan.window, expected: "`[plan]`" });
        }
        Ok(Formula::from_node(Node::ElapsedOfPlan { plan, at }, Unit::ONE))
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
    /// evaluated, and [`FormulaError::Window`] if its date may differ between zones.
    pub fn concentration(&self) -> Result<Formula, FormulaError> {
        let term = of_one_date(self.own_term()?)?.clone();
        Ok(Formula::from_node(Node::Concentration(term), Unit::ONE))
    }

    /// The share that the largest zones have of an observation.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless self is one of whom is
    /// evaluated, and [`FormulaError::Window`] if its date may differ between zones.
    pub fn top_share(&self, zones: u8) -> Result<Formula, FormulaError> {
        let term = of_one_date(self.own_term()?)?.clone();
        Ok(Formula::from_node(Node::TopShare(zones, term), Unit::ONE))
    }

    /// The same observation of the nation as published, or of all zones
    /// together.
    ///
    /// # Errors
    /// [`FormulaError::NotAnObservation`] unless self is one of whom is
    /// evaluated, and [`FormulaError::Window`] of all zones if its date may differ between
    /// them.
    pub fn of(&self, whose: Whose) -> Result<Formula, FormulaError> {
        let own = self.own_term()?;
        let own = if whose == Whose::AllZones { of_one_date(own)? } else { own };
        let term = Term { whose, ..own.clone() };
        Ok(Formula::from_node(Node::Observed(term), self.unit))
    }

    fn own_term(&self) -> Result<&Term, FormulaError> {
        match self.node() {
            Node::Observed(term) if term.whose == Whose::Own => Ok(term),
            _ => Err(FormulaError::NotAnObservation { formula: self.to_string() }),
        }
    }
}

/// What lies at another date for each zone has no sum over them.
fn of_one_date(term: &Term) -> Result<&Term, FormulaError> {
    match term.window.hangs_on_data() {
        false => Ok(term),
        true => Err(FormulaError::Window {
            window: term.window,
            expected: "one date for all zones, such as `[period]`",
        }),
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
