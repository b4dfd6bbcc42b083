//! A claim, checked as a journalist checks it.

use crate::support;
use serde_json::Value;

fn run(options: &[&str]) -> support::Run {
    support::run_with("check_claim", options.iter().copied())
}

/// The JSON of a claim, and the exit status.
fn checked(options: &[&str]) -> (Value, i32) {
    let run = run(&[options, &["--json"]].concat());
    assert_eq!(run.err, "", "{options:?}");
    (serde_json::from_str(&run.out).unwrap(), run.code.unwrap())
}

#[test]
fn the_exit_status_is_the_verdict() {
    for (options, code, verdict) in [
        (vec!["48,2%", "--of", "Rp40,48 triliun", "--to", "Rp84,1 triliun"], 0, "holds"),
        (vec!["48,2%", "--share", "Rp40,48 triliun", "Rp84,1 triliun"], 0, "holds"),
        (vec!["48,3%", "--of", "Rp40,48 triliun", "--to", "Rp84,1 triliun"], 1, "contradicted"),
        (vec!["33%", "--of", "Rp22,2 triliun", "--to", "Rp62,2 triliun"], 1, "contradicted"),
        (vec!["7%", "--growth", "Rp31,4 triliun", "Rp22,2 triliun"], 1, "contradicted"),
        (vec!["--growth", "41%", "--of", "Rp31,4 triliun", "--to", "Rp22,2 triliun"], 0, "holds"),
        (vec!["72,5%", "--growth", "Rp3,4 triliun", "--increase", "Rp1,4 triliun"], 0, "holds"),
        (vec!["-5%", "--growth", "95 orang", "100 orang"], 0, "holds"),
        (vec!["Rp294,4 triliun", "--sum", "Rp262,7 triliun", "Rp31,6 triliun"], 0, "holds"),
        (vec!["Rp294,4 triliun", "--sum", "Rp262,7 triliun; Rp31,5 triliun"], 1, "contradicted"),
        (vec!["25 KEK", "--sum", "--of", "7 KEK", "--of", "18 KEK"], 0, "holds"),
        (vec!["Rp1,9 triliun", "--exchange", "US$129 juta", "--rate", "15294"], 1, "contradicted"),
        (vec!["US$129 juta", "--exchange", "Rp1,97 triliun", "--rate", "15294"], 0, "holds"),
        (vec!["Rp748,9 miliar", "--exchange", "US$50 juta", "--to", "14978 IDR/USD"], 0, "holds"),
        (vec!["sekitar Rp45 triliun", "--exchange", "US$3 miliar"], 2, "undecidable"),
        (vec!["30%", "--of", "3 orang", "--to", "0 orang"], 2, "undecidable"),
    ] {
        let (json, status) = checked(&options);
        assert_eq!((status, json["verdict"].as_str()), (code, Some(verdict)), "{options:?}");
        assert!(json["message"].as_str().unwrap().ends_with('.'));
        assert_eq!(run(&options).code, Some(code));
    }
}

#[test]
fn the_bounds_are_those_of_the_operands_and_of_what_is_stated() {
    let (json, _) = checked(&["48,2%", "--of", "Rp40,48 triliun", "--to", "Rp84,1 triliun"]);
    // 40.475 ÷ 84.15 and 40.485 ÷ 84.05, rounded outward.
    let keys = ["low", "high", "stated_low", "stated_high"];
    let values = keys.map(|key| json[key].as_str().unwrap());
    assert_eq!(values, ["0.480986333", "0.481677573", "0.4815", "0.4825"]);
    let (json, _) = checked(&["sekitar Rp45 triliun", "--exchange", "US$3 miliar"]);
    assert_eq!(json["unit"], "IDR/USD");
    assert_eq!((&json["low"], &json["high"]), (&"12714.2857142".into(), &"18200".into()));
    let (json, _) =
        checked(&["Rp190,97 triliun", "--sum", "Rp100,85 triliun", "lebih dari Rp90 triliun"]);
    assert_eq!(json["high"], Value::Null);
}

#[test]
fn without_a_claim_it_lists_the_published_ones() {
    let run = run(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("c001") && run.out.contains("c056"));
}

#[test]
fn one_sentence_says_how_near_it_is() {
    let claim = ["48,2%", "--of", "Rp40,48 triliun", "--to", "Rp84,1 triliun"];
    let english = run(&claim).out;
    assert!(english.starts_with("Holds: ") && english.contains("17.8%"), "{english}");
    assert_eq!(english.lines().count(), 1);
    let indonesian = run(&[&claim[..], &["--lang", "id"]].concat()).out;
    assert!(indonesian.starts_with("Dapat benar: ") && indonesian.contains("48,168%"));
    let wrong = run(&["33%", "--of", "Rp22,2 triliun", "--to", "Rp62,2 triliun"]).out;
    assert!(wrong.contains("36% would hold"), "{wrong}");
}

