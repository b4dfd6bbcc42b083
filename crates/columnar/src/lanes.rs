//! Exact whole numbers in the lanes of vector registers.
//!
//! This is the one module with `f64`, and here it is no measure: a lane holds a whole number of
//! at most 2⁵¹ in size, exactly, or NaN where something is missing. Whether a program may run in
//! lanes at all is decided beforehand, by the bounds of all that it computes
//! (`bounds`); what doesn't fit goes the path of wide integers.
//!
//! # Why it is exact
//!
//! *Sums and products.* Doubles hold every whole number up to 2⁵³. The bounds keep every operand,
//! factor and intermediate sum below 2⁵², so each operation has a whole result that is a double,
//! and rounding to a double changes nothing. A fused multiply–add is the same with one operation
//! fewer.
//!
//! *To and from integers.* For |x| ≤ 2⁵¹ the double 2⁵² + 2⁵¹ + x lies in [2⁵², 2⁵³], where doubles
//! are the whole numbers, so its bits, read as an integer, are those of 2⁵² + 2⁵¹ plus x. Adding the
//! bits to an integer and subtracting the double converts one way; the reverse the other.
//!
//! *Rounded quotients.* Every mode of rounding comes down to ⌊N ÷ D⌋ of whole numbers N ≥ 0 and
//! D ≥ 1, the sign apart: to the nearer with ties away from zero ⌊(2n + d) ÷ 2d⌋, ties toward zero
//! ⌊(2n + d − 1) ÷ 2d⌋, away from zero ⌊(n + d − 1) ÷ d⌋; ties to even is the first, less one where the
//! remainder is zero (a tie) and the result odd. The bounds say N ≤ 2⁵², D ≤ 2⁵² and, as what is
//! added to n is less than D, N ÷ D < 2⁵⁰ + 1. Let x = N ÷ D.
//!
//! 1. The estimate. With u = 2⁻⁵³, a reciprocal, product or quotient is off by a factor of 1 + ε,
//!    |ε| ≤ u. The reciprocal is made a little too small, by the factor 1 − 2⁻⁵¹ = 1 − 4u:
//!    e = x (1 + ε₁)(1 + ε₂)(1 + ε₃)(1 − 4u), where ε₁ is of 1 ÷ D, ε₂ of the product with
//!    1 − 4u, ε₃ of the product with N. As (1 + u)³(1 − 4u) < 1, e ≤ x. As
//!    (1 − u)³(1 − 4u) > 1 − 7u and 7u·x < ⅞ + 7u < 1, e > x − 1. With a division instead of a
//!    reciprocal there are two ε, and both hold all the more.
//! 2. So q = ⌊e⌋ is ⌊x⌋ or ⌊x⌋ − 1.
//! 3. The remainder. r = N − q·D is a whole number with 0 ≤ r < 2D ≤ 2⁵³, so it is a double, and
//!    the fused multiply–add, which rounds once, gives just it. Without that instruction, the
//!    same is computed in 64-bit integers: |q·D| ≤ N < 2⁵³.
//! 4. The correction. ⌊x⌋ is q + 1 if r ≥ D, else q.
//!
//! *Missing.* NaN stays NaN in sums, products, quotients and floors. Comparisons with NaN are
//! false, so choices are written such that NaN survives. A divisor of zero is made NaN first.
#![allow(
    clippy::float_arithmetic,
    reason = "lanes hold whole numbers, exactly; see the proof above"
)]

use kawasan_exact::RoundingMode;

/// 2⁵² + 2⁵¹, where doubles are the whole numbers.
const MAGIC: f64 = 6_755_399_441_055_744.0;
const MAGIC_BITS: i64 = 0x4338_0000_0000_0000;

/// 1 − 2⁻⁵¹, by which estimates are made too small rather than too large.
const BELOW: f64 = 1.0 - 1.0 / 2_251_799_813_685_248.0;

/// What an integer column holds where a lane is missing.
pub(crate) const MISSING: i64 = i64::MIN;

/// A number of a lane; exact, as the bounds have been checked.
#[expect(clippy::cast_precision_loss, reason = "at most 2^52")]
pub(crate) fn lane(number: i128) -> f64 {
    number as f64
}

