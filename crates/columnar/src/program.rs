//! Programs: definitions compiled for a panel.

mod aggregates;
mod build;
mod by_row;
mod fold;
mod totals;
mod unanswered;

use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};

use kawasan_indicators::{Indicator, Term, Window};
use kawasan_model::{Quarter, Unit, ZoneId};
use kawasan_rating::Methodology;
use rust_decimal::Decimal;

use crate::compile::Rater;
use crate::graph::Graph;
use crate::panel::Panel;
use crate::plan::Wanted;
use crate::reason::Reason;
use crate::tile::Memberships;
use crate::walk::{Walk, of_zone};

pub use aggregates::Aggregate;
pub use build::ProgramBuilder;
pub use fold::Folded;
use fold::Plans;
pub use unanswered::Unanswered;

/// Indicators, and perhaps a methodology, compiled for a panel.
///
/// All formulas become one graph of whole numbers in which everything is computed once, for all
/// quarters of the panel. It runs tile by tile: where the bounds of the columns show that every
/// number on the way fits, in the lanes of vector registers, else in integers as wide as it takes.
/// The digits are those of the row evaluator whatever the path, the instruction set and the number
/// of threads.
///
/// # Examples
///
/// ```
/// use kawasan_columnar::{Panel, Program, synthetic};
/// use kawasan_data::kek;
/// use kawasan_indicators::Catalogue;
///
/// let panel = synthetic::panel(100, "2020-Q1/2023-Q4".parse()?, 1)?;
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let attainment = catalogue.get("investment_attainment").ok_or("in the catalogue")?;
/// let program = Program::builder(&panel).indicators([attainment]).build()?;
/// let results = program.evaluate()?;
/// // The first zone in the fourth quarter, at four decimals.
/// let value = results.value(0, 0, 3);
/// assert_eq!(value, program.cell(0, 0, 3).ok());
/// assert_eq!(value.map(|value| value.scale()), Some(4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Program<'p> {
    panel: &'p Panel,
    graph: Graph,
    wanted: Wanted,
    outputs: Arc<[OutputInfo]>,
    indicators: Vec<Indicator>, // of which the first outputs are the values
    rater: Option<Rater<'p>>,
    facts: Vec<Vec<(u32, u32)>>,
    groups: Vec<GroupInfo>,
    group_sums: Vec<GroupSums>, // of each quarter, of each indicator
    memberships: Memberships,
    threads: NonZeroUsize,
    path: Path,
    /// The plan of the pass before, and that of the main pass with the totals that it rests on.
    plans: [OnceLock<Arc<Plans>>; 2],
}

/// What an output of a program is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OutputInfo {
    /// The id of the indicator or group.
    pub id: String,
    /// What of it.
    pub kind: OutputKind,
    /// The unit of its values.
    pub unit: Unit,
    /// How many decimals they have.
    pub scale: u32,
}

impl OutputInfo {
    /// What errors call it.
    fn name(&self) -> String {
        match self.kind {
            OutputKind::Value => self.id.clone(),
            OutputKind::Score => format!("score of {}", self.id),
            OutputKind::Group => format!("score of group {}", self.id),
            OutputKind::Composite => format!("composite of {}", self.id),
        }
    }
}

/// What an output of a program is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OutputKind {
    /// The value of an indicator.
    Value,
    /// The score of an indicator, rounded as the methodology rounds scores, or else as it
    /// rounds the composite.
    Score,
    /// The score of a group, rounded as the composite.
    Group,
    /// The composite.
    Composite,
}

/// Zones that are summed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupInfo {
    pub(crate) name: String,
    /// How many zones it has.
    pub(crate) zones: usize,
    /// Its place among the tallies of a sum; `None` for all zones.
    pub(crate) place: Option<usize>,
    /// Which they are; `None` for all zones.
    pub(crate) members: Option<Vec<usize>>,
}

/// The sums of the terms of an indicator in a quarter; `None` where one of them never is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct GroupSums(pub(crate) Option<Vec<TermSum>>);

/// Where the sum of a term is, and its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TermSum {
    pub(crate) term: Term,
    pub(crate) place: u32,
    pub(crate) scale: i32,
}

