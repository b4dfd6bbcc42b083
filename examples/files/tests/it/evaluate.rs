//! An evaluation of one's own files, run as a user runs it. All figures in the
//! files here are made up, but for those of the embedded data.

use serde_json::Value;

use crate::support::{Folder, run};

const TIDY: &str = "\
subject,measure,basis,timing,period,value,unit,publisher,published_on
national,investment,realised,flow,2024-Q1,15.1,IDR trillion,Example,2024-04-24
national,investment,target,flow,2024,78.1,IDR trillion,Example,2024-04-24
gresik,employment,realised,flow,2024-Q1,250,persons,Example,2024-04-24
";

fn indicator<'a>(report: &'a Value, id: &str) -> &'a Value {
    let all = report["indicators"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn a_tidy_file_gives_the_evaluation_of_its_figures() {
    let folder = Folder::new();
    let file = folder.file("own.csv", TIDY);
    let report = run(["--observations", &file, "--period", "2024-Q1", "--json"]).json();
    assert_eq!(report["schema"], "kawasan.evaluation/1");
    assert_eq!((&report["subject"], &report["period"]), (&"national".into(), &"2024-Q1".into()));
    let attainment = indicator(&report, "investment_attainment");
    assert_eq!(attainment["value"], "0.1933");
    assert_eq!((&attainment["low"], &attainment["high"]), (&"0.1925".into(), &"0.1942".into()));
    assert_eq!(attainment["sources"][0]["publisher"], "Example");
    let text = run(["--observations", &file, "--period", "2024-Q1"]).output();
    assert!(text.contains("19.33%"), "{text}");
    let text = run(["--observations", &file, "--period", "2024-Q1", "--lang", "id"]).output();
    assert!(text.contains("19,33%"), "{text}");
}

#[test]
fn an_indonesian_wide_table_is_understood_and_how_is_said() {
    let folder = Folder::new();
    let file = folder.file(
        "kek.csv",
        "Kawasan;Realisasi tambahan investasi TW I 2024 (Rp miliar);Target tambahan investasi 2024 (Rp miliar)\r\n\
         KEK Gresik;1.250,5;5.000,0\r\n\
         Kendal;310,25;\r\n",
    );
    let options =
        ["--observations", &file, "--publisher", "Contoh", "--subject", "gresik", "--json"];
    let run = run(options);
    let report = run.parse();
    assert_eq!(indicator(&report, "investment_attainment")["value"], "0.2501");
    assert!(run.err.contains("investment, realised, flow, 2024-Q1, in IDR billion"), "{}", run.err);
    assert!(run.err.contains("decimal comma"), "{}", run.err);
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_its_cell() {
    let folder = Folder::new();
    let text = TIDY.replace("gresik", "sei-mangke").replace("78.1", "78,1x");
    let file = folder.file("own.csv", &text);
    let plain = run(["--observations", &file, "--period", "2024-Q1"]);
    assert_eq!((plain.code, plain.out.as_str()), (Some(2), ""));
    for part in ["own.csv:3", "78,1x", "own.csv:4", "did you mean `sei-mangkei`?"] {
        assert!(plain.err.contains(part), "{part} in {}", plain.err);
    }
    let json = run(["--observations", &file, "--period", "2024-Q1", "--json"]);
    assert_eq!((json.code, json.err.as_str()), (Some(2), ""));
    let report = json.parse();
    let found = report["diagnostics"].as_array().unwrap();
    assert_eq!(found.len(), 2, "{report:#}");
    let keys: Vec<&str> = found[1].as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected =
        ["file", "sheet", "row", "column", "text", "expected", "suggestion", "message"];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(found[1]["file"], file.as_str());
    assert_eq!(found[1]["sheet"], Value::Null);
    assert_eq!((&found[1]["row"], &found[1]["column"]), (&4.into(), &"subject".into()));
    assert_eq!(found[1]["text"], "sei-mangke");
    assert_eq!(found[1]["suggestion"], "did you mean `sei-mangkei`?");
}

#[test]
fn good_rows_can_be_taken_and_the_rest_is_named() {
    let folder = Folder::new();
    let file = folder.file("own.csv", &TIDY.replace("gresik", "sei-mangke"));
    let run = run(["--observations", &file, "--good-rows", "--json"]);
    assert_eq!(indicator(&run.parse(), "investment_attainment")["value"], "0.1933");
    assert!(run.err.contains("1 figure was left out"), "{}", run.err);
    assert!(run.err.contains("sei-mangke"), "{}", run.err);
}

/// The embedded figures, written by one example and read by the other.
#[test]
fn embedded_figures_written_and_read_again_evaluate_the_same() {
    let folder = Folder::new();
    let direct = run(["--period", "2024-Q1", "--json"]).output();
    for name in ["all.csv", "all.json", "all.xlsx"] {
        let file = folder.path(name);
        run(["--write-observations", &file]).output();
        let again = run(["--observations", &file, "--period", "2024-Q1", "--json"]).output();
        assert_eq!(again, direct, "{name}");
    }
}

/// Asked for everything at once, none of it is passed over.
#[test]
fn what_is_asked_for_together_is_all_done() {
    let folder = Folder::new();
    let (figures, results) = (folder.path("all.csv"), folder.path("out.csv"));
    let both = ["--write-observations", &figures, "--write", &results, "--json"];
    let run = run(both);
    assert_eq!(run.parse()["subject"], "national");
    for file in [&figures, &results, &folder.path("out-sources.csv")] {
        assert!(run.err.contains(&format!("written: {file}")), "{}", run.err);
        assert!(std::fs::metadata(file).unwrap().len() > 1_000, "{file}");
    }
    // What is wrong with one of them keeps all of them from being written.
    let file = folder.path("not.csv");
    let run = super::support::run(["--write-observations", &file, "--methodology", "kek-2022"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(!std::path::Path::new(&file).exists());
    // And what only files need is asked about a file.
    let run = super::support::run(["--publisher", "Contoh"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--observations"), "{}", run.err);
}

#[test]
fn words_that_say_another_number_are_told_beside_the_results() {
    let folder = Folder::new();
    let text = "subject,measure,basis,timing,period,value,unit,publisher,as_stated\n\
                gresik,investment,realised,flow,2024-Q1,15.1,IDR trillion,Example,\"Rp15,1 miliar\"\n";
    let file = folder.file("own.csv", text);
    let run = run(["--observations", &file, "--json"]);
    assert_eq!(indicator(&run.parse(), "investment_realised")["value"], "15100000000000");
    let warning = run.err.lines().find(|line| line.contains("the words say")).unwrap();
    assert!(warning.ends_with("the words say `15.1 IDR billion`"), "{warning}");
}

#[test]
fn ratings_have_the_shape_of_rate_zones() {
    let folder = Folder::new();
    let file = folder.path("all.csv");
    run(["--write-observations", &file]).output();
    let options = ["--observations", &file, "--period", "2021", "--methodology", "kek-2021"];
    let report = run(options.into_iter().chain(["--json"])).json();
    assert_eq!(report["methodology"], "kek-2021");
    let zones = report["zones"].as_array().unwrap();
    let zone = zones.iter().find(|zone| zone["zone"] == "galang-batang").unwrap();
    assert_eq!(zone["class"], "optimal");
    assert!(indicator(&report, "investment_attainment").is_object());
    let text = run(options).output();
    assert!(text.contains("Galang Batang"), "{text}");
}

#[test]
fn a_methodology_with_mistakes_is_told_as_the_data_are() {
    let folder = Folder::new();
    let shipped = include_str!("../../../../crates/data/methodologies/kek-2021.toml");
    let wrong = shipped.replacen("weight = \"1/2\"", "weight = \"1/3\"", 1);
    let methodology = folder.file("own.toml", &wrong);
    let run = run(["--methodology", &methodology, "--period", "2021", "--json"]);
    assert_eq!(run.code, Some(2));
    let report = run.parse();
    let first = &report["diagnostics"][0];
    assert_eq!(first["file"], methodology.as_str());
    assert!(first["row"].is_u64(), "{report:#}");
    assert!(first["message"].as_str().unwrap().contains("sum to 5/6"), "{report:#}");
}

#[test]
fn zones_of_ones_own_take_the_place_of_the_embedded_ones() {
    let folder = Folder::new();
    let zones = folder.file(
        "zones.csv",
        "id,name,province_iso,designated_on\nteluk-contoh,KEK Teluk Contoh,ID-JI,2020-01-01\n",
    );
    let file = folder.file("own.csv", &TIDY.replace("gresik", "teluk-contoh"));
    let options = ["--observations", &file, "--zones", &zones, "--subject", "KEK Teluk Contoh"];
    let text = run(options).output();
    assert!(text.contains("250"), "{text}");
    let run = run(["--observations", &folder.file("b.csv", TIDY), "--zones", &zones]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("gresik"), "{}", run.err);
}

#[test]
fn results_are_written_whole_or_not_at_all() {
    let folder = Folder::new();
    let file = folder.file("own.csv", TIDY);
    for name in ["out.csv", "out.json", "out.xlsx"] {
        let out = folder.path(name);
        run(["--observations", &file, "--period", "2024-Q1", "--write", &out]).output();
        assert!(std::fs::metadata(&out).unwrap().len() > 100, "{name}");
    }
    let json: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path("out.json")).unwrap()).unwrap();
    assert_eq!(indicator(&json, "investment_attainment")["value"], "0.1933");
    let table = std::fs::read_to_string(folder.path("out.csv")).unwrap();
    assert!(
        table
            .lines()
            .any(|line| line.contains(",investment_attainment,") && line.contains(",0.1933,")),
        "{table}"
    );
    let nowhere = folder.path("missing/out.csv");
    let run = run(["--observations", &file, "--write", &nowhere]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("out.csv"), "{}", run.err);
}

#[test]
fn bad_options_get_a_line() {
    for (options, named) in [
        (&["--observations", "nowhere.csv"][..], "nowhere.csv"),
        (&["--subject", "gresk"], "did you mean `gresik`?"),
        (&["--write", "out.docx"], "expected `.xlsx`, `.csv` or `.json`"),
        (&["--period", "2024-X"], "2024-X"),
    ] {
        let run = run(options.iter().copied());
        assert_eq!(run.code, Some(2), "{options:?}: {}", run.err);
        assert!(run.err.contains(named), "{options:?}: {}", run.err);
    }
}

#[test]
fn money_is_expressed_as_in_indicators() {
    let folder = Folder::new();
    let file = folder.path("all.csv");
    run(["--write-observations", &file]).output();
    let options = ["--period", "2023", "--currency", "USD", "--json"];
    let direct = run(options).json();
    let again = run(options.into_iter().chain(["--observations", &file])).json();
    assert_eq!(direct, again);
    assert_eq!(indicator(&again, "investment_realised")["unit"], "USD");
}

/// What can be read and is doubtful all the same.
#[test]
fn rows_that_say_something_twice_are_told() {
    let folder = Folder::new();
    let last = TIDY.lines().last().unwrap();
    let file = folder.file("own.csv", &format!("{TIDY}{last}\n"));
    let run = run(["--observations", &file, "--period", "2024-Q1"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("the same row was given 2 times"), "{}", run.err);
}
