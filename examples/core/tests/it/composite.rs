//! A composite index, run as a user runs it: on the example that comes with it, on
//! published data, and on tables that are wrong.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support;
use serde_json::Value;

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let name = format!("kawasan-composite-{name}-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn asem(file: &str) -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates");
    crates.join("rating/tests/data/asem").join(file).display().to_string()
}

fn on_asem(options: &str) -> String {
    let (data, structure) = (asem("raw.csv"), asem("structure.csv"));
    let files = ["--data", &data, "--structure", &structure];
    let run = support::run_with("composite", files.into_iter().chain(options.split_whitespace()));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{options}");
    run.out
}

/// Runs with a text for the data and one for the structure.
fn on_texts(name: &str, data: &str, structure: &str, options: &str) -> support::Run {
    let folder = folder(name);
    let paths = ["data.csv", "structure.csv"].map(|file| folder.join(file));
    fs::write(&paths[0], data).unwrap();
    fs::write(&paths[1], structure).unwrap();
    let [data, structure] = paths.map(|path| path.display().to_string());
    let files = ["--data", &data, "--structure", &structure];
    let run = support::run_with("composite", files.into_iter().chain(options.split_whitespace()));
    fs::remove_dir_all(&folder).unwrap();
    run
}

fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().map(|line| line.split(',').collect()).collect()
}

const STRUCTURE: &str = "\
Level,iCode,Direction,Weight,Target,Denominator,Parent,Type,Worst,Best
1,a,1,1,10,n,top,Indicator,0,10
1,b,-1,3,2,NA,top,Indicator,10,0
2,top,1,1,NA,NA,NA,Aggregate,,
NA,n,NA,NA,NA,NA,NA,Denominator,,
";
const DATA: &str = "uCode,a,b,n\nx,1,8,2\ny,5,4,1\nz,9,NA,0\n";

#[test]
fn without_files_it_shows_a_synthetic_example() {
    let text = support::output("composite", "");
    let rows = rows(&text);
    assert_eq!(rows[0].join(" "), "uCode ships clearance jobs accidents trade people index");
    // D reports no hours of clearance, so its trade is that of ships alone.
    assert_eq!((rows[4][2], rows[4][1]), ("", rows[4][5]));
    let json = support::json("composite", "");
    let scores = json["units"][3]["scores"].as_array().unwrap();
    let clearance = scores.iter().find(|score| score["code"] == "clearance").unwrap();
    assert_eq!((&clearance["value"], &clearance["missing"]), (&Value::Null, &"missing".into()));
    let cells = rows[1..].iter().map(|row| row.len() - 1).sum::<usize>();
    let all = json["units"].as_array().unwrap().iter();
    assert_eq!(cells, all.map(|unit| unit["scores"].as_array().unwrap().len()).sum::<usize>());
}

#[test]
fn each_method_by_hand() {
    let cases = [
        // a: 1, 5, 9; b: −8, −4; top: one part of a and three of b.
        ("", "x,0,0,0 y,50,100,87.5 z,100,,100"),
        (
            "--normalise minmax:1:11 --aggregate geometric",
            "x,1,1,1 y,6,11,9.45327575240433 z,11,,11",
        ),
        ("--normalise rank --aggregate minimum", "x,1,1,1 y,2,2,2 z,3,,3"),
        (
            "--normalise goalposts:0:10 --aggregate harmonic",
            "x,1,2,1.6 y,5,6,5.71428571428571 z,9,,9",
        ),
        (
            "--normalise distance-to-target --aggregate median",
            "x,0,0,0 y,0.444444444444444,0.666666666666667,0.555555555555556 z,0.888888888888889,,0.888888888888889",
        ),
        ("--normalise distance-to-reference --reference y", "x,0,0,0 y,1,1,1 z,2,,2"),
        ("--normalise scaled --treat denominate", "x,0.5,-8,-5.875 y,5,-4,-1.75 z,,,"),
        ("--normalise scaled:1:2 --aggregate copeland", "x,0,-4.5,-2 y,2,-2.5,0 z,4,,2"),
    ];
    for (options, expected) in cases {
        let run = on_texts("methods", DATA, STRUCTURE, options);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{options}");
        let lines: Vec<&str> = run.out.lines().skip(1).collect();
        assert_eq!(lines.join(" "), expected, "{options}");
    }
}

#[test]
fn published_data_give_the_published_ranks() {
    let text = on_asem("--normalise minmax --aggregate arithmetic");
    let rows = rows(&text);
    assert_eq!((rows.len(), rows[0].len()), (52, 61));
    assert_eq!((rows[0][60], rows[0][1]), ("Index", "LPI"));
    // Fifteen digits hold what doubles do.
    let germany = rows.iter().find(|row| row[0] == "DEU").unwrap();
    assert!(germany[60].starts_with("75.2278046542818"), "{}", germany[60]);
}

