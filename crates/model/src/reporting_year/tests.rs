use super::*;

fn p(text: &str) -> Period {
    text.parse().unwrap()
}

fn q(text: &str) -> Quarter {
    text.parse().unwrap()
}

fn all() -> Vec<ReportingYear> {
    (1..=4)
        .flat_map(|number| [NamedBy::Start, NamedBy::End].map(|by| (number, by)))
        .map(|(number, by)| ReportingYear::starting_in(number, by).unwrap())
        .collect()
}

#[test]
fn fiscal_years_are_those_of_the_countries() {
    for (text, name, year) in [
        ("calendar", 2024, "2024"),
        ("Q2/start", 2024, "2024-Q2/2025-Q1"), // India, 2024-25
        ("Q3/end", 2024, "2023-Q3/2024-Q2"),   // Egypt, 2023/2024
        ("Q4/end", 2024, "2023-Q4/2024-Q3"),   // United States, federal FY2024
    ] {
        let reporting: ReportingYear = text.parse().unwrap();
        assert_eq!(reporting.year(name), Some(p(year)));
        assert_eq!(reporting.name_of(p(year)), Some(name));
    }
}

#[test]
fn years_follow_each_other_and_their_names_invert() {
    for reporting in all() {
        for name in 2000..2030 {
            let year = reporting.year(name).unwrap();
            assert!(reporting.is_year(year));
            assert_eq!(reporting.name_of(year), Some(name));
            assert_eq!(year.same_period_next_year(), reporting.year(name + 1));
            for quarter in year.quarters() {
                assert_eq!(reporting.year_of(quarter), Some(year));
            }
        }
    }
}

#[test]
fn year_to_date_and_the_rest_tile_the_year() {
    for reporting in all() {
        let year = reporting.year(2024).unwrap();
        for (elapsed, quarter) in (1..).zip(year.quarters()) {
            let to_date = reporting.year_to_date(quarter).unwrap();
            assert_eq!((to_date.start(), to_date.end()), (year.start(), quarter));
            assert_eq!(reporting.remaining(quarter), year.minus_prefix(to_date));
            for period in [to_date, Period::quarter(quarter)] {
                let share = reporting.elapsed(period).unwrap();
                assert_eq!((share.quarters(), share.of()), (elapsed, 4));
                assert_eq!(share.is_complete(), elapsed == 4);
            }
        }
    }
}

#[test]
fn elapsed_needs_one_year() {
    let india: ReportingYear = "Q2/start".parse().unwrap();
    let shown = |year: ReportingYear, text| year.elapsed(p(text)).map(|share| share.to_string());
    let calendar = ReportingYear::CALENDAR;
    assert_eq!(shown(calendar, "2024-S2").as_deref(), Some("4/4"));
    assert_eq!(shown(calendar, "2024-Q2/2024-Q3").as_deref(), Some("3/4"));
    assert_eq!(shown(calendar, "2023-Q4/2024-Q1"), None);
    assert_eq!(shown(calendar, "2023-Q1/2024-Q4"), None);
    assert_eq!(shown(calendar, "0001-Q1/9999-Q4"), None);
    assert_eq!(shown(india, "2023-Q4/2024-Q1").as_deref(), Some("4/4"));
    assert_eq!(shown(india, "2024-S1"), None);
    assert_eq!(shown(india, "2024"), None);
}

#[test]
fn the_first_and_last_years_are_cut_by_the_calendar() {
    let india: ReportingYear = "Q2/start".parse().unwrap();
    assert_eq!(india.year_of(Quarter::MIN), None);
    assert_eq!(india.year_to_date(Quarter::MIN), None);
    assert_eq!(india.year_of(Quarter::MAX), None);
    assert_eq!(india.year_to_date(Quarter::MAX), Some(p("9999-Q2/9999-Q4")));
    assert_eq!(india.remaining(Quarter::MAX), None);
    assert_eq!(india.remaining(q("9999-Q3")), None);
    assert_eq!(india.year(9999), None);
    let calendar = ReportingYear::CALENDAR;
    assert_eq!(calendar.year_of(Quarter::MIN), calendar.year(1));
    assert_eq!(calendar.year_of(Quarter::MAX), calendar.year(9999));
    assert_eq!(calendar.remaining(q("9999-Q3")), Some(p("9999-Q4")));
    let federal: ReportingYear = "Q4/end".parse().unwrap();
    assert_eq!((federal.year(1), federal.year(2)), (None, Some(p("0001-Q4/0002-Q3"))));
    for reporting in all() {
        for name in [0, -1, 10_001, i32::MIN, i32::MAX] {
            assert_eq!(reporting.year(name), None);
        }
    }
}

#[test]
fn only_four_quarters_can_begin_a_year() {
    for number in [0, 5, u8::MAX] {
        let error = ReportingYear::starting_in(number, NamedBy::Start);
        assert_eq!(error, Err(ReportingYearError::Number { number }));
    }
    assert_eq!(ReportingYear::default(), ReportingYear::CALENDAR);
}
