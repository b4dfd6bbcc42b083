//! Whether a published statement can be true, given the figures that it ties
//! together and their precision.

mod compute;
mod nearest;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use kawasan_model::{Claim, ClaimKind, Figure, Interval, Qualifier, Unit, Verdict};
use rust_decimal::Decimal;

use crate::reconcile::{FindingKind, Gap, Severity, Side, gap};
use kawasan_exact::{Bounds, Fraction, RoundingMode, decimal, rounded, rounded_to_fit};

/// How many decimals more than were stated a computed ratio has. Whoever redoes a
/// division by hand finds the first of them; bounds are rounded outward.
const MORE_DECIMALS: u32 = 6;

/// The significant digits of a computed exchange rate, more than any pair of
/// rounded amounts determines; bounds are rounded outward.
const RATE_DIGITS: u32 = 12;

/// A claim, what its operands come to, and whether the two can both be true.
///
/// The claim is taken as said: a figure stands for all values that would have been
/// published so. It *holds* if some choice of values inside the intervals of what
/// is stated and of the operands makes it true, and is *contradicted* if none does;
/// no other tolerance is applied. An exchange without a rate is *undecidable*: what
/// comes out is the rate that it implies.
///
/// # Examples
///
/// Rp40.48 of Rp84.1 trillion prints as 48.1 %, yet the 48.2 % that was published
/// is no error: what both figures leave open reaches 48.168 %.
///
/// ```
/// use kawasan_indicators::{ClaimCheck, Fit};
/// use kawasan_model::{Claim, ClaimKind, Verdict};
///
/// let operands = Claim::parse_operands(ClaimKind::Percentage, "40.48 IDR trillion; 84.1 IDR trillion")?;
/// let claim = Claim::new(ClaimKind::Percentage, "48,2%".parse()?, operands)?;
/// let check = ClaimCheck::of(&claim);
/// assert_eq!(check.verdict(), Verdict::Holds);
/// let computed = check.computed.ok_or("not computed")?;
/// assert_eq!(computed.interval.high().unwrap().to_string(), "0.481677573");
/// // Only a sixth of what prints as 48.2 % is possible: it is near the limit.
/// let Fit::Meets { share, .. } = check.fit else { return Err("doesn't meet".into()) };
/// assert_eq!(share.unwrap().to_string(), "0.178");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClaimCheck<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// What the operands come to: in the unit of what is stated; of an exchange
    /// without a rate, the rate that is implied. `None` if a divisor may be zero.
    pub computed: Option<Computed>,
    /// How what is stated and what was computed go together.
    pub fit: Fit,
}

/// What the operands of a claim come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Computed {
    /// The base unit: plain ratios (`1`) of percentages, `IDR/USD` of a rate.
    pub unit: Unit,
    /// By the digits of the operands; rounded half away from zero where it is a
    /// quotient. `None` if no decimal holds it, or the digits have none.
    pub point: Option<Decimal>,
    /// By their precision, rounded outward where it is a quotient: of ratios to six
    /// decimals more than were stated, of rates to twelve digits. Tight before
    /// that.
    pub interval: Interval,
    /// By how much the high bound exceeds the low one, as a plain ratio of the low
    /// one, rounded up to three decimals: how little the operands determine.
    /// `None` without both bounds above zero.
    pub spread: Option<Decimal>,
}

/// How what is stated and what was computed go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fit {
    /// Whatever the operands were, they would have been stated so.
    Certain,
    /// They may have been what is stated, and may not.
    #[non_exhaustive]
    Meets {
        /// The values of both, rounded as [`Computed::interval`].
        common: Interval,
        /// The part of what prints as stated that the operands allow, a plain ratio
        /// rounded half away from zero to three decimals: near 0, the claim is near
        /// its limit. `None` where what is stated is exact or has no two bounds.
        share: Option<Decimal>,
    },
    /// Whatever they were, they can't be what is stated.
    #[non_exhaustive]
    Apart {
        /// On which side of the operands the statement lies.
        side: Side,
        /// How far, at least and at most.
        gap: Gap,
        /// The nearest statement in the same form that would hold. `None` if there
        /// is none, as for a whole number between two.
        nearest: Option<Figure>,
    },
    /// Nothing can be said.
    Open(Undecided),
}

/// Why nothing can be said of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Undecided {
    /// An exchange whose rate isn't stated.
    NoRate,
    /// The divisor may be zero, given its precision.
    DivisorMayBeZero,
}

