//! Rows of tables: what can be wrong with their cells.

use std::str::FromStr;

use crate::exact::{self, ParseDecimalError};
use crate::{
    EmptyCounterpartyError, ExchangeRateError, Figure, FigureError, IndexNumberError,
    ParseCurrencyError, ParseDateError, ParseIdError, ParseReportedPeriodError,
    ParseScaledUnitError, ParseWordError, Qualifier, ScaledUnit, Source, parse_date,
};

/// A column of a row that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column `{column}`: {problem}")]
#[non_exhaustive]
pub struct FieldError {
    /// The column.
    pub column: &'static str,
    /// What stands in it.
    pub text: String,
    /// What is wrong.
    pub problem: FieldProblem,
}

impl FieldError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match &self.problem {
            FieldProblem::Word(error) => error.help(),
            FieldProblem::Unit(error) => error.help(),
            FieldProblem::Id(error) => error.help(),
            FieldProblem::Currency(error) => error.help(),
            FieldProblem::Period(error) => error.help(),
            _ => None,
        }
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldProblem {
    /// It must say something and doesn't.
    #[error("is empty: expected {0}")]
    Empty(&'static str),
    /// It is no id.
    #[error(transparent)]
    Id(#[from] ParseIdError),
    /// It names no counterparty.
    #[error(transparent)]
    Counterparty(#[from] EmptyCounterpartyError),
    /// It is none of the words.
    #[error(transparent)]
    Word(#[from] ParseWordError),
    /// It is no period.
    #[error(transparent)]
    Period(#[from] ParseReportedPeriodError),
    /// It is no number.
    #[error(transparent)]
    Number(#[from] ParseDecimalError),
    /// It is no unit.
    #[error(transparent)]
    Unit(#[from] ParseScaledUnitError),
    /// Number and unit make no figure.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// It is no date.
    #[error(transparent)]
    Date(#[from] ParseDateError),
    /// It is no currency.
    #[error(transparent)]
    Currency(#[from] ParseCurrencyError),
    /// The figure is no exchange rate.
    #[error(transparent)]
    Rate(#[from] ExchangeRateError),
    /// The figure is no index number.
    #[error(transparent)]
    IndexNumber(#[from] IndexNumberError),
}

/// The errors found so far.
#[derive(Debug, Default)]
pub(crate) struct Wrong(Vec<FieldError>);

impl Wrong {
    /// The errors, in the order in which they were found.
    pub(crate) fn all(self) -> Vec<FieldError> {
        self.0
    }

    /// What was read; `None` with its error kept.
    pub(crate) fn keep<T, E: Into<FieldProblem>>(
        &mut self,
        column: &'static str,
        text: &str,
        result: Result<T, E>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                let problem = error.into();
                self.0.push(FieldError { column, text: text.to_owned(), problem });
                None
            }
        }
    }

    pub(crate) fn read<T: FromStr>(&mut self, column: &'static str, text: &str) -> Option<T>
    where
        T::Err: Into<FieldProblem>,
    {
        self.keep(column, text, text.trim().parse::<T>())
    }

    /// What an empty cell leaves out; the outer `None` is an error.
    #[expect(clippy::option_option, reason = "an error and an empty cell are two things")]
    pub(crate) fn optional<T: FromStr>(
        &mut self,
        column: &'static str,
        text: &str,
    ) -> Option<Option<T>>
    where
        T::Err: Into<FieldProblem>,
    {
        if text.trim().is_empty() { Some(None) } else { self.read(column, text).map(Some) }
    }

    /// The figure of three columns.
    pub(crate) fn figure(&mut self, value: &str, unit: &str, qualifier: &str) -> Option<Figure> {
        let number = self.keep("value", value, exact::parse(value.trim()));
        let unit = self.read::<ScaledUnit>("unit", unit);
        let qualifier = self.read::<Qualifier>("qualifier", qualifier);
        self.keep("value", value, Figure::new(number?, unit?, qualifier?))
    }

    /// The release of three columns.
    pub(crate) fn source(&mut self, publisher: &str, date: &str, url: &str) -> Option<Source> {
        let name = said(publisher);
        if name.is_none() {
            let empty: Result<(), _> = Err(FieldProblem::Empty("who published the figure"));
            self.keep("publisher", publisher, empty);
        }
        let published_on = match date.trim() {
            "" => Some(None),
            date => self.keep("published_on", date, parse_date(date)).map(Some),
        };
        Some(Source { publisher: name?, published_on: published_on?, url: said(url) })
    }
}

/// What a cell says, if it says something.
pub(crate) fn said(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
