//! The standard indicators of a zone, a group and the nation, run as a user runs
//! it.

use crate::support;
use serde_json::Value;

fn run(options: &str) -> support::Run {
    support::run("indicators", options)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn indicator<'a>(evaluation: &'a Value, id: &str) -> &'a Value {
    let indicators = evaluation["indicators"].as_array().unwrap();
    indicators.iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn the_json_has_the_shape_of_the_national_evaluation() {
    let national = support::json("rakernas", "--period 2024-Q1");
    let own = support::json("indicators", "--subject national --period 2024-Q1");
    assert_eq!(own, national);
    let zone = support::json("indicators", "--subject gresik --period 2025-S1");
    assert_eq!(keys(&zone), keys(&national));
    let ids = |evaluation: &Value| -> Vec<Value> {
        evaluation["indicators"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    };
    assert_eq!(ids(&zone), ids(&national));
}

#[test]
fn a_zone_has_values_with_sources_and_gaps_with_reasons() {
    let gresik = support::json("indicators", "--subject gresik --period 2025-S1");
    assert_eq!(gresik["subject"], "gresik");
    // 11.2 ÷ 24.4, as published: 45.9 %.
    let attainment = indicator(&gresik, "investment_attainment");
    let bounds = ["value", "low", "high"].map(|key| attainment[key].as_str().unwrap());
    assert_eq!(bounds, ["0.4590", "0.4560", "0.4621"]);
    assert_eq!(attainment["sources"].as_array().unwrap().len(), 2);
    let missing = indicator(&gresik, "employment_attainment");
    assert_eq!(missing["value"], Value::Null);
    assert!(missing["message"].as_str().unwrap().len() > 10);
}

#[test]
fn a_group_says_how_many_of_its_zones_reported() {
    let industry = support::json("indicators", "--subject cluster:industry --period 2025-S1");
    let realised = indicator(&industry, "investment_realised");
    let coverage = &realised["coverage"];
    let (reported, zones) = (coverage["reported"].as_u64(), coverage["zones"].as_u64());
    assert!(reported >= Some(2) && zones > reported, "{coverage}");
}

#[test]
fn a_trace_leads_down_to_the_documents() {
    let text = support::output("indicators", "--subject national --trace investment_pace");
    for part in
        ["77.34%", "IDR 15.1 trillion", "IDR 78.1 trillion", "CNBC Indonesia, 24 April 2024"]
    {
        assert!(text.contains(part), "{part}");
    }
    let json = support::json("indicators", "--subject national --trace investment_pace");
    assert!(json["trace"]["parts"].as_array().is_some_and(|parts| !parts.is_empty()));
}

#[test]
fn without_options_it_prints_the_catalogue() {
    let text = support::output("indicators", "");
    let json = support::json("indicators", "");
    let ids = json["indicators"].as_array().unwrap();
    assert!(ids.len() > 90);
    assert!(ids.iter().all(|one| text.contains(one["id"].as_str().unwrap())));
}

#[test]
fn a_malformed_option_gets_one_line_that_names_it() {
    for (options, named) in [
        ("--subject gresk", "did you mean `gresik`?"),
        ("--subject cluster:tourismm", "tourism"),
        ("--subject kluster:industry", "expected `cluster:`"),
        ("--subject gresik --trace investment_pac", "did you mean `investment_pace`?"),
        ("--subject gresik --period 2025-13", "2025-13"),
        ("--subject gresik --period triwulan-V-2025", "`v` of `triwulan-V-2025` is no word"),
        ("--subject gresik --period semester-III-2025", "expected 1 or 2"),
        ("--subject gresik --period Q1", "`Q1` has no year"),
    ] {
        let run = run(options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
        assert!(run.err.contains(named), "{options}: {}", run.err);
    }
}

#[test]
fn where_nothing_is_known_it_says_so_by_name() {
    for (options, said) in [
        ("--subject gresik --period 2010", "Nothing is known of KEK Gresik for 2010."),
        ("--subject gresik --period 2010-S1", "KEK Gresik for the first half of 2010."),
        (
            "--subject gresik --period 2010-S1 --lang id",
            "tentang KEK Gresik untuk semester I 2010.",
        ),
        ("--subject island:Batam --period 1999", "of the group “island:Batam” for 1999."),
        ("--subject national --period 2035", "of all zones together for 2035."),
        ("--known-on 2000-01-01 --subject gresik", "for Q1 2024 on 1 January 2000."),
    ] {
        let run = run(options);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{options}");
        assert!(run.err.contains(said), "{options}: {}", run.err);
    }
}

/// The reason stands once, at the part that isn't known.
#[test]
fn a_trace_of_what_is_not_known_names_what_is_missing() {
    let text = support::output("indicators", "--trace investment_growth --period 2024-9M");
    let missing =
        "no figure was known for “Investment, realised, added in the first nine months of 2023”";
    // In the first line, and at the figure.
    assert_eq!(text.matches(missing).count(), 2, "{text}");
    assert!(text.contains("only for Q1 2023, the first half of 2023 and 2023"), "{text}");
    let text = support::output("indicators", "--trace investment_concentration");
    assert!(
        text.contains("- KEK Singhasari: Investment, realised, at the end of Q1 2024: "),
        "{text}"
    );
    assert!(
        text.starts_with("Concentration of investment over zones (HHI), Q1 2024: 100.00% (1 of ")
    );
}

/// Cumulative investment of 2021: Rp0.371, 0.312 and 0.00175 trillion on Sulawesi.
#[test]
fn zones_stand_beside_their_peers() {
    let options = ["--peers", "island, at least 2", "--indicator", "investment_stock"];
    let options = [options.as_slice(), &["--period", "2021", "--json"]].concat();
    let run = support::run_with("indicators", options.iter().copied());
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&report["rule"], &report["at_least"]), (&"island, at least 2".into(), &2.into()));
    let all = report["comparisons"].as_array().unwrap();
    assert_eq!(all.len(), 19);
    let of = |id: &str| all.iter().find(|one| one["zone"] == id).unwrap();
    for (id, median, behind) in
        [("palu", "156875000000", "no"), ("likupang", "341500000000", "yes")]
    {
        assert_eq!(of(id)["median"]["value"], median, "{id}");
        assert_eq!(of(id)["behind"], behind, "{id}");
        assert_eq!(of(id)["peers"].as_array().unwrap().len(), 2, "{id}");
    }
    assert_eq!(of("gresik")["not_compared"], "no_value");
    assert_eq!(of("sei-mangkei")["missing"], "not_reported");

    let text = support::run_with(
        "indicators",
        ["--peers", "sector", "--subject", "palu", "--period", "2021", "--lang", "id"],
    );
    assert!(text.out.starts_with("KEK Palu di samping kawasan setara, 2021"), "{}", text.out);
    assert!(text.out.contains("KEK Tanjung Api-Api (mungkin)"), "{}", text.out);
}

#[test]
fn a_wrong_comparison_gets_a_line() {
    for (options, said) in [
        (["--peers", "sectr", "--subject", "palu"], "did you mean `sector`?"),
        (["--peers", "sector", "--subject", "national"], "`--subject ZONE`"),
        (["--peers", "sector", "--indicator", "investment_stok"], "did you mean"),
        (["--peers", "sector", "--trace", "zones"], "cannot be used with"),
        (["--subject", "palu", "--indicator", "zones"], "--peers"),
    ] {
        let run = support::run_with("indicators", options);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options:?}");
        assert!(run.err.contains(said) && run.err.lines().count() == 1, "{}", run.err);
    }
    let run = support::run_with(
        "indicators",
        ["--peers", "all", "--subject", "sanur", "--period", "2021"],
    );
    assert!(run.err.contains("`sanur` has no zone at the end of 2021"), "{}", run.err);
}
