//! From a graph to steps: what runs in lanes, in which registers, and what takes the wide path.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kawasan_exact::RoundingMode;

use crate::bounds::{Bound, Doubled};
use crate::graph::{Graph, Node, NodeId};
use crate::lanes::{Divisor, lane, mode_of};

/// What is wanted of a program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    /// Each output of each quarter.
    pub(crate) outputs: Vec<Output>,
    /// The code of the class in each quarter, and the gates that change it.
    pub(crate) classes: Vec<Class>,
    /// Sums over zones.
    pub(crate) sums: Vec<Sum>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) quarter: u32,
    pub(crate) place: u32,
    pub(crate) node: NodeId,
}

#[derive(Debug, Clone)]
pub(crate) struct Class {
    pub(crate) quarter: u32,
    pub(crate) node: NodeId,
    pub(crate) gates: Vec<(NodeId, Arc<[u8; 256]>)>,
}

/// A sum over zones of a node, where it and others are known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Sum {
    pub(crate) node: NodeId,
    pub(crate) also: Arc<[NodeId]>,
    /// Only of the zones that are in force in this quarter; else of all, and by group.
    pub(crate) in_force: Option<u32>,
}

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

/// A sum of several terms, instead of sums of two.
#[derive(Debug, Clone)]
struct Terms {
    terms: Vec<(NodeId, i128)>,
    plus: i128,
    of: Of,
}

/// The terms of a sum, and the sums on the way that they make needless.
#[derive(Debug, Default)]
struct Flat {
    terms: Vec<(NodeId, i128)>,
    plus: i128,
    inner: Vec<NodeId>,
}

/// The most terms of a sum.
const MOST_TERMS: usize = 6;

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

/// The steps of a program, and what the lanes don't hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) steps: Vec<Step>,
    pub(crate) registers: usize,
    /// What takes the wide path, as in [`Wanted`].
    pub(crate) wide: Wide,
}

/// What takes the wide path: which nodes are needed for it, and what of [`Wanted`] it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wide {
    pub(crate) needed: Vec<NodeId>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) classes: Vec<Class>,
    pub(crate) sums: Vec<u32>,
}

impl Wide {
    pub(crate) fn is_empty(&self) -> bool {
        self.outputs.is_empty() && self.classes.is_empty() && self.sums.is_empty()
    }
}

impl Plan {
    /// A plan by the bounds of the nodes; with `all_wide` nothing runs in lanes.
    pub(crate) fn new(
        graph: &Graph,
        bounds: &[Bound],
        totals: &[Option<i128>],
        wanted: &Wanted,
        all_wide: bool,
    ) -> Plan {
        let fits = |id: NodeId| !all_wide && bounds.get(id.place()).is_some_and(|bound| bound.fits);
        let mut wide = Wide::default();
        let mut roots: Vec<Root> = Vec::new();
        for output in &wanted.outputs {
            match fits(output.node) {
                true => roots.push(Root::Output(*output)),
                false => wide.outputs.push(*output),
            }
        }
        for class in &wanted.classes {
            match fits(class.node) && class.gates.iter().all(|(on, _)| fits(*on)) {
                true => roots.push(Root::Class(class.clone())),
                false => wide.classes.push(class.clone()),
            }
        }
        for (place, sum) in (0_u32..).zip(&wanted.sums) {
            match fits(sum.node) && sum.also.iter().all(|id| fits(*id)) {
                true => roots.push(Root::Sum(place, sum.clone())),
                false => wide.sums.push(place),
            }
        }
        wide.needed = needed_wide(graph, &wide, wanted);
        let mut planner = Planner {
            graph,
            bounds,
            totals,
            of_node: vec![None; graph.nodes().len()],
            divisors: HashMap::new(),
            uses: HashMap::new(),
            terms: HashMap::new(),
            steps: Vec::new(),
            next: 0,
        };
        // What is needed latest decides when a root is computed, so that quarters follow.
        roots.sort_by_key(Root::latest);
        planner.count_divisors(&roots);
        planner.find_terms(&roots);
        for root in &roots {
            planner.root(root);
        }
        let (steps, registers) = allocated(planner.steps);
        Plan { steps, registers, wide }
    }
}

