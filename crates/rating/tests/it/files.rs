//! Files of methodologies: those that are right come back as they were, those that are
//! wrong are told what is wrong, and where.

mod slips;

use kawasan_data::{files, kek};
use kawasan_indicators::Catalogue;
use kawasan_model::{Decimal, Localised};
use kawasan_rating::{
    Class, Draft, IndicatorDraft, Library, Limit, Point, Problem, Reader, Scoring,
};

fn reader() -> Reader<'static> {
    Reader::of(kek().dataset()).unwrap()
}

#[test]
fn shipped_methodologies_survive_a_round_trip() {
    for (name, text) in files::METHODOLOGIES {
        let methodology = reader().read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(methodology.id(), *name);
        let written = methodology.to_toml();
        let again =
            reader().read(&written).unwrap_or_else(|error| panic!("{name}: {error}\n{written}"));
        assert_eq!(again, methodology, "{name}");
        assert_eq!(again.to_toml(), written, "{name}");
    }
}

/// A methodology that is right.
const RIGHT: &str = r#"id = "example"
version = "1"
status = "illustrative"
title = { id = "Contoh", en = "Example" }
sources = ["an example"]
rounding = { composite = "2 half_away" }
missing = "leave_out"
minimum_coverage = "1/2"
aggregate = "arithmetic"

[define.own]
title = { en = "Own" }
direction = "higher"
formula = "realised investment stock [period] ÷ committed investment stock [period]"
rounding = "4 half_away"

[groups.pillar]
title = { en = "Pillar" }
weight = 0.4
aggregate = "geometric"

[indicators.own]
in = "pillar"
weight = 1
score = { worst = 0, best = "100%" }

[indicators.investment_per_job]
weight = 0.6
score = { points = [[0, 0], ["2 IDR billion/person", 100]] }

[[gates]]
id = "new"
title = { en = "New" }
when = { younger_than_months = 12 }
class = "good"

[[classes]]
id = "good"
title = { en = "Good" }
from = 50

[[classes]]
id = "poor"
title = { en = "Poor" }
from = 0
to = 49.99
"#;

/// What is wrong after a change of the right file.
fn wrong(from: &str, to: &str) -> Vec<Problem> {
    assert!(RIGHT.contains(from), "{from}");
    let text = RIGHT.replacen(from, to, 1);
    match reader().read(&text) {
        Err(problems) => problems.0,
        Ok(_) => panic!("`{to}` for `{from}` is taken"),
    }
}

