//! Performance indicators of special economic zones: one definition each, exact,
//! with intervals from the published precision and the sources of every figure.
//!
//! An [`Indicator`] is a value: a [`Formula`] over observations with its title,
//! unit, direction and the [`Rounding`] of its result. An [`Evaluator`] answers
//! it for a subject and a period from what was known on a day. Nothing here knows
//! scores, weights or classes.
//!
//! # How exact
//!
//! A formula is one quotient of sums of products of figures, evaluated in whole
//! numbers of any size and rounded once, at the scale and in the way that the
//! indicator declares. Bounds are rounded outward, so they never leave out the
//! true value.
//!
//! # Example
//!
//! See [`Evaluator`].
#![forbid(unsafe_code)]

mod attribute;
mod catalogue;
mod claim_check;
mod evaluate;
mod formula;
mod indicator;
mod peers;
mod project;
mod ratio_form;
mod reconcile;
mod reporting;
mod set_claim;
mod totals;
mod valuation;
mod zone_chain;

pub use attribute::Attribute;
pub use catalogue::{Catalogue, CatalogueError};
pub use claim_check::{ClaimCheck, Computed, Fit, Undecided};
pub use evaluate::{
    BoundsKind, Coverage, Evaluation, Evaluator, FindScopeError, Group, IndicatorValue, Input,
    InputUse, KeyedSeries, Missing, NotKnown, Outcome, PlanTime, Scope, Trace,
};
pub use formula::{
    Formula, FormulaError, ParseFormulaError, ParseWindowError, Part, Term, Terms, Whose, Window,
};
pub use indicator::{Direction, Indicator, Pillar, Topic};
pub use kawasan_exact::{QuotientError, Rounding, RoundingError, RoundingMode};
pub use peers::{
    AgeBands, AgeBandsError, AmongPeers, Likeness, NotCompared, ParsePeerRuleError, Peer,
    PeerComparison, PeerMedian, PeerRule, PeerValue,
};
pub use project::{Project, ProjectAmount, ProjectChange, ProjectFigure, Projects};
pub use reconcile::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Otherwise, RatioCheck, RatioOf,
    Reconciliation, Role, Severity, Side, StatedRatio, UnitSlip,
};
pub use reporting::{
    ParseReportItemError, ParseReportingRuleError, ReportItem, ReportState, ReportedItem,
    Reporting, ReportingRule, ZoneReport,
};
pub use set_claim::{
    Judgement, Member, ParseQuantifierError, Quantifier, Tally, are_exactly, are_highest,
    are_in_order, rank_bounds,
};
pub use totals::{Total, totals};
pub use valuation::{Conversion, ConversionSource, Valuation};
pub use zone_chain::{Depth, NoStepFigure, Presence, StepTaker, ZoneChain, ZoneStep};
