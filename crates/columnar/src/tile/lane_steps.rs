//! The steps of a plan in lanes: each goes over all zones of the tile before the next begins.

use super::{InLanes, after, tally_groups};
use crate::lanes::{self, Divisor, mode};
use crate::panel::{Cells, Held, TILE, is_full};
use crate::plan::{Below, Of, Register, Step};

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

/// Numbers by the pieces of a line: as many pieces at once as there mostly are.
#[inline(always)]
fn pieces_of<const FMA: bool>(to: &mut [f64], a: &[f64], pieces: &[(f64, f64, f64)]) {
    macro_rules! so_many {
        ($($count:literal),+) => {$(
            if let Ok(pieces) = <&[(f64, f64, f64); $count]>::try_from(pieces) {
                each!(to; a in a => lanes::in_pieces::<FMA, $count>(a, pieces));
                return;
            }
        )+};
    }
    so_many!(2, 3, 4, 5);
    for (to, a) in to.iter_mut().zip(a) {
        let reached = pieces.iter().rev().find(|(from, ..)| a >= from);
        let piece = reached.or(pieces.first());
        *to = piece.map_or(f64::NAN, |(_, by, plus)| lanes::fused::<FMA>(*a, *by, *plus));
    }
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
            Step::Terms { to, terms, plus, of } => {
                let mut lanes = self.take(*to);
                match of {
                    Of::Numbers => self.terms::<FMA>(&mut lanes, terms, *plus, |lane| lane),
                    Of::NumbersOrZero => {
                        self.terms::<FMA>(&mut lanes, terms, *plus, |lane| {
                            lanes::or_else(lane, 0.0)
                        });
                    }
                    Of::Known => {
                        self.terms::<FMA>(&mut lanes, terms, *plus, |lane| {
                            lanes::flag(!lane.is_nan())
                        });
                    }
                }
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
                for ((d, r), under) in both {
                    let divisor = Divisor::shared(lanes::product(*under, per));
                    *d = divisor.d;
                    *r = divisor.reciprocal;
                }
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
                let (first, others) =
                    all.split_first().map_or((&[][..], &[][..]), |(one, all)| (self.at(*one), all));
                each!(lanes; one in first => lanes::flag(!one.is_nan()));
                for one in others {
                    let one = self.at(*one);
                    for (to, one) in lanes.iter_mut().zip(one) {
                        *to = lanes::product(*to, lanes::flag(!one.is_nan()));
                    }
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
                pieces_of::<FMA>(&mut lanes, a, pieces);
                self.put(*to, lanes);
            }
            Step::Fact { to, condition, quarter } => {
                let mut lanes = self.take(*to);
                let ranges = self.setting.facts.get(*condition as usize).map_or(&[][..], |all| all);
                let ranges = ranges.get(self.tile * TILE..).unwrap_or(&[]);
                for (to, (from, until)) in lanes.iter_mut().zip(ranges) {
                    *to = lanes::flag(from <= quarter && quarter < until);
                }
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
                for (code, on) in codes.iter_mut().zip(on) {
                    if *on == 1.0 {
                        *code = after(table, *code);
                    }
                }
            }
            Step::Add { from, also, in_force, sum } => self.add(*from, also, *in_force, *sum),
        }
    }

    /// The sum of some terms, all in one go over the lanes.
    #[inline(always)]
    fn terms<const FMA: bool>(
        &self,
        to: &mut [f64],
        terms: &[(Register, f64)],
        plus: f64,
        of: impl Fn(f64) -> f64,
    ) {
        macro_rules! so_many {
            (@ $to:ident; $a:ident $b:ident) => { (($to, $a), $b) };
            (@ $to:ident; $a:ident $b:ident $c:ident) => { ((($to, $a), $b), $c) };
            (@ $to:ident; $a:ident $b:ident $c:ident $d:ident) => { (((($to, $a), $b), $c), $d) };
            (@ $to:ident; $a:ident $b:ident $c:ident $d:ident $e:ident) => {
                ((((($to, $a), $b), $c), $d), $e)
            };
            (@ $to:ident; $a:ident $b:ident $c:ident $d:ident $e:ident $f:ident) => {
                (((((($to, $a), $b), $c), $d), $e), $f)
            };
            ($($name:ident $by:ident),+) => {
                if let [$(($name, $by)),+] = *terms {
                    $(let $name = self.at($name);)+
                    let lanes = to.iter_mut()$(.zip($name))+;
                    for so_many!(@ to; $($name)+) in lanes {
                        let mut sum = plus;
                        $(sum = lanes::fused::<FMA>(of(*$name), $by, sum);)+
                        *to = sum;
                    }
                }
            };
        }
        so_many!(a by_a, b by_b);
        so_many!(a by_a, b by_b, c by_c);
        so_many!(a by_a, b by_b, c by_c, d by_d);
        so_many!(a by_a, b by_b, c by_c, d by_d, e by_e);
        so_many!(a by_a, b by_b, c by_c, d by_d, e by_e, f by_f);
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
        for (to, number) in to.iter_mut().zip(cells.row(self.tile, row)) {
            *to = lanes::load(*number);
        }
        let Some(known) = cells.known_row(self.tile, row) else { return };
        if is_full(known, self.width) {
            return;
        }
        for (lanes, bits) in to.chunks_mut(8).zip(known) {
            for (place, lane) in lanes.iter_mut().enumerate() {
                *lane = lanes::where_set(*lane, *bits, place);
            }
        }
    }

    #[inline(always)]
    fn output(&mut self, from: Register, quarter: usize, place: usize, has_gaps: bool) {
        let row = quarter * self.setting.outputs + place;
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let start = row * self.width;
        let out = self.out.values.get_mut(start..start + self.width).unwrap_or_default();
        if has_gaps {
            for (to, lane) in out.iter_mut().zip(from) {
                *to = lanes::store_or_missing(*lane);
            }
        } else {
            for (to, lane) in out.iter_mut().zip(from) {
                *to = lanes::store(*lane);
            }
        }
    }

    #[inline(always)]
    fn class(&mut self, from: Register, quarter: usize) {
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let start = quarter * self.width;
        let out = self.out.codes.get_mut(start..start + self.width).unwrap_or_default();
        for (to, lane) in out.iter_mut().zip(from) {
            *to = lanes::code(*lane);
        }
    }

    /// Adds up the lanes of a register in which some others are known, too.
    #[inline(always)]
    fn add(&mut self, from: Register, also: &[Register], in_force: Option<u32>, sum: u32) {
        let spare = Register::try_from(self.plan.registers).unwrap_or(Register::MAX);
        let mut lanes = self.take(spare);
        lanes.copy_from_slice(self.at(from));
        for other in also {
            for (to, other) in lanes.iter_mut().zip(self.at(*other)) {
                *to = lanes::known_with(*to, *other);
            }
        }
        let bits = in_force.and_then(|quarter| Some((self.setting.panel.in_force()?, quarter)));
        if let Some((bits, quarter)) = bits {
            for (lanes, bits) in lanes.chunks_mut(8).zip(bits.row(self.tile, quarter as usize)) {
                for (place, lane) in lanes.iter_mut().enumerate() {
                    *lane = lanes::where_set(*lane, *bits, place);
                }
            }
        }
        let (mut total, mut count) = (0_i64, 0_i64);
        for lane in lanes.iter().take(self.width) {
            total += lanes::store(lanes::or_else(*lane, 0.0));
            count += i64::from(!lane.is_nan());
        }
        let memberships = self.setting.memberships;
        let first = sum as usize * memberships.tallies();
        if let Some(tally) = self.out.tallies.get_mut(first) {
            tally.add(Some(total.into()), usize::try_from(count).unwrap_or(0));
        }
        if memberships.groups > 0 {
            for (place, lane) in lanes.iter().take(self.width).enumerate() {
                if !lane.is_nan() {
                    let number = Some(lanes::store(*lane).into());
                    let zone = self.tile * TILE + place;
                    tally_groups(memberships, first, zone, number, self.out.tallies);
                }
            }
        }
        self.put(spare, lanes);
    }
}
