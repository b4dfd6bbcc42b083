//! Datasets of a few observations: what is refused, what is doubtful, and which
//! release speaks.

use super::*;
use crate::{
    Basis, Currency, EventKind, Jurisdiction, Lifecycle, LifecycleEvent, Localised,
    ObservationFields, Place, ProblemKind, Registry, ReportingYear, Series, Subject, Timing, Unit,
    WarningKind, Zone, parse_date,
};

fn registry() -> Registry {
    let name = Localised::try_new([("en", "Indonesia")]).unwrap();
    let country = "ID".parse().unwrap();
    let indonesia =
        Jurisdiction::builder(country, name, Currency::IDR, ReportingYear::CALENDAR).build();
    let life = |events: &[(EventKind, &str)]| {
        let event =
            |(kind, on): &(EventKind, &str)| LifecycleEvent::new(*kind, on.parse().unwrap());
        Lifecycle::try_new(events.iter().map(event)).unwrap()
    };
    let zone = |id: &str, events| {
        let place = Place::new("ID-JI".parse().unwrap());
        Zone::builder(id.parse().unwrap(), format!("KEK {id}"), place)
            .lifecycle(life(events))
            .build()
    };
    let zones = [
        zone("gresik", &[(EventKind::Designated, "2021-06-28")]).unwrap(),
        zone("tanjung-api-api", &[(EventKind::Designated, "2014"), (EventKind::Revoked, "2022")])
            .unwrap(),
    ];
    Registry::builder(indonesia.unwrap()).zones(zones).build().unwrap()
}

const ROW: ObservationFields<'static> = ObservationFields {
    subject: "gresik",
    counterparty: "",
    measure: "investment",
    basis: "realised",
    timing: "stock",
    period: "2025-S1",
    value: "100.85",
    unit: "IDR trillion",
    as_stated: "",
    qualifier: "",
    publisher: "Knight Frank",
    published_on: "2025-10-10",
    url: "",
    note: "",
};

fn dataset(rows: &[ObservationFields<'_>]) -> Result<Dataset, DatasetError> {
    let rows = rows.iter().map(|row| row.read().unwrap());
    Dataset::builder(registry(), Measures::standard()).observations(rows).build()
}

#[test]
fn every_problem_of_every_observation_is_reported() {
    let error = dataset(&[
        ROW,
        ObservationFields { subject: "gresikk", measure: "investmnet", ..ROW },
        ObservationFields { unit: "persons", value: "7", ..ROW },
        ObservationFields { measure: "land_area", unit: "hectares", ..ROW },
        ObservationFields { value: "-3", ..ROW },
        ObservationFields { period: "", ..ROW },
    ])
    .unwrap_err();
    let found: Vec<(usize, String)> =
        error.problems.iter().map(|p| (p.index, p.kind.to_string())).collect();
    let expected = [
        (1, "there is no zone `gresikk` in the registry"),
        (1, "there is no measure `investmnet`"),
        (2, "`persons` is no unit of this measure: expected money of a currency"),
        (3, "`stock` is no timing of this measure: expected `level`"),
        (4, "a stock can't be below zero"),
        (5, "a realised figure needs its period: only a target or plan may leave it open"),
    ];
    for (index, message) in expected {
        assert!(found.contains(&(index, message.to_owned())), "{index} {message}: {found:#?}");
    }
    let help = error.problems.iter().find_map(|problem| problem.kind.help());
    assert_eq!(help.as_deref(), Some("did you mean `gresik`?"));
}

#[test]
fn one_release_cannot_say_two_things() {
    let other = ObservationFields { value: "92.8", ..ROW };
    let error = dataset(&[ROW, other]).unwrap_err();
    assert_eq!(error.problems.len(), 2);
    assert!(matches!(error.problems[0].kind, ProblemKind::SaidOtherwise { .. }));
    // What it says less precisely elsewhere is no contradiction.
    let rounded = ObservationFields { value: "101", ..ROW };
    assert!(dataset(&[ROW, rounded]).is_ok());
    // Nor is what another release says.
    let elsewhere = ObservationFields { publisher: "IDX Channel", ..other };
    assert_eq!(dataset(&[ROW, elsewhere]).unwrap().all_known().restatements().len(), 1);
}

#[test]
fn a_repeated_row_is_kept_once_and_reported() {
    let dataset = dataset(&[ROW, ROW, ROW]).unwrap();
    assert_eq!(dataset.observations().count(), 1);
    assert_eq!(dataset.warnings()[0].kind, WarningKind::Repeated { times: 3 });
}

#[test]
fn what_is_doubtful_is_loaded_and_reported() {
    let of = |row: ObservationFields<'_>| -> Vec<WarningKind> {
        let dataset = dataset(&[row]).unwrap();
        dataset.warnings().iter().map(|warning| warning.kind.clone()).collect()
    };
    assert_eq!(of(ROW), []);
    let early = of(ObservationFields { period: "2020", ..ROW });
    assert!(matches!(early[..], [WarningKind::BeforeDesignation { .. }]));
    let late = of(ObservationFields { subject: "tanjung-api-api", period: "2023", ..ROW });
    assert!(matches!(late[..], [WarningKind::AfterRevocation { .. }]));
    // 2022 began before a revocation of which only the year is known.
    assert_eq!(of(ObservationFields { subject: "tanjung-api-api", period: "2022", ..ROW }), []);
    let hasty = of(ObservationFields { published_on: "2025-06-12", ..ROW });
    assert!(matches!(hasty[..], [WarningKind::PublishedBeforePeriodEnd { .. }]));
    let unnamed = of(ObservationFields { counterparty: "unnamed: tenants", ..ROW });
    assert_eq!(unnamed, [WarningKind::ProjectWithoutCompany]);
    let slip = of(ObservationFields { as_stated: "akumulasi Rp 108,50 triliun", ..ROW });
    assert!(matches!(slip[..], [WarningKind::NotAsStated { .. }]));
    assert_eq!(of(ObservationFields { as_stated: "akumulasi Rp 100,85 triliun", ..ROW }), []);
}

