//! What an evaluation comes to.

use std::fmt;

use kawasan_model::{
    Currency, Interval, KeyPeriod, MeasureId, NoIndexNumber, NoRate, Observation, Period,
    PriceIndex, Quantity, ReportedPeriod, Series, Unit,
};
use rust_decimal::Decimal;

use super::plan_time::PlanTime;
use crate::Conversion;

/// What an indicator comes to: a value, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// A value.
    Value(IndicatorValue<'a>),
    /// None, and why. It is never zero and never skipped in silence.
    Missing(Missing<'a>),
}

impl<'a> Outcome<'a> {
    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&IndicatorValue<'a>> {
        match self {
            Outcome::Value(value) => Some(value),
            Outcome::Missing(_) => None,
        }
    }

    /// The reason why there is no value.
    #[must_use]
    pub const fn missing(&self) -> Option<&Missing<'a>> {
        match self {
            Outcome::Value(_) => None,
            Outcome::Missing(missing) => Some(missing),
        }
    }
}

/// The value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorValue<'a> {
    /// The value, rounded once as the indicator declares.
    pub amount: Decimal,
    /// Where the true value lies, given the precision of the figures; rounded
    /// outward to the same scale.
    pub interval: Interval,
    /// The unit of both, in the money of the evaluation.
    pub unit: Unit,
    /// Whether every value of the interval can come about. Where a figure occurs
    /// twice and works both ways, the bounds may be wider than they need be.
    pub bounds: BoundsKind,
    /// The figures it rests on, in the order in which the formula names them.
    pub inputs: Vec<Input<'a>>,
    /// Second choices that were taken, with their declared reasons.
    pub fallbacks: Vec<std::sync::Arc<str>>,
    /// Of a sum over zones, how many of them are in it; `None` where nothing is
    /// summed over zones.
    pub coverage: Option<Coverage>,
    /// The times of plans that are in it, each once.
    pub plan_times: Vec<PlanTime>,
}

/// Whether bounds are as narrow as the figures allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoundsKind {
    /// Every value between them can come about.
    Tight,
    /// They hold the true value, and may be wider than need be.
    Loose,
}

/// How many zones are in an aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Coverage {
    /// Zones whose figures are in it.
    pub reported: usize,
    /// Zones there are.
    pub zones: usize,
}

impl Coverage {
    /// Whether all zones are in it.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.reported == self.zones
    }

    /// The scarcer of two, for a value that rests on both.
    pub(super) fn scarcer(self, other: Coverage) -> Coverage {
        let missing = |c: Coverage| c.zones.saturating_sub(c.reported);
        if missing(other) > missing(self) { other } else { self }
    }
}

impl<'a> IndicatorValue<'a> {
    /// The observations it rests on, each once, in the order of the formula.
    #[must_use]
    pub fn observations(&self) -> Vec<&'a Observation> {
        let mut seen: Vec<&'a Observation> = Vec::new();
        for observation in self.inputs.iter().flat_map(|input| &input.observations) {
            if !seen.contains(observation) {
                seen.push(observation);
            }
        }
        seen
    }

    /// The steps by which its figures were converted, each once, in the order of the
    /// formula; none of an evaluation as published.
    #[must_use]
    pub fn conversions(&self) -> Vec<Conversion<'a>> {
        let mut seen: Vec<Conversion<'a>> = Vec::new();
        for conversion in self.inputs.iter().flat_map(|input| &input.conversions) {
            if !seen.contains(conversion) {
                seen.push(*conversion);
            }
        }
        seen
    }

    /// Whether some figure it rests on was only "about": a figure of the formula, a
    /// rate or an index number.
    #[must_use]
    pub fn is_about(&self) -> bool {
        let about = kawasan_model::Qualifier::About;
        let sources = self.conversions().into_iter().flat_map(|step| step.sources());
        let mut converted = sources.map(|source| source.figure().qualifier());
        self.observations().iter().any(|observation| observation.figure.qualifier() == about)
            || converted.any(|qualifier| qualifier == about)
    }
}

/// A term of a formula and the observations that answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Input<'a> {
    /// The series that was asked for; of a sum over zones, that of the first.
    pub series: Series,
    /// The stretch of time; for a stock or level, its end.
    pub window: Period,
    /// How the observations answer it.
    pub usage: InputUse,
    /// The observations.
    pub observations: Vec<&'a Observation>,
    /// The steps by which they were converted, each once; none of an evaluation as
    /// published.
    pub conversions: Vec<Conversion<'a>>,
}

/// How observations answer a term of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InputUse {
    /// One was published for just that.
    Published,
    /// Several flows that tile the window, added up.
    Tiled,
    /// A flow less another that begins with it: the first half less the first
    /// quarter.
    Difference,
    /// The sum over zones.
    SumOverZones,
}

