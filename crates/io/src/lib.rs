//! Files in and out: CSV, Excel, JSON and SDMX-CSV, with errors that point at the
//! cell.
#![forbid(unsafe_code)]

mod cell;
mod diagnostic;
mod escape;
mod excel;
mod field;
mod format;
mod header;
mod interpret;
mod json;
mod layout;
mod limits;
mod mapping;
mod notice;
mod number;
mod place;
mod read;
mod text;
mod words;
mod write;

pub use diagnostic::{Diagnostic, DiagnosticKind, Diagnostics, NumberReading};
pub use excel::dataset_excel;
pub use field::Field;
pub use format::Format;
pub use json::{dataset_json, observations_schema};
pub use layout::ColumnUse;
pub use limits::Limits;
pub use mapping::{Mapping, ValueMapping};
pub use notice::Notice;
pub use number::{DecimalMark, ParseDecimalMarkError};
pub use place::Place;
pub use read::{Progress, Reader, Reading};
pub use text::Encoding;
pub use write::{SaveError, WriteError, dataset_csv, save};
