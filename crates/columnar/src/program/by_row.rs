//! Methodologies that are local but not rational: each row rated by itself.

use kawasan_exact::RealError;
use kawasan_rating::{Facts, UnitValues, Value};
use rust_decimal::Decimal;

use super::{OutputKind, Program};
use crate::compile::{Rater, code};
use crate::lanes::MISSING;
use crate::panel::TILE;
use crate::tile::{Overflown, TileOut};

impl Program<'_> {
    /// Rates the rows of a tile whose values are there, if the methodology asks for it.
    pub(super) fn rate_rows(&self, tile: usize, out: &mut TileOut<'_>) -> Result<(), Overflown> {
        let Some(rater) = self.rater.as_ref().filter(|rater| !rater.is_rational) else {
            return Ok(());
        };
        let grid = self.panel.grid();
        let year = self.panel.reporting_year();
        for (row, quarter) in self.panel.quarters().quarters().enumerate() {
            let passed = year.year_to_date(quarter).map_or(0, kawasan_model::Period::len);
            let passed = u8::try_from(passed).unwrap_or(0);
            for lane in 0..grid.width(tile) {
                let zone = tile * TILE + lane;
                let facts = self.panel.life(zone).map(|life| life.facts(quarter.last_day()));
                let place = Place { row, lane, width: grid.width(tile), zone };
                let unit = self.unit(rater, facts.unwrap_or(Facts::UNKNOWN), place, out);
                self.rate_row(rater, unit, passed, place, out)?;
            }
        }
        Ok(())
    }

    fn unit(&self, rater: &Rater<'_>, facts: Facts, at: Place, out: &TileOut<'_>) -> UnitValues {
        let value = |id: &str| -> Option<Decimal> {
            let place = self.place(OutputKind::Value, id)?;
            let number = out.values.get(at.cell(place, self.outputs.len())).copied()?;
            let scale = self.outputs.get(place)?.scale;
            let number = i128::from(Some(number).filter(|number| *number != MISSING)?);
            Decimal::try_from_i128_with_scale(number, scale).ok()
        };
        let methodology = rater.methodology;
        let scored = methodology.indicators().iter().map(|one| {
            let value = value(one.subject.id());
            value.map_or(Value::Missing("not_reported"), Value::exactly)
        });
        let looked_at = methodology.looked_at().iter();
        UnitValues {
            id: String::new(),
            values: scored.collect(),
            looked_at: looked_at.map(|one| (one.id().to_owned(), value(one.id()))).collect(),
            facts,
        }
    }

    fn rate_row(
        &self,
        rater: &Rater<'_>,
        unit: UnitValues,
        passed: u8,
        at: Place,
        out: &mut TileOut<'_>,
    ) -> Result<(), Overflown> {
        let rating = rater.methodology.rate(&[unit], passed).into_iter().next();
        let Some(rating) = rating else { return Ok(()) };
        let mut shown: Vec<Option<Result<Decimal, RealError>>> = Vec::new();
        if self.outputs.iter().any(|output| output.kind == OutputKind::Score) {
            let scores = rating.indicators.iter().map(|one| one.score.as_ref());
            shown.extend(scores.map(|score| Some(score?.round(rater.shown()))));
            shown.extend(rating.groups.iter().map(|group| group.map(Ok)));
        }
        shown.push(rating.composite.map(Ok));
        let outputs = self.outputs.len();
        for (place, number) in (outputs - shown.len()..).zip(shown) {
            let quarter = u32::try_from(at.row).unwrap_or(u32::MAX);
            let output = u32::try_from(place).unwrap_or(u32::MAX);
            let too_large = Overflown { zone: at.zone, quarter, output, on_the_way: None };
            let number = match number {
                None => MISSING,
                Some(number) => {
                    let number = number.ok().and_then(|own| i64::try_from(own.mantissa()).ok());
                    number.filter(|number| *number != MISSING).ok_or(too_large)?
                }
            };
            if let Some(slot) = out.values.get_mut(at.cell(place, outputs)) {
                *slot = number;
            }
        }
        if let Some(slot) = out.codes.get_mut(at.row * at.width + at.lane) {
            *slot = code(rating.outcome);
        }
        Ok(())
    }
}

/// A zone and quarter of a tile.
#[derive(Debug, Clone, Copy)]
struct Place {
    row: usize,
    lane: usize,
    width: usize,
    zone: usize,
}

impl Place {
    /// Where an output of it is.
    const fn cell(self, output: usize, outputs: usize) -> usize {
        (self.row * outputs + output) * self.width + self.lane
    }
}
