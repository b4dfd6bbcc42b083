//! Laws of how sure a rating is.

use kawasan_exact::{Fraction, Rounding, RoundingMode};
use kawasan_indicators::{Catalogue, Direction};
use kawasan_model::{Decimal, Localised, Tri, Unit};
use kawasan_rating::{
    Aggregation, Class, Condition, Definition, Draft, Effect, Factor, Facts, Gate, Impute,
    IndicatorDraft, Methodology, MissingPolicy, NoRadius, NoSensitivities, NotVaried, Outcome,
    Rating, Scoring, SensitivityOf, UnitValues, Value, Variation, VariationError,
};
use kawasan_testing::config;
use proptest::collection::vec;
use proptest::prelude::*;

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

fn methodology(weights: &[i64], aggregation: Aggregation, scale: u32) -> Methodology {
    let rounding = Rounding::half_away(scale).unwrap();
    draft(weights, aggregation, rounding).methodology(&Catalogue::default()).unwrap()
}

fn rounded(weights: &[i64], rounding: &str) -> Methodology {
    let draft = draft(weights, Aggregation::Arithmetic, rounding.parse().unwrap());
    draft.methodology(&Catalogue::default()).unwrap()
}

fn draft(weights: &[i64], aggregation: Aggregation, rounding: Rounding) -> Draft {
    let half = "1/2".parse().unwrap();
    let mut draft = Draft::new("robust", title("Robust"), "synthetic", rounding, half);
    draft.relative_weights = true;
    draft.aggregation = aggregation;
    for (index, weight) in weights.iter().enumerate() {
        let id = format!("i{index}");
        draft.definitions.push(Definition::Given {
            id: id.clone(),
            title: title(&id),
            unit: Unit::ONE,
            direction: Direction::Higher,
        });
        let posts = Scoring::goalposts(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let weight = weight.to_string().parse().unwrap();
        draft.indicators.push(IndicatorDraft::new(id, weight, posts));
    }
    for (id, from) in [("poor", 0), ("fair", 40), ("good", 70)] {
        draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
    }
    draft
}

/// A unit with values in tenths.
fn tenths(values: &[i64]) -> UnitValues {
    let mut unit = unit(0, values);
    unit.values = values.iter().map(|value| Value::exactly(Decimal::new(*value, 1))).collect();
    unit
}

fn unit(id: usize, values: &[i64]) -> UnitValues {
    UnitValues {
        id: format!("u{id}"),
        values: values.iter().map(|value| Value::exactly(Decimal::from(*value))).collect(),
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    }
}

fn rated(methodology: &Methodology, values: &[i64]) -> Rating {
    methodology.rate(&[unit(0, values)], 4).remove(0)
}

fn fraction(over: i128, under: i128) -> Fraction {
    Fraction::from(over).div(&Fraction::from(under)).unwrap()
}

/// The class of scores under other weights.
fn class_with(methodology: &Methodology, weights: &[Fraction], values: &[i64]) -> Option<usize> {
    let composite = weights.iter().zip(values).fold(Fraction::ZERO, |sum, (weight, value)| {
        sum.add(&weight.mul(&Fraction::from(i128::from(*value))))
    });
    let rounded = methodology.roundings().composite.apply(&composite).unwrap();
    let from = |class: &Class| class.from.as_ref().unwrap().numbers().next().unwrap();
    methodology.classes().iter().rposition(|class| from(class) <= rounded)
}

/// By hand: scores 80 and 40 with weights of a half each are 60. With the first at a half
/// and δ it is 60 + 40 δ, which rounds to 70 from 69.5 on: δ = 19/80. Downward, 39.5 isn't
/// reached.
#[test]
fn the_radius_by_hand() {
    let methodology = methodology(&[1, 1], Aggregation::Arithmetic, 0);
    let rating = rated(&methodology, &[80, 40]);
    let found = methodology.weight_radius(&rating, 4).unwrap();
    assert_eq!(found.radius, Some(fraction(19, 80)));
    assert_eq!(found.towards, Some(2));
    assert_eq!(found.weights, [fraction(59, 80), fraction(21, 80)]);
    // All at one score: no weights change that.
    let found = methodology.weight_radius(&rated(&methodology, &[50, 50]), 4).unwrap();
    assert_eq!((found.radius, found.towards), (None, None));
}

/// The border of a class belongs to one side of it only: a composite that reaches it and can't
/// pass it keeps its class.
#[test]
fn a_border_that_is_never_passed_is_none() {
    for (rounding, values) in [
        ("0 floor", [400, 400]),
        ("0 floor", [600, 400]),
        ("0 half_away", [600, 395]),
        ("0 ceiling", [690, 450]),
        ("0 half_down", [695, 695]),
    ] {
        let methodology = rounded(&[1, 1], rounding);
        let rating = methodology.rate(&[tenths(&values)], 4).remove(0);
        let found = methodology.weight_radius(&rating, 4).unwrap();
        assert_eq!((found.radius, found.towards), (None, None), "{rounding} {values:?}");
    }
    // What is in by the border alone is out with the least shift.
    let methodology = rounded(&[1, 1], "0 floor");
    let rating = methodology.rate(&[tenths(&[500, 300])], 4).remove(0);
    let found = methodology.weight_radius(&rating, 4).unwrap();
    assert_eq!((found.radius, found.towards), (Some(Fraction::ZERO), Some(0)));
}

#[test]
fn rounded_groups_have_no_radius() {
    let mut draft = draft(&[1, 1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
    draft.rounding.groups = Some("0 ceiling".parse().unwrap());
    let methodology = draft.methodology(&Catalogue::default()).unwrap();
    let rating = rated(&methodology, &[40, 39]);
    assert_eq!(methodology.weight_radius(&rating, 4), Err(NoRadius::GroupsRounded));
}

/// 39.996 is 40.00 at two decimals, and nothing is open of an exact figure.
#[test]
fn the_ends_of_a_composite_are_rounded_as_declared() {
    let methodology = rounded(&[1], "2 half_away");
    let mut own = unit(0, &[0]);
    own.values = vec![Value::exactly(Decimal::new(39_996, 3))];
    let effect = methodology.rounding_effect(&methodology.rate(&[own.clone()], 4)[0], 4).unwrap();
    assert_eq!((effect.lowest, effect.highest, effect.could_change), (Some(1), Some(1), false));
    // Known to a hundredth only, it may lie below.
    let interval =
        kawasan_model::Interval::new(Some(Decimal::new(39_990, 3)), Some(Decimal::new(40_010, 3)));
    own.values = vec![Value::Known(Decimal::new(39_996, 3), interval.unwrap())];
    let effect = methodology.rounding_effect(&methodology.rate(&[own], 4)[0], 4).unwrap();
    assert_eq!((effect.lowest, effect.highest, effect.could_change), (Some(0), Some(1), true));
}

/// Without variation a simulation has to come to what the rating does.
#[test]
fn simulations_start_from_the_rating() {
    // (100 + 5 × 28) ÷ 6 is 40, which weights of six decimals miss.
    let sixths = rounded(&[1, 5], "2 floor");
    let mut groups = draft(&[1, 1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
    groups.rounding.groups = Some("0 ceiling".parse().unwrap());
    let mut imputed = draft(&[1, 1, 1], Aggregation::Arithmetic, "2 half_away".parse().unwrap());
    for indicator in &mut imputed.indicators {
        indicator.impute = Some(Impute::Mean);
    }
    let mut lowest = draft(&[1, 1], Aggregation::Arithmetic, "2 half_away".parse().unwrap());
    lowest.missing = MissingPolicy::Lowest;
    let done = |draft: Draft| draft.methodology(&Catalogue::default()).unwrap();
    let mut lacking = unit(0, &[90, 0, 0]);
    for value in lacking.values.iter_mut().skip(1) {
        *value = Value::Missing("not_reported");
    }
    let mut half = unit(0, &[90, 0]);
    half.values[1] = Value::Missing("not_reported");
    for (methodology, units) in [
        (sixths, vec![unit(0, &[100, 28])]),
        (done(groups), vec![tenths(&[694, 688]), tenths(&[400, 390])]),
        // What is imputed covers nothing, so there is no composite.
        (done(imputed), vec![lacking, unit(1, &[80, 80, 80])]),
        (done(lowest), vec![half, unit(1, &[80, 80])]),
    ] {
        let none = Variation::of_weights(Decimal::ZERO).unwrap();
        let found = methodology.simulate(&units, 4, &none, 1, 1, &mut |_| {});
        for (one, rating) in found.units.iter().zip(methodology.rate(&units, 4)) {
            assert_eq!((one.class, one.rank), (rating.class_by_score, rating.rank));
        }
    }
}

/// The greatest or least composite of all weights within δ, from the scores in that order.
fn extreme(own: &[Fraction], scores: &[Fraction], shift: &Fraction, is_greatest: bool) -> Fraction {
    let mut pairs: Vec<(&Fraction, &Fraction)> = scores.iter().zip(own).collect();
    pairs.sort_by(|a, b| if is_greatest { b.0.cmp(a.0) } else { a.0.cmp(b.0) });
    let low = |weight: &Fraction| weight.sub(shift).max(Fraction::ZERO);
    let mut rest = own.iter().fold(Fraction::ONE, |rest, weight| rest.sub(&low(weight)));
    pairs.into_iter().fold(Fraction::ZERO, |sum, (score, weight)| {
        let room = weight.add(shift).min(Fraction::ONE).sub(&low(weight)).min(rest.clone());
        rest = rest.sub(&room);
        sum.add(&low(weight).add(&room).mul(score))
    })
}

#[test]
fn a_composite_that_is_no_sum_has_no_radius() {
    let methodology = methodology(&[1, 1], Aggregation::Geometric, 0);
    let rating = rated(&methodology, &[80, 40]);
    assert_eq!(methodology.weight_radius(&rating, 4), Err(NoRadius::NotAdditive));
}

#[test]
fn what_is_not_varied_is_said() {
    let all = Variation::of_weights(Decimal::new(25, 2))
        .unwrap()
        .or_aggregations([Aggregation::Arithmetic, Aggregation::Geometric]);
    let not_varied = all.not_varied();
    assert!(
        !not_varied.contains(&NotVaried::Weights) && !not_varied.contains(&NotVaried::Aggregation)
    );
    assert!(not_varied.contains(&NotVaried::Missing) && not_varied.contains(&NotVaried::Scoring));
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn the_weight_radius_is_tight(
        weights in vec(1..=20_i64, 2..=6),
        values in vec(0..=100_i64, 6),
        scale in 0..=2_u32,
        moves in vec(vec(-1_000..=1_000_i64, 6), 8),
    ) {
        let methodology = methodology(&weights, Aggregation::Arithmetic, scale);
        let values = &values[..weights.len()];
        let rating = rated(&methodology, values);
        let class = rating.class_by_score.unwrap();
        let own: Vec<Fraction> = rating.indicators.iter().map(|one| one.weight.clone()).collect();
        let found = methodology.weight_radius(&rating, 4).unwrap();
        // Shifts that sum to 0, scaled to lie within the radius.
        let limit = found.radius.clone().unwrap_or(Fraction::ONE);
        for moved in moves {
            let moved = &moved[..weights.len()];
            let mean = fraction(i128::from(moved.iter().sum::<i64>()), i128::try_from(moved.len()).unwrap());
            let shifts: Vec<Fraction> =
                moved.iter().map(|m| Fraction::from(i128::from(*m)).sub(&mean)).collect();
            let size = |f: &Fraction| if *f < Fraction::ZERO { f.neg() } else { f.clone() };
            let largest = shifts.iter().map(size).max().unwrap();
            let Some(factor) = limit.mul(&fraction(999, 1000)).div(&largest) else { continue };
            let shifted: Vec<Fraction> =
                own.iter().zip(&shifts).map(|(w, s)| w.add(&s.mul(&factor))).collect();
            if shifted.iter().all(|w| *w >= Fraction::ZERO) {
                prop_assert_eq!(class_with(&methodology, &shifted, values), Some(class));
            }
        }
        let Some(radius) = found.radius else { return Ok(()) };
        // The witness is admissible: it sums to 1, and no weight moved farther.
        let sum = found.weights.iter().fold(Fraction::ZERO, |sum, w| sum.add(w));
        prop_assert_eq!(sum, Fraction::ONE);
        let mut beyond = Vec::new();
        for (weight, own) in found.weights.iter().zip(&own) {
            let moved = weight.sub(own);
            prop_assert!(*weight >= Fraction::ZERO && moved <= radius && moved.neg() <= radius);
            // Just beyond it the class is the other one.
            beyond.push(own.add(&moved.mul(&fraction(1_000_001, 1_000_000))));
        }
        // On a border the radius is 0, and the witness says nothing of the way beyond.
        if radius > Fraction::ZERO && beyond.iter().all(|w| *w >= Fraction::ZERO) {
            prop_assert_eq!(class_with(&methodology, &beyond, values), found.towards);
        }
    }

    /// Just within the radius both extremes keep the class, just beyond it one doesn't; in
    /// every mode, and with scores that lie on borders.
    #[test]
    fn the_weight_radius_is_tight_in_every_mode(
        weights in vec(1..=6_i64, 2..=5),
        values in vec(prop_oneof![0..=1000_i64, (0..=200_i64).prop_map(|v| v * 5), Just(400), Just(395), Just(695)], 5),
        mode in proptest::sample::select(RoundingMode::ALL.to_vec()),
    ) {
        let rounding = Rounding::new(0, mode).unwrap();
        let methodology = rounded(&weights, &rounding.to_string());
        let values = &values[..weights.len()];
        let rating = methodology.rate(&[tenths(values)], 4).remove(0);
        let own: Vec<Fraction> = rating.indicators.iter().map(|one| one.weight.clone()).collect();
        let scores: Vec<Fraction> = values.iter().map(|v| fraction((*v).into(), 10)).collect();
        let classes = |shift: &Fraction| [true, false].map(|is_greatest| {
            let composite = rounding.apply(&extreme(&own, &scores, shift, is_greatest)).unwrap();
            let from = |class: &Class| class.from.as_ref().unwrap().numbers().next().unwrap();
            methodology.classes().iter().rposition(|class| from(class) <= composite)
        });
        let found = methodology.weight_radius(&rating, 4).unwrap();
        let kept = [rating.class_by_score; 2];
        let Some(radius) = found.radius else {
            prop_assert_eq!(classes(&Fraction::ONE), kept);
            return Ok(());
        };
        let tiny = fraction(1, 1_000_000_000_000);
        if radius > tiny {
            prop_assert_eq!(classes(&radius.sub(&tiny)), kept);
        }
        let beyond = classes(&radius.add(&tiny));
        prop_assert!(beyond != kept && beyond.contains(&found.towards), "{:?} {:?}", radius, beyond);
    }

    #[test]
    fn without_variation_nothing_moves(
        weights in vec(1..=20_i64, 2..=4),
        rows in vec(vec(0..=100_i64, 4), 2..=5),
        seed in any::<u64>(),
    ) {
        let methodology = methodology(&weights, Aggregation::Arithmetic, 2);
        let units: Vec<UnitValues> =
            rows.iter().enumerate().map(|(id, row)| unit(id, &row[..weights.len()])).collect();
        let ratings = methodology.rate(&units, 4);
        let none = Variation::of_weights(Decimal::ZERO).unwrap();
        let found = methodology.simulate(&units, 4, &none, seed, 5, &mut |_| {});
        for (one, rating) in found.units.iter().zip(&ratings) {
            // Scores have nine decimals there.
            prop_assert_eq!(one.class, rating.class_by_score);
            prop_assert_eq!((one.stays, one.ranks), (5, one.rank.map(|rank| (rank, rank))));
        }
        prop_assert_eq!(methodology.sensitivities(&units, 4, &none, SensitivityOf::RankShift, seed, 4), Err(NoSensitivities::Unchanged));
    }

    #[test]
    fn simulations_are_the_same_for_a_seed_and_count_every_draw(
        rows in vec(vec(0..=100_i64, 3), 2..=5),
        seed in any::<u64>(),
    ) {
        let methodology = methodology(&[3, 2, 1], Aggregation::Arithmetic, 2);
        let units: Vec<UnitValues> = rows.iter().enumerate().map(|(id, row)| unit(id, row)).collect();
        let variation = Variation::of_weights(Decimal::new(5, 1)).unwrap()
            .or_aggregations([Aggregation::Arithmetic, Aggregation::Minimum]);
        let mut told = Vec::new();
        let found = methodology.simulate(&units, 4, &variation, seed, 150, &mut |draw| told.push(draw));
        let again = methodology.simulate(&units, 4, &variation, seed, 150, &mut |_| {});
        prop_assert_eq!(&found, &again);
        prop_assert_eq!(told, [100, 150]);
        for one in &found.units {
            prop_assert_eq!(one.classes.iter().map(|(_, count)| count).sum::<u32>(), 150);
            let (best, worst) = one.ranks.unwrap();
            let (low, high) = one.likely_ranks.unwrap();
            prop_assert!(best <= low && low <= high && high <= worst && worst <= units.len());
        }
    }
}

/// Of a unit with one score apart from the others, the weight of that one matters most.
#[test]
fn the_choice_that_matters_most_comes_first() {
    let methodology = methodology(&[1, 1, 1], Aggregation::Arithmetic, 3);
    let units = [unit(0, &[50, 50, 100]), unit(1, &[10, 20, 30])];
    let variation = Variation::of_weights(Decimal::new(5, 1)).unwrap();
    let found = methodology
        .sensitivities(&units, 4, &variation, SensitivityOf::Composite(0), 1, 512)
        .unwrap();
    assert_eq!(found.factors[0].factor, Factor::IndicatorWeight(2));
    assert_eq!(found.evaluations, 512 * 5);
    for one in &found.factors {
        assert!(one.total >= Decimal::ZERO && one.total <= Decimal::new(13, 1), "{one:?}");
        // What a choice explains with others is no less than alone, but for sampling.
        assert!(one.first_order <= one.total + Decimal::new(15, 2), "{one:?}");
    }
}

#[test]
fn why_there_are_no_sensitivities() {
    let methodology = methodology(&[1, 1], Aggregation::Arithmetic, 0);
    let mut lacking = unit(1, &[40, 60]);
    lacking.values[1] = Value::Missing("not_reported");
    let units = [unit(0, &[80, 20]), lacking];
    let half = Variation::of_weights(Decimal::new(5, 1)).unwrap();
    let required = half.clone().or_missing([MissingPolicy::LeaveOut, MissingPolicy::Required]);
    for (variation, of, samples, why) in [
        (&half, SensitivityOf::RankShift, 0, NoSensitivities::NoSamples),
        (&half, SensitivityOf::Composite(2), 8, NoSensitivities::NoUnit),
        // What a draw gives no composite isn't 0.
        (&required, SensitivityOf::Composite(1), 8, NoSensitivities::NoComposite),
        // Weights of one score alone make no difference.
        (&half, SensitivityOf::Composite(1), 8, NoSensitivities::Unchanged),
    ] {
        let found = methodology.sensitivities(&units, 4, variation, of, 1, samples);
        assert_eq!(found, Err(why));
    }
}

/// The same composites to more decimals are ten thousand million million times as many units,
/// whose squares no 128 bits hold; the shares are the same.
#[test]
fn sensitivities_hang_on_no_scale() {
    let half = Variation::of_weights(Decimal::new(5, 1)).unwrap();
    let units = [unit(0, &[100, 20, 7])];
    let found = |scale| {
        let methodology = methodology(&[1, 1, 1], Aggregation::Arithmetic, scale);
        let of = SensitivityOf::Composite(0);
        methodology.sensitivities(&units, 4, &half, of, 1, 64).unwrap()
    };
    assert_eq!(found(9), found(25));
}

#[test]
fn weights_vary_by_a_share() {
    for by in [Decimal::NEGATIVE_ONE, Decimal::new(101, 2)] {
        assert_eq!(Variation::of_weights(by), Err(VariationError::Weights(by)));
    }
    assert_eq!(Variation::of_weights(Decimal::ONE).map(|one| one.weights()), Ok(Decimal::ONE));
}

/// Without a class as declared, or without draws, nothing is kept and nothing isn't.
#[test]
fn what_has_no_class_keeps_none() {
    let half = Variation::of_weights(Decimal::new(5, 1)).unwrap();
    let copeland = methodology(&[1, 1], Aggregation::Copeland, 0);
    let units = [unit(0, &[80, 20]), unit(1, &[40, 60])];
    let found = copeland.simulate(&units, 4, &half, 1, 10, &mut |_| {});
    assert!(found.units.iter().all(|one| one.share(10).is_none()));
    let methodology = methodology(&[1, 1], Aggregation::Arithmetic, 0);
    let found = methodology.simulate(&units, 4, &half, 1, 0, &mut |_| {});
    assert!(found.units.iter().all(|one| one.class.is_some() && one.share(0).is_none()));
}

/// A unit with more or fewer values than there are indicators.
#[test]
fn every_indicator_is_in_the_rating() {
    let methodology = methodology(&[1, 1], Aggregation::Arithmetic, 0);
    for values in [&[80][..], &[80, 20, 7]] {
        let rating = rated(&methodology, values);
        assert_eq!(rating.indicators.len(), 2);
        let second = rating.indicators[1].value;
        let given = values.get(1).map(|value| Value::exactly(Decimal::from(*value)));
        assert_eq!(second, given.unwrap_or(Value::Missing("not_given")));
    }
}

#[test]
fn gates_apply_in_their_order_and_only_where_they_certainly_hold() {
    let gate = |id: &str, when: Condition, effect| Gate {
        id: id.to_owned(),
        title: title(id),
        when: vec![when],
        effect,
    };
    let always = || Condition::CoverageBelow(Fraction::from(2));
    let outcome = |gates: Vec<Gate>, value: i64| {
        let mut draft = draft(&[1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
        draft.gates = gates;
        rated(&draft.methodology(&Catalogue::default()).unwrap(), &[value])
    };
    let (cap, floor) =
        (gate("cap", always(), Effect::Cap(0)), gate("floor", always(), Effect::Floor(1)));
    // Good, capped to poor, lifted to fair; the other way round it ends poor.
    let first = outcome(vec![cap.clone(), floor.clone()], 80);
    assert_eq!((first.class_by_score, first.outcome), (Some(2), Outcome::Class(1)));
    assert_eq!(first.gates.iter().map(|one| one.changed).collect::<Vec<_>>(), [true, true]);
    assert_eq!(outcome(vec![floor.clone(), cap.clone()], 80).outcome, Outcome::Class(0));
    // What is no worse or no better already stays.
    assert_eq!(outcome(vec![floor], 80).outcome, Outcome::Class(2));
    assert_eq!(outcome(vec![cap], 10).outcome, Outcome::Class(0));
    // Nobody knows whether it operates.
    let open = outcome(vec![gate("open", Condition::Operating(true), Effect::Unrated)], 80);
    assert_eq!(open.outcome, Outcome::Class(2));
    assert_eq!((open.gates[0].holds, open.gates[0].changed), (Tri::Possible, false));
}

#[test]
fn what_is_missing_counts_as_declared() {
    let rate = |missing: MissingPolicy| {
        let mut draft = draft(&[1, 1, 1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
        draft.missing = missing;
        let mut lacking = unit(0, &[90, 60, 0]);
        lacking.values[2] = Value::Missing("not_reported");
        draft.methodology(&Catalogue::default()).unwrap().rate(&[lacking], 4).remove(0)
    };
    let composite = |missing| rate(missing).composite.map(|composite| composite.to_string());
    assert_eq!(composite(MissingPolicy::LeaveOut).as_deref(), Some("75"));
    assert_eq!(composite(MissingPolicy::Lowest).as_deref(), Some("50"));
    assert_eq!(composite(MissingPolicy::Required), None);
    assert_eq!(rate(MissingPolicy::Required).outcome, Outcome::InsufficientData);
}

#[test]
fn of_equal_remainders_the_first_gets_the_unit() {
    let rating = rated(&methodology(&[1, 1], Aggregation::Arithmetic, 0), &[41, 41]);
    let points: Vec<_> = rating.indicators.iter().map(|one| one.points).collect();
    assert_eq!(points, [Some(Decimal::from(21)), Some(Decimal::from(20))]);
}

#[test]
fn a_whole_is_at_most_so_much_above_its_lowest_part() {
    let mut draft = draft(&[1, 1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
    draft.above_lowest = Some(Decimal::TEN);
    let methodology = draft.methodology(&Catalogue::default()).unwrap();
    for (values, composite) in [([90, 20], 30), ([20, 90], 30), ([30, 20], 25)] {
        assert_eq!(rated(&methodology, &values).composite, Some(Decimal::from(composite)));
    }
}

/// 100 and 0 with weights of 1 and 1, by a half more or less: from 25 to 75.
#[test]
fn simulated_weights_go_both_ways_and_hang_on_the_seed() {
    let methodology = methodology(&[1, 1], Aggregation::Arithmetic, 0);
    let half = Variation::of_weights(Decimal::new(5, 1)).unwrap();
    let units = [unit(0, &[100, 0]), unit(1, &[50, 50])];
    let run = |seed| methodology.simulate(&units, 4, &half, seed, 1_000, &mut |_| {});
    let found = run(1);
    // Good from 69.5 on needs one weight by more than 2.27 above the other.
    for (class, draws) in &found.units[0].classes {
        assert!(*draws > 0, "{class}");
    }
    assert_eq!(run(1), found);
    assert_ne!(run(2), found);
    // Of two draws, the 5th percentile is the better and the 95th the worse.
    let mut differ = false;
    for seed in 0..20 {
        let two = methodology.simulate(&units, 4, &half, seed, 2, &mut |_| {});
        for one in two.units {
            assert_eq!(one.likely_ranks, one.ranks);
            differ |= one.ranks.is_some_and(|(best, worst)| best < worst);
        }
    }
    assert!(differ);
}

#[test]
fn a_gate_looks_at_one_indicator() {
    let mut draft = draft(&[1, 1], Aggregation::Arithmetic, "0 half_away".parse().unwrap());
    let missing = |id: &str| Condition::Missing(id.to_owned());
    draft.gates.push(Gate {
        id: "two".to_owned(),
        title: title("Two"),
        when: vec![missing("i0"), missing("i1")],
        effect: Effect::Unrated,
    });
    let problems = draft.methodology(&Catalogue::default()).unwrap_err().to_string();
    assert!(problems.contains("a gate looks at one indicator"), "{problems}");
}
