//! The files that hold the lines, each named by the first sequence number in
//! it (`000000000001.jsonl`), and the journal as one run of bytes over them.
//!
//! A line's place is its distance from the first byte of the first segment.
//! That is also its place in an export, and in a journal restored from one.

use super::{Cause, Damage, JournalFault};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One file of lines, open for reading at any place from any thread.
pub(super) struct SegmentFile {
    /// The sequence number of its first line.
    pub first: u64,
    /// Where its first byte stands in the journal.
    pub base: u64,
    pub path: PathBuf,
    file: File,
}

/// The segments of a journal up to a place.
#[derive(Clone)]
pub(super) struct Extent {
    /// The directory, or the one file, that was opened.
    pub root: PathBuf,
    pub segments: Vec<Arc<SegmentFile>>,
    pub end: u64,
}

impl SegmentFile {
    /// The file for the lines from a sequence number on; made where there is none.
    pub fn create(dir: &Path, first: u64, base: u64) -> Result<Self, JournalFault> {
        let path = dir.join(format!("{first:012}.jsonl"));
        private().append(true).create(true).open(&path).map_err(JournalFault::at(&path))?;
        sync_dir(dir)?;
        Self::open(path, first, base)
    }

    fn open(path: PathBuf, first: u64, base: u64) -> Result<Self, JournalFault> {
        let file = File::open(&path).map_err(JournalFault::at(&path))?;
        Ok(Self { first, base, path, file })
    }

    /// A handle that writes at its end.
    pub fn appender(&self) -> Result<File, JournalFault> {
        private().append(true).open(&self.path).map_err(JournalFault::at(&self.path))
    }

    /// Its bytes between two places of the journal.
    pub fn bytes(self: &Arc<Self>, from: u64, to: u64) -> impl Read + use<> {
        let offset = from - self.base;
        Bytes { segment: Arc::clone(self), offset }.take(to.saturating_sub(from))
    }
}

struct Bytes {
    segment: Arc<SegmentFile>,
    offset: u64,
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.segment.file.read_at(buffer, self.offset)?;
        self.offset += count as u64;
        Ok(count)
    }
}

impl Extent {
    /// All that a journal's directory holds, whole or not.
    pub fn of_dir(dir: &Path) -> Result<Self, JournalFault> {
        let mut found = Vec::new();
        for entry in fs::read_dir(dir).map_err(JournalFault::at(dir))? {
            let path = entry.map_err(JournalFault::at(dir))?.path();
            found.extend(first_of(&path).map(|first| (first, path)));
        }
        found.sort();
        let mut extent = Self { root: dir.to_owned(), segments: Vec::new(), end: 0 };
        for (first, path) in found {
            extent.add(SegmentFile::open(path, first, extent.end)?)?;
        }
        Ok(extent)
    }

    /// All that one file with the lines of a whole journal holds.
    pub fn of_file(file: &Path) -> Result<Self, JournalFault> {
        let mut extent = Self { root: file.to_owned(), segments: Vec::new(), end: 0 };
        extent.add(SegmentFile::open(file.to_owned(), 1, 0)?)?;
        Ok(extent)
    }

    /// What stands before a place.
    pub fn up_to(mut self, end: u64) -> Self {
        self.segments.retain(|segment| segment.base < end || segment.base == 0);
        Self { end, ..self }
    }

    fn add(&mut self, segment: SegmentFile) -> Result<(), JournalFault> {
        let metadata = segment.file.metadata().map_err(JournalFault::at(&segment.path))?;
        self.end += metadata.len();
        self.segments.push(Arc::new(segment));
        Ok(())
    }

    /// Which segment holds a place.
    pub fn index_of(&self, place: u64) -> usize {
        self.segments.partition_point(|segment| segment.base <= place).saturating_sub(1)
    }

    /// Where a segment's last byte is followed by the next segment, or nothing.
    pub fn end_of(&self, index: usize) -> u64 {
        self.segments.get(index + 1).map_or(self.end, |next| next.base)
    }

    /// Where the segment that is appended to begins.
    pub fn last_base(&self) -> u64 {
        self.segments.last().map_or(0, |segment| segment.base)
    }

    /// Describes damage to the line that should begin at a place.
    pub fn damage(&self, place: u64, seq: u64, cause: Cause) -> JournalFault {
        let Some(segment) = self.segments.get(self.index_of(place)) else {
            return Damage { file: self.root.clone(), line: 1, offset: 0, seq, cause }.into();
        };
        match count_lines(segment.bytes(segment.base, place)) {
            Ok(before) => {
                let (file, offset) = (segment.path.clone(), place - segment.base);
                Damage { file, line: before + 1, offset, seq, cause }.into()
            }
            Err(source) => JournalFault::at(&segment.path)(source),
        }
    }
}

/// How every file of the journal is opened: for its owner only.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Makes a directory for its owner only, where there is none.
pub(super) fn make_dir(dir: &Path) -> Result<(), JournalFault> {
    if dir.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(JournalFault::at(dir))?;
    sync_dir(parent(dir))
}

/// Makes the names within a directory durable.
pub(super) fn sync_dir(dir: &Path) -> Result<(), JournalFault> {
    File::open(dir).and_then(|file| file.sync_all()).map_err(JournalFault::at(dir))
}

/// The journal's directory of a store's, or the directory itself.
pub(super) fn journal_of(dir: &Path) -> PathBuf {
    let within = dir.join("journal");
    if within.is_dir() { within } else { dir.to_owned() }
}

/// The directory that holds a path.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The sequence number in a segment's name; `None` for other files.
fn first_of(path: &Path) -> Option<u64> {
    let digits = path.file_name()?.to_str()?.strip_suffix(".jsonl")?;
    if digits.len() == 12 { digits.parse().ok() } else { None }
}

fn count_lines(mut bytes: impl Read) -> io::Result<u64> {
    let mut buffer = vec![0; 1 << 16];
    let mut lines = 0;
    loop {
        match bytes.read(&mut buffer)? {
            0 => return Ok(lines),
            count => lines += buffer[..count].iter().filter(|byte| **byte == b'\n').count() as u64,
        }
    }
}
