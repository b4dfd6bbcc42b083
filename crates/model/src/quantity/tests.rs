use proptest::prelude::*;

use super::*;
use crate::Currency;

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn units() -> impl Strategy<Value = Unit> {
    let texts = ["1", "IDR", "USD", "persons", "IDR/person", "hectares", "1/day^2"];
    proptest::sample::select(texts.to_vec()).prop_map(|text| text.parse().unwrap())
}

fn amounts() -> impl Strategy<Value = Decimal> {
    let limit = Decimal::MAX.mantissa();
    prop_oneof![
        (-limit..=limit, 0..=28_u32),
        (-1_000_000_000..=1_000_000_000_i128, 0..=6_u32),
        (prop_oneof![Just(limit), Just(-limit), Just(0)], 0..=28_u32),
    ]
    .prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
}

fn quantities() -> impl Strategy<Value = Quantity> {
    (amounts(), units()).prop_map(|(amount, unit)| Quantity::new(amount, unit))
}

proptest! {
    #[test]
    fn add_and_times_commute(a in quantities(), b in quantities()) {
        prop_assert_eq!(a.add(&b).ok(), b.add(&a).ok());
        prop_assert_eq!(a.times(&b).ok(), b.times(&a).ok());
    }

    #[test]
    fn add_is_associative(a in amounts(), b in amounts(), c in amounts(), unit in units()) {
        let [a, b, c] = [a, b, c].map(|amount| Quantity::new(amount, unit));
        if let (Ok(ab), Ok(bc)) = (a.add(&b), b.add(&c)) {
            prop_assert_eq!(ab.add(&c).ok(), a.add(&bc).ok());
        }
    }

    #[test]
    fn zero_is_neutral_and_sub_inverts(a in amounts(), b in amounts(), unit in units()) {
        let [a, b] = [a, b].map(|amount| Quantity::new(amount, unit));
        prop_assert_eq!(a.add(&Quantity::zero(unit)), Ok(a));
        prop_assert!(a.sub(&a).unwrap().is_zero());
        prop_assert_eq!(a.sub(&b).ok(), a.add(&b.neg()).ok());
        if let Ok(sum) = a.add(&b) {
            prop_assert_eq!(sum.sub(&b), Ok(a));
        }
    }

    #[test]
    fn scale_distributes_over_add(a in -1_000_000..1_000_000_i64, b in -1_000_000..1_000_000_i64, by in amounts()) {
        let [a, b] = [a, b].map(|amount| Quantity::new(amount.into(), Unit::IDR));
        if let (Ok(x), Ok(y)) = (a.scale(by), b.scale(by)) {
            prop_assert_eq!(a.add(&b).unwrap().scale(by).ok(), x.add(&y).ok());
        }
    }

    #[test]
    fn units_never_mix(a in quantities(), b in quantities()) {
        let mismatch = UnitMismatch { left: a.unit(), right: b.unit() };
        if a.unit() == b.unit() {
            prop_assert_eq!(a.cmp_same_unit(&b), Ok(a.amount().cmp(&b.amount())));
            prop_assert!(!matches!(a.add(&b), Err(QuantityError::UnitMismatch(_))));
        } else {
            prop_assert_ne!(a, b);
            prop_assert_eq!(a.add(&b), Err(QuantityError::UnitMismatch(mismatch)));
            prop_assert_eq!(a.sub(&b), Err(QuantityError::UnitMismatch(mismatch)));
            prop_assert_eq!(a.cmp_same_unit(&b), Err(mismatch));
        }
    }

    #[test]
    fn comparison_is_the_sign_of_the_difference(a in amounts(), b in amounts()) {
        let [a, b] = [a, b].map(|amount| Quantity::new(amount, Unit::IDR));
        if let Ok(difference) = a.sub(&b) {
            let sign = difference.cmp_same_unit(&Quantity::zero(Unit::IDR)).unwrap();
            prop_assert_eq!(a.cmp_same_unit(&b), Ok(sign));
        }
    }

    #[test]
    fn product_has_the_product_of_units(a in quantities(), b in quantities()) {
        if let Ok(product) = a.times(&b) {
            prop_assert_eq!(product.unit(), a.unit().times(b.unit()).unwrap());
        }
    }

    #[test]
    fn display_parse_roundtrip(a in quantities()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
        prop_assert_eq!(quantity(&a.to_string()).to_string(), a.to_string());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_roundtrip(a in quantities()) {
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), a);
        let value = serde_json::to_value(a).unwrap();
        prop_assert_eq!(serde_json::from_value::<Quantity>(value).unwrap(), a);
    }
}

#[test]
fn extremes_are_exact_or_refused() {
    let max = Quantity::new(Decimal::MAX, Unit::IDR);
    let one = quantity("1 IDR");
    assert!(matches!(max.add(&one), Err(QuantityError::Overflow(_))));
    assert!(matches!(max.neg().sub(&one), Err(QuantityError::Overflow(_))));
    assert!(matches!(max.add(&quantity("0.1 IDR")), Err(QuantityError::Overflow(_))));
    assert_eq!(max.sub(&one).unwrap().add(&one), Ok(max));
    assert_eq!(max.add(&max.neg()), Ok(Quantity::zero(Unit::IDR)));
    assert!(max.scale(Decimal::TWO).is_err());
    assert_eq!(max.scale(Decimal::NEGATIVE_ONE), Ok(max.neg()));
    assert!(max.times(&quantity("1.1 persons")).is_err());
}

