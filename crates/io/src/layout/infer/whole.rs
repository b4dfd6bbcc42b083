//! Whether the columns together say all that observations need, and nothing twice.

use std::collections::BTreeMap;

use kawasan_model::ScaledUnit;

use super::super::{Layout, ValueColumn};
use super::Inference;
use crate::Field;
use crate::diagnostic::{Diagnostic, DiagnosticKind};

impl Inference<'_> {
    /// One column for all figures, or one for each measure, basis, timing and period.
    pub(super) fn figures(&mut self) {
        if let Some(column) = self.layout.column_of(Field::Value) {
            if self.layout.values.is_empty() {
                self.layout.is_tidy = true;
                let unit = self.value_unit;
                self.layout.values.push(ValueColumn { column, unit, ..ValueColumn::default() });
            } else {
                let kind = DiagnosticKind::SameFigures {
                    what: "figures of all measures beside those of one".to_owned(),
                };
                self.push(column, kind);
            }
            return;
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let values = self.layout.values.clone();
        for column in &values {
            let what = ValueColumn { unit: None, ..column.clone() };
            let unit = column.unit.map(|unit: ScaledUnit| unit.unit().to_string());
            let key = format!("{} {}", what.meaning(), unit.unwrap_or_default());
            if seen.insert(key, column.column).is_some() {
                self.push(column.column, DiagnosticKind::SameFigures { what: column.meaning() });
            }
        }
    }

    /// Every observation needs these.
    pub(super) fn needed(&mut self) {
        if self.layout.values.is_empty() && self.wrong.is_empty() {
            let place = self.place.at(self.header.row, None);
            self.wrong.push(Diagnostic::new(place, DiagnosticKind::NoFigures), self.limit);
        }
        let needed = [
            Field::Subject,
            Field::Measure,
            Field::Basis,
            Field::Timing,
            Field::Period,
            Field::Publisher,
        ];
        let is_said = |layout: &Layout, field| {
            layout.column_of(field).is_some() || self.mapping.constants.contains_key(&field)
        };
        for field in needed {
            if is_said(&self.layout, field) {
                continue;
            }
            let lacking: Vec<usize> = self
                .layout
                .values
                .iter()
                .filter(|column| !says(column, field))
                .map(|column| column.column)
                .collect();
            if self.layout.is_tidy || matches!(field, Field::Subject | Field::Publisher) {
                let place = self.place.at(self.header.row, Some(field.name().to_owned()));
                let kind = DiagnosticKind::NoColumn { field };
                self.wrong.push(Diagnostic::new(place, kind), self.limit);
            } else {
                for column in lacking {
                    self.push(column, DiagnosticKind::HeaderLacks { field });
                }
            }
        }
        for column in self.layout.values.clone() {
            for field in needed.into_iter().chain([Field::Unit, Field::Qualifier]) {
                if says(&column, field) && self.layout.column_of(field).is_some() {
                    self.push(column.column, DiagnosticKind::ColumnTwice { field });
                }
            }
        }
    }
}

const fn says(column: &ValueColumn, field: Field) -> bool {
    match field {
        Field::Measure => column.measure.is_some(),
        Field::Basis => column.basis.is_some(),
        Field::Timing => column.timing.is_some(),
        Field::Period => column.period.is_some(),
        Field::Unit => column.unit.is_some(),
        Field::Qualifier => column.qualifier.is_some(),
        _ => false,
    }
}
