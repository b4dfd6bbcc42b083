//! A cycle as JSON, decimals as strings of digits.

mod changes;
mod sections;

use kawasan_model::{Language, Period};
use serde::Serialize;

use super::{Cycle, Words};
use crate::findings::{self, FindingForm};
use crate::json::{JsonError, iso};
use crate::messages::Messages;
use crate::provenance::{self, VERSION};
use crate::ratings::ZoneForm;

use changes::ChangesForm;
use sections::{ReportingForm, SupportForm, TallyForm, TotalForm};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.cycle/1";

/// Writes a cycle as one JSON object; messages are in the language given.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `synthetic` (whether
/// the zones' figures are made up), `source`, `period`, `known_on` and `methodology`, then a
/// key for each section:
///
/// - `reporting`: `due`, numbers of `zones`, of those `received`, `complete` and `late`,
///   `rates` (each with `indicator`, `value`, `low`, `high`, `missing`) and `reports`, each with
///   `zone`, `is_due`, `state` (`none`, `partial`, `complete`), `late` (`yes`, `no`,
///   `possible`), `first` and `last` (days) and `missing` (items).
/// - `inconsistencies`: findings as in [`reconciliation_json`](crate::reconciliation_json).
/// - `totals`: each with `indicator`, `unit`, `zones` (`value`, `low`, `high`, `missing`,
///   `reported`, `of`), `nation`, `difference` and `verdict`.
/// - `ratings`: zones as in [`ratings_json`](crate::ratings_json).
/// - `tally`: `classes`, each with `class`, `label` and `zones`; `unclassed`,
///   `insufficient_data`, `unrated`; and `at_least`, each with `class`, `low` and `high` (how
///   many have it or a better one), `zones_low`, `zones_high` and `most` (a verdict).
/// - `support`: each with `zone`, `class`, `what_if` (as in `ratings_json`; `null` if a gate put
///   it there) and `peers` (as in [`peers_json`](crate::peers_json)).
/// - `changes`, `null` without an earlier meeting: `since`, `period` (then evaluated), numbers
///   of facts that are `new`, `restated`, `refined` and `confirmed`, `figures` (each with
///   `kind`, `series`, `period`, `before`, `after`) and `moves` (each with `zone`, `before`,
///   `after`, `by` and `because`).
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON form.
pub fn cycle_json(cycle: &Cycle<'_>, language: Language) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let words = Words::of(&messages, cycle);
    let ratings = cycle.ratings;
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(ratings.known.dataset())?,
        synthetic: cycle.is_synthetic,
        source: cycle.source,
        period: ratings.period,
        known_on: ratings.known.on().map(iso),
        methodology: ratings.methodology.id(),
        reporting: ReportingForm::of(cycle),
        inconsistencies: findings::forms(&messages, cycle.inconsistencies),
        totals: cycle.totals.iter().map(TotalForm::of).collect(),
        ratings: ratings.zones.iter().map(|zone| ZoneForm::of(&words.ratings, zone, &[])).collect(),
        tally: TallyForm::of(&words),
        support: ratings.support().iter().map(|one| SupportForm::of(&words, one)).collect(),
        changes: cycle.changes.map(ChangesForm::of),
    };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    synthetic: bool,
    source: &'a str,
    period: Period,
    known_on: Option<String>,
    methodology: &'a str,
    reporting: ReportingForm<'a>,
    inconsistencies: Vec<FindingForm<'a>>,
    totals: Vec<TotalForm<'a>>,
    ratings: Vec<ZoneForm<'a>>,
    tally: TallyForm<'a>,
    support: Vec<SupportForm<'a>>,
    changes: Option<ChangesForm<'a>>,
}
