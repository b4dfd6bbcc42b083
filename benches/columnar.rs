//! The synthetic workload, column by column: year-to-date and cumulative sums, attainments, growth,
//! investment per job, shares of all zones, a score of four parts, a class.

use std::num::NonZeroUsize;

use divan::counter::ItemsCount;
use kawasan::columnar::{Panel, Path, Program};
use kawasan::indicators::Evaluator;
use kawasan::model::{Dataset, Subject};
use kawasan::rating::rate;
use kawasan_benches::{Definitions, dataset, definitions, panel};

fn main() {
    divan::main();
}

/// Zones; quarters are 40, of the smallest panel 20.
const SIZES: [usize; 5] = [20, 250, 2_500, 7_000, 250_000];

/// Results kept in memory, which is used again from run to run.
#[divan::bench(args = SIZES, sample_count = 10)]
fn kept(bencher: divan::Bencher<'_, '_>, zones: usize) {
    run(bencher, zones, 1, Path::Fastest);
}

#[divan::bench(args = [250_000], sample_count = 10)]
fn kept_two_threads(bencher: divan::Bencher<'_, '_>, zones: usize) {
    run(bencher, zones, 2, Path::Fastest);
}

/// The instructions that every machine of its kind has.
#[divan::bench(args = [7_000], sample_count = 5)]
fn portable(bencher: divan::Bencher<'_, '_>, zones: usize) {
    run(bencher, zones, 1, Path::Portable);
}

/// What happens where numbers don't fit the lanes.
#[divan::bench(args = [7_000], sample_count = 3)]
fn wide(bencher: divan::Bencher<'_, '_>, zones: usize) {
    run(bencher, zones, 1, Path::Wide);
}

/// Results looked at block by block and not kept.
#[divan::bench(args = SIZES, sample_count = 10)]
fn folded(bencher: divan::Bencher<'_, '_>, zones: usize) {
    let (definitions, panel) = (definitions(), panel(zones));
    let program = program(&definitions, &panel, 1, Path::Fastest);
    bencher.counter(ItemsCount::new(panel.rows())).bench_local(|| {
        let count = |seen: &mut usize, block: &kawasan::columnar::Block<'_>| {
            *seen += block.zones();
        };
        program.fold(|| 0, count, |a, b| a + b).map(|folded| folded.state)
    });
}

/// The same by the row evaluator and row by row: exact decimals, with bounds and sources.
#[divan::bench(sample_count = 3)]
fn by_row(bencher: divan::Bencher<'_, '_>) {
    let (definitions, panel) = (definitions(), panel(20));
    let dataset = dataset(&panel);
    bencher
        .counter(ItemsCount::new(panel.rows()))
        .bench_local(|| rows_of(&definitions, &panel, &dataset));
}

/// How many values and ratings there are.
fn rows_of(definitions: &Definitions, panel: &Panel, dataset: &Dataset) -> usize {
    let mut known = 0;
    for quarter in panel.quarters().quarters() {
        for id in panel.zones() {
            let subject = Subject::Zone(id.clone());
            let evaluator = Evaluator::new(dataset.all_known(), subject, quarter.into());
            let values = definitions.indicators.iter().map(|one| evaluator.evaluate(one));
            known += values.filter(|outcome| outcome.value().is_some()).count();
        }
        known += rate(dataset, &definitions.methodology, quarter.into(), None).zones.len();
    }
    known
}

/// From definitions to a program.
#[divan::bench]
fn compile(bencher: divan::Bencher<'_, '_>) {
    let (definitions, panel) = (definitions(), panel(250));
    bencher.bench_local(|| program(&definitions, &panel, 1, Path::Fastest).outputs().len());
}

fn run(bencher: divan::Bencher<'_, '_>, zones: usize, threads: usize, path: Path) {
    let (definitions, panel) = (definitions(), panel(zones));
    let program = program(&definitions, &panel, threads, path);
    let results = program.evaluate();
    let Ok(mut results) = results else { return };
    bencher
        .counter(ItemsCount::new(panel.rows()))
        .bench_local(|| program.evaluate_into(&mut results).is_ok());
}

#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
fn program<'p>(
    definitions: &'p Definitions,
    panel: &'p Panel,
    threads: usize,
    path: Path,
) -> Program<'p> {
    let builder = Program::builder(panel).indicators(&definitions.indicators);
    let program = builder.methodology(&definitions.methodology).build().unwrap();
    program.threads(NonZeroUsize::new(threads).unwrap()).by(path)
}
