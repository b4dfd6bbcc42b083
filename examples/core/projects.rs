//! Projects of tenants in zones: what each comes to, every figure that was published of
//! it.
//!
//! ```sh
//! cargo run --example projects -- --zone gresik --known-on 2024-04-24
//! cargo run --example projects -- --tenant freeport --lang id
//! ```
//!
//! What to see: the smelter at Gresik was Rp42 trillion, US$3 billion, Rp33 trillion and
//! "US$3 billion or Rp45 trillion", which says as little of the exchange rate as Rp12,714
//! to 18,200; none of it is ever added to what the zone as a whole came to.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::Projects;
use kawasan::report;
use kawasan_examples_core::{Known, Output, bad_input, done, failed, start};

/// Projects of tenants in zones
#[derive(Debug, Parser)]
#[command(name = "projects", version)]
struct Options {
    /// Only those in a zone, such as "gresik"
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Only those of a tenant: any of its names, or a part of one
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// Also what was published without a company's name
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let known = options.known.of(kek().dataset());
    let zone = match options.zone.as_deref().map(|text| known.registry().find(text)).transpose() {
        Ok(zone) => zone.map(|zone| zone.id().clone()),
        Err(error) => return Ok(bad_input(&error, error.help())),
    };
    let mut projects = Projects::of(known, kek().projects());
    projects.retain(|project| {
        (options.all || project.is_named()) && zone.as_ref().is_none_or(|id| project.zone == *id)
    });
    if let Some(text) = &options.tenant {
        // Among all tenants, as one that wasn't known yet is no wrong name.
        let all = Projects::of(kek().dataset().all_known(), kek().projects());
        let tenants = all.iter().map(|project| &project.tenant);
        match kek().projects().tenants().find(text, tenants) {
            Ok(tenant) => projects.retain(|project| project.tenant == *tenant),
            Err(error) => return Ok(bad_input(&error, error.help())),
        }
    }
    if projects.iter().next().is_none() {
        return Ok(failed(&report::no_project_text(&projects, lang)?));
    }
    Ok(done(&if json {
        report::projects_json(&projects, lang)?
    } else {
        report::projects_text(&projects, lang)?
    }))
}
