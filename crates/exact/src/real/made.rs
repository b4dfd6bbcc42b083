//! How real numbers came about, and what has been found out about them.

use std::sync::{Arc, Mutex};

use super::Real;
use super::enclosure::Enclosure;
use crate::Fraction;

/// What a number is.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Rational(Fraction),
    Made(Arc<Made>),
}

/// A number that isn't known to be a fraction. All that is made of it shares it, and
/// what has been found out about it.
#[derive(Debug)]
pub(super) struct Made {
    how: How,
    last: Mutex<Option<Enclosure>>,
}

/// How a number came about.
#[derive(Debug, PartialEq)]
pub(super) enum How {
    Sum(Real, Real),
    Product(Real, Real),
    /// Of a divisor that isn't zero.
    Quotient(Real, Real),
    /// Of a number that isn't below zero.
    Root(Real, u32),
    /// Of a number above zero.
    Logarithm(Real),
    Exponential(Real),
}

/// Equal are fractions of one value, and other numbers that came about in one way.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Node::Rational(a), Node::Rational(b)) => a == b,
            (Node::Made(a), Node::Made(b)) => Arc::ptr_eq(a, b) || a.how == b.how,
            _ => false,
        }
    }
}

impl Node {
    pub(super) fn made(how: How) -> Node {
        Node::Made(Arc::new(Made { how, last: Mutex::new(None) }))
    }
}

impl Made {
    pub(super) fn enclosure(&self, bits: u32) -> Option<Enclosure> {
        // A number that many others are made of is worked out once, not for each.
        let last = self.last.lock().ok().and_then(|last| last.clone());
        if let Some(last) = last.filter(|last| last.bits() == bits) {
            return Some(last);
        }
        let found = match &self.how {
            How::Sum(a, b) => a.enclosure(bits)?.add(&b.enclosure(bits)?),
            How::Product(a, b) => a.enclosure(bits)?.mul(&b.enclosure(bits)?)?,
            How::Quotient(a, b) => a.enclosure(bits)?.div(&b.enclosure(bits)?)?,
            How::Root(of, order) => of.enclosure(bits)?.root(*order)?,
            How::Logarithm(of) => of.enclosure(bits)?.ln()?,
            How::Exponential(of) => of.enclosure(bits)?.exp()?,
        };
        if let Ok(mut last) = self.last.lock() {
            *last = Some(found.clone());
        }
        Some(found)
    }
}
