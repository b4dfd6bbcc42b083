//! Whole numbers of any size, fast while they are small.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg};

use num_bigint::{BigInt, Sign};

/// A whole number: in 128 bits while it fits, which for figures of zones is
/// nearly always, and of any size beyond.
#[derive(Debug, Clone)]
pub struct Whole(Size);

/// One number has one size: `Big` is never what would fit `Small`.
#[derive(Debug, Clone)]
enum Size {
    Small(i128),
    Big(BigInt),
}

use Size::{Big, Small};

impl Whole {
    /// 0
    pub const ZERO: Whole = Whole(Small(0));
    /// 1
    pub const ONE: Whole = Whole(Small(1));

    /// 10 to a power.
    #[must_use]
    pub fn power_of_ten(power: u32) -> Whole {
        Whole::from(10).pow(power)
    }

    /// 2 to a power.
    #[must_use]
    pub fn power_of_two(power: u32) -> Whole {
        match power {
            0..=126 => Whole(Small(1 << power)),
            _ => Whole::from_big(BigInt::from(1) << power),
        }
    }

    /// The number to a power.
    #[must_use]
    pub fn pow(&self, power: u32) -> Whole {
        if let Small(small) = self.0
            && let Some(result) = small.checked_pow(power)
        {
            return Whole(Small(result));
        }
        Whole::from_big(self.to_big().pow(power))
    }

    /// The largest whole number whose power is at most this one; `None` of what is
    /// below zero, and for the root of the order 0.
    #[must_use]
    pub fn root(&self, order: u32) -> Option<Whole> {
        if order == 0 || self.is_negative() {
            return None;
        }
        Some(Whole::from_big(self.to_big().nth_root(order)))
    }

    /// The largest number that divides both; not below zero.
    #[must_use]
    pub fn gcd(&self, other: &Whole) -> Whole {
        if let (Small(a), Small(b)) = (&self.0, &other.0)
            && let (Ok(a), Ok(b)) =
                (u64::try_from(a.unsigned_abs()), u64::try_from(b.unsigned_abs()))
        {
            return Whole(Small(small_gcd(a, b).into()));
        }
        let (mut a, mut b) = (self.clone(), other.clone());
        // `div_rem` is `None` once the divisor is zero.
        while let Some((_, remainder)) = a.div_rem(&b) {
            a = std::mem::replace(&mut b, remainder);
        }
        if a.is_negative() { -&a } else { a }
    }

    /// The number of binary digits, without sign.
    #[must_use]
    pub fn bits(&self) -> u64 {
        match &self.0 {
            Small(small) => u64::from(128 - small.unsigned_abs().leading_zeros()),
            Big(big) => big.bits(),
        }
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// How it compares to zero.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        match &self.0 {
            Small(small) => small.cmp(&0),
            Big(big) => match big.sign() {
                Sign::Minus => Ordering::Less,
                Sign::NoSign => Ordering::Equal,
                Sign::Plus => Ordering::Greater,
            },
        }
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// Quotient and remainder of the division that rounds toward zero; the
    /// remainder has the sign of `self`. `None` for a division by zero.
    #[must_use]
    pub fn div_rem(&self, divisor: &Whole) -> Option<(Whole, Whole)> {
        if divisor.is_zero() {
            return None;
        }
        if let (Small(a), Small(b)) = (&self.0, &divisor.0)
            && let (Some(quotient), Some(remainder)) = (a.checked_div(*b), a.checked_rem(*b))
        {
            return Some((Whole(Small(quotient)), Whole(Small(remainder))));
        }
        let (a, b) = (self.to_big(), divisor.to_big());
        let (quotient, remainder) = (&a / &b, &a % &b);
        Some((Whole::from_big(quotient), Whole::from_big(remainder)))
    }

    /// The quotient, rounded down; `None` for a division by zero.
    #[must_use]
    pub fn div_floor(&self, divisor: &Whole) -> Option<Whole> {
        let (quotient, remainder) = self.div_rem(divisor)?;
        let below = !remainder.is_zero() && remainder.is_negative() != divisor.is_negative();
        Some(if below { &quotient + &Whole::from(-1) } else { quotient })
    }

    /// The quotient, rounded up; `None` for a division by zero.
    #[must_use]
    pub fn div_ceiling(&self, divisor: &Whole) -> Option<Whole> {
        Some(-&(-self).div_floor(divisor)?)
    }

