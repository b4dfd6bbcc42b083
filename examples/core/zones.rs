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

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::model::{Date, Registry, Zone, parse_date, suggest::nearest};
use kawasan::report;
use kawasan_examples_core::{Output, bad_input, done, failed, options};

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
    let options = match options::<Options>() {
        Ok(options) => options,
        Err(end) => return end,
    };
    let registry = kek().registry();
    let wanted = match Wanted::of(&options, registry) {
        Ok(wanted) => wanted,
        Err(Wrong { what, help }) => return bad_input(&what, help),
    };
    let mut as_of = registry.as_of(options.as_of).of(|zone| wanted.holds(zone));
    if !options.all {
        as_of.zones.retain(|zone| !zone.is_in_force().is_no());
    }
    let text = if options.output.json {
        report::zones_json(&as_of).map_err(|error| error.to_string())
    } else {
        report::zones_text(&as_of, registry.jurisdiction(), options.output.lang)
            .map_err(|error| error.to_string())
    };
    text.map_or_else(|error| failed(&format!("error: {error}")), |text| done(&text))
}

/// What is wrong with an option, and what may have been meant.
struct Wrong {
    what: String,
    help: Option<String>,
}

/// What the zones have to have.
struct Wanted<'a> {
    sector: Option<&'a str>,
    resource: Option<&'a str>,
    province: Option<kawasan::model::Subdivision>,
}

impl<'a> Wanted<'a> {
    fn of(options: &'a Options, registry: &Registry) -> Result<Self, Wrong> {
        let country = registry.jurisdiction();
        let sectors = country.sectors().iter().map(|sector| sector.id().as_str());
        let resources: BTreeSet<&str> =
            registry.zones().flat_map(|zone| zone.resources().iter().map(AsRef::as_ref)).collect();
        let province = options.province.as_deref().map(|text| country.find_subdivision(text));
        Ok(Wanted {
            sector: one_of("sector", options.sector.as_deref(), sectors.collect())?,
            resource: one_of("resource", options.resource.as_deref(), resources)?,
            province: province
                .transpose()
                .map_err(|error| Wrong { help: error.help(), what: error.to_string() })?,
        })
    }

    fn holds(&self, zone: &Zone) -> bool {
        let sectors = || zone.sectors().iter().map(AsRef::<str>::as_ref);
        let resources = || zone.resources().iter().map(AsRef::<str>::as_ref);
        self.sector.is_none_or(|wanted| sectors().any(|sector| sector == wanted))
            && self.resource.is_none_or(|wanted| resources().any(|resource| resource == wanted))
            && self.province.is_none_or(|wanted| zone.place().subdivision() == wanted)
    }
}

/// A word of an option, if it is one that the registry knows.
fn one_of<'a>(
    what: &str,
    word: Option<&'a str>,
    known: BTreeSet<&str>,
) -> Result<Option<&'a str>, Wrong> {
    let Some(word) = word.filter(|word| !known.contains(word)) else { return Ok(word) };
    let list = known.iter().copied().collect::<Vec<_>>().join(", ");
    let near = nearest(word, known);
    Err(Wrong {
        what: format!("`{word}` is no {what} of the registry: expected one of {list}"),
        help: near.map(|near| format!("did you mean `{near}`?")),
    })
}
