//! Texts in cells that a spreadsheet could take for formulas.
//!
//! A text that begins with one of `= + - @`, a tab or a line break would be run as a
//! formula where a table is opened in a spreadsheet. It is written with an
//! apostrophe before it, as one types it there; so is a text that begins with an
//! apostrophe, or that has white space at its ends, which readers of tables cut.
//! Reading takes the apostrophe away again, and nothing else.

use std::borrow::Cow;

/// A text as it is written into a cell.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if needs_escape(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as it was meant; trimmed, where it isn't escaped. Nothing is said by a
/// blank cell.
pub(crate) fn unescaped(cell: &str) -> Option<&str> {
    match cell.strip_prefix('\'') {
        Some(text) if needs_escape(text) => Some(text),
        _ => Some(cell.trim()).filter(|text| !text.is_empty()),
    }
}

fn needs_escape(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(['=', '+', '-', '@', '\''])
        || text.trim().len() != text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(kawasan_testing::config(256))]

        #[test]
        fn escape_roundtrip(text in "[=+@' \\t\\r\\n\\-a-z1]{0,6}") {
            let cell = escaped(&text);
            prop_assert_eq!(unescaped(&cell), Some(text.as_str()));
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }

    #[test]
    fn what_people_type_stays_as_it_is() {
        assert_eq!(unescaped(" 'Adhi Karya' "), Some("'Adhi Karya'"));
        assert_eq!(unescaped("  "), None);
        assert_eq!(escaped("PT Contoh"), "PT Contoh");
        assert_eq!(escaped("=1+1"), "'=1+1");
    }
}
