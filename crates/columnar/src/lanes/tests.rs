use kawasan_testing::config;
use proptest::prelude::*;

use super::*;
use crate::bounds::{self, Bound, Doubled, LANE, STEP};

/// by · over ÷ (per · under) in lanes, by every kernel there is; all must agree.
fn in_lanes(over: i128, (by, per): (i128, i128), under: i128, mode: RoundingMode) -> i64 {
    let doubled = Doubled::of(by, per, mode);
    let (over, factor) = (lane(over), lane(doubled.by));
    let shared = Divisor::fixed(lane(under), doubled.per);
    let own = Divisor::own(lane(under), lane(doubled.per));
    macro_rules! all {
        ($mode:expr) => {{
            let mut found = vec![
                rounded::<{ $mode }, true, true, true>(over, factor, shared),
                rounded::<{ $mode }, true, true, false>(over, factor, shared),
                rounded::<{ $mode }, true, false, true>(over, factor, own),
                rounded::<{ $mode }, true, false, false>(over, factor, own),
            ];
            if over >= 0.0 {
                found.push(rounded::<{ $mode }, false, true, true>(over, factor, shared));
                found.push(rounded::<{ $mode }, false, true, false>(over, factor, shared));
                found.push(rounded::<{ $mode }, false, false, true>(over, factor, own));
                found.push(rounded::<{ $mode }, false, false, false>(over, factor, own));
            }
            found
        }};
    }
    let found = match mode_of(mode) {
        mode::HALF_AWAY => all!(mode::HALF_AWAY),
        mode::HALF_EVEN => all!(mode::HALF_EVEN),
        mode::HALF_DOWN => all!(mode::HALF_DOWN),
        mode::DOWN => all!(mode::DOWN),
        mode::UP => all!(mode::UP),
        mode::FLOOR => all!(mode::FLOOR),
        _ => all!(mode::CEILING),
    };
    let numbers: Vec<i64> = found.iter().map(|lane| store(*lane)).collect();
    assert!(numbers.iter().all(|number| *number == numbers[0]), "{numbers:?}");
    numbers[0]
}

/// The same from the definitions of the modes: the neighbours, and which is nearer.
fn expected(over: i128, under: i128, mode: RoundingMode) -> i128 {
    let floor = over.div_euclid(under);
    let rest = over.rem_euclid(under);
    if rest == 0 {
        return floor;
    }
    let (below, above) = (floor, floor + 1);
    let toward_zero = if over < 0 { above } else { below };
    let away = if over < 0 { below } else { above };
    let nearer = |tie: i128| match (2 * rest).cmp(&under) {
        std::cmp::Ordering::Less => below,
        std::cmp::Ordering::Equal => tie,
        std::cmp::Ordering::Greater => above,
    };
    match mode {
        RoundingMode::HalfAway => nearer(away),
        RoundingMode::HalfDown => nearer(toward_zero),
        RoundingMode::HalfEven => nearer(if below % 2 == 0 { below } else { above }),
        RoundingMode::Down => toward_zero,
        RoundingMode::Up => away,
        RoundingMode::Floor => below,
        RoundingMode::Ceiling => above,
    }
}

/// Whether the bounds let numbers through.
fn fits(over: i128, (by, per): (i128, i128), under: i128, mode: RoundingMode) -> bool {
    let just = |number: i128| Bound::between(number, number, false);
    let quotient = bounds::round(just(over), just(under), by, per, mode);
    over.abs().max(under) <= LANE && quotient.fits && quotient.size() <= LANE
}

