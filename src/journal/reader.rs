//! Reading the files of a journal, from any thread or process, up to the last
//! line that was acknowledged.

use super::opening::survey_existing;
use super::scan::Scan;
use super::segment::Extent;
use super::{Cause, Entries, Head, JournalEntry, JournalFault, JournalReader, Locator, line};
use std::io::{BufRead, BufReader, Write};
use std::iter;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

/// Reads a journal kept in files; clones see the same journal.
#[derive(Clone)]
pub struct FileReader {
    acknowledged: Arc<RwLock<Acknowledged>>,
}

/// What was acknowledged: all bytes of these files up to a head.
#[derive(Clone)]
pub(super) struct Acknowledged {
    pub extent: Extent,
    pub head: Head,
}

impl FileReader {
    /// Reads a journal that another process may have open, up to what stood
    /// acknowledged at this moment; open anew to see more.
    pub fn open(dir: &Path) -> Result<Self, JournalFault> {
        let survey = survey_existing(dir, false)?;
        // Whole lines behind the slots may yet be taken back, on a full disk.
        let last = survey.acknowledged().unwrap_or(survey.sound);
        let extent = survey.extent.up_to(last.end);
        Ok(Self::new(Acknowledged { extent, head: last.head() }))
    }

    pub(super) fn new(acknowledged: Acknowledged) -> Self {
        Self { acknowledged: Arc::new(RwLock::new(acknowledged)) }
    }

    /// Lets all clones see what was appended.
    pub(super) fn publish(&self, change: impl FnOnce(&mut Acknowledged)) {
        change(&mut self.acknowledged.write().unwrap_or_else(PoisonError::into_inner));
    }

    pub(super) fn acknowledged(&self) -> Acknowledged {
        self.acknowledged.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl JournalReader for FileReader {
    fn head(&self) -> Head {
        self.acknowledged.read().unwrap_or_else(PoisonError::into_inner).head
    }

    fn bytes_from(&self, at: Locator) -> u64 {
        self.acknowledged().extent.end.saturating_sub(at.0)
    }

    fn read(&self, at: Locator) -> Result<JournalEntry, JournalFault> {
        let extent = self.acknowledged().extent;
        let index = extent.index_of(at.0);
        let segment = extent.segments.get(index).filter(|_| at.0 < extent.end);
        let segment = segment.ok_or(JournalFault::NoSuchLine(at.0))?;
        let mut line = Vec::new();
        BufReader::with_capacity(1 << 12, segment.bytes(at.0, extent.end_of(index)))
            .read_until(b'\n', &mut line)
            .map_err(JournalFault::at(&segment.path))?;
        if let Some(Ok(members)) = line.strip_suffix(b"\n").map(line::decode) {
            return Ok(members.into_entry(at));
        }
        // Damaged, or never the beginning of a line: the walk up to it tells.
        let mut scan = Scan::from_line(extent.clone(), segment.base, segment.first);
        while scan.step()?.is_some_and(|line| line.mark.end <= at.0) {}
        Err(JournalFault::NoSuchLine(at.0))
    }

    fn read_from(&self, seq: u64) -> Entries {
        let Acknowledged { extent, head } = self.acknowledged();
        if seq > head.seq {
            return Box::new(iter::empty());
        }
        let index = extent.segments.partition_point(|segment| segment.first <= seq);
        let scan = match index.checked_sub(1).and_then(|index| extent.segments.get(index)) {
            Some(segment) if segment.first > 1 => {
                Scan::from_line(extent.clone(), segment.base, segment.first)
            }
            _ => Scan::from_first(extent),
        };
        scan.entries_from(seq)
    }

    fn resume(&self, at: Locator, seq: u64) -> Entries {
        Scan::from_line(self.acknowledged().extent, at.0, seq).entries_from(seq)
    }

    fn export(&self, out: &mut dyn Write) -> Result<Head, JournalFault> {
        let Acknowledged { extent, head } = self.acknowledged();
        let mut scan = Scan::from_first(extent.clone());
        while let Some(line) = scan.step()? {
            out.write_all(line.bytes).map_err(JournalFault::Output)?;
        }
        let last = scan.finish()?;
        if last.head() != head {
            return Err(extent.damage(last.start, last.seq, Cause::Replaced));
        }
        out.flush().map_err(JournalFault::Output)?;
        Ok(head)
    }
}
