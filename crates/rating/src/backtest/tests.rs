use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Localised, Unit};
use rust_decimal::Decimal;

use crate::{
    Class, Definition, Draft, Facts, IndicatorDraft, Methodology, Rating, Scoring, UnitValues,
    Value,
};

fn methodology() -> Methodology {
    draft().methodology(&Catalogue::default()).unwrap()
}

fn draft() -> Draft {
    let title = |text: &str| Localised::try_new([("en", text)]).unwrap();
    let rounding = Rounding::half_away(0).unwrap();
    let mut draft = Draft::new("test", title("Test"), "synthetic", rounding, "1".parse().unwrap());
    draft.definitions.push(Definition::Given {
        id: "x".to_owned(),
        title: title("X"),
        unit: Unit::ONE,
        direction: Direction::Higher,
    });
    draft.indicators.push(IndicatorDraft {
        id: "x".to_owned(),
        group: None,
        weight: "1".parse().unwrap(),
        impute: None,
        treatment: None,
        scoring: Scoring::goalposts(Decimal::ZERO, Decimal::ONE_HUNDRED),
    });
    for (id, from) in [("good", 70), ("fair", 40), ("poor", 0)] {
        draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
    }
    draft
}

fn ratings(methodology: &Methodology, values: &[i64]) -> Vec<Rating> {
    let units: Vec<UnitValues> = values
        .iter()
        .enumerate()
        .map(|(index, value)| UnitValues {
            id: index.to_string(),
            values: vec![Value::exactly(Decimal::from(*value))],
            looked_at: Vec::new(),
            facts: Facts::UNKNOWN,
        })
        .collect();
    methodology.rate(&units, 4)
}

fn fraction(over: i128, under: i128) -> Fraction {
    Fraction::from(over).div(&Fraction::from(under)).unwrap()
}

/// By hand: ours are good, good, fair, fair, poor, poor.
#[test]
fn agreement_and_kappa_by_hand() {
    let methodology = methodology();
    let ratings = ratings(&methodology, &[90, 75, 60, 45, 20, 10]);
    let official = ["good", "Fair", "fair", "fair", "poor", "good"];
    let ids = ["0", "1", "2", "3", "4", "5"];
    let pairs = ids.into_iter().zip(official);
    let backtest = methodology.backtest(&ratings, pairs.clone());
    assert_eq!(backtest.agreement, Some(fraction(4, 6)));
    // Officially 2 good, 3 fair, 1 poor; ours 2 each: chance agrees on (2·2 + 3·2 + 1·2)/36.
    let chance = fraction(12, 36);
    let kappa = fraction(4, 6).sub(&chance).div(&Fraction::ONE.sub(&chance)).unwrap();
    assert_eq!(backtest.kappa, Some(kappa));
    // Rungs apart: 1 and 2 observed, of 36 pairs by chance
    // 2·(0·2 + 1·2 + 2·2) + 3·(1·2 + 0 + 1·2) + 1·(2·2 + 1·2) = 12 + 12 + 6 = 30, ÷ 6 = 5.
    assert_eq!(backtest.weighted_kappa, Some(fraction(2, 5)));
    let disagree: Vec<&str> = backtest
        .pairs
        .iter()
        .filter(|pair| pair.agrees() == Some(false))
        .map(|pair| pair.unit.as_str())
        .collect();
    assert_eq!(disagree, ["1", "5"]);
    assert!(
        backtest.pairs.iter().filter(|p| p.agrees() == Some(false)).all(|p| p.decides == Some(0))
    );
    let other = methodology.backtest(&ratings, [("0", "excellent"), ("nobody", "good")]);
    assert_eq!((other.unknown, other.agreement), (vec!["excellent".to_owned()], None));
}

#[test]
fn all_alike_leaves_nothing_to_chance() {
    let methodology = methodology();
    let ratings = ratings(&methodology, &[90, 95]);
    let backtest = methodology.backtest(&ratings, [("0", "good"), ("1", "good")]);
    assert_eq!((backtest.agreement, backtest.kappa), (Some(Fraction::ONE), None));
}

#[test]
fn the_best_limits_are_found_with_their_range() {
    let methodology = methodology();
    let ratings = ratings(&methodology, &[90, 75, 60, 45, 20, 10]);
    let official = ["good", "fair", "fair", "fair", "poor", "poor"];
    let ids = ["0", "1", "2", "3", "4", "5"];
    let found = methodology.best_thresholds(&ratings, ids.into_iter().zip(official), 4).unwrap();
    assert_eq!((found.agreement, found.own_agreement), (Fraction::ONE, fraction(5, 6)));
    assert_eq!((found.units, found.choices), (6, 1));
    // Good from above 75 to 90, fair from above 20 to 45.
    let limits: Vec<_> = found.limits.iter().map(|one| (one.above, one.at_most)).collect();
    let decimal = |n: i64| Some(Decimal::from(n));
    assert_eq!(limits, [(decimal(75), decimal(90)), (decimal(20), decimal(45))]);
}

#[test]
fn a_composite_on_the_own_limit_is_in_the_class() {
    let methodology = methodology();
    let ratings = ratings(&methodology, &[70, 40, 0]);
    let official = [("0", "good"), ("1", "fair"), ("2", "poor")];
    let found = methodology.best_thresholds(&ratings, official, 4).unwrap();
    assert_eq!((found.agreement, found.own_agreement), (Fraction::ONE, Fraction::ONE));
}

/// No limits make the best fair, the second good and the last poor: (good, fair) below
/// none and one, none and two, or two and two of the composites put two of three right.
#[test]
fn limits_span_all_choices_that_do_as_well() {
    let methodology = methodology();
    let ratings = ratings(&methodology, &[90, 80, 20]);
    let official = [("0", "fair"), ("1", "good"), ("2", "poor")];
    let found = methodology.best_thresholds(&ratings, official, 4).unwrap();
    assert_eq!((found.agreement, found.choices), (fraction(2, 3), 3));
    let limits: Vec<_> = found.limits.iter().map(|one| (one.above, one.at_most)).collect();
    let decimal = |n: i64| Some(Decimal::from(n));
    assert_eq!(limits, [(decimal(20), None), (decimal(20), decimal(90))]);
}

/// Of two indicators the one decides that pulls a rating the most to where it is: down, what
/// lacks the most; up, what has the most.
#[test]
fn what_decides_hangs_on_the_side() {
    let mut draft = draft();
    draft.relative_weights = true;
    let mut second = draft.indicators[0].clone();
    second.id = "y".to_owned();
    draft.indicators.push(second);
    let title = |text: &str| Localised::try_new([("en", text)]).unwrap();
    draft.definitions.push(Definition::Given {
        id: "y".to_owned(),
        title: title("Y"),
        unit: Unit::ONE,
        direction: Direction::Higher,
    });
    let methodology = draft.methodology(&Catalogue::default()).unwrap();
    let unit = UnitValues {
        id: "0".to_owned(),
        values: vec![Value::exactly(Decimal::from(80)), Value::exactly(Decimal::from(20))],
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    };
    let ratings = methodology.rate(&[unit], 4); // 50, fair
    for (official, decides) in [("good", Some(1)), ("poor", Some(0)), ("fair", None)] {
        let backtest = methodology.backtest(&ratings, [("0", official)]);
        assert_eq!(backtest.pairs[0].decides, decides, "{official}");
    }
}
