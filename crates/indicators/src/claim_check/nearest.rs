//! The statement that would have held.

use kawasan_model::{Figure, Qualifier, exact};
use rust_decimal::Decimal;

use crate::reconcile::Side;
use kawasan_exact::{Bounds, Fraction, RoundingMode, rounded};

/// The figure nearest to what was stated, in its unit, decimals and word, that
/// meets what was computed; `None` if there is none.
pub(super) fn statement(stated: &Figure, computed: &Bounds, side: Side) -> Option<Figure> {
    let (half, step) = precision(stated)?;
    let (limit, mode) = match side {
        Side::Above => (computed.high.as_ref()?.add(&half), RoundingMode::Floor),
        _ => (computed.low.as_ref()?.add(&half.neg()), RoundingMode::Ceiling),
    };
    let steps = rounded(&limit.div(&Fraction::from(step))?, 0, mode)?;
    let power = i32::from(stated.scaled_unit().power());
    let mut coefficient = exact::shift(exact::mul(steps, step).ok()?, -power).ok()?;
    coefficient.rescale(stated.coefficient().scale());
    let nearest = Figure::new(coefficient, stated.scaled_unit(), stated.qualifier()).ok()?;
    let meets = Bounds::from(&nearest.interval()).apart(computed).is_none();
    meets.then_some(nearest)
}

/// Half the width of a figure's interval if it has two ends, and the distance from
/// one figure of its form to the next, in the base unit.
fn precision(stated: &Figure) -> Option<(Fraction, Decimal)> {
    let last_digit = exact::shift(Decimal::ONE, stated.resolution()).ok()?;
    match stated.qualifier() {
        Qualifier::Exact | Qualifier::About => {
            let half = exact::sub(stated.interval().high()?, stated.value()).ok()?;
            let whole = exact::add(half, half).ok()?;
            // A count printed in full has no width.
            Some((Fraction::from(half), whole.max(last_digit)))
        }
        _ => Some((Fraction::ZERO, last_digit)),
    }
}
