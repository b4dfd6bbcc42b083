//! The JSON Schema of a file of statements, for editors.

use serde_json::{Map, Value, json};

use super::keys::{CRITERIA, CRITERION, FILE, Form, Key, Kind, Limit, PREDICATES};

/// The JSON Schema of files of statements, made from the table of keys by which files are
/// checked.
///
/// # Examples
///
/// ```
/// let schema = kawasan_statements::json_schema();
/// assert!(schema.contains("\"behind_peers\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    let mut schema = table(FILE);
    if let Value::Object(fields) = &mut schema {
        fields.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        fields.insert("title".into(), "Statements of a meeting or release, for Kawasan".into());
    }
    format!("{schema:#}\n")
}

fn table(keys: &[Key]) -> Value {
    object(keys.iter())
}

fn object<'k>(keys: impl Iterator<Item = &'k Key> + Clone) -> Value {
    let fields: Map<String, Value> = keys
        .clone()
        .map(|key| {
            let mut value = value(key.kind);
            if let Value::Object(fields) = &mut value {
                fields.insert("description".into(), key.about.into());
            }
            (key.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = keys.filter(|key| key.is_required).map(|key| key.name).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": fields,
        "required": required,
    })
}

/// A table of one of several forms.
fn one_of<I>(common: &[Key], forms: &[Form<I>]) -> Value {
    let form = |form: &Form<I>| {
        let mut schema = object(common.iter().chain(form.keys).chain(form.limit.keys()));
        let mut choices: Vec<Value> =
            form.limit.keys().iter().map(|key| json!({ "required": [key.name] })).collect();
        if matches!(form.limit, Limit::May(_)) {
            choices.push(json!({ "not": { "anyOf": choices } }));
        }
        if let (Value::Object(fields), false) = (&mut schema, choices.is_empty()) {
            fields.insert("oneOf".into(), choices.into());
        }
        schema
    };
    json!({ "oneOf": forms.iter().map(form).collect::<Vec<_>>() })
}

fn value(kind: Kind) -> Value {
    let text = json!({ "type": "string", "pattern": "\\S" });
    match kind {
        Kind::Text(_) => text,
        Kind::Words(words) => json!({ "enum": words }),
        Kind::Count => json!({ "type": "integer", "minimum": 1 }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Titles => json!({
            "type": "object",
            "minProperties": 1,
            "additionalProperties": text,
        }),
        Kind::Texts(_) => json!({
            "type": "array", "items": text, "minItems": 1, "uniqueItems": true,
        }),
        Kind::Span => json!({ "type": "array", "items": text, "minItems": 2, "maxItems": 2 }),
        Kind::Table(keys) => table(keys),
        Kind::Tables(keys) => list(table(keys)),
        Kind::Criteria => list(one_of(CRITERION, CRITERIA)),
        Kind::Which => {
            let one = one_of(&[], PREDICATES);
            json!({ "anyOf": [one, list(one.clone())] })
        }
    }
}

/// A list of one at least.
fn list(items: Value) -> Value {
    json!({ "type": "array", "minItems": 1, "items": items })
}
