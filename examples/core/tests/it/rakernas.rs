//! The national evaluation, run as a user runs it: what it prints, in which form,
//! and how it ends.

use crate::support;
use serde_json::{Value, json};

fn run(options: &str) -> support::Run {
    support::run("rakernas", options)
}

/// The indicator of an id in the JSON output.
fn indicator(options: &str, id: &str) -> Value {
    let evaluation = support::json("rakernas", options);
    let indicators = evaluation["indicators"].as_array().unwrap();
    let found: Vec<&Value> = indicators.iter().filter(|one| one["id"] == id).collect();
    let [one] = found.as_slice() else { panic!("{} of `{id}` for `{options}`", found.len()) };
    (*one).clone()
}

/// Value, low and high of an indicator.
fn value(options: &str, id: &str) -> [Value; 3] {
    let one = indicator(options, id);
    ["value", "low", "high"].map(|part| one[part].clone())
}

#[test]
fn a_malformed_option_gets_one_line_that_names_it() {
    for (options, named) in [
        ("--period 2024-Q5", "2024-Q5"),
        ("--period 2024-S3", "2024-S3"),
        ("--period soon", "soon"),
        ("--period 2025-04", "2025-Q2"), // a month; the line says which quarter it lies in
        ("--period", "--period"),
        ("--known-on 2024-02-30", "2024-02-30"),
        ("--known-on 24-04-2024", "24-04-2024"),
        ("--known-on yesterday", "yesterday"),
        ("--lang fr", "fr"),
        ("--lang indonesian", "indonesian"),
        ("--perod 2024-Q1", "--perod"),
        ("--json=yes", "--json"),
        ("2024-Q1", "2024-Q1"),
    ] {
        let run = run(options);
        assert_eq!(run.code, Some(2), "{options}");
        assert_eq!(run.out, "", "{options}");
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
        assert!(run.err.starts_with("error: "), "{options}: {}", run.err);
        assert!(run.err.contains(named), "{options}: {}", run.err);
    }
}

#[test]
fn a_period_of_which_nothing_is_known_ends_with_a_line_and_status_1() {
    for (options, line) in [
        ("--period 2031-Q1", "Nothing is known"),
        ("--period 2031-Q1 --json", "Nothing is known"),
        ("--period 2031-Q1 --lang id", "Tidak ada yang diketahui"),
        ("--period 2024-Q1 --known-on 2010-01-01", "Nothing was known"),
    ] {
        let run = run(options);
        assert_eq!(run.code, Some(1), "{options}");
        assert_eq!(run.out, "", "{options}");
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
        assert!(run.err.starts_with(line), "{options}: {}", run.err);
    }
}

#[test]
fn help_and_version_end_well() {
    for option in ["--help", "--version"] {
        let run = run(option);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{option}");
        assert!(run.out.contains("rakernas"), "{option}: {}", run.out);
    }
}

