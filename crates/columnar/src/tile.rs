//! Running a plan on one tile of zones.

/// Goes over a result and what it is made of, lane by lane.
macro_rules! each {
    ($to:expr; $($name:ident in $from:expr),+ => $value:expr) => {{
        // A loop of its own, not `for_each`: what isn't inlined here isn't compiled for the
        // instruction set.
        for each!(@ to; $($name)+) in $to.iter_mut()$(.zip($from.iter()))+ {
            *to = $value;
        }
    }};
    (@ $to:ident; $a:ident) => { ($to, &$a) };
    (@ $to:ident; $a:ident $b:ident) => { (($to, &$a), &$b) };
    (@ $to:ident; $a:ident $b:ident $c:ident) => { ((($to, &$a), &$b), &$c) };
}

mod in_out;
mod lane_steps;
mod quotients;

use std::sync::Arc;

use kawasan_exact::Whole;
use pulp::{Arch, Simd, WithSimd};

use crate::compile::UNRATED;
use crate::graph::{Graph, NodeId};
use crate::lanes::MISSING;
use crate::panel::{Bits, Held, Panel, TILE};
use crate::plan::{Plan, Wanted};
use crate::wide::{Given, Number, Value, evaluate};

/// A sum over zones, so far, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// `None` if it doesn't fit.
    pub(crate) sum: Option<i128>,
    pub(crate) count: usize,
}

impl Tally {
    pub(crate) const NONE: Tally = Tally { sum: Some(0), count: 0 };

    /// Adds what so many zones sum up to; `None` if it doesn't fit.
    fn add(&mut self, number: Option<i128>, count: usize) {
        self.sum = self.sum.zip(number).and_then(|(sum, number)| sum.checked_add(number));
        self.count += count;
    }

    pub(crate) fn merge(&mut self, other: &Tally) {
        self.sum = self.sum.zip(other.sum).and_then(|(a, b)| a.checked_add(b));
        self.count += other.count;
    }
}

/// Which groups each zone belongs to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memberships {
    pub(crate) groups: usize,
    /// Where the groups of each zone begin; one more than there are zones, or empty.
    pub(crate) starts: Vec<u32>,
    pub(crate) of_zones: Vec<u32>,
}

impl Memberships {
    fn of(&self, zone: usize) -> &[u32] {
        let range = self.starts.get(zone).zip(self.starts.get(zone + 1));
        range.and_then(|(a, b)| self.of_zones.get(*a as usize..*b as usize)).unwrap_or(&[])
    }

    /// How many tallies a sum has: one of all zones, and one of each group.
    pub(crate) const fn tallies(&self) -> usize {
        self.groups + 1
    }
}

/// What a tile needs beside its plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'s> {
    pub(crate) graph: &'s Graph,
    pub(crate) panel: &'s Panel,
    pub(crate) wanted: &'s Wanted,
    pub(crate) totals: &'s [Option<i128>],
    pub(crate) facts: &'s [Vec<(u32, u32)>],
    pub(crate) memberships: &'s Memberships,
    pub(crate) outputs: usize,
    pub(crate) arch: Arch,
}

/// Where the results of a tile go: quarter after quarter, in each of them output after output
/// with its zones side by side; and the codes of the classes, quarter after quarter.
#[derive(Debug)]
pub(crate) struct TileOut<'o> {
    pub(crate) values: &'o mut [i64],
    pub(crate) codes: &'o mut [u8],
    pub(crate) tallies: &'o mut [Tally],
    /// Whether these are not the ones that the tile before has just used.
    pub(crate) is_far: bool,
}

/// Where something doesn't fit: a zone, a quarter, the output, and the node if it is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Overflown {
    pub(crate) zone: usize,
    pub(crate) quarter: u32,
    pub(crate) output: u32,
    pub(crate) on_the_way: Option<NodeId>,
}

/// What is used again from tile to tile.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    registers: Vec<Vec<f64>>,
    small: Vec<Value<i128>>,
    large: Vec<Value<Whole>>,
}

/// Runs a plan on a tile.
pub(crate) fn run(
    setting: Setting<'_>,
    plan: &Plan,
    tile: usize,
    workspace: &mut Workspace,
    out: &mut TileOut<'_>,
) -> Result<(), Overflown> {
    let width = setting.panel.grid().width(tile);
    // Whole vectors, whatever the instruction set.
    let lanes = width.next_multiple_of(8);
    // One to spare, for sums.
    let registers = (plan.registers + 1).max(workspace.registers.len());
    workspace.registers.resize_with(registers, Vec::new);
    for register in &mut workspace.registers {
        register.resize(lanes, 0.0);
    }
    fetch(setting.panel, &plan.columns, tile);
    if out.is_far {
        // A store reads its line first, too.
        touch(out.values);
    }
    let arch = setting.arch;
    arch.dispatch(InLanes { setting, plan, tile, width, registers: &mut workspace.registers, out });
    if plan.wide.is_empty() {
        return Ok(());
    }
    for lane in 0..width {
        let zone = tile * TILE + lane;
        run_wide(setting, plan, zone, (lane, width), workspace, out)?;
    }
    Ok(())
}