    /// The number in 128 bits, if it fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        match &self.0 {
            Small(small) => Some(*small),
            Big(big) => i128::try_from(big).ok(),
        }
    }

    fn to_big(&self) -> BigInt {
        match &self.0 {
            Small(small) => BigInt::from(*small),
            Big(big) => big.clone(),
        }
    }

    fn from_big(big: BigInt) -> Whole {
        Whole(i128::try_from(&big).map_or(Big(big), Small))
    }
}

/// Divisions of 64 bits are many times as fast as those of 128.
const fn small_gcd(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        a = b;
        b = rest;
    }
    a
}

impl From<i128> for Whole {
    fn from(small: i128) -> Self {
        Whole(Small(small))
    }
}

impl Add for &Whole {
    type Output = Whole;

    fn add(self, other: &Whole) -> Whole {
        if let (Small(a), Small(b)) = (&self.0, &other.0)
            && let Some(sum) = a.checked_add(*b)
        {
            return Whole(Small(sum));
        }
        Whole::from_big(self.to_big() + other.to_big())
    }
}

impl Mul for &Whole {
    type Output = Whole;

    fn mul(self, other: &Whole) -> Whole {
        if let (Small(a), Small(b)) = (&self.0, &other.0)
            && let Some(product) = a.checked_mul(*b)
        {
            return Whole(Small(product));
        }
        Whole::from_big(self.to_big() * other.to_big())
    }
}

impl Neg for &Whole {
    type Output = Whole;

    fn neg(self) -> Whole {
        match &self.0 {
            Small(small) => small
                .checked_neg()
                .map_or_else(|| Whole::from_big(-BigInt::from(*small)), |n| Whole(Small(n))),
            Big(big) => Whole::from_big(-big),
        }
    }
}

impl PartialEq for Whole {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Whole {}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Small(a), Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl std::fmt::Display for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Small(small) => small.fmt(f),
            Big(big) => big.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_cross_the_border_of_128_bits_and_come_back() {
        let max = Whole::from(i128::MAX);
        let more = &max + &Whole::ONE;
        assert!(matches!(more.0, Big(_)));
        assert_eq!(&more + &Whole::from(-1), max);
        assert_eq!(-&Whole::from(i128::MIN), more);
        let square = &max * &max;
        assert_eq!(square.div_rem(&max), Some((max, Whole::ZERO)));
        assert_eq!(Whole::from(i128::MIN).div_rem(&Whole::from(-1)), Some((more, Whole::ZERO)));
    }

    #[test]
    fn division_rounds_toward_zero() {
        let div = |a: i128, b: i128| Whole::from(a).div_rem(&Whole::from(b));
        assert_eq!(div(-7, 2), Some((Whole::from(-3), Whole::from(-1))));
        assert_eq!(div(7, -2), Some((Whole::from(-3), Whole::from(1))));
        assert_eq!(div(7, 0), None);
    }

    #[test]
    fn divisions_round_down_and_up() {
        for (a, b, down, up) in
            [(7, 2, 3, 4), (-7, 2, -4, -3), (7, -2, -4, -3), (-7, -2, 3, 4), (6, 3, 2, 2)]
        {
            let (a, b) = (Whole::from(a), Whole::from(b));
            assert_eq!(a.div_floor(&b), Some(Whole::from(down)));
            assert_eq!(a.div_ceiling(&b), Some(Whole::from(up)));
        }
        assert_eq!(Whole::ONE.div_floor(&Whole::ZERO), None);
    }

    #[test]
    fn roots_are_rounded_down() {
        let root = |n: i128, order| Whole::from(n).root(order);
        assert_eq!(root(26, 3), Some(Whole::from(2)));
        assert_eq!(root(27, 3), Some(Whole::from(3)));
        assert_eq!(root(-1, 2), None);
        assert_eq!(root(4, 0), None);
        assert_eq!(Whole::from(12).gcd(&Whole::from(-18)), Whole::from(6));
        assert_eq!(Whole::ZERO.gcd(&Whole::from(-5)), Whole::from(5));
        let (two, three) = (Whole::power_of_two(90), Whole::from(3).pow(50));
        assert_eq!((&two * &three).gcd(&(&two * &Whole::from(5))), two);
        assert_eq!((Whole::from(8).bits(), Whole::power_of_two(200).bits()), (4, 201));
    }
}
