//! Text files: their encoding, their delimiter, their records.

mod delimiter;
mod encoding;
mod quotes;
mod records;

pub(crate) use delimiter::decide;
pub(crate) use encoding::Decoded;
pub use encoding::Encoding;
pub(crate) use records::{RecordError, Records};
