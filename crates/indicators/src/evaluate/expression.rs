//! A formula with its observations filled in: its exact value and its bounds.
//!
//! Each observation is one variable, however often it occurs. Where no variable
//! occurs twice, interval arithmetic gives the exact range. Where one does, the
//! sign of the derivative over the whole box decides: if the formula only rises
//! or only falls in it, its two ends give the exact range too; else the bounds
//! are those of interval arithmetic, which may be wider than need be.

mod factor;

use std::cmp::Ordering;

use crate::{BoundsKind, Rounding};
use kawasan_exact::{Bounds, DivisorHoldsZero, Fraction};

/// An expression over variables, which are numbered.
#[derive(Debug, Clone)]
pub(super) enum Expression {
    Variable(usize),
    Constant(Fraction),
    Sum(Box<Expression>, Box<Expression>),
    Difference(Box<Expression>, Box<Expression>),
    Product(Box<Expression>, Box<Expression>),
    Quotient(Box<Expression>, Box<Expression>),
    Least(Box<Expression>, Box<Expression>),
    Greatest(Box<Expression>, Box<Expression>),
    Rounded(Box<Expression>, Rounding),
    /// The sum of the squared shares of the parts.
    Concentration(Vec<Expression>),
    /// The share of the largest parts.
    TopShare(usize, Vec<Expression>),
}

/// Why an expression has no value or no bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoResult {
    DivisionByZero,
    DivisorMayBeZero,
    Overflow,
}

impl From<DivisorHoldsZero> for NoResult {
    fn from(_: DivisorHoldsZero) -> Self {
        NoResult::DivisorMayBeZero
    }
}

/// The least and the greatest that an expression can be, and whether both can
/// come about.
#[derive(Debug, Clone)]
pub(super) struct Range {
    pub(super) bounds: Bounds,
    pub(super) kind: BoundsKind,
}

impl Expression {
    /// The sum of some parts, as a tree that is as deep as their number has binary digits: a chain
    /// of thousands of zones would be too deep to walk down.
    pub(super) fn sum_of(mut parts: Vec<Expression>) -> Option<Expression> {
        while parts.len() > 1 {
            let mut pairs = parts.into_iter();
            let mut sums = Vec::new();
            while let Some(a) = pairs.next() {
                sums.push(match pairs.next() {
                    Some(b) => Expression::Sum(Box::new(a), Box::new(b)),
                    None => a,
                });
            }
            parts = sums;
        }
        parts.pop()
    }

    /// The exact value at given values of the variables.
    pub(super) fn value(&self, at: &[Fraction]) -> Result<Fraction, NoResult> {
        let two = |a: &Expression, b: &Expression| Ok((a.value(at)?, b.value(at)?));
        match self {
            Expression::Variable(index) => Ok(at.get(*index).cloned().unwrap_or(Fraction::ZERO)),
            Expression::Constant(value) => Ok(value.clone()),
            Expression::Sum(a, b) => two(a, b).map(|(a, b)| a.add(&b)),
            Expression::Difference(a, b) => two(a, b).map(|(a, b)| a.add(&b.neg())),
            Expression::Product(a, b) => two(a, b).map(|(a, b)| a.mul(&b)),
            Expression::Quotient(a, b) => {
                let (a, b) = two(a, b)?;
                a.div(&b).ok_or(NoResult::DivisionByZero)
            }
            Expression::Least(a, b) => two(a, b).map(|(a, b)| a.min(b)),
            Expression::Greatest(a, b) => two(a, b).map(|(a, b)| a.max(b)),
            Expression::Rounded(inner, rounding) => rounded(*rounding, &inner.value(at)?),
            Expression::Concentration(parts) => {
                let parts = values(parts, at)?;
                let squares = total(parts.iter().map(|part| part.mul(part)));
                let sum = total(parts.iter().cloned());
                squares.div(&sum.mul(&sum)).ok_or(NoResult::DivisionByZero)
            }
            Expression::TopShare(count, parts) => {
                let mut parts = values(parts, at)?;
                parts.sort_by(|a, b| b.cmp(a));
                let top = total(parts.iter().take(*count).cloned());
                top.div(&total(parts.into_iter())).ok_or(NoResult::DivisionByZero)
            }
        }
    }