#[inline(always)]
pub(crate) fn load(number: i64) -> f64 {
    f64::from_bits(number.wrapping_add(MAGIC_BITS).cast_unsigned()) - MAGIC
}

#[inline(always)]
pub(crate) fn store(lane: f64) -> i64 {
    (lane + MAGIC).to_bits().cast_signed().wrapping_sub(MAGIC_BITS)
}

#[inline(always)]
pub(crate) fn store_or_missing(lane: f64) -> i64 {
    if lane.is_nan() { MISSING } else { store(lane) }
}

#[inline(always)]
pub(crate) fn sum(a: f64, b: f64) -> f64 {
    a + b
}

#[inline(always)]
pub(crate) fn difference(a: f64, b: f64) -> f64 {
    a - b
}

#[inline(always)]
pub(crate) fn product(a: f64, b: f64) -> f64 {
    a * b
}

/// The number of a class.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
pub(crate) fn code(lane: f64) -> u8 {
    store(lane) as u8
}

/// a · b + c
#[inline(always)]
pub(crate) fn fused<const FMA: bool>(a: f64, b: f64, c: f64) -> f64 {
    // Both are exact here; without the instruction, `mul_add` is a slow function.
    if FMA { a.mul_add(b, c) } else { a * b + c }
}

/// ⌊x⌋ of 0 ≤ x ≤ 2⁵¹.
#[inline(always)]
fn floor<const FMA: bool>(x: f64) -> f64 {
    if FMA {
        return x.floor();
    }
    let near = (x + MAGIC) - MAGIC;
    if near > x { near - 1.0 } else { near }
}

/// N − q·D
#[inline(always)]
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "below 2^53")]
fn remainder<const FMA: bool>(n: f64, q: f64, d: f64) -> f64 {
    if FMA {
        return (-q).mul_add(d, n);
    }
    (n as i64).wrapping_sub((q as i64).wrapping_mul(d as i64)) as f64
}

/// The divisor of a rounded quotient, doubled if the mode asks for it, and how it divides.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Divisor {
    pub(crate) d: f64,
    /// (1 ÷ d) (1 − 2⁻⁵¹), if it is used more than once.
    pub(crate) reciprocal: f64,
}

impl Divisor {
    /// The same divisor for all zones: a number with its factor.
    pub(crate) fn fixed(number: f64, per: i128) -> Divisor {
        Divisor::shared(number * lane(per))
    }

    /// A divisor that divides once; NaN for zero.
    #[inline(always)]
    pub(crate) fn own(number: f64, per: f64) -> Divisor {
        let d = number * per;
        Divisor { d: if d == 0.0 { f64::NAN } else { d }, reciprocal: f64::NAN }
    }

    /// A divisor with its reciprocal; NaN for zero.
    #[inline(always)]
    pub(crate) fn shared(d: f64) -> Divisor {
        let d = if d == 0.0 { f64::NAN } else { d };
        Divisor { d, reciprocal: (1.0 / d) * BELOW }
    }
}

/// The modes of rounding, as constants.
pub(crate) mod mode {
    pub(crate) const HALF_AWAY: u8 = 0;
    pub(crate) const HALF_EVEN: u8 = 1;
    pub(crate) const HALF_DOWN: u8 = 2;
    pub(crate) const DOWN: u8 = 3;
    pub(crate) const UP: u8 = 4;
    pub(crate) const FLOOR: u8 = 5;
    pub(crate) const CEILING: u8 = 6;
}

pub(crate) const fn mode_of(mode: RoundingMode) -> u8 {
    match mode {
        RoundingMode::HalfAway => mode::HALF_AWAY,
        RoundingMode::HalfEven => mode::HALF_EVEN,
        RoundingMode::HalfDown => mode::HALF_DOWN,
        RoundingMode::Down => mode::DOWN,
        RoundingMode::Up => mode::UP,
        RoundingMode::Floor => mode::FLOOR,
        RoundingMode::Ceiling => mode::CEILING,
    }
}

