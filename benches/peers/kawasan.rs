//! The synthetic workload for `peers/run.py`: one JSON object with the best times of several runs,
//! in nanoseconds for each zone-quarter, and what moving the bytes once takes.
//!
//! ```sh
//! cargo run --release -p kawasan-benches --example workload -- 250000 40 5
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a bench measures and prints"
)]

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Instant;

use kawasan::columnar::{Block, Panel, Path, Program, synthetic};
use kawasan::model::{Period, Quarter};
use kawasan_benches::{Definitions, definitions};

/// Sizes of 10^4 to 10^7 rows, at 40 quarters.
const SIZES: [usize; 4] = [250, 2_500, 25_000, 250_000];

fn main() {
    let number = |place: usize, default: usize| {
        std::env::args().nth(place).map_or(default, |text| text.parse().unwrap())
    };
    let (zones, quarters, times) = (number(1, 250_000), number(2, 40), number(3, 5));
    let definitions = definitions();
    let panel = panel(zones, quarters);
    let rows = panel.rows();
    let program = program(&definitions, &panel);
    let threads = |threads: usize| program.clone().threads(NonZeroUsize::new(threads).unwrap());
    let (one, two) = (threads(1), threads(2));
    let mut results = one.evaluate().unwrap();

    let outputs = program.outputs().len();
    // Flows, targets and openings in; values and classes out.
    let read = panel.bytes();
    let written = rows * (outputs * 8 + 1);
    let mut best = [f64::INFINITY; 6];
    let mut cpu = [0.0; 6];
    let mut keep = |place: usize, (start, cpu_before): (Instant, f64)| {
        let took = start.elapsed().as_nanos() as f64;
        if let (Some(best), Some(cpu)) = (best.get_mut(place), cpu.get_mut(place)) {
            *best = best.min(took);
            *cpu += (cpu_time() - cpu_before) / times as f64;
        }
    };
    let started = || (Instant::now(), cpu_time());
    let (from, mut to) = (vec![1_u8; read.max(written)], vec![0_u8; read.max(written)]);
    for _ in 0..times {
        let start = started();
        one.evaluate_into(&mut results).unwrap();
        keep(0, start);
        let start = started();
        two.evaluate_into(&mut results).unwrap();
        keep(1, start);
        let start = started();
        fold(&one);
        keep(2, start);
        let start = started();
        fold(&two);
        keep(3, start);
        // A copy reads and writes each byte.
        let start = started();
        to.copy_from_slice(black_box(&from));
        black_box(&to);
        keep(4, start);
        let start = started();
        move_once(&from, &mut to, read, written);
        keep(5, start);
    }
    let small = self::panel(zones.min(7_000), quarters);
    let wide = self::program(&definitions, &small).by(Path::Wide);
    let start = Instant::now();
    fold(&wide);
    let wide = start.elapsed().as_nanos() as f64 / small.rows() as f64;
    let [kept_1, kept_2, folded_1, folded_2, copied, moved] = best;
    let [cpu_kept_1, cpu_kept_2, cpu_folded_1, ..] = cpu;
    let bytes = from.len() as f64;
    let per_row = |time: f64| time / rows as f64;
    println!(
        "{{\"rows\": {rows}, \"kept_1\": {:.3}, \"kept_2\": {:.3}, \"folded_1\": {:.3}, \
         \"folded_2\": {:.3}, \"cpu_kept_1\": {:.3}, \"cpu_kept_2\": {:.3}, \"cpu_folded_1\": {:.3}, \"wide_1\": {wide:.1}, \"bytes_read\": {read}, \"bytes_written\": {written}, \
         \"moved_once\": {:.3}, \"copy_gb_per_s\": {:.2}, \"linear_kept\": {}, \"linear_folded\": {}}}",
        per_row(kept_1),
        per_row(kept_2),
        per_row(folded_1),
        per_row(folded_2),
        per_row(cpu_kept_1),
        per_row(cpu_kept_2),
        per_row(cpu_folded_1),
        per_row(moved),
        2.0 * bytes / copied,
        linear(&definitions, times, true),
        linear(&definitions, times, false),
    );
}

/// What this process has used of its processors, in nanoseconds; 0 where the system doesn't say.
fn cpu_time() -> f64 {
    /// Of the clock that the system counts in.
    const TICK: f64 = 1e7;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() * TICK
}

/// Reads so many bytes and writes so many others, each once.
fn move_once(from: &[u8], to: &mut [u8], read: usize, written: usize) {
    // The part that is both read and written is copied, the rest only read or written.
    let both = read.min(written);
    if let (Some(to), Some(from)) = (to.get_mut(..both), from.get(..both)) {
        to.copy_from_slice(black_box(from));
    }
    if let Some(rest) = to.get_mut(both..written) {
        rest.fill(black_box(7));
    }
    let rest = from.get(both..read).unwrap_or(&[]);
    let words = rest.chunks_exact(8).filter_map(|word| word.try_into().ok());
    black_box(words.map(u64::from_ne_bytes).fold(0, u64::wrapping_add));
    black_box(to);
}

fn fold(program: &Program<'_>) {
    let count = |seen: &mut usize, block: &Block<'_>| {
        *seen += black_box(block).zones();
    };
    black_box(program.fold(|| 0, count, |a, b| a + b).unwrap().state);
}

/// The best time for each zone-quarter at each size on one thread, results kept or not.
fn linear(definitions: &Definitions, times: usize, keeps: bool) -> String {
    let of_size = |zones: usize| {
        let panel = panel(zones, 40);
        let program = program(definitions, &panel);
        let mut results = program.evaluate().unwrap();
        // Small ones often, as one run of them is soon over.
        let runs = (250_000 / zones).clamp(1, 200) * times;
        let mut best = f64::INFINITY;
        for _ in 0..runs {
            let start = Instant::now();
            match keeps {
                true => program.evaluate_into(&mut results).unwrap(),
                false => fold(&program),
            }
            best = best.min(start.elapsed().as_nanos() as f64 / panel.rows() as f64);
        }
        format!("\"{}\": {best:.3}", panel.rows())
    };
    format!("{{{}}}", SIZES.map(of_size).join(", "))
}

fn panel(zones: usize, quarters: usize) -> Panel {
    let first = Quarter::new(2015, 1).unwrap();
    let quarters = Period::new(first, u16::try_from(quarters).unwrap()).unwrap();
    synthetic::panel(zones, quarters, 1).unwrap()
}

fn program<'p>(definitions: &'p Definitions, panel: &'p Panel) -> Program<'p> {
    let builder = Program::builder(panel).indicators(&definitions.indicators);
    builder.methodology(&definitions.methodology).build().unwrap()
}
