//! Evaluating formulas: from what was known to an exact value with bounds and
//! sources, or to a reason why there is none.

mod compile;
mod convert;
mod expression;
mod filled;
mod outcome;
mod plan_time;
pub(crate) mod resolve;
mod scope;
mod trace;

use kawasan_model::{Interval, Knowledge, Period, Subject, Unit};

use crate::{Catalogue, Indicator, Rounding, RoundingMode, Valuation};
use kawasan_exact::{Bounds, Fraction};

use compile::Compiler;
use expression::{NoResult, Range};
use filled::Compiled;

pub use outcome::{
    BoundsKind, Coverage, IndicatorValue, Input, InputUse, KeyedSeries, Missing, NotKnown, Outcome,
};
pub use plan_time::PlanTime;
pub use scope::{FindScopeError, Group, Scope};
pub use trace::Trace;

/// Where and when indicators are evaluated: what was known, of whom, for which
/// period.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_model::{Subject, parse_date};
///
/// let kek = kek();
/// let catalogue = Catalogue::standard(kek.dataset())?;
/// let meeting = kek.dataset().known_on(parse_date("2024-04-24")?);
/// let evaluator = Evaluator::new(meeting, Subject::National, "2024-Q1".parse()?);
///
/// let attainment = catalogue.get("investment_attainment").ok_or("in the catalogue")?;
/// let outcome = evaluator.evaluate(attainment);
/// let value = outcome.value().ok_or("both figures were published that day")?;
/// assert_eq!(value.amount.to_string(), "0.1933");
/// assert_eq!(value.interval.low().map(|low| low.to_string()).as_deref(), Some("0.1925"));
/// assert_eq!(value.interval.high().map(|high| high.to_string()).as_deref(), Some("0.1942"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Evaluator<'a> {
    known: Knowledge<'a>,
    scope: Scope,
    period: Period,
    valuation: Valuation<'a>,
}

impl<'a> Evaluator<'a> {
    /// An evaluation of a subject or group in one period by what was known.
    #[must_use]
    pub fn new(known: Knowledge<'a>, scope: impl Into<Scope>, period: Period) -> Self {
        Evaluator { known, scope: scope.into(), period, valuation: Valuation::AS_PUBLISHED }
    }

    /// The same, with money in another currency or at constant prices; see
    /// [`Valuation`].
    #[must_use]
    pub fn valued(mut self, valuation: Valuation<'a>) -> Self {
        self.valuation = valuation;
        self
    }

    /// In which money it is evaluated.
    #[must_use]
    pub const fn valuation(&self) -> &Valuation<'a> {
        &self.valuation
    }

    /// What was known.
    #[must_use]
    pub const fn known(&self) -> Knowledge<'a> {
        self.known
    }

    /// Whom it is about.
    #[must_use]
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Evaluates an indicator: the exact value of its formula, rounded once as it
    /// declares; bounds from the precision of the figures, rounded outward to the
    /// same scale; and the figures it rests on.
    ///
    /// For a group, each term is the sum over the zones of the group for which
    /// all terms are known, and the value says how many they are.
    #[must_use]
    pub fn evaluate(&self, indicator: &Indicator) -> Outcome<'a> {
        self.evaluate_with(&self.compiler(), indicator)
    }

    fn evaluate_with(&self, compiler: &Compiler<'a, '_>, indicator: &Indicator) -> Outcome<'a> {
        let compiled = compiler.compile(indicator.formula());
        let unit = compiler.unit(indicator.unit());
        match compiled.and_then(|compiled| value_of(indicator, unit, compiled)) {
            Ok(value) => Outcome::Value(value),
            Err(missing) => Outcome::Missing(missing),
        }
    }

    fn compiler(&self) -> Compiler<'a, '_> {
        Compiler::new(self.known, &self.scope, self.period, &self.valuation)
    }
}

/// The rounded value of a filled formula.
fn value_of<'a>(
    indicator: &Indicator,
    unit: Unit,
    compiled: Compiled<'a>,
) -> Result<IndicatorValue<'a>, Missing<'a>> {
    let (value, range) = result_of(&compiled)?;
    let rounding = indicator.rounding();
    let filled = compiled.filled;
    Ok(IndicatorValue {
        amount: rounding.apply(&value).ok_or(Missing::Overflow)?,
        interval: interval_of(range.bounds, rounding).ok_or(Missing::Overflow)?,
        unit,
        bounds: range.kind,
        plan_times: filled.plan_times(),
        inputs: filled.inputs,
        fallbacks: filled.fallbacks,
        coverage: filled.coverage,
    })
}

/// The exact value and range of a filled formula.
fn result_of<'a>(compiled: &Compiled<'a>) -> Result<(Fraction, Range), Missing<'a>> {
    let missing = |reason| match reason {
        NoResult::DivisionByZero => Missing::DivisionByZero,
        NoResult::DivisorMayBeZero => Missing::DivisorMayBeZero,
        NoResult::Overflow => Missing::Overflow,
    };
    let value = compiled.expression.value(&compiled.filled.values()).map_err(missing)?;
    let range = compiled.expression.range(&compiled.filled.bounds()).map_err(missing)?;
    Ok((value, range))
}

/// Bounds rounded outward; `None` if one fits no decimal.
fn interval_of(bounds: Bounds, rounding: Rounding) -> Option<Interval> {
    let outward = |bound: Option<Fraction>, mode| match bound {
        None => Some(None),
        Some(bound) => rounding.with_mode(mode).apply(&bound).map(Some),
    };
    let low = outward(bounds.low, RoundingMode::Floor)?;
    let high = outward(bounds.high, RoundingMode::Ceiling)?;
    // The low bound is never above the high one.
    Interval::new(low, high).ok()
}

impl<'a> Evaluator<'a> {
    /// Evaluates all indicators of a catalogue, in its order.
    #[must_use]
    pub fn evaluate_all<'c>(&self, catalogue: &'c Catalogue) -> Evaluation<'a, 'c> {
        let compiler = self.compiler();
        let results =
            catalogue.iter().map(|indicator| (indicator, self.evaluate_with(&compiler, indicator)));
        Evaluation {
            known: self.known,
            scope: self.scope.clone(),
            period: self.period,
            valuation: self.valuation.clone(),
            results: results.collect(),
        }
    }
}

/// All indicators of a catalogue for one subject or group in a period.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Evaluation<'a, 'c> {
    /// What was known.
    pub known: Knowledge<'a>,
    /// Whom it is about.
    pub scope: Scope,
    /// The period.
    pub period: Period,
    /// In which money.
    pub valuation: Valuation<'a>,
    /// Each indicator with what it came to, in the order of the catalogue.
    pub results: Vec<(&'c Indicator, Outcome<'a>)>,
}

impl<'a> Evaluation<'a, '_> {
    /// What the indicator of an id came to.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Outcome<'a>> {
        self.results.iter().find(|(indicator, _)| indicator.id() == id).map(|(_, outcome)| outcome)
    }

    /// Whether anything was known of the subject, or of a zone of the group, in
    /// the period.
    #[must_use]
    pub fn knows_anything(&self) -> bool {
        let knows = |subject: &Subject| self.known.knows_of(subject, self.period);
        match &self.scope {
            Scope::Subject(subject) => knows(subject),
            Scope::Group(group) => group.zones().iter().any(|id| knows(&Subject::Zone(id.clone()))),
        }
    }
}

#[cfg(test)]
mod tests;