/// Each with its line and what the message says.
#[test]
fn a_wrong_file_is_told_what_is_wrong_and_where() {
    reader().read(RIGHT).unwrap();
    let cases: &[(&str, &str, usize, &str)] = &[
        ("status = \"illustrative\"", "status = ", 3, "this is not TOML"),
        ("id = \"example\"\n", "", 1, "the key `id` is missing: expected a text"),
        ("id = \"example\"", "id = \" \"", 1, "the text is blank"),
        ("version = \"1\"", "version = 1", 2, "expected a text, but found the number 1"),
        ("version = \"1\"", "verison = \"1\"", 2, "did you mean `version`?"),
        (
            "\"illustrative\"",
            "\"offical\"",
            3,
            "\"illustrative\", but found \"offical\"; did you mean \"official\"?",
        ),
        (
            "title = { id = \"Contoh\", en = \"Example\" }",
            "title = \"Example\"",
            4,
            "a table of texts by language",
        ),
        ("sources = [\"an example\"]", "sources = []", 5, "expected at least one source"),
        (
            "sources = [\"an example\"]",
            "sources = [1]",
            5,
            "expected a text, but found the number 1",
        ),
        ("sources = [\"an example\"]", "sources = \"an example\"", 5, "expected a list of texts"),
        ("\"2 half_away\"", "\"2 half_way\"", 6, "is not a rounding"),
        ("\"2 half_away\"", "\"40 half_away\"", 6, "expected 0 to 28"),
        (
            "missing = \"leave_out\"",
            "missing = \"zero\"",
            7,
            "expected one of \"leave_out\", \"lowest\", \"required\", but found \"zero\"",
        ),
        ("minimum_coverage = \"1/2\"", "minimum_coverage = \"1/0\"", 8, "is no weight"),
        ("minimum_coverage = \"1/2\"", "minimum_coverage = 1.5", 8, "expected a share from 0 to 1"),
        (
            "aggregate = \"geometric\"",
            "aggregate = \"copeland\"\nabove_lowest = 5",
            20,
            "no lowest part to be above",
        ),
        ("in = \"pillar\"\nweight = 1", "weight = 0", 17, "the group has no parts"),
        ("[indicators.own]", "[indicators.owm]", 22, "there is no indicator `owm`"),
        ("worst = 0, best = \"100%\"", "worst = 0", 25, "the key `best` is missing"),
        (
            "worst = 0, best = \"100%\"",
            "worst = \"100%\", best = 0",
            25,
            "higher is better, but the score goes the other way",
        ),
        (
            "worst = 0, best = \"100%\"",
            "worst = 1, best = \"100%\"",
            25,
            "worst and best are both 1",
        ),
        (
            "best = \"100%\"",
            "best = \"1 IDR trillion\"",
            25,
            "`1 IDR trillion` is in `IDR`, but the indicator is in `1`",
        ),
        (
            "best = \"100%\" }",
            "best = \"100%\", logarithmic = true }",
            25,
            "a logarithmic scale needs posts above zero: 0 is not",
        ),
        ("best = \"100%\" }", "best = { q5 = 1 } }", 25, "there is no such key"),
        (
            "points = [[0, 0], ",
            "points = [[\"2 IDR billion/person\", 0], ",
            29,
            "the values must ascend",
        ),
        ("younger_than_months = 12", "indicator = \"own\"", 34, "expected `below`, `at_least`"),
        ("sources = ", "scale = { low = 50, high = 50 }\nsources = ", 5, "is not below"),
        (
            "best = \"100%\" }",
            "best = \"100%\", steps = [[0, 0]] }",
            25,
            "expected one way to score",
        ),
        ("worst = 0, best = \"100%\"", "peers = \"min-max\"", 25, "did you mean `minmax`?"),
        (
            "worst = 0, best = \"100%\"",
            "peers = \"goalposts\"",
            25,
            "give `worst` and `best` instead",
        ),
        ("worst = 0, best = \"100%\"", "peers = \"distance-to-target\"", 25, "needs a `target`"),
        (
            "worst = 0, best = \"100%\"",
            "peers = \"distance-to-reference\", reference = \"gresk\"",
            25,
            "there is no zone `gresk`; did you mean `gresik`?",
        ),
        (
            "worst = 0, best = \"100%\"",
            "peers = \"distance-to-reference\", reference = \"KEK Gresik\"",
            25,
            "there is no zone `KEK Gresik`; did you mean `gresik`?",
        ),
        (
            "worst = 0, best = \"100%\"",
            "peers = \"minmax\", target = 1",
            25,
            "takes neither a target nor a reference",
        ),
        (
            "in = \"pillar\"\nweight = 1",
            "in = \"pillar\"\nimpute = \"mode\"\nweight = 1",
            24,
            "mode",
        ),
        (
            "in = \"pillar\"\nweight = 1",
            "in = \"pillar\"\ntreat = \"winsorize:5\"\nweight = 1",
            24,
            "winsorize",
        ),
        (
            "in = \"pillar\"\nweight = 1",
            "in = \"pillar\"\ntreat = \"denominate\"\nweight = 1",
            24,
            "let the formula divide instead",
        ),
        ("points = [[0, 0], ", "points = [[0, 0, 0], ", 29, "a value and a score"),
        (
            "points = [[0, 0], ",
            "points = [[\"3 IDR billion/person\", 0], ",
            29,
            "the values must ascend",
        ),
        ("100]] }", "120]] }", 29, "120 is out of the scale from 0 to 100"),
        ("100]] }", "nan]] }", 29, "nan"),
        ("2 IDR billion/person", "2 IDR billion", 29, "but the indicator is in `IDR/person`"),
        ("younger_than_months = 12", "younger_than_months = 1.5", 34, "a whole number from 0 up"),
        (
            "when = { younger_than_months = 12 }",
            "when = {}",
            34,
            "a gate needs at least one condition",
        ),
        ("younger_than_months = 12", "below = 1", 34, "the key `indicator` is missing"),
        (
            "younger_than_months = 12",
            "indicator = \"own\", below = \"1 persons\"",
            34,
            "`1 persons` is in `persons`",
        ),
        (
            "class = \"good\"",
            "class = \"god\"",
            35,
            "there is no class `god`; did you mean `good`?",
        ),
        ("class = \"good\"", "class = \"good\"\nunrated = true", 31, "expected one effect"),
        ("from = 50", "from = 50.001", 40, "has more decimals than the composite"),
        ("from = 50", "from = 150", 40, "150 is out of the scale"),
        ("from = 50", "from = 0", 40, "the class begins at 0 as `poor` does"),
        ("to = 49.99", "to = 49.9", 46, "no class has 49.91 to 49.99: `poor` ends at 49.9"),
        ("to = 49.99", "to = 50", 46, "`poor` goes to 50, which the class from 50 has, too"),
        ("from = 0\nto", "from = 1\nto", 45, "no class has 0 up to 1"),
        ("id = \"poor\"", "id = \"good\"", 38, "the id is taken"),
        ("sources = ", "effective = { from = 2024-02-30 }\nsources = ", 5, "this is not TOML"),
        (
            "sources = ",
            "effective = { from = 2024-02-01, until = 2024-01-01 }\nsources = ",
            5,
            "which is before it",
        ),
        (
            "sources = ",
            "scale = { low = 100, high = 0 }\nsources = ",
            5,
            "the scale's low end 100 is not below",
        ),
    ];
    assert!(cases.len() > 40);
    for (from, to, line, expected) in cases {
        let found = wrong(from, to);
        let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
        // Each slip is told once, and what only follows from it isn't.
        let [problem] = found.as_slice() else { panic!("`{to}`: {texts:#?}") };
        assert!(texts.concat().contains(expected), "`{to}`: {texts:#?}");
        assert_eq!(problem.at.unwrap().0, *line, "`{to}`: {texts:#?}");
    }
}

