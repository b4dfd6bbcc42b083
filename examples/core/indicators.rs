//! The standard indicators: their definitions, their values for a zone, a group
//! or the nation, and how a value came about.
//!
//! ```sh
//! cargo run --example indicators                                   # the catalogue
//! cargo run --example indicators -- --subject gresik --period 2025-S1
//! cargo run --example indicators -- --subject cluster:industry --period 2025-S1 --lang id
//! cargo run --example indicators -- --subject national --trace investment_pace
//! ```
//!
//! What to see: for Gresik, 45.9 % of the year's target at mid-year and a third
//! of the nation's cumulative investment; what isn't known, under the reason why;
//! and with `--trace` each step from the value down to the documents.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Evaluation, Evaluator, Indicator, Scope};
use kawasan::report;
use kawasan_examples_core::{At, Known, Output, bad_input, done, failed, start};

/// The standard indicators of special economic zones
#[derive(Debug, Parser)]
#[command(name = "indicators", version)]
struct Options {
    /// A zone, `national`, or a group such as `cluster:industry`; without it, the
    /// catalogue of definitions is printed
    #[arg(long)]
    subject: Option<String>,
    /// Show how the value of this indicator came about
    #[arg(long, value_name = "ID")]
    trace: Option<String>,
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
    let Output { lang, json, .. } = options.output;
    let dataset = kek().dataset();
    let catalogue = Catalogue::standard(dataset)?;
    let subject = match (&options.subject, &options.trace) {
        (Some(subject), _) => subject.as_str(),
        (None, Some(_)) => "national",
        (None, None) if json => return Ok(done(&report::catalogue_json(&catalogue)?)),
        (None, None) => return Ok(done(&report::catalogue_text(&catalogue, lang)?)),
    };
    let scope = match Scope::find(dataset.registry(), subject) {
        Ok(scope) => scope,
        Err(error) => return Ok(bad_input(&error, error.help())),
    };
    let evaluator = Evaluator::new(options.known.of(dataset), scope, options.at.period);
    if let Some(id) = &options.trace {
        let Some(indicator) = catalogue.get(id) else {
            let near = catalogue.nearest(id).map(|near| format!("did you mean `{near}`?"));
            return Ok(bad_input(&format!("there is no indicator `{id}`"), near));
        };
        return trace(&evaluator, indicator, options);
    }
    let evaluation = evaluator.evaluate_all(&catalogue);
    if !evaluation.knows_anything() {
        return Ok(failed(&report::nothing_known_text(&evaluation, lang)?));
    }
    Ok(done(&if json {
        report::evaluation_json(&evaluation, lang)?
    } else {
        report::indicators_text(&evaluation, lang)?
    }))
}

fn trace(
    evaluator: &Evaluator<'_>,
    indicator: &Indicator,
    options: &Options,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let only = Catalogue::of([indicator.clone()]);
    let evaluation: Evaluation<'_, '_> = evaluator.evaluate_all(&only);
    let trace = evaluator.trace(indicator);
    if json {
        return Ok(done(&report::trace_json(&evaluation, &trace, lang)?));
    }
    let outcome = evaluator.evaluate(indicator);
    let measures = kek().dataset().measures();
    Ok(done(&report::trace_text(indicator, &outcome, &trace, options.at.period, measures, lang)?))
}
