//! Sources, series, observations, and whole datasets of them.

use std::sync::Arc;

use kawasan_model::{
    Basis, Counterparty, Dataset, Figure, MeasureId, MeasureUnit, Observation, ReleasePolicy,
    ReportedPeriod, Series, Source, Subject, Timing, Unit,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use time::Date;

use super::figures::{figures, figures_of};
use super::time::{dates, reported_periods};
use super::units::currencies;
use crate::fixtures;

/// Publishers of releases, few, so that releases meet.
const PUBLISHERS: [&str; 4] = ["Dewan Nasional KEK", "Kontan", "Sekretariat Kabinet", "Z"];

/// National, or one of the fixture's zones.
pub fn subjects() -> impl Strategy<Value = Subject> + Clone {
    let zones = fixtures::ZONES.map(|id| Subject::Zone(fixtures::read(id)));
    prop_oneof![2 => Just(Subject::National), 3 => select(zones.to_vec())].boxed()
}

/// Companies, named or not.
pub fn counterparties() -> impl Strategy<Value = Counterparty> + Clone {
    let texts = ["PT Freeport Indonesia", "unnamed: first operating industry", "3M"];
    select(texts.map(fixtures::read::<Counterparty>).to_vec()).boxed()
}

/// Ids of measures: those of the fixture, and any other.
pub fn measure_ids() -> impl Strategy<Value = MeasureId> + Clone {
    let known: Vec<MeasureId> = fixtures::measures().iter().map(|m| m.id().clone()).collect();
    prop_oneof![
        4 => select(known),
        1 => "[a-z0-9][a-z0-9_-]{0,63}".prop_filter_map("an id", |text| text.parse().ok()),
    ]
    .boxed()
}

/// Any series, of the fixture's measures or not, of a whole subject or of one
/// company.
pub fn series() -> impl Strategy<Value = Series> + Clone {
    let company = option::weighted(0.2, counterparties());
    let (bases, timings) = (select(Basis::ALL.to_vec()), select(Timing::ALL.to_vec()));
    (subjects(), company, measure_ids(), bases, timings)
        .prop_map(|(subject, company, measure, basis, timing)| {
            let series = Series::new(subject, measure, basis, timing);
            company.map_or(series.clone(), |company| series.of(company))
        })
        .boxed()
}

/// Releases, of any day or undated, with an address or not.
pub fn sources() -> impl Strategy<Value = Source> + Clone {
    let url = option::of(Just("https://kek.go.id/berita"));
    (select(PUBLISHERS.to_vec()), option::of(dates()), url)
        .prop_map(|(publisher, date, url)| {
            let source = Source::new(publisher);
            let source = date.map_or(source.clone(), |date| source.on(date));
            url.map_or(source.clone(), |url| source.at(url))
        })
        .boxed()
}

/// Any observation, whether a dataset would take it or not.
pub fn observations() -> impl Strategy<Value = Observation> + Clone {
    let words = option::of(select(vec!["Rp15,1 triliun", "40% dari target", "66 ribu"]));
    let note = option::of(Just("corrected"));
    (series(), reported_periods(), figures(), sources(), words, note)
        .prop_map(|(series, period, figure, source, words, note)| {
            let observation = Observation::new(series, period, figure, source);
            let observation =
                words.map_or(observation.clone(), |words| observation.stated_as(words));
            note.map_or(observation.clone(), |note| observation.with_note(note))
        })
        .boxed()
}

/// Orders of publishers.
pub fn policies() -> impl Strategy<Value = ReleasePolicy> + Clone {
    select(vec![0..0, 0..2, 1..4])
        .prop_map(|range| {
            let named = PUBLISHERS.iter().enumerate().filter(|(index, _)| range.contains(index));
            ReleasePolicy::preferring(named.map(|(_, publisher)| *publisher))
        })
        .boxed()
}

/// Rows that fit the fixture's registry and measures, many of them releases of
/// one fact: they agree, differ, come undated, on one day, before the period's
/// end, for a month or for no period at all.
pub fn histories() -> impl Strategy<Value = Vec<Observation>> + Clone {
    vec(fitting(), 0..24).prop_map(without_contradictions).boxed()
}

/// Rows of which many can't be loaded: unknown zones and measures, wrong units,
/// negative counts, contradictions within one release.
pub fn any_observations() -> impl Strategy<Value = Vec<Observation>> + Clone {
    let unknown = fitting().prop_map(|mut row| {
        row.series.subject = Subject::Zone(fixtures::read("gresikk"));
        row
    });
    vec(prop_oneof![6 => fitting(), 1 => observations(), 1 => unknown], 0..16).boxed()
}

/// Datasets of [`histories`].
pub fn datasets() -> impl Strategy<Value = Dataset> + Clone {
    (histories(), policies())
        .prop_map(|(rows, policy)| {
            let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
            fixtures::valid(builder.policy(policy).observations(rows).build())
        })
        .boxed()
}

/// A row that the fixture's registry and measures take, of few facts.
fn fitting() -> impl Strategy<Value = Observation> + Clone {
    let known = fixtures::measures();
    let measures = ["investment", "investment", "employment", "land_area", "students"];
    let measures = measures.into_iter().filter_map(|id| known.get(id).cloned());
    let measures = select(measures.collect::<Vec<_>>());
    let subjects = ["national", "national", "national", "gresik", "tanjung-api-api"];
    let subjects = select(subjects.map(fixtures::read::<Subject>).to_vec());
    let company = option::weighted(0.05, counterparties());
    let periods = ["2024-Q1", "2024-Q1", "2024-Q1", "2024-S1", "2023-Q4", "2023", "2024-04", ""];
    let periods = select(periods.to_vec());
    measures
        .prop_flat_map(move |measure| {
            let figures = match measure.unit() {
                MeasureUnit::Only(unit) => figures_of(unit).boxed(),
                _ => currencies().prop_flat_map(|c| few(Unit::currency(c))).boxed(),
            };
            let figures = prop_oneof![1 => figures, 3 => few_of(measure.unit())];
            let timings = select(measure.timings().to_vec());
            let bases =
                prop_oneof![3 => Just(Basis::Realised), 1 => select(measure.bases().to_vec())];
            let parts = (subjects.clone(), company.clone(), periods.clone(), releases());
            (Just(measure), figures, timings, bases, parts)
        })
        .prop_filter_map("a row that can be loaded", |(measure, figure, timing, basis, parts)| {
            let (subject, company, period, source) = parts;
            let period: ReportedPeriod = period.parse().ok()?;
            let series = Series::new(subject, measure.id().clone(), basis, timing);
            let series = company.map_or(series.clone(), |company| series.of(company));
            let shrinks = measure.can_shrink() && timing == Timing::Flow;
            let negative = figure.value().is_sign_negative() && !figure.value().is_zero();
            let stated = basis != Basis::Realised || period != ReportedPeriod::Unstated;
            (stated && (shrinks || !negative))
                .then(|| Observation::new(series, period, figure, source))
        })
        .boxed()
}

/// Figures of which many are near each other, and so overlap, touch or don't.
fn few(unit: Unit) -> impl Strategy<Value = Figure> + Clone {
    let texts = ["100", "101", "102", "100.85", "100.9", "101.5", "95", "about 100", "about 101"];
    let words = ["more_than 100", "at_most 102", "at_least 101", "less_than 96", "100.850"];
    select([&texts[..], &words[..]].concat())
        .prop_filter_map("a figure", move |text| format!("{text} thousand {unit}").parse().ok())
        .boxed()
}

fn few_of(unit: MeasureUnit) -> impl Strategy<Value = Figure> + Clone {
    match unit {
        MeasureUnit::Only(unit) => few(unit),
        _ => few(Unit::IDR),
    }
    .boxed()
}

/// Releases of few publishers and days.
fn releases() -> impl Strategy<Value = Arc<Source>> + Clone {
    let days = [(2024, 15), (2024, 115), (2024, 115), (2024, 205), (2023, 350)];
    let days = select(days.map(|(year, day)| Date::from_ordinal_date(year, day).ok()).to_vec());
    let day = prop_oneof![4 => days, 1 => Just(None)];
    (select(PUBLISHERS.to_vec()), day, any::<bool>())
        .prop_map(|(publisher, day, url)| {
            let source = Source::new(publisher);
            let source = day.map_or(source.clone(), |day| source.on(day));
            Arc::new(if url { source.at("https://kek.go.id") } else { source })
        })
        .boxed()
}

/// Leaves out what contradicts an earlier row of the same release.
fn without_contradictions(rows: Vec<Observation>) -> Vec<Observation> {
    let mut kept: Vec<Observation> = Vec::new();
    for row in rows {
        let contradicts = |other: &Observation| {
            other.key() == row.key()
                && other.source == row.source
                && !other.figure.agrees_with(&row.figure)
        };
        if !kept.iter().any(contradicts) {
            kept.push(row);
        }
    }
    kept
}
