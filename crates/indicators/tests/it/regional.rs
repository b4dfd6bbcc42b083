//! What a zone means to its region, and what services keep from flowing out, on round figures
//! by hand.

use kawasan_indicators::{Catalogue, Evaluator, Group, Missing, Outcome, Scope};
use kawasan_model::{Dataset, Observation, ReportedPeriod, Series, Source, Subject};
use kawasan_testing::fixtures::{self, read};

/// Synthetic: subject, measure, timing, period, figure.
const ROWS: &[(&str, &str, &str, &str, &str)] = &[
    ("gresik", "value_added", "flow", "2022", "100 IDR trillion"),
    ("gresik", "value_added", "flow", "2023", "120 IDR trillion"),
    ("gresik", "regional_gdp", "flow", "2022", "1000 IDR trillion"),
    ("gresik", "regional_gdp", "flow", "2023", "1100 IDR trillion"),
    ("national", "value_added", "flow", "2022", "500 IDR trillion"),
    ("national", "value_added", "flow", "2023", "550 IDR trillion"),
    ("national", "regional_gdp", "flow", "2022", "10000 IDR trillion"),
    ("national", "regional_gdp", "flow", "2023", "11000 IDR trillion"),
    ("sanur", "service_users", "flow", "2023", "1000 persons"),
    ("sanur", "abroad_share", "level", "2023", "40 percent"),
    ("sanur", "abroad_spending", "level", "2023", "50 IDR/person million"),
    ("sanur", "domestic_content", "level", "2023", "70 percent"),
];

fn dataset() -> Dataset {
    let rows = ROWS.iter().map(|(subject, measure, timing, period, figure)| {
        let subject: Subject = read(subject);
        let series = Series::new(subject, read(measure), read("realised"), read(timing));
        Observation::new(
            series,
            read::<ReportedPeriod>(period),
            read(figure),
            Source::new("synthetic"),
        )
    });
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    builder.observations(rows).build().unwrap_or_else(|error| panic!("{error}"))
}

fn value(subject: &str, indicator: &str, period: &str) -> Option<String> {
    let dataset = dataset();
    let catalogue = Catalogue::standard(&dataset).unwrap();
    let scope = Scope::Subject(read(subject));
    let evaluator = Evaluator::new(dataset.all_known(), scope, read(period));
    evaluator.evaluate(catalogue.get(indicator).unwrap()).value().map(|one| one.amount.to_string())
}

/// 120 ÷ 1,100 against 550 ÷ 11,000; a year before 100 ÷ 1,000 against 500 ÷ 10,000.
#[test]
fn a_location_quotient_and_its_rise() {
    assert_eq!(value("gresik", "location_quotient", "2022").as_deref(), Some("2.0000"));
    assert_eq!(value("gresik", "location_quotient", "2023").as_deref(), Some("2.1818"));
    assert_eq!(value("gresik", "location_quotient_rise", "2023").as_deref(), Some("0.1818"));
    assert_eq!(value("gresik", "location_quotient_rise", "2022"), None);
    // In a quarter it is the year's.
    assert_eq!(value("gresik", "location_quotient", "2023-Q2").as_deref(), Some("2.1818"));
}

/// 20 % against 10 %.
#[test]
fn growth_over_that_of_the_region() {
    assert_eq!(value("gresik", "growth_over_region", "2023").as_deref(), Some("0.1000"));
    assert_eq!(value("gresik", "grdp_contribution", "2023").as_deref(), Some("0.1091"));
}

/// 1,000 users × 40 % × Rp50 million × 70 %.
#[test]
fn foreign_exchange_that_services_save() {
    let saved = value("sanur", "foreign_exchange_saved_by_services", "2023");
    assert_eq!(saved.as_deref(), Some("14000000000"));
    assert_eq!(value("gresik", "foreign_exchange_saved_by_services", "2023"), None);
}

/// Regions of two zones may be one, and shares don't add up.
#[test]
fn of_zones_together_there_is_none() {
    let dataset = dataset();
    let catalogue = Catalogue::standard(&dataset).unwrap();
    let all = Group::all("all", dataset.registry());
    let evaluator = Evaluator::new(dataset.all_known(), all, read("2023"));
    for (id, measure) in [
        ("location_quotient", "regional_gdp"),
        ("growth_over_region", "regional_gdp"),
        ("foreign_exchange_saved_by_services", "abroad_share"),
    ] {
        let outcome = evaluator.evaluate(catalogue.get(id).unwrap());
        let Outcome::Missing(Missing::NotAdditive { measure: found, .. }) = outcome else {
            panic!("{id}: {outcome:?}")
        };
        assert_eq!(found.as_str(), measure);
    }
}
