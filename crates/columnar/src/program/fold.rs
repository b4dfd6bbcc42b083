//! Running a program over all tiles.

use std::collections::BTreeMap;
use std::sync::Arc;

use pulp::Arch;

use super::{Aggregate, EvaluateError, OutputInfo, Path, Program};
use crate::bounds;
use crate::graph::NodeId;
use crate::panel::{Over, TILE};
use crate::plan::{Plan, Wanted};
use crate::results::{Block, Results};
use crate::tile::{self, Memberships, Overflown, Setting, Tally, TileOut, Workspace};

/// What a program has come to over all tiles.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Folded<S> {
    /// What was made of the blocks.
    pub state: S,
    /// The indicators of the groups that were asked for.
    pub aggregates: Vec<Aggregate>,
}

/// What a run over all tiles has come to.
pub(super) struct Run<S> {
    pub(super) state: S,
    pub(super) tallies: Vec<Tally>,
}

/// A plan by the bounds of all zones, and what to do where these are too wide.
#[derive(Debug)]
pub(super) struct Plans {
    /// What it rests on beside the graph and the panel.
    totals: Vec<Option<i128>>,
    whole: Plan,
    /// A plan by the bounds of most tiles, where those of a few are much wider; and which they are.
    most: Option<(Plan, Vec<bool>)>,
}

