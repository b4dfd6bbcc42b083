//! Zones rated by a methodology, beside the classes that officials gave them.
//!
//! ```sh
//! cargo run --example rate_zones                                  # 2021, by kek-2021
//! cargo run --example rate_zones -- --backtest
//! cargo run --example rate_zones -- --explain mandalika --lang id
//! cargo run --example rate_zones -- --what-if mandalika
//! cargo run --example rate_zones -- --robustness              # --release --draws 10000 for more
//! cargo run --example rate_zones -- --period 2025-S1 --methodology kek-triwulan --since 2024-S1
//! cargo run --example rate_zones -- --methodology kek-capaian-2024 --period 2024-S1
//! cargo run --example rate_zones -- --methodology kek-rencana --period 2024-Q1
//! cargo run --example rate_zones -- --methodology my-methodology.toml --period 2024
//! ```
//!
//! What to see: what was published of 2021 is enough to rate ten of the nineteen zones; new
//! ones are found by their dates; and the two figures of the report, realised and committed
//! investment, don't explain all official classes. Annual targets rate few zones; long-run plans
//! against their time (`kek-rencana`) rate most.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::kek;
use kawasan::model::{Decimal, OfficialClass, Period};
use kawasan::rating::{
    Aggregation, AlternativeScoring, MissingPolicy, NoImprovements, NoSensitivities, Reader,
    Sensitivities, SensitivityOf, Simulation, Variation, VariationError, ZoneRatings, moves, rate,
};
use kawasan::report::{self, MoreOfRatings};
use kawasan_examples_core::{
    Known, Output, bad_input, bad_inputs, done, methodology_named, period, start,
};

/// Special economic zones rated by a methodology
#[derive(Debug, Parser)]
#[command(name = "rate_zones", version)]
struct Options {
    /// A shipped methodology (kek-2021, kek-2023, kek-capaian-2024, kek-rencana, kek-triwulan; hdi and
    /// korea-district-lights rate values from tables), or a file
    #[arg(long, default_value = "kek-2021")]
    methodology: String,
    /// The period: 2021, 2024-S1, 2024-9M, or words
    #[arg(long, default_value = "2021", value_parser = period)]
    period: Period,
    /// Why a zone is rated as it is
    #[arg(long, value_name = "ZONE")]
    explain: Option<String>,
    /// What would bring a zone to the next class
    #[arg(long, value_name = "ZONE")]
    what_if: Option<String>,
    /// How sure the ratings are: rounding, weights, and many other methodologies
    #[arg(long)]
    robustness: bool,
    /// With --robustness: how many methodologies are drawn, at least 100
    #[arg(
        long,
        default_value_t = 400,
        requires = "robustness",
        value_parser = clap::value_parser!(u32).range(100..)
    )]
    draws: u32,
    /// With --robustness: the seed of the draws, which are the same for the same seed
    #[arg(long, default_value_t = 1, requires = "robustness")]
    seed: u64,
    /// Who moved since an earlier period, such as 2024-S1
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    since: Option<Period>,
    /// Who is rated otherwise than by another methodology
    #[arg(long, value_name = "METHODOLOGY")]
    instead_of: Option<String>,
    /// How the ratings agree with the official classes of the period
    #[arg(long)]
    backtest: bool,
    #[command(flatten)]
    known: Known,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let reader = Reader::of(kek().dataset())?;
    let methodology = match methodology_named(&reader, &options.methodology) {
        Ok(methodology) => methodology,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    let ratings = rate(kek().dataset(), &methodology, options.period, options.known.known_on);
    let official: Vec<&OfficialClass> = kek()
        .official_classes()
        .iter()
        .filter(|class| {
            // Of the month, quarter or half-year that ends with the period.
            let ends = class.period.end_date() == Some(options.period.last_day());
            class.is_performance && ends && class.source.known_on(options.known.known_on)
        })
        .collect();
    let other = match options.instead_of.as_deref().map(|name| methodology_named(&reader, name)) {
        Some(Err(wrong)) => return Ok(bad_inputs(&wrong)),
        Some(Ok(other)) => Some(other),
        None => None,
    };
    let was = (other.as_ref().unwrap_or(&methodology), options.since.unwrap_or(options.period));
    let is_compared = options.since.is_some() || other.is_some();
    let before = is_compared.then(|| rate(kek().dataset(), was.0, was.1, options.known.known_on));
    for zone in options.explain.iter().chain(&options.what_if) {
        let id = match kek().registry().find(zone) {
            Ok(zone) => zone.id().as_str(),
            Err(error) => return Ok(bad_input(&error, error.help())),
        };
        if ratings.get(id).is_none() {
            let period = options.period;
            return Ok(bad_input(&format!("`{id}` was no zone by the end of {period}"), None));
        }
    }
    if let Some(since) = options.since.filter(|since| since.last_day() >= options.period.last_day())
    {
        let wrong = format!(
            "`{since}` does not end before `{}`: expected an earlier period",
            options.period
        );
        return Ok(bad_input(&wrong, None));
    }
    print(options, &ratings, before.as_ref(), &official)
}

