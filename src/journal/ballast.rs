//! A file that only takes up room, to be given up when the disk is full: then
//! drafts and the mark of a clean stop can still be written. Lines never use
//! that room; before the next append the ballast has to be made again.

use super::segment::private;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The reserve of one journal.
pub(super) struct Ballast {
    pub path: PathBuf,
    /// Its size; 0 for none.
    pub bytes: u64,
    held: bool,
}

impl Ballast {
    /// The ballast of a directory, as it was left there.
    pub fn of(dir: &Path, bytes: u64) -> Self {
        let path = dir.join("ballast");
        let held = fs::metadata(&path).is_ok_and(|metadata| metadata.len() == bytes);
        Self { path, bytes, held }
    }

    /// Makes it where it is not there; `StorageFull` leaves nothing behind.
    pub fn hold(&mut self) -> io::Result<()> {
        if self.held || self.bytes == 0 {
            return Ok(());
        }
        let made = self.make();
        if made.is_err() {
            self.give_up();
        } else {
            self.held = true;
        }
        made
    }

    /// Gives its room back to the disk.
    pub fn give_up(&mut self) {
        // If it cannot be removed, it is still held.
        self.held = fs::remove_file(&self.path).is_err() && self.path.exists();
    }

    fn make(&self) -> io::Result<()> {
        let mut file = private().write(true).create(true).truncate(true).open(&self.path)?;
        // Noise, since a file system may keep zeros for nothing.
        let mut noise = fastrand::Rng::with_seed(1);
        let mut block = [0; 4096];
        let mut missing = self.bytes;
        while missing > 0 {
            noise.fill(&mut block);
            let part = missing.min(block.len() as u64);
            file.write_all(&block[..part as usize])?;
            missing -= part;
        }
        file.sync_all()
    }
}