impl Program<'_> {
    /// All results, in memory: eight bytes for each output of each zone-quarter, and one for the
    /// class.
    ///
    /// # Errors
    /// [`EvaluateError`]; of several the first by zone.
    pub fn evaluate(&self) -> Result<Results, EvaluateError> {
        let mut results = self.no_results()?;
        self.evaluate_into(&mut results)?;
        Ok(results)
    }

    /// As [`evaluate`](Self::evaluate), into results of the same program, whose memory is used
    /// again.
    ///
    /// # Errors
    /// [`EvaluateError`]; the results are of no use then.
    pub fn evaluate_into(&self, results: &mut Results) -> Result<(), EvaluateError> {
        if !results.are_of(self) {
            *results = self.no_results()?;
        }
        let totals = self.totals()?;
        let (values, codes) = results.parts();
        let run = self.run_into(&totals, values, codes)?;
        results.aggregates = self.aggregates(&run);
        Ok(())
    }

    /// Goes over all tiles without keeping results: `init` makes a state, `each` takes a block of
    /// results into it, `merge` joins two states, that of the zones before first.
    ///
    /// Blocks come tile by tile in the order of the zones, on several threads in stretches of
    /// tiles that are merged in that order. So what is associative is the same whatever the number
    /// of threads.
    ///
    /// # Errors
    /// [`EvaluateError`]; of several the first by zone.
    pub fn fold<S: Send>(
        &self,
        init: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, &Block<'_>) + Sync,
        merge: impl Fn(S, S) -> S,
    ) -> Result<Folded<S>, EvaluateError> {
        let totals = self.totals()?;
        let outputs = self.outputs.len();
        let run = self.run(&self.wanted, &totals, outputs, &self.memberships, init, each, merge)?;
        let aggregates = self.aggregates(&run.tallies);
        Ok(Folded { state: run.state, aggregates })
    }

    fn no_results(&self) -> Result<Results, EvaluateError> {
        let (rows, outputs) = (self.panel.rows(), self.outputs.len());
        Results::empty(self).ok_or(EvaluateError::NoRoom { rows, outputs })
    }

    fn run_into(
        &self,
        totals: &[Option<i128>],
        values: &mut [i64],
        codes: &mut [u8],
    ) -> Result<Vec<Tally>, EvaluateError> {
        let setting = self.setting(&self.wanted, totals, self.outputs.len(), &self.memberships);
        let plans = self.plans(&setting);
        let (grid, outputs) = (self.panel.grid(), self.outputs.len());
        let with_codes = !codes.is_empty();
        let mut pieces: Vec<(usize, &mut [i64], &mut [u8])> = Vec::new();
        let (mut values, mut codes) = (values, codes);
        for tile in 0..grid.tiles() {
            let cells = grid.width(tile) * grid.rows;
            let (own, rest) = values.split_at_mut((cells * outputs).min(values.len()));
            let (own_codes, rest_codes) =
                codes.split_at_mut(if with_codes { cells.min(codes.len()) } else { 0 });
            (values, codes) = (rest, rest_codes);
            pieces.push((tile, own, own_codes));
        }
        let stretches = stretches(pieces, self.threads.get());
        let of_stretch = |stretch: Vec<(usize, &mut [i64], &mut [u8])>| {
            let mut workspace = Workspace::default();
            let mut tallies = self.no_tallies(&setting);
            for (tile, values, codes) in stretch {
                let mut out = TileOut { values, codes, tallies: &mut tallies, is_far: true };
                self.tile(&setting, &plans, tile, &mut workspace, &mut out)?;
            }
            Ok(tallies)
        };
        let mut all = self.no_tallies(&setting);
        for tallies in self.on_threads(stretches, of_stretch)? {
            merge_tallies(&mut all, &tallies.map_err(|at| self.overflow(at))?);
        }
        Ok(all)
    }

    #[expect(clippy::too_many_arguments, reason = "a fold and what it is over")]
    pub(super) fn run<S: Send>(
        &self,
        wanted: &Wanted,
        totals: &[Option<i128>],
        outputs: usize,
        memberships: &Memberships,
        init: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, &Block<'_>) + Sync,
        merge: impl Fn(S, S) -> S,
    ) -> Result<Run<S>, EvaluateError> {
        let setting = self.setting(wanted, totals, outputs, memberships);
        let plans = self.plans(&setting);
        let grid = self.panel.grid();
        let of_stretch = |tiles: Vec<usize>| {
            let mut state = init();
            let mut workspace = Workspace::default();
            let mut tallies = self.no_tallies(&setting);
            let with_codes = outputs > 0 && self.rater.is_some();
            let mut values = vec![0; outputs * grid.rows * TILE.min(grid.zones)];
            let mut codes = vec![0; if with_codes { grid.rows * TILE.min(grid.zones) } else { 0 }];
            for tile in tiles {
                let cells = grid.width(tile) * grid.rows;
                let values = values.get_mut(..cells * outputs).unwrap_or_default();
                let codes = codes.get_mut(..if with_codes { cells } else { 0 }).unwrap_or_default();
                let mut out = TileOut { values, codes, tallies: &mut tallies, is_far: false };
                self.tile(&setting, &plans, tile, &mut workspace, &mut out)?;
                let block = Block::new(tile, grid, outputs, out.values, out.codes);
                each(&mut state, &block);
            }
            Ok((state, tallies))
        };
        let stretches = stretches((0..grid.tiles()).collect(), self.threads.get());
        let mut all = self.no_tallies(&setting);
        let mut state: Option<S> = None;
        for part in self.on_threads(stretches, of_stretch)? {
            let (own, tallies) = part.map_err(|at| self.overflow(at))?;
            merge_tallies(&mut all, &tallies);
            state = Some(match state {
                None => own,
                Some(before) => merge(before, own),
            });
        }
        Ok(Run { state: state.unwrap_or_else(init), tallies: all })
    }

    fn setting<'s>(
        &'s self,
        wanted: &'s Wanted,
        totals: &'s [Option<i128>],
        outputs: usize,
        memberships: &'s Memberships,
    ) -> Setting<'s> {
        Setting {
            graph: &self.graph,
            panel: self.panel,
            wanted,
            totals,
            facts: &self.facts,
            memberships,
            outputs,
            arch: match self.path {
                Path::Portable => Arch::Scalar,
                _ => Arch::new(),
            },
        }
    }

    /// The plan, from before if the totals are the same.
    fn plans(&self, setting: &Setting<'_>) -> Arc<Plans> {
        let is_main = usize::from(setting.outputs > 0);
        let Some(slot) = self.plans.get(is_main) else { return Arc::new(self.planned(setting)) };
        let known = slot.get_or_init(|| Arc::new(self.planned(setting)));
        match known.totals == setting.totals {
            true => Arc::clone(known),
            false => Arc::new(self.planned(setting)),
        }
    }

    fn planned(&self, setting: &Setting<'_>) -> Plans {
        let all_wide = self.path == Path::Wide;
        let whole = self.plan_over(setting, Over::All, all_wide);
        let most = match all_wide || whole.wide.is_empty() {
            true => None,
            false => self.most_tiles(setting),
        };
        Plans { totals: setting.totals.to_vec(), whole, most }
    }

    fn plan_over(&self, setting: &Setting<'_>, over: Over<'_>, all_wide: bool) -> Plan {
        let bounds = bounds::bounds(&self.graph, self.panel, setting.totals, over);
        Plan::new(&self.graph, &bounds, setting.totals, setting.wanted, all_wide)
    }

    /// Most tiles have the same outputs that fit, often all of them; the plan for these tiles.
    fn most_tiles(&self, setting: &Setting<'_>) -> Option<(Plan, Vec<bool>)> {
        let tiles = self.panel.grid().tiles();
        let wanted = setting.wanted.nodes();
        let fitting: Vec<Vec<bool>> = (0..tiles)
            .map(|tile| {
                let over = Over::Tile(tile);
                let bounds = bounds::bounds(&self.graph, self.panel, setting.totals, over);
                let fits = |id: &NodeId| bounds.get(id.place()).is_some_and(|bound| bound.fits);
                wanted.iter().map(fits).collect()
            })
            .collect();
        let mut counts: BTreeMap<&Vec<bool>, usize> = BTreeMap::new();
        for fits in &fitting {
            *counts.entry(fits).or_default() += 1;
        }
        let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        if count == tiles {
            return None;
        }
        let own: Vec<bool> = fitting.iter().map(|fits| fits == most).collect();
        Some((self.plan_over(setting, Over::Tiles(&own), false), own))
    }

    fn tile(
        &self,
        setting: &Setting<'_>,
        plans: &Plans,
        tile: usize,
        workspace: &mut Workspace,
        out: &mut TileOut<'_>,
    ) -> Result<(), Overflown> {
        let is_own = |own: &Vec<bool>| own.get(tile).copied().unwrap_or(false);
        let most = plans.most.as_ref().filter(|(_, own)| is_own(own));
        let plan = most.map_or(&plans.whole, |(plan, _)| plan);
        tile::run(*setting, plan, tile, workspace, out)?;
        if setting.outputs > 0 {
            self.rate_rows(tile, out)?;
        }
        Ok(())
    }

    fn no_tallies(&self, setting: &Setting<'_>) -> Vec<Tally> {
        vec![Tally::NONE; setting.wanted.sums.len() * setting.memberships.tallies()]
    }

    /// Does something with each stretch, in their order.
    #[cfg(feature = "rayon")]
    fn on_threads<T: Send, R: Send>(
        &self,
        stretches: Vec<T>,
        of: impl Fn(T) -> R + Sync,
    ) -> Result<Vec<R>, EvaluateError> {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};

        /// The most threads: a machine that starts many thousands does nothing else.
        const MOST: usize = 1024;

        // More threads than stretches would have nothing to do.
        let threads = self.threads.get().min(stretches.len()).min(MOST);
        if threads < 2 {
            return Ok(stretches.into_iter().map(of).collect());
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool =
            pool.map_err(|error| EvaluateError::Threads { threads, reason: error.to_string() })?;
        Ok(pool.install(|| stretches.into_par_iter().map(&of).collect()))
    }

    #[cfg(not(feature = "rayon"))]
    #[expect(clippy::unnecessary_wraps, reason = "threads may not start")]
    fn on_threads<T, R>(
        &self,
        stretches: Vec<T>,
        of: impl Fn(T) -> R,
    ) -> Result<Vec<R>, EvaluateError> {
        Ok(stretches.into_iter().map(of).collect())
    }

    fn overflow(&self, at: Overflown) -> EvaluateError {
        let quarter = self.quarter(at.quarter);
        let output =
            self.outputs.get(at.output as usize).map_or_else(String::new, OutputInfo::name);
        let (node, bits) = match at.on_the_way {
            None => (output, 64),
            Some(node) => (format!("{output}: {}", self.graph.label(node)), 96),
        };
        match self.panel.zones().get(at.zone).cloned() {
            Some(zone) => EvaluateError::Overflow { zone, quarter, node, bits },
            // Without zones nothing overflows.
            None => EvaluateError::TotalOverflow { quarter },
        }
    }

    pub(super) fn quarter(&self, place: u32) -> kawasan_model::Quarter {
        let quarters = self.panel.quarters();
        self.panel.quarter(place as usize).unwrap_or(quarters.end())
    }
}

/// Several stretches for each thread, so that none waits long for another.
fn stretches<T>(all: Vec<T>, threads: usize) -> Vec<Vec<T>> {
    const OF_A_THREAD: usize = 16;
    let count = if threads == 1 { 1 } else { threads.saturating_mul(OF_A_THREAD) };
    let length = all.len().div_ceil(count).max(1);
    let mut stretches: Vec<Vec<T>> = Vec::new();
    for one in all {
        match stretches.last_mut() {
            Some(last) if last.len() < length => last.push(one),
            _ => stretches.push(vec![one]),
        }
    }
    stretches
}

fn merge_tallies(all: &mut [Tally], more: &[Tally]) {
    all.iter_mut().zip(more).for_each(|(all, more)| all.merge(more));
}
