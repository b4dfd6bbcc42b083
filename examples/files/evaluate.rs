//! An evaluation of one's own files: figures in CSV, Excel or JSON, one's own zones, one's
//! own methodology.
//!
//! ```sh
//! cargo run --example evaluate -- --observations figures.csv --period 2024-Q1
//! cargo run --example evaluate -- --observations rekap.xlsx --publisher "Contoh" --subject gresik
//! cargo run --example evaluate -- --observations rekap.xlsx --mapping rekap.toml --lang id
//! cargo run --example evaluate -- --observations figures.csv --methodology own.toml --write out.xlsx
//! cargo run --example evaluate -- --write-observations kek.xlsx    # the embedded figures
//! ```
//!
//! What to see: a table in Indonesian with decimal commas is understood by its headers, and how
//! is said; all that is wrong comes at once, each with its cell and what was probably meant; what
//! is only doubtful, such as words that say another number, is told beside the results.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use kawasan::data::{files, kek};
use kawasan::indicators::{Catalogue, Evaluation, Evaluator, Scope};
use kawasan::model::{Dataset, Date, Period, Subject, parse_date};
use kawasan::rating::{self, Methodology, ZoneRatings, rate};
use kawasan::report::{self, MoreOfRatings};
use kawasan_examples_core::{
    At, Known, Money, Output, Problem, done, failed, is_no_file, no_methodology,
};
use kawasan_examples_files::{notices, say, start};
use kawasan_io::{
    DecimalMark, Mapping, Reader, dataset_csv, dataset_excel, dataset_json, dataset_sdmx_csv,
    methodology_of_text, read_methodology, read_zones, results_csv, results_excel, save,
};

/// An evaluation of one's own files
#[derive(Debug, Parser)]
#[command(name = "evaluate", version)]
struct Options {
    /// The figures: .csv, .tsv, .xlsx or .json [default: the embedded ones]
    #[arg(long, value_name = "FILE")]
    observations: Option<PathBuf>,
    /// The zones: .csv or .json [default: the embedded ones]
    #[arg(long, value_name = "FILE")]
    zones: Option<PathBuf>,
    /// Rate the zones by a methodology: a file, or the id of a shipped one
    #[arg(long, value_name = "FILE")]
    methodology: Option<String>,
    /// What the columns of the figures mean: .toml [default: what their headers say]
    #[arg(long, requires = "observations", value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Who published figures whose rows don't say it
    #[arg(long, requires = "observations", value_name = "NAME")]
    publisher: Option<String>,
    /// When figures were published whose rows don't say it
    #[arg(long, requires = "observations", value_name = "DATE", value_parser = parse_date)]
    published_on: Option<Date>,
    /// The mark before decimals, where the file doesn't show it: comma or point
    #[arg(long, requires = "observations", value_name = "MARK")]
    decimal: Option<DecimalMark>,
    /// Take the good rows of a file in which others are wrong
    #[arg(long, requires = "observations")]
    good_rows: bool,
    /// A zone, `national`, or a group such as `cluster:industry` or `all` [default: the
    /// nation if there are figures for it, else all zones together]
    #[arg(long)]
    subject: Option<String>,
    /// Write the results for all subjects with figures: .xlsx, .csv or .json
    #[arg(long, value_name = "FILE", value_parser = written)]
    write: Option<PathBuf>,
    /// Write the figures: .csv, .xlsx, .json or .sdmx.csv
    #[arg(long, value_name = "FILE", value_parser = written)]
    write_observations: Option<PathBuf>,
    #[command(flatten)]
    at: At,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    money: Money,
    #[command(flatten)]
    output: Output,
}

/// A file that can be written, by its extension.
fn written(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match extension(&path).as_str() {
        "xlsx" | "csv" | "json" => Ok(path),
        _ => Err("expected `.xlsx`, `.csv` or `.json`".to_owned()),
    }
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase()
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match read(options)? {
        (Some(dataset), told) => {
            notices(&told.0, &told.1);
            evaluate(options, &dataset)
        }
        (None, _) => evaluate(options, kek().dataset()),
    }
}