    /// The range over a box of the variables.
    pub(super) fn range(&self, of: &[Bounds]) -> Result<Range, NoResult> {
        let mut uses = vec![0_usize; of.len()];
        let mut spread = false;
        self.count(&mut uses, &mut spread);
        let inexact = |index: &usize| of.get(*index).is_some_and(|bounds| !bounds.is_point());
        let repeated: Vec<usize> = uses
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 1)
            .map(|(index, _)| index)
            .filter(inexact)
            .collect();
        let natural = self.interval(of)?;
        let exact = (0..of.len()).all(|index| !inexact(&index));
        if spread && !exact {
            return Ok(Range { bounds: natural, kind: BoundsKind::Loose });
        }
        if repeated.is_empty() {
            return Ok(Range { bounds: natural, kind: BoundsKind::Tight });
        }
        match self.at_corners(of, &repeated) {
            Some(bounds) => Ok(Range { bounds, kind: BoundsKind::Tight }),
            None => Ok(Range { bounds: natural, kind: BoundsKind::Loose }),
        }
    }

    /// The range, if the expression only rises or only falls in each variable
    /// that occurs more than once.
    fn at_corners(&self, of: &[Bounds], repeated: &[usize]) -> Option<Bounds> {
        let (mut least, mut greatest) = (of.to_vec(), of.to_vec());
        for &index in repeated {
            let slope = self.slope(index, of)?;
            let Bounds { low: Some(low), high: Some(high) } = of.get(index)?.clone() else {
                return None;
            };
            let (for_least, for_greatest) = match slope.sign()? {
                Ordering::Less => (high, low),
                Ordering::Equal | Ordering::Greater => (low, high),
            };
            *least.get_mut(index)? = Bounds::exactly(for_least);
            *greatest.get_mut(index)? = Bounds::exactly(for_greatest);
        }
        let (least, greatest) = (self.interval(&least).ok()?, self.interval(&greatest).ok()?);
        Some(Bounds { low: least.low, high: greatest.high })
    }

    /// How often each variable occurs, and whether something is spread over
    /// parts, where occurrences depend on each other.
    fn count(&self, uses: &mut [usize], spread: &mut bool) {
        match self {
            Expression::Variable(index) => {
                if let Some(count) = uses.get_mut(*index) {
                    *count = count.saturating_add(1);
                }
            }
            Expression::Constant(_) => {}
            Expression::Rounded(inner, _) => inner.count(uses, spread),
            Expression::Sum(a, b)
            | Expression::Difference(a, b)
            | Expression::Product(a, b)
            | Expression::Quotient(a, b)
            | Expression::Least(a, b)
            | Expression::Greatest(a, b) => {
                a.count(uses, spread);
                b.count(uses, spread);
            }
            Expression::Concentration(parts) | Expression::TopShare(_, parts) => {
                *spread = true;
                parts.iter().for_each(|part| part.count(uses, spread));
            }
        }
    }

    /// Interval arithmetic: never narrower than the true range.
    fn interval(&self, of: &[Bounds]) -> Result<Bounds, NoResult> {
        let two = |a: &Expression, b: &Expression| Ok((a.interval(of)?, b.interval(of)?));
        match self {
            Expression::Variable(index) => {
                Ok(of.get(*index).cloned().unwrap_or(Bounds::exactly(Fraction::ZERO)))
            }
            Expression::Constant(value) => Ok(Bounds::exactly(value.clone())),
            Expression::Sum(a, b) => two(a, b).map(|(a, b)| a.add(&b)),
            Expression::Difference(a, b) => two(a, b).map(|(a, b)| a.add(&b.neg())),
            Expression::Product(a, b) => two(a, b).map(|(a, b)| a.mul(&b)),
            Expression::Quotient(a, b) => {
                let (a, b) = two(a, b)?;
                Ok(a.div(&b)?)
            }
            Expression::Least(a, b) => two(a, b).map(|(a, b)| a.least(&b)),
            Expression::Greatest(a, b) => two(a, b).map(|(a, b)| a.neg().least(&b.neg()).neg()),
            // Rounding never changes the order, so the ends stay the ends.
            Expression::Rounded(inner, rounding) => {
                let inner = inner.interval(of)?;
                let round = |side: Option<Fraction>| {
                    side.map(|bound| rounded(*rounding, &bound)).transpose()
                };
                Ok(Bounds { low: round(inner.low)?, high: round(inner.high)? })
            }
            Expression::Concentration(parts) => concentration(&intervals(parts, of)?),
            Expression::TopShare(count, parts) => top_share(*count, &intervals(parts, of)?),
        }
    }

    /// The derivative by a variable over a box, as an interval; `None` where it
    /// isn't bounded in any useful way.
    fn slope(&self, by: usize, of: &[Bounds]) -> Option<Bounds> {
        let zero = || Bounds::exactly(Fraction::ZERO);
        match self {
            Expression::Variable(index) if *index == by => Some(Bounds::exactly(Fraction::ONE)),
            Expression::Variable(_) | Expression::Constant(_) => Some(zero()),
            Expression::Sum(a, b) => Some(a.slope(by, of)?.add(&b.slope(by, of)?)),
            Expression::Difference(a, b) => Some(a.slope(by, of)?.add(&b.slope(by, of)?.neg())),
            Expression::Product(a, b) => {
                let left = a.slope(by, of)?.mul(&b.interval(of).ok()?);
                Some(left.add(&a.interval(of).ok()?.mul(&b.slope(by, of)?)))
            }
            Expression::Quotient(a, b) => {
                let divisor = b.interval(of).ok()?;
                let left = a.slope(by, of)?.mul(&divisor);
                let right = a.interval(of).ok()?.mul(&b.slope(by, of)?);
                left.add(&right.neg()).div(&divisor.mul(&divisor)).ok()
            }
            Expression::Least(a, b) | Expression::Greatest(a, b) => {
                Some(a.slope(by, of)?.hull(&b.slope(by, of)?))
            }
            // A staircase follows the slope of what it rounds, or stands still.
            Expression::Rounded(inner, _) => match inner.slope(by, of)?.sign()? {
                Ordering::Less => Some(Bounds { low: None, high: Some(Fraction::ZERO) }),
                Ordering::Equal => Some(zero()),
                Ordering::Greater => Some(Bounds { low: Some(Fraction::ZERO), high: None }),
            },
            Expression::Concentration(_) | Expression::TopShare(..) => None,
        }
    }
}

