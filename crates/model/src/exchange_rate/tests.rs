use super::*;
use crate::{ReportedPeriod, parse_date};

fn rate(figure: &str, at: RatePeriod, source: Source) -> ExchangeRate {
    ExchangeRate::try_new(figure.parse().unwrap(), at, source).unwrap()
}

fn over(period: &str) -> RatePeriod {
    RatePeriod::Average(period.parse().unwrap())
}

fn closing(text: &str) -> RatePeriod {
    RatePeriod::parse_closing(text).unwrap()
}

fn said(publisher: &str, on: &str) -> Source {
    Source::new(publisher).on(parse_date(on).unwrap())
}

fn table(rates: impl IntoIterator<Item = ExchangeRate>) -> ExchangeRates {
    ExchangeRates::builder().rates(rates).build().unwrap()
}

#[test]
fn only_so_much_of_one_currency_for_another_is_a_rate() {
    let error = |figure: &str, at| {
        ExchangeRate::try_new(figure.parse().unwrap(), at, Source::new("BI")).unwrap_err()
    };
    for unit in
        ["15255 IDR", "15255 IDR/person", "15255 IDR/USD^2", "3 percent", "2 IDR/USD*person"]
    {
        assert!(matches!(error(unit, over("2023")), ExchangeRateError::Unit { .. }), "{unit}");
    }
    for zero in ["0 IDR/USD", "about 0 IDR/USD", "at most 15000 IDR/USD", "-1 IDR/USD"] {
        assert!(matches!(error(zero, over("2023")), ExchangeRateError::MayBeZero { .. }), "{zero}");
    }
    let unstated = RatePeriod::Average(ReportedPeriod::Unstated);
    assert!(matches!(error("15255 IDR/USD", unstated), ExchangeRateError::NoPeriod { .. }));
    let caesar = Date::from_calendar_date(-43, time::Month::March, 15).unwrap();
    let early = RatePeriod::Closing(caesar);
    assert!(matches!(error("15255 IDR/USD", early), ExchangeRateError::Year { .. }));
    // The alphabet has nothing to do with the direction.
    let euro = rate("1.08 USD/EUR", over("2023"), Source::new("ECB"));
    assert_eq!((euro.base().code(), euro.quote().code()), ("EUR", "USD"));
}

#[test]
fn a_closing_rate_is_one_of_a_day() {
    assert_eq!(closing("2024-Q1"), closing("2024-03-31"));
    assert_eq!(closing("2024-03"), closing("2024-03-31"));
    assert_ne!(closing("2024-03-28"), closing("2024-Q1"));
    for text in ["", "2024-Q5", "31-03-2024", "2024-02-30"] {
        assert!(RatePeriod::parse_closing(text).is_err(), "{text}");
    }
}

#[test]
fn a_rate_is_found_for_just_what_is_asked_for() {
    let table = table([
        rate("14850 IDR/USD", over("2022"), Source::new("WB")),
        rate("15237 IDR/USD", over("2023"), Source::new("WB")),
        rate("15439 IDR/USD", closing("2023"), Source::new("BI")),
    ]);
    let find = |at| table.find(Currency::IDR, Currency::USD, at, None);
    assert_eq!(find(over("2023")).unwrap().figure().to_string(), "15237 IDR/USD");
    assert_eq!(find(closing("2023-Q4")).unwrap().figure().to_string(), "15439 IDR/USD");
    assert!(table.find(Currency::USD, Currency::IDR, over("2022"), None).is_ok());

    let instead = |at| find(at).unwrap_err().instead;
    assert_eq!(instead(over("2023-Q1")), [over("2023")]);
    assert_eq!(instead(over("2023-Q4")), [over("2023"), closing("2023")]);
    assert_eq!(instead(closing("2024")), [closing("2023")]);
    assert_eq!(instead(over("2021")), [over("2022")]);
    let euro = "EUR".parse().unwrap();
    let none = table.find(euro, Currency::USD, over("2023"), None).unwrap_err();
    assert!(none.instead.is_empty() && none.published_later.is_none());
}

#[test]
fn the_latest_release_speaks_and_none_before_its_day() {
    let world_bank = rate("15236.88 IDR/USD", over("2023"), Source::new("World Bank"));
    let ministry = rate("15255 IDR/USD", over("2023"), said("Kemenkeu", "2024-01-02"));
    let rough = rate("about 15250 IDR/USD", over("2023"), said("Kontan", "2024-02-01"));
    let table = table([world_bank, ministry, rough]);
    let find = |on: Option<&str>| {
        let on = on.map(|on| parse_date(on).unwrap());
        table.find(Currency::USD, Currency::IDR, over("2023"), on)
    };
    // 15 255 lies within about 15 250, and is narrower.
    assert_eq!(find(None).unwrap().figure().to_string(), "15255 IDR/USD");
    assert_eq!(find(Some("2024-01-02")).unwrap().source().publisher, "Kemenkeu");
    let none = find(Some("2024-01-01")).unwrap_err();
    assert_eq!(none.published_later.unwrap().publisher, "Kemenkeu");
    assert_eq!((table.len(), table.iter().count()), (3, 3));
}

#[test]
fn all_that_is_wrong_with_a_table_is_told() {
    let source = || said("BI", "2024-01-02");
    let error = ExchangeRates::builder()
        .rate(rate("15255 IDR/USD", over("2023"), source()))
        .rate(rate("15400 IDR/USD", over("2023"), source()))
        .rate(rate("about 15250 IDR/USD", over("2023"), source()))
        .rate(rate("0.0000656 USD/IDR", over("2022"), source()))
        .build()
        .unwrap_err();
    let wrong: Vec<usize> = error.problems.iter().map(|problem| problem.index).collect();
    assert_eq!(wrong, [1, 2, 3]);
    assert!(matches!(error.problems[0].kind, RateProblemKind::SaidOtherwise { .. }));
    assert!(matches!(error.problems[2].kind, RateProblemKind::BothWays { .. }));
    let said = error.to_string();
    assert!(said.contains("15255 IDR/USD`, and both can't be true"), "{said}");
    assert!(said.contains("quoted the other way round"), "{said}");
}

#[test]
fn a_row_that_is_there_twice_is_kept_once() {
    let one = || rate("15255 IDR/USD", over("2023"), said("BI", "2024-01-02"));
    assert_eq!(table([one(), one()]).len(), 1);
    assert_eq!(table([one(), one().with_note("again")]).len(), 2);
}
