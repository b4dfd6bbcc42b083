use kawasan_data::kek;
use kawasan_model::{Claim, ClaimKind, Verdict};

use super::*;

fn claim(kind: ClaimKind, stated: &str, operands: &str) -> Claim {
    let operands = Claim::parse_operands(kind, operands).unwrap();
    Claim::new(kind, stated.parse().unwrap(), operands).unwrap()
}

fn nearest(claim: &Claim) -> Option<String> {
    match ClaimCheck::of(claim).fit {
        Fit::Apart { nearest, .. } => nearest.map(|figure| figure.to_string()),
        fit => panic!("{claim}: {fit:?}"),
    }
}

fn bounds(claim: &Claim) -> [String; 2] {
    let interval = ClaimCheck::of(claim).computed.unwrap().interval;
    [interval.low(), interval.high()].map(|side| side.map_or("open".into(), |s| s.to_string()))
}

/// The verdicts in the file were worked out by hand.
#[test]
fn every_published_claim_gets_the_verdict_worked_out_by_hand() {
    let claims = kek().claims();
    assert!(claims.len() > 30);
    for published in claims {
        let check = ClaimCheck::of(&published.claim);
        assert_eq!(Some(check.verdict()), published.verdict, "{}: {check:?}", published.id);
    }
}

#[test]
fn what_only_seems_wrong_holds() {
    use ClaimKind::{Growth, Percentage, Sum};
    let cases = [
        (Percentage, "48,2%", "40.48 IDR trillion; 84.1 IDR trillion", true),
        (Percentage, "19,4%", "15.1 IDR trillion; 78.1 IDR trillion", true),
        (Percentage, "19,3%", "15.1 IDR trillion; 78.1 IDR trillion", false),
        // Cluster sums at mid 2025.
        (Sum, "Rp294,4 triliun", "262.7 IDR trillion; 31.6 IDR trillion", true),
        (Growth, "72,5%", "3.4 IDR trillion; increase 1.4 IDR trillion", true),
    ];
    for (kind, stated, operands, seems) in cases {
        let claim = claim(kind, stated, operands);
        let check = ClaimCheck::of(&claim);
        assert_eq!(check.verdict(), Verdict::Holds, "{claim}");
        assert_eq!(check.only_seems_wrong(), seems, "{claim}");
    }
}

#[test]
fn the_nearest_statement_is_in_the_form_of_the_one_that_was_made() {
    use ClaimKind::{Exchange, Growth, Percentage, Sum};
    let cases = [
        (Percentage, "33%", "22.2 IDR trillion; 62.2 IDR trillion", "36 percent"),
        (Percentage, "33,0%", "22.2 IDR trillion; 62.2 IDR trillion", "35.6 percent"),
        (Growth, "7%", "31.4 IDR trillion; 22.2 IDR trillion", "41 percent"),
        (Growth, "51,8%", "113.3 IDR trillion; increase 30.9 IDR trillion", "37.6 percent"),
        (
            Percentage,
            "more than 100%",
            "60 IDR trillion; 84.1 IDR trillion",
            "more_than 71 percent",
        ),
        (Percentage, "less than 10%", "60 IDR trillion; 84.1 IDR trillion", "less_than 71 percent"),
        (Percentage, "about 50%", "60 IDR trillion; 84.1 IDR trillion", "about 70 percent"),
        (Exchange, "Rp1,9 triliun", "129 USD million; 15294 IDR/USD", "2.0 IDR trillion"),
        (Sum, "25 zones", "13 zones; 11 zones", "24 zones"),
    ];
    for (kind, stated, operands, expected) in cases {
        assert_eq!(
            nearest(&claim(kind, stated, operands)).as_deref(),
            Some(expected),
            "{operands}"
        );
    }
}

