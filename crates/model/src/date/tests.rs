use super::*;

fn d(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

#[test]
fn display_and_parse_are_inverse() {
    for text in ["2014", "2017-09", "2012-02-27", "0001", "9999-12", "0001-01-01", "9999-12-31"] {
        assert_eq!(d(text).to_string(), text);
    }
    assert_eq!(format!("{:>11}|{:<6}|", d("2012-02-27"), d("2014")), " 2012-02-27|2014  |");
    // Every day of a leap year and of the one after, and Date's own Display.
    let mut date = day("2024-01-01");
    while date < day("2026-01-01") {
        assert_eq!(parse_date(&date.to_string()), Ok(date));
        assert_eq!(PartialDate::day(date).unwrap().to_string(), date.to_string());
        date = date.next_day().unwrap();
    }
    assert_eq!(day("0001-01-01").to_string(), "0001-01-01");
}

#[test]
fn bounds_are_the_first_and_last_day() {
    for (text, earliest, latest, precision) in [
        ("2014", "2014-01-01", "2014-12-31", DatePrecision::Year),
        ("2017-09", "2017-09-01", "2017-09-30", DatePrecision::Month),
        ("2024-02", "2024-02-01", "2024-02-29", DatePrecision::Month),
        ("2023-02", "2023-02-01", "2023-02-28", DatePrecision::Month),
        ("2012-02-27", "2012-02-27", "2012-02-27", DatePrecision::Day),
        ("9999", "9999-01-01", "9999-12-31", DatePrecision::Year),
    ] {
        let date = d(text);
        assert_eq!((date.earliest(), date.latest()), (day(earliest), day(latest)));
        assert_eq!(date.precision(), precision);
        assert_eq!(date.is_exact(), date.earliest() == date.latest());
    }
}

#[test]
fn certain_implies_possible() {
    let mut probe = day("2013-12-30");
    while probe < day("2015-01-03") {
        for date in [d("2014"), d("2014-02"), d("2014-02-28")] {
            assert!(!date.certainly_by(probe) || date.possibly_by(probe));
            assert_eq!(date.certainly_by(probe), date.latest() <= probe);
            assert_eq!(date.possibly_by(probe), date.earliest() <= probe);
        }
        probe = probe.next_day().unwrap();
    }
    assert!(d("2014").certainly_by(day("2014-12-31")));
    assert!(!d("2014").certainly_by(day("2014-12-30")));
    assert!(d("2014").possibly_by(day("2014-01-01")));
    assert!(!d("2014").possibly_by(day("2013-12-31")));
}

#[test]
fn years_are_added_at_the_precision_known() {
    for (from, years, to) in [
        ("2014", 3, Some("2017")),
        ("2017-09", 3, Some("2020-09")),
        ("2012-02-27", 3, Some("2015-02-27")),
        ("2012-02-29", 3, Some("2015-02-28")),
        ("2012-02-29", 4, Some("2016-02-29")),
        ("2012-02-29", 0, Some("2012-02-29")),
        ("9998", 1, Some("9999")),
        ("9999", 1, None),
        ("9999-12", 1, None),
        ("9999-12-31", 1, None),
        ("9744-02-29", 255, Some("9999-02-28")),
    ] {
        assert_eq!(d(from).plus_years(years), to.map(d), "{from} + {years}");
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for year in [0, -1, 10_000, i32::MIN, i32::MAX] {
        assert_eq!(PartialDate::year(year), Err(PartialDateError::Year { year }));
        assert_eq!(PartialDate::month(year, 1), Err(PartialDateError::Year { year }));
    }
    for number in [0, 13, u8::MAX] {
        assert_eq!(PartialDate::month(2024, number), Err(PartialDateError::Month { number }));
    }
    let year = Date::MIN.year();
    assert_eq!(PartialDate::try_from(Date::MIN), Err(PartialDateError::Year { year }));
}

#[test]
fn text_that_is_no_date_says_where_and_what_would_be_right() {
    for (input, at, help) in [
        ("", 0, None),
        ("n/a", 0, None),
        ("24", 2, None),
        ("2024-4", 6, Some("did you mean `2024-04`?")),
        ("2024-4-24", 6, Some("did you mean `2024-04-24`?")),
        ("2024/04/24", 4, Some("did you mean `2024-04-24`?")),
        ("20240424", 4, Some("did you mean `2024-04-24`?")),
        ("24-04-2024", 2, Some("did you mean `2024-04-24`?")),
        ("04/24/2024", 2, Some("did you mean `2024-04-24`?")),
        ("03/04/2024", 2, Some("did you mean `2024-04-03` or `2024-03-04`?")),
        ("2024-04-24T10:00:00", 10, Some("did you mean `2024-04-24`?")),
        (" 2024-04-24", 0, Some("did you mean `2024-04-24`?")),
        ("2024-Q2", 5, None),
        ("-044-03-15", 0, None),
    ] {
        let error = input.parse::<PartialDate>().unwrap_err();
        assert!(matches!(&error, ParseDateError::Syntax { at: found, .. } if *found == at));
        assert_eq!(error.help().as_deref(), help, "{input}");
    }
}

#[test]
fn dates_that_the_calendar_lacks_are_named() {
    for (input, message) in [
        ("0000", "`0000` has year 0: expected 0001 to 9999"),
        ("0000-01-01", "`0000-01-01` has year 0: expected 0001 to 9999"),
        ("2024-00-01", "`2024-00-01` has month 0: expected 01 to 12"),
        ("2024-13", "`2024-13` has month 13: expected 01 to 12"),
        ("2024-04-31", "`2024-04-31` has day 31: expected 01 to 30"),
        ("2023-02-29", "`2023-02-29` has day 29: expected 01 to 28"),
        ("1900-02-29", "`1900-02-29` has day 29: expected 01 to 28"),
        ("2024-02-30", "`2024-02-30` has day 30: expected 01 to 29"),
        ("2024-02-00", "`2024-02-00` has day 0: expected 01 to 29"),
    ] {
        assert_eq!(input.parse::<PartialDate>().unwrap_err().to_string(), message);
    }
}

#[test]
fn a_full_date_needs_its_day() {
    for (input, at) in [("2024", 4), ("2024-04", 7), ("2024-04-2", 9), ("2024-04-244", 10)] {
        let error = parse_date(input).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "`{input}` is not a date: expected `YYYY-MM-DD`, such as `2024-04-24`, at byte {at}"
            )
        );
    }
    assert_eq!(parse_date("2024-4").unwrap_err().help(), None);
    assert_eq!(parse_date("2024-02-29").map(Date::ordinal), Ok(60));
}

#[cfg(feature = "serde")]
#[test]
fn serde_goes_through_the_text() {
    for text in ["2014", "2017-09", "2012-02-27"] {
        let json = serde_json::to_string(&d(text)).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), d(text));
    }
    assert!(serde_json::from_str::<PartialDate>(r#""2023-02-29""#).is_err());
    assert!(serde_json::from_str::<PartialDate>("2014").is_err());
}
