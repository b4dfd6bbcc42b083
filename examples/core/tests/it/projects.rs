//! Projects and value chains, run as a user runs them.

use serde_json::{Value, json};

use crate::support;

const SMELTER: &str = "--zone gresik --tenant freeport --known-on 2024-04-24";

fn history<'a>(project: &'a Value, measure: &str) -> &'a [Value] {
    let histories = project["history"].as_array().unwrap();
    let own = histories.iter().find(|own| own["measure"] == measure).unwrap();
    own["figures"].as_array().unwrap()
}

/// A figure as published: "about 45 IDR trillion".
fn figure(of: &Value) -> String {
    let of = &of["figure"];
    let parts = [&of["qualifier"], &of["value"], &of["unit"]];
    parts.into_iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

fn tenants(options: &str) -> Vec<(String, String)> {
    let report = support::json("projects", options);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let projects = report["projects"].as_array().unwrap().iter();
    projects.map(|project| (text(&project["zone"]), text(&project["tenant"]))).collect()
}

/// What was published of it up to the meeting: Rp42 trillion, Rp33 trillion, US$3 billion or
/// about Rp45 trillion.
#[test]
fn the_smelter_is_told_figure_by_figure() {
    let report = support::json("projects", SMELTER);
    assert_eq!(report["schema"], "kawasan.projects/1");
    assert_eq!(report["known_on"], "2024-04-24");
    let [project] = &report["projects"].as_array().unwrap()[..] else { panic!("{report}") };
    assert_eq!(project["tenant"], "PT Freeport Indonesia");
    assert_eq!(project["names"], json!(["PT Freeport Indonesia", "PTFI"]));
    let step =
        json!([{"chain": "copper", "product": "copper_cathode", "status": "under_construction"}]);
    assert_eq!(project["steps"], step);
    let told = history(project, "investment");
    for said in ["42 IDR trillion", "33 IDR trillion", "3 USD billion", "about 45 IDR trillion"] {
        assert!(told.iter().any(|one| figure(one) == said), "{said}");
    }
    // Whatever a figure is compared with was published before.
    for (place, one) in told.iter().enumerate() {
        assert_eq!(one["before"].as_u64().is_some_and(|before| before < place as u64), place > 0);
    }
    // 44.5 to 45.5 trillion for 2.5 to 3.5 billion: 12 714.29 to 18 200 rupiah.
    let meeting = told.last().unwrap();
    assert_eq!(figure(meeting), "about 45 IDR trillion");
    let rate = &meeting["implied_rate"];
    assert_eq!((&rate["high"], &rate["unit"]), (&json!("18200"), &json!("IDR/USD")));
    assert!(rate["low"].as_str().unwrap().starts_with("12714.28"), "{rate}");
    assert_eq!(rate["spread"], "0.432");
}

#[test]
fn what_changed_is_said_in_both_languages() {
    let english = support::output("projects", SMELTER);
    for said in [
        "PT Freeport Indonesia in KEK Gresik",
        "Also published as PTFI",
        "copper cathode (chain: Copper): under construction (Kompas.com, 21 June 2023)",
        "Investment: every figure that was published",
        "still IDR 42 trillion",
    ] {
        assert!(english.contains(said), "{said}: {english}");
    }
    let indonesian = support::output("projects", &format!("{SMELTER} --lang id"));
    for said in ["PT Freeport Indonesia di KEK Gresik", "sedang dibangun", "tetap Rp42 triliun"] {
        assert!(indonesian.contains(said), "{said}: {indonesian}");
    }
}

#[test]
fn projects_are_found_by_zone_and_by_any_name_of_the_tenant() {
    let own = |zone: &str, tenant: &str| (zone.to_owned(), tenant.to_owned());
    let smelter = own("gresik", "PT Freeport Indonesia");
    for name in ["PTFI", "ptfi", "freeport"] {
        assert_eq!(tenants(&format!("--tenant {name}")), std::slice::from_ref(&smelter), "{name}");
    }
    assert_eq!(
        tenants("--zone gresik"),
        [smelter, own("gresik", "PT Hailiang Nova Material Indonesia")]
    );
    assert!(tenants("--zone gresik --all").len() > 2);
    // Everything that has a company, of any zone.
    let all = tenants("");
    assert!(all.contains(&own("galang-batang", "PT Bintan Alumina Indonesia")));
    assert!(!all.iter().any(|(_, tenant)| tenant == "PT BAI"), "{all:?}");
    assert!(all.len() < tenants("--all").len());
}

/// Beside its zone, and no part of any value of it.
#[test]
fn an_amount_stands_beside_the_figure_of_its_zone() {
    let report = support::json("projects", "--tenant BAI");
    let amounts = report["projects"][0]["amounts"].as_array().unwrap();
    let realised = |amount: &&Value| {
        let series = &amount["series"];
        series["measure"] == "investment" && series["basis"] == "realised"
    };
    let amount = amounts.iter().find(realised).unwrap();
    assert_eq!(figure(amount), "more_than 18 IDR trillion");
    assert_eq!(figure(&amount["of_zone"]), "15.74 IDR trillion");
    assert_eq!(amount["of_zone"]["series"].get("counterparty"), None);
}

#[test]
fn a_chain_is_told_step_by_step() {
    let report = support::json("projects", "--chain copper");
    assert_eq!(report["schema"], "kawasan.chain/1");
    let [gresik] = &report["zones"].as_array().unwrap()[..] else { panic!("{report}") };
    assert_eq!(gresik["zone"], "gresik");
    let operating = &gresik["depth"]["operating"];
    assert_eq!((&operating["furthest"], &operating["longest_run"]), (&json!(3), &json!(2)));
    let missing = ["copper_concentrate", "copper_rod", "copper_cable", "batteries"];
    assert_eq!(operating["missing"], json!(missing));
    let cathode = &gresik["steps"][2];
    assert_eq!(
        (&cathode["product"], &cathode["presence"]),
        (&json!("copper_cathode"), &json!("operating"))
    );
    assert_eq!(cathode["exports"]["missing"], "not_by_step");
    assert!(!cathode["exports"]["whole"].as_array().unwrap().is_empty());
    assert_eq!(cathode["local_purchases"]["missing"], "not_published");
    // By the day of the meeting nothing ran.
    let then = support::json("projects", "--chain copper --known-on 2024-04-24");
    assert_eq!(then["zones"][0]["depth"]["operating"]["furthest"], Value::Null);
    assert_eq!(then["zones"][0]["depth"]["under_construction"]["furthest"], 3);
    // Before there was a word of it.
    let text = support::output("projects", "--chain copper --known-on 2020-01-01");
    assert!(text.contains("Nobody was said to take a step of it."), "{text}");
}

#[test]
fn exports_are_those_of_a_step_where_something_says_so() {
    let report = support::json("projects", "--chain aluminium --zone galang-batang");
    let alumina = &report["zones"][0]["steps"][1];
    let exports = alumina["exports"]["figures"].as_array().unwrap();
    assert!(exports.iter().any(|one| figure(one) == "212 USD million"), "{exports:?}");
    let text = support::output("projects", "--chain aluminium --zone galang-batang --lang id");
    for said in ["Beroperasi: sampai tahap 1 dari 3", "Ekspor per langkah", "US$ 212 juta"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // A zone without any of it says so, with every step missing but the raw material.
    let none = support::json("projects", "--chain aluminium --zone lido");
    assert_eq!(none["zones"][0]["depth"]["announced"]["missing"].as_array().unwrap().len(), 3);
    assert_eq!(none["zones"][0]["steps"][1]["exports"]["missing"], "absent");
}

#[test]
fn wrong_names_get_one_line_and_a_suggestion() {
    for (options, said) in [
        ("--zone gresic", "did you mean `gresik`?"),
        ("--tenant freeprt", "there is no tenant `freeprt`"),
        ("--chain coper", "did you mean `copper`?"),
        ("--chain x", "expected one of copper, aluminium, "),
        ("--chain copper --tenant PTFI", "cannot be used with"),
        ("--known-on 2024-02-30", "2024-02-30"),
    ] {
        let run = support::run("projects", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert!(run.err.contains(said), "{options}: {}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
    }
    // A tenant that nothing had been published of yet is no wrong name.
    let run = support::run("projects", "--tenant PTFI --known-on 2020-01-01");
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert_eq!(run.err.trim(), "No such project was known on 1 January 2020.");
}
