//! Exact arithmetic that never rounds and never overflows on the way.
//!
//! Sums and products of published figures are kept as quotients of whole
//! numbers of any size. Only a result is rounded, once, by the
//! [`Rounding`](crate::Rounding) of its definition.

mod bounds;
mod fraction;
mod whole;

pub(crate) use bounds::{Bounds, DivisorHoldsZero};
pub(crate) use fraction::Fraction;
pub(crate) use whole::Whole;