fn print(
    options: &Options,
    ratings: &ZoneRatings<'_>,
    before: Option<&ZoneRatings<'_>>,
    official: &[&OfficialClass],
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let own: Vec<_> = ratings.zones.iter().map(|zone| zone.rating.clone()).collect();
    let classes = || official.iter().map(|class| (class.zone.as_str(), class.class.as_str()));
    let backtest = options.backtest.then(|| {
        let found = ratings.methodology.backtest(&own, classes());
        let quarters = ratings.quarters;
        (found, ratings.methodology.best_thresholds(&own, classes(), quarters))
    });
    let id = |zone: &Option<String>| {
        zone.as_ref()
            .and_then(|zone| kek().registry().find(zone).ok())
            .map(|zone| zone.id().as_str())
    };
    let explanation = id(&options.explain).and_then(|id| Some((id, ratings.explanation(id)?)));
    let what_if = id(&options.what_if).map(|id| {
        let place =
            ratings.units.iter().position(|unit| unit.id == id).ok_or(NoImprovements::NoUnit);
        let found = place.and_then(|place| {
            ratings.methodology.improvements(&ratings.units, place, ratings.quarters)
        });
        (id, found)
    });
    let moved = before.map(|before| {
        let was: Vec<_> = before.zones.iter().map(|zone| zone.rating.clone()).collect();
        (before, moves(&was, &own, before.methodology == ratings.methodology))
    });
    let robustness = match options.robustness {
        true => Some(robustness(ratings, options)?),
        false => None,
    };
    if json {
        let more = MoreOfRatings {
            official,
            backtest: backtest.as_ref().map(|(backtest, _)| backtest),
            thresholds: backtest.as_ref().and_then(|(_, best)| best.as_ref()),
            moves: moved.as_ref().map(|(before, moves)| (*before, moves.as_slice())),
            explanation: explanation.as_ref().map(|(id, explanation)| (*id, explanation)),
            what_if: what_if
                .as_ref()
                .map(|(id, found)| (*id, found.as_ref().map_err(|none| *none))),
            robustness: robustness
                .as_ref()
                .map(|(found, factors)| (found, factors.as_ref().map_err(|none| *none))),
        };
        return Ok(done(&report::ratings_json(ratings, &more, lang)?));
    }
    let mut parts = Vec::new();
    if let Some((id, explanation)) = &explanation {
        parts.push(report::explanation_text(ratings, id, explanation, lang)?);
    }
    if let Some((id, found)) = &what_if {
        parts.push(report::improvements_text(
            ratings,
            id,
            found.as_ref().map_err(|none| *none),
            lang,
        )?);
    }
    if let Some((before, moves)) = &moved {
        parts.push(report::moves_text(before, ratings, moves, lang)?);
    }
    if let Some((found, factors)) = &robustness {
        let factors = factors.as_ref().map_err(|none| *none);
        parts.push(report::robustness_text(ratings, found, factors, lang)?);
    }
    if parts.is_empty() {
        parts.push(report::ratings_text(ratings, official, lang)?);
    }
    if let Some((backtest, best)) = &backtest {
        parts.push(report::backtest_text(ratings, backtest, best.as_ref(), lang)?);
    }
    let heading = report::ratings_heading_text(ratings, lang)?;
    Ok(done(&format!("{heading}\n\n{}", parts.join("\n\n"))))
}

/// Weights a quarter more or less, means of two kinds, two ways to take what is missing, and
/// scores by the declared rules or from the worst zone to the best.
fn robustness(
    ratings: &ZoneRatings<'_>,
    options: &Options,
) -> Result<(Simulation, Result<Sensitivities, NoSensitivities>), VariationError> {
    let (own, units, quarters) = (ratings.methodology, &ratings.units, ratings.quarters);
    let variation = Variation::of_weights(Decimal::new(25, 2))?
        .or_aggregations([Aggregation::Arithmetic, Aggregation::Geometric])
        .or_missing([MissingPolicy::LeaveOut, MissingPolicy::Lowest])
        .or_scorings([AlternativeScoring::Declared, AlternativeScoring::MinMax]);
    let draws = options.draws;
    let found = own.simulate(units, quarters, &variation, options.seed, draws, &mut |_| {});
    let samples = draws.div_ceil(4);
    let output = SensitivityOf::RankShift;
    Ok((found, own.sensitivities(units, quarters, &variation, output, options.seed, samples)))
}
