use kawasan_model::{Basis, Currency, Measures};

use super::*;

fn terms_of(measures: &Measures) -> Terms<'_> {
    Terms::new(measures, Currency::IDR)
}

#[test]
fn formulas_print_as_a_person_writes_them() {
    let measures = Measures::standard();
    let terms = terms_of(&measures);
    let flow = |basis, window| terms.flow("investment", basis, window).unwrap();
    let realised = flow(Basis::Realised, Window::YEAR_TO_DATE);
    let target = flow(Basis::Target, Window::YEAR);
    let pace = realised.clone().per(target.clone().times(Formula::elapsed_share()).unwrap());
    assert_eq!(
        pace.unwrap().to_string(),
        "realised investment flow [year_to_date] ÷ (target investment flow [year] × \
         elapsed_share)"
    );
    let gap = target.minus(realised.clone().minus(realised.clone()).unwrap()).unwrap();
    assert_eq!(
        gap.to_string(),
        "target investment flow [year] − (realised investment flow [year_to_date] − realised \
         investment flow [year_to_date])"
    );
    let growth =
        realised.clone().growth_on(flow(Basis::Realised, Window::YEAR_TO_DATE.last_year()));
    assert_eq!(
        growth.unwrap().to_string(),
        "realised investment flow [year_to_date] ÷ realised investment flow [last_year \
         year_to_date] − 1"
    );
}

#[test]
fn units_follow_from_the_operations() {
    let measures = Measures::standard();
    let terms = terms_of(&measures);
    let stock = terms.stock("investment", Basis::Realised, Window::PERIOD).unwrap();
    let jobs = terms.stock("employment", Basis::Realised, Window::PERIOD).unwrap();
    assert_eq!(stock.clone().per(jobs.clone()).unwrap().unit().to_string(), "IDR/person");
    assert_eq!(stock.clone().growth_on(stock.clone()).unwrap().unit(), Unit::ONE);
    assert!(stock.clone().plus(jobs.clone()).is_err());
    assert!(stock.clone().minus(jobs.clone()).is_err());
    assert!(stock.growth_on(jobs).is_err());
}

#[test]
fn what_a_measure_has_not_is_refused() {
    let measures = Measures::standard();
    let terms = terms_of(&measures);
    let message = |result: Result<Formula, FormulaError>| result.unwrap_err().to_string();
    let basis = Basis::Realised;
    assert_eq!(
        message(terms.level("investment", basis, Window::PERIOD)),
        "`investment` has no level"
    );
    assert_eq!(
        message(terms.stock("land_area", basis, Window::PERIOD)),
        "`land_area` has no stock"
    );
    let unknown = terms.flow("investmnet", basis, Window::PERIOD).unwrap_err();
    assert_eq!(unknown.help().as_deref(), Some("did you mean `investment`?"));
}

#[test]
fn text_is_read_as_it_prints() {
    let measures = Measures::standard();
    let terms = terms_of(&measures);
    for text in [
        "realised investment flow [year_to_date] ÷ target investment flow [year]",
        "realised investment stock [period] ÷ national realised investment stock [period]",
        "realised employment stock [period] × 1000000000000 IDR ÷ realised investment stock [period]",
        "concentration(realised investment stock [period])",
        "top_3_share(realised investment stock [period])",
        "min(realised exports flow [trailing_4], committed exports flow [last_year year])",
        "round(realised exports flow [period], 0 half_even) ÷ 2",
        "coalesce(realised investment flow [period], all_zones realised investment flow [period], \
         \"no national figure\")",
        "realised investment flow [period] − (realised investment flow [previous] − 5 IDR)",
        "realised investment flow [period] + (realised investment flow [previous] + 5 IDR)",
        "realised investment flow [period] ÷ (realised investment flow [previous] ÷ 2)",
        "(-1) × realised investment flow [period]",
        "1 − elapsed_share",
        "2 × 1482.5 IDR/person",
    ] {
        let formula = terms.parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(formula.to_string(), text);
        assert_eq!(terms.parse(&formula.to_string()), Ok(formula));
    }
}

#[test]
fn what_is_wrong_in_a_text_is_said_with_its_place() {
    let measures = Measures::standard();
    let terms = terms_of(&measures);
    let message = |text: &str| terms.parse(text).unwrap_err().to_string();
    let deep = format!("{}1{}", "(".repeat(100), ")".repeat(100));
    let endless = "(".repeat(100_000);
    let cases = [
        ("", "expected an observation, a number, a word or `(` at the end"),
        ("1 +", "expected an observation, a number, a word or `(` at the end"),
        ("1 2", "expected an operation or the end, found `2` at byte 2"),
        ("(1", "expected `)` at the end"),
        ("1)", "expected an operation or the end, found `)` at byte 1"),
        ("realised", "expected a measure, such as `investment` at the end"),
        ("realised investment flow", "expected a window, such as `[period]` at the end"),
        ("realised investment flow period", "found `period` at byte 25"),
        ("realised investment flow [now]", "at byte 25: `now` is not a window"),
        ("realised investment flow [period", "expected `]` at the end"),
        ("realized investment flow [period]", "at byte 0: `realized` is not a basis"),
        ("realised investment float [period]", "at byte 20: `float` is not a timing"),
        ("realised land_area stock [period]", "at byte 9: `land_area` has no stock"),
        ("realised investment flow [trailing_0]", "`trailing_0` is not a window"),
        ("1 IDR + 1 persons", "at byte 6: can't add `1 IDR` (IDR) and `1 persons` (persons)"),
        ("min(1)", "expected `,`, found `)` at byte 5"),
        ("mean(1, 2)", "found `mean` at byte 0"),
        ("top_0_share(realised investment stock [period])", "found `top_0_share`"),
        ("concentration(1)", "`1` is no observation"),
        ("round(1, x)", "expected a scale, such as `4`, found `x` at byte 9"),
        ("round(1, 4 half)", "`4 half` is not a rounding"),
        ("coalesce(1, 2, 3)", "expected a reason in quotes, found `3`"),
        ("coalesce(1, 2, \" \")", "is no reason"),
        ("1.2.3", "byte 0"),
        ("5 dollars", "dollars"),
        ("1 & 2", "found `&` at byte 2"),
        (&deep, "nested more than 64 deep"),
        (&endless, "nested more than 64 deep"),
    ];
    for (text, expected) in cases {
        assert!(message(text).contains(expected), "{text}: {}", message(text));
    }
}
