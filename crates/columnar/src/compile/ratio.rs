//! Quotients of nodes, with the fixed factors apart.

use kawasan_exact::{Fraction, Whole};
use kawasan_indicators::Rounding;
use rust_decimal::Decimal;

use super::Compiler;
use crate::graph::{Node, NodeId};

/// by · over ÷ (per · under), exactly.
///
/// Where a divisor is zero somewhere inside, `over` is missing, or `under` is zero.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ratio {
    pub(crate) over: NodeId,
    pub(crate) by: i128,
    pub(crate) under: NodeId,
    pub(crate) per: i128, // INVARIANT: > 0
}

/// The power of ten by which a number is multiplied at once.
const STEP: u32 = 30;

impl Compiler<'_> {
    pub(crate) fn node_ratio(&mut self, over: NodeId) -> Ratio {
        Ratio { over, by: 1, under: self.graph.constant(1), per: 1 }
    }

    pub(crate) fn missing_ratio(&mut self) -> Ratio {
        let missing = self.graph.missing();
        self.node_ratio(missing)
    }

    /// A number of a column, or an amount: `node` units of the last of `scale` decimals.
    pub(crate) fn scaled(&mut self, node: NodeId, scale: i32) -> Ratio {
        let ratio = self.node_ratio(node);
        self.times_power(ratio, -scale)
    }

    pub(crate) fn decimal(&mut self, amount: Decimal) -> Ratio {
        let amount = amount.normalize();
        let digits = self.graph.constant(1);
        let ratio = Ratio { by: amount.mantissa(), ..self.node_ratio(digits) };
        self.times_power(ratio, -i32::try_from(amount.scale()).unwrap_or(0))
    }

    pub(crate) fn fraction(&mut self, fraction: &Fraction) -> Ratio {
        let fraction = fraction.reduced();
        let (over, under) = (fraction.numerator(), fraction.divisor());
        let one = self.graph.constant(1);
        match (over.to_i128(), under.to_i128()) {
            (Some(by), Some(per)) => Ratio { over: one, by, under: one, per },
            _ => Ratio {
                over: self.graph.whole(over),
                by: 1,
                under: self.graph.whole(under),
                per: 1,
            },
        }
    }

    /// The number times a power of ten.
    pub(crate) fn times_power(&mut self, mut ratio: Ratio, power: i32) -> Ratio {
        let mut left = power.unsigned_abs();
        while left > 0 {
            let step = left.min(STEP);
            let factor = 10_i128.pow(step);
            ratio = match power > 0 {
                true => self.times_number(ratio, factor),
                false => self.per_number(ratio, factor),
            };
            left -= step;
        }
        ratio
    }

    pub(crate) fn times_number(&mut self, ratio: Ratio, factor: i128) -> Ratio {
        let common = gcd(factor, ratio.per);
        let (factor, per) = (factor / common, ratio.per / common);
        match ratio.by.checked_mul(factor) {
            Some(by) => Ratio { by, per, ..ratio },
            None => Ratio { over: self.graph.affine(ratio.over, factor, 0), per, ..ratio },
        }
    }

    pub(crate) fn per_number(&mut self, ratio: Ratio, factor: i128) -> Ratio {
        let common = gcd(factor, ratio.by);
        let (factor, by) = (factor / common, ratio.by / common);
        match ratio.per.checked_mul(factor) {
            Some(per) => Ratio { by, per, ..ratio },
            None => Ratio { under: self.graph.affine(ratio.under, factor, 0), by, ..ratio },
        }
    }

    /// All fixed factors put into the nodes.
    fn absorbed(&mut self, ratio: Ratio) -> Ratio {
        let over = self.graph.affine(ratio.over, ratio.by, 0);
        let under = self.graph.affine(ratio.under, ratio.per, 0);
        Ratio { over, by: 1, under, per: 1 }
    }

    pub(crate) fn multiply(&mut self, a: Ratio, b: Ratio) -> Ratio {
        let over = self.graph.product(a.over, b.over);
        let under = self.graph.product(a.under, b.under);
        let ratio = Ratio { over, under, ..a };
        let ratio = self.times_number(ratio, b.by);
        let ratio = self.per_number(ratio, b.per);
        self.tidy(ratio)
    }

    /// Fixed divisors among the fixed factors.
    fn tidy(&mut self, ratio: Ratio) -> Ratio {
        match self.graph.node(ratio.under) {
            Node::Constant(number) if *number > 0 => {
                let number = *number;
                let under = self.graph.constant(1);
                self.per_number(Ratio { under, ..ratio }, number)
            }
            _ => ratio,
        }
    }

    /// a ÷ b; missing where b is zero.
    pub(crate) fn divide(&mut self, a: Ratio, b: Ratio) -> Ratio {
        if b.by == 0 {
            return self.missing_ratio();
        }
        let over = self.graph.product(a.over, b.under);
        // The divisor's own divisor is no factor below any more, but must still not be zero.
        let over = self.graph.nonzero(over, b.under);
        let under = self.graph.product(a.under, b.over);
        let sign = b.by.signum();
        let over = self.graph.affine(over, sign, 0);
        let ratio = self.times_number(Ratio { over, under, ..a }, b.per);
        match b.by.checked_mul(sign) {
            Some(by) => {
                let ratio = self.per_number(ratio, by);
                self.tidy(ratio)
            }
            None => {
                let under = self.graph.affine(ratio.under, b.by, 0);
                Ratio { under, over: self.graph.affine(ratio.over, sign, 0), ..ratio }
            }
        }
    }

    /// a + b, or a − b with the sign −1.
    pub(crate) fn add(&mut self, a: Ratio, b: Ratio, sign: i128) -> Ratio {
        let factors = aligned(&a, &b)
            .and_then(|(common, left, right)| Some((common, left, right.checked_mul(sign)?)));
        let Some((common, left, right)) = factors else {
            let (a, b) = (self.absorbed(a), self.absorbed(b));
            return self.add_over(a, b, (1, sign), (1, 1));
        };
        self.add_over(a, b, (left, right), common)
    }

    /// (left · a + right · b) · by ÷ per of the nodes.
    fn add_over(
        &mut self,
        a: Ratio,
        b: Ratio,
        (left, right): (i128, i128),
        (by, per): (i128, i128),
    ) -> Ratio {
        if a.under == b.under {
            let over = self.graph.linear((a.over, left), (b.over, right), 0);
            return Ratio { over, by, under: a.under, per };
        }
        let first = self.graph.product(a.over, b.under);
        let second = self.graph.product(b.over, a.under);
        let over = self.graph.linear((first, left), (second, right), 0);
        Ratio { over, by, under: self.graph.product(a.under, b.under), per }
    }

    /// The smaller of two, or the larger.
    pub(crate) fn extreme(&mut self, a: Ratio, b: Ratio, smallest: bool) -> Ratio {
        let (a, b) = (self.absorbed(a), self.absorbed(b));
        // The sign of the difference is that of its numerator times that of its divisor.
        let difference = self.add(a, b, -1);
        let zero = self.graph.constant(0);
        let is_below = self.is_negative(difference, zero);
        let (first, second) = if smallest { (a, b) } else { (b, a) };
        Ratio {
            over: self.graph.choose(is_below, first.over, second.over),
            by: 1,
            under: self.graph.choose(is_below, first.under, second.under),
            per: 1,
        }
    }

    /// 1 where a number is below zero, else 0; missing where it is.
    fn is_negative(&mut self, ratio: Ratio, zero: NodeId) -> NodeId {
        let over = self.graph.affine(ratio.over, ratio.by.signum(), 0);
        let over = self.graph.nonzero(over, ratio.under);
        let below = self.graph.less(over, zero);
        if self.is_one(ratio.under) {
            return below;
        }
        let above = self.graph.less(zero, over);
        let turned = self.graph.less(ratio.under, zero);
        self.graph.choose(turned, above, below)
    }

    fn is_one(&self, node: NodeId) -> bool {
        *self.graph.node(node) == Node::Constant(1)
    }

    /// One of two: the first where `on` isn't zero.
    pub(crate) fn choose(&mut self, on: NodeId, first: Ratio, second: Ratio) -> Ratio {
        let Some((common, left, right)) = aligned(&first, &second) else {
            let (first, second) = (self.absorbed(first), self.absorbed(second));
            return Ratio {
                over: self.graph.choose(on, first.over, second.over),
                by: 1,
                under: self.graph.choose(on, first.under, second.under),
                per: 1,
            };
        };
        let (a, b) =
            (self.graph.affine(first.over, left, 0), self.graph.affine(second.over, right, 0));
        Ratio {
            over: self.graph.choose(on, a, b),
            by: common.0,
            under: self.graph.choose(on, first.under, second.under),
            per: common.1,
        }
    }

    /// A value that was rounded: so many units of its last decimal.
    pub(crate) fn of_rounded(&mut self, node: NodeId, rounding: Rounding) -> Ratio {
        self.scaled(node, i32::try_from(rounding.scale()).unwrap_or(0))
    }
}

/// The largest factor that both have, as a fraction, and what is left of each; `None` where that
/// doesn't fit.
fn aligned(a: &Ratio, b: &Ratio) -> Option<((i128, i128), i128, i128)> {
    let per = (a.per / gcd(a.per, b.per)).checked_mul(b.per)?;
    let left = a.by.checked_mul(per / a.per)?;
    let right = b.by.checked_mul(per / b.per)?;
    let by = gcd(left, right);
    if by == 0 {
        return Some(((1, 1), 0, 0));
    }
    let common = gcd(by, per);
    Some(((by / common, per / common), left / by, right / by))
}

/// The largest number that divides both; 0 of two zeros.
pub(crate) fn gcd(a: i128, b: i128) -> i128 {
    let whole = Whole::from(a).gcd(&Whole::from(b));
    whole.to_i128().unwrap_or(1)
}
