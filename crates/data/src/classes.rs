//! The classes that officials gave, from `classes.csv`.

use kawasan_model::{OfficialClass, Registry, Source, parse_date};

use crate::files;
use crate::load_error::LoadError;
use crate::table::{each, rows, said};

const FILE: &str = "classes.csv";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow {
    zone: String,
    period: String,
    class: String,
    class_scheme: String,
    as_stated: String,
    publisher: String,
    published_on: String,
    url: String,
    kind: String,
    note: String,
}

pub(crate) fn load(registry: &Registry) -> Result<Vec<OfficialClass>, LoadError> {
    let class_rows = rows::<ClassRow>(FILE, files::CLASSES)?;
    each(FILE, &class_rows, |row| {
        let zone = row.zone.parse()?;
        if registry.zone(&zone).is_none() {
            return Err(format!("there is no zone `{zone}` in the registry").into());
        }
        let mut source = Source::new(row.publisher.as_str());
        if let Some(date) = said(&row.published_on) {
            source = source.on(parse_date(date)?);
        }
        if let Some(url) = said(&row.url) {
            source = source.at(url);
        }
        let is_performance = match row.kind.as_str() {
            "performance" => true,
            "other" => false,
            kind => {
                return Err(
                    format!("`{kind}` is not a kind: expected `performance`, `other`").into()
                );
            }
        };
        Ok(OfficialClass {
            zone,
            period: row.period.parse()?,
            class: row.class.clone(),
            scheme: row.class_scheme.clone(),
            is_performance,
            as_stated: said(&row.as_stated).map(str::to_owned),
            source: source.into(),
            note: said(&row.note).map(str::to_owned),
        })
    })
}
