//! An exchange rate from the text fields of a table row, and back.

use super::{ExchangeRate, RateKind, RatePeriod, pair_quoted};
use crate::fields::{Wrong, said};
use crate::{FieldError, FieldProblem, ReportedPeriod};

/// The cells of one row of a table of exchange rates, named after their columns.
///
/// # Examples
///
/// All that is wrong with a row comes back at once:
///
/// ```
/// use kawasan_model::ExchangeRateFields;
///
/// let row = ExchangeRateFields {
///     unit: "IDR/USD",
///     kind: "averge",
///     period: "2023",
///     value: "15,255",
///     publisher: "CNBC Indonesia",
///     ..ExchangeRateFields::default()
/// };
/// let wrong: Vec<&str> = row.read().unwrap_err().iter().map(|error| error.column).collect();
/// assert_eq!(wrong, ["value", "kind"]);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExchangeRateFields<'a> {
    /// So much of one currency for one of another, such as `IDR/USD`.
    pub unit: &'a str,
    /// `average` or `closing`.
    pub kind: &'a str,
    /// Such as `2024-Q1`; of a closing rate also a day, such as `2024-03-31`.
    pub period: &'a str,
    /// The digits as published, with a decimal point.
    pub value: &'a str,
    /// Such as `about`; may be empty.
    pub qualifier: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// When, such as `2024-01-02`; may be empty.
    pub published_on: &'a str,
    /// Where; may be empty.
    pub url: &'a str,
    /// What a reader should know; may be empty.
    pub note: &'a str,
}

impl ExchangeRateFields<'_> {
    /// The names of the columns, in the order of [`ExchangeRate::cells`].
    pub const COLUMNS: [&'static str; 9] = [
        "unit",
        "kind",
        "period",
        "value",
        "qualifier",
        "publisher",
        "published_on",
        "url",
        "note",
    ];

    /// The columns that a file can't do without.
    pub const NEEDED: [&'static str; 5] = ["unit", "kind", "period", "value", "publisher"];

    /// Reads the row.
    ///
    /// # Errors
    /// Every column that can't be read.
    pub fn read(&self) -> Result<ExchangeRate, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let figure = wrong.figure(self.value, self.unit, self.qualifier).and_then(|figure| {
            wrong.keep("value", self.value, pair_quoted(&figure).map(|_| figure))
        });
        let kind = wrong.read::<RateKind>("kind", self.kind);
        let at = kind.and_then(|kind| self.at(kind, &mut wrong));
        let source = wrong.source(self.publisher, self.published_on, self.url);
        let (Some(figure), Some(at), Some(source)) = (figure, at, source) else {
            return Err(wrong.all());
        };
        let rate = ExchangeRate::try_new(figure, at, source);
        match (wrong.keep("period", self.period, rate), said(self.note)) {
            (Some(rate), Some(note)) => Ok(rate.with_note(note)),
            (Some(rate), None) => Ok(rate),
            (None, _) => Err(wrong.all()),
        }
    }

    fn at(&self, kind: RateKind, wrong: &mut Wrong) -> Option<RatePeriod> {
        let period = self.period.trim();
        if period.is_empty() {
            let empty: Result<(), _> = Err(FieldProblem::Empty("when the rate was"));
            wrong.keep("period", self.period, empty);
            return None;
        }
        match kind {
            RateKind::Average => {
                wrong.read::<ReportedPeriod>("period", period).map(RatePeriod::Average)
            }
            RateKind::Closing => wrong.keep("period", period, RatePeriod::parse_closing(period)),
        }
    }
}

impl ExchangeRate {
    /// The cells of its row in a table, in the order of
    /// [`ExchangeRateFields::COLUMNS`].
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{ExchangeRate, RatePeriod, Source};
    ///
    /// let average = RatePeriod::Average("2023".parse()?);
    /// let rate = ExchangeRate::try_new("15255 IDR/USD".parse()?, average, Source::new("APBN KiTa"))?;
    /// assert_eq!(rate.cells()[..4], ["IDR/USD", "average", "2023", "15255"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cells(&self) -> [String; 9] {
        let Self { at, figure, source, note, .. } = self;
        let date = source.published_on.map(|date| date.to_string());
        [
            figure.scaled_unit().to_string(),
            at.kind().to_string(),
            at.cell(),
            figure.coefficient().to_string(),
            figure.qualifier().to_string(),
            source.publisher.clone(),
            date.unwrap_or_default(),
            source.url.clone().unwrap_or_default(),
            note.clone().unwrap_or_default(),
        ]
    }
}
