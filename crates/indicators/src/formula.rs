//! Formulas: small trees over observations, with their unit checked when they
//! are built.

mod build;
mod display;
mod error;
mod parse;
mod part;
mod terms;
mod window;

use std::sync::Arc;

use kawasan_model::{Basis, Decimal, MeasureId, Quantity, Unit};

use crate::Rounding;

pub use error::FormulaError;
pub use parse::ParseFormulaError;
pub use part::{Part, Term};
pub use terms::Terms;
pub use window::{ParseWindowError, Window};

/// How an indicator is computed from observations.
///
/// A formula exists only if its units fit: the terms of a sum have one unit, and
/// a stock is never taken over a stretch of time. It is evaluated as one exact
/// quotient and rounded once, by the indicator that it belongs to.
///
/// # Examples
///
/// Attainment: what was realised since the beginning of the year, of the year's
/// target.
///
/// ```
/// use kawasan_indicators::{Terms, Window};
/// use kawasan_model::{Basis, Currency, Measures};
///
/// let measures = Measures::standard();
/// let terms = Terms::new(&measures, Currency::IDR);
/// let realised = terms.flow("investment", Basis::Realised, Window::YEAR_TO_DATE)?;
/// let target = terms.flow("investment", Basis::Target, Window::YEAR)?;
/// let attainment = realised.clone().per(target)?;
/// assert_eq!(attainment.unit().to_string(), "1");
///
/// // The same from text, as it prints.
/// let text = "realised investment flow [year_to_date] ÷ target investment flow [year]";
/// assert_eq!(terms.parse(text)?, attainment);
/// assert_eq!(attainment.to_string(), text);
///
/// // Money and persons can't be added.
/// let jobs = terms.flow("employment", Basis::Realised, Window::YEAR_TO_DATE)?;
/// let error = realised.plus(jobs).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "can't add `realised investment flow [year_to_date]` (IDR) and `realised employment flow \
///      [year_to_date]` (persons): expected one unit"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    node: Arc<Node>,
    unit: Unit,
}

/// A node of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Observed(Term),
    Constant(Quantity),
    /// A fixed amount of whatever money the formula is evaluated in.
    Money(Decimal),
    /// The share of the reporting year that has passed at the end of the period.
    ElapsedShare,
    /// The share of a plan's time, from the designation to the plan's end, that had
    /// passed at the date of another observation.
    ElapsedOfPlan {
        plan: Term,
        at: Term,
    },
    Sum(Formula, Formula),
    Difference(Formula, Formula),
    Product(Formula, Formula),
    Quotient(Formula, Formula),
    Least(Formula, Formula),
    Greatest(Formula, Formula),
    /// The first, or the second where the first is missing, for a declared
    /// reason.
    Coalesce(Formula, Formula, Arc<str>),
    /// Rounded inside a formula, as a spreadsheet would show it.
    Rounded(Formula, Rounding),
    /// The sum of the squared shares of the zones (Herfindahl–Hirschman).
    Concentration(Term),
    /// The share of the largest zones.
    TopShare(u8, Term),
}

/// Whose observation a term names. The nation as published and the sum over its
/// zones are two things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Whose {
    /// That of whom is evaluated.
    #[default]
    Own,
    /// That of the nation, as published.
    National,
    /// The sum over all zones that reported.
    AllZones,
}

