//! Zones beside their peers as JSON.

use kawasan_indicators::{
    AmongPeers, NotCompared, Outcome, PeerComparison, PeerMedian, PeerRule, PeerValue,
};
use kawasan_model::{Decimal, Interval, Knowledge, Period, Tri, Unit, ZoneId};
use serde::Serialize;

use crate::json::iso;
use crate::provenance::{self, VERSION};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.peers/1";

/// Writes zones beside their peers as one JSON object.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `period`,
/// `known_on`, `rule` and `at_least`, then `comparisons`. Each of these has `indicator`,
/// `unit`, `zone`, `in_force` (`yes` or `possible`), `value`, `low`, `high` and `missing` of
/// the zone itself, `peers` with the same of each and whether `is_peer` is `yes` or
/// `possible`, then `median` (`value`, `low`, `high`, `of`), `difference`, `rank` (`rank`,
/// `of`, `best`, `worst`) and `behind` (`yes`, `no` or `possible`); where there is none of
/// them, `not_compared` has the reason.
///
/// # Errors
/// [`serde_json::Error`] if a value has no JSON form.
pub fn peers_json(
    rule: &PeerRule,
    compared: &[PeerComparison<'_, '_>],
    known: Knowledge<'_>,
    period: Period,
) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(known.dataset())?,
        period,
        known_on: known.on().map(iso),
        rule: rule.to_string(),
        at_least: rule.least(),
        comparisons: compared.iter().map(ComparisonForm::of).collect(),
    })
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    period: Period,
    known_on: Option<String>,
    rule: String,
    at_least: usize,
    comparisons: Vec<ComparisonForm<'a>>,
}

#[derive(Serialize)]
pub(crate) struct ComparisonForm<'a> {
    indicator: &'a str,
    unit: Unit,
    zone: &'a ZoneId,
    in_force: Tri,
    #[serde(flatten)]
    own: ValueForm,
    peers: Vec<PeerForm<'a>>,
    median: Option<MedianForm>,
    difference: Option<BetweenForm>,
    rank: Option<RankForm>,
    behind: Option<Tri>,
    not_compared: Option<&'static str>,
}

#[derive(Serialize)]
struct PeerForm<'a> {
    zone: &'a ZoneId,
    is_peer: Tri,
    #[serde(flatten)]
    value: ValueForm,
}

#[derive(Serialize)]
struct ValueForm {
    #[serde(flatten)]
    value: BetweenForm,
    missing: Option<&'static str>,
}

#[derive(Serialize)]
struct MedianForm {
    #[serde(flatten)]
    value: BetweenForm,
    of: usize,
}

#[derive(Serialize)]
struct RankForm {
    rank: usize,
    of: usize,
    best: usize,
    worst: usize,
}

/// An amount and where it lies; `null` where there is none, as of a side without a bound.
#[derive(Serialize)]
struct BetweenForm {
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
}

impl BetweenForm {
    fn of(amount: Decimal, interval: Interval) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        BetweenForm {
            value: Some(amount.to_string()),
            low: text(interval.low()),
            high: text(interval.high()),
        }
    }
}

impl ValueForm {
    fn of(outcome: &Outcome<'_>) -> Self {
        match outcome {
            Outcome::Value(value) => {
                ValueForm { value: BetweenForm::of(value.amount, value.interval), missing: None }
            }
            Outcome::Missing(missing) => ValueForm {
                value: BetweenForm { value: None, low: None, high: None },
                missing: Some(missing.code()),
            },
        }
    }
}

impl<'a> ComparisonForm<'a> {
    pub(crate) fn of(one: &'a PeerComparison<'_, '_>) -> Self {
        let median = |found: &PeerMedian| MedianForm {
            value: BetweenForm::of(found.amount, found.interval),
            of: found.of,
        };
        let rank = |found: &AmongPeers| RankForm {
            rank: found.rank,
            of: found.of,
            best: found.rank_bounds.0,
            worst: found.rank_bounds.1,
        };
        let peer = |peer: &'a PeerValue<'_>| PeerForm {
            zone: peer.zone.id(),
            is_peer: peer.is_peer,
            value: ValueForm::of(&peer.outcome),
        };
        let standing = one.standing.as_ref().ok();
        ComparisonForm {
            indicator: one.indicator.id(),
            unit: one.indicator.unit(),
            zone: one.zone.id(),
            in_force: one.is_zone,
            own: ValueForm::of(&one.own),
            peers: one.peers.iter().map(peer).collect(),
            median: one.median.as_ref().ok().map(median),
            difference: standing.map(|found| BetweenForm::of(found.difference, found.interval)),
            rank: standing.map(rank),
            behind: standing.map(|found| found.is_behind),
            not_compared: one.standing.as_ref().err().map(NotCompared::code),
        }
    }
}
