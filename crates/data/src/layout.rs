//! Whether a text is a table at all, before its cells are read: what a lenient reader
//! would pass over would move figures into other cells.

use crate::layout_problem::LayoutProblem;

/// The separators that spreadsheets write instead of the comma, with their names.
const OTHERS: [(char, &str); 3] = [(';', "semicolons"), ('\t', "tabs"), ('|', "bars")];

/// Where a scan of quotes is.
enum At {
    FieldStart,
    Plain,
    /// In quotes that were opened on this line.
    Quoted(u64),
    AfterQuotes,
}

/// Quotes that don't close, or don't close at the end of their cell, with the line.
pub(crate) fn wrong_quotes(text: &str) -> Option<(u64, LayoutProblem)> {
    let mut at = At::FieldStart;
    let (mut line, mut before) = (1_u64, ' ');
    for c in text.chars() {
        at = match (at, c) {
            (At::FieldStart, '"') => At::Quoted(line),
            (At::Quoted(_), '"') => At::AfterQuotes,
            (At::AfterQuotes, '"') => At::Quoted(line),
            (at @ At::Quoted(_), _) => at,
            (_, ',' | '\n' | '\r') => At::FieldStart,
            (At::AfterQuotes, _) => return Some((line, LayoutProblem::AfterQuote)),
            (At::FieldStart | At::Plain, _) => At::Plain,
        };
        // A line ends with `\n`, `\r` or both.
        if c == '\r' || (c == '\n' && before != '\r') {
            line = line.saturating_add(1);
        }
        before = c;
    }
    let At::Quoted(opened) = at else { return None };
    Some((opened, LayoutProblem::OpenQuote))
}

/// Cells that are separated by something else than commas, going by the header.
pub(crate) fn wrong_separator(
    header: &str,
    is_column: impl Fn(&str) -> bool,
) -> Option<LayoutProblem> {
    let is_known = |name: &str| is_column(name.trim().trim_matches('"'));
    if header.split(',').any(is_known) {
        return None;
    }
    let (separator, name) = OTHERS.into_iter().find(|(separator, _)| {
        header.contains(*separator) && header.split(*separator).any(is_known)
    })?;
    Some(LayoutProblem::Separator { separator, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_close_at_the_end_of_their_cell() {
        let line = |text: &str| wrong_quotes(text).map(|(line, _)| line);
        for right in ["", "a,b\n", "\"a\",\"b\"\n", "\"a, \"\"b\"\"\nc\",d", "a\"b\",c\n", "\"\"\n"]
        {
            assert_eq!(line(right), None, "{right}");
        }
        for (wrong, at) in [
            ("\"a", 1),
            ("a,b\nc,\"d\ne,f\n", 2),
            ("a,b\r\nc,\"d\r\ne,f\r\n", 2),
            ("a\rb,\"c", 2),
            ("a,b\n\"c\nd\" e,f\n", 3),
            ("\"a\"\"", 1),
        ] {
            assert_eq!(line(wrong), Some(at), "{wrong}");
        }
    }

    #[test]
    fn another_separator_is_named() {
        let found = |header: &str| {
            wrong_separator(header, |name| ["id", "kind"].contains(&name))
                .map(|wrong| wrong.to_string())
        };
        assert_eq!(found("id,kind"), None);
        assert_eq!(found("id,a;b"), None);
        assert_eq!(found("a;b"), None);
        assert!(found("id;kind").unwrap().contains("semicolons (`;`)"));
        assert!(found("\"id\"\tkind").unwrap().contains("tabs (`\\t`)"));
        assert!(found("x|kind").unwrap().contains("bars (`|`)"));
    }
}
