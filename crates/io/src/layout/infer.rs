//! From headers to a layout.

use std::collections::BTreeMap;

use kawasan_model::suggest::nearest;
use kawasan_model::{Measures, ScaledUnit};

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
            if name.is_empty() {
                continue;
            }
            self.column(index, &name);
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
                    || !names_a_measure(name, measures, mapping)
            });
        if let Some(field) = field {
            return self.field(index, field, Field::of_name(name).is_some());
        }
        match value_column(name, measures, mapping) {
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
        let read = said(name, self.measures, self.mapping).and_then(Result::ok);
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

    /// One column for all figures, or one for each measure, basis, timing and period.
    fn figures(&mut self) {
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
    fn needed(&mut self) {
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

    fn push(&mut self, index: usize, kind: DiagnosticKind) {
        let name = self.layout.name(index);
        let texts = self.header.texts.iter().map(String::as_str);
        let one = Diagnostic::new(self.place.at(self.header.row, Some(name.clone())), kind)
            .with_text(&name)
            .in_row(texts, index, " | ");
        self.wrong.push(one, self.limit);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(texts: &[&str], mapping: &str) -> Result<Layout, Diagnostics> {
        let header = Header { row: 1, texts: texts.iter().map(|&text| text.to_owned()).collect() };
        let mapping = Mapping::read("map.toml", mapping).unwrap();
        infer(&header, &Measures::standard(), &mapping, &Place::file("a.csv"), 100)
    }

    fn told(texts: &[&str]) -> Vec<String> {
        let wrong = layout(texts, "").unwrap_err();
        wrong.list.iter().map(|one| one.kind.to_string()).collect()
    }

    #[test]
    fn the_columns_of_data_files_are_a_tidy_layout() {
        let names = Field::ALL.map(Field::name);
        let layout = layout(&names, "").unwrap();
        assert!(layout.is_tidy);
        assert!(layout.uses.iter().all(|one| one.is_declared));
        let places: Vec<usize> = layout.fields.iter().flatten().copied().collect();
        assert_eq!(places, (0..14).collect::<Vec<_>>());
    }

    #[test]
    fn a_column_for_each_measure_is_a_wide_layout() {
        let wide = layout(
            &["No", "Kawasan", "Realisasi tambahan investasi (Rp miliar)", "Jumlah naker", "Periode"],
            "[measures]\n\"jumlah naker\" = \"employment\"\n[constants]\nbasis = \"realised\"\ntiming = \"flow\"\npublisher = \"A\"\n",
        )
        .unwrap();
        assert!(!wide.is_tidy);
        assert_eq!(wide.values.len(), 2);
        assert_eq!(wide.column_of(Field::Period), Some(4));
        assert_eq!(wide.uses[0].meaning, None);
        assert_eq!(wide.values[1].meaning(), "employment, in persons");
    }

    #[test]
    fn what_is_not_said_is_asked_for() {
        let told = told(&["kawasan", "Investasi 2024-Q1 (Rp miliar)", "sumber"]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("doesn't say its basis"), "{told:?}");
        assert!(told[1].contains("doesn't say its timing"), "{told:?}");
    }

    #[test]
    fn misspelt_and_repeated_columns_are_named() {
        let told = told(&[
            "subject", "measure", "basis", "timing", "period", "value", "qualifer", "zona",
            "sumber",
        ]);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("not understood"), "{told:?}");
        assert!(told[1].contains("a second column says the subject"), "{told:?}");
    }

    #[test]
    fn the_scale_of_a_header_is_never_lost() {
        let all =
            ["subject", "measure", "basis", "timing", "period", "publisher", "Nilai (Rp miliar)"];
        let billions = Some("IDR billion".parse().unwrap());
        assert_eq!(layout(&all, "").unwrap().values[0].unit, billions);
        let mapped = "[[values]]\ncolumn = \"Naker (ribu orang)\"\nmeasure = \"employment\"\n\
            basis = \"realised\"\ntiming = \"flow\"\nperiod = \"2024\"\n";
        let header = ["subject", "publisher", "Naker (ribu orang)"];
        let thousands = Some("thousand persons".parse().unwrap());
        assert_eq!(layout(&header, mapped).unwrap().values[0].unit, thousands);
        let header = ["subject", "publisher", "Naker (ribu)"];
        let shorter = mapped.replace(" orang", "");
        assert_eq!(layout(&header, &shorter).unwrap().values[0].unit, thousands);
        let once = format!("{shorter}multiplier = 1000\n");
        assert_eq!(layout(&header, &once).unwrap().values[0].unit, thousands);
        let twice = format!("{shorter}multiplier = 1000000\n");
        assert!(layout(&header, &twice).unwrap_err().to_string().contains("expected one unit"));
        let power = [
            "subject",
            "measure",
            "basis",
            "timing",
            "period",
            "publisher",
            "unit",
            "Nilai (ribu)",
        ];
        let mapped = "[columns]\nvalue = \"Nilai (ribu)\"\n";
        assert!(layout(&power, mapped).unwrap_err().to_string().contains("doesn't say its unit"));
    }

    #[test]
    fn columns_that_a_mapping_names_must_be_there() {
        let wrong = layout(&["Nama", "value"], "[columns]\nsubject = \"Nma\"\n").unwrap_err();
        assert!(
            wrong
                .list
                .iter()
                .any(|one| one.suggestion().as_deref() == Some("did you mean `Nama`?")),
            "{wrong}"
        );
    }
}
