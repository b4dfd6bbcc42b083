//! From headers to a layout.

mod whole;

use kawasan_model::suggest::nearest;
use kawasan_model::{Measures, ScaledUnit};

use super::lexicon::Lexicon;
use super::phrase::{Scale, complete, names_a_measure, said, scale_of, value_column};
use super::{ColumnUse, Layout, ValueColumn};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::field::folded;
use crate::{Field, Mapping, Place};

/// A header: of one row, or of several that are read downwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// The first row.
    pub(crate) row: u64,
    /// The text of each column.
    pub(crate) texts: Vec<String>,
}

/// Columns that number the rows.
const NUMBERS: [&str; 5] = ["no", "no.", "nomor", "#", "nr"];

/// Whether a row may be a header: a column says whom figures are about.
pub(crate) fn is_header<'c>(cells: impl IntoIterator<Item = &'c str>, mapping: &Mapping) -> bool {
    let says_subject = |text: &str| match mapping.columns.get(&Field::Subject) {
        Some(name) => folded(name) == folded(text),
        None => Field::of_header(text) == Some(Field::Subject),
    };
    cells.into_iter().any(says_subject)
}

/// What the columns mean.
///
/// # Errors
/// Everything about the header that isn't understood.
pub(crate) fn infer(
    header: &Header,
    measures: &Measures,
    mapping: &Mapping,
    place: &Place,
    limit: usize,
) -> Result<Layout, Diagnostics> {
    let mut inference = Inference {
        header,
        measures,
        mapping,
        lexicon: Lexicon::new(measures, mapping),
        place,
        limit,
        wrong: Diagnostics::default(),
        layout: Layout {
            names: header.texts.iter().map(|text| text.trim().to_owned()).collect(),
            fields: [None; Field::ALL.len()],
            values: Vec::new(),
            is_tidy: false,
            uses: Vec::new(),
        },
        value_unit: None,
    };
    inference.columns();
    if inference.layout.fields.iter().all(Option::is_none) {
        let place = place.at(header.row, None);
        return Err(Diagnostics::of(Diagnostic::new(place, DiagnosticKind::NoTableHeader)));
    }
    inference.names_of_mapping();
    if !inference
        .wrong
        .list
        .iter()
        .any(|one| matches!(one.kind, DiagnosticKind::ColumnNotThere { .. }))
    {
        // Else what is missing is what the mapping misnames.
        inference.figures();
        inference.needed();
    }
    if inference.wrong.is_empty() { Ok(inference.layout) } else { Err(inference.wrong) }
}

struct Inference<'a> {
    header: &'a Header,
    measures: &'a Measures,
    mapping: &'a Mapping,
    lexicon: Lexicon<'a>,
    place: &'a Place,
    limit: usize,
    wrong: Diagnostics,
    layout: Layout,
    /// The unit in the header of the figures of all measures.
    value_unit: Option<ScaledUnit>,
}

