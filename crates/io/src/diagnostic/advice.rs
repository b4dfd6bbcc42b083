//! What would be right, and what would help.

use kawasan_model::{FieldProblem, ParseFigureError, ProblemKind};

use super::DiagnosticKind;
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
            DiagnosticKind::Figure(ParseFigureError::Ambiguous { number, .. })
                if !number.contains(['.', ',']) =>
            {
                Some("write the power of ten out".to_owned())
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
                "say it in the header (such as `tambahan` or `kumulatif`), in a column, or under \
                 `constants` in the mapping"
            }
            DiagnosticKind::HeaderLacks { .. } => {
                "say it in the header, in a column, or under `constants` in the mapping"
            }
            DiagnosticKind::NotText { .. } => "save the file as UTF-8",
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
            DiagnosticKind::NoResult => "open the file in a spreadsheet program and save it",
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
    message.get(at..)?.strip_prefix("expected ").map(str::to_owned)
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
