//! Laws of quarters, periods, reporting years and dates.

use kawasan_model::{
    CalendarMonth, DatePrecision, Language, PartialDate, Period, PeriodKind, Quarter,
    ReportedPeriod,
};
use kawasan_testing::{config, strategies};
use proptest::prelude::*;

const LANGUAGES: [Language; 2] = [Language::INDONESIAN, Language::ENGLISH];

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn quarters_are_ordered_as_their_days(a in strategies::quarters(), b in strategies::quarters()) {
        prop_assert_eq!(a.cmp(&b), a.first_day().cmp(&b.first_day()));
        prop_assert_eq!(a.plus(a.quarters_until(b)), Some(b));
        prop_assert_eq!(Quarter::containing(a.first_day()), Some(a));
        prop_assert_eq!(Quarter::containing(a.last_day()), Some(a));
        match a.next() {
            Some(next) => {
                prop_assert_eq!(next.prev(), Some(a));
                prop_assert_eq!(a.last_day().next_day(), Some(next.first_day()));
            }
            None => prop_assert_eq!(a, Quarter::MAX),
        }
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn a_day_lies_in_its_quarter_and_month(day in strategies::dates()) {
        let quarter = Quarter::containing(day).unwrap();
        let month = CalendarMonth::containing(day).unwrap();
        prop_assert!(quarter.first_day() <= day && day <= quarter.last_day());
        prop_assert!(month.first_day() <= day && day <= month.last_day());
        prop_assert_eq!(month.quarter(), quarter);
    }

    #[test]
    fn months_read_back(month in strategies::months()) {
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        prop_assert_eq!(CalendarMonth::containing(month.last_day()), Some(month));
    }

    #[test]
    fn quarters_tile_their_period(period in strategies::periods()) {
        let quarters: Vec<Quarter> = period.quarters().collect();
        prop_assert_eq!(quarters.len(), usize::from(period.len()));
        prop_assert_eq!(quarters.first().map(|q| q.first_day()), Some(period.first_day()));
        prop_assert_eq!(quarters.last().map(|q| q.last_day()), Some(period.last_day()));
        for pair in quarters.windows(2) {
            prop_assert_eq!(pair[0].last_day().next_day(), Some(pair[1].first_day()));
        }
        let mut backward: Vec<Quarter> = period.quarters().rev().collect();
        backward.reverse();
        prop_assert_eq!(backward, quarters);
    }

    #[test]
    fn periods_are_ordered_by_start_then_length(
        (a, b, c) in (strategies::periods(), strategies::periods(), strategies::periods()),
    ) {
        prop_assert_eq!(a.cmp(&b), (a.start(), a.len()).cmp(&(b.start(), b.len())));
        prop_assert!(!(a <= b && b <= c) || a <= c);
    }

    #[test]
    fn containing_is_holding_every_day(
        (a, b) in (strategies::periods(), strategies::periods()),
        quarter in strategies::quarters(),
    ) {
        let holds = a.first_day() <= b.first_day() && b.last_day() <= a.last_day();
        prop_assert_eq!(a.contains(b), holds);
        prop_assert_eq!(a.contains(b) && b.contains(a), a == b);
        let apart = a.last_day() < b.first_day() || b.last_day() < a.first_day();
        prop_assert_eq!(a.overlaps(b), !apart);
        prop_assert_eq!(a.overlaps(b), b.overlaps(a));
        let inside = a.first_day() <= quarter.first_day() && quarter.last_day() <= a.last_day();
        prop_assert_eq!(a.contains_quarter(quarter), inside);
    }

    #[test]
    fn a_period_holds_its_parts(period in strategies::periods(), skip in any::<u16>(), len in any::<u16>()) {
        let skip = skip % period.len();
        let len = len % (period.len() - skip) + 1;
        let start = period.start().plus(i32::from(skip)).unwrap();
        let part = Period::new(start, len).unwrap();
        prop_assert!(period.contains(part) && period.overlaps(part));
        let prefix = Period::new(period.start(), len).unwrap();
        match period.minus_prefix(prefix) {
            Some(rest) => {
                prop_assert_eq!(rest.len() + prefix.len(), period.len());
                prop_assert_eq!(prefix.last_day().next_day(), Some(rest.first_day()));
                prop_assert_eq!(rest.last_day(), period.last_day());
            }
            None => prop_assert_eq!(prefix, period),
        }
    }

    #[test]
    fn same_period_last_year_inverts(period in strategies::periods()) {
        match period.same_period_last_year() {
            Some(before) => {
                prop_assert_eq!(before.same_period_next_year(), Some(period));
                prop_assert_eq!((before.len(), before.kind()), (period.len(), period.kind()));
                prop_assert_eq!(before.start().year() + 1, period.start().year());
                prop_assert_eq!(before.start().number(), period.start().number());
            }
            None => prop_assert_eq!(period.start().year(), 1),
        }
    }

    #[test]
    fn the_previous_period_ends_the_day_before(period in strategies::periods()) {
        if let Some(previous) = period.previous() {
            prop_assert_eq!(previous.len(), period.len());
            prop_assert_eq!(previous.last_day().next_day(), Some(period.first_day()));
        }
    }

    #[test]
    fn period_text_and_words_roundtrip(period in strategies::periods()) {
        let text = period.to_string();
        prop_assert_eq!(text.parse(), Ok(period));
        prop_assert_eq!(text.contains('/'), period.kind() == PeriodKind::Run);
        for language in LANGUAGES {
            let words = period.display(language).to_string();
            prop_assert_eq!(Period::parse_words(&words), Ok(period), "{}", words);
            prop_assert_eq!(Period::parse_words(&words.to_uppercase()), Ok(period), "{}", words);
        }
    }

    #[test]
    fn reported_periods_read_back_and_keep_their_days(period in strategies::reported_periods()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        prop_assert_eq!(period.first_day().is_some(), period.end_date().is_some());
        prop_assert_eq!(period.first_day().is_none(), period == ReportedPeriod::Unstated);
        if let (Some(first), Some(last)) = (period.first_day(), period.end_date()) {
            prop_assert!(first <= last);
        }
    }

    #[test]
    fn year_to_date_lies_in_the_year(year in strategies::reporting_years(), quarter in strategies::quarters()) {
        let (to_date, whole) = (year.year_to_date(quarter), year.year_of(quarter));
        if let Some(to_date) = to_date {
            prop_assert_eq!(to_date.end(), quarter);
            prop_assert!(to_date.len() <= 4);
            prop_assert_eq!(to_date.start().number(), year.first_quarter_number());
        }
        if let Some(whole) = whole {
            prop_assert!(year.is_year(whole) && whole.contains_quarter(quarter));
            prop_assert!(whole.contains(to_date.unwrap()));
            prop_assert_eq!(year.remaining(quarter), whole.minus_prefix(to_date.unwrap()));
            prop_assert_eq!(year.year(year.name_of(whole).unwrap()), Some(whole));
        }
    }

    #[test]
    fn elapsed_is_one_to_four_quarters_of_the_year(
        year in strategies::reporting_years(),
        period in strategies::periods(),
    ) {
        // The first quarter of a reporting year that holds the period, counted from its start.
        let before = (i32::from(period.start().number()) - i32::from(year.first_quarter_number())).rem_euclid(4);
        let expected = before + i32::from(period.len());
        match year.elapsed(period) {
            Some(share) => {
                prop_assert_eq!(share.of(), 4);
                prop_assert!((1..=4).contains(&share.quarters()));
                prop_assert_eq!(i32::from(share.quarters()), expected);
                prop_assert_eq!(share.is_complete(), expected == 4);
            }
            None => prop_assert!(expected > 4),
        }
    }

    #[test]
    fn reporting_years_read_back(year in strategies::reporting_years()) {
        prop_assert_eq!(year.to_string().parse(), Ok(year));
    }

    #[test]
    fn certainty_implies_possibility(date in strategies::partial_dates(), day in strategies::dates()) {
        prop_assert!(date.earliest() <= date.latest());
        prop_assert!(!date.certainly_by(day) || date.possibly_by(day));
        prop_assert!(date.certainly_by(date.latest()) && date.possibly_by(date.earliest()));
        prop_assert!(date.earliest().previous_day().is_none_or(|eve| !date.possibly_by(eve)));
        prop_assert_eq!(date.is_exact(), date.earliest() == date.latest());
        prop_assert_eq!(date.is_exact(), date.precision() == DatePrecision::Day);
    }

    #[test]
    fn later_days_know_more(date in strategies::partial_dates(), a in strategies::dates(), b in strategies::dates()) {
        let (early, late) = (a.min(b), a.max(b));
        prop_assert!(!date.certainly_by(early) || date.certainly_by(late));
        prop_assert!(!date.possibly_by(early) || date.possibly_by(late));
    }

    #[test]
    fn partial_dates_read_back(date in strategies::partial_dates(), years in any::<u8>()) {
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        if let Some(later) = date.plus_years(years) {
            prop_assert_eq!(later.precision(), date.precision());
            prop_assert_eq!(later.earliest().year(), date.earliest().year() + i32::from(years));
            prop_assert_eq!(later.earliest().month(), date.earliest().month());
        }
    }

    #[test]
    fn a_date_of_a_month_or_year_holds_its_days(day in strategies::dates()) {
        let (year, month) = (day.year(), u8::from(day.month()));
        for vague in [PartialDate::year(year), PartialDate::month(year, month), PartialDate::day(day)] {
            let vague = vague.unwrap();
            prop_assert!(vague.earliest() <= day && day <= vague.latest());
        }
    }
}