#[test]
fn a_file_of_claims_gets_the_verdicts_that_it_has() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/data/data/claims.csv");
    let (json, status) = checked(&["--file", file]);
    assert_eq!(status, 1);
    let claims = json["claims"].as_array().unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    for claim in claims {
        let (id, verdict) = (claim["id"].as_str().unwrap(), claim["verdict"].as_str().unwrap());
        let row = text.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
        assert!(row.contains(&format!(",{verdict},")), "{row}");
    }
    assert_eq!(claims.len(), text.lines().count() - 1);
}

#[test]
fn a_file_without_a_contradiction_ends_well_and_a_bad_one_names_its_lines() {
    let folder = std::env::temp_dir().join(format!("kawasan-claims-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, rows: &str| {
        let path = folder.join(name);
        std::fs::write(&path, format!("id,kind,stated,unit,operands\n{rows}")).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file(
        "good.csv",
        "a,sum,25,zones,7 zones; 18 zones\nb,exchange,45,IDR trillion,3 USD billion\n",
    );
    assert_eq!(run(&["--file", &good]).code, Some(0));
    let bad = run(&["--file", &file("bad.csv", "a,sum,25,zones,7 zones\nb,summ,25,zones,x\n")]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!((bad.code, bad.out.as_str()), (Some(2), ""));
    for named in ["bad.csv:2:", "bad.csv:3:", "expected `percentage`"] {
        assert!(bad.err.contains(named), "{named} in {}", bad.err);
    }
}

/// Files as spreadsheets and editors leave them: each gets one line with its place.
#[test]
fn a_malformed_file_gets_one_line_with_its_place() {
    let folder = std::env::temp_dir().join(format!("kawasan-malformed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let header = "id,kind,stated,unit,operands\n";
    let row = "a,sum,25,zones,7 zones; 18 zones\n";
    let cases: [(&str, Vec<u8>, &str); 8] = [
        (
            "quote.csv",
            format!("{header}{row}b,sum,25,zones,\"7 zones\n").into(),
            ":3: a quote opens",
        ),
        ("semicolon.csv", format!("{header}{row}").replace(',', ";").into(), ":1: the columns are"),
        ("empty.csv", Vec::new(), ":1: the file is empty"),
        ("header.csv", header.into(), ":1: there is no row"),
        ("missing.csv", "id,kind,stated\na,sum,25\n".into(), ":1: the columns `unit`, `operands`"),
        (
            "extra.csv",
            format!("{header}b,sum,25,zones,7 zones,18 zones\n").into(),
            ":2: the row has 6",
        ),
        (
            "latin.csv",
            [header.as_bytes(), b"a,sum,25,zones,7 zon\xe9s"].concat(),
            ":2: the text is not",
        ),
        ("utf16.csv", vec![0xff, 0xfe, b'i', 0, b'd', 0], ":1: the text is not UTF-8"),
    ];
    for (name, bytes, expected) in cases {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let run = run(&["--file", path.to_str().unwrap()]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{name}");
        assert_eq!(run.err.lines().count(), 1, "{name}: {}", run.err);
        assert!(run.err.contains(&format!("{name}{expected}")), "{name}: {}", run.err);
    }
    let windows = folder.join("windows.csv");
    std::fs::write(&windows, format!("\u{feff}{header}{row}").replace('\n', "\r\n")).unwrap();
    let run = run(&["--file", windows.to_str().unwrap()]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn bad_input_gets_a_line_that_names_it() {
    for (options, named) in [
        (vec!["--growth"], "nothing is stated"),
        (vec!["33%"], "expected a part and a whole"),
        (vec!["33%", "--of", "3 orang", "--to", "Rp3 triliun"], "`persons`"),
        (vec!["33", "--of", "3 orang", "--to", "4 orang"], "doesn't say what it counts"),
        (vec!["33%", "--of", "1.234 IDR", "--to", "Rp3 triliun"], "1.234"),
        (vec!["33%", "--of", "3 orangg", "--to", "4 orang"], "did you mean"),
        (vec!["33%", "--of", "3 orang", "--increase", "4 orang"], "--growth"),
        (vec!["Rp1 triliun", "--sum", "Rp1 triliun", "--growth"], "--growth"),
        (vec!["Rp1 triliun", "--exchange", "US$1 juta", "--rate", "9000 IDR/SGD"], "IDR/SGD"),
        (vec!["Rp1 triliun", "--exchange", "US$1 juta", "--rate", "0"], "above zero"),
        (vec!["US$1 juta", "--exchange", "1 SGD million", "--rate", "9"], "`15294 IDR/USD`"),
        (vec!["Rp1 triliun", "--exchange", "US$1 juta", "--rate", "15.294"], "write `15294`"),
        (vec!["33%", "--of", "", "--to", "Rp1 triliun"], "``"),
        (vec!["33%", "--of", "Rp1 triliun"], "has 1 operand: expected"),
        (vec!["33%", "--sum", "Rp1", "Rp2"], "what is stated is in percent"),
        (vec!["--perod"], "--perod"),
        (vec!["--file", "nowhere.csv"], "nowhere.csv"),
        (vec!["33%", "--lang", "fr"], "fr"),
    ] {
        let run = run(&options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options:?}");
        assert_eq!(run.err.lines().count(), 1, "{options:?}: {}", run.err);
        assert!(run.err.contains(named), "{options:?}: {}", run.err);
    }
}
