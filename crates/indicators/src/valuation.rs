//! In which money amounts are expressed: as published, in another currency, at the
//! prices of another period.

use kawasan_model::{
    Currency, ExchangeRate, ExchangeRates, Figure, IndexNumber, PriceIndex, PriceIndices,
    ReportedPeriod, Source, Unit,
};
use rust_decimal::Decimal;

use crate::Rounding;
use kawasan_exact::{Bounds, Fraction};

#[cfg(test)]
mod tests;

/// In which money an [`Evaluator`](crate::Evaluator) takes the figures of a formula.
///
/// Every figure is converted at *its own* time, before the formula is computed, and
/// never a result:
///
/// - **What flowed over a period** is converted at the average rate of just that
///   period and deflated by the index of just that period. A flow that is the
///   difference of two (a half year less a quarter) is one of the quarter between:
///   both are subtracted as published, and the difference is converted.
/// - **What stands at a date** (a stock or level) is converted at the closing rate of
///   that date. So a cumulative stock in dollars is what its rupiah would buy on that
///   day, not the dollars that were once paid in.
/// - **A level** (a wage) is deflated by the index of the month that ends with the
///   date.
/// - **A cumulative stock has no deflator.** It was paid in at the prices of many
///   years; to divide it by the index of the last one gives a number, and a wrong
///   one. It is missing with
///   [`Missing::StockAtConstantPrices`](crate::Missing::StockAtConstantPrices); what
///   can be told are the flows of each year.
///
/// Where both are asked for, the currency of the index decides. Rupiah are deflated
/// by an index of rupiah prices and then converted at the average rate of the base
/// period (constant dollars as the World Bank has them); with an index of dollar
/// prices they are converted first. No other index is taken.
///
/// Rates and index numbers are figures: each is one variable of the bounds, however
/// often it occurs, and one that is in both sides of a quotient cancels out. They are
/// looked up in their table as known on the day of the evaluation; what isn't there
/// is missing, with what there was instead. Nothing is interpolated or chained.
///
/// A term is answered by the series in the currency of the formula. Where that
/// doesn't answer, one that was published in the currency asked for does, then
/// one in any other for which there is a rate.
///
/// # Examples
///
/// In 2024, 43 % more was invested than in 2023, at constant prices 42 %:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator, Valuation};
/// use kawasan_model::Subject;
///
/// let (kek, period) = (kek(), "2024".parse()?);
/// let catalogue = Catalogue::standard(kek.dataset())?;
/// let growth = catalogue.get("investment_growth").ok_or("in the catalogue")?;
/// let nominal = Evaluator::new(kek.dataset().all_known(), Subject::National, period);
///
/// let indices = kek.price_indices();
/// let deflator = indices.indices().find(|i| i.id.as_str() == "gdp_deflator").ok_or("shipped")?;
/// let at_2020 = Valuation::AS_PUBLISHED.at_prices_of("2020".parse()?, deflator, indices);
/// let real = nominal.clone().valued(at_2020);
///
/// let digits = |evaluator: &Evaluator<'_>| {
///     evaluator.evaluate(growth).value().map(|value| value.amount.to_string())
/// };
/// assert_eq!(digits(&nominal).as_deref(), Some("0.4324"));
/// assert_eq!(digits(&real).as_deref(), Some("0.4198"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Valuation<'a> {
    money: Option<(Currency, &'a ExchangeRates)>,
    prices: Option<ConstantPrices<'a>>,
}

/// The prices of a base period.
#[derive(Debug, Clone)]
struct ConstantPrices<'a> {
    base: ReportedPeriod,
    index: PriceIndex,
    indices: &'a PriceIndices,
}

impl<'a> Valuation<'a> {
    /// Every figure as it was published.
    pub const AS_PUBLISHED: Valuation<'static> = Valuation { money: None, prices: None };

    /// The same, in a currency, by a table of rates.
    #[must_use]
    pub fn in_currency(mut self, currency: Currency, rates: &'a ExchangeRates) -> Self {
        self.money = Some((currency, rates));
        self
    }

    /// The same, at the average prices of a base period, by an index of a table.
    #[must_use]
    pub fn at_prices_of(
        mut self,
        base: ReportedPeriod,
        index: &PriceIndex,
        indices: &'a PriceIndices,
    ) -> Self {
        self.prices = Some(ConstantPrices { base, index: index.clone(), indices });
        self
    }

    /// The currency, if one is asked for.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.money.map(|(currency, _)| currency)
    }

    /// The table of rates, if a currency is asked for.
    #[must_use]
    pub fn rates(&self) -> Option<&'a ExchangeRates> {
        self.money.map(|(_, rates)| rates)
    }

    /// The base period, if constant prices are asked for.
    #[must_use]
    pub fn base(&self) -> Option<ReportedPeriod> {
        self.prices.as_ref().map(|prices| prices.base)
    }

    /// The index, if constant prices are asked for.
    #[must_use]
    pub fn index(&self) -> Option<&PriceIndex> {
        self.prices.as_ref().map(|prices| &prices.index)
    }

    /// The table of indices, if constant prices are asked for.
    #[must_use]
    pub fn indices(&self) -> Option<&'a PriceIndices> {
        self.prices.as_ref().map(|prices| prices.indices)
    }

    /// The unit of what has some unit as published.
    #[must_use]
    pub fn unit(&self, unit: Unit) -> Unit {
        let money = self.currency().and_then(|currency| unit.in_currency(currency));
        money.unwrap_or(unit)
    }

    /// Whether every figure is taken as it was published.
    #[must_use]
    pub const fn is_as_published(&self) -> bool {
        self.money.is_none() && self.prices.is_none()
    }
}

