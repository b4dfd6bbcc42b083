//! Random formulas over random panels, by every path, against the row evaluator.

use std::num::NonZeroUsize;

use kawasan_columnar::{Aggregate, EvaluateError, Panel, Path, Program, Reason, Results};
use kawasan_indicators::{Evaluator, Group, Indicator, Missing, Outcome, Terms};
use kawasan_model::{Currency, Dataset, Quarter, Subject};
use kawasan_testing::config;
use kawasan_testing::fixtures::title;
use proptest::prelude::*;

use crate::random::{Case, cases, measures};
use crate::support::by_row;

/// Zones of which the row evaluator is asked: the first and last of tiles.
const ASKED: [usize; 10] = [0, 1, 2, 7, 8, 254, 255, 256, 511, 512];

fn indicators(case: &Case) -> Vec<Indicator> {
    let measures = measures();
    let terms = Terms::new(&measures, Currency::IDR);
    let formulas = case.formulas.iter().enumerate();
    let indicators = formulas.map(|(place, text)| {
        let formula = terms.parse(text).unwrap();
        Indicator::new(format!("i{place}"), title("Random"), formula, case.rounding)
    });
    indicators.collect()
}

/// The places of a group: every other zone from the second on.
fn members(zones: usize) -> impl Iterator<Item = usize> {
    (1..zones).step_by(2)
}

fn program<'p>(panel: &'p Panel, indicators: &[Indicator]) -> Program<'p> {
    let builder = Program::builder(panel).indicators(indicators).all_zones("all");
    // Zones named twice count once.
    let zones = panel.zones().len();
    let some = members(zones).chain(members(zones));
    builder.group("some", some).group("nobody", []).build().unwrap()
}

fn agrees(case: &Case) -> Result<(), TestCaseError> {
    let panel = case.panel();
    let dataset = case.dataset(&panel);
    let indicators = indicators(case);
    let mut all_fit = true;
    for indicator in &indicators {
        let program = program(&panel, std::slice::from_ref(indicator));
        match by_all_paths(&program)? {
            Err(error) => {
                all_fit = false;
                is_too_large(&error, &panel, &dataset, indicator)?;
            }
            Ok(results) => {
                agrees_by_row(&program, &results, &panel, &dataset, indicator)?;
                agree_of_groups(&results, &panel, &dataset, indicator)?;
            }
        }
    }
    // Together they share what they have in common.
    if all_fit {
        let results = by_all_paths(&program(&panel, &indicators))?.unwrap();
        for (place, indicator) in indicators.iter().enumerate() {
            let own = program(&panel, std::slice::from_ref(indicator)).evaluate().unwrap();
            for quarter in 0..usize::from(panel.quarters().len()) {
                for (all, one) in results.blocks().zip(own.blocks()) {
                    prop_assert_eq!(all.numbers(place, quarter), one.numbers(0, quarter));
                }
            }
            let aggregates =
                results.aggregates().iter().filter(|one| one.indicator == indicator.id());
            prop_assert!(aggregates.eq(own.aggregates()), "{}", indicator.formula());
        }
    }
    Ok(())
}

/// The same by every path, on several threads, and folded.
fn by_all_paths(program: &Program<'_>) -> Result<Result<Results, EvaluateError>, TestCaseError> {
    let results = program.evaluate();
    for path in [Path::Portable, Path::Wide] {
        prop_assert_eq!(&program.clone().by(path).evaluate(), &results, "{:?}", path);
    }
    let blocks = |results: &Results| -> Vec<Vec<i64>> {
        results
            .blocks()
            .map(|block| {
                let outputs = 0..results.outputs().len();
                let rows = (0..block.quarters())
                    .flat_map(|row| outputs.clone().map(move |one| (one, row)));
                rows.flat_map(|(one, row)| block.numbers(one, row)).copied().collect()
            })
            .collect()
    };
    for threads in 1..=3 {
        let program = program.clone().threads(NonZeroUsize::new(threads).unwrap());
        if threads > 1 {
            prop_assert_eq!(&program.evaluate(), &results, "{} threads", threads);
        }
        let outputs = program.outputs().len();
        let folded = program.fold(
            Vec::new,
            |found: &mut Vec<Vec<i64>>, block| {
                let rows =
                    (0..block.quarters()).flat_map(|row| (0..outputs).map(move |one| (one, row)));
                found.push(rows.flat_map(|(one, row)| block.numbers(one, row)).copied().collect());
            },
            |mut a, b| {
                a.extend(b);
                a
            },
        );
        match (folded, &results) {
            (Ok(folded), Ok(results)) => {
                prop_assert_eq!(folded.state, blocks(results), "folded, {} threads", threads);
                prop_assert_eq!(&folded.aggregates, results.aggregates());
            }
            (folded, results) => {
                prop_assert_eq!(folded.err(), results.as_ref().err().cloned());
            }
        }
    }
    Ok(results)
}

