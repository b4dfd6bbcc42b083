//! Laws of peers, against all that is left open of zones and values.

use std::sync::Arc;

use kawasan_indicators::{
    AgeBands, Attribute, Direction, Indicator, Likeness, PeerComparison, PeerRule, Rounding, Terms,
    Window,
};
use kawasan_model::{
    Basis, Currency, Dataset, Date, Decimal, Figure, Interval, Lifecycle, Observation, Place,
    Registry, ReportingYear, Series, Source, Subject, Timing, Tri, Zone, ZoneAsOf,
};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const PERIOD: &str = "2021-Q2";

/// A zone as little and as much as can be known of it, and its jobs.
#[derive(Debug, Clone)]
struct Given {
    vague: Lifecycle,
    exact: Lifecycle,
    /// How many of the fixture's sectors it has; `None` if that isn't on record.
    sectors: Option<usize>,
    jobs: Figure,
    is_reported: bool,
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let jobs = (0..=60_i64, any::<bool>()).prop_map(|(count, is_about)| {
        let word = if is_about { "about " } else { "" };
        format!("{word}{count} persons").parse::<Figure>().unwrap()
    });
    let one = (
        strategies::refined_lifecycles(),
        option::weighted(0.6, 1..=2_usize),
        jobs,
        prop_oneof![3 => Just(true), 1 => Just(false)],
    );
    let one = one.prop_map(|((vague, exact), sectors, jobs, is_reported)| Given {
        vague,
        exact,
        sectors,
        jobs,
        is_reported,
    });
    vec(one, 0..7)
}

fn likenesses() -> impl Strategy<Value = Likeness> {
    prop_oneof![
        Just(Likeness::Shares(Attribute::Sector)),
        (0..120_u32).prop_map(Likeness::AgeWithin),
        subsequence(vec![1, 12, 24, 36, 60, 99], 1..=3)
            .prop_map(|limits| Likeness::AgeBands(AgeBands::try_new(limits).unwrap())),
        select(Attribute::ALL.to_vec()).prop_map(Likeness::Shares),
    ]
}

fn rules() -> impl Strategy<Value = PeerRule> {
    (vec(likenesses(), 0..3), 0..3_usize).prop_map(|(likenesses, least)| {
        likenesses.into_iter().fold(PeerRule::ALL, PeerRule::alike).at_least(least)
    })
}

/// What is known before, and what turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum World {
    Before,
    After,
}

fn zone(number: usize, given: &Given, world: World) -> Zone {
    let life = match world {
        World::Before => given.vague.clone(),
        World::After => given.exact.clone(),
    };
    let id = format!("zone-{number}");
    let sectors = given.sectors.unwrap_or_default();
    Zone::builder(fixtures::read(&id), id.as_str(), Place::new(fixtures::read("ID-JI")))
        .lifecycle(life)
        .sectors(fixtures::SECTORS.iter().take(sectors).map(|id| fixtures::read(id)))
        .build()
        .unwrap()
}

fn dataset(all: &[Given], order: &[usize], world: World) -> Dataset {
    let zones = order.iter().map(|&number| zone(number, &all[number], world));
    let country = fixtures::jurisdiction(ReportingYear::CALENDAR);
    let registry = Registry::builder(country).zones(zones).build().unwrap();
    let rows = order.iter().filter(|&&number| all[number].is_reported || world == World::After);
    let rows = rows.map(|&number| {
        let subject = Subject::Zone(fixtures::read(&format!("zone-{number}")));
        let series =
            Series::new(subject, fixtures::read("employment"), Basis::Realised, Timing::Stock);
        let source = Source::new("Kontan");
        Observation::new(series, fixtures::read(PERIOD), all[number].jobs, source)
    });
    Dataset::builder(Arc::new(registry), fixtures::measures()).observations(rows).build().unwrap()
}

fn jobs(direction: Direction) -> Indicator {
    let measures = fixtures::measures();
    let terms = Terms::new(&measures, Currency::IDR);
    let formula = terms.stock("employment", Basis::Realised, Window::PERIOD).unwrap();
    let rounding = Rounding::half_away(0).unwrap();
    Indicator::new("jobs", fixtures::title("Jobs"), formula, rounding).directed(direction)
}

