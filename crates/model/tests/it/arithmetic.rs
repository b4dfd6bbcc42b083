//! Laws of exact arithmetic and of quantities.

use kawasan_model::exact::{self, Overflow};
use kawasan_model::{Quantity, QuantityError, Unit};
use kawasan_testing::reference::{RBig, fits, power_of_ten, rational};
use kawasan_testing::{config, strategies};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The value, or nothing where it fits no decimal.
fn value(result: Result<Decimal, Overflow>) -> Option<RBig> {
    result.ok().map(rational)
}

/// The value, if a decimal can have it.
fn held(exact: RBig) -> Option<RBig> {
    fits(&exact).map(|_| exact)
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn sums_are_exact_or_fit_nowhere(a in strategies::decimals(), b in strategies::decimals()) {
        prop_assert_eq!(value(exact::add(a, b)), held(rational(a) + rational(b)));
        prop_assert_eq!(value(exact::sub(a, b)), held(rational(a) - rational(b)));
    }

    #[test]
    fn products_are_exact_or_fit_nowhere(a in strategies::decimals(), b in strategies::decimals()) {
        prop_assert_eq!(value(exact::mul(a, b)), held(rational(a) * rational(b)));
    }

    #[test]
    fn shifts_are_exact_or_fit_nowhere(
        a in strategies::decimals(),
        power in prop_oneof![-60..=60_i32, any::<i32>()],
    ) {
        // Beyond 60 digits to either side there is only zero.
        let size = power.unsigned_abs().min(60);
        let expected = match power {
            0.. => rational(a) * power_of_ten(size),
            _ => rational(a) / power_of_ten(size),
        };
        prop_assert_eq!(value(exact::shift(a, power)), held(expected));
    }

    #[test]
    fn digits_are_read_as_written(a in strategies::decimals()) {
        let read = exact::parse(&a.to_string()).unwrap();
        prop_assert_eq!((read.mantissa(), read.scale()), (a.mantissa(), a.scale()));
    }

    #[test]
    fn quantities_commute(a in strategies::quantities(), b in strategies::quantities()) {
        prop_assert_eq!(a.add(&b).ok(), b.add(&a).ok());
        prop_assert_eq!(a.times(&b).ok(), b.times(&a).ok());
    }

    #[test]
    fn quantities_of_one_unit_associate(
        (a, b, c) in (strategies::decimals(), strategies::decimals(), strategies::decimals()),
        unit in strategies::units(),
    ) {
        let [a, b, c] = [a, b, c].map(|amount| Quantity::new(amount, unit));
        let left = a.add(&b).and_then(|sum| sum.add(&c));
        let right = b.add(&c).and_then(|sum| a.add(&sum));
        if let (Ok(left), Ok(right)) = (left, right) {
            prop_assert_eq!(left, right);
            let exact = rational(a.amount()) + rational(b.amount()) + rational(c.amount());
            prop_assert_eq!(rational(left.amount()), exact);
        }
    }

    #[test]
    fn subtracting_undoes_adding(a in strategies::decimals(), b in strategies::decimals(), unit in strategies::units()) {
        let [a, b] = [a, b].map(|amount| Quantity::new(amount, unit));
        prop_assert_eq!(a.sub(&b).ok(), a.add(&b.neg()).ok());
        if let Ok(sum) = a.add(&b) {
            prop_assert_eq!(sum.sub(&b), Ok(a));
        }
        prop_assert_eq!(a.add(&Quantity::zero(unit)), Ok(a));
    }

    #[test]
    fn different_units_never_meet(a in strategies::quantities(), b in strategies::quantities()) {
        prop_assume!(a.unit() != b.unit());
        for result in [a.add(&b), a.sub(&b)] {
            let Err(QuantityError::UnitMismatch(mismatch)) = result else {
                panic!("{a} and {b}: {result:?}");
            };
            prop_assert_eq!((mismatch.left, mismatch.right), (a.unit(), b.unit()));
            let message = mismatch.to_string();
            for unit in [a.unit(), b.unit()] {
                prop_assert!(message.contains(&format!("`{unit}`")), "{} {}", message, unit);
            }
        }
        prop_assert!(a.cmp_same_unit(&b).is_err());
    }

    #[test]
    fn amounts_of_one_unit_compare_as_numbers(a in strategies::decimals(), b in strategies::decimals(), unit in strategies::units()) {
        let [x, y] = [a, b].map(|amount| Quantity::new(amount, unit));
        prop_assert_eq!(x.cmp_same_unit(&y), Ok(rational(a).cmp(&rational(b))));
    }

    #[test]
    fn quantity_display_parse_roundtrip(a in strategies::quantities()) {
        let again: Quantity = a.to_string().parse().unwrap();
        prop_assert_eq!(again, a);
        prop_assert_eq!(again.to_string(), a.to_string());
    }

    #[test]
    fn units_are_a_group_within_their_limits(a in strategies::units(), b in strategies::units()) {
        prop_assert_eq!(a.times(b).ok(), b.times(a).ok());
        prop_assert_eq!(a.per(a), Ok(Unit::ONE));
        prop_assert_eq!(a.times(Unit::ONE), Ok(a));
        prop_assert_eq!(a.pow(1), Ok(a));
        if let Ok(product) = a.times(b) {
            prop_assert_eq!(product.per(b), Ok(a));
        }
        if let Ok(quotient) = a.per(b) {
            prop_assert_eq!(quotient.times(b), Ok(a));
        }
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn intervals_hold_what_they_say(
        (a, b) in (strategies::intervals(), strategies::intervals()),
        value in strategies::decimals(),
    ) {
        let both = a.contains(value) && b.contains(value);
        let shared = a.intersection(&b);
        prop_assert_eq!(shared.is_some_and(|shared| shared.contains(value)), both);
        prop_assert_eq!(shared.is_some(), a.overlaps(&b));
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert_eq!(a.encloses(&b) && b.encloses(&a), a == b);
        prop_assert!(!(a.is_below(&b) && b.is_below(&a)));
        prop_assert_eq!(a.negate().contains(-value), a.contains(value));
        prop_assert!(a.encloses(&b) || shared != Some(b));
        if let (Some(low), Some(high)) = (a.low(), a.high()) {
            prop_assert_eq!(a.width().map(rational), held(rational(high) - rational(low)));
        } else {
            prop_assert_eq!(a.width(), None);
        }
        if let (Ok(sum), Some(x), Some(y)) = (a.add(&b), a.low().or(a.high()), b.low().or(b.high()))
            && let Ok(total) = exact::add(x, y)
        {
            prop_assert!(sum.contains(total));
            prop_assert!(!a.sub(&b).is_ok_and(|less| exact::sub(x, y).is_ok_and(|d| !less.contains(d))));
        }
    }
}