#[test]
fn an_exchange_without_a_rate_implies_one() {
    let gresik = claim(ClaimKind::Exchange, "sekitar Rp45 triliun", "3 USD billion");
    let check = ClaimCheck::of(&gresik);
    assert_eq!(check.verdict(), Verdict::Undecidable);
    assert_eq!(check.fit, Fit::Open(Undecided::NoRate));
    let computed = check.computed.unwrap();
    assert_eq!(computed.unit.to_string(), "IDR/USD");
    assert_eq!(bounds(&gresik), ["12714.2857142", "18200"]);
    assert_eq!(computed.point.unwrap().to_string(), "15000");
    // The upper rate is 43.2 % above the lower: the claim says little.
    assert_eq!(computed.spread.unwrap().to_string(), "0.432");
}

#[test]
fn a_rate_works_either_way_round() {
    let there = claim(ClaimKind::Exchange, "Rp748,9 miliar", "50 USD million; 14978 IDR/USD");
    assert_eq!(ClaimCheck::of(&there).verdict(), Verdict::Holds);
    let back = claim(ClaimKind::Exchange, "US$50 juta", "748.9 IDR billion; 14978 IDR/USD");
    assert_eq!(ClaimCheck::of(&back).verdict(), Verdict::Holds);
    let wrong = claim(ClaimKind::Exchange, "US$51 juta", "748.9 IDR billion; 14978 IDR/USD");
    assert_eq!(nearest(&wrong).as_deref(), Some("50 USD million"));
}

#[test]
fn a_divisor_that_may_be_zero_decides_nothing() {
    for operands in ["3 persons; 0 persons", "3 persons; at_most 9 persons"] {
        let claim = claim(ClaimKind::Percentage, "33%", operands);
        let check = ClaimCheck::of(&claim);
        assert_eq!(check.fit, Fit::Open(Undecided::DivisorMayBeZero));
        assert_eq!(check.computed, None);
    }
    // All of it may be the increase.
    let all = claim(ClaimKind::Growth, "33%", "3 IDR trillion; increase 3 IDR trillion");
    assert_eq!(ClaimCheck::of(&all).verdict(), Verdict::Undecidable);
    let open = claim(ClaimKind::Growth, "33%", "3 IDR trillion; increase at_least 1 IDR trillion");
    assert_eq!(ClaimCheck::of(&open).verdict(), Verdict::Undecidable);
}

#[test]
fn a_claim_that_cannot_fail_says_so() {
    let open = claim(ClaimKind::Sum, "lebih dari Rp1 triliun", "2 IDR trillion; 3 IDR trillion");
    assert_eq!(ClaimCheck::of(&open).fit, Fit::Certain);
    let counts = claim(ClaimKind::Sum, "25 zones", "7 zones; 18 zones");
    assert_eq!(ClaimCheck::of(&counts).fit, Fit::Certain);
}

#[test]
fn sums_of_any_size_are_decided() {
    let most = "79228162514264337593543950335 persons";
    let claim = claim(ClaimKind::Sum, "3 persons", &format!("{most}; {most}"));
    let check = ClaimCheck::of(&claim);
    assert_eq!(check.verdict(), Verdict::Contradicted);
    // No decimal holds the sum, so its bounds stay open.
    assert_eq!(bounds(&claim), ["open", "open"]);
    assert_eq!(check.computed.unwrap().point, None);
}

/// A slip from billions to trillions: however far apart, the least distance is told.
#[test]
fn a_gap_between_very_different_amounts_is_told() {
    let claim = claim(ClaimKind::Sum, "Rp294,4 triliun", "262.7 IDR billion; 31.6 IDR billion");
    let gap = ClaimCheck::of(&claim).gap().unwrap();
    // 294.35 − (262.75 + 31.65) ÷ 1000; 294.45 − (262.65 + 31.55) ÷ 1000, in trillions.
    assert_eq!(gap.low.to_string(), "294055600000000");
    assert_eq!(gap.high.unwrap().to_string(), "294155800000000");
    assert_eq!(nearest(&claim).as_deref(), Some("0.3 IDR trillion"));
}