#[derive(Debug, Clone)]
enum Root {
    Output(Output),
    Class(Class),
    Sum(u32, Sum),
}

impl Root {
    fn nodes(&self) -> Vec<NodeId> {
        match self {
            Root::Output(output) => vec![output.node],
            Root::Class(class) => {
                std::iter::once(class.node).chain(class.gates.iter().map(|(on, _)| *on)).collect()
            }
            Root::Sum(_, sum) => {
                std::iter::once(sum.node).chain(sum.also.iter().copied()).collect()
            }
        }
    }

    fn latest(&self) -> Option<NodeId> {
        self.nodes().into_iter().max()
    }
}

fn needed_wide(graph: &Graph, wide: &Wide, wanted: &Wanted) -> Vec<NodeId> {
    let outputs = wide.outputs.iter().map(|output| output.node);
    let classes = wide.classes.iter().flat_map(|class| Root::Class(class.clone()).nodes());
    let sums = wide.sums.iter().filter_map(|place| wanted.sums.get(*place as usize));
    let sums = sums.flat_map(|sum| Root::Sum(0, sum.clone()).nodes());
    needed(graph, outputs.chain(classes).chain(sums))
}

/// The nodes that some are made of, in the graph's order.
pub(crate) fn needed(graph: &Graph, roots: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
    let mut is_needed = vec![false; graph.nodes().len()];
    for root in roots {
        if let Some(slot) = is_needed.get_mut(root.place()) {
            *slot = true;
        }
    }
    for place in (0..is_needed.len()).rev() {
        if is_needed.get(place).copied().unwrap_or(false)
            && let Some(node) = graph.nodes().get(place)
        {
            node.parts(|part| {
                if let Some(slot) = is_needed.get_mut(part.place()) {
                    *slot = true;
                }
            });
        }
    }
    let places = (0_u32..).zip(is_needed).filter(|(_, is_needed)| *is_needed);
    places.map(|(place, _)| NodeId(place)).collect()
}

/// Writes steps with a register of its own for each result.
struct Planner<'g> {
    graph: &'g Graph,
    bounds: &'g [Bound],
    totals: &'g [Option<i128>],
    of_node: Vec<Option<Register>>,
    /// Divisors that are used more than once.
    divisors: HashMap<(NodeId, i128), (Register, Register)>,
    uses: HashMap<(NodeId, i128), usize>,
    /// Sums that are computed from their terms.
    terms: HashMap<NodeId, Terms>,
    steps: Vec<Step>,
    next: Register,
}

