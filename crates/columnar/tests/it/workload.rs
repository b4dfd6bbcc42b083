//! The synthetic workload, by every path, against the row evaluator.

use std::num::NonZeroUsize;

use kawasan_columnar::{OutputKind, Panel, Path, Program, synthetic};
use kawasan_data::kek;
use kawasan_indicators::{Catalogue, Indicator};
use kawasan_model::{Dataset, Measures};
use kawasan_rating::{Methodology, Reader, rate};

use crate::support::{by_row, dataset, observations, registry, targets};

fn catalogue() -> Catalogue {
    Catalogue::standard(kek().dataset()).unwrap()
}

fn methodology() -> Methodology {
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library([("synthetic.toml", synthetic::METHODOLOGY)]).unwrap();
    library.latest("synthetic").unwrap().clone()
}

fn indicators(catalogue: &Catalogue) -> Vec<&Indicator> {
    synthetic::INDICATORS.iter().map(|id| catalogue.get(id).unwrap()).collect()
}

fn panel() -> Panel {
    synthetic::panel_with_gaps(9, "2019-Q3/2022-Q2".parse().unwrap(), 7, 40).unwrap()
}

fn as_dataset(panel: &Panel) -> Dataset {
    let rows = observations(panel, &targets(panel));
    dataset(registry(panel), Measures::standard(), rows)
}

#[test]
fn values_and_reasons_equal_those_of_the_row_evaluator() {
    let (panel, catalogue) = (panel(), catalogue());
    let dataset = as_dataset(&panel);
    let indicators = indicators(&catalogue);
    let program = Program::builder(&panel).indicators(indicators.iter().copied()).build().unwrap();
    let results = program.evaluate().unwrap();
    let (mut known, mut missing) = (0, 0);
    for (zone, id) in panel.zones().iter().enumerate() {
        for (place, quarter) in panel.quarters().quarters().enumerate() {
            for (output, indicator) in indicators.iter().enumerate() {
                let expected = by_row(&dataset, indicator, id, quarter);
                let at = format!("{} {id} {quarter}", indicator.id());
                assert_eq!(results.value(output, zone, place), expected.ok(), "{at}");
                let cell = program.cell(output, zone, place).map_err(|reason| reason.code());
                assert_eq!(cell, expected, "{at}");
                if expected.is_ok() { known += 1 } else { missing += 1 }
            }
        }
    }
    assert!(known > 500 && missing > 50, "{known} {missing}");
}

#[test]
fn ratings_equal_those_of_the_row_evaluator() {
    let (panel, methodology) = (panel(), methodology());
    let dataset = as_dataset(&panel);
    let program = Program::builder(&panel).methodology(&methodology).with_scores().build().unwrap();
    assert!(program.rates_by_columns());
    let results = program.evaluate().unwrap();
    let shown = methodology.roundings().scores.unwrap();
    let composite = program.place(OutputKind::Composite, "synthetic").unwrap();
    for (place, quarter) in panel.quarters().quarters().enumerate() {
        let ratings = rate(&dataset, &methodology, quarter.into(), None);
        for (zone, id) in panel.zones().iter().enumerate() {
            let rating = &ratings.get(id.as_str()).unwrap().rating;
            let at = format!("{id} {quarter}");
            assert_eq!(results.outcome(zone, place), Some(rating.outcome), "{at}");
            assert_eq!(results.value(composite, zone, place), rating.composite, "{at}");
            for (scored, own) in rating.indicators.iter().zip(methodology.indicators()) {
                let output = program.place(OutputKind::Score, own.subject.id()).unwrap();
                let score = scored.score.as_ref().map(|score| score.round(shown).unwrap());
                assert_eq!(results.value(output, zone, place), score, "{at}");
            }
            let output = program.place(OutputKind::Group, "composite").unwrap();
            assert_eq!(results.value(output, zone, place), rating.groups[0], "{at}");
        }
    }
}

#[test]
fn paths_and_threads_give_the_same_digits() {
    let (catalogue, methodology) = (catalogue(), methodology());
    let panel =
        synthetic::panel_with_gaps(300, "2015-Q1/2024-Q4".parse().unwrap(), 3, 500).unwrap();
    let program = Program::builder(&panel)
        .indicators(indicators(&catalogue))
        .methodology(&methodology)
        .with_scores()
        .all_zones("all")
        .group("some", (0..100).step_by(3))
        .build()
        .unwrap();
    let expected = program.evaluate().unwrap();
    for path in [Path::Fastest, Path::Portable, Path::Wide] {
        for threads in [1, 2, 3] {
            let threads = NonZeroUsize::new(threads).unwrap();
            let results = program.clone().by(path).threads(threads).evaluate().unwrap();
            assert!(results == expected, "{path:?} {threads}");
        }
    }
}
