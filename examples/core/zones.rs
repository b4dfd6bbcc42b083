//! The registry of zones as of a day: which there were, by which law, how old they
//! were, and how long those had that were not yet ready.
//!
//! ```sh
//! cargo run --example zones -- --as-of 2024-03-31
//! cargo run --example zones -- --as-of 2022-06-30       # days that aren't on record
//! cargo run --example zones -- --resource palm_oil --lang id
//! cargo run --example zones -- --province "Riau Islands" --all
//! ```
//!
//! What to see: 20 zones on 31 March 2024, as the council said a few weeks later; a
//! date known only to the year counts where it matters, and only there.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::Group;
use kawasan::model::{Date, parse_date};
use kawasan::report;
use kawasan_examples_core::{Output, Problem, done, start};

/// The registry of zones as of a day
#[derive(Debug, Parser)]
#[command(name = "zones", version)]
struct Options {
    /// The day
    #[arg(long, value_name = "DATE", value_parser = parse_date, default_value = "2024-03-31")]
    as_of: Date,
    /// Only zones of a sector, such as "health"
    #[arg(long, value_name = "SECTOR")]
    sector: Option<String>,
    /// Only zones that process a resource, such as "bauxite"
    #[arg(long, value_name = "RESOURCE")]
    resource: Option<String>,
    /// Only zones of a province: its code or its name, such as "ID-JI" or "Jawa Timur"
    #[arg(long, value_name = "PROVINCE")]
    province: Option<String>,
    /// Also what was proposed only, and what was revoked
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let registry = kek().registry();
    let mut as_of = registry.as_of(options.as_of);
    let wanted = [
        ("sector", &options.sector),
        ("resource", &options.resource),
        ("province", &options.province),
    ];
    let only: Vec<(&str, &str)> =
        wanted.into_iter().filter_map(|(kind, name)| Some((kind, name.as_deref()?))).collect();
    for (kind, name) in &only {
        let group = Group::find(registry, kind, name);
        let group = group.map_err(|error| Problem::of(&error).with_help(error.help()))?;
        as_of = as_of.of(|zone| group.zones().contains(zone.id()));
    }
    if !options.all {
        as_of.zones.retain(|zone| !zone.is_in_force().is_no());
    }
    let Output { lang, json, .. } = options.output;
    Ok(done(&if json {
        report::zones_json(&as_of, &only)?
    } else {
        report::zones_text(&as_of, &only, registry.jurisdiction(), lang)?
    }))
}
