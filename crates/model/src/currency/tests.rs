use super::*;

#[test]
fn display_parse_roundtrip() {
    assert_eq!(Currency::all().count(), ACTIVE.len());
    for currency in Currency::all() {
        assert_eq!(currency.to_string().parse(), Ok(currency));
        assert!(!currency.name().is_empty());
    }
}

#[test]
fn constants_are_active() {
    use Currency as C;
    for currency in [
        C::AED,
        C::AUD,
        C::CNY,
        C::EUR,
        C::GBP,
        C::HKD,
        C::IDR,
        C::INR,
        C::JPY,
        C::KRW,
        C::KZT,
        C::MYR,
        C::PHP,
        C::RUB,
        C::SGD,
        C::THB,
        C::USD,
        C::VND,
    ] {
        assert_eq!(Currency::new(currency.code()), Ok(currency));
    }
    assert_eq!(size_of::<Currency>(), 3);
}

#[test]
fn minor_digits_are_those_of_iso() {
    for (code, digits) in
        [("IDR", 2), ("KRW", 0), ("KWD", 3), ("CLF", 4), ("VND", 0), ("XAU", 0), ("XDR", 0)]
    {
        assert_eq!(Currency::new(code).unwrap().minor_digits(), digits, "{code}");
    }
    assert_eq!(ACTIVE.iter().filter(|(_, digits, _)| digits.is_none()).count(), 11);
}

#[test]
fn bad_codes_are_refused_with_the_one_meant() {
    for (code, meant) in [
        ("IDX", Some("IDR")),
        ("IRD", Some("IDR")),
        ("idr", Some("IDR")),
        ("Usd", Some("USD")),
        ("DIR", Some("IDR")),
        ("IDRR", Some("IDR")),
        ("US", Some("USD")),
        ("", None),
        ("Rp", None),
        ("rupiah", None),
        ("€", None),
        ("ıdr", Some("IDR")),
        ("XXX", None),
        ("123", None),
    ] {
        let error = Currency::new(code).unwrap_err();
        assert!(error.to_string().starts_with(&format!("`{code}` is not a currency")));
        let help = meant.map(|meant| format!("did you mean `{meant}`?"));
        assert_eq!(error.help(), help, "{code}");
    }
    assert!(Currency::new(&"IDR".repeat(100_000)).is_err());
}

#[cfg(feature = "serde")]
#[test]
fn serde_roundtrip() {
    let json = serde_json::to_string(&Currency::IDR).unwrap();
    assert_eq!(json, "\"IDR\"");
    assert_eq!(serde_json::from_str::<Currency>(&json).unwrap(), Currency::IDR);
    let error = serde_json::from_str::<Currency>("\"IDX\"").unwrap_err().to_string();
    assert!(error.contains("`IDX` is not a currency"), "{error}");
}
