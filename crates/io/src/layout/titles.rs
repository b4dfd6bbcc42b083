//! What titles above a table say of its figures: "(dalam ribuan orang)".

use super::phrase::{Scale, scale_of};
use super::{Layout, ValueColumn};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::field::folded;
use crate::header::TextRow;
use crate::{Mapping, Place, words};

impl Layout {
    /// Whether no title holds a scale that a column of figures lacks: titles aren't read,
    /// and persons taken for thousands of them would be a plausible wrong number.
    ///
    /// # Errors
    /// The titles that do.
    pub(crate) fn check_titles(
        &self,
        titles: &[TextRow],
        mapping: &Mapping,
        place: &Place,
    ) -> Result<(), Diagnostics> {
        let mut wrong = Diagnostics::default();
        for (row, texts) in titles {
            let mut seen = "";
            for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
                // A merged cell stands in all of its columns.
                if text == seen {
                    continue;
                }
                seen = text;
                let Some(scale) = scale_in(text) else { continue };
                if self.values.iter().any(|column| self.lacks(column, scale, mapping)) {
                    let kind = DiagnosticKind::ScaleBeforeHeader { text: text.to_owned() };
                    wrong.push(Diagnostic::new(place.at(*row, None), kind).with_text(text), MOST);
                }
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn lacks(&self, column: &ValueColumn, scale: Scale, mapping: &Mapping) -> bool {
        let declared = mapping.value_of(&self.name(column.column));
        if declared.is_some_and(|value| value.unit.is_some() || value.power.is_some()) {
            return false;
        }
        column.unit.is_some_and(|unit| {
            unit.power() == 0
                && match scale {
                    Scale::Unit(own) => own.unit() == unit.unit() && own.power() != 0,
                    Scale::Power(power) => power != 0,
                }
        })
    }
}

/// The most that are told.
const MOST: usize = 10;

/// The scale that a title says, in brackets or after "dalam".
fn scale_in(title: &str) -> Option<Scale> {
    let folded = folded(title);
    let bare = folded.strip_prefix("dalam ").or_else(|| folded.strip_prefix("in "));
    let bare = bare.and_then(|said| {
        let unit = words::unit(said).ok().map(Scale::Unit);
        unit.or_else(|| words::power(said).map(Scale::Power))
    });
    scale_of(title).map(|(_, scale)| scale).or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_scales() {
        for (title, power) in [
            ("(dalam ribuan orang)", Some(3)),
            ("Serapan tenaga kerja (ribu)", Some(3)),
            ("Dalam miliar rupiah", Some(9)),
            ("Rekapitulasi KEK 2024", None),
            ("Data (sementara)", None),
        ] {
            let own = scale_in(title).map(|scale| match scale {
                Scale::Unit(unit) => unit.power(),
                Scale::Power(power) => power,
            });
            assert_eq!(own, power, "{title}");
        }
    }
}
