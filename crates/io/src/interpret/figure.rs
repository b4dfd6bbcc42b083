//! The figure of a cell.

use std::sync::LazyLock;

use kawasan_model::{
    FieldProblem, Figure, Language, Numerals, ParseFigureError, Qualifier, ScaledUnit, Unit,
    Vocabulary, exact,
};

use super::{Interpreter, Row, slip};
use crate::cell::Cell;
use crate::number::{self, Plain};
use crate::{CellProblem, DecimalMark, DiagnosticKind, Field, words};

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

/// A figure, or why there is none. What goes wrong is rare, so it may take memory.
type Read = Result<Figure, Box<DiagnosticKind>>;

impl Interpreter<'_> {
    pub(super) fn read_figure(
        &mut self,
        row: &mut Row<'_>,
        column: usize,
        cell: Cell<'_>,
        unit: Option<ScaledUnit>,
        qualifier: Qualifier,
    ) -> Option<Figure> {
        let read = match cell {
            Cell::Text(text) => self.of_text(row.number, column, text.trim(), unit, qualifier),
            Cell::Number { digits, is_percent } => of_number(digits, is_percent, unit, qualifier),
            Cell::Date(_) => {
                let kind = CellProblem::Type { found: "a date", expected: "a figure" };
                Err(DiagnosticKind::from(kind).into())
            }
            Cell::Wrong(fault) => Err(DiagnosticKind::from(fault.problem()).into()),
            Cell::Blank => Err(DiagnosticKind::NoText { field: Field::Value }.into()),
        };
        match read {
            Ok(read) => Some(read),
            Err(kind) if *kind == DiagnosticKind::NoUnit => {
                let at = self.context.layout.column_of(Field::Unit);
                self.tell(row, at.or(Some(column)), Field::Value, *kind);
                None
            }
            Err(kind) => {
                self.tell(row, Some(column), Field::Value, *kind);
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
    ) -> Read {
        let declared = self.context.mapping.decimal;
        match number::plain(text) {
            Plain::Number(number, shows) => {
                if let Some(mark) = shows {
                    if declared.is_some_and(|declared| declared != mark) {
                        let mark = mark.other();
                        let text = text.to_owned();
                        return Err(DiagnosticKind::NotDeclaredMark { text, mark }.into());
                    }
                    self.evidence.plain(mark, row, column, text);
                }
                with(number, unit, qualifier)
            }
            Plain::Either { comma, point } => {
                let (comma, point) = (with(comma, unit, qualifier), with(point, unit, qualifier));
                match (declared, comma, point) {
                    (Some(DecimalMark::Comma), comma, _) => comma,
                    (Some(DecimalMark::Point), _, point) => point,
                    (None, Ok(comma), Ok(point)) => {
                        self.point = Some(point);
                        Ok(comma)
                    }
                    // Persons come whole, so "9.342" can only be thousands.
                    (None, Ok(comma), Err(_)) => {
                        self.evidence.plain(DecimalMark::Comma, row, column, text);
                        Ok(comma)
                    }
                    (None, Err(_), point) => {
                        let point = point?;
                        self.evidence.plain(DecimalMark::Point, row, column, text);
                        Ok(point)
                    }
                }
            }
            Plain::Malformed => Err(slip::malformed(text).into()),
            Plain::Other => match slip::of(text) {
                Some(kind) => Err(kind.into()),
                None => self.of_words(row, column, text, unit, qualifier),
            },
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
    ) -> Read {
        let digits = number::digits_in(text).map(number::plain);
        if let Some(Plain::Number(_, Some(mark))) = digits {
            self.evidence.worded(mark, row, column, text);
        }
        let in_column = |(figure, named): (Figure, bool)| {
            // "1.5e3" in billions is no 1500: what Excel shortens has lost digits, too.
            if !named && slip::is_shortened(text) {
                return Err(
                    DiagnosticKind::Shortened { text: text.chars().take(60).collect() }.into()
                );
            }
            fitting(figure, named, unit, qualifier)
        };
        let read = |vocabulary: &Vocabulary| -> Read {
            in_column(parse(vocabulary, text, unit).map_err(DiagnosticKind::from)?)
        };
        match self.context.mapping.decimal {
            Some(DecimalMark::Comma) => read(&COMMA),
            Some(DecimalMark::Point) => read(&POINT),
            None => match parse(Vocabulary::builtin(), text, unit) {
                Ok((figure, named)) => {
                    // "sekitar 1,000" in a table that writes 1,250.5 is a thousand.
                    if !named && matches!(digits, Some(Plain::Either { .. })) {
                        let is_comma =
                            parse(&COMMA, text, unit).is_ok_and(|(own, _)| own == figure);
                        let mark = if is_comma { DecimalMark::Comma } else { DecimalMark::Point };
                        self.evidence.by_language(mark, row, column, text);
                    }
                    in_column((figure, named))
                }
                Err(ParseFigureError::Ambiguous { .. }) => match (read(&COMMA), read(&POINT)) {
                    (Ok(comma), Ok(point)) => {
                        self.point = Some(point);
                        Ok(comma)
                    }
                    (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(one),
                    (Err(kind), Err(_)) => Err(kind),
                },
                Err(error) => Err(DiagnosticKind::from(error).into()),
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
        [one] => return Ok((*one, false)),
        [_, ..] => return Err(error),
        [] => {}
    }
    // "sekitar 1,5" in a column of thousand persons: a fraction of what comes whole, until
    // the power of the column is taken with it. Money stands in for it, which can be any.
    match words::with_unit(vocabulary, text, Unit::IDR).as_slice() {
        [one] if unit.power() > 0 && one.scaled_unit().power() == 0 => Ok((*one, false)),
        _ => Err(error),
    }
}

/// A figure with words of its own in a column with a unit and a qualifier.
fn fitting(figure: Figure, named: bool, unit: Option<ScaledUnit>, qualifier: Qualifier) -> Read {
    let own = figure.scaled_unit();
    let scaled = match unit {
        None => own,
        // "sekitar 15,1" in a column of trillions.
        Some(unit) if !named && own.power() == 0 => unit,
        // "Rp15.100 miliar" in a column of trillions says it all by itself.
        Some(unit) if unit.unit() == own.unit() && (unit == own || own.power() != 0) => own,
        Some(unit) => return Err(DiagnosticKind::OtherUnit { cell: own, column: unit }.into()),
    };
    let word = match (figure.qualifier(), qualifier) {
        (Qualifier::Exact, word) | (word, Qualifier::Exact) => word,
        (own, word) if own == word => own,
        (own, word) => {
            return Err(DiagnosticKind::OtherQualifier { cell: own, column: word }.into());
        }
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
) -> Read {
    let number = exact::parse(digits).map_err(FieldProblem::from).map_err(DiagnosticKind::from)?;
    let unit = match (is_percent, unit) {
        (false, unit) => unit,
        (true, None) => Some(ScaledUnit::PERCENT),
        // What is shown as 48.2 % is 0.482, whatever the column calls it.
        (true, Some(unit)) if unit.unit().is_one() => Some(ScaledUnit::PERCENT),
        (true, Some(unit)) => {
            return Err(DiagnosticKind::PercentShown { unit: unit.unit() }.into());
        }
    };
    with(number, unit, qualifier)
}

fn with(number: kawasan_model::Decimal, unit: Option<ScaledUnit>, qualifier: Qualifier) -> Read {
    let unit = unit.ok_or(DiagnosticKind::NoUnit)?;
    Figure::new(number, unit, qualifier)
        .map_err(|error| DiagnosticKind::from(FieldProblem::from(error)).into())
}
