//! Indicators in dollars and at constant prices, run as a user runs them.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support;

fn indicator<'a>(evaluation: &'a Value, id: &str) -> &'a Value {
    let indicators = evaluation["indicators"].as_array().unwrap();
    indicators.iter().find(|one| one["id"] == id).unwrap()
}

/// A file with this text, which a run can read.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Rp90.1 trillion of 2024 on Rp62.9 trillion of 2023, and the GDP deflator of both.
#[test]
fn real_growth_is_less_than_nominal() {
    let nominal = support::json("indicators", "--subject national --period 2024");
    assert_eq!(nominal["valuation"], Value::Null);
    assert_eq!(indicator(&nominal, "investment_growth")["value"], "0.4324");
    assert_eq!(indicator(&nominal, "investment_growth")["conversions"], json!([]));

    let real = support::json("indicators", "--subject national --period 2024 --prices-of 2020");
    let index = json!({"id": "gdp_deflator", "currency": "IDR", "reference": "2010"});
    assert_eq!(real["valuation"], json!({"currency": null, "prices_of": "2020", "index": index}));
    let growth = indicator(&real, "investment_growth");
    assert_eq!((&growth["value"], &growth["unit"]), (&json!("0.4198"), &json!("1")));
    let steps = growth["conversions"].as_array().unwrap();
    let periods: Vec<&Value> = steps
        .iter()
        .flat_map(|step| step["by"].as_array().unwrap())
        .map(|by| &by["period"])
        .collect();
    assert_eq!(periods, ["2024", "2020", "2023", "2020"]);
    assert_eq!(steps[0]["by"][0]["figure"], json!({"value": "171.35047", "unit": "percent"}));
    let stock = indicator(&real, "investment_stock");
    assert_eq!(
        (&stock["value"], &stock["missing"]),
        (&Value::Null, &json!("stock_at_constant_prices"))
    );
}

#[test]
fn in_dollars_units_follow_and_the_rate_has_its_source() {
    let report = support::json("indicators", "--subject national --period 2023 --currency USD");
    let added = indicator(&report, "investment_realised");
    // 62.9 × 10^12 ÷ 15 255, by the latest of two releases.
    assert_eq!((&added["value"], &added["unit"]), (&json!("4123238283"), &json!("USD")));
    let rate = &added["conversions"][0]["by"][0];
    assert_eq!((&rate["kind"], &rate["period"]), (&json!("average"), &json!("2023")));
    assert_eq!(rate["published_on"], "2024-01-05");
    let per_job = indicator(&report, "investment_per_job");
    assert_eq!(per_job["unit"], "USD/person");
    let text = support::output("indicators", "--subject national --period 2023 --currency USD");
    assert!(text.contains("Money in USD: flows at the average rate"), "{text}");
    assert!(text.contains("Rates and prices used"), "{text}");
    assert!(text.contains("15,255 IDR/USD, the average of 2023 (Niaga Post"), "{text}");
    let text =
        support::output("indicators", "--subject national --period 2023 --currency USD --lang id");
    assert!(text.contains("Kurs dan harga yang dipakai"), "{text}");
}

#[test]
fn tables_of_ones_own_take_the_place_of_the_embedded_ones() {
    let rates = file(
        "rates.csv",
        "unit,kind,period,value,publisher,note\n\
         IDR/USD,average,2024-Q1,15660,synthetic,made up for a test\n",
    );
    let options = format!(
        "--subject national --period 2024-Q1 --currency USD --rates {} --trace investment_realised",
        rates.display()
    );
    let text = support::output("indicators", &options);
    assert!(
        text.contains(
            "divided by 15,660 IDR/USD, the average of Q1 2024 (synthetic, without a date)"
        ),
        "{text}"
    );
    let json = support::json("indicators", &options);
    assert_eq!(json["trace"]["conversions"][0]["by"][0]["note"], "made up for a test");
    assert_eq!(json["trace"]["unit"], "USD");
    // What the table lacks is told with what it has.
    let year = options.replace("2024-Q1", "2024").replace(" --trace investment_realised", "");
    let report = support::json("indicators", &year);
    let added = indicator(&report, "investment_realised");
    assert_eq!(added["missing"], "no_rate");
    assert_eq!(
        added["message"],
        "the table has no exchange rate between IDR and USD for the average of 2024, only for \
         the average of Q1 2024"
    );
    let deflators = file(
        "deflators.csv",
        "index,currency,reference,period,value,publisher\n\
         cpi,IDR,2020,2020,100,synthetic\ncpi,IDR,2020,2024,125,synthetic\n",
    );
    let options = format!(
        "--subject national --period 2024 --prices-of 2020 --index cpi --deflators {}",
        deflators.display()
    );
    let report = support::json("indicators", &options);
    assert_eq!(indicator(&report, "investment_realised")["value"], "72080000000000");
}

#[test]
fn what_is_wrong_with_options_or_tables_is_told_with_its_place() {
    let wrong = file(
        "wrong.csv",
        "unit,kind,period,value,publisher\n\
         IDR/USD,average,2024-Q1,15660,BI\n\
         IDR/USD,averge,2024-Q1,15660,BI\n\
         IDR,closing,,15660,\n",
    );
    let path = wrong.display();
    let run =
        support::run("indicators", &format!("--subject national --currency USD --rates {path}"));
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.err);
    assert!(lines[0].contains("wrong.csv:3: column `kind`: `averge`"), "{}", lines[0]);
    assert!(lines[0].ends_with("did you mean `average`?"), "{}", lines[0]);
    assert!(lines[1..].iter().all(|line| line.contains("wrong.csv:4: ")), "{}", run.err);
    for (options, said) in [
        ("--currency usd", "did you mean `USD`?"),
        ("--rates rates.csv", "--currency"),
        ("--prices-of 2020 --index gdp_deflater", "did you mean `gdp_deflator`?"),
        ("--prices-of 2O20", "2O20"),
        ("--currency USD --rates nowhere.csv", "nowhere.csv"),
    ] {
        let run = support::run("indicators", &format!("--subject national {options}"));
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{options}");
        assert!(run.err.contains(said), "{options}: {}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{options}: {}", run.err);
    }
}
