//! Writing observations as JSON.

use std::fmt::Write;

use kawasan_model::Dataset;

use super::SCHEMA;
use crate::WriteError;
use crate::write::Row;

/// Writes a dataset as JSON: an object with `schema` and `observations`, each of which
/// has the columns of the data files as keys, and stands on a line of its own.
///
/// Numbers are strings of digits with a decimal point, as programs take numbers
/// through floats; what is empty is left out. What is written reads back as the same
/// dataset. The form is that of [`observations_schema`](crate::observations_schema).
///
/// # Errors
/// [`WriteError::Failed`] if a text has no JSON form.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::dataset_json;
///
/// let text = dataset_json(kek().dataset())?;
/// assert!(text.contains(r#""value":"15.1","unit":"IDR trillion""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn dataset_json(dataset: &Dataset) -> Result<String, WriteError> {
    let mut text = format!("{{\n\"schema\": \"{SCHEMA}\",\n\"observations\": [");
    for (index, observation) in dataset.observations().enumerate() {
        text.push_str(if index == 0 { "\n{" } else { ",\n{" });
        let row = Row::of(observation);
        let said = row.fields().filter_map(|(field, text)| Some((field, text?)));
        for (place, (field, value)) in said.enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let value = serde_json::to_string(value).map_err(WriteError::failed)?;
            write!(text, "{comma}\"{field}\":{value}").map_err(WriteError::failed)?;
        }
        text.push('}');
    }
    text.push_str("\n]\n}\n");
    Ok(text)
}
