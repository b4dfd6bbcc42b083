//! Exchange rates: the only way from one currency to another.
//!
//! A rate has a day and a source, or it is none. It works in the direction in
//! which it was published; an inverse would need a division and so a rounding.

use std::fmt;

use rust_decimal::Decimal;
use time::Date;

use crate::exact::{self, Overflow};
use crate::{Currency, Figure, Interval, Quantity, Unit};

#[cfg(feature = "serde")]
mod form;

/// How much of one currency a unit of another bought on a day, and who says so.
///
/// # Examples
/// "129 juta Dollar AS atau setara Rp 1,9 triliun (kurs Rp 15.294)" was said of
/// KEK Kendal in 2023. At the stated rate it is Rp1.97 trillion:
///
/// ```
/// use kawasan_model::{Currency, ExchangeRate, Quantity, exact};
/// use time::{Date, Month};
///
/// let on = Date::from_calendar_date(2023, Month::August, 20)?;
/// let rate = exact::parse("15294")?;
/// let rate = ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, on, "Kompas.com")?;
///
/// let realised: Quantity = "129000000 USD".parse()?;
/// assert_eq!(rate.convert(&realised)?, "1972926000000 IDR".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct ExchangeRate {
    base: Currency,
    quote: Currency, // INVARIANT: not `base`
    rate: Decimal,   // INVARIANT: above zero
    on: Date,
    source: String, // INVARIANT: not blank
}

impl ExchangeRate {
    /// A rate of so much `quote` for one `base`.
    ///
    /// A rate published for a hundred units (of yen, say) is to be shifted by
    /// two digits first.
    ///
    /// # Errors
    /// [`ExchangeRateError`]: currencies that don't differ, a rate that isn't
    /// above zero, a blank source.
    ///
    /// # Examples
    /// A rate that nobody vouches for is refused:
    ///
    /// ```
    /// use kawasan_model::{Currency, ExchangeRate, ExchangeRateError, exact};
    /// use time::{Date, Month};
    ///
    /// let on = Date::from_calendar_date(2023, Month::August, 20)?;
    /// let rate = exact::parse("15294")?;
    /// let error = ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, on, "").unwrap_err();
    /// assert_eq!(error, ExchangeRateError::NoSource);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn try_new(
        base: Currency,
        quote: Currency,
        rate: Decimal,
        on: Date,
        source: impl Into<String>,
    ) -> Result<Self, ExchangeRateError> {
        let source = source.into();
        if base == quote {
            return Err(ExchangeRateError::SameCurrency { currency: base });
        }
        if rate <= Decimal::ZERO {
            return Err(ExchangeRateError::NotPositive { rate });
        }
        if source.trim().is_empty() {
            return Err(ExchangeRateError::NoSource);
        }
        Ok(Self { base, quote, rate, on, source })
    }

    /// The currency of which one unit is bought.
    #[must_use]
    pub const fn base(&self) -> Currency {
        self.base
    }

    /// The currency in which it is paid for.
    #[must_use]
    pub const fn quote(&self) -> Currency {
        self.quote
    }

    /// Units of the quote currency for one of the base currency; above zero.
    #[must_use]
    pub const fn rate(&self) -> Decimal {
        self.rate
    }

    /// The day of the rate.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }

    /// Who published it, and where.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The unit of the rate: `IDR/USD` for rupiah per dollar.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Currency, ExchangeRate, exact};
    /// use time::{Date, Month};
    ///
    /// let on = Date::from_calendar_date(2023, Month::August, 20)?;
    /// let rate = exact::parse("15294")?;
    /// let rate = ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, on, "Kompas.com")?;
    /// assert_eq!(rate.unit().to_string(), "IDR/USD");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unit(&self) -> Unit {
        Unit::rate(self.quote, self.base)
    }

    /// Whether two stated amounts can be the same at this rate: "US$ 3 miliar atau
    /// sekitar Rp45 triliun". Both are taken with their precision.
    ///
    /// # Errors
    /// [`ConvertError`] if the first isn't money of the base currency, or the second
    /// not of the quote currency, or a bound fits no decimal.
    ///
    /// # Examples
    ///
    /// KEK Kendal's US$129 million were said to be Rp1.9 trillion at Rp15 294, which
    /// is Rp1.97 trillion and so would have been written as 2.0:
    ///
    /// ```
    /// use kawasan_model::{Currency, ExchangeRate, exact, parse_date};
    ///
    /// let on = parse_date("2023-08-20")?;
    /// let rate = exact::parse("15294")?;
    /// let rate = ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, on, "Kompas.com")?;
    /// assert!(!rate.allows(&"US$129 juta".parse()?, &"Rp1,9 triliun".parse()?)?);
    /// assert!(rate.allows(&"US$129 juta".parse()?, &"Rp1,97 triliun".parse()?)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn allows(&self, amount: &Figure, equivalent: &Figure) -> Result<bool, ConvertError> {
        if equivalent.unit() != Unit::currency(self.quote) {
            let (unit, quote) = (equivalent.unit(), self.quote);
            return Err(ConvertError::OtherQuote { unit, quote });
        }
        // Checks the currency of the amount, too.
        self.convert(&amount.quantity())?;
        let at_rate = |bound: Option<Decimal>| {
            let convert = |bound| self.convert(&Quantity::new(bound, amount.unit()));
            bound.map(convert).transpose().map(|money| money.map(|money| money.amount()))
        };
        let stated = amount.interval();
        let (low, high) = (at_rate(stated.low())?, at_rate(stated.high())?);
        // A rate is above zero, so the bounds keep their order.
        let converted = Interval::new(low, high).unwrap_or(Interval::UNBOUNDED);
        Ok(converted.overlaps(&equivalent.interval()))
    }

    /// Money of the base currency in the quote currency, exactly.
    ///
    /// Not rounded to the quote's minor unit.
    ///
    /// # Errors
    /// [`ConvertError`]: no money, money of another currency, money of the quote
    /// currency (there is no inverse), or a product that no decimal holds.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{ConvertError, Currency, ExchangeRate, Quantity, exact};
    /// use time::{Date, Month};
    ///
    /// let on = Date::from_calendar_date(2023, Month::August, 20)?;
    /// let rate = exact::parse("15294")?;
    /// let rate = ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, on, "Kompas.com")?;
    ///
    /// let dollars: Quantity = "0.5 USD".parse()?;
    /// assert_eq!(rate.convert(&dollars)?, "7647 IDR".parse()?);
    ///
    /// // One rupiah is no decimal number of dollars: that would be rounded.
    /// let rupiah: Quantity = "1 IDR".parse()?;
    /// assert!(matches!(rate.convert(&rupiah), Err(ConvertError::Inverse { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn convert(&self, money: &Quantity) -> Result<Quantity, ConvertError> {
        let Self { base, quote, .. } = *self;
        match money.unit().money_currency() {
            None => Err(ConvertError::NotMoney { unit: money.unit() }),
            Some(found) if found == base => {
                let amount = exact::mul(money.amount(), self.rate)?;
                Ok(Quantity::new(amount, Unit::currency(quote)))
            }
            Some(found) if found == quote => Err(ConvertError::Inverse { base, quote }),
            Some(found) => Err(ConvertError::OtherCurrency { found, base }),
        }
    }
}