impl Undecided {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Undecided::NoRate => "no_rate",
            Undecided::DivisorMayBeZero => "divisor_may_be_zero",
        }
    }
}

impl<'a> ClaimCheck<'a> {
    /// Checks a claim.
    #[must_use]
    pub fn of(claim: &'a Claim) -> Self {
        let Some(exact) = compute::computed(claim) else {
            let fit = Fit::Open(Undecided::DivisorMayBeZero);
            return ClaimCheck { claim, computed: None, fit };
        };
        let stated = claim.stated();
        let scale = exact.scale(stated);
        let interval = exact.bounds.outward(scale);
        let point = exact.point.as_ref().and_then(|point| match exact.is_quotient {
            true => rounded_to_fit(point, scale, RoundingMode::HalfAway),
            false => decimal(point, RoundingMode::HalfAway),
        });
        let computed =
            Computed { unit: exact.unit, point, interval, spread: spread(&exact.bounds) };
        let fit = if exact.is_rate {
            Fit::Open(Undecided::NoRate)
        } else {
            fit(stated, &exact.bounds, scale)
        };
        ClaimCheck { claim, computed: Some(computed), fit }
    }

    /// What it comes to.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match self.fit {
            Fit::Certain | Fit::Meets { .. } => Verdict::Holds,
            Fit::Apart { .. } => Verdict::Contradicted,
            Fit::Open(_) => Verdict::Undecidable,
        }
    }

    /// How far the statement lies from the operands, if it is contradicted.
    #[must_use]
    pub const fn gap(&self) -> Option<Gap> {
        match self.fit {
            Fit::Apart { gap, .. } => Some(gap),
            _ => None,
        }
    }

    /// The kind of finding that a contradicted claim is: a sum that doesn't add up
    /// is a break, the others are stated ratios (a rate is one, too).
    #[must_use]
    pub const fn finding_kind(&self) -> Option<FindingKind> {
        match (self.fit, self.claim.kind()) {
            (Fit::Apart { .. }, ClaimKind::Sum) => Some(FindingKind::Break),
            (Fit::Apart { .. }, _) => Some(FindingKind::StatedRatio),
            _ => None,
        }
    }

    /// How grave it is, if it is contradicted.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.finding_kind().map(FindingKind::severity)
    }

    /// Whether it only seems wrong: it holds, though the digits of its operands
    /// don't print as stated. Digits of a "more than" are no value, so with such an
    /// operand nothing seems.
    #[must_use]
    pub fn only_seems_wrong(&self) -> bool {
        let point = self.computed.and_then(|computed| computed.point);
        let prints = point.is_none_or(|point| self.claim.stated().interval().contains(point));
        let operands = self.claim.operands().iter().map(|operand| operand.figure.qualifier());
        let mut open = operands.filter(|q| !matches!(q, Qualifier::Exact | Qualifier::About));
        self.verdict() == Verdict::Holds && !prints && open.next().is_none()
    }
}

fn fit(stated: &Figure, computed: &Bounds, scale: u32) -> Fit {
    let claim = Bounds::from(&stated.interval());
    if let Some((side, _)) = claim.apart(computed) {
        let side = Side::from(side);
        let gap = gap(&claim, computed, side, stated.unit(), scale);
        return Fit::Apart { side, gap, nearest: nearest::statement(stated, computed, side) };
    }
    let common = claim.common(computed);
    if common == *computed {
        return Fit::Certain;
    }
    let share = part_of(&common, &claim);
    Fit::Meets { common: common.outward(scale), share }
}

/// The width of a part of an interval as a share of the whole.
fn part_of(part: &Bounds, whole: &Bounds) -> Option<Decimal> {
    let width = |of: &Bounds| Some(of.high.as_ref()?.add(&of.low.as_ref()?.neg()));
    let share = width(part)?.div(&width(whole)?)?;
    rounded(&share, 3, RoundingMode::HalfAway)
}

fn spread(bounds: &Bounds) -> Option<Decimal> {
    let (low, high) = (bounds.low.as_ref()?, bounds.high.as_ref()?);
    if low.sign() != Ordering::Greater {
        return None;
    }
    let more = high.div(low)?.add(&Fraction::ONE.neg());
    rounded(&more, 3, RoundingMode::Ceiling)
}
