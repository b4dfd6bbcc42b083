//! Whether quotes stand around whole cells.
//!
//! A reader that forgives text after a closing quote takes the next row into a cell where
//! a quote was forgotten; so that is an error.

/// Where a byte of a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the beginning of a cell.
    Begin,
    /// In a cell without quotes, which may hold some.
    Plain,
    Quoted,
    /// After a quote within quotes: it ends them, or is the first of two.
    Quote,
}

/// Follows the quotes of a text, piece by piece.
#[derive(Debug)]
pub(super) struct Quotes {
    at: At,
    delimiter: u8,
}

impl Quotes {
    pub(super) const fn new(delimiter: u8) -> Self {
        Quotes { at: At::Begin, delimiter }
    }

    /// Goes on over a piece; says whether all of it is well formed.
    pub(super) fn pass(&mut self, piece: &[u8]) -> bool {
        // Most pieces have no quote, and begin and end with a cell.
        if matches!(self.at, At::Begin | At::Plain) && memchr::memchr(b'"', piece).is_none() {
            if let Some(last) = piece.last() {
                self.at = if self.ends(*last) { At::Begin } else { At::Plain };
            }
            return true;
        }
        for byte in piece {
            self.at = match (self.at, *byte) {
                (At::Begin | At::Quote, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Quote,
                (At::Quoted, _) => At::Quoted,
                (_, byte) if self.ends(byte) => At::Begin,
                (At::Quote, _) => return false,
                (At::Begin | At::Plain, _) => At::Plain,
            };
        }
        true
    }

    const fn ends(&self, byte: u8) -> bool {
        byte == self.delimiter || matches!(byte, b'\r' | b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_around_whole_cells() {
        for (text, is_whole) in [
            ("a,\"b\",c\n", true),
            ("a,\"b \"\"c\"\" d\"\r\n", true),
            ("5\" pipe,x\n", true),
            ("\"a\nb\",c\n\"\",\"\"\n", true),
            ("a,\"b\nc,\"d\n", false),
            ("\"KEK\" Kendal,1\n", false),
        ] {
            for size in 1..=text.len() {
                let mut quotes = Quotes::new(b',');
                let all = text.as_bytes().chunks(size).all(|piece| quotes.pass(piece));
                assert_eq!(all, is_whole, "{text:?} in pieces of {size}");
            }
        }
    }
}
