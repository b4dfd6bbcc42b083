//! Laws of checked claims: what is true is never contradicted, and what is
//! contradicted can't be true.

use kawasan_indicators::{ClaimCheck, Fit, Side};
use kawasan_model::{
    Claim, ClaimKind, Currency, Figure, Operand, OperandRole, Qualifier, ScaledUnit, Unit, Verdict,
};
use kawasan_testing::config;
use kawasan_testing::reference::{RBig, rational};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A figure as a publisher rounds it: the true value lies in its interval.
fn published(value: i64, power: i8, unit: Unit) -> Figure {
    let step = 10_i64.pow(u32::try_from(power).unwrap());
    let rounded = (value + step / 2).div_euclid(step);
    Figure::new(rounded.into(), ScaledUnit::new(unit, power), Qualifier::Exact).unwrap()
}

/// A percentage with so many decimals, rounded to the nearer.
fn percent(ratio: &RBig, decimals: u32) -> Figure {
    let shown = ratio * RBig::from(10_i64.pow(decimals + 2));
    let digits: i64 = shown.round().try_into().unwrap();
    let unit = ScaledUnit::new(Unit::ONE, -2);
    Figure::new(Decimal::new(digits, decimals), unit, Qualifier::Exact).unwrap()
}

fn figure_of(role: OperandRole, figure: Figure) -> Operand {
    let kinds = [ClaimKind::Percentage, ClaimKind::Growth, ClaimKind::Sum, ClaimKind::Exchange];
    // Roles follow from the grammar; the figure takes the place of the one read.
    let texts = ["1 IDR; 2 IDR", "1 IDR; increase 2 IDR", "1 IDR; 2 IDR", "1 USD; 2 IDR/USD"];
    let all = kinds
        .into_iter()
        .zip(texts)
        .flat_map(|(kind, text)| Claim::parse_operands(kind, text).unwrap());
    let old = Claim::parse_operands(ClaimKind::Growth, "1 IDR; 2 IDR").unwrap();
    let mut operand = all.chain(old).find(|operand| operand.role == role).unwrap();
    operand.figure = figure;
    operand
}

fn rupiah() -> Unit {
    Unit::IDR
}

fn claim(kind: ClaimKind, stated: Figure, operands: &[(OperandRole, Figure)]) -> Claim {
    let operands = operands.iter().map(|(role, figure)| figure_of(*role, *figure)).collect();
    Claim::new(kind, stated, operands).unwrap()
}

/// A value within a figure's interval, at so many sixteenths.
fn within(figure: &Figure, sixteenths: u8) -> RBig {
    let interval = figure.interval();
    let (low, high) = (rational(interval.low().unwrap()), rational(interval.high().unwrap()));
    &low + (high - &low) * RBig::from(sixteenths) / RBig::from(16)
}

/// What two values come to.
type Ratio = fn(&RBig, &RBig) -> RBig;

