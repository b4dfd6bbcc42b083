//! How a value came about, node by node, down to the figures.

use kawasan_model::{Decimal, Interval, Unit};

use super::filled::Compiled;
use super::outcome::{Input, Missing};
use super::plan_time::PlanTime;
use super::{Evaluator, interval_of};
use crate::formula::{Formula, Node};
use crate::{Indicator, Rounding, RoundingMode};
use kawasan_exact::Fraction;

/// How many more decimals than the indicator's own a trace shows of a value that
/// no decimal holds exactly.
const MORE_DECIMALS: u32 = 8;

/// A node of a formula with what it came to.
///
/// # Examples
///
/// What stands behind 19.33 %, down to the releases:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_model::Subject;
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let indicator = catalogue.get("investment_attainment").ok_or("in the catalogue")?;
/// let known = kek().dataset().all_known();
/// let trace = Evaluator::new(known, Subject::National, "2024-Q1".parse()?).trace(indicator);
///
/// let parts: Vec<&str> = trace.parts.iter().map(|part| part.formula.as_str()).collect();
/// assert_eq!(
///     parts,
///     ["realised investment flow [year_to_date]", "target investment flow [year]"],
/// );
/// let target = &trace.parts[1];
/// assert_eq!(target.amount.map(|a| a.to_string()).as_deref(), Some("78100000000000"));
/// assert_eq!(target.inputs[0].observations[0].source.publisher, "CNBC Indonesia");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Trace<'a> {
    /// The formula of the node.
    pub formula: String,
    /// Its value, where it has one.
    pub amount: Option<Decimal>,
    /// Whether `amount` is the value itself; a quotient that no decimal holds is
    /// shown to more decimals than the indicator has.
    pub is_exact: bool,
    /// Where the value lies, given the precision of the figures.
    pub interval: Interval,
    /// Its unit.
    pub unit: Unit,
    /// Why it has no value.
    pub missing: Option<Missing<'a>>,
    /// The figures that answer it, if it is an observation.
    pub inputs: Vec<Input<'a>>,
    /// The time that it is a share of, if it is the share of a plan's.
    pub plan_time: Option<PlanTime>,
    /// The nodes it is made of.
    pub parts: Vec<Trace<'a>>,
}

impl<'a> Evaluator<'a> {
    /// How the value of an indicator comes about: every node of its formula with
    /// its value before rounding, down to the figures.
    #[must_use]
    pub fn trace(&self, indicator: &Indicator) -> Trace<'a> {
        let shown = indicator.rounding().scale().saturating_add(MORE_DECIMALS).min(28);
        self.node(indicator.formula(), indicator.formula(), shown)
    }

    fn node(&self, part: &Formula, of: &Formula, scale: u32) -> Trace<'a> {
        let is_leaf = matches!(
            part.node(),
            Node::Observed(_)
                | Node::ElapsedOfPlan { .. }
                | Node::Concentration(_)
                | Node::TopShare(..)
        );
        let mut trace = Trace {
            formula: part.to_string(),
            amount: None,
            is_exact: false,
            interval: Interval::UNBOUNDED,
            unit: self.compiler().unit(part.unit()),
            missing: None,
            inputs: Vec::new(),
            plan_time: None,
            parts: part.parts().into_iter().map(|inner| self.node(inner, of, scale)).collect(),
        };
        match self.compiler().compile_part(part, of).and_then(|compiled| shown(&compiled, scale)) {
            Ok((amount, is_exact, interval)) => {
                (trace.amount, trace.is_exact, trace.interval) = (Some(amount), is_exact, interval);
            }
            Err(missing) => trace.missing = Some(missing),
        }
        if let (true, Ok(compiled)) = (is_leaf, self.compiler().compile_part(part, of)) {
            trace.plan_time = compiled.filled.plan_times().into_iter().next();
            trace.inputs = compiled.filled.inputs;
        }
        trace
    }
}

/// The value in as many decimals as it needs, or as are shown.
fn shown<'a>(
    compiled: &Compiled<'a>,
    scale: u32,
) -> Result<(Decimal, bool, Interval), Missing<'a>> {
    let (value, range) = super::result_of(compiled)?;
    for decimals in 0..=scale {
        let rounding = Rounding::half_away(decimals).map_err(|_| Missing::Overflow)?;
        let Some(amount) = rounding.apply(&value) else { break };
        let is_exact = Fraction::from(amount) == value;
        if is_exact || decimals == scale {
            let interval = interval_of(range.bounds, rounding).ok_or(Missing::Overflow)?;
            return Ok((amount, is_exact, interval));
        }
    }
    // Too large for the decimals that are shown: as a whole number.
    let whole = Rounding::new(0, RoundingMode::HalfAway).map_err(|_| Missing::Overflow)?;
    let amount = whole.apply(&value).ok_or(Missing::Overflow)?;
    let interval = interval_of(range.bounds, whole).ok_or(Missing::Overflow)?;
    Ok((amount, false, interval))
}
