//! Registries of zones from files: JSON, or a table with a row for each zone.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use kawasan_model::{
    EventKind, Jurisdiction, Lifecycle, LifecycleEvent, PartialDate, Place as ZonePlace, Registry,
    Zone, exact, suggest::nearest,
};

use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::field::folded;
use crate::text::{Decoded, Encoding, RecordError, Records, decide};
use crate::{Format, Limits, Mapping, Place};

/// The columns of a table of zones: its name, whether a zone must have it.
const COLUMNS: [(&str, bool); 21] = [
    ("id", true),
    ("name", true),
    ("name_long", false),
    ("aliases", false),
    ("province_iso", true),
    ("regency", false),
    ("island", false),
    ("cluster", false),
    ("sectors", false),
    ("activities", false),
    ("main_activities", false),
    ("resources", false),
    ("area_ha", false),
    ("legal_basis", false),
    ("designated_on", false),
    ("operating_since", false),
    ("revoked_on", false),
    ("revoked_by", false),
    ("developer_operator", false),
    ("url", false),
    ("note", false),
];

/// Reads a registry of zones: from JSON, the stored form of a [`Registry`] with its
/// country; from CSV, a row for each zone of the country given, with the columns of the
/// embedded `zones.csv`, of which only `id`, `name` and `province_iso` must be there.
///
/// # Errors
/// [`Diagnostics`] with everything that is wrong.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, read_zones_bytes};
///
/// let text = "id,name,province_iso,designated_on\nteluk,KEK Teluk Contoh,ID-JI,2020-01-01\n";
/// let country = kek().registry().jurisdiction();
/// let registry = read_zones_bytes("zones.csv", Format::Csv, text.as_bytes(), country)?;
/// assert!(registry.find("KEK Teluk Contoh").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_zones(path: impl AsRef<Path>, country: &Jurisdiction) -> Result<Registry, Diagnostics> {
    let path = path.as_ref();
    let name = path.display().to_string();
    let fail = |kind| Diagnostics::of(Diagnostic::new(Place::file(name.as_str()), kind));
    let format = Format::of_path(path).ok_or_else(|| fail(DiagnosticKind::UnknownFormat))?;
    let limit = Limits::default().file_bytes;
    let unreadable =
        |error: std::io::Error| fail(DiagnosticKind::Unreadable { reason: error.to_string() });
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > limit {
        return Err(fail(DiagnosticKind::Limit { what: "the file, in bytes,", limit }));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    read_zones_bytes(&name, format, &bytes, country)
}

/// Reads the bytes of a registry of zones; see [`read_zones`].
///
/// # Errors
/// [`Diagnostics`] with everything that is wrong.
pub fn read_zones_bytes(
    name: &str,
    format: Format,
    bytes: &[u8],
    country: &Jurisdiction,
) -> Result<Registry, Diagnostics> {
    let place = Place::file(name);
    match format {
        Format::Json => json(&place, bytes),
        Format::Csv => table(&place, bytes, country),
        Format::Excel => Err(Diagnostics::of(Diagnostic::new(place, DiagnosticKind::ZonesFormat))),
    }
}

fn json(place: &Place, bytes: &[u8]) -> Result<Registry, Diagnostics> {
    serde_json::from_slice::<Registry>(bytes).map_err(|error| {
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or_default();
        let message = message.replace("expected struct ", "expected the object ");
        let row = u64::try_from(error.line()).unwrap_or_default().max(1);
        let kind = DiagnosticKind::Zones { message, help: None };
        Diagnostics::of(Diagnostic::new(place.at(row, None), kind))
    })
}

