//! Laws of figures as published.

use kawasan_model::{Figure, Language, Qualifier, ScaledUnit};
use kawasan_testing::reference::{RBig, power_of_ten, rational};
use kawasan_testing::{config, strategies};
use proptest::prelude::*;
use rust_decimal::Decimal;

const LANGUAGES: [Language; 2] = [Language::INDONESIAN, Language::ENGLISH];

/// 10 to a power of either sign.
fn ten_to(power: i32) -> RBig {
    let size = power_of_ten(power.unsigned_abs());
    if power < 0 { RBig::ONE / size } else { size }
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn figure_parse_print_is_identity_in_both_languages(figure in strategies::worded_figures()) {
        for language in LANGUAGES {
            let words = figure.display(language).to_string();
            prop_assert_eq!(Figure::parse_in(language, &words), Ok(figure), "{}", words);
        }
    }

    #[test]
    fn figures_of_any_unit_are_read_back_in_both_languages(figure in strategies::figures()) {
        for language in LANGUAGES {
            let words = figure.display(language).to_string();
            prop_assert_eq!(Figure::parse_in(language, &words), Ok(figure), "{}", words);
        }
    }

    #[test]
    fn figure_text_is_read_without_a_language(figure in strategies::worded_figures()) {
        // A plain ratio is written `3 1`; see the law of any unit below.
        prop_assume!(figure.scaled_unit().is_percent() || !figure.unit().is_one());
        let text = figure.to_string();
        prop_assert_eq!(text.parse::<Figure>(), Ok(figure), "{}", text);
    }

    #[test]
    fn figures_of_any_unit_are_read_back_without_a_language(figure in strategies::figures()) {
        let text = figure.to_string();
        prop_assert_eq!(text.parse::<Figure>(), Ok(figure), "{}", text);
    }

    #[test]
    fn figures_are_found_in_sentences(
        figure in prop_oneof![
            strategies::figures_of(kawasan_model::Unit::IDR),
            strategies::figures_of(kawasan_model::Unit::PERSONS),
            strategies::figures_of(kawasan_model::Unit::ONE),
        ],
    ) {
        for (language, before, after) in [
            (Language::INDONESIAN, "realisasi adalah", "kata Menteri"),
            (Language::ENGLISH, "the zones added", "said the minister"),
        ] {
            let text = format!("{before} {} {after}", figure.display(language));
            prop_assert_eq!(Figure::find_in(language, &text), vec![figure], "{}", text);
        }
    }

    #[test]
    fn interval_contains_value(figure in strategies::figures()) {
        let interval = figure.interval();
        prop_assert!(interval.contains(figure.value()));
        prop_assert!(interval.low().is_some() || interval.high().is_some());
        prop_assert!(figure.agrees_with(&figure));
    }

    #[test]
    fn the_value_is_the_digits_in_their_unit(figure in strategies::figures()) {
        let power = i32::from(figure.scaled_unit().power());
        prop_assert_eq!(rational(figure.value()), rational(figure.coefficient()) * ten_to(power));
        let scale = i32::try_from(figure.coefficient().scale()).unwrap();
        prop_assert_eq!(figure.resolution(), power - scale);
    }

    #[test]
    fn digits_give_a_half_unit_of_the_last_at_both_sides(
        figure in strategies::figures_that_say(Qualifier::Exact),
    ) {
        let value = rational(figure.value());
        let whole = figure.coefficient().scale() == 0 && figure.scaled_unit().power() == 0;
        let half = if figure.unit().is_count() && whole {
            RBig::ZERO
        } else {
            ten_to(figure.resolution()) / RBig::from(2)
        };
        let interval = figure.interval();
        prop_assert_eq!(interval.low().map(rational), Some(&value - &half));
        prop_assert_eq!(interval.high().map(rational), Some(&value + &half));
    }

    #[test]
    fn about_gives_a_half_unit_of_the_last_digit_that_is_not_zero(
        figure in strategies::figures_that_say(Qualifier::About),
    ) {
        let digits = figure.coefficient().mantissa().to_string();
        let zeros = if digits == "0" { 0 } else { digits.len() - digits.trim_end_matches('0').len() };
        let half = ten_to(figure.resolution() + i32::try_from(zeros).unwrap()) / RBig::from(2);
        let (value, interval) = (rational(figure.value()), figure.interval());
        prop_assert_eq!(interval.low().map(rational), Some(&value - &half));
        prop_assert_eq!(interval.high().map(rational), Some(&value + &half));
    }

    #[test]
    fn a_bound_leaves_the_other_side_open(figure in strategies::figures()) {
        let (value, interval) = (figure.value(), figure.interval());
        match figure.qualifier() {
            Qualifier::MoreThan | Qualifier::AtLeast => {
                prop_assert_eq!((interval.low(), interval.high()), (Some(value), None));
            }
            Qualifier::LessThan | Qualifier::AtMost => {
                let floor = figure.unit().is_amount() && value >= Decimal::ZERO;
                let low = floor.then_some(Decimal::ZERO);
                prop_assert_eq!((interval.low(), interval.high()), (low, Some(value)));
            }
            Qualifier::Exact | Qualifier::About => {
                prop_assert!(interval.low().is_some() && interval.high().is_some());
            }
        }
    }

    #[test]
    fn a_word_never_claims_more_than_its_digits(digits in strategies::published_digits(), unit in strategies::scaled_units()) {
        let figure = |word| Figure::new(digits, unit, word);
        if let (Ok(exact), Ok(about)) = (figure(Qualifier::Exact), figure(Qualifier::About)) {
            prop_assert!(about.interval().encloses(&exact.interval()));
            prop_assert!(about.agrees_with(&exact));
        }
        if let (Ok(least), Ok(most)) = (figure(Qualifier::AtLeast), figure(Qualifier::AtMost)) {
            // They share the value and nothing else.
            let shared = least.interval().intersection(&most.interval());
            prop_assert_eq!(shared.and_then(|shared| shared.low()), Some(least.value()));
            prop_assert_eq!(shared.and_then(|shared| shared.high()), Some(least.value()));
        }
    }

    #[test]
    fn agreement_is_symmetric(a in strategies::figures(), b in strategies::figures()) {
        prop_assert_eq!(a.agrees_with(&b), b.agrees_with(&a));
        prop_assert!(a.unit() == b.unit() || !a.agrees_with(&b));
    }

    #[test]
    fn equal_figures_are_printed_alike(a in strategies::figures(), b in strategies::figures()) {
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
        let longer = Decimal::try_from_i128_with_scale(a.coefficient().mantissa().saturating_mul(10), a.coefficient().scale() + 1);
        if let Some(longer) = longer.ok().and_then(|d| Figure::new(d, a.scaled_unit(), a.qualifier()).ok()) {
            prop_assert_ne!(longer, a, "17.10 is not 17.1");
        }
    }

    #[test]
    fn scaled_units_read_back(unit in strategies::scaled_units()) {
        prop_assert_eq!(unit.to_string().parse(), Ok(unit), "{}", unit);
    }

    #[test]
    fn qualifiers_read_back(word in strategies::qualifiers()) {
        prop_assert_eq!(word.to_string().parse(), Ok(word));
    }

    #[test]
    fn parts_of_persons_are_refused(digits in 1..1_000_000_i64, scale in 1..=6_u32) {
        let part = Decimal::new(digits, scale);
        prop_assume!(!part.is_integer());
        let unit = ScaledUnit::from(kawasan_model::Unit::PERSONS);
        prop_assert!(Figure::new(part, unit, Qualifier::Exact).is_err());
    }
}
