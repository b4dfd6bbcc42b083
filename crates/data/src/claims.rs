//! Published statements that tie figures together, from `claims.csv`.

use std::error::Error;

use kawasan_model::{Claim, ClaimKind, Figure, Source, Subject, Verdict, exact, parse_date};

use crate::files;
use crate::load_error::LoadError;
use crate::table::{each, items, rows, said};

const FILE: &str = "claims.csv";

/// A published claim with the verdict that was worked out by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedClaim {
    /// The id in the file, such as `c001`.
    pub id: String,
    /// The claim.
    pub claim: Claim,
    /// What it comes to, worked out by hand from the operands.
    pub verdict: Verdict,
    /// What was noticed about it.
    pub note: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    id: String,
    subject: String,
    period: String,
    kind: String,
    stated: String,
    unit: String,
    qualifier: String,
    operands: String,
    verdict: String,
    as_stated: String,
    publisher: String,
    published_on: String,
    url: String,
    note: String,
}

pub(crate) fn load() -> Result<Vec<PublishedClaim>, LoadError> {
    let claim_rows = rows::<ClaimRow>(FILE, files::CLAIMS)?;
    each(FILE, &claim_rows, |row| {
        Ok(PublishedClaim {
            id: row.id.clone(),
            claim: claim(row)?,
            verdict: row.verdict.parse()?,
            note: said(&row.note).map(str::to_owned),
        })
    })
}

fn claim(row: &ClaimRow) -> Result<Claim, Box<dyn Error>> {
    let kind: ClaimKind = row.kind.parse()?;
    let stated =
        Figure::new(exact::parse(&row.stated)?, row.unit.parse()?, row.qualifier.parse()?)?;
    let operands = Claim::parse_operands(kind, &row.operands)?;
    let subjects: Result<Vec<Subject>, _> = items(&row.subject).map(str::parse).collect();
    let mut source = Source::new(row.publisher.as_str());
    if let Some(date) = said(&row.published_on) {
        source = source.on(parse_date(date)?);
    }
    if let Some(url) = said(&row.url) {
        source = source.at(url);
    }
    let claim = Claim::new(kind, stated, operands)?.about(subjects?, row.period.parse()?);
    Ok(claim.stated_as(row.as_stated.as_str()).from(source))
}
