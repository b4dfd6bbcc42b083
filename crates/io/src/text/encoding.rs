//! The encoding of a text, told by its first bytes, and the text as UTF-8.

use std::fmt;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};

/// How a text file is encoded.
///
/// # Examples
///
/// ```
/// use kawasan_io::Encoding;
///
/// assert_eq!(Encoding::Utf16Le.to_string(), "UTF-16LE");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
}

impl Encoding {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
        }
    }

    /// The encoding, and how long its mark is. Without a mark, every other byte of a
    /// text in Latin letters is 0 in UTF-16.
    pub(crate) fn of(bytes: &[u8]) -> (Encoding, usize) {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
            [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
            [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Le, 0),
            [0, a, 0, b, ..] if *a != 0 && *b != 0 => (Encoding::Utf16Be, 0),
            _ => (Encoding::Utf8, 0),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Reads a text as UTF-8. UTF-8 passes as it is and is checked where it is used.
pub(crate) struct Decoded<R> {
    input: R,
    decoder: Option<Decoder>,
    bytes: Vec<u8>,
    text: Vec<u8>,
    from: usize,
    at_end: bool,
}

/// How much is decoded at once.
const CHUNK: usize = 1 << 14;

impl<R: Read> Decoded<R> {
    /// A text whose mark has been taken away.
    pub(crate) fn new(input: R, encoding: Encoding) -> Self {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
        };
        Decoded { input, decoder, bytes: Vec::new(), text: Vec::new(), from: 0, at_end: false }
    }
}

/// Bytes that are no text of their encoding, as an error of reading.
pub(crate) fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "malformed text")
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.input.read(out) };
        while self.from == self.text.len() {
            if self.at_end {
                return Ok(0);
            }
            self.bytes.resize(CHUNK, 0);
            let read = self.input.read(&mut self.bytes)?;
            self.at_end = read == 0;
            let bytes = self.bytes.get(..read).unwrap_or_default();
            // Two bytes of UTF-16 are at most three of UTF-8; a bit more for what waits.
            self.text.resize(CHUNK.saturating_mul(2), 0);
            let (result, _, written) =
                decoder.decode_to_utf8_without_replacement(bytes, &mut self.text, self.at_end);
            self.text.truncate(written);
            self.from = 0;
            if matches!(result, DecoderResult::Malformed(..)) {
                return Err(malformed());
            }
        }
        let ready = self.text.get(self.from..).unwrap_or_default();
        let length = ready.len().min(out.len());
        for (to, from) in out.iter_mut().zip(ready) {
            *to = *from;
        }
        self.from = self.from.saturating_add(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_first_bytes() {
        assert_eq!(Encoding::of(b"\xef\xbb\xbfa"), (Encoding::Utf8, 3));
        assert_eq!(Encoding::of(b"a\0b\0"), (Encoding::Utf16Le, 0));
        assert_eq!(Encoding::of(b"\0a\0b"), (Encoding::Utf16Be, 0));
        assert_eq!(Encoding::of(b"\xff\xfea\0"), (Encoding::Utf16Le, 2));
        assert_eq!(Encoding::of(b"a\0\0\0"), (Encoding::Utf8, 0));
        assert_eq!(Encoding::of(b""), (Encoding::Utf8, 0));
    }

    #[test]
    fn utf16_reads_as_utf8_and_halves_of_characters_are_errors() {
        let text = "Kawasan ≥ 𝄞 Ekonomi ".repeat(9000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut read = String::new();
        Decoded::new(bytes.as_slice(), Encoding::Utf16Le).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        let mut half = Vec::new();
        let error = Decoded::new(&bytes[..7], Encoding::Utf16Le).read_to_end(&mut half);
        assert_eq!(error.unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
