//! Laws of scores that compare units, and of what is done to values before.

use kawasan_data::kek;
use kawasan_exact::{Fraction, Real, Rounding};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Decimal, Localised, Unit};
use kawasan_rating::{
    Aggregation, Class, Definition, Draft, Facts, Impute, IndicatorDraft, Methodology, Needs,
    Peers, Rating, Reader, Scoring, Treatment, UnitValues, Value,
};
use kawasan_testing::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

/// Methods that stay on the scale for values from 0 up.
const BOUNDED: [&str; 3] = ["minmax", "percentile-rank", "fraction-of-max"];
const OTHERS: [&str; 4] = ["zscore", "rank", "borda", "distance-to-max"];

fn methodology(
    methods: &[(&str, Direction)],
    impute: Option<Impute>,
    treat: Option<Treatment>,
) -> Methodology {
    let rounding = Rounding::half_away(3).unwrap();
    let mut draft =
        Draft::new("peers", title("Peers"), "synthetic", rounding, "0".parse().unwrap());
    draft.relative_weights = true;
    for (index, (method, direction)) in methods.iter().enumerate() {
        let id = format!("i{index}");
        draft.definitions.push(Definition::Given {
            id: id.clone(),
            title: title(&id),
            unit: Unit::ONE,
            direction: *direction,
        });
        let peers: Peers = method.parse().unwrap();
        let mut indicator = IndicatorDraft::new(id, "1".parse().unwrap(), Scoring::Peers(peers));
        indicator.impute = impute;
        indicator.treatment = treat;
        draft.indicators.push(indicator);
    }
    for (id, from) in [("poor", 0), ("fair", 40), ("good", 70)] {
        draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
    }
    draft.methodology(&Catalogue::default()).unwrap()
}

fn units(rows: &[Vec<Option<i64>>]) -> Vec<UnitValues> {
    let value = |value: &Option<i64>| match value {
        Some(number) => Value::exactly(Decimal::new(*number, 1)),
        None => Value::Missing("not_reported"),
    };
    rows.iter()
        .enumerate()
        .map(|(id, row)| UnitValues {
            id: format!("u{id}"),
            values: row.iter().map(value).collect(),
            looked_at: Vec::new(),
            facts: Facts::UNKNOWN,
        })
        .collect()
}