/// Brings the tile's cells near before the steps come for them, which would wait for each line.
fn fetch(panel: &Panel, columns: &[u32], tile: usize) {
    let held = columns.iter().filter_map(|column| panel.columns().get(*column as usize));
    for column in held {
        if let Held::Cells(cells) = &column.held {
            touch(cells.tile(tile));
        }
    }
}

/// Reads a word of each line of the caches: many lines are under way at once.
fn touch(words: &[i64]) {
    const LINE: usize = 8;
    std::hint::black_box(words.iter().step_by(LINE).fold(0, |all, word| all ^ word));
}

struct InLanes<'i, 'o> {
    setting: Setting<'i>,
    plan: &'i Plan,
    tile: usize,
    width: usize,
    registers: &'i mut [Vec<f64>],
    out: &'i mut TileOut<'o>,
}

impl WithSimd for InLanes<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        // What this inlines is compiled for the instruction set.
        if S::IS_SCALAR { self.steps::<false>() } else { self.steps::<true>() }
    }
}

/// The zone by itself, in 128 bits, and where these don't do in as many as it takes.
fn run_wide(
    setting: Setting<'_>,
    plan: &Plan,
    zone: usize,
    place: (usize, usize),
    workspace: &mut Workspace,
    out: &mut TileOut<'_>,
) -> Result<(), Overflown> {
    let given = Given { panel: setting.panel, totals: setting.totals, facts: setting.facts };
    let (graph, needed) = (setting.graph, plan.wide.needed.as_slice());
    if evaluate(graph, needed, given, zone, &mut workspace.small).is_some() {
        return write_wide(setting, plan, zone, place, &workspace.small, out);
    }
    // Whole numbers of any size always fit.
    let _ = evaluate(graph, needed, given, zone, &mut workspace.large);
    write_wide(setting, plan, zone, place, &workspace.large, out)
}

fn write_wide<N: Number>(
    setting: Setting<'_>,
    plan: &Plan,
    zone: usize,
    (lane, width): (usize, usize),
    values: &[Value<N>],
    out: &mut TileOut<'_>,
) -> Result<(), Overflown> {
    let at = |id: NodeId| values.get(id.place()).unwrap_or(&Value::Missing);
    for output in &plan.wide.outputs {
        let (quarter, place) = (output.quarter, output.place);
        let too_large = |on_the_way: Option<NodeId>| {
            let on_the_way = on_the_way.filter(|node| *node != output.node);
            Overflown { zone, quarter, output: place, on_the_way }
        };
        let number = match at(output.node) {
            Value::Missing => MISSING,
            Value::Overflow(node) => return Err(too_large(Some(*node))),
            Value::Is(number) => {
                let number = number.to_i128().and_then(|number| i64::try_from(number).ok());
                number.filter(|number| *number != MISSING).ok_or_else(|| too_large(None))?
            }
        };
        let row = quarter as usize * setting.outputs + place as usize;
        if let Some(slot) = out.values.get_mut(row * width + lane) {
            *slot = number;
        }
    }
    // What a class rests on is an output, so it fits.
    let number = |id: NodeId| match at(id) {
        Value::Is(number) => number.to_i128(),
        _ => None,
    };
    for class in &plan.wide.classes {
        let code = number(class.node).unwrap_or(UNRATED.into());
        let mut code = u8::try_from(code).unwrap_or(u8::MAX);
        for (on, table) in &class.gates {
            if number(*on) == Some(1) {
                code = after(table, code);
            }
        }
        if let Some(slot) = out.codes.get_mut(class.quarter as usize * width + lane) {
            *slot = code;
        }
    }
    for place in &plan.wide.sums {
        let Some(sum) = setting.wanted.sums.get(*place as usize) else { continue };
        let is_known = |id: &NodeId| *at(*id) != Value::Missing;
        let is_known = is_known(&sum.node) && sum.also.iter().all(is_known);
        if is_known && counts(setting.panel, sum.in_force, zone) {
            let number = number(sum.node);
            let first = *place as usize * setting.memberships.tallies();
            if let Some(tally) = out.tallies.get_mut(first) {
                tally.add(number, 1);
            }
            tally_groups(setting.memberships, first, zone, number, out.tallies);
        }
    }
    Ok(())
}

/// Whether a zone is one of those that a sum is over.
fn counts(panel: &Panel, in_force: Option<u32>, zone: usize) -> bool {
    let bits = in_force.and_then(|quarter| Some((panel.in_force()?, quarter)));
    bits.is_none_or(|(bits, quarter): (&Bits, u32)| bits.get(zone, quarter as usize))
}

/// Adds a number of a zone to the sums of its groups, of which the first is that of all zones.
fn tally_groups(
    memberships: &Memberships,
    first: usize,
    zone: usize,
    number: Option<i128>,
    tallies: &mut [Tally],
) {
    for group in memberships.of(zone) {
        if let Some(tally) = tallies.get_mut(first + 1 + *group as usize) {
            tally.add(number, 1);
        }
    }
}

/// What a gate makes of a code.
#[inline(always)]
fn after(table: &Arc<[u8; 256]>, code: u8) -> u8 {
    table.get(usize::from(code)).copied().unwrap_or(code)
}
