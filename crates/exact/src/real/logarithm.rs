//! Logarithms and exponentials in fixed point, with bounds of their error.
//!
//! Both are computed with [`GUARD`] binary digits more than asked for. A term of a
//! series costs a few divisions, each off by less than one unit of the last of these;
//! there are fewer than 2^13 of them at [`MAX_BITS`](super::MAX_BITS), and the terms
//! left out come to less than the last one. So together they are off by far less than
//! 2^[`SLACK`] such units, by which the ends are moved apart.

use std::cmp::Ordering;

use super::enclosure::Enclosure;
use crate::Whole;

/// Binary digits beyond those asked for.
const GUARD: u32 = 40;
/// The logarithm of what the ends are moved apart by, in units of the last guard digit.
const SLACK: u32 = 24;

/// The largest exponent whose exponential is computed: e^1500 has more digits than
/// any decimal.
const MOST: i128 = 1500;

/// The natural logarithm of a number above zero, times 2^-bits.
pub(super) fn ln(number: &Whole, bits: u32) -> Option<Enclosure> {
    let work = bits.checked_add(GUARD)?;
    let one = Whole::power_of_two(work);
    // number × 2^-bits = m × 2^k with m from 2/3 to 4/3, m in units of 2^-work.
    let mut k = i128::from(number.bits()) - i128::from(bits);
    let mut m = scaled(number, i128::from(GUARD) - k)?;
    if &m * &Whole::from(3) < &one * &Whole::from(2) {
        m = &m * &Whole::from(2);
        k -= 1;
    }
    // ln m = 2 artanh((m − 1) ÷ (m + 1)), an argument of at most a fifth.
    let argument = (&(&m + &-&one) * &one).div_rem(&(&m + &one))?.0;
    let of_m = &artanh(&argument, &one)? * &Whole::from(2);
    let of_two = &artanh(&one.div_rem(&Whole::from(3))?.0, &one)? * &Whole::from(2);
    let sum = &of_m + &(&of_two * &Whole::from(k));
    // Of k times the logarithm of two, the error counts k times.
    widened(&sum, k.unsigned_abs(), bits)
}

/// e to the power of a number, times 2^-bits.
pub(super) fn exp(number: &Whole, bits: u32) -> Option<Enclosure> {
    let whole = number.div_floor(&Whole::power_of_two(bits))?.to_i128()?;
    if whole < -MOST {
        // Nearer to zero than a unit of the last digit, at any number of digits.
        let most = Whole::power_of_two(bits.saturating_sub(2000));
        return Some(Enclosure::new(Whole::ZERO, most, bits));
    }
    if whole > MOST {
        return None;
    }
    // More guard digits for what is multiplied up afterwards.
    let up = u32::try_from(whole.max(0)).ok()?.checked_mul(3)?.div_ceil(2);
    let work = bits.checked_add(GUARD)?.checked_add(up)?;
    let one = Whole::power_of_two(work);
    let scaled_up = number * &Whole::power_of_two(work.checked_sub(bits)?);
    let two = &artanh(&one.div_rem(&Whole::from(3))?.0, &one)? * &Whole::from(2);
    // number = k ln 2 + rest, the rest from 0 to ln 2.
    let k = scaled_up.div_floor(&two)?;
    let rest = &scaled_up + &-&(&k * &two);
    let k = k.to_i128()?;
    let (mut sum, mut term, mut n) = (one.clone(), one.clone(), 0_i128);
    while !term.is_zero() {
        n = n.checked_add(1)?;
        term = (&term * &rest).div_rem(&(&one * &Whole::from(n)))?.0;
        sum = &sum + &term;
    }
    // The error of ln 2 counts k times, and the sum is at most 2.
    let slack = &Whole::power_of_two(SLACK) * &Whole::from(k.checked_abs()?.checked_add(1)?);
    let ends = [&sum + &-&slack, &sum + &slack];
    let shift = k.checked_sub(i128::from(work.checked_sub(bits)?))?;
    let [low, high] = ends.map(|end| scaled(&end, shift));
    Some(Enclosure::new(low?.max(Whole::ZERO), &high? + &Whole::ONE, bits))
}

/// The inverse hyperbolic tangent of a number of at most a third, in units of `one`:
/// z + z³/3 + z⁵/5 + …
fn artanh(z: &Whole, one: &Whole) -> Option<Whole> {
    let square = (z * z).div_rem(one)?.0;
    let (mut power, mut sum, mut n) = (z.clone(), Whole::ZERO, 1_i128);
    while !power.is_zero() {
        sum = &sum + &power.div_rem(&Whole::from(n))?.0;
        power = (&power * &square).div_rem(one)?.0;
        n = n.checked_add(2)?;
    }
    Some(sum)
}

/// A number times a power of two, rounded down.
fn scaled(number: &Whole, power: i128) -> Option<Whole> {
    let size = Whole::power_of_two(u32::try_from(power.unsigned_abs()).ok()?);
    if power.cmp(&0) == Ordering::Less { number.div_floor(&size) } else { Some(number * &size) }
}

/// A value in units of 2^-(bits + GUARD) that is off by some of them, between two of
/// 2^-bits.
fn widened(value: &Whole, times: u128, bits: u32) -> Option<Enclosure> {
    let times = i128::try_from(times).ok()?.checked_add(1)?;
    let slack = &Whole::power_of_two(SLACK) * &Whole::from(times);
    let unit = Whole::power_of_two(GUARD);
    let low = (value + &-&slack).div_floor(&unit)?;
    let high = (value + &slack).div_ceiling(&unit)?;
    Some(Enclosure::new(low, high, bits))
}
