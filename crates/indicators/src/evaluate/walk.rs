//! Walking a formula: its exact value, its bounds and its inputs.

use kawasan_model::Quantity;

use super::Evaluator;
use super::outcome::{Input, InputUse, Missing};
use super::resolve::Resolver;
use crate::exact::{Bounds, DivisorHoldsZero, Fraction};
use crate::formula::{Formula, Node, Term};

/// What a node of a formula comes to.
#[derive(Debug, Clone)]
pub(super) struct Computed<'a> {
    pub(super) value: Fraction,
    pub(super) bounds: Bounds,
    pub(super) inputs: Vec<Input<'a>>,
}

impl<'a> Evaluator<'a> {
    /// The exact value of a formula, without any rounding.
    pub(super) fn walk(&self, formula: &Formula) -> Result<Computed<'a>, Missing<'a>> {
        match formula.node() {
            Node::Observed(term) => self.observed(term),
            Node::Constant(quantity) => Ok(constant(quantity)),
            Node::ElapsedShare => self.elapsed_share(),
            Node::Sum(a, b) => Ok(self.walk(a)?.add(self.walk(b)?)),
            Node::Difference(a, b) => Ok(self.walk(a)?.add(self.walk(b)?.neg())),
            Node::Product(a, b) => Ok(self.walk(a)?.mul(self.walk(b)?)),
            Node::Quotient(a, b) => self.walk(a)?.div(self.walk(b)?),
            Node::Growth { new, old } => {
                let ratio = self.walk(new)?.div(self.walk(old)?)?;
                Ok(ratio.add(exactly(Fraction::ONE).neg()))
            }
        }
    }

    fn observed(&self, term: &Term) -> Result<Computed<'a>, Missing<'a>> {
        let year = self.known.registry().jurisdiction().reporting_year();
        let window = term.window.resolve(self.period, year);
        let window =
            window.ok_or_else(|| Missing::NoSuchWindow { window: term.window.to_string() })?;
        let resolver = Resolver { known: self.known, subject: &self.subject };
        let input = resolver.resolve(term, window)?;
        let mut total = exactly(Fraction::ZERO);
        for (index, observation) in input.observations.iter().enumerate() {
            let figure = Computed {
                value: Fraction::from(observation.figure.value()),
                bounds: Bounds::from(&observation.figure.interval()),
                inputs: Vec::new(),
            };
            let less = input.usage == InputUse::Difference && index > 0;
            total = total.add(if less { figure.neg() } else { figure });
        }
        total.inputs.push(input);
        Ok(total)
    }

    fn elapsed_share(&self) -> Result<Computed<'a>, Missing<'a>> {
        let year = self.known.registry().jurisdiction().reporting_year();
        let share = year.elapsed(self.period).and_then(|share| {
            Fraction::new(i128::from(share.quarters()).into(), i128::from(share.of()).into())
        });
        let missing = || Missing::NoSuchWindow { window: "elapsed share of the year".to_owned() };
        share.map(exactly).ok_or_else(missing)
    }
}

impl Computed<'_> {
    fn neg(self) -> Self {
        Computed { value: self.value.neg(), bounds: self.bounds.neg(), inputs: self.inputs }
    }

    fn add(mut self, other: Self) -> Self {
        self.inputs.extend(other.inputs);
        Computed {
            value: self.value.add(&other.value),
            bounds: self.bounds.add(&other.bounds),
            inputs: self.inputs,
        }
    }

    fn mul(mut self, other: Self) -> Self {
        self.inputs.extend(other.inputs);
        Computed {
            value: self.value.mul(&other.value),
            bounds: self.bounds.mul(&other.bounds),
            inputs: self.inputs,
        }
    }

    fn div<'a>(mut self, other: Self) -> Result<Self, Missing<'a>> {
        let value = self.value.div(&other.value).ok_or(Missing::DivisionByZero)?;
        let bounds =
            self.bounds.div(&other.bounds).map_err(|DivisorHoldsZero| Missing::DivisorMayBeZero)?;
        self.inputs.extend(other.inputs);
        Ok(Computed { value, bounds, inputs: self.inputs })
    }
}

fn constant<'a>(quantity: &Quantity) -> Computed<'a> {
    exactly(Fraction::from(quantity.amount()))
}

fn exactly<'a>(value: Fraction) -> Computed<'a> {
    Computed { bounds: Bounds::exactly(value.clone()), value, inputs: Vec::new() }
}
