//! Findings and claims in words.

use kawasan_data::kek;
use kawasan_indicators::{ClaimCheck, Reconciliation};
use kawasan_model::{
    Basis, Claim, ClaimKind, Dataset, Language, Observation, Registry, Series, Source, Subject,
    Timing,
};
use kawasan_report::{claim_text, claims_json, findings_text, reconciliation_json};
use serde_json::Value;

const LANGUAGES: [Language; 2] = [Language::INDONESIAN, Language::ENGLISH];

/// Keys of messages, and of their arguments: what stands in a text if there is no
/// message or an argument is missing.
const RAW: [&str; 8] = ["finding-", "claim-", "computed-", "seems-", "kind-", "off-", "when-", "{"];

fn published() -> Reconciliation<'static> {
    let claims = kek().claims().iter().map(|published| &published.claim);
    Reconciliation::of(kek().dataset().all_known()).with_claims(claims)
}

fn is_written(text: &str) {
    for raw in RAW {
        assert!(!text.contains(raw), "{raw} in {text}");
    }
}

#[test]
fn findings_are_written_in_each_language() {
    for language in LANGUAGES {
        let text = findings_text(&published(), language).unwrap();
        is_written(&text);
        assert!(text.lines().all(|line| line.chars().count() <= 110));
    }
    let english = findings_text(&published(), Language::ENGLISH).unwrap();
    let gresik = "Published: IDR 100.85 trillion, which is IDR 3.045 to 3.255 trillion less than IDR \
                  92.8 trillion (end of 2024) + IDR 11.2 trillion (first half of 2025).";
    assert!(on_one_line(&english).contains(gresik));
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which of two came first is known only where both have a date, and not the same.
#[test]
fn releases_are_put_in_an_order_only_by_their_dates() {
    let first = ["IDR 9 trillion", "IDR 7 trillion"];
    let days = ["2024-07-01", "2024-12-01"];
    let cases = [
        (Basis::Realised, [Some(days[0]), Some(days[1])], "Published first: IDR 9 trillion"),
        (Basis::Realised, [Some(days[1]), Some(days[0])], "Published first: IDR 7 trillion"),
        (Basis::Realised, [Some(days[0]), Some(days[0])], "as well as"),
        (
            Basis::Realised,
            [None, Some(days[0])],
            "as well as IDR 9 trillion (one, without a date); the first is lower by IDR 1 to 3 trillion",
        ),
        (Basis::Realised, [None, None], "as well as"),
        (Basis::Target, [Some(days[0]), Some(days[1])], "The target was first IDR 9 trillion"),
        (Basis::Target, [Some(days[0]), None], "Two targets were published: IDR 9 trillion"),
    ];
    for (basis, published, expected) in cases {
        let releases = first.into_iter().zip(["one", "two"]).zip(published);
        let rows = releases.map(|((figure, publisher), day)| {
            let measure = "investment".parse().unwrap();
            let series = Series::new(Subject::National, measure, basis, Timing::Flow);
            let source = Source::new(publisher);
            let source = match day {
                Some(day) => source.on(kawasan_model::parse_date(day).unwrap()),
                None => source,
            };
            let figure = figure.parse().unwrap();
            Observation::new(series, "2024-S1".parse().unwrap(), figure, source)
        });
        let dataset = dataset(rows);
        let found = Reconciliation::of(dataset.all_known());
        let text = on_one_line(&findings_text(&found, Language::ENGLISH).unwrap());
        let is_ordered = matches!(published, [Some(a), Some(b)] if a != b);
        assert_eq!(text.contains("later"), is_ordered, "{text}");
        assert_eq!(text.contains("restated") || text.contains("changed"), is_ordered, "{text}");
        assert!(text.contains(expected), "{text}");
        let text = on_one_line(&findings_text(&found, Language::INDONESIAN).unwrap());
        assert_eq!(text.contains("kemudian"), is_ordered, "{text}");
    }
}

/// People and businesses leave; land doesn't.
#[test]
fn only_people_and_businesses_leave() {
    for (measure, figures, said) in [
        ("employment", ["90 persons", "70 persons"], ["20 persons left", "20 orang keluar"]),
        (
            "businesses",
            ["2 businesses", "1 businesses"],
            ["1 business left", "1 pelaku usaha keluar"],
        ),
        (
            "land_taken",
            ["263 hectares", "212 hectares"],
            ["50 hectares fell away", "berkurang sedikitnya 50 hektare"],
        ),
    ] {
        let [before, after] = figures;
        let rows = [
            ("sei-mangkei", measure, Timing::Stock, "2023", before),
            ("sei-mangkei", measure, Timing::Stock, "2024", after),
        ];
        let dataset = small(&rows);
        let found = Reconciliation::of(dataset.all_known());
        for (language, said) in [Language::ENGLISH, Language::INDONESIAN].into_iter().zip(said) {
            let text = findings_text(&found, language).unwrap();
            assert!(on_one_line(&text).contains(said), "{text}");
            let leaves = text.contains("left") || text.contains("keluar");
            assert_eq!(leaves, measure != "land_taken", "{text}");
        }
    }
}

#[test]
fn what_only_seems_wrong_is_said_in_a_sentence() {
    for (language, sentence) in [
        (
            Language::ENGLISH,
            "The digits alone give 48.133%, but the rounding of the figures allows 48.098 to 48.168%, so \
             it is no contradiction.",
        ),
        (
            Language::INDONESIAN,
            "Menurut angka tertulis saja hasilnya 48,133%, tetapi pembulatan angka-angka itu \
             memungkinkan 48,098 s.d. 48,168%, jadi tidak ada pertentangan.",
        ),
    ] {
        let text = findings_text(&published(), language).unwrap();
        assert!(on_one_line(&text).contains(sentence));
    }
}

/// One object a finding, with figures as strings of digits.
#[test]
fn json_holds_every_published_operand_and_nothing_derived() {
    let all = published();
    let json: Value =
        serde_json::from_str(&reconciliation_json(&all, Language::ENGLISH).unwrap()).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), all.findings.len() + all.contradicted_claims().count());
    for (form, finding) in findings.iter().zip(&all.findings) {
        let figures = form["figures"].as_array().unwrap();
        let values: Vec<&str> = figures.iter().map(|f| f["value"].as_str().unwrap()).collect();
        let own: Vec<String> = finding.figures().map(|o| o.figure.value().to_string()).collect();
        assert_eq!(values, own);
        for figure in figures {
            assert!(figure["source"]["publisher"].is_string(), "{figure}");
            assert!(figure["unit"].is_string());
        }
        for key in ["kind", "subject", "period", "message"] {
            assert!(form[key].is_string(), "{key}");
        }
        assert!(form["gap"]["low"].is_string());
        is_written(form["message"].as_str().unwrap());
    }
}