/// The dataset of the files, if one is named, and how it was read.
type Read = (Option<Dataset>, (String, Vec<kawasan_io::Notice>));

fn read(options: &Options) -> Result<Read, Box<dyn std::error::Error>> {
    let embedded = kek().dataset();
    let nothing = (String::new(), Vec::new());
    let registry = match &options.zones {
        Some(path) => read_zones(path, embedded.registry().jurisdiction())?,
        None if options.observations.is_none() => return Ok((None, nothing)),
        None => embedded.registry().clone(),
    };
    let Some(path) = &options.observations else {
        let own = Dataset::builder(registry, embedded.measures().clone()).build()?;
        return Ok((Some(own), nothing));
    };
    let registry = Arc::new(registry);
    let mut reader = Reader::new(Arc::clone(&registry), embedded.measures().clone())
        .policy(embedded.policy().clone());
    if let Some(path) = &options.mapping {
        let mapping = Mapping::read_path(path)?;
        mapping.check(&path.display().to_string(), &registry, embedded.measures())?;
        reader = reader.mapping(mapping);
    }
    if let Some(publisher) = &options.publisher {
        reader = reader.published_by(publisher);
    }
    if let Some(date) = options.published_on {
        reader = reader.published_on(date);
    }
    if let Some(mark) = options.decimal {
        reader = reader.decimal(mark);
    }
    if options.good_rows {
        reader = reader.good_rows();
    }
    let reading = reader.read_path(path)?;
    if !reading.left_out.is_empty() {
        say(&reading.left_out.render(false));
    }
    Ok((Some(reading.dataset), (path.display().to_string(), reading.notices)))
}

fn evaluate(options: &Options, dataset: &Dataset) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let scope = match &options.subject {
        Some(subject) => Scope::find(dataset.registry(), subject)
            .map_err(|error| Problem::of(&error).with_help(error.help()))?,
        None => default_scope(dataset)?,
    };
    let tables = options.money.tables()?;
    let valuation = options.money.valuation(&tables)?;
    let reader = rating::Reader::of(dataset)?;
    let methodology = options.methodology.as_deref().map(|name| methodology(&reader, name));
    let methodology = methodology.transpose()?;
    let known = options.known.of(dataset);
    let catalogue = Catalogue::standard(dataset)?;
    let evaluator = Evaluator::new(known, scope, options.at.period).valued(valuation);
    let evaluation = evaluator.evaluate_all(&catalogue);
    let ratings = methodology
        .as_ref()
        .map(|own| rate(dataset, own, options.at.period, options.known.known_on));
    // After everything that can be wrong with the input.
    if let Some(path) = &options.write_observations {
        write_observations(dataset, path)?;
    }
    if let Some(path) = &options.write {
        write(options, dataset, &evaluation, ratings.as_ref(), path)?;
    }
    if json {
        return Ok(done(&as_json(&evaluation, ratings.as_ref(), options)?));
    }
    if ratings.is_none() && !evaluation.knows_anything() {
        return Ok(failed(&report::nothing_known_text(&evaluation, lang)?));
    }
    let mut parts = vec![report::indicators_text(&evaluation, lang)?];
    if let Some(ratings) = &ratings {
        parts.push(report::ratings_text(ratings, &[], lang)?);
    }
    Ok(done(&parts.join("\n\n")))
}

/// The nation if there are figures for it, else all zones together.
fn default_scope(dataset: &Dataset) -> Result<Scope, Box<dyn std::error::Error>> {
    let is_national = |subject: &Subject| *subject == Subject::National;
    let mut subjects = dataset.observations().map(|one| &one.series.subject);
    let is_known = subjects.any(is_national);
    Ok(Scope::find(dataset.registry(), if is_known { "national" } else { "all" })?)
}

/// A shipped methodology by its id, or one from a file.
fn methodology(
    reader: &rating::Reader<'_>,
    name: &str,
) -> Result<Methodology, Box<dyn std::error::Error>> {
    match files::METHODOLOGIES.iter().find(|(id, _)| *id == name) {
        Some((id, text)) => Ok(methodology_of_text(reader, id, text)?),
        None if is_no_file(name.as_ref()) => Err(no_methodology(name).into()),
        None => Ok(read_methodology(reader, name)?),
    }
}

