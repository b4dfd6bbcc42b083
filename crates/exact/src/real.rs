//! Real numbers that may be irrational: roots, powers and logarithms, rounded
//! correctly and the same on every machine.
//!
//! A number is kept as how it came about. To round it, it is enclosed between two
//! fixed-point numbers of ever more binary digits until both ends round the same
//! way; so what comes out is the rounding of the true value, with no float on the
//! way. Roots of fractions that are fractions are found as such, exactly. What no
//! number of digits up to [`MAX_BITS`] decides, such as the rounding down of a
//! quotient of logarithms that is a whole number, is an error and no guess.

mod enclosure;
mod logarithm;
mod made;

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::{Fraction, Rounding, Whole};
use enclosure::Enclosure;
use made::{How, Node};

/// The most binary digits behind the point that are tried.
pub const MAX_BITS: u32 = 4096;
/// How many are tried first.
const FIRST_BITS: u32 = 96;
/// A weighted product whose weights have a common divisor up to this is a root of a
/// product of whole powers, which can be exact.
const MOST_ROOT: i128 = 60;

/// A real number, exactly.
///
/// # Examples
///
/// The third root of the product of three indices, as the Human Development Index
/// has it, and a number that looks irrational but isn't:
///
/// ```
/// use kawasan_exact::{Fraction, Real, Rounding};
/// use kawasan_model::exact::parse;
///
/// let third = Fraction::ONE.div(&Fraction::from(3)).ok_or("zero")?;
/// let index = |digits: &str| parse(digits).map(|d| (third.clone(), Real::from(Fraction::from(d))));
/// let mean = Real::weighted_product(&[index("0.742308")?, index("0.673432")?, index("0.723751")?])?;
/// assert_eq!(mean.round(Rounding::half_away(3)?)?.to_string(), "0.713");
///
/// let eight = Real::from(Fraction::from(8));
/// assert_eq!(eight.root(3)?, Real::from(Fraction::from(2)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Real(Node);

/// Why a real number has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RealError {
    /// The divisor is zero.
    #[error("a division by zero")]
    DivisionByZero,
    /// A root or logarithm of a number that has none.
    #[error("{what} of a number {of}")]
    #[non_exhaustive]
    Domain {
        /// The function.
        what: &'static str,
        /// Of what it was to be taken.
        of: &'static str,
    },
    /// The result has more digits than a decimal holds.
    #[error("the result doesn't fit the 28 digits of a decimal at that scale")]
    Overflow,
    /// It is so near a border between two results that no number of digits tells
    /// them apart.
    #[error("the value is too near the border between two results to be rounded")]
    Undecided,
}

impl From<Fraction> for Real {
    fn from(fraction: Fraction) -> Self {
        Real(Node::Rational(fraction))
    }
}

impl From<Decimal> for Real {
    fn from(decimal: Decimal) -> Self {
        Fraction::from(decimal).into()
    }
}

impl Real {
    fn made(how: How) -> Real {
        Real(Node::made(how))
    }

    /// The number as a fraction, if it is known to be one.
    #[must_use]
    pub const fn fraction(&self) -> Option<&Fraction> {
        match &self.0 {
            Node::Rational(fraction) => Some(fraction),
            Node::Made(_) => None,
        }
    }

    /// self + other
    #[must_use]
    pub fn add(&self, other: &Real) -> Real {
        match (self.fraction(), other.fraction()) {
            (Some(a), Some(b)) => a.add(b).into(),
            _ => Real::made(How::Sum(self.clone(), other.clone())),
        }
    }

    /// self − other
    #[must_use]
    pub fn sub(&self, other: &Real) -> Real {
        self.add(&other.mul(&Fraction::from(-1).into()))
    }

    /// self × other
    #[must_use]
    pub fn mul(&self, other: &Real) -> Real {
        match (self.fraction(), other.fraction()) {
            (Some(a), Some(b)) => a.mul(b).into(),
            (Some(zero), _) | (_, Some(zero)) if zero.sign() == Ordering::Equal => {
                Fraction::ZERO.into()
            }
            _ => Real::made(How::Product(self.clone(), other.clone())),
        }
    }

    /// self ÷ other
    ///
    /// # Errors
    /// [`RealError::DivisionByZero`], or [`RealError::Undecided`] if nobody can tell
    /// the divisor from zero.
    pub fn div(&self, other: &Real) -> Result<Real, RealError> {
        if let (Some(a), Some(b)) = (self.fraction(), other.fraction()) {
            return a.div(b).map(Real::from).ok_or(RealError::DivisionByZero);
        }
        match other.sign()? {
            Ordering::Equal => Err(RealError::DivisionByZero),
            _ => Ok(Real::made(How::Quotient(self.clone(), other.clone()))),
        }
    }

    /// The root of an order; exactly where the root of a fraction is one.
    ///
    /// # Errors
    /// [`RealError::Domain`] below zero and for the order 0, [`RealError::Undecided`] if
    /// nobody can tell the number from zero.
    pub fn root(&self, order: u32) -> Result<Real, RealError> {
        if order == 0 {
            return Err(RealError::Domain { what: "the root of the order 0", of: "at all" });
        }
        if self.sign()? == Ordering::Less {
            return Err(RealError::Domain { what: "a root", of: "below zero" });
        }
        let exact = self.fraction().and_then(|fraction| exact_root(fraction, order));
        Ok(exact.map_or_else(|| Real::made(How::Root(self.clone(), order)), Real::from))
    }

