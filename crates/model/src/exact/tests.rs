use super::*;
use proptest::prelude::*;

fn dec(text: &str) -> Decimal {
    parse(text).unwrap()
}

/// Any decimal, extremes included.
fn decimals() -> impl Strategy<Value = Decimal> {
    let limit = Decimal::MAX.mantissa();
    prop_oneof![
        (-limit..=limit, 0..=28_u32),
        (-1_000_000..=1_000_000_i128, 0..=28_u32),
        (prop_oneof![Just(limit), Just(-limit), Just(0)], 0..=28_u32),
        // Factors from which tens come only in a product.
        ((0..=95_u32).prop_map(|power| 2_i128.pow(power)), 0..=28_u32),
        ((0..=41_u32).prop_map(|power| 5_i128.pow(power)), 0..=28_u32),
    ]
    .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
}

/// Digits at scale 56, in which every decimal and product is a whole number:
/// an independent arithmetic on decimal digits, least significant first.
fn schoolbook(left: Decimal, right: Decimal) -> (Vec<u32>, bool) {
    let digits = |d: Decimal| -> Vec<u32> {
        let mut text = d.mantissa().unsigned_abs().to_string();
        text.push_str(&"0".repeat(28 - d.scale() as usize));
        text.chars().rev().map(|c| c.to_digit(10).unwrap()).collect()
    };
    let (a, b) = (digits(left), digits(right));
    let mut out = vec![0; a.len() + b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            out[i + j] += x * y;
        }
    }
    for i in 0..out.len() - 1 {
        out[i + 1] += out[i] / 10;
        out[i] %= 10;
    }
    while out.last() == Some(&0) {
        out.pop();
    }
    let negative = left.mantissa().signum() * right.mantissa().signum() < 0;
    (out, negative)
}

/// The value that schoolbook digits at scale 56 have, if a decimal holds it.
fn decimal_of((digits, negative): (Vec<u32>, bool)) -> Option<Decimal> {
    let zeros = digits.iter().take_while(|d| **d == 0).count().min(56);
    let scale = 56 - zeros as u32;
    let text: String = digits[zeros.min(digits.len())..].iter().rev().map(u32::to_string).collect();
    let magnitude: i128 = if text.is_empty() { 0 } else { text.parse().ok()? };
    let scale = if magnitude == 0 { 0 } else { scale };
    Decimal::try_from_i128_with_scale(if negative { -magnitude } else { magnitude }, scale).ok()
}

proptest! {
    #[test]
    fn product_is_the_schoolbook_one(a in decimals(), b in decimals()) {
        prop_assert_eq!(mul(a, b).ok(), decimal_of(schoolbook(a, b)));
    }

    #[test]
    fn display_parse_roundtrip(a in decimals()) {
        let again = parse(&a.to_string()).unwrap();
        prop_assert_eq!(again, a);
        prop_assert_eq!(again.scale(), a.scale());
    }

    #[test]
    fn sum_and_product_commute(a in decimals(), b in decimals()) {
        prop_assert_eq!(add(a, b).ok(), add(b, a).ok());
        prop_assert_eq!(mul(a, b).ok(), mul(b, a).ok());
    }

    #[test]
    fn difference_undoes_a_sum(a in decimals(), b in decimals()) {
        if let Ok(total) = add(a, b) {
            prop_assert_eq!(sub(total, b).unwrap(), a);
        }
    }

    #[test]
    fn trailing_zeros_change_no_result(a in decimals(), b in decimals()) {
        let (x, y) = (a.normalize(), b.normalize());
        prop_assert_eq!(add(a, b).ok(), add(x, y).ok());
        prop_assert_eq!(mul(a, b).ok(), mul(x, y).ok());
    }

    #[test]
    fn shift_is_a_product_with_a_power_of_ten(a in decimals(), up in 0..=28_u32) {
        let ten = Decimal::from_i128_with_scale(10_i128.pow(up), 0);
        let tenth = Decimal::from_i128_with_scale(1, up);
        prop_assert_eq!(shift(a, up as i32).ok(), mul(a, ten).ok());
        prop_assert_eq!(shift(a, -(up as i32)).ok(), mul(a, tenth).ok());
    }

    #[test]
    fn parse_agrees_with_the_crates_own_where_it_accepts(text in "[-+.0-9eE, ]{0,40}|.*") {
        if let Ok(value) = parse(&text) {
            let other = Decimal::from_str_exact(&text).unwrap();
            prop_assert_eq!((value, value.scale()), (other, other.scale()));
        }
    }
}

