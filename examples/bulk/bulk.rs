//! Millions of zone-quarters: indicators, scores, composites and classes of synthetic zones.
//!
//! ```sh
//! cargo run --release --example bulk
//! cargo run --release --example bulk -- --zones 250000 --quarters 40 --threads 1
//! cargo run --release --example bulk -- --zones 250000 --json
//! ```
//!
//! What to see: what it takes, for each zone-quarter and in memory; and that the checksum of all
//! results is the same whatever the number of threads. Nothing in it says anything of any zone:
//! the data are made up.

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use indicatif::{BinaryBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use kawasan::columnar::{Block, Folded, PanelError, Program, synthetic};
use kawasan::indicators::{Catalogue, Indicator};
use kawasan::model::{Period, Quarter};
use kawasan::rating::{Methodology, Outcome, Reader};
use kawasan_examples_bulk::{Summary, panel_bytes};
use serde_json::json;

/// The first quarter of the synthetic panel.
const FIRST: (i32, u8) = (2015, 1);

/// Indicators and ratings of synthetic zones, column by column
#[derive(Debug, Parser)]
#[command(name = "bulk", version)]
struct Options {
    /// How many synthetic zones
    #[arg(long, allow_negative_numbers = true, default_value = "10000", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    zones: u32,
    /// How many quarters, from 2015-Q1
    #[arg(long, allow_negative_numbers = true, default_value = "40", value_parser = clap::value_parser!(u16).range(1..=400))]
    quarters: u16,
    /// How many threads [default: as many as the machine has cores]
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// The seed of the synthetic data
    #[arg(long, default_value = "1")]
    seed: u64,
    /// Count and sum up each output, too, outside the time that is measured
    #[arg(long)]
    sums: bool,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let ended = match Options::try_parse() {
        Ok(options) => match too_large(&options) {
            Some(line) => Err((line, 2)),
            None => run(&options).map_err(|error| {
                // Sizes that can't be are wrong options.
                let status = if error.is::<PanelError>() { 2 } else { 1 };
                (format!("error: {error}"), status)
            }),
        },
        Err(error) if !error.use_stderr() => Ok(error.to_string()),
        // What is wrong, in a line.
        Err(error) => {
            let text = error.to_string();
            let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
            Err((lines.collect::<Vec<_>>().join(" "), 2))
        }
    };
    let (written, status) = match ended {
        Ok(text) => (writeln!(io::stdout(), "{}", text.trim_end()), 0),
        Err((line, status)) => (writeln!(io::stderr(), "{line}"), status),
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::from(status),
    }
}

/// What is wrong with sizes whose panel the machine has no memory for: it would be the system that
/// ends the program, without a word.
fn too_large(options: &Options) -> Option<String> {
    let Options { zones, quarters, .. } = options;
    let needed = panel_bytes((*zones).into(), (*quarters).into());
    let available = available_bytes()?;
    (needed > available).then(|| {
        format!(
            "error: {} over {} take about {} of memory, and {} are available: expected fewer \
             --zones or --quarters",
            counted((*zones).into(), "zone"),
            counted((*quarters).into(), "quarter"),
            BinaryBytes(needed),
            BinaryBytes(available)
        )
    })
}

fn run(options: &Options) -> Result<String, Box<dyn std::error::Error>> {
    let first = Quarter::new(FIRST.0, FIRST.1)?;
    let quarters = Period::new(first, options.quarters)?;
    let panel = synthetic::panel(usize::try_from(options.zones)?, quarters, options.seed)?;
    let (catalogue, methodology) = definitions()?;
    let indicators: Vec<&Indicator> =
        synthetic::INDICATORS.iter().filter_map(|id| catalogue.get(id)).collect();
    let cores = || std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let asked = options.threads.and_then(|threads| NonZeroUsize::new(threads.into()));
    let threads = asked.unwrap_or_else(cores);

    let start = Instant::now();
    let builder = Program::builder(&panel).indicators(indicators).methodology(&methodology);
    let program = builder.build()?.threads(threads);
    let outputs = program.outputs().len();
    let bar = bar(panel.rows())?;
    let each = |summary: &mut Summary, block: &Block<'_>| {
        summary.add(block, outputs);
        bar.inc(u64::try_from(block.zones() * block.quarters()).unwrap_or(0));
    };
    let empty = || Summary::new(outputs);
    let Folded { state: summary, .. } = program.fold(empty, each, |a, b| a.and(&b))?;
    let took = start.elapsed();
    bar.finish_and_clear();

    let sums = match options.sums {
        true => program.fold(empty, Summary::sum, |a, b| a.and(&b))?.state.sums,
        false => Vec::new(),
    };
    let found = Found { options, program: &program, summary, sums, took, threads: threads.get() };
    Ok(if options.json { found.json() } else { found.text() })
}

/// The standard indicators, and the synthetic methodology.
fn definitions() -> Result<(Catalogue, Methodology), Box<dyn std::error::Error>> {
    let dataset = kawasan::data::kek().dataset();
    let reader = Reader::of(dataset)?;
    let library = reader.library([("synthetic.toml", synthetic::METHODOLOGY)])?;
    let methodology = library.latest("synthetic").ok_or("the synthetic methodology")?.clone();
    Ok((Catalogue::standard(dataset)?, methodology))
}

