//! Whether a zone has one of some classes, whatever the precision of its figures.

use kawasan_data::kek;
use kawasan_model::{Tri, parse_date};
use kawasan_rating::{Reader, rate};

/// KEK Gresik's pace to its plan, as known in April 2024, is 148.84 % (147.37 to 150.31 %);
/// best at 200 %, that is a score of 74.42 (73.69 to 75.16).
fn holds(classes: [&str; 2], gate: &str, asked: &[usize]) -> Tri {
    let [middle, high] = classes;
    let text = format!(
        r#"
        id = "own"
        version = "1"
        status = "illustrative"
        title = {{ en = "A methodology" }}
        sources = ["a test"]
        rounding = {{ composite = "2 half_away" }}
        missing = "leave_out"
        minimum_coverage = 1
        aggregate = "arithmetic"
        indicators.plan_pace = {{ weight = 1, score = {{ worst = 0, best = "200%" }} }}
        {gate}
        classes = [
            {{ id = "high", title = {{ en = "High" }}, from = {high} }},
            {{ id = "middle", title = {{ en = "Middle" }}, from = {middle} }},
            {{ id = "low", title = {{ en = "Low" }}, from = 0 }},
        ]
        "#
    );
    let reader = Reader::of(kek().dataset()).unwrap();
    let methodology = reader.read(&text).unwrap_or_else(|problems| panic!("{problems}"));
    let day = parse_date("2024-04-24").unwrap();
    let ratings = rate(kek().dataset(), &methodology, "2024-Q1".parse().unwrap(), Some(day));
    let gresik = ratings.get("gresik").unwrap();
    assert_eq!(gresik.rating.composite.unwrap().to_string(), "74.42");
    ratings.is_one_of(gresik, asked)
}

const HIGH: usize = 0;
const MIDDLE: usize = 1;
const LOW: usize = 2;

#[test]
fn it_is_certain_if_every_class_that_there_may_be_says_so() {
    // High for certain, then high or middle, then any of the three.
    let cases = [
        (["50", "73.69"], [Tri::Yes, Tri::No, Tri::No]),
        (["50", "73.7"], [Tri::Possible, Tri::Possible, Tri::No]),
        (["73.7", "74"], [Tri::Possible, Tri::Possible, Tri::Possible]),
    ];
    for (classes, expected) in cases {
        let own = [HIGH, MIDDLE, LOW].map(|class| holds(classes, "", &[class]));
        assert_eq!(own, expected, "{classes:?}");
    }
    assert_eq!(holds(["50", "73.7"], "", &[HIGH, MIDDLE]), Tri::Yes);
    // What lies between two classes that are asked for is none of them.
    assert_eq!(holds(["73.7", "74"], "", &[HIGH, LOW]), Tri::Possible);
    assert_eq!(holds(["73.7", "74"], "", &[HIGH, MIDDLE, LOW]), Tri::Yes);
    assert_eq!(holds(["73.7", "74"], "", &[]), Tri::No);
}

#[test]
fn a_gate_limits_what_the_score_leaves_open() {
    let gate = |effect: &str| {
        format!(
            "gates = [{{ id = \"g\", title = {{ en = \"A gate\" }}, \
             when = {{ indicator = \"plan_pace\", at_least = 1 }}, {effect} }}]"
        )
    };
    let cap = gate("cap = \"middle\"");
    assert_eq!(holds(["50", "73.7"], &cap, &[MIDDLE]), Tri::Yes);
    // Capped, but perhaps lower.
    assert_eq!(holds(["73.7", "74"], &cap, &[MIDDLE]), Tri::Possible);
    assert_eq!(holds(["73.7", "74"], &cap, &[MIDDLE, LOW]), Tri::Yes);
    let floor = gate("floor = \"middle\"");
    assert_eq!(holds(["73.7", "74"], &floor, &[HIGH, MIDDLE]), Tri::Yes);
    assert_eq!(holds(["73.7", "74"], &gate("class = \"low\""), &[LOW]), Tri::Yes);
    assert_eq!(holds(["73.7", "74"], &gate("unrated = true"), &[LOW]), Tri::Possible);
    // Whether it had begun to operate isn't on record.
    let perhaps = cap.replace("indicator = \"plan_pace\", at_least = 1", "operating = true");
    assert_eq!(holds(["50", "73.69"], &perhaps, &[HIGH]), Tri::Possible);
}

/// A zone invested more than 20 of a target of 100 billion, nobody knows how much more: 80 % of
/// a linear pace or anything above, 80 billion of the target left or anything below.
#[test]
fn what_has_no_bound_may_be_in_any_class_on_that_side() {
    let rows = "\
subject,measure,basis,timing,period,value,unit,qualifier,publisher,submitted_on
kendal,investment,realised,flow,2024-Q1,20,IDR billion,more_than,made up,2024-04-20
kendal,investment,target,flow,2024,100.000,IDR billion,,made up,2024-04-20
";
    let dataset = kek().with_submission(&kawasan_data::read_submission(rows).unwrap()).unwrap();
    let holds = |indicator: &str, score: &str, asked: &[usize]| {
        let text = format!(
            r#"
            id = "own"
            version = "1"
            status = "illustrative"
            title = {{ en = "A methodology" }}
            sources = ["a test"]
            rounding = {{ composite = "2 half_away" }}
            missing = "leave_out"
            minimum_coverage = 1
            aggregate = "arithmetic"
            {indicator}
            score = {{ {score}, capped = false }}
            [[classes]]
            id = "high"
            title = {{ en = "High" }}
            from = 90
            [[classes]]
            id = "middle"
            title = {{ en = "Middle" }}
            from = 50
            [[classes]]
            id = "low"
            title = {{ en = "Low" }}
            from = 0
            "#
        );
        let reader = Reader::of(&dataset).unwrap();
        let methodology = reader.read(&text).unwrap_or_else(|problems| panic!("{problems}"));
        let ratings = rate(&dataset, &methodology, "2024-Q1".parse().unwrap(), None);
        let kendal = ratings.get("kendal").unwrap();
        assert_eq!(kendal.rating.composite.unwrap().to_string(), "80.00");
        ratings.is_one_of(kendal, asked)
    };
    let pace = "[indicators.investment_pace]\nweight = 1";
    let rises = |asked: &[usize]| holds(pace, "worst = 0, best = 1", asked);
    assert_eq!(
        [&[HIGH][..], &[MIDDLE], &[LOW]].map(rises),
        [Tri::Possible, Tri::Possible, Tri::No]
    );
    assert_eq!(rises(&[HIGH, MIDDLE]), Tri::Yes);
    let left = "define.left = { title = { en = \"Left\" }, direction = \"higher\", rounding = \"0 half_away\", \
                formula = \"target investment flow [year] − realised investment flow [period]\" }\n\
                [indicators.left]\nweight = 1";
    let falls = |asked: &[usize]| holds(left, "worst = 0, best = \"100 IDR billion\"", asked);
    // Below the scale there is no class, and of what has none it isn't known.
    assert_eq!([&[HIGH][..], &[MIDDLE], &[LOW]].map(falls), [Tri::Possible; 3]);
    assert_eq!(falls(&[MIDDLE, LOW]), Tri::Possible);
}
