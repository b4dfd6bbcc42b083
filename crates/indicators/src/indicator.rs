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
    topic: Topic,
    is_projection: bool,
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
        Indicator {
            id: id.into(),
            title,
            formula,
            rounding,
            direction: Direction::Neutral,
            topic: Topic::Achievement,
            is_projection: false,
            citation: None,
        }
    }

    /// The same, on another topic than achievement.
    #[must_use]
    pub fn on(mut self, topic: Topic) -> Self {
        self.topic = topic;
        self
    }

    /// The same, as a projection: what would come about, not what did.
    #[must_use]
    pub fn projecting(mut self) -> Self {
        self.is_projection = true;
        self
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

    /// What it is about.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// Whether its values are projections, which must never be shown without
    /// saying so.
    #[must_use]
    pub const fn is_projection(&self) -> bool {
        self.is_projection
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

/// What an indicator is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Topic {
    /// Investment, jobs and businesses against targets and earlier periods.
    Achievement,
    /// Value added, exports and foreign exchange.
    Downstreaming,
    /// How the administration serves businesses.
    Administration,
    /// What zones take and give: public money, land, people, nature.
    Resources,
    /// Who reported, and when.
    Reporting,
    /// What the region has of it.
    WiderImpact,
}

impl Topic {
    /// All of them, in the order of the catalogue.
    pub const ALL: [Topic; 6] = [
        Topic::Achievement,
        Topic::Downstreaming,
        Topic::Administration,
        Topic::Resources,
        Topic::Reporting,
        Topic::WiderImpact,
    ];

    /// The word of files and outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Topic::Achievement => "achievement",
            Topic::Downstreaming => "downstreaming",
            Topic::Administration => "administration",
            Topic::Resources => "resources",
            Topic::Reporting => "reporting",
            Topic::WiderImpact => "wider_impact",
        }
    }

    /// The pillar it belongs to: service, achievement or wider impact, as in the
    /// 2024 evaluation framework that LPEM UI made for the council.
    #[must_use]
    pub const fn pillar(self) -> Pillar {
        match self {
            Topic::Administration | Topic::Reporting => Pillar::Service,
            Topic::Achievement | Topic::Downstreaming => Pillar::Achievement,
            Topic::Resources | Topic::WiderImpact => Pillar::WiderImpact,
        }
    }
}

/// A pillar of the evaluation of zones (LPEM UI, 2024).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Pillar {
    /// How zones are served.
    Service,
    /// What they achieve.
    Achievement,
    /// What the region and the nation have of it.
    WiderImpact,
}
