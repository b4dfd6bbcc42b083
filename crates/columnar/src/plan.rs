//! From a graph to steps: what runs in lanes, in which registers, and what takes the wide path.

mod planner;
mod step;
mod terms;

use std::collections::BTreeSet;
use std::sync::Arc;

use planner::Planner;

use crate::bounds::Bound;
use crate::graph::{Graph, NodeId};

pub(crate) use step::{Below, Of, Register, Step};

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

impl Wanted {
    /// The nodes of all of it.
    pub(crate) fn nodes(&self) -> Vec<NodeId> {
        let outputs = self.outputs.iter().map(|output| output.node);
        let classes = self.classes.iter().flat_map(|class| Root::Class(class.clone()).nodes());
        let sums = self.sums.iter().flat_map(|sum| Root::Sum(0, sum.clone()).nodes());
        outputs.chain(classes).chain(sums).collect()
    }
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
/// The steps of a program, and what the lanes don't hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) steps: Vec<Step>,
    pub(crate) registers: usize,
    /// The columns that are read.
    pub(crate) columns: Vec<u32>,
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
        let mut planner = Planner::new(graph, bounds, totals);
        // What is needed latest decides when a root is computed, so that quarters follow.
        roots.sort_by_key(Root::latest);
        planner.count_divisors(&roots);
        planner.find_terms(&roots);
        for root in &roots {
            planner.root(root);
        }
        let (steps, registers) = step::allocated(planner.finish());
        let columns: BTreeSet<u32> = steps.iter().filter_map(Step::column).collect();
        Plan { steps, registers, columns: columns.into_iter().collect(), wide }
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
