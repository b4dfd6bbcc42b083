//! The steps of a plan in lanes: each goes over all zones of the tile before the next begins.

use super::{InLanes, Tally, after, counts, tally};
use crate::lanes::{self, Divisor, mode};
use crate::panel::{Cells, Held, TILE, is_full};
use crate::plan::{Below, Register, Step};

/// Goes over a result and what it is made of, lane by lane.
macro_rules! each {
    ($to:expr; $($name:ident in $from:expr),+ => $value:expr) => {{
        let lanes = $to.iter_mut()$(.zip($from.iter()))+;
        lanes.for_each(|each!(@ to; $($name)+)| *to = $value);
    }};
    (@ $to:ident; $a:ident) => { ($to, &$a) };
    (@ $to:ident; $a:ident $b:ident) => { (($to, &$a), &$b) };
    (@ $to:ident; $a:ident $b:ident $c:ident) => { ((($to, &$a), &$b), &$c) };
}

/// A rounded quotient of every lane, by its mode.
macro_rules! by_mode {
    ($self:ident, $fma:ident, $to:ident, $over:ident, $by:ident, $below:ident, $mode:ident, $signed:ident) => {
        match ($mode, $signed) {
            (mode::HALF_AWAY, false) => {
                $self.round::<{ mode::HALF_AWAY }, false, $fma>(&mut $to, $over, $by, $below)
            }
            (mode::HALF_AWAY, true) => {
                $self.round::<{ mode::HALF_AWAY }, true, $fma>(&mut $to, $over, $by, $below)
            }
            (mode::HALF_EVEN, _) => {
                $self.round::<{ mode::HALF_EVEN }, true, $fma>(&mut $to, $over, $by, $below)
            }
            (mode::HALF_DOWN, _) => {
                $self.round::<{ mode::HALF_DOWN }, true, $fma>(&mut $to, $over, $by, $below)
            }
            (mode::DOWN, _) => {
                $self.round::<{ mode::DOWN }, true, $fma>(&mut $to, $over, $by, $below)
            }
            (mode::UP, _) => $self.round::<{ mode::UP }, true, $fma>(&mut $to, $over, $by, $below),
            (mode::FLOOR, _) => {
                $self.round::<{ mode::FLOOR }, true, $fma>(&mut $to, $over, $by, $below)
            }
            _ => $self.round::<{ mode::CEILING }, true, $fma>(&mut $to, $over, $by, $below),
        }
    };
}

impl InLanes<'_, '_> {
    #[inline(always)]
    pub(super) fn steps<const FMA: bool>(mut self) {
        let plan = self.plan;
        for step in &plan.steps {
            self.step::<FMA>(step);
        }
    }

