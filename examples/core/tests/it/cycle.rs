//! The quarterly cycle on synthetic figures, run as a user runs it, and the figures.

use std::collections::{BTreeMap, BTreeSet};

use kawasan::model::Decimal;
use serde_json::Value;

use crate::support;

const SUBMISSION: &str = include_str!("../../../data/submission-2024-Q1.csv");
const AFTER: &str = "--known-on 2024-05-31 --since 2024-04-24 --before 2024-Q1";

type Row = BTreeMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// The sum of the last figures of all zones, in billions or ones.
fn sum(text: &str, measure: &str, basis: &str, timing: &str, period: &str) -> Decimal {
    let mut last: BTreeMap<String, Row> = BTreeMap::new();
    for row in rows(text) {
        let is_it =
            [("measure", measure), ("basis", basis), ("timing", timing), ("period", period)]
                .iter()
                .all(|(column, wanted)| row[*column] == *wanted);
        let is_later = |known: &Row| known["submitted_on"] < row["submitted_on"];
        if is_it && last.get(&row["subject"]).is_none_or(is_later) {
            last.insert(row["subject"].clone(), row);
        }
    }
    assert!(last.values().all(|row| !row["unit"].contains("million")));
    last.values().map(|row| row["value"].parse::<Decimal>().unwrap()).sum()
}

fn zones<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap()).collect()
}

#[test]
fn the_submission_is_what_the_generator_makes() {
    assert_eq!(support::output("make_submission", ""), SUBMISSION);
    let other = support::output("make_submission", "--seed 7");
    assert_ne!(other, SUBMISSION);
    assert_eq!(other, support::output("make_submission", "--seed 7"));
    let file = std::env::temp_dir().join(format!("submission-{}.csv", std::process::id()));
    let said = support::output("make_submission", &format!("--out {}", file.display()));
    let written = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(written, SUBMISSION);
    assert!(said.contains("323 rows"), "{said}");
}

/// What was published for the nation on 24 April 2024, whatever the seed.
#[test]
fn the_zones_sum_to_the_published_totals() {
    for seed in ["2024", "1", "7", "18446744073709551615"] {
        let text = support::output("make_submission", &format!("--seed {seed}"));
        for (measure, basis, timing, period, published) in [
            ("investment", "realised", "flow", "2024-Q1", 15_100),
            ("employment", "realised", "flow", "2024-Q1", 9_342),
            ("businesses", "realised", "flow", "2024-Q1", 19),
            ("investment", "realised", "stock", "2024-Q1", 187_500),
            ("employment", "realised", "stock", "2024-Q1", 126_506),
            ("investment", "target", "flow", "2024", 78_100),
            ("employment", "target", "flow", "2024", 38_953),
            ("investment", "realised", "flow", "2023", 62_900),
        ] {
            let sum = sum(&text, measure, basis, timing, period);
            assert_eq!(sum, Decimal::from(published), "{seed}: {measure} {basis} {timing}");
        }
        let all: BTreeSet<String> = rows(&text).iter().map(|row| row["subject"].clone()).collect();
        assert_eq!(all.len(), 20);
    }
}

#[test]
fn every_row_and_every_output_says_that_it_is_synthetic() {
    for row in rows(SUBMISSION) {
        assert_eq!(row["synthetic"], "yes");
        assert!(row["publisher"].starts_with("SYNTHETIC: "), "{row:?}");
        assert!(row["note"].starts_with("synthetic: "), "{row:?}");
    }
    for options in ["", "--lang id", AFTER] {
        let text = support::output("cycle", options);
        assert!(text.lines().next().unwrap().contains("SYNTHETIC DATA"), "{text}");
        let report = support::json("cycle", options);
        assert_eq!(report["synthetic"], true);
        assert_eq!(report["source"], "examples/data/submission-2024-Q1.csv");
    }
}

/// Every message is there, and fits the width of reports.
#[test]
fn the_text_is_whole_in_each_language() {
    for options in ["", "--lang id", "--methodology kek-rencana", "--since 2024-04-24 --lang id"] {
        let text = support::output("cycle", options);
        let sections = text.lines().filter(|line| {
            line.split_once(". ").is_some_and(|(number, title)| {
                number.parse::<u8>().is_ok() && title == title.to_uppercase()
            })
        });
        assert_eq!(sections.count(), 7, "{options}: {text}");
        for raw in ["cycle-", "reporting-", "tally-", "support-", "changes-", "peers-", "{ $"] {
            assert!(!text.contains(raw), "{options}: {raw} in {text}");
        }
        for line in text.lines() {
            assert!(line.chars().count() <= 110, "{options}: {line}");
        }
    }
}