/// The object of `indicators`; with a methodology, the keys of `rate_zones` beside its
/// own.
fn as_json(
    evaluation: &Evaluation<'_, '_>,
    ratings: Option<&ZoneRatings<'_>>,
    options: &Options,
) -> Result<String, Box<dyn std::error::Error>> {
    let lang = options.output.lang;
    let own = report::evaluation_json(evaluation, lang)?;
    let Some(ratings) = ratings else { return Ok(own) };
    let rated = report::ratings_json(ratings, &MoreOfRatings::default(), lang)?;
    // Both are objects: the second goes on where the first ends, without the keys that
    // they share.
    let mut whole: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&own)?;
    let rated: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&rated)?;
    for (key, value) in rated {
        whole.entry(key).or_insert(value);
    }
    Ok(serde_json::to_string_pretty(&whole)?)
}

fn write(
    options: &Options,
    dataset: &Dataset,
    evaluation: &Evaluation<'_, '_>,
    ratings: Option<&ZoneRatings<'_>>,
    path: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let lang = options.output.lang;
    if extension(path) == "json" {
        return keep(path, as_json(evaluation, ratings, options)?.as_bytes());
    }
    let catalogue = Catalogue::standard(dataset)?;
    let others = others(options, dataset, evaluation, options.at.period, &catalogue);
    let all: Vec<Evaluation<'_, '_>> = std::iter::once(evaluation.clone()).chain(others).collect();
    let results = report::evaluation_tables(&all, lang)?;
    let rated = ratings.map(|ratings| report::rating_tables(ratings, lang)).transpose()?;
    let rated = rated.unwrap_or_default();
    if extension(path) == "xlsx" {
        return keep(path, &results_excel(&[rated, results].concat())?);
    }
    // One table a file: what has other columns stands beside.
    let (sources, topics): (Vec<_>, Vec<_>) =
        results.into_iter().partition(|table| table.id == "sources");
    keep(path, results_csv(&topics)?.as_bytes())?;
    for table in sources.into_iter().chain(rated) {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("results");
        let beside = path.with_file_name(format!("{stem}-{}.csv", table.id));
        keep(&beside, results_csv(&[table])?.as_bytes())?;
    }
    Ok(())
}

/// The evaluations of all other subjects with figures, unless one was asked for.
fn others<'d, 'c>(
    options: &Options,
    dataset: &'d Dataset,
    first: &Evaluation<'d, 'c>,
    period: Period,
    catalogue: &'c Catalogue,
) -> Vec<Evaluation<'d, 'c>> {
    if options.subject.is_some() {
        return Vec::new();
    }
    let mut subjects: Vec<&Subject> =
        dataset.observations().map(|one| &one.series.subject).collect();
    subjects.sort();
    subjects.dedup();
    let scopes = subjects.into_iter().map(|subject| Scope::from(subject.clone()));
    let known = options.known.of(dataset);
    scopes
        .filter(|scope| *scope != first.scope)
        .map(|scope| {
            let evaluator = Evaluator::new(known, scope, period);
            evaluator.valued(first.valuation.clone()).evaluate_all(catalogue)
        })
        .filter(Evaluation::knows_anything)
        .collect()
}

fn write_observations(dataset: &Dataset, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let is_sdmx = path.to_str().is_some_and(|name| name.to_lowercase().ends_with(".sdmx.csv"));
    let bytes = match extension(path).as_str() {
        "csv" if is_sdmx => dataset_sdmx_csv(dataset)?.into_bytes(),
        "csv" => dataset_csv(dataset)?.into_bytes(),
        "xlsx" => dataset_excel(dataset)?,
        _ => dataset_json(dataset)?.into_bytes(),
    };
    keep(path, &bytes)
}

/// Saves a file and says so, beside the report.
fn keep(path: &Path, bytes: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
    save(path, bytes)?;
    say(&format!("written: {}", path.display()));
    Ok(())
}