/// The sum of squared shares lies between the sums of the squared bounds of the
/// shares; a share rises with its own part and falls with the others.
fn concentration(parts: &[Bounds]) -> Result<Bounds, NoResult> {
    let mut sum = Bounds::exactly(Fraction::ZERO);
    for (index, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != index);
        let rest = others.fold(Bounds::exactly(Fraction::ZERO), |sum, (_, other)| sum.add(other));
        let share = part_of(part, &rest)?;
        sum = sum.add(&share.mul(&share));
    }
    // Squares of shares that sum to one are never above one, unless a part may be
    // below zero, as net flows of jobs can be.
    let none_below_zero =
        parts.iter().all(|part| part.low.as_ref().is_some_and(|low| low.sign() != Ordering::Less));
    Ok(if none_below_zero { sum.least(&Bounds::exactly(Fraction::ONE)) } else { sum })
}

/// The largest parts at their highest beside the smallest at their lowest, and
/// the other way round.
fn top_share(count: usize, parts: &[Bounds]) -> Result<Bounds, NoResult> {
    let sorted = |side: fn(&Bounds) -> Option<Fraction>| {
        let mut sides: Vec<Option<Fraction>> = parts.iter().map(side).collect();
        // No bound is beyond all bounds.
        sides.sort_by(|a, b| match (a, b) {
            (Some(a), Some(b)) => b.cmp(a),
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
        });
        sides
    };
    let sum = |sides: &[Option<Fraction>]| {
        sides.iter().try_fold(Fraction::ZERO, |sum, side| Some(sum.add(side.as_ref()?)))
    };
    let (highs, lows) = (sorted(|b| b.high.clone()), sorted(|b| b.low.clone()));
    let (top_high, rest_high) = highs.split_at(count.min(highs.len()));
    let (top_low, rest_low) = lows.split_at(count.min(lows.len()));
    let top = Bounds { low: sum(top_low), high: sum(top_high) };
    let rest = Bounds { low: sum(rest_low), high: sum(rest_high) };
    part_of(&top, &rest)
}

/// part ÷ (part + rest), which rises with the part and falls with the rest.
fn part_of(part: &Bounds, rest: &Bounds) -> Result<Bounds, NoResult> {
    let positive =
        |bounds: &Bounds| bounds.low.as_ref().is_some_and(|low| low.sign() != Ordering::Less);
    if !positive(part) || !positive(rest) {
        return Ok(part.div(&part.add(rest))?);
    }
    let share =
        |part: Option<&Fraction>, rest: Option<&Fraction>, open: Fraction| match (part, rest) {
            (Some(part), Some(rest)) => part.div(&part.add(rest)).ok_or(NoResult::DivisorMayBeZero),
            _ => Ok(open),
        };
    let low = share(part.low.as_ref(), rest.high.as_ref(), Fraction::ZERO)?;
    let high = share(part.high.as_ref(), rest.low.as_ref(), Fraction::ONE)?;
    Ok(Bounds { low: Some(low), high: Some(high) })
}

fn values(parts: &[Expression], at: &[Fraction]) -> Result<Vec<Fraction>, NoResult> {
    parts.iter().map(|part| part.value(at)).collect()
}

fn intervals(parts: &[Expression], of: &[Bounds]) -> Result<Vec<Bounds>, NoResult> {
    parts.iter().map(|part| part.interval(of)).collect()
}

fn total(parts: impl Iterator<Item = Fraction>) -> Fraction {
    parts.fold(Fraction::ZERO, |sum, part| sum.add(&part))
}

fn rounded(rounding: Rounding, exact: &Fraction) -> Result<Fraction, NoResult> {
    rounding.apply(exact).map(Fraction::from).ok_or(NoResult::Overflow)
}
