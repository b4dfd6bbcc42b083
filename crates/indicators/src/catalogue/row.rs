//! A row of the catalogue's tables.

use kawasan_model::Localised;

use super::CatalogueError;
use crate::{Direction, Indicator, Rounding, Terms, Topic};

/// Scale of ratios: a hundredth of a percent.
pub(super) const RATIO: u32 = 4;
/// Scale of amounts and counts: whole units.
pub(super) const WHOLE: u32 = 0;
/// Scale of what is small for one: a hundredth.
pub(super) const CENT: u32 = 2;

/// An indicator as a row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) indonesian: &'static str,
    pub(super) english: &'static str,
    pub(super) scale: u32,
    pub(super) direction: Direction,
    pub(super) formula: &'static str,
    pub(super) topic: Topic,
    pub(super) is_projection: bool,
    pub(super) citation: &'static str,
}

impl Row {
    /// A row of achievement, as the council of zones evaluates it.
    pub(super) const fn new(
        id: &'static str,
        (indonesian, english): (&'static str, &'static str),
        scale: u32,
        direction: Direction,
        formula: &'static str,
    ) -> Self {
        Row {
            id,
            indonesian,
            english,
            scale,
            direction,
            formula,
            topic: Topic::Achievement,
            is_projection: false,
            citation: "Dewan Nasional KEK, quarterly evaluation, 24 April 2024",
        }
    }

    pub(super) const fn on(mut self, topic: Topic, citation: &'static str) -> Self {
        self.topic = topic;
        self.citation = citation;
        self
    }

    pub(super) const fn citing(mut self, citation: &'static str) -> Self {
        self.citation = citation;
        self
    }

    pub(super) const fn projecting(mut self) -> Self {
        self.is_projection = true;
        self
    }

    pub(super) fn indicator(&self, terms: &Terms<'_>) -> Result<Indicator, CatalogueError> {
        let title = Localised::try_new([("id", self.indonesian), ("en", self.english)])?;
        let formula = terms
            .parse(self.formula)
            .map_err(|reason| CatalogueError::Formula { id: self.id, reason: Box::new(reason) })?;
        let indicator = Indicator::new(self.id, title, formula, Rounding::half_away(self.scale)?)
            .directed(self.direction)
            .on(self.topic)
            .citing(self.citation);
        Ok(if self.is_projection { indicator.projecting() } else { indicator })
    }
}
