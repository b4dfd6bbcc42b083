//! Whole numbers of any size, fast while they are small.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg};

use num_bigint::{BigInt, Sign};

/// A whole number: in 128 bits while it fits, which for figures of zones is
/// nearly always, and of any size beyond.
#[derive(Debug, Clone)]
pub(crate) enum Whole {
    Small(i128),
    Big(BigInt),
}

impl Whole {
    pub(crate) const ZERO: Whole = Whole::Small(0);
    pub(crate) const ONE: Whole = Whole::Small(1);

    /// 10 to a power.
    pub(crate) fn power_of_ten(power: u32) -> Whole {
        match 10_i128.checked_pow(power) {
            Some(small) => Whole::Small(small),
            None => Whole::Big(BigInt::from(10).pow(power)),
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// How it compares to zero.
    pub(crate) fn sign(&self) -> Ordering {
        match self {
            Whole::Small(small) => small.cmp(&0),
            Whole::Big(big) => match big.sign() {
                Sign::Minus => Ordering::Less,
                Sign::NoSign => Ordering::Equal,
                Sign::Plus => Ordering::Greater,
            },
        }
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// Quotient and remainder of the division that rounds toward zero; the
    /// remainder has the sign of `self`. `None` for a division by zero.
    pub(crate) fn div_rem(&self, divisor: &Whole) -> Option<(Whole, Whole)> {
        if divisor.is_zero() {
            return None;
        }
        if let (Whole::Small(a), Whole::Small(b)) = (self, divisor)
            && let (Some(quotient), Some(remainder)) = (a.checked_div(*b), a.checked_rem(*b))
        {
            return Some((Whole::Small(quotient), Whole::Small(remainder)));
        }
        let (a, b) = (self.to_big(), divisor.to_big());
        let (quotient, remainder) = (&a / &b, &a % &b);
        Some((Whole::from_big(quotient), Whole::from_big(remainder)))
    }

    /// The number in 128 bits, if it fits.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        match self {
            Whole::Small(small) => Some(*small),
            Whole::Big(big) => i128::try_from(big).ok(),
        }
    }

    fn to_big(&self) -> BigInt {
        match self {
            Whole::Small(small) => BigInt::from(*small),
            Whole::Big(big) => big.clone(),
        }
    }

    fn from_big(big: BigInt) -> Whole {
        i128::try_from(&big).map_or(Whole::Big(big), Whole::Small)
    }
}

impl From<i128> for Whole {
    fn from(small: i128) -> Self {
        Whole::Small(small)
    }
}

impl Add for &Whole {
    type Output = Whole;

    fn add(self, other: &Whole) -> Whole {
        if let (Whole::Small(a), Whole::Small(b)) = (self, other)
            && let Some(sum) = a.checked_add(*b)
        {
            return Whole::Small(sum);
        }
        Whole::from_big(self.to_big() + other.to_big())
    }
}

impl Mul for &Whole {
    type Output = Whole;

    fn mul(self, other: &Whole) -> Whole {
        if let (Whole::Small(a), Whole::Small(b)) = (self, other)
            && let Some(product) = a.checked_mul(*b)
        {
            return Whole::Small(product);
        }
        Whole::from_big(self.to_big() * other.to_big())
    }
}

impl Neg for &Whole {
    type Output = Whole;

    fn neg(self) -> Whole {
        match self {
            Whole::Small(small) => small
                .checked_neg()
                .map_or_else(|| Whole::from_big(-BigInt::from(*small)), Whole::Small),
            Whole::Big(big) => Whole::from_big(-big),
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
        match (self, other) {
            (Whole::Small(a), Whole::Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
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
        assert!(matches!(more, Whole::Big(_)));
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
}
