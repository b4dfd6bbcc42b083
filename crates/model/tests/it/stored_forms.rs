//! Every stored form reads back as what was stored, digit by digit, and holds no
//! number where digits stand as text.

use std::fmt::Debug;
use std::sync::Arc;

use kawasan_model::*;
use kawasan_testing::{config, fixtures, strategies};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Stores and reads back; then tries every text of digits as a number.
fn stored<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    value: &T,
) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(value).unwrap();
    let again: T = serde_json::from_str(&json)
        .map_err(|error| TestCaseError::fail(format!("{json}: {error}")))?;
    prop_assert_eq!(&again, value, "{}", json);
    prop_assert_eq!(serde_json::to_string(&again).unwrap(), json.clone());
    let form: Value = serde_json::from_str(&json).unwrap();
    prop_assert!(!holds_number(&form), "{}", json);
    for numbered in with_numbers(&form) {
        let read = serde_json::from_value::<T>(numbered.clone());
        prop_assert!(read.is_err(), "{} was read from {}", json, numbered);
    }
    Ok(())
}

/// Whether a number stands anywhere but for the years of a readiness rule, which
/// are a small whole number.
fn holds_number(form: &Value) -> bool {
    match form {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(holds_number),
        Value::Object(fields) => {
            fields.iter().any(|(name, field)| name != "years" && holds_number(field))
        }
        _ => false,
    }
}

