//! What was published for the nation, as a term of a formula asks for it.

use kawasan_exact::Fraction;
use kawasan_indicators::Term;

use crate::Panel;
use crate::answer::answer;
use crate::panel::Every;

/// The value of a term of the nation, as seen from a quarter by its place.
pub(crate) fn value(panel: &Panel, term: &Term, quarter: usize) -> Option<Fraction> {
    answer(panel, term, quarter, &|every: Every, row: usize| {
        let published = panel.national_of(term, every)?;
        published.values.get(row).copied().flatten().map(Fraction::from)
    })
}
