//! Laws of ratings, for random methodologies and values.

use kawasan_exact::{Fraction, Real, Rounding};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Decimal, Localised, Unit};
use kawasan_rating::{
    Aggregation, Class, Definition, Draft, Facts, GroupDraft, IndicatorDraft, Methodology, Needs,
    Point, Rating, Scoring, UnitValues, Value,
};
use kawasan_testing::config;
use proptest::collection::vec;
use proptest::prelude::*;

const INDICATORS: usize = 5;

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

fn decimal(number: i64) -> Decimal {
    Decimal::new(number, 2)
}

/// Rules that rise, or fall where lower is better; values from 0 to 100.
fn rules() -> impl Strategy<Value = (Direction, Scoring)> {
    let rising = prop_oneof![
        (0..=4_000_i64, 5_000..=10_000_i64)
            .prop_map(|(worst, best)| Scoring::goalposts(decimal(worst), decimal(best))),
        vec((0..=1_000_i64, 0..=3_000_i64), 2..=4)
            .prop_map(|steps| { Scoring::Points(ascending(&steps)) }),
        vec((0..=1_000_i64, 0..=3_000_i64), 1..=4)
            .prop_map(|steps| { Scoring::Steps(ascending(&steps)) }),
    ];
    let falling = (0..=4_000_i64, 5_000..=10_000_i64)
        .prop_map(|(best, worst)| Scoring::goalposts(decimal(worst), decimal(best)));
    prop_oneof![
        3 => rising.prop_map(|rule| (Direction::Higher, rule)),
        1 => falling.prop_map(|rule| (Direction::Lower, rule)),
    ]
}

fn ascending(steps: &[(i64, i64)]) -> Vec<Point> {
    let mut at = (0, 0);
    let points = steps.iter().map(|(value, score)| {
        at = (at.0 + value + 1, (at.1 + score).min(10_000));
        Point { value: decimal(at.0).into(), score: decimal(at.1) }
    });
    points.collect()
}

fn methodologies(aggregations: Vec<Aggregation>) -> impl Strategy<Value = Methodology> {
    let aggregation = proptest::sample::select(aggregations);
    let indicators = vec((rules(), 1..=9_i64, any::<bool>()), INDICATORS);
    (indicators, aggregation.clone(), aggregation, 1..=9_i64, 0..=4_u32).prop_map(
        |(indicators, whole, inner, weight, scale)| {
            let half = "1/2".parse().unwrap();
            let rounding = Rounding::half_away(scale).unwrap();
            let mut draft = Draft::new("law", title("A law"), "synthetic", rounding, half);
            draft.relative_weights = true;
            draft.aggregation = whole;
            draft.groups.push(GroupDraft {
                id: "group".to_owned(),
                title: title("A group"),
                parent: None,
                weight: weight.to_string().parse().unwrap(),
                aggregation: inner,
                above_lowest: None,
            });
            for (index, ((direction, scoring), weight, is_inner)) in
                indicators.into_iter().enumerate()
            {
                let id = format!("i{index}");
                draft.definitions.push(Definition::Given {
                    id: id.clone(),
                    title: title(&id),
                    unit: Unit::ONE,
                    direction,
                });
                draft.indicators.push(IndicatorDraft {
                    id,
                    // One of each, so that no group is empty.
                    group: (index == 0 || (is_inner && index > 1)).then(|| "group".to_owned()),
                    weight: weight.to_string().parse().unwrap(),
                    impute: None,
                    treatment: None,
                    scoring,
                });
            }
            for (id, from) in [("poor", 0), ("fair", 40), ("good", 70)] {
                draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
            }
            draft.methodology(&Catalogue::default()).unwrap()
        },
    )
}

fn values() -> impl Strategy<Value = Vec<Option<i64>>> {
    vec(prop_oneof![6 => (0..=10_000_i64).prop_map(Some), 1 => Just(None)], INDICATORS)
}

fn unit(id: usize, values: &[Option<i64>]) -> UnitValues {
    let value = |value: &Option<i64>| match value {
        Some(number) => Value::exactly(decimal(*number)),
        None => Value::Missing("not_reported"),
    };
    UnitValues {
        id: format!("u{id}"),
        values: values.iter().map(value).collect(),
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    }
}

fn units(rows: &[Vec<Option<i64>>]) -> Vec<UnitValues> {
    rows.iter().enumerate().map(|(id, row)| unit(id, row)).collect()
}

fn all() -> Vec<Aggregation> {
    vec![
        Aggregation::Arithmetic,
        Aggregation::Geometric,
        Aggregation::Harmonic,
        Aggregation::Minimum,
    ]
}

