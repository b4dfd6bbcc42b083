//! Panels of the embedded figures, and of small datasets, against the row evaluator.

use kawasan_columnar::{CompileError, Loaded, OutputKind, Panel, Path, Program, Results, Why};
use kawasan_data::{files, kek};
use kawasan_indicators::{Catalogue, Evaluator, Group, Indicator, Missing, Outcome};
use kawasan_model::{
    Basis, Dataset, Figure, Measures, Observation, ReportedPeriod, Series, Source, Subject, Timing,
    parse_date,
};
use kawasan_rating::{Methodology, Rating, Reader, Value, rate};
use kawasan_testing::fixtures::{read, valid};

use crate::support::registry_of;

fn loaded() -> Loaded<'static> {
    Panel::of(kek().dataset().all_known(), read("2013-Q1/2026-Q4")).unwrap()
}

/// What a panel refuses: what is spread over zones, and what hangs on the date of a plan.
const REFUSED: [&str; 6] = [
    "investment_concentration",
    "investment_top_3_share",
    "plan_attainment",
    "plan_pace",
    "employment_plan_attainment",
    "employment_plan_pace",
];

#[test]
fn all_indicators_of_all_zones_equal_those_by_row_or_rest_on_what_was_left_out() {
    let loaded = loaded();
    let panel = &loaded.panel;
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let indicators: Vec<&Indicator> =
        catalogue.iter().filter(|one| !REFUSED.contains(&one.id())).collect();
    for id in REFUSED {
        let one = catalogue.get(id).unwrap();
        assert!(Program::builder(panel).indicators([one]).build().is_err(), "{id}");
    }
    let program = Program::builder(panel).indicators(indicators.iter().copied()).build().unwrap();
    let results = program.evaluate().unwrap();
    let (mut same, mut without) = (0, 0);
    for (zone, id) in panel.zones().iter().enumerate() {
        for (place, quarter) in panel.quarters().quarters().enumerate() {
            let known = kek().dataset().all_known();
            let evaluator = Evaluator::new(known, Subject::Zone(id.clone()), quarter.into());
            for (output, indicator) in indicators.iter().enumerate() {
                let by_row = evaluator.evaluate(indicator);
                let own = results.value(output, zone, place);
                if own == by_row.value().map(|value| value.amount) {
                    same += usize::from(own.is_some());
                    continue;
                }
                // A value that the panel hasn't must rest on a figure that it hasn't.
                let at = format!("{} {id} {quarter}: {own:?}", indicator.id());
                let value = match by_row {
                    Outcome::Value(value) => value,
                    // What the precision of the figures leaves open, points don't.
                    Outcome::Missing(Missing::DivisorMayBeZero) => continue,
                    Outcome::Missing(_) => panic!("{at} {by_row:?}"),
                };
                let is_left_out = |one: &&Observation| {
                    loaded.left_out.iter().any(|left| left.observation == *one)
                };
                assert!(own.is_none() && value.observations().iter().any(is_left_out), "{at}");
                without += 1;
            }
        }
    }
    assert!(same > 400, "{same} {without}");
}

#[test]
fn what_no_column_answers_has_no_value_anywhere() {
    let loaded = loaded();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let indicators = catalogue.iter().filter(|one| !REFUSED.contains(&one.id()));
    let program = Program::builder(&loaded.panel).indicators(indicators).build().unwrap();
    let results = program.evaluate().unwrap();
    let (zones, quarters) = results.shape();
    let unanswered = program.unanswered();
    let mut alone = 0;
    for (output, info) in program.outputs().iter().enumerate() {
        let own = unanswered.iter().filter(|one| one.indicator == info.id);
        let formula = catalogue.get(&info.id).unwrap().formula();
        // A quotient or a single figure needs all of its terms.
        let needs_all = formula.is_observation()
            || formula.as_quotient().is_some_and(|(a, b)| a.is_observation() && b.is_observation());
        if own.count() == 0 || !needs_all {
            continue;
        }
        alone += 1;
        for zone in 0..zones {
            for quarter in 0..quarters {
                assert_eq!(results.value(output, zone, quarter), None, "{}", info.id);
            }
        }
    }
    assert!(alone > 10, "{alone} of {}", program.outputs().len());
    assert!(unanswered.iter().all(|one| one.indicator != "investment_stock"), "{unanswered:?}");
}