/// Zones are compared with a zone; units of a table, with one of them.
#[test]
fn a_reference_is_a_zone_or_a_unit_of_the_table() {
    let peers = "peers = \"distance-to-reference\", reference = \"gresik\"";
    let text = RIGHT.replacen("worst = 0, best = \"100%\"", peers, 1);
    assert!(reader().read(&text).is_ok());
    let given = "unit = \"1\"\n";
    let (from, to) = (RIGHT.find("formula =").unwrap(), RIGHT.find("\n[groups.pillar]").unwrap());
    let (begin, end) = (&RIGHT[..from], &RIGHT[to..]);
    let text = format!("{begin}{given}{end}").replacen("worst = 0, best = \"100%\"", peers, 1);
    let text = text.replacen("gresik", "Singapore", 1);
    let mixed = reader().read(&text).unwrap_err();
    assert_eq!(mixed.0.len(), 1, "{mixed}");
    let (from, to) =
        (text.find("[indicators.investment_per_job]").unwrap(), text.find("[[gates]]").unwrap());
    let alone =
        format!("{}{}", &text[..from], &text[to..]).replacen("weight = 0.4", "weight = 1", 1);
    assert!(reader().read(&alone).is_ok(), "{:?}", reader().read(&alone));
}

/// A program can leave a limit without any number; a file can't.
#[test]
fn a_limit_holds_a_number() {
    let never = || Limit::ByQuarter([None; 4]);
    let zero = || Limit::Fixed(Decimal::ZERO);
    let point = |value, score: i64| Point { value, score: Decimal::from(score) };
    let rounding = "2 half_away".parse().unwrap();
    let title = || Localised::try_new([("en", "X")]).unwrap();
    for (scoring, from, wrong) in [
        (Scoring::goalposts(never(), Limit::Fixed(Decimal::ONE)), zero(), "score"),
        (Scoring::Points(vec![point(zero(), 50), point(never(), 0)]), zero(), "score"),
        (Scoring::Steps(vec![point(never(), 0)]), zero(), "score"),
        (Scoring::goalposts(zero(), Limit::Fixed(Decimal::ONE)), never(), "from"),
    ] {
        let mut draft = Draft::new("x", title(), "synthetic", rounding, "1".parse().unwrap());
        let id = "investment_attainment";
        draft.indicators.push(IndicatorDraft::new(id, "1".parse().unwrap(), scoring));
        draft.classes.push(Class::from("all", title(), from));
        let catalogue = Catalogue::standard(kek().dataset()).unwrap();
        let problems = draft.methodology(&catalogue).unwrap_err();
        let [problem] = problems.0.as_slice() else { panic!("{problems}") };
        assert_eq!(problem.key.last().map(String::as_str), Some(wrong), "{problem}");
        assert!(problem.to_string().contains("at least one of `q1` to `q4`"), "{problem}");
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let text = RIGHT
        .replacen("version = \"1\"", "version = 1", 1)
        .replacen("weight = 0.6", "weight = x", 1)
        .replacen("weight = x", "weight = \"a third\"", 1)
        .replacen("from = 50", "from = 150", 1)
        .replacen("worst = 0", "wurst = 0", 1);
    let problems = reader().read(&text).unwrap_err();
    let lines: Vec<usize> = problems.0.iter().map(|problem| problem.at.unwrap().0).collect();
    assert_eq!(lines, [2, 25, 28, 40], "{problems}");
}

#[test]
fn cycles_are_named_once() {
    let text = RIGHT.replacen(
        "[groups.pillar]\n",
        "[groups.inner]\ntitle = { en = \"Inner\" }\nin = \"pillar\"\nweight = 1\naggregate = \"arithmetic\"\n\n[groups.pillar]\nin = \"inner\"\n",
        1,
    );
    let problems = reader().read(&text).unwrap_err();
    let cycles: Vec<String> = problems
        .0
        .iter()
        .map(ToString::to_string)
        .filter(|text| text.contains("part of itself"))
        .collect();
    assert_eq!(cycles.len(), 1);
    assert!(cycles[0].contains("inner in pillar in inner"), "{}", cycles[0]);
}

#[test]
fn two_versions_are_not_in_effect_on_one_day() {
    let version = |version: &str, days: &str| {
        let text = RIGHT
            .replacen("version = \"1\"", &format!("version = \"{version}\""), 1)
            .replacen("sources", &format!("effective = {{ {days} }}\nsources"), 1);
        reader().read(&text).unwrap()
    };
    let first = version("1", "from = 2023-01-01, until = 2023-12-31");
    let second = version("2", "from = 2024-01-01");
    let third = version("3", "from = 2023-06-01, until = 2023-06-30");
    let library = Library::of([first.clone(), second.clone()]).unwrap();
    let day = kawasan_model::parse_date("2023-12-31").unwrap();
    assert_eq!(library.on("example", day).map(kawasan_rating::Methodology::version), Some("1"));
    assert_eq!(library.latest("example").map(kawasan_rating::Methodology::version), Some("2"));
    let problems = Library::of([first, second, third]).unwrap_err();
    assert_eq!(problems.0.len(), 1);
    assert!(problems.to_string().contains("version 1 is in effect on some of the same days"));
}

/// The blocks of the guide, one after the other, are a methodology.
#[test]
fn the_guide_is_a_methodology() {
    let guide = include_str!("../../../../docs/METHODOLOGIES.md");
    let blocks = guide.split("```toml\n").skip(1).filter_map(|block| block.split("```").next());
    let text: String = blocks.collect();
    // The guide shows a part of its groups only.
    let text = text.replace("weight = \"2/3\"", "weight = 1").replace("weight = 0.6", "weight = 1");
    let methodology = reader().read(&text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((methodology.gates().len(), methodology.classes().len()), (2, 3));
}

#[test]
fn any_text_is_read_or_refused() {
    for text in [
        "",
        "[",
        "a",
        "\u{0}",
        "id = 1e999",
        "classes = [1]",
        "define = 3",
        "[[indicators]]",
        "gates = [[]]",
    ] {
        assert!(reader().read(text).is_err(), "{text}");
    }
}
