//! Stub
use crate::Diagnostics;
use crate::read::{Reader, Source, Table};
use std::io::Read;
pub(crate) fn read(_: &Reader, _: Source<'_>, _: impl Read) -> Result<Table, Diagnostics> {
    Err(Diagnostics::default())
}
