//! The form that files of zones have. The area is a text of digits, so that it
//! passes through no float.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{BuildZoneError, Zone};
use crate::{ActivityId, ClusterId, Lifecycle, Place, ResourceId, SectorId, ZoneId};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZoneForm {
    id: ZoneId,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    long_name: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    place: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cluster: Option<ClusterId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sectors: Vec<SectorId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    main_activities: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    activities: Vec<ActivityId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resources: Vec<ResourceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    area_hectares: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    developer_operator: Option<String>,
    #[serde(default, skip_serializing_if = "is_empty")]
    lifecycle: Lifecycle,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum ReadZoneError {
    #[error("zone `{zone}`: the area `{input}` is not a number: expected digits, such as `2333.6`")]
    Area { zone: ZoneId, input: String },
    #[error(transparent)]
    Build(#[from] BuildZoneError),
}

impl TryFrom<ZoneForm> for Zone {
    type Error = ReadZoneError;

    fn try_from(form: ZoneForm) -> Result<Self, Self::Error> {
        let area_hectares = form.area_hectares.map(|text| hectares(&form.id, text)).transpose()?;
        let ZoneForm { id, name, place, .. } = form;
        let mut builder = Self::builder(id, name, place)
            .aliases(form.aliases)
            .sectors(form.sectors)
            .activities(form.activities)
            .resources(form.resources)
            .lifecycle(form.lifecycle);
        builder.zone.long_name = form.long_name;
        builder.zone.cluster = form.cluster;
        builder.zone.main_activities = form.main_activities;
        builder.zone.area_hectares = area_hectares;
        builder.zone.developer_operator = form.developer_operator;
        builder.zone.url = form.url;
        builder.zone.note = form.note;
        Ok(builder.build()?)
    }
}

impl From<Zone> for ZoneForm {
    fn from(zone: Zone) -> Self {
        Self {
            id: zone.id,
            name: zone.name,
            long_name: zone.long_name,
            aliases: zone.aliases,
            place: zone.place,
            cluster: zone.cluster,
            sectors: zone.sectors,
            main_activities: zone.main_activities,
            activities: zone.activities,
            resources: zone.resources,
            area_hectares: zone.area_hectares.map(|area| area.to_string()),
            developer_operator: zone.developer_operator,
            lifecycle: zone.lifecycle,
            url: zone.url,
            note: zone.note,
        }
    }
}

/// Only the spelling that is written back: no sign, no separators, no exponent.
fn hectares(zone: &ZoneId, input: String) -> Result<Decimal, ReadZoneError> {
    match Decimal::from_str_exact(&input) {
        Ok(area) if area.to_string() == input => Ok(area),
        _ => Err(ReadZoneError::Area { zone: zone.clone(), input }),
    }
}

fn is_empty(lifecycle: &Lifecycle) -> bool {
    lifecycle.events().is_empty()
}
