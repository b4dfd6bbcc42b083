//! Classes: what a rating comes to.

use kawasan_model::Localised;
use rust_decimal::Decimal;

use crate::Limit;

/// A class of a methodology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// The id, by which gates and outputs name it.
    pub id: String,
    /// The label, by language.
    pub title: Localised,
    /// Other names that official lists give it, for backtests.
    pub also: Vec<String>,
    /// The lowest composite that has it, itself included: within the scale, with no more
    /// decimals than composites are rounded to. `None` for a class that only
    /// a gate gives, such as that of new zones.
    pub from: Option<Limit>,
    /// The highest composite that has it, itself included, where a methodology states it; checked
    /// against the next class and of no other effect.
    pub to: Option<Decimal>,
}

impl Class {
    /// A class from a composite up.
    #[must_use]
    pub fn from(id: impl Into<String>, title: Localised, from: impl Into<Limit>) -> Self {
        Class { id: id.into(), title, also: Vec::new(), from: Some(from.into()), to: None }
    }

    /// A class that only a gate gives.
    #[must_use]
    pub fn by_gate(id: impl Into<String>, title: Localised) -> Self {
        Class { id: id.into(), title, also: Vec::new(), from: None, to: None }
    }
}

/// The class of a composite after so many quarters of the year, as a place in the list:
/// of those whose lower bound it reaches, the one with the highest bound. `None` where no
/// class declares anything for that quarter, or the composite is below all of them.
#[must_use]
pub(crate) fn of_score(classes: &[Class], score: Decimal, quarters: u8) -> Option<usize> {
    let reached = classes.iter().enumerate().filter_map(|(index, class)| {
        let from = class.from.as_ref()?.after(quarters)?;
        (from <= score).then_some((from, index))
    });
    reached.max().map(|(_, index)| index)
}

/// Classes of the scale with their lower bounds after so many quarters, the best first.
pub(crate) fn ladder(classes: &[Class], quarters: u8) -> Vec<(usize, Decimal)> {
    let rungs = classes.iter().enumerate();
    let mut rungs: Vec<(usize, Decimal)> = rungs
        .filter_map(|(index, class)| Some((index, class.from.as_ref()?.after(quarters)?)))
        .collect();
    rungs.sort_by_key(|(_, from)| std::cmp::Reverse(*from));
    rungs
}
