//! Random formulas with figures that answer them.

use kawasan_model::{Basis, Figure, Quantity, Timing, Unit};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::figures::{figures_of, readable_figures};
use super::numbers::roundings;
use super::time::{periods, reporting_years};
use crate::reference::{Answer, Case, Expr, Span, Stretch, VARIABLES, Variable, unit_of_variable};

/// How deep a formula is.
const DEPTH: usize = 3;

/// Cases for evaluators: a formula whose units fit, of all operations, in which a
/// variable may occur several times; figures that answer its terms, published for
/// just that, tiled, or by difference; any reporting year.
pub fn cases() -> impl Strategy<Value = Case> {
    let variables: Vec<_> = (0..VARIABLES).map(|n| variable(unit_of_variable(n)).boxed()).collect();
    (expressions(), variables, evaluated_periods(), reporting_years(), roundings())
        .prop_map(|(expr, variables, period, year, rounding)| Case {
            expr,
            variables,
            period,
            year,
            rounding,
        })
        .boxed()
}

/// Mostly of the years that zones report in, sometimes any.
fn evaluated_periods() -> impl Strategy<Value = kawasan_model::Period> {
    let quarter = (1990..=2060_i32, 1..=4_u8);
    let near = (quarter, 1..=4_u16).prop_filter_map("a period", |((year, number), len)| {
        let start = kawasan_model::Quarter::new(year, number).ok()?;
        kawasan_model::Period::new(start, len).ok()
    });
    prop_oneof![12 => near, 1 => periods().prop_filter("short", |period| period.len() <= 8)].boxed()
}

fn variable(unit: Unit) -> impl Strategy<Value = Variable> {
    let basis = prop_oneof![3 => Just(Basis::Realised), 2 => select(Basis::ALL.to_vec())];
    let timing =
        prop_oneof![3 => Just(Timing::Flow), 1 => Just(Timing::Stock), 1 => Just(Timing::Level)];
    let span = prop_oneof![
        3 => Just(Span::Period),
        2 => Just(Span::YearToDate),
        2 => Just(Span::Year),
        1 => Just(Span::Previous),
        1 => (1..=8_u8).prop_map(Span::Trailing),
    ];
    let stretch = (span, prop_oneof![3 => Just(0), 1 => 1..=2_u8])
        .prop_map(|(span, years_back)| Stretch { span, years_back });
    (basis, timing, stretch, answer(unit))
        .prop_map(|(basis, timing, stretch, answer)| Variable {
            basis,
            timing,
            stretch,
            answer: answer.for_timing(timing),
        })
        .boxed()
}

fn answer(unit: Unit) -> impl Strategy<Value = Answer> {
    // Enough tiles for the longest window.
    let tiles = vec((figure(unit), 1..=3_u8), 8);
    prop_oneof![
        3 => figure(unit).prop_map(Answer::Published),
        1 => tiles.prop_map(Answer::Tiled),
        1 => (figure(unit), figure(unit), 1..=4_u8).prop_map(|(whole, prefix, earlier)| {
            Answer::Difference { whole, prefix, earlier }
        }),
    ]
    .boxed()
}

/// Mostly above zero, so that most divisors are.
fn figure(unit: Unit) -> impl Strategy<Value = Figure> {
    prop_oneof![8 => readable_figures(unit), 1 => figures_of(unit)].boxed()
}

impl Answer {
    /// A stock or level is never below zero.
    fn for_timing(mut self, timing: Timing) -> Answer {
        if timing != Timing::Flow {
            match &mut self {
                Answer::Published(figure) => *figure = not_negative(*figure),
                Answer::Tiled(tiles) => {
                    tiles.iter_mut().for_each(|tile| tile.0 = not_negative(tile.0));
                }
                Answer::Difference { whole, .. } => *whole = not_negative(*whole),
            }
        }
        self
    }
}

fn not_negative(figure: Figure) -> Figure {
    let digits = figure.coefficient().abs();
    Figure::new(digits, figure.scaled_unit(), figure.qualifier()).unwrap_or(figure)
}

