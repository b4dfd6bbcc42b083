//! Rounded quotients of a tile, by their modes and divisors.

use super::each;
use crate::lanes::{self, Divisor, mode};
use crate::plan::Below;
use crate::tile::InLanes;

impl InLanes<'_, '_> {
    /// A rounded quotient of every lane, by its mode.
    #[inline(always)]
    pub(super) fn quotients<const FMA: bool>(
        &self,
        to: &mut [f64],
        over: &[f64],
        by: f64,
        below: &Below,
        (mode, signed): (u8, bool),
    ) {
        macro_rules! of {
            ($mode:expr, $signed:expr) => {
                self.round::<{ $mode }, $signed, FMA>(to, over, by, below)
            };
        }
        match (mode, signed) {
            (mode::HALF_AWAY, false) => of!(mode::HALF_AWAY, false),
            (mode::HALF_AWAY, true) => of!(mode::HALF_AWAY, true),
            (mode::HALF_EVEN, _) => of!(mode::HALF_EVEN, true),
            (mode::HALF_DOWN, _) => of!(mode::HALF_DOWN, true),
            (mode::DOWN, _) => of!(mode::DOWN, true),
            (mode::UP, _) => of!(mode::UP, true),
            (mode::FLOOR, _) => of!(mode::FLOOR, true),
            _ => of!(mode::CEILING, true),
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
}
