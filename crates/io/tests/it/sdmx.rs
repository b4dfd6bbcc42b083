//! SDMX-CSV, read by its columns into what it was written from.

use kawasan_io::{dataset_sdmx_csv, sdmx_structure};
use kawasan_model::{Dataset, Figure, ObservationFields, ReportedPeriod, ScaledUnit, exact};
use kawasan_testing::{config, fixtures, strategies};
use proptest::prelude::*;

use crate::support::same;

/// A range of months as a run of quarters.
fn period(text: &str) -> ReportedPeriod {
    let Some((first, length)) = text.split_once("/P") else { return text.parse().unwrap() };
    let (year, month) = (&first[..4], first[5..7].parse::<u32>().unwrap());
    let quarters = length.trim_end_matches('M').parse::<i32>().unwrap() / 3;
    let start: kawasan_model::Quarter = format!("{year}-Q{}", month.div_ceil(3)).parse().unwrap();
    let end = start.plus(quarters - 1).unwrap();
    ReportedPeriod::Quarters(kawasan_model::Period::between(start, end).unwrap())
}

fn read(text: &str) -> Vec<kawasan_model::Observation> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        let cell = |name: &str| {
            record.get(headers.iter().position(|header| header == name).unwrap()).unwrap()
        };
        assert_eq!((cell("STRUCTURE"), cell("ACTION")), ("dataflow", "I"));
        assert_eq!(cell("STRUCTURE_ID"), "KAWASAN:SEZ(1.0.0)");
        let unit = ScaledUnit::new(
            cell("UNIT_MEASURE").parse().unwrap(),
            cell("UNIT_MULT").parse().unwrap(),
        );
        let company = Some(cell("COUNTERPARTY")).filter(|company| *company != "_Z");
        let fields = ObservationFields {
            subject: cell("ZONE"),
            counterparty: company.unwrap_or_default(),
            measure: cell("MEASURE"),
            basis: cell("BASIS"),
            timing: cell("TIMING"),
            value: "1",
            unit: "IDR",
            as_stated: cell("AS_STATED"),
            publisher: cell("PUBLISHER"),
            published_on: cell("PUBLISHED_ON"),
            url: cell("URL"),
            note: cell("NOTE"),
            ..ObservationFields::default()
        };
        let mut observation = fields.read().unwrap();
        let digits = exact::parse(cell("OBS_VALUE")).unwrap();
        assert_eq!(digits.scale().to_string(), cell("DECIMALS"));
        let word = cell("QUALIFIER").parse().unwrap();
        observation.figure = Figure::new(digits, unit, word).unwrap();
        observation.period = period(cell("TIME_PERIOD"));
        observation
    });
    rows.collect()
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn sdmx_csv_roundtrip(dataset in strategies::datasets()) {
        let text = dataset_sdmx_csv(&dataset).unwrap();
        let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
        let again = builder.policy(dataset.policy().clone()).observations(read(&text)).build();
        prop_assert!(same(&again.unwrap(), &dataset), "{}", text);
    }

    /// A row is identified by its dimensions.
    #[test]
    fn dimensions_identify_a_row(dataset in strategies::datasets()) {
        let text = dataset_sdmx_csv(&dataset).unwrap();
        let mut keys: Vec<String> = text
            .lines()
            .map(|line| line.split(',').take(12).collect::<Vec<_>>().join(","))
            .collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), all);
    }
}

#[test]
fn every_column_of_a_file_is_in_the_structure() {
    let registry = fixtures::registry();
    let page = sdmx_structure(&registry, &fixtures::measures());
    let empty = Dataset::builder(registry, fixtures::measures()).build().unwrap();
    let text = dataset_sdmx_csv(&empty).unwrap();
    for column in text.trim_end().split(',').skip(3) {
        assert!(page.contains(&format!("| `{column}` |")), "{column}");
    }
}