    /// A register on its own while a step writes it.
    #[inline(always)]
    fn take(&mut self, register: Register) -> Vec<f64> {
        self.registers.get_mut(register as usize).map(std::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    fn put(&mut self, register: Register, lanes: Vec<f64>) {
        if let Some(slot) = self.registers.get_mut(register as usize) {
            *slot = lanes;
        }
    }

    #[inline(always)]
    fn at(&self, register: Register) -> &[f64] {
        self.registers.get(register as usize).map_or(&[], Vec::as_slice)
    }

    #[inline(always)]
    #[expect(clippy::too_many_lines, reason = "one arm a step")]
    fn step<const FMA: bool>(&mut self, step: &Step) {
        match step {
            Step::Constant(to, number) => {
                let mut lanes = self.take(*to);
                lanes.fill(*number);
                self.put(*to, lanes);
            }
            Step::Cell { to, column, row } => {
                let mut lanes = self.take(*to);
                self.load(&mut lanes, *column as usize, *row as usize);
                self.put(*to, lanes);
            }
            Step::Sum { to, a, b } => {
                let mut lanes = self.take(*to);
                let (a, b) = (self.at(*a), self.at(*b));
                each!(lanes; a in a, b in b => lanes::sum(a, b));
                self.put(*to, lanes);
            }
            Step::Difference { to, a, b } => {
                let mut lanes = self.take(*to);
                let (a, b) = (self.at(*a), self.at(*b));
                each!(lanes; a in a, b in b => lanes::difference(a, b));
                self.put(*to, lanes);
            }
            Step::Linear { to, a, by, b, times, plus } => {
                let mut lanes = self.take(*to);
                let (a, b, by, times, plus) = (self.at(*a), self.at(*b), *by, *times, *plus);
                each!(lanes; a in a, b in b => {
                    lanes::fused::<FMA>(a, by, lanes::fused::<FMA>(b, times, plus))
                });
                self.put(*to, lanes);
            }
            Step::Affine { to, a, by, plus } => {
                let mut lanes = self.take(*to);
                let (a, by, plus) = (self.at(*a), *by, *plus);
                each!(lanes; a in a => lanes::fused::<FMA>(a, by, plus));
                self.put(*to, lanes);
            }
            Step::Product { to, a, b } => {
                let mut lanes = self.take(*to);
                let (a, b) = (self.at(*a), self.at(*b));
                each!(lanes; a in a, b in b => lanes::product(a, b));
                self.put(*to, lanes);
            }
            Step::Divisor { to, reciprocal, under, per } => {
                let (mut d, mut r) = (self.take(*to), self.take(*reciprocal));
                let (under, per) = (self.at(*under), *per);
                let both = d.iter_mut().zip(r.iter_mut()).zip(under);
                both.for_each(|((d, r), under)| {
                    let divisor = Divisor::shared(lanes::product(*under, per));
                    *d = divisor.d;
                    *r = divisor.reciprocal;
                });
                self.put(*to, d);
                self.put(*reciprocal, r);
            }
            Step::Round { to, over, by, below, mode, signed } => {
                let mut lanes = self.take(*to);
                let (over, by, mode, signed) = (self.at(*over), *by, *mode, *signed);
                by_mode!(self, FMA, lanes, over, by, below, mode, signed);
                self.put(*to, lanes);
            }
            Step::Turned { to, over, under } => {
                let mut lanes = self.take(*to);
                let (over, under) = (self.at(*over), self.at(*under));
                each!(lanes; over in over, under in under => lanes::turned(over, under));
                self.put(*to, lanes);
            }
            Step::Size { to, a } => {
                let mut lanes = self.take(*to);
                let a = self.at(*a);
                each!(lanes; a in a => a.abs());
                self.put(*to, lanes);
            }
            Step::Known { to, all } => {
                let mut lanes = self.take(*to);
                lanes.fill(1.0);
                for one in all {
                    let one = self.at(*one);
                    lanes.iter_mut().zip(one).for_each(|(to, one)| {
                        *to = if one.is_nan() { 0.0 } else { *to };
                    });
                }
                self.put(*to, lanes);
            }
            Step::Choose { to, on, first, second } => {
                let mut lanes = self.take(*to);
                let (on, first, second) = (self.at(*on), self.at(*first), self.at(*second));
                each!(lanes; on in on, a in first, b in second => lanes::choose(on, a, b));
                self.put(*to, lanes);
            }
            Step::Less { to, a, b } => {
                let mut lanes = self.take(*to);
                let (a, b) = (self.at(*a), self.at(*b));
                each!(lanes; a in a, b in b => lanes::less(a, b));
                self.put(*to, lanes);
            }
            Step::Nonzero { to, value, of } => {
                let mut lanes = self.take(*to);
                let (value, of) = (self.at(*value), self.at(*of));
                each!(lanes; value in value, of in of => lanes::nonzero(value, of));
                self.put(*to, lanes);
            }
            Step::OrElse { to, a, other } => {
                let mut lanes = self.take(*to);
                let (a, other) = (self.at(*a), *other);
                each!(lanes; a in a => lanes::or_else(a, other));
                self.put(*to, lanes);
            }
            Step::Clamp { to, a, by, plus, low, high } => {
                let mut lanes = self.take(*to);
                let (a, by, plus, low, high) = (self.at(*a), *by, *plus, *low, *high);
                each!(lanes; a in a => {
                    lanes::clamp(lanes::fused::<FMA>(a, by, plus), low, high)
                });
                self.put(*to, lanes);
            }
            Step::Pieces { to, a, pieces } => {
                let mut lanes = self.take(*to);
                let a = self.at(*a);
                for (place, (from, by, plus)) in pieces.iter().copied().enumerate() {
                    // Of what is missing no piece but the first is reached, which keeps NaN.
                    if place == 0 {
                        each!(lanes; a in a => lanes::fused::<FMA>(a, by, plus));
                    } else {
                        lanes.iter_mut().zip(a).for_each(|(to, a)| {
                            let here = lanes::fused::<FMA>(*a, by, plus);
                            *to = if *a >= from { here } else { *to };
                        });
                    }
                }
                self.put(*to, lanes);
            }
            Step::Fact { to, condition, quarter } => {
                let mut lanes = self.take(*to);
                let ranges = self.setting.facts.get(*condition as usize).map_or(&[][..], |all| all);
                let ranges = ranges.get(self.tile * TILE..).unwrap_or(&[]);
                lanes.iter_mut().zip(ranges).for_each(|(to, (from, until))| {
                    *to = lanes::flag(from <= quarter && quarter < until);
                });
                self.put(*to, lanes);
            }
            Step::Output { from, quarter, place, has_gaps } => {
                self.output(*from, *quarter as usize, *place as usize, *has_gaps);
            }
            Step::Class { from, quarter } => self.class(*from, *quarter as usize),
            Step::Gate { on, table, quarter } => {
                let (start, width) = (*quarter as usize * self.width, self.width);
                let on = self.registers.get(*on as usize).map_or(&[][..], Vec::as_slice);
                let codes = self.out.codes.get_mut(start..start + width).unwrap_or_default();
                codes.iter_mut().zip(on).for_each(|(code, on)| {
                    if *on == 1.0 {
                        *code = after(table, *code);
                    }
                });
            }
            Step::Add { from, also, in_force, sum } => self.add(*from, also, *in_force, *sum),
        }
    }

    #[inline(always)]
    fn round<const MODE: u8, const SIGNED: bool, const FMA: bool>(
        &self,
        to: &mut [f64],
        over: &[f64],
        by: f64,
        below: &Below,
    ) {
        match below {
            Below::Fixed(divisor) => {
                let divisor = *divisor;
                each!(to; over in over => {
                    lanes::rounded::<MODE, SIGNED, true, FMA>(over, by, divisor)
                });
            }
            Below::Shared(d, reciprocal) => {
                let (d, reciprocal) = (self.at(*d), self.at(*reciprocal));
                each!(to; over in over, d in d, reciprocal in reciprocal => {
                    lanes::rounded::<MODE, SIGNED, true, FMA>(over, by, Divisor { d, reciprocal })
                });
            }
            Below::Own(under, per) => {
                let (under, per) = (self.at(*under), *per);
                each!(to; over in over, under in under => {
                    let divisor = Divisor::own(under, per);
                    lanes::rounded::<MODE, SIGNED, false, FMA>(over, by, divisor)
                });
            }
        }
    }

    /// The numbers of a row, those that are missing as NaN.
    #[inline(always)]
    fn load(&self, to: &mut [f64], column: usize, row: usize) {
        let held = self.setting.panel.columns().get(column).map(|column| &column.held);
        let cells: &Cells = match held {
            Some(Held::Cells(cells)) => cells,
            Some(Held::Accumulated { opening: Some(opening), .. }) => opening,
            _ => return,
        };
        to.iter_mut().zip(cells.row(self.tile, row)).for_each(|(to, number)| {
            *to = lanes::load(*number);
        });
        let Some(known) = cells.known_row(self.tile, row) else { return };
        if is_full(known, self.width) {
            return;
        }
        to.chunks_mut(8).zip(known).for_each(|(lanes, bits)| {
            for (place, lane) in lanes.iter_mut().enumerate() {
                *lane = lanes::where_set(*lane, *bits, place);
            }
        });
    }

    #[inline(always)]
    fn output(&mut self, from: Register, quarter: usize, place: usize, has_gaps: bool) {
        let row = quarter * self.setting.outputs + place;
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let start = row * self.width;
        let out = self.out.values.get_mut(start..start + self.width).unwrap_or_default();
        match has_gaps {
            false => out.iter_mut().zip(from).for_each(|(to, lane)| *to = lanes::store(*lane)),
            true => {
                out.iter_mut()
                    .zip(from)
                    .for_each(|(to, lane)| *to = lanes::store_or_missing(*lane));
            }
        }
    }

    #[inline(always)]
    fn class(&mut self, from: Register, quarter: usize) {
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let start = quarter * self.width;
        let out = self.out.codes.get_mut(start..start + self.width).unwrap_or_default();
        out.iter_mut().zip(from).for_each(|(to, lane)| *to = lanes::code(*lane));
    }

    #[inline(always)]
    fn add(&mut self, from: Register, also: &[Register], in_force: Option<u32>, sum: u32) {
        let memberships = self.setting.memberships;
        let panel = self.setting.panel;
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let first_zone = self.tile * TILE;
        // Without groups, and over all zones, the lanes can be added up as they are.
        let is_plain = memberships.groups == 0 && also.is_empty();
        if is_plain && (in_force.is_none() || panel.in_force().is_none()) {
            let known = from.iter().take(self.width);
            let (total, count) = known.fold((0_i64, 0_i64), |(total, count), lane| {
                (
                    total + lanes::store(lanes::or_else(*lane, 0.0)),
                    count + i64::from(!lane.is_nan()),
                )
            });
            if let Some(tally) = self.out.tallies.get_mut(sum as usize * memberships.tallies()) {
                let count = usize::try_from(count).unwrap_or(0);
                tally.merge(&Tally { sum: Some(total.into()), count });
            }
            return;
        }
        for (lane, number) in from.iter().take(self.width).enumerate() {
            let is_known = |register: &Register| {
                let lanes = self.registers.get(*register as usize);
                lanes.and_then(|lanes| lanes.get(lane)).is_some_and(|number| !number.is_nan())
            };
            let zone = first_zone + lane;
            if !number.is_nan() && also.iter().all(is_known) && counts(panel, in_force, zone) {
                let number = lanes::store(*number).into();
                tally(memberships, sum, zone, number, self.out.tallies);
            }
        }
    }
}
