//! Files in and out: CSV, Excel, JSON and SDMX-CSV, with errors that point at the
//! cell.
//!
//! Officials and analysts have spreadsheets. A [`Reader`] turns them into a checked
//! [`Dataset`](kawasan_model::Dataset) or into [`Diagnostics`]: all that is wrong, each
//! with its place, what stands there, what was expected and what was probably meant. What
//! a file doesn't say outright (what a column holds, how numbers are written) is
//! understood from the file as a whole and told as [`Notice`]s; what stays open is an
//! error. Nothing is computed with a float.
//!
//! # Example
//!
//! Mistakes come all at once, for people and for programs:
//!
//! ```
//! use kawasan_data::kek;
//! use kawasan_io::{Format, Reader};
//! use kawasan_model::Measures;
//!
//! let text = "\
//! Kawasan;Realisasi tambahan investasi TW I 2024 (Rp miliar);Sumber
//! KEK Gresk;1.250,5;Contoh
//! KEK Kendal;310,2x;Contoh
//! ";
//! let reader = Reader::new(kek().registry().clone(), Measures::standard());
//! let wrong = reader.read_bytes("kek.csv", Format::Csv, text.as_bytes()).unwrap_err();
//! assert_eq!(wrong.count(), 2);
//! let shown = wrong.render(false);
//! assert!(shown.contains("kek.csv:2: column `Kawasan`"));
//! assert!(shown.contains("did you mean `KEK Gresik`?"));
//! assert!(wrong.to_json().contains("\"text\": \"310,2x\""));
//! ```
//!
//! # Where to begin
//!
//! - [`Reader`]: tidy and wide tables, workbooks, JSON; [`Mapping`] says what headers
//!   don't.
//! - [`dataset_csv`], [`dataset_excel`], [`dataset_json`], [`dataset_sdmx_csv`]: figures
//!   out. The first three read back as the same dataset.
//! - [`results_excel`], [`results_csv`]: results out. [`save`]: a file whole or not at
//!   all.
//! - [`Template`]: a form that a zone fills in.
//! - [`read_zones`], [`read_methodology`]: the rest of what an evaluation needs, with
//!   diagnostics of the same form.
//!
//! The formats are described in `docs/FILES.md`.
//!
//! # Hostile files
//!
//! Memory is bounded by [`Limits`]: a workbook is unfolded once to nowhere before it is
//! read, cells and rows are counted before they are kept. Formulas over other files are
//! errors; texts that a spreadsheet would run are written so that it doesn't.
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

pub use diagnostic::{CellProblem, Diagnostic, DiagnosticKind, Diagnostics, NumberReading};
pub use excel::dataset_excel;
pub use field::Field;
pub use format::Format;
pub use json::{dataset_json, observations_schema};
pub use layout::ColumnUse;
pub use limits::Limits;
pub use mapping::{Mapping, ValueMapping, mapping_schema};
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