impl Inference<'_> {
    fn columns(&mut self) {
        for index in 0..self.header.texts.len() {
            let name = self.layout.names.get(index).cloned().unwrap_or_default();
            if self.wrong.list.len() >= self.limit.max(1) {
                // No table has so many wrong headers; each may be long.
                return;
            }
            if !name.is_empty() {
                self.column(index, &name);
            }
        }
    }

    fn column(&mut self, index: usize, name: &str) {
        let (mapping, measures) = (self.mapping, self.measures);
        let scale = scale_of(name);
        if let Some(field) = mapping.field_of(name) {
            return match scale {
                Some((_, scale)) if field == Field::Value => self.scaled_value(index, scale, true),
                _ => self.field(index, field, true),
            };
        }
        if let Some(mapped) = mapping.value_of(name) {
            return self.mapped_value(index, name, mapped, scale.map(|(_, scale)| scale));
        }
        if let Some((rest, scale)) = scale
            && Field::of_header(&rest) == Some(Field::Value)
        {
            return self.scaled_value(index, scale, false);
        }
        if mapping.ignores(name) || NUMBERS.contains(&folded(name).as_str()) {
            return self.used(index, None, true);
        }
        let field = Field::of_header(name)
            .filter(|field| !mapping.columns.contains_key(field))
            // `Kawasan` is a subject, and only beside one a number of zones.
            .filter(|field| {
                self.layout.column_of(*field).is_none()
                    || Field::of_name(name).is_some()
                    || !names_a_measure(name, &self.lexicon)
            });
        if let Some(field) = field {
            return self.field(index, field, Field::of_name(name).is_some());
        }
        match value_column(name, &self.lexicon) {
            Some(Ok(column)) => self.value(ValueColumn { column: index, ..column }, false),
            Some(Err(kind)) => self.push(index, kind),
            None => {
                let titles = measures.iter().flat_map(|measure| measure.title().iter());
                let known = Field::words().chain(titles.map(|(_, title)| title));
                let nearest = nearest(name, known).map(str::to_owned);
                self.push(index, DiagnosticKind::UnknownColumn { nearest });
            }
        }
    }

    /// A column of figures of all measures whose header says their unit.
    fn scaled_value(&mut self, index: usize, scale: Scale, is_declared: bool) {
        match scale {
            Scale::Unit(unit) => {
                self.value_unit = Some(unit);
                self.field(index, Field::Value, is_declared);
            }
            // Of which unit isn't said, and a unit beside it may have a power of its own.
            Scale::Power(_) => self.push(index, DiagnosticKind::HeaderLacks { field: Field::Unit }),
        }
    }

    /// What the mapping says stands; the header adds what it leaves out.
    fn mapped_value(
        &mut self,
        index: usize,
        name: &str,
        mapped: &crate::ValueMapping,
        scale: Option<Scale>,
    ) {
        let read = said(name, &self.lexicon).and_then(Result::ok);
        let (read, said_power) = read.unwrap_or_default();
        let header_unit = match scale {
            Some(Scale::Unit(unit)) => Some(unit),
            _ => None,
        };
        let header_power = match scale {
            Some(Scale::Power(power)) => Some(power),
            Some(Scale::Unit(_)) => None,
            None => said_power,
        };
        let declared = mapped.unit.map(|unit| {
            let power = unit.power().saturating_add(mapped.power.unwrap_or(0));
            ScaledUnit::new(unit.unit(), power)
        });
        // Header and mapping may both say the scale, if they say the same.
        let contradicts = match (declared, mapped.power) {
            (Some(declared), _) => {
                header_unit.is_some_and(|unit| unit != declared)
                    || header_power.is_some_and(|power| power != declared.power())
            }
            (None, Some(power)) => {
                header_unit.is_some_and(|unit| unit.power() != 0)
                    || header_power.is_some_and(|own| own != power)
            }
            (None, None) => false,
        };
        if contradicts {
            let kind = DiagnosticKind::HeaderTwice { word: name.to_owned(), field: Field::Unit };
            return self.push(index, kind);
        }
        let (unit, power) = match declared {
            Some(unit) => (Some(unit), None),
            None => (header_unit, mapped.power.or(header_power)),
        };
        let mut column = ValueColumn {
            column: index,
            measure: mapped.measure.clone().or(read.measure),
            basis: mapped.basis.or(read.basis),
            timing: mapped.timing.or(read.timing),
            period: mapped.period.or(read.period),
            unit: unit.or(if scale.is_none() && mapped.measure.is_none() {
                read.unit
            } else {
                None
            }),
            qualifier: mapped.qualifier,
        };
        match complete(&mut column, power, self.measures) {
            Ok(()) => self.value(column, true),
            Err(kind) => self.push(index, kind),
        }
    }

    fn field(&mut self, index: usize, field: Field, is_declared: bool) {
        match self.layout.fields.get_mut(field.index()) {
            Some(slot @ None) => {
                *slot = Some(index);
                self.used(index, Some(field.name().to_owned()), is_declared);
            }
            _ => self.push(index, DiagnosticKind::ColumnTwice { field }),
        }
    }

    fn value(&mut self, column: ValueColumn, is_declared: bool) {
        self.used(column.column, Some(column.meaning()), is_declared);
        self.layout.values.push(column);
    }

    fn used(&mut self, index: usize, meaning: Option<String>, is_declared: bool) {
        let header = self.layout.name(index);
        self.layout.uses.push(ColumnUse { index, header, meaning, is_declared });
    }

    /// Columns that the mapping names must be there.
    fn names_of_mapping(&mut self) {
        for name in self.mapping.named_columns() {
            if !self.layout.names.iter().any(|known| folded(known) == folded(name)) {
                let known = self.layout.names.iter().map(String::as_str);
                let nearest = nearest(name, known).map(str::to_owned);
                let kind = DiagnosticKind::ColumnNotThere { column: name.to_owned(), nearest };
                let place = self.place.at(self.header.row, Some(name.to_owned()));
                self.wrong.push(Diagnostic::new(place, kind).with_text(name), self.limit);
            }
        }
    }

    fn push(&mut self, index: usize, kind: DiagnosticKind) {
        let name = self.layout.name(index);
        let texts = self.header.texts.iter().map(String::as_str);
        let one = Diagnostic::new(self.place.at(self.header.row, Some(name.clone())), kind)
            .with_text(&name)
            .in_row(texts, index, " | ");
        self.wrong.push(one, self.limit);
    }
}

#[cfg(test)]
mod tests;
