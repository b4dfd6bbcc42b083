//! Exact quotients of whole numbers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::Whole;

/// A quotient of two whole numbers, the divisor above zero. It is not reduced:
/// the products of a formula are few, and its result is rounded anyway.
#[derive(Debug, Clone)]
pub struct Fraction {
    numerator: Whole,
    divisor: Whole, // INVARIANT: > 0
}

impl Fraction {
    /// 0
    pub const ZERO: Fraction = Fraction { numerator: Whole::ZERO, divisor: Whole::ONE };
    /// 1
    pub const ONE: Fraction = Fraction { numerator: Whole::ONE, divisor: Whole::ONE };

    /// A quotient; `None` for a division by zero.
    #[must_use]
    pub fn new(numerator: Whole, divisor: Whole) -> Option<Fraction> {
        match divisor.sign() {
            Ordering::Equal => None,
            Ordering::Greater => Some(Fraction { numerator, divisor }),
            Ordering::Less => Some(Fraction { numerator: -&numerator, divisor: -&divisor }),
        }
    }

    /// What is divided.
    #[must_use]
    pub const fn numerator(&self) -> &Whole {
        &self.numerator
    }

    /// By what; above zero.
    #[must_use]
    pub const fn divisor(&self) -> &Whole {
        &self.divisor
    }

    /// How it compares to zero.
    #[must_use]
    pub fn sign(&self) -> Ordering {
        self.numerator.sign()
    }

    /// self + other
    #[must_use]
    pub fn add(&self, other: &Fraction) -> Fraction {
        if self.divisor == other.divisor {
            let numerator = &self.numerator + &other.numerator;
            return Fraction { numerator, divisor: self.divisor.clone() };
        }
        let (left, right) = (&self.numerator * &other.divisor, &other.numerator * &self.divisor);
        Fraction { numerator: &left + &right, divisor: &self.divisor * &other.divisor }
    }

    /// −self
    #[must_use]
    pub fn neg(&self) -> Fraction {
        Fraction { numerator: -&self.numerator, divisor: self.divisor.clone() }
    }

    /// self × other
    #[must_use]
    pub fn mul(&self, other: &Fraction) -> Fraction {
        Fraction {
            numerator: &self.numerator * &other.numerator,
            divisor: &self.divisor * &other.divisor,
        }
    }

    /// self − other
    #[must_use]
    pub fn sub(&self, other: &Fraction) -> Fraction {
        self.add(&other.neg())
    }

    /// The number to a power.
    #[must_use]
    pub fn pow(&self, power: u32) -> Fraction {
        Fraction { numerator: self.numerator.pow(power), divisor: self.divisor.pow(power) }
    }

    /// The same number in lowest terms, for sums of many.
    #[must_use]
    pub fn reduced(&self) -> Fraction {
        let common = self.numerator.gcd(&self.divisor);
        let by = |number: &Whole| number.div_rem(&common).map(|(quotient, _)| quotient);
        match (by(&self.numerator), by(&self.divisor)) {
            (Some(numerator), Some(divisor)) => Fraction { numerator, divisor },
            // Nothing divides by zero: the divisor is above it, and so is what divides it.
            _ => self.clone(),
        }
    }

    /// self ÷ other; `None` for a division by zero.
    #[must_use]
    pub fn div(&self, other: &Fraction) -> Option<Fraction> {
        Fraction::new(&self.numerator * &other.divisor, &self.divisor * &other.numerator)
    }
}

impl From<i128> for Fraction {
    fn from(whole: i128) -> Self {
        Fraction { numerator: Whole::from(whole), divisor: Whole::ONE }
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
