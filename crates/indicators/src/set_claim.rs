//! Statements about sets: "most zones perform well", "the three highest are …",
//! "above 40 percent of the target are …".
//!
//! Unlike a statement on figures, which holds if it *can* be true, a statement about a
//! set holds only if it is true whatever the unknown members turn out to be: what is
//! not known of a zone is no rounding of something that somebody published.

mod quantifier;
mod ranking;

pub use quantifier::{Judgement, Member, ParseQuantifierError, Quantifier, Tally};
pub use ranking::{are_exactly, are_highest, are_in_order, rank_bounds};
