//! Forms, from the one example into the other.

use crate::support::{Folder, run, run_example};

#[test]
fn a_form_is_written_and_evaluated() {
    let folder = Folder::new();
    let form = folder.path("gresik.xlsx");
    let options = ["--period", "2025-S1", "--filled", "--lang", "id", "--write", &form];
    run_example("template", options).output();
    let options = ["--observations", &form, "--subject", "gresik", "--period", "2025-S1"];
    let options = options.into_iter().chain(["--publisher", "Contoh", "--json"]);
    let report = run(options).json();
    let stock = report["indicators"].as_array().unwrap().iter();
    let stock = stock.clone().find(|one| one["id"] == "investment_stock").unwrap();
    assert!(stock["value"].is_string(), "{stock:#}");
    assert_eq!(stock["sources"][0]["publisher"], "PT Berkah Kawasan Manyar Sejahtera");
}

#[test]
fn what_a_form_asks_for_is_listed() {
    let text = run_example("template", ["--lang", "id"]).output();
    assert!(text.lines().any(|line| line == "employment: Tenaga kerja"), "{text}");
    let json = run_example("template", ["--measures", "investment", "--json"]).json();
    assert_eq!(json, serde_json::json!(["investment"]));
    for (option, named) in [
        (["--zone", "gresk"], "did you mean `gresik`?"),
        (["--measures", "invesment"], "did you mean `investment`?"),
    ] {
        let run = run_example("template", option);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(named), "{}", run.err);
    }
}

/// What is filled in is what was known on a day.
#[test]
fn a_form_is_filled_in_with_what_was_known() {
    let folder = Folder::new();
    let filled = |day: &[&'static str], name: &str| {
        let form = folder.path(name);
        let options = ["--period", "2025-S1", "--filled", "--write", &form];
        run_example("template", options.into_iter().chain(day.iter().copied())).output();
        let options = ["--observations", &form, "--publisher", "C", "--subject", "gresik"];
        let options = options.into_iter().chain(["--period", "2025-S1", "--json"]);
        let report = run(options).json();
        let all = report["indicators"].as_array().unwrap().clone();
        all.iter().filter(|one| one["value"].is_string()).count()
    };
    assert!(filled(&[], "now.xlsx") > 0);
    assert_eq!(filled(&["--known-on", "2015-01-01"], "then.xlsx"), 0);
}
