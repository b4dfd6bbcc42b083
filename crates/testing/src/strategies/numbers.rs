//! Decimals, quantities, intervals and roundings.

use kawasan_indicators::{Rounding, RoundingMode};
use kawasan_model::{Interval, Quantity};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::units::units;

/// Any decimal: everyday ones, `Decimal::MAX` and its opposite, the smallest
/// fraction, zero at every scale, and powers of two and five, from which tens
/// come only in a product.
pub fn decimals() -> impl Strategy<Value = Decimal> + Clone {
    let limit = Decimal::MAX.mantissa();
    prop_oneof![
        4 => (-1_000_000_000..=1_000_000_000_i128, 0..=6_u32),
        2 => (-limit..=limit, 0..=28_u32),
        1 => (-1_000_000..=1_000_000_i128, 0..=28_u32),
        1 => (select(vec![limit, -limit, limit - 1, 1, -1, 0]), 0..=28_u32),
        1 => ((0..=95_u32).prop_map(|power| 2_i128.pow(power)), 0..=28_u32),
        1 => ((0..=41_u32).prop_map(|power| 5_i128.pow(power)), 0..=28_u32),
    ]
    .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
    .boxed()
}

/// Digits as a release prints them: few, with trailing zeros, sometimes none but
/// zeros, seldom below zero.
pub fn published_digits() -> impl Strategy<Value = Decimal> + Clone {
    let digits = prop_oneof![
        8 => 1..=999_999_i128,
        2 => (1..=999_i128, 0..=6_u32).prop_map(|(head, zeros)| head * 10_i128.pow(zeros)),
        1 => Just(0),
        1 => -99_999..0_i128,
    ];
    (digits, prop_oneof![3 => 0..=2_u32, 1 => 3..=6_u32])
        .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
        .boxed()
}

/// Any amount of any unit.
pub fn quantities() -> impl Strategy<Value = Quantity> + Clone {
    (decimals(), units()).prop_map(|(amount, unit)| Quantity::new(amount, unit)).boxed()
}

/// Any interval: of one value, with two bounds, with one, with none.
pub fn intervals() -> impl Strategy<Value = Interval> + Clone {
    prop_oneof![
        1 => decimals().prop_map(Interval::exactly),
        4 => (decimals(), decimals()).prop_filter_map("bounds in order", |(a, b)| {
            Interval::new(Some(a.min(b)), Some(a.max(b))).ok()
        }),
        1 => decimals().prop_map(Interval::from),
        1 => decimals().prop_map(Interval::to),
        1 => Just(Interval::UNBOUNDED),
    ]
    .boxed()
}

/// Any rounding: all modes, 0 to 28 decimals, few of them most often.
pub fn roundings() -> impl Strategy<Value = Rounding> + Clone {
    let scale = prop_oneof![6 => 0..=6_u32, 1 => 7..=28_u32];
    (scale, select(RoundingMode::ALL.to_vec()))
        .prop_filter_map("a scale to 28", |(scale, mode)| Rounding::new(scale, mode).ok())
        .boxed()
}

/// A numerator, a divisor and a scale at which their quotient is a tie, or just
/// above or below one.
pub fn near_ties() -> impl Strategy<Value = (Decimal, Decimal, u32)> + Clone {
    let divisor = prop_oneof![1..=999_999_i128, -999_999..=-1_i128];
    let off = prop_oneof![2 => Just(0_i128), 1 => Just(1), 1 => Just(-1)];
    (-9_999..=9_999_i128, divisor, off, 0..=8_u32, 0..=10_u32)
        .prop_map(|(odd, divisor, off, scale, finer)| {
            // (2n + 1) half units of the last digit times the divisor, give or take one of a
            // digit so much finer.
            let finer = finer + scale + 1;
            let digits = (2 * odd + 1) * 5 * divisor * 10_i128.pow(finer - scale - 1) + off;
            let numerator = Decimal::from_i128_with_scale(digits, finer);
            (numerator, Decimal::from_i128_with_scale(divisor, 0), scale)
        })
        .boxed()
}
