//! Expressions: what a formula says, as a plain tree.

use dashu_ratio::RBig;
use kawasan_indicators::{Formula, FormulaError, Rounding};
use kawasan_model::Quantity;

use super::bounds::{Bounds, End};
use super::rational::{rational, round};

/// A formula as a plain tree, over the variables of a [`Case`](super::Case).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A variable, by its number.
    Variable(usize),
    /// A fixed amount.
    Constant(Quantity),
    /// The share of the reporting year that has passed.
    ElapsedShare,
    /// a + b
    Sum(Box<Expr>, Box<Expr>),
    /// a − b
    Difference(Box<Expr>, Box<Expr>),
    /// a × b
    Product(Box<Expr>, Box<Expr>),
    /// a ÷ b
    Quotient(Box<Expr>, Box<Expr>),
    /// new ÷ old − 1
    Growth(Box<Expr>, Box<Expr>),
    /// The smaller.
    Least(Box<Expr>, Box<Expr>),
    /// The larger.
    Greatest(Box<Expr>, Box<Expr>),
    /// Rounded inside the formula.
    Rounded(Box<Expr>, Rounding),
}

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// A divisor is zero.
    DivisionByZero,
    /// A divisor may be zero, given the precision of the figures.
    DivisorMayBeZero,
    /// What is rounded inside fits no decimal.
    Overflow,
    /// The period lies in no single reporting year, or a window before the year 1.
    NoSuchWindow,
}

impl Expr {
    /// The formula, through the public constructors.
    ///
    /// # Errors
    /// [`FormulaError`] where the units don't fit.
    pub fn formula(
        &self,
        variable: &dyn Fn(usize) -> Result<Formula, FormulaError>,
    ) -> Result<Formula, FormulaError> {
        let of = |expr: &Expr| expr.formula(variable);
        match self {
            Expr::Variable(number) => variable(*number),
            Expr::Constant(quantity) => Ok(Formula::constant(*quantity)),
            Expr::ElapsedShare => Ok(Formula::elapsed_share()),
            Expr::Sum(a, b) => of(a)?.plus(of(b)?),
            Expr::Difference(a, b) => of(a)?.minus(of(b)?),
            Expr::Product(a, b) => of(a)?.times(of(b)?),
            Expr::Quotient(a, b) => of(a)?.per(of(b)?),
            Expr::Growth(new, old) => of(new)?.growth_on(of(old)?),
            Expr::Least(a, b) => of(a)?.least(of(b)?),
            Expr::Greatest(a, b) => of(a)?.greatest(of(b)?),
            Expr::Rounded(inner, rounding) => Ok(of(inner)?.rounded(*rounding)),
        }
    }

    /// The exact value where the variables have these values.
    ///
    /// # Errors
    /// [`NoValue`] for a division by zero, or a window or share that doesn't
    /// exist.
    pub fn value(
        &self,
        variable: &dyn Fn(usize) -> Option<RBig>,
        elapsed: Option<&RBig>,
    ) -> Result<RBig, NoValue> {
        let of = |expr: &Expr| expr.value(variable, elapsed);
        Ok(match self {
            Expr::Variable(number) => variable(*number).ok_or(NoValue::NoSuchWindow)?,
            Expr::Constant(quantity) => rational(quantity.amount()),
            Expr::ElapsedShare => elapsed.cloned().ok_or(NoValue::NoSuchWindow)?,
            Expr::Sum(a, b) => of(a)? + of(b)?,
            Expr::Difference(a, b) => of(a)? - of(b)?,
            Expr::Product(a, b) => of(a)? * of(b)?,
            Expr::Quotient(a, b) => quotient(&of(a)?, &of(b)?)?,
            Expr::Growth(new, old) => quotient(&of(new)?, &of(old)?)? - RBig::ONE,
            Expr::Least(a, b) => of(a)?.min(of(b)?),
            Expr::Greatest(a, b) => of(a)?.max(of(b)?),
            Expr::Rounded(inner, rounding) => rounded(&of(inner)?, *rounding)?,
        })
    }