/// Of what a (part of a) formula is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Persons,
    Ratio,
    MoneyPerPerson,
}

/// Formulas of each kind, of one depth.
struct Level([BoxedStrategy<Expr>; 4]);

impl Level {
    fn of(&self, kind: Kind) -> BoxedStrategy<Expr> {
        let [money, persons, ratio, per_person] = &self.0;
        let strategy = match kind {
            Kind::Money => money,
            Kind::Persons => persons,
            Kind::Ratio => ratio,
            Kind::MoneyPerPerson => per_person,
        };
        strategy.clone()
    }
}

fn expressions() -> impl Strategy<Value = Expr> {
    let top = (0..DEPTH).fold(leaves(), |level, _| deeper(&level));
    let Level([money, persons, ratio, per_person]) = top;
    prop_oneof![2 => money, 1 => persons, 3 => ratio, 1 => per_person].boxed()
}

fn leaves() -> Level {
    let of = |numbers: std::ops::Range<usize>, unit: Unit| {
        let constant = prop_oneof![3 => 1..=9_999_i128, 1 => -99..=0_i128];
        let constant = (constant, 0..=3_u32).prop_map(move |(digits, scale)| {
            Expr::Constant(Quantity::new(Decimal::from_i128_with_scale(digits, scale), unit))
        });
        prop_oneof![6 => numbers.prop_map(Expr::Variable), 1 => constant].boxed()
    };
    let (money, persons) = (of(0..3, unit_of_variable(0)), of(3..6, unit_of_variable(3)));
    let per_person = pair(&money, &persons, Expr::Quotient);
    let ratio = of(6..VARIABLES, Unit::ONE);
    let ratio = prop_oneof![3 => ratio, 1 => Just(Expr::ElapsedShare)].boxed();
    Level([money, persons, ratio, per_person])
}

fn deeper(level: &Level) -> Level {
    use Kind::{Money, MoneyPerPerson, Persons, Ratio};
    let any = |kind: Kind| {
        let (own, ratio) = (level.of(kind), level.of(Ratio));
        prop_oneof![
            2 => own.clone(),
            2 => pair(&own, &own, Expr::Sum),
            1 => pair(&own, &own, Expr::Difference),
            1 => pair(&own, &ratio, Expr::Product),
            1 => pair(&ratio, &own, Expr::Product),
            1 => pair(&own, &ratio, Expr::Quotient),
            1 => prop_oneof![pair(&own, &own, Expr::Least), pair(&own, &own, Expr::Greatest)],
            1 => (own.clone(), roundings())
                .prop_map(|(inner, rounding)| Expr::Rounded(Box::new(inner), rounding)),
        ]
        .boxed()
    };
    let of_both = |a: Kind, b: Kind, make: Make| pair(&level.of(a), &level.of(b), make);
    Level([
        prop_oneof![4 => any(Money), 1 => of_both(MoneyPerPerson, Persons, Expr::Product)].boxed(),
        prop_oneof![4 => any(Persons), 1 => of_both(Money, MoneyPerPerson, Expr::Quotient)].boxed(),
        prop_oneof![
            3 => any(Ratio),
            2 => of_both(Money, Money, Expr::Quotient),
            1 => of_both(Persons, Persons, Expr::Quotient),
            2 => of_both(Money, Money, Expr::Growth),
            1 => of_both(Persons, Persons, Expr::Growth),
        ]
        .boxed(),
        prop_oneof![2 => any(MoneyPerPerson), 1 => of_both(Money, Persons, Expr::Quotient)].boxed(),
    ])
}

/// Makes an operation of its operands.
type Make = fn(Box<Expr>, Box<Expr>) -> Expr;

fn pair(a: &BoxedStrategy<Expr>, b: &BoxedStrategy<Expr>, make: Make) -> BoxedStrategy<Expr> {
    (a.clone(), b.clone()).prop_map(move |(a, b)| make(Box::new(a), Box::new(b))).boxed()
}
