//! Decimals in files: strings of digits, never numbers.
//!
//! For `#[serde(with = "crate::decimal_text")]`. Readers of JSON and CSV take
//! numbers through floats, which lose digits; so a number is refused.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

use crate::exact;

/// A decimal as a field of a form that a type goes through.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub(crate) struct DecimalText(#[serde(with = "crate::decimal_text")] pub(crate) Decimal);

pub(crate) fn serialize<S: Serializer>(
    decimal: &Decimal,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(decimal)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    deserializer.deserialize_str(DecimalVisitor)
}

impl From<Decimal> for DecimalText {
    fn from(decimal: Decimal) -> Self {
        DecimalText(decimal)
    }
}

impl From<DecimalText> for Decimal {
    fn from(text: DecimalText) -> Self {
        text.0
    }
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal as a string, such as \"15.1\" (a number would lose digits)")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        exact::parse(text).map_err(E::custom)
    }
}