/// One step by which a figure was converted, with the published rate or index
/// numbers that it rests on.
///
/// # Examples
///
/// What was Rp90.1 trillion in 2024 was Rp75.7 trillion at the prices of 2020. Inflated
/// again, it lacks one rupiah, as half a rupiah of rounding grew with prices:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Conversion, Rounding};
/// use kawasan_model::Decimal;
///
/// let indices = kek().price_indices();
/// let deflator = indices.indices().find(|i| i.id.as_str() == "gdp_deflator").ok_or("shipped")?;
/// let at = indices.find(deflator, "2024".parse()?, None)?;
/// let base = indices.find(deflator, "2020".parse()?, None)?;
/// let step = Conversion::deflating(at, base).ok_or("of one index")?;
///
/// let rupiah = Rounding::half_away(0)?;
/// let amount = Decimal::from(90_100_000_000_000_i64);
/// let deflated = step.apply(amount, rupiah).ok_or("too large")?;
/// assert_eq!(deflated.to_string(), "75729454865224");
/// assert_eq!(step.undo(deflated, rupiah), Some(amount - Decimal::ONE));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conversion<'a> {
    /// Multiplied by a rate: money of its base currency, into its quote currency.
    Multiplied(&'a ExchangeRate),
    /// Divided by a rate: money of its quote currency, into its base currency.
    Divided(&'a ExchangeRate),
    /// Divided by the prices of its own period and multiplied by those of the base.
    #[non_exhaustive]
    Deflated {
        /// The prices of its own period.
        at: &'a IndexNumber,
        /// The prices of the base period.
        base: &'a IndexNumber,
    },
}

impl<'a> Conversion<'a> {
    /// A conversion of money of a currency at a rate that has it on one of its sides.
    #[must_use]
    pub fn of_currency(from: Currency, rate: &'a ExchangeRate) -> Option<Self> {
        match (rate.base() == from, rate.quote() == from) {
            (true, _) => Some(Conversion::Multiplied(rate)),
            (_, true) => Some(Conversion::Divided(rate)),
            _ => None,
        }
    }

    /// The prices of one period in those of another, of one index.
    #[must_use]
    pub fn deflating(at: &'a IndexNumber, base: &'a IndexNumber) -> Option<Self> {
        (at.index() == base.index()).then_some(Conversion::Deflated { at, base })
    }

    /// An amount after the step, at the digits of the rate or index numbers, rounded
    /// once; `None` if no decimal holds it.
    #[must_use]
    pub fn apply(&self, amount: Decimal, rounding: Rounding) -> Option<Decimal> {
        rounding.apply(&Fraction::from(amount).mul(&self.factor()))
    }

    /// The amount before the step that gives an amount, rounded once; `None` if no
    /// decimal holds it.
    #[must_use]
    pub fn undo(&self, amount: Decimal, rounding: Rounding) -> Option<Decimal> {
        rounding.apply(&Fraction::from(amount).div(&self.factor())?)
    }

    /// By what an amount is multiplied, at the digits; above zero.
    #[must_use]
    pub fn factor(&self) -> Fraction {
        let quotient = |over: Fraction, under: Fraction| {
            // Rates and index numbers are above zero.
            over.div(&under).unwrap_or(Fraction::ZERO)
        };
        let value = |figure: &Figure| Fraction::from(figure.value());
        match self {
            Conversion::Multiplied(rate) => value(rate.figure()),
            Conversion::Divided(rate) => quotient(Fraction::ONE, value(rate.figure())),
            Conversion::Deflated { at, base } => quotient(value(base.figure()), value(at.figure())),
        }
    }

    /// The published figures that it rests on: the rate, or the index number of its
    /// own period and then that of the base.
    #[must_use]
    pub fn sources(&self) -> Vec<ConversionSource<'a>> {
        match *self {
            Conversion::Multiplied(rate) | Conversion::Divided(rate) => {
                vec![ConversionSource::Rate(rate)]
            }
            Conversion::Deflated { at, base } => {
                vec![ConversionSource::Index(at), ConversionSource::Index(base)]
            }
        }
    }
}

/// A published figure that a conversion rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConversionSource<'a> {
    /// A rate.
    Rate(&'a ExchangeRate),
    /// An index number.
    Index(&'a IndexNumber),
}

impl ConversionSource<'_> {
    /// The figure.
    #[must_use]
    pub fn figure(&self) -> &Figure {
        match self {
            ConversionSource::Rate(rate) => rate.figure(),
            ConversionSource::Index(number) => number.figure(),
        }
    }

    /// The release it comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        match self {
            ConversionSource::Rate(rate) => rate.source(),
            ConversionSource::Index(number) => number.source(),
        }
    }

    /// What a reader should know about it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        match self {
            ConversionSource::Rate(rate) => rate.note(),
            ConversionSource::Index(number) => number.note(),
        }
    }

    pub(crate) fn value(&self) -> Fraction {
        Fraction::from(self.figure().value())
    }

    pub(crate) fn bounds(&self) -> Bounds {
        Bounds::from(&self.figure().interval())
    }
}
