//! The national evaluation of a period, as the council of zones makes it each
//! quarter, from the published figures.
//!
//! ```sh
//! cargo run --example rakernas                             # Q1 2024
//! cargo run --example rakernas -- --known-on 2024-04-24    # as known at the meeting
//! cargo run --example rakernas -- --period 2024-S1 --lang id
//! cargo run --example rakernas -- --period 2025 --json
//! ```
//!
//! What to see: the first quarter of 2024 brought Rp15.1 of the year's 78.1
//! trillion, 19.33 % (19.25 to 19.42 given rounding), which is 77 % of a linear
//! pace; the cumulative figures imply an opening stock that the December before
//! didn't publish; and no employment target was known at the meeting.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Evaluator};
use kawasan::model::Subject;
use kawasan::report;
use kawasan_examples_core::{At, Known, Output, done, failed, start};

/// The national evaluation of Indonesia's special economic zones in a period
#[derive(Debug, Parser)]
#[command(name = "rakernas", version)]
struct Options {
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(evaluate)
}

fn evaluate(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let dataset = kek().dataset();
    let catalogue = Catalogue::standard(dataset)?;
    let known = options.known.of(dataset);
    let evaluator = Evaluator::new(known, Subject::National, options.at.period);
    let evaluation = evaluator.evaluate_all(&catalogue);
    let Output { lang, json, .. } = options.output;
    if !evaluation.knows_anything() {
        return Ok(failed(&report::nothing_known_text(&evaluation, lang)?));
    }
    let text = if json {
        report::evaluation_json(&evaluation, lang)?
    } else {
        report::evaluation_text(&evaluation, lang)?
    };
    Ok(done(&text))
}
