//! The pass before: sums over all zones, which shares are divided by.

use super::{EvaluateError, Program};
use crate::plan::{Sum, Wanted};
use crate::tile::Memberships;

impl Program<'_> {
    /// Each total of the graph; `None` where no zone has a figure.
    pub(super) fn totals(&self) -> Result<Vec<Option<i128>>, EvaluateError> {
        if self.graph.totals.is_empty() {
            return Ok(Vec::new());
        }
        let sum = |total: &crate::graph::Total| Sum {
            node: total.node,
            also: [].into(),
            in_force: Some(total.quarter),
        };
        let sums = self.graph.totals.iter().map(sum).collect();
        let wanted = Wanted { sums, ..Wanted::default() };
        let nowhere = Memberships::default();
        let run = self.run(&wanted, &[], 0, &nowhere, || (), |(), _| {}, |(), ()| ())?;
        let totals = self.graph.totals.iter().zip(run.tallies);
        totals
            .map(|(total, tally)| match (tally.count, tally.sum) {
                (0, _) => Ok(None),
                (_, Some(sum)) => Ok(Some(sum)),
                (_, None) => {
                    Err(EvaluateError::TotalOverflow { quarter: self.quarter(total.quarter) })
                }
            })
            .collect()
    }
}
