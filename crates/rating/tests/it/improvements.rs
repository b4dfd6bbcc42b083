//! What would reach the next class, at the limits of decimals and in figures.

use kawasan_data::{files, kek};
use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Decimal, Localised, Unit};
use kawasan_rating::{
    Class, Definition, Draft, Facts, IndicatorDraft, Limit, Methodology, Needs, NoImprovements,
    Point, Reader, Scoring, UnitValues, Value, rate,
};

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

fn share_of(part: Decimal, whole: Decimal) -> Decimal {
    let share = Fraction::from(part).div(&Fraction::from(whole)).unwrap();
    Rounding::half_away(4).unwrap().apply(&share).unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// One indicator, from 0 at `worst` to 100 at `best`, and `good` from 100 up.
fn draft(id: &str, worst: Decimal, best: Decimal) -> Draft {
    let rounding = Rounding::half_away(0).unwrap();
    let mut draft = Draft::new("one", title("One"), "synthetic", rounding, "1".parse().unwrap());
    let points = [(worst, 0), (best, 100)];
    let points = points.map(|(value, score)| Point { value: value.into(), score: score.into() });
    let scoring = Scoring::Points(points.to_vec());
    draft.indicators.push(IndicatorDraft::new(id, "1".parse().unwrap(), scoring));
    for (id, from) in [("good", 100), ("poor", 0)] {
        draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
    }
    draft
}

fn given(worst: Decimal, best: Decimal) -> Draft {
    let mut draft = draft("x", worst, best);
    draft.definitions.push(Definition::Given {
        id: "x".to_owned(),
        title: title("X"),
        unit: Unit::ONE,
        direction: Direction::Higher,
    });
    draft
}

fn unit(value: Value) -> UnitValues {
    UnitValues {
        id: "a".to_owned(),
        values: vec![value],
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    }
}

fn needs(methodology: &Methodology, value: Decimal) -> Needs {
    let found = methodology.improvements(&[unit(Value::exactly(value))], 0, 4).unwrap();
    found.indicators[0].needs
}

/// The distance is a decimal, too, or there is no answer; nothing overflows.
#[test]
fn as_far_as_decimals_reach() {
    let catalogue = Catalogue::default();
    let most = given(Decimal::MIN, Decimal::MAX).methodology(&catalogue).unwrap();
    // From 2 % of the way below zero, 99 % above it are farther than any decimal.
    let below = Decimal::MIN / Decimal::from(50);
    assert_eq!(needs(&most, Decimal::MIN), Needs::NotEnough);
    assert_eq!(needs(&most, below), Needs::NotEnough);
    for start in [Decimal::NEGATIVE_ONE, Decimal::ONE] {
        // 99.5 rounds to 100, so that it isn't all the way.
        let Needs::Value { value, by, .. } = needs(&most, start) else { panic!("enough") };
        assert_eq!(value - by, start);
        let score = |value| most.rate(&[unit(Value::exactly(value))], 4)[0].class_by_score;
        assert_eq!((score(value), score(value - Decimal::ONE)), (Some(0), Some(1)));
    }
}

/// A value of so many digits that those to which the indicator is rounded don't fit beside
/// them.
#[test]
fn a_value_of_many_digits_keeps_them() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let (start, best) = ("1234567890123456789012345678", "1234567890123456789012345778");
    let draft = draft("investment_attainment", Decimal::ZERO, decimal(best));
    let methodology = Draft {
        rounding: kawasan_rating::Roundings {
            composite: Rounding::half_away(26).unwrap(),
            ..draft.rounding
        },
        ..draft
    };
    let methodology = methodology.methodology(&catalogue).unwrap();
    let Needs::Value { value, by, .. } = needs(&methodology, decimal(start)) else {
        panic!("enough")
    };
    assert_eq!((value, by), (decimal(best), Decimal::ONE_HUNDRED));
}

#[test]
fn why_there_is_no_next_class() {
    let mut draft = given(Decimal::ZERO, Decimal::ONE);
    let methodology = draft.clone().methodology(&Catalogue::default()).unwrap();
    let none = |methodology: &Methodology, value| methodology.improvements(&[unit(value)], 0, 1);
    let one = Value::exactly(Decimal::ONE);
    assert_eq!(none(&methodology, one), Err(NoImprovements::BestClass));
    let missing = Value::Missing("not_reported");
    assert_eq!(none(&methodology, missing), Err(NoImprovements::NoComposite));
    assert_eq!(methodology.improvements(&[], 0, 1), Err(NoImprovements::NoUnit));
    for class in &mut draft.classes {
        let from = class.from.as_ref().and_then(|from| from.after(2));
        class.from = Some(Limit::ByQuarter([None, from, None, None]));
    }
    let methodology = draft.methodology(&Catalogue::default()).unwrap();
    assert_eq!(none(&methodology, one), Err(NoImprovements::NoClass));
}

/// Persons for each business, fewer being better: 41,022 of 32 in Gresik. With 1,000.01 for
/// each, at most 32,000 are left.
#[test]
fn where_lower_is_better_the_figure_falls_far_enough() {
    let text = r#"
        id = "crowding"
        version = "1"
        status = "illustrative"
        title = { en = "Crowding" }
        sources = ["synthetic"]
        rounding = { composite = "2 half_away" }
        missing = "leave_out"
        minimum_coverage = 1
        aggregate = "arithmetic"
        [define.persons_per_business]
        title = { en = "Persons for each business" }
        direction = "lower"
        formula = "realised employment stock [period] ÷ realised businesses stock [period]"
        rounding = "2 half_away"
        [indicators.persons_per_business]
        weight = 1
        score = { worst = 2000, best = 100 }
    "#;
    let reader = Reader::of(kek().dataset()).unwrap();
    let methodology = reader.read(text).unwrap();
    let ratings = rate(kek().dataset(), &methodology, "2025-S1".parse().unwrap(), None);
    let (more, _) = ratings.amount_for("gresik", 0, decimal("1000.01")).unwrap();
    assert_eq!(more.to_string(), "-9022 persons");
}

/// What moves one indicator moves the other that rests on the same figure: about half of what
/// the first alone would need is enough for Mandalika in 2021.
#[test]
fn a_figure_that_two_indicators_rest_on_moves_both() {
    let reader = Reader::of(kek().dataset()).unwrap();
    let library = reader.library(files::METHODOLOGIES.iter().copied()).unwrap();
    let methodology = library.latest("kek-2021").unwrap();
    let ratings = rate(kek().dataset(), methodology, "2021".parse().unwrap(), None);
    let (alone, series) = ratings.amount_for("mandalika", 0, decimal("0.5287")).unwrap();
    assert_eq!(methodology.resting_on(&series), [0, 1]);
    let class = |stock: Decimal| {
        let share = share_of(stock, decimal("17000000000000"));
        let values = vec![Value::exactly(share), Value::exactly(stock)];
        let unit = UnitValues { values, ..unit(Value::Missing("replaced")) };
        methodology.rate(&[unit], 4)[0].class_by_score
    };
    let billion = decimal("1000000000");
    let with = |more: i64| class((Decimal::from(2200) + Decimal::from(more)) * billion);
    assert_eq!((with(3300), with(3500)), (Some(1), Some(0)));
    assert!(alone.amount() > Decimal::from(6787) * billion);
}
