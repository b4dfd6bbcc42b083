//! The contradictions between published figures, run as a user runs it.

use crate::support;
use serde_json::{Value, json};

fn findings(options: &str) -> Vec<Value> {
    let report = support::json("reconcile", options);
    report["findings"].as_array().unwrap().clone()
}

fn about<'a>(findings: &'a [Value], subject: &str, kind: &str, period: &str) -> Vec<&'a Value> {
    let is_it = |f: &&Value| f["subject"] == subject && f["kind"] == kind && f["period"] == period;
    findings.iter().filter(is_it).collect()
}

fn values(finding: &Value) -> Vec<&str> {
    finding["figures"].as_array().unwrap().iter().map(|f| f["value"].as_str().unwrap()).collect()
}

#[test]
fn known_contradictions_come_out_with_their_gap() {
    let all = findings("");
    for (subject, kind, period, low, high, unit) in [
        ("national", "break", "2024-S1", "1200000000000", "1600000000000", "IDR"),
        ("national", "break", "2024-Q3", "22000000000000", "22400000000000", "IDR"),
        ("national", "break", "2025-S1", "9375000000000", "9585000000000", "IDR"),
        ("national", "implies_exits", "2024-S1", "166", "166", "persons"),
        ("national", "implies_exits", "2025-S1", "26", "26", "businesses"),
        ("national", "implies_exits", "2025-S1", "1592", "1592", "persons"),
        ("national", "registry_conflict", "2024-Q3", "2", "2", "zones"),
        ("national", "stated_ratio", "2023-S1", "0.0208", "0.0331", "1"),
        ("gresik", "break", "2025-S1", "3045000000000", "3255000000000", "IDR"),
        ("kendal", "break", "2025-S1", "28440000000000", "28560000000000", "IDR"),
    ] {
        let gap = json!({"low": low, "high": high, "unit": unit});
        let found = about(&all, subject, kind, period);
        assert!(found.iter().any(|f| f["gap"] == gap), "{subject} {kind} {period}: {found:?}");
    }
}

#[test]
fn a_finding_lists_every_published_operand_and_its_source() {
    let all = findings("");
    let found = about(&all, "national", "break", "2024-S1");
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    // 205.2; 187.5 + 31.4 − 15.1.
    let expected = ["205200000000000", "187500000000000", "31400000000000", "15100000000000"];
    assert_eq!(values(finding), expected);
    let figure = &finding["figures"][1];
    assert_eq!(figure["unit"], "IDR");
    assert_eq!(figure["source"]["publisher"], "CNBC Indonesia");
    assert_eq!(figure["source"]["published_on"], "2024-04-24");
    assert!(finding["message"].as_str().unwrap().contains("1.2 to 1.6 trillion"));
}

#[test]
fn what_rounding_allows_is_no_finding() {
    let report = support::json("reconcile", "");
    let seeming = report["only_seem_wrong"].as_array().unwrap();
    assert!(seeming.iter().any(|text| text.as_str().unwrap().contains("48.2%")));
    let all = findings("--kind stated_ratio");
    for period in ["2025-S1", "2024-9M", "2024-Q1", "2025-9M"] {
        assert_eq!(about(&all, "national", "stated_ratio", period), Vec::<&Value>::new());
    }
    // Of 2024-S1 and 2025 there is only what a claim says: 7 % growth, above 100 %.
    for (period, values_of) in [
        ("2024-S1", ["31400000000000", "22200000000000"]),
        ("2025", ["60000000000000", "84100000000000"]),
    ] {
        let found = about(&all, "national", "stated_ratio", period);
        assert_eq!(found.len(), 1);
        assert_eq!(values(found[0]), values_of);
    }
}

#[test]
fn the_output_is_the_same_each_time_and_has_both_languages() {
    assert_eq!(support::output("reconcile", "--json"), support::output("reconcile", "--json"));
    let english = support::output("reconcile", "");
    assert!(english.contains("CONTRADICTIONS"));
    let indonesian = support::output("reconcile", "--lang id");
    assert!(
        indonesian.contains("PERTENTANGAN") && indonesian.contains("Rp9,375 s.d. 9,585 triliun")
    );
}

#[test]
fn only_what_was_known_and_asked_for() {
    let then = findings("--known-on 2024-05-01");
    for finding in &then {
        for figure in finding["figures"].as_array().unwrap() {
            assert!(figure["source"]["published_on"].as_str().unwrap() <= "2024-05-01");
        }
    }
    assert!(about(&then, "national", "break", "2024-S1").is_empty());
    let gresik = findings("--subject gresik");
    assert!(!gresik.is_empty() && gresik.iter().all(|finding| finding["subject"] == "gresik"));
    let exits = findings("--kind implies_exits");
    assert!(!exits.is_empty() && exits.iter().all(|finding| finding["kind"] == "implies_exits"));
    let nothing = support::json("reconcile", "--known-on 2000-01-01");
    assert_eq!(nothing["findings"], json!([]));
}

#[test]
fn a_malformed_option_gets_one_line_that_names_it() {
    for (options, named) in [
        ("--subject gresk", "did you mean `gresik`?"),
        ("--kind breaks", "breaks"),
        ("--known-on soon", "soon"),
        ("--period 2024-Q1", "--period"),
    ] {
        let run = support::run("reconcile", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
        assert!(run.err.contains(named), "{options}: {}", run.err);
    }
}