#[test]
fn sums_are_exact_or_refused() {
    assert_eq!(add(dec("1.50"), dec("2.5")).unwrap().to_string(), "4.00");
    assert_eq!(sub(Decimal::MAX, Decimal::MAX).unwrap(), Decimal::ZERO);
    assert_eq!(add(Decimal::MAX, Decimal::MIN).unwrap(), Decimal::ZERO);
    assert!(add(Decimal::MAX, Decimal::ONE).is_err());
    assert!(sub(Decimal::MIN, Decimal::ONE).is_err());
    // Rounded silently by `Decimal` itself.
    assert!(add(Decimal::MAX, dec("0.4")).is_err());
    // A one at the 28th decimal is kept beside ten before the point, or refused.
    let tiny = dec("0.0000000000000000000000000001");
    assert_eq!(add(dec("7"), tiny).unwrap().to_string(), "7.0000000000000000000000000001");
    assert!(add(dec("8"), tiny).is_err());
}

#[test]
fn zeros_go_where_they_stand_in_the_way() {
    let zero_at_28 = Decimal::from_i128_with_scale(0, 28);
    assert_eq!(add(Decimal::MAX, zero_at_28).unwrap(), Decimal::MAX);
    assert_eq!(mul(Decimal::MAX, zero_at_28).unwrap(), Decimal::ZERO);
    let one_at_28 = dec("1.0000000000000000000000000000");
    assert_eq!(mul(Decimal::MAX, one_at_28).unwrap(), Decimal::MAX);
    assert_eq!(mul(one_at_28, one_at_28).unwrap(), Decimal::ONE);
    // Twos in one factor and fives in the other make tens beyond 128 bits.
    let twos = Decimal::from_i128_with_scale(2_i128.pow(95), 0);
    let fives = Decimal::from_i128_with_scale(5_i128.pow(30), 28);
    let expected = Decimal::from_i128_with_scale(100 * 2_i128.pow(65), 0);
    assert_eq!(mul(twos, fives).unwrap(), expected);
    assert_eq!(mul(fives, twos).unwrap(), expected);
}

#[test]
fn shifts_reach_the_limits_and_no_further() {
    assert_eq!(shift(dec("40.48"), 12).unwrap().to_string(), "40480000000000");
    assert_eq!(shift(dec("1.50"), 1).unwrap().to_string(), "15.0");
    assert_eq!(shift(dec("1"), -28).unwrap().scale(), 28);
    assert_eq!(shift(dec("1000"), -31).unwrap(), dec("0.0000000000000000000000000001"));
    assert!(shift(dec("1"), -29).is_err());
    assert!(shift(dec("8"), 28).is_err());
    for power in [i32::MIN, i32::MAX] {
        assert_eq!(shift(Decimal::ZERO, power).unwrap(), Decimal::ZERO);
        assert!(shift(Decimal::ONE, power).is_err());
    }
}

#[test]
fn overflow_names_operation_and_operands() {
    let max = "79228162514264337593543950335";
    let message = |result: Result<Decimal, Overflow>| result.unwrap_err().to_string();
    let tail = "doesn't fit the 28 digits of a decimal";
    assert_eq!(message(add(Decimal::MAX, dec("2"))), format!("`{max} + 2` {tail}"));
    assert_eq!(message(sub(Decimal::MIN, dec("2"))), format!("`-{max} - 2` {tail}"));
    assert_eq!(message(mul(Decimal::MAX, dec("2"))), format!("`{max} * 2` {tail}"));
    assert_eq!(message(shift(dec("2"), 40)), format!("`2 * 10^40` {tail}"));
}

#[test]
fn parse_takes_plain_digits() {
    for (text, printed) in [
        ("0", "0"),
        ("-0", "0"),
        ("+15.1", "15.1"),
        ("-9342", "-9342"),
        ("15.10", "15.10"),
        ("007", "7"),
        ("79228162514264337593543950335", "79228162514264337593543950335"),
        ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
    ] {
        assert_eq!(dec(text).to_string(), printed, "{text}");
    }
}

#[test]
fn parse_refuses_everything_else() {
    for (text, message) in [
        ("", "expected a digit at byte 0, but it ends there"),
        ("-", "expected a digit at byte 1, but it ends there"),
        ("5.", "expected a digit at byte 2, but it ends there"),
        (".5", "but found `.` at byte 0"),
        ("1.2.3", "but found `.` at byte 3"),
        ("--1", "but found `-` at byte 1"),
        ("1e9", "but found `e` at byte 1"),
        ("1_000", "but found `_` at byte 1"),
        ("9,342", "but found `,` at byte 1"),
        (" 1", "but found ` ` at byte 0"),
        ("1 ", "but found ` ` at byte 1"),
        ("−1", "but found `−` at byte 0"),
        ("١", "but found `١` at byte 0"),
        ("79228162514264337593543950336", "would have to be rounded: expected at most 28 digits"),
        ("0.00000000000000000000000000010", "would have to be rounded: expected at most 28 digits"),
    ] {
        let error = parse(text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{text}` ")), "{error}");
        assert!(error.ends_with(message), "{error}");
    }
    assert!(parse(&"9".repeat(100_000)).is_err());
}
