//! The kinds of problems, with what would be right.

use kawasan_model::{FieldProblem, ParseFigureError, ProblemKind, Qualifier, ScaledUnit, Unit};

use super::CellProblem;
use super::said::{NumberReading, example, other_ways, quoted};
use crate::{DecimalMark, Field};

/// What is wrong with a file or with something in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// The file can't be opened or read.
    #[error("the file can't be read ({reason}): expected one that opens")]
    #[non_exhaustive]
    Unreadable {
        /// Why.
        reason: String,
    },
    /// The file is of no known format.
    #[error("the format of the file is not known: expected `.csv`, `.tsv`, `.json` or `.xlsx`")]
    UnknownFormat,
    /// More of something than is read.
    #[error("{what} is over the limit: expected at most {limit}")]
    #[non_exhaustive]
    Limit {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        limit: u64,
    },
    /// Bytes that aren't text.
    #[error("the text is not in {encoding}: expected {expected}")]
    #[non_exhaustive]
    NotText {
        /// The encoding in which it was read.
        encoding: &'static str,
        /// The encodings in which such a file is read.
        expected: &'static str,
    },
    /// A NUL among the text.
    #[error("there is a NUL byte: expected text")]
    Nul,
    /// Nothing in it.
    #[error("there is no table: expected a header and rows")]
    Empty,
    /// A table of one column.
    #[error("there is only one column: expected columns separated by `,`, `;` or a tab")]
    OneColumn,
    /// Two delimiters are equally likely.
    #[error("cells may be separated by `{first}` or by `{second}`: expected one of them")]
    #[non_exhaustive]
    WhichDelimiter {
        /// One.
        first: char,
        /// The other.
        second: char,
    },
    /// The file ends within quotes.
    #[error("a quote is not closed by the end of the file: expected `\"`")]
    UnclosedQuote,
    /// A cell in quotes that goes on after them.
    #[error("text follows the quotes of a cell: expected quotes around all of it, `\"\"` within")]
    AfterQuote,
    /// A row that is shorter or longer than the header.
    #[error(
        "the row has {found} cell{}: expected {expected}, as in the header",
        if *.found == 1 { "" } else { "s" }
    )]
    #[non_exhaustive]
    CellCount {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
        /// What separates as many texts as the header has.
        delimiter: Option<char>,
    },
    /// No JSON or TOML, or another thing than was expected in it.
    #[error("{reason}")]
    #[non_exhaustive]
    Syntax {
        /// What the parser says.
        reason: String,
    },
    /// A key that no such file has.
    #[error("there is no key `{key}`")]
    #[non_exhaustive]
    UnknownKey {
        /// The key.
        key: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// A key that must be there isn't.
    #[error("`{key}` is missing: expected {expected}")]
    #[non_exhaustive]
    MissingKey {
        /// The key.
        key: &'static str,
        /// What it holds.
        expected: &'static str,
    },
    /// A key that is there twice.
    #[error("the key `{key}` is there twice: expected it once")]
    #[non_exhaustive]
    KeyTwice {
        /// The key.
        key: String,
    },
    /// A key that holds another kind of thing.
    #[error("expected {expected}")]
    #[non_exhaustive]
    WrongType {
        /// What was expected.
        expected: &'static str,
    },
    /// No workbook, or one that is damaged.
    #[error("the workbook can't be read ({reason}): expected an .xlsx file that opens")]
    #[non_exhaustive]
    Workbook {
        /// Why.
        reason: String,
    },
    /// The workbook has no such sheet.
    #[error("there is no sheet `{sheet}`: expected one of {}", quoted(.sheets))]
    #[non_exhaustive]
    NoSheet {
        /// The sheet.
        sheet: String,
        /// Those that there are.
        sheets: Vec<String>,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// Which sheet holds the figures isn't clear.
    #[error("the figures may be on {}: expected one sheet with a table of zones", quoted(.sheets))]
    #[non_exhaustive]
    WhichSheet {
        /// The sheets.
        sheets: Vec<String>,
    },
    /// Neither a column nor anything else says a field of the observations.
    #[error("nothing says the {field}: expected a column `{field}`{}", other_ways(*.field))]
    #[non_exhaustive]
    NoColumn {
        /// The field.
        field: Field,
    },
    /// A table without figures.
    #[error("no column holds figures: expected `value`, or a column for each measure")]
    NoFigures,
    /// No row is a header.
    #[error(
        "no row says what the columns are: expected a header with a column `subject`, such as `Kawasan`"
    )]
    NoTableHeader,
    /// The mapping names a row that isn't there.
    #[error("there is no row {row} that could be the header: expected one of the first rows")]
    #[non_exhaustive]
    NoHeaderRow {
        /// The row.
        row: u64,
    },
    /// A scale before the header, where it is said of no column.
    #[error("`{text}` stands before the header: expected the scale in the headers of its columns")]
    #[non_exhaustive]
    ScaleBeforeHeader {
        /// The text.
        text: String,
    },
    /// A second header, so that the rows after it may mean something else.
    #[error("the row is a header again: expected one table")]
    HeaderAgain,
    /// The header of a column isn't understood.
    #[error("the column is not understood: expected a name such as `value`, or a measure")]
    #[non_exhaustive]
    UnknownColumn {
        /// The word that was probably meant.
        nearest: Option<String>,
    },
    /// A mapping names a column that isn't there.
    #[error("there is no column `{column}`: expected one that the file has")]
    #[non_exhaustive]
    ColumnNotThere {
        /// The column.
        column: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// A column that is there twice.
    #[error("a second column says the {field}: expected one")]
    #[non_exhaustive]
    ColumnTwice {
        /// What it says.
        field: Field,
    },
    /// Two columns of figures mean the same.
    #[error("a second column holds {what}: expected one")]
    #[non_exhaustive]
    SameFigures {
        /// What it holds.
        what: String,
    },
    /// Cells below no header.
    #[error("the column has no header: expected one")]
    NoHeader,
    /// A word in the header of a column of figures isn't understood.
    #[error("`{word}` is not understood: expected a measure, basis, timing, period and unit")]
    #[non_exhaustive]
    HeaderWord {
        /// The word.
        word: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// The header of a column of figures says something twice.
    #[error("`{word}` says again what was said: expected one {field}")]
    #[non_exhaustive]
    HeaderTwice {
        /// The word.
        word: String,
        /// What it says.
        field: Field,
    },
    /// The header of a column of figures leaves something open.
    #[error("the column doesn't say its {field}: expected such as {}", example(*.field))]
    #[non_exhaustive]
    HeaderLacks {
        /// What it leaves open.
        field: Field,
    },
    /// A cell of a field can't be read.
    #[error(transparent)]
    Field(#[from] FieldProblem),
    /// A cell that must say something and doesn't.
    #[error("the {field} is empty: expected {}", example(*.field))]
    #[non_exhaustive]
    NoText {
        /// The field.
        field: Field,
    },
    /// The cell names no zone.
    #[error(
        "there is no zone `{text}` in the registry: expected a zone's id or name, or `national`"
    )]
    #[non_exhaustive]
    UnknownZone {
        /// The text.
        text: String,
        /// The zone that was probably meant.
        nearest: Option<String>,
    },
    /// A row of sums, which is no zone and need not be what was published.
    #[error("`{text}` is no zone: expected `national` for a published total, or no row of sums")]
    #[non_exhaustive]
    RowOfSums {
        /// The text.
        text: String,
    },
    /// The cell names no measure.
    #[error("there is no measure `{text}`: expected the id or title of one, such as `investment`")]
    #[non_exhaustive]
    UnknownMeasure {
        /// The text.
        text: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// Words that aren't a figure.
    #[error(transparent)]
    Figure(#[from] ParseFigureError),
    /// A number with marks where none can be.
    #[error("`{text}` is not a number: expected groups of three digits and one decimal mark")]
    #[non_exhaustive]
    Number {
        /// The text.
        text: String,
    },
    /// A number that is one thing with a decimal comma and another with a point,
    /// and nothing in the file says which.
    #[error(
        "`{}` is ambiguous: {} with a decimal comma, {} with a decimal point, and no other \
         number of the file decides", .0.text, .0.comma, .0.point
    )]
    Ambiguous(NumberReading),
    /// A file in which some numbers have a decimal comma and others a point.
    #[error(
        "`{text}` has a decimal {mark}, but `{other}` in row {row} a decimal {}: expected one \
         mark in all of the file", .mark.other()
    )]
    #[non_exhaustive]
    MixedMarks {
        /// The number.
        text: String,
        /// Its mark.
        mark: DecimalMark,
        /// A number with the other mark.
        other: String,
        /// The row of that number.
        row: u64,
    },
    /// A number with another mark than the one that was declared.
    #[error("`{text}` has no decimal {mark}: expected it, as declared")]
    #[non_exhaustive]
    NotDeclaredMark {
        /// The number.
        text: String,
        /// The mark that was declared.
        mark: DecimalMark,
    },
    /// More digits than a figure keeps.
    #[error("`{text}` has {digits} digits: expected at most 28, which are kept exactly")]
    #[non_exhaustive]
    ManyDigits {
        /// The number.
        text: String,
        /// How many it has.
        digits: usize,
    },
    /// A number with a power of ten after an `e`, as spreadsheets shorten long ones.
    #[error("`{text}` is shortened by a power of ten: expected all digits")]
    #[non_exhaustive]
    Shortened {
        /// The number.
        text: String,
    },
    /// A number in brackets or with a minus after it, as accounts write negative ones.
    #[error("`{text}` is no number: expected a minus before one that is below zero")]
    #[non_exhaustive]
    Accounting {
        /// The text.
        text: String,
        /// The number with a minus before it.
        negative: String,
    },
    /// A number with the mark of a footnote.
    #[error("`{text}` has the mark of a footnote: expected the number alone")]
    #[non_exhaustive]
    Footnote {
        /// The text.
        text: String,
        /// The number.
        number: String,
    },
    /// From one number to another.
    #[error("`{text}` is a range: expected one figure")]
    #[non_exhaustive]
    Range {
        /// The text.
        text: String,
    },
    /// A word that stands for a figure that isn't there.
    #[error("`{text}` is not a figure: expected digits, or an empty cell where none is known")]
    #[non_exhaustive]
    Placeholder {
        /// The text.
        text: String,
    },
    /// Neither the cell nor anything else says what is counted.
    #[error("nothing says the unit: expected such as `IDR trillion`, `Rp miliar` or `persons`")]
    NoUnit,
    /// The words of a cell and its column say different units.
    #[error("the cell says {cell}, its unit is {column}: expected one of them")]
    #[non_exhaustive]
    OtherUnit {
        /// What the cell says.
        cell: ScaledUnit,
        /// What the column or the unit says.
        column: ScaledUnit,
    },
    /// The words of a cell and its column say different qualifiers.
    #[error("the cell says `{cell}`, its qualifier is `{column}`: expected one of them")]
    #[non_exhaustive]
    OtherQualifier {
        /// What the cell says.
        cell: Qualifier,
        /// What the column says.
        column: Qualifier,
    },
    /// A number that is shown as a percentage in a column of another unit.
    #[error("the cell shows a percentage, its unit is {unit}: expected `percent`")]
    #[non_exhaustive]
    PercentShown {
        /// The unit of the column.
        unit: Unit,
    },
    /// What a cell of a spreadsheet holds can't be used.
    #[error(transparent)]
    Cell(#[from] CellProblem),
    /// The observation can't be loaded.
    #[error(transparent)]
    Observation(#[from] ProblemKind),
    /// What a methodology's file has wrong.
    #[error("{message}")]
    #[non_exhaustive]
    Methodology {
        /// What is wrong.
        message: String,
        /// What was probably meant.
        help: Option<String>,
    },
    /// Zones in a format that they aren't read from.
    #[error("zones are not read from workbooks: expected `.csv` or `.json`")]
    ZonesFormat,
    /// What the registry of zones has wrong.
    #[error("{message}")]
    #[non_exhaustive]
    Zones {
        /// What is wrong.
        message: String,
        /// What was probably meant.
        help: Option<String>,
    },
}
