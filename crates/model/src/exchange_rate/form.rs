//! Exchange rates in stored forms.

use std::sync::Arc;

use super::{ExchangeRate, ExchangeRateError, RateKind, RatePeriod};
use crate::{Figure, ParseReportedPeriodError, Source};

/// The fields as a file has them, before they are checked.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    kind: RateKind,
    period: String,
    figure: Figure,
    source: Arc<Source>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Why stored fields are no rate.
#[derive(Debug, thiserror::Error)]
pub(super) enum FormError {
    #[error(transparent)]
    Period(#[from] ParseReportedPeriodError),
    #[error(transparent)]
    Rate(#[from] ExchangeRateError),
}

impl TryFrom<Form> for ExchangeRate {
    type Error = FormError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let Form { kind, period, figure, source, note } = form;
        let at = match kind {
            RateKind::Average => RatePeriod::Average(period.parse()?),
            RateKind::Closing => RatePeriod::parse_closing(&period)?,
        };
        let rate = Self::try_new(figure, at, source)?;
        Ok(match note {
            Some(note) => rate.with_note(note),
            None => rate,
        })
    }
}

impl From<ExchangeRate> for Form {
    fn from(rate: ExchangeRate) -> Self {
        let ExchangeRate { at, figure, source, note, .. } = rate;
        Self { kind: at.kind(), period: at.cell(), figure, source, note }
    }
}
