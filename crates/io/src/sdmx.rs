//! Observations as SDMX-CSV 2.0, and the structure that they have there.

use std::fmt::Write;

use kawasan_model::{
    Basis, Dataset, Measures, Observation, ObservationKey, Period, PeriodKind, Qualifier, Registry,
    ReportedPeriod, Timing,
};

use crate::WriteError;
use crate::escape::escaped;
use crate::write::Row;

/// The structure that all rows refer to: agency, id and version of the dataflow.
const DATAFLOW: &str = "KAWASAN:SEZ(1.0.0)";

/// A component: its id, its role, what it says.
struct Component {
    id: &'static str,
    role: &'static str,
    about: &'static str,
}

const fn component(id: &'static str, role: &'static str, about: &'static str) -> Component {
    Component { id, role, about }
}

/// The columns after `STRUCTURE`, `STRUCTURE_ID` and `ACTION`.
#[rustfmt::skip] // A table reads better with one row a line.
const COMPONENTS: [Component; 18] = [
    component("FREQ", "dimension", "The length of the period; code list CL_FREQ."),
    component("ZONE", "dimension", "Whom the figure is about; code list CL_ZONE."),
    component("COUNTERPARTY", "dimension", "The company whose project it is, as text; `_Z` for a whole subject."),
    component("MEASURE", "dimension", "What is counted; code list CL_MEASURE."),
    component("BASIS", "dimension", "What the figure stands on; code list CL_BASIS."),
    component("TIMING", "dimension", "How the figure relates to time; code list CL_TIMING."),
    component("UNIT_MEASURE", "dimension", "The unit: an ISO 4217 code, `persons`, `1` for a ratio, `IDR/person`."),
    component("RELEASE", "dimension", "The place among the releases of one figure, 1 for the latest."),
    component("TIME_PERIOD", "time dimension", "`2024-Q1`, `2024-S1`, `2024`, `2024-04`, or a range such as `2024-01-01/P9M`; empty where none is stated (FREQ `_Z`)."),
    component("OBS_VALUE", "primary measure", "The digits as published, with a decimal point."),
    component("UNIT_MULT", "attribute", "The power of ten by which OBS_VALUE is to be multiplied; -2 for percent."),
    component("DECIMALS", "attribute", "The decimals shown, from which the precision follows."),
    component("QUALIFIER", "attribute", "How sure the publisher is; code list CL_QUALIFIER, empty for the digits as they stand."),
    component("PUBLISHER", "attribute", "Who published the figure."),
    component("PUBLISHED_ON", "attribute", "When; empty where it isn't known."),
    component("URL", "attribute", "Where it can be read."),
    component("AS_STATED", "attribute", "The words that held the number."),
    component("NOTE", "attribute", "What was corrected in it, and why."),
];

/// The frequencies, with what they mean.
const FREQUENCIES: [(&str, &str); 6] = [
    ("M", "Month"),
    ("Q", "Quarter"),
    ("S", "Half-year"),
    ("A", "Year"),
    ("_O", "Another run of quarters, such as nine months"),
    ("_Z", "No period is stated"),
];

/// Writes a dataset as SDMX-CSV 2.0: a row for each release of each figure, for
/// information (`ACTION` is `I`), of the dataflow `KAWASAN:SEZ(1.0.0)`.
///
/// `OBS_VALUE` × 10<sup>`UNIT_MULT`</sup> is the amount in `UNIT_MEASURE`. The dimensions
/// and code lists are those of [`sdmx_structure`]. Texts that a spreadsheet would run as
/// formulas begin with an apostrophe.
///
/// # Errors
/// [`WriteError::Text`] for a text with a NUL.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::dataset_sdmx_csv;
///
/// let text = dataset_sdmx_csv(kek().dataset())?;
/// let row = "Q,national,_Z,investment,realised,flow,IDR,1,2024-Q1,15.1,12,1,,";
/// assert!(text.contains(&format!("\ndataflow,KAWASAN:SEZ(1.0.0),I,{row}")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn dataset_sdmx_csv(dataset: &Dataset) -> Result<String, WriteError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let first = ["STRUCTURE", "STRUCTURE_ID", "ACTION"].into_iter();
    let header = first.chain(COMPONENTS.iter().map(|component| component.id));
    writer.write_record(header).map_err(WriteError::failed)?;
    let mut before: Option<ObservationKey> = None;
    let mut release = 0_u64;
    for observation in dataset.observations() {
        Row::of(observation).check("a NUL", |text| text.contains('\0'))?;
        let key = observation.key();
        release = if before.as_ref() == Some(&key) { release.saturating_add(1) } else { 1 };
        before = Some(key);
        let row = row(observation, release);
        let first = ["dataflow", DATAFLOW, "I"].map(str::to_owned).into_iter();
        writer.write_record(first.chain(row)).map_err(WriteError::failed)?;
    }
    let bytes = writer.into_inner().map_err(WriteError::failed)?;
    String::from_utf8(bytes).map_err(WriteError::failed)
}

