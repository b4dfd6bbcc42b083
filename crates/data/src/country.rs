//! What Indonesia's law and statistics fix: sectors, activities, provinces, the
//! reporting year and the time that a new zone has.

use kawasan_model::{
    Activity, Currency, Jurisdiction, Localised, ReadinessRule, ReportingYear, Sector, Subdivision,
};

use crate::files;
use crate::load_error::LoadError;
use crate::table::{each, rows, said};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SectorRow {
    id: String,
    kind: String,
    title_id: String,
    title_en: String,
    source: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityRow {
    id: String,
    title_id: String,
    title_en: String,
    legal_basis: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SubdivisionRow {
    code: String,
    title_id: String,
    title_en: String,
}

pub(crate) fn load() -> Result<Jurisdiction, LoadError> {
    let sector_rows = rows::<SectorRow>("sectors.csv", files::SECTORS)?;
    let sectors = each("sectors.csv", &sector_rows, |row| {
        let title = Localised::try_new([("id", &row.title_id), ("en", &row.title_en)])?;
        let sector = Sector::new(row.id.parse()?, row.kind.parse()?, title);
        Ok(match said(&row.source) {
            Some(source) => sector.with_source(source)?,
            None => sector,
        })
    })?;
    let activity_rows = rows::<ActivityRow>("activities.csv", files::ACTIVITIES)?;
    let activities = each("activities.csv", &activity_rows, |row| {
        let title = Localised::try_new([("id", &row.title_id), ("en", &row.title_en)])?;
        Ok(Activity::try_new(row.id.parse()?, title, row.legal_basis.as_str())?)
    })?;
    let subdivision_rows = rows::<SubdivisionRow>("subdivisions.csv", files::SUBDIVISIONS)?;
    let subdivisions = each("subdivisions.csv", &subdivision_rows, |row| {
        let title = Localised::try_new([("id", &row.title_id), ("en", &row.title_en)])?;
        Ok((row.code.parse()?, title))
    })?;
    indonesia(sectors, activities, subdivisions)
        .map_err(|error| LoadError::whole("sectors.csv", error))
}

fn indonesia(
    sectors: Vec<Sector>,
    activities: Vec<Activity>,
    subdivisions: Vec<(Subdivision, Localised)>,
) -> Result<Jurisdiction, Box<dyn std::error::Error>> {
    let name = Localised::try_new([("id", "Indonesia"), ("en", "Indonesia")])?;
    let country = "ID".parse()?;
    Ok(Jurisdiction::builder(country, name, Currency::IDR, ReportingYear::CALENDAR)
        // A zone has to be ready to operate within three years of its designation.
        .readiness(ReadinessRule::try_new(3, "UU 39/2009")?)
        .sectors(sectors)
        .activities(activities)
        .subdivisions(subdivisions)
        .build()?)
}
