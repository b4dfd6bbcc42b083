//! Paragraphs for the terminal.

use textwrap::{Options, WordSeparator, WordSplitter, wrap};

/// How wide a report is, in characters.
pub(crate) const WIDTH: u16 = 110;

/// A paragraph that begins with a mark, its other lines indented as wide.
pub(crate) fn hanging(mark: &str, text: &str) -> String {
    let indent = " ".repeat(mark.chars().count());
    let options = Options::new(WIDTH.into())
        .initial_indent(mark)
        .subsequent_indent(&indent)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    wrap(text, options).join("\n")
}
