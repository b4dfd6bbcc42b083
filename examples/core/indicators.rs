//! The standard indicators: their definitions, their values for a zone, a group
//! or the nation, and how a value came about.
//!
//! ```sh
//! cargo run --example indicators                                   # the catalogue
//! cargo run --example indicators -- --subject gresik --period 2025-S1
//! cargo run --example indicators -- --subject cluster:industry --period 2025-S1 --lang id
//! cargo run --example indicators -- --subject national --trace investment_pace
//! cargo run --example indicators -- --peers "cluster, at least 3" --indicator investment_stock --period 2021
//! cargo run --example indicators -- --peers "sector, age within 3 years" --subject mandalika --period 2021
//! cargo run --example indicators -- --subject national --period 2024 --prices-of 2020
//! cargo run --example indicators -- --subject national --period 2024 --currency USD --trace investment_realised
//! ```
//!
//! What to see: for Gresik, 45.9 % of the year's target at mid-year and a third
//! of the nation's cumulative investment; what isn't known, under the reason why;
//! with `--trace` each step from the value down to the documents; and with `--peers` that
//! a zone is behind those like it only where nothing that isn't known could change that.
//! At the prices of
//! 2020 investment grew by 42 % in 2024, not by 43 %, and a cumulative stock has no such
//! value; in dollars each figure is converted at the rate of its own time.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::indicators::{Catalogue, Evaluation, Evaluator, Indicator, PeerRule, Scope};
use kawasan::model::{Knowledge, Subject};
use kawasan::report;
use kawasan_examples_core::{
    At, Known, Money, Output, bad_input, bad_inputs, done, failed, peer_rule, start,
};

/// The standard indicators of special economic zones
#[derive(Debug, Parser)]
#[command(name = "indicators", version)]
struct Options {
    /// A zone, `national`, or a group such as `cluster:industry`; without it, the
    /// catalogue of definitions is printed, and --trace is of the nation
    #[arg(long)]
    subject: Option<String>,
    /// Show how the value of this indicator came about
    #[arg(long, value_name = "ID")]
    trace: Option<String>,
    /// Set zones beside their peers, which are alike by a rule such as "sector, age within
    /// 24 months, at least 3"; needs --subject or --indicator
    #[arg(long, value_name = "RULE", value_parser = peer_rule, conflicts_with = "trace")]
    peers: Option<PeerRule>,
    /// With --peers: only this indicator
    #[arg(long, value_name = "ID", requires = "peers")]
    indicator: Option<String>,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    money: Money,
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
    if let Some(rule) = &options.peers {
        return peers(rule, &catalogue, options.known.of(dataset), options);
    }
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
    let tables = match options.money.tables() {
        Ok(tables) => tables,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    let valuation = match options.money.valuation(&tables) {
        Ok(valuation) => valuation,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    let evaluator = Evaluator::new(options.known.of(dataset), scope, options.at.period);
    let evaluator = evaluator.valued(valuation);
    if let Some(id) = &options.trace {
        return match catalogue.get(id) {
            Some(indicator) => trace(&evaluator, indicator, options),
            None => Ok(no_indicator(&catalogue, id)),
        };
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
    let dataset = kek().dataset();
    Ok(done(&report::trace_text(indicator, &outcome, &trace, options.at.period, dataset, lang)?))
}

/// One zone by all indicators, or the zones of a group, or all, by one.
fn peers(
    rule: &PeerRule,
    catalogue: &Catalogue,
    known: Knowledge<'_>,
    options: &Options,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (Output { lang, json, .. }, period) = (options.output, options.at.period);
    let registry = known.registry();
    let scope = match options.subject.as_deref().map(|name| Scope::find(registry, name)) {
        Some(Err(error)) => return Ok(bad_input(&error, error.help())),
        Some(Ok(scope)) => Some(scope),
        None => None,
    };
    let indicator = match &options.indicator {
        Some(id) => match catalogue.get(id) {
            Some(indicator) => Some(indicator),
            None => return Ok(no_indicator(catalogue, id)),
        },
        None => None,
    };
    let (compared, is_one_zone) = match (&scope, indicator) {
        (Some(Scope::Subject(Subject::Zone(zone))), None) => {
            let each = catalogue.iter();
            let all = each.filter_map(|one| rule.compare_zone(known, one, period, zone));
            (all.collect::<Vec<_>>(), true)
        }
        (scope, Some(indicator)) => {
            let mut all = rule.compare(known, indicator, period);
            all.retain(|one| match scope {
                Some(Scope::Group(group)) => group.zones().contains(one.zone.id()),
                Some(Scope::Subject(subject)) => subject.zone() == Some(one.zone.id()),
                _ => true,
            });
            (all, false)
        }
        (_, None) => {
            let what = "`--peers` compares one zone (`--subject ZONE`), or zones by one indicator \
                        (`--indicator ID`)";
            return Ok(bad_input(&what, None));
        }
    };
    if compared.is_empty() {
        let name = options.subject.as_deref().unwrap_or("all");
        return Ok(bad_input(&format!("`{name}` has no zone at the end of {period}"), None));
    }
    Ok(done(&match (json, is_one_zone) {
        (true, _) => report::peers_json(rule, &compared, known, period)?,
        (false, true) => report::zone_peers_text(rule, &compared, known, period, lang)?,
        (false, false) => report::peers_text(rule, &compared, known, period, lang)?,
    }))
}

fn no_indicator(catalogue: &Catalogue, id: &str) -> ExitCode {
    let near = catalogue.nearest(id).map(|near| format!("did you mean `{near}`?"));
    bad_input(&format!("there is no indicator `{id}`"), near)
}