#[test]
fn trailing_zeros_are_printed_but_count_nothing() {
    assert_eq!(quantity("15.10 IDR"), quantity("15.1 IDR"));
    assert_eq!(quantity("15.10 IDR").to_string(), "15.10 IDR");
    let max = quantity("79228162514264337593543950335 IDR");
    assert_eq!(max.add(&quantity("0.000 IDR")), Ok(max));
}

#[test]
fn zero_has_no_sign() {
    let zero = Quantity::zero(Unit::IDR);
    assert_eq!(zero.neg().to_string(), "0 IDR");
    assert_eq!(quantity("-0 IDR").to_string(), "0 IDR");
    assert_eq!(Quantity::new(-Decimal::ZERO, Unit::IDR).to_string(), "0 IDR");
}

#[test]
fn a_zero_still_has_its_unit() {
    assert!(Quantity::zero(Unit::IDR).add(&quantity("1 persons")).is_err());
    assert_ne!(Quantity::zero(Unit::IDR), Quantity::zero(Unit::USD));
}

#[test]
fn mismatch_names_both_sides() {
    let message =
        |left: &str, right: &str| quantity(left).add(&quantity(right)).unwrap_err().to_string();
    assert_eq!(
        message("1 IDR", "1 USD"),
        "`IDR` and `USD` are different currencies: expected one, or a dated, sourced exchange \
         rate between them",
    );
    for (left, right) in [("persons", "businesses"), ("IDR", "IDR/person"), ("1", "USD")] {
        assert_eq!(
            message(&format!("1 {left}"), &format!("1 {right}")),
            format!("`{left}` and `{right}` are different units: expected one and the same"),
        );
    }
}

#[test]
fn too_many_factors_is_passed_on() {
    let four = quantity("1 IDR*USD/person/day");
    assert!(matches!(four.times(&quantity("1 zones")), Err(QuantityError::TooManyFactors(_))));
    let other = Unit::currency(Currency::EUR);
    assert!(four.times(&Quantity::zero(other)).is_err());
}

#[test]
fn bad_text_is_refused() {
    for (text, message) in [
        ("", "expected an amount, a space and a unit, as in `9342 persons`"),
        ("9342", "expected an amount, a space and a unit, as in `9342 persons`"),
        ("IDR", "expected an amount, a space and a unit, as in `9342 persons`"),
        (
            " 9342 persons",
            "`` is not a plain decimal: expected a digit at byte 0, but it ends there",
        ),
        ("IDR 9342", "such as `15.1`, but found `I` at byte 0"),
        ("9.342,5 persons", "such as `15.1`, but found `,` at byte 5"),
        ("1e9 IDR", "such as `15.1`, but found `e` at byte 1"),
        ("9342 ", "or `1` for a ratio"),
        ("9342  persons", "at byte 0, but found ` persons`"),
        ("15.1 IDR trillion", "at byte 0, but found `IDR trillion`"),
        ("19.33 percent", "expected the unit `1` and the amount times 10^-2"),
        (
            "79228162514264337593543950336 IDR",
            "would have to be rounded: expected at most 28 digits",
        ),
    ] {
        let error = text.parse::<Quantity>().unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{text}` is not a quantity: ")), "{error}");
        assert!(error.ends_with(message), "{error}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn json_form() {
    let json = r#"{"amount":"187500000000000","unit":"IDR"}"#;
    assert_eq!(serde_json::to_string(&quantity("187500000000000 IDR")).unwrap(), json);
    assert_eq!(serde_json::from_str::<Quantity>(json).unwrap(), quantity("187500000000000 IDR"));
    // Escapes make the text owned rather than borrowed.
    let escaped = r#"{"unit":"I\u0044R","amount":"1\u0035.10"}"#;
    let read: Quantity = serde_json::from_reader(escaped.as_bytes()).unwrap();
    assert_eq!(read.to_string(), "15.10 IDR");
}

#[cfg(feature = "serde")]
#[test]
fn json_refuses_what_code_refuses() {
    for (json, message) in [
        (r#"{"amount": 187.5, "unit": "IDR"}"#, "a number would lose digits"),
        (r#"{"amount": 9342, "unit": "persons"}"#, "a number would lose digits"),
        (r#"{"amount": -1, "unit": "persons"}"#, "a number would lose digits"),
        (r#"{"amount": null, "unit": "IDR"}"#, "invalid type: null"),
        (r#"{"amount": "187,5", "unit": "IDR"}"#, "`187,5` is not a plain decimal"),
        (r#"{"amount": "1", "unit": "IDX"}"#, "`IDX` is not a unit"),
        (r#"{"amount": "1"}"#, "missing field `unit`"),
        (r#"{"unit": "IDR"}"#, "missing field `amount`"),
        (r#"{"amount": "1", "unit": "IDR", "scale": 12}"#, "unknown field `scale`"),
    ] {
        let error = serde_json::from_str::<Quantity>(json).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