/// 18 of 20 by the meeting of 24 April, three of them after the 15th.
#[test]
fn who_has_reported_who_is_late_and_what_is_missing() {
    let report = support::json("cycle", "");
    let reporting = &report["reporting"];
    assert_eq!(reporting["due"], "2024-04-15");
    let numbers = ["zones", "received", "complete", "late"].map(|key| reporting[key].clone());
    assert_eq!(numbers, [20, 18, 16, 3].map(Value::from));
    let rate = |index: usize| reporting["rates"][index]["value"].as_str().unwrap();
    assert_eq!([rate(0), rate(1)], ["0.9000", "0.7500"]);
    let reports = reporting["reports"].as_array().unwrap();
    let of = |zone: &str| reports.iter().find(|one| one["zone"] == zone).unwrap();
    for (zone, last) in [("lido", "2024-04-18"), ("nongsa", "2024-04-19"), ("palu", "2024-04-22")] {
        assert_eq!((&of(zone)["late"], &of(zone)["last"]), (&"yes".into(), &last.into()), "{zone}");
    }
    for zone in ["morotai", "sorong"] {
        assert_eq!((&of(zone)["state"], &of(zone)["late"]), (&"none".into(), &"no".into()));
    }
    let missing = &of("likupang")["missing"];
    assert_eq!(missing[0], "realised employment flow");
    assert_eq!(missing[1], "realised employment stock");
    assert_eq!(of("tanjung-lesung")["missing"][0], "realised businesses stock");
    assert_eq!(of("gresik")["state"], "complete");

    // Another rule, another answer.
    let report = support::json("cycle", "--due-days 18");
    assert_eq!(
        (&report["reporting"]["due"], &report["reporting"]["late"]),
        (&"2024-04-18".into(), &2.into())
    );
    let report = support::json("cycle", AFTER);
    assert_eq!(
        (&report["reporting"]["received"], &report["reporting"]["complete"]),
        (&20.into(), &19.into())
    );
}

/// Just what `examples/data/README.md` says is planted, and the nation's figures of December
/// that the zones' year-end goes beyond.
#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let found = |options: &str| -> Vec<(String, String, String)> {
        let report = support::json("cycle", options);
        let findings = report["inconsistencies"].as_array().unwrap().iter();
        let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
        let mut found: Vec<_> = findings
            .map(|one| (word(one, "subject"), word(one, "measure"), word(one, "kind")))
            .collect();
        found.sort();
        found
    };
    let expected = |all: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        let owned = |(a, b, c): &(&str, &str, &str)| ((*a).into(), (*b).into(), (*c).into());
        all.iter().map(owned).collect()
    };
    assert_eq!(
        found(""),
        expected(&[
            ("arun-lhokseumawe", "investment", "break"),
            ("batam-aero-technic", "investment", "target_changed"),
            ("kendal", "investment", "break"),
            ("mandalika", "employment", "restatement"),
            ("national", "employment", "published_before_period_end"),
            ("national", "investment", "published_before_period_end"),
            ("sei-mangkei", "employment", "implies_exits"),
        ])
    );
    assert_eq!(
        found(AFTER),
        expected(&[
            ("arun-lhokseumawe", "investment", "restatement"),
            ("batam-aero-technic", "investment", "target_changed"),
            ("kendal", "investment", "restatement"),
            ("mandalika", "employment", "restatement"),
            ("national", "employment", "published_before_period_end"),
            ("national", "investment", "published_before_period_end"),
            ("sei-mangkei", "employment", "implies_exits"),
        ])
    );
    let report = support::json("cycle", "");
    let all = report["inconsistencies"].as_array().unwrap();
    let of = |zone: &str| all.iter().find(|one| one["subject"] == zone).unwrap();
    // 5,143.2 and 980.7 billion are 6,123.9; told were 980.7 million.
    let instead = &of("kendal")["unit_slip"]["instead"];
    assert_eq!((&instead["value"], &instead["unit"]), (&"980.7".into(), &"IDR billion".into()));
    assert_eq!(of("arun-lhokseumawe")["unit_slip"], Value::Null);
    assert_eq!(of("arun-lhokseumawe")["gap"]["low"], "249850000000");
    assert_eq!(of("sei-mangkei")["gap"]["low"], "137");
}

