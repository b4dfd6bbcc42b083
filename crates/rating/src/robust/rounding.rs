//! Whether the rounding of published figures could change a class.

use crate::class::of_score;
use crate::{Methodology, Rating};

/// What the precision of the figures leaves open of a class; gates left aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoundingEffect {
    /// The class at the low end of the composite's interval, that end rounded as the
    /// methodology declares; `None` if it has none there, or the interval isn't bounded on
    /// that side.
    pub lowest: Option<usize>,
    /// The class at the high end.
    pub highest: Option<usize>,
    /// Whether it could be another class. A side that isn't bounded leaves that open.
    pub could_change: bool,
}

impl Methodology {
    /// Whether the class by composite could be another, given the precision of the figures;
    /// `None` of a unit without a composite.
    ///
    /// Exact where every score has its own figures: composites rise with each of them.
    #[must_use]
    pub fn rounding_effect(&self, rating: &Rating, quarters: u8) -> Option<RoundingEffect> {
        rating.composite?;
        let (low, high) = rating.ends;
        let class = |end: rust_decimal::Decimal| of_score(&self.classes, end, quarters);
        let (lowest, highest) = (low.and_then(class), high.and_then(class));
        let is_open = low.is_none() || high.is_none();
        let could_change = is_open || lowest != highest || lowest != rating.class_by_score;
        Some(RoundingEffect { lowest, highest, could_change })
    }
}
