//! Methodologies from files, with diagnostics of the same form as those of data.

use std::path::Path;

use kawasan_rating::Methodology;

use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::{Limits, Place};

/// Reads a methodology from a TOML file.
///
/// # Errors
/// [`Diagnostics`] with everything that is wrong, each with its line and key.
pub fn read_methodology(
    reader: &kawasan_rating::Reader<'_>,
    path: impl AsRef<Path>,
) -> Result<Methodology, Diagnostics> {
    let path = path.as_ref();
    let name = path.display().to_string();
    methodology_of_text(reader, &name, &text_of(path)?)
}

/// A TOML file as text.
///
/// # Errors
/// [`Diagnostics`] that it can't be read, is too large or no text.
pub(crate) fn text_of(path: &Path) -> Result<String, Diagnostics> {
    let place = Place::file(path.display().to_string());
    let fail = |kind| Diagnostics::of(Diagnostic::new(place.clone(), kind));
    let unreadable =
        |error: std::io::Error| fail(DiagnosticKind::Unreadable { reason: error.to_string() });
    let limit = Limits::default().file_bytes;
    if std::fs::metadata(path).map_err(unreadable)?.len() > limit {
        return Err(fail(DiagnosticKind::Limit { what: "the file, in bytes,", limit }));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    String::from_utf8(bytes)
        .map_err(|_| fail(DiagnosticKind::NotText { encoding: "UTF-8", expected: "UTF-8" }))
}

/// Reads a methodology from the text of a TOML file; the name is for messages.
///
/// # Errors
/// [`Diagnostics`] with everything that is wrong, each with its line and key.
///
/// # Examples
///
/// ```
/// use kawasan_data::{files, kek};
/// use kawasan_io::methodology_of_text;
/// use kawasan_rating::Reader;
///
/// let reader = Reader::of(kek().dataset())?;
/// let (_, text) = files::METHODOLOGIES.iter().find(|(id, _)| *id == "kek-2021").ok_or("shipped")?;
/// assert_eq!(methodology_of_text(&reader, "kek-2021.toml", text)?.id(), "kek-2021");
///
/// let wrong = text.replace("missing = ", "mising = ");
/// let wrong = methodology_of_text(&reader, "own.toml", &wrong).unwrap_err();
/// assert!(wrong.list.iter().any(|one| one.suggestion().is_some()), "{wrong}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn methodology_of_text(
    reader: &kawasan_rating::Reader<'_>,
    name: &str,
    text: &str,
) -> Result<Methodology, Diagnostics> {
    reader.read(text).map_err(|problems| {
        let mut found = Diagnostics::default();
        let lines: Vec<&str> = text.lines().collect();
        for problem in &problems.0 {
            let told = problem.kind.to_string();
            let (message, help) = match told.split_once("; did you mean ") {
                Some((message, meant)) => {
                    (message.to_owned(), Some(format!("did you mean {meant}")))
                }
                None => (told, None),
            };
            let key = (!problem.key.is_empty()).then(|| problem.key.join("."));
            let mut place = Place::file(name);
            place.row = problem.at.and_then(|(line, _)| u64::try_from(line).ok());
            place.column = key;
            let mut one = Diagnostic::new(place, DiagnosticKind::Methodology { message, help });
            if let Some((line, column)) = problem.at
                && let Some(text) = lines.get(line.saturating_sub(1))
            {
                let from = column.saturating_sub(1).min(text.len());
                let from = if text.is_char_boundary(from) { from } else { 0 };
                let end = text.trim_end().len().max(from);
                one = one.in_line(text, from..end).with_text(text.trim());
            }
            found.push(one, MOST);
        }
        found
    })
}

/// The most problems that are told.
const MOST: usize = 100;
