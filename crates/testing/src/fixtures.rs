//! A small country: a few zones, some of whose dates are known to the year only,
//! one of them revoked.

use std::fmt::Debug;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use kawasan_model::{
    Activity, ChainStep, Currency, Date, EventKind, Jurisdiction, Lifecycle, LifecycleEvent,
    Localised, Measures, Place, ProjectFacts, ProjectRecord, ProjectStatus, ReadinessRule,
    Registry, ReportingYear, Sector, SectorKind, Source, StepRef, TenantAlias, Tenants, ValueChain,
    Zone, parse_date,
};

/// The ids of the fixture's zones, in order.
pub const ZONES: [&str; 5] = ["gresik", "kendal", "mandalika", "sanur", "tanjung-api-api"];

/// The ids of the fixture's sectors.
pub const SECTORS: [&str; 2] = ["downstreaming", "tourism"];

/// The ids of the fixture's activities.
pub const ACTIVITIES: [&str; 2] = ["processing", "tourism"];

/// The measures of the fixture: the standard ones.
#[must_use]
pub fn measures() -> Arc<Measures> {
    static MEASURES: LazyLock<Arc<Measures>> = LazyLock::new(|| Measures::standard().into());
    Arc::clone(&MEASURES)
}

/// Zones that report in calendar years.
#[must_use]
pub fn registry() -> Arc<Registry> {
    static REGISTRY: LazyLock<Arc<Registry>> =
        LazyLock::new(|| registry_reporting_in(ReportingYear::CALENDAR).into());
    Arc::clone(&REGISTRY)
}

/// The same zones, where years begin in another quarter.
///
/// Tanjung Api-Api was designated some day of 2014 and revoked some day of 2022;
/// Sanur came some day of 2022.
#[must_use]
pub fn registry_reporting_in(year: ReportingYear) -> Registry {
    use EventKind::{Designated, Operating, Revoked};
    let zones = [
        zone("gresik", "ID-JI", &[(Designated, "2021-06-28"), (Operating, "2023-06")]),
        zone("kendal", "ID-JT", &[(Designated, "2019-12-18"), (Operating, "2021-05-20")]),
        zone("mandalika", "ID-NB", &[(Designated, "2014"), (Operating, "2017-10-20")]),
        zone("sanur", "ID-BA", &[(Designated, "2022")]),
        zone("tanjung-api-api", "ID-SS", &[(Designated, "2014"), (Revoked, "2022")]),
    ];
    valid(Registry::builder(jurisdiction(year)).zones(zones).build())
}

/// What is known of projects in the fixture's zones: a chain of copper, another name of
/// a company, and how far two projects are.
#[must_use]
pub fn project_facts() -> ProjectFacts {
    let source = || Arc::new(Source::new("Tempo").on(day("2024-04-24")));
    let step = |(stage, product)| ChainStep::new(stage, read(product), title(product), source());
    let steps = [(0, "concentrate"), (1, "cathode"), (2, "foil"), (2, "rod"), (3, "cable")];
    let copper = valid(ValueChain::try_new(read("copper"), title("Copper"), steps.map(step)));
    let alias = TenantAlias::new(read("PT Freeport Indonesia"), read("PTFI"), source());
    let record = |product, status| {
        ProjectRecord::new(read("gresik"), source())
            .of(read("PTFI"))
            .taking(StepRef::new(read("copper"), read(product)))
            .being(status)
    };
    let records = [
        record("cathode", ProjectStatus::Operating),
        record("foil", ProjectStatus::UnderConstruction),
    ];
    let (registry, measures) = (registry(), measures());
    let facts = ProjectFacts::builder(&registry, &measures)
        .chains([copper])
        .tenants(valid(Tenants::try_new([alias])))
        .records(records);
    valid(facts.build())
}

/// The country of the fixture.
#[must_use]
pub fn jurisdiction(year: ReportingYear) -> Jurisdiction {
    let kinds = [SectorKind::Downstreaming, SectorKind::Services];
    let sectors =
        SECTORS.into_iter().zip(kinds).map(|(id, kind)| Sector::new(read(id), kind, title(id)));
    let activities = ACTIVITIES
        .into_iter()
        .map(|id| valid(Activity::try_new(read(id), title(id), "PP 40/2021 art. 9")));
    let builder = Jurisdiction::builder(read("ID"), title("Indonesia"), Currency::IDR, year)
        .readiness(valid(ReadinessRule::try_new(3, "UU 39/2009")))
        .sectors(sectors)
        .activities(activities);
    valid(builder.build())
}

fn zone(id: &str, subdivision: &str, events: &[(EventKind, &str)]) -> Zone {
    let events = events.iter().map(|(kind, on)| LifecycleEvent::new(*kind, read(on)));
    let life = valid(Lifecycle::try_new(events));
    let place = Place::new(read(subdivision));
    valid(Zone::builder(read(id), format!("KEK {id}"), place).lifecycle(life).build())
}

/// A title that is the same in both languages.
#[must_use]
pub fn title(text: &str) -> Localised {
    valid(Localised::try_new([("id", text), ("en", text)]))
}

/// Reads a text that a test writes down.
///
/// # Panics
/// If it can't be read: a mistake in the test.
#[must_use]
pub fn read<T: FromStr<Err: Debug>>(text: &str) -> T {
    valid(text.parse())
}

/// Reads a day that a test writes down.
///
/// # Panics
/// If it is none: a mistake in the test.
#[must_use]
pub fn day(text: &str) -> Date {
    valid(parse_date(text))
}

/// What a test has made right.
///
/// # Panics
/// If it isn't: a mistake in the test.
#[expect(clippy::expect_used, reason = "a wrong fixture is a mistake in the test")]
pub fn valid<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("a fixture is valid")
}
