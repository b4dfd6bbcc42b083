//! Life cycles, zones and registries.

use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Place, Registry, Zone};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use time::{Date, Duration};

use crate::fixtures;

/// Life cycles: none on record, proposed only, up to revoked, with dates known to
/// the day, the month or the year.
pub fn lifecycles() -> impl Strategy<Value = Lifecycle> + Clone {
    refined_lifecycles().prop_map(|(vague, _)| vague).boxed()
}

/// A life cycle, and the same with each date known to the day.
pub fn refined_lifecycles() -> impl Strategy<Value = (Lifecycle, Lifecycle)> + Clone {
    let first = (2010..=2024_i32, 1..=365_u16)
        .prop_filter_map("a day", |(year, day)| Date::from_ordinal_date(year, day).ok());
    let gaps = vec(prop_oneof![2 => 0..=40_i64, 2 => 0..=1500_i64], 4);
    let given = (any::<bool>(), 0..=3_u8);
    (first, gaps, given, vec(0..=2_u8, 4))
        .prop_filter_map("a life", |(first, gaps, (proposed, stages), precisions)| {
            let kinds = [
                EventKind::Proposed,
                EventKind::Designated,
                EventKind::Operating,
                EventKind::Revoked,
            ];
            let (mut vague, mut exact) = (Vec::new(), Vec::new());
            let mut day = first;
            for (index, (kind, (gap, precision))) in
                kinds.into_iter().zip(gaps.into_iter().zip(precisions)).enumerate()
            {
                day = day.checked_add(Duration::days(gap))?;
                let happened = if index == 0 { proposed } else { index <= usize::from(stages) };
                if happened {
                    vague.push(LifecycleEvent::new(kind, known_to(day, precision)?));
                    exact.push(LifecycleEvent::new(kind, PartialDate::day(day).ok()?));
                }
            }
            Some((Lifecycle::try_new(vague).ok()?, Lifecycle::try_new(exact).ok()?))
        })
        .boxed()
}

fn known_to(day: Date, precision: u8) -> Option<PartialDate> {
    match precision {
        0 => PartialDate::year(day.year()).ok(),
        1 => PartialDate::month(day.year(), u8::from(day.month())).ok(),
        _ => PartialDate::day(day).ok(),
    }
}

/// Zones of the fixture's country, with much or little said of them.
pub fn zones() -> impl Strategy<Value = Zone> + Clone {
    let texts = (option::of(Just("Kawasan Ekonomi Khusus")), option::of(Just("PT Kawasan")));
    let lists = (select(vec![0..0, 0..1, 0..2]), select(vec![0..0, 1..2, 0..2]), any::<bool>());
    let area = option::of((1..=999_999_i128, 0..=4_u32));
    ("zone-[a-z0-9]{1,8}", lifecycles(), texts, lists, area)
        .prop_filter_map(
            "a zone",
            |(id, life, (long_name, operator), (sectors, activities, more), area)| {
                let place = Place::new(fixtures::read("ID-JI"));
                let place = if more { place.with_island("Jawa").ok()? } else { place };
                let sectors = fixtures::SECTORS.get(sectors)?.iter().map(|id| fixtures::read(id));
                let activities =
                    fixtures::ACTIVITIES.get(activities)?.iter().map(|id| fixtures::read(id));
                let mut zone = Zone::builder(fixtures::read(&id), format!("KEK {id}"), place)
                    .lifecycle(life)
                    .sectors(sectors)
                    .activities(activities);
                if let Some(name) = long_name {
                    zone = zone.long_name(format!("{name} {id}"));
                }
                if let Some(name) = operator {
                    zone = zone.developer_operator(name);
                }
                if let Some((digits, scale)) = area {
                    zone = zone.area_hectares(Decimal::from_i128_with_scale(digits, scale));
                }
                if more {
                    zone = zone
                        .aliases([format!("{id} alias")])
                        .cluster(fixtures::read("jawa"))
                        .main_activities("logam; pariwisata")
                        .resources([fixtures::read("bauxite")])
                        .url("https://kek.go.id")
                        .note("two\nlines");
                }
                zone.build().ok()
            },
        )
        .boxed()
}

/// Registries of up to eight zones, in the fixture's country.
pub fn registries() -> impl Strategy<Value = Registry> + Clone {
    (vec(zones(), 0..8), super::reporting_years())
        .prop_map(|(zones, year)| {
            let mut given: Vec<Zone> = Vec::new();
            for zone in zones {
                if !given.iter().any(|other| other.id() == zone.id()) {
                    given.push(zone);
                }
            }
            fixtures::valid(Registry::builder(fixtures::jurisdiction(year)).zones(given).build())
        })
        .boxed()
}
