//! Drawing rates and index numbers out of an expression.
//!
//! Of `x · rate ÷ (y · rate)` the rate cancels out, and so does the base of constant
//! prices in a growth rate. Interval arithmetic can't see that: it would take both as
//! different. So what is common to all terms of a sum is drawn out of it, as far up as
//! it goes, and meets there what is in the divisor. Only variables that are above zero
//! can be drawn out of minima and divisors so; rates and index numbers are.

use std::collections::BTreeMap;

use super::Expression;
use kawasan_exact::Fraction;

/// Powers of variables, none of them zero.
type Powers = BTreeMap<usize, i32>;

impl Expression {
    /// The same expression, each factor for which `is_factor` holds as far outside as it
    /// can be. Such variables must be above zero.
    pub(in crate::evaluate) fn factored(self, is_factor: &[bool]) -> Expression {
        let (powers, rest) = self.drawn(is_factor);
        times(rest, &powers)
    }

    fn drawn(self, is: &[bool]) -> (Powers, Expression) {
        use Expression as E;
        match self {
            E::Variable(index) if is.get(index) == Some(&true) => {
                (Powers::from([(index, 1)]), E::Constant(Fraction::ONE))
            }
            E::Variable(_) | E::Constant(_) => (Powers::new(), self),
            E::Product(a, b) => {
                let ((powers, a), (others, b)) = (a.drawn(is), b.drawn(is));
                let rest = match (is_one(&a), is_one(&b)) {
                    (true, _) => b,
                    (_, true) => a,
                    _ => E::Product(Box::new(a), Box::new(b)),
                };
                (sum(powers, &others, 1), rest)
            }
            E::Quotient(a, b) => {
                let ((powers, a), (others, b)) = (a.drawn(is), b.drawn(is));
                let rest = if is_one(&b) { a } else { E::Quotient(Box::new(a), Box::new(b)) };
                (sum(powers, &others, -1), rest)
            }
            E::Sum(a, b) => two(*a, *b, is, E::Sum),
            E::Difference(a, b) => two(*a, *b, is, E::Difference),
            E::Least(a, b) => two(*a, *b, is, E::Least),
            E::Greatest(a, b) => two(*a, *b, is, E::Greatest),
            // What is rounded is rounded as it stands.
            E::Rounded(inner, rounding) => {
                (Powers::new(), E::Rounded(Box::new(inner.factored(is)), rounding))
            }
            // Shares don't change with what is common to all.
            E::Concentration(parts) => (Powers::new(), E::Concentration(all(parts, is).1)),
            E::TopShare(count, parts) => (Powers::new(), E::TopShare(count, all(parts, is).1)),
        }
    }
}

fn two(
    a: Expression,
    b: Expression,
    is: &[bool],
    make: fn(Box<Expression>, Box<Expression>) -> Expression,
) -> (Powers, Expression) {
    let ((own, a), (others, b)) = (a.drawn(is), b.drawn(is));
    let common = common(&own, &others);
    let (a, b) = (times(a, &sum(own, &common, -1)), times(b, &sum(others, &common, -1)));
    (common, make(Box::new(a), Box::new(b)))
}

/// What is common to all, and the rest of each.
fn all(parts: Vec<Expression>, is: &[bool]) -> (Powers, Vec<Expression>) {
    let drawn: Vec<(Powers, Expression)> = parts.into_iter().map(|part| part.drawn(is)).collect();
    let shared = drawn.iter().map(|(powers, _)| powers.clone());
    let shared = shared.reduce(|a, b| common(&a, &b)).unwrap_or_default();
    let rest = drawn.into_iter().map(|(powers, rest)| times(rest, &sum(powers, &shared, -1)));
    (shared.clone(), rest.collect())
}

/// The powers that both have alike.
fn common(a: &Powers, b: &Powers) -> Powers {
    let alike = a.iter().filter(|(index, power)| b.get(index) == Some(power));
    alike.map(|(index, power)| (*index, *power)).collect()
}

fn sum(mut powers: Powers, others: &Powers, sign: i32) -> Powers {
    for (index, power) in others {
        let own = powers.entry(*index).or_default();
        *own = own.saturating_add(power.saturating_mul(sign));
    }
    powers.retain(|_, power| *power != 0);
    powers
}

fn is_one(expression: &Expression) -> bool {
    matches!(expression, Expression::Constant(value) if *value == Fraction::ONE)
}

/// An expression times powers of variables.
fn times(expression: Expression, powers: &Powers) -> Expression {
    powers.iter().fold(expression, |inner, (index, power)| {
        let factor = || Box::new(Expression::Variable(*index));
        (0..power.unsigned_abs()).fold(inner, |inner, _| match *power > 0 {
            true => Expression::Product(Box::new(inner), factor()),
            false => Expression::Quotient(Box::new(inner), factor()),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BoundsKind;
    use kawasan_exact::Bounds;

    fn variable(index: usize) -> Box<Expression> {
        Box::new(Expression::Variable(index))
    }

    fn between(low: i128, high: i128) -> Bounds {
        Bounds { low: Some(low.into()), high: Some(high.into()) }
    }

    /// Variables 0 and 1 are amounts, 2 and 3 rates.
    const RATES: [bool; 4] = [false, false, true, true];

    fn times(a: usize, b: usize) -> Expression {
        Expression::Product(variable(a), variable(b))
    }

    #[test]
    fn a_rate_in_both_sides_of_a_quotient_cancels_out() {
        let share = Expression::Quotient(Box::new(times(0, 2)), Box::new(times(1, 2)));
        let of = [between(10, 12), between(20, 20), between(2, 3), between(5, 5)];
        // Interval arithmetic would leave 10 · 2 ÷ (20 · 3) to 12 · 3 ÷ (20 · 2).
        let range = share.factored(&RATES).range(&of).unwrap();
        assert_eq!(range.kind, BoundsKind::Tight);
        let tenth = |n: i128| Fraction::from(n).div(&Fraction::from(10)).unwrap();
        assert_eq!((range.bounds.low, range.bounds.high), (Some(tenth(5)), Some(tenth(6))));
    }

    #[test]
    fn what_is_common_to_a_sum_is_drawn_out_and_the_rest_stays() {
        let sum = Expression::Sum(Box::new(times(0, 2)), Box::new(times(1, 3)));
        let (powers, _) = sum.clone().drawn(&RATES);
        assert!(powers.is_empty());
        let same = Expression::Sum(Box::new(times(0, 2)), Box::new(times(1, 2)));
        let (powers, _) = same.drawn(&RATES);
        assert_eq!(powers, Powers::from([(2, 1)]));
        let at: Vec<Fraction> = [3, 5, 7, 11].map(Fraction::from).to_vec();
        assert_eq!(sum.factored(&RATES).value(&at), Ok(Fraction::from(3 * 7 + 5 * 11)));
    }
}
