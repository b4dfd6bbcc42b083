//! The steps of a program in lanes, and the registers that they name.

use std::collections::HashMap;
use std::sync::Arc;

use crate::lanes::Divisor;

pub(crate) type Register = u32;

/// How a quotient is divided.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Below {
    Fixed(Divisor),
    /// The registers of the divisor and of its reciprocal.
    Shared(Register, Register),
    /// The register of what is divided by, and its factor.
    Own(Register, f64),
}

/// What the terms of a sum are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Numbers,
    NumbersOrZero,
    Known,
}

/// A step of a program in lanes. The first register is where the result goes.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Constant(Register, f64),
    Cell {
        to: Register,
        column: u32,
        row: u32,
    },
    Sum {
        to: Register,
        a: Register,
        b: Register,
    },
    Difference {
        to: Register,
        a: Register,
        b: Register,
    },
    Linear {
        to: Register,
        a: Register,
        by: f64,
        b: Register,
        times: f64,
        plus: f64,
    },
    /// Σ factor · number + plus, of numbers, of numbers or else 0, or of whether they are known.
    Terms {
        to: Register,
        terms: Box<[(Register, f64)]>,
        plus: f64,
        of: Of,
    },
    Affine {
        to: Register,
        a: Register,
        by: f64,
        plus: f64,
    },
    Product {
        to: Register,
        a: Register,
        b: Register,
    },
    Divisor {
        to: Register,
        reciprocal: Register,
        under: Register,
        per: f64,
    },
    Round {
        to: Register,
        over: Register,
        by: f64,
        below: Below,
        mode: u8,
        signed: bool,
    },
    /// `over` with the sign of `under`.
    Turned {
        to: Register,
        over: Register,
        under: Register,
    },
    Size {
        to: Register,
        a: Register,
    },
    Known {
        to: Register,
        all: Box<[Register]>,
    },
    Choose {
        to: Register,
        on: Register,
        first: Register,
        second: Register,
    },
    Less {
        to: Register,
        a: Register,
        b: Register,
    },
    Nonzero {
        to: Register,
        value: Register,
        of: Register,
    },
    OrElse {
        to: Register,
        a: Register,
        other: f64,
    },
    Clamp {
        to: Register,
        a: Register,
        by: f64,
        plus: f64,
        low: f64,
        high: f64,
    },
    Pieces {
        to: Register,
        a: Register,
        pieces: Box<[(f64, f64, f64)]>,
    },
    Fact {
        to: Register,
        condition: u32,
        quarter: u32,
    },
    Output {
        from: Register,
        quarter: u32,
        place: u32,
        has_gaps: bool,
    },
    Class {
        from: Register,
        quarter: u32,
    },
    Gate {
        on: Register,
        table: Arc<[u8; 256]>,
        quarter: u32,
    },
    Add {
        from: Register,
        also: Box<[Register]>,
        in_force: Option<u32>,
        sum: u32,
    },
}

/// The same steps in as few registers as are needed at once.
pub(super) fn allocated(mut steps: Vec<Step>) -> (Vec<Step>, usize) {
    let mut last: HashMap<Register, usize> = HashMap::new();
    for (place, step) in steps.iter_mut().enumerate() {
        step.registers(|register, _| {
            last.insert(*register, place);
        });
    }
    let mut own: HashMap<Register, Register> = HashMap::new();
    let mut free: Vec<Register> = Vec::new();
    let mut count: Register = 0;
    for (place, step) in steps.iter_mut().enumerate() {
        let mut ends: Vec<Register> = Vec::new();
        // Results are placed before what they are made of is given back, so that a step never
        // writes what it reads.
        step.registers(|register, is_result| {
            let named = *register;
            if is_result {
                let to = free.pop().unwrap_or_else(|| {
                    count += 1;
                    count - 1
                });
                own.insert(named, to);
            }
            *register = own.get(&named).copied().unwrap_or(Register::MAX);
            if last.get(&named) == Some(&place) && !ends.contains(&*register) {
                ends.push(*register);
            }
        });
        free.extend(ends);
    }
    (steps, count as usize)
}

impl Step {
    /// The column that it reads.
    pub(super) const fn column(&self) -> Option<u32> {
        match self {
            Step::Cell { column, .. } => Some(*column),
            _ => None,
        }
    }

    /// Each register, and whether it is where a result goes; results first.
    fn registers(&mut self, mut each: impl FnMut(&mut Register, bool)) {
        match self {
            Step::Constant(to, _) | Step::Cell { to, .. } | Step::Fact { to, .. } => each(to, true),
            Step::Sum { to, a, b }
            | Step::Difference { to, a, b }
            | Step::Linear { to, a, b, .. }
            | Step::Product { to, a, b }
            | Step::Less { to, a, b }
            | Step::Turned { to, over: a, under: b }
            | Step::Nonzero { to, value: a, of: b } => {
                each(to, true);
                each(a, false);
                each(b, false);
            }
            Step::Affine { to, a, .. }
            | Step::Size { to, a }
            | Step::OrElse { to, a, .. }
            | Step::Clamp { to, a, .. }
            | Step::Pieces { to, a, .. } => {
                each(to, true);
                each(a, false);
            }
            Step::Divisor { to, reciprocal, under, .. } => {
                each(to, true);
                each(reciprocal, true);
                each(under, false);
            }
            Step::Round { to, over, below, .. } => {
                each(to, true);
                each(over, false);
                match below {
                    Below::Fixed(_) => {}
                    Below::Shared(d, reciprocal) => {
                        each(d, false);
                        each(reciprocal, false);
                    }
                    Below::Own(under, _) => each(under, false),
                }
            }
            Step::Terms { to, terms, .. } => {
                each(to, true);
                terms.iter_mut().for_each(|(one, _)| each(one, false));
            }
            Step::Known { to, all } => {
                each(to, true);
                all.iter_mut().for_each(|one| each(one, false));
            }
            Step::Choose { to, on, first, second } => {
                each(to, true);
                each(on, false);
                each(first, false);
                each(second, false);
            }
            Step::Output { from, .. } | Step::Class { from, .. } => each(from, false),
            Step::Gate { on, .. } => each(on, false),
            Step::Add { from, also, .. } => {
                each(from, false);
                also.iter_mut().for_each(|one| each(one, false));
            }
        }
    }
}
