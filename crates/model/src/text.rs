//! The one rule for short texts: names, titles, legal bases, quotations.
//!
//! A text that is given says something. What isn't known is left out, not
//! given as an empty text.

use std::fmt::Display;

/// Why a text can't stand as a name, title, legal basis or the like.
///
/// # Examples
///
/// A blank legal basis would look like one, so it is refused:
///
/// ```
/// use kawasan_model::{ReadinessRule, ReadinessRuleError, TextFault};
///
/// let error = ReadinessRule::try_new(3, " ").unwrap_err();
/// assert!(matches!(error, ReadinessRuleError::LegalBasis { fault: TextFault::Blank, .. }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TextFault {
    /// Nothing, or nothing but white space.
    #[error("is blank: leave it out if it isn't known")]
    Blank,
    /// White space at the beginning or the end.
    #[error("begins or ends with white space")]
    Untrimmed,
    /// A control character, such as a line break in a name.
    #[error("holds a control character at byte {at}")]
    #[non_exhaustive]
    Control {
        /// The byte at which the character begins.
        at: usize,
    },
    /// Not a web address.
    #[error("is no web address: expected `https://` and what follows, without spaces")]
    Url,
}

/// Checks a web address: its beginning, and that it could be clicked.
pub(crate) fn url(text: &str) -> Result<(), TextFault> {
    line(text)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => Ok(()),
        _ => Err(TextFault::Url),
    }
}

/// Checks a text of one line.
pub(crate) fn line(text: &str) -> Result<(), TextFault> {
    check(text, char::is_control)
}

/// Checks a text that may have several lines, such as a note or a quotation.
pub(crate) fn passage(text: &str) -> Result<(), TextFault> {
    check(text, |c| c.is_control() && !matches!(c, '\n' | '\t'))
}

/// How texts are compared where case and spacing don't matter.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

/// Problems in one line, for the message of an error that holds several.
pub(crate) fn list<T: Display>(items: &[T]) -> String {
    items.iter().map(T::to_string).collect::<Vec<_>>().join("; ")
}

fn check(text: &str, refused: impl Fn(char) -> bool) -> Result<(), TextFault> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(TextFault::Blank);
    }
    if trimmed.len() != text.len() {
        return Err(TextFault::Untrimmed);
    }
    match text.char_indices().find(|(_, c)| refused(*c)) {
        Some((at, _)) => Err(TextFault::Control { at }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_something_and_is_one_line() {
        assert_eq!(line("KEK Gresik"), Ok(()));
        assert_eq!(line(""), Err(TextFault::Blank));
        assert_eq!(line("\u{a0}\t"), Err(TextFault::Blank));
        assert_eq!(line("KEK Gresik "), Err(TextFault::Untrimmed));
        assert_eq!(line("KEK\nGresik"), Err(TextFault::Control { at: 3 }));
    }

    #[test]
    fn a_passage_may_have_lines() {
        assert_eq!(passage("one\ntwo"), Ok(()));
        assert_eq!(passage("one\0two"), Err(TextFault::Control { at: 3 }));
    }

    #[test]
    fn a_url_can_be_clicked() {
        assert_eq!(url("http://kek.go.id"), Ok(()));
        for bad in ["https://", "kek.go.id", "ftp://kek.go.id", "https://kek go.id"] {
            assert_eq!(url(bad), Err(TextFault::Url), "{bad}");
        }
        assert_eq!(url(""), Err(TextFault::Blank));
    }

    #[test]
    fn folding_ignores_case_and_spacing() {
        assert_eq!(folded("  KEK   Sei Mangkei"), "kek sei mangkei");
    }
}
