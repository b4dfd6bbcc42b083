//! What fills a formula: published numbers, and the expression over them.

use std::sync::Arc;

use kawasan_model::Observation;

use super::expression::Expression;
use super::outcome::{Coverage, Input};
use super::plan_time::PlanTime;
use crate::{Conversion, ConversionSource};
use kawasan_exact::{Bounds, Fraction};

/// A formula with its observations filled in.
#[derive(Debug, Clone)]
pub(super) struct Compiled<'a> {
    pub(super) expression: Expression,
    pub(super) filled: Filled<'a>,
}

/// What fills a formula.
#[derive(Debug, Clone, Default)]
pub(super) struct Filled<'a> {
    pub(super) variables: Vec<Variable<'a>>,
    pub(super) inputs: Vec<Input<'a>>,
    pub(super) fallbacks: Vec<Arc<str>>,
    pub(super) coverage: Option<Coverage>,
}

/// What has a value and bounds of its own: a published number, or a share of time.
#[derive(Debug, Clone, Copy)]
pub(super) enum Variable<'a> {
    Figure(&'a Observation),
    Factor(ConversionSource<'a>),
    /// The share of a plan's time.
    Time(PlanTime),
}

impl Variable<'_> {
    /// Whether it is the same number, not only an equal one.
    pub(super) fn is(&self, other: &Variable<'_>) -> bool {
        use ConversionSource::{Index, Rate};
        match (self, other) {
            (Variable::Figure(own), Variable::Figure(other)) => std::ptr::eq(*own, *other),
            (Variable::Factor(Rate(own)), Variable::Factor(Rate(other))) => {
                std::ptr::eq(*own, *other)
            }
            (Variable::Factor(Index(own)), Variable::Factor(Index(other))) => {
                std::ptr::eq(*own, *other)
            }
            (Variable::Time(own), Variable::Time(other)) => own == other,
            _ => false,
        }
    }
}

impl Filled<'_> {
    pub(super) fn values(&self) -> Vec<Fraction> {
        let value = |variable: &Variable<'_>| match variable {
            Variable::Figure(observation) => Fraction::from(observation.figure.value()),
            Variable::Factor(source) => source.value(),
            Variable::Time(time) => time.share(),
        };
        self.variables.iter().map(value).collect()
    }

    pub(super) fn bounds(&self) -> Vec<Bounds> {
        let bounds = |variable: &Variable<'_>| match variable {
            Variable::Figure(observation) => Bounds::from(&observation.figure.interval()),
            Variable::Factor(source) => source.bounds(),
            Variable::Time(time) => time.bounds(),
        };
        self.variables.iter().map(bounds).collect()
    }

    pub(super) fn plan_times(&self) -> Vec<PlanTime> {
        let time = |variable: &Variable<'_>| match variable {
            Variable::Time(time) => Some(*time),
            _ => None,
        };
        self.variables.iter().filter_map(time).collect()
    }

    /// An expression over the variables in the form that its bounds are taken from.
    pub(super) fn finished(&self, expression: Expression) -> Expression {
        let is_factor = |variable: &Variable<'_>| matches!(variable, Variable::Factor(_));
        let factors: Vec<bool> = self.variables.iter().map(is_factor).collect();
        if factors.contains(&true) { expression.factored(&factors) } else { expression }
    }
}

/// What answers a term, with the steps that convert it: of each observation, or of the
/// difference of two as a whole.
#[derive(Debug, Clone)]
pub(super) struct Answer<'a> {
    pub(super) input: Input<'a>,
    pub(super) steps: Vec<Vec<Conversion<'a>>>,
}

/// Each step once, in order.
pub(super) fn once_each<'a>(
    steps: impl IntoIterator<Item = Conversion<'a>>,
) -> Vec<Conversion<'a>> {
    let mut seen: Vec<Conversion<'a>> = Vec::new();
    for step in steps {
        if !seen.contains(&step) {
            seen.push(step);
        }
    }
    seen
}
