//! What `rate_zones` makes of a methodology of one's own and of options that are wrong.

use crate::support;

#[test]
fn a_methodology_of_ones_own_and_what_is_wrong_with_it() {
    let folder = std::env::temp_dir().join(format!("kawasan-methodology-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("own.toml");
    let shipped = include_str!("../../../../crates/data/methodologies/kek-2021.toml");
    std::fs::write(&path, shipped.replace("id = \"kek-2021\"", "id = \"own\"")).unwrap();
    let file = path.to_str().unwrap().to_owned();
    let own = support::json("rate_zones", &format!("--methodology {file}"));
    assert_eq!((&own["methodology"], own["zones"].as_array().unwrap().len()), (&"own".into(), 19));
    let wrong = shipped
        .replacen("weight = \"1/2\"", "weight = \"1/3\"", 1)
        .replace("from = 60", "from = 160");
    std::fs::write(&path, wrong).unwrap();
    let run = support::run("rate_zones", &format!("--methodology {file}"));
    std::fs::write(&path, "").unwrap();
    let empty = support::run("rate_zones", &format!("--methodology {file}"));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!((empty.code, empty.err.lines().count()), (Some(2), 1));
    assert!(empty.err.contains("own.toml:1:1: the file is empty"), "{}", empty.err);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(
        run.err.lines().filter(|line| line.starts_with("error: ")).count(),
        2,
        "{}",
        run.err
    );
    assert!(run.err.contains("own.toml:") && run.err.contains("sum to 5/6"), "{}", run.err);
    assert!(run.err.contains("160 is out of the scale"), "{}", run.err);
}

#[test]
fn bad_input_gets_a_line_that_names_it() {
    for (options, named) in [
        ("--methodology kek-2020", "expected a file or one of kek-triwulan"),
        ("--methodology nowhere.toml", "nowhere.toml"),
        ("--explain gresk", "did you mean `gresik`?"),
        ("--what-if sanur", "`sanur` was no zone by the end of 2021"),
        ("--period 2021-X", "2021-X"),
        ("--since 2021", "`2021` does not end before `2021`"),
        ("--period 2024-S1 --since 2025-S1", "expected an earlier period"),
        ("--robustness --draws 0", "0 is not in 100.."),
        ("--robustness --draws 99", "99 is not in 100.."),
    ] {
        let run = support::run("rate_zones", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
        assert!(run.err.contains(named), "{options}: {}", run.err);
    }
}
