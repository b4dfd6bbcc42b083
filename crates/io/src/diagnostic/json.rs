//! Diagnostics as JSON, for programs.

use serde::Serialize;

use super::{Diagnostic, Diagnostics};

#[derive(Serialize)]
struct Form<'a> {
    diagnostics: Vec<OneForm<'a>>,
    #[serde(skip_serializing_if = "is_zero")]
    more: u64,
}

#[derive(Serialize)]
struct OneForm<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    row: Option<u64>,
    column: Option<&'a str>,
    text: Option<&'a str>,
    expected: Option<String>,
    suggestion: Option<String>,
    message: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl Diagnostics {
    /// One JSON object: `diagnostics`, each with `file`, `sheet`, `row`, `column`,
    /// `text`, `expected`, `suggestion` and `message`, what doesn't apply being
    /// `null`; and `more`, how many were left out, if any were.
    #[must_use]
    pub fn to_json(&self) -> String {
        let diagnostics = self.list.iter().map(OneForm::of).collect();
        let form = Form { diagnostics, more: self.more };
        // Texts, numbers and nulls have a JSON form.
        serde_json::to_string_pretty(&form).unwrap_or_default()
    }
}

impl<'a> OneForm<'a> {
    fn of(one: &'a Diagnostic) -> Self {
        OneForm {
            file: &one.place.file,
            sheet: one.place.sheet.as_deref(),
            row: one.place.row,
            column: one.place.column.as_deref(),
            text: one.text.as_deref(),
            expected: one.expected(),
            suggestion: one.suggestion(),
            message: one.kind.to_string(),
        }
    }
}
