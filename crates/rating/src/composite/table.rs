//! The values of units.

use std::collections::{BTreeMap, BTreeSet};

use kawasan_exact::{Fraction, Real};
use kawasan_model::suggest;

use super::TableError;
use crate::{NoScore, Score};

/// The values of units, column by column.
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::composite::Table;
///
/// let units = ["a", "b"].map(str::to_owned).to_vec();
/// let exports = vec![Some(Fraction::from(7)), None];
/// let table = Table::new(units, vec![("exports".to_owned(), exports)])?;
/// assert_eq!(table.units().len(), 2);
/// assert_eq!(table.column("exports").ok_or("none")?[1], None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    units: Vec<String>,
    columns: BTreeMap<String, Vec<Option<Fraction>>>,
}

impl Table {
    /// A table of columns with one value for each unit, in the order of the units;
    /// `None` is what isn't reported.
    ///
    /// # Errors
    /// [`TableError`].
    pub fn new(
        units: Vec<String>,
        columns: Vec<(String, Vec<Option<Fraction>>)>,
    ) -> Result<Table, TableError> {
        let mut seen = BTreeSet::new();
        if let Some(unit) = units.iter().find(|unit| !seen.insert(*unit)) {
            return Err(TableError::DuplicateUnit { unit: unit.clone() });
        }
        let mut by_code = BTreeMap::new();
        for (code, values) in columns {
            if values.len() != units.len() {
                let (found, units) = (values.len(), units.len());
                return Err(TableError::Length { code, found, units });
            }
            if by_code.contains_key(&code) {
                return Err(TableError::DuplicateColumn { code });
            }
            by_code.insert(code, values);
        }
        Ok(Table { units, columns: by_code })
    }

    /// The units, in their order.
    #[must_use]
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The values of a column.
    #[must_use]
    pub fn column(&self, code: &str) -> Option<&[Option<Fraction>]> {
        self.columns.get(code).map(Vec::as_slice)
    }

    pub(super) fn scores(&self, code: &str) -> Option<Vec<Score>> {
        let score = |value: &Option<Fraction>| {
            value.clone().map(|value| Real::from(value.reduced())).ok_or(NoScore::Missing)
        };
        Some(self.columns.get(code)?.iter().map(score).collect())
    }

    pub(super) fn nearest_column(&self, code: &str) -> Option<String> {
        suggest::nearest(code, self.columns.keys().map(String::as_str)).map(str::to_owned)
    }

    pub(super) fn nearest_unit(&self, unit: &str) -> Option<String> {
        suggest::nearest(unit, self.units.iter().map(String::as_str)).map(str::to_owned)
    }
}
