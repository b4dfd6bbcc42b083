//! Makes up what 20 zones could have submitted for the first quarter of 2024: SYNTHETIC
//! figures, for the example `cycle`.
//!
//! ```sh
//! cargo run --example make_submission                            # to standard output
//! cargo run --example make_submission -- --out examples/data/submission-2024-Q1.csv
//! ```
//!
//! What to see: nothing but the totals is real. The zones are those of the registry on
//! 31 March 2024, and what they added sums to the published Rp15.1 trillion, 9,342 workers
//! and 19 businesses. Zones that are late, gaps and contradictions are planted, and listed
//! in `examples/data/README.md`.

#[path = "make_submission/figures.rs"]
mod figures;
#[path = "make_submission/planted.rs"]
mod planted;
#[path = "make_submission/random.rs"]
mod random;
#[path = "make_submission/rows.rs"]
mod rows;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::model::{Period, Zone};
use kawasan_examples_core::{done, start};

/// A synthetic submission of the zones for the first quarter of 2024
#[derive(Debug, Parser)]
#[command(name = "make_submission", version)]
struct Options {
    /// The seed: the same figures for the same seed
    #[arg(long, default_value_t = 2024)]
    seed: u64,
    /// Write to a file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let quarter: Period = "2024-Q1".parse()?;
    let zones: Vec<&Zone> = kek().registry().zones_designated_by(quarter.last_day()).certain;
    let mut random = random::Random::seeded(options.seed);
    let figures = figures::figures(zones.len(), &mut random);
    let mut rows = rows::rows(&zones, &figures, &mut random)?;
    planted::plant(&mut rows)?;
    let text = rows::csv(rows, options.seed)?;
    match &options.out {
        None => Ok(done(&text)),
        Some(file) => {
            std::fs::write(file, &text)?;
            Ok(done(&format!(
                "{}: {} rows",
                file.display(),
                text.lines().count().saturating_sub(1)
            )))
        }
    }
}
