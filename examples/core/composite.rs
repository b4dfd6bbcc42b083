//! A composite index of any units: indicators from a table, treated, normalised and
//! combined up a hierarchy, exactly, with each number rounded once at the end.
//!
//! ```sh
//! cargo run --example composite                                  # a synthetic example
//! cargo run --example composite -- --normalise zscore --aggregate median,arithmetic
//! cargo run --example composite -- --data values.csv --structure structure.csv \
//!     --treat denominate winsorise:5 --normalise minmax:1:100 --aggregate geometric \
//!     --write scores.csv
//! ```
//!
//! The data have a column `uCode` with the unit and one column for each code of the
//! structure; empty or `NA` is missing, other columns are passed over. The structure has
//! the columns `Level`, `iCode`, `Direction`, `Weight`, `Parent` and `Type` (`Indicator`,
//! `Aggregate`, `Denominator`, or `Group` for labels), and as needed `iName`, `Target`,
//! `Denominator`, `Worst` and `Best`; these are the tables of the R package COINr.
//!
//! Scores are rounded half away from zero to 15 significant digits, and to 28 decimals
//! at most. What has no score is empty; `--json` says why.
//!
//! What to see: Port D reports no time of clearance; its group goes by the other
//! indicator alone. With geometric means, what is zero in one group is zero on top.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use kawasan::rating::{Aggregation, Composite, CompositeOptions, Method, Treatment};
use kawasan_examples_core::{bad_inputs, done, failed, start};

#[path = "composite/input.rs"]
mod input;
#[path = "composite/output.rs"]
mod output;
#[path = "composite/sheet.rs"]
mod sheet;
#[path = "composite/structure.rs"]
mod structure;

use sheet::{Problem, Sheet};

/// A composite index of any units, exactly
#[derive(Debug, Parser)]
#[command(name = "composite", version)]
struct Options {
    /// The values: a CSV file with a column `uCode` and one for each indicator; without
    /// it, a synthetic example is shown
    #[arg(long, value_name = "FILE", requires = "structure")]
    data: Option<PathBuf>,
    /// The structure: a CSV file with Level, iCode, Direction, Weight, Parent, Type
    #[arg(long, value_name = "FILE", requires = "data")]
    structure: Option<PathBuf>,
    /// What is done to the values first, in this order: winsorise:N, log, denominate
    #[arg(long, value_name = "HOW", num_args = 1.., value_delimiter = ',', value_parser = treatment)]
    treat: Vec<Treatment>,
    /// minmax[:LOW:HIGH], zscore[:MEAN:SD], scaled[:CENTRE:SCALE], rank, borda,
    /// percentile-rank, distance-to-max, distance-to-target, distance-to-reference,
    /// fraction-of-max, goalposts[:LOW:HIGH]
    #[arg(long, value_name = "METHOD", default_value = "minmax", value_parser = method)]
    normalise: Method,
    /// arithmetic, geometric, harmonic, generalised:P, median, minimum, copeland: one for
    /// all levels, or one for each above the indicators, the lowest first
    #[arg(
        long,
        value_name = "METHOD,…",
        default_value = "arithmetic",
        value_delimiter = ',',
        value_parser = aggregation
    )]
    aggregate: Vec<Aggregation>,
    /// The unit that others are compared with, for distance-to-reference
    #[arg(long, value_name = "UNIT")]
    reference: Option<String>,
    /// Write the scores to a file, whole or not at all
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// One JSON object, with the reason for each score that is missing
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let composite = match build(options) {
        Ok(composite) => composite,
        Err(problems) => {
            return Ok(bad_inputs(&problems.iter().map(Problem::told).collect::<Vec<_>>()));
        }
    };
    let text = if options.json {
        output::json(&composite, &composite_options(options))?
    } else {
        output::csv(&composite)?
    };
    let Some(path) = &options.write else { return Ok(done(&text)) };
    if let Err(error) = output::write(path, &text) {
        return Ok(failed(&format!("error: {} can't be written: {error}", path.display())));
    }
    let (units, codes) = (composite.units().len(), composite.codes().count());
    Ok(done(&format!("{units} units, {codes} scores each: {}", path.display())))
}

fn build(options: &Options) -> Result<Composite, Vec<Problem>> {
    let sheets = match (&options.data, &options.structure) {
        (Some(data), Some(structure)) => [Sheet::open(data), Sheet::open(structure)],
        _ => [
            Sheet::read("data.csv", include_str!("composite/data.csv")),
            Sheet::read("structure.csv", include_str!("composite/structure.csv")),
        ],
    };
    let (data, structure) = match sheets {
        [Ok(data), Ok(structure)] => (data, structure),
        sheets => return Err(sheets.into_iter().filter_map(Result::err).flatten().collect()),
    };
    input::composite(&data, &structure, &composite_options(options))
}

fn composite_options(options: &Options) -> CompositeOptions {
    CompositeOptions {
        treat: options.treat.clone(),
        normalise: options.normalise,
        aggregate: options.aggregate.clone(),
        reference: options.reference.clone(),
    }
}

fn with_help(error: &impl std::fmt::Display, help: Option<String>) -> String {
    help.map_or_else(|| error.to_string(), |help| format!("{error}; {help}"))
}

fn treatment(text: &str) -> Result<Treatment, String> {
    text.parse().map_err(|error: kawasan::rating::TreatmentError| with_help(&error, error.help()))
}

fn method(text: &str) -> Result<Method, String> {
    text.parse().map_err(|error: kawasan::rating::MethodError| with_help(&error, error.help()))
}

fn aggregation(text: &str) -> Result<Aggregation, String> {
    text.parse().map_err(|error: kawasan::rating::AggregationError| with_help(&error, error.help()))
}