/// by · over ÷ d, rounded; `by` and `d` are doubled already where the mode asks for it. With
/// `SIGNED`, `over` may be below zero. With `SHARED`, the reciprocal of the divisor is there.
#[inline(always)]
pub(crate) fn rounded<const MODE: u8, const SIGNED: bool, const SHARED: bool, const FMA: bool>(
    over: f64,
    by: f64,
    divisor: Divisor,
) -> f64 {
    let Divisor { d, reciprocal } = divisor;
    let size = if SIGNED { over.abs() } else { over };
    let n = match MODE {
        mode::HALF_AWAY | mode::HALF_EVEN => fused::<FMA>(size, by, 0.5 * d),
        mode::HALF_DOWN => fused::<FMA>(size, by, 0.5 * d - 1.0),
        mode::UP => fused::<FMA>(size, by, d - 1.0),
        mode::FLOOR => fused::<FMA>(size, by, if over < 0.0 { d - 1.0 } else { 0.0 }),
        mode::CEILING => fused::<FMA>(size, by, if over > 0.0 { d - 1.0 } else { 0.0 }),
        _ => size * by,
    };
    let estimate = if SHARED { n * reciprocal } else { (n / d) * BELOW };
    let q = floor::<FMA>(estimate);
    let r = remainder::<FMA>(n, q, d);
    let mut q = q + if r >= d { 1.0 } else { 0.0 };
    if MODE == mode::HALF_EVEN {
        let is_tie = r == 0.0 || r == d;
        let is_odd = floor::<FMA>(q * 0.5) * 2.0 != q;
        q -= if is_tie && is_odd { 1.0 } else { 0.0 };
    }
    if SIGNED { q.copysign(over) } else { q }
}

/// The first of two numbers that isn't missing.
#[inline(always)]
pub(crate) fn or_else(lane: f64, other: f64) -> f64 {
    if lane.is_nan() { other } else { lane }
}

/// 1 for true, 0 for false.
#[inline(always)]
pub(crate) fn flag(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

/// A number where another one is known, too.
#[inline(always)]
#[expect(clippy::eq_op, reason = "0 of every number, but NaN of NaN")]
pub(crate) fn known_with(lane: f64, other: f64) -> f64 {
    // A sum, not a choice: choices between a number and NaN are compiled to jumps.
    lane + (other - other)
}

/// The last of some pieces whose beginning a number reaches, at that number; the first below all.
#[inline(always)]
pub(crate) fn in_pieces<const FMA: bool, const N: usize>(
    a: f64,
    pieces: &[(f64, f64, f64); N],
) -> f64 {
    let mut found = f64::NAN;
    for (place, (from, by, plus)) in pieces.iter().copied().enumerate() {
        let here = fused::<FMA>(a, by, plus);
        // Of what is missing no piece but the first is reached, which keeps NaN.
        found = if place == 0 || a >= from { here } else { found };
    }
    found
}

/// 1 if a is below b, else 0; missing where one is.
#[inline(always)]
pub(crate) fn less(a: f64, b: f64) -> f64 {
    known_with(flag(a < b), a - b)
}

#[inline(always)]
pub(crate) fn choose(on: f64, first: f64, second: f64) -> f64 {
    // By bits, as a choice between two loads would be compiled to one load after a jump.
    let mask = if on == 0.0 { u64::MAX } else { 0 };
    let chosen = (first.to_bits() & !mask) | (second.to_bits() & mask);
    known_with(f64::from_bits(chosen), on)
}

#[inline(always)]
pub(crate) fn clamp(x: f64, low: f64, high: f64) -> f64 {
    // Neither comparison holds of NaN, which so stays.
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

#[inline(always)]
pub(crate) fn nonzero(value: f64, of: f64) -> f64 {
    // The bits of NaN over any others are NaN, too; a choice would be compiled to a jump.
    let gap = if of == 0.0 { f64::NAN.to_bits() } else { 0 };
    f64::from_bits(known_with(value, of).to_bits() | gap)
}

/// The number of a divisor without its sign, which goes to what is divided.
#[inline(always)]
pub(crate) fn turned(over: f64, under: f64) -> f64 {
    if under < 0.0 { -over } else { over }
}

/// A number of a lane, or missing, if a bit says so.
#[inline(always)]
pub(crate) fn where_set(lane: f64, bits: u8, place: usize) -> f64 {
    let gap = if bits >> (place % 8) & 1 == 1 { 0 } else { f64::NAN.to_bits() };
    f64::from_bits(lane.to_bits() | gap)
}

#[cfg(test)]
mod tests;
