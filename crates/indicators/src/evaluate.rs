//! Evaluating formulas: from what was known to an exact value with bounds and
//! sources, or to a reason why there is none.

mod outcome;
mod resolve;
mod walk;

use kawasan_model::{Knowledge, Period, Subject};

use crate::exact::Fraction;
use crate::{Catalogue, Indicator, RoundingMode};

pub use outcome::{IndicatorValue, Input, InputUse, Missing, NotKnown, Outcome};

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
    subject: Subject,
    period: Period,
}

impl<'a> Evaluator<'a> {
    /// An evaluation of one subject in one period by what was known.
    #[must_use]
    pub const fn new(known: Knowledge<'a>, subject: Subject, period: Period) -> Self {
        Evaluator { known, subject, period }
    }

    /// What was known.
    #[must_use]
    pub const fn known(&self) -> Knowledge<'a> {
        self.known
    }

    /// Whom it is about.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Evaluates an indicator: the exact value of its formula, rounded once as it
    /// declares; bounds from the precision of the figures, rounded outward to the
    /// same scale; and the figures it rests on.
    #[must_use]
    pub fn evaluate(&self, indicator: &Indicator) -> Outcome<'a> {
        let result = self.walk(indicator.formula());
        let computed = match result {
            Ok(computed) => computed,
            Err(missing) => return Outcome::Missing(missing),
        };
        let rounding = indicator.rounding();
        let outward = |bound: Option<Fraction>, mode| match bound {
            None => Ok(None),
            Some(bound) => {
                rounding.with_mode(mode).apply(&bound).map(Some).ok_or(Missing::Overflow)
            }
        };
        let amount = rounding.apply(&computed.value).ok_or(Missing::Overflow);
        let low = outward(computed.bounds.low, RoundingMode::Floor);
        let high = outward(computed.bounds.high, RoundingMode::Ceiling);
        match (amount, low, high) {
            (Ok(amount), Ok(low), Ok(high)) => Outcome::Value(IndicatorValue::new(
                amount,
                low,
                high,
                indicator.unit(),
                computed.inputs,
            )),
            _ => Outcome::Missing(Missing::Overflow),
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Evaluates all indicators of a catalogue, in its order.
    #[must_use]
    pub fn evaluate_all<'c>(&self, catalogue: &'c Catalogue) -> Evaluation<'a, 'c> {
        let results = catalogue.iter().map(|indicator| (indicator, self.evaluate(indicator)));
        Evaluation {
            known: self.known,
            subject: self.subject.clone(),
            period: self.period,
            results: results.collect(),
        }
    }
}

/// All indicators of a catalogue for one subject and period.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Evaluation<'a, 'c> {
    /// What was known.
    pub known: Knowledge<'a>,
    /// Whom it is about.
    pub subject: Subject,
    /// The period.
    pub period: Period,
    /// Each indicator with what it came to, in the order of the catalogue.
    pub results: Vec<(&'c Indicator, Outcome<'a>)>,
}

impl<'a> Evaluation<'a, '_> {
    /// What the indicator of an id came to.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Outcome<'a>> {
        self.results.iter().find(|(indicator, _)| indicator.id() == id).map(|(_, outcome)| outcome)
    }

    /// Whether anything was known of the subject in the period.
    #[must_use]
    pub fn knows_anything(&self) -> bool {
        self.known.knows_of(&self.subject, self.period)
    }
}

#[cfg(test)]
mod tests;
