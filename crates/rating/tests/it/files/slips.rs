//! A slip in a file of a methodology is told once, whatever follows from it.

use super::{RIGHT, reader, wrong};

/// What stands in the right file, and what instead.
type Change = (&'static str, &'static str);

/// What can't be read is missing elsewhere: from a sum, from the conditions of a gate,
/// from the classes that gates name. That isn't told.
#[test]
fn what_only_follows_from_a_slip_is_not_told() {
    let amount = "expected an amount, such as 0.4, \"40%\" or \"1 IDR trillion\"";
    let cases: &[(&str, &str, &str, &str)] = &[
        ("months = 12", "months = \"x\"", "gates.new.when.younger_than_months", "a whole number"),
        ("younger_than", "younger_thn", "gates.new.when.younger_thn_months", "did you mean"),
        (
            "younger_than_months = 12",
            "indicator = \"own\", below = \"x\"",
            "gates.new.when.below",
            amount,
        ),
        ("when = { younger_than_months = 12 }", "when = 3", "gates.new.when", "expected a table"),
        (
            "\"2 half_away\"",
            "2",
            "rounding.composite",
            "such as \"2 half_away\", but found the number 2",
        ),
        ("{ composite = \"2 half_away\" }", "\"2 half_away\"", "rounding", "expected a table"),
        ("{ id = \"Contoh\", en = \"Example\" }", "\"X\"", "title", "a table of texts by language"),
        ("{ id = \"Contoh\", en = \"Example\" }", "{}", "title", "expected at least one"),
        ("{ id = \"Contoh\", en = \"Example\" }", "{ id = 3 }", "title.id", "expected a text"),
        ("{ en = \"Pillar\" }", "\"X\"", "groups.pillar.title", "a table of texts by language"),
        ("{ en = \"Good\" }", "\"X\"", "classes.good.title", "a table of texts by language"),
        ("{ en = \"Own\" }", "\"X\"", "define.own.title", "a table of texts by language"),
        ("from = 50", "from = \"sixty\"", "classes.good.from", "expected a number on the scale"),
        ("from = 50", "from = \"60%\"", "classes.good.from", "not a plain decimal"),
        (
            "from = 50",
            "from = { q1 = \"x\" }",
            "classes.good.from",
            "expected a number on the scale",
        ),
        (
            "[[classes]]\nid = \"good\"",
            "[[clases]]\nid = \"good\"",
            "clases",
            "did you mean `classes`?",
        ),
        ("id = \"good\"\ntitle", "title", "classes.?", "the key `id` is missing"),
        ("weight = 0.6", "wieght = 0.6", "indicators.investment_per_job.wieght", "did you mean"),
        ("[indicators.own]", "[indicator.own]", "indicator", "did you mean `indicators`?"),
        ("worst = 0", "wurst = 0", "indicators.own.score.wurst", "did you mean `worst`?"),
        (
            "worst = 0, best = \"100%\"",
            "pionts = [[0, 0]]",
            "indicators.own.score.pionts",
            "`points`",
        ),
        ("worst = 0", "worst = \"nought\"", "indicators.own.score.worst", amount),
        ("direction = \"higher\"", "direction = \"hihger\"", "define.own.direction", "\"higher\"?"),
        ("stock [period] ÷", "stok [period] ÷", "define.own.formula", "`stok`"),
        ("[define.own]", "[defin.own]", "defin", "did you mean `define`?"),
        (
            "aggregate = \"geometric\"",
            "aggregate = 3",
            "groups.pillar.aggregate",
            "expected a text",
        ),
        ("version = \"1\"", "verison = \"1\"", "verison", "did you mean `version`?"),
        ("sources = ", "scale = { low = \"a\", high = 10 }\nsources = ", "scale.low", "a number"),
        ("sources = ", "scale = { low = 10 }\nsources = ", "scale", "the key `high` is missing"),
    ];
    for (from, to, key, expected) in cases {
        let found = wrong(from, to);
        let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
        let [problem] = found.as_slice() else { panic!("`{to}`: {texts:#?}") };
        assert_eq!(problem.key.join("."), *key, "`{to}`: {texts:#?}");
        assert!(problem.kind.to_string().contains(expected), "`{to}`: {texts:#?}");
    }
    let impute = "in = \"pillar\"\nimpute = \"mode\"\nweight = 1";
    let found = wrong("in = \"pillar\"\nweight = 1", impute);
    let expected = "24:10: indicators.own.impute: expected \"mean\", \"median\" or a value, such as 0.4, \
                    \"40%\" or \"1 IDR trillion\", but found the text \"mode\"";
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
}

/// A slip in one place doesn't keep another from being told.
#[test]
fn independent_slips_are_told_together() {
    let cases: &[(&[Change], &[usize])] = &[
        (
            &[("status = \"illustrative\"", "status = \"x\""), ("weight = 0.6", "weight = 0.5")],
            &[1, 3],
        ),
        (&[("title = { id", "titel = { id"), ("from = 50", "from = 150")], &[4, 40]),
        (&[("\"2 half_away\"", "2"), ("[indicators.own]", "[indicators.owm]")], &[6, 22]),
        (&[("best = \"100%\"", "best = \"x\""), ("weight = 0.6", "weight = 0.5")], &[1, 25]),
        (&[("[[0, 0], [", "[[\"x\", 0], [\"y\", 1], [")], &[29, 29]),
        (&[("id = \"example\"", "id = \" \""), ("class = \"good\"", "class = \"x\"")], &[1, 35]),
    ];
    for (changes, lines) in cases {
        let change = |text: String, (from, to): &(&str, &str)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        };
        let text = changes.iter().fold(RIGHT.to_owned(), change);
        let problems = reader().read(&text).unwrap_err();
        let found: Vec<usize> = problems.0.iter().map(|problem| problem.at.unwrap().0).collect();
        assert_eq!(found, *lines, "{problems}");
    }
}

#[test]
fn an_empty_file_is_one_problem_with_a_place() {
    for text in ["", "\n\n", "# only a comment\n"] {
        let problems = reader().read(text).unwrap_err();
        assert_eq!(problems.0.len(), 1, "{problems}");
        assert!(
            problems.to_string().starts_with("1:1: the file is empty: expected "),
            "{problems}"
        );
    }
    let problems = reader().read("id = \"a\"\n").unwrap_err();
    assert!(problems.0.len() > 5 && problems.0.iter().all(|problem| problem.at == Some((1, 1))));
}
