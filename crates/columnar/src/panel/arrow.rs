//! Columns from Arrow arrays, and results to them.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{Array, Decimal128Array};

use super::build::{PanelBuilder, no_room};
use super::cells::Cells;
use super::column::ColumnSpec;
use super::error::PanelError;
use crate::results::Results;

/// In which order the rows of an array come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowOrder {
    /// All quarters (or years) of the first zone, then those of the next.
    ByZone,
    /// All zones in the first quarter (or year), then in the next.
    ByQuarter,
}

impl RowOrder {
    const fn place(self, (zone, zones): (usize, usize), (row, rows): (usize, usize)) -> usize {
        match self {
            RowOrder::ByZone => zone * rows + row,
            RowOrder::ByQuarter => row * zones + zone,
        }
    }
}

impl PanelBuilder<'_> {
    /// A column from an Arrow array with a value, or null, for every zone and row: of `Int64`, in
    /// units of the column's last decimal; or of `Decimal128`, as it is.
    ///
    /// An array of another type or length, and a decimal that the column's scale or 64 bits don't
    /// hold, is a mistake.
    ///
    /// # Examples
    ///
    /// ```
    /// use arrow_array::Int64Array;
    /// use kawasan_columnar::{ColumnKey, ColumnSpec, Panel, RowOrder};
    /// use kawasan_model::{Basis, Currency, Measures, ReportingYear, Timing};
    ///
    /// let measures = Measures::standard();
    /// let jobs = ColumnKey::new(&measures, Currency::IDR, "employment", Basis::Realised, Timing::Flow)?;
    /// let array = Int64Array::from(vec![Some(120), None, Some(80), Some(95)]);
    /// let zones = ["gresik".parse()?, "sanur".parse()?];
    /// let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, "2024-S1".parse()?)
    ///     .array(ColumnSpec::quarterly(jobs.clone(), 0), &array, RowOrder::ByZone)
    ///     .build()?;
    /// assert_eq!(panel.value(&jobs, 0, 1), None);
    /// assert_eq!(panel.value(&jobs, 1, 1).map(|jobs| jobs.to_string()).as_deref(), Some("95"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn array(self, spec: ColumnSpec, array: &dyn Array, order: RowOrder) -> Self {
        self.with_column(spec, |_, spec, grid| {
            let refused =
                |problem: String| PanelError::Array { column: spec.key.to_string(), problem };
            if array.len() != grid.cells() {
                let (expected, found) = (grid.cells(), array.len());
                return Err(refused(format!("expected {expected} rows, found {found}")));
            }
            let mut too_large: Option<String> = None;
            let place = |zone, row| order.place((zone, grid.zones), (row, grid.rows));
            let cells = if let Some(numbers) = array.as_primitive_opt::<Int64Type>() {
                Cells::generate(grid, |zone, row| {
                    let place = place(zone, row);
                    numbers.is_valid(place).then(|| numbers.value(place))
                })
            } else if let Some(numbers) = array.as_primitive_opt::<Decimal128Type>() {
                let power = spec.scale - i32::from(numbers.scale());
                Cells::generate(grid, |zone, row| {
                    let place = place(zone, row);
                    let number = numbers.is_valid(place).then(|| numbers.value(place))?;
                    let shifted = shifted(number, power);
                    if shifted.is_none() {
                        too_large.get_or_insert_with(|| numbers.value_as_string(place));
                    }
                    shifted
                })
            } else {
                let found = array.data_type();
                return Err(refused(format!("expected Int64 or Decimal128, found {found}")));
            };
            match too_large {
                None => cells.ok_or_else(|| no_room(&spec.key, grid)),
                Some(number) => {
                    let scale = spec.scale;
                    let problem = format!("`{number}` is no 64-bit number at the scale {scale}");
                    Err(refused(problem))
                }
            }
        })
    }
}

/// A number times a power of ten, if that is whole and fits.
fn shifted(number: i128, power: i32) -> Option<i64> {
    if number == 0 {
        return Some(0);
    }
    let factor = 10_i128.checked_pow(power.unsigned_abs())?;
    let shifted = match power < 0 {
        true if number % factor == 0 => number / factor,
        true => return None,
        false => number.checked_mul(factor)?,
    };
    i64::try_from(shifted).ok()
}

impl Results {
    /// An output, by its place, as an Arrow array with a decimal, or null, for each zone and
    /// quarter; `None` if there is no such output.
    #[must_use]
    pub fn array(&self, output: usize, order: RowOrder) -> Option<Decimal128Array> {
        /// Digits of 64 bits.
        const PRECISION: u8 = 19;
        let scale = i8::try_from(self.outputs().get(output)?.scale).ok()?;
        let (zones, quarters) = self.shape();
        let mut numbers: Vec<Option<i128>> = vec![None; zones * quarters];
        for block in self.blocks() {
            for quarter in 0..quarters {
                for zone in 0..block.zones() {
                    let place =
                        order.place((block.first_zone() + zone, zones), (quarter, quarters));
                    if let Some(slot) = numbers.get_mut(place) {
                        *slot = block.number(output, zone, quarter).map(i128::from);
                    }
                }
            }
        }
        let array = Decimal128Array::from(numbers);
        let precision = PRECISION.max(scale.unsigned_abs());
        array.with_precision_and_scale(precision, scale).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_refused() {
        assert_eq!(shifted(1_500, -2), Some(15));
        assert_eq!(shifted(1_501, -2), None);
        assert_eq!(shifted(-7, 3), Some(-7_000));
        assert_eq!(shifted(i128::from(i64::MAX), 1), None);
        assert_eq!((shifted(1, 60), shifted(1, -60)), (None, None));
        assert_eq!((shifted(0, 60), shifted(0, -60)), (Some(0), Some(0)));
    }
}