fn table(place: &Place, bytes: &[u8], country: &Jurisdiction) -> Result<Registry, Diagnostics> {
    let fail = |kind| Diagnostics::of(Diagnostic::new(place.clone(), kind));
    let (encoding, mark) = Encoding::of(bytes);
    let bytes = bytes.get(mark..).unwrap_or_default();
    let mut text = Vec::new();
    let decoded = Decoded::new(bytes, encoding).read_to_end(&mut text);
    let not_text =
        || DiagnosticKind::NotText { encoding: encoding.name(), expected: "UTF-8 or UTF-16" };
    decoded.map_err(|_| fail(not_text()))?;
    // A table of zones may have any columns, so two delimiters may seem likely.
    let delimiter = match decide(&text, &Mapping::default()) {
        Ok(found) => found.delimiter,
        Err(DiagnosticKind::WhichDelimiter { .. }) => b',',
        Err(kind) => return Err(fail(kind)),
    };
    let mut records = Records::new(text.as_slice(), delimiter, &Limits::default());
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    while let Some(row) = next(&mut records).map_err(|error| {
        let kind = error.kind(encoding);
        Diagnostics::of(Diagnostic::new(place.at(records.line(), None), kind))
    })? {
        rows.push(row);
    }
    let mut rows = rows.into_iter();
    let Some((line, header)) = rows.next() else { return Err(fail(DiagnosticKind::Empty)) };
    let mut zones =
        Zones { place, header: &header, wrong: Diagnostics::default(), lines: BTreeMap::new() };
    zones.check_header(line);
    if zones.wrong.list.iter().any(|one| matches!(one.kind, DiagnosticKind::MissingKey { .. })) {
        // Every row would be told for what the header lacks.
        return Err(zones.wrong);
    }
    let mut all = Vec::new();
    for (line, cells) in rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())) {
        all.extend(zones.zone(line, &cells));
    }
    let Zones { wrong, lines, .. } = zones;
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Registry::builder(country.clone()).zones(all).build().map_err(|error| {
        let mut wrong = Diagnostics::default();
        for problem in &error.problems {
            let message = problem.to_string();
            let named = lines.iter().find(|(id, _)| message.contains(&format!("`{id}`")));
            let at = named.map_or_else(|| place.clone(), |(_, line)| place.at(*line, None));
            let kind = DiagnosticKind::Zones { message, help: problem.help() };
            wrong.push(Diagnostic::new(at, kind), MOST);
        }
        wrong
    })
}

/// The next row with its line.
fn next(records: &mut Records<&[u8]>) -> Result<Option<(u64, Vec<String>)>, RecordError> {
    if !records.next()? {
        return Ok(None);
    }
    let cells = records.cells()?;
    let texts = cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
    Ok(Some((records.line(), texts)))
}

/// The most problems that are told.
const MOST: usize = 100;

struct Zones<'a> {
    place: &'a Place,
    header: &'a [String],
    wrong: Diagnostics,
    lines: BTreeMap<String, u64>,
}

/// The cells of a zone by their columns.
#[derive(Clone, Copy)]
struct ZoneRow<'r> {
    header: &'r [String],
    cells: &'r [String],
}

impl<'r> ZoneRow<'r> {
    fn cell(self, name: &str) -> &'r str {
        let at = self.header.iter().position(|header| folded(header) == name);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

impl Zones<'_> {
    fn check_header(&mut self, line: u64) {
        for (index, name) in self.header.iter().enumerate() {
            let column = Some(name.clone());
            let is_known = COLUMNS.iter().any(|(known, _)| *known == folded(name));
            if !is_known && !name.is_empty() {
                let near = nearest(name, COLUMNS.iter().map(|(name, _)| *name)).map(str::to_owned);
                let kind = DiagnosticKind::UnknownKey { key: name.clone(), nearest: near };
                self.push(line, column, name, kind);
            } else if self.header.iter().take(index).any(|other| folded(other) == folded(name))
                && !name.is_empty()
            {
                self.push(line, column, name, DiagnosticKind::KeyTwice { key: name.clone() });
            }
        }
        for (name, _) in COLUMNS.iter().filter(|(_, is_needed)| *is_needed) {
            if !self.header.iter().any(|header| folded(header) == *name) {
                let kind = DiagnosticKind::MissingKey { key: name, expected: "a column" };
                self.push(line, None, "", kind);
            }
        }
    }

    fn push(&mut self, line: u64, column: Option<String>, text: &str, kind: DiagnosticKind) {
        let one = Diagnostic::new(self.place.at(line, column), kind);
        self.wrong.push(if text.is_empty() { one } else { one.with_text(text) }, MOST);
    }