fn methods(from: &[&'static str]) -> impl Strategy<Value = Vec<(&'static str, Direction)>> {
    let direction = select(vec![Direction::Higher, Direction::Lower]);
    let method = (select(from.to_vec()), direction).prop_map(|(method, direction)| match method {
        // Of no use where lower is better, and refused.
        "fraction-of-max" => (method, Direction::Higher),
        _ => (method, direction),
    });
    vec(method, 2..=3)
}

fn rows(indicators: usize) -> impl Strategy<Value = Vec<Vec<Option<i64>>>> {
    let value = prop_oneof![6 => (1..=1_000_i64).prop_map(Some), 1 => Just(None)];
    vec(vec(value, indicators), 2..=6)
}

fn all_methods() -> Vec<&'static str> {
    BOUNDED.into_iter().chain(OTHERS).collect()
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn permuting_units_permutes_their_ratings(
        (methods, rows, order) in methods(&all_methods()).prop_flat_map(|methods| {
            let rows = rows(methods.len());
            rows.prop_flat_map(move |rows| {
                let order: Vec<usize> = (0..rows.len()).collect();
                (Just(methods.clone()), Just(rows), Just(order).prop_shuffle())
            })
        }),
    ) {
        let methodology = methodology(&methods, Some(Impute::Median), None);
        let given = units(&rows);
        let ratings = methodology.rate(&given, 4);
        let shuffled: Vec<UnitValues> = order.iter().map(|index| given[*index].clone()).collect();
        for (place, index) in order.iter().enumerate() {
            let again: &Rating = &methodology.rate(&shuffled, 4)[place];
            prop_assert_eq!(again, &ratings[*index]);
        }
    }

    #[test]
    fn bounded_methods_stay_on_the_scale(
        (methods, rows) in methods(&["minmax", "percentile-rank"]).prop_flat_map(|m| {
            let rows = rows(m.len());
            (Just(m), rows)
        }),
    ) {
        let methodology = methodology(&methods, None, None);
        let (low, high) = methodology.scale();
        for rating in methodology.rate(&units(&rows), 4) {
            for score in rating.indicators.iter().filter_map(|one| one.score.as_ref()) {
                prop_assert!(score.compare(&Real::from(low)).unwrap().is_ge());
                prop_assert!(score.compare(&Real::from(high)).unwrap().is_le());
            }
        }
    }

    #[test]
    fn improving_a_unit_never_lowers_it(
        (methods, rows) in methods(&all_methods()).prop_flat_map(|m| {
            let rows = rows(m.len());
            (Just(m), rows)
        }),
        by in 1..=500_i64,
    ) {
        let methodology = methodology(&methods, None, None);
        let before = methodology.rate(&units(&rows), 4);
        prop_assume!(rows[0][0].is_some());
        let mut better = rows.clone();
        let by = if methods[0].1 == Direction::Lower { -by } else { by };
        better[0][0] = rows[0][0].map(|value| value + by);
        let after = methodology.rate(&units(&better), 4);
        let score = |ratings: &[Rating]| ratings[0].indicators[0].score.clone();
        // Where all are equal, or nothing is above zero, there was no score to compare with.
        if let (Some(a), Some(b)) = (score(&before), score(&after)) {
            // Rounded, as two equal roots can't always be told to be equal.
            let digits = Rounding::half_away(9).unwrap();
            prop_assert!(b.round(digits).unwrap() >= a.round(digits).unwrap(), "{:?} {:?}", a, b);
        }
    }

    #[test]
    fn what_would_change_it_does(
        (methods, rows) in methods(&BOUNDED).prop_flat_map(|m| {
            let rows = rows(m.len());
            (Just(m), rows)
        }),
    ) {
        let methodology = methodology(&methods, None, None);
        let given = units(&rows);
        let before = methodology.rate(&given, 4)[0].class_by_score;
        let Ok(found) = methodology.improvements(&given, 0, 4) else { return Ok(()) };
        for one in found.indicators {
            let Needs::Value { value, .. } = one.needs else { continue };
            let mut changed = given.clone();
            changed[0].values[one.indicator] = Value::exactly(value);
            prop_assert!(methodology.rate(&changed, 4)[0].class_by_score > before);
        }
    }

    #[test]
    fn a_methodology_survives_a_round_trip(
        methods in methods(&all_methods()),
        impute in proptest::option::of(select(vec![Impute::Mean, Impute::Median, Impute::Value(Decimal::TEN)])),
        treat in proptest::option::of(select(vec![Treatment::Log, Treatment::Winsorise { most: 5 }])),
    ) {
        let own = methodology(&methods, impute, treat);
        let reader = Reader::of(kek().dataset()).unwrap();
        prop_assert_eq!(reader.read(&own.to_toml()).unwrap(), own);
    }
}

#[test]
fn what_is_imputed_is_flagged_and_covers_nothing() {
    let methodology = methodology(&[("minmax", Direction::Higher)], Some(Impute::Mean), None);
    let rows = [vec![Some(0)], vec![Some(100)], vec![None]];
    let ratings = methodology.rate(&units(&rows), 4);
    // The mean of 0 and 10 is in the middle.
    assert_eq!(ratings[2].composite.unwrap().to_string(), "50.000");
    assert!(ratings[2].indicators[0].is_imputed && !ratings[1].indicators[0].is_imputed);
    assert_eq!((&ratings[2].coverage, &ratings[1].coverage), (&Fraction::ZERO, &Fraction::ONE));
}

#[test]
fn outliers_are_treated_before_they_are_scored() {
    let plain = methodology(&[("minmax", Direction::Higher)], None, None);
    let treated =
        methodology(&[("minmax", Direction::Higher)], None, Some(Treatment::Winsorise { most: 2 }));
    let rows: Vec<Vec<Option<i64>>> =
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(|value| vec![Some(value)]).to_vec();
    let score = |methodology: &Methodology, unit: usize| {
        methodology.rate(&units(&rows), 4)[unit].composite.unwrap().to_string()
    };
    assert_eq!(score(&plain, 8), "0.801");
    assert_eq!(score(&treated, 8), "100.000");
}

