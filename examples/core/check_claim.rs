//! Whether a published statement can be true, given the figures that it ties
//! together and the precision of each.
//!
//! ```sh
//! cargo run --example check_claim                    # the published claims
//! cargo run --example check_claim -- "48,2%" --of "Rp40,48 triliun" --to "Rp84,1 triliun"
//! cargo run --example check_claim -- "7%" --growth "Rp31,4 triliun" "Rp22,2 triliun"
//! cargo run --example check_claim -- "72,5%" --growth "Rp3,4 triliun" --increase "Rp1,4 triliun"
//! cargo run --example check_claim -- "Rp294,4 triliun" --sum "Rp262,7 triliun" "Rp31,6 triliun"
//! cargo run --example check_claim -- "Rp1,9 triliun" --exchange "US$129 juta" --rate "15294 IDR/USD"
//! cargo run --example check_claim -- --file crates/data/data/claims.csv
//! ```
//!
//! What to see: 48.2 % of the target, which a calculator denies, can be true; growth
//! of 7 % can't, and 41 % would hold; an exchange without a rate is answered by the
//! rate that it implies. The exit status is 0 for what holds, 1 for what is
//! contradicted, and 2 for what can't be decided and for bad input.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use kawasan::data::{PublishedClaim, kek, read_claims};
use kawasan::indicators::ClaimCheck;
use kawasan::model::{Claim, ClaimKind, Figure, Operand, OperandRole, Unit, Verdict};
use kawasan::report;
use kawasan_examples_core::{Output, bad_input, bad_inputs, ended, read_text, row_errors, start};

/// Whether a published statement can be true, given the figures that it rests on
#[derive(Debug, Parser)]
#[command(name = "check_claim", version)]
struct Options {
    /// What is stated, such as "48,2%" or "Rp1,9 triliun"
    #[arg(allow_hyphen_values = true)]
    stated: Option<String>,
    /// The first figure that it rests on: the part, the new figure, a term, the amount
    #[arg(long, value_name = "FIGURE")]
    of: Vec<String>,
    /// The second one: the whole, the old figure, another term, the rate
    #[arg(long, value_name = "FIGURE")]
    to: Vec<String>,
    /// It is the share of a part in a whole; this is so without any such option
    #[arg(long, value_name = "FIGURE", num_args = 0.., group = "kind")]
    share: Option<Vec<String>>,
    /// It is the growth of a new figure on an old one
    #[arg(long, value_name = "FIGURE", num_args = 0.., group = "kind")]
    growth: Option<Vec<String>>,
    /// With --growth: what was added, instead of the old figure
    #[arg(long, value_name = "FIGURE", requires = "growth", conflicts_with = "to")]
    increase: Option<String>,
    /// It is the sum of figures
    #[arg(long, value_name = "FIGURE", num_args = 0.., group = "kind", action = clap::ArgAction::Append)]
    sum: Option<Vec<String>>,
    /// It is an amount of another currency
    #[arg(long, value_name = "FIGURE", num_args = 0.., group = "kind")]
    exchange: Option<Vec<String>>,
    /// With --exchange: the rate, such as "15294 IDR/USD"; without a unit, rupiah for one of
    /// the other currency
    #[arg(long, value_name = "RATE", requires = "exchange", conflicts_with = "to")]
    rate: Option<String>,
    /// Check all claims of a CSV file, with the columns id, kind, stated, unit and
    /// operands at least
    #[arg(long, value_name = "CSV", conflicts_with_all = ["stated", "of", "to", "kind"])]
    file: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let kinds = [&options.share, &options.growth, &options.sum, &options.exchange];
    let has_claim = options.stated.is_some() || kinds.iter().any(|kind| kind.is_some());
    match &options.file {
        Some(file) => many(file, options.output),
        None if has_claim || !options.of.is_empty() || !options.to.is_empty() => one(options),
        None => embedded(options.output),
    }
}

fn one(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let claim = match claim(options) {
        Ok(claim) => claim,
        Err(wrong) => return Ok(bad_input(&wrong.what, wrong.help)),
    };
    let check = ClaimCheck::of(&claim);
    let Output { lang, json, .. } = options.output;
    let text =
        if json { report::claim_json(&check, lang)? } else { report::claim_text(&check, lang)? };
    let status = match check.verdict() {
        Verdict::Holds => 0,
        Verdict::Contradicted => 1,
        Verdict::Undecidable => 2,
    };
    Ok(ended(&text, status))
}

/// The claims of the embedded data, as a list to read: whatever they come to, there
/// is nothing wrong with the input.
fn embedded(output: Output) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let (text, _) = list(kek().claims(), output)?;
    Ok(ended(&text, 0))
}

