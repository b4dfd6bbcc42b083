//! Random methodologies over a synthetic panel, against ratings row by row.

use std::fmt::Write;

use kawasan_columnar::{ColumnSpec, Every, Life, OutputKind, Panel, Path, Program, synthetic};
use kawasan_data::kek;
use kawasan_indicators::Evaluator;
use kawasan_model::{
    Basis, Dataset, Date, Measures, NamedBy, Period, Quarter, ReportingYear, Subject, Timing,
    parse_date,
};
use kawasan_rating::{Methodology, Reader, Scored, UnitValues, Value};
use kawasan_testing::config;
use kawasan_testing::fixtures::read;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::support::{dataset, observations, registry, targets};

const ZONES: usize = 11;

const INDICATORS: [&str; 6] = [
    "investment_attainment",
    "employment_attainment",
    "investment_growth",
    "investment_growth_on_previous",
    "investment_per_job",
    "backlog",
];

#[derive(Debug, Clone)]
struct Parts {
    fiscal: bool,
    scale: (i32, i32),
    missing: &'static str,
    coverage: &'static str,
    scores: Option<&'static str>,
    groups: Option<&'static str>,
    composite: &'static str,
    aggregates: [&'static str; 3],
    above_lowest: Option<i64>,
    rules: Vec<&'static str>,
    per_job: &'static str,
    lower: &'static str,
    weights: Vec<u8>,
    gates: Vec<&'static str>,
}

/// The lowest and the highest score.
const SCALES: [(i32, i32); 4] = [(0, 100), (0, 1), (1, 5), (-10, 10)];

/// Rules for values that are shares or growth; the words stand for scores from the lowest to the
/// highest.
const RULES: [&str; 7] = [
    r#"{ worst = "0%", best = "100%" }"#,
    r#"{ worst = "-30%", best = "45%", capped = false }"#,
    r#"{ worst = "0%", best = { q1 = "20%", q2 = "45%", q4 = "90%" } }"#,
    r#"{ points = [["-50%", LOW], ["0%", FAIR], ["25%", GOOD], ["100%", HIGH]] }"#,
    r#"{ steps = [["0%", LOW], ["33.33%", FAIR], ["80%", HIGH]] }"#,
    r#"{ points = [[{ q1 = "5%", q3 = "40%", q4 = "50%" }, FAIR], ["110%", GOOD]] }"#,
    r#"{ worst = "1%", best = "200%", logarithmic = true }"#,
];

/// Rules for what is better the less it is.
const LOWER: [&str; 3] = [
    r#"{ worst = "120%", best = "-20%" }"#,
    r#"{ points = [["-50%", HIGH], ["30%", GOOD], ["30.1%", FAIR], ["90%", LOW]] }"#,
    r#"{ steps = [["0%", HIGH], ["50%", FAIR], ["90%", LOW]] }"#,
];

const PER_JOB: [&str; 2] = [
    r#"{ worst = "0 IDR/person", best = "700000000 IDR/person" }"#,
    r#"{ points = [["10000000 IDR/person", FAIR], ["900000000 IDR/person", GOOD]] }"#,
];

const GATES: [&str; 10] = [
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
    // What isn't scored.
    r#"when = { indicator = "investment_realised", below = "100000000000 IDR" }
cap = "poor""#,
    r#"when = { indicator = "employment_growth", missing = true, operating = true }
class = "good""#,
    r#"when = { revoked = true }
unrated = true"#,
    r#"when = { operating = true, younger_than_months = 60, coverage_below = "1" }
floor = "good""#,
];

/// What is still to be done of a plan.
const BACKLOG: &str = r#"
[define.backlog]
title = { en = "Backlog" }
direction = "lower"
formula = "1 − realised investment flow [year_to_date] ÷ target investment flow [year]"
rounding = "3 half_even"
"#;

impl Parts {
    fn text(&self) -> String {
        let mut text = String::from(
            "id = \"random\"\nversion = \"1\"\nstatus = \"illustrative\"\ntitle = { en = \"Random\" }\n\
             sources = [\"made up\"]\nweights = \"relative\"\n",
        );
        let (low, high) = self.scale;
        let at = |share: i64| {
            let share = Decimal::new(share, 2);
            Decimal::from(low) + Decimal::from(high - low) * share
        };
        writeln!(text, "scale = {{ low = {low}, high = {high} }}").unwrap();
        let scores = |rule: &str| {
            let rule = rule.replace("LOW", &low.to_string()).replace("HIGH", &high.to_string());
            rule.replace("FAIR", &at(33).to_string()).replace("GOOD", &at(80).to_string())
        };
        let mut roundings = vec![format!("composite = \"{}\"", self.composite)];
        roundings.extend(self.scores.map(|rounding| format!("scores = \"{rounding}\"")));
        roundings.extend(self.groups.map(|rounding| format!("groups = \"{rounding}\"")));
        writeln!(text, "rounding = {{ {} }}", roundings.join(", ")).unwrap();
        writeln!(text, "missing = \"{}\"", self.missing).unwrap();
        writeln!(text, "minimum_coverage = \"{}\"", self.coverage).unwrap();
        writeln!(text, "aggregate = \"{}\"", self.aggregates[0]).unwrap();
        if let Some(above) = self.above_lowest {
            writeln!(text, "above_lowest = {}", at(above) - at(0)).unwrap();
        }
        writeln!(
            text,
            "[groups.inner]\ntitle = {{ en = \"Inner\" }}\nweight = \"1/3\"\naggregate = \"{}\"\n\
             [groups.core]\nin = \"inner\"\ntitle = {{ en = \"Core\" }}\nweight = 0.7\naggregate = \"{}\"",
            self.aggregates[1], self.aggregates[2]
        )
        .unwrap();
        text.push_str(BACKLOG);
        for (place, id) in INDICATORS.iter().enumerate() {
            let rule = match place {
                4 => self.per_job,
                5 => self.lower,
                _ => self.rules[place],
            };
            let inner =
                ["in = \"inner\"\n", "", "in = \"core\"\n", "", "in = \"core\"\n", ""][place];
            let rule = scores(rule);
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
        let fair = [(1, 30), (2, 35), (3, 35), (4, 40)];
        let fair = fair.map(|(quarter, share)| format!("q{quarter} = {}", at(share)));
        let fair = format!("{{ {} }}", fair.join(", "));
        for (id, from) in [("good", at(70).to_string()), ("fair", fair), ("poor", low.to_string())]
        {
            writeln!(text, "[[classes]]\nid = \"{id}\"\ntitle = {{ en = \"C\" }}\nfrom = {from}")
                .unwrap();
        }
        text.push_str("[[classes]]\nid = \"new\"\ntitle = { en = \"New\" }\n");
        text
    }
}

fn parts() -> impl Strategy<Value = Parts> {
    let aggregate = || prop_oneof![8 => Just("arithmetic"), 4 => Just("minimum"), 1 => Just("geometric"), 1 => Just("median"), 1 => Just("harmonic")];
    let rounding = || proptest::option::of(select(vec!["2 half_away", "0 half_even", "1 floor"]));
    let rule = prop_oneof![20 => select(RULES[..6].to_vec()), 1 => Just(RULES[6])];
    let first = (any::<bool>(), select(SCALES.to_vec()));
    (
        first,
        select(vec!["leave_out", "lowest", "required"]),
        select(vec!["0", "1/2", "0.7", "1"]),
        (rounding(), rounding(), select(vec!["2 half_away", "1 half_down", "0 up", "3 half_even"])),
        [aggregate(), aggregate(), aggregate()],
        proptest::option::of(select(vec![10, 33])),
        (vec(rule, 4), select(PER_JOB.to_vec()), select(LOWER.to_vec())),
        vec(0..=5_u8, 6),
        proptest::sample::subsequence(GATES.to_vec(), 0..=5),
    )
        .prop_map(
            |(
                (fiscal, scale),
                missing,
                coverage,
                (scores, groups, composite),
                aggregates,
                above_lowest,
                (rules, per_job, lower),
                weights,
                gates,
            )| Parts {
                fiscal,
                scale,
                missing,
                coverage,
                scores,
                groups,
                composite,
                aggregates,
                above_lowest,
                rules,
                per_job,
                lower,
                weights,
                gates,
            },
        )
}

/// A panel of zones of different ages, as a panel and as a dataset, in calendar years or such that
/// begin in April.
fn setting(fiscal: bool) -> (Panel, Dataset) {
    let quarters = read("2021-Q2/2023-Q1");
    let year = ReportingYear::starting_in(2, NamedBy::Start).unwrap();
    let year = if fiscal { year } else { ReportingYear::CALENDAR };
    let panel = panel(year, quarters);
    let rows = observations(&panel, &targets(&panel));
    let dataset = dataset(registry(&panel), Measures::standard(), rows);
    (panel.with_lives(lives()).unwrap(), dataset)
}

/// The made-up figures in reporting years of another beginning.
fn panel(year: ReportingYear, quarters: Period) -> Panel {
    let like = synthetic::panel_with_gaps(ZONES, quarters, 11, 12).unwrap();
    let measures = Measures::standard();
    let mut builder = Panel::builder(&measures, year, like.zones().to_vec(), quarters);
    for key in like.keys().filter(|key| key.timing() == Timing::Flow) {
        let every = match key.basis() {
            Basis::Target => Every::Year,
            _ => Every::Quarter,
        };
        let scale = if key.measure().as_str() == "investment" { -6 } else { 0 };
        builder = builder.generate(ColumnSpec { key: key.clone(), scale, every }, |zone, row| {
            let row = if every == Every::Year { 4 * row } else { row };
            let value = like.value(key, zone, row.min(7))?;
            let number = value / Decimal::from(10_i64.pow(scale.unsigned_abs()));
            i64::try_from(number.normalize().mantissa()).ok()
        });
    }
    builder.build().unwrap()
}

fn lives() -> Vec<Life> {
    let day = |text: &str| -> Date { parse_date(text).unwrap() };
    let dates = |(a, b): (&str, &str)| Some((day(a), day(b)));
    let designated =
        [("2014-01-01", "2014-12-31"), ("2020-05-01", "2020-05-01"), ("2021-08-15", "2022-02-01")];
    let operating = [None, Some(("2021-06-01", "2021-06-30")), Some(("2015-01-01", "2015-01-01"))];
    let revoked =
        [None, None, Some(("2022-03-01", "2022-08-31")), None, Some(("2022-12-31", "2022-12-31"))];
    (0..ZONES)
        .map(|zone| Life {
            designated: dates(designated[zone % 3]),
            operating: operating[zone % 3].and_then(dates),
            revoked: revoked[zone % 5].and_then(dates),
        })
        .collect()
}

/// How many quarters of its reporting year have passed at the end of a quarter.
fn passed(panel: &Panel, quarter: Quarter) -> u8 {
    let year = panel.reporting_year().year_of(quarter).unwrap();
    u8::try_from(year.start().quarters_until(quarter) + 1).unwrap()
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
    for (zone, id) in panel.zones().iter().enumerate() {
        for (place, quarter) in panel.quarters().quarters().enumerate() {
            let subject = Subject::Zone(id.clone());
            let evaluator = Evaluator::new(dataset.all_known(), subject, quarter.into());
            let value = |one: &Scored| {
                let Scored::Indicator(one) = one else { return Value::Missing("none") };
                let outcome = evaluator.evaluate(one);
                outcome.value().map_or(Value::Missing("none"), |value| Value::exactly(value.amount))
            };
            let unit = UnitValues {
                id: id.to_string(),
                values: methodology.indicators().iter().map(|one| value(&one.subject)).collect(),
                looked_at: methodology
                    .looked_at()
                    .iter()
                    .map(|one| (one.id().to_owned(), value(one).known()))
                    .collect(),
                facts: lives()[zone].facts(quarter.last_day()),
            };
            let rating = methodology.rate(&[unit], passed(panel, quarter)).remove(0);
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
    let settings = [false, true].map(setting);
    proptest!(config(40), |(parts in parts())| {
        let (panel, dataset) = &settings[usize::from(parts.fiscal)];
        rates_as_by_row(&parts, panel, dataset)?;
    });
}

#[test]
fn every_gate_and_rule_is_a_methodology() {
    for (fiscal, rules, lower) in [
        (false, &RULES[2..6], LOWER[0]),
        (true, &RULES[..4], LOWER[1]),
        (false, &RULES[3..], LOWER[2]),
    ] {
        let (panel, dataset) = setting(fiscal);
        let parts = Parts {
            fiscal,
            scale: SCALES[2],
            missing: "leave_out",
            coverage: "0",
            scores: None,
            groups: None,
            composite: "2 half_away",
            aggregates: ["arithmetic", "minimum", "arithmetic"],
            above_lowest: Some(10),
            rules: rules.to_vec(),
            per_job: PER_JOB[1],
            lower,
            weights: vec![1, 2, 3, 4, 5, 6],
            gates: GATES.to_vec(),
        };
        rates_as_by_row(&parts, &panel, &dataset).unwrap();
    }
}