#[test]
fn totals_come_out_once_all_zones_have_reported() {
    let meeting = support::json("cycle", "");
    for total in meeting["totals"].as_array().unwrap() {
        let id = total["indicator"].as_str().unwrap();
        // All targets were in by January.
        let verdict = if id == "investment_target" { "holds" } else { "undecidable" };
        assert_eq!(total["verdict"], verdict, "{id}");
    }
    let later = support::json("cycle", AFTER);
    let totals = later["totals"].as_array().unwrap();
    assert_eq!(totals.len(), 6);
    for total in totals {
        assert_eq!(total["verdict"], "holds", "{total}");
        assert_eq!(total["difference"]["value"], "0", "{total}");
        assert_eq!(total["zones"]["value"], total["nation"]["value"], "{total}");
        assert_eq!((&total["zones"]["reported"], &total["zones"]["of"]), (&20.into(), &20.into()));
    }
    assert_eq!(totals[0]["zones"]["value"], "15100000000000");
}

/// Recomputed from the file: pace is four times the quarter's flow of the year's target.
#[test]
fn ratings_follow_from_the_submitted_figures() {
    let report = support::json("cycle", AFTER);
    let of_row = |zone: &str, measure: &str, basis: &str, period: &str| -> Decimal {
        let mut found: Vec<Row> = rows(SUBMISSION);
        found.retain(|row| {
            row["subject"] == zone
                && row["measure"] == measure
                && row["basis"] == basis
                && row["timing"] == "flow"
                && row["period"] == period
        });
        found.sort_by_key(|row| row["submitted_on"].clone());
        found.last().unwrap()["value"].parse().unwrap()
    };
    let score = |pace: Decimal| {
        let (half, one) = (Decimal::new(5, 1), Decimal::ONE);
        let score = match pace {
            pace if pace <= half => pace * Decimal::from(80),
            pace if pace <= one => Decimal::from(40) + (pace - half) * Decimal::from(80),
            pace => Decimal::from(80) + (pace - one) * Decimal::from(80),
        };
        score.min(Decimal::from(100))
    };
    let ratings = report["ratings"].as_array().unwrap();
    assert_eq!(ratings.len(), 20);
    for rating in ratings {
        let zone = rating["zone"].as_str().unwrap();
        let pace = |measure: &str| {
            let flow = of_row(zone, measure, "realised", "2024-Q1");
            let exact = flow * Decimal::from(4) / of_row(zone, measure, "target", "2024");
            // As the catalogue rounds it: to four decimals, ties away from zero.
            (exact * Decimal::from(10_000) + Decimal::new(5, 1)).floor() / Decimal::from(10_000)
        };
        let composite = score(pace("investment")) * Decimal::new(6, 1)
            + score(pace("employment")) * Decimal::new(4, 1);
        let given: Decimal = rating["score"].as_str().unwrap().parse().unwrap();
        assert!((composite - given).abs() <= Decimal::new(5, 3), "{zone}: {composite} {given}");
        let expected = match given {
            _ if zone == "kura-kura-bali" => "unrated", // designated on 5 April 2023
            score if score >= Decimal::from(80) => "sangat_baik",
            score if score >= Decimal::from(50) => "baik",
            _ => "perlu_dukungan",
        };
        assert_eq!(rating["class"], expected, "{zone}");
    }
}

