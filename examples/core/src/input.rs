//! Files that examples read.

use std::path::Path;

use kawasan::data::{LoadError, files};
use kawasan::model::suggest;
use kawasan::rating::{Methodology, Reader};

use crate::{Problem, Problems};

/// Reads a file of text.
///
/// # Errors
/// Why it can't be read.
pub fn read_text(path: &Path) -> Result<String, Problems> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let what = format!("the file can't be read ({error}): expected one that opens");
        Problem::of(&what).in_file(&name)
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1);
        let one = Problem::of(&"the text is not UTF-8: save the file in that encoding");
        one.in_file(&name).at_row(u64::try_from(line).unwrap_or(0)).into()
    })
}

/// What is wrong with the rows of a file, by the name that its user gave it.
#[must_use]
pub fn rows_of(name: &str, error: &LoadError) -> Problems {
    let rows = error.rows.iter();
    Problems(rows.map(|row| Problem::of(&row.message).in_file(name).at_row(row.line)).collect())
}

/// A shipped methodology by its id, or one from a file.
///
/// # Errors
/// All that is wrong with it.
pub fn methodology_named(reader: &Reader<'_>, name: &str) -> Result<Methodology, Problems> {
    let shipped = files::METHODOLOGIES.iter().find(|(id, _)| *id == name);
    let path = Path::new(name);
    let text = match shipped {
        Some((_, text)) => (*text).to_owned(),
        None if is_no_file(path) => return Err(no_methodology(name).into()),
        None => read_text(path)?,
    };
    reader.read(&text).map_err(|problems| {
        let each = problems.0.iter().map(|problem| {
            let one = Problem::of(&problem.kind).in_file(name).in_column(problem.key.join("."));
            one.at_place(problem.at)
        });
        Problems(each.collect())
    })
}

/// Whether a text is no file and isn't meant to be one.
#[must_use]
pub fn is_no_file(path: &Path) -> bool {
    !path.exists() && path.extension().is_none()
}

/// That no methodology of that id is shipped.
#[must_use]
pub fn no_methodology(name: &str) -> Problem {
    let ids: Vec<&str> = files::METHODOLOGIES.iter().map(|(id, _)| *id).collect();
    let near = suggest::nearest(name, ids.iter().copied());
    let what =
        format!("there is no methodology `{name}`: expected a file or one of {}", ids.join(", "));
    Problem::of(&what).with_help(near.map(|near| format!("did you mean `{near}`?")))
}