#[test]
fn claims_are_written_in_each_language() {
    let checks: Vec<_> = kek()
        .claims()
        .iter()
        .map(|published| (published.id.as_str(), ClaimCheck::of(&published.claim)))
        .collect();
    for language in LANGUAGES {
        for (_, check) in &checks {
            is_written(&claim_text(check, language).unwrap());
        }
        let json: Value = serde_json::from_str(&claims_json(&checks, language).unwrap()).unwrap();
        assert_eq!(json["claims"].as_array().unwrap().len(), checks.len());
    }
}

#[test]
fn each_fit_of_a_claim_has_its_sentence() {
    use ClaimKind::{Exchange, Percentage, Sum};
    let cases = [
        (Sum, "25 zones", "7 zones; 18 zones", "comes to 25 zones, as stated."),
        (Sum, "about 25 zones", "7 zones; 18 zones", "holds whatever the rounding"),
        (Percentage, "98%", "82.5 IDR trillion; 84.1 IDR trillion", "holds whatever the rounding"),
        (
            Percentage,
            "59,5%",
            "46.5 IDR trillion; 78.1 IDR trillion",
            "every value that is written",
        ),
        (Percentage, "40,3%", "31.4 IDR trillion; 78.1 IDR trillion", "so it is no contradiction"),
        (Percentage, "40,2%", "31.4 IDR trillion; 78.1 IDR trillion", "which allows every value"),
        (Sum, "Rp190,97 triliun", "100.85 IDR trillion; more_than 90 IDR trillion", "which allows"),
        (Sum, "more than 20 zones", "at_least 3 zones; 4 zones", "which allows every value"),
        (Sum, "more than 20 zones", "at_most 30 zones; 4 zones", "possible, at 20 to 34 zones"),
        (Exchange, "Rp45 triliun", "3 USD billion", "the highest 43.2% above the lowest"),
        (Exchange, "at most IDR 45 trillion", "3 USD billion", "without a stated rate"),
        (Percentage, "30%", "3 persons; 0 persons", "nothing can be said of 30%"),
        (Sum, "26 zones", "7 zones; 18 zones", "26 zones is 1 zone too high; 25 zones would hold."),
        (Sum, "3 persons", "1 persons; 1 persons", "1 person + 1 person comes to 2 persons, so 3"),
        (
            Exchange,
            "IDR 1.9 trillion",
            "129 USD million; 15294 IDR/USD",
            "USD 129 million at IDR 15,294 per USD is IDR 1.965 to 1.981 trillion, so IDR 1.9 \
             trillion is IDR 15 to 131 billion too low; IDR 2.0 trillion would hold.",
        ),
        (
            Exchange,
            "1 USD billion",
            "1.9 IDR trillion; 15294 IDR/USD",
            "USD 370 to 1,380 million too high.",
        ),
        (
            Percentage,
            "1e3%",
            "10 IDR trillion; 1 IDR trillion",
            "633 to 1,500% is possible and is written 1e3%",
        ),
        (Percentage, "3 times", "300 persons; 200 persons", "300 persons is 1.5 times 200 persons"),
        (
            Percentage,
            "at most 30%",
            "40 persons; 80 persons",
            "is at least 20 percentage points too low",
        ),
        (
            Percentage,
            "60%",
            "at_most 4 persons; 8 persons",
            "is at least 9.5 percentage points too high",
        ),
        (
            Percentage,
            "33%",
            "33.4999999999 hectares; 100.000000000 hectares",
            "which is less than 0.1% of the values that are written so.",
        ),
    ];
    for (kind, stated, operands, expected) in cases {
        let operands = Claim::parse_operands(kind, operands).unwrap();
        let stated = stated.parse().unwrap();
        let claim = Claim::new(kind, stated, operands).unwrap();
        let text = claim_text(&ClaimCheck::of(&claim), Language::ENGLISH).unwrap();
        assert!(text.contains(expected), "{text}");
        is_written(&text);
    }
}

