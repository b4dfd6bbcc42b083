//! Reconciliation: where published figures contradict each other, and by how
//! much.
//!
//! Stocks are held against the flows between them, a year against its parts, the
//! nation against its zones, a figure against its other releases, a stated
//! percentage against its own operands, and the number of zones against the
//! registry. The only tolerance is the precision of the figures themselves: two
//! things contradict each other if no values inside the intervals of the figures
//! make both true. Nothing is decided by a rounded number.
//!
//! What leaves no contradiction is no finding: a flow that rounding allows, a
//! stock of jobs that shrank (people left, which is a finding of its own kind and
//! no accusation), a figure that a careless division would doubt.

mod balance;
mod book;
mod finding;
mod flows;
mod nation;
mod ratios;
mod releases;
mod stocks;
#[cfg(test)]
mod tests;
mod words;

use kawasan_model::Knowledge;

use book::Book;

pub use finding::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Otherwise, Role, Severity, Side,
};
pub use ratios::{RatioCheck, RatioOf, StatedRatio};

/// What the figures known on a day contradict.
///
/// # Examples
///
/// Rp263.4 trillion at the end of 2024 and Rp40.48 trillion in the half-year after
/// it can't be the Rp294.4 trillion published for mid 2025, whatever the rounding:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{FindingKind, Reconciliation};
/// use kawasan_model::Subject;
///
/// let reconciliation = Reconciliation::of(kek().dataset().all_known());
/// let stock = reconciliation
///     .findings
///     .iter()
///     .filter(|finding| finding.subject == Subject::National)
///     .filter(|finding| finding.measure.as_str() == "investment")
///     .find(|finding| finding.period.to_string() == "2025-S1")
///     .ok_or("a break")?;
/// assert_eq!(stock.kind, FindingKind::Break);
/// let published: Vec<String> = stock.figures().map(|o| o.figure.to_string()).collect();
/// assert_eq!(published, ["294.4 IDR trillion", "263.4 IDR trillion", "40.48 IDR trillion"]);
/// // 263.4 + 40.48 − 294.4 is 9.48, and rounding leaves 9.375 to 9.585.
/// assert_eq!(stock.gap.low.to_string(), "9375000000000");
/// assert_eq!(stock.gap.high.map(|h| h.to_string()).as_deref(), Some("9585000000000"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reconciliation<'a> {
    /// What was known.
    pub known: Knowledge<'a>,
    /// What contradicts, by subject, measure, period and kind; the order of the
    /// rows that were read has no part in it.
    pub findings: Vec<Finding<'a>>,
    /// Stated percentages that their operands allow, in the same order.
    pub holds: Vec<RatioCheck<'a>>,
}

impl<'a> Reconciliation<'a> {
    /// Reconciles all figures that were known.
    ///
    /// Rows of a counterparty are left out: one company's project is no part of a
    /// total. So are figures without a period, of which nobody can say whether
    /// they are about the same thing.
    #[must_use]
    pub fn of(known: Knowledge<'a>) -> Self {
        let book = Book::of(known);
        let mut findings = stocks::findings(&book);
        findings.extend(flows::findings(&book));
        findings.extend(nation::findings(&book));
        findings.extend(releases::findings(known));
        let (contradicted, holds) = ratios::checks(known);
        findings.extend(contradicted);
        findings.sort_by_cached_key(Finding::order);
        Reconciliation { known, findings, holds }
    }
}
