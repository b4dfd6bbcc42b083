//! Formulas of random terms, as texts.

use std::fmt::Write;

use kawasan_indicators::RoundingMode;
use kawasan_model::Timing;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::random::SLOTS;

fn term() -> impl Strategy<Value = String> {
    let whose = prop_oneof![8 => Just(""), 1 => Just("national "), 1 => Just("all_zones ")];
    let window = prop_oneof![
        4 => Just("period".to_owned()),
        2 => Just("year_to_date".to_owned()),
        2 => Just("year".to_owned()),
        2 => Just("previous".to_owned()),
        1 => Just("trailing_3".to_owned()), // what a year leaves after its first quarter
        3 => (1..=9_u8).prop_map(|n| format!("trailing_{n}")),
    ];
    let back =
        prop_oneof![5 => Just(""), 1 => Just("last_year "), 1 => Just("last_year last_year ")];
    // Mostly what there are columns for, and the plainest most of all.
    let slot = prop_oneof![2 => 0..4_usize, 3 => 0..SLOTS.len()];
    let latest = proptest::option::weighted(0.3, 1..=6_u8);
    (whose, slot, back, window, latest).prop_map(|(whose, slot, back, window, latest)| {
        let (measure, basis, timing, _) = SLOTS[slot];
        // Only stocks and levels have a last date.
        let latest = latest.filter(|_| timing != Timing::Flow && whose != "all_zones ");
        let window = latest.map_or(window, |quarters| format!("latest_{quarters}"));
        format!("{whose}{basis} {measure} {timing} [{back}{window}]")
    })
}

pub(crate) fn formulas() -> impl Strategy<Value = String> {
    let constant = (0..=999_i64, 0..=3_u32, any::<bool>());
    let constant = constant.prop_map(|(digits, scale, negative)| {
        let decimal = Decimal::from_i128_with_scale(digits.into(), scale);
        if negative { format!("(-{decimal})") } else { decimal.to_string() }
    });
    let leaf = prop_oneof![
        9 => term(),
        1 => constant,
        1 => Just("elapsed_share".to_owned()),
        1 => Just("(1 − elapsed_share)".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            2 => two.clone().prop_map(|(a, b)| format!("({a} + {b})")),
            2 => two.clone().prop_map(|(a, b)| format!("({a} − {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("({a} × {b})")),
            4 => two.clone().prop_map(|(a, b)| format!("({a} ÷ {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("min({a}, {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("max({a}, {b})")),
            2 => two.prop_map(|(a, b)| format!("coalesce({a}, {b}, \"else\")")),
            1 => (inner, 0..=5_u32, select(RoundingMode::ALL.to_vec())).prop_map(|(a, scale, mode)| {
                let mut text = format!("round({a}, {scale} ");
                write!(text, "{})", mode.as_str()).unwrap();
                text
            }),
        ]
    })
}
