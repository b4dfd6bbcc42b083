//! The JSON Schema of mappings, for editors.

use serde_json::{Map, Value, json};

use super::decode::{KEYS, VALUE_KEYS};
use crate::Field;

/// The JSON Schema (draft 2020-12) of [`Mapping`](crate::Mapping) files, with the keys by
/// which they are checked.
///
/// # Examples
///
/// ```
/// assert!(kawasan_io::mapping_schema().contains("\"header_row\""));
/// ```
#[must_use]
pub fn mapping_schema() -> String {
    let properties: Map<String, Value> =
        KEYS.iter().map(|key| ((*key).to_owned(), key_schema(key))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A column mapping of Kawasan",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    });
    format!("{schema:#}\n")
}

fn key_schema(key: &str) -> Value {
    let texts = |about: &str| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    let row = |about: &str| json!({ "type": "integer", "minimum": 1, "description": about });
    let names = |about: &str| {
        json!({
            "type": "object",
            "additionalProperties": { "type": "string" },
            "description": about,
        })
    };
    match key {
        "sheet" => json!({ "type": "string", "description": "The sheet of a workbook." }),
        "header_row" => row("The row of the header, from 1; of several rows the first."),
        "header_rows" => row("How many rows the header has."),
        "delimiter" => json!({
            "enum": [",", ";", "\t", "|"],
            "description": "What separates the cells of a CSV file.",
        }),
        "decimal" => {
            json!({ "enum": ["comma", "point"], "description": "The mark before decimals." })
        }
        "missing" => texts("Cells that stand for a figure that isn't known."),
        "ignore" => texts("Columns that aren't needed."),
        "skip" => texts("Rows that aren't needed, by what stands in the column of subjects."),
        "constants" => {
            fields("What holds where a row says nothing.", |field| field != Field::Value)
        }
        "columns" => fields("The column of a field.", |_| true),
        "subjects" => names("Names in the file, and the zones that they mean."),
        "measures" => names("Words in the file, and the measures that they mean."),
        _ => values(),
    }
}

fn fields(about: &str, takes: impl Fn(Field) -> bool) -> Value {
    let own = Field::ALL.into_iter().filter(|field| takes(*field));
    let properties: Map<String, Value> =
        own.map(|field| (field.name().to_owned(), json!({ "type": "string" }))).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "description": about,
    })
}

fn values() -> Value {
    let property = |key: &str| match key {
        "multiplier" => json!({
            "type": ["integer", "string"],
            "description": "A power of ten by which the figures are to be multiplied.",
        }),
        "period" => json!({ "type": ["string", "integer"] }),
        _ => json!({ "type": "string" }),
    };
    let properties: Map<String, Value> =
        VALUE_KEYS.iter().map(|key| ((*key).to_owned(), property(key))).collect();
    json!({
        "type": "array",
        "description": "Columns of figures, and what their headers don't say.",
        "items": {
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
            "required": ["column"],
        },
    })
}
