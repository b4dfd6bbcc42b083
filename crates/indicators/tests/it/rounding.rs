//! Laws of rounding.

use kawasan_indicators::{QuotientError, Rounding, RoundingError, RoundingMode};
use kawasan_testing::reference::{rational, round};
use kawasan_testing::{config, strategies};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The quotient, as the definition of rounding has it.
fn expected(
    rounding: Rounding,
    numerator: Decimal,
    divisor: Decimal,
) -> Result<Decimal, &'static str> {
    if divisor.is_zero() {
        return Err("division by zero");
    }
    round(&(rational(numerator) / rational(divisor)), rounding).ok_or("overflow")
}

fn found(
    rounding: Rounding,
    numerator: Decimal,
    divisor: Decimal,
) -> Result<Decimal, &'static str> {
    rounding.quotient(numerator, divisor).map_err(|error| match error {
        QuotientError::DivisionByZero { .. } => "division by zero",
        QuotientError::Overflow { .. } => "overflow",
        _ => "another error",
    })
}

/// Equal, and printed with the same digits.
fn digits(result: Result<Decimal, &'static str>) -> Result<String, &'static str> {
    result.map(|decimal| decimal.to_string())
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn rounding_matches_rational_oracle(
        rounding in strategies::roundings(),
        numerator in strategies::decimals(),
        divisor in strategies::decimals(),
    ) {
        let expected = expected(rounding, numerator, divisor);
        prop_assert_eq!(digits(found(rounding, numerator, divisor)), digits(expected));
    }

    #[test]
    fn ties_match_rational_oracle_in_every_mode(
        (numerator, divisor, scale) in strategies::near_ties(),
    ) {
        for mode in RoundingMode::ALL {
            let rounding = Rounding::new(scale, mode).unwrap();
            let expected = expected(rounding, numerator, divisor);
            prop_assert_eq!(digits(found(rounding, numerator, divisor)), digits(expected), "{:?}", mode);
        }
    }

    #[test]
    fn a_quotient_of_opposites_is_the_same(
        rounding in strategies::roundings(),
        numerator in strategies::decimals(),
        divisor in strategies::decimals(),
    ) {
        prop_assert_eq!(
            found(rounding, numerator, divisor),
            found(rounding, -numerator, -divisor)
        );
    }

    #[test]
    fn display_parse_roundtrip(rounding in strategies::roundings()) {
        prop_assert_eq!(rounding.to_string().parse(), Ok(rounding));
    }

    #[test]
    fn any_text_is_a_rounding_or_says_why(text in ".{0,20}|[0-9]{1,3} [a-z_]{0,10}|[0-9]{1,2} (half_(away|even|down)|up|down)") {
        match text.parse::<Rounding>() {
            Ok(rounding) => prop_assert!(rounding.scale() <= 28),
            Err(RoundingError::Syntax { input, .. }) => prop_assert_eq!(input, text),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn serde_goes_through_the_text(rounding in strategies::roundings()) {
        let json = serde_json::to_string(&rounding).unwrap();
        prop_assert_eq!(&json, &format!("\"{rounding}\""));
        prop_assert_eq!(serde_json::from_str::<Rounding>(&json).unwrap(), rounding);
    }
}

#[test]
fn near_ties_are_ties_often_enough() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let half = Rounding::new(0, RoundingMode::Down).unwrap();
    let ties = (0..200).filter(|_| {
        let (numerator, divisor, scale) =
            strategies::near_ties().new_tree(&mut runner).unwrap().current();
        let units = rational(numerator) / rational(divisor)
            * kawasan_testing::reference::power_of_ten(scale);
        let doubled = &units * rational(Decimal::TWO);
        round(&units, half).is_some() && doubled.is_int() && !units.is_int()
    });
    assert!(ties.count() > 50);
}
