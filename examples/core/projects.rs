//! Projects of tenants in zones: what each comes to, every figure that was published of
//! it, and how deep value chains go.
//!
//! ```sh
//! cargo run --example projects -- --zone gresik --known-on 2024-04-24
//! cargo run --example projects -- --tenant freeport --lang id
//! cargo run --example projects -- --chain copper           # steps, depth, exports by step
//! cargo run --example projects -- --chain aluminium --zone galang-batang --json
//! ```
//!
//! What to see: the smelter at Gresik was Rp42 trillion, US$3 billion, Rp33 trillion and
//! "US$3 billion or Rp45 trillion", which says as little of the exchange rate as Rp12,714
//! to 18,200; none of it is ever added to what the zone as a whole came to. Copper goes
//! as far as foil there, and what the zone exports is not known by step.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::{Projects, ZoneChain};
use kawasan::model::{Knowledge, ZoneId};
use kawasan::report;
use kawasan_examples_core::{Known, Output, Problem, done, failed, start};

/// Projects of tenants in zones, and value chains
#[derive(Debug, Parser)]
#[command(name = "projects", version)]
struct Options {
    /// Only those in a zone, such as "gresik"
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Only those of a tenant: any of its names, or a part of one
    #[arg(long, value_name = "NAME", conflicts_with = "chain")]
    tenant: Option<String>,
    /// Also what was published without a company's name
    #[arg(long, conflicts_with = "chain")]
    all: bool,
    /// The steps of a value chain instead, such as "copper"
    #[arg(long, value_name = "CHAIN")]
    chain: Option<String>,
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
    let zone = options.zone.as_deref().map(|text| known.registry().find(text)).transpose();
    let zone = zone.map_err(|error| Problem::of(&error).with_help(error.help()))?;
    let zone = zone.map(|zone| zone.id().clone());
    if let Some(id) = &options.chain {
        return chain(options, id, known, zone);
    }
    let mut projects = Projects::of(known, kek().projects());
    projects.retain(|project| {
        (options.all || project.is_named()) && zone.as_ref().is_none_or(|id| project.zone == *id)
    });
    if let Some(text) = &options.tenant {
        // Among all tenants, as one that wasn't known yet is no wrong name.
        let all = Projects::of(kek().dataset().all_known(), kek().projects());
        let tenants = all.iter().map(|project| &project.tenant);
        let tenant = kek().projects().tenants().find(text, tenants);
        let tenant = tenant.map_err(|error| Problem::of(&error).with_help(error.help()))?;
        projects.retain(|project| project.tenant == *tenant);
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

/// A chain in a zone, or in all zones where somebody takes a step of it.
fn chain(
    options: &Options,
    id: &str,
    known: Knowledge<'static>,
    zone: Option<ZoneId>,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let facts = kek().projects();
    let Some(chain) = facts.chain(id) else {
        let near = facts.nearest_chain(id).map(|near| format!("did you mean `{near}`?"));
        let all = || {
            let ids: Vec<&str> = facts.chains().iter().map(|chain| chain.id().as_str()).collect();
            format!("expected one of {}", ids.join(", "))
        };
        let what = format!("there is no value chain `{id}`");
        let one = Problem::of(&what).with_help(Some(near.unwrap_or_else(all)));
        return Err(one.into());
    };
    let zones = match zone {
        Some(zone) => vec![ZoneChain::of(known, facts, chain, zone)],
        None => ZoneChain::everywhere(known, facts, chain),
    };
    Ok(done(&if json {
        report::chain_json(chain, known, &zones)?
    } else {
        report::chain_text(chain, known, &zones, lang)?
    }))
}
