//! Whatever is wrong with the input: exit status 2, what is wrong on standard error, and
//! with `--json` one object on standard output.

use serde_json::Value;

use crate::support::{Folder, run_example};

const KEYS: [&str; 8] =
    ["column", "expected", "file", "message", "row", "sheet", "suggestion", "text"];

/// The problems that an example tells, which are the same in both forms.
fn told(example: &str, options: &[&str]) -> Vec<Value> {
    let plain = run_example(example, options.iter().copied());
    assert_eq!((plain.code, plain.out.as_str()), (Some(2), ""), "{options:?}: {}", plain.err);
    let json = run_example(example, options.iter().copied().chain(["--json"]));
    assert_eq!((json.code, json.err.as_str()), (Some(2), ""), "{options:?}");
    let report = json.parse();
    assert_eq!(report.as_object().unwrap().len(), 1, "{report:#}");
    let found = report["diagnostics"].as_array().unwrap().clone();
    for one in &found {
        let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, KEYS, "{options:?}");
        assert!(plain.err.contains(one["message"].as_str().unwrap()), "{one:#} in {}", plain.err);
    }
    found
}

#[test]
fn options_and_names_are_told_by_both_examples() {
    for (example, options, column, suggestion) in [
        ("evaluate", &["--period", "2024-X"][..], Some("--period <PERIOD>"), None),
        ("evaluate", &["--subject", "gresk"], None, Some("did you mean `gresik`?")),
        ("evaluate", &["--methodology", "kek-2022"], None, Some("did you mean `kek-2021`?")),
        ("evaluate", &["--decimal", "dot"], Some("--decimal <MARK>"), None),
        ("template", &["--period", "2024-Q7"], Some("--period <PERIOD>"), None),
        ("template", &["--zone", "gresk"], None, Some("did you mean `gresik`?")),
        ("template", &["--measures", "invesment"], None, Some("did you mean `investment`?")),
    ] {
        let one = &told(example, options)[0];
        assert_eq!(one["column"].as_str(), column, "{one:#}");
        assert_eq!(one["suggestion"].as_str(), suggestion, "{one:#}");
        assert_eq!(one["file"], Value::Null, "{one:#}");
    }
}

#[test]
fn every_file_of_an_evaluation_is_named_where_it_is_wrong() {
    let folder = Folder::new();
    let good = folder.file(
        "good.csv",
        "subject,measure,basis,timing,period,value,unit,publisher\n\
         gresik,employment,realised,stock,2024-Q1,250,persons,Example\n",
    );
    for (option, name, text, row) in [
        ("--observations", "a.csv", "subject,value\ngresik,1\n", Some(1)),
        ("--observations", "a.json", "{\"schema\": 1}", Some(1)),
        ("--observations", "a.xlsx", "no workbook", None),
        ("--zones", "z.csv", "id,name\nteluk,KEK Teluk\n", Some(1)),
        ("--zones", "z.json", "[", Some(1)),
        ("--mapping", "m.toml", "decimal = \"koma\"\n", Some(1)),
        ("--mapping", "n.toml", "[subjects]\n\"Gresik JIIPE\" = \"gresk\"\n", None),
        ("--methodology", "y.toml", "x = ", Some(1)),
        ("--rates", "r.csv", "unit,value\nUSD,1\n", Some(1)),
        ("--deflators", "d.csv", "index,value\ncpi,1\n", Some(1)),
    ] {
        let path = folder.file(name, text);
        let mut options = vec![option, path.as_str()];
        if option != "--observations" {
            options.extend(["--observations", &good]);
        }
        match option {
            "--rates" => options.extend(["--currency", "USD"]),
            "--deflators" => options.extend(["--prices-of", "2020"]),
            _ => {}
        }
        let found = told("evaluate", &options);
        for one in &found {
            assert_eq!(one["file"], path.as_str(), "{one:#}");
        }
        assert_eq!(found[0]["row"].as_u64(), row, "{option} {name}: {found:#?}");
        std::fs::remove_file(&path).unwrap();
        let found = told("evaluate", &options);
        assert_eq!((found.len(), &found[0]["file"]), (1, &path.as_str().into()), "{found:#?}");
    }
}
