//! The JSON Schema of observations, for editors and validators.

use kawasan_model::{Basis, Qualifier, Timing};
use serde_json::{Map, Value, json};

use super::SCHEMA;
use crate::Field;

/// The JSON Schema (draft 2020-12) of the files that
/// [`dataset_json`](crate::dataset_json) writes and that are read as
/// [`Format::Json`](crate::Format::Json).
///
/// # Examples
///
/// ```
/// let schema = kawasan_io::observations_schema();
/// assert!(schema.contains("\"published_on\""));
/// ```
#[must_use]
pub fn observations_schema() -> String {
    let fields: Map<String, Value> =
        Field::ALL.into_iter().map(|field| (field.name().to_owned(), property(field))).collect();
    let required = [
        Field::Subject,
        Field::Measure,
        Field::Basis,
        Field::Timing,
        Field::Value,
        Field::Unit,
        Field::Publisher,
    ];
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Observations of Kawasan",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "schema": { "const": SCHEMA },
            "observations": { "type": "array", "items": {
                "type": "object",
                "additionalProperties": false,
                "properties": fields,
                "required": required.map(Field::name),
            } },
        },
        "required": ["schema", "observations"],
    });
    format!("{schema:#}\n")
}

fn property(field: Field) -> Value {
    let id = "^[a-z0-9][a-z0-9_-]{0,63}$";
    let words = |all: Vec<&str>| json!({ "enum": all });
    let text = json!({ "type": "string" });
    let (mut property, about) = match field {
        Field::Subject => {
            (json!({ "type": "string", "pattern": id }), "`national` or the id of a zone.")
        }
        Field::Counterparty => (text, "The company whose project it is."),
        Field::Measure => (json!({ "type": "string", "pattern": id }), "The id of a measure."),
        Field::Basis => (
            words(Basis::ALL.iter().map(|basis| basis.as_str()).collect()),
            "What the figure stands on.",
        ),
        Field::Timing => (
            words(Timing::ALL.iter().map(|timing| timing.as_str()).collect()),
            "How the figure relates to time.",
        ),
        Field::Period => (
            text,
            "Such as 2024-Q1, 2024-S1, 2024-9M, 2024 or 2024-04; left out where none is stated.",
        ),
        Field::Value => (
            json!({ "type": "string", "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?$" }),
            "The digits as published, with a decimal point: a string, as a number would lose digits.",
        ),
        Field::Unit => (text, "The unit with its power of ten, such as IDR trillion."),
        Field::AsStated => (text, "The words that held the number."),
        Field::Qualifier => (
            words(Qualifier::ALL.iter().map(|qualifier| qualifier.as_str()).collect()),
            "How sure the publisher is.",
        ),
        Field::Publisher => (text, "Who published the figure."),
        Field::PublishedOn => {
            (json!({ "type": "string", "format": "date" }), "When, such as 2024-04-24.")
        }
        Field::Url => (text, "Where it can be read."),
        Field::Note => (text, "What was corrected in it, and why."),
    };
    if let Value::Object(keys) = &mut property {
        keys.insert("description".to_owned(), about.into());
    }
    property
}
