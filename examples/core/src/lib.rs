//! What the examples share: the options that mean the same wherever they are, and
//! how an example ends.
#![forbid(unsafe_code)]

mod problem;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use kawasan::data::{
    TableError, TableProblem, files, kek, read_exchange_rates, read_price_indices,
};
use kawasan::indicators::{PeerRule, Valuation};
use kawasan::model::{
    Currency, Dataset, Date, ExchangeRates, Knowledge, Language, Period, PriceIndices,
    ReportedPeriod, parse_date,
};
use kawasan::rating::{Methodology, Reader};

pub use problem::{Problem, bad_input, bad_inputs, read_text, row_errors};

/// The period of an evaluation.
#[derive(Debug, Clone, clap::Args)]
pub struct At {
    /// The period: 2024-Q1, 2024-S1, 2024-9M, 2024, or words ("triwulan I 2024")
    #[arg(long, default_value = "2024-Q1", value_parser = period)]
    pub period: Period,
}

/// What was known.
#[derive(Debug, Clone, clap::Args)]
pub struct Known {
    /// What was known on a day, such as 2024-04-24 [default: all that is known]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub known_on: Option<Date>,
}

impl Known {
    /// What was known of a dataset on the day of the options.
    #[must_use]
    pub fn of<'a>(&self, dataset: &'a Dataset) -> Knowledge<'a> {
        self.known_on.map_or_else(|| dataset.all_known(), |day| dataset.known_on(day))
    }
}

/// In which money, and by which tables.
#[derive(Debug, Clone, clap::Args)]
pub struct Money {
    /// Express money in a currency, such as USD: flows at average rates, stocks at closing
    /// rates
    #[arg(long, value_name = "CURRENCY", value_parser = currency)]
    pub currency: Option<Currency>,
    /// The table of exchange rates, a CSV file with the columns unit, kind, period, value and
    /// publisher at least [default: the embedded one]
    #[arg(long, value_name = "CSV", requires = "currency")]
    pub rates: Option<PathBuf>,
    /// Express money at the average prices of a period, such as 2020
    #[arg(long, value_name = "PERIOD", value_parser = reported_period)]
    pub prices_of: Option<ReportedPeriod>,
    /// The table of price indices, a CSV file with the columns index, currency, reference,
    /// period, value and publisher at least [default: the embedded one]
    #[arg(long, value_name = "CSV", requires = "prices_of")]
    pub deflators: Option<PathBuf>,
    /// The index of the table, such as cpi or cpi:2018
    #[arg(long, value_name = "INDEX", requires = "prices_of", default_value = "gdp_deflator")]
    pub index: String,
}

/// Tables that a user named.
#[derive(Debug, Clone, Default)]
pub struct MoneyTables {
    rates: Option<ExchangeRates>,
    indices: Option<PriceIndices>,
}

impl Money {
    /// Reads the tables that the options name.
    ///
    /// # Errors
    /// What is wrong with a file, line by line.
    pub fn tables(&self) -> Result<MoneyTables, Vec<Problem>> {
        Ok(MoneyTables {
            rates: self
                .rates
                .as_deref()
                .map(|file| table(file, read_exchange_rates))
                .transpose()?,
            indices: self
                .deflators
                .as_deref()
                .map(|file| table(file, read_price_indices))
                .transpose()?,
        })
    }

    /// In which money the options ask, by these tables, or else by the embedded ones.
    ///
    /// # Errors
    /// That the table has no such index: one problem.
    pub fn valuation<'a>(&self, tables: &'a MoneyTables) -> Result<Valuation<'a>, Vec<Problem>> {
        let mut valuation = Valuation::AS_PUBLISHED;
        if let Some(currency) = self.currency {
            let rates = tables.rates.as_ref().unwrap_or_else(|| kek().exchange_rates());
            valuation = valuation.in_currency(currency, rates);
        }
        if let Some(base) = self.prices_of {
            let indices = tables.indices.as_ref().unwrap_or_else(|| kek().price_indices());
            let index = indices.named(&self.index);
            let index = index.map_err(|error| vec![Problem::new(&error, error.help())])?;
            valuation = valuation.at_prices_of(base, index, indices);
        }
        Ok(valuation)
    }
}

fn table<T>(file: &Path, read: fn(&str) -> Result<T, TableError>) -> Result<T, Vec<Problem>> {
    let name = file.display().to_string();
    let text = read_text(file)?;
    read(&text).map_err(|error| {
        let of = |problem: &TableProblem| {
            let place = (name.as_str(), Some(problem.line));
            let shown = format!("{name}:{problem}");
            Problem::new(&problem.kind, problem.kind.help()).at(place.0, place.1).shown_as(shown)
        };
        error.problems.iter().map(of).collect()
    })
}

/// The form of what is printed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Output {
    /// The language of the report: id or en
    #[arg(long, default_value = "en", value_parser = language)]
    pub lang: Language,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Reads the options and runs an example with them. A wrong option gets one line and
