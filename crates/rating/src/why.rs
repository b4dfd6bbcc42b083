//! What made a composite what it is.

use kawasan_exact::{Real, Rounding};
use rust_decimal::Decimal;

use crate::{Methodology, Rating};

/// What lifts a composite and what holds it back.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Why {
    /// The indicator with the highest score; of equal ones the first.
    pub strongest: Option<usize>,
    /// The indicator with the lowest score.
    pub weakest: Option<usize>,
    /// What each indicator with a score costs the composite: its weight times what its score
    /// lacks to the high end of the scale, rounded half away from zero as the composite; the
    /// costliest first. Of a composite that is no weighted sum it says where to look, not how
    /// many points there are.
    pub lost: Vec<(usize, Decimal)>,
}

impl Methodology {
    /// What lifts a rating's composite and what holds it back; of a rating without any score,
    /// nothing.
    #[must_use]
    pub fn why(&self, rating: &Rating) -> Why {
        // Finely enough that no two scores that differ in print are taken as one.
        let fine = Rounding::half_away(12).ok();
        let composite = self.rounding.composite;
        let shown = |score: &Real| fine.and_then(|fine| score.round(fine).ok());
        let scores: Vec<(usize, Decimal)> = rating
            .indicators
            .iter()
            .enumerate()
            .filter_map(|(index, one)| Some((index, shown(one.score.as_ref()?)?)))
            .collect();
        let first_of = |ordered: Option<&(usize, Decimal)>| ordered.map(|(index, _)| *index);
        let strongest = first_of(scores.iter().rev().max_by_key(|(_, score)| *score));
        let weakest = first_of(scores.iter().min_by_key(|(_, score)| *score));
        let high = Real::from(self.scale.1);
        let lost = rating.indicators.iter().enumerate().filter_map(|(index, one)| {
            let lacks = high.sub(one.score.as_ref()?).mul(&one.weight.clone().into());
            Some((index, lacks.round(composite).ok()?))
        });
        let mut lost: Vec<(usize, Decimal)> = lost.collect();
        lost.sort_by_key(|(index, lost)| (std::cmp::Reverse(*lost), *index));
        Why { strongest, weakest, lost }
    }
}
