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

use kawasan_model::{Claim, Knowledge, Subject, Verdict};

use crate::ClaimCheck;
use book::Book;

pub use finding::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Otherwise, Role, Severity, Side,
    UnitSlip,
};
pub(crate) use ratios::gap;
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
    /// The claims that were checked, in the order in which they were given; see
    /// [`Reconciliation::with_claims`].
    pub claims: Vec<ClaimCheck<'a>>,
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
        Reconciliation { known, findings, holds, claims: Vec::new() }
    }

    /// Checks published claims, too: of these, those that were known on the day. A
    /// claim without a source or date is known only where no day is asked for.
    ///
    /// # Examples
    ///
    /// "Up 7 per cent" was said of Rp31.4 trillion after Rp22.2 trillion:
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Reconciliation;
    ///
    /// let claims = kek().claims().iter().map(|published| &published.claim);
    /// let reconciliation = Reconciliation::of(kek().dataset().all_known()).with_claims(claims);
    /// let wrong: Vec<String> =
    ///     reconciliation.contradicted_claims().map(|check| check.claim.to_string()).collect();
    /// let growth = "national 2024-S1: 7 percent = growth of 31.4 IDR trillion; 22.2 IDR trillion";
    /// assert!(wrong.iter().any(|claim| claim == growth));
    /// ```
    #[must_use]
    pub fn with_claims(mut self, claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let on = self.known.on();
        let is_known = |claim: &&Claim| {
            let said = claim.source().and_then(|source| source.published_on);
            on.is_none_or(|on| said.is_some_and(|said| said <= on))
        };
        self.claims.extend(claims.into_iter().filter(is_known).map(ClaimCheck::of));
        self
    }

    /// Only what is about a subject.
    #[must_use]
    pub fn about(mut self, subject: &Subject) -> Self {
        self.findings.retain(|finding| finding.subject == *subject);
        self.holds.retain(|check| check.stating.series.subject == *subject);
        self.claims.retain(|check| check.claim.subjects().contains(subject));
        self
    }

    /// Only what is about single zones, and about the nation against them.
    #[must_use]
    pub fn of_zones(mut self) -> Self {
        let is_zone = |subject: &Subject| subject.zone().is_some();
        self.findings.retain(|finding| {
            let of_nation = [Comparison::NationAndZones, Comparison::NationAtLeast];
            is_zone(&finding.subject) || of_nation.contains(&finding.comparison)
        });
        self.holds.retain(|check| is_zone(&check.stating.series.subject));
        self.claims.retain(|check| check.claim.subjects().iter().any(is_zone));
        self
    }

    /// Only findings of a kind, and what might have been one.
    #[must_use]
    pub fn of_kind(mut self, kind: FindingKind) -> Self {
        self.findings.retain(|finding| finding.kind == kind);
        self.holds.retain(|_| kind == FindingKind::StatedRatio);
        self.claims.retain(|check| check.finding_kind().is_none_or(|own| own == kind));
        self
    }

    /// The claims that are contradicted, without those that a finding tells
    /// already: the same percentage of the same subject in the same period.
    pub fn contradicted_claims(&self) -> impl Iterator<Item = &ClaimCheck<'a>> {
        let is_told = |claim: &Claim| {
            self.findings.iter().any(|finding| {
                matches!(finding.comparison, Comparison::Ratio(ratio) if ratio.stated == *claim.stated())
                    && claim.subjects() == [finding.subject.clone()]
                    && claim.period() == finding.period
            })
        };
        let wrong = self.claims.iter().filter(|check| check.verdict() == Verdict::Contradicted);
        wrong.filter(move |check| !is_told(check.claim))
    }
}
