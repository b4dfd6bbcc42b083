//! Zones rated by a methodology, run as a user runs it.

use crate::support;
use serde_json::{Value, json};

fn zones(report: &Value) -> &Vec<Value> {
    report["zones"].as_array().unwrap()
}

fn zone<'a>(report: &'a Value, id: &str) -> &'a Value {
    zones(report).iter().find(|zone| zone["zone"] == id).unwrap()
}

/// The text in one line.
fn flowing(options: &str) -> String {
    let text = support::output("rate_zones", options);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_help_names_every_shipped_methodology() {
    let help = flowing("--help");
    for (id, _) in kawasan::data::files::METHODOLOGIES {
        assert!(help.contains(id), "{id} in {help}");
    }
}

#[test]
fn every_zone_of_2021_is_listed_with_its_class() {
    let report = support::json("rate_zones", "");
    assert_eq!((&report["methodology"], &report["period"]), (&"kek-2021".into(), &"2021".into()));
    assert_eq!(report["known_on"], Value::Null);
    assert_eq!(report["backtest"], Value::Null);
    assert_eq!(zones(&report).len(), 19);
    for (id, class) in [
        ("galang-batang", "optimal"),
        ("mbtk", "perlu_perhatian_khusus"),
        ("gresik", "baru"),
        ("kendal", "insufficient_data"),
        ("tanjung-api-api", "insufficient_data"),
    ] {
        assert_eq!(zone(&report, id)["class"], class, "{id}");
    }
    assert_eq!(zone(&report, "gresik")["gates"][0], "new");
    assert_eq!(zone(&report, "kendal")["score"], Value::Null);
}

#[test]
fn contributions_sum_to_the_score() {
    for options in ["", "--methodology kek-triwulan --period 2025-S1"] {
        let report = support::json("rate_zones", options);
        let mut rated = 0;
        for zone in zones(&report) {
            let Some(score) = zone["score"].as_str() else { continue };
            let points = zone["contributions"].as_array().unwrap().iter();
            let points = points.filter_map(|one| one["points"].as_str());
            let hundredths = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
            assert_eq!(points.map(hundredths).sum::<i64>(), hundredths(score), "{zone}");
            rated += 1;
        }
        assert!(rated >= 3, "{options}");
    }
}

/// 18 zones were classed; of 14 something is known, and 9 come out the same.
#[test]
fn the_backtest_says_honestly_how_far_it_agrees() {
    let report = support::json("rate_zones", "--backtest");
    let backtest = &report["backtest"];
    assert_eq!((&backtest["official"], &backtest["compared"]), (&18.into(), &14.into()));
    assert_eq!(backtest["agreement"], "0.642857");
    // By hand: 9/14 observed; by chance (2·2 + 2·3 + 6·5 + 4·4) ÷ 14² = 2/7, from how many
    // zones officials and we put into each class; (9/14 − 2/7) ÷ (1 − 2/7) = 1/2.
    assert_eq!(backtest["kappa"], "0.5");
    let apart = backtest["disagreements"].as_array().unwrap();
    let names: Vec<&str> = apart.iter().map(|one| one["zone"].as_str().unwrap()).collect();
    assert_eq!(names, ["mandalika", "arun-lhokseumawe", "palu", "sorong", "singhasari"]);
    let text = flowing("--backtest");
    for said in [
        "Zones with an official class: 18; with a class here, too: 14; with the same class: 9, that is \
         64% of those compared.",
        "what chance would agree on: 0.5; with linear weights: 0.39.",
        "(zones with an official class and a score: 10): they reach 80%, the methodology's own 50%",
        "- Optimal: from above 76.69 up to 93.72, instead of 60",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let best = &report["thresholds"];
    assert_eq!((&best["agreement"], &best["own_agreement"]), (&"0.8".into(), &"0.5".into()));
    assert_eq!((&best["units"], &best["choices"]), (&10.into(), &1.into()));
    let optimal = json!({"class": "optimal", "own": "60", "above": "76.69", "at_most": "93.72"});
    assert_eq!(best["limits"][0], optimal);
}

/// Sentences of their own where there is nothing to compare, kappa isn't defined, or a limit
/// may lie as low as one likes.
#[test]
fn a_backtest_of_little_says_how_little() {
    for (options, english, indonesian) in [
        ("--period 2012", "No official class is known for 2012.", "Tidak ada kategori resmi yang"),
        (
            "--known-on 2022-07-01",
            "No official class for 2021 was known on that day.",
            "Pada hari itu tidak ada kategori resmi yang diketahui untuk 2021.",
        ),
        (
            "--methodology kek-2023 --period 2023-S1",
            "Zones with an official class: 6; none of them has a class here, so there is nothing to",
            "Kawasan dengan kategori resmi: 6; tidak satu pun berkategori di sini",
        ),
        (
            "--methodology kek-capaian-2024 --period 2024-S1",
            "Cohen's kappa is not defined here",
            "Kappa Cohen tidak terdefinisi di sini",
        ),
        (
            "--methodology kek-capaian-2024 --period 2024-S1",
            "- Above the limit: anywhere up to 62.15, instead of 40.01",
            "- Di atas batas: di mana pun sampai 62,15, bukan 40,01",
        ),
    ] {
        for (lang, said) in [("en", english), ("id", indonesian)] {
            let text = flowing(&format!("--backtest {options} --lang {lang}"));
            assert!(text.contains(said), "{said} in {text}");
            assert!(!text.contains("none,") && !text.contains("none."), "{text}");
        }
    }
    let little = support::json("rate_zones", "--backtest --period 2012");
    assert_eq!((&little["backtest"]["official"], &little["thresholds"]), (&0.into(), &Value::Null));
}

/// A class that was published later isn't shown, nor compared with.
#[test]
fn official_classes_are_known_from_their_day_on() {
    let official = |day: &str| {
        let report = support::json("rate_zones", &format!("--backtest --known-on {day}"));
        report["backtest"]["official"].as_u64().unwrap()
    };
    assert_eq!((official("2022-07-17"), official("2022-12-31")), (0, 18));
    // None of the words of official classes but New, which zones are called by their age.
    let text = flowing("--known-on 2022-07-17");
    assert!(!text.contains("Needs special attention"), "{text}");
}

/// In the reader's language where the methodology has the class, else as published.
#[test]
fn official_classes_are_named_as_the_methodology_names_them() {
    for (lang, own) in [("en", "Needs special attention"), ("id", "Perlu Perhatian Khusus")] {
        let text = support::output("rate_zones", &format!("--lang {lang}"));
        let bitung = text.split("KEK Bitung").nth(1).unwrap().split("KEK Palu").next().unwrap();
        let words: Vec<&str> = own.split(' ').collect();
        assert!(words.iter().all(|word| bitung.matches(word).count() == 2), "{bitung}");
    }
    let report = support::json("rate_zones", "--methodology kek-capaian-2024 --period 2024-S1");
    let official = json!([
        {"published": ">40% target investasi", "class": "di_atas"},
        {"published": ">40% target tenaga kerja", "class": null},
    ]);
    assert_eq!(zone(&report, "gresik")["official"], official);
    let text = flowing("--methodology kek-capaian-2024 --period 2024-S1");
    assert!(text.contains("Above the limit; ") && text.contains(">40% target"), "{text}");
}

#[test]
fn a_methodology_says_when_it_is_in_effect() {
    for (options, effect, english, indonesian) in [
        (
            "",
            json!("throughout"),
            "In effect from 1 January 2021 until 31 December 2021. By all",
            "Berlaku dari 1 Januari 2021 sampai 31 Desember 2021. Menurut",
        ),
        (
            "--period 2024-S1 --explain mandalika",
            json!("never"),
            "until 31 December 2021. It was not in effect in the first half of 2024.",
            "sampai 31 Desember 2021. Tidak berlaku pada semester I 2024.",
        ),
        (
            "--methodology kek-triwulan --period 2023-Q4/2024-Q1 --what-if mandalika",
            json!("partly"),
            "In effect since 1 January 2024. It was in effect in only a part of Q4 2023 to Q1 2024.",
            "Berlaku sejak 1 Januari 2024. Hanya berlaku pada sebagian triwulan IV 2023 s.d.",
        ),
        (
            "--instead-of kek-triwulan",
            json!("throughout"),
            "In effect since 1 January 2024. It was not in effect in 2021.",
            "Berlaku sejak 1 Januari 2024. Tidak berlaku pada 2021.",
        ),
    ] {
        assert_eq!(support::json("rate_zones", options)["in_effect"], effect, "{options}");
        for (lang, said) in [("en", english), ("id", indonesian)] {
            let text = flowing(&format!("{options} --lang {lang}"));
            assert!(text.contains(said), "{said} in {text}");
        }
    }
    let report = support::json("rate_zones", "");
    assert_eq!(report["effective"], json!({"from": "2021-01-01", "until": "2021-12-31"}));
    let report = support::json("rate_zones", "--methodology hdi");
    assert_eq!(report["in_effect"], Value::Null);
}

/// What a methodology says of itself stands above whatever is said by it.
#[test]
fn every_text_says_by_what_it_is_rated() {
    for options in ["", "--explain gresik", "--what-if gresik", "--since 2024-S1", "--robustness"] {
        let options = format!("--methodology kek-triwulan --period 2025-S1 {options}");
        let text = support::output("rate_zones", &options);
        assert!(text.starts_with("Quarterly evaluation of KEK, first half of 2025"), "{text}");
        assert!(text.contains("were never published and are made up."), "{text}");
    }
}

#[test]
fn without_any_score_the_table_says_why() {
    for (options, said) in [
        ("--methodology hdi --period 2019", "the values of this methodology are given in a table"),
        ("--methodology kek-2023 --period 2023-S1", "No zone has a score: too few indicators"),
        ("--methodology kek-2023 --period 2023-S1", "“?”: whether the gate holds cannot be told"),
        ("--period 2005", "There was no zone by the end of 2005."),
    ] {
        let text = flowing(options);
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn a_rating_explains_itself_down_to_the_documents() {
    let text = support::output("rate_zones", "--explain mandalika");
    for part in [
        "Not yet optimal, rank 5",
        "Held back most by Investment realised",
        "12.94%",
        "IDR 17 trillion, Bisnis.com, 13 January 2022",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let text = support::output("rate_zones", "--explain Kendal --lang id");
    assert!(text.contains("data tidak cukup"), "{text}");
    let text = support::output("rate_zones", "--methodology kek-2023 --explain kendal");
    assert!(text.contains("No score: none of the indicators could be scored"), "{text}");
    assert!(text.contains("Whether the gate “Not operating” holds cannot be told"), "{text}");
    let text = support::output("rate_zones", "--explain gresik");
    assert!(text.contains("The gate “New zone” holds and decides"), "{text}");
}

#[test]
fn what_if_names_the_smallest_change() {
    let text = flowing("--what-if mandalika");
    assert!(text.contains("52.87%, 39.93 percentage points more"), "{text}");
    assert!(text.contains("no value is enough"), "{text}");
    // 52.87 % of Rp17 trillion, less the 2.2 that there are.
    let amount = "with the other indicators as they are, that is IDR 6,787.9 billion more";
    assert!(text.contains(amount), "{text}");
    assert!(text.contains("Less may be enough, since it moves Cumulative investment"), "{text}");
    let text = flowing("--what-if mandalika --lang id");
    assert!(text.contains("dengan indikator lain tetap, itu berarti tambahan Rp6.787,9 miliar"));
    let json = support::json("rate_zones", "--what-if mandalika");
    let first = &json["what_if"]["indicators"][0];
    assert_eq!(first["more"], "6787900000000 IDR");
    assert_eq!(first["also_moves"][0], "investment_stock");
}

#[test]
fn without_a_next_class_what_if_says_why() {
    for (zone, reason, english, indonesian) in [
        ("galang-batang", "best_class", "has the best class", "sudah berkategori terbaik"),
        ("kendal", "no_composite", "has no score", "belum memiliki nilai"),
    ] {
        let json = support::json("rate_zones", &format!("--what-if {zone}"));
        let found = &json["what_if"];
        assert_eq!((&found["zone"], &found["reason"]), (&zone.into(), &reason.into()));
        assert_eq!(found["class"], Value::Null);
        for (lang, said) in [("en", english), ("id", indonesian)] {
            let text = flowing(&format!("--what-if {zone} --lang {lang}"));
            assert!(text.contains(said), "{text}");
        }
    }
}

#[test]
fn how_sure_a_class_is() {
    // Each run takes its time.
    let (text, json, again) = std::thread::scope(|all| {
        let text = all.spawn(|| support::output("rate_zones", "--robustness --draws 100"));
        let json = || support::json("rate_zones", "--robustness --draws 100 --seed 7");
        let (json, again) = (all.spawn(json), all.spawn(json));
        (text.join().unwrap(), json.join().unwrap(), again.join().unwrap())
    });
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("rounding of the figures cannot change it"), "{text}");
    assert!(text.contains("weights moved by 25 percentage points each"), "{text}");
    assert!(text.contains("Not varied: "), "{text}");
    assert_eq!(json, again);
    let zones = json["robustness"]["zones"].as_array().unwrap();
    let sorong = zones.iter().find(|zone| zone["zone"] == "sorong").unwrap();
    // 14.5135 ÷ 58.1685 of the weight on the first indicator gives 29.995.
    assert!(sorong["radius"].as_str().unwrap().starts_with("0.2504"), "{sorong}");
    assert_eq!(sorong["towards"], "perlu_perhatian_khusus");
    assert_eq!(json["robustness"]["draws"], 100);
}

/// A share of the variance that is estimated below zero explains nothing, in words.
#[test]
fn what_matters_most_is_told_in_percent() {
    // Few draws, so that chance makes one negative.
    let options = "--robustness --draws 100 --seed 3";
    let json = support::json("rate_zones", options);
    let factors = json["robustness"]["sensitivities"].as_array().unwrap();
    let shown = &factors[..3];
    let below = shown.iter().find(|one| one["first_order"].as_str().unwrap().starts_with('-'));
    let below = below.expect("one that is estimated below zero");
    let text = flowing(options);
    let line = format!("{}: 0% alone, ", below["factor"].as_str().unwrap());
    assert!(text.contains(&line), "{line} in {text}");
}

#[test]
fn what_moved_is_in_the_json_too() {
    let report =
        support::json("rate_zones", "--methodology kek-triwulan --period 2025-S1 --since 2024-S1");
    let moves = &report["moves"];
    let before = json!({
        "methodology": "kek-triwulan", "methodology_version": "1", "period": "2024-S1"
    });
    assert_eq!(moves["before"], before);
    assert_eq!(moves["zones"].as_array().unwrap().len(), zones(&report).len());
    let one = |id: &str| {
        let all = moves["zones"].as_array().unwrap();
        all.iter().find(|one| one["zone"] == id).unwrap()
    };
    let mandalika = one("mandalika");
    assert_eq!(
        (&mandalika["before"], &mandalika["after"]),
        (&"sangat_baik".into(), &"perlu_dukungan".into())
    );
    assert_eq!(
        (&mandalika["by"], &mandalika["indicator"]),
        (&"-95.63".into(), &"investment_pace".into())
    );
    // Designated in between.
    assert_eq!(
        (&one("pki-batam")["before"], &one("pki-batam")["after"]),
        (&Value::Null, &"unrated".into())
    );
    let report = support::json("rate_zones", "--instead-of kek-triwulan");
    assert_eq!(report["moves"]["before"]["methodology"], "kek-triwulan");
    assert_eq!(support::json("rate_zones", "")["moves"], Value::Null);
}

#[test]
fn who_moves_and_why() {
    let text = support::output(
        "rate_zones",
        "--methodology kek-triwulan --period 2025-S1 --since 2024-S1",
    );
    assert!(
        text.contains("KEK Mandalika: ") && text.contains("most by Investment against"),
        "{text}"
    );
    assert!(text.lines().last().is_some_and(|line| line.starts_with("Unchanged: ")), "{text}");
    let text = support::output("rate_zones", "--instead-of kek-triwulan --lang id");
    assert!(text.contains("KEK Galang Batang: data tidak cukup → Optimal"), "{text}");
}

/// Most zones have a plan and a stock of the last three years.
#[test]
fn how_many_zones_could_be_rated_comes_first() {
    let report = support::json("rate_zones", "--methodology kek-rencana --period 2024-Q1");
    let coverage = &report["coverage"];
    let numbers = ["zones", "rated", "insufficient_data", "unrated"].map(|key| &coverage[key]);
    assert_eq!(numbers, [&Value::from(20), &14.into(), &5.into(), &1.into()]);
    assert_eq!(coverage["minimum"], "0.6");
    assert_eq!(zone(&report, "gresik")["class"], "sangat_baik");
    let text = support::output("rate_zones", "--methodology kek-rencana --period 2024-Q1");
    let before = text.split("KEK Gresik").next().unwrap();
    assert!(before.contains("Rated: 14 of 20 zones; with too little data: 5"), "{before}");
}
