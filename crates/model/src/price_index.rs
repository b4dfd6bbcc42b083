//! Price indices: how prices of one period compare with those of another.

mod fields;
#[cfg(feature = "serde")]
mod form;
mod table;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::release::Release;
use crate::{Currency, Figure, PriceIndexId, ReportedPeriod, ScaledUnit, Source};

pub use fields::IndexNumberFields;
pub use table::{
    FindIndexError, IndexProblemKind, NoIndexNumber, PriceIndices, PriceIndicesBuilder,
    PriceIndicesError, PriceIndicesProblem,
};

/// A price index: which prices it is of, of which money, and which period's
/// prices are its 100.
///
/// Two index numbers can be compared only within one of these. When a
/// statistical office moves the reference (2018 = 100, then 2022 = 100), a new
/// index begins: the weights changed with it, and no factor makes the two one.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, PriceIndex};
///
/// let deflator = PriceIndex::new("gdp_deflator".parse()?, Currency::IDR, "2010".parse()?);
/// assert_eq!(deflator.to_string(), "gdp_deflator of IDR (2010 = 100)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct PriceIndex {
    /// Which prices: `cpi`, `gdp_deflator`, `construction` …
    pub id: PriceIndexId,
    /// The money in which they are paid. An index says nothing of another.
    pub currency: Currency,
    /// The period whose prices are 100.
    pub reference: ReportedPeriod,
}

impl PriceIndex {
    /// An index by its id, currency and the period whose prices are 100.
    #[must_use]
    pub const fn new(id: PriceIndexId, currency: Currency, reference: ReportedPeriod) -> Self {
        PriceIndex { id, currency, reference }
    }
}

impl fmt::Display for PriceIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PriceIndex { id, currency, reference } = self;
        write!(f, "{id} of {currency} ({reference} = 100)")
    }
}

/// What a price index came to in a period, as published: 104.5 is 1.045 times
/// the prices of the reference.
///
/// It is an average over its period: a year's, a quarter's or a month's.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, IndexNumber, PriceIndex, Source};
///
/// let index = PriceIndex::new("gdp_deflator".parse()?, Currency::IDR, "2010".parse()?);
/// let source = Source::new("World Bank");
/// let number = IndexNumber::try_new(index, "2023".parse()?, "169.83612 percent".parse()?, source)?;
/// assert_eq!(number.figure().value().to_string(), "1.6983612");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct IndexNumber {
    index: Arc<PriceIndex>,
    period: ReportedPeriod, // INVARIANT: stated
    figure: Figure,         // INVARIANT: percent, its interval above zero
    source: Arc<Source>,
    note: Option<String>,
}

impl IndexNumber {
    /// What an index came to in a period: a figure in percent of the reference.
    ///
    /// # Errors
    /// [`IndexNumberError`]: a figure that isn't in percent or may be zero, a
    /// period or reference that isn't stated.
    pub fn try_new(
        index: impl Into<Arc<PriceIndex>>,
        period: ReportedPeriod,
        figure: Figure,
        source: impl Into<Arc<Source>>,
    ) -> Result<Self, IndexNumberError> {
        let index = index.into();
        if !figure.scaled_unit().is_percent() {
            return Err(IndexNumberError::Unit { unit: figure.scaled_unit() });
        }
        if figure.interval().low().is_none_or(|low| low <= Decimal::ZERO) {
            return Err(IndexNumberError::MayBeZero { figure });
        }
        if period == ReportedPeriod::Unstated {
            return Err(IndexNumberError::NoPeriod);
        }
        if index.reference == ReportedPeriod::Unstated {
            return Err(IndexNumberError::NoReference);
        }
        Ok(Self { index, period, figure, source: source.into(), note: None })
    }

    /// The same, with a note for readers of the table.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &PriceIndex {
        &self.index
    }

    /// The period over which it is an average.
    #[must_use]
    pub const fn period(&self) -> ReportedPeriod {
        self.period
    }

    /// The prices of the period, in percent of those of the reference.
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

impl Release for IndexNumber {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    fn source(&self) -> &Source {
        &self.source
    }
}

/// For people; files hold the fields.
impl fmt::Display for IndexNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { index, period, figure, source, .. } = self;
        write!(f, "{index} {period}: {} ({source})", figure.coefficient())
    }
}

/// Why a figure is not an [`IndexNumber`].
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, IndexNumber, IndexNumberError, PriceIndex, Source};
///
/// let index = PriceIndex::new("cpi".parse()?, Currency::IDR, "2022".parse()?);
/// let figure = "106.13 persons".parse();
/// assert!(figure.is_err(), "a part of a person");
/// let money = IndexNumber::try_new(index, "2024-03".parse()?, "106 IDR".parse()?, Source::new("BPS"));
/// assert!(matches!(money, Err(IndexNumberError::Unit { .. })));
/// # let _: Result<kawasan_model::Figure, _> = figure;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexNumberError {
    /// Not a ratio to the reference.
    #[error("`{unit}` is not the unit of a price index: expected `percent` of the reference")]
    #[non_exhaustive]
    Unit {
        /// The unit.
        unit: ScaledUnit,
    },
    /// Zero or below, or nobody knows.
    #[error("`{figure}` may be zero: expected an index number whose least value is above it")]
    #[non_exhaustive]
    MayBeZero {
        /// The figure.
        figure: Figure,
    },
    /// Prices of no stated period.
    #[error("an index number of no stated period: expected one, such as `2024-Q1`")]
    NoPeriod,
    /// Nothing is 100.
    #[error("an index without a reference: expected the period that is 100, such as `2010`")]
    NoReference,
}
