//! Currencies and units.

use kawasan_model::{BaseUnit, Currency, ScaledUnit, Unit};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Currencies, rupiah and dollars most often.
pub fn currencies() -> impl Strategy<Value = Currency> + Clone {
    prop_oneof![
        2 => Just(Currency::IDR),
        1 => Just(Currency::USD),
        1 => select(Currency::all().collect::<Vec<_>>()),
    ]
    .boxed()
}

/// Currencies and everything that is counted or measured.
pub fn base_units() -> impl Strategy<Value = BaseUnit> + Clone {
    prop_oneof![
        1 => currencies().prop_map(BaseUnit::Currency),
        2 => select(BaseUnit::named().collect::<Vec<_>>()),
    ]
    .boxed()
}

/// Units: none, one base unit, or up to four with powers to ±127.
pub fn units() -> impl Strategy<Value = Unit> + Clone {
    let power = prop_oneof![6 => -3..=3_i8, 1 => Just(127), 1 => Just(-127)];
    prop_oneof![
        1 => Just(Unit::ONE),
        1 => Just(Unit::IDR),
        1 => Just(Unit::PERSONS),
        2 => base_units().prop_map(Unit::base),
        2 => (base_units(), base_units())
            .prop_filter_map("a unit", |(a, b)| Unit::base(a).per(Unit::base(b)).ok()),
        2 => vec((base_units(), power), 1..=4).prop_filter_map("within limits", |factors| {
            factors.into_iter().try_fold(Unit::ONE, |unit, (base, power)| {
                unit.times(Unit::base(base).pow(power).ok()?).ok()
            })
        }),
    ]
    .boxed()
}

/// Units with the power of ten of a release: percent, thousands to quadrillions,
/// and powers that no language has a word for.
pub fn scaled_units() -> impl Strategy<Value = ScaledUnit> + Clone {
    let power = prop_oneof![
        4 => Just(0),
        4 => select(vec![3, 6, 9, 12, 15]),
        1 => -6..=20_i8,
        1 => any::<i8>(),
    ];
    prop_oneof![
        1 => Just(ScaledUnit::PERCENT),
        6 => (units(), power).prop_map(|(unit, power)| ScaledUnit::new(unit, power)),
    ]
    .boxed()
}