/// The same but for the name of the unit.
fn nameless(rating: &Rating) -> Rating {
    let mut rating = rating.clone();
    rating.unit = String::new();
    rating
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn improving_an_indicator_never_lowers_score_or_class(
        methodology in methodologies(all()),
        row in values(),
        which in 0..INDICATORS,
        by in 1..=5_000_i64,
    ) {
        prop_assume!(row[which].is_some());
        let better = match methodology.indicators()[which].subject.direction() {
            Direction::Lower => -by,
            _ => by,
        };
        let mut improved = row.clone();
        improved[which] = row[which].map(|value| value + better);
        let ratings = methodology.rate(&units(&[row, improved]), 4);
        prop_assert!(ratings[1].composite >= ratings[0].composite);
        // Classes are declared from the lowest up.
        prop_assert!(ratings[1].outcome.class() >= ratings[0].outcome.class());
    }

    #[test]
    fn scores_and_composite_lie_on_the_scale(methodology in methodologies(all()), rows in vec(values(), 1..=4)) {
        for rating in methodology.rate(&units(&rows), 4) {
            let (low, high) = methodology.scale();
            prop_assert!(rating.composite.is_none_or(|c| low <= c && c <= high));
            for one in &rating.indicators {
                let Some(score) = one.score.as_ref() else { continue };
                prop_assert!(score.compare(&Real::from(low)).unwrap().is_ge());
                prop_assert!(score.compare(&Real::from(high)).unwrap().is_le());
            }
        }
    }

    #[test]
    fn contributions_sum_to_the_composite(
        methodology in methodologies(vec![Aggregation::Arithmetic]),
        rows in vec(values(), 1..=4),
    ) {
        for rating in methodology.rate(&units(&rows), 4) {
            let Some(composite) = rating.composite else { continue };
            let points: Vec<Decimal> = rating.indicators.iter().map(|one| one.points.unwrap()).collect();
            prop_assert_eq!(points.iter().sum::<Decimal>(), composite);
            let weights = rating.indicators.iter().map(|one| one.weight.clone());
            prop_assert_eq!(weights.fold(Fraction::ZERO, |sum, w| sum.add(&w)), Fraction::ONE);
            // Each is its exact share to less than one unit of the last decimal.
            let unit = Fraction::from(Decimal::new(1, methodology.roundings().composite.scale()));
            for (one, points) in rating.indicators.iter().zip(points) {
                let exact = match &one.score {
                    Some(score) => score.fraction().unwrap().mul(&one.weight),
                    None => Fraction::ZERO,
                };
                let off = Fraction::from(points).sub(&exact);
                prop_assert!(off < unit && off.neg() < unit, "{} {:?}", points, exact);
            }
        }
    }

    #[test]
    fn permuting_units_permutes_their_ratings(
        methodology in methodologies(all()),
        (rows, order) in vec(values(), 2..=5).prop_flat_map(|rows| {
            let order: Vec<usize> = (0..rows.len()).collect();
            (Just(rows), Just(order).prop_shuffle())
        }),
    ) {
        let given = units(&rows);
        let ratings = methodology.rate(&given, 4);
        let shuffled: Vec<UnitValues> = order.iter().map(|index| given[*index].clone()).collect();
        let again = methodology.rate(&shuffled, 4);
        for (place, index) in order.iter().enumerate() {
            prop_assert_eq!(&again[place], &ratings[*index]);
        }
    }

    #[test]
    fn permuting_indicators_changes_nothing(
        methodology in methodologies(all()),
        row in values(),
        order in Just((0..INDICATORS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        // The same file with its indicators in another order.
        let text = methodology.to_toml();
        let begin = text.find("[indicators.").unwrap();
        let end = text[begin..].find("\n[[classes]]").unwrap() + begin;
        let tables: Vec<&str> = text[begin..end].split("\n\n").map(str::trim_end).collect();
        prop_assert_eq!(tables.len(), INDICATORS);
        let moved: Vec<&str> = order.iter().map(|index| tables[*index]).collect();
        let text = format!("{}{}\n{}", &text[..begin], moved.join("\n\n"), &text[end..]);
        let reader = kawasan_rating::Reader::of(kawasan_data::kek().dataset()).unwrap();
        let other = reader.read(&text).unwrap();
        let shuffled: Vec<Option<i64>> = order.iter().map(|index| row[*index]).collect();
        let (a, b) = (methodology.rate(&units(&[row]), 4), other.rate(&units(&[shuffled]), 4));
        prop_assert_eq!((a[0].composite, a[0].outcome), (b[0].composite, b[0].outcome));
        prop_assert_eq!(a[0].interval, b[0].interval);
        for (place, index) in order.iter().enumerate() {
            prop_assert_eq!(&a[0].indicators[*index].score, &b[0].indicators[place].score);
            prop_assert_eq!(&a[0].indicators[*index].weight, &b[0].indicators[place].weight);
        }
    }

    #[test]
    fn equal_units_get_equal_ratings(methodology in methodologies(all()), row in values(), other in values()) {
        let ratings = methodology.rate(&units(&[row.clone(), other, row]), 4);
        prop_assert_eq!(nameless(&ratings[0]), nameless(&ratings[2]));
    }

    #[test]
    fn the_geometric_mean_is_at_most_the_arithmetic(
        rows in vec(values(), 1..=3),
        pair in methodologies(vec![Aggregation::Arithmetic]),
    ) {
        let text = pair.to_toml();
        let geometric = text.replace("aggregate = \"arithmetic\"", "aggregate = \"geometric\"");
        let reader = kawasan_rating::Reader::of(kawasan_data::kek().dataset()).unwrap();
        let geometric = reader.read(&geometric).unwrap();
        let (a, g) = (pair.rate(&units(&rows), 4), geometric.rate(&units(&rows), 4));
        for (a, g) in a.iter().zip(&g) {
            prop_assert!(g.composite <= a.composite, "{:?} {:?}", g.composite, a.composite);
        }
    }

    #[test]
    fn a_methodology_survives_a_round_trip(methodology in methodologies(all())) {
        let reader = kawasan_rating::Reader::of(kawasan_data::kek().dataset()).unwrap();
        let text = methodology.to_toml();
        let again = reader.read(&text);
        prop_assert!(again.is_ok(), "{}\n{}", again.unwrap_err(), text);
        prop_assert_eq!(again.unwrap(), methodology);
    }

    #[test]
    fn intervals_contain_every_rating_inside(
        methodology in methodologies(all()),
        row in vec(0..=10_000_i64, INDICATORS),
        halves in vec(0..=300_i64, INDICATORS),
        choices in vec(vec(-4..=4_i64, INDICATORS), 4),
    ) {
        let known = |value: i64, half: i64| {
            let (low, high) = (decimal(value - half), decimal(value + half));
            let interval = kawasan_model::Interval::new(Some(low), Some(high)).unwrap();
            Value::Known(decimal(value), interval)
        };
        let mut rated = unit(0, &[None; INDICATORS]);
        rated.values = row.iter().zip(&halves).map(|(value, half)| known(*value, *half)).collect();
        let rating = methodology.rate(&[rated], 4).remove(0);
        for choice in choices {
            let chosen: Vec<Option<i64>> = row.iter().zip(&halves).zip(&choice)
                .map(|((value, half), at)| Some(value + half * at / 4)).collect();
            let inside = methodology.rate(&[unit(1, &chosen)], 4).remove(0);
            let composite = inside.composite.unwrap();
            // Bounds are of the exact composite, rounded outward; so is the point to the nearer.
            prop_assert!(rating.interval.low().is_none_or(|low| low <= composite), "{:?} {}", rating.interval, composite);
            prop_assert!(rating.interval.high().is_none_or(|high| composite <= high), "{:?} {}", rating.interval, composite);
        }
    }
}

proptest! {
    // Each case rates some hundred times.
    #![proptest_config(config(24))]

    #[test]
    fn what_would_change_it_does_and_one_unit_less_does_not(methodology in methodologies(all()), row in values()) {
        let own = unit(0, &row);
        let Ok(found) = methodology.improvements(std::slice::from_ref(&own), 0, 4) else { return Ok(()) };
        let class = |values: &UnitValues| methodology.rate(std::slice::from_ref(values), 4)[0].class_by_score;
        let before = class(&own).unwrap();
        for one in &found.indicators {
            let with = |value: Decimal| {
                let mut changed = own.clone();
                changed.values[one.indicator] = Value::exactly(value);
                class(&changed).unwrap()
            };
            let better = match methodology.indicators()[one.indicator].subject.direction() {
                Direction::Lower => Decimal::NEGATIVE_ONE,
                _ => Decimal::ONE,
            };
            match one.needs {
                Needs::Value { value, by, .. } => {
                    let step = Decimal::new(1, 2) * better;
                    prop_assert!(with(value) > before);
                    prop_assert_eq!(with(value - step), before);
                    prop_assert_eq!(row[one.indicator].map(|old| decimal(old) + by), Some(value));
                }
                Needs::Missing => prop_assert_eq!(row[one.indicator], None),
                // Not even far beyond every post.
                _ => prop_assert_eq!(with(Decimal::from(1_000_000) * better), before),
            }
        }
    }
}
