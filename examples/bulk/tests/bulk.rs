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
use kawasan_examples_bulk::{Summary, panel_bytes};
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
    for key in ["rows", "seconds", "ns_per_row", "peak_bytes", "threads", "classes", "checksum"] {
        assert!(object.get(key).is_some(), "{key}");
    }
    let attainment = &object["sums"]["investment_attainment"];
    // Some zones have no target.
    assert!((1..2_400).contains(&attainment["known"].as_u64().unwrap()));
}

#[test]
fn the_checksum_hangs_on_the_data_alone() {
    let checksum = |options: &[&str]| json(options)["checksum"].clone();
    for (zones, quarters) in
        [("1", "1"), ("1", "40"), ("255", "5"), ("257", "3"), ("513", "2"), ("700", "40")]
    {
        let of = |threads: &str| {
            checksum(&["--zones", zones, "--quarters", quarters, "--threads", threads])
        };
        let one = of("1");
        assert_eq!(one, of("2"), "{zones} {quarters}");
        assert_eq!(one, of("3"), "{zones} {quarters}");
        assert_ne!(one, checksum(&["--zones", zones, "--quarters", quarters, "--seed", "2"]));
    }
    assert_ne!(checksum(&["--zones", "700"]), checksum(&["--zones", "699"]));
}

#[test]
fn wrong_options_get_a_line_and_status_2() {
    let huge = ["--zones", "10000000", "--quarters", "400"];
    let wrong: [(&[&str], &str); 9] = [
        (&["--zones", "0"], "0 is not in 1..=10000000"),
        (&["--zones", "-1"], "-1 is not in 1..=10000000"),
        (&["--zones", "many"], "invalid value 'many'"),
        (&["--quarters", "0"], "0 is not in 1..=400"),
        (&["--quarters", "401"], "401 is not in 1..=400"),
        (&["--threads", "0"], "0 is not in 1..=256"),
        (&["--threads", "two"], "invalid value 'two'"),
        (&["--zone", "3"], "unexpected argument '--zone'"),
        // 80 GB.
        (&huge, "expected fewer --zones or --quarters"),
    ];
    for (options, expected) in wrong {
        if options == huge && has_room_for(82_060_000_000) {
            continue;
        }
        let (status, out, err) = bulk(options);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(expected) && err.lines().count() == 1, "{err}");
    }
    let (status, out, _) = bulk(&["--zones", "20", "--quarters", "4"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("SYNTHETIC DATA: 20 zones, 4 quarters"), "{out}");
}

/// Whether a machine may have so much memory; of one that doesn't say, nobody knows.
fn has_room_for(bytes: u64) -> bool {
    let Ok(text) = std::fs::read_to_string("/proc/meminfo") else { return true };
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:")).unwrap();
    line.trim().strip_suffix("kB").unwrap().trim().parse::<u64>().unwrap() * 1024 >= bytes
}

/// As the system counts it, evaluation included.
#[test]
fn memory_is_little_more_than_the_columns() {
    const ZONES: u64 = 30_000;
    let peak = |zones: u64| {
        let object = json(&["--zones", &zones.to_string(), "--threads", "1"]);
        object["peak_bytes"].as_u64()
    };
    // Not every system says.
    let Some((alone, all)) = peak(1).zip(peak(ZONES)) else { return };
    // Two columns of 40 quarters, two of 10 years, two of what there was before.
    let columns = ZONES * (2 * 40 + 2 * 10 + 2) * 8;
    let taken = all - alone;
    assert!((columns..=columns * 6 / 5).contains(&taken), "{taken} of {columns}");
}

#[test]
fn what_a_panel_takes_is_known_before() {
    for (zones, quarters) in [(1, 1), (300, 8), (5_000, 40)] {
        let first = "2015-Q1".parse().unwrap();
        let period = Period::new(first, quarters).unwrap();
        let panel = synthetic::panel(zones, period, 1).unwrap();
        let bytes = u64::try_from(panel.bytes()).unwrap();
        let known = panel_bytes(u64::try_from(zones).unwrap(), quarters.into());
        // The ids' texts, and bits of what is known while it is made, besides.
        let more = 60 * u64::try_from(zones).unwrap();
        assert!((bytes..=bytes + more).contains(&known), "{known} {bytes}");
    }
}

/// The same zones as a dataset, evaluated row by row.
#[test]
fn the_checksum_is_that_of_the_row_evaluator() {
    for (zones, quarters) in [(1, 1), (1, 40), (12, 10), (257, 1)] {
        let period = Period::new("2015-Q1".parse().unwrap(), quarters).unwrap();
        let summary = by_row(&synthetic::panel(zones, period, 1).unwrap());
        let (zones, quarters) = (zones.to_string(), quarters.to_string());
        for threads in ["1", "2"] {
            let options = ["--zones", &zones, "--quarters", &quarters, "--threads", threads];
            let object = json(&options);
            assert_eq!(object["checksum"], format!("{:016x}", summary.checksum), "{options:?}");
        }
    }
}

fn by_row(panel: &Panel) -> Summary {
    let dataset = dataset(panel);
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library([("synthetic.toml", synthetic::METHODOLOGY)]).unwrap();
    let methodology = library.latest("synthetic").unwrap();
    let mut values: Vec<Vec<(Vec<Option<i64>>, u8)>> = vec![Vec::new(); panel.zones().len()];
    for quarter in panel.quarters().quarters() {
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
    summary
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
