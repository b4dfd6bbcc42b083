use kawasan_data::kek;
use kawasan_model::parse_date;

use super::*;

fn chain_in(chain: &str, zone: &str, day: Option<&str>) -> ZoneChain<'static> {
    let dataset = kek().dataset();
    let known = match day {
        Some(day) => dataset.known_on(parse_date(day).unwrap()),
        None => dataset.all_known(),
    };
    let facts = kek().projects();
    ZoneChain::of(known, facts, facts.chain(chain).unwrap(), zone.parse().unwrap())
}

fn depth(chain: &ZoneChain<'_>, at_least: Presence) -> (Option<u8>, u8) {
    let depth = chain.depth(at_least);
    (depth.furthest, depth.longest_run)
}

#[test]
fn copper_at_gresik_as_it_grew() {
    // Before the first stone nothing but the figure of a smelter.
    let copper = chain_in("copper", "gresik", Some("2021-10-12"));
    assert_eq!(depth(&copper, Presence::Announced), (None, 0));
    let copper = chain_in("copper", "gresik", Some("2024-04-24"));
    assert_eq!(depth(&copper, Presence::Operating), (None, 0));
    assert_eq!(depth(&copper, Presence::UnderConstruction), (Some(3), 2));
    let copper = chain_in("copper", "gresik", None);
    assert_eq!(depth(&copper, Presence::Operating), (Some(3), 2));
    let foil = copper.step("copper_foil").unwrap();
    assert_eq!(foil.presence(), Presence::Operating);
    let taker = &foil.takers[0];
    assert_eq!(taker.tenant.as_ref().unwrap().name(), "PT Hailiang Nova Material Indonesia");
    assert_eq!(taker.records.len(), 2);
}

#[test]
fn a_plan_is_no_step_that_is_there() {
    let aluminium = chain_in("aluminium", "galang-batang", None);
    assert_eq!(depth(&aluminium, Presence::Operating), (Some(1), 1));
    assert_eq!(depth(&aluminium, Presence::Announced), (Some(2), 2));
    let missing = |at_least| {
        let missing = aluminium.missing(at_least).into_iter();
        missing.map(|step| step.product.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(missing(Presence::Operating), ["aluminium_ingot", "aluminium_products"]);
    assert_eq!(missing(Presence::Announced), ["aluminium_products"]);
    let gas = chain_in("natural_gas", "arun-lhokseumawe", None);
    // Urea and NPK, and nothing is said of ammonia.
    assert_eq!(depth(&gas, Presence::Operating), (Some(3), 2));
    assert_eq!(gas.missing(Presence::Stopped)[0].product.as_str(), "ammonia");
    let nowhere = chain_in("copper", "lido", None);
    assert_eq!(depth(&nowhere, Presence::Announced), (None, 0));
    assert_eq!(depth(&nowhere, Presence::Absent), (Some(4), 5));
}

#[test]
fn exports_are_of_a_step_only_if_something_says_so() {
    let aluminium = chain_in("aluminium", "galang-batang", None);
    let exports = aluminium.figures("alumina", "exports").unwrap();
    let figures: Vec<String> = exports.iter().map(|o| o.figure.to_string()).collect();
    for expected in ["2.6 IDR trillion", "212 USD million", "300 USD million", "7 IDR trillion"] {
        assert!(figures.contains(&expected.to_owned()), "{expected}: {figures:?}");
    }
    let of = |chain: &ZoneChain<'static>, product: &str, measure: &str| {
        chain.figures(product, measure).unwrap_err()
    };
    assert_eq!(of(&aluminium, "aluminium_products", "exports"), NoStepFigure::Absent);
    assert_eq!(of(&aluminium, "alumina", "local_purchases"), NoStepFigure::NotPublished);
    // Gresik's exports of mid 2025 are of no step in particular.
    let copper = chain_in("copper", "gresik", None);
    let NoStepFigure::NotByStep { whole } = of(&copper, "copper_cathode", "exports") else {
        panic!()
    };
    assert!(whole.iter().any(|o| o.figure.to_string() == "8.2 IDR trillion"));
    // What one tenant invests at its only step is that step's.
    let foil = copper.figures("copper_foil", "investment").unwrap();
    assert!(foil.iter().all(|o| o.series.counterparty.is_some()) && !foil.is_empty());
    // BAI takes two steps, and its investment is told for both together.
    assert!(matches!(of(&aluminium, "alumina", "investment"), NoStepFigure::NotByStep { .. }));
    // Before the second was spoken of, all of it was the first's.
    let aluminium = chain_in("aluminium", "galang-batang", Some("2021-12-31"));
    let investment = aluminium.figures("alumina", "investment").unwrap();
    assert!(investment.iter().any(|o| o.figure.to_string() == "14 IDR trillion"));
}

#[test]
fn a_chain_is_everywhere_where_somebody_takes_a_step() {
    let facts = kek().projects();
    let zones = |chain: &str| {
        let chain = facts.chain(chain).unwrap();
        let all = ZoneChain::everywhere(kek().dataset().all_known(), facts, chain);
        all.into_iter().map(|one| one.zone.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(zones("copper"), ["gresik"]);
    assert_eq!(zones("palm_oil"), ["sei-mangkei"]);
    assert_eq!(zones("manganese"), ["palu"]);
}