    /// Bounds of the value where the variables lie in these.
    ///
    /// # Errors
    /// [`NoValue`] where a divisor may be zero, or a window or share doesn't
    /// exist.
    pub fn bounds(
        &self,
        variable: &dyn Fn(usize) -> Option<Bounds>,
        elapsed: Option<&RBig>,
    ) -> Result<Bounds, NoValue> {
        let of = |expr: &Expr| expr.bounds(variable, elapsed);
        let over = |a: &Bounds, b: &Bounds| a.over(b).ok_or(NoValue::DivisorMayBeZero);
        Ok(match self {
            Expr::Variable(number) => variable(*number).ok_or(NoValue::NoSuchWindow)?,
            Expr::Constant(quantity) => Bounds::exactly(rational(quantity.amount())),
            Expr::ElapsedShare => Bounds::exactly(elapsed.cloned().ok_or(NoValue::NoSuchWindow)?),
            Expr::Sum(a, b) => of(a)?.plus(&of(b)?),
            Expr::Difference(a, b) => of(a)?.plus(&of(b)?.opposite()),
            Expr::Product(a, b) => of(a)?.times(&of(b)?),
            Expr::Quotient(a, b) => over(&of(a)?, &of(b)?)?,
            Expr::Growth(new, old) => {
                over(&of(new)?, &of(old)?)?.plus(&Bounds::exactly(-RBig::ONE))
            }
            Expr::Least(a, b) => {
                let (a, b) = (of(a)?, of(b)?);
                Bounds { low: a.low.min(b.low), high: a.high.min(b.high) }
            }
            Expr::Greatest(a, b) => {
                let (a, b) = (of(a)?, of(b)?);
                Bounds { low: a.low.max(b.low), high: a.high.max(b.high) }
            }
            Expr::Rounded(inner, rounding) => {
                let end = |end: End| match end {
                    End::At(value) => rounded(&value, *rounding).map(End::At),
                    open => Ok(open),
                };
                let inner = of(inner)?;
                Bounds { low: end(inner.low)?, high: end(inner.high)? }
            }
        })
    }

    /// The variables, in the order in which they are named, each once.
    #[must_use]
    pub fn variables(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    /// The fixed amounts.
    #[must_use]
    pub fn constants(&self) -> Vec<Quantity> {
        match self {
            Expr::Constant(quantity) => vec![*quantity],
            Expr::Variable(_) | Expr::ElapsedShare => Vec::new(),
            Expr::Sum(a, b)
            | Expr::Difference(a, b)
            | Expr::Product(a, b)
            | Expr::Quotient(a, b)
            | Expr::Growth(a, b)
            | Expr::Least(a, b)
            | Expr::Greatest(a, b) => [a.constants(), b.constants()].concat(),
            Expr::Rounded(inner, _) => inner.constants(),
        }
    }

    fn collect(&self, found: &mut Vec<usize>) {
        match self {
            Expr::Variable(number) if !found.contains(number) => found.push(*number),
            Expr::Variable(_) | Expr::Constant(_) | Expr::ElapsedShare => {}
            Expr::Sum(a, b)
            | Expr::Difference(a, b)
            | Expr::Product(a, b)
            | Expr::Quotient(a, b)
            | Expr::Growth(a, b)
            | Expr::Least(a, b)
            | Expr::Greatest(a, b) => {
                a.collect(found);
                b.collect(found);
            }
            Expr::Rounded(inner, _) => inner.collect(found),
        }
    }
}

fn rounded(value: &RBig, rounding: Rounding) -> Result<RBig, NoValue> {
    round(value, rounding).map(rational).ok_or(NoValue::Overflow)
}

fn quotient(a: &RBig, b: &RBig) -> Result<RBig, NoValue> {
    if b.is_zero() { Err(NoValue::DivisionByZero) } else { Ok(a / b) }
}