/// Why an indicator has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Missing<'a> {
    /// No realised figure was known for a term.
    NotReported(NotKnown<'a>),
    /// No target was known for a term.
    NoTarget(NotKnown<'a>),
    /// No committed figure was known for a term.
    NoCommitment(NotKnown<'a>),
    /// No projected figure was known for a term.
    NoProjection(NotKnown<'a>),
    /// No target, plan or commitment with a date was known for a term that is about the
    /// long run.
    NoPlan(NotKnown<'a>),
    /// The time of a plan can't be counted: no designation is on record, or the plan may
    /// end before it.
    NoPlanTime,
    /// The divisor is zero.
    DivisionByZero,
    /// The divisor may be zero, given the precision of its figures.
    DivisorMayBeZero,
    /// A term's window lies before the first quarter that can be represented.
    NoSuchWindow {
        /// The window, as formulas name it.
        window: String,
    },
    /// The measure doesn't add up over zones.
    NotAdditive {
        /// The measure.
        measure: MeasureId,
    },
    /// There is no zone to sum over.
    NoZones,
    /// It is about how something is spread over zones, which one zone alone
    /// doesn't have.
    NotOfOneZone,
    /// It is about what one zone published at a date of its own, so that several together
    /// don't have it.
    NotOfSeveral,
    /// It compares one zone or group with the sum over the zones that reported, and the
    /// nation, as published, has more than these.
    NotOfNation,
    /// The result has more digits than a decimal holds.
    Overflow,
    /// There is no exchange rate for the time of a figure.
    NoRate(NoRate),
    /// There is no index number for the time of a figure, or for the base.
    NoPriceIndex(NoIndexNumber),
    /// A cumulative stock was paid in at the prices of many years, and no index makes
    /// them those of one.
    StockAtConstantPrices(KeyedSeries),
    /// The index is one of other money than the figure and than what is asked for.
    #[non_exhaustive]
    IndexOfOtherCurrency {
        /// The index.
        index: PriceIndex,
        /// The currency of the figure.
        found: Currency,
        /// The currency asked for.
        asked: Currency,
    },
    /// The formula has a fixed amount of money, which is of no time at which it could
    /// be converted.
    #[non_exhaustive]
    FixedAmount {
        /// The amount.
        quantity: Quantity,
    },
    /// The unit holds money otherwise than as an amount of it for one of something.
    #[non_exhaustive]
    NotConvertible {
        /// The unit.
        unit: Unit,
    },
}

/// A series at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyedSeries {
    /// The series.
    pub series: Series,
    /// The period; of a stock, that at whose end it stood.
    pub period: ReportedPeriod,
}

impl<'a> Missing<'a> {
    /// The term for which no figure was known, if that is the reason.
    #[must_use]
    pub const fn not_known(&self) -> Option<&NotKnown<'a>> {
        match self {
            Missing::NotReported(term)
            | Missing::NoTarget(term)
            | Missing::NoCommitment(term)
            | Missing::NoProjection(term)
            | Missing::NoPlan(term) => Some(term),
            _ => None,
        }
    }

    /// The word for the reason in files and outputs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Missing::NotReported(_) => "not_reported",
            Missing::NoTarget(_) => "no_target",
            Missing::NoCommitment(_) => "no_commitment",
            Missing::NoProjection(_) => "no_projection",
            Missing::NoPlan(_) => "no_plan",
            Missing::NoPlanTime => "no_plan_time",
            Missing::DivisionByZero => "division_by_zero",
            Missing::DivisorMayBeZero => "divisor_may_be_zero",
            Missing::NoSuchWindow { .. } => "no_such_window",
            Missing::NotAdditive { .. } => "not_additive",
            Missing::NoZones => "no_zones",
            Missing::NotOfOneZone => "not_of_one_zone",
            Missing::NotOfSeveral => "not_of_several",
            Missing::NotOfNation => "not_of_nation",
            Missing::Overflow => "overflow",
            Missing::NoRate(_) => "no_rate",
            Missing::NoPriceIndex(_) => "no_price_index",
            Missing::StockAtConstantPrices(_) => "stock_at_constant_prices",
            Missing::IndexOfOtherCurrency { .. } => "index_of_other_currency",
            Missing::FixedAmount { .. } => "fixed_amount",
            Missing::NotConvertible { .. } => "not_convertible",
        }
    }
}

/// A term for which nothing was known, and what there was instead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotKnown<'a> {
    /// The series that was asked for.
    pub series: Series,
    /// The period, or the date of a stock.
    pub period: KeyPeriod,
    /// The stretch of quarters at whose ends it would have done, if it is more than one.
    pub within: Option<Period>,
    /// Other periods of the series that overlap the one that was asked for; of a stretch of
    /// quarters, the last one before it.
    pub instead: Vec<ReportedPeriod>,
    /// The first release that says it, where it came only after the day of
    /// knowledge.
    pub published_later: Option<&'a Observation>,
}

impl fmt::Display for Missing<'_> {
    /// For developers; reports have sentences of their own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::NoSuchWindow { window } => write!(f, "{}: {window}", self.code()),
            Missing::NoRate(none) => write!(f, "{}: {none}", self.code()),
            Missing::NoPriceIndex(none) => write!(f, "{}: {none}", self.code()),
            Missing::StockAtConstantPrices(term) => {
                write!(f, "{}: {} {}", self.code(), term.series, term.period)
            }
            _ => match self.not_known() {
                Some(term) => write!(f, "{}: {} {}", self.code(), term.series, term.period),
                None => f.write_str(self.code()),
            },
        }
    }
}