fn in_order(all: &[Given]) -> Vec<usize> {
    (0..all.len()).collect()
}

/// What a zone has of its peers, to be held against another order of the same zones.
fn told(one: &PeerComparison<'_, '_>) -> String {
    format!("{:?} {:?} {:?} {:?}", one.zone.id(), one.is_zone, one.median, one.standing)
}

fn median(values: &[Decimal]) -> Decimal {
    let mut sorted = values.to_vec();
    sorted.sort();
    let upper = sorted[sorted.len() / 2];
    let lower = sorted[(sorted.len() - 1) / 2];
    (lower + upper) / Decimal::TWO
}

/// Every median that a peer being one or none, with its value at either end, can make.
/// Ends without a bound are far away.
fn worlds(comparison: &PeerComparison<'_, '_>) -> Vec<Decimal> {
    let far = Decimal::from(1_000_000);
    let mut worlds: Vec<Vec<Decimal>> = vec![Vec::new()];
    for peer in &comparison.peers {
        let interval = peer.outcome.value().map_or(Interval::UNBOUNDED, |value| value.interval);
        let ends = [interval.low().unwrap_or(-far), interval.high().unwrap_or(far)];
        let mut more: Vec<Vec<Decimal>> = Vec::new();
        for world in &worlds {
            more.extend(ends.map(|end| [world.clone(), vec![end]].concat()));
            if peer.is_peer == Tri::Possible {
                more.push(world.clone());
            }
        }
        worlds = more;
    }
    worlds.iter().filter(|world| !world.is_empty()).map(|world| median(world)).collect()
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn display_parse_roundtrip(rule in rules()) {
        let text = rule.to_string();
        prop_assert_eq!(text.parse::<PeerRule>(), Ok(rule), "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([a-z0-9 ,/]{0,40}|all|age within [0-9]{1,12} years?)") {
        if let Ok(rule) = text.parse::<PeerRule>() {
            prop_assert_eq!(rule.to_string().parse::<PeerRule>(), Ok(rule), "{}", text);
        }
    }

    #[test]
    fn peers_are_mutual_and_never_the_zone_itself(all in given(), rule in rules()) {
        let dataset = dataset(&all, &in_order(&all), World::Before);
        let day: Date = fixtures::read::<kawasan_model::Period>(PERIOD).last_day();
        let as_of = dataset.registry().as_of(day);
        let peers = |zone: &ZoneAsOf<'_>| rule.peers(zone, &as_of);
        for one in &as_of.zones {
            prop_assert!(peers(one).iter().all(|peer| peer.zone.id() != one.zone.id()));
            for other in &as_of.zones {
                for likeness in rule.likenesses() {
                    prop_assert_eq!(likeness.between(one, other), likeness.between(other, one));
                }
                let is_in_force = other.is_in_force().is_yes() && one.is_in_force().is_yes();
                let is_peer = |of: &ZoneAsOf<'_>, who: &ZoneAsOf<'_>| {
                    let found = peers(of).into_iter().find(|peer| peer.zone.id() == who.zone.id());
                    found.map(|peer| peer.is_peer)
                };
                if is_in_force {
                    prop_assert_eq!(is_peer(one, other), is_peer(other, one));
                }
            }
        }
    }

    /// What is certain of two zones stays so once their dates are known to the day, and then
    /// all is certain that hangs on dates.
    #[test]
    fn likeness_is_kept_as_dates_become_known(all in given(), likeness in likenesses()) {
        let [before, after] =
            [World::Before, World::After].map(|world| dataset(&all, &in_order(&all), world));
        let day: Date = fixtures::read::<kawasan_model::Period>(PERIOD).last_day();
        let (was, is) = (before.registry().as_of(day), after.registry().as_of(day));
        let find = |id: &kawasan_model::ZoneId| is.zones.iter().find(|zone| zone.zone.id() == id);
        for one in &was.zones {
            for other in was.zones.iter().filter(|other| other.zone.id() != one.zone.id()) {
                let (Some(one_now), Some(other_now)) = (find(one.zone.id()), find(other.zone.id())) else {
                    continue;
                };
                let (Some(age), Some(other_age)) = (one_now.age, other_now.age) else { continue };
                let (before, after) = (likeness.between(one, other), likeness.between(one_now, other_now));
                if before != Tri::Possible {
                    prop_assert_eq!(before, after);
                }
                let (months, others) = (age.months().0, other_age.months().0);
                let expected = match &likeness {
                    Likeness::AgeWithin(most) => Some(months.abs_diff(others) <= *most),
                    Likeness::AgeBands(bands) => {
                        let limits = bands.limits().iter();
                        Some(limits.clone().all(|limit| (months < *limit) == (others < *limit)))
                    }
                    _ => None,
                };
                if let Some(expected) = expected {
                    prop_assert_eq!(after, Tri::from(expected));
                }
            }
        }
    }

    #[test]
    fn order_of_zones_and_rows_is_irrelevant(
        (all, order) in given().prop_flat_map(|all| {
            let order = Just(in_order(&all)).prop_shuffle();
            (Just(all), order)
        }),
        rule in rules(),
    ) {
        let (given, shuffled) =
            (dataset(&all, &in_order(&all), World::Before), dataset(&all, &order, World::Before));
        let indicator = jobs(Direction::Higher);
        let period = fixtures::read(PERIOD);
        let one: Vec<String> =
            rule.compare(given.all_known(), &indicator, period).iter().map(told).collect();
        let other: Vec<String> =
            rule.compare(shuffled.all_known(), &indicator, period).iter().map(told).collect();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn bounds_of_medians_are_those_of_all_worlds(all in given(), rule in rules()) {
        let dataset = dataset(&all, &in_order(&all), World::Before);
        let indicator = jobs(Direction::Higher);
        for one in rule.compare(dataset.all_known(), &indicator, fixtures::read(PERIOD)) {
            let Ok(found) = &one.median else { continue };
            let (worlds, near) = (worlds(&one), Decimal::from(10_000));
            let bound = |world: Option<&Decimal>| world.copied().filter(|one| one.abs() < near);
            prop_assert_eq!(found.interval.low(), bound(worlds.iter().min()), "{:?}", one);
            prop_assert_eq!(found.interval.high(), bound(worlds.iter().max()), "{:?}", one);
            prop_assert!(found.interval.contains(found.amount));
        }
    }

    /// What turns out later lies within what was left open, and nothing certain changes.
    #[test]
    fn bounds_shrink_as_peers_become_known(
        all in given(),
        rule in rules(),
        direction in select(vec![Direction::Higher, Direction::Lower]),
    ) {
        let before = dataset(&all, &in_order(&all), World::Before);
        let after = dataset(&all, &in_order(&all), World::After);
        let (indicator, period) = (jobs(direction), fixtures::read(PERIOD));
        let later = rule.compare(after.all_known(), &indicator, period);
        for one in rule.compare(before.all_known(), &indicator, period) {
            let Some(now) = later.iter().find(|now| now.zone.id() == one.zone.id()) else {
                prop_assert_eq!(one.is_zone, Tri::Possible);
                continue;
            };
            let (Ok(was), Ok(is)) = (&one.median, &now.median) else { continue };
            prop_assert!(was.interval.encloses(&is.interval), "{:?} {:?}", was, is);
            let (Ok(was), Ok(is)) = (&one.standing, &now.standing) else { continue };
            prop_assert!(was.interval.encloses(&is.interval), "{:?} {:?}", was, is);
            let (best, worst) = is.rank_bounds;
            prop_assert!(was.rank_bounds.0 <= best && worst <= was.rank_bounds.1);
            prop_assert!((best..=worst).contains(&is.rank), "{:?}", is);
            if was.is_behind != Tri::Possible {
                prop_assert_eq!(was.is_behind, is.is_behind);
            }
        }
    }

    #[test]
    fn turning_the_direction_turns_the_order(all in given(), rule in rules()) {
        let dataset = dataset(&all, &in_order(&all), World::After);
        let period = fixtures::read(PERIOD);
        let [higher, lower] = [Direction::Higher, Direction::Lower].map(jobs);
        let up = rule.compare(dataset.all_known(), &higher, period);
        let down = rule.compare(dataset.all_known(), &lower, period);
        for (up, down) in up.iter().zip(&down) {
            prop_assert_eq!(&up.median, &down.median);
            let (Ok(up), Ok(down)) = (&up.standing, &down.standing) else { continue };
            prop_assert_eq!(up.difference, down.difference);
            // Both are first or last alone; those between have somebody on both sides.
            prop_assert!(up.rank + down.rank <= up.of + 1);
            prop_assert!(!(up.is_behind.is_yes() && down.is_behind.is_yes()));
        }
    }
}

/// The cumulative investment of 2021 by cluster, as the report of that year has it.
#[test]
fn published_stocks_beside_those_of_the_cluster() {
    let kek = kawasan_data::kek();
    let catalogue = kawasan_indicators::Catalogue::standard(kek.dataset()).unwrap();
    let stock = catalogue.get("investment_stock").unwrap();
    let rule: PeerRule = "cluster, at least 3".parse().unwrap();
    let period = "2021".parse().unwrap();
    let compared = rule.compare(kek.dataset().all_known(), stock, period);
    let of = |id: &str| compared.iter().find(|one| one.zone.id().as_str() == id).unwrap();
    // Rp15.74, 3.3, 0.371, 0.312, 0.204, 0.037 and 0 trillion; without Bitung's own the
    // middle is that of 0.371 and 0.204.
    let bitung = of("bitung");
    let median = bitung.median.as_ref().unwrap();
    assert_eq!((median.amount.to_string().as_str(), median.of), ("287500000000", 6));
    let standing = bitung.standing.as_ref().unwrap();
    assert_eq!(standing.difference.to_string(), "24500000000");
    assert_eq!((standing.rank, standing.of, standing.rank_bounds), (4, 7, (4, 8)));
    // Of four industrial zones nothing was published: they could all lie above or below.
    assert_eq!(standing.is_behind, Tri::Possible);
    // Mandalika's cluster has Likupang beside it, and two zones without a figure.
    let mandalika = of("mandalika");
    assert_eq!(mandalika.median.as_ref().unwrap_err().code(), "too_few_peers");
    assert_eq!(of("gresik").standing.as_ref().unwrap_err().code(), "no_value");
    assert!(of("gresik").median.is_ok());

    // Of all three zones on Sulawesi there is a figure: 0.371, 0.312 and 0.00175 trillion.
    let rule: PeerRule = "island, at least 2".parse().unwrap();
    let compared = rule.compare(kek.dataset().all_known(), stock, period);
    for (id, median, rank, is_behind) in [
        ("palu", "156875000000", 1, Tri::No),
        ("bitung", "186375000000", 2, Tri::No),
        ("likupang", "341500000000", 3, Tri::Yes),
    ] {
        let one = compared.iter().find(|one| one.zone.id().as_str() == id).unwrap();
        assert_eq!(one.median.as_ref().unwrap().amount.to_string(), median);
        let standing = one.standing.as_ref().unwrap();
        assert_eq!((standing.rank, standing.rank_bounds), (rank, (rank, rank)), "{id}");
        assert_eq!(standing.is_behind, is_behind, "{id}");
    }
}

#[test]
fn a_wrong_rule_says_where_and_what_would_be_right() {
    let wrong = |text: &str| text.parse::<PeerRule>().unwrap_err();
    for (text, said) in [
        ("", "`` at byte 0 is nothing"),
        ("sector, sectr", "`sectr` at byte 8"),
        ("sector,sector", "`sector` at byte 7 is there twice"),
        ("at least 2, at least 3", "`at least 3` at byte 12 is there twice"),
        ("all, sector", "`all` at byte 5 stands beside"),
        ("at least 0", "`at least 0` at byte 0"),
        ("age within 2 days", "`age within 2 days`"),
        ("age bands 36/12 months", "`age bands 36/12 months`"),
        ("age within 99999999999 months", "`age within 99999999999 months`"),
    ] {
        let error = wrong(text);
        assert!(error.to_string().contains(said), "{text}: {error}");
    }
    assert_eq!(wrong("sectr").help().as_deref(), Some("did you mean `sector`?"));
    let years: PeerRule = "age within 2 years".parse().unwrap();
    assert_eq!(years.to_string(), "age within 24 months");
    assert_eq!("at least 2".parse::<PeerRule>().unwrap().to_string(), "all, at least 2");
}
