//! Files of statements that are wrong, and what is said of them.

use kawasan_data::files;

use crate::meeting::reader;

fn said(from: &str, to: &str) -> String {
    let text = files::STATEMENTS.replacen(from, to, 1);
    assert_ne!(text, files::STATEMENTS, "{from}");
    match reader().read(&text) {
        Ok(_) => panic!("`{to}` is read"),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_wrong_file_is_told_what_is_wrong_and_where() {
    let cases = [
        (
            "indicator = \"investment_growth\"",
            "indicator = \"investment_grwth\"",
            "did you mean `investment_growth`?",
        ),
        ("above = \"0%\"", "above = \"0 persons\"", "the value is in `1`, not in `persons`"),
        ("above = \"0%\"", "above = \"none\"", "s05.growth"),
        ("above = \"0%\"", "above = \"0%\"\nbelow = \"9%\"", "expected one limit, not two"),
        (
            "above = \"0%\"",
            "above = \"0%\"\ncount = \"all\"",
            "this has no effect beside `indicator`",
        ),
        ("count = \"most\"", "count = \"many\"", "`many` is no quantifier"),
        ("count = \"most\"\n", "", "the key `count` is missing"),
        (
            "classes = [\"sangat_baik\", \"baik\"]",
            "classes = [\"bagus\"]",
            "expected one of sangat_baik, baik, perlu_dukungan",
        ),
        (
            "methodology = \"kek-triwulan\"",
            "methodology = \"kek-triwuln\"",
            "did you mean `kek-triwulan`?",
        ),
        ("zones = \"sector:health\"", "zones = \"sector:helth\"", "did you mean `health`?"),
        ("zones = \"sector:health\"", "zones = \"gresik\"", "expected a group of zones"),
        ("these = [\"gresik\"]", "these = [\"gresk\"]", "did you mean `gresik`?"),
        ("subjects = [\"gresik\"]", "subjects = []", "it is about nobody"),
        (
            "published = [\"investment\"]",
            "published = [\"invesment\"]",
            "did you mean `investment`?",
        ),
        (
            "quarters = [\"2023-Q2\", \"2024-Q1\"]",
            "quarters = [\"2024-Q2\", \"2024-Q1\"]",
            "after the last",
        ),
        (
            "quarters = [\"2023-Q2\", \"2024-Q1\"]",
            "quarters = [\"2024-Q1\"]",
            "the first quarter and the last",
        ),
        ("amount = \"3 USD billion\"", "amount = \"3\"", "s11.rate"),
        ("amount = \"3 USD billion\"", "amount = \"3 IDR billion\"", "s11.rate"),
        ("id = \"s02\"", "id = \"s01\"", "there is a statement `s01` already"),
        ("id = \"pace\"", "id = \"growth\"", "there is a criterion `growth` already"),
        ("held_on = \"2024-04-24\"", "held_on = \"24 April\"", "5:11: held_on"),
        ("reading = \"all\"", "reading = \"both\"", "unknown variant `both`"),
        ("kind = \"cycle\"", "kynd = \"cycle\"", "unknown field `kynd`"),
        ("decides = false", "decide = false", "unknown field `decide`"),
        ("rounding = \"0 half_away\"\n", "", "the key `rounding` is missing"),
        (
            "formula = \"realised employment flow [period]",
            "formula = \"realised employmnt flow [period]",
            "did you mean `employment`?",
        ),
        ("which = { opened_in = \"2024\" }", "which = {}", "expected `classes`"),
        (
            "which = { indicator = \"investment_pace\", below = \"100%\" }",
            "which = { indicator = \"investment_pace\" }",
            "expected a limit",
        ),
    ];
    for (from, to, expected) in cases {
        let said = said(from, to);
        assert!(said.contains(expected), "`{to}`: {said}");
        let place = said.split(':').next().unwrap().parse::<usize>();
        assert!(place.is_ok(), "`{to}` without a line: {said}");
        assert_eq!(said.lines().count(), 1, "`{to}`: {said}");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() {
    let text = files::STATEMENTS
        .replacen("count = \"most\"", "count = \"many\"", 1)
        .replacen("held_on = \"2024-04-24\"", "held_on = \"2024-04-31\"", 1)
        .replacen("above = \"0%\"", "above = \"0 IDR\"", 1);
    let problems = reader().read(&text).unwrap_err();
    let keys: Vec<&str> = problems.0.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["held_on", "s02.classes.count", "s05.growth"]);
}

#[test]
fn what_decides_nothing_is_refused() {
    let text = files::STATEMENTS.replacen(
        "[[statement.criterion]]\nid = \"rate\"",
        "[[statement.criterion]]\nid = \"rate\"\ndecides = false",
        1,
    );
    let said = reader().read(&text).unwrap_err().to_string();
    assert!(said.contains("s11: no criterion decides"), "{said}");
    for text in ["", "title = { en = \"A\" }", "\u{0}", "[[statement]]\nid = 3"] {
        assert!(reader().read(text).is_err(), "{text:?}");
    }
}
