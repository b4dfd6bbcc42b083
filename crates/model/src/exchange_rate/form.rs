//! Exchange rates in files.

use rust_decimal::Decimal;
use time::Date;

use crate::{Currency, ExchangeRate, ExchangeRateError};

/// The fields as a file has them, before they are checked.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    base: Currency,
    quote: Currency,
    #[serde(with = "crate::decimal_text")]
    rate: Decimal,
    #[serde(with = "crate::date::serde_iso")]
    on: Date,
    source: String,
}

impl TryFrom<Form> for ExchangeRate {
    type Error = ExchangeRateError;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let Form { base, quote, rate, on, source } = form;
        Self::try_new(base, quote, rate, on, source)
    }
}

impl From<ExchangeRate> for Form {
    fn from(rate: ExchangeRate) -> Self {
        let ExchangeRate { base, quote, rate, on, source } = rate;
        Self { base, quote, rate, on, source }
    }
}
