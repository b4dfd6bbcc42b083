//! The figure of a cell.

use std::sync::LazyLock;

use kawasan_model::{
    FieldProblem, Figure, Language, Numerals, ParseFigureError, Qualifier, ScaledUnit, Vocabulary,
    exact,
};

use super::{Interpreter, Row};
use crate::cell::Cell;
use crate::number::{self, Plain};
use crate::{DecimalMark, DiagnosticKind, Field, words};

/// The words of all languages, with numbers written in one way.
static COMMA: LazyLock<Vocabulary> = LazyLock::new(|| written_with(DecimalMark::Comma));
static POINT: LazyLock<Vocabulary> = LazyLock::new(|| written_with(DecimalMark::Point));

fn written_with(mark: DecimalMark) -> Vocabulary {
    let builtin = Vocabulary::builtin();
    let languages: Vec<Language> = builtin.languages().collect();
    languages.into_iter().fold(builtin.clone(), |vocabulary, language| {
        let (decimal, group) = (mark.sign(), mark.other().sign());
        vocabulary.with_numerals(Numerals { language, decimal, group })
    })
}

/// A figure; and where the mark of the file decides, the one with a decimal point.
type Read = (Figure, Option<Figure>);

impl Interpreter<'_> {
    pub(super) fn read_figure(
        &mut self,
        row: &mut Row<'_>,
        column: usize,
        cell: Cell<'_>,
        unit: Option<ScaledUnit>,
        qualifier: Qualifier,
    ) -> Option<Read> {
        let read = match cell {
            Cell::Text(text) => self.of_text(row.number, column, text.trim(), unit, qualifier),
            Cell::Number { digits, is_percent } => {
                of_number(digits, is_percent, unit, qualifier).map(|figure| (figure, None))
            }
            Cell::Date(_) => {
                Err(DiagnosticKind::CellType { found: "a date", expected: "a figure" })
            }
            Cell::Wrong(fault) => Err(fault.kind()),
            Cell::Blank => Err(DiagnosticKind::NoText { field: Field::Value }),
        };
        match read {
            Ok(read) => Some(read),
            Err(kind) => {
                self.tell(row, Some(column), Field::Value, kind);
                None
            }
        }
    }

    fn of_text(
        &mut self,
        row: u64,
        column: usize,
        text: &str,
        unit: Option<ScaledUnit>,
        qualifier: Qualifier,
    ) -> Result<Read, DiagnosticKind> {
        let declared = self.context.mapping.decimal;
        match number::plain(text) {
            Plain::Number(number, shows) => {
                if let Some(mark) = shows {
                    if declared.is_some_and(|declared| declared != mark) {
                        let mark = mark.other();
                        let text = text.to_owned();
                        return Err(DiagnosticKind::NotDeclaredMark { text, mark });
                    }
                    self.evidence.plain(mark, row, column, text);
                }
                Ok((with(number, unit, qualifier)?, None))
            }
            Plain::Either { comma, point } => {
                let (comma, point) = (with(comma, unit, qualifier), with(point, unit, qualifier));
                let read = match (declared, comma, point) {
                    (Some(DecimalMark::Comma), comma, _) => (comma?, None),
                    (Some(DecimalMark::Point), _, point) => (point?, None),
                    (None, Ok(comma), Ok(point)) => (comma, Some(point)),
                    // Persons come whole, so "9.342" can only be thousands.
                    (None, Ok(comma), Err(_)) => {
                        self.evidence.plain(DecimalMark::Comma, row, column, text);
                        (comma, None)
                    }
                    (None, Err(_), point) => {
                        let point = point?;
                        self.evidence.plain(DecimalMark::Point, row, column, text);
                        (point, None)
                    }
                };
                Ok(read)
            }
            Plain::Malformed => {
                Err(DiagnosticKind::Number { text: text.chars().take(60).collect() })
            }
            Plain::Other if words::is_placeholder(text) => {
                Err(DiagnosticKind::Placeholder { text: text.to_owned() })
            }
            Plain::Other => self.of_words(row, column, text, unit, qualifier),
        }
    }

    /// "Rp15,1 triliun", "sekitar 80", "48,2%".
    fn of_words(
        &mut self,
        row: u64,
        column: usize,
        text: &str,
        unit: Option<ScaledUnit>,
        qualifier: Qualifier,
    ) -> Result<Read, DiagnosticKind> {
        let digits = number::digits_in(text).map(number::plain);
        if let Some(Plain::Number(_, Some(mark))) = digits {
            self.evidence.worded(mark, row, column, text);
        }
        let in_column = |(figure, named): (Figure, bool)| fitting(figure, named, unit, qualifier);
        match self.context.mapping.decimal {
            Some(DecimalMark::Comma) => Ok((in_column(parse(&COMMA, text, unit)?)?, None)),
            Some(DecimalMark::Point) => Ok((in_column(parse(&POINT, text, unit)?)?, None)),
            None => match parse(Vocabulary::builtin(), text, unit) {
                Ok(figure) => Ok((in_column(figure)?, None)),
                Err(ParseFigureError::Ambiguous { .. }) => {
                    let comma = parse(&COMMA, text, unit).map_err(DiagnosticKind::from);
                    let point = parse(&POINT, text, unit).map_err(DiagnosticKind::from);
                    match (comma.and_then(in_column), point.and_then(in_column)) {
                        (Ok(comma), Ok(point)) => Ok((comma, Some(point))),
                        (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok((one, None)),
                        (Err(kind), Err(_)) => Err(kind),
                    }
                }
                Err(error) => Err(error.into()),
            },
        }
    }
}

