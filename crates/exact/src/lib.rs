//! Exact arithmetic that never rounds on the way and never overflows.
//!
//! Sums, products and quotients of published figures are [`Fraction`]s of
//! [`Whole`] numbers of any size; what their precision leaves open are [`Bounds`].
//! Only a result is rounded, once, by the [`Rounding`] of its definition, and
//! bounds are rounded outward, so that no true value is ever left out.
//!
//! # Examples
//!
//! Rp15.1 of 78.1 trillion, and what the rounding of both leaves open:
//!
//! ```
//! use kawasan_exact::{Bounds, Fraction, Rounding};
//! use kawasan_model::Figure;
//!
//! let (part, whole): (Figure, Figure) = ("Rp15,1 triliun".parse()?, "Rp78,1 triliun".parse()?);
//! let share = Fraction::from(part.value()).div(&Fraction::from(whole.value())).ok_or("zero")?;
//! assert_eq!(Rounding::half_away(4)?.apply(&share).ok_or("too large")?.to_string(), "0.1933");
//!
//! let share = Bounds::from(&part.interval()).div(&Bounds::from(&whole.interval()))?;
//! let interval = share.outward(4);
//! assert_eq!(interval.low().ok_or("open")?.to_string(), "0.1925");
//! assert_eq!(interval.high().ok_or("open")?.to_string(), "0.1942");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

mod bounds;
mod fraction;
mod outward;
mod real;
mod rounding;
mod whole;

pub use bounds::{Bounds, DivisorHoldsZero};
pub use fraction::Fraction;
pub use outward::{decimal, rounded, rounded_to_fit};
pub use real::{MAX_BITS, Real, RealError};
pub use rounding::{QuotientError, Rounding, RoundingError, RoundingMode};
pub use whole::Whole;
