//! Formulas as a person writes them.

use std::fmt;

use super::{Formula, Node, Term, Whose};

/// The words of formulas.
pub(super) const ELAPSED_SHARE: &str = "elapsed_share";
pub(super) const NATIONAL: &str = "national";
pub(super) const ALL_ZONES: &str = "all_zones";
/// The unit of constants that stands for the currency of the terms.
pub(super) const MONEY: &str = "money";

/// How tightly an operation binds; what binds less needs brackets inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Atom,
}

impl Formula {
    fn binding(&self) -> Binding {
        match self.node() {
            Node::Sum(..) | Node::Difference(..) => Binding::Sum,
            Node::Product(..) | Node::Quotient(..) => Binding::Product,
            // A sign would be read as a difference.
            Node::Constant(quantity) if quantity.amount().is_sign_negative() => Binding::Sum,
            Node::Money(amount) if amount.is_sign_negative() => Binding::Sum,
            _ => Binding::Atom,
        }
    }

    /// Writes the formula as an operand of something that binds so tightly.
    fn write_in(&self, f: &mut fmt::Formatter<'_>, least: Binding) -> fmt::Result {
        if self.binding() < least { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Formula {
    /// As a person writes it; [`Terms::parse`](crate::Terms::parse) reads it
    /// back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The second operand is in brackets wherever reading from the left would
        // take it apart.
        let two =
            |f: &mut fmt::Formatter<'_>, a: &Formula, sign: &str, b: &Formula, own, second| {
                a.write_in(f, own)?;
                write!(f, " {sign} ")?;
                b.write_in(f, second)
            };
        match self.node() {
            Node::Observed(term) => write!(f, "{term}"),
            Node::Constant(quantity) if quantity.unit().is_one() => {
                write!(f, "{}", quantity.amount())
            }
            Node::Constant(quantity) => write!(f, "{quantity}"),
            Node::Money(amount) => write!(f, "{amount} {MONEY}"),
            Node::ElapsedShare => f.write_str(ELAPSED_SHARE),
            Node::ElapsedOfPlan { plan, at } => write!(f, "{ELAPSED_SHARE}({plan}, {at})"),
            Node::Sum(a, b) => two(f, a, "+", b, Binding::Sum, Binding::Product),
            Node::Difference(a, b) => two(f, a, "−", b, Binding::Sum, Binding::Product),
            Node::Product(a, b) => two(f, a, "×", b, Binding::Product, Binding::Atom),
            Node::Quotient(a, b) => two(f, a, "÷", b, Binding::Product, Binding::Atom),
            Node::Least(a, b) => write!(f, "min({a}, {b})"),
            Node::Greatest(a, b) => write!(f, "max({a}, {b})"),
            Node::Coalesce(a, b, reason) => write!(f, "coalesce({a}, {b}, \"{reason}\")"),
            Node::Rounded(inner, rounding) => write!(f, "round({inner}, {rounding})"),
            Node::Concentration(term) => write!(f, "concentration({term})"),
            Node::TopShare(zones, term) => write!(f, "top_{zones}_share({term})"),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Term { whose, measure, basis, timing, window, .. } = self;
        match whose {
            Whose::Own => {}
            Whose::National => write!(f, "{NATIONAL} ")?,
            Whose::AllZones => write!(f, "{ALL_ZONES} ")?,
        }
        write!(f, "{basis} {measure} {timing} [{window}]")
    }
}
