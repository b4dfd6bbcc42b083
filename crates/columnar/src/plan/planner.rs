//! Writing the steps: each node once, in the order in which it is needed.

use std::collections::HashMap;
use std::sync::Arc;

use kawasan_exact::RoundingMode;

use super::terms::Terms;
use super::{Below, Output, Register, Root, Step, needed};
use crate::bounds::{Bound, Doubled};
use crate::graph::{Graph, Node, NodeId};
use crate::lanes::{Divisor, lane, mode_of};

/// Writes steps with a register of its own for each result.
pub(super) struct Planner<'g> {
    pub(super) graph: &'g Graph,
    bounds: &'g [Bound],
    totals: &'g [Option<i128>],
    of_node: Vec<Option<Register>>,
    /// Divisors that are used more than once.
    divisors: HashMap<(NodeId, i128), (Register, Register)>,
    uses: HashMap<(NodeId, i128), usize>,
    /// Sums that are computed from their terms.
    pub(super) terms: HashMap<NodeId, Terms>,
    steps: Vec<Step>,
    next: Register,
}

impl<'g> Planner<'g> {
    pub(super) fn new(graph: &'g Graph, bounds: &'g [Bound], totals: &'g [Option<i128>]) -> Self {
        Planner {
            graph,
            bounds,
            totals,
            of_node: vec![None; graph.nodes().len()],
            divisors: HashMap::new(),
            uses: HashMap::new(),
            terms: HashMap::new(),
            steps: Vec::new(),
            next: 0,
        }
    }

    /// The steps, each result in a register of its own.
    pub(super) fn finish(self) -> Vec<Step> {
        self.steps
    }

    pub(super) fn bound(&self, id: NodeId) -> Bound {
        let nothing = Bound { low: 0, high: 0, has_gaps: true, fits: false };
        self.bounds.get(id.place()).copied().unwrap_or(nothing)
    }

    /// How often each divisor divides.
    pub(super) fn count_divisors(&mut self, roots: &[Root]) {
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

    pub(super) fn root(&mut self, root: &Root) {
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
        if per == 1 && fixed == Some(1.0) {
            if by == 1 {
                return self.at(over);
            }
            let (to, a) = (self.fresh(), self.at(over));
            self.steps.push(Step::Affine { to, a, by: lane(by), plus: 0.0 });
            return to;
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
