//! The registry of zones, from `zones.csv` and `events.csv`.

use std::collections::BTreeMap;
use std::error::Error;

use kawasan_model::{Lifecycle, LifecycleEvent, Place, Registry, Zone, exact};

use crate::load_error::LoadError;
use crate::table::{Row, each, items, rows, said};
use crate::{country, files};

const ZONES: &str = "zones.csv";
const EVENTS: &str = "events.csv";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneRow {
    id: String,
    name: String,
    name_long: String,
    aliases: String,
    province_iso: String,
    regency: String,
    island: String,
    cluster: String,
    sectors: String,
    activities: String,
    main_activities: String,
    resources: String,
    area_ha: String,
    legal_basis: String,
    designated_on: String,
    operating_since: String,
    revoked_on: String,
    revoked_by: String,
    developer_operator: String,
    url: String,
    note: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRow {
    zone: String,
    event: String,
    date: String,
    legal_basis: String,
    as_stated: String,
    url: String,
    #[expect(dead_code, reason = "a note to the readers of the file")]
    note: String,
}

/// The registry, and the events of what is no zone.
pub(crate) fn load() -> Result<(Registry, Vec<(String, LifecycleEvent)>), LoadError> {
    let jurisdiction = country::load()?;
    let zone_rows = rows::<ZoneRow>(ZONES, files::ZONES)?;
    let (events, others) = events(&zone_rows)?;
    let zones = each(ZONES, &zone_rows, |row| {
        let own = events.get(&row.id).cloned().unwrap_or_default();
        zone(row, Lifecycle::try_new(own)?)
    })?;
    let registry = Registry::builder(jurisdiction).zones(zones).build();
    let registry = registry.map_err(|error| LoadError::whole(ZONES, error))?;
    Ok((registry, others))
}

/// The events by zone, and those of what is no zone.
type Events = (BTreeMap<String, Vec<LifecycleEvent>>, Vec<(String, LifecycleEvent)>);

fn events(zones: &[Row<ZoneRow>]) -> Result<Events, LoadError> {
    let event_rows = rows::<EventRow>(EVENTS, files::EVENTS)?;
    let all = each(EVENTS, &event_rows, |row| {
        let mut event = LifecycleEvent::new(row.event.parse()?, row.date.parse()?);
        if let Some(basis) = said(&row.legal_basis) {
            event = event.with_legal_basis(basis);
        }
        if let Some(words) = said(&row.as_stated) {
            event = event.with_as_stated(words);
        }
        if let Some(url) = said(&row.url) {
            event = event.with_url(url);
        }
        Ok((row.zone.clone(), event))
    })?;
    let mut by_zone: BTreeMap<String, Vec<LifecycleEvent>> = BTreeMap::new();
    let mut others = Vec::new();
    for (zone, event) in all {
        if zones.iter().any(|row| row.cells.id == zone) {
            by_zone.entry(zone).or_default().push(event);
        } else {
            others.push((zone, event));
        }
    }
    Ok((by_zone, others))
}

fn zone(row: &ZoneRow, lifecycle: Lifecycle) -> Result<Zone, Box<dyn Error>> {
    agree(row, &lifecycle)?;
    let mut place = Place::new(row.province_iso.parse()?);
    for locality in items(&row.regency) {
        place = place.with_locality(locality)?;
    }
    if let Some(island) = said(&row.island) {
        place = place.with_island(island)?;
    }
    let mut zone = Zone::builder(row.id.parse()?, row.name.as_str(), place)
        .long_name(row.name_long.as_str())
        .aliases(items(&row.aliases))
        .sectors(parsed(&row.sectors)?)
        .activities(parsed(&row.activities)?)
        .resources(parsed(&row.resources)?)
        .lifecycle(lifecycle);
    if let Some(cluster) = said(&row.cluster) {
        zone = zone.cluster(cluster.parse()?);
    }
    if let Some(activities) = said(&row.main_activities) {
        zone = zone.main_activities(activities);
    }
    if let Some(area) = said(&row.area_ha) {
        zone = zone.area_hectares(exact::parse(area)?);
    }
    if let Some(developer) = said(&row.developer_operator) {
        zone = zone.developer_operator(developer);
    }
    if let Some(url) = said(&row.url) {
        zone = zone.url(url);
    }
    if let Some(note) = said(&row.note) {
        zone = zone.note(note);
    }
    Ok(zone.build()?)
}

/// The two files tell one story.
fn agree(row: &ZoneRow, lifecycle: &Lifecycle) -> Result<(), Box<dyn Error>> {
    let of = |event: Option<&LifecycleEvent>| event.map(|e| e.on.to_string()).unwrap_or_default();
    let basis = |event: Option<&LifecycleEvent>| {
        event.and_then(|event| event.legal_basis.clone()).unwrap_or_default()
    };
    let told = [
        ("designated_on", &row.designated_on, of(lifecycle.designated())),
        ("operating_since", &row.operating_since, of(lifecycle.operating())),
        ("revoked_on", &row.revoked_on, of(lifecycle.revoked())),
        ("legal_basis", &row.legal_basis, basis(lifecycle.designated())),
        ("revoked_by", &row.revoked_by, basis(lifecycle.revoked())),
    ];
    match told.into_iter().find(|(_, in_zones, in_events)| *in_zones != in_events) {
        Some((column, in_zones, in_events)) => {
            Err(format!("`{column}` says `{in_zones}`, {EVENTS} says `{in_events}`").into())
        }
        None => Ok(()),
    }
}

fn parsed<T>(cell: &str) -> Result<Vec<T>, T::Err>
where
    T: std::str::FromStr,
{
    items(cell).map(str::parse).collect()
}
