//! The stored form: the columns of the data files.
//!
//! `{"value": "15.1", "unit": "IDR trillion", "qualifier": "about"}`; the digits
//! are text, since a number would go through a float, and the qualifier is left
//! out where there is none.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Figure, Qualifier, ScaledUnit};
use crate::decimal_text::DecimalText;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    value: DecimalText,
    unit: ScaledUnit,
    #[serde(default, skip_serializing_if = "is_exact")]
    qualifier: Qualifier,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn is_exact(qualifier: &Qualifier) -> bool {
    *qualifier == Qualifier::Exact
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawFigure {
            value: self.coefficient().into(),
            unit: self.scaled_unit(),
            qualifier: self.qualifier(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawFigure::deserialize(deserializer)?;
        Figure::new(raw.value.into(), raw.unit, raw.qualifier).map_err(serde::de::Error::custom)
    }
}
