//! Why figures make no claim.

use rust_decimal::Decimal;

use super::{ClaimKind, Operand, OperandRole};
use crate::{Figure, Unit};

/// Why a stated figure and operands make no claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimError {
    /// The operands aren't those of the kind.
    #[error(
        "a claim of the kind `{kind}` has {count} operand{}: expected {}",
        if *.count == 1 { "" } else { "s" },
        .kind.operands()
    )]
    #[non_exhaustive]
    Operands {
        /// The kind.
        kind: ClaimKind,
        /// How many there are.
        count: usize,
    },
    /// Two figures have different units where one is needed.
    #[error(
        "{} is in {} and {} in {}: expected one unit",
        named(*.left),
        unit_named(*.left_unit),
        named(*.right),
        unit_named(*.right_unit)
    )]
    #[non_exhaustive]
    DifferentUnits {
        /// One of them; `None` for what is stated.
        left: Option<OperandRole>,
        /// Its unit.
        left_unit: Unit,
        /// The other.
        right: Option<OperandRole>,
        /// Its unit.
        right_unit: Unit,
    },
    /// A percentage or growth is stated in something else than percent.
    #[error("a {kind} is stated in percent: `{unit}` is not")]
    #[non_exhaustive]
    NotARatio {
        /// The kind.
        kind: ClaimKind,
        /// The unit of what is stated.
        unit: Unit,
    },
    /// What is exchanged is no money.
    #[error("an exchange is between sums of money: {} is in `{unit}`", named(*.of))]
    #[non_exhaustive]
    NotMoney {
        /// Which figure; `None` for what is stated.
        of: Option<OperandRole>,
        /// Its unit.
        unit: Unit,
    },
    /// An exchange between one currency and itself.
    #[error("a sum of money in `{unit}` and one in `{unit}` need no rate: expected two currencies")]
    #[non_exhaustive]
    OneCurrency {
        /// The unit of both.
        unit: Unit,
    },
    /// A rate between other currencies.
    #[error("a rate in `{rate}` doesn't tie `{stated}` to `{amount}`")]
    #[non_exhaustive]
    OtherRate {
        /// The unit of the rate.
        rate: Unit,
        /// The unit of what is stated.
        stated: Unit,
        /// The unit of the amount.
        amount: Unit,
    },
    /// A rate of nothing, or less.
    #[error("at a rate of `{rate}` nothing is exchanged: expected one above zero")]
    #[non_exhaustive]
    NoRate {
        /// The rate.
        rate: Box<Figure>,
    },
}

fn unit_named(unit: Unit) -> String {
    if unit.is_one() { "percent".to_owned() } else { format!("`{unit}`") }
}

const fn named(role: Option<OperandRole>) -> &'static str {
    match role {
        None => "what is stated",
        Some(OperandRole::Part) => "the part",
        Some(OperandRole::Whole) => "the whole",
        Some(OperandRole::New) => "the new figure",
        Some(OperandRole::Old) => "the old figure",
        Some(OperandRole::Increase) => "the increase",
        Some(OperandRole::Term) => "a term",
        Some(OperandRole::Amount) => "the amount",
        Some(OperandRole::Rate) => "the rate",
    }
}

/// Whether the operands are those of the kind, in units that go together.
pub(super) fn check(
    kind: ClaimKind,
    stated: &Figure,
    operands: &[Operand],
) -> Result<(), ClaimError> {
    use OperandRole::{Amount, Increase, New, Old, Part, Rate, Term, Whole};
    let roles: Vec<OperandRole> = operands.iter().map(|operand| operand.role).collect();
    let fits = match (kind, roles.as_slice()) {
        (ClaimKind::Percentage, [Part, Whole])
        | (ClaimKind::Growth, [New, Old | Increase])
        | (ClaimKind::Exchange, [Amount] | [Amount, Rate]) => true,
        (ClaimKind::Sum, terms) => terms.len() > 1 && terms.iter().all(|role| *role == Term),
        _ => false,
    };
    if !fits {
        return Err(ClaimError::Operands { kind, count: operands.len() });
    }
    match kind {
        ClaimKind::Percentage | ClaimKind::Growth => ratio(kind, stated.unit(), operands),
        ClaimKind::Sum => {
            operands.iter().try_for_each(|term| one_unit((None, stated.unit()), of(term)))
        }
        ClaimKind::Exchange => exchange(stated.unit(), operands),
    }
}

fn of(operand: &Operand) -> (Option<OperandRole>, Unit) {
    (Some(operand.role), operand.figure.unit())
}

fn one_unit(
    (left, left_unit): (Option<OperandRole>, Unit),
    (right, right_unit): (Option<OperandRole>, Unit),
) -> Result<(), ClaimError> {
    if left_unit == right_unit {
        return Ok(());
    }
    Err(ClaimError::DifferentUnits { left, left_unit, right, right_unit })
}

fn ratio(kind: ClaimKind, stated: Unit, operands: &[Operand]) -> Result<(), ClaimError> {
    if !stated.is_one() {
        return Err(ClaimError::NotARatio { kind, unit: stated });
    }
    match operands {
        [first, second] => one_unit(of(first), of(second)),
        _ => Ok(()),
    }
}

fn exchange(stated: Unit, operands: &[Operand]) -> Result<(), ClaimError> {
    let Some((amount, rates)) = operands.split_first() else { return Ok(()) };
    for (of, unit) in [(None, stated), of(amount)] {
        if !unit.is_money() {
            return Err(ClaimError::NotMoney { of, unit });
        }
    }
    let amount = amount.figure.unit();
    if stated == amount {
        return Err(ClaimError::OneCurrency { unit: stated });
    }
    if let Some(rate) = rates.iter().find(|rate| rate.figure.value() <= Decimal::ZERO) {
        return Err(ClaimError::NoRate { rate: Box::new(rate.figure) });
    }
    rates.iter().map(|rate| rate.figure.unit()).try_for_each(|rate| {
        // One money per another has two factors, which any unit holds.
        let ties = [stated.per(amount), amount.per(stated)].contains(&Ok(rate));
        ties.then_some(()).ok_or(ClaimError::OtherRate { rate, stated, amount })
    })
}
