//! The journal in files: the default, for one desk or one server.
//!
//! An append is a write of all its groups, piece by piece, and one sync, then a
//! head slot (`head`), then the answer. The directory holds the segments, `head.0` and
//! `head.1`, `lock`, `ballast`, and in `torn/` what was cut off.
//!
//! After a failed write or sync nobody knows what the disk holds, and a second
//! sync would report success for pages the system has already given up: so
//! nothing is appended any more until the journal is opened anew, which reads
//! what is really there. A full disk noticed while writing is no such case:
//! the old length is restored and synced, and the next append may succeed.

use super::ballast::Ballast;
use super::batch::Batch;
use super::fault::is_full;
use super::head::{self, Slots};
use super::opening::{Notice, cut_tail, survey};
use super::reader::{Acknowledged, FileReader};
use super::segment::{SegmentFile, make_dir, private};
use super::{Appended, Head, Journal, JournalFault, JournalReader, LineGroup};
use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A journal in a directory of files, held by this process alone.
pub struct FileJournal {
    dir: PathBuf,
    options: Options,
    reader: FileReader,
    pub(super) tail: Box<dyn Tail>,
    slots: Slots,
    ballast: Ballast,
    poisoned: bool,
    /// Locked for as long as it lives.
    _lock: File,
}

/// Sizes that tests want smaller.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Bytes from which on a new segment is begun.
    pub segment_bytes: u64,
    /// Bytes kept in reserve for a full disk; 0 for none.
    pub ballast_bytes: u64,
}

/// What an append does to the last segment; tests put a failing one here.
pub(super) trait Tail: Send {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync(&mut self) -> io::Result<()>;
    fn cut(&mut self, len: u64) -> io::Result<()>;
}

impl Default for Options {
    fn default() -> Self {
        Self { segment_bytes: 64 << 20, ballast_bytes: 1 << 20 }
    }
}

impl FileJournal {
    /// Opens the journal in a directory, made where there is none, and says
    /// what its keeper should know. `InUse`, or `Damaged`: nothing was changed.
    pub fn open(dir: &Path, options: Options) -> Result<(Self, Vec<Notice>), JournalFault> {
        make_dir(dir)?;
        let lock = lock(dir)?;
        let mut survey = survey(dir, false)?;
        let mut notices = Vec::new();
        if survey.sound.seq > 0 {
            let broken = head::paths(dir).into_iter().zip(survey.marks);
            let broken = broken.filter(|(_, mark)| mark.is_none());
            notices.extend(broken.map(|(path, _)| Notice::HeadSlot(path)));
        }
        let last = match survey.extent.segments.last() {
            Some(segment) => Arc::clone(segment),
            None => {
                let first = Arc::new(SegmentFile::create(dir, 1, 0)?);
                survey.extent.segments.push(Arc::clone(&first));
                first
            }
        };
        let mut ballast = Ballast::of(dir, options.ballast_bytes);
        let tail = last.appender()?;
        if survey.unfinished() > 0 {
            // A full disk may be why, and the copy needs room.
            ballast.give_up();
        }
        notices.extend(cut_tail(dir, &mut survey, &tail)?);
        // Whole lines may have been written and not yet synced.
        tail.sync_all().map_err(JournalFault::at(&last.path))?;
        let slots = Slots::open(dir, &survey.sound)?;
        match ballast.hold() {
            Err(error) if is_full(&error) => notices.push(Notice::NoReserve(ballast.path.clone())),
            result => result.map_err(JournalFault::at(&ballast.path))?,
        }
        let head = survey.sound.head();
        let journal = Self {
            dir: dir.to_owned(),
            options,
            reader: FileReader::new(Acknowledged { extent: survey.extent, head }),
            tail: Box::new(tail),
            slots,
            ballast,
            poisoned: false,
            _lock: lock,
        };
        Ok((journal, notices))
    }