/// The kinds that are a ratio of two figures, with what they come to.
fn ratios() -> impl Strategy<Value = (ClaimKind, [OperandRole; 2], Ratio)> {
    use OperandRole::{Increase, New, Old, Part, Whole};
    let share: Ratio = |part, whole| part / whole;
    let growth: Ratio = |new, old| new / old - RBig::ONE;
    let by_increase: Ratio = |new, more| more / (new - more);
    prop_oneof![
        Just((ClaimKind::Percentage, [Part, Whole], share)),
        Just((ClaimKind::Growth, [New, Old], growth)),
        Just((ClaimKind::Growth, [New, Increase], by_increase)),
    ]
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_true_ratio_is_never_contradicted(
        (kind, roles, ratio) in ratios(),
        values in (1_000_000..=99_999_999_i64, 1_000_000..=99_999_999_i64),
        powers in (0..=5_i8, 0..=5_i8),
        decimals in 0..=4_u32,
    ) {
        let (first, second) = values;
        prop_assume!(roles[1] != OperandRole::Increase || first > second);
        let truth = ratio(&RBig::from(first), &RBig::from(second));
        prop_assume!(truth < RBig::from(1_000_000));
        let figures = [published(first, powers.0, rupiah()), published(second, powers.1, rupiah())];
        let claim = claim(kind, percent(&truth, decimals), &[(roles[0], figures[0]), (roles[1], figures[1])]);
        let check = ClaimCheck::of(&claim);
        prop_assert_ne!(check.verdict(), Verdict::Contradicted, "{}: {:?}", claim, check);
        if let Some(computed) = check.computed {
            let bounds = computed.interval;
            prop_assert!(bounds.low().is_none_or(|low| rational(low) <= truth));
            prop_assert!(bounds.high().is_none_or(|high| truth <= rational(high)));
        }
    }

    #[test]
    fn no_choice_of_values_makes_a_contradicted_ratio_true(
        (kind, roles, ratio) in ratios(),
        values in (100_000..=9_999_999_i64, 100_000..=9_999_999_i64),
        powers in (0..=5_i8, 0..=5_i8),
        stated in (0..=30_000_i64, 0..=2_u32),
        choices in vec((0..=16_u8, 0..=16_u8), 8),
    ) {
        let figures = [published(values.0, powers.0, rupiah()), published(values.1, powers.1, rupiah())];
        let unit = ScaledUnit::new(Unit::ONE, -2);
        let stated = Figure::new(Decimal::new(stated.0, stated.1), unit, Qualifier::Exact).unwrap();
        let claim = claim(kind, stated, &[(roles[0], figures[0]), (roles[1], figures[1])]);
        let check = ClaimCheck::of(&claim);
        let Some(computed) = check.computed else { return Ok(()) };
        let (low, high) = (stated.interval().low().unwrap(), stated.interval().high().unwrap());
        let mut possible = false;
        for (first, second) in choices {
            let chosen = ratio(&within(&figures[0], first), &within(&figures[1], second));
            let bounds = computed.interval;
            prop_assert!(bounds.low().is_none_or(|low| rational(low) <= chosen), "{} {:?}", chosen, bounds);
            prop_assert!(bounds.high().is_none_or(|high| chosen <= rational(high)), "{} {:?}", chosen, bounds);
            possible |= rational(low) <= chosen && chosen <= rational(high);
        }
        match check.fit {
            Fit::Apart { side, gap, nearest, .. } => {
                prop_assert!(!possible, "{}", claim);
                // The gap is between the ends that face each other.
                let (near, far) = match side {
                    Side::Above => (stated.interval().low(), computed.interval.high()),
                    _ => (computed.interval.low(), stated.interval().high()),
                };
                let between = rational(near.unwrap()) - rational(far.unwrap());
                let off = rational(gap.low) - between;
                prop_assert!(off >= RBig::ZERO && off <= RBig::from(2) / RBig::from(1_000_000), "{}", off);
                // What would hold does, and nothing between does.
                let nearest = nearest.unwrap();
                let step = rational(stated.interval().high().unwrap()) - rational(stated.interval().low().unwrap());
                let again = |figure: Figure| {
                    let operands = claim.operands().to_vec();
                    let claim = Claim::new(kind, figure, operands).unwrap();
                    ClaimCheck::of(&claim).verdict()
                };
                prop_assert_eq!(again(nearest), Verdict::Holds);
                let towards = if side == Side::Above { step } else { -step };
                let before = rational(nearest.value()) + towards;
                if before != rational(stated.value()) {
                    let shown: i64 = (before * RBig::from(10_i64.pow(stated.coefficient().scale() + 2)))
                        .round().try_into().unwrap();
                    let digits = Decimal::new(shown, stated.coefficient().scale());
                    let between = Figure::new(digits, unit, Qualifier::Exact).unwrap();
                    prop_assert_eq!(again(between), Verdict::Contradicted, "{}", between);
                }
            }
            Fit::Certain => prop_assert!(possible),
            _ => {}
        }
    }

    #[test]
    fn a_sum_holds_exactly_if_the_intervals_meet(
        terms in vec((0..=9_999_999_i64, 0..=5_i8), 2..=5),
        off in -99_999..=99_999_i64,
        power in 0..=5_i8,
    ) {
        let figures: Vec<Figure> =
            terms.iter().map(|(value, power)| published(*value, *power, rupiah())).collect();
        let truth: i64 = terms.iter().map(|(value, _)| value).sum();
        let stated = published((truth + off).max(0), power, rupiah());
        let operands: Vec<_> = figures.iter().map(|figure| (OperandRole::Term, *figure)).collect();
        let claim = claim(ClaimKind::Sum, stated, &operands);
        let side = |end: fn(&Figure) -> Option<Decimal>| {
            figures.iter().map(|figure| rational(end(figure).unwrap())).fold(RBig::ZERO, |a, b| a + b)
        };
        let (low, high) = (side(|f| f.interval().low()), side(|f| f.interval().high()));
        let own = stated.interval();
        let meet = low <= rational(own.high().unwrap()) && rational(own.low().unwrap()) <= high;
        let verdict = ClaimCheck::of(&claim).verdict();
        prop_assert_eq!(verdict == Verdict::Holds, meet);
        if off == 0 {
            prop_assert_eq!(verdict, Verdict::Holds);
        }
    }

    #[test]
    fn an_exchange_at_the_rate_that_it_implies_holds(
        amount in (1_000_000..=99_999_999_i64, 0..=5_i8),
        rate in 1..=99_999_i64,
        power in 0..=5_i8,
        at in 1..=3_u32,
    ) {
        let dollars = published(amount.0, amount.1, Unit::currency(Currency::USD));
        let stated = published(amount.0 * rate, power, rupiah());
        let implied = claim(ClaimKind::Exchange, stated, &[(OperandRole::Amount, dollars)]);
        let check = ClaimCheck::of(&implied);
        prop_assert_eq!(check.verdict(), Verdict::Undecidable);
        let interval = check.computed.unwrap().interval;
        prop_assert!(interval.contains(rate.into()), "{:?}", interval);
        // Its ends are rounded outward. At a rate well within it holds, beyond it doesn't.
        let (low, high) = (interval.low().unwrap(), interval.high().unwrap());
        let unit = Unit::IDR.per(Unit::currency(Currency::USD)).unwrap();
        let between = low + (high - low) * Decimal::from(at) * Decimal::new(25, 2);
        let with = |rate: Decimal| {
            let rate = Figure::new(rate, unit.into(), Qualifier::Exact).unwrap();
            let claim = claim(ClaimKind::Exchange, stated, &[
                (OperandRole::Amount, dollars),
                (OperandRole::Rate, rate),
            ]);
            ClaimCheck::of(&claim).verdict()
        };
        prop_assert_eq!(with(between), Verdict::Holds);
        prop_assert_eq!(with((high + Decimal::ONE).trunc() + Decimal::ONE), Verdict::Contradicted);
    }
}
