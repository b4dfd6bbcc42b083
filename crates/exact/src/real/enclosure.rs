//! A real number between two fixed-point numbers.

use std::cmp::Ordering;

use super::logarithm;
use crate::{Fraction, Whole};

/// A number between `low` and `high`, both times 2 to the power of −`bits`. Every
/// operation rounds its ends outward, so that the number is never left out.
#[derive(Debug, Clone)]
pub(super) struct Enclosure {
    low: Whole,
    high: Whole,
    bits: u32,
}

impl Enclosure {
    pub(super) fn new(low: Whole, high: Whole, bits: u32) -> Enclosure {
        Enclosure { low, high, bits }
    }

    pub(super) fn of(fraction: &Fraction, bits: u32) -> Option<Enclosure> {
        let shifted = fraction.numerator() * &Whole::power_of_two(bits);
        let low = shifted.div_floor(fraction.divisor())?;
        Some(Enclosure::new(low, shifted.div_ceiling(fraction.divisor())?, bits))
    }

    /// The number of binary digits behind the point.
    pub(super) fn bits(&self) -> u32 {
        self.bits
    }

    /// Both ends, the lower one first.
    pub(super) fn ends(&self) -> [Fraction; 2] {
        let unit = Whole::power_of_two(self.bits);
        [&self.low, &self.high].map(|end| {
            // A power of two isn't zero.
            Fraction::new(end.clone(), unit.clone()).unwrap_or(Fraction::ZERO)
        })
    }

    /// How it compares to zero; `None` if it holds zero and more.
    pub(super) fn sign(&self) -> Option<Ordering> {
        match (self.low.sign(), self.high.sign()) {
            (Ordering::Greater, _) => Some(Ordering::Greater),
            (_, Ordering::Less) => Some(Ordering::Less),
            (Ordering::Equal, Ordering::Equal) => Some(Ordering::Equal),
            _ => None,
        }
    }

    pub(super) fn add(&self, other: &Enclosure) -> Enclosure {
        Enclosure::new(&self.low + &other.low, &self.high + &other.high, self.bits)
    }

    pub(super) fn mul(&self, other: &Enclosure) -> Option<Enclosure> {
        let unit = Whole::power_of_two(self.bits);
        self.corners(other, |a, b| Some(a * b), &unit)
    }

    /// `None` if the divisor holds zero.
    pub(super) fn div(&self, other: &Enclosure) -> Option<Enclosure> {
        other.sign().filter(|sign| *sign != Ordering::Equal)?;
        let unit = Whole::power_of_two(self.bits);
        let ends = |round: fn(&Whole, &Whole) -> Option<Whole>| -> Option<Vec<Whole>> {
            let pairs = [&self.low, &self.high].into_iter();
            let pairs = pairs.flat_map(|a| [&other.low, &other.high].map(|b| (a, b)));
            pairs.map(|(a, b)| round(&(a * &unit), b)).collect()
        };
        let (low, high) = (ends(Whole::div_floor)?, ends(Whole::div_ceiling)?);
        Some(Enclosure::new(low.into_iter().min()?, high.into_iter().max()?, self.bits))
    }

    fn corners(
        &self,
        other: &Enclosure,
        of: impl Fn(&Whole, &Whole) -> Option<Whole>,
        unit: &Whole,
    ) -> Option<Enclosure> {
        let pairs = [&self.low, &self.high].into_iter();
        let pairs = pairs.flat_map(|a| [&other.low, &other.high].map(|b| (a, b)));
        let all: Vec<Whole> = pairs.map(|(a, b)| of(a, b)).collect::<Option<_>>()?;
        let low = all.iter().min()?.div_floor(unit)?;
        Some(Enclosure::new(low, all.iter().max()?.div_ceiling(unit)?, self.bits))
    }

    /// `None` below zero; an end below it is taken as zero, which the number isn't.
    pub(super) fn root(&self, order: u32) -> Option<Enclosure> {
        if self.high.is_negative() {
            return None;
        }
        // x × 2^-bits has the root (x × 2^(bits × (order − 1)))^(1/order) × 2^-bits.
        let shift = Whole::power_of_two(self.bits.checked_mul(order.checked_sub(1)?)?);
        let low = self.low.clone().max(Whole::ZERO);
        let low = (&low * &shift).root(order)?;
        let high = (&self.high * &shift).root(order)?;
        Some(Enclosure::new(low, &high + &Whole::ONE, self.bits))
    }

    /// `None` if it holds zero.
    pub(super) fn ln(&self) -> Option<Enclosure> {
        if self.low.sign() != Ordering::Greater {
            return None;
        }
        let low = logarithm::ln(&self.low, self.bits)?;
        let high = logarithm::ln(&self.high, self.bits)?;
        Some(Enclosure::new(low.low, high.high, self.bits))
    }

    pub(super) fn exp(&self) -> Option<Enclosure> {
        let low = logarithm::exp(&self.low, self.bits)?;
        let high = logarithm::exp(&self.high, self.bits)?;
        Some(Enclosure::new(low.low, high.high, self.bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(over: i128, under: i128) -> (Fraction, Enclosure) {
        let exact = Fraction::from(over).div(&Fraction::from(under)).unwrap();
        let enclosure = Enclosure::of(&exact, 8).unwrap();
        (exact, enclosure)
    }

    fn assert_holds(enclosure: &Enclosure, exact: &Fraction) {
        let [low, high] = enclosure.ends();
        assert!(low < *exact && *exact < high, "{enclosure:?} {exact:?}");
    }

    /// With so few digits, an end that is rounded inward leaves the number out.
    #[test]
    fn ends_are_rounded_outward() {
        for (a, b) in [(1, 1), (1, -1), (-1, 1), (-1, -1)] {
            let ((third, low), (seventh, high)) = (of(a, 3), of(b, 7));
            assert_holds(&low, &third);
            assert_holds(&low.add(&high), &third.add(&seventh));
            assert_holds(&low.mul(&high).unwrap(), &third.mul(&seventh));
            assert_holds(&low.div(&high).unwrap(), &third.div(&seventh).unwrap());
        }
        let [low, high] = of(2, 1).1.root(2).unwrap().ends();
        assert!(low.mul(&low) < Fraction::from(2) && high.mul(&high) > Fraction::from(2));
        // ln 3 is 1.0986…, e^(1/3) is 1.3956….
        let decimal = |digits| Fraction::from(rust_decimal::Decimal::new(digits, 4));
        for (enclosure, below) in
            [(of(3, 1).1.ln().unwrap(), 10_986), (of(1, 3).1.exp().unwrap(), 13_956)]
        {
            let [low, high] = enclosure.ends();
            assert!(low < decimal(below + 1) && decimal(below) < high, "{enclosure:?}");
        }
    }
}
