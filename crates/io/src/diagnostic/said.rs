//! What messages say of names, fields and numbers.

use crate::Field;

/// A number that can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberReading {
    /// As it is written.
    pub text: String,
    /// With a decimal comma.
    pub comma: String,
    /// With a decimal point.
    pub point: String,
}

impl NumberReading {
    pub(crate) const fn new(text: String, comma: String, point: String) -> Self {
        NumberReading { text, comma, point }
    }
}

pub(super) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Where else a field may be said.
pub(super) const fn other_ways(field: Field) -> &'static str {
    match field {
        Field::Publisher => ", or `publisher` in the mapping or the options",
        Field::Subject => ", such as `Kawasan`",
        _ => ", or the same under `constants` in the mapping",
    }
}

/// What a field may say.
pub(super) const fn example(field: Field) -> &'static str {
    match field {
        Field::Subject => "`national` or a zone",
        Field::Counterparty => "a company",
        Field::Measure => "`investment` or `Tenaga kerja`",
        Field::Basis => "`realised`, `target`, `committed` or `projected`",
        Field::Timing => "`flow`, `stock` or `level`",
        Field::Period => "`2024-Q1` or `TW I 2024`",
        Field::Value => "`15.1` or `Rp15,1 triliun`",
        Field::Unit => "`IDR trillion`, `Rp miliar` or `persons`",
        Field::Qualifier => "`about`",
        Field::Publisher => "who published the figure",
        Field::PublishedOn => "`2024-04-24`",
        Field::AsStated | Field::Url | Field::Note => "a text",
    }
}
