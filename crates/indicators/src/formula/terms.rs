//! The observations that formulas are made of.

use kawasan_model::{Basis, Currency, Decimal, Measure, Measures, Timing, Unit};

use super::{Formula, FormulaError, Node, Term, Whose, Window};

/// Makes terms of formulas over the measures of a dataset, with money in one
/// currency.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    measures: &'a Measures,
    currency: Currency,
}

impl<'a> Terms<'a> {
    /// Terms over some measures; amounts of money are those in `currency`.
    #[must_use]
    pub const fn new(measures: &'a Measures, currency: Currency) -> Self {
        Terms { measures, currency }
    }

    /// The currency of amounts of money.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// A fixed amount of money as a yardstick, "per trillion": of the currency of the
    /// terms, or of the one in which the formula is evaluated if that is another.
    ///
    /// # Examples
    ///
    /// Jobs per trillion are jobs, whatever the money:
    ///
    /// ```
    /// use kawasan_indicators::{Terms, Window};
    /// use kawasan_model::{Basis, Currency, Decimal, Measures};
    ///
    /// let measures = Measures::standard();
    /// let terms = Terms::new(&measures, Currency::IDR);
    /// let invested = terms.flow("investment", Basis::Realised, Window::PERIOD)?;
    /// let jobs = terms.flow("employment", Basis::Realised, Window::PERIOD)?;
    /// let trillion = terms.money(Decimal::from(1_000_000_000_000_i64));
    /// assert_eq!(jobs.times(trillion)?.per(invested)?.unit().to_string(), "persons");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn money(&self, amount: Decimal) -> Formula {
        Formula::from_node(Node::Money(amount), Unit::currency(self.currency))
    }

    /// What was added over a window.
    ///
    /// # Errors
    /// [`FormulaError`] if there is no such measure, or it has no flow or no
    /// such basis.
    pub fn flow(
        &self,
        measure: &str,
        basis: Basis,
        window: Window,
    ) -> Result<Formula, FormulaError> {
        self.term(measure, basis, Timing::Flow, window)
    }

    /// What flows had added up to at the end of a window.
    ///
    /// # Errors
    /// [`FormulaError`] if there is no such measure, or it has no stock or no
    /// such basis.
    pub fn stock(
        &self,
        measure: &str,
        basis: Basis,
        window: Window,
    ) -> Result<Formula, FormulaError> {
        self.term(measure, basis, Timing::Stock, window)
    }

    /// What there was at the end of a window, of something that is no sum of
    /// flows.
    ///
    /// # Errors
    /// [`FormulaError`] if there is no such measure, or it has no level or no
    /// such basis.
    pub fn level(
        &self,
        measure: &str,
        basis: Basis,
        window: Window,
    ) -> Result<Formula, FormulaError> {
        self.term(measure, basis, Timing::Level, window)
    }

    pub(super) fn term(
        &self,
        id: &str,
        basis: Basis,
        timing: Timing,
        window: Window,
    ) -> Result<Formula, FormulaError> {
        let measure = self.measure(id)?;
        if !measure.timings().contains(&timing) {
            return Err(FormulaError::Timing { measure: measure.id().clone(), timing });
        }
        if !measure.bases().contains(&basis) {
            return Err(FormulaError::Basis { measure: measure.id().clone(), basis });
        }
        fits(window, basis, timing)?;
        let unit = measure.unit().in_currency(self.currency);
        let unit = unit.ok_or_else(|| FormulaError::Unit { measure: measure.id().clone() })?;
        let whose = Whose::Own;
        let term = Term { whose, measure: measure.id().clone(), basis, timing, unit, window };
        Ok(Formula::from_node(Node::Observed(term), unit))
    }

    fn measure(&self, id: &str) -> Result<&'a Measure, FormulaError> {
        self.measures.get(id).ok_or_else(|| FormulaError::UnknownMeasure {
            measure: id.to_owned(),
            nearest: self.measures.nearest(id).map(str::to_owned),
        })
    }
}

/// Whether a window goes with a basis and timing.
fn fits(window: Window, basis: Basis, timing: Timing) -> Result<(), FormulaError> {
    let wrong = |expected| Err(FormulaError::Window { window, expected });
    match (window.is_plan(), timing, basis) {
        _ if !window.is_movable() => wrong("`[plan]` without `last_year`"),
        (true, _, Basis::Realised) => wrong("a target, projected or committed stock or level"),
        (_, Timing::Flow, _) if window.hangs_on_data() => wrong("a stock or level"),
        _ => Ok(()),
    }
}
