//! A name for a new file, taken before anything is written over.

use super::format::known_format;
use super::write_fault::WriteFault;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

/// A place for a new file: taken at once, so that nothing is written over, and given up
/// again unless the file was written.
pub struct NewFile {
    path: PathBuf,
    is_written: bool,
}

impl NewFile {
    /// Takes the place; refused where a file stands already, or the path's ending names no
    /// format.
    pub fn reserve(path: PathBuf) -> Result<Self, WriteFault> {
        known_format(&path)?;
        let taken = OpenOptions::new().write(true).create_new(true).open(&path);
        match taken {
            Ok(_) => Ok(Self { path, is_written: false }),
            Err(source) => Err(WriteFault::Disk { path, source }),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file was written: it stays.
    pub fn keep(mut self) {
        self.is_written = true;
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_written {
            // Why the file was not written is told; an empty one that stays harms nobody.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
