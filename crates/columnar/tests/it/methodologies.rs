//! Random methodologies over a synthetic panel, against ratings row by row.

use std::fmt::Write;

use kawasan_columnar::{Life, OutputKind, Panel, Path, Program, synthetic};
use kawasan_data::kek;
use kawasan_indicators::{Catalogue, Evaluator};
use kawasan_model::{Dataset, Date, Measures, Subject, parse_date};
use kawasan_rating::{Methodology, Reader, UnitValues, Value};
use kawasan_testing::config;
use kawasan_testing::fixtures::read;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{dataset, observations, registry, targets};

const INDICATORS: [&str; 5] = [
    "investment_attainment",
    "employment_attainment",
    "investment_growth",
    "investment_growth_on_previous",
    "investment_per_job",
];

#[derive(Debug, Clone)]
struct Parts {
    missing: &'static str,
    coverage: &'static str,
    scores: Option<&'static str>,
    groups: Option<&'static str>,
    composite: &'static str,
    aggregates: [&'static str; 2],
    above_lowest: Option<&'static str>,
    rules: Vec<&'static str>,
    per_job: &'static str,
    weights: Vec<u8>,
    gates: Vec<&'static str>,
}

/// Rules for values that are shares or growth.
const RULES: [&str; 7] = [
    r#"{ worst = "0%", best = "100%" }"#,
    r#"{ worst = "-30%", best = "45%", capped = false }"#,
    r#"{ worst = "0%", best = { q1 = "20%", q2 = "45%", q4 = "90%" } }"#,
    r#"{ points = [["-50%", 0], ["0%", 33.3], ["25%", 80], ["100%", 100]] }"#,
    r#"{ steps = [["0%", 0], ["33.33%", 50], ["80%", 100]] }"#,
    r#"{ points = [[{ q1 = "5%", q3 = "40%", q4 = "50%" }, 10], ["110%", 90]] }"#,
    r#"{ worst = "1%", best = "200%", logarithmic = true }"#,
];

const PER_JOB: [&str; 2] = [
    r#"{ worst = "0 IDR/person", best = "700000000 IDR/person" }"#,
    r#"{ points = [["10000000 IDR/person", 5], ["900000000 IDR/person", 95]] }"#,
];

const GATES: [&str; 6] = [
    r#"when = { younger_than_months = 24 }
unrated = true"#,
    r#"when = { operating = false }
class = "new""#,
    r#"when = { coverage_below = "3/4" }
cap = "fair""#,
    r#"when = { indicator = "investment_attainment", below = "20%" }
cap = "poor""#,
    r#"when = { indicator = "employment_attainment", at_least = "90%" }
floor = "fair""#,
    r#"when = { indicator = "investment_growth", missing = true }
cap = "fair""#,
];

impl Parts {
    fn text(&self) -> String {
        let mut text = String::from(
            "id = \"random\"\nversion = \"1\"\nstatus = \"illustrative\"\ntitle = { en = \"Random\" }\n\
             sources = [\"made up\"]\nweights = \"relative\"\n",
        );
        let mut roundings = vec![format!("composite = \"{}\"", self.composite)];
        roundings.extend(self.scores.map(|rounding| format!("scores = \"{rounding}\"")));
        roundings.extend(self.groups.map(|rounding| format!("groups = \"{rounding}\"")));
        writeln!(text, "rounding = {{ {} }}", roundings.join(", ")).unwrap();
        writeln!(text, "missing = \"{}\"", self.missing).unwrap();
        writeln!(text, "minimum_coverage = \"{}\"", self.coverage).unwrap();
        writeln!(text, "aggregate = \"{}\"", self.aggregates[0]).unwrap();
        if let Some(above) = self.above_lowest {
            writeln!(text, "above_lowest = {above}").unwrap();
        }
        writeln!(
            text,
            "[groups.inner]\ntitle = {{ en = \"Inner\" }}\nweight = \"1/3\"\naggregate = \"{}\"",
            self.aggregates[1]
        )
        .unwrap();
        for (place, id) in INDICATORS.iter().enumerate() {
            let rule = if place == 4 { self.per_job } else { self.rules[place] };
            let inner = if place % 2 == 0 { "in = \"inner\"\n" } else { "" };
            writeln!(
                text,
                "[indicators.{id}]\n{inner}weight = {}\nscore = {rule}",
                self.weights[place]
            )
            .unwrap();
        }
        for (place, gate) in self.gates.iter().enumerate() {
            writeln!(text, "[[gates]]\nid = \"g{place}\"\ntitle = {{ en = \"G\" }}\n{gate}")
                .unwrap();
        }
        for (id, from) in
            [("good", "70"), ("fair", "{ q1 = 30, q2 = 35, q3 = 35, q4 = 40 }"), ("poor", "0")]
        {
            writeln!(text, "[[classes]]\nid = \"{id}\"\ntitle = {{ en = \"C\" }}\nfrom = {from}")
                .unwrap();
        }
        text.push_str("[[classes]]\nid = \"new\"\ntitle = { en = \"New\" }\n");
        text
    }
}

fn parts() -> impl Strategy<Value = Parts> {
    let aggregate = || prop_oneof![6 => Just("arithmetic"), 3 => Just("minimum"), 1 => Just("geometric"), 1 => Just("median")];
    let rounding = || proptest::option::of(select(vec!["2 half_away", "0 half_even", "1 floor"]));
    let rule = prop_oneof![20 => select(RULES[..6].to_vec()), 1 => Just(RULES[6])];
    (
        select(vec!["leave_out", "lowest", "required"]),
        select(vec!["0", "1/2", "0.7", "1"]),
        (rounding(), rounding(), select(vec!["2 half_away", "1 half_down", "0 up", "3 half_even"])),
        [aggregate(), aggregate()],
        proptest::option::of(select(vec!["10", "33.3"])),
        (vec(rule, 4), select(PER_JOB.to_vec())),
        vec(0..=5_u8, 5),
        proptest::sample::subsequence(GATES.to_vec(), 0..=4),
    )
        .prop_map(
            |(
                missing,
                coverage,
                (scores, groups, composite),
                aggregates,
                above_lowest,
                (rules, per_job),
                weights,
                gates,
            )| Parts {
                missing,
                coverage,
                scores,
                groups,
                composite,
                aggregates,
                above_lowest,
                rules,
                per_job,
                weights,
                gates,
            },
        )
}

/// A panel of zones of different ages, as a panel and as a dataset.
fn setting() -> (Panel, Dataset) {
    let panel = synthetic::panel_with_gaps(7, read("2021-Q1/2022-Q4"), 11, 30).unwrap();
    let rows = observations(&panel, &targets(&panel));
    let dataset = dataset(registry(&panel), Measures::standard(), rows);
    (with_lives(), dataset)
}

fn lives() -> Vec<Life> {
    let day = |text: &str| -> Date { parse_date(text).unwrap() };
    (0..7)
        .map(|zone| {
            let designated = [
                ("2014-01-01", "2014-12-31"),
                ("2020-05-01", "2020-05-01"),
                ("2021-08-15", "2022-02-01"),
            ][zone % 3];
            let operating =
                [None, Some(("2021-06-01", "2021-06-30")), Some(("2015-01-01", "2015-01-01"))]
                    [zone % 3];
            Life {
                designated: Some((day(designated.0), day(designated.1))),
                operating: operating.map(|(a, b)| (day(a), day(b))),
                revoked: None,
            }
        })
        .collect()
}

fn with_lives() -> Panel {
    // The same cells, with milestones.
    let plain = synthetic::panel_with_gaps(7, read("2021-Q1/2022-Q4"), 11, 30).unwrap();
    plain.with_lives(lives()).unwrap()
}

fn rates_as_by_row(parts: &Parts, panel: &Panel, dataset: &Dataset) -> Result<(), TestCaseError> {
    let reader = Reader::of(kek().dataset()).unwrap();
    let text = parts.text();
    // Drawn weights may all be zero in a group, which no methodology may have.
    let library = reader
        .library([("random.toml", text.as_str())])
        .map_err(|error| TestCaseError::reject(error.to_string()))?;
    let methodology: &Methodology = library.latest("random").unwrap();
    let program = Program::builder(panel).methodology(methodology).with_scores().build().unwrap();
    let results = program.evaluate().unwrap();
    prop_assert!(program.clone().by(Path::Wide).evaluate().unwrap() == results);
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    for (zone, id) in panel.zones().iter().enumerate() {
        for (place, quarter) in panel.quarters().quarters().enumerate() {
            let subject = Subject::Zone(id.clone());
            let evaluator = Evaluator::new(dataset.all_known(), subject, quarter.into());
            let value = |id: &str| {
                let outcome = evaluator.evaluate(catalogue.get(id).unwrap());
                outcome.value().map_or(Value::Missing("none"), |value| Value::exactly(value.amount))
            };
            let unit = UnitValues {
                id: id.to_string(),
                values: methodology
                    .indicators()
                    .iter()
                    .map(|one| value(one.subject.id()))
                    .collect(),
                looked_at: vec![],
                facts: lives()[zone].facts(quarter.last_day()),
            };
            let rating = methodology.rate(&[unit], quarter.number()).remove(0);
            let at = format!("{id} {quarter}\n{text}");
            prop_assert_eq!(results.outcome(zone, place), Some(rating.outcome), "{}", at);
            for (output, info) in program.outputs().iter().enumerate() {
                let own = results.value(output, zone, place);
                let scored =
                    methodology.indicators().iter().position(|one| one.subject.id() == info.id);
                match info.kind {
                    OutputKind::Composite => prop_assert_eq!(own, rating.composite, "{}", at),
                    OutputKind::Group => {
                        let group = methodology.groups().iter().position(|one| one.id == info.id);
                        prop_assert_eq!(own, rating.groups[group.unwrap()], "{} {}", info.id, at);
                    }
                    OutputKind::Score => {
                        let roundings = methodology.roundings();
                        let shown = roundings.scores.unwrap_or(roundings.composite);
                        let score = &rating.indicators[scored.unwrap()].score;
                        let score = score.as_ref().map(|score| score.round(shown).unwrap());
                        prop_assert_eq!(own, score, "{} {}", info.id, at);
                    }
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

#[test]
fn random_methodologies_agree() {
    let (panel, dataset) = setting();
    proptest!(config(60), |(parts in parts())| {
        rates_as_by_row(&parts, &panel, &dataset)?;
    });
}

#[test]
fn every_gate_and_rule_is_a_methodology() {
    let (panel, dataset) = setting();
    let parts = Parts {
        missing: "leave_out",
        coverage: "0",
        scores: None,
        groups: None,
        composite: "2 half_away",
        aggregates: ["arithmetic", "minimum"],
        above_lowest: Some("10"),
        rules: RULES[2..6].to_vec(),
        per_job: PER_JOB[1],
        weights: vec![1, 2, 3, 4, 5],
        gates: GATES.to_vec(),
    };
    rates_as_by_row(&parts, &panel, &dataset).unwrap();
}
