//! Paragraphs and tables for the terminal.

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use textwrap::{Options, WordSeparator, WordSplitter, wrap};

/// How wide a report is, in characters.
const WIDTH: u16 = 110;

/// Lines around a table and below its header, none between rows.
const STYLE: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// An empty table with a header.
pub(crate) fn table<const COLUMNS: usize>(header: [String; COLUMNS]) -> Table {
    let mut table = Table::new();
    table
        .load_style(STYLE)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(header);
    table
}

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

/// With a capital letter first.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
