//! The options that mean the same wherever they are.

use std::path::PathBuf;

use kawasan::indicators::PeerRule;
use kawasan::model::{
    Currency, Dataset, Date, Knowledge, Language, Period, ReportedPeriod, parse_date,
};

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
