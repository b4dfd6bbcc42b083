//! Gates: where they hold, and what they make of an outcome.

use std::sync::Arc;

use kawasan_rating::Condition;
use rust_decimal::Decimal;

use super::{Rating, code, constant_piece, outcome, threshold};
use crate::graph::NodeId;

impl Rating<'_, '_, '_> {
    pub(super) fn gates(&mut self) -> Option<Vec<(NodeId, Arc<[u8; 256]>)>> {
        let methodology = self.rater.methodology;
        let mut gates = Vec::new();
        let mut fact = 0_u32;
        for (place, gate) in methodology.gates().iter().enumerate() {
            let mut holds = self.compiler.graph.constant(1);
            for condition in &gate.when {
                let one = self.condition(condition, &mut fact)?;
                holds = self.compiler.graph.product(holds, one);
            }
            let mut table = [0_u8; 256];
            for (before, after) in (0..=u8::MAX).zip(table.iter_mut()) {
                *after = code(methodology.after_gate(place, outcome(before), self.quarters));
            }
            gates.push((holds, Arc::new(table)));
        }
        Some(gates)
    }

    /// 1 where a condition certainly holds.
    fn condition(&mut self, condition: &Condition, fact: &mut u32) -> Option<NodeId> {
        let quarter = u32::try_from(self.quarter).ok()?;
        Some(match condition {
            Condition::CoverageBelow(share) => {
                let reached = self.is_at_least(share)?;
                self.compiler.graph.affine(reached, -1, 1)
            }
            Condition::Below { indicator, value, .. } => self.compared(indicator, *value, (1, 0)),
            Condition::AtLeast { indicator, value, .. } => self.compared(indicator, *value, (0, 1)),
            Condition::Missing(indicator) => match self.value_of(indicator) {
                None => self.compiler.graph.constant(1),
                Some((node, _)) => {
                    let known = self.compiler.graph.known(vec![node]);
                    self.compiler.graph.affine(known, -1, 1)
                }
            },
            condition => {
                condition.of_facts(kawasan_rating::Facts::UNKNOWN)?;
                let node = self.compiler.graph.fact(*fact, quarter);
                *fact += 1;
                node
            }
        })
    }

    /// One number below a limit and another from it up; 0 of a missing value.
    fn compared(&mut self, indicator: &str, limit: Decimal, (below, from): (i128, i128)) -> NodeId {
        match self.value_of(indicator) {
            None => self.compiler.graph.constant(0),
            Some((node, scale)) => {
                let pieces = vec![
                    constant_piece(i128::MIN, below),
                    constant_piece(threshold(limit, scale), from),
                ];
                let node = self.compiler.graph.pieces(node, pieces);
                self.compiler.graph.or_else(node, 0)
            }
        }
    }

    /// The value of an indicator with its scale.
    fn value_of(&self, id: &str) -> Option<(NodeId, u32)> {
        let mut all = self.rater.indicators().zip(self.values);
        let (indicator, node) = all.find(|(indicator, _)| indicator.id() == id)?;
        Some((*node, indicator.rounding().scale()))
    }
}
