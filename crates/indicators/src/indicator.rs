//! An indicator: a formula with all that a reader must know of it.

use kawasan_model::{Localised, Unit};

use crate::{Formula, Rounding};

/// A definition of one performance indicator.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::{Direction, Indicator, Rounding, Terms, Window};
/// use kawasan_model::{Basis, Currency, Localised, Measures};
///
/// let measures = Measures::standard();
/// let terms = Terms::new(&measures, Currency::IDR);
/// let jobs = terms.stock("employment", Basis::Realised, Window::PERIOD)?;
/// let per_job = terms.stock("investment", Basis::Realised, Window::PERIOD)?.per(jobs)?;
///
/// let title = Localised::try_new([("en", "Investment per job")])?;
/// let indicator = Indicator::new("investment_per_job", title, per_job, Rounding::half_away(0)?)
///     .directed(Direction::Neutral)
///     .citing("Dewan Nasional KEK");
/// assert_eq!(indicator.unit().to_string(), "IDR/person");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    id: String,
    title: Localised,
    formula: Formula,
    rounding: Rounding,
    direction: Direction,
    citation: Option<String>,
}

impl Indicator {
    /// An indicator by its id, title, formula and the rounding of its result.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        title: Localised,
        formula: Formula,
        rounding: Rounding,
    ) -> Self {
        let direction = Direction::Neutral;
        Indicator { id: id.into(), title, formula, rounding, direction, citation: None }
    }

    /// The same, saying which way is better.
    #[must_use]
    pub fn directed(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// The same, with the source of the definition.
    #[must_use]
    pub fn citing(mut self, citation: impl Into<String>) -> Self {
        self.citation = Some(citation.into());
        self
    }

    /// The id, as files and outputs name it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The title, by language.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// The formula.
    #[must_use]
    pub const fn formula(&self) -> &Formula {
        &self.formula
    }

    /// The unit of its values, which follows from the formula.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.formula.unit()
    }

    /// Scale and mode by which its values are rounded, once.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// Which way is better.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Where the definition comes from: a law, a handbook, a paper, a release.
    #[must_use]
    pub fn citation(&self) -> Option<&str> {
        self.citation.as_deref()
    }
}

/// Which way of an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither is better by itself.
    Neutral,
}
