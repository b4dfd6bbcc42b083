//! The standard indicators.

mod achievement;

use kawasan_model::{Dataset, Localised, LocalisedError};

use crate::{Formula, FormulaError, Indicator, RoundingError, Terms};

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
        Ok(Catalogue(achievement::indicators(&terms)?))
    }

    /// The indicator of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.0.iter().find(|indicator| indicator.id() == id)
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
        reason: FormulaError,
    },
    /// A title is no text.
    #[error(transparent)]
    Title(#[from] LocalisedError),
    /// A rounding doesn't exist.
    #[error(transparent)]
    Rounding(#[from] RoundingError),
}

/// A title in the two languages of the catalogue.
fn title(indonesian: &str, english: &str) -> Result<Localised, LocalisedError> {
    Localised::try_new([("id", indonesian), ("en", english)])
}

/// Names the indicator whose formula failed.
fn of(id: &'static str, formula: Result<Formula, FormulaError>) -> Result<Formula, CatalogueError> {
    formula.map_err(|reason| CatalogueError::Formula { id, reason })
}
