//! Files in the documentation that are made from the code.

use std::path::Path;

/// Set it to write them anew.
const UPDATE: &str = "UPDATE_PAGES";

fn is_kept(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/{name} is not what the code says: run `{UPDATE}=1 cargo test -p kawasan-io` and \
         look at the change"
    );
}

#[test]
fn the_schema_of_observations_is_that_of_the_code() {
    is_kept("observations.schema.json", &kawasan_io::observations_schema());
}

#[test]
fn the_schema_of_mappings_is_that_of_the_code() {
    is_kept("mapping.schema.json", &kawasan_io::mapping_schema());
}

#[test]
fn the_sdmx_structure_is_that_of_the_code() {
    let kek = kawasan_data::kek();
    is_kept("SDMX.md", &kawasan_io::sdmx_structure(kek.registry(), kek.dataset().measures()));
}
