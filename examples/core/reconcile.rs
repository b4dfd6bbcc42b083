//! What the published figures contradict: cumulative amounts that don't follow from
//! the ones before them, percentages that their own figures rule out, releases that
//! differ, and what only seems wrong.
//!
//! ```sh
//! cargo run --example reconcile
//! cargo run --example reconcile -- --subject gresik
//! cargo run --example reconcile -- --kind break --lang id
//! cargo run --example reconcile -- --known-on 2024-07-31 --json
//! ```
//!
//! What to see: at mid 2025 Rp9.4 to 9.6 trillion are missing between the cumulative
//! investment published and the one that the half-year's flow leads to; 26 businesses
//! left in that time; and 48.2 % of the year's target, which a calculator denies, is
//! allowed by the rounding of both figures.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::{FindingKind, Reconciliation};
use kawasan::report;
use kawasan_examples_core::{Known, Output, Problem, done, start};

/// What the published figures on special economic zones contradict
#[derive(Debug, Parser)]
#[command(name = "reconcile", version)]
struct Options {
    /// Only what is about a zone, or `national`
    #[arg(long)]
    subject: Option<String>,
    /// Only findings of this kind
    #[arg(long, value_parser = kind)]
    kind: Option<FindingKind>,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let dataset = kek().dataset();
    let claims = kek().claims().iter().map(|published| &published.claim);
    let mut found = Reconciliation::of(options.known.of(dataset)).with_claims(claims);
    if let Some(text) = &options.subject {
        let subject = dataset.registry().find_subject(text);
        let subject = subject.map_err(|error| Problem::of(&error).with_help(error.help()))?;
        found = found.about(&subject);
    }
    if let Some(kind) = options.kind {
        found = found.of_kind(kind);
    }
    let Output { lang, json, .. } = options.output;
    Ok(done(&if json {
        report::reconciliation_json(&found, lang)?
    } else {
        report::findings_text(&found, lang)?
    }))
}

fn kind(text: &str) -> Result<FindingKind, String> {
    let known = FindingKind::ALL.into_iter().find(|kind| kind.as_str() == text);
    known.ok_or_else(|| {
        let all = FindingKind::ALL.map(|kind| format!("`{kind}`"));
        format!("expected one of {}", all.join(", "))
    })
}
