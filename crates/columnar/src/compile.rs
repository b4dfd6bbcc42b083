//! From definitions to a column program.

mod error;
mod formula;
mod methodology;
mod ratio;
mod window;

use std::collections::BTreeMap;
use std::sync::Arc;

use kawasan_indicators::{Formula, Rounding};

use crate::Panel;
use crate::graph::{Graph, NodeId};
use crate::panel::Column;

pub use error::CompileError;
pub(crate) use formula::check;
pub(crate) use methodology::{Rater, UNRATED, code, outcome};
pub(crate) use ratio::Ratio;

/// Makes nodes of definitions over a panel.
#[derive(Debug)]
pub(crate) struct Compiler<'p> {
    pub(crate) panel: &'p Panel,
    pub(crate) graph: Graph,
    accumulated: BTreeMap<usize, Vec<NodeId>>, // of a column, up to each of its first rows
}

impl<'p> Compiler<'p> {
    pub(crate) fn new(panel: &'p Panel) -> Self {
        let full = panel.columns().iter().map(Column::is_full);
        Compiler { panel, graph: Graph::over(full.collect()), accumulated: BTreeMap::new() }
    }

    /// The value of a formula in a quarter, by its place: a whole number of the last decimal of a
    /// rounding.
    pub(crate) fn rounded(
        &mut self,
        formula: &Formula,
        rounding: Rounding,
        label: &Arc<str>,
        quarter: usize,
    ) -> NodeId {
        let ratio = self.ratio(formula, quarter);
        self.round(ratio, rounding, label)
    }

    pub(crate) fn round(&mut self, ratio: Ratio, rounding: Rounding, label: &Arc<str>) -> NodeId {
        let ratio = self.times_power(ratio, rounding.scale().try_into().unwrap_or(0));
        let Ratio { over, by, under, per } = ratio;
        let node = self.graph.round((over, by), (under, per), rounding.mode());
        self.graph.name(node, label);
        node
    }
}
