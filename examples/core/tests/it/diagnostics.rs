//! What is wrong with the input, for programs: the same keys whatever the example.

use serde_json::Value;

use crate::support::{Run, run_with};

const KEYS: [&str; 8] =
    ["column", "expected", "file", "message", "row", "sheet", "suggestion", "text"];

/// A folder of files that are none of what examples read.
fn folder(name: &str) -> std::path::PathBuf {
    let name = format!("kawasan-diagnostics-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("wrong.csv"), "nonsense\n").unwrap();
    std::fs::write(folder.join("wrong.toml"), "x = [\n").unwrap();
    folder
}

fn diagnostics(run: &Run) -> Vec<Value> {
    assert_eq!((run.code, run.err.as_str()), (Some(2), ""), "{}", run.out);
    let object: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(object.as_object().unwrap().len(), 1);
    let all = object["diagnostics"].as_array().unwrap().clone();
    assert!(!all.is_empty());
    for one in &all {
        let keys: Vec<&String> = one.as_object().unwrap().keys().collect();
        assert_eq!(keys, KEYS, "{one}");
        assert!(!one["message"].as_str().unwrap().contains("error: "), "{one}");
    }
    all
}

/// With and without `--json`: the same problems.
fn both(example: &str, options: &[&str]) -> Vec<Value> {
    let found = diagnostics(&run_with(example, options.iter().copied().chain(["--json"])));
    let text = run_with(example, options.iter().copied());
    assert_eq!((text.code, text.out.as_str()), (Some(2), ""), "{example} {options:?}");
    let lines: Vec<&str> = text.err.lines().collect();
    assert_eq!(lines.len(), found.len(), "{example} {options:?}: {}", text.err);
    for (line, one) in lines.iter().zip(&found) {
        assert!(line.starts_with("error: "), "{line}");
        assert!(line.contains(one["message"].as_str().unwrap()), "{line}");
    }
    found
}

#[test]
fn files_that_are_missing_or_malformed_are_named() {
    let folder = folder("files");
    let path = |name: &str| folder.join(name).display().to_string();
    let (csv, toml) = (path("wrong.csv"), path("wrong.toml"));
    let (no_csv, no_toml) = (path("none.csv"), path("none.toml"));
    let money = ["--subject", "national", "--currency", "USD", "--rates"];
    let prices = ["--subject", "national", "--prices-of", "2020", "--deflators"];
    for (example, options, file) in [
        ("check_claim", &["--file"][..], &csv),
        ("check_claim", &["--file"], &no_csv),
        ("cycle", &["--submission"], &csv),
        ("cycle", &["--submission"], &no_csv),
        ("cycle", &["--methodology"], &toml),
        ("meeting", &["--submission"], &csv),
        ("meeting", &["--statements"], &toml),
        ("meeting", &["--statements"], &no_toml),
        ("rate_zones", &["--methodology"], &toml),
        ("rate_zones", &["--methodology"], &no_toml),
        ("rate_zones", &["--instead-of"], &no_toml),
        ("indicators", &money, &csv),
        ("indicators", &money, &no_csv),
        ("indicators", &prices, &csv),
        ("composite", &["--structure", &no_csv, "--data"], &csv),
    ] {
        let options: Vec<&str> = options.iter().copied().chain([file.as_str()]).collect();
        let found = both(example, &options);
        let known = [file.as_str(), &no_csv];
        for one in &found {
            assert!(known.contains(&one["file"].as_str().unwrap()), "{example}: {one}");
        }
        if file.contains("wrong") {
            let rows: Vec<Option<u64>> = found.iter().map(|one| one["row"].as_u64()).collect();
            assert!(rows.iter().flatten().all(|row| *row == 1), "{example}: {rows:?}");
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn options_that_are_wrong_say_what_was_meant() {
    for (example, options, suggestion) in [
        ("indicators", &["--subject", "gresk"][..], "did you mean `gresik`?"),
        ("indicators", &["--trace", "invesment_pace"], "did you mean `investment_pace`?"),
        ("reconcile", &["--subject", "gresk"], "did you mean `gresik`?"),
        ("rate_zones", &["--explain", "gresk"], "did you mean `gresik`?"),
        ("rate_zones", &["--methodology", "kek-triwulam"], "did you mean `kek-triwulan`?"),
        ("projects", &["--zone", "gresk"], "did you mean `gresik`?"),
        ("projects", &["--chain", "coper"], "did you mean `copper`?"),
        ("meeting", &["--statement", "s5"], "did you mean `s05`?"),
    ] {
        let found = both(example, options);
        assert_eq!(found[0]["suggestion"], suggestion, "{example} {options:?}");
        assert_eq!(found[0]["file"], Value::Null);
    }
    for (example, options) in [
        ("rakernas", ["--period", "2024-Q9"]),
        ("indicators", ["--period", "soon"]),
        ("zones", ["--province", "Nowhere"]),
        ("indicators", ["--currency", "USD"]),
        ("rate_zones", ["--period", "2024-Q0"]),
    ] {
        both(example, &options);
    }
}

#[test]
fn what_would_be_right_is_a_key_of_its_own() {
    let found = both("rakernas", &["--period", "2024-Q9"]);
    assert_eq!(found[0]["expected"], "Q1 to Q4");
    let folder = folder("rows");
    let file = folder.join("rows.csv");
    let text = "id,kind,stated,unit,operands\na,summ,25,zones,13 zones; 12 zones\n";
    std::fs::write(&file, text).unwrap();
    let found = both("check_claim", &["--file", &file.display().to_string()]);
    assert_eq!(found[0]["row"], 2);
    let text = "unit,kind,period,value,publisher\nIDR/USD,average,2024-Q5,15659,BI\n";
    std::fs::write(&file, text).unwrap();
    let options = ["--subject", "national", "--currency", "USD", "--rates"];
    let file = file.display().to_string();
    let found = both("indicators", &[&options[..], &[&file]].concat());
    assert_eq!((&found[0]["column"], &found[0]["row"]), (&"period".into(), &2.into()));
    std::fs::remove_dir_all(folder).unwrap();
}
