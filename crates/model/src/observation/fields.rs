//! An observation from the text fields of a table row.
//!
//! Every reader of tables (the embedded files, CSV, Excel) hands its cells to
//! [`ObservationFields`] and adds the place to what comes back.

use std::sync::Arc;

use super::{Basis, Counterparty, Observation, Series, Subject, Timing};
use crate::fields::{Wrong, said};
use crate::{FieldError, MeasureId, ReportedPeriod};

/// The cells of one row of the tidy layout, named after their columns.
///
/// # Examples
///
/// All that is wrong with a row comes back at once, column by column:
///
/// ```
/// use kawasan_model::ObservationFields;
///
/// let row = ObservationFields {
///     subject: "national",
///     measure: "investment",
///     basis: "realized",
///     timing: "flow",
///     period: "2024-Q5",
///     value: "15.1",
///     unit: "IDR trillion",
///     publisher: "CNBC Indonesia",
///     published_on: "2024-04-24",
///     ..ObservationFields::default()
/// };
/// let wrong: Vec<&str> = row.read().unwrap_err().iter().map(|error| error.column).collect();
/// assert_eq!(wrong, ["basis", "period"]);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ObservationFields<'a> {
    /// `national` or the id of a zone.
    pub subject: &'a str,
    /// The company whose project it is; empty for a whole subject.
    pub counterparty: &'a str,
    /// The id of a measure.
    pub measure: &'a str,
    /// `realised`, `target`, `committed` or `projected`.
    pub basis: &'a str,
    /// `flow`, `stock` or `level`.
    pub timing: &'a str,
    /// Such as `2024-Q1`; empty where none is stated.
    pub period: &'a str,
    /// The digits as published, with a decimal point.
    pub value: &'a str,
    /// The unit with its power of ten, such as `IDR trillion`.
    pub unit: &'a str,
    /// The words that held the number; may be empty.
    pub as_stated: &'a str,
    /// Such as `about`; may be empty.
    pub qualifier: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// When, such as `2024-04-24`; may be empty.
    pub published_on: &'a str,
    /// Where; may be empty.
    pub url: &'a str,
    /// What was corrected; may be empty.
    pub note: &'a str,
}

impl ObservationFields<'_> {
    /// The names of the columns, in the order of the data files.
    pub const COLUMNS: [&'static str; 14] = [
        "subject",
        "counterparty",
        "measure",
        "basis",
        "timing",
        "period",
        "value",
        "unit",
        "as_stated",
        "qualifier",
        "publisher",
        "published_on",
        "url",
        "note",
    ];

    /// Reads the row.
    ///
    /// # Errors
    /// Every column that can't be read, in the order of the columns.
    pub fn read(&self) -> Result<Observation, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let subject = wrong.read::<Subject>("subject", self.subject);
        let counterparty = wrong.optional::<Counterparty>("counterparty", self.counterparty);
        let measure = wrong.read::<MeasureId>("measure", self.measure);
        let basis = wrong.read::<Basis>("basis", self.basis);
        let timing = wrong.read::<Timing>("timing", self.timing);
        let period = wrong.read::<ReportedPeriod>("period", self.period);
        let figure = wrong.figure(self.value, self.unit, self.qualifier);
        let source = wrong.source(self.publisher, self.published_on, self.url);
        let parts = (subject, counterparty, measure, basis, timing, period, figure, source);
        let (
            Some(subject),
            Some(counterparty),
            Some(measure),
            Some(basis),
            Some(timing),
            Some(period),
            Some(figure),
            Some(source),
        ) = parts
        else {
            return Err(wrong.all());
        };
        let series = Series { subject, counterparty, measure, basis, timing };
        Ok(Observation {
            series,
            period,
            figure,
            as_stated: said(self.as_stated),
            source: Arc::new(source),
            note: said(self.note),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: ObservationFields<'static> = ObservationFields {
        subject: "kendal",
        counterparty: "",
        measure: "employment",
        basis: "realised",
        timing: "stock",
        period: "2025-S1",
        value: "66",
        unit: "thousand persons",
        as_stated: "penyerapan 66 ribu tenaga kerja",
        qualifier: "",
        publisher: "Politikarakyat.id",
        published_on: "",
        url: "https://politikarakyat.id",
        note: "",
    };

    #[test]
    fn a_row_is_read_whole() {
        let observation = ROW.read().unwrap();
        assert_eq!(
            observation.to_string(),
            "kendal employment realised stock 2025-S1: 66 thousand persons \
             (Politikarakyat.id, undated)"
        );
        assert_eq!(observation.note, None);
    }

    #[test]
    fn each_column_has_its_error() {
        let bad = [
            ("subject", ObservationFields { subject: "Kendal!", ..ROW }),
            ("subject", ObservationFields { subject: "", ..ROW }),
            ("counterparty", ObservationFields { counterparty: "unnamed:", ..ROW }),
            ("measure", ObservationFields { measure: "", ..ROW }),
            ("basis", ObservationFields { basis: "", ..ROW }),
            ("timing", ObservationFields { timing: "stok", ..ROW }),
            ("period", ObservationFields { period: "2025-S3", ..ROW }),
            ("value", ObservationFields { value: "66,0", ..ROW }),
            ("value", ObservationFields { value: "", ..ROW }),
            ("value", ObservationFields { value: "1e3", ..ROW }),
            ("value", ObservationFields { value: "0.0001", ..ROW }),
            ("unit", ObservationFields { unit: "thousand people!", ..ROW }),
            ("qualifier", ObservationFields { qualifier: "circa", ..ROW }),
            ("publisher", ObservationFields { publisher: " ", ..ROW }),
            ("published_on", ObservationFields { published_on: "24-04-2024", ..ROW }),
            ("published_on", ObservationFields { published_on: "2023-02-29", ..ROW }),
        ];
        for (column, row) in bad {
            let errors = row.read().unwrap_err();
            let columns: Vec<_> = errors.iter().map(|error| error.column).collect();
            assert_eq!(columns, [column], "{row:?}");
            assert!(errors[0].to_string().starts_with(&format!("column `{column}`: ")));
        }
    }
}