/// Reads words, and says whether they name the unit; one that they leave out is the
/// column's.
fn parse(
    vocabulary: &Vocabulary,
    text: &str,
    unit: Option<ScaledUnit>,
) -> Result<(Figure, bool), ParseFigureError> {
    let error = match Figure::parse_with(vocabulary, text) {
        Err(error @ ParseFigureError::NoUnit { .. }) => error,
        read => return read.map(|figure| (figure, true)),
    };
    let Some(unit) = unit else { return Err(error) };
    match words::with_unit(vocabulary, text, unit.unit()).as_slice() {
        [one] => Ok((*one, false)),
        _ => Err(error),
    }
}

/// A figure with words of its own in a column with a unit and a qualifier.
fn fitting(
    figure: Figure,
    named: bool,
    unit: Option<ScaledUnit>,
    qualifier: Qualifier,
) -> Result<Figure, DiagnosticKind> {
    let own = figure.scaled_unit();
    let scaled = match unit {
        None => own,
        // "sekitar 15,1" in a column of trillions.
        Some(unit) if !named && own.power() == 0 => unit,
        // "Rp15.100 miliar" in a column of trillions says it all by itself.
        Some(unit) if unit.unit() == own.unit() && (unit == own || own.power() != 0) => own,
        Some(unit) => return Err(DiagnosticKind::OtherUnit { cell: own, column: unit }),
    };
    let word = match (figure.qualifier(), qualifier) {
        (Qualifier::Exact, word) | (word, Qualifier::Exact) => word,
        (own, word) if own == word => own,
        (own, word) => return Err(DiagnosticKind::OtherQualifier { cell: own, column: word }),
    };
    if scaled == own && word == figure.qualifier() {
        return Ok(figure);
    }
    with(figure.coefficient(), Some(scaled), word)
}

/// A number that a spreadsheet holds as one.
fn of_number(
    digits: &str,
    is_percent: bool,
    unit: Option<ScaledUnit>,
    qualifier: Qualifier,
) -> Result<Figure, DiagnosticKind> {
    let number = exact::parse(digits).map_err(FieldProblem::from)?;
    let unit = match (is_percent, unit) {
        (false, unit) => unit,
        (true, None) => Some(ScaledUnit::PERCENT),
        // What is shown as 48.2 % is 0.482, whatever the column calls it.
        (true, Some(unit)) if unit.unit().is_one() => Some(ScaledUnit::PERCENT),
        (true, Some(unit)) => return Err(DiagnosticKind::PercentShown { unit: unit.unit() }),
    };
    with(number, unit, qualifier)
}

fn with(
    number: kawasan_model::Decimal,
    unit: Option<ScaledUnit>,
    qualifier: Qualifier,
) -> Result<Figure, DiagnosticKind> {
    let unit = unit.ok_or(DiagnosticKind::NoUnit)?;
    Ok(Figure::new(number, unit, qualifier).map_err(FieldProblem::from)?)
}
