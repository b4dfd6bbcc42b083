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
        "realised investment flow [year_to_date] ÷ (target investment flow [year] × elapsed \
         share of the year)"
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