#[test]
fn targets_and_references() {
    let mut draft = Draft::new(
        "target",
        title("Target"),
        "synthetic",
        Rounding::half_away(2).unwrap(),
        "1".parse().unwrap(),
    );
    draft.definitions.push(Definition::Given {
        id: "days".to_owned(),
        title: title("Days"),
        unit: Unit::ONE,
        direction: Direction::Lower,
    });
    let mut peers: Peers = "distance-to-target".parse().unwrap();
    peers.target = Some(Decimal::from(2).into());
    draft.indicators.push(IndicatorDraft::new("days", "1".parse().unwrap(), Scoring::Peers(peers)));
    let by_target = draft.clone().methodology(&Catalogue::default()).unwrap();
    let rows = [vec![Some(20)], vec![Some(60)], vec![Some(100)]]; // 2, 6 and 10 days
    let scores = |methodology: &Methodology| -> Vec<String> {
        let ratings = methodology.rate(&units(&rows), 4);
        ratings.iter().map(|rating| rating.composite.unwrap().to_string()).collect()
    };
    assert_eq!(scores(&by_target), ["100.00", "50.00", "0.00"]);
    let mut peers: Peers = "distance-to-reference".parse().unwrap();
    peers.reference = Some("u1".to_owned());
    draft.indicators[0].scoring = Scoring::Peers(peers);
    let by_reference = draft.clone().methodology(&Catalogue::default()).unwrap();
    assert_eq!(scores(&by_reference), ["200.00", "100.00", "0.00"]);
    draft.indicators[0].scoring = Scoring::Peers("distance-to-reference".parse().unwrap());
    let problems = draft.clone().methodology(&Catalogue::default()).unwrap_err();
    assert!(problems.to_string().contains("needs a `reference`"), "{problems}");
    draft.indicators[0].scoring = Scoring::Peers("scaled".parse().unwrap());
    let problems = draft.methodology(&Catalogue::default()).unwrap_err();
    assert!(problems.to_string().contains("needs no peers"), "{problems}");
}

/// Three units, two indicators of one weight each and one of three: u0 wins by the heavy one.
#[test]
fn copeland_compares_units_pair_by_pair() {
    let mut draft = Draft::new(
        "copeland",
        title("Copeland"),
        "synthetic",
        Rounding::half_away(2).unwrap(),
        "1/2".parse().unwrap(),
    );
    draft.relative_weights = true;
    draft.aggregation = Aggregation::Copeland;
    for (index, weight) in ["1", "1", "3"].iter().enumerate() {
        let id = format!("i{index}");
        draft.definitions.push(Definition::Given {
            id: id.clone(),
            title: title(&id),
            unit: Unit::ONE,
            direction: Direction::Higher,
        });
        let posts = Scoring::goalposts(Decimal::ZERO, Decimal::ONE_HUNDRED);
        draft.indicators.push(IndicatorDraft::new(id, weight.parse().unwrap(), posts));
    }
    let methodology = draft.methodology(&Catalogue::default()).unwrap();
    let rows = [
        vec![Some(100), Some(100), Some(900)],
        vec![Some(200), Some(200), Some(500)],
        vec![Some(300), Some(300), Some(100)],
    ];
    let ratings = methodology.rate(&units(&rows), 4);
    let scores: Vec<String> = ratings.iter().map(|r| r.composite.unwrap().to_string()).collect();
    assert_eq!(scores, ["100.00", "50.00", "0.00"]);
    assert!(ratings.iter().all(|rating| rating.interval.is_exact()));
    // What a unit's composite hangs on is not bounded while another's values are open.
    let mut open = units(&rows);
    let interval = kawasan_model::Interval::new(Some(Decimal::ONE), Some(Decimal::TEN)).unwrap();
    open[0].values[0] = Value::Known(Decimal::TEN, interval);
    let ratings = methodology.rate(&open, 4);
    assert_eq!(ratings[1].interval, kawasan_model::Interval::UNBOUNDED);
    let again = Reader::of(kek().dataset()).unwrap().read(&methodology.to_toml()).unwrap();
    assert_eq!(again, methodology);
}

#[test]
fn the_median_of_an_even_number_is_between_the_two_in_the_middle() {
    for (impute, expected) in [(Impute::Median, "30.000"), (Impute::Mean, "40.000")] {
        // 0, 20, 40 and 100; with the fifth imputed, the scores are from 0 to 100.
        let rows = [Some(0), Some(200), Some(400), Some(1_000), None].map(|one| vec![one, Some(1)]);
        let methodology = methodology(
            &[("minmax", Direction::Higher), ("rank", Direction::Higher)],
            Some(impute),
            None,
        );
        let rating = methodology.rate(&units(&rows), 4).remove(4);
        let score = rating.indicators[0].score.as_ref().unwrap();
        assert_eq!(score.round(Rounding::half_away(3).unwrap()).unwrap().to_string(), expected);
    }
}