fn key(period: &str) -> ObservationKey {
    let gresik = Subject::Zone("gresik".parse().unwrap());
    let series = Series::new(gresik, "investment".parse().unwrap(), Basis::Realised, Timing::Stock);
    ObservationKey::new(series, Unit::IDR, period.parse().unwrap())
}

fn speaking(rows: &[ObservationFields<'_>]) -> String {
    let dataset = dataset(rows).unwrap();
    let spoken = dataset.all_known().speaking(&key("2025-S1")).unwrap().figure.to_string();
    let mut reversed = rows.to_vec();
    reversed.reverse();
    let rows = reversed.iter().map(|row| row.read().unwrap());
    let again = Dataset::builder(registry(), Measures::standard()).observations(rows).build();
    assert_eq!(again.unwrap(), dataset, "the order of rows is irrelevant");
    spoken
}

#[test]
fn the_more_precise_release_speaks_where_they_agree() {
    let more_than = ObservationFields {
        value: "100",
        qualifier: "more_than",
        published_on: "2025-11-01",
        ..ROW
    };
    assert_eq!(speaking(&[ROW, more_than]), "100.85 IDR trillion");
    // Touching counts: 113.2 and about 113.3 share 113.25.
    let january = ObservationFields { value: "113.2", published_on: "2025-07-14", ..ROW };
    let june =
        ObservationFields { value: "113.3", qualifier: "about", published_on: "2025-08-21", ..ROW };
    assert_eq!(speaking(&[january, june]), "about 113.3 IDR trillion");
}

#[test]
fn the_latest_release_speaks_where_they_differ() {
    let earlier = ObservationFields { value: "92.8", published_on: "2025-07-01", ..ROW };
    let undated = ObservationFields { value: "90", published_on: "", ..ROW };
    assert_eq!(speaking(&[earlier, ROW, undated]), "100.85 IDR trillion");
    assert_eq!(speaking(&[undated, earlier]), "92.8 IDR trillion");
}

#[test]
fn on_one_day_the_policy_decides() {
    let council = ObservationFields { publisher: "Dewan Nasional KEK", value: "95", ..ROW };
    let rows = || [ROW, council].map(|row| row.read().unwrap());
    let spoken = |policy: ReleasePolicy| {
        let builder = Dataset::builder(registry(), Measures::standard()).policy(policy);
        let dataset = builder.observations(rows()).build().unwrap();
        dataset.all_known().speaking(&key("2025-S1")).unwrap().figure.to_string()
    };
    assert_eq!(spoken(ReleasePolicy::preferring(["Dewan Nasional KEK"])), "95 IDR trillion");
    assert_eq!(spoken(ReleasePolicy::preferring(["Knight Frank"])), "100.85 IDR trillion");
}

#[test]
fn a_stock_is_keyed_by_its_date() {
    let rows = ["2024", "2024-S2", "2024-Q4"].map(|period| ObservationFields { period, ..ROW });
    let dataset = dataset(&rows).unwrap();
    assert_eq!(dataset.all_known().releases(&key("2024")).count(), 3);
}

#[test]
fn a_day_knows_what_was_published_by_then() {
    let undated = ObservationFields { published_on: "", value: "100.9", ..ROW };
    let dataset = dataset(&[ROW, undated]).unwrap();
    let known = |date: &str| dataset.known_on(parse_date(date).unwrap()).observations().count();
    assert_eq!(known("2025-10-09"), 0);
    assert_eq!(known("2025-10-10"), 1);
    assert_eq!(dataset.all_known().observations().count(), 2);
}
