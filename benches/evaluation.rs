//! Loading the embedded data and evaluating the standard indicators.

use kawasan::data::{Kek, kek};
use kawasan::indicators::{Catalogue, Evaluator, Reconciliation};
use kawasan::model::{Period, Subject};

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn load_the_embedded_data() -> usize {
    Kek::load().map_or(0, |kek| kek.dataset().observations().count())
}

#[divan::bench]
fn national_evaluation(bencher: divan::Bencher<'_, '_>) {
    let (catalogue, period) = setting();
    bencher.bench(|| {
        let known = kek().dataset().all_known();
        Evaluator::new(known, Subject::National, period).evaluate_all(&catalogue).results.len()
    });
}

#[divan::bench]
fn reconciliation() -> usize {
    Reconciliation::of(kek().dataset().all_known()).findings.len()
}

#[divan::bench]
fn all_zones(bencher: divan::Bencher<'_, '_>) {
    let (catalogue, period) = setting();
    let subjects: Vec<Subject> =
        kek().registry().zones().map(|zone| Subject::Zone(zone.id().clone())).collect();
    bencher.bench(|| {
        let known = kek().dataset().all_known();
        let evaluate = |subject: &Subject| {
            Evaluator::new(known, subject.clone(), period).evaluate_all(&catalogue).results.len()
        };
        subjects.iter().map(evaluate).sum::<usize>()
    });
}

#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
fn setting() -> (Catalogue, Period) {
    (Catalogue::standard(kek().dataset()).unwrap(), "2024-S1".parse().unwrap())
}
