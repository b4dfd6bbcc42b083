//! An index number from the text fields of a table row, and back.

use super::{IndexNumber, PriceIndex};
use crate::fields::{Wrong, said};
use crate::{Currency, FieldError, PriceIndexId, ReportedPeriod};

/// The unit of index numbers: 100 is the reference.
const UNIT: &str = "percent";

/// The cells of one row of a table of price indices, named after their columns.
///
/// # Examples
///
/// ```
/// use kawasan_model::IndexNumberFields;
///
/// let row = IndexNumberFields {
///     index: "cpi",
///     currency: "IDR",
///     reference: "2022",
///     period: "2024-03",
///     value: "106.13",
///     publisher: "BPS",
///     ..IndexNumberFields::default()
/// };
/// assert_eq!(row.read().unwrap().to_string(), "cpi of IDR (2022 = 100) 2024-03: 106.13 (BPS, undated)");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IndexNumberFields<'a> {
    /// The id of the index, such as `cpi`.
    pub index: &'a str,
    /// The money in which the prices are paid, such as `IDR`.
    pub currency: &'a str,
    /// The period whose prices are 100, such as `2010`.
    pub reference: &'a str,
    /// The period, such as `2024`, `2024-Q1` or `2024-03`.
    pub period: &'a str,
    /// The digits as published, with a decimal point; 100 is the reference.
    pub value: &'a str,
    /// Such as `about`; may be empty.
    pub qualifier: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// When, such as `2024-04-01`; may be empty.
    pub published_on: &'a str,
    /// Where; may be empty.
    pub url: &'a str,
    /// What a reader should know; may be empty.
    pub note: &'a str,
}

impl IndexNumberFields<'_> {
    /// The names of the columns, in the order of [`IndexNumber::cells`].
    pub const COLUMNS: [&'static str; 10] = [
        "index",
        "currency",
        "reference",
        "period",
        "value",
        "qualifier",
        "publisher",
        "published_on",
        "url",
        "note",
    ];

    /// The columns that a file can't do without.
    pub const NEEDED: [&'static str; 6] =
        ["index", "currency", "reference", "period", "value", "publisher"];

    /// Reads the row.
    ///
    /// # Errors
    /// Every column that can't be read.
    pub fn read(&self) -> Result<IndexNumber, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let id = wrong.read::<PriceIndexId>("index", self.index);
        let currency = wrong.read::<Currency>("currency", self.currency);
        let reference = wrong.stated("reference", self.reference, "the period that is 100");
        let period = wrong.stated("period", self.period, "the period of the index number");
        let figure = wrong.figure(self.value, UNIT, self.qualifier);
        let source = wrong.source(self.publisher, self.published_on, self.url);
        let parts = (id, currency, reference, period, figure, source);
        let (Some(id), Some(currency), Some(reference), Some(period), Some(figure), Some(source)) =
            parts
        else {
            return Err(wrong.all());
        };
        let index = PriceIndex::new(id, currency, reference);
        let number = IndexNumber::try_new(index, period, figure, source);
        match (wrong.keep("value", self.value, number), said(self.note)) {
            (Some(number), Some(note)) => Ok(number.with_note(note)),
            (Some(number), None) => Ok(number),
            (None, _) => Err(wrong.all()),
        }
    }
}

impl IndexNumber {
    /// The cells of its row in a table, in the order of
    /// [`IndexNumberFields::COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [String; 10] {
        let Self { index, period, figure, source, note } = self;
        let PriceIndex { id, currency, reference } = index.as_ref();
        let date = source.published_on.map(|date| date.to_string());
        [
            id.to_string(),
            currency.to_string(),
            reference.to_string(),
            period.to_string(),
            figure.coefficient().to_string(),
            figure.qualifier().to_string(),
            source.publisher.clone(),
            date.unwrap_or_default(),
            source.url.clone().unwrap_or_default(),
            note.clone().unwrap_or_default(),
        ]
    }
}

impl Wrong {
    /// A period that must be stated.
    fn stated(
        &mut self,
        column: &'static str,
        text: &str,
        what: &'static str,
    ) -> Option<ReportedPeriod> {
        if said(text).is_none() {
            let empty: Result<(), _> = Err(crate::FieldProblem::Empty(what));
            self.keep(column, text, empty);
            return None;
        }
        self.read(column, text)
    }
}
