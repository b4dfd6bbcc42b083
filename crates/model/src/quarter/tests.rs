use super::*;
use crate::date::parse_date;

fn q(text: &str) -> Quarter {
    text.parse().unwrap()
}

#[test]
fn all_quarters_follow_each_other_without_gap() {
    let mut quarter = Quarter::MIN;
    let mut count = 1;
    while let Some(next) = quarter.next() {
        assert!(quarter < next);
        assert_eq!(next.prev(), Some(quarter));
        assert_eq!(Some(next.first_day()), quarter.last_day().next_day());
        assert_eq!(Quarter::containing(quarter.first_day()), Some(quarter));
        assert_eq!(Quarter::containing(quarter.last_day()), Some(quarter));
        assert_eq!(quarter.to_string().parse(), Ok(quarter));
        quarter = next;
        count += 1;
    }
    assert_eq!((quarter, count), (Quarter::MAX, 4 * 9999));
}

#[test]
fn the_ends_are_the_ends() {
    assert_eq!(Quarter::MIN.prev(), None);
    assert_eq!(Quarter::MAX.next(), None);
    assert_eq!(Quarter::MIN.to_string(), "0001-Q1");
    assert_eq!(Quarter::MAX.to_string(), "9999-Q4");
    assert_eq!(Quarter::MIN.quarters_until(Quarter::MAX), 39_995);
    assert_eq!(Quarter::MIN.plus(39_995), Some(Quarter::MAX));
    assert_eq!(Quarter::MAX.plus(-39_995), Some(Quarter::MIN));
    for far in [39_996, i32::MAX, i32::MIN, -1] {
        assert_eq!(Quarter::MIN.plus(far), None);
    }
    assert_eq!(Quarter::containing(Date::MIN), None);
}

#[test]
fn days_are_those_of_the_calendar() {
    for (text, first, last) in [
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
    ] {
        assert_eq!(q(text).first_day(), parse_date(first).unwrap());
        assert_eq!(q(text).last_day(), parse_date(last).unwrap());
    }
    let leap_day = parse_date("2024-02-29").unwrap();
    assert_eq!(Quarter::containing(leap_day), Some(q("2024-Q1")));
}

#[test]
fn plus_and_until_are_inverse() {
    let from = q("2023-Q3");
    for quarters in -50..=50 {
        let to = from.plus(quarters).unwrap();
        assert_eq!(from.quarters_until(to), quarters);
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for year in [0, -1, 10_000, i32::MIN, i32::MAX] {
        assert_eq!(Quarter::new(year, 1), Err(QuarterError::Year { year }));
    }
    for number in [0, 5, u8::MAX] {
        assert_eq!(Quarter::new(2024, number), Err(QuarterError::Number { number }));
    }
}

#[test]
fn text_that_is_no_quarter_says_where_and_what_would_be_right() {
    for (input, at, help) in [
        ("", 0, None),
        ("2024", 4, None),
        ("2024Q1", 4, Some("2024-Q1")),
        ("2024-q1", 5, Some("2024-Q1")),
        ("Q1 2024", 0, Some("2024-Q1")),
        ("2024-Q1 ", 7, Some("2024-Q1")),
        ("2024-Q01", 7, Some("2024-Q1")),
        ("2024-Q12", 7, None),
        ("2024-S1", 5, None),
        ("24-Q1", 2, None),
        ("12024-Q1", 4, None),
        ("+024-Q1", 0, None),
        ("２024-Q1", 0, None),
    ] {
        let error = input.parse::<Quarter>().unwrap_err();
        assert_eq!(error, ParseQuarterError::Syntax { input: input.into(), at }, "{input}");
        assert_eq!(error.help(), help.map(|text| format!("did you mean `{text}`?")), "{input}");
    }
}

#[test]
fn messages_name_the_input_and_the_range() {
    let message = |input: &str| input.parse::<Quarter>().unwrap_err().to_string();
    assert_eq!(message("2024-Q5"), "`2024-Q5` has quarter 5: expected Q1 to Q4");
    assert_eq!(message("0000-Q1"), "`0000-Q1` has year 0: expected 0001 to 9999");
    assert_eq!(
        message("2024-K1"),
        "`2024-K1` is not a quarter: expected `YYYY-Qn`, such as `2024-Q1`, at byte 5"
    );
}

#[test]
fn width_is_kept() {
    assert_eq!(format!("{:>9}|{:<9}|", q("2024-Q1"), q("2024-Q2")), "  2024-Q1|2024-Q2  |");
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_text() {
    assert_eq!(serde_json::to_string(&q("2024-Q1")).unwrap(), r#""2024-Q1""#);
    assert_eq!(serde_json::from_str::<Quarter>(r#""2024-Q1""#).unwrap(), q("2024-Q1"));
    let error = serde_json::from_str::<Quarter>(r#""2024-Q5""#).unwrap_err();
    assert!(error.to_string().contains("expected Q1 to Q4"));
    assert!(serde_json::from_str::<Quarter>("2024").is_err());
}
