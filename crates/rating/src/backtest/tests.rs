use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Localised, Unit};
use rust_decimal::Decimal;

use crate::{
    Class, Definition, Draft, Facts, IndicatorDraft, Methodology, Rating, Scoring, UnitValues,
    Value,
};

fn methodology() -> Methodology {
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
    draft.methodology(&Catalogue::default()).unwrap()
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
