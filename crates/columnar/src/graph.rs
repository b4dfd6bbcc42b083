//! Column programs: whole numbers that follow from one another, for every zone at once.
//!
//! A node is a whole number of a zone, or missing. Rows of columns are named absolutely, so one
//! graph is the program of all quarters of a panel; what two of them have in common (the flow of
//! this quarter is that of the next one's previous quarter) is one node. Sums over windows are
//! made from the shorter sum and one cell more, so that running sums come out by themselves.

use std::collections::HashMap;
use std::sync::Arc;

use kawasan_exact::{RoundingMode, Whole};

/// A node, by its place: what it is made of comes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) u32);

impl NodeId {
    pub(crate) const fn place(self) -> usize {
        self.0 as usize
    }
}

/// How a node follows from others. What is made of something missing is missing, but for
/// [`Known`](Node::Known), [`Choose`](Node::Choose) and [`OrElse`](Node::OrElse).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// Nothing, for any zone.
    Missing,
    /// A number.
    Constant(i128),
    /// The number of a column in a row.
    Cell { column: u32, row: u32 },
    /// What an accumulated column begins with.
    Opening { column: u32 },
    /// A sum over all zones, by its place in [`Graph::totals`].
    Total(u32),
    /// by · a + times · b + plus
    Linear { a: NodeId, by: i128, b: NodeId, times: i128, plus: i128 },
    /// by · a + plus
    Affine { a: NodeId, by: i128, plus: i128 },
    /// a · b
    Product(NodeId, NodeId),
    /// by · over ÷ (per · under), rounded; missing where `under` is 0. `by` and `per` are above 0.
    Round { over: NodeId, by: i128, under: NodeId, per: i128, mode: RoundingMode },
    /// 1 if all are known, else 0.
    Known(Box<[NodeId]>),
    /// The first where `on` isn't 0, else the second.
    Choose { on: NodeId, first: NodeId, second: NodeId },
    /// 1 if a is below b, else 0.
    Less(NodeId, NodeId),
    /// `value` where `of` isn't 0, else missing.
    Nonzero { value: NodeId, of: NodeId },
    /// The number, or this one where it is missing.
    OrElse(NodeId, i128),
    /// by · a + plus, but at least `low` and at most `high`.
    Clamp { a: NodeId, by: i128, plus: i128, low: i128, high: i128 },
    /// by · a + plus of the last piece whose `from` a reaches; of the first below all.
    Pieces { a: NodeId, pieces: Arc<[Piece]> },
    /// 1 if a condition on the facts of a zone certainly holds in a quarter, else 0.
    Fact { condition: u32, quarter: u32 },
}

/// A stretch of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Piece {
    pub(crate) from: i128,
    pub(crate) by: i128,
    pub(crate) plus: i128,
}

/// A sum over all zones that are in force in a quarter and of which the node is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Total {
    pub(crate) node: NodeId,
    pub(crate) quarter: u32,
}

/// Nodes, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
    always: Vec<bool>, // whether each node is known of every zone
    full: Vec<bool>,   // whether each column is
    places: HashMap<Node, NodeId>,
    pub(crate) totals: Vec<Total>,
    labels: HashMap<NodeId, Arc<str>>,
}