/// By which path a program runs. The results are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Path {
    /// In lanes where the numbers fit, with the best instructions that the machine has.
    #[default]
    Fastest,
    /// In lanes where the numbers fit, with the instructions that every machine of its kind has.
    Portable,
    /// In wide integers only.
    Wide,
}

/// Thousands of threads take a machine down, and none has so many cores.
const MOST_THREADS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(255);

/// Why a program has no results.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A result, or what is rounded on the way, has more digits than there is room for.
    #[error("`{node}` of zone `{zone}` in `{quarter}` is too large: expected to fit {bits} bits")]
    #[non_exhaustive]
    Overflow {
        /// The zone.
        zone: ZoneId,
        /// The quarter.
        quarter: Quarter,
        /// What is too large: an output, and after a colon what is rounded on the way to it.
        node: String,
        /// How many bits there are for it: 64 for results, 96 on the way.
        bits: u8,
    },
    /// A sum over all zones doesn't fit 128 bits.
    #[error("the sum over all zones in `{quarter}` is too large: expected to fit 128 bits")]
    #[non_exhaustive]
    TotalOverflow {
        /// The quarter.
        quarter: Quarter,
    },
    /// There is no memory for all results.
    #[error(
        "there is no memory for {outputs} results of {rows} zone-quarters: expected them to be \
         folded, block by block"
    )]
    #[non_exhaustive]
    NoRoom {
        /// How many zone-quarters.
        rows: usize,
        /// How many outputs.
        outputs: usize,
    },
    /// Threads can't be started.
    #[error("{threads} threads can't be started: {reason}")]
    #[non_exhaustive]
    Threads {
        /// How many.
        threads: usize,
        /// What the system says.
        reason: String,
    },
}

impl<'p> Program<'p> {
    /// The panel.
    #[must_use]
    pub const fn panel(&self) -> &'p Panel {
        self.panel
    }

    /// What the outputs are, in their order.
    #[must_use]
    pub fn outputs(&self) -> &[OutputInfo] {
        &self.outputs
    }

    /// The place of an output.
    #[must_use]
    pub fn place(&self, kind: OutputKind, id: &str) -> Option<usize> {
        self.outputs.iter().position(|output| output.kind == kind && output.id == id)
    }

    /// The methodology, if there is one.
    #[must_use]
    pub fn methodology(&self) -> Option<&'p Methodology> {
        self.rater.as_ref().map(|rater| rater.methodology)
    }

    /// Whether the methodology is evaluated column by column. One that needs logarithms, roots or
    /// medians is local, too, but each row is rated by itself, which is exact and slow.
    #[must_use]
    pub fn rates_by_columns(&self) -> bool {
        self.rater.as_ref().is_some_and(|rater| rater.is_rational)
    }

    /// The same program on so many threads, at most 256; on one, if nothing is said. There are never
    /// more than tiles of 256 zones, and without the feature `rayon` there is one. The digits are the
    /// same.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads.min(MOST_THREADS);
        self
    }

    /// The same program by another path.
    #[must_use]
    pub fn by(mut self, path: Path) -> Self {
        self.path = path;
        self.plans = Default::default();
        self
    }

    /// The value of an indicator, by its place among the outputs, of a zone in a quarter,
    /// computed by itself in fractions; or the reason why there is none.
    ///
    /// It is as slow as the row evaluator, and slower for shares of all zones.
    ///
    /// # Errors
    /// [`Reason`], as the row evaluator gives it; [`Reason::NoZones`] and
    /// [`Reason::NoSuchWindow`] if there is no such indicator, zone or quarter.
    pub fn cell(&self, indicator: usize, zone: usize, quarter: usize) -> Result<Decimal, Reason> {
        let indicator = self.indicators.get(indicator).ok_or(Reason::NoZones)?;
        self.panel.zones().get(zone).ok_or(Reason::NoZones)?;
        let no_quarter = Reason::NoSuchWindow { window: Window::PERIOD };
        self.panel.quarter(quarter).ok_or(no_quarter)?;
        let own = |term: &Term| of_zone(self.panel, term, zone, quarter);
        let walk = Walk { panel: self.panel, quarter, own: &own };
        walk.rounded(indicator.formula(), indicator.rounding())
    }
}
