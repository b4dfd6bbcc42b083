use super::*;

fn p(text: &str) -> Period {
    text.parse().unwrap()
}

/// All runs of up to nine quarters that begin in 2022 to 2024.
fn some_periods() -> Vec<Period> {
    let first = Quarter::new(2022, 1).unwrap();
    (0..12)
        .flat_map(|offset| (1..=9).map(move |len| (offset, len)))
        .map(|(offset, len)| Period::new(first.plus(offset).unwrap(), len).unwrap())
        .collect()
}

#[test]
fn quarters_of_a_period_tile_it() {
    for period in some_periods() {
        let quarters: Vec<Quarter> = period.quarters().collect();
        assert_eq!(quarters.len(), usize::from(period.len()));
        assert_eq!(quarters.first(), Some(&period.start()));
        assert_eq!(quarters.last(), Some(&period.end()));
        for pair in quarters.windows(2) {
            assert_eq!(pair[0].last_day().next_day(), Some(pair[1].first_day()));
        }
        let days = (period.last_day() - period.first_day()).whole_days() + 1;
        let sum: i64 =
            quarters.iter().map(|q| (q.last_day() - q.first_day()).whole_days() + 1).sum();
        assert_eq!(days, sum);
    }
}

#[test]
fn quarters_run_from_both_ends() {
    for period in some_periods() {
        let mut backwards: Vec<Quarter> = period.quarters().rev().collect();
        backwards.reverse();
        assert_eq!(backwards, period.quarters().collect::<Vec<_>>());
    }
    let mut quarters = p("2024").quarters();
    assert_eq!(quarters.next(), Some(p("2024-Q1").start()));
    assert_eq!(quarters.next_back(), Some(p("2024-Q4").start()));
    assert_eq!(quarters.len(), 2);
    assert_eq!(quarters.next_back(), Some(p("2024-Q3").start()));
    assert_eq!(quarters.next(), Some(p("2024-Q2").start()));
    assert_eq!((quarters.next(), quarters.next_back()), (None, None));
}

#[test]
fn relations_are_those_of_the_sets_of_quarters() {
    let all = some_periods();
    for &a in &all {
        for &b in &all {
            let common = a.quarters().filter(|q| b.quarters().any(|other| other == *q)).count();
            assert_eq!(a.contains(b), common == usize::from(b.len()), "{a} {b}");
            assert_eq!(a.overlaps(b), common > 0, "{a} {b}");
            assert_eq!(a.contains_quarter(b.start()), a.quarters().any(|q| q == b.start()));
            assert_eq!(a == b, a.contains(b) && b.contains(a));
            assert_eq!(a.cmp(&b), (a.start(), a.len()).cmp(&(b.start(), b.len())));
        }
    }
}

#[test]
fn a_prefix_and_its_remainder_tile_the_whole() {
    let all = some_periods();
    for &whole in &all {
        for &prefix in &all {
            match whole.minus_prefix(prefix) {
                Some(rest) => {
                    let parts: Vec<Quarter> = prefix.quarters().chain(rest.quarters()).collect();
                    assert_eq!(parts, whole.quarters().collect::<Vec<_>>());
                }
                None => assert!(prefix.start() != whole.start() || prefix.len() >= whole.len()),
            }
        }
    }
    assert_eq!(p("2024-S1").minus_prefix(p("2024-Q1")), Some(p("2024-Q2")));
    assert_eq!(p("2024").minus_prefix(p("2024-S1")), Some(p("2024-S2")));
    assert_eq!(p("2024").minus_prefix(p("2024")), None);
    assert_eq!(p("2024").minus_prefix(p("2024-S2")), None);
}

#[test]
fn same_period_last_year_inverts() {
    for period in some_periods() {
        let before = period.same_period_last_year().unwrap();
        assert_eq!(before.same_period_next_year(), Some(period));
        assert_eq!((before.len(), before.kind()), (period.len(), period.kind()));
        assert_eq!(before.start().year() + 1, period.start().year());
        assert_eq!(before.start().number(), period.start().number());
    }
    assert_eq!(p("0001-S2").same_period_last_year(), None);
    assert_eq!(p("9999-Q1").same_period_next_year(), None);
}

#[test]
fn the_previous_period_ends_the_day_before() {
    for period in some_periods() {
        let previous = period.previous().unwrap();
        assert_eq!(previous.len(), period.len());
        assert_eq!(previous.last_day().next_day(), Some(period.first_day()));
    }
    assert_eq!(p("2024-Q1").previous(), Some(p("2023-Q4")));
    assert_eq!(p("0001-Q2/0001-Q4").previous(), None);
}

#[test]
fn the_longest_period_has_all_quarters() {
    let all = Period::between(Quarter::MIN, Quarter::MAX).unwrap();
    assert_eq!(all.len(), 39_996);
    assert_eq!(all.quarters().count(), 39_996);
    assert_eq!(all.quarters().next_back(), Some(Quarter::MAX));
    assert_eq!(Period::new(Quarter::MIN, 39_996), Ok(all));
    assert_eq!((all.previous(), all.shift(1), all.shift(i32::MIN)), (None, None, None));
    assert_eq!(Period::quarter(Quarter::MAX).quarters().collect::<Vec<_>>(), [Quarter::MAX]);
}

#[test]
fn kinds_are_those_of_the_calendar_year() {
    for (text, kind) in [
        ("2024-Q3", PeriodKind::Quarter),
        ("2024-S1", PeriodKind::Semester),
        ("2024-S2", PeriodKind::Semester),
        ("2024-Q2/2024-Q3", PeriodKind::Run),
        ("2024-Q4/2025-Q1", PeriodKind::Run),
        ("2024-9M", PeriodKind::NineMonths),
        ("2024-Q2/2024-Q4", PeriodKind::Run),
        ("2024", PeriodKind::Year),
        ("2023-Q2/2024-Q1", PeriodKind::Run),
        ("2023-Q1/2024-Q4", PeriodKind::Run),
    ] {
        assert_eq!(p(text).kind(), kind, "{text}");
    }
}

#[test]
fn leap_years_have_a_longer_first_quarter() {
    let days = |text| (p(text).last_day() - p(text).first_day()).whole_days() + 1;
    assert_eq!((days("2023-Q1"), days("2024-Q1")), (90, 91));
    assert_eq!((days("2023"), days("2024")), (365, 366));
}

#[test]
fn what_is_no_period_is_refused() {
    let (q1, q4) = (p("2024-Q1").start(), p("2024-Q4").start());
    assert_eq!(Period::new(q1, 0), Err(PeriodError::Empty { start: q1 }));
    for quarters in [2, u16::MAX] {
        let start = Quarter::MAX;
        assert_eq!(Period::new(start, quarters), Err(PeriodError::TooLong { start, quarters }));
    }
    assert_eq!(Period::between(q4, q1), Err(PeriodError::Reversed { first: q4, last: q1 }));
    for number in [0, 3, u8::MAX] {
        assert_eq!(Period::semester(2024, number), Err(PeriodError::Semester { number }));
    }
    for year in [0, -1, 10_000, i32::MIN, i32::MAX] {
        assert_eq!(Period::year(year), Err(PeriodError::Year { year }));
        assert_eq!(Period::nine_months(year), Err(PeriodError::Year { year }));
        assert_eq!(Period::semester(year, 1), Err(PeriodError::Year { year }));
    }
    assert_eq!(
        Period::new(Quarter::MAX, 2).unwrap_err().to_string(),
        "`2` quarters from `9999-Q4` go beyond `9999-Q4`"
    );
}
