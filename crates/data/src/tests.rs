//! The embedded files, against what is known of them from elsewhere.

use std::collections::BTreeMap;

use kawasan_model::{
    Basis, ObservationKey, Series, Subject, Timing, Tri, Unit, WarningKind, parse_date,
};

use super::*;

fn key(measure: &str, basis: Basis, timing: Timing, unit: Unit, period: &str) -> ObservationKey {
    let series = Series::new(Subject::National, measure.parse().unwrap(), basis, timing);
    ObservationKey::new(series, unit, period.parse().unwrap())
}

fn lines(text: &str) -> usize {
    csv::Reader::from_reader(text.as_bytes()).records().count()
}

#[test]
fn every_row_is_loaded() {
    let kek = Kek::load().unwrap_or_else(|error| panic!("{error}"));
    let rows = lines(files::NATIONAL) + lines(files::ZONE_FIGURES);
    assert_eq!(kek.dataset().observations().count(), rows);
    assert_eq!(kek.official_classes().len(), lines(files::CLASSES));
    assert_eq!(kek.claims().len(), lines(files::CLAIMS));
    assert_eq!(kek.projects().chains().len(), lines(files::CHAINS));
    let steps = kek.projects().chains().iter().map(|chain| chain.steps().len());
    assert_eq!(steps.sum::<usize>(), lines(files::CHAIN_STEPS));
    assert_eq!(kek.projects().records().len(), lines(files::PROJECTS));
    assert_eq!(kek.projects().tenants().iter().count(), lines(files::TENANTS));
    assert_eq!(kek.exchange_rates().len(), lines(files::EXCHANGE_RATES));
    assert_eq!(kek.price_indices().len(), lines(files::PRICE_INDICES));
    assert_eq!(kek.registry().zones().len(), lines(files::ZONES));
    let events: usize = kek.registry().zones().map(|zone| zone.lifecycle().events().len()).sum();
    assert_eq!(events + kek.other_events().len(), lines(files::EVENTS));
}

#[test]
fn what_was_known_at_the_meeting_of_april_2024() {
    let meeting = kek().dataset().known_on(parse_date("2024-04-24").unwrap());
    let said = |key: ObservationKey| meeting.speaking(&key).map(|o| o.figure.to_string());
    let realised = Basis::Realised;
    let (flow, stock) = (Timing::Flow, Timing::Stock);
    let investment = |timing, period| key("investment", realised, timing, Unit::IDR, period);
    assert_eq!(said(investment(flow, "2024-Q1")).as_deref(), Some("15.1 IDR trillion"));
    assert_eq!(said(investment(stock, "2024-Q1")).as_deref(), Some("187.5 IDR trillion"));
    assert_eq!(said(investment(flow, "2024-S1")), None);
    let target = |measure, unit| key(measure, Basis::Target, flow, unit, "2024");
    assert_eq!(said(target("investment", Unit::IDR)).as_deref(), Some("78.1 IDR trillion"));
    assert_eq!(said(target("employment", Unit::PERSONS)), None);
    let later = kek().dataset().all_known();
    let target = later.speaking(&target("employment", Unit::PERSONS)).unwrap();
    assert_eq!(target.figure.to_string(), "38953 persons");
}

#[test]
fn the_registry_counts_as_the_council_did() {
    let zones = |date: &str| {
        let count = kek().registry().zones_designated_by(parse_date(date).unwrap());
        (count.low(), count.high())
    };
    assert_eq!(zones("2017-06-30"), (11, 11));
    assert_eq!(zones("2024-03-31"), (20, 20));
    assert_eq!(zones("2024-06-30"), (22, 22));
    assert_eq!(zones("2025-06-30"), (25, 25));
}

#[test]
fn restatements_of_the_press_are_found() {
    let dataset = kek().dataset();
    let restated: Vec<String> = dataset
        .all_known()
        .restatements()
        .iter()
        .filter(|found| found.later.series.subject == Subject::National)
        .map(|found| format!("{} / {}", found.earlier.figure, found.later.figure))
        .collect();
    // Jobs at the end of 2022; the cumulative investment of March 2023; the target of 2023.
    for expected in [
        "55678 persons / 66740 persons",
        "117.8 IDR trillion / about 121.8 IDR trillion",
        "61.9 IDR trillion / 62.2 IDR trillion",
    ] {
        assert!(restated.contains(&expected.to_owned()), "{expected}: {restated:#?}");
    }
}

