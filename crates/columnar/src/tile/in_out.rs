//! What goes into lanes and out of them: cells, outputs, classes, sums over zones.

use std::sync::Arc;

use super::{InLanes, after, tally_groups};
use crate::lanes;
use crate::panel::{Cells, Held, TILE, is_full};
use crate::plan::Register;

impl InLanes<'_, '_> {
    /// The numbers of a row, those that are missing as NaN.
    #[inline(always)]
    pub(super) fn load(&self, to: &mut [f64], column: usize, row: usize) {
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
    pub(super) fn output(&mut self, from: Register, quarter: usize, place: usize, has_gaps: bool) {
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
    pub(super) fn class(&mut self, from: Register, quarter: usize) {
        let from = self.registers.get(from as usize).map_or(&[][..], Vec::as_slice);
        let start = quarter * self.width;
        let out = self.out.codes.get_mut(start..start + self.width).unwrap_or_default();
        for (to, lane) in out.iter_mut().zip(from) {
            *to = lanes::code(*lane);
        }
    }

    /// Changes the codes of the zones for which a gate holds.
    #[inline(always)]
    pub(super) fn gate(&mut self, on: Register, table: &Arc<[u8; 256]>, quarter: usize) {
        let (start, width) = (quarter * self.width, self.width);
        let on = self.registers.get(on as usize).map_or(&[][..], Vec::as_slice);
        let codes = self.out.codes.get_mut(start..start + width).unwrap_or_default();
        for (code, on) in codes.iter_mut().zip(on) {
            if *on == 1.0 {
                *code = after(table, *code);
            }
        }
    }

    /// Adds up the lanes of a register in which some others are known, too.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        from: Register,
        also: &[Register],
        in_force: Option<u32>,
        sum: u32,
    ) {
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