/// The largest of numbers from 1 up for which the bounds let something through.
fn largest(fits: impl Fn(i128) -> bool) -> i128 {
    let (mut low, mut high) = (0, 1 << 53);
    while low + 1 < high {
        let middle = i128::midpoint(low, high);
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

/// A number of any size up to some power of two, as often small as large.
fn up_to(bits: u32) -> impl Strategy<Value = i128> {
    (0..=bits, any::<i64>()).prop_map(|(bits, number)| {
        let power = 1_i128 << bits;
        // At the powers of two and beside them, too.
        match number.rem_euclid(8) {
            0 => power,
            1 => (power - 1).max(1),
            2 => power + 1,
            _ => i128::from(number).rem_euclid(power) + 1,
        }
    })
}

fn modes() -> impl Strategy<Value = RoundingMode> {
    proptest::sample::select(RoundingMode::ALL.to_vec())
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn quotients_are_exact(
        over in up_to(51), negative: bool, under in up_to(50), by in up_to(20), per in up_to(8),
        mode in modes(),
    ) {
        let (mut over, mut under) = (over, under);
        while !fits(over, (by, per), under, mode) {
            if per * under > STEP / 8 { under >>= 1 } else { over >>= 1 }
        }
        let over = if negative { -over } else { over };
        let exact = expected(over * by, under * per, mode);
        prop_assert_eq!(i128::from(in_lanes(over, (by, per), under, mode)), exact);
    }

    /// Numbers of which the quotient is a tie, or just beside one, at the largest sizes.
    #[test]
    fn quotients_near_ties_are_exact(
        quotient in up_to(49), under in up_to(50), beside in -2..=2_i128, negative: bool,
        mode in modes(),
    ) {
        let (mut quotient, mut under) = (quotient, under);
        let beside_tie = |quotient: i128, under: i128| quotient * under + under / 2 + beside;
        while !fits(beside_tie(quotient, under), (1, 1), under, mode) {
            if under > quotient { under >>= 1 } else { quotient >>= 1 }
        }
        let over = beside_tie(quotient, under);
        let over = if negative { -over } else { over };
        let exact = expected(over, under, mode);
        prop_assert_eq!(i128::from(in_lanes(over, (1, 1), under, mode)), exact);
    }

    #[test]
    fn integers_go_in_and_out(number in up_to(51), negative: bool) {
        let number = number.min(LANE);
        let number = i64::try_from(if negative { -number } else { number }).unwrap();
        prop_assert_eq!(store(load(number)), number);
        prop_assert_eq!(load(number), lane(number.into()));
    }
}

/// The largest numbers that the bounds allow, those just below, and the nearest ties and whole
/// quotients, by small and large divisors.
#[test]
fn the_largest_that_bounds_allow() {
    let powers = (0..=50).flat_map(|bits| [-1, 0, 1].map(|beside| (1_i128 << bits) + beside));
    let divisors = (1..=33).chain(powers.filter(|divisor| *divisor > 33));
    let mut tried = 0;
    for under in divisors {
        for mode in RoundingMode::ALL {
            for factors in [(1, 1), (1, 3), (7, 1), (10_000, 1), (1_000, 7), (1, 100)] {
                let most = largest(|over| fits(over, factors, under, mode));
                if most == 0 {
                    continue;
                }
                let (by, divisor) = (factors.0, factors.1 * under);
                // Beside the multiples, and the ties, that are nearest to the end.
                let multiple = most * by / divisor * divisor / by;
                let tie = (2 * most * by / divisor * divisor - divisor) / (2 * by);
                for near in [most, multiple, tie] {
                    for over in (near - 3..=near + 3).filter(|over| (0..=most).contains(over)) {
                        for over in [over, -over] {
                            let exact = expected(over * by, divisor, mode);
                            let found = in_lanes(over, factors, under, mode);
                            let at = format!("{over} {factors:?} {under} {mode:?}");
                            assert_eq!(i128::from(found), exact, "{at}");
                            tried += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(tried > 100_000, "{tried}");
    // 2^50 of them, and all that a lane holds.
    assert_eq!(largest(|over| fits(over, (1, 1), 1, RoundingMode::Up)), (1 << 50) - 1);
    assert_eq!(largest(|over| fits(over, (1, 1), 4, RoundingMode::Floor)), LANE);
}

#[test]
fn missing_stays_missing() {
    let nan = f64::NAN;
    assert_eq!(store_or_missing(nan), MISSING);
    assert!(
        rounded::<{ mode::HALF_AWAY }, true, true, true>(nan, 1.0, Divisor::shared(2.0)).is_nan()
    );
    for by_zero in [
        rounded::<{ mode::FLOOR }, true, true, true>(3.0, 1.0, Divisor::shared(0.0)),
        rounded::<{ mode::HALF_EVEN }, true, false, false>(3.0, 1.0, Divisor::own(0.0, 1.0)),
        rounded::<{ mode::UP }, false, false, true>(0.0, 1.0, Divisor::own(-0.0, 1.0)),
    ] {
        assert!(by_zero.is_nan());
    }
    assert!(less(nan, 1.0).is_nan() && less(1.0, nan).is_nan());
    assert!(choose(nan, 1.0, 2.0).is_nan() && choose(1.0, nan, 2.0).is_nan());
    assert_eq!((choose(0.0, nan, 2.0), choose(1.0, 1.0, nan)), (2.0, 1.0));
    assert!(clamp(nan, 0.0, 1.0).is_nan());
    assert!(nonzero(1.0, nan).is_nan() && nonzero(1.0, 0.0).is_nan() && nonzero(nan, 1.0).is_nan());
    assert_eq!(or_else(nan, 7.0), 7.0);
    assert_eq!((less(1.0, 2.0), less(2.0, 1.0), less(2.0, 2.0)), (1.0, 0.0, 0.0));
}
