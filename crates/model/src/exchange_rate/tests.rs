use proptest::prelude::*;
use time::Month;

use super::*;

fn day() -> Date {
    Date::from_calendar_date(2023, Month::August, 20).unwrap()
}

fn rupiah_per_dollar(rate: &str) -> ExchangeRate {
    let rate = exact::parse(rate).unwrap();
    ExchangeRate::try_new(Currency::USD, Currency::IDR, rate, day(), "Kompas.com").unwrap()
}

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

proptest! {
    #[test]
    fn converting_is_multiplying_by_the_rate(dollars in 0..10_i64.pow(12), rate in 1..10_i64.pow(6)) {
        let by = rupiah_per_dollar(&rate.to_string());
        let money = Quantity::new(dollars.into(), Unit::USD);
        let converted = by.convert(&money).unwrap();
        let expected = i128::from(dollars) * i128::from(rate);
        prop_assert_eq!(converted.to_string(), format!("{expected} IDR"));
        let as_quantity = Quantity::new(by.rate(), by.unit());
        prop_assert_eq!(money.times(&as_quantity), Ok(converted));
    }
}

#[test]
fn only_the_base_currency_is_converted() {
    let rate = rupiah_per_dollar("15294");
    let message = |text: &str| rate.convert(&quantity(text)).unwrap_err().to_string();
    assert_eq!(
        message("1 IDR"),
        "`IDR` per `USD` does not convert `IDR`: the inverse would need a division and so a \
         rounding; expected `USD`, or a rate published as `USD` per `IDR`",
    );
    assert_eq!(message("1 EUR"), "`EUR` is not what the exchange rate is for: expected `USD`");
    for unit in ["persons", "1", "USD/person", "USD^2", "1/USD", "IDR/USD"] {
        assert_eq!(
            message(&format!("1 {unit}")),
            format!("`{unit}` is not the unit of money: expected a currency alone"),
        );
    }
    let most = Quantity::new(Decimal::MAX, Unit::USD);
    assert!(matches!(rate.convert(&most), Err(ConvertError::Overflow(_))));
    assert_eq!(rate.convert(&Quantity::zero(Unit::USD)), Ok(Quantity::zero(Unit::IDR)));
}

#[test]
fn nothing_is_rounded() {
    let rate = rupiah_per_dollar("15294.123456789");
    assert_eq!(rate.convert(&quantity("0.01 USD")).unwrap().to_string(), "152.94123456789 IDR");
}

#[test]
fn bad_rates_are_refused() {
    let new = |base, quote, rate: &str, source: &str| {
        let rate = exact::parse(rate).unwrap();
        ExchangeRate::try_new(base, quote, rate, day(), source).unwrap_err().to_string()
    };
    assert_eq!(
        new(Currency::IDR, Currency::IDR, "1", "BI"),
        "`IDR` for `IDR` is no exchange: expected two different currencies",
    );
    for rate in ["0", "-1", "-0.0000000000000000000000000001"] {
        assert_eq!(
            new(Currency::USD, Currency::IDR, rate, "BI"),
            format!("`{rate}` is not an exchange rate: expected one above zero"),
        );
    }
    for source in ["", " ", "\t\n"] {
        assert_eq!(
            new(Currency::USD, Currency::IDR, "15294", source),
            "`` is not a source of an exchange rate: expected who published it",
        );
    }
}

#[test]
fn display_tells_day_and_source() {
    assert_eq!(
        rupiah_per_dollar("15294").to_string(),
        "1 USD = 15294 IDR on 2023-08-20 (Kompas.com)"
    );
}

#[cfg(feature = "serde")]
#[test]
fn serde_roundtrip() {
    let json =
        r#"{"base":"USD","quote":"IDR","rate":"15294","on":"2023-08-20","source":"Kompas.com"}"#;
    let rate = rupiah_per_dollar("15294");
    assert_eq!(serde_json::to_string(&rate).unwrap(), json);
    assert_eq!(serde_json::from_str::<ExchangeRate>(json).unwrap(), rate);
    for on in ["0001-01-01", "9999-12-31"].map(|text| crate::parse_date(text).unwrap()) {
        let rate = ExchangeRate { on, ..rate.clone() };
        let json = serde_json::to_string(&rate).unwrap();
        assert_eq!(serde_json::from_str::<ExchangeRate>(&json).unwrap(), rate);
    }
    for (from, to, message) in [
        (r#""15294""#, "15294", "a number would lose digits"),
        (r#""15294""#, r#""0""#, "expected one above zero"),
        (r#""USD""#, r#""IDR""#, "expected two different currencies"),
        ("Kompas.com", " ", "expected who published it"),
        ("2023-08-20", "2023-8-20", "`2023-8-20` is not a date"),
        ("2023-08-20", "2023-02-29", "`2023-02-29` has day 29"),
        ("2023-08-20", "20 August 2023", "`20 August 2023` is not a date"),
        ("2023-08-20", "+2023-08-20", "is not a date"),
        (r#""source""#, r#""origin""#, "unknown field `origin`"),
    ] {
        let error = serde_json::from_str::<ExchangeRate>(&json.replace(from, to)).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
}

#[test]
fn an_exchange_is_checked_with_the_precision_of_both_amounts() {
    let rate = rupiah_per_dollar("14978");
    let allows = |amount: &str, equivalent: &str| {
        rate.allows(&amount.parse().unwrap(), &equivalent.parse().unwrap())
    };
    // KEK Kendal: US$50 million or about Rp748.9 billion; the dollars are good to half a million.
    assert_eq!(allows("50 juta dolar AS", "sekira Rp748,9 miliar"), Ok(true));
    assert_eq!(allows("50 juta dolar AS", "Rp756,4 miliar"), Ok(true));
    assert_eq!(allows("50 juta dolar AS", "Rp756,5 miliar"), Ok(false));
    assert_eq!(allows("lebih dari 50 juta dolar AS", "Rp2 triliun"), Ok(true));
    assert_eq!(allows("lebih dari 50 juta dolar AS", "Rp700 miliar"), Ok(false));
    assert!(matches!(allows("5 orang", "Rp2 triliun"), Err(ConvertError::NotMoney { .. })));
    assert!(matches!(allows("US$ 5", "US$ 5"), Err(ConvertError::OtherQuote { .. })));
}