/// A progress bar, on a terminal only.
fn bar(rows: usize) -> Result<ProgressBar, Box<dyn std::error::Error>> {
    let target = match io::stderr().is_terminal() {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} zone-quarters")?;
    Ok(ProgressBar::with_draw_target(Some(u64::try_from(rows)?), target).with_style(style))
}

/// What a run has come to.
struct Found<'f> {
    options: &'f Options,
    program: &'f Program<'f>,
    summary: Summary,
    sums: Vec<(u64, i128)>,
    took: Duration,
    threads: usize,
}

impl Found<'_> {
    fn rows(&self) -> usize {
        self.program.panel().rows()
    }

    #[expect(
        clippy::float_arithmetic,
        clippy::cast_precision_loss,
        reason = "a measured time is no figure"
    )]
    fn ns_per_row(&self) -> f64 {
        self.took.as_nanos() as f64 / self.rows() as f64
    }

    /// How many zone-quarters came to each class, and to none.
    fn classes(&self) -> Vec<(String, u64)> {
        let classes = self.program.methodology().map_or(&[][..], Methodology::classes);
        let outcomes = (0..classes.len()).map(Outcome::Class);
        let others = [Outcome::Unclassed, Outcome::InsufficientData, Outcome::Unrated];
        let named = outcomes.chain(others).map(|outcome| {
            let class = outcome.class().and_then(|place| classes.get(place));
            let name = class.map_or(outcome.as_str(), |class| class.id.as_str());
            let codes = (0..=u8::MAX).zip(self.summary.codes);
            let own = codes.filter(|(code, _)| Block::outcome_of(*code) == outcome);
            (name.to_owned(), own.map(|(_, count)| count).sum())
        });
        named.collect()
    }

    fn json(&self) -> String {
        let classes: serde_json::Map<String, serde_json::Value> =
            self.classes().into_iter().map(|(name, count)| (name, count.into())).collect();
        let mut object = json!({
            "synthetic": true,
            "zones": self.options.zones,
            "quarters": self.options.quarters,
            "seed": self.options.seed,
            "rows": self.rows(),
            "seconds": self.took.as_secs_f64(),
            "ns_per_row": self.ns_per_row(),
            "peak_bytes": peak_bytes(),
            "panel_bytes": self.program.panel().bytes(),
            "threads": self.threads,
            "classes": classes,
            "checksum": format!("{:016x}", self.summary.checksum),
        });
        if self.options.sums {
            let sums =
                self.program.outputs().iter().zip(&self.sums).map(|(output, (count, sum))| {
                    let of =
                        json!({ "known": count, "sum": sum.to_string(), "scale": output.scale });
                    (output.id.clone(), of)
                });
            let sums: serde_json::Map<String, serde_json::Value> = sums.collect();
            if let Some(object) = object.as_object_mut() {
                object.insert("sums".to_owned(), sums.into());
            }
        }
        object.to_string()
    }

    fn text(&self) -> String {
        let Options { zones, quarters, seed, .. } = self.options;
        let mut lines = vec![
            format!(
                "SYNTHETIC DATA: {}, {}, seed {seed}",
                counted((*zones).into(), "zone"),
                counted((*quarters).into(), "quarter")
            ),
            count("rows", u64::try_from(self.rows()).ok()),
            line("seconds", &format!("{:.4}", self.took.as_secs_f64())),
            line("ns per zone-quarter", &format!("{:.2}", self.ns_per_row())),
            line("threads", &self.threads.to_string()),
            count("panel, bytes", u64::try_from(self.program.panel().bytes()).ok()),
            count("peak memory, bytes", peak_bytes()),
            line("checksum", &format!("{:016x}", self.summary.checksum)),
        ];
        lines.extend(self.classes().iter().map(|(name, found)| count(name, Some(*found))));
        for (output, (count, sum)) in self.program.outputs().iter().zip(&self.sums) {
            lines.push(line(
                &output.id,
                &format!("{count} known, sum {sum} at scale {}", output.scale),
            ));
        }
        lines.join("\n")
    }
}

fn counted(number: u64, name: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {name}{ending}", HumanCount(number))
}

fn count(name: &str, number: Option<u64>) -> String {
    line(name, &number.map_or("-".to_owned(), |number| HumanCount(number).to_string()))
}

fn line(name: &str, value: &str) -> String {
    format!("{name:<32}{value:>20}")
}

/// The most memory that this process has had so far, where the system says so.
fn peak_bytes() -> Option<u64> {
    bytes_in("/proc/self/status", "VmHWM:")
}

/// The memory that the system, or its limit for this process, leaves, where it says so.
fn available_bytes() -> Option<u64> {
    let system = bytes_in("/proc/meminfo", "MemAvailable:");
    let limit = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let limit = limit.and_then(|limit| limit.trim().parse().ok());
    system.into_iter().chain(limit).min()
}

/// What a file of the system says of memory in a line.
fn bytes_in(file: &str, name: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}
