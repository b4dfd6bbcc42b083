//! From a formula in a quarter to nodes.

use kawasan_indicators::{Formula, Part, Whose, Window};

use super::{CompileError, Compiler, Ratio};
use crate::graph::{NodeId, Total};

/// Whether something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Never,
    Always,
    /// Where this node is 1, not 0.
    Where(NodeId),
}

impl Compiler<'_> {
    /// The exact value of a formula in a quarter.
    pub(crate) fn ratio(&mut self, formula: &Formula, quarter: usize) -> Ratio {
        let mut two = |a: &Formula, b: &Formula| (self.ratio(a, quarter), self.ratio(b, quarter));
        match formula.part() {
            Part::Observed(term) => match term.whose() {
                Whose::National => self.national(term, quarter),
                _ => {
                    let Some((node, scale)) = self.leaf(term, quarter) else {
                        return self.missing_ratio();
                    };
                    self.scaled(node, scale)
                }
            },
            Part::Constant(quantity) => self.decimal(quantity.amount()),
            Part::Money(amount) => self.decimal(amount),
            Part::ElapsedShare => self.elapsed(quarter),
            Part::Sum(a, b) => {
                let (a, b) = two(a, b);
                self.add(a, b, 1)
            }
            Part::Difference(a, b) => {
                let (a, b) = two(a, b);
                self.add(a, b, -1)
            }
            Part::Product(a, b) => {
                let (a, b) = two(a, b);
                self.multiply(a, b)
            }
            Part::Quotient(a, b) => {
                let (a, b) = two(a, b);
                self.divide(a, b)
            }
            Part::Least(a, b) => {
                let (a, b) = two(a, b);
                self.extreme(a, b, true)
            }
            Part::Greatest(a, b) => {
                let (a, b) = two(a, b);
                self.extreme(a, b, false)
            }
            Part::Rounded(inner, rounding) => {
                let inner = self.ratio(inner, quarter);
                let node = self.round(inner, rounding, &formula.to_string().into());
                self.of_rounded(node, rounding)
            }
            Part::Coalesce(a, b, _) => match self.known(a, quarter) {
                Known::Never => self.ratio(b, quarter),
                Known::Always => self.ratio(a, quarter),
                Known::Where(on) => {
                    let (a, b) = (self.ratio(a, quarter), self.ratio(b, quarter));
                    self.choose(on, a, b)
                }
            },
            // `check` has refused the others.
            _ => self.missing_ratio(),
        }
    }

    /// Where all figures of a formula are known. That a divisor is zero is something else.
    pub(super) fn known(&mut self, formula: &Formula, quarter: usize) -> Known {
        match formula.part() {
            Part::Observed(term) if term.whose() == Whose::National => {
                match self.graph_is_missing(|compiler| compiler.national(term, quarter).over) {
                    true => Known::Never,
                    false => Known::Always,
                }
            }
            Part::Observed(term) => match self.leaf(term, quarter) {
                None => Known::Never,
                Some((node, _)) => self.known_node(node),
            },
            Part::Constant(_) | Part::Money(_) => Known::Always,
            Part::ElapsedShare => {
                match self.graph_is_missing(|compiler| compiler.elapsed(quarter).over) {
                    true => Known::Never,
                    false => Known::Always,
                }
            }
            Part::Sum(a, b)
            | Part::Difference(a, b)
            | Part::Product(a, b)
            | Part::Quotient(a, b)
            | Part::Least(a, b)
            | Part::Greatest(a, b) => {
                let (a, b) = (self.known(a, quarter), self.known(b, quarter));
                self.both(a, b)
            }
            Part::Rounded(inner, _) => self.known(inner, quarter),
            Part::Coalesce(a, b, _) => {
                let (a, b) = (self.known(a, quarter), self.known(b, quarter));
                self.either(a, b)
            }
            _ => Known::Never,
        }
    }

    pub(super) fn known_node(&mut self, node: NodeId) -> Known {
        let known = self.graph.known(vec![node]);
        match self.graph.node(known) {
            crate::graph::Node::Constant(0) => Known::Never,
            crate::graph::Node::Constant(_) => Known::Always,
            _ => Known::Where(known),
        }
    }

    pub(super) fn both(&mut self, a: Known, b: Known) -> Known {
        match (a, b) {
            (Known::Never, _) | (_, Known::Never) => Known::Never,
            (Known::Always, other) | (other, Known::Always) => other,
            (Known::Where(a), Known::Where(b)) => Known::Where(self.graph.product(a, b)),
        }
    }

    pub(super) fn either(&mut self, a: Known, b: Known) -> Known {
        match (a, b) {
            (Known::Always, _) | (_, Known::Always) => Known::Always,
            (Known::Never, other) | (other, Known::Never) => other,
            (Known::Where(a), Known::Where(b)) => {
                let one = self.graph.constant(1);
                Known::Where(self.graph.choose(a, one, b))
            }
        }
    }

    fn graph_is_missing(&mut self, node: impl FnOnce(&mut Self) -> NodeId) -> bool {
        let node = node(self);
        self.graph.is_missing(node)
    }

    fn elapsed(&mut self, quarter: usize) -> Ratio {
        let share = self.panel.quarter(quarter);
        let share = share.and_then(|q| self.panel.reporting_year().elapsed(q.into()));
        match share {
            None => self.missing_ratio(),
            Some(share) => {
                let one = self.graph.constant(1);
                let (by, per) = (i128::from(share.quarters()), i128::from(share.of()));
                Ratio { over: one, by, under: one, per }
            }
        }
    }

    /// The node of a term of the one evaluated, or of all zones, with its scale.
    fn leaf(&mut self, term: &kawasan_indicators::Term, quarter: usize) -> Option<(NodeId, i32)> {
        let (node, scale) = self.own(term, quarter)?;
        match term.whose() {
            Whose::AllZones => {
                self.is_additive(term).then_some(())?;
                let quarter = u32::try_from(quarter).ok()?;
                Some((self.graph.total(Total { node, quarter }), scale))
            }
            _ => Some((node, scale)),
        }
    }

    pub(crate) fn is_additive(&self, term: &kawasan_indicators::Term) -> bool {
        let mut columns = self.panel.columns().iter();
        columns.find(|column| column.key.answers(term)).is_some_and(|one| one.key.is_additive())
    }
}

/// That no part of a formula is about how something is spread over zones.
pub(crate) fn check(indicator: &str, formula: &Formula) -> Result<(), CompileError> {
    let refused =
        || CompileError::NotLocal { indicator: indicator.to_owned(), part: formula.to_string() };
    let of_plan =
        || CompileError::OfPlan { indicator: indicator.to_owned(), part: formula.to_string() };
    match formula.part() {
        Part::Observed(term) if term.window() == Window::PLAN => Err(of_plan()),
        Part::ElapsedOfPlan { .. } => Err(of_plan()),
        Part::Observed(_) | Part::Constant(_) | Part::Money(_) | Part::ElapsedShare => Ok(()),
        Part::Sum(a, b)
        | Part::Difference(a, b)
        | Part::Product(a, b)
        | Part::Quotient(a, b)
        | Part::Least(a, b)
        | Part::Greatest(a, b)
        | Part::Coalesce(a, b, _) => check(indicator, a).and_then(|()| check(indicator, b)),
        Part::Rounded(inner, _) => check(indicator, inner),
        _ => Err(refused()),
    }
}
