//! Readers over the fixture and over the embedded registry.

use kawasan_data::kek;
use kawasan_io::Reader;
use kawasan_model::{Dataset, Measures};
use kawasan_testing::fixtures;

/// A reader over the fixture's zones.
pub(crate) fn reader() -> Reader {
    Reader::new(fixtures::registry(), fixtures::measures())
}

/// A reader over the embedded zones.
pub(crate) fn kek_reader() -> Reader {
    let dataset = kek().dataset();
    Reader::new(kek().registry().clone(), Measures::standard()).policy(dataset.policy().clone())
}

/// Whether two datasets hold the same observations in the same order. That rows were
/// repeated before isn't in a file.
pub(crate) fn same(one: &Dataset, other: &Dataset) -> bool {
    one.observations().eq(other.observations())
}
