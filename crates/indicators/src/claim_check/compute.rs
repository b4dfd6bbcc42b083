//! What the operands of a claim come to, exactly.

use kawasan_model::{Claim, ClaimKind, Figure, OperandRole, Unit};
use rust_decimal::Decimal;

use super::{MORE_DECIMALS, RATE_DIGITS};
use crate::ratio_form::RatioForm;
use kawasan_exact::{Bounds, Fraction, RoundingMode, rounded};

/// What operands come to before any rounding.
pub(super) struct Exact {
    pub(super) unit: Unit,
    pub(super) point: Option<Fraction>,
    pub(super) bounds: Bounds,
    /// Whether it came from a division, and so may fit no decimal.
    pub(super) is_quotient: bool,
    /// Whether it is the rate that an exchange implies.
    pub(super) is_rate: bool,
}

impl Exact {
    /// The most decimals to which it is given; what is too large gets as many as fit.
    pub(super) fn scale(&self, stated: &Figure) -> u32 {
        if self.is_rate || (self.is_quotient && !self.unit.is_one()) {
            self.point.as_ref().map_or(RATE_DIGITS, significant)
        } else if self.is_quotient {
            u32::try_from(-stated.resolution()).unwrap_or_default().saturating_add(MORE_DECIMALS)
        } else {
            Decimal::MAX_SCALE
        }
    }
}

/// The decimals with which a value has so many digits.
fn significant(value: &Fraction) -> u32 {
    let whole = rounded(value, 0, RoundingMode::Down).unwrap_or_default();
    let digits = whole.abs().to_string().len();
    RATE_DIGITS.saturating_sub(u32::try_from(digits).unwrap_or(RATE_DIGITS))
}

/// `None` if a divisor may be zero.
pub(super) fn computed(claim: &Claim) -> Option<Exact> {
    use OperandRole::{Amount, Increase, New, Old, Part, Rate, Whole};
    let figure = |role| claim.operand(role).map(|operand| &operand.figure);
    let ratio = |form: RatioForm, part: OperandRole, whole: OperandRole| {
        let weighed = form.weigh(figure(part)?, figure(whole)?)?;
        let (point, bounds) = (weighed.point, weighed.bounds);
        Some(Exact { unit: Unit::ONE, point, bounds, is_quotient: true, is_rate: false })
    };
    match claim.kind() {
        ClaimKind::Growth if figure(Increase).is_some() => {
            ratio(RatioForm::GrowthByIncrease, Increase, New)
        }
        ClaimKind::Growth => ratio(RatioForm::Growth, New, Old),
        ClaimKind::Sum => Some(sum(claim)),
        ClaimKind::Exchange => exchange(claim.stated(), figure(Amount)?, figure(Rate)),
        // A percentage. The kinds of the model are all here; of one that comes later
        // nothing could be said.
        _ => ratio(RatioForm::Share, Part, Whole),
    }
}

fn sum(claim: &Claim) -> Exact {
    let terms = || claim.operands().iter().map(|operand| &operand.figure);
    let zero = Bounds::exactly(Fraction::ZERO);
    Exact {
        unit: claim.stated().unit(),
        point: Some(
            terms().fold(Fraction::ZERO, |sum, term| sum.add(&Fraction::from(term.value()))),
        ),
        bounds: terms().fold(zero, |sum, term| sum.add(&Bounds::from(&term.interval()))),
        is_quotient: false,
        is_rate: false,
    }
}

fn exchange(stated: &Figure, amount: &Figure, rate: Option<&Figure>) -> Option<Exact> {
    let bounds = |figure: &Figure| Bounds::from(&figure.interval());
    let value = |figure: &Figure| Fraction::from(figure.value());
    let is_rate_of = |unit: Unit| stated.unit().per(amount.unit()).is_ok_and(|own| own == unit);
    match rate {
        Some(rate) if is_rate_of(rate.unit()) => Some(Exact {
            unit: stated.unit(),
            point: Some(value(amount).mul(&value(rate))),
            bounds: bounds(amount).mul(&bounds(rate)),
            is_quotient: false,
            is_rate: false,
        }),
        // Quoted the other way round.
        Some(rate) => Some(Exact {
            unit: stated.unit(),
            point: value(amount).div(&value(rate)),
            bounds: bounds(amount).div(&bounds(rate)).ok()?,
            is_quotient: true,
            is_rate: false,
        }),
        None => Some(Exact {
            unit: stated.unit().per(amount.unit()).ok()?,
            point: value(stated).div(&value(amount)),
            bounds: bounds(stated).div(&bounds(amount)).ok()?,
            is_quotient: true,
            is_rate: true,
        }),
    }
}