#[test]
fn warnings_are_those_that_are_accounted_for() {
    let name = |kind: &WarningKind| match kind {
        WarningKind::BeforeDesignation { .. } => "before designation",
        WarningKind::PublishedBeforePeriodEnd { .. } => "published before the period's end",
        WarningKind::ProjectWithoutCompany => "project without company",
        WarningKind::NotAsStated { .. } => "not as stated",
        _ => "other",
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in kek().dataset().warnings() {
        *counts.entry(name(&warning.kind)).or_default() += 1;
    }
    let expected = [
        // Estates that had tenants before they became zones: Kendal, Batang, Gresik.
        ("before designation", 10),
        // Excerpts that break off after the digits: Likupang, Tanjung Lesung.
        ("not as stated", 2),
        ("project without company", 10),
        // Two of them plants on the day of their inauguration.
        ("published before the period's end", 26),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn zones_have_what_the_law_asks_for() {
    for zone in kek().registry().zones() {
        let lifecycle = zone.lifecycle();
        assert!(lifecycle.designated().is_some(), "{}", zone.id());
        assert!(!zone.sectors().is_empty() || lifecycle.revoked().is_some(), "{}", zone.id());
    }
    let gresik = kek().registry().find("KEK Gresik").unwrap();
    assert_eq!(gresik.lifecycle().was_designated_by(parse_date("2021-06-27").unwrap()), Tri::No);
    assert!(kek().registry().find("Nongsa Digital Park").is_ok());
}

#[test]
fn every_zone_lies_in_a_province_with_a_name() {
    let named = kek().registry().jurisdiction().subdivisions();
    assert_eq!(named.len(), 38);
    for zone in kek().registry().zones() {
        assert!(named.contains_key(&zone.place().subdivision()), "{}", zone.id());
    }
}

/// What the meeting of 24 April 2024 brought, and what later releases took back.
#[test]
fn a_meeting_brings_new_figures_and_later_ones_restate() {
    use kawasan_model::{ChangeKind, Subject};

    let day = |text| parse_date(text).unwrap();
    let dataset = kek().dataset();
    let changes = dataset.known_on(day("2024-04-24")).changes_since(day("2024-04-23"));
    let told = |figure: &str| {
        let is_it = |c: &&kawasan_model::FigureChange<'_>| {
            c.key.series.subject == Subject::National && c.after.figure.to_string() == figure
        };
        changes.iter().find(is_it).map(|c| (c.key.period.to_string(), c.kind))
    };
    assert_eq!(told("15.1 IDR trillion"), Some(("2024-Q1".to_owned(), ChangeKind::New)));
    assert_eq!(told("9342 persons"), Some(("2024-Q1".to_owned(), ChangeKind::New)));

    // Each pair of releases that can't both be true came as a change on the later's day.
    let mut restated = 0_usize;
    for pair in dataset.all_known().restatements() {
        let dates = (pair.earlier.source.published_on, pair.later.source.published_on);
        let (Some(before), Some(after)) = dates else { continue };
        let changes = dataset.known_on(after).changes_since(before);
        let of_key = changes.iter().find(|change| *change.key == pair.later.key());
        let releases = of_key.map(|change| change.releases.as_slice()).unwrap_or_default();
        assert_eq!(releases.contains(&pair.later), before < after, "{pair:?}");
        restated += usize::from(of_key.is_some_and(|c| c.kind == ChangeKind::Restated));
    }
    assert!(restated > 0);
}

/// What is downstreaming by what it makes is so by its sectors, too; and tenants of
/// records have figures.
#[test]
fn projects_and_the_other_files_tell_one_story() {
    let facts = kek().projects();
    assert_eq!(facts.warnings(), []);
    let tenants = facts.tenants();
    let of_figures: Vec<_> = kek()
        .dataset()
        .observations()
        .filter_map(|o| {
            Some((o.series.subject.zone()?, tenants.canonical(o.series.counterparty.as_ref()?)))
        })
        .collect();
    for record in facts.records() {
        let Some(tenant) = &record.tenant else { continue };
        let tenant = tenants.canonical(tenant);
        assert!(of_figures.contains(&(&record.zone, tenant)), "{record}");
    }
    // Every other name is used, in a record or by a figure, or told beside one that is.
    assert!(tenants.iter().all(|alias| of_figures.iter().any(|(_, name)| *name == alias.tenant)));
}