impl Formula {
    /// The unit of the result; `1` for a ratio.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// What is divided and by what, if the formula is a quotient.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Catalogue;
    ///
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let attainment = catalogue.get("investment_attainment").ok_or("in the catalogue")?;
    /// let (over, under) = attainment.formula().as_quotient().ok_or("a quotient")?;
    /// assert!(over.is_observation() && under.is_observation());
    /// assert_eq!(over.to_string(), "realised investment flow [year_to_date]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_quotient(&self) -> Option<(&Formula, &Formula)> {
        match self.node() {
            Node::Quotient(over, under) => Some((over, under)),
            _ => None,
        }
    }

    /// Whether the formula is one observation, of whom is evaluated or another.
    #[must_use]
    pub fn is_observation(&self) -> bool {
        matches!(self.node(), Node::Observed(_))
    }

    /// Whether a figure of whom is evaluated, of a measure and basis, is part of the formula,
    /// in whatever window: as a flow or as the stock that flows add up to, by itself or in a
    /// sum over zones.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Catalogue;
    /// use kawasan_model::Basis;
    ///
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let pace = catalogue.get("investment_pace").ok_or("in the catalogue")?;
    /// let investment = "investment".parse()?;
    /// assert!(pace.formula().rests_on(&investment, Basis::Target));
    /// assert!(!pace.formula().rests_on(&investment, Basis::Committed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rests_on(&self, measure: &MeasureId, basis: Basis) -> bool {
        let is_it = |term: &Term| {
            term.whose != Whose::National && term.measure == *measure && term.basis == basis
        };
        match self.node() {
            Node::Observed(term) | Node::Concentration(term) | Node::TopShare(_, term) => {
                is_it(term)
            }
            _ => self.parts().into_iter().any(|part| part.rests_on(measure, basis)),
        }
    }

    pub(crate) fn node(&self) -> &Node {
        &self.node
    }

    /// The terms, wherever they stand, in the order of the formula.
    ///
    /// # Examples
    ///
    /// What a formula rests on, before anything is looked up:
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Catalogue;
    ///
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let pace = catalogue.get("investment_pace").ok_or("in the catalogue")?;
    /// let terms: Vec<String> = pace.formula().terms().iter().map(ToString::to_string).collect();
    /// let investment = ["realised investment flow [year_to_date]", "target investment flow [year]"];
    /// assert_eq!(terms, investment);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        match self.node() {
            Node::Observed(term) | Node::Concentration(term) | Node::TopShare(_, term) => {
                vec![term]
            }
            Node::ElapsedOfPlan { plan, at } => vec![plan, at],
            _ => self.parts().into_iter().flat_map(Formula::terms).collect(),
        }
    }

    /// The terms that name the one evaluated, without which there is no value.
    pub(crate) fn own_terms(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        self.collect_terms(&mut terms);
        terms.retain(|term| term.whose == Whose::Own);
        terms
    }

    /// Whether it names something that hangs on what was published of one subject.
    pub(crate) fn is_of_one_subject(&self) -> bool {
        match self.node() {
            Node::Observed(term) => term.whose == Whose::Own && term.window.hangs_on_data(),
            Node::ElapsedOfPlan { .. } => true,
            _ => self.parts().into_iter().any(Formula::is_of_one_subject),
        }
    }

    /// Whether it compares the one evaluated with the sum over all zones.
    pub(crate) fn is_of_the_zones(&self) -> bool {
        let mut terms = Vec::new();
        self.collect_terms(&mut terms);
        let names = |whose| terms.iter().any(|term| term.whose == whose);
        names(Whose::Own) && names(Whose::AllZones)
    }

    /// The formulas it is directly made of.
    pub(crate) fn parts(&self) -> Vec<&Formula> {
        match self.node() {
            Node::Sum(a, b)
            | Node::Difference(a, b)
            | Node::Product(a, b)
            | Node::Quotient(a, b)
            | Node::Least(a, b)
            | Node::Greatest(a, b)
            | Node::Coalesce(a, b, _) => vec![a, b],
            Node::Rounded(inner, _) => vec![inner],
            _ => Vec::new(),
        }
    }

    fn collect_terms<'f>(&'f self, terms: &mut Vec<&'f Term>) {
        match self.node() {
            Node::Observed(term) => terms.push(term),
            Node::ElapsedOfPlan { plan, at } => terms.extend([plan, at]),
            // A first choice that is missing is no gap.
            Node::Coalesce(..) => {}
            _ => self.parts().into_iter().for_each(|part| part.collect_terms(terms)),
        }
    }

    fn from_node(node: Node, unit: Unit) -> Formula {
        Formula { node: Arc::new(node), unit }
    }
}

#[cfg(test)]
mod tests;
