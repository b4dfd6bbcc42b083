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

/// A folder for files of one's own, gone when it is dropped.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kawasan-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let file = self.0.join(name);
        std::fs::write(&file, text).unwrap();
        file.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Figures that are made up: of so many zones of the day those that reach their target, and
/// the others none of it.
fn submission(of_target: usize) -> String {
    let zones = kawasan::data::kek()
        .registry()
        .zones_designated_by(kawasan::model::parse_date("2024-03-31").unwrap());
    assert_eq!((zones.certain.len(), zones.possible.len()), (20, 0));
    let mut text =
        "subject,measure,basis,timing,period,value,unit,publisher,submitted_on,synthetic\n"
            .to_owned();
    for (index, zone) in zones.certain.iter().enumerate() {
        let value = if index < of_target { 30 } else { 0 };
        let row = |basis: &str, period: &str, value: u8| {
            let id = zone.id();
            format!(
                "{id},investment,{basis},flow,{period},{value}.0,IDR billion,SYNTHETIC: a test,2024-04-10,yes\n"
            )
        };
        text.push_str(&row("target", "2024", 100));
        text.push_str(&row("realised", "2024-Q1", value));
    }
    text
}

/// More than half of twenty are eleven, and one of the first ten is too new to be rated.
#[test]
fn with_a_submission_most_is_decided_and_called_synthetic() {
    let folder = Folder::new("meeting-submission");
    for (of_target, verdict) in [(12, "holds"), (11, "undecidable"), (10, "contradicted")] {
        let file = folder.write("submission.csv", &submission(of_target));
        let report = support::json("meeting", &format!("--submission {file}"));
        assert_eq!(report["synthetic"], true);
        let most = statement(&report, "s02");
        assert_eq!(most["verdict"], verdict, "{of_target}: {}", most["sentence"]);
        let classes = indicator(most, "classes");
        assert_eq!(classes["synthetic"], true);
        assert!(most["sentence"].as_str().unwrap().ends_with(", on synthetic figures."));
        let sources = most["sources"].as_array().unwrap();
        assert!(sources.iter().any(|source| source["publisher"] == "SYNTHETIC: a test"));
        // What was published of the nation stays as it was, and isn't synthetic.
        let growth = indicator(statement(&report, "s05"), "growth");
        assert_eq!((&growth["value"], &growth["synthetic"]), (&"0.7765".into(), &false.into()));
        for options in ["", "--statement s02 ", "--lang id --statement s02 "] {
            let text = support::output("meeting", &format!("{options}--submission {file}"));
            assert!(text.contains("SYNTHETIC DATA"), "{options}{text}");
        }
    }
    // Who needs support learns what would lift it, as every zone does from its own figures.
    let text = support::output(
        "meeting",
        &format!(
            "--statement s03 --submission {}",
            folder.write("submission.csv", &submission(10))
        ),
    );
    let lifts = text
        .lines()
        .filter(|line| line.starts_with("      → Good with Investment against a linear pace"));
    assert_eq!(lifts.count(), 1, "{text}");
    // Without one nothing is.
    assert_eq!(support::json("meeting", "")["synthetic"], false);
    assert!(!support::output("meeting", "").to_lowercase().contains("synthetic"));
}

/// A submission that doesn't say that it is made up isn't called so.
#[test]
fn a_submission_of_real_figures_is_not_called_synthetic() {
    let folder = Folder::new("meeting-real");
    let text = submission(12).replace(",yes\n", ",no\n").replace("SYNTHETIC: ", "");
    let file = folder.write("submission.csv", &text);
    let report = support::json("meeting", &format!("--submission {file}"));
    assert_eq!(report["synthetic"], false);
    assert_eq!(statement(&report, "s02")["verdict"], "holds");
    assert!(!statement(&report, "s02")["sentence"].as_str().unwrap().contains("synthetic"));
}

#[test]
fn a_wrong_submission_is_told_row_by_row() {
    let folder = Folder::new("meeting-wrong");
    let text = submission(1);
    let cases = [
        (text.replacen("gresik", "gresk", 1), "did you mean `gresik`?", 1),
        (text.replacen("2024-Q1", "2024-Q5", 2), "`2024-Q5` has quarter 5: expected Q1 to Q4", 2),
    ];
    for (text, said, lines) in cases {
        let file = folder.write("submission.csv", &text);
        let run = support::run("meeting", &format!("--submission {file}"));
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(said), "{}", run.err);
        assert_eq!(run.err.lines().count(), lines, "{}", run.err);
        let starts = run.err.lines().all(|line| line.starts_with(&format!("error: {file}:")));
        assert!(starts, "{}", run.err);
    }
    let run = support::run("meeting", "--submission nowhere.csv");
    assert_eq!(run.code, Some(2));
    assert!(run.err.starts_with("error: nowhere.csv: "), "{}", run.err);
}

const OWN: &str = r#"
title = { en = "My meeting" }
held_on = 2024-12-31
period = "2024"
source = { publisher = "my ministry" }

[[statement]]
id = "year"
kind = "figure"
subjects = ["national"]
period = "2024"
text = { en = "The target was reached." }
reading = "all"

[[statement.criterion]]
id = "target"
title = { en = "investment against the target" }
known = "now"
indicator = "investment_attainment"
at_least = "100%"
"#;

#[test]
fn statements_of_ones_own_are_checked() {
    let folder = Folder::new("meeting-own");
    let file = folder.write("own.toml", OWN);
    let report = support::json("meeting", &format!("--statements {file}"));
    assert_eq!(report["meeting"]["held_on"], "2024-12-31");
    let year = statement(&report, "year");
    assert_eq!(
        (&year["verdict"], &indicator(year, "target")["value"]),
        (&"holds".into(), &"1.1536".into())
    );
    // There is no Indonesian text: the English one stands for it.
    let text =
        support::output("meeting", &format!("--lang id --statements {file} --statement year"));
    assert!(
        text.contains("My meeting") && text.contains("Terpenuhi. Investment against"),
        "{text}"
    );
}

#[test]
fn wrong_statements_are_told_line_by_line() {
    let folder = Folder::new("meeting-slips");
    let text = OWN
        .replace("at_least = \"100%\"", "at_leest = \"100%\"")
        .replace("\"national\"", "\"nation\"");
    let file = folder.write("own.toml", &text);
    let run = support::run("meeting", &format!("--statements {file}"));
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.err);
    assert!(lines[0].starts_with(&format!("error: {file}:10:13: year.subjects: ")), "{}", run.err);
    assert_eq!(
        lines[1],
        format!(
            "error: {file}:20:1: year.target.at_leest: there is no such key; did you mean `at_least`?"
        ),
    );
    let file = folder.write("latin.toml", "");
    std::fs::write(&file, b"title = \"Rapat \xe9\"").unwrap();
    let run = support::run("meeting", &format!("--statements {file}"));
    assert_eq!(
        run.err,
        format!("error: {file}:1: the text is not UTF-8: save the file in that encoding\n")
    );
}
