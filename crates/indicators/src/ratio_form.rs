//! The forms in which two figures make a percentage.

use kawasan_model::Figure;

use kawasan_exact::{Bounds, Fraction};

/// How a ratio follows from the share that a part is of a whole. Each form rises
/// with the share, so that the bounds of the share give its bounds, tightly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RatioForm {
    /// part ÷ whole.
    Share,
    /// part ÷ whole − 1, of a new figure and an old one.
    Growth,
    /// part ÷ (whole − part), of an increase and the new figure.
    GrowthByIncrease,
}

/// What two figures come to, exactly.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    /// By the digits; `None` where they have no ratio.
    pub(crate) point: Option<Fraction>,
    /// By their precision.
    pub(crate) bounds: Bounds,
}

impl RatioForm {
    /// `None` if the divisor may be zero or below.
    pub(crate) fn weigh(self, part: &Figure, whole: &Figure) -> Option<Weighed> {
        let bounds = Bounds::from(&whole.interval());
        bounds.low.as_ref().filter(|low| **low > Fraction::ZERO)?;
        let share = Bounds::from(&part.interval()).div(&bounds).ok()?;
        let side = |side: Option<Fraction>| match side {
            Some(share) => self.of_share(&share).map(Some),
            // An increase without an upper bound may be all of the new figure.
            None => (self != RatioForm::GrowthByIncrease).then_some(None),
        };
        // An increase may well lie below any bound: what was there before is then
        // all the more.
        let low = match share.low {
            None => None,
            low => side(low)?,
        };
        let bounds = Bounds { low, high: side(share.high)? };
        let digits = Fraction::from(part.value()).div(&Fraction::from(whole.value()));
        Some(Weighed { point: digits.and_then(|share| self.of_share(&share)), bounds })
    }

    /// The ratio that a share comes to; `None` where there is none.
    fn of_share(self, share: &Fraction) -> Option<Fraction> {
        match self {
            RatioForm::Share => Some(share.clone()),
            RatioForm::Growth => Some(share.add(&Fraction::ONE.neg())),
            RatioForm::GrowthByIncrease => {
                let rest = Fraction::ONE.add(&share.neg());
                (rest > Fraction::ZERO).then(|| share.div(&rest))?
            }
        }
    }

    /// The share that a ratio stands for.
    pub(crate) fn to_share(self, ratio: &Fraction) -> Option<Fraction> {
        match self {
            RatioForm::Share => Some(ratio.clone()),
            RatioForm::Growth => Some(ratio.add(&Fraction::ONE)),
            RatioForm::GrowthByIncrease => ratio.div(&ratio.add(&Fraction::ONE)),
        }
    }
}
