//! Quarters, periods, reporting years and dates.

use kawasan_model::{
    CalendarMonth, NamedBy, PartialDate, Period, Quarter, ReportedPeriod, ReportingYear,
};
use proptest::prelude::*;
use time::Date;

/// Years 1 to 9999, often the first, the last and those that zones report in.
pub fn years() -> impl Strategy<Value = i32> + Clone {
    prop_oneof![1 => Just(1), 1 => Just(9999), 4 => 2000..=2040, 2 => 1..=9999].boxed()
}

/// Quarters, among them the first and the last of all.
pub fn quarters() -> impl Strategy<Value = Quarter> + Clone {
    let any = (years(), 1..=4_u8);
    any.prop_filter_map("a quarter", |(year, number)| Quarter::new(year, number).ok()).boxed()
}

/// Periods of every kind, from one quarter to all of them.
pub fn periods() -> impl Strategy<Value = Period> + Clone {
    prop_oneof![
        4 => quarters().prop_map(Period::quarter),
        3 => (years(), 1..=2_u8)
            .prop_filter_map("a semester", |(year, half)| Period::semester(year, half).ok()),
        2 => years().prop_filter_map("nine months", |year| Period::nine_months(year).ok()),
        3 => years().prop_filter_map("a year", |year| Period::year(year).ok()),
        4 => (quarters(), 1..=12_u16)
            .prop_filter_map("a run", |(start, len)| Period::new(start, len).ok()),
        1 => (quarters(), quarters())
            .prop_filter_map("a run", |(a, b)| Period::between(a.min(b), a.max(b)).ok()),
    ]
    .boxed()
}

/// Months, those at the ends of quarters and years included.
pub fn months() -> impl Strategy<Value = CalendarMonth> + Clone {
    let any = (years(), 1..=12_u8);
    any.prop_filter_map("a month", |(year, number)| CalendarMonth::new(year, number).ok()).boxed()
}

/// Periods as they are reported: quarters, single months, or none stated.
pub fn reported_periods() -> impl Strategy<Value = ReportedPeriod> + Clone {
    prop_oneof![
        6 => periods().prop_map(ReportedPeriod::Quarters),
        2 => months().prop_map(ReportedPeriod::Month),
        1 => Just(ReportedPeriod::Unstated),
    ]
    .boxed()
}

/// Calendar years, and years that begin in another quarter, named by either end.
pub fn reporting_years() -> impl Strategy<Value = ReportingYear> + Clone {
    let ends = prop_oneof![Just(NamedBy::Start), Just(NamedBy::End)];
    (1..=4_u8, ends)
        .prop_filter_map("a year", |(first, by)| ReportingYear::starting_in(first, by).ok())
        .boxed()
}

/// Days of the years 1 to 9999, leap days included.
pub fn dates() -> impl Strategy<Value = Date> + Clone {
    let ordinal =
        prop_oneof![2 => Just(1), 1 => Just(60), 2 => Just(365), 1 => Just(366), 6 => 1..=365_u16];
    (years(), ordinal)
        .prop_filter_map("a day", |(year, day)| Date::from_ordinal_date(year, day).ok())
        .boxed()
}

/// Dates known to the day, the month or the year.
pub fn partial_dates() -> impl Strategy<Value = PartialDate> + Clone {
    prop_oneof![
        dates().prop_filter_map("a day", |date| PartialDate::day(date).ok()),
        (years(), 1..=12_u8)
            .prop_filter_map("a month", |(year, month)| PartialDate::month(year, month).ok()),
        years().prop_filter_map("a year", |year| PartialDate::year(year).ok()),
    ]
    .boxed()
}