/// exit status 2; an error of the run one line and exit status 1.
pub fn start<T: Parser>(
    run: impl FnOnce(&T) -> Result<ExitCode, Box<dyn std::error::Error>>,
) -> ExitCode {
    match T::try_parse() {
        Ok(options) => run(&options).unwrap_or_else(|error| failed(&format!("error: {error}"))),
        Err(error) => not_run(&error),
    }
}

/// Help that was asked for, or what is wrong with the options.
fn not_run(error: &clap::Error) -> ExitCode {
    let text = error.to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write(io::stdout(), &text, ExitCode::SUCCESS)
        }
        _ => {
            // What is wrong comes first, in a line or with a list below it.
            let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
            let line = lines.collect::<Vec<_>>().join(" ");
            bad_inputs(&[problem::of_options(error, &line)])
        }
    }
}

/// Prints a result and ends well.
#[must_use]
pub fn done(text: &str) -> ExitCode {
    write(io::stdout(), text, ExitCode::SUCCESS)
}

/// Prints a result and ends with a status that says what it came to.
#[must_use]
pub fn ended(text: &str, status: u8) -> ExitCode {
    write(io::stdout(), text, ExitCode::from(status))
}

/// Says why there is no result and ends with exit status 1.
#[must_use]
pub fn failed(why: &str) -> ExitCode {
    write(io::stderr(), why, ExitCode::FAILURE)
}

/// Writes a text with an end of line. A reader that went away is no failure.
fn write(mut to: impl Write, text: &str, end: ExitCode) -> ExitCode {
    match writeln!(to, "{}", text.trim_end()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => end,
    }
}

/// Reads a period, in its short form or in words.
///
/// # Errors
/// What is wrong with it, in a line.
pub fn period(text: &str) -> Result<Period, String> {
    text.parse::<Period>().or_else(|error| {
        // A slip in words gets the message of words, one in the short form its own.
        let is_short = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' ');
        Period::parse_words(text).map_err(|words| match error.help() {
            _ if !is_short && !text.is_empty() => words.to_string(),
            Some(help) => format!("{error}; {help}"),
            None => error.to_string(),
        })
    })
}

/// Reads a rule of peers.
///
/// # Errors
/// What is wrong with it, in a line.
pub fn peer_rule(text: &str) -> Result<PeerRule, String> {
    text.parse::<PeerRule>().map_err(|error| match error.help() {
        Some(help) => format!("{error}; {help}"),
        None => error.to_string(),
    })
}

/// A shipped methodology by its id, or one from a file.
///
/// # Errors
/// What is wrong, each problem of a file.
pub fn methodology_named(reader: &Reader<'_>, name: &str) -> Result<Methodology, Vec<Problem>> {
    let own = files::METHODOLOGIES.iter().find(|(id, _)| *id == name).map(|(_, text)| *text);
    let path = Path::new(name);
    if own.is_none() && !path.exists() && path.extension().is_none() {
        let ids: Vec<&str> = files::METHODOLOGIES.iter().map(|(id, _)| *id).collect();
        let ids = ids.join(", ");
        let what = format!("there is no methodology `{name}`: expected a file or one of {ids}");
        return Err(vec![Problem::new(&what, None)]);
    }
    let text = match own {
        Some(text) => text.to_owned(),
        None => read_text(path)?,
    };
    reader.read(&text).map_err(|problems| {
        let of = |problem: &kawasan::rating::Problem| {
            let row = problem.at.and_then(|(line, _)| u64::try_from(line).ok());
            let told = Problem::new(&problem.kind, None).at(name, row);
            told.in_column(Some(problem.key.join("."))).shown_as(format!("{name}:{problem}"))
        };
        problems.0.iter().map(of).collect()
    })
}

/// Reads a currency.
///
/// # Errors
/// What is wrong with it, in a line.
pub fn currency(text: &str) -> Result<Currency, String> {
    text.parse::<Currency>().map_err(|error| with_help(&error, error.help()))
}

/// Reads a period for which figures are published: quarters or a month.
///
/// # Errors
/// What is wrong with it, in a line.
pub fn reported_period(text: &str) -> Result<ReportedPeriod, String> {
    match text.parse::<ReportedPeriod>() {
        Ok(ReportedPeriod::Unstated) => Err("expected a period, such as 2020".to_owned()),
        Ok(period) => Ok(period),
        Err(error) => Err(with_help(&error, error.help())),
    }
}

fn with_help(error: &impl std::fmt::Display, help: Option<String>) -> String {
    match help {
        Some(help) => format!("{error}; {help}"),
        None => error.to_string(),
    }
}

fn language(text: &str) -> Result<Language, String> {
    match text.parse::<Language>() {
        Ok(language) if [Language::INDONESIAN, Language::ENGLISH].contains(&language) => {
            Ok(language)
        }
        _ => Err("expected `id` or `en`".to_owned()),
    }
}
