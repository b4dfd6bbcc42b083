//! Sums of sums, computed from their terms in one step.

use std::collections::{HashMap, HashSet};

use super::planner::Planner;
use super::{Of, Root, needed};
use crate::graph::{Node, NodeId};

/// A sum of several terms, instead of sums of two.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    pub(super) terms: Vec<(NodeId, i128)>,
    pub(super) plus: i128,
    pub(super) of: Of,
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

impl Planner<'_> {
    /// Which sums of sums are computed at once: those of which nobody else needs the inner ones.
    pub(super) fn find_terms(&mut self, roots: &[Root]) {
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
}
