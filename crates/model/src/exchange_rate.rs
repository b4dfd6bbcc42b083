//! Exchange rates: what one currency bought of another, when, and who says so.

mod fields;
#[cfg(feature = "serde")]
mod form;
mod period;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use time::Date;

use crate::calendar::YEARS;
use crate::release::Release;
use crate::{BaseUnit, Currency, Figure, ReportedPeriod, Source, Unit};

pub use fields::ExchangeRateFields;
pub use period::{RateKind, RatePeriod};
pub use table::{
    ExchangeRates, ExchangeRatesBuilder, ExchangeRatesError, ExchangeRatesProblem, NoRate,
    RateProblemKind,
};

/// A published exchange rate: units of one currency for one of another, as an
/// average over a period or at the close of a day.
///
/// It is a figure like any other: its digits bring their interval, and it has a
/// source. Whether it serves to convert the one currency or the other is for
/// whoever uses it; the direction of the quotation is kept.
///
/// # Examples
///
/// The rupiah in 2023, as the minister of finance told it:
///
/// ```
/// use kawasan_model::{Currency, ExchangeRate, RatePeriod, Source, parse_date};
///
/// let told = Source::new("CNBC Indonesia").on(parse_date("2024-01-02")?);
/// let average = RatePeriod::Average("2023".parse()?);
/// let rate = ExchangeRate::try_new("15255 IDR/USD".parse()?, average, told)?;
/// assert_eq!((rate.base(), rate.quote()), (Currency::USD, Currency::IDR));
/// assert_eq!(rate.figure().interval().low().unwrap().to_string(), "15254.5");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct ExchangeRate {
    base: Currency,
    quote: Currency,
    at: RatePeriod,
    figure: Figure, // INVARIANT: in quote per base, its interval above zero
    source: Arc<Source>,
    note: Option<String>,
}

impl ExchangeRate {
    /// A rate in a unit such as `IDR/USD`, for a period, from a release.
    ///
    /// # Errors
    /// [`ExchangeRateError`]: a unit that isn't one currency for one of another,
    /// a rate that may be zero, an average over no stated period, a day of a year
    /// that can't be written.
    ///
    /// # Examples
    ///
    /// "At most 15 000" leaves open whether a dollar cost anything:
    ///
    /// ```
    /// use kawasan_model::{ExchangeRate, ExchangeRateError, RatePeriod, Source};
    ///
    /// let average = RatePeriod::Average("2023".parse()?);
    /// let open = ExchangeRate::try_new("at most 15000 IDR/USD".parse()?, average, Source::new("X"));
    /// assert!(matches!(open, Err(ExchangeRateError::MayBeZero { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn try_new(
        figure: Figure,
        at: RatePeriod,
        source: impl Into<Arc<Source>>,
    ) -> Result<Self, ExchangeRateError> {
        let (base, quote) = pair_quoted(&figure)?;
        match at {
            RatePeriod::Average(ReportedPeriod::Unstated) => {
                return Err(ExchangeRateError::NoPeriod { figure });
            }
            RatePeriod::Closing(day) if !YEARS.contains(&day.year()) => {
                return Err(ExchangeRateError::Year { day });
            }
            _ => {}
        }
        Ok(Self { base, quote, at, figure, source: source.into(), note: None })
    }

    /// The same, with a note for readers of the table.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
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

    /// When, and whether it is an average or a closing rate.
    #[must_use]
    pub const fn at(&self) -> RatePeriod {
        self.at
    }

    /// Units of the quote currency for one of the base currency.
    #[must_use]
    pub const fn figure(&self) -> &Figure {
        &self.figure
    }

    /// The release it comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What a reader should know about it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

impl Release for ExchangeRate {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    fn source(&self) -> &Source {
        &self.source
    }
}

/// For people; files hold the fields.
impl fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} ({})", self.figure, self.at, self.source)
    }
}

/// The currencies of a figure that can be a rate: base, then quote.
fn pair_quoted(figure: &Figure) -> Result<(Currency, Currency), ExchangeRateError> {
    let unit = figure.unit();
    let pair = pair_of(unit).ok_or(ExchangeRateError::Unit { unit })?;
    match figure.interval().low() {
        Some(low) if low > Decimal::ZERO => Ok(pair),
        _ => Err(ExchangeRateError::MayBeZero { figure: *figure }),
    }
}

/// The currencies of a unit such as `IDR/USD`: base (USD), then quote (IDR).
fn pair_of(unit: Unit) -> Option<(Currency, Currency)> {
    let mut factors = unit.factors();
    match (factors.next(), factors.next(), factors.next()) {
        (
            Some((BaseUnit::Currency(first), above)),
            Some((BaseUnit::Currency(second), below)),
            None,
        ) => match (above, below) {
            (1, -1) => Some((second, first)),
            (-1, 1) => Some((first, second)),
            _ => None,
        },
        _ => None,
    }
}

/// Why a figure is not an [`ExchangeRate`].
///
/// # Examples
///
/// ```
/// use kawasan_model::{ExchangeRate, ExchangeRateError, RatePeriod, Source};
///
/// let average = RatePeriod::Average("2023".parse()?);
/// let error = ExchangeRate::try_new("15255 IDR".parse()?, average, Source::new("X")).unwrap_err();
/// assert!(matches!(error, ExchangeRateError::Unit { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeRateError {
    /// Not so much of one currency for one of another.
    #[error("`{unit}` is not the unit of an exchange rate: expected such as `IDR/USD`")]
    #[non_exhaustive]
    Unit {
        /// The unit.
        unit: Unit,
    },
    /// Zero or below, or nobody knows.
    #[error("`{figure}` may be zero: expected an exchange rate whose least value is above it")]
    #[non_exhaustive]
    MayBeZero {
        /// The figure.
        figure: Figure,
    },
    /// An average is one over some period.
    #[error("`{figure}` is an average over no stated period: expected one, such as `2024-Q1`")]
    #[non_exhaustive]
    NoPeriod {
        /// The figure.
        figure: Figure,
    },
    /// A day of no year from 1 to 9999.
    #[error("`{day}` is no day of a closing rate: expected one of the years 1 to 9999")]
    #[non_exhaustive]
    Year {
        /// The day.
        day: Date,
    },
}
