//! Stub
pub fn dataset_sdmx_csv(_: &kawasan_model::Dataset) -> Result<String, crate::WriteError> {
    Ok(String::new())
}
