//! A slow evaluator in exact rationals, written from the definitions.
//!
//! Nothing of it calls the arithmetic, rounding, interval or window code of the
//! crates that it judges: numbers are [`RBig`], quarters are indices, and a
//! rounding looks at both neighbours instead of at a remainder.

mod bounds;
mod case;
mod expr;
mod rational;
mod variable;

pub use bounds::{Bounds, End};
pub use case::{Case, SUBJECT, VARIABLES, When, unit_of_variable};
pub use dashu_ratio::RBig;
pub use expr::{Expr, NoValue};
pub use rational::{decimal_of, fits, power_of_ten, rational, round};
pub use variable::{Answer, Span, Stretch, Variable};