/// The form with one text of digits replaced by its number, for each of them.
fn with_numbers(form: &Value) -> Vec<Value> {
    match form {
        Value::String(text) => serde_json::from_str::<serde_json::Number>(text)
            .map(|number| vec![Value::Number(number)])
            .unwrap_or_default(),
        Value::Array(items) => {
            let changed = items.iter().enumerate().flat_map(|(index, item)| {
                with_numbers(item).into_iter().map(move |new| (index, new))
            });
            changed
                .map(|(index, new)| {
                    let mut items = items.clone();
                    items[index] = new;
                    Value::Array(items)
                })
                .collect()
        }
        Value::Object(fields) => {
            let changed = fields.iter().flat_map(|(name, field)| {
                with_numbers(field).into_iter().map(move |new| (name.clone(), new))
            });
            changed
                .map(|(name, new)| {
                    let mut fields = fields.clone();
                    fields.insert(name, new);
                    Value::Object(fields)
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn claims() -> impl Strategy<Value = Claim> {
    let figure = || strategies::figures_of(Unit::IDR);
    let parts = (figure(), figure(), strategies::figures_of(Unit::ONE), strategies::sources());
    (parts, strategies::subjects(), strategies::reported_periods()).prop_filter_map(
        "a claim",
        |((part, whole, stated, source), subject, period)| {
            let operands = vec![
                Operand { role: OperandRole::Part, figure: part },
                Operand { role: OperandRole::Whole, figure: whole },
            ];
            let claim = Claim::new(ClaimKind::Percentage, stated, operands).ok()?;
            Some(claim.about([subject], period).stated_as("40% dari target").from(source))
        },
    )
}

fn measures() -> impl Strategy<Value = Measure> {
    select(fixtures::measures().iter().cloned().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn times_roundtrip(
        (quarter, month, period) in (strategies::quarters(), strategies::months(), strategies::periods()),
        (reported, year) in (strategies::reported_periods(), strategies::reporting_years()),
        date in strategies::partial_dates(),
    ) {
        stored(&quarter)?;
        stored(&month)?;
        stored(&period)?;
        stored(&reported)?;
        stored(&year)?;
        stored(&date)?;
    }

    #[test]
    fn units_and_numbers_roundtrip(
        (currency, base, unit) in (strategies::currencies(), strategies::base_units(), strategies::units()),
        (scaled, quantity) in (strategies::scaled_units(), strategies::quantities()),
        interval in strategies::intervals(),
        (rate, number) in (strategies::exchange_rates(), strategies::index_numbers()),
        (rates, indices) in (strategies::rate_tables(), strategies::price_tables()),
    ) {
        stored(&currency)?;
        stored(&base)?;
        stored(&unit)?;
        stored(&scaled)?;
        stored(&quantity)?;
        stored(&interval)?;
        stored(&rate)?;
        stored(&number)?;
        stored(&rates)?;
        stored(&indices)?;
        stored(&MeasureUnit::Only(unit))?;
        stored(&MeasureUnit::Money)?;
    }

    #[test]
    fn figures_and_observations_roundtrip(
        figure in strategies::figures(),
        (series, source) in (strategies::series(), strategies::sources()),
        (observation, claim) in (strategies::observations(), claims()),
        (company, policy) in (strategies::counterparties(), strategies::policies()),
    ) {
        stored(&figure)?;
        stored(&figure.qualifier())?;
        stored(&series)?;
        stored(&series.subject)?;
        stored(&series.measure)?;
        stored(&source)?;
        stored(&observation)?;
        stored(&claim)?;
        stored(&claim.operands()[0])?;
        stored(&company)?;
        stored(&policy)?;
    }

    #[test]
    fn zones_roundtrip(
        (life, zone, registry) in (strategies::lifecycles(), strategies::zones(), strategies::registries()),
        (day, measure) in (strategies::dates(), measures()),
        (period, source) in (strategies::reported_periods(), strategies::sources()),
    ) {
        stored(&life)?;
        for event in life.events() {
            stored(event)?;
        }
        stored(&life.status_on(day))?;
        stored(&zone)?;
        stored(zone.id())?;
        stored(zone.place())?;
        stored(&registry)?;
        stored(registry.jurisdiction())?;
        stored(&measure)?;
        stored(measure.title())?;
        let class = OfficialClass {
            zone: zone.id().clone(),
            period,
            class: "Sangat Baik".into(),
            scheme: "2024".into(),
            is_performance: true,
            as_stated: None,
            source: Arc::new(source),
            note: Some("corrected".into()),
        };
        stored(&class)?;
    }

    #[test]
    fn a_decimal_that_would_lose_digits_is_refused(text in "-?[0-9]{1,40}(\\.[0-9]{1,40})?") {
        let json = format!(r#"{{"amount":"{text}","unit":"IDR"}}"#);
        let digits = text.trim_start_matches('-').replace('.', "");
        match serde_json::from_str::<Quantity>(&json) {
            // A negative zero is written as zero.
            Ok(quantity) if quantity.is_zero() => prop_assert!(digits.trim_matches('0').is_empty()),
            Ok(quantity) => {
                let written = quantity.amount().to_string();
                prop_assert_eq!(written.trim_start_matches('-').trim_start_matches('0'), text.trim_start_matches('-').trim_start_matches('0'));
            }
            Err(_) => prop_assert!(digits.trim_start_matches('0').len() > 28 || text.len() > 29),
        }
    }
}

#[test]
fn words_roundtrip() -> Result<(), TestCaseError> {
    for basis in Basis::ALL {
        stored(basis)?;
    }
    for timing in Timing::ALL {
        stored(timing)?;
    }
    for kind in EventKind::ALL {
        stored(kind)?;
    }
    for status in Status::ALL {
        stored(status)?;
    }
    for kind in SectorKind::ALL {
        stored(kind)?;
    }
    for kind in ClaimKind::ALL {
        stored(kind)?;
    }
    for verdict in Verdict::ALL {
        stored(verdict)?;
    }
    for tri in Tri::ALL {
        stored(tri)?;
    }
    for role in [OperandRole::Part, OperandRole::Old, OperandRole::Increase, OperandRole::Rate] {
        stored(&role)?;
    }
    for language in [Language::INDONESIAN, Language::ENGLISH] {
        stored(&language)?;
    }
    let country = fixtures::jurisdiction(ReportingYear::CALENDAR);
    stored(&country.country())?;
    stored(&country.readiness().cloned())?;
    for sector in country.sectors() {
        stored(sector)?;
        stored(sector.id())?;
    }
    for activity in country.activities() {
        stored(activity)?;
        stored(activity.id())?;
    }
    stored(&fixtures::read::<Subdivision>("ID-JI"))?;
    stored(&fixtures::read::<ClusterId>("jawa"))?;
    stored(&fixtures::read::<ResourceId>("bauxite"))
}

#[test]
fn numbers_are_refused_where_digits_stand() {
    assert!(serde_json::from_str::<Figure>(r#"{"value":15.1,"unit":"IDR trillion"}"#).is_err());
    assert!(serde_json::from_str::<Figure>(r#"{"value":"15.1","unit":"IDR trillion"}"#).is_ok());
    assert!(serde_json::from_str::<Quantity>(r#"{"amount":15,"unit":"IDR"}"#).is_err());
    assert!(serde_json::from_str::<Interval>(r#"{"low":1,"high":null}"#).is_err());
    assert!(serde_json::from_str::<Period>("2024").is_err());
    let area = Decimal::new(12_345, 1);
    let zone = fixtures::registry().zones().next().cloned().unwrap();
    let zone = Zone::builder(zone.id().clone(), zone.name(), zone.place().clone());
    let zone = zone.area_hectares(area).build().unwrap();
    let json = serde_json::to_string(&zone).unwrap();
    assert!(json.contains(r#""area_hectares":"1234.5""#));
    let number = json.replace(r#""1234.5""#, "1234.5");
    assert!(serde_json::from_str::<Zone>(&number).is_err());
}

#[test]
fn projects_roundtrip() {
    let facts = fixtures::project_facts();
    for chain in facts.chains() {
        stored(chain).unwrap();
    }
    for record in facts.records() {
        let record = record.clone().alone_in(["exports".parse().unwrap()]);
        stored(&record.stated_as("ekspor SGA").with_note("of alumina")).unwrap();
    }
    stored(&facts.chains()[0].steps()[0].clone().with_note("general knowledge")).unwrap();
    stored(facts.tenants()).unwrap();
    for status in ProjectStatus::ALL {
        stored(status).unwrap();
    }
}
