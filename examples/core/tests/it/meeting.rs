//! The meeting, statement by statement, run as a user runs it.

use serde_json::Value;

use crate::support;

fn statement<'r>(report: &'r Value, id: &str) -> &'r Value {
    let statements = report["statements"].as_array().unwrap();
    statements.iter().find(|statement| statement["id"] == id).unwrap()
}

fn indicator<'r>(statement: &'r Value, criterion: &str) -> &'r Value {
    let indicators = statement["indicators"].as_array().unwrap();
    indicators.iter().find(|indicator| indicator["criterion"] == criterion).unwrap()
}

#[test]
fn all_seventeen_have_a_verdict_sources_and_a_sentence() {
    for language in ["id", "en"] {
        let report = support::json("meeting", &format!("--lang {language}"));
        let statements = report["statements"].as_array().unwrap();
        assert_eq!(statements.len(), 17);
        for statement in statements {
            for key in ["id", "kind", "verdict", "sentence"] {
                assert!(statement[key].is_string(), "{} {key}", statement["id"]);
            }
            let verdicts = ["holds", "contradicted", "undecidable", "not_evidenced"];
            assert!(verdicts.contains(&statement["verdict"].as_str().unwrap()));
            assert!(!statement["indicators"].as_array().unwrap().is_empty());
            assert!(statement["sources"].is_array());
            let sentence = statement["sentence"].as_str().unwrap();
            assert!(sentence.ends_with('.') && !sentence.contains("criterion-"), "{sentence}");
        }
    }
}

#[test]
fn published_figures_come_out() {
    let report = support::json("meeting", "");
    let growth = indicator(statement(&report, "s05"), "growth");
    assert_eq!(growth["id"], "investment_growth");
    assert_eq!([&growth["value"], &growth["low"], &growth["high"]], ["0.7765", "0.7602", "0.7929"]);
    let zones = indicator(statement(&report, "s08"), "registry");
    assert_eq!([&zones["value"], &zones["low"], &zones["high"]], ["20", "20", "20"]);
    let rate = indicator(statement(&report, "s11"), "rate");
    assert_eq!(rate["unit"], "IDR/USD");
    assert_eq!([&rate["low"], &rate["high"]], ["12714.2857142", "18200"]);
    let most = indicator(statement(&report, "s02"), "classes");
    assert_eq!([&most["low"], &most["high"]], ["0", "20"]);
    assert_eq!(most["value"], Value::Null);
    // The registry is a source, with its laws.
    let sources = statement(&report, "s08")["sources"].as_array().unwrap();
    assert!(sources.iter().any(|source| source["legal_basis"] == "PP 71/2021"));
}

#[test]
fn one_is_explained_down_to_the_documents() {
    let text = support::output("meeting", "--statement s05");
    for part in ["IDR 8.5 trillion", "fakta.com, 21 June 2023", "https://fakta.dev/", "Formula: "] {
        assert!(text.contains(part), "{part}");
    }
    let report = support::json("meeting", "--statement s05");
    assert_eq!(report["statements"].as_array().unwrap().len(), 1);
    let run = support::run("meeting", "--statement s5");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.err, "error: there is no statement `s5`; did you mean `s05`?\n");
}
