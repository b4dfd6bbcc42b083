//! Stub
use crate::Diagnostics;
use crate::read::{Progress, Reader, Source, Table};
use std::io::Read;
pub(crate) fn read(
    _: &Reader,
    _: Source<'_>,
    _: impl Read,
    _: &mut dyn FnMut(Progress),
) -> Result<Table, Diagnostics> {
    Err(Diagnostics::default())
}
