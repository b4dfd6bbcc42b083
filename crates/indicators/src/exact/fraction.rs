//! Exact quotients of whole numbers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Whole;

/// A quotient of two whole numbers, the divisor above zero. It is not reduced:
/// the products of a formula are few, and its result is rounded anyway.
#[derive(Debug, Clone)]
pub(crate) struct Fraction {
    numerator: Whole,
    divisor: Whole, // INVARIANT: > 0
}

impl Fraction {
    pub(crate) const ZERO: Fraction = Fraction { numerator: Whole::ZERO, divisor: Whole::ONE };
    pub(crate) const ONE: Fraction = Fraction { numerator: Whole::ONE, divisor: Whole::ONE };

    /// A quotient; `None` for a division by zero.
    pub(crate) fn new(numerator: Whole, divisor: Whole) -> Option<Fraction> {
        match divisor.sign() {
            Ordering::Equal => None,
            Ordering::Greater => Some(Fraction { numerator, divisor }),
            Ordering::Less => Some(Fraction { numerator: -&numerator, divisor: -&divisor }),
        }
    }

    pub(crate) const fn numerator(&self) -> &Whole {
        &self.numerator
    }

    pub(crate) const fn divisor(&self) -> &Whole {
        &self.divisor
    }

    pub(crate) fn sign(&self) -> Ordering {
        self.numerator.sign()
    }

    pub(crate) fn add(&self, other: &Fraction) -> Fraction {
        if self.divisor == other.divisor {
            let numerator = &self.numerator + &other.numerator;
            return Fraction { numerator, divisor: self.divisor.clone() };
        }
        let (left, right) = (&self.numerator * &other.divisor, &other.numerator * &self.divisor);
        Fraction { numerator: &left + &right, divisor: &self.divisor * &other.divisor }
    }

    pub(crate) fn neg(&self) -> Fraction {
        Fraction { numerator: -&self.numerator, divisor: self.divisor.clone() }
    }

    pub(crate) fn mul(&self, other: &Fraction) -> Fraction {
        Fraction {
            numerator: &self.numerator * &other.numerator,
            divisor: &self.divisor * &other.divisor,
        }
    }

    /// `None` for a division by zero.
    pub(crate) fn div(&self, other: &Fraction) -> Option<Fraction> {
        Fraction::new(&self.numerator * &other.divisor, &self.divisor * &other.numerator)
    }
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Self {
        let decimal = decimal.normalize();
        let divisor = Whole::power_of_ten(decimal.scale());
        Fraction { numerator: Whole::from(decimal.mantissa()), divisor }
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.divisor).cmp(&(&other.numerator * &self.divisor))
    }
}
