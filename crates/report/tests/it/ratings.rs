//! Ratings in words, and the schema of methodologies.

use std::path::Path;

use kawasan_data::{files, kek};
use kawasan_model::Language;
use kawasan_rating::{
    Aggregation, AlternativeScoring, MissingPolicy, NoSensitivities, Reader, SensitivityOf,
    Variation, json_schema, rate,
};
use kawasan_report::{
    MoreOfRatings, backtest_text, explanation_text, improvements_text, ratings_json, ratings_text,
    robustness_text,
};

/// Keys of messages: what stands in a text if there is no message.
const RAW: [&str; 12] = [
    "effective-",
    "no-score-",
    "moves-",
    "rating-",
    "status-",
    "about-",
    "outcome-",
    "step-",
    "improvement",
    "backtest-",
    "thresholds-",
    "{",
];

fn is_written(text: &str) {
    for raw in RAW {
        assert!(!text.contains(raw), "{raw} in {text}");
    }
}

#[test]
fn ratings_are_written_in_each_language() {
    let reader = Reader::of(kek().dataset()).unwrap();
    for (name, text) in files::METHODOLOGIES {
        let methodology = reader.read(text).unwrap();
        for period in ["2021", "2023-S1", "2024-S1", "2024-9M", "2025-S1"] {
            let ratings = rate(kek().dataset(), &methodology, period.parse().unwrap(), None);
            let official: Vec<_> = kek().official_classes().iter().collect();
            let own: Vec<_> = ratings.zones.iter().map(|zone| zone.rating.clone()).collect();
            let pairs = || official.iter().map(|class| (class.zone.as_str(), class.class.as_str()));
            let backtest = methodology.backtest(&own, pairs());
            let best = methodology.best_thresholds(&own, pairs(), ratings.quarters);
            for language in [Language::INDONESIAN, Language::ENGLISH] {
                is_written(&ratings_text(&ratings, &official, language).unwrap());
                is_written(&backtest_text(&ratings, &backtest, best.as_ref(), language).unwrap());
                let more = MoreOfRatings { backtest: Some(&backtest), ..MoreOfRatings::default() };
                let json = ratings_json(&ratings, &more, language).unwrap();
                let json: serde_json::Value = serde_json::from_str(&json).unwrap();
                assert_eq!(json["zones"].as_array().unwrap().len(), own.len(), "{name}");
                for (place, unit) in ratings.units.iter().enumerate() {
                    let explanation = ratings.explanation(&unit.id).unwrap();
                    let text =
                        explanation_text(&ratings, &unit.id, &explanation, language).unwrap();
                    is_written(&text);
                    if period != "2021" {
                        continue; // what would change it is searched for a while
                    }
                    let found = methodology.improvements(&ratings.units, place, ratings.quarters);
                    let found = found.as_ref().map_err(|none| *none);
                    let text = improvements_text(&ratings, &unit.id, found, language);
                    is_written(&text.unwrap());
                }
            }
        }
    }
}

#[test]
fn how_sure_ratings_are_is_written_in_each_language() {
    let reader = Reader::of(kek().dataset()).unwrap();
    for (_, text) in files::METHODOLOGIES {
        let methodology = reader.read(text).unwrap();
        let ratings = rate(kek().dataset(), &methodology, "2021".parse().unwrap(), None);
        let variation = Variation::of_weights("0.5".parse().unwrap())
            .unwrap()
            .or_aggregations([Aggregation::Arithmetic, Aggregation::Minimum])
            .or_missing([MissingPolicy::LeaveOut, MissingPolicy::Lowest])
            .or_scorings([AlternativeScoring::Declared, AlternativeScoring::PercentileRank]);
        let (units, quarters) = (&ratings.units, ratings.quarters);
        let found = methodology.simulate(units, quarters, &variation, 1, 20, &mut |_| {});
        let of = SensitivityOf::RankShift;
        let factors = methodology.sensitivities(units, quarters, &variation, of, 1, 10);
        for language in [Language::INDONESIAN, Language::ENGLISH] {
            let text =
                robustness_text(&ratings, &found, factors.as_ref().map_err(|none| *none), language)
                    .unwrap();
            for raw in ["robust-", "robustness-", "sensitivity-", "factor-", "not-varied", "{"] {
                assert!(!text.contains(raw), "{raw} in {text}");
            }
        }
    }
}

/// Two ways of not being scored with a value: no limit for the quarter, and no value of the
/// zone to compare with.
const UNSCORED: &str = r#"
id = "unscored"
version = "1"
status = "illustrative"
title = { en = "Unscored" }
sources = ["synthetic"]
rounding = { composite = "2 half_away" }
missing = "leave_out"
minimum_coverage = 0
aggregate = "arithmetic"

[indicators.investment_stock]
weight = 0.5
score = { worst = 0, best = { q2 = "1 IDR trillion" } }

[indicators.investment_of_commitment]
weight = 0.5
score = { peers = "distance-to-reference", reference = "kendal" }
"#;

