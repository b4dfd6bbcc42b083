//! The page of indicators in the documentation is made from the definitions.

use std::path::Path;

use kawasan_data::kek;
use kawasan_indicators::Catalogue;
use kawasan_report::catalogue_markdown;

/// Set it to write the page anew.
const UPDATE: &str = "UPDATE_PAGES";

#[test]
fn the_page_is_that_of_the_definitions() {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let page = catalogue_markdown(&catalogue).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/INDICATORS.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/INDICATORS.md is not what the definitions say: run `{UPDATE}=1 cargo test -p \
         kawasan-report` and look at the change"
    );
}