#[test]
fn the_json_is_one_object_that_can_be_reproduced() {
    let evaluation = support::json("rakernas", "");
    assert_eq!(evaluation["schema"], "kawasan.evaluation/1");
    assert_eq!(evaluation["version"], env!("CARGO_PKG_VERSION"));
    let digest = evaluation["data"].as_str().unwrap().strip_prefix("sha256:").unwrap();
    assert_eq!(digest.len(), 64);
    assert!(digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
    assert_eq!(evaluation["period"], "2024-Q1");
    assert_eq!(evaluation["known_on"], Value::Null);

    // The day changes what is known, not the data.
    let meeting = support::json("rakernas", "--known-on 2024-04-24");
    assert_eq!(meeting["known_on"], "2024-04-24");
    assert_eq!(meeting["data"], evaluation["data"]);
}

#[test]
fn every_indicator_has_all_that_programs_rely_on() {
    for options in ["", "--known-on 2024-04-24", "--period 2025", "--period 2022 --lang id"] {
        let evaluation = support::json("rakernas", options);
        let indicators = evaluation["indicators"].as_array().unwrap();
        assert!(!indicators.is_empty(), "{options}");
        for one in indicators {
            let decimal_or_null =
                |part: &str| one[part].is_null() || is_decimal(one[part].as_str().unwrap());
            assert!(!one["id"].as_str().unwrap().is_empty(), "{options}: {one}");
            assert!(!one["unit"].as_str().unwrap().is_empty(), "{options}: {one}");
            for part in ["low", "high"] {
                assert!(one.get(part).is_some() && decimal_or_null(part), "{options}: {one}");
            }
            let sources = one["sources"].as_array().unwrap();
            // A value or a reason, never both, never neither.
            match (one.get("value"), one.get("missing")) {
                (Some(value), None) => {
                    assert!(is_decimal(value.as_str().unwrap()), "{options}: {one}");
                    assert!(!sources.is_empty(), "{options}: {one}");
                    let named = |s: &Value| !s["publisher"].as_str().unwrap().is_empty();
                    assert!(sources.iter().all(named), "{options}: {one}");
                }
                (None, Some(reason)) => {
                    assert!(!reason.as_str().unwrap().is_empty(), "{options}: {one}");
                    assert!(!one["message"].as_str().unwrap().is_empty(), "{options}: {one}");
                }
                _ => panic!("{options}: {one}"),
            }
        }
    }
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let parts: Vec<&str> = digits.split('.').collect();
    parts.len() <= 2 && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
}

/// The figures of the meeting of 24 April 2024: Rp15.1 of 78.1 trillion, 187.5 in
/// all; 9 342 and 126 506 jobs. The bounds by hand: 15.05 / 78.15 = 0.19257…,
/// 15.15 / 78.05 = 0.19411…; four times both, rounded outward, for the pace.
#[test]
fn the_first_quarter_of_2024() {
    let at = "--period 2024-Q1";
    assert_eq!(value(at, "investment_attainment"), ["0.1933", "0.1925", "0.1942"]);
    assert_eq!(value(at, "investment_pace"), ["0.7734", "0.7703", "0.7765"]);
    assert_eq!(
        value(at, "implied_opening_investment"),
        ["172400000000000", "172300000000000", "172500000000000"],
    );
    assert_eq!(value(at, "implied_opening_employment"), ["117164"; 3]);
    assert_eq!(value(at, "businesses_added"), ["19"; 3]);
    let per_job = ["1482143139", "1481747901", "1482538378"];
    assert_eq!(value(at, "investment_per_job"), per_job);
    let unit = |id: &str| indicator(at, id)["unit"].clone();
    assert_eq!(unit("investment_attainment"), "1");
    assert_eq!(unit("implied_opening_investment"), "IDR");
    assert_eq!(unit("implied_opening_employment"), "persons");
    assert_eq!(unit("investment_per_job"), "IDR/person");
    assert_eq!(indicator("", "investment_attainment"), indicator(at, "investment_attainment"));
}

#[test]
fn a_value_names_the_release_that_it_rests_on() {
    let attainment = indicator("--period 2024-Q1", "investment_attainment");
    let sources = attainment["sources"].as_array().unwrap();
    assert!(!sources.is_empty());
    for source in sources {
        assert_eq!(source["publisher"], "CNBC Indonesia");
        assert_eq!(source["published_on"], "2024-04-24");
    }
}

/// The target of 38,953 jobs for 2024 was published in July 2025.
#[test]
fn the_employment_target_was_not_known_at_the_meeting() {
    let meeting = indicator("--known-on 2024-04-24", "employment_attainment");
    assert_eq!(meeting["missing"], "no_target");
    assert_eq!(meeting.get("value"), None);
    assert_eq!([&meeting["low"], &meeting["high"]], [&Value::Null; 2]);

    // 9 342 / 38 953 = 0.23982…
    assert_eq!(value("", "employment_attainment"), ["0.2398", "0.2398", "0.2399"]);
    assert_eq!(value("--known-on 2025-07-23", "employment_attainment")[0], "0.2398");
    let before = indicator("--known-on 2025-07-22", "employment_attainment");
    assert_eq!(before["missing"], "no_target");
}

#[test]
fn attainment_of_other_periods() {
    for (period, attainment) in [
        ("2024-S1", "0.4020"), // 31.4 / 78.1
        ("2024", "1.1536"),    // 90.1 / 78.1
        ("2025-S1", "0.4813"), // 40.48 / 84.1; 48.2 % was stated
        ("2025", "0.9810"),    // 82.5 / 84.1
    ] {
        let options = format!("--period {period}");
        assert_eq!(value(&options, "investment_attainment")[0], attainment, "{period}");
    }
    // "31,4 triliun" against 22.2 a year before.
    assert_eq!(value("--period 2024-S1", "investment_growth")[0], "0.4144");
}

#[test]
fn a_period_in_words_is_the_same_period() {
    let words = support::run_with("rakernas", ["--period", "triwulan I 2024", "--json"]);
    assert_eq!(words.code, Some(0), "{}", words.err);
    assert_eq!(words.out, run("--period 2024-Q1 --json").out);
}

/// "More than Rp335 trillion" at the end of 2025 has no upper bound.
#[test]
fn a_side_without_a_bound_is_null() {
    let stock = value("--period 2025", "investment_stock");
    assert_eq!(stock, [json!("335000000000000"), json!("335000000000000"), Value::Null]);
}

#[test]
fn the_text_holds_the_key_figures_in_both_languages() {
    let indonesian = support::output("rakernas", "--lang id");
    for part in [
        "triwulan I 2024",
        "19,33%",
        "19,25 s.d. 19,42%",
        "77,34%",
        "Rp187,5 triliun",
        "Rp172,4 triliun",
        "Rp167,2 triliun",
        "117.164 orang",
        "113.038 orang",
        "Rp1.482.143.139 per orang",
        "CNBC Indonesia, 24 April 2024",
    ] {
        assert!(indonesian.contains(part), "`{part}`:\n{indonesian}");
    }
    let english = support::output("rakernas", "--lang en");
    for part in [
        "Q1 2024",
        "19.33%",
        "19.25 to 19.42%",
        "77.34%",
        "IDR 187.5 trillion",
        "IDR 172.4 trillion",
        "IDR 167.2 trillion",
        "117,164 persons",
        "113,038 persons",
        "IDR 1,482,143,139",
        "CNBC Indonesia, 24 April 2024",
    ] {
        assert!(english.contains(part), "`{part}`:\n{english}");
    }
}

#[test]
fn what_is_not_known_is_said_with_its_reason() {
    let on_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let meeting = on_one_line(support::output("rakernas", "--known-on 2024-04-24"));
    assert!(meeting.contains("not known"), "{meeting}");
    assert!(meeting.contains("no target was known"), "{meeting}");
    assert!(!meeting.contains("38,953"), "{meeting}");
    let rapat = on_one_line(support::output("rakernas", "--known-on 2024-04-24 --lang id"));
    assert!(rapat.contains("tidak ada target yang diketahui"), "{rapat}");
    assert!(!rapat.contains("38.953"), "{rapat}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for options in ["", "--json", "--lang id --period 2025", "--known-on 2024-04-24 --json"] {
        assert_eq!(run(options), run(options), "{options}");
    }
}
