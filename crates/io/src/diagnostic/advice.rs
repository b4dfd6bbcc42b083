//! What would be right, and what would help.

use kawasan_model::{Date, FieldProblem, ParseFigureError, ProblemKind, parse_date};

use super::{CellProblem, DiagnosticKind};
use crate::number::{Plain, plain};
use crate::{DecimalMark, Field, Place};

impl DiagnosticKind {
    /// What would be right.
    #[must_use]
    pub fn expected(&self) -> Option<String> {
        match self {
            DiagnosticKind::Ambiguous(_) => {
                Some("a number that can be read in one way, or the decimal mark".to_owned())
            }
            DiagnosticKind::UnknownKey { .. } => Some("a key of such a file".to_owned()),
            _ => expected_in(&self.to_string()).or_else(|| self.otherwise().map(str::to_owned)),
        }
    }

    /// What would be right, where the message doesn't say it.
    const fn otherwise(&self) -> Option<&'static str> {
        match self {
            DiagnosticKind::Observation(ProblemKind::SaidOtherwise { .. }) => {
                Some("one figure for one thing in one release")
            }
            DiagnosticKind::Observation(ProblemKind::Negative { .. }) => Some("zero or more"),
            DiagnosticKind::Observation(ProblemKind::NoPeriod) => {
                Some("a period such as `2024-Q1`")
            }
            DiagnosticKind::Observation(ProblemKind::UnknownZone { .. }) => {
                Some("a zone of the registry")
            }
            DiagnosticKind::Observation(ProblemKind::UnknownMeasure { .. }) => {
                Some("the id of a measure")
            }
            DiagnosticKind::Field(FieldProblem::Figure(_)) => {
                Some("a figure that a decimal holds, of persons and businesses a whole one")
            }
            DiagnosticKind::Figure(_) => Some("a figure such as `15.1` or `Rp15,1 triliun`"),
            DiagnosticKind::Zones { .. } => Some("a registry that holds together"),
            DiagnosticKind::Syntax { .. } => Some("JSON or TOML, as the file's name says"),
            DiagnosticKind::Methodology { .. } => {
                Some("a methodology as docs/METHODOLOGIES.md says")
            }
            _ => None,
        }
    }

    /// What was probably meant or would help.
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        let meant =
            |near: &Option<String>| near.as_ref().map(|near| format!("did you mean `{near}`?"));
        match self {
            DiagnosticKind::UnknownKey { nearest, .. }
            | DiagnosticKind::NoSheet { nearest, .. }
            | DiagnosticKind::UnknownColumn { nearest }
            | DiagnosticKind::ColumnNotThere { nearest, .. }
            | DiagnosticKind::HeaderWord { nearest, .. }
            | DiagnosticKind::UnknownZone { nearest, .. }
            | DiagnosticKind::UnknownMeasure { nearest, .. } => {
                meant(nearest).or_else(|| self.way_out())
            }
            DiagnosticKind::Field(problem) => field_help(problem),
            // The marks are clear, so it is the word: "1,5 M".
            DiagnosticKind::Figure(ParseFigureError::Ambiguous { number, .. })
                if !matches!(plain(number), Plain::Either { .. }) =>
            {
                Some("write the power of ten out, such as `miliar` or `million`".to_owned())
            }
            DiagnosticKind::Figure(ParseFigureError::TwoNumbers { input, .. }) => {
                without_spaces(input).map(|number| format!("did you mean `{number}`?"))
            }
            DiagnosticKind::Figure(error) => error.help(),
            DiagnosticKind::Observation(kind) => kind.help(),
            DiagnosticKind::Zones { help, .. } | DiagnosticKind::Methodology { help, .. } => {
                help.clone()
            }
            _ => self.way_out(),
        }
    }

    /// What the caller can do where nothing near was meant.
    fn way_out(&self) -> Option<String> {
        let text = match self {
            DiagnosticKind::Ambiguous(reading) => {
                return Some(format!(
                    "declare the decimal mark, or write `{}` if the mark groups digits",
                    reading.text.replace(['.', ','], "")
                ));
            }
            DiagnosticKind::HeaderLacks { field: Field::Timing } => {
                "say it in the header (such as `tambahan` or `kumulatif`), under `constants` or under \
                 `values` in the mapping"
            }
            DiagnosticKind::NotText { .. } => "save the file as UTF-8",
            DiagnosticKind::CellCount { delimiter: Some(delimiter), .. } => {
                return Some(format!("it is separated by {}", named(*delimiter)));
            }
            DiagnosticKind::Accounting { negative, .. } => {
                return Some(format!("write `{negative}` if it is below zero"));
            }
            DiagnosticKind::Footnote { number, .. } => {
                return Some(format!(
                    "did you mean `{number}`? What the footnote says belongs into a column `note`"
                ));
            }
            DiagnosticKind::Range { .. } => {
                "write one end with a `qualifier` such as `at_least`, and the range into `as_stated`"
            }
            DiagnosticKind::Shortened { .. } => {
                "format the column of the spreadsheet as a number before saving it as text"
            }
            DiagnosticKind::ManyDigits { .. } => {
                "give the unit a power of ten, such as `IDR trillion`"
            }
            DiagnosticKind::ScaleBeforeHeader { .. } => {
                "name the column under `values` in the mapping, with its `unit`"
            }
            DiagnosticKind::HeaderAgain => {
                "move the second table to a file of its own, or take the row out if it is the same"
            }
            DiagnosticKind::AfterQuote => "double a quote within a cell in quotes",
            DiagnosticKind::UnknownZone { .. } => {
                "name it under `subjects` in the mapping if it is a zone, else under `skip`"
            }
            DiagnosticKind::HeaderLacks { .. } => {
                "say it in the header, under `constants` or under `values` in the mapping"
            }
            DiagnosticKind::HeaderWord { word, .. } => return of_header_word(word),
            // Other workbooks don't tell formats, formulas and hidden rows, without which a
            // number could be a wrong one.
            DiagnosticKind::UnknownFormat => "save a workbook of another format as `.xlsx`",
            DiagnosticKind::UnknownColumn { .. } => {
                "name it under `ignore` in the mapping if it isn't needed"
            }
            DiagnosticKind::WhichSheet { .. } => "name the sheet in the mapping",
            DiagnosticKind::Placeholder { .. } => {
                "list it under `missing` in the mapping if it stands for a figure that isn't known"
            }
            DiagnosticKind::RowOfSums { .. } => "name it under `subjects` or `skip` in the mapping",
            DiagnosticKind::Cell(CellProblem::NoResult) => {
                "open the file in a spreadsheet program and save it"
            }
            DiagnosticKind::WhichDelimiter { .. } => "name the `delimiter` in the mapping",
            _ => return None,
        };
        Some(text.to_owned())
    }

    pub(crate) fn at_other_place(
        place: &Place,
        text: String,
        mark: DecimalMark,
        other: String,
    ) -> Self {
        DiagnosticKind::MixedMarks { text, mark, other, row: place.row.unwrap_or_default() }
    }
}

