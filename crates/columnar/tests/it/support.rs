//! The same figures as a panel and as a dataset.

use std::sync::Arc;

use kawasan_columnar::{ColumnKey, Panel};
use kawasan_indicators::Evaluator;
use kawasan_model::{
    Dataset, EventKind, Figure, Lifecycle, LifecycleEvent, Measures, Observation, Period, Place,
    Qualifier, Registry, ReportedPeriod, ReportingYear, ScaledUnit, Series, Source, Subject, Zone,
};
use kawasan_testing::fixtures::{self, read, valid};
use rust_decimal::Decimal;

/// So many digits behind the last one, so that precision closes no divisor.
const FINE: u32 = 3;

/// Every figure of a panel, of its columns and of what it accumulates.
pub(crate) fn observations(panel: &Panel, yearly: &[ColumnKey]) -> Vec<Observation> {
    let mut found = Vec::new();
    let quarters: Vec<_> = panel.quarters().quarters().collect();
    for key in panel.keys() {
        let is_yearly = yearly.contains(key);
        let mut seen = Vec::new();
        for (zone, id) in panel.zones().iter().enumerate() {
            for (place, quarter) in quarters.iter().enumerate() {
                let period = match is_yearly {
                    false => Period::quarter(*quarter),
                    true => panel.reporting_year().year_of(*quarter).unwrap(),
                };
                if is_yearly && seen.contains(&(zone, period)) {
                    continue;
                }
                seen.push((zone, period));
                if let Some(value) = panel.value(key, zone, place) {
                    found.push(observation(key, Subject::Zone(id.clone()), period, value));
                }
            }
        }
    }
    found
}

pub(crate) fn observation(
    key: &ColumnKey,
    of: Subject,
    period: Period,
    value: Decimal,
) -> Observation {
    let series = Series::new(of, key.measure().clone(), key.basis(), key.timing());
    // The largest numbers leave less room behind their last digit, or are in thousands.
    let found = (0..=FINE).rev().find_map(|fine| {
        let mut digits = value.normalize();
        if !key.unit().is_count() {
            digits.rescale(digits.scale() + fine);
        }
        figure(key, digits, 0, value)
    });
    let in_thousands = || figure(key, value / Decimal::ONE_THOUSAND, 3, value);
    let figure = found.or_else(in_thousands).expect("a figure");
    let source = Source::new("a test").on(valid(kawasan_model::parse_date("2020-01-01")));
    Observation::new(series, ReportedPeriod::Quarters(period), figure, source)
}

fn figure(key: &ColumnKey, digits: Decimal, power: i8, value: Decimal) -> Option<Figure> {
    let unit = ScaledUnit::new(key.unit(), power);
    Figure::new(digits, unit, Qualifier::Exact).ok().filter(|figure| figure.value() == value)
}

/// A registry of the zones of a panel, designated long before.
pub(crate) fn registry(panel: &Panel) -> Registry {
    registry_of(panel, panel.reporting_year(), |_| {
        vec![LifecycleEvent::new(EventKind::Designated, read("1900-01-01"))]
    })
}

pub(crate) fn registry_of(
    panel: &Panel,
    year: ReportingYear,
    events: impl Fn(usize) -> Vec<LifecycleEvent>,
) -> Registry {
    let zone = |(place, id): (usize, &kawasan_model::ZoneId)| {
        let life = valid(Lifecycle::try_new(events(place)));
        let zone = Zone::builder(id.clone(), format!("KEK {id}"), Place::new(read("ID-JI")));
        valid(zone.lifecycle(life).build())
    };
    let zones = panel.zones().iter().enumerate().map(zone);
    valid(Registry::builder(fixtures::jurisdiction(year)).zones(zones).build())
}

pub(crate) fn dataset(
    registry: Registry,
    measures: impl Into<Arc<Measures>>,
    observations: Vec<Observation>,
) -> Dataset {
    valid(Dataset::builder(registry, measures).observations(observations).build())
}

/// What the row evaluator says of an indicator of a zone: the value, or the code of the reason.
pub(crate) fn by_row(
    dataset: &Dataset,
    indicator: &kawasan_indicators::Indicator,
    zone: &kawasan_model::ZoneId,
    quarter: kawasan_model::Quarter,
) -> Result<Decimal, &'static str> {
    let subject = Subject::Zone(zone.clone());
    let evaluator = Evaluator::new(dataset.all_known(), subject, Period::quarter(quarter));
    let outcome = evaluator.evaluate(indicator);
    match outcome.value() {
        Some(value) => Ok(value.amount),
        None => Err(outcome.missing().map_or("", |missing| missing.code())),
    }
}

/// The columns of the synthetic panel that are yearly.
pub(crate) fn targets(panel: &Panel) -> Vec<ColumnKey> {
    panel.keys().filter(|key| key.basis() == kawasan_model::Basis::Target).cloned().collect()
}

/// Two zones without figures.
pub(crate) fn two_zones() -> Panel {
    let measures = Measures::standard();
    let zones = [read("gresik"), read("sanur")];
    valid(Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024")).build())
}
