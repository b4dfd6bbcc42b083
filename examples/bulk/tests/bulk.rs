//! The example, run as a user runs it, and its checksum against the row evaluator.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails stops"
)]

use std::process::Command;

use kawasan::columnar::{Panel, synthetic};
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Evaluator};
use kawasan::model::{
    Dataset, EventKind, Lifecycle, LifecycleEvent, Measures, Period, Place, Registry, Source,
    Subject, Zone,
};
use kawasan::rating::{Outcome, Reader, rate};
use kawasan_examples_bulk::Summary;
use serde_json::Value;

fn bulk(options: &[&str]) -> (i32, String, String) {
    // The example lies beside the folder of the test: `cargo test` builds it before.
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(|deps| deps.parent()).unwrap();
    let path = profile.join("examples").join(format!("bulk{}", std::env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is not built: see `cargo build --examples`", path.display());
    let output = Command::new(path).args(options).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(options: &[&str]) -> Value {
    let (status, out, err) = bulk(&[options, &["--json"]].concat());
    assert_eq!((status, err.as_str()), (0, ""));
    serde_json::from_str(&out).unwrap()
}

#[test]
fn it_prints_one_object_that_says_that_it_is_synthetic() {
    let object = json(&["--zones", "300", "--quarters", "8", "--threads", "1", "--sums"]);
    assert_eq!(object["synthetic"], true);
    assert_eq!(object["rows"], 2_400);
    assert_eq!(object["threads"], 1);
    let classes = object["classes"].as_object().unwrap();
    let counts: u64 = classes.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(counts, 2_400);
    assert!(classes["baik"].as_u64().unwrap() > 0);
    for key in ["seconds", "ns_per_row"] {
        assert!(object[key].as_f64().unwrap() > 0.0, "{key}");
    }
    assert!(
        object["peak_bytes"].is_null() || object["peak_bytes"].as_u64().unwrap() > 300 * 8 * 16
    );
    assert_eq!(object["checksum"].as_str().unwrap().len(), 16);
    let attainment = &object["sums"]["investment_attainment"];
    // Some zones have no target.
    assert!((1..2_400).contains(&attainment["known"].as_u64().unwrap()));
}

#[test]
fn the_checksum_hangs_on_the_data_alone() {
    let checksum = |options: &[&str]| json(options)["checksum"].clone();
    let one = checksum(&["--zones", "700", "--threads", "1"]);
    assert_eq!(one, checksum(&["--zones", "700", "--threads", "2"]));
    assert_eq!(one, checksum(&["--zones", "700", "--threads", "3"]));
    assert_ne!(one, checksum(&["--zones", "700", "--seed", "2"]));
    assert_ne!(one, checksum(&["--zones", "699"]));
}

#[test]
fn wrong_options_get_a_line_and_status_2() {
    for (options, expected) in
        [(["--zones", "0"], "0 is not in 1..=10000000"), (["--threads", "0"], "invalid value '0'")]
    {
        let (status, out, err) = bulk(&options);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(expected) && err.lines().count() == 1, "{err}");
    }
    let (status, out, _) = bulk(&["--zones", "20", "--quarters", "4"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("SYNTHETIC DATA: 20 zones, 4 quarters"), "{out}");
}

/// Some 750 GiB, where the system says what it has.
#[test]
fn more_than_there_is_memory_for_is_an_error() {
    let has_said = std::fs::read_to_string("/proc/meminfo").is_ok();
    if !has_said {
        return;
    }
    let (status, out, err) = bulk(&["--zones", "10000000", "--quarters", "4000"]);
    assert_eq!((status, out.as_str()), (2, ""), "{err}");
    assert!(err.starts_with("error: 10,000,000 zones × 4,000 quarters take 747.7"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

/// The same zones as a dataset, evaluated row by row.
#[test]
fn the_checksum_is_that_of_the_row_evaluator() {
    let quarters: Period = "2015-Q1/2017-Q2".parse().unwrap();
    let panel = synthetic::panel(12, quarters, 1).unwrap();
    let dataset = dataset(&panel);
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library([("synthetic.toml", synthetic::METHODOLOGY)]).unwrap();
    let methodology = library.latest("synthetic").unwrap();

    let mut values: Vec<Vec<(Vec<Option<i64>>, u8)>> = vec![Vec::new(); 12];
    for quarter in quarters.quarters() {
        let ratings = rate(&dataset, methodology, quarter.into(), None);
        for (zone, id) in panel.zones().iter().enumerate() {
            let subject = Subject::Zone(id.clone());
            let evaluator = Evaluator::new(dataset.all_known(), subject, quarter.into());
            let mut own: Vec<Option<i64>> = synthetic::INDICATORS
                .iter()
                .map(|id| {
                    let outcome = evaluator.evaluate(catalogue.get(id).unwrap());
                    outcome.value().map(|value| i64::try_from(value.amount.mantissa()).unwrap())
                })
                .collect();
            let rating = &ratings.get(id.as_str()).unwrap().rating;
            own.push(rating.composite.map(|one| i64::try_from(one.mantissa()).unwrap()));
            let code = match rating.outcome {
                Outcome::Class(place) => u8::try_from(place).unwrap(),
                Outcome::InsufficientData => 254,
                other => panic!("{other:?}"),
            };
            values[zone].push((own, code));
        }
    }
    let mut summary = Summary::new(10);
    for (zone, quarters) in values.iter().enumerate() {
        summary.add_zone(zone, quarters.iter().map(|(own, code)| (own.as_slice(), *code)));
    }
    let object = json(&["--zones", "12", "--quarters", "10"]);
    assert_eq!(object["checksum"], format!("{:016x}", summary.checksum));
}

fn dataset(panel: &Panel) -> Dataset {
    let registry = kek().registry();
    let designated = LifecycleEvent::new(EventKind::Designated, "1900-01-01".parse().unwrap());
    let zones = panel.zones().iter().map(|id| {
        let life = Lifecycle::try_new([designated.clone()]).unwrap();
        let zone = Zone::builder(id.clone(), id.to_string(), Place::new("ID-JI".parse().unwrap()));
        zone.lifecycle(life).build().unwrap()
    });
    let country = registry.jurisdiction().clone();
    let registry = Registry::builder(country).zones(zones).build().unwrap();
    let source = Source::new("synthetic").on(kawasan::model::parse_date("2020-01-01").unwrap());
    let rows = panel.observations(&source.into()).unwrap();
    Dataset::builder(registry, Measures::standard()).observations(rows).build().unwrap()
}