    /// The natural logarithm.
    ///
    /// # Errors
    /// [`RealError::Domain`] at zero and below, [`RealError::Undecided`] if nobody can
    /// tell the number from zero.
    pub fn ln(&self) -> Result<Real, RealError> {
        if self.sign()? != Ordering::Greater {
            return Err(RealError::Domain { what: "the logarithm", of: "that isn't above zero" });
        }
        if self.fraction() == Some(&Fraction::ONE) {
            return Ok(Fraction::ZERO.into());
        }
        Ok(Real::made(How::Logarithm(self.clone())))
    }

    /// The number to a power: the root of a whole power where the exponent allows,
    /// so that it can be exact, else by logarithms.
    ///
    /// # Errors
    /// [`RealError::Domain`] below zero, and of zero unless the exponent is above it.
    pub fn pow(&self, exponent: &Fraction) -> Result<Real, RealError> {
        Real::weighted_product(&[(exponent.clone(), self.clone())])
    }

    /// The product of numbers, each to the power of its weight.
    ///
    /// Fractions to weights with a small common divisor give the root of a fraction,
    /// which is exact where that is; else it goes by logarithms.
    ///
    /// # Errors
    /// [`RealError::Domain`] for a number below zero, and for zero to a power that
    /// isn't above zero.
    pub fn weighted_product(factors: &[(Fraction, Real)]) -> Result<Real, RealError> {
        let mut has_zero = false;
        for (weight, number) in factors {
            match (number.sign()?, weight.sign()) {
                (Ordering::Less, _) => {
                    return Err(RealError::Domain { what: "a power", of: "below zero" });
                }
                (Ordering::Equal, Ordering::Greater) => has_zero = true,
                (Ordering::Equal, _) => {
                    return Err(RealError::Domain {
                        what: "a power not above 0",
                        of: "that is zero",
                    });
                }
                _ => {}
            }
        }
        if has_zero {
            return Ok(Fraction::ZERO.into());
        }
        if let Some(exact) = root_of_product(factors) {
            return exact;
        }
        let mut sum = Real::from(Fraction::ZERO);
        for (weight, number) in factors {
            sum = sum.add(&number.ln()?.mul(&weight.clone().into()));
        }
        Ok(match sum.fraction() {
            Some(zero) if zero.sign() == Ordering::Equal => Fraction::ONE.into(),
            _ => Real::made(How::Exponential(sum)),
        })
    }

    /// How it compares to zero.
    ///
    /// # Errors
    /// [`RealError::Undecided`] if it is nearer to zero than [`MAX_BITS`] tell.
    pub fn sign(&self) -> Result<Ordering, RealError> {
        if let Some(fraction) = self.fraction() {
            return Ok(fraction.sign());
        }
        // What is irrational isn't zero.
        self.enclosed(Enclosure::sign)
    }

    /// How it compares to another.
    ///
    /// # Errors
    /// [`RealError::Undecided`] if they are nearer to each other than [`MAX_BITS`]
    /// tell; so are two that are equal without being fractions, unless they came about
    /// in the same way.
    pub fn compare(&self, other: &Real) -> Result<Ordering, RealError> {
        if self == other { Ok(Ordering::Equal) } else { self.sub(other).sign() }
    }

    /// Rounded once, correctly.
    ///
    /// # Errors
    /// [`RealError::Overflow`] if the result fits no decimal, [`RealError::Undecided`]
    /// if it is too near a border.
    pub fn round(&self, rounding: Rounding) -> Result<Decimal, RealError> {
        if let Some(fraction) = self.fraction() {
            return rounding.apply(fraction).ok_or(RealError::Overflow);
        }
        let rounded = self.enclosed(|enclosure| {
            let [low, high] = enclosure.ends().map(|end| rounding.apply(&end));
            (low == high).then_some(low)
        })?;
        rounded.ok_or(RealError::Overflow)
    }

    /// What an ever narrower enclosure of the number answers first.
    fn enclosed<T>(&self, answer: impl Fn(&Enclosure) -> Option<T>) -> Result<T, RealError> {
        let mut bits = FIRST_BITS;
        while bits <= MAX_BITS {
            if let Some(found) = self.enclosure(bits).and_then(|enclosure| answer(&enclosure)) {
                return Ok(found);
            }
            bits = bits.saturating_mul(2);
        }
        Err(RealError::Undecided)
    }

    /// The number between two of so many binary digits behind the point; `None` if
    /// these are too few for some step.
    fn enclosure(&self, bits: u32) -> Option<Enclosure> {
        match &self.0 {
            Node::Rational(fraction) => Enclosure::of(fraction, bits),
            Node::Made(made) => made.enclosure(bits),
        }
    }
}