#[test]
fn groups_equal_those_by_row() {
    let loaded = loaded();
    let panel = &loaded.panel;
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let wanted = [
        "investment_stock",
        "investment_realised",
        "investment_attainment",
        "employment_stock",
        "investment_per_job",
        "investment_share_of_nation",
        "investment_share_of_zones",
        "land_use",
        "investment_growth",
        "occupancy",
        "investment_of_commitment",
    ];
    let indicators: Vec<&Indicator> = wanted.map(|id| catalogue.get(id).unwrap()).to_vec();
    let registry = kek().registry();
    let bali = Group::find(registry, "province", "Bali").unwrap();
    let places = |group: &Group| -> Vec<usize> {
        let all = panel.zones().iter().enumerate();
        let own = all.filter(|(_, id)| group.zones().contains(id));
        own.map(|(place, _)| place).collect()
    };
    let all = Group::all("all", registry);
    let program = Program::builder(panel)
        .indicators(indicators.iter().copied())
        .all_zones("all")
        .group("Bali", places(&bali))
        .group("nobody", [])
        .build()
        .unwrap();
    let results = program.evaluate().unwrap();
    let mut known = 0;
    for aggregate in results.aggregates() {
        let group = match aggregate.group.as_str() {
            "all" => all.clone(),
            "Bali" => bali.clone(),
            _ => Group::of("nobody", registry, |_| false),
        };
        let evaluator =
            Evaluator::new(kek().dataset().all_known(), group, aggregate.quarter.into());
        let by_row = evaluator.evaluate(catalogue.get(&aggregate.indicator).unwrap());
        let at = format!("{aggregate:?} {by_row:?}");
        match by_row {
            Outcome::Value(value) => {
                let is_left_out = |one: &&Observation| {
                    loaded.left_out.iter().any(|left| left.observation == *one)
                };
                if value.observations().iter().any(is_left_out) {
                    continue;
                }
                assert_eq!(aggregate.value, Ok(value.amount), "{at}");
                let coverage = value.coverage.unwrap();
                // Of the shares of all zones, the row evaluator says the scarcer coverage.
                if aggregate.indicator != "investment_share_of_zones" {
                    assert_eq!(
                        (aggregate.reported, aggregate.zones),
                        (coverage.reported, coverage.zones),
                        "{at}"
                    );
                }
                known += 1;
            }
            Outcome::Missing(missing) => {
                let code = aggregate.value.as_ref().map_err(kawasan_columnar::Reason::code);
                assert_eq!(code, Err(missing.code()), "{at}");
            }
        }
    }
    assert!(known > 80, "{known}");
}

fn methodology(id: &str) -> Methodology {
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library(files::METHODOLOGIES.iter().copied()).unwrap();
    library.latest(id).unwrap().clone()
}

#[test]
fn shipped_methodologies_rate_as_by_row() {
    // A panel by what was known has what `rate` looks at, but for what was left out.
    let dataset = without_longer_flows();
    let loaded = Panel::of(dataset.all_known(), read("2020-Q1/2025-Q4")).unwrap();
    assert!(loaded.left_out.iter().all(|left| left.why != Why::NoTiles), "{:?}", loaded.left_out);
    for (id, by_columns) in [
        ("kek-2021", false),
        ("kek-2023", true),
        ("kek-capaian-2024", true),
        ("kek-triwulan", true),
    ] {
        let methodology = methodology(id);
        let builder = Program::builder(&loaded.panel).methodology(&methodology);
        let program = builder.clone().with_scores().build().unwrap();
        assert_eq!(program.rates_by_columns(), by_columns, "{id}");
        let results = program.evaluate().unwrap();
        assert!(results == program.clone().by(Path::Wide).evaluate().unwrap(), "{id}");
        let composite = program.outputs().len() - 1;
        let plain = builder.build().unwrap().evaluate().unwrap();
        let mut rated = 0;
        for (place, quarter) in loaded.panel.quarters().quarters().enumerate() {
            let ratings = rate(&dataset, &methodology, quarter.into(), None);
            for (zone, name) in loaded.panel.zones().iter().enumerate() {
                // Zones that aren't in force by then are none of the ratings.
                let Some(own) = ratings.get(name.as_str()) else { continue };
                let at = format!("{id} {name} {quarter}");
                assert_eq!(results.outcome(zone, place), Some(own.rating.outcome), "{at}");
                assert_eq!(results.value(composite, zone, place), own.rating.composite, "{at}");
                assert_eq!(plain.outcome(zone, place), Some(own.rating.outcome), "{at}");
                has_parts_of(&own.rating, &program, &results, (zone, place), &at);
                rated += usize::from(own.rating.composite.is_some());
            }
        }
        assert!(rated > 0, "{id}");
    }
}

