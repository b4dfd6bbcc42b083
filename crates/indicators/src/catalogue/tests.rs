//! The catalogue as a whole; its values are tested where formulas are evaluated.

use std::collections::BTreeSet;

use kawasan_data::kek;

use super::*;
use crate::{Direction, Terms, Topic};

#[test]
fn every_definition_is_whole() {
    let dataset = kek().dataset();
    let catalogue = Catalogue::standard(dataset).unwrap_or_else(|error| panic!("{error}"));
    let ids: BTreeSet<&str> = catalogue.iter().map(Indicator::id).collect();
    assert_eq!(ids.len(), catalogue.iter().count(), "an id is there twice");
    let terms = Terms::new(dataset.measures(), kawasan_model::Currency::IDR);
    for indicator in catalogue.iter() {
        let id = indicator.id();
        for language in ["id", "en"] {
            assert!(indicator.title().exact(language).is_some(), "{id} {language}");
        }
        assert!(indicator.citation().is_some(), "{id}");
        // What prints is what is computed.
        let again = terms.parse(&indicator.formula().to_string());
        assert_eq!(again.as_ref(), Ok(indicator.formula()), "{id}");
    }
    for topic in Topic::ALL {
        assert!(catalogue.iter().any(|i| i.topic() == topic), "{topic:?}");
    }
}

#[test]
fn projections_are_labelled() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    for indicator in catalogue.iter() {
        let named = indicator.id().contains("projection");
        assert_eq!(indicator.is_projection(), named, "{}", indicator.id());
    }
}

#[test]
fn an_indicator_of_the_same_id_takes_the_place() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let count = catalogue.iter().count();
    let own = catalogue.get("zones").unwrap().clone().directed(Direction::Higher);
    let catalogue = catalogue.with(own);
    assert_eq!(catalogue.iter().count(), count);
    assert_eq!(catalogue.get("zones").map(Indicator::direction), Some(Direction::Higher));
    assert_eq!(catalogue.nearest("investment_atainment"), Some("investment_attainment"));
}