#[test]
fn the_tally_and_who_needs_support() {
    let report = support::json("cycle", "");
    let tally = &report["tally"];
    let by_class = tally["classes"].as_array().unwrap();
    let mut listed: Vec<&str> = Vec::new();
    for class in by_class {
        let zones = class["zones"].as_array().unwrap();
        listed.extend(zones.iter().map(|zone| zone.as_str().unwrap()));
    }
    for key in ["unclassed", "insufficient_data", "unrated"] {
        listed.extend(tally[key].as_array().unwrap().iter().map(|zone| zone.as_str().unwrap()));
    }
    listed.sort_unstable();
    assert_eq!(listed, zones(&report["ratings"], "zone"));
    assert_eq!(tally["insufficient_data"], serde_json::json!(["morotai", "sorong"]));
    assert_eq!(tally["unrated"], serde_json::json!(["kura-kura-bali"]));
    // Five and six of 20 are very good or good, whatever the three others are.
    let good = &tally["at_least"][1];
    assert_eq!(good["class"], "baik");
    assert_eq!(
        (&good["low"], &good["high"], &good["most"]),
        (&11.into(), &14.into(), &"holds".into())
    );

    let support = report["support"].as_array().unwrap();
    let low = by_class.iter().find(|class| class["class"] == "perlu_dukungan").unwrap();
    assert_eq!(
        zones(&report["support"], "zone"),
        low["zones"].as_array().unwrap().iter().map(|z| z.as_str().unwrap()).collect::<Vec<_>>()
    );
    assert_eq!(support.len(), 6);
    for one in support {
        assert_eq!(one["what_if"]["class"], "baik", "{one}");
        assert_eq!(one["peers"]["indicator"], "investment_pace");
    }
    // Kendal told billions as millions: no zone of its cluster is slower.
    let kendal = support.iter().find(|one| one["zone"] == "kendal").unwrap();
    assert_eq!(kendal["peers"]["behind"], "yes");
    let text = support::output("cycle", "");
    assert!(text.contains("slower than\n  its peers") || text.contains("slower than its peers"));
    assert!(
        text.contains("At least “Good”: 11 to 14 of 20 zones, which is most of them."),
        "{text}"
    );
}

#[test]
fn what_changed_since_the_last_meeting() {
    let report = support::json("cycle", "");
    let changes = &report["changes"];
    assert_eq!((&changes["since"], &changes["period"]), (&"2024-01-31".into(), &"2023-Q4".into()));
    assert_eq!(changes["restated"], 2);
    let restated = changes["figures"].as_array().unwrap().iter();
    let restated = restated.filter(|one| one["kind"] == "restated");
    let of: Vec<&str> = restated.map(|one| one["series"]["subject"].as_str().unwrap()).collect();
    assert_eq!(of, ["batam-aero-technic", "mandalika"]);
    let moved = changes["moves"].as_array().unwrap();
    let sorong = moved.iter().find(|one| one["zone"] == "sorong").unwrap();
    assert_eq!(
        (&sorong["before"], &sorong["after"]),
        (&"baik".into(), &"insufficient_data".into())
    );

    // On one quarter: what late reports and corrections made of it.
    let report = support::json("cycle", AFTER);
    let changes = &report["changes"];
    assert_eq!(zones(&changes["moves"], "zone"), ["kendal", "likupang", "morotai", "sorong"]);
    assert_eq!(changes["moves"][0]["because"], "investment_pace");
    assert_eq!((&changes["new"], &changes["restated"]), (&14.into(), &2.into()));
}

/// A file of one's own has no days by default, and is not called synthetic.
#[test]
fn a_submission_of_ones_own_and_what_is_wrong_with_it() {
    let folder = std::env::temp_dir().join(format!("kawasan-cycle-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("own.csv");
    let header = "subject,measure,basis,timing,period,value,unit,publisher,submitted_on";
    let own = "gresik,investment,realised,flow,2024-S1,5,IDR trillion,a test,2024-07-10";
    std::fs::write(&file, format!("{header}\n{own}\n")).unwrap();
    let options = format!("--submission {} --period 2024-S1", file.display());
    let report = support::json("cycle", &options);
    assert_eq!(
        (&report["synthetic"], &report["known_on"], &report["changes"]),
        (&false.into(), &Value::Null, &Value::Null)
    );
    assert_eq!(report["reporting"]["zones"], 22);
    let text = support::output("cycle", &options);
    assert!(
        !text.contains("SYNTHETIC") && text.contains("No earlier meeting was given."),
        "{text}"
    );

    std::fs::write(&file, format!("{header}\n{own}\n{}\n", own.replace("gresik", "gresk")))
        .unwrap();
    let run = support::run("cycle", &options);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.contains("own.csv:3: ") && run.err.contains("did you mean `gresik`?"),
        "{}",
        run.err
    );
}

#[test]
fn a_wrong_option_gets_a_line() {
    for (options, said) in [
        (["--submission", "nowhere.csv"], "nowhere.csv"),
        (["--methodology", "kek-2020"], "expected a file or one of"),
        (["--peers", "clustr"], "did you mean `cluster`?"),
        (["--since", "2024-05-01"], "is after this one (2024-04-24)"),
        (["--known-on", "24 April"], "24 April"),
        (["--due-days", "x"], "invalid value 'x'"),
    ] {
        let run = support::run_with("cycle", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(run.err.contains(said) && run.err.lines().count() == 1, "{options:?} {}", run.err);
    }
}