/// A number whose groups of three digits are apart, put together.
fn without_spaces(text: &str) -> Option<String> {
    let is_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let (first, others) = text.split_once(' ')?;
    let fits = matches!(first.len(), 1..=3)
        && is_digits(first)
        && others.split(' ').all(|group| group.len() == 3 && is_digits(group));
    fits.then(|| text.replace(' ', ""))
}

/// Messages of the whole project say what was expected after that word.
fn expected_in(message: &str) -> Option<String> {
    let at = message.rfind("expected ")?;
    let expected = message.get(at..)?.strip_prefix("expected ")?;
    // Where a parser stopped isn't part of it.
    let (before, byte) = expected.rsplit_once(", at byte ").unwrap_or((expected, ""));
    let is_place = byte.bytes().all(|byte| byte.is_ascii_digit());
    Some(if is_place { before } else { expected }.to_owned())
}

fn named(delimiter: char) -> String {
    if delimiter == '\t' { "tabs".to_owned() } else { format!("`{delimiter}`") }
}

/// What helps with words that headers often have and that leave something open.
fn of_header_word(word: &str) -> Option<String> {
    let text = match word {
        "m" => "write `miliar` or `million` out",
        "s.d" | "sd" | "s/d" | "hingga" | "sampai" | "until" => {
            "name the stretch as one period, such as `2024-S1`; what adds up since the beginning \
             is `kumulatif`"
        }
        _ if is_part_of_year(word) => YEAR,
        _ => return None,
    };
    Some(text.to_owned())
}

const YEAR: &str = "a part of a year needs its year, such as `TW I 2024`";

/// `q1`, `TW`: the beginning of a period, without a year.
fn is_part_of_year(text: &str) -> bool {
    let text = text.to_lowercase();
    let first = text.split([' ', '-', '.']).next().unwrap_or_default();
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let is_word = matches!(
        first,
        "q1" | "q2"
            | "q3"
            | "q4"
            | "q"
            | "tw"
            | "triwulan"
            | "kuartal"
            | "quarter"
            | "semester"
            | "s1"
            | "s2"
            | "sem"
            | "tw1"
            | "tw2"
            | "tw3"
            | "tw4"
    );
    is_word && !has_year
}

/// What the text itself shows, where its parser has no help.
pub(super) fn of_text(kind: &DiagnosticKind, text: &str) -> Option<String> {
    match kind {
        DiagnosticKind::Field(FieldProblem::Date(_) | FieldProblem::Period(_)) => {
            let text = text.trim();
            if matches!(kind, DiagnosticKind::Field(FieldProblem::Period(_)))
                && is_part_of_year(text)
            {
                return Some(YEAR.to_owned());
            }
            let day = spreadsheet_day(text)?;
            Some(format!(
                "it may be the number that a spreadsheet has for {day}: format the cell as a date"
            ))
        }
        DiagnosticKind::Figure(_) if text.starts_with('=') => {
            Some("a formula isn't computed: write its result".to_owned())
        }
        _ => None,
    }
}

/// The day that a spreadsheet writes as a number of days, of those that figures are of.
fn spreadsheet_day(text: &str) -> Option<Date> {
    let days = text.parse::<i32>().ok().filter(|days| (30_000..=60_000).contains(days))?;
    // A spreadsheet's first day is 1900-01-01, and it has a day too many in that February.
    let before = parse_date("1899-12-30").ok()?;
    Date::from_julian_day(before.to_julian_day().checked_add(days)?).ok()
}

fn field_help(problem: &FieldProblem) -> Option<String> {
    match problem {
        FieldProblem::Id(error) => error.help(),
        FieldProblem::Word(error) => error.help(),
        FieldProblem::Period(error) => error.help(),
        FieldProblem::Unit(error) => error.help(),
        FieldProblem::Date(error) => error.help(),
        _ => None,
    }
}