/// The cells of an observation, in the order of the components.
fn row(observation: &Observation, release: u64) -> [String; COMPONENTS.len()] {
    let Observation { series, period, figure, as_stated, source, note, .. } = observation;
    let (frequency, time) = time(*period);
    let text = |text: Option<&String>| text.map(|text| escaped(text).into_owned());
    let none = || "_Z".to_owned();
    let company = series.counterparty.as_ref().map(ToString::to_string);
    [
        frequency.to_owned(),
        series.subject.to_string(),
        text(company.as_ref()).unwrap_or_else(none),
        series.measure.to_string(),
        series.basis.to_string(),
        series.timing.to_string(),
        figure.unit().to_string(),
        release.to_string(),
        time,
        figure.coefficient().to_string(),
        figure.scaled_unit().power().to_string(),
        figure.coefficient().scale().to_string(),
        figure.qualifier().to_string(),
        escaped(&source.publisher).into_owned(),
        source.published_on.map(|date| date.to_string()).unwrap_or_default(),
        text(source.url.as_ref()).unwrap_or_default(),
        text(as_stated.as_ref()).unwrap_or_default(),
        text(note.as_ref()).unwrap_or_default(),
    ]
}

/// Frequency and time of a period.
fn time(period: ReportedPeriod) -> (&'static str, String) {
    let quarters = match period {
        ReportedPeriod::Quarters(quarters) => quarters,
        ReportedPeriod::Month(month) => return ("M", month.to_string()),
        ReportedPeriod::Unstated => return ("_Z", String::new()),
    };
    let named = quarters.to_string();
    match quarters.kind() {
        PeriodKind::Quarter => ("Q", named),
        PeriodKind::Semester => ("S", named),
        PeriodKind::Year => ("A", named),
        _ => ("_O", range(quarters)),
    }
}

/// A first day and a length in months.
fn range(period: Period) -> String {
    format!("{}/P{}M", period.first_day(), u32::from(period.len()).saturating_mul(3))
}

/// The data structure of [`dataset_sdmx_csv`] as a Markdown page: components, code lists
/// of a registry and measures.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::sdmx_structure;
///
/// let page = sdmx_structure(kek().registry(), kek().dataset().measures());
/// assert!(page.contains("| `UNIT_MULT` | attribute |"));
/// ```
#[must_use]
pub fn sdmx_structure(registry: &Registry, measures: &Measures) -> String {
    let mut page = format!(
        "# SDMX structure\n\n\
         Made from the code by a test; see `dataset_sdmx_csv` in `kawasan-io`. Files are SDMX-CSV\n\
         2.0: `STRUCTURE` is `dataflow`, `STRUCTURE_ID` is `{DATAFLOW}`, `ACTION` is `I`.\n\n\
         ## Components\n\n| id | role | what it says |\n| --- | --- | --- |\n"
    );
    for Component { id, role, about } in &COMPONENTS {
        line(&mut page, &format!("| `{id}` | {role} | {about} |"));
    }
    let words = |words: Vec<&'static str>| -> Vec<(String, String)> {
        words.into_iter().map(|word| (word.to_owned(), String::new())).collect()
    };
    let zones = registry.zones().map(|zone| (zone.id().to_string(), zone.name().to_owned()));
    let national = ("national".to_owned(), "All zones of the country together".to_owned());
    let measures = measures
        .iter()
        .map(|measure| (measure.id().to_string(), measure.title().get("en").to_owned()));
    let frequencies =
        FREQUENCIES.iter().map(|(code, about)| ((*code).to_owned(), (*about).to_owned()));
    let lists = [
        ("CL_FREQ", frequencies.collect()),
        ("CL_ZONE", std::iter::once(national).chain(zones).collect()),
        ("CL_MEASURE", measures.collect()),
        ("CL_BASIS", words(Basis::ALL.iter().map(|one| one.as_str()).collect())),
        ("CL_TIMING", words(Timing::ALL.iter().map(|one| one.as_str()).collect())),
        (
            "CL_QUALIFIER",
            words(
                Qualifier::ALL
                    .iter()
                    .map(|one| one.as_str())
                    .filter(|one| !one.is_empty())
                    .collect(),
            ),
        ),
    ];
    for (name, codes) in lists {
        line(&mut page, &format!("\n## {name}\n"));
        for (code, about) in codes {
            let about = if about.is_empty() { about } else { format!(": {about}") };
            line(&mut page, &format!("- `{code}`{about}"));
        }
    }
    page
}

fn line(page: &mut String, text: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(page, "{text}");
}