/// A result that is too large really is.
fn is_too_large(
    error: &EvaluateError,
    panel: &Panel,
    dataset: &Dataset,
    indicator: &Indicator,
) -> Result<(), TestCaseError> {
    let EvaluateError::Overflow { zone, quarter, node, .. } = error else {
        return Err(TestCaseError::fail(error.to_string()));
    };
    prop_assert!(node.starts_with(indicator.id()), "{}", node);
    prop_assert!(panel.quarters().contains_quarter(*quarter));
    match by_row(dataset, indicator, zone, *quarter) {
        // The lowest of all stands for what is missing.
        Ok(value) => {
            let fits = i64::try_from(value.mantissa()).is_ok_and(|number| number != i64::MIN);
            prop_assert!(!fits, "{}", indicator.formula());
        }
        Err(code) => prop_assert!(code == "overflow" || code == "divisor_may_be_zero", "{}", code),
    }
    Ok(())
}

fn agrees_by_row(
    program: &Program<'_>,
    results: &Results,
    panel: &Panel,
    dataset: &Dataset,
    indicator: &Indicator,
) -> Result<(), TestCaseError> {
    let quarters: Vec<Quarter> = panel.quarters().quarters().collect();
    for zone in ASKED.into_iter().filter(|zone| *zone < panel.zones().len()) {
        for (quarter, of) in quarters.iter().enumerate() {
            let subject = Subject::Zone(panel.zones()[zone].clone());
            let evaluator = Evaluator::new(dataset.all_known(), subject, (*of).into());
            let outcome = evaluator.evaluate(indicator);
            let cell = program.cell(0, zone, quarter).map_err(|reason| told(&reason));
            let own = results.value(0, zone, quarter);
            let at = format!("{} zone {zone} {of}", indicator.formula());
            prop_assert_eq!(own, cell.clone().ok(), "{}", at);
            let expected = match &outcome {
                // Bounds, which panels haven't.
                Outcome::Missing(Missing::DivisorMayBeZero) => continue,
                Outcome::Missing(Missing::Overflow) if cell.is_ok() => continue,
                Outcome::Missing(missing) => Err(told_by_row(missing)),
                Outcome::Value(value) => Ok(value.amount),
            };
            prop_assert_eq!(cell, expected, "{}", at);
        }
    }
    Ok(())
}

/// Values, reasons and how many zones have reported.
fn agree_of_groups(
    results: &Results,
    panel: &Panel,
    dataset: &Dataset,
    indicator: &Indicator,
) -> Result<(), TestCaseError> {
    let is_in = |name: &str, id: &str| {
        let place = panel.zones().iter().position(|zone| zone.as_str() == id).unwrap();
        name == "all" || (name == "some" && members(panel.zones().len()).any(|own| own == place))
    };
    prop_assert_eq!(results.aggregates().len(), 3 * usize::from(panel.quarters().len()));
    for Aggregate { group, quarter, value, reported, zones, .. } in results.aggregates() {
        let of =
            Group::of(group.as_str(), dataset.registry(), |zone| is_in(group, zone.id().as_str()));
        prop_assert_eq!(*zones, of.zones().len());
        let evaluator = Evaluator::new(dataset.all_known(), of, (*quarter).into());
        let at = format!("{} {group} {quarter}", indicator.formula());
        let own = value.as_ref().map_err(told);
        match evaluator.evaluate(indicator) {
            Outcome::Value(by_row) => {
                prop_assert_eq!(own, Ok(&by_row.amount), "{}", at);
                // Of sums over all zones, too, and of what is chosen, the row evaluator says the
                // scarcest.
                let text = indicator.formula().to_string();
                let is_plain = !text.contains("all_zones") && !text.contains("coalesce");
                if let Some(coverage) = by_row.coverage.filter(|_| is_plain) {
                    prop_assert_eq!(
                        (*reported, *zones),
                        (coverage.reported, coverage.zones),
                        "{}",
                        at
                    );
                }
            }
            Outcome::Missing(Missing::DivisorMayBeZero) => {}
            Outcome::Missing(Missing::Overflow) if own.is_ok() => {}
            Outcome::Missing(missing) => prop_assert_eq!(own, Err(told_by_row(&missing)), "{}", at),
        }
    }
    Ok(())
}

/// A reason, and the term that it is about.
fn told(reason: &Reason) -> String {
    let code = reason.code();
    match reason {
        Reason::NotReported { term }
        | Reason::NoTarget { term }
        | Reason::NoCommitment { term }
        | Reason::NoProjection { term } => {
            let (named, _) = term.split_once(" [").unwrap();
            let named = named.trim_start_matches("national ").trim_start_matches("all_zones ");
            format!("{code}: {named}")
        }
        Reason::NotAdditive { measure } => format!("{code}: {measure}"),
        _ => code.to_owned(),
    }
}

fn told_by_row(missing: &Missing<'_>) -> String {
    let code = missing.code();
    match missing {
        Missing::NotReported(known)
        | Missing::NoTarget(known)
        | Missing::NoCommitment(known)
        | Missing::NoProjection(known) => {
            let series = &known.series;
            format!("{code}: {} {} {}", series.basis, series.measure, series.timing)
        }
        Missing::NotAdditive { measure } => format!("{code}: {measure}"),
        _ => code.to_owned(),
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn random_formulas_agree(case in cases(1..=4_usize)) {
        agrees(&case)?;
    }
}

proptest! {
    #![proptest_config(config(12))]

    /// Whole tiles, one zone more or less, and several for each thread.
    #[test]
    fn random_formulas_over_tiles_agree(
        case in cases(proptest::sample::select(vec![8_usize, 9, 255, 256, 257, 513])),
    ) {
        agrees(&case)?;
    }
}