#[test]
fn a_value_without_a_score_says_why() {
    let reader = Reader::of(kek().dataset()).unwrap();
    let methodology = reader.read(UNSCORED).unwrap();
    let ratings = rate(kek().dataset(), &methodology, "2021".parse().unwrap(), None);
    let explanation = ratings.explanation("mandalika").unwrap();
    for (language, said) in [
        (
            Language::ENGLISH,
            [
                "no limit is declared for this part of the year",
                "no value is known of the zone that it is compared with",
            ],
        ),
        (
            Language::INDONESIAN,
            [
                "tidak ada batas untuk bagian tahun ini",
                "angka kawasan pembandingnya tidak diketahui",
            ],
        ),
    ] {
        let text = explanation_text(&ratings, "mandalika", &explanation, language).unwrap();
        is_written(&text);
        let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in said {
            assert!(flowing.contains(said), "{said} in {text}");
        }
    }
    let json = ratings_json(&ratings, &MoreOfRatings::default(), Language::ENGLISH).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let zones = json["zones"].as_array().unwrap();
    let of = |id: &str| {
        let zone = zones.iter().find(|zone| zone["zone"] == id).unwrap();
        let contributions = zone["contributions"].as_array().unwrap().iter();
        contributions.map(|one| one["no_score"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("mandalika"), ["no_limit", "reference_missing"]);
    // What is missing says so elsewhere.
    assert_eq!(of("kendal"), [serde_json::Value::Null, serde_json::Value::Null]);
}

/// Gresik had more than Rp87 trillion in March 2025: it may be any class from that one up, or
/// down where less is better.
#[test]
fn figures_without_a_bound_leave_the_class_open() {
    let methodology = |worst: &str, best: &str, direction: &str| {
        format!(
            r#"
id = "open"
version = "1"
status = "illustrative"
title = {{ en = "Open" }}
sources = ["synthetic"]
rounding = {{ composite = "2 half_away" }}
missing = "leave_out"
minimum_coverage = 1
aggregate = "arithmetic"
define.stock = {{ title = {{ en = "Stock" }}, direction = "{direction}", formula = "realised investment stock [period]", rounding = "0 half_away" }}
indicators.stock = {{ weight = 1, score = {{ worst = "{worst}", best = "{best}", capped = false }} }}
classes = [{{ id = "good", title = {{ en = "Good" }}, from = 60 }}, {{ id = "fair", title = {{ en = "Fair" }}, from = 0 }}]
"#
        )
    };
    let reader = Reader::of(kek().dataset()).unwrap();
    let (few, many) = ("0 IDR", "200 IDR trillion");
    for (text, said) in [
        (methodology(few, many, "higher"), "leave open whether it is “Fair” or better"),
        (methodology(many, few, "lower"), "leave open whether it is “Fair” or worse"),
    ] {
        let methodology = reader.read(&text).unwrap();
        let period = "2025-Q1".parse().unwrap();
        let mut ratings = rate(kek().dataset(), &methodology, period, None);
        ratings.zones.retain(|zone| zone.rating.unit == "gresik");
        ratings.units.retain(|unit| unit.id == "gresik");
        let weights = Variation::of_weights("0.5".parse().unwrap()).unwrap();
        let found = methodology.simulate(&ratings.units, 1, &weights, 1, 10, &mut |_| {});
        let none = Err(NoSensitivities::Unchanged);
        let text = robustness_text(&ratings, &found, none, Language::ENGLISH).unwrap();
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{text}");
    }
}

/// Of a methodology that compares zones pair by pair, or without draws, the draws say nothing.
#[test]
fn what_was_not_drawn_has_no_share() {
    let reader = Reader::of(kek().dataset()).unwrap();
    let (_, text) = files::METHODOLOGIES.iter().find(|(id, _)| *id == "kek-2021").unwrap();
    let copeland = text.replacen("\"arithmetic\"", "\"copeland\"", 1);
    let half = Variation::of_weights("0.5".parse().unwrap()).unwrap();
    for (text, draws) in [(copeland.as_str(), 10), (text, 0)] {
        let methodology = reader.read(text).unwrap();
        let ratings = rate(kek().dataset(), &methodology, "2021".parse().unwrap(), None);
        let found = methodology.simulate(&ratings.units, 4, &half, 1, draws, &mut |_| {});
        let none = Err(NoSensitivities::Unchanged);
        let text = robustness_text(&ratings, &found, none, Language::ENGLISH).unwrap();
        let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing.contains("; the draws say nothing of it"), "{text}");
        assert!(!flowing.contains("keeps its class in"), "{text}");
        assert!(flowing.contains("None of these choices changes the ranks."), "{text}");
    }
}

/// The schema that the repository keeps is the one that the reader is checked by;
/// `UPDATE_PAGES=1` writes it anew.
#[test]
fn the_schema_of_methodologies_is_kept() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/methodology.schema.json");
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(&path, json_schema()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), json_schema());
}
