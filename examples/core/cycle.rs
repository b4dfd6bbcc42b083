//! A full quarterly cycle: who has reported, what is inconsistent, the zones together beside
//! the published totals, ratings and their tally, who needs support and what would lift each,
//! and what changed since the last meeting.
//!
//! ```sh
//! cargo run --example cycle                                # SYNTHETIC: 20 zones, Q1 2024
//! cargo run --example cycle -- --known-on 2024-05-31 --since 2024-04-24 --before 2024-Q1
//! cargo run --example cycle -- --due-days 20 --peers "sector, at least 3" --lang id
//! cargo run --example cycle -- --submission my-zones.csv --period 2024-S1 --since 2024-04-24
//! ```
//!
//! What to see: at the meeting of 24 April, 18 zones have reported, three of them late; one
//! told billions as millions, and the sum of the zones isn't yet the published Rp15.1 trillion.
//! Five weeks later all of it has been put right, the sums are the published ones to the
//! digit, and `--since 2024-04-24 --before 2024-Q1` says which classes moved with it. The
//! submission is made up, by `make_submission`; `examples/data/README.md` says what is planted.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use kawasan::data::{LoadError, Submission, kek, read_submission};
use kawasan::indicators::{
    Catalogue, Evaluator, Group, Indicator, Outcome, PeerRule, Reconciliation, Reporting,
    ReportingRule, totals,
};
use kawasan::model::{Dataset, Date, Knowledge, Period, Source, Subject, Zone, parse_date};
use kawasan::rating::{Changes, Meeting, Methodology, Reader, changes, rate};
use kawasan::report::{self, Cycle};
use kawasan_examples_core::{
    Output, bad_input, bad_inputs, done, methodology_named, peer_rule, period, read_text,
    row_errors, start,
};

/// What is taken through the cycle unless a file is named.
const BUILT_IN: (&str, &str) =
    ("examples/data/submission-2024-Q1.csv", include_str!("../data/submission-2024-Q1.csv"));
/// The meeting on it, and the one before.
const MEETING: &str = "2024-04-24";
const LAST_MEETING: &str = "2024-01-31";

/// What zones report each quarter. The days are an example; no law is quoted here.
const RULE: &str = "realised investment flow, realised investment stock, realised employment flow, \
                    realised employment stock, realised businesses flow, realised businesses stock; \
                    within 15 days";
/// What is held against the published totals.
const TOTALS: [&str; 6] = [
    "investment_realised",
    "investment_stock",
    "employment_added",
    "employment_stock",
    "businesses_added",
    "investment_target",
];
/// By which the slow are told from the others.
const PACE: &str = "investment_pace";

/// A full quarterly cycle of the special economic zones
#[derive(Debug, Parser)]
#[command(name = "cycle", version)]
struct Options {
    /// What zones submitted: a CSV file in the layout of examples/data [default: synthetic
    /// figures of 20 zones for the first quarter of 2024]
    #[arg(long, value_name = "FILE")]
    submission: Option<PathBuf>,
    /// The period: 2024-Q1, 2024-S1, 2024-9M, 2024, or words
    #[arg(long, default_value = "2024-Q1", value_parser = period)]
    period: Period,
    /// The day of the meeting: what was known then [default: 2024-04-24 for the synthetic
    /// figures, else all that is known]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    known_on: Option<Date>,
    /// The day of the last meeting [default: 2024-01-31 for the synthetic figures, else none]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    since: Option<Date>,
    /// The period that was evaluated at the last meeting [default: the one before]
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    before: Option<Period>,
    /// The id of a shipped methodology, or a file
    #[arg(long, default_value = "kek-triwulan")]
    methodology: String,
    /// Within how many days after the period's end zones have to report
    #[arg(long, value_name = "DAYS", default_value_t = 15)]
    due_days: u16,
    /// Which zones are compared with those that need support
    #[arg(long, value_name = "RULE", default_value = "cluster, at least 3", value_parser = peer_rule)]
    peers: PeerRule,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (source, text) = match &options.submission {
        None => (BUILT_IN.0.to_owned(), BUILT_IN.1.to_owned()),
        Some(file) => match read_text(file) {
            Ok(text) => (file.display().to_string(), text),
            Err(wrong) => return Ok(bad_inputs(&wrong)),
        },
    };
    let (submission, dataset) = match read(&text) {
        Ok(read) => read,
        Err(error) => return Ok(bad_inputs(&row_errors(&source, &error))),
    };
    let reader = Reader::of(&dataset)?;
    let methodology = match methodology_named(&reader, &options.methodology) {
        Ok(methodology) => methodology,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    // The days of the synthetic figures are no default for anybody else's.
    let built_in = |day: &str| options.submission.is_none().then(|| parse_date(day)).transpose();
    let known_on = options.known_on.map_or_else(|| built_in(MEETING), |day| Ok(Some(day)))?;
    let since = options.since.map_or_else(|| built_in(LAST_MEETING), |day| Ok(Some(day)))?;
    if let (Some(since), Some(now)) = (since, known_on)
        && since > now
    {
        let what = format!("the last meeting (`--since {since}`) is after this one ({now})");
        return Ok(bad_input(&what, None));
    }
    let changes = match since {
        Some(day) => Some(changed(&dataset, &methodology, options, day, known_on)?),
        None => None,
    };
    print(
        options,
        &dataset,
        &methodology,
        (&source, submission.is_synthetic, known_on),
        changes.as_ref(),
    )
}

fn read(text: &str) -> Result<(Submission, Dataset), LoadError> {
    let submission = read_submission(text)?;
    let dataset = kek().with_submission(&submission)?;
    Ok((submission, dataset))
}

fn changed<'a>(
    dataset: &'a Dataset,
    methodology: &'a Methodology,
    options: &Options,
    since: Date,
    known_on: Option<Date>,
) -> Result<Changes<'a>, Box<dyn std::error::Error>> {
    let earlier = options.before.or_else(|| options.period.previous());
    let period = earlier.ok_or("there is no period before the first")?;
    let before = Meeting { period, known_on: Some(since) };
    Ok(changes(dataset, methodology, before, Meeting { period: options.period, known_on }))
}

