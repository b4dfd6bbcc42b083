//! Sums of terms and pieces of lines: as many of them in one go as there mostly are.

use super::each;
use crate::lanes;
use crate::plan::Register;
use crate::tile::InLanes;

/// Numbers by the pieces of a line: as many pieces at once as there mostly are.
#[inline(always)]
pub(super) fn pieces_of<const FMA: bool>(to: &mut [f64], a: &[f64], pieces: &[(f64, f64, f64)]) {
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
    /// The sum of some terms, all in one go over the lanes.
    #[inline(always)]
    pub(super) fn terms<const FMA: bool>(
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
