//! Writing a file whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

/// A file couldn't be written; the one that was there is as it was.
#[derive(Debug, thiserror::Error)]
#[error("{} can't be written: {reason}", .path.display())]
#[non_exhaustive]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub reason: std::io::Error,
}

/// Writes a file, whole or not at all: into a new file beside it, which then takes its
/// place. A failure leaves the old file as it was.
///
/// # Errors
/// [`SaveError`] if the folder isn't there or can't be written to.
///
/// # Examples
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("out.csv");
/// kawasan_io::save(&path, b"old")?;
/// kawasan_io::save(&path, b"new")?;
/// assert_eq!(std::fs::read(&path)?, b"new");
/// assert!(kawasan_io::save(folder.path().join("nowhere/out.csv"), b"new").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn save(path: impl AsRef<Path>, bytes: &[u8]) -> Result<(), SaveError> {
    let path = path.as_ref();
    write(path, bytes).map_err(|reason| SaveError { path: path.to_owned(), reason })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // The new file must be in the same file system to take the old one's place at once;
    // a link stays one.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    let permissions = std::fs::metadata(&path).map(|data| data.permissions());
    if let Ok(permissions) = &permissions {
        builder.permissions(permissions.clone());
    } else {
        own_default(&mut builder);
    }
    let mut file = builder.prefix(".kawasan-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// A new file is as readable as any other, less what the user's mask takes away.
#[cfg(unix)]
fn own_default(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
const fn own_default(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("kept"), b"old").unwrap();
        // A folder can't be replaced by a file.
        let error = save(&path, b"new").unwrap_err();
        assert!(error.to_string().contains("out can't be written"), "{error}");
        assert_eq!(std::fs::read(path.join("kept")).unwrap(), b"old");
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "nothing is left behind: {names:?}");
    }
}