fn print(
    options: &Options,
    dataset: &Dataset,
    methodology: &Methodology,
    (source, is_synthetic, known_on): (&str, bool, Option<Date>),
    changes: Option<&Changes<'_>>,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (period, Output { lang, json, .. }) = (options.period, options.output);
    let known = known_on.map_or_else(|| dataset.all_known(), |day| dataset.known_on(day));
    let catalogue = Catalogue::standard(dataset)?;
    let rule = RULE.parse::<ReportingRule>()?.within(options.due_days);
    let reporting = Reporting::of(known, &rule, period).ok_or("the due date is too far")?;
    let counts = counts(&reporting, dataset)?;
    let rates = rates(&catalogue, counts.all_known(), period);
    let inconsistencies = Reconciliation::of(known).of_zones();
    let chosen = TOTALS.iter().filter_map(|id| catalogue.get(id));
    let totals = totals(known, period, chosen);
    let ratings = rate(dataset, methodology, period, known_on);
    let pace = catalogue.get(PACE).ok_or("it is in the catalogue")?;
    let compared = options.peers.compare(known, pace, period);
    let cycle = Cycle {
        source,
        is_synthetic,
        reporting: &reporting,
        reporting_rates: &rates,
        inconsistencies: &inconsistencies,
        totals: &totals,
        ratings: &ratings,
        peers: Some((&options.peers, &compared)),
        changes,
    };
    Ok(done(&match json {
        true => report::cycle_json(&cycle, lang)?,
        false => report::cycle_text(&cycle, lang)?,
    }))
}

/// Reports due, received and late as a dataset, from which their rates follow.
fn counts(
    reporting: &Reporting<'_>,
    dataset: &Dataset,
) -> Result<Dataset, Box<dyn std::error::Error>> {
    let rows = reporting.observations(&Source::new("counted from the submission"));
    let builder = Dataset::builder(dataset.registry().clone(), dataset.measures().clone());
    Ok(builder.observations(rows).build()?)
}

/// How many of the reports have come, and how many in time.
fn rates<'a>(
    catalogue: &'a Catalogue,
    counts: Knowledge<'a>,
    period: Period,
) -> Vec<(&'a Indicator, Outcome<'a>)> {
    let is_counted = |zone: &Zone| !counts.series_of(&Subject::Zone(zone.id().clone())).is_empty();
    let group = Group::of("all", counts.registry(), is_counted);
    let evaluator = Evaluator::new(counts, group, period);
    let chosen = ["reporting_rate", "reporting_timeliness"];
    let chosen = chosen.iter().filter_map(|id| catalogue.get(id));
    chosen.map(|indicator| (indicator, evaluator.evaluate(indicator))).collect()
}
