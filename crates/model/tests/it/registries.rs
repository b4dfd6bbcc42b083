//! Laws of life cycles and of counts of zones.

use kawasan_model::{Place, Registry, ReportingYear, Status, Tri, Zone};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::prelude::*;

fn days() -> impl Strategy<Value = time::Date> {
    let near = (2009..=2040_i32, 1..=365_u16)
        .prop_filter_map("a day", |(year, day)| time::Date::from_ordinal_date(year, day).ok());
    prop_oneof![6 => near, 1 => strategies::dates()]
}

fn registry(lives: impl IntoIterator<Item = kawasan_model::Lifecycle>) -> Registry {
    let zones = lives.into_iter().enumerate().map(|(index, life)| {
        let id = format!("zone-{index}");
        let place = Place::new("ID-JI".parse().unwrap());
        Zone::builder(id.parse().unwrap(), id, place).lifecycle(life).build().unwrap()
    });
    let jurisdiction = fixtures::jurisdiction(ReportingYear::CALENDAR);
    Registry::builder(jurisdiction).zones(zones).build().unwrap()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn counts_have_a_low_and_a_high(registry in strategies::registries(), day in days()) {
        let count = registry.zones_designated_by(day);
        prop_assert!(count.low() <= count.high());
        prop_assert!(count.high() <= registry.zones().len());
        prop_assert_eq!(count.exactly().is_some(), count.low() == count.high());
        for zone in registry.zones() {
            let in_force = zone.lifecycle().status_on(day).is_in_force();
            let certain = count.certain.iter().any(|other| other.id() == zone.id());
            let possible = count.possible.iter().any(|other| other.id() == zone.id());
            prop_assert_eq!(certain, in_force == Tri::Yes);
            prop_assert_eq!(possible, in_force == Tri::Possible);
        }
    }

    #[test]
    fn knowing_the_days_narrows_the_count(
        lives in vec(strategies::refined_lifecycles(), 0..8),
        day in days(),
    ) {
        let (vague, exact): (Vec<_>, Vec<_>) = lives.into_iter().unzip();
        let (vague, exact) = (registry(vague), registry(exact));
        let (before, after) = (vague.zones_designated_by(day), exact.zones_designated_by(day));
        prop_assert!(before.low() <= after.low());
        prop_assert!(after.high() <= before.high());
        // With every date known to the day, nothing stays open.
        prop_assert!(after.exactly().is_some());
    }

    #[test]
    fn the_registry_as_of_a_day_tells_nothing_of_later(
        registry in strategies::registries(),
        day in days(),
    ) {
        for zone in registry.as_of(day).zones {
            let told = [zone.proposed, zone.designated, zone.operating, zone.revoked];
            for event in told.into_iter().flatten().chain(zone.warnings.iter().copied()) {
                prop_assert!(event.on.possibly_by(day));
            }
            prop_assert_eq!(zone.age.is_some(), !zone.is_in_force().is_no());
            if let Some(age) = zone.age {
                let ((low, high), (first, last)) = (age.days(), age.years());
                prop_assert!(0 <= low && low <= high && first <= last);
                // A year has 365 days or one more.
                prop_assert!(i64::from(last) * 365 <= high && high < (i64::from(last) + 1) * 366);
            }
        }
    }

    #[test]
    fn a_designation_more_raises_the_count_from_its_day_on(
        registry in strategies::registries(),
        days in (days(), days()),
    ) {
        use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate};

        let (on, day) = days;
        prop_assume!(PartialDate::day(on).is_ok());
        let event = LifecycleEvent::new(EventKind::Designated, PartialDate::day(on).unwrap());
        let more = Zone::builder("zone-more".parse().unwrap(), "more", Place::new("ID-JI".parse().unwrap()))
            .lifecycle(Lifecycle::try_new([event]).unwrap())
            .build()
            .unwrap();
        let zones = registry.zones().cloned().chain([more]);
        let longer = Registry::builder(registry.jurisdiction().clone()).zones(zones).build();
        prop_assume!(longer.is_ok());
        let longer = longer.unwrap();
        let (before, after) = (registry.zones_designated_by(day), longer.zones_designated_by(day));
        let one = usize::from(on <= day);
        prop_assert_eq!((after.low(), after.high()), (before.low() + one, before.high() + one));
    }

    #[test]
    fn what_is_certain_stays_so_when_days_are_known(
        (vague, exact) in strategies::refined_lifecycles(),
        day in days(),
    ) {
        let (before, after) = (vague.status_on(day), exact.status_on(day));
        prop_assert!(after.certainly().is_some());
        for status in after.possible() {
            prop_assert!(before.possible().contains(status), "{:?} {:?}", before, after);
        }
        let designated = (vague.was_designated_by(day), exact.was_designated_by(day));
        prop_assert!(designated.0 == Tri::Possible || designated.0 == designated.1);
    }

    #[test]
    fn a_life_only_goes_on(life in strategies::lifecycles(), a in days(), b in days()) {
        let (early, late) = (life.status_on(a.min(b)), life.status_on(a.max(b)));
        let rank = |statuses: &[Status]| (statuses.first().copied(), statuses.last().copied());
        let (early, late) = (rank(early.possible()), rank(late.possible()));
        prop_assert!(early.0 <= late.0 && early.1 <= late.1, "{:?} {:?}", early, late);
        let (first, second) = (life.was_designated_by(a.min(b)), life.was_designated_by(a.max(b)));
        prop_assert!(first != Tri::Yes || second == Tri::Yes);
        prop_assert!(second != Tri::No || first == Tri::No);
    }

    #[test]
    fn the_order_of_events_and_zones_is_irrelevant(
        (life, events) in strategies::lifecycles().prop_flat_map(|life| {
            let events = life.events().to_vec();
            (Just(life), Just(events).prop_shuffle())
        }),
        (registry, zones) in strategies::registries().prop_flat_map(|registry| {
            let zones: Vec<Zone> = registry.zones().cloned().collect();
            (Just(registry), Just(zones).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(kawasan_model::Lifecycle::try_new(events), Ok(life));
        let jurisdiction = registry.jurisdiction().clone();
        prop_assert_eq!(Registry::builder(jurisdiction).zones(zones).build(), Ok(registry));
    }

    #[test]
    fn a_zone_is_found_by_each_of_its_names(registry in strategies::registries()) {
        for zone in registry.zones() {
            let names = [Some(zone.id().as_str()), Some(zone.name()), zone.long_name()];
            let aliases = zone.aliases().iter().map(String::as_str);
            for name in names.into_iter().flatten().chain(aliases) {
                for text in [name.to_owned(), name.to_uppercase(), format!("  {name} ")] {
                    prop_assert_eq!(registry.find(&text).map(Zone::id), Ok(zone.id()));
                }
            }
            prop_assert_eq!(registry.zone(zone.id()), Some(zone));
        }
    }
}