    /// Makes room in reserve first, so that lines never use it up.
    fn hold_reserve(&mut self, bytes: u64) -> Result<(), JournalFault> {
        let needed = bytes + self.ballast.bytes;
        let held = self.ballast.hold().map_err(JournalFault::at(&self.ballast.path));
        held.map_err(|fault| self.or_full(fault, needed))
    }

    /// Begins a new segment where the last one is long enough.
    fn roll(&mut self, bytes: u64) -> Result<(), JournalFault> {
        let Acknowledged { extent, head } = self.reader.acknowledged();
        if extent.end - extent.last_base() < self.options.segment_bytes {
            return Ok(());
        }
        self.slots.sync()?;
        let segment = SegmentFile::create(&self.dir, head.seq + 1, extent.end)
            .map_err(|fault| self.or_full(fault, bytes))?;
        let segment = Arc::new(segment);
        self.tail = Box::new(segment.appender()?);
        self.reader.publish(|acknowledged| acknowledged.extent.segments.push(segment));
        Ok(())
    }

    /// Writes and syncs, or leaves the last segment as it was (`DiskFull`).
    fn write(&mut self, batch: &mut Batch<'_>) -> Result<(), JournalFault> {
        let fault = JournalFault::at(&self.dir);
        match write_pieces(&mut *self.tail, batch) {
            Err(error) if is_full(&error) => {
                let Acknowledged { extent, .. } = self.reader.acknowledged();
                let len = extent.end - extent.last_base();
                self.tail.cut(len).and_then(|()| self.tail.sync()).map_err(fault)?;
                self.ballast.give_up();
                Err(JournalFault::DiskFull { path: self.dir.clone(), needed: batch.about_bytes() })
            }
            written => written.and_then(|()| self.tail.sync()).map_err(fault),
        }
    }

    fn or_full(&self, fault: JournalFault, needed: u64) -> JournalFault {
        match fault {
            JournalFault::Io { source, .. } if is_full(&source) => {
                JournalFault::DiskFull { path: self.dir.clone(), needed }
            }
            other => other,
        }
    }
}

impl Journal for FileJournal {
    fn head(&self) -> Head {
        self.reader.head()
    }

    fn append(
        &mut self,
        expected: Head,
        groups: &[LineGroup],
    ) -> Result<Vec<Appended>, JournalFault> {
        if self.poisoned {
            return Err(JournalFault::Poisoned(self.dir.clone()));
        }
        let Acknowledged { extent, head: found } = self.reader.acknowledged();
        if found != expected {
            return Err(JournalFault::Moved { expected, found });
        }
        let mut batch = Batch::of(groups, found, extent.end);
        if batch.is_made() {
            return Ok(batch.appended);
        }
        let bytes = batch.about_bytes();
        let done = self
            .hold_reserve(bytes)
            .and_then(|()| self.roll(bytes))
            .and_then(|()| self.write(&mut batch))
            .and_then(|()| self.slots.set(&batch.last));
        // Only a full disk leaves everything as it was.
        self.poisoned = !matches!(done, Ok(()) | Err(JournalFault::DiskFull { .. }));
        done?;
        self.reader.publish(|acknowledged| {
            acknowledged.extent.end = batch.last.end;
            acknowledged.head = batch.last.head();
        });
        Ok(batch.appended)
    }

    fn reader(&self) -> Arc<dyn JournalReader> {
        Arc::new(self.reader.clone())
    }
}

impl Tail for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }
}

fn write_pieces(tail: &mut dyn Tail, batch: &mut Batch<'_>) -> io::Result<()> {
    while !batch.is_made() {
        tail.write(batch.next_piece()?)?;
    }
    Ok(())
}

/// Holds a journal's directory, for as long as what is returned lives.
pub(super) fn lock(dir: &Path) -> Result<File, JournalFault> {
    let path = dir.join("lock");
    let file = private().write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(JournalFault::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(JournalFault::InUse(dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(JournalFault::at(&path)(error)),
    }
}
