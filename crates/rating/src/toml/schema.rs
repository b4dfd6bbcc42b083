//! The JSON Schema of a methodology's file, for editors.

use serde_json::{Map, Value, json};

use super::keys::{FILE, Key, Kind};

/// The JSON Schema of methodology files, made from the table of keys by which files are
/// checked.
///
/// # Examples
///
/// ```
/// let schema = kawasan_rating::json_schema();
/// assert!(schema.contains("\"minimum_coverage\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    let mut schema = table(FILE);
    if let Value::Object(fields) = &mut schema {
        fields.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        fields.insert("title".into(), "A methodology of Kawasan".into());
    }
    format!("{schema:#}\n")
}

fn table(keys: &[Key]) -> Value {
    let fields: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut value = value(key.kind);
            if let Value::Object(fields) = &mut value {
                fields.insert("description".into(), key.about.into());
            }
            (key.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = keys.iter().filter(|k| k.is_required).map(|k| k.name).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": fields,
        "required": required,
    })
}

fn value(kind: Kind) -> Value {
    let amount = json!({ "type": ["number", "string"] });
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Words(words) => json!({ "enum": words }),
        Kind::Number | Kind::Amount | Kind::Impute => amount,
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Share => json!({ "anyOf": [
            { "type": "number", "minimum": 0 },
            { "type": "string", "pattern": "^[0-9.]+( */ *[0-9.]+)?$" },
        ] }),
        Kind::Rounding => json!({
            "type": "string",
            "pattern": "^[0-9]+ (half_away|half_even|half_down|down|up|floor|ceiling)$",
        }),
        Kind::Limit | Kind::Bound => json!({ "anyOf": [amount, {
            "type": "object",
            "additionalProperties": false,
            "properties": { "q1": amount, "q2": amount, "q3": amount, "q4": amount },
        }] }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Titles => json!({
            "type": "object",
            "minProperties": 1,
            "additionalProperties": { "type": "string" },
        }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Points => json!({ "type": "array", "items": {
            "type": "array", "minItems": 2, "maxItems": 2,
        } }),
        Kind::Table(keys) => table(keys),
        Kind::Named(keys) => json!({ "type": "object", "additionalProperties": table(keys) }),
        Kind::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
    }
}