fn many(file: &Path, output: Output) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let name = file.display().to_string();
    let text = match read_text(file) {
        Ok(text) => text,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    let claims = match read_claims(&text) {
        Ok(claims) => claims,
        Err(error) => return Ok(bad_inputs(&row_errors(&name, &error))),
    };
    let (text, is_contradicted) = list(&claims, output)?;
    Ok(ended(&text, u8::from(is_contradicted)))
}

/// The verdicts on many claims, and whether one of them is contradicted.
fn list(
    claims: &[PublishedClaim],
    output: Output,
) -> Result<(String, bool), Box<dyn std::error::Error>> {
    let checks: Vec<(&str, ClaimCheck<'_>)> =
        claims.iter().map(|row| (row.id.as_str(), ClaimCheck::of(&row.claim))).collect();
    let Output { lang, json, .. } = output;
    let text = match json {
        true => report::claims_json(&checks, lang)?,
        false => report::claims_text(&checks, lang)?,
    };
    let is_wrong = |(_, check): &(&str, ClaimCheck<'_>)| check.verdict() == Verdict::Contradicted;
    Ok((text, checks.iter().any(is_wrong)))
}

/// What is wrong with the input, and what may have been meant.
struct Wrong {
    what: String,
    help: Option<String>,
}

impl Wrong {
    fn new(what: impl ToString) -> Self {
        Wrong { what: what.to_string(), help: None }
    }
}

fn claim(options: &Options) -> Result<Claim, Wrong> {
    let kinds = [
        (ClaimKind::Percentage, &options.share),
        (ClaimKind::Growth, &options.growth),
        (ClaimKind::Sum, &options.sum),
        (ClaimKind::Exchange, &options.exchange),
    ];
    let given = kinds.into_iter().find_map(|(kind, figures)| Some((kind, figures.as_ref()?)));
    let (kind, beside) = given.map_or((ClaimKind::Percentage, [].as_slice()), |(kind, figures)| {
        (kind, figures.as_slice())
    });
    // "--growth 7% NEW OLD" says the same as "7% --growth NEW OLD".
    let (stated, beside) = match (&options.stated, beside) {
        (Some(stated), beside) => (stated, beside),
        (None, [stated, beside @ ..]) => (stated, beside),
        (None, []) => {
            return Err(Wrong::new("nothing is stated: expected a figure, such as \"48,2%\""));
        }
    };
    if stated.starts_with("--") {
        return Err(Wrong::new(format!("unexpected argument '{stated}'")));
    }
    let stated = figure(stated)?;
    let texts = options.of.iter().chain(beside).chain(&options.to);
    let texts = texts.flat_map(|text| text.split(';'));
    let mut figures = texts.map(figure).collect::<Result<Vec<Figure>, Wrong>>()?;
    let mut roles: Vec<OperandRole> = match kind {
        ClaimKind::Growth => vec![OperandRole::New, OperandRole::Old],
        ClaimKind::Sum => vec![OperandRole::Term; figures.len()],
        ClaimKind::Exchange => vec![OperandRole::Amount, OperandRole::Rate],
        _ => vec![OperandRole::Part, OperandRole::Whole],
    };
    if let Some(increase) = &options.increase {
        roles = vec![OperandRole::New, OperandRole::Increase];
        figures.push(figure(increase)?);
    }
    if let Some(text) = &options.rate {
        figures.push(rate(text, &stated, figures.first())?);
    }
    // As many roles as there are figures, so that a wrong number is told as such.
    let last = roles.last().copied().unwrap_or(OperandRole::Term);
    roles.resize(figures.len(), last);
    let operands = roles.into_iter().zip(figures).map(|(role, figure)| Operand { role, figure });
    Claim::new(kind, stated, operands.collect()).map_err(Wrong::new)
}

fn figure(text: &str) -> Result<Figure, Wrong> {
    text.parse::<Figure>().map_err(|error| Wrong { help: error.help(), what: error.to_string() })
}

/// A rate, with its unit or as a bare number of rupiah for one of the other currency, as
/// rates are quoted in the country.
fn rate(text: &str, stated: &Figure, amount: Option<&Figure>) -> Result<Figure, Wrong> {
    let is_bare = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let Some(amount) = amount.filter(|_| is_bare) else { return figure(text) };
    let own = Unit::currency(kek().registry().jurisdiction().currency());
    let foreign = match (stated.unit() == own, amount.unit() == own) {
        (true, false) => amount.unit(),
        (false, true) => stated.unit(),
        _ => {
            let what = format!("the rate `{text}` has no unit: expected such as `15294 {own}/USD`");
            return Err(Wrong { what, help: None });
        }
    };
    let unit = own.per(foreign).map_err(Wrong::new)?;
    figure(&format!("{text} {unit}"))
}
