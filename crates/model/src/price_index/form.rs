//! Index numbers in stored forms.

use std::sync::Arc;

use super::{IndexNumber, IndexNumberError, PriceIndex};
use crate::{Figure, ReportedPeriod, Source};

/// The fields as a file has them, before they are checked.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    index: Arc<PriceIndex>,
    period: ReportedPeriod,
    figure: Figure,
    source: Arc<Source>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl TryFrom<Form> for IndexNumber {
    type Error = IndexNumberError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let Form { index, period, figure, source, note } = form;
        let number = Self::try_new(index, period, figure, source)?;
        Ok(match note {
            Some(note) => number.with_note(note),
            None => number,
        })
    }
}

impl From<IndexNumber> for Form {
    fn from(number: IndexNumber) -> Self {
        let IndexNumber { index, period, figure, source, note } = number;
        Self { index, period, figure, source, note }
    }
}
