use super::*;
use proptest::prelude::*;

/// Units of up to four base units, powers small, so that most products fit.
fn units() -> impl Strategy<Value = Unit> {
    let base = prop_oneof![
        Just(BaseUnit::Currency(Currency::IDR)),
        Just(BaseUnit::Currency(Currency::USD)),
        Just(BaseUnit::Person),
        Just(BaseUnit::Aircraft),
        Just(BaseUnit::Hectare),
        Just(BaseUnit::Day),
    ];
    let power = prop_oneof![9 => -3..=3_i16, 1 => -127..=127_i16];
    proptest::collection::vec((base, power), 0..=4)
        .prop_filter_map("within limits", Unit::of_powers)
}

fn unit(text: &str) -> Unit {
    text.parse().unwrap()
}

proptest! {
    #[test]
    fn display_parse_roundtrip(a in units()) {
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn factors_are_canonical(a in units()) {
        let factors: Vec<_> = a.factors().collect();
        prop_assert!(factors.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert!(factors.iter().all(|(_, power)| *power != 0 && *power != i8::MIN));
    }

    #[test]
    fn times_commutes_and_one_is_neutral(a in units(), b in units()) {
        prop_assert_eq!(a.times(b).ok(), b.times(a).ok());
        prop_assert_eq!(a.times(Unit::ONE), Ok(a));
        prop_assert_eq!(a.per(Unit::ONE), Ok(a));
    }

    #[test]
    fn times_is_associative(a in units(), b in units(), c in units()) {
        if let (Ok(ab), Ok(bc)) = (a.times(b), b.times(c)) {
            prop_assert_eq!(ab.times(c).ok(), a.times(bc).ok());
        }
    }

    #[test]
    fn per_undoes_times(a in units(), b in units()) {
        if let Ok(product) = a.times(b) {
            prop_assert_eq!(product.per(b), Ok(a));
        }
        if let Ok(quotient) = a.per(b) {
            prop_assert_eq!(quotient.times(b), Ok(a));
        }
        prop_assert_eq!(a.per(a), Ok(Unit::ONE));
    }

    #[test]
    fn pow_is_repeated_times(a in units()) {
        prop_assert_eq!(a.pow(0), Ok(Unit::ONE));
        prop_assert_eq!(a.pow(1), Ok(a));
        prop_assert_eq!(a.pow(2).ok(), a.times(a).ok());
        prop_assert_eq!(a.pow(-1).ok(), Unit::ONE.per(a).ok());
    }

    #[test]
    fn parse_never_panics(text in "([a-zA-Z1^*/ %0-9]|person|IDR){0,12}|.*") {
        if let Ok(unit) = text.parse::<Unit>() {
            prop_assert_eq!(unit.to_string().parse(), Ok(unit));
        }
    }
}

#[test]
fn canonical_text() {
    for (text, printed) in [
        ("1", "1"),
        ("IDR", "IDR"),
        ("person", "persons"),
        ("IDR/persons", "IDR/person"),
        ("IDR/person/month", "IDR/person/month"),
        ("IDR/month/person", "IDR/person/month"),
        ("person/hectares", "persons/hectare"),
        ("1/days", "1/day"),
        ("1*day", "days"),
        ("day*day", "days^2"),
        ("1/day^2", "1/day^2"),
        ("IDR^1", "IDR"),
        ("IDR^2*USD", "IDR^2*USD"),
        ("days*persons", "persons*days"),
        ("USD/IDR", "USD/IDR"),
        ("IDR/USD", "IDR/USD"),
        ("persons/IDR", "persons/IDR"),
        ("IDR/IDR", "1"),
        ("IDR/person*month", "IDR*months/person"),
        ("aircraft/aircraft/year", "1/year"),
        ("IDR*USD*EUR*SGD*JPY/JPY", "EUR*IDR*SGD*USD"),
        ("IDR^127", "IDR^127"),
        ("square_metres", "square_metres"),
    ] {
        assert_eq!(unit(text).to_string(), printed, "{text}");
        assert_eq!(unit(printed), unit(text), "{text}");
    }
}

#[test]
fn constants() {
    for (constant, text) in [
        (Unit::ONE, "1"),
        (Unit::IDR, "IDR"),
        (Unit::USD, "USD"),
        (Unit::PERSONS, "persons"),
        (Unit::BUSINESSES, "businesses"),
        (Unit::ZONES, "zones"),
        (Unit::HECTARES, "hectares"),
        (Unit::DAYS, "days"),
    ] {
        assert_eq!(constant, unit(text));
    }
}

#[test]
fn money_in_another_currency() {
    let dollars = |text: &str| unit(text).in_currency(Currency::USD).map(|u| u.to_string());
    for (text, said) in [
        ("IDR", "USD"),
        ("USD", "USD"),
        ("IDR/person/month", "USD/person/month"),
        ("hectares/IDR", "hectares/USD"),
        ("IDR/USD", "1"),
        ("IDR*USD", "USD^2"),
        ("persons", "persons"),
        ("1", "1"),
    ] {
        assert_eq!(dollars(text).as_deref(), Some(said), "{text}");
    }
    assert_eq!(dollars("IDR^100*USD^100"), None);
}

#[test]
fn kinds() {
    for (text, money, count, amount) in [
        ("1", false, false, false),
        ("IDR", true, false, true),
        ("IDR^2", false, false, false),
        ("1/IDR", false, false, false),
        ("IDR/person", false, false, false),
        ("persons", false, true, true),
        ("persons/hectare", false, false, false),
        ("persons*days", false, false, false),
        ("hectares", false, false, true),
        ("teus", false, false, true),
    ] {
        let unit = unit(text);
        assert_eq!((unit.is_money(), unit.is_count(), unit.is_amount()), (money, count, amount));
        assert_eq!(unit.is_one(), text == "1");
        assert_eq!(unit.money_currency().is_some(), money);
    }
}

#[test]
fn limits_are_errors() {
    let four = unit("IDR*USD/person/day");
    let tail =
        "is too much for a unit: expected at most 4 base units, each to a power of at most 127";
    assert_eq!(
        four.times(Unit::ZONES).unwrap_err().to_string(),
        format!("`IDR*USD/person/day` times `zones` {tail}"),
    );
    assert_eq!(
        four.per(Unit::ZONES).unwrap_err().to_string(),
        format!("`IDR*USD/person/day` per `zones` {tail}"),
    );
    assert_eq!(
        four.per(Unit::USD).unwrap().times(Unit::ZONES).unwrap(),
        unit("IDR*zones/person/day")
    );
    let high = unit("IDR^127");
    assert!(high.times(Unit::IDR).is_err());
    assert!(high.per(unit("1/IDR")).is_err());
    assert_eq!(high.pow(-1).unwrap().per(Unit::IDR).ok(), None);
    assert_eq!(
        high.pow(2).unwrap_err().to_string(),
        "`IDR^127` to the power 2 is too much for a unit: expected powers of at most 127",
    );
    for exponent in [i8::MIN, i8::MAX] {
        assert!(unit("IDR^127").pow(exponent).is_err());
        assert_eq!(Unit::ONE.pow(exponent), Ok(Unit::ONE));
    }
    assert_eq!(Unit::IDR.pow(i8::MAX), Ok(high));
    assert!(Unit::IDR.pow(i8::MIN).is_err());
}

#[test]
fn bad_text_is_refused_with_its_place() {
    for (text, message) in [
        ("", "`` is not a unit: expected one such as `IDR` or `persons`, or `1` for a ratio"),
        ("orang", "at byte 0, but found `orang`"),
        ("IDR/", "at byte 4, but found ``"),
        ("IDR//day", "at byte 4, but found ``"),
        ("/day", "at byte 0, but found ``"),
        ("IDR*", "at byte 4, but found ``"),
        ("IDR/1", "at byte 4, but found `1`"),
        ("IDR / person", "at byte 0, but found `IDR `"),
        ("IDR trillion", "at byte 0, but found `IDR trillion`"),
        ("1^2", "at byte 0, but found `1`"),
        ("IDR^0", "expected a power from 1 to 127 at byte 4, but found `0`"),
        ("IDR^-1", "expected a power from 1 to 127 at byte 4, but found `-1`"),
        ("IDR^+2", "expected a power from 1 to 127 at byte 4, but found `+2`"),
        ("IDR^", "expected a power from 1 to 127 at byte 4, but found ``"),
        ("1/day^128", "expected a power from 1 to 127 at byte 6, but found `128`"),
        ("days^2^2", "expected a power from 1 to 127 at byte 5, but found `2^2`"),
        (
            "IDR*USD*EUR*SGD*JPY",
            "is too much for a unit: expected at most 4 base units, each to a power of at most 127",
        ),
        (
            "IDR^127*IDR",
            "is too much for a unit: expected at most 4 base units, each to a power of at most 127",
        ),
    ] {
        let error = text.parse::<Unit>().unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{text}` is ")), "{error}");
        assert!(error.ends_with(message), "{error}");
    }
    let long = vec!["day"; 100_000].join("*");
    assert!(long.parse::<Unit>().is_err());
}

#[test]
fn percent_is_explained() {
    for (text, name, at) in
        [("percent", "percent", 0), ("%", "%", 0), ("IDR*Percent", "Percent", 4)]
    {
        let expected = ParseUnitError::Percent { input: text.into(), name: name.into(), at };
        assert_eq!(text.parse::<Unit>(), Err(expected));
    }
}

#[test]
fn typos_are_recognised() {
    for (text, meant) in [
        ("IDX", "IDR"),
        ("idr", "IDR"),
        ("pesrons", "persons"),
        ("IDR/Person", "person"),
        ("bussinesses", "businesses"),
        ("hektares", "hectares"),
        ("persons/hectar", "hectare"),
    ] {
        let help = text.parse::<Unit>().unwrap_err().help();
        assert_eq!(help, Some(format!("did you mean `{meant}`?")), "{text}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_roundtrip() {
    for text in ["1", "IDR", "IDR/person/month", "1/day^2"] {
        let json = serde_json::to_string(&unit(text)).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Unit>(&json).unwrap(), unit(text));
    }
    for bad in ["\"orang\"", "\"\"", "1", "null"] {
        assert!(serde_json::from_str::<Unit>(bad).is_err(), "{bad}");
    }
}
