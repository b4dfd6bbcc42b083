//! An observation as the fields of a row.

use kawasan_model::{Decimal, Observation};

use super::WriteError;
use crate::Field;

/// The texts of an observation, in the order of [`Field::ALL`]; nothing where nothing
/// is said. Free texts stand as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) [Option<String>; Field::ALL.len()]);

impl Row {
    pub(crate) fn of(observation: &Observation) -> Row {
        let Observation { series, period, figure, as_stated, source, note, .. } = observation;
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        Row([
            text(series.subject.to_string()),
            series.counterparty.as_ref().map(ToString::to_string),
            text(series.measure.to_string()),
            text(series.basis.to_string()),
            text(series.timing.to_string()),
            text(period.to_string()),
            text(figure.coefficient().to_string()),
            text(figure.scaled_unit().to_string()),
            as_stated.clone(),
            text(figure.qualifier().to_string()),
            Some(source.publisher.clone()),
            source.published_on.map(|date| date.to_string()),
            source.url.clone(),
            note.clone(),
        ])
    }

    /// The fields with what they say.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (Field, Option<&str>)> {
        Field::ALL.into_iter().zip(self.0.iter().map(Option::as_deref))
    }

    /// Refuses texts with characters that a format can't hold.
    pub(crate) fn check(
        &self,
        what: &'static str,
        refused: impl Fn(&str) -> bool,
    ) -> Result<(), WriteError> {
        let found = self.fields().find(|(_, text)| text.is_some_and(&refused));
        match found {
            Some((field, text)) => {
                let text = text.unwrap_or_default().chars().take(60);
                let text = text.map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
                Err(WriteError::Text { field, what, text })
            }
            None => Ok(()),
        }
    }
}

/// Whether a field holds a text that stands as it is, whatever it begins with.
pub(crate) const fn is_free_text(field: Field) -> bool {
    matches!(
        field,
        Field::Counterparty | Field::AsStated | Field::Publisher | Field::Url | Field::Note
    )
}

/// A number as text of which nobody has to guess the mark: a point before three digits
/// could group them, but not after a number that begins with 0.
pub(crate) fn unmistakable(number: Decimal) -> String {
    let text = number.to_string();
    let unsigned = text.strip_prefix('-').unwrap_or(&text);
    match unsigned.split_once('.') {
        Some((whole, decimals))
            if decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') =>
        {
            let sign = if unsigned.len() < text.len() { "-" } else { "" };
            format!("{sign}0{unsigned}")
        }
        _ => text,
    }
}

/// Whether a number by itself shows that the decimal mark is a point.
pub(crate) fn shows_point(number: Decimal) -> bool {
    number.scale() > 0 && unmistakable(number) == number.to_string()
}