    fn zone(&mut self, line: u64, cells: &[String]) -> Option<Zone> {
        if cells.len() != self.header.len() {
            let kind = DiagnosticKind::CellCount {
                found: cells.len(),
                expected: self.header.len(),
                delimiter: None,
            };
            self.push(line, None, "", kind);
            return None;
        }
        let before = self.wrong.count();
        let zone = self.read(line, cells);
        zone.filter(|_| self.wrong.count() == before)
    }

    fn read(&mut self, line: u64, cells: &[String]) -> Option<Zone> {
        let row = ZoneRow { header: self.header, cells };
        let cell = |name: &str| row.cell(name);
        let said = |name: &str| Some(row.cell(name)).filter(|text| !text.is_empty());
        let items = |name: &str| -> Vec<String> {
            let parts = cell(name).split(';').map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let id = self.parsed(line, "id", cell("id"));
        let subdivision = self.parsed(line, "province_iso", cell("province_iso"));
        let cluster = said("cluster").map(|text| self.parsed(line, "cluster", text));
        let sectors = self.all(line, "sectors", &items("sectors"));
        let activities = self.all(line, "activities", &items("activities"));
        let resources = self.all(line, "resources", &items("resources"));
        let area = said("area_ha").map(|text| self.keep(line, "area_ha", text, exact::parse(text)));
        let lifecycle = self.lifecycle(line, row);
        let mut place = ZonePlace::new(subdivision?);
        for locality in items("regency") {
            let with = place.clone().with_locality(&locality);
            place = self.keep(line, "regency", &locality, with)?;
        }
        if let Some(island) = said("island") {
            let with = place.clone().with_island(island);
            place = self.keep(line, "island", island, with)?;
        }
        let id: kawasan_model::ZoneId = id?;
        let Some(name) = said("name") else {
            let kind = DiagnosticKind::MissingKey { key: "name", expected: "the zone's name" };
            self.push(line, Some("name".to_owned()), "", kind);
            return None;
        };
        self.lines.insert(id.to_string(), line);
        let mut zone = Zone::builder(id, name, place)
            .aliases(items("aliases"))
            .sectors(sectors?)
            .activities(activities?)
            .resources(resources?)
            .lifecycle(lifecycle?);
        if let Some(text) = said("name_long") {
            zone = zone.long_name(text);
        }
        if let Some(cluster) = cluster {
            zone = zone.cluster(cluster?);
        }
        if let Some(text) = said("main_activities") {
            zone = zone.main_activities(text);
        }
        if let Some(area) = area {
            zone = zone.area_hectares(area?);
        }
        if let Some(text) = said("developer_operator") {
            zone = zone.developer_operator(text);
        }
        if let Some(text) = said("url") {
            zone = zone.url(text);
        }
        if let Some(text) = said("note") {
            zone = zone.note(text);
        }
        let built = zone.build();
        self.keep(line, "id", cell("id"), built)
    }

    fn lifecycle(&mut self, line: u64, row: ZoneRow<'_>) -> Option<Lifecycle> {
        let stages = [
            (EventKind::Designated, "designated_on", "legal_basis"),
            (EventKind::Operating, "operating_since", ""),
            (EventKind::Revoked, "revoked_on", "revoked_by"),
        ];
        let mut events = Vec::new();
        for (kind, on, basis) in stages {
            let text = row.cell(on);
            if text.is_empty() {
                continue;
            }
            let date: PartialDate = self.parsed(line, on, text)?;
            let mut event = LifecycleEvent::new(kind, date);
            if !basis.is_empty() && !row.cell(basis).is_empty() {
                event = event.with_legal_basis(row.cell(basis));
            }
            events.push(event);
        }
        self.keep(line, "designated_on", row.cell("designated_on"), Lifecycle::try_new(events))
    }

    fn all<T: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        line: u64,
        column: &str,
        items: &[String],
    ) -> Option<Vec<T>> {
        items.iter().map(|item| self.parsed(line, column, item)).collect()
    }

    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        line: u64,
        column: &str,
        text: &str,
    ) -> Option<T> {
        self.keep(line, column, text, text.parse::<T>())
    }

    fn keep<T, E: std::fmt::Display>(
        &mut self,
        line: u64,
        column: &str,
        text: &str,
        read: Result<T, E>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                let kind = DiagnosticKind::Zones { message: error.to_string(), help: None };
                self.push(line, Some(column.to_owned()), text, kind);
                None
            }
        }
    }
}
