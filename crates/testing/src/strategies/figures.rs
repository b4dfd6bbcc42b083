//! Figures as published.

use kawasan_model::{BaseUnit, Figure, Qualifier, ScaledUnit, Unit};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::numbers::{decimals, published_digits};
use super::units::{currencies, scaled_units};

/// Qualifiers, none most often.
pub fn qualifiers() -> impl Strategy<Value = Qualifier> + Clone {
    prop_oneof![2 => Just(Qualifier::Exact), 3 => select(Qualifier::ALL.to_vec())].boxed()
}

/// Any figure: of any unit and power of ten, with digits to the limits of a
/// decimal.
pub fn figures() -> impl Strategy<Value = Figure> + Clone {
    let digits = prop_oneof![5 => published_digits(), 1 => decimals()];
    (digits, scaled_units(), qualifiers()).prop_filter_map("fits a decimal", figure).boxed()
}

/// Figures of any unit with this word.
pub fn figures_that_say(word: Qualifier) -> impl Strategy<Value = Figure> + Clone {
    let digits = prop_oneof![5 => published_digits(), 1 => decimals()];
    (digits, scaled_units(), Just(word)).prop_filter_map("fits a decimal", figure).boxed()
}

/// Figures of units that the vocabulary has words for, in any language.
pub fn worded_figures() -> impl Strategy<Value = Figure> + Clone {
    let digits = prop_oneof![5 => published_digits(), 1 => decimals()];
    let named = [Unit::PERSONS, Unit::BUSINESSES, Unit::ZONES, Unit::HECTARES, Unit::DAYS];
    let units = prop_oneof![
        3 => select([&named[..], &[Unit::ONE, Unit::base(BaseUnit::Tonne)]].concat()),
        3 => currencies().prop_map(Unit::currency),
    ];
    let power = prop_oneof![3 => select(vec![0, 3, 6, 9, 12, 15]), 1 => -6..=20_i8];
    let unit = prop_oneof![
        1 => Just(ScaledUnit::PERCENT),
        6 => (units, power).prop_map(|(unit, power)| ScaledUnit::new(unit, power)),
    ];
    (digits, unit, qualifiers()).prop_filter_map("fits a decimal", figure).boxed()
}

/// Figures of a unit as releases print them: "Rp15,1 triliun", "9.342 orang",
/// "48,2 %", "more than 100 thousand persons".
pub fn figures_of(unit: Unit) -> impl Strategy<Value = Figure> + Clone {
    let powers = if unit.is_one() { vec![-2, -2, 0] } else { vec![0, 0, 3, 6, 9, 12] };
    (published_digits(), select(powers), qualifiers())
        .prop_map(move |(digits, power, word)| (digits, ScaledUnit::new(unit, power), word))
        .prop_filter_map("fits a decimal", figure)
        .boxed()
}

/// Figures above zero whose interval is, too, of a unit.
pub fn readable_figures(unit: Unit) -> impl Strategy<Value = Figure> + Clone {
    figures_of(unit)
        .prop_filter("above zero", |figure| {
            figure.interval().low().is_some_and(|low| low > Decimal::ZERO)
        })
        .boxed()
}

/// The figure, its digits cut to a whole number where it counts what comes
/// whole.
fn figure((digits, unit, word): (Decimal, ScaledUnit, Qualifier)) -> Option<Figure> {
    let decimals = u32::try_from(unit.power()).unwrap_or_default();
    let whole = !unit.unit().is_count() || digits.scale() <= decimals;
    let digits = if whole {
        digits
    } else {
        Decimal::from_i128_with_scale(digits.mantissa(), decimals.min(28))
    };
    Figure::new(digits, unit, word).ok()
}
