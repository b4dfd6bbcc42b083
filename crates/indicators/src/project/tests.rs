use kawasan_data::kek;
use kawasan_model::parse_date;

use super::*;

fn known_on(day: Option<&str>) -> Projects<'static> {
    let dataset = kek().dataset();
    let known = match day {
        Some(day) => dataset.known_on(parse_date(day).unwrap()),
        None => dataset.all_known(),
    };
    Projects::of(known, kek().projects())
}

fn zone(id: &str) -> ZoneId {
    id.parse().unwrap()
}

/// figure, change, the figure before
fn told(project: &Project<'_>) -> Vec<(String, &'static str, String)> {
    let before = |change: &ProjectChange<'_>| {
        change.before().map_or(String::new(), |before| before.figure.to_string())
    };
    let history = project.history();
    let line = |one: &ProjectFigure<'_>| {
        (one.observation.figure.to_string(), one.change.as_str(), before(&one.change))
    };
    history.iter().map(line).collect()
}

/// What was published of the smelter at Gresik by the meeting of April 2024.
#[test]
fn the_smelter_at_gresik_as_it_was_told() {
    let projects = known_on(Some("2024-04-24"));
    let smelter = projects.find(&zone("gresik"), "freeport").unwrap();
    let expected = [
        ("42 IDR trillion", "first", ""),
        ("42 IDR trillion", "confirmed", "42 IDR trillion"),
        ("3 USD billion", "other_currency", "42 IDR trillion"),
        ("1.2 USD billion", "other_basis", "3 USD billion"),
        ("about 43 IDR trillion", "other_period", "42 IDR trillion"),
        ("1.63 USD billion", "other_period", "1.2 USD billion"),
        ("about 25.5 IDR trillion", "other_currency", "1.63 USD billion"),
        ("about 3 USD billion", "other_currency", "about 43 IDR trillion"),
        ("2.2 USD billion", "other_period", "1.63 USD billion"),
        ("about 33 IDR trillion", "other_currency", "2.2 USD billion"),
        ("45 IDR trillion", "restated", "about 43 IDR trillion"),
        ("3 USD billion", "refined", "about 3 USD billion"),
        ("33 IDR trillion", "refined", "about 33 IDR trillion"),
        ("2.2 USD billion", "confirmed", "2.2 USD billion"),
        ("45 IDR trillion", "confirmed", "45 IDR trillion"),
        // A slip of the newspaper, kept as printed.
        ("33 USD billion", "restated", "3 USD billion"),
        ("3 USD billion", "other_basis", "33 USD billion"),
        ("about 45 IDR trillion", "other_currency", "3 USD billion"),
    ];
    let told = told(smelter);
    let told: Vec<(&str, &str, &str)> = told
        .iter()
        .map(|(figure, change, before)| (figure.as_str(), *change, before.as_str()))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn amounts_in_two_currencies_imply_a_rate_as_an_interval() {
    let projects = known_on(Some("2024-04-24"));
    let smelter = projects.find(&zone("gresik"), "PT Freeport Indonesia").unwrap();
    let history = smelter.history();
    let rates: Vec<_> = history.iter().filter_map(|one| one.change.implied_rate()).collect();
    // US$3 billion is 2.5 to 3.5, about Rp45 trillion 44.5 to 45.5: Rp12 714 to 18 200.
    let meeting = rates.last().unwrap();
    assert_eq!(meeting.unit.to_string(), "IDR/USD");
    let ends = [meeting.interval.low(), meeting.interval.high()].map(|end| {
        end.unwrap().round_dp_with_strategy(0, rust_decimal::RoundingStrategy::ToZero).to_string()
    });
    assert_eq!(ends, ["12714", "18200"]);
    assert_eq!(meeting.spread.unwrap().to_string(), "0.432");
    assert!(rates.iter().all(|rate| rate.unit == meeting.unit));
}

#[test]
fn what_was_realised_grew_and_what_was_promised_was_told_otherwise() {
    let projects = known_on(None);
    let smelter = projects.find(&zone("gresik"), "PTFI").unwrap();
    let by = |figure: &str, change: &str| {
        let history = smelter.history();
        let found = history.iter().find(|one| {
            one.observation.figure.to_string() == figure && one.change.as_str() == change
        });
        let by = found.unwrap().change.by().unwrap();
        [by.low(), by.high()].map(|end| end.unwrap().normalize().to_string())
    };
    // 1.625 to 1.635 after 1.15 to 1.25 billion dollars.
    assert_eq!(by("1.63 USD billion", "other_period"), ["375000000", "485000000"]);
    // 44.5 to 45.5 after 42.5 to 43.5 trillion rupiah.
    assert_eq!(by("45 IDR trillion", "restated"), ["1000000000000", "3000000000000"]);
}

#[test]
fn names_are_one_project_and_what_names_nobody_is_kept_apart() {
    let projects = known_on(None);
    let smelter = projects.find(&zone("gresik"), "pt freeport").unwrap();
    let names: Vec<&str> = smelter.names().into_iter().map(Counterparty::name).collect();
    assert_eq!(names, ["PT Freeport Indonesia", "PTFI", "PT Freeport"]);
    let in_gresik: Vec<(&str, bool)> = projects
        .in_zone(&zone("gresik"))
        .map(|project| (project.tenant.name(), project.is_named()))
        .collect();
    assert_eq!(
        in_gresik,
        [
            ("PT Freeport Indonesia", true),
            ("PT Hailiang Nova Material Indonesia", true),
            ("foreign investors", false),
            ("zone with the estate before designation", false),
        ]
    );
    let error = projects.find(&zone("kendal"), "PT Freeport Indonesia").unwrap_err();
    assert_eq!(error.to_string(), "there is no tenant `PT Freeport Indonesia`");
    // Every figure of a counterparty is in one project, once.
    let all: usize = projects.iter().map(|project| project.figures.len()).sum();
    let published = kek().dataset().observations().filter(|o| o.series.counterparty.is_some());
    assert_eq!(all, published.count());
}

#[test]
fn the_latest_record_says_how_far_it_is() {
    let status = |day: &str| {
        let projects = known_on(Some(day));
        let smelter = projects.find(&zone("gresik"), "PTFI").ok()?;
        let step = *smelter.steps().first()?;
        smelter.status(Some(step)).map(|(status, record)| (status, record.source.publisher.clone()))
    };
    assert_eq!(status("2021-10-12"), None);
    let said = |status, publisher: &str| Some((status, publisher.to_owned()));
    assert_eq!(status("2024-04-24"), said(ProjectStatus::UnderConstruction, "Kompas.com"));
    assert_eq!(status("2024-09-23"), said(ProjectStatus::Operating, "Tribunnews"));
}

#[test]
fn an_amount_is_the_last_that_speaks_and_stands_beside_the_zones() {
    let projects = known_on(None);
    let smelter = projects.find(&zone("gresik"), "PTFI").unwrap();
    let amounts = smelter.amounts();
    let investment: Vec<(Basis, String, String)> = amounts
        .iter()
        .filter(|amount| amount.measure.as_str() == "investment")
        .map(|amount| {
            (amount.basis, amount.figure.period.to_string(), amount.figure.figure.to_string())
        })
        .collect();
    let expected = [
        (Basis::Realised, "2024-09", "56 IDR trillion"),
        (Basis::Realised, "2023-05", "2.2 USD billion"),
        (Basis::Committed, "2021-Q3", "42 IDR trillion"),
        (Basis::Committed, "2021-Q3", "3 USD billion"),
        (Basis::Projected, "", "about 45 IDR trillion"),
        (Basis::Projected, "", "3 USD billion"),
    ];
    let expected =
        expected.map(|(basis, period, figure)| (basis, period.to_owned(), figure.to_owned()));
    assert_eq!(investment, expected);
    // BAI's Rp14 trillion of March 2021 has no figure of the zone beside it; of the end of
    // 2021 there is one.
    let bai = projects.find(&zone("galang-batang"), "BAI").unwrap();
    let realised =
        bai.amounts().into_iter().find(|amount| amount.basis == Basis::Realised).unwrap();
    assert_eq!(realised.figure.figure.to_string(), "more_than 18 IDR trillion");
    let beside = bai.zone_figure(&realised).unwrap();
    assert_eq!(beside.figure.to_string(), "15.74 IDR trillion");
    assert_eq!(beside.series.counterparty, None);
}
