//! Converting the figures of a formula to the money in which it is evaluated.

use kawasan_model::{
    CalendarMonth, Currency, Date, RatePeriod, ReportedPeriod, Series, Timing, Unit,
};

use super::expression::Expression;
use super::outcome::{KeyedSeries, Missing};
use crate::formula::Term;
use crate::{Conversion, Valuation};

/// When a figure is of: what it flowed over, or where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Over(ReportedPeriod),
    At(Date),
}

impl Moment {
    fn of(timing: Timing, period: ReportedPeriod) -> Moment {
        match (timing, period.end_date()) {
            (Timing::Stock | Timing::Level, Some(end)) => Moment::At(end),
            _ => Moment::Over(period),
        }
    }

    fn rate(self) -> RatePeriod {
        match self {
            Moment::Over(period) => RatePeriod::Average(period),
            Moment::At(day) => RatePeriod::Closing(day),
        }
    }

    /// The period of its prices; at a date those of the month that ends with it.
    fn prices(self) -> ReportedPeriod {
        match self {
            Moment::Over(period) => period,
            Moment::At(day) => {
                let month = CalendarMonth::containing(day).map(ReportedPeriod::Month);
                month.unwrap_or(ReportedPeriod::Unstated)
            }
        }
    }
}

/// Finds the steps by which figures are converted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Converter<'a, 's> {
    valuation: &'s Valuation<'a>,
    known_on: Option<Date>,
}

impl<'a, 's> Converter<'a, 's> {
    pub(super) const fn new(valuation: &'s Valuation<'a>, known_on: Option<Date>) -> Self {
        Converter { valuation, known_on }
    }

    /// Whether every figure is taken as it was published.
    pub(super) const fn is_idle(&self) -> bool {
        self.valuation.is_as_published()
    }

    /// The unit of what has some unit as published.
    pub(super) fn unit(&self, unit: Unit) -> Unit {
        self.valuation.unit(unit)
    }

    /// The units in which a term may have been published: its own, that of the currency
    /// asked for, then others that there are. Without rates only its own.
    pub(super) fn units(&self, term: &Term, published: &[(Series, Unit)]) -> Vec<Unit> {
        let mut units = vec![term.unit];
        let (Some(asked), Some(own)) = (self.valuation.currency(), money_of(term.unit)) else {
            return units;
        };
        let is_term = |series: &Series| {
            series.measure == term.measure
                && series.basis == term.basis
                && series.timing == term.timing
                && series.counterparty.is_none()
        };
        let others = published.iter().filter(|(series, _)| is_term(series)).map(|(_, unit)| *unit);
        let mut others: Vec<Unit> =
            others.filter(|unit| unit.in_currency(own) == Some(term.unit)).collect();
        others.sort_unstable();
        units.extend(term.unit.in_currency(asked));
        units.extend(others);
        let mut seen = Vec::new();
        units.retain(|unit| {
            !seen.contains(unit) && {
                seen.push(*unit);
                true
            }
        });
        units
    }

    /// The steps of a figure of a series in a unit for a period, none for what is no
    /// money.
    pub(super) fn steps(
        &self,
        series: &Series,
        unit: Unit,
        period: ReportedPeriod,
    ) -> Result<Vec<Conversion<'a>>, Missing<'a>> {
        if self.is_idle() || unit.currencies().next().is_none() {
            return Ok(Vec::new());
        }
        let own = money_of(unit).ok_or(Missing::NotConvertible { unit })?;
        let asked = self.valuation.currency().unwrap_or(own);
        let at = Moment::of(series.timing, period);
        let Some(index) = self.valuation.index() else {
            return self.exchange(own, asked, at.rate());
        };
        if series.timing == Timing::Stock {
            let term = KeyedSeries { series: series.clone(), period };
            return Err(Missing::StockAtConstantPrices(term));
        }
        let mut steps = Vec::new();
        if index.currency == own {
            steps.extend(self.deflate(at.prices())?);
            let base = self.valuation.base().unwrap_or(ReportedPeriod::Unstated);
            steps.extend(self.exchange(own, asked, RatePeriod::Average(base))?);
        } else if index.currency == asked {
            steps.extend(self.exchange(own, asked, at.rate())?);
            steps.extend(self.deflate(at.prices())?);
        } else {
            return Err(Missing::IndexOfOtherCurrency { index: index.clone(), found: own, asked });
        }
        Ok(steps)
    }

    fn exchange(
        &self,
        from: Currency,
        to: Currency,
        at: RatePeriod,
    ) -> Result<Vec<Conversion<'a>>, Missing<'a>> {
        if from == to {
            return Ok(Vec::new());
        }
        let Some(rates) = self.valuation.rates() else { return Ok(Vec::new()) };
        let rate = rates.find(from, to, at, self.known_on).map_err(Missing::NoRate)?;
        Ok(Conversion::of_currency(from, rate).into_iter().collect())
    }

    fn deflate(&self, period: ReportedPeriod) -> Result<Option<Conversion<'a>>, Missing<'a>> {
        let (Some(indices), Some(index), Some(base)) =
            (self.valuation.indices(), self.valuation.index(), self.valuation.base())
        else {
            return Ok(None);
        };
        let number = |period| {
            let found = indices.find(index, period, self.known_on);
            found.map_err(Missing::NoPriceIndex)
        };
        Ok(Conversion::deflating(number(period)?, number(base)?))
    }
}

/// The one currency of a unit that amounts can be converted from: money, or money for
/// one of something.
fn money_of(unit: Unit) -> Option<Currency> {
    let mut currencies = unit.currencies();
    let (currency, None) = (currencies.next()?, currencies.next()) else { return None };
    let once = unit.per(Unit::currency(currency)).ok()?.currencies().next().is_none();
    once.then_some(currency)
}

/// An expression, converted; the places of rates and index numbers among the variables
/// are given by `variable`.
pub(super) fn converted<'a>(
    expression: Expression,
    steps: &[Conversion<'a>],
    mut variable: impl FnMut(crate::ConversionSource<'a>) -> usize,
) -> Expression {
    let mut of = |source| Box::new(Expression::Variable(variable(source)));
    steps.iter().fold(expression, |inner, step| match *step {
        Conversion::Multiplied(rate) => {
            Expression::Product(Box::new(inner), of(crate::ConversionSource::Rate(rate)))
        }
        Conversion::Divided(rate) => {
            Expression::Quotient(Box::new(inner), of(crate::ConversionSource::Rate(rate)))
        }
        Conversion::Deflated { at, base } => {
            let by = of(crate::ConversionSource::Index(at));
            let real = Expression::Quotient(Box::new(inner), by);
            Expression::Product(Box::new(real), of(crate::ConversionSource::Index(base)))
        }
    })
}
