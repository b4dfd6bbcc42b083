use super::*;
use crate::TextFault;
use EventKind::{AreaChanged, Designated, Extended, Operating, Proposed, Revoked, Warned};

fn day(text: &str) -> Date {
    text.parse::<PartialDate>().unwrap().latest()
}

fn event(kind: EventKind, on: &str) -> LifecycleEvent {
    LifecycleEvent::new(kind, on.parse().unwrap())
}

fn life<const N: usize>(events: [(EventKind, &str); N]) -> Lifecycle {
    Lifecycle::try_new(events.map(|(kind, on)| event(kind, on))).unwrap()
}

fn problems(events: impl IntoIterator<Item = LifecycleEvent>) -> Vec<String> {
    let error = Lifecycle::try_new(events).unwrap_err();
    error.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_known_is_a_life() {
    let life = Lifecycle::default();
    assert_eq!(life.status_on(Date::MIN).certainly(), Some(Status::NotOnRecord));
    assert_eq!(life.status_on(Date::MAX).certainly(), Some(Status::NotOnRecord));
    assert_eq!(life.was_designated_by(Date::MAX), Tri::No);
    assert_eq!(life.ready_by(&ReadinessRule::try_new(3, "x").unwrap()), None);
}

#[test]
fn statuses_follow_each_other() {
    let batang =
        life([(Designated, "2025-03-19"), (Operating, "2025-03-20"), (Proposed, "2024-11-01")]);
    let on = |text| batang.status_on(day(text)).certainly().unwrap();
    assert_eq!(on("2024-10-31"), Status::NotOnRecord);
    assert_eq!(on("2024-11-01"), Status::Proposed);
    assert_eq!(on("2025-03-18"), Status::Proposed);
    assert_eq!(on("2025-03-19"), Status::Designated);
    assert_eq!(on("2025-03-20"), Status::Operating);
}

#[test]
fn vague_dates_leave_open_what_they_leave_open() {
    let taa = life([(Designated, "2014"), (Revoked, "2022")]);
    let on = |text| taa.status_on(day(text));
    assert_eq!(on("2013-12-31").certainly(), Some(Status::NotOnRecord));
    assert_eq!(on("2014-06-30").possible(), [Status::NotOnRecord, Status::Designated]);
    assert_eq!(on("2014-12-31").certainly(), Some(Status::Designated));
    assert_eq!(on("2022-01-01").possible(), [Status::Designated, Status::Revoked]);
    assert_eq!(on("2022-12-31").certainly(), Some(Status::Revoked));
    assert_eq!(taa.was_designated_by(day("2022-06-30")), Tri::Yes);
    assert_eq!(on("2022-06-30").is_in_force(), Tri::Possible);
}

#[test]
fn one_date_bounds_another() {
    // Operating some day of 2014, but not before the designation of June.
    let zone = life([(Designated, "2014-06"), (Operating, "2014")]);
    let on = |text| zone.status_on(day(text));
    assert_eq!(on("2014-05-31").certainly(), Some(Status::NotOnRecord));
    assert_eq!(on("2014-06-15").possible().len(), 3);
    assert_eq!(on("2014-06-30").possible(), [Status::Designated, Status::Operating]);
    // Designated some day of 2014, but not after it operated in June.
    let zone = life([(Designated, "2014"), (Operating, "2014-06")]);
    assert_eq!(zone.was_designated_by(day("2014-06-30")), Tri::Yes);
    assert_eq!(zone.was_designated_by(day("2014-05-31")), Tri::Possible);
}

/// The statuses that some choice of days allows, by trying all of them.
fn by_trying(events: &[(EventKind, &str)], on: Date) -> Vec<Status> {
    let mut lives: Vec<Vec<Date>> = vec![vec![]];
    for (_, text) in events {
        let date: PartialDate = text.parse().unwrap();
        let days = std::iter::successors(Some(date.earliest()), |day| day.next_day())
            .take_while(|day| *day <= date.latest());
        lives = days
            .flat_map(|day| {
                lives
                    .iter()
                    .filter(move |life| life.last().is_none_or(|last| *last <= day))
                    .map(move |life| life.iter().copied().chain([day]).collect())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    let mut statuses: Vec<Status> = lives
        .iter()
        .map(|life| {
            let past = life.iter().filter(|day| **day <= on).count();
            match past.checked_sub(1).map(|last| events[last].0) {
                None => Status::NotOnRecord,
                Some(Designated) => Status::Designated,
                Some(Operating) => Status::Operating,
                Some(_) => Status::Revoked,
            }
        })
        .collect();
    statuses.sort_unstable();
    statuses.dedup();
    statuses
}

#[test]
fn possible_is_what_some_choice_of_days_allows() {
    let dates = ["2014-01", "2014-01-31", "2014-02-01", "2014-02", "2014-02-28"];
    let days = ["2013-12-31", "2014-01-15", "2014-01-31", "2014-02-01", "2014-02-14", "2014-03-01"];
    for designated in dates {
        for operating in dates {
            for revoked in dates {
                let events = [(Designated, designated), (Operating, operating), (Revoked, revoked)];
                let known = Lifecycle::try_new(events.map(|(kind, on)| event(kind, on)));
                let tried = by_trying(&events, day("2014-02-14"));
                assert_eq!(known.is_err(), tried.is_empty(), "{events:?}");
                let Ok(known) = known else { continue };
                for on in days {
                    let standing = known.status_on(day(on));
                    assert_eq!(standing.possible(), by_trying(&events, day(on)), "{events:?} {on}");
                }
            }
        }
    }
}

#[test]
fn a_proposal_for_a_zone_changes_no_status() {
    // A further 1,200 ha were proposed for KEK Kendal in 2023.
    let kendal = life([(Designated, "2019-12-18"), (Proposed, "2023-08-17")]);
    assert!(kendal.proposed().is_none());
    assert_eq!(kendal.status_on(day("2024-01-01")).certainly(), Some(Status::Designated));
}

#[test]
fn the_order_of_events_is_irrelevant() {
    let mut events = vec![
        event(Designated, "2017"),
        event(Designated, "2017-02-17").with_legal_basis("PP 5/2017"),
        event(Operating, "2018-12-14"),
        event(Operating, "2018-12-14").with_legal_basis("x"),
        event(Extended, "2018").with_extended_to("2019".parse().unwrap()),
        event(Extended, "2018").with_extended_to("2020".parse().unwrap()),
    ];
    let one = Lifecycle::try_new(events.clone()).unwrap();
    for _ in 0..events.len() {
        events.rotate_left(1);
        assert_eq!(Lifecycle::try_new(events.clone()).unwrap(), one);
    }
    events.reverse();
    assert_eq!(Lifecycle::try_new(events).unwrap(), one);
    assert_eq!(one.operating().unwrap().legal_basis.as_deref(), Some("x"));
}

#[test]
fn readiness_moves_only_with_a_date() {
    let rule = ReadinessRule::try_new(3, "PP 40/2021").unwrap();
    let with = |extension: LifecycleEvent| {
        Lifecycle::try_new([event(Designated, "2020-02-29"), extension]).unwrap().ready_by(&rule)
    };
    let due = Some("2023-02-28".parse().unwrap());
    assert_eq!(with(event(Warned, "2023-01-01")), due);
    assert_eq!(with(event(Extended, "2023-01-01")), due);
    let to = "2024-06".parse().unwrap();
    assert_eq!(with(event(Extended, "2023-01-01").with_extended_to(to)), Some(to));
    let endless = life([(Designated, "9999-12-31")]);
    assert_eq!(endless.ready_by(&ReadinessRule::try_new(255, "x").unwrap()), None);
}

#[test]
fn all_problems_are_reported() {
    assert_eq!(
        problems([
            event(Operating, "2013-12-31"),
            event(Designated, "2014").with_legal_basis("PP 31/2014"),
            event(Designated, "2014").with_legal_basis("PP 32/2014"),
            event(Revoked, "2012"),
            event(AreaChanged, "2015").with_url("kek.go.id"),
        ]),
        [
            "`revoked` on 2012, before the designation on 2014",
            "`operating` on 2013-12-31, before the designation on 2014",
            "`operating` on 2013-12-31, after the revocation on 2012",
            "`designated` by `PP 31/2014` and by `PP 32/2014`: expected one legal basis",
            "the url of `area_changed` on 2015 is no web address: expected `https://` and what \
             follows, without spaces",
        ]
    );
}

#[test]
fn each_problem_is_found() {
    assert_eq!(
        problems([event(Designated, "2014-03"), event(Designated, "2014-04")]),
        ["`designated` on 2014-03 and on 2014-04: expected dates that can be one day"]
    );
    assert_eq!(
        problems([event(Operating, "2015"), event(Proposed, "2014")]),
        ["`operating` on 2015 without a designation"]
    );
    assert_eq!(
        problems([event(Designated, "2014"), event(Designated, "2014")]),
        ["`designated` on 2014 is given twice, word for word"]
    );
    assert_eq!(
        problems([event(Designated, "2014").with_extended_to("2015".parse().unwrap())]),
        ["`designated` on 2014 extends to 2015: expected that of `extended` only"]
    );
    let past = event(Extended, "2016").with_extended_to("2015".parse().unwrap());
    assert_eq!(
        problems([event(Designated, "2014"), past]),
        ["`extended` on 2016 to 2015: expected a later date"]
    );
    let blank = event(Designated, "2014").with_legal_basis("");
    let error = Lifecycle::try_new([blank]).unwrap_err();
    assert!(matches!(
        error.problems[..],
        [LifecycleProblem::Text { field: "legal_basis", fault: TextFault::Blank, .. }]
    ));
}

#[test]
fn what_may_be_in_order_is_no_problem() {
    life([(Designated, "2014"), (Operating, "2014"), (Revoked, "2014")]);
    life([(Designated, "2014-06-30"), (Operating, "2014-06")]);
    life([(Designated, "2014"), (Designated, "2014-05"), (Designated, "2014-05-21")]);
}

#[cfg(feature = "serde")]
#[test]
fn serde_refuses_what_code_refuses() {
    let json = r#"[{"kind":"designated","on":"2014"},{"kind":"operating","on":"2017-09"}]"#;
    let palu: Lifecycle = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&palu).unwrap(), json);
    let bad = r#"[{"kind":"designated","on":"2018"},{"kind":"operating","on":"2017-09"}]"#;
    assert!(serde_json::from_str::<Lifecycle>(bad).is_err());
}
