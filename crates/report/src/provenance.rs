//! What makes a result reproducible: the version of the library and a digest of
//! the data.

use kawasan_model::Dataset;
use sha2::{Digest, Sha256};

/// The version of the library, as outputs carry it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A digest of all observations of a dataset, such as `sha256:0f3c…`. Two
/// datasets have one digest if they hold the same observations, whatever the
/// order in which they were read.
///
/// # Errors
/// [`serde_json::Error`] if an observation can't be written, as with a date that
/// has no ISO form.
///
/// # Examples
///
/// ```
/// let digest = kawasan_report::digest(kawasan_data::kek().dataset())?;
/// assert!(digest.starts_with("sha256:"));
/// assert_eq!(digest.len(), "sha256:".len() + 64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn digest(dataset: &Dataset) -> Result<String, serde_json::Error> {
    let mut hash = Sha256::new();
    // In the order of keys and releases, which doesn't depend on the input.
    for observation in dataset.observations() {
        hash.update(serde_json::to_vec(observation)?);
        hash.update(b"\n");
    }
    let hex: Vec<String> = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("sha256:{}", hex.concat()))
}
