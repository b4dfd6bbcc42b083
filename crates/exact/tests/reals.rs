//! Laws of irrational numbers, against exact fractions.
#![allow(clippy::unwrap_used, reason = "a test that fails stops")]

use dashu_ratio::RBig;
use kawasan_exact::{Fraction, Real, RealError, Rounding, RoundingMode};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A decimal as an exact fraction of another crate.
fn rational(decimal: Decimal) -> RBig {
    let divisor = 10_u128.pow(decimal.scale());
    RBig::from(decimal.mantissa()) / RBig::from(divisor)
}

fn power(base: &RBig, exponent: u32) -> RBig {
    (0..exponent).fold(RBig::ONE, |product, _| product * base)
}

fn floor(scale: u32) -> Rounding {
    Rounding::new(scale, RoundingMode::Floor).unwrap()
}

fn decimals() -> impl Strategy<Value = Decimal> {
    (1..=999_999_999_999_i64, 0..=12_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn unit(scale: u32) -> RBig {
    RBig::ONE / RBig::from(10_u128.pow(scale))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Rounded down, a root's power is at most the number, and one unit more is above it.
    #[test]
    fn roots_are_rounded_down_correctly(number in decimals(), order in 1..=7_u32, scale in 0..=12_u32) {
        let root = Real::from(number).root(order).unwrap().round(floor(scale)).unwrap();
        let root = rational(root);
        prop_assert!(power(&root, order) <= rational(number));
        prop_assert!(power(&(root + unit(scale)), order) > rational(number));
    }

    /// A number to the power of p/q: its q-th power is a whole power, exactly.
    #[test]
    fn powers_are_rounded_down_correctly(number in decimals(), p in 1..=9_u32, q in 1..=9_u32, scale in 0..=8_u32) {
        let exponent = Fraction::from(i128::from(p)).div(&Fraction::from(i128::from(q))).unwrap();
        let Ok(result) = Real::from(number).pow(&exponent).unwrap().round(floor(scale)) else {
            return Ok(()); // too large for a decimal
        };
        let result = rational(result);
        prop_assert!(power(&result, q) <= power(&rational(number), p));
        prop_assert!(power(&(result + unit(scale)), q) > power(&rational(number), p));
    }

    /// By logarithms, the same as by roots.
    #[test]
    fn both_ways_to_a_weighted_product_agree(numbers in prop::collection::vec(decimals(), 1..=4), scale in 0..=15_u32) {
        let rounding = Rounding::half_away(scale).unwrap();
        let n = i128::try_from(numbers.len()).unwrap();
        let weight = Fraction::ONE.div(&Fraction::from(n)).unwrap();
        let factors: Vec<_> = numbers.iter().map(|x| (weight.clone(), Real::from(*x))).collect();
        // With a number that is no fraction, it goes by logarithms.
        let one = Real::from(Decimal::TWO).root(2).unwrap();
        let other: Vec<_> = factors.iter().cloned()
            .chain([(Fraction::ONE, one.clone()), (Fraction::from(-1), one)]).collect();
        let (a, b) = (Real::weighted_product(&factors).unwrap(), Real::weighted_product(&other).unwrap());
        let by_logarithms = b.round(rounding);
        // Of a fraction half way between two results, logarithms never tell the side.
        prop_assume!(a.fraction().is_none() || by_logarithms != Err(RealError::Undecided));
        prop_assert_eq!(a.round(rounding), by_logarithms);
    }

    /// ln(ab) = ln a + ln b
    #[test]
    fn logarithms_turn_products_into_sums(a in decimals(), b in decimals(), scale in 0..=20_u32) {
        let (a, b) = (Real::from(a), Real::from(b));
        let sum = a.ln().unwrap().add(&b.ln().unwrap());
        let rounding = Rounding::half_away(scale).unwrap();
        prop_assert_eq!(a.mul(&b).ln().unwrap().round(rounding), sum.round(rounding));
    }

    #[test]
    fn comparison_is_that_of_squares(a in decimals(), b in decimals()) {
        let root = |x: Decimal| Real::from(x).root(2).unwrap();
        prop_assert_eq!(root(a).compare(&root(b)), Ok(a.cmp(&b)));
    }
}