impl Planner<'_> {
    fn bound(&self, id: NodeId) -> Bound {
        let nothing = Bound { low: 0, high: 0, has_gaps: true, fits: false };
        self.bounds.get(id.place()).copied().unwrap_or(nothing)
    }

    /// How often each divisor divides.
    fn count_divisors(&mut self, roots: &[Root]) {
        let all = needed(self.graph, roots.iter().flat_map(Root::nodes));
        for id in all {
            if let Node::Round { by, under, per, mode, .. } = self.graph.node(id)
                && self.fixed(*under).is_none()
            {
                let doubled = Doubled::of(*by, *per, *mode);
                *self.uses.entry((*under, doubled.per)).or_default() += 1;
            }
        }
    }

    /// Which sums of sums are computed at once: those of which nobody else needs the inner ones.
    fn find_terms(&mut self, roots: &[Root]) {
        let all = needed(self.graph, roots.iter().flat_map(Root::nodes));
        let mut uses: HashMap<NodeId, usize> = HashMap::new();
        for root in roots.iter().flat_map(Root::nodes) {
            *uses.entry(root).or_default() += 1;
        }
        for id in &all {
            self.graph.node(*id).parts(|part| *uses.entry(part).or_default() += 1);
        }
        let is_inner = |id: NodeId| uses.get(&id).copied() == Some(1);
        let mut absorbed: HashSet<NodeId> = HashSet::new();
        for id in all.iter().rev().copied() {
            if !matches!(self.graph.node(id), Node::Linear { .. }) || absorbed.contains(&id) {
                continue;
            }
            let Flat { mut terms, plus, inner } = self.flat(id, &is_inner);
            terms.reverse();
            let (terms, of) = self.kind_of(terms, &is_inner);
            let is_shorter = terms.len() > 2 || of != Of::Numbers;
            if is_shorter && terms.len() <= MOST_TERMS {
                absorbed.extend(inner);
                self.terms.insert(id, Terms { terms, plus, of });
            }
        }
    }

    /// The terms of a sum, the last first. The sums on the way are those that there were, in their
    /// order, so that they fit.
    fn flat(&self, id: NodeId, is_inner: &dyn Fn(NodeId) -> bool) -> Flat {
        let mut flat = Flat::default();
        let mut next = Some(id);
        while let Some(id) = next.take() {
            match self.graph.node(id) {
                Node::Linear { a, by, b, times, plus } => {
                    flat.terms.push((*b, *times));
                    let is_sum =
                        matches!(self.graph.node(*a), Node::Linear { .. } | Node::Affine { .. });
                    if is_sum && is_inner(*a) && (*by, *plus) == (1, 0) {
                        flat.inner.push(*a);
                        next = Some(*a);
                    } else {
                        flat.terms.push((*a, *by));
                        flat.plus = *plus;
                    }
                }
                Node::Affine { a, by, plus } => {
                    flat.terms.push((*a, *by));
                    flat.plus = *plus;
                }
                _ => {}
            }
        }
        flat
    }

    /// What the terms are, if they are all of one kind that can be computed with the sum.
    fn kind_of(
        &self,
        terms: Vec<(NodeId, i128)>,
        is_inner: &dyn Fn(NodeId) -> bool,
    ) -> (Vec<(NodeId, i128)>, Of) {
        let or_zero = |id: NodeId| match self.graph.node(id) {
            Node::OrElse(a, 0) if is_inner(id) => Some(*a),
            _ => Some(id).filter(|id| !self.bound(*id).has_gaps),
        };
        let known = |id: NodeId| match self.graph.node(id) {
            Node::Known(all) if is_inner(id) => match **all {
                [one] => Some(one),
                _ => None,
            },
            _ => None,
        };
        let all = |of: &dyn Fn(NodeId) -> Option<NodeId>| -> Option<Vec<(NodeId, i128)>> {
            terms.iter().map(|(id, by)| Some((of(*id)?, *by))).collect()
        };
        if let Some(terms) = all(&known) {
            return (terms, Of::Known);
        }
        match all(&or_zero) {
            Some(of) if of != terms => (of, Of::NumbersOrZero),
            _ => (terms, Of::Numbers),
        }
    }

    /// What a node is computed from.
    fn sources(&self, id: NodeId) -> Vec<NodeId> {
        if let Some(Terms { terms, .. }) = self.terms.get(&id) {
            return terms.iter().map(|(id, _)| *id).collect();
        }
        let mut sources = Vec::new();
        self.graph.node(id).parts(|part| sources.push(part));
        sources
    }

    /// The number of a node that is the same for all zones; NaN where there is none.
    fn fixed(&self, id: NodeId) -> Option<f64> {
        match self.graph.node(id) {
            Node::Constant(number) => Some(lane(*number)),
            Node::Missing => Some(f64::NAN),
            Node::Total(place) => {
                let total = self.totals.get(*place as usize).copied().flatten();
                Some(total.map_or(f64::NAN, lane))
            }
            _ => None,
        }
    }

    fn fresh(&mut self) -> Register {
        let register = self.next;
        self.next += 1;
        register
    }

    fn root(&mut self, root: &Root) {
        match root {
            Root::Output(Output { quarter, place, node }) => {
                let (from, has_gaps) = (self.register(*node), self.bound(*node).has_gaps);
                let (quarter, place) = (*quarter, *place);
                self.steps.push(Step::Output { from, quarter, place, has_gaps });
            }
            Root::Class(class) => {
                let from = self.register(class.node);
                let gates: Vec<(Register, &Arc<[u8; 256]>)> =
                    class.gates.iter().map(|(on, table)| (self.register(*on), table)).collect();
                let quarter = class.quarter;
                self.steps.push(Step::Class { from, quarter });
                for (on, table) in gates {
                    self.steps.push(Step::Gate { on, table: Arc::clone(table), quarter });
                }
            }
            Root::Sum(place, sum) => {
                let from = self.register(sum.node);
                let also: Box<[Register]> = sum
                    .also
                    .iter()
                    .filter(|id| **id != sum.node && self.bound(**id).has_gaps)
                    .copied()
                    .collect::<Vec<_>>()
                    .into_iter()
                    .map(|id| self.register(id))
                    .collect();
                self.steps.push(Step::Add { from, also, in_force: sum.in_force, sum: *place });
            }
        }
    }

    /// The register of a node, computed now if it isn't there yet.
    fn register(&mut self, root: NodeId) -> Register {
        // Not recursive: running sums are chains as long as the panel.
        let mut open = vec![root];
        while let Some(id) = open.last().copied() {
            if self.of_node.get(id.place()).copied().flatten().is_some() {
                open.pop();
                continue;
            }
            let mut ready = true;
            for part in self.sources(id) {
                if self.of_node.get(part.place()).copied().flatten().is_none() {
                    open.push(part);
                    ready = false;
                }
            }
            if ready {
                open.pop();
                let register = self.compute(id);
                if let Some(slot) = self.of_node.get_mut(id.place()) {
                    *slot = Some(register);
                }
            }
        }
        self.at(root)
    }

    fn at(&self, id: NodeId) -> Register {
        self.of_node.get(id.place()).copied().flatten().unwrap_or(Register::MAX)
    }

    fn compute(&mut self, id: NodeId) -> Register {
        let graph = self.graph;
        let node = graph.node(id);
        if let Some(number) = self.fixed(id) {
            let to = self.fresh();
            self.steps.push(Step::Constant(to, number));
            return to;
        }
        if let Some(Terms { terms, plus, of }) = self.terms.get(&id) {
            let terms = terms.iter().map(|(id, by)| (self.at(*id), lane(*by))).collect();
            let (plus, of) = (lane(*plus), *of);
            let to = self.fresh();
            self.steps.push(Step::Terms { to, terms, plus, of });
            return to;
        }
        let step = match node {
            Node::Missing | Node::Constant(_) | Node::Total(_) => {
                Step::Constant(self.fresh(), f64::NAN)
            }
            Node::Cell { column, row } => {
                Step::Cell { to: self.fresh(), column: *column, row: *row }
            }
            Node::Opening { column } => Step::Cell { to: self.fresh(), column: *column, row: 0 },
            Node::Affine { a, by, plus } => {
                Step::Affine { to: self.fresh(), a: self.at(*a), by: lane(*by), plus: lane(*plus) }
            }
            Node::Linear { a, by, b, times, plus } => {
                let (to, a, b) = (self.fresh(), self.at(*a), self.at(*b));
                match (by, times, plus) {
                    (1, 1, 0) => Step::Sum { to, a, b },
                    (1, -1, 0) => Step::Difference { to, a, b },
                    _ => {
                        let (by, times, plus) = (lane(*by), lane(*times), lane(*plus));
                        Step::Linear { to, a, by, b, times, plus }
                    }
                }
            }
            Node::Product(a, b) => {
                Step::Product { to: self.fresh(), a: self.at(*a), b: self.at(*b) }
            }
            Node::Round { over, by, under, per, mode } => {
                return self.round(*over, *under, (*by, *per), *mode);
            }
            Node::Known(all) => {
                Step::Known { to: self.fresh(), all: all.iter().map(|id| self.at(*id)).collect() }
            }
            Node::Choose { on, first, second } => {
                let (on, first, second) = (self.at(*on), self.at(*first), self.at(*second));
                Step::Choose { to: self.fresh(), on, first, second }
            }
            Node::Less(a, b) => Step::Less { to: self.fresh(), a: self.at(*a), b: self.at(*b) },
            Node::Nonzero { value, of } => {
                let (value, of) = (self.at(*value), self.at(*of));
                Step::Nonzero { to: self.fresh(), value, of }
            }
            // What is never missing needs no other.
            Node::OrElse(a, _) if !self.bound(*a).has_gaps => return self.at(*a),
            Node::OrElse(a, other) => {
                Step::OrElse { to: self.fresh(), a: self.at(*a), other: lane(*other) }
            }
            Node::Clamp { a, by, plus, low, high } => Step::Clamp {
                to: self.fresh(),
                a: self.at(*a),
                by: lane(*by),
                plus: lane(*plus),
                low: lane(*low),
                high: lane(*high),
            },
            Node::Pieces { a, pieces } => {
                // Beyond all lanes there is nothing to be told apart.
                let from = |from: i128| lane(from.clamp(-crate::bounds::STEP, crate::bounds::STEP));
                let pieces = pieces.iter().map(|p| (from(p.from), lane(p.by), lane(p.plus)));
                let pieces: Box<[(f64, f64, f64)]> = pieces.collect();
                Step::Pieces { to: self.fresh(), a: self.at(*a), pieces }
            }
            Node::Fact { condition, quarter } => {
                Step::Fact { to: self.fresh(), condition: *condition, quarter: *quarter }
            }
        };
        let to = self.next - 1;
        self.steps.push(step);
        to
    }

    fn round(
        &mut self,
        over: NodeId,
        under: NodeId,
        (by, per): (i128, i128),
        mode: RoundingMode,
    ) -> Register {
        let fixed = self.fixed(under);
        // Nothing is left to round of whole numbers.
        if by == 1 && per == 1 && fixed == Some(1.0) {
            return self.at(over);
        }
        let doubled = Doubled::of(by, per, mode);
        let (bound, divisor) = (self.bound(over), self.bound(under));
        let may_turn = divisor.low < 0;
        let signed = bound.low < 0 || may_turn;
        let mut divided = self.at(over);
        let below = match fixed {
            Some(number) if !may_turn => Below::Fixed(Divisor::fixed(number, doubled.per)),
            _ => {
                let mut below = self.at(under);
                if may_turn {
                    let (to, size) = (self.fresh(), self.fresh());
                    self.steps.push(Step::Turned { to, over: divided, under: below });
                    self.steps.push(Step::Size { to: size, a: below });
                    (divided, below) = (to, size);
                }
                let uses = self.uses.get(&(under, doubled.per)).copied().unwrap_or(0);
                match uses > 1 && !may_turn {
                    true => self.shared(under, below, doubled.per),
                    false => Below::Own(below, lane(doubled.per)),
                }
            }
        };
        let (to, by, mode) = (self.fresh(), lane(doubled.by), mode_of(mode));
        self.steps.push(Step::Round { to, over: divided, by, below, mode, signed });
        to
    }

    fn shared(&mut self, under: NodeId, below: Register, per: i128) -> Below {
        if let Some((to, reciprocal)) = self.divisors.get(&(under, per)) {
            return Below::Shared(*to, *reciprocal);
        }
        let (to, reciprocal) = (self.fresh(), self.fresh());
        self.steps.push(Step::Divisor { to, reciprocal, under: below, per: lane(per) });
        self.divisors.insert((under, per), (to, reciprocal));
        Below::Shared(to, reciprocal)
    }
}

/// The same steps in as few registers as are needed at once.
fn allocated(mut steps: Vec<Step>) -> (Vec<Step>, usize) {
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
