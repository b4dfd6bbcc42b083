//! Formulas as a person writes them.

use std::fmt;

use super::{Formula, Node, Term};

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
            Node::Sum(..) | Node::Difference(..) | Node::Growth { .. } => Binding::Sum,
            Node::Product(..) | Node::Quotient(..) => Binding::Product,
            Node::Observed(_) | Node::Constant(_) | Node::ElapsedShare => Binding::Atom,
        }
    }

    /// Writes the formula as an operand of something that binds so tightly.
    fn write_in(&self, f: &mut fmt::Formatter<'_>, least: Binding) -> fmt::Result {
        if self.binding() < least { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.node() {
            Node::Observed(term) => write!(f, "{term}"),
            Node::Constant(quantity) if quantity.unit().is_one() => {
                write!(f, "{}", quantity.amount())
            }
            Node::Constant(quantity) => write!(f, "{quantity}"),
            Node::ElapsedShare => f.write_str("elapsed share of the year"),
            Node::Sum(a, b) => {
                a.write_in(f, Binding::Sum)?;
                f.write_str(" + ")?;
                b.write_in(f, Binding::Sum)
            }
            Node::Difference(a, b) => {
                a.write_in(f, Binding::Sum)?;
                f.write_str(" − ")?;
                b.write_in(f, Binding::Product)
            }
            Node::Product(a, b) => {
                a.write_in(f, Binding::Product)?;
                f.write_str(" × ")?;
                b.write_in(f, Binding::Atom)
            }
            Node::Quotient(a, b) => {
                a.write_in(f, Binding::Product)?;
                f.write_str(" ÷ ")?;
                b.write_in(f, Binding::Atom)
            }
            Node::Growth { new, old } => {
                new.write_in(f, Binding::Product)?;
                f.write_str(" ÷ ")?;
                old.write_in(f, Binding::Atom)?;
                f.write_str(" − 1")
            }
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Term { measure, basis, timing, window, .. } = self;
        write!(f, "{basis} {measure} {timing} [{window}]")
    }
}