/// Values, scores and groups, and why values are missing.
fn has_parts_of(
    rating: &Rating,
    program: &Program<'_>,
    results: &Results,
    (zone, quarter): (usize, usize),
    at: &str,
) {
    let methodology = program.methodology().unwrap();
    let roundings = methodology.roundings();
    let shown = roundings.scores.unwrap_or(roundings.composite);
    for (own, scored) in rating.indicators.iter().zip(methodology.indicators()) {
        let id = scored.subject.id();
        let place = program.place(OutputKind::Value, id).unwrap();
        assert_eq!(results.value(place, zone, quarter), own.value.known(), "{id} {at}");
        if let Value::Missing(code) = own.value {
            let reason = program.cell(place, zone, quarter).unwrap_err();
            assert_eq!(reason.code(), code, "{id} {at}");
        }
        let place = program.place(OutputKind::Score, id).unwrap();
        let score = own.score.as_ref().map(|score| score.round(shown).unwrap());
        assert_eq!(results.value(place, zone, quarter), score, "{id} {at}");
    }
    for (own, group) in rating.groups.iter().zip(methodology.groups()) {
        let place = program.place(OutputKind::Group, &group.id).unwrap();
        assert_eq!(results.value(place, zone, quarter), *own, "{} {at}", group.id);
    }
}

/// The embedded figures without flows that aren't quarterly or yearly.
fn without_longer_flows() -> Dataset {
    let dataset = kek().dataset();
    let fits = |one: &&Observation| {
        one.series.timing != Timing::Flow
            || one.period.period().is_some_and(|period| matches!(period.len(), 1 | 4))
    };
    let rows = dataset.observations().filter(fits).cloned();
    let registry = dataset.registry().clone();
    Dataset::builder(registry, dataset.measures().clone()).observations(rows).build().unwrap()
}

#[test]
fn what_is_not_local_is_named() {
    let loaded = loaded();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let concentration = catalogue.get("investment_concentration").unwrap();
    let error = Program::builder(&loaded.panel).indicators([concentration]).build().unwrap_err();
    assert!(
        matches!(&error, CompileError::NotLocal { part, .. } if part.starts_with("concentration(")),
        "{error}"
    );
    for id in ["hdi", "korea-district-lights"] {
        let methodology = methodology(id);
        let error = Program::builder(&loaded.panel).methodology(&methodology).build().unwrap_err();
        assert!(error.to_string().contains("values are given in a table"), "{error}");
    }
    let rencana = methodology("kek-rencana");
    let error = Program::builder(&loaded.panel).methodology(&rencana).build().unwrap_err();
    assert!(matches!(error, CompileError::OfPlan { .. }), "{error}");
    // Gates on a zone's age need its milestones.
    let zones = loaded.panel.zones().to_vec();
    let year = loaded.panel.reporting_year();
    let bare =
        Panel::builder(kek().dataset().measures(), year, zones, read("2024")).build().unwrap();
    let triwulan = methodology("kek-triwulan");
    let error = Program::builder(&bare).methodology(&triwulan).build().unwrap_err();
    assert!(error.to_string().contains("gate `new`"), "{error}");
}

fn flow(period: &str, value: &str) -> Observation {
    let subject = Subject::Zone(read("gresik"));
    let series = Series::new(subject, read("investment"), Basis::Realised, Timing::Flow);
    let figure: Figure =
        Figure::new(read(value), read("IDR trillion"), kawasan_model::Qualifier::Exact).unwrap();
    let source = Source::new("a test").on(parse_date("2025-01-01").unwrap());
    Observation::new(series, read::<ReportedPeriod>(period), figure, source)
}

#[test]
fn longer_flows_are_left_out_if_they_say_more_than_their_quarters() {
    let panel = crate::support::two_zones();
    let registry = || registry_of(&panel, kawasan_model::ReportingYear::CALENDAR, |_| vec![]);
    let left_out = |rows: &[(&str, &str)]| -> Vec<(String, Why)> {
        let rows = rows.iter().map(|(period, value)| flow(period, value));
        let dataset =
            valid(Dataset::builder(registry(), Measures::standard()).observations(rows).build());
        let loaded = Panel::of(dataset.all_known(), read("2024")).unwrap();
        let left = loaded.left_out.iter();
        left.map(|left| (left.observation.period.to_string(), left.why)).collect()
    };
    assert_eq!(
        left_out(&[("2024-Q1", "1"), ("2024-Q2", "2"), ("2024-S1", "3"), ("2024", "9")]),
        // With the year's it says what the second half came to, which no quarter does.
        [("2024-S1".to_owned(), Why::SaysOtherwise)]
    );
    assert_eq!(left_out(&[("2024-Q1", "1"), ("2024-Q2", "2"), ("2024-S1", "3")]), []);
    assert_eq!(
        left_out(&[("2024-Q1", "1"), ("2024-Q2", "2"), ("2024-S1", "3.5"), ("2024-9M", "9")]),
        [("2024-S1".to_owned(), Why::SaysOtherwise), ("2024-9M".to_owned(), Why::NoTiles)]
    );
    assert_eq!(
        left_out(&[("2023-Q4", "1"), ("2024-04", "2"), ("2025", "7")]),
        [
            ("2023-Q4".to_owned(), Why::Outside),
            ("2024-04".to_owned(), Why::NoQuarters),
            ("2025".to_owned(), Why::Outside),
        ]
    );
}