/// The root of a fraction, if it is one.
fn exact_root(fraction: &Fraction, order: u32) -> Option<Fraction> {
    let fraction = fraction.reduced();
    let root = |number: &Whole| {
        let root = number.root(order)?;
        (root.pow(order) == *number).then_some(root)
    };
    Fraction::new(root(fraction.numerator())?, root(fraction.divisor())?)
}

/// The product as a root of a product of whole powers; `None` if the weights have no
/// small common divisor or a number is no fraction.
fn root_of_product(factors: &[(Fraction, Real)]) -> Option<Result<Real, RealError>> {
    let mut order: i128 = 1;
    let reduced: Vec<Fraction> = factors.iter().map(|(weight, _)| weight.reduced()).collect();
    for weight in &reduced {
        let divisor = weight.divisor().to_i128()?;
        let common = Whole::from(order).gcd(&Whole::from(divisor)).to_i128()?;
        order = order.checked_mul(divisor.checked_div(common)?)?;
        if order > MOST_ROOT {
            return None;
        }
    }
    let mut product = Fraction::ONE;
    for (weight, (_, number)) in reduced.iter().zip(factors) {
        let power = weight.mul(&Fraction::from(order)).reduced().numerator().to_i128()?;
        let number = number.fraction()?.reduced();
        let power_size = u32::try_from(power.unsigned_abs()).ok().filter(|p| *p <= 1024)?;
        let raised = number.pow(power_size);
        product = if power < 0 { product.div(&raised)? } else { product.mul(&raised) };
    }
    Some(Real::from(product).root(u32::try_from(order).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoundingMode;

    fn real(text: &str) -> Real {
        kawasan_model::exact::parse(text).unwrap().into()
    }

    fn rounded(real: &Real, scale: u32) -> String {
        real.round(Rounding::half_away(scale).unwrap()).unwrap().to_string()
    }

    /// From tables of constants.
    #[test]
    fn known_constants() {
        let cases = [
            (real("2").root(2), "1.4142135623730950488016887242"),
            (real("2").ln(), "0.6931471805599453094172321215"),
            (real("10").ln(), "2.3025850929940456840179914547"),
            (real("0.1").ln(), "-2.3025850929940456840179914547"),
            (real("3").pow(&Fraction::from(Decimal::new(314, 2))), "31.4891356524549423607846355"),
            (real("5").root(3), "1.7099759466766969893531088725"),
        ];
        for (real, expected) in cases {
            let scale = expected.split('.').nth(1).unwrap().len();
            assert_eq!(rounded(&real.unwrap(), scale.try_into().unwrap()), expected);
        }
    }

    #[test]
    fn exact_roots_are_fractions() {
        assert_eq!(real("0.0625").root(4).unwrap(), real("0.5"));
        assert_eq!(real("0").root(4).unwrap(), real("0"));
        let half = Fraction::from(Decimal::new(5, 1));
        let product = Real::weighted_product(&[(half.clone(), real("8")), (half, real("2"))]);
        assert_eq!(product.unwrap(), real("4"));
        assert_eq!(real("4").pow(&Fraction::from(Decimal::new(-15, 1))).unwrap(), real("0.125"));
    }

    #[test]
    fn what_has_no_value_says_why() {
        assert!(matches!(real("-1").root(2), Err(RealError::Domain { .. })));
        assert!(matches!(real("0").ln(), Err(RealError::Domain { .. })));
        assert_eq!(real("1").div(&real("0")), Err(RealError::DivisionByZero));
        assert_eq!(real("1").ln().unwrap(), real("0"));
        // ln 4 ÷ ln 2 is 2: it rounds to the nearer, but whether down to 1 nobody can tell.
        let two = real("4").ln().unwrap().div(&real("2").ln().unwrap()).unwrap();
        assert_eq!(rounded(&two, 3), "2.000");
        let down = Rounding::new(3, RoundingMode::Floor).unwrap();
        assert_eq!(two.round(down), Err(RealError::Undecided));
        let most = Real::from(Decimal::MAX);
        assert_eq!(most.mul(&real("2").root(2).unwrap()).round(down), Err(RealError::Overflow));
    }

    #[test]
    fn extreme_numbers_have_logarithms() {
        let tiny = Real::from(Decimal::new(1, 28));
        assert_eq!(rounded(&tiny.ln().unwrap(), 10), "-64.4723826038");
        assert_eq!(rounded(&Real::from(Decimal::MAX).ln().unwrap(), 10), "66.5421293338");
        // So small that the first enclosures are no use.
        let small = tiny.mul(&tiny).mul(&tiny).mul(&tiny).root(3).unwrap();
        assert_eq!(rounded(&small.ln().unwrap(), 10), "-85.9631768051");
    }

    /// Of 2^64 ways down to the root of two, each part is gone once.
    #[test]
    fn what_many_numbers_are_made_of_is_worked_out_once() {
        let (root, half) = (real("2").root(2).unwrap(), real("0.5"));
        let mut same = root.clone();
        for _ in 0..64 {
            same = same.add(&same).mul(&half);
        }
        assert_eq!(rounded(&same, 20), rounded(&root, 20));
        assert_eq!(same, same.clone());
    }
}