/// For people; files hold the fields.
impl fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { base, quote, rate, on, source } = self;
        write!(f, "1 {base} = {rate} {quote} on {on} ({source})")
    }
}

/// Why something is not an [`ExchangeRate`].
///
/// # Examples
/// ```
/// use kawasan_model::{Currency, ExchangeRate, ExchangeRateError};
/// use rust_decimal::Decimal;
/// use time::Date;
///
/// let zero = ExchangeRate::try_new(Currency::USD, Currency::IDR, Decimal::ZERO, Date::MIN, "BI");
/// assert!(matches!(zero, Err(ExchangeRateError::NotPositive { .. })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeRateError {
    /// From a currency to itself.
    #[error("`{currency}` for `{currency}` is no exchange: expected two different currencies")]
    #[non_exhaustive]
    SameCurrency {
        /// The currency on both sides.
        currency: Currency,
    },
    /// Zero or below.
    #[error("`{rate}` is not an exchange rate: expected one above zero")]
    #[non_exhaustive]
    NotPositive {
        /// The rate.
        rate: Decimal,
    },
    /// Nothing, or blanks, for a source.
    #[error("`` is not a source of an exchange rate: expected who published it")]
    NoSource,
}

/// Why an [`ExchangeRate`] does not convert an amount.
///
/// # Examples
/// See [`ExchangeRate::convert`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConvertError {
    /// The amount is none of money.
    #[error("`{unit}` is not the unit of money: expected a currency alone")]
    #[non_exhaustive]
    NotMoney {
        /// The amount's unit.
        unit: Unit,
    },
    /// What the amount should be the same as is in another unit.
    #[error("`{unit}` is not what the exchange rate gives: expected `{quote}`")]
    #[non_exhaustive]
    OtherQuote {
        /// The unit of the equivalent.
        unit: Unit,
        /// The currency that the rate gives.
        quote: Currency,
    },
    /// The amount is in a third currency.
    #[error("`{found}` is not what the exchange rate is for: expected `{base}`")]
    #[non_exhaustive]
    OtherCurrency {
        /// The amount's currency.
        found: Currency,
        /// The currency that the rate converts.
        base: Currency,
    },
    /// The amount is in the currency that the rate converts to.
    #[error(
        "`{quote}` per `{base}` does not convert `{quote}`: the inverse would need a division and \
         so a rounding; expected `{base}`, or a rate published as `{base}` per `{quote}`"
    )]
    #[non_exhaustive]
    Inverse {
        /// The currency that the rate converts.
        base: Currency,
        /// The currency that it converts to, and that of the amount.
        quote: Currency,
    },
    /// No decimal holds the product.
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

#[cfg(test)]
mod tests;