#[test]
fn a_file_is_written_whole_and_replaced() {
    let folder = folder("write");
    let path = folder.join("scores.csv");
    let written = path.display().to_string();
    for options in ["--normalise rank", "--normalise borda"] {
        let run = support::run("composite", &format!("{options} --write {written}"));
        assert_eq!((run.code, run.out.lines().count()), (Some(0), 1));
        assert_eq!(fs::read_to_string(&path).unwrap(), support::output("composite", options));
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    fs::remove_dir_all(&folder).unwrap();
    let nowhere = folder.join("none").join("scores.csv").display().to_string();
    assert_eq!(support::run("composite", &format!("--write {nowhere}")).code, Some(1));
}

#[test]
fn wrong_tables_get_a_line_for_each_problem() {
    let structure = |from: &str, to: &str| STRUCTURE.replacen(from, to, 1);
    let twice = "1,a,2,-1,10,n,tpo,Indicator,0,10\n1,b,-1,3,2,NA,top,Indicator,10,0";
    let cases = [
        (
            DATA.to_owned(),
            structure("1,a,1,1,10,n,top,Indicator,0,10\n1,b", &format!("{twice}\n1,b")),
            "",
        ),
        (DATA.replace("5,4,1", "5,4"), STRUCTURE.to_owned(), ""),
        (DATA.replace("y,", "x,"), STRUCTURE.to_owned(), ""),
        (DATA.replace("uCode", "unit"), STRUCTURE.to_owned(), ""),
        (DATA.replace(",b,", ",bb,"), STRUCTURE.to_owned(), ""),
        (DATA.replace("NA,0", "NA"), STRUCTURE.to_owned(), ""),
        (DATA.to_owned(), structure("1,b,-1,3,2", "1,b,-1,three,2"), ""),
        (DATA.to_owned(), structure("Aggregate", "Agregate"), ""),
        (DATA.to_owned(), structure("Weight", "weights"), ""),
        (DATA.to_owned(), structure("-1,3,2", "-1,3,NA"), "--normalise distance-to-target"),
        (DATA.to_owned(), structure("10,0\n", ",\n"), "--normalise goalposts"),
        (DATA.to_owned(), STRUCTURE.to_owned(), "--normalise distance-to-reference"),
        (DATA.to_owned(), STRUCTURE.to_owned(), "--aggregate median,median"),
        (String::new(), STRUCTURE.to_owned(), ""),
        (DATA.to_owned(), String::new(), ""),
    ];
    let named: [&[&str]; 15] = [
        &[
            ":2: Direction: the direction of `a` is `2`",
            ":2: Weight: the weight of `a` is -1",
            ":2: Parent: `a` belongs to `tpo`, which is not in the structure: did you mean `top`?",
            ":4: iCode: the code `b` is used twice",
        ],
        &["data.csv:3: 3 fields: expected 4"],
        &["data.csv:3: uCode: the unit `x` is there twice, first in line 2"],
        &["data.csv:1: uCode"],
        &["data.csv:1: b: the data have no column `b`: did you mean `"],
        &["data.csv:4: 3 fields: expected 4"],
        &["structure.csv:3: Weight: `three` is not a number"],
        &["structure.csv:4: Type: `Agregate` is no type"],
        &["structure.csv:1: Weight: there is no such column: is it `weights`?"],
        &["structure.csv:3: Target: `b`: the method needs a target"],
        &["structure.csv:3: Worst"],
        &["--reference: the method compares with a reference unit"],
        &["--aggregate: 2 aggregations for 1 levels"],
        &["data.csv: the file is empty"],
        &["structure.csv: the file is empty"],
    ];
    for ((data, structure, options), named) in cases.iter().zip(named) {
        let run = on_texts("wrong", data, structure, options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{named:?}");
        assert!(run.err.lines().all(|line| line.starts_with("error: ")), "{}", run.err);
        for part in named {
            assert!(run.err.contains(part), "{part}: {}", run.err);
        }
    }
    let none = on_texts("wrong", "uCode,a,b,n\n", STRUCTURE, "");
    assert!(none.err.contains("data.csv: there are no units"), "{}", none.err);
    let cell = on_texts("wrong", &DATA.replace("8,2", "8.x,2"), STRUCTURE, "");
    assert!(cell.err.contains(":2: b: `8.x` is not a number"), "{}", cell.err);
}

#[test]
fn a_malformed_option_gets_one_line_that_names_it() {
    for (options, named) in [
        ("--normalise min-max", "did you mean `minmax`?"),
        ("--normalise minmax:9:1", "LOW below HIGH"),
        ("--aggregate arithmetic,generalised:0", "geometric"),
        ("--aggregate arithmetc", "did you mean `arithmetic`?"),
        ("--treat winsorize:5", "did you mean `winsorise:5`?"),
        ("--reference Z --normalise distance-to-reference", "there is no unit `Z`"),
        ("--data x.csv", "--structure"),
        ("--data x.csv --structure x.csv", "x.csv: the file can't be read"),
    ] {
        let run = support::run("composite", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert!(run.err.contains(named), "{options}: {}", run.err);
    }
}