/// Synthetic: two zones that are all there are.
fn small(rows: &[(&str, &str, Timing, &str, &str)]) -> Dataset {
    dataset(rows.iter().map(|(subject, measure, timing, period, figure)| {
        let subject = match *subject {
            "national" => Subject::National,
            zone => Subject::Zone(zone.parse().unwrap()),
        };
        let series = Series::new(subject, measure.parse().unwrap(), Basis::Realised, *timing);
        let figure = figure.parse().unwrap();
        Observation::new(series, period.parse().unwrap(), figure, Source::new("synthetic"))
    }))
}

fn dataset(rows: impl Iterator<Item = Observation>) -> Dataset {
    let own = kek().registry();
    let zones = ["sei-mangkei", "tanjung-lesung"].map(|id| own.find(id).unwrap().clone());
    let registry = Registry::builder(own.jurisdiction().clone()).zones(zones).build().unwrap();
    let measures = kek().dataset().measures().clone();
    Dataset::builder(registry, measures).observations(rows).build().unwrap()
}

#[test]
fn comparisons_that_no_published_figure_makes_have_a_sentence() {
    use Timing::{Flow, Stock};
    let jobs = "employment";
    let cases = [
        (
            vec![
                ("national", jobs, Stock, "2024", "90 persons"),
                ("sei-mangkei", jobs, Stock, "2024", "60 persons"),
                ("tanjung-lesung", jobs, Stock, "2024", "50 persons"),
            ],
            "Published for all zones together: 90 persons, which is 20 persons less than the sum over \
             all zones of that time (2 zones).",
        ),
        (
            vec![
                ("national", "investment", Flow, "2024", "IDR 9 trillion"),
                ("national", "investment", Flow, "2024-S1", "IDR 4 trillion"),
                ("national", "investment", Flow, "2024-S2", "IDR 3 trillion"),
            ],
            "which is IDR 500 to 3,500 billion more than IDR 4 trillion (first half of 2024) + IDR 3",
        ),
        (
            vec![
                ("national", "investment", Flow, "2024", "IDR 3 trillion"),
                ("national", "investment", Flow, "2024-S1", "IDR 9 trillion"),
            ],
            "less than IDR 9 trillion (first half of 2024), even without the amounts that are not",
        ),
        (
            vec![
                ("national", jobs, Flow, "2024", "3 persons"),
                ("national", jobs, Flow, "2024-S1", "9 persons"),
            ],
            "comes to more than the published 3 persons: at least 6 persons left",
        ),
        (vec![("national", "zones", Stock, "2024", "1 zones")], "which is 1 zone more"),
    ];
    for (rows, expected) in cases {
        let dataset = small(&rows);
        let found = Reconciliation::of(dataset.all_known());
        for language in LANGUAGES {
            is_written(&findings_text(&found, language).unwrap());
        }
        let text = findings_text(&found, Language::ENGLISH).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(expected), "{text}");
    }
}
