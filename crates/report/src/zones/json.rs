//! The registry as of a day as JSON.

use kawasan_model::{
    ActivityId, ClusterId, LifecycleEvent, PartialDate, RegistryAsOf, ResourceId, SectorId, Status,
    Tri, ZoneAsOf, ZoneId,
};
use serde::Serialize;

use crate::json::iso;
use crate::provenance::VERSION;

/// Name and version of the form.
const SCHEMA: &str = "kawasan.zones/1";

/// Writes the zones of a registry as of a day as one JSON object.
///
/// The object has `schema`, `version`, `as_of`, `only` (which zones these are: each with
/// `kind` and `name`, as of [`zones_text`](super::zones_text); empty for all), then `count` (the number of zones in
/// force: designated and not revoked), `low` and `high`; `count` is `null` where dates
/// that aren't known to the day leave it open. `zones` has each with `zone` (its id),
/// `name`, `status` (`null` where several are possible), `statuses` (all that are),
/// `in_force` (`yes`, `no` or `possible`), `province`, `cluster`, `sectors`,
/// `activities`, `resources`, `area_hectares`, `legal_basis` (of the
/// designation), `age`, `deadline` and the events `proposed`, `designated`, `operating`,
/// `revoked` and `warnings`. Ages and deadlines are counted in whole days and years, each
/// with `low` and `high`; days left are below zero once a deadline has passed.
///
/// # Errors
/// [`serde_json::Error`] if a value has no JSON form.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_model::parse_date;
///
/// let text = kawasan_report::zones_json(&kek().registry().as_of(parse_date("2017-06-30")?), &[])?;
/// assert!(text.contains("\"count\": 11,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn zones_json(
    as_of: &RegistryAsOf<'_>,
    only: &[(&str, &str)],
) -> Result<String, serde_json::Error> {
    let count = as_of.designated();
    serde_json::to_string_pretty(&Form {
        schema: SCHEMA,
        version: VERSION,
        as_of: iso(as_of.date),
        only: only.iter().map(|(kind, name)| OnlyForm { kind, name }).collect(),
        count: count.exactly(),
        low: count.low(),
        high: count.high(),
        zones: as_of.zones.iter().map(ZoneForm::of).collect(),
    })
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    as_of: String,
    only: Vec<OnlyForm<'a>>,
    count: Option<usize>,
    low: usize,
    high: usize,
    zones: Vec<ZoneForm<'a>>,
}

#[derive(Serialize)]
struct OnlyForm<'a> {
    kind: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct ZoneForm<'a> {
    zone: &'a ZoneId,
    name: &'a str,
    status: Option<Status>,
    statuses: &'a [Status],
    in_force: Tri,
    province: String,
    cluster: Option<&'a ClusterId>,
    sectors: &'a [SectorId],
    activities: &'a [ActivityId],
    resources: &'a [ResourceId],
    area_hectares: Option<String>,
    legal_basis: Option<&'a str>,
    age: Option<AgeForm>,
    deadline: Option<DeadlineForm<'a>>,
    proposed: Option<&'a LifecycleEvent>,
    designated: Option<&'a LifecycleEvent>,
    operating: Option<&'a LifecycleEvent>,
    revoked: Option<&'a LifecycleEvent>,
    warnings: &'a [&'a LifecycleEvent],
}

#[derive(Serialize)]
struct AgeForm {
    since: PartialDate,
    years: Between<u32>,
    days: Between<i64>,
}

#[derive(Serialize)]
struct DeadlineForm<'a> {
    ready_by: &'a [PartialDate],
    days_left: Between<i64>,
    passed: Tri,
}

#[derive(Serialize)]
struct Between<N> {
    low: N,
    high: N,
}

impl<N> From<(N, N)> for Between<N> {
    fn from((low, high): (N, N)) -> Self {
        Between { low, high }
    }
}

impl<'a> ZoneForm<'a> {
    fn of(as_of: &'a ZoneAsOf<'_>) -> Self {
        let zone = as_of.zone;
        ZoneForm {
            zone: zone.id(),
            name: zone.name(),
            status: as_of.standing.certainly(),
            statuses: as_of.standing.possible(),
            in_force: as_of.is_in_force(),
            province: zone.place().subdivision().to_string(),
            cluster: zone.cluster(),
            sectors: zone.sectors(),
            activities: zone.activities(),
            resources: zone.resources(),
            area_hectares: zone.area_hectares().map(|area| area.to_string()),
            legal_basis: as_of.designated.and_then(|event| event.legal_basis.as_deref()),
            age: as_of.age.map(|age| AgeForm {
                since: age.since,
                years: age.years().into(),
                days: age.days().into(),
            }),
            deadline: as_of.deadline.as_ref().map(|deadline| DeadlineForm {
                ready_by: &deadline.possible,
                days_left: deadline.days_left().into(),
                passed: deadline.has_passed(),
            }),
            proposed: as_of.proposed,
            designated: as_of.designated,
            operating: as_of.operating,
            revoked: as_of.revoked,
            warnings: &as_of.warnings,
        }
    }
}
