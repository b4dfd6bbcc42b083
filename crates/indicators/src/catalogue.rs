//! The standard indicators.

mod achievement;
mod administration;
mod downstreaming;
mod resources;
mod row;
mod wider_impact;

use kawasan_model::{Dataset, LocalisedError};

use crate::{Indicator, ParseFormulaError, RoundingError, Terms};

/// Indicators by id, in the order in which reports show them.
///
/// # Examples
///
/// A definition prints as a person would write it:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Catalogue;
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let per_job = catalogue.get("investment_per_job").ok_or("in the catalogue")?;
/// assert_eq!(
///     per_job.formula().to_string(),
///     "realised investment stock [period] ÷ realised employment stock [period]",
/// );
/// assert_eq!(per_job.unit().to_string(), "IDR/person");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue(Vec<Indicator>);

impl Catalogue {
    /// The standard indicators over the measures of a dataset, with money in the
    /// currency of its country.
    ///
    /// # Errors
    /// [`CatalogueError`] if the dataset's measures lack one that is needed, or
    /// have it in another unit.
    pub fn standard(dataset: &Dataset) -> Result<Self, CatalogueError> {
        let terms = Terms::new(dataset.measures(), dataset.registry().jurisdiction().currency());
        let tables = [
            achievement::ROWS,
            downstreaming::ROWS,
            administration::ROWS,
            resources::ROWS,
            wider_impact::ROWS,
        ];
        let rows = tables.into_iter().flatten();
        rows.map(|row| row.indicator(&terms)).collect::<Result<_, _>>().map(Catalogue)
    }

    /// A catalogue of indicators of one's own; of two with one id the later is
    /// kept.
    #[must_use]
    pub fn of(indicators: impl IntoIterator<Item = Indicator>) -> Self {
        indicators.into_iter().fold(Catalogue::default(), Catalogue::with)
    }

    /// Adds an indicator; one of the same id is replaced in its place.
    #[must_use]
    pub fn with(mut self, indicator: Indicator) -> Self {
        match self.0.iter_mut().find(|known| known.id() == indicator.id()) {
            Some(known) => *known = indicator,
            None => self.0.push(indicator),
        }
        self
    }

    /// The indicator of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.0.iter().find(|indicator| indicator.id() == id)
    }

    /// The id that was probably meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        kawasan_model::suggest::nearest(id, self.0.iter().map(Indicator::id))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.0.iter()
    }
}

/// Why a catalogue can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// A formula doesn't fit the measures.
    #[error("indicator `{id}`: {reason}")]
    #[non_exhaustive]
    Formula {
        /// The indicator.
        id: &'static str,
        /// Why.
        reason: Box<ParseFormulaError>,
    },
    /// A title is no text.
    #[error(transparent)]
    Title(#[from] LocalisedError),
    /// A rounding doesn't exist.
    #[error(transparent)]
    Rounding(#[from] RoundingError),
}

#[cfg(test)]
mod tests;
