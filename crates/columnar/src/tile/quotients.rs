//! The step of rounded quotients, by mode and by how they are divided.

use super::InLanes;
use crate::lanes::{self, Divisor, mode};
use crate::plan::{Below, Register};

/// A rounded quotient of every lane, by its mode.
macro_rules! by_mode {
    ($self:ident, $fma:ident, $to:ident, $over:ident, $by:ident, $below:ident, $mode:ident, $signed:ident) => {
        match ($mode, $signed) {
            (mode::HALF_AWAY, false) => {
                $self.round::<{ mode::HALF_AWAY }, false, $fma>($to, $over, $by, $below)
            }
            (mode::HALF_AWAY, true) => {
                $self.round::<{ mode::HALF_AWAY }, true, $fma>($to, $over, $by, $below)
            }
            (mode::HALF_EVEN, _) => {
                $self.round::<{ mode::HALF_EVEN }, true, $fma>($to, $over, $by, $below)
            }
            (mode::HALF_DOWN, _) => {
                $self.round::<{ mode::HALF_DOWN }, true, $fma>($to, $over, $by, $below)
            }
            (mode::DOWN, _) => $self.round::<{ mode::DOWN }, true, $fma>($to, $over, $by, $below),
            (mode::UP, _) => $self.round::<{ mode::UP }, true, $fma>($to, $over, $by, $below),
            (mode::FLOOR, _) => $self.round::<{ mode::FLOOR }, true, $fma>($to, $over, $by, $below),
            _ => $self.round::<{ mode::CEILING }, true, $fma>($to, $over, $by, $below),
        }
    };
}

impl InLanes<'_, '_> {
    /// by · over ÷ below, rounded; `signed` if what is divided may be below zero.
    #[inline(always)]
    pub(super) fn rounded<const FMA: bool>(
        &self,
        to: &mut [f64],
        (over, by): (Register, f64),
        below: &Below,
        (mode, signed): (u8, bool),
    ) {
        let over = self.at(over);
        by_mode!(self, FMA, to, over, by, below, mode, signed);
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
