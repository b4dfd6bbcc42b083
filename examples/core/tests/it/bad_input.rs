//! Whatever is wrong with the input of any example: exit status 2, what is wrong on
//! standard error, and with `--json` one object on standard output, in the shape of
//! `evaluate`.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::run_with;

const KEYS: [&str; 8] =
    ["column", "expected", "file", "message", "row", "sheet", "suggestion", "text"];

/// A file that holds this.
fn file(name: &str, text: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bad_input");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The problems that both forms tell, one line each.
fn told(example: &str, options: &[&str]) -> Vec<Value> {
    let plain = run_with(example, options.iter().copied());
    assert_eq!((plain.code, plain.out.as_str()), (Some(2), ""), "{example} {options:?}");
    let json = run_with(example, options.iter().copied().chain(["--json"]));
    assert_eq!((json.code, json.err.as_str()), (Some(2), ""), "{example} {options:?}");
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report.as_object().unwrap().len(), 1, "{report:#}");
    let found = report["diagnostics"].as_array().unwrap().clone();
    assert_eq!(found.len(), plain.err.lines().count(), "{}{report:#}", plain.err);
    for one in &found {
        let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, KEYS, "{example} {options:?}");
        let message = one["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.starts_with("error"), "{one:#}");
        assert!(plain.err.contains(message), "{message} in {}", plain.err);
    }
    found
}

fn first(example: &str, options: &[&str]) -> Value {
    told(example, options).remove(0)
}

#[test]
fn wrong_options_are_told_by_every_example() {
    for (example, options, column, part) in [
        ("rakernas", &["--period", "2024-X"][..], "--period", "2024-X"),
        ("indicators", &["--period", "2024-Q5"], "--period", "Q1 to Q4"),
        ("rate_zones", &["--period", "soon"], "--period", "soon"),
        ("cycle", &["--period", "2024-13"], "--period", "2024-13"),
        ("reconcile", &["--kind", "odd"], "--kind", "expected one of"),
        ("zones", &["--as-of", "today"], "--as-of", "today"),
        ("projects", &["--known-on", "24/04/2024"], "--known-on", "24/04/2024"),
        ("meeting", &["--lang", "fr"], "--lang", "expected `id` or `en`"),
        ("composite", &["--normalise", "max"], "--normalise", "max"),
        ("check_claim", &["--lang", "fr"], "--lang", "expected `id` or `en`"),
    ] {
        let one = first(example, options);
        assert!(one["column"].as_str().unwrap().starts_with(column), "{one:#}");
        assert_eq!((&one["text"], &one["file"]), (&options[1].into(), &Value::Null), "{one:#}");
        assert!(one["message"].as_str().unwrap().contains(part), "{one:#}");
    }
}

#[test]
fn names_that_are_none_are_told_with_the_nearest() {
    for (example, options, near) in [
        ("indicators", &["--subject", "gresk"][..], "gresik"),
        ("indicators", &["--trace", "investment_stok"], "investment_stock"),
        ("rate_zones", &["--explain", "kendl"], "kendal"),
        ("reconcile", &["--subject", "gresk"], "gresik"),
        ("projects", &["--zone", "gresk"], "gresik"),
        ("projects", &["--chain", "coper"], "copper"),
        ("meeting", &["--statement", "s5"], "s05"),
        ("rate_zones", &["--methodology", "kek-triwulam"], "kek-triwulan"),
    ] {
        let one = first(example, options);
        let help = format!("did you mean `{near}`?");
        assert_eq!(one["suggestion"], help.as_str(), "{example}: {one:#}");
        assert!(!one["message"].as_str().unwrap().contains("did you mean"), "{one:#}");
    }
    assert!(first("zones", &["--sector", "helth"])["message"].is_string());
    // What would be passed over, too.
    let one = first("indicators", &["--currency", "USD"]);
    assert_eq!(one["expected"], "`--subject`", "{one:#}");
}

/// The options by which each example reads a file.
const FILES: [(&str, &[&str]); 9] = [
    ("cycle", &["--submission"]),
    ("cycle", &["--methodology"]),
    ("meeting", &["--submission"]),
    ("meeting", &["--statements"]),
    ("rate_zones", &["--methodology"]),
    ("check_claim", &["--file"]),
    ("indicators", &["--subject", "national", "--currency", "USD", "--rates"]),
    ("indicators", &["--subject", "national", "--prices-of", "2020", "--deflators"]),
    ("composite", &["--structure", "s.csv", "--data"]),
];

#[test]
fn files_that_cannot_be_read_are_named() {
    let latin = file("latin.csv", b"subject,measure\nCaf\xe9,1\n");
    for (example, options) in FILES {
        for name in ["nowhere.csv", latin.as_str()] {
            let one = first(example, &[options, &[name]].concat());
            assert_eq!(one["file"], name, "{example}: {one:#}");
        }
        if example != "composite" {
            let one = first(example, &[options, &[latin.as_str()]].concat());
            assert_eq!(one["row"], 2, "{example}: {one:#}");
        }
    }
}

#[test]
fn files_with_mistakes_are_told_line_by_line() {
    let garbage = file("garbage.csv", b"a,b\n1,2\n");
    for (example, options) in FILES {
        let found = told(example, &[options, &[garbage.as_str()]].concat());
        if example != "composite" {
            assert!(found.iter().all(|one| one["file"] == garbage.as_str()), "{example}");
            assert!(found.iter().any(|one| one["row"].is_u64()), "{example}: {found:#?}");
        }
    }
    let shipped = include_str!("../../../../crates/data/methodologies/kek-2021.toml");
    let wrong = shipped.replacen("weight = \"1/2\"", "wieght = \"1/2\"", 1);
    let name = file("own.toml", wrong.as_bytes());
    let found = told("rate_zones", &["--methodology", &name]);
    let slip = found.iter().find(|one| one["suggestion"] == "did you mean `weight`?").unwrap();
    assert!(slip["row"].is_u64() && slip["column"].as_str().unwrap().ends_with("wieght"));
    let text = "unit,kind,period,value,publisher\nIDR/USD,average,2024-Q5,15659,BI\n";
    let name = file("rates.csv", text.as_bytes());
    let options = ["--subject", "national", "--currency", "USD", "--rates", &name];
    let one = first("indicators", &options);
    assert_eq!((&one["column"], &one["row"]), (&"period".into(), &2.into()), "{one:#}");
    assert_eq!(one["expected"], "Q1 to Q4");
    let text = "id,kind,stated,unit,operands\nc1,share,48.2,percnt,\n";
    let name = file("claims.csv", text.as_bytes());
    let one = first("check_claim", &["--file", &name]);
    assert_eq!((&one["file"], &one["row"]), (&name.as_str().into(), &2.into()), "{one:#}");
}
