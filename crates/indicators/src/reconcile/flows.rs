//! Flows against the flows inside their period: a year against its quarters, a
//! year-to-date figure against an earlier one.

use kawasan_model::Period;

use super::balance::Balance;
use super::book::Book;
use super::finding::{Comparison, Finding, Operand, Role};

/// What the flows of all accounts contradict.
///
/// Of a measure whose stock can shrink, additions may have been published net of
/// who left, so that a year below its parts implies exits.
pub(super) fn findings<'a>(book: &Book<'a>) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    for ((_, measure, _), account) in &book.accounts {
        let can_shrink = book.can_shrink(measure);
        let mut told: Vec<Period> = Vec::new();
        let mut wholes = account.flows.clone();
        wholes.sort_by_key(|(period, _)| (period.len(), *period));
        for (period, whole) in wholes {
            let before = period.first_day().previous_day();
            let parts = account.inside(before, period.last_day(), Some(period));
            let quarters: u32 = parts.iter().map(|(part, _)| u32::from(part.len())).sum();
            let is_complete = quarters == u32::from(period.len());
            if parts.is_empty() || told.iter().any(|inner| period.contains(*inner)) {
                continue;
            }
            let mut operands = vec![Operand::new(Role::Whole, whole)];
            operands.extend(parts.iter().map(|(_, part)| Operand::new(Role::Part, part)));
            let comparison =
                if is_complete { Comparison::WholeAndParts } else { Comparison::WholeAtLeast };
            let balance = Balance { operands, is_complete, comparison, can_shrink };
            if let Some(finding) = balance.finding(book.known) {
                told.push(period);
                found.push(finding);
            }
        }
    }
    found
}
