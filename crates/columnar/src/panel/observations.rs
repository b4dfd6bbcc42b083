//! From a panel back to observations.

use std::sync::Arc;

use kawasan_model::{
    Figure, FigureError, Observation, Period, Qualifier, ReportedPeriod, ScaledUnit, Series,
    Source, Subject,
};
use rust_decimal::Decimal;

use super::column::{Column, Every};
use super::{National, Panel};

impl Panel {
    /// Every number of the panel as an observation from a source, column by column: for those who
    /// evaluate the same figures row by row, with bounds and traces.
    ///
    /// A figure is as precise as its column, to half a unit of the last digit; what was published
    /// for the nation, as its decimals are.
    ///
    /// # Errors
    /// [`FigureError`] if a number is a fraction of something that comes whole, or fits no decimal.
    pub fn observations(&self, source: &Arc<Source>) -> Result<Vec<Observation>, FigureError> {
        let mut found = Vec::new();
        for column in &self.columns {
            for (row, period) in self.periods(column.every).into_iter().enumerate() {
                for (zone, id) in self.zones.iter().enumerate() {
                    let Some(number) = self.number(column, zone, row) else { continue };
                    let figure = figure_of(column, number)?;
                    let key = &column.key;
                    let subject = Subject::Zone(id.clone());
                    let series =
                        Series::new(subject, key.measure().clone(), key.basis(), key.timing());
                    let period = ReportedPeriod::Quarters(period);
                    found.push(Observation::new(series, period, figure, Arc::clone(source)));
                }
            }
        }
        for National { key, every, values } in &self.national {
            for (value, period) in values.iter().zip(self.periods(*every)) {
                let Some(value) = value else { continue };
                let unit = ScaledUnit::new(key.unit(), 0);
                let figure = Figure::new(*value, unit, Qualifier::Exact)?;
                let (measure, basis) = (key.measure().clone(), key.basis());
                let series = Series::new(Subject::National, measure, basis, key.timing());
                let period = ReportedPeriod::Quarters(period);
                found.push(Observation::new(series, period, figure, Arc::clone(source)));
            }
        }
        Ok(found)
    }

    /// The periods of the rows of a column.
    fn periods(&self, every: Every) -> Vec<Period> {
        match every {
            Every::Quarter => self.quarters.quarters().map(Period::quarter).collect(),
            Every::Year => (0..self.years())
                .filter_map(|row| {
                    let quarters = i32::try_from(row).ok()?.checked_mul(4)?;
                    self.year.year_of(self.first_year.plus(quarters)?)
                })
                .collect(),
        }
    }
}

/// A number of a column: whole, in its unit's power of ten; or with decimals.
fn figure_of(column: &Column, number: i128) -> Result<Figure, FigureError> {
    let decimals = u32::try_from(column.scale).unwrap_or(0);
    let power = i8::try_from(-column.scale).unwrap_or(0).max(0);
    // 64 bits, summed over the quarters of a panel, fit the 96 of a decimal.
    let digits = Decimal::try_from_i128_with_scale(number, decimals)
        .or_else(|_| kawasan_model::exact::mul(Decimal::MAX, Decimal::MAX))?;
    Figure::new(digits, ScaledUnit::new(column.key.unit(), power), Qualifier::Exact)
}
