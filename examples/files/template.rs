//! An empty reporting workbook of a zone for a period, with the units to choose from.
//!
//! ```sh
//! cargo run --example template                                    # what it asks for
//! cargo run --example template -- --zone gresik --period 2024-Q1 --write gresik.xlsx --lang id
//! cargo run --example evaluate -- --observations gresik.xlsx      # once it is filled in
//! ```
//!
//! What to see: what is asked for can't be changed in the spreadsheet, a figure below zero isn't
//! taken, and an amount of money has no unit until one is chosen.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::model::{Measure, MeasureId};
use kawasan_examples_core::{At, Known, Output, Problem, done};
use kawasan_examples_files::{say, start};
use kawasan_io::{Template, save};

/// An empty reporting workbook
#[derive(Debug, Parser)]
#[command(name = "template", version)]
struct Options {
    /// The zone, or `national`
    #[arg(long, default_value = "gresik")]
    zone: String,
    /// Ask for these measures only, such as investment,employment
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    measures: Vec<String>,
    /// Fill in what is known already
    #[arg(long)]
    filled: bool,
    /// Write the workbook; what it asks for is listed either way
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (registry, measures) = (kek().registry(), kek().dataset().measures());
    let subject = registry
        .find_subject(&options.zone)
        .map_err(|error| Problem::of(&error).with_help(error.help()))?;
    let mut only: Vec<MeasureId> = Vec::new();
    for id in &options.measures {
        let Some(measure) = measures.get(id) else {
            let near = measures.nearest(id).map(|near| format!("did you mean `{near}`?"));
            let one = Problem::of(&format!("there is no measure `{id}`")).with_help(near);
            return Err(one.into());
        };
        only.push(measure.id().clone());
    }
    let all: Vec<MeasureId> = measures.iter().map(Measure::id).cloned().collect();
    let asked = if only.is_empty() { all } else { only };
    let mut form = Template::new(registry, measures, subject, options.at.period)
        .language(options.output.lang)
        .measures(asked.clone());
    if options.filled {
        form = form.filled_from(&options.known.of(kek().dataset()));
    }
    if let Some(path) = &options.write {
        save(path, &form.to_excel()?)?;
        say(&format!("written: {}", path.display()));
    }
    if options.output.json {
        let ids: Vec<String> = asked.iter().map(ToString::to_string).collect();
        return Ok(done(&serde_json::to_string_pretty(&ids)?));
    }
    let title = |id: &MeasureId| {
        let measure = measures.get(id.as_str());
        measure.map_or("", |measure| measure.title().get(options.output.lang.code())).to_owned()
    };
    let lines: Vec<String> = asked.iter().map(|id| format!("{id}: {}", title(id))).collect();
    Ok(done(&lines.join("\n")))
}
