//! Workbooks.

pub(crate) mod book;
mod format;
mod load;
mod overlay;
mod package;
mod read;
mod row;
mod write;

pub(crate) use read::read;
pub use write::dataset_excel;
