//! The steps of a plan in lanes: each goes over all zones of the tile before the next begins.

use super::InLanes;
use crate::lanes::{self, Divisor};
use crate::panel::TILE;
use crate::plan::{Of, Register, Step};

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
    pub(super) fn take(&mut self, register: Register) -> Vec<f64> {
        self.registers.get_mut(register as usize).map(std::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn put(&mut self, register: Register, lanes: Vec<f64>) {
        if let Some(slot) = self.registers.get_mut(register as usize) {
            *slot = lanes;
        }
    }

    #[inline(always)]
    pub(super) fn at(&self, register: Register) -> &[f64] {
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
                self.rounded::<FMA>(&mut lanes, (*over, *by), below, (*mode, *signed));
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
            Step::Gate { on, table, quarter } => self.gate(*on, table, *quarter as usize),
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
}
