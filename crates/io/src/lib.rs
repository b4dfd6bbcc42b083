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
mod methodology;
mod notice;
mod number;
mod place;
mod read;
mod results;
mod sdmx;
mod template;
mod text;
mod words;
mod write;
mod zones;

pub use diagnostic::{Diagnostic, DiagnosticKind, Diagnostics, NumberReading};
pub use excel::dataset_excel;
pub use field::Field;
pub use format::Format;
pub use json::{dataset_json, observations_schema};
pub use layout::ColumnUse;
pub use limits::Limits;
pub use mapping::{Mapping, ValueMapping};
pub use methodology::{methodology_of_text, read_methodology};
pub use notice::Notice;
pub use number::{DecimalMark, ParseDecimalMarkError};
pub use place::Place;
pub use read::{Progress, Reader, Reading};
pub use results::{results_csv, results_excel};
pub use sdmx::{dataset_sdmx_csv, sdmx_structure};
pub use template::Template;
pub use text::Encoding;
pub use write::{SaveError, WriteError, dataset_csv, save};
pub use zones::{read_zones, read_zones_bytes};