impl Graph {
    /// A graph over columns of which these have no gaps.
    pub(crate) fn over(full: Vec<bool>) -> Self {
        Graph { full, ..Graph::default() }
    }

    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(crate) fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.place()).unwrap_or(&Node::Missing)
    }

    /// What a rounded node is called where it overflows on the way to another.
    pub(crate) fn label(&self, id: NodeId) -> Arc<str> {
        self.labels.get(&id).cloned().unwrap_or_else(|| Arc::from("a step"))
    }

    pub(crate) fn name(&mut self, id: NodeId, label: &Arc<str>) {
        self.labels.entry(id).or_insert_with(|| Arc::clone(label));
    }

    fn add(&mut self, node: Node) -> NodeId {
        if let Some(known) = self.places.get(&node) {
            return *known;
        }
        // A program of more nodes would take more memory than there is.
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.always.push(self.is_known_of_all(&node));
        self.nodes.push(node.clone());
        self.places.insert(node, id);
        id
    }

    pub(crate) fn missing(&mut self) -> NodeId {
        self.add(Node::Missing)
    }

    pub(crate) fn constant(&mut self, number: i128) -> NodeId {
        self.add(Node::Constant(number))
    }

    pub(crate) fn cell(&mut self, column: u32, row: u32) -> NodeId {
        self.add(Node::Cell { column, row })
    }

    pub(crate) fn opening(&mut self, column: u32) -> NodeId {
        self.add(Node::Opening { column })
    }

    pub(crate) fn fact(&mut self, condition: u32, quarter: u32) -> NodeId {
        self.add(Node::Fact { condition, quarter })
    }

    pub(crate) fn total(&mut self, total: Total) -> NodeId {
        if self.is_missing(total.node) {
            return total.node;
        }
        let place = self.totals.iter().position(|known| *known == total).unwrap_or_else(|| {
            self.totals.push(total);
            self.totals.len() - 1
        });
        self.add(Node::Total(u32::try_from(place).unwrap_or(u32::MAX)))
    }

    pub(crate) fn is_missing(&self, id: NodeId) -> bool {
        *self.node(id) == Node::Missing
    }

    fn number(&self, id: NodeId) -> Option<i128> {
        match self.node(id) {
            Node::Constant(number) => Some(*number),
            _ => None,
        }
    }

    /// A number of any size.
    pub(crate) fn whole(&mut self, number: &Whole) -> NodeId {
        let chunk = 10_i128.pow(30);
        match (number.to_i128(), number.div_rem(&Whole::from(chunk))) {
            (Some(small), _) => self.constant(small),
            (None, Some((high, low))) => {
                let high = self.whole(&high);
                self.add(Node::Affine { a: high, by: chunk, plus: low.to_i128().unwrap_or(0) })
            }
            // Nothing is divided by zero here.
            (None, None) => self.missing(),
        }
    }

    /// by · a + plus
    pub(crate) fn affine(&mut self, a: NodeId, by: i128, plus: i128) -> NodeId {
        if self.is_missing(a) || (by == 1 && plus == 0) {
            return a;
        }
        let folded = self.number(a).and_then(|number| number.checked_mul(by)?.checked_add(plus));
        match folded {
            Some(number) => self.constant(number),
            None => self.add(Node::Affine { a, by, plus }),
        }
    }

    /// by · a + times · b + plus
    pub(crate) fn linear(
        &mut self,
        (a, by): (NodeId, i128),
        (b, times): (NodeId, i128),
        plus: i128,
    ) -> NodeId {
        if self.is_missing(a) || self.is_missing(b) {
            return self.missing();
        }
        let folded = |number: Option<i128>, by: i128| number?.checked_mul(by)?.checked_add(plus);
        if let Some(plus) = folded(self.number(a), by) {
            return self.affine(b, times, plus);
        }
        if let Some(plus) = folded(self.number(b), times) {
            return self.affine(a, by, plus);
        }
        self.add(Node::Linear { a, by, b, times, plus })
    }

    pub(crate) fn sum(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.linear((a, 1), (b, 1), 0)
    }

    pub(crate) fn product(&mut self, a: NodeId, b: NodeId) -> NodeId {
        match (self.number(a), self.number(b)) {
            _ if self.is_missing(a) || self.is_missing(b) => self.missing(),
            (Some(number), _) => self.affine(b, number, 0),
            (_, Some(number)) => self.affine(a, number, 0),
            _ => self.add(Node::Product(a.min(b), a.max(b))),
        }
    }

    /// by · over ÷ (per · under), rounded; `by` of any sign, `per` above 0.
    pub(crate) fn round(
        &mut self,
        (over, by): (NodeId, i128),
        (under, per): (NodeId, i128),
        mode: RoundingMode,
    ) -> NodeId {
        if self.is_missing(over) || self.is_missing(under) || self.number(under) == Some(0) {
            return self.missing();
        }
        // A factor of 0 or below goes into what is divided.
        let (over, by) = if by > 0 { (over, by) } else { (self.affine(over, by, 0), 1) };
        self.add(Node::Round { over, by, under, per, mode })
    }

    /// 1 if all are known; those that always are don't matter.
    pub(crate) fn known(&mut self, mut nodes: Vec<NodeId>) -> NodeId {
        nodes.retain(|id| !self.is_always_known(*id));
        nodes.sort_unstable();
        nodes.dedup();
        match nodes.iter().any(|id| self.is_missing(*id)) {
            true => self.constant(0),
            false if nodes.is_empty() => self.constant(1),
            false => self.add(Node::Known(nodes.into())),
        }
    }

    fn is_known_of_all(&self, node: &Node) -> bool {
        match node {
            Node::Constant(_) | Node::Known(_) | Node::OrElse(..) | Node::Fact { .. } => true,
            Node::Missing | Node::Total(_) | Node::Nonzero { .. } => false,
            Node::Cell { column, .. } | Node::Opening { column } => {
                self.full.get(*column as usize).copied().unwrap_or(false)
            }
            Node::Round { over, under, .. } => {
                self.is_always_known(*over) && self.number(*under).is_some_and(|under| under != 0)
            }
            _ => {
                let mut all = true;
                node.parts(|part| all &= self.is_always_known(part));
                all
            }
        }
    }

    pub(crate) fn is_always_known(&self, id: NodeId) -> bool {
        self.always.get(id.place()).copied().unwrap_or(false)
    }

    pub(crate) fn choose(&mut self, on: NodeId, first: NodeId, second: NodeId) -> NodeId {
        match self.number(on) {
            Some(0) => second,
            Some(_) => first,
            None if first == second => first,
            None if self.is_missing(on) => on,
            // Where the first is known, else nothing.
            None if self.is_missing(second) && self.says_whether_known(on, first) => first,
            None => self.add(Node::Choose { on, first, second }),
        }
    }

    fn says_whether_known(&self, on: NodeId, node: NodeId) -> bool {
        matches!(self.node(on), Node::Known(all) if **all == [node])
    }

    pub(crate) fn less(&mut self, a: NodeId, b: NodeId) -> NodeId {
        if self.is_missing(a) || self.is_missing(b) {
            return self.missing();
        }
        match self.number(a).zip(self.number(b)) {
            Some((a, b)) => self.constant((a < b).into()),
            None => self.add(Node::Less(a, b)),
        }
    }

    pub(crate) fn nonzero(&mut self, value: NodeId, of: NodeId) -> NodeId {
        match self.number(of) {
            Some(0) => self.missing(),
            Some(_) => value,
            None if self.is_missing(value) || self.is_missing(of) => self.missing(),
            None => self.add(Node::Nonzero { value, of }),
        }
    }

    pub(crate) fn or_else(&mut self, a: NodeId, other: i128) -> NodeId {
        if self.is_missing(a) {
            return self.constant(other);
        }
        if self.is_always_known(a) { a } else { self.add(Node::OrElse(a, other)) }
    }

    /// by · a + plus between two ends.
    pub(crate) fn clamp(
        &mut self,
        a: NodeId,
        (by, plus): (i128, i128),
        ends: (i128, i128),
    ) -> NodeId {
        let (low, high) = ends;
        if self.is_missing(a) { a } else { self.add(Node::Clamp { a, by, plus, low, high }) }
    }

    pub(crate) fn pieces(&mut self, a: NodeId, pieces: Vec<Piece>) -> NodeId {
        if self.is_missing(a) {
            return a;
        }
        self.add(Node::Pieces { a, pieces: pieces.into() })
    }
}

impl Node {
    /// The nodes it is made of.
    pub(crate) fn parts(&self, mut each: impl FnMut(NodeId)) {
        match self {
            Node::Missing
            | Node::Constant(_)
            | Node::Cell { .. }
            | Node::Opening { .. }
            | Node::Total(_)
            | Node::Fact { .. } => {}
            Node::Affine { a, .. }
            | Node::OrElse(a, _)
            | Node::Clamp { a, .. }
            | Node::Pieces { a, .. } => each(*a),
            Node::Linear { a, b, .. } | Node::Product(a, b) | Node::Less(a, b) => {
                each(*a);
                each(*b);
            }
            Node::Round { over, under, .. } => {
                each(*over);
                each(*under);
            }
            Node::Known(all) => all.iter().copied().for_each(each),
            Node::Choose { on, first, second } => {
                each(*on);
                each(*first);
                each(*second);
            }
            Node::Nonzero { value, of } => {
                each(*value);
                each(*of);
            }
        }
    }
}
