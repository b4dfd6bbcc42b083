//! The registry as of a day, run as a user runs it.

use serde_json::{Value, json};

use crate::support;

fn zones(report: &Value) -> Vec<&str> {
    let zones = report["zones"].as_array().unwrap();
    zones.iter().map(|zone| zone["zone"].as_str().unwrap()).collect()
}

/// The counts that the council gave on these days.
#[test]
fn published_counts_come_out() {
    for (date, count) in [("2017-06-30", 11), ("2024-03-31", 20), ("2024-06-30", 22)] {
        let report = support::json("zones", &format!("--as-of {date}"));
        assert_eq!((&report["count"], &report["low"]), (&json!(count), &json!(count)), "{date}");
        assert_eq!(report["high"], json!(count), "{date}");
        assert_eq!(zones(&report).len(), count, "{date}");
    }
}

#[test]
fn a_day_that_is_not_on_record_leaves_the_count_open() {
    let report = support::json("zones", "--as-of 2022-06-30");
    assert_eq!(report["count"], Value::Null);
    assert_eq!((&report["low"], &report["high"]), (&json!(18), &json!(20)));
    let open = |zone: &&Value| zone["in_force"] == "possible";
    let open: Vec<&Value> = report["zones"].as_array().unwrap().iter().filter(open).collect();
    let ids: Vec<&str> = open.iter().map(|zone| zone["zone"].as_str().unwrap()).collect();
    assert_eq!(ids, ["sanur", "tanjung-api-api"]);
    assert_eq!(open[1]["statuses"], json!(["designated", "revoked"]));
    let text = support::output("zones", "--as-of 2022-06-30");
    assert!(text.starts_with("18 to 20 zones were in force on 30 June 2022; it depends on"));
}

#[test]
fn a_zone_has_its_law_its_age_and_its_deadline() {
    let report = support::json("zones", "--as-of 2024-03-31 --province JI");
    assert_eq!(report["count"], 2);
    let gresik = &report["zones"][0];
    assert_eq!(gresik["legal_basis"], "PP 71/2021");
    assert_eq!(gresik["age"]["years"], json!({"low": 2, "high": 2}));
    assert_eq!(gresik["deadline"]["ready_by"], json!(["2024-06-28"]));
    assert_eq!(gresik["deadline"]["days_left"], json!({"low": 89, "high": 89}));
    assert_eq!(gresik["status"], "designated");
}

/// The zones that the meeting of April 2024 named.
#[test]
fn zones_are_found_by_resource_sector_and_province() {
    let by = |options: &str| {
        let report = support::json("zones", &format!("--as-of 2024-03-31 {options}"));
        zones(&report).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(by("--resource bauxite"), ["galang-batang"]);
    assert!(by("--resource palm_oil").contains(&"sei-mangkei".to_owned()));
    assert_eq!(by("--sector health"), ["sanur"]);
    assert_eq!(by("--sector mro"), ["batam-aero-technic"]);
    assert_eq!(by("--province ID-BA"), ["kura-kura-bali", "sanur"]);
    assert_eq!(by("--province ba"), by("--province Bali"));
    let run = support::run_with("zones", ["--province", "jawa  timur", "--as-of", "2024-03-31"]);
    assert!(run.out.contains("KEK Gresik"), "{run:?}");
    assert!(run.out.starts_with("2 zones (province: East Java) were in force on 31"), "{run:?}");
    assert!(by("--sector health --resource bauxite").is_empty());
    let report = support::json("zones", "--as-of 2024-03-31 --province Bali");
    assert_eq!(report["only"], json!([{"kind": "province", "name": "Bali"}]));
    // In the country's lists, but without a zone on that day.
    assert!(by("--sector education").is_empty() && by("--province Papua").is_empty());
}

/// The count of some zones isn't taken for that of all.
#[test]
fn the_headline_says_which_zones_are_counted() {
    for (options, english, indonesian) in [
        (
            "",
            "20 zones were in force on 31 March 2024.",
            "Per 31 Maret 2024 ada 20 kawasan yang penetapannya berlaku.",
        ),
        (
            "--sector health",
            "1 zone (sector: health) was in force on 31 March 2024.",
            "Per 31 Maret 2024 ada 1 kawasan (sektor: kesehatan) yang penetapannya berlaku.",
        ),
        (
            "--sector HEALTH --resource bauxite",
            "No zone (sector: health; resource: bauxite) was in force on 31 March 2024.",
            "Per 31 Maret 2024 tidak ada kawasan (sektor: kesehatan; sumber daya: bauxite) yang",
        ),
    ] {
        for (lang, said) in [("en", english), ("id", indonesian)] {
            let options = format!("--as-of 2024-03-31 {options} --lang {lang}");
            let text = support::output("zones", &options);
            assert!(text.starts_with(said), "{options}: {text}");
        }
    }
}

#[test]
fn what_is_proposed_or_revoked_is_listed_on_demand() {
    let few = support::json("zones", "--as-of 2024-04-24");
    let all = support::json("zones", "--as-of 2024-04-24 --all");
    assert_eq!(few["count"], all["count"]);
    let more: Vec<&str> = zones(&all).into_iter().filter(|id| !zones(&few).contains(id)).collect();
    assert_eq!(more, ["pki-batam", "setangga", "tanjung-api-api", "tanjung-sauh"]);
    let text = support::output("zones", "--as-of 2024-04-24 --all --lang id");
    assert!(text.contains("Pencabutan KEK Tanjung Api-Api diusulkan: 8 September 2021"), "{text}");
}

#[test]
fn words_that_the_registry_does_not_know_get_a_suggestion() {
    for (options, said) in [
        ("--sector helth", "did you mean `health`?"),
        ("--resource gold", "expected one of bauxite, "),
        ("--resource bauxit", "did you mean `bauxite`?"),
        ("--province Balli", "did you mean `Bali`?"),
        ("--as-of 2024-02-30", "2024-02-30"),
        ("--as-of 2024", "2024"),
    ] {
        let run = support::run("zones", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert!(run.err.contains(said), "{options}: {}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
    }
}
