//! The state cache: the newest generations of the state in a store's directory, so that
//! opening need not replay the whole journal.

use super::fault::StoreFault;
use super::generation;
use super::snapshot::Snapshot;
use crate::journal::{Head, JournalReader, Locator};
use std::path::{Path, PathBuf};

/// The generations of one store; the newest whole one and the one before it are kept.
pub(super) struct StateCache {
    dir: PathBuf,
    /// The newest generation known to be whole.
    whole: Option<u32>,
}

/// What the state cache and the journal's tail come to.
pub(super) struct Restored {
    /// The state at the journal's head.
    pub snapshot: Snapshot,
    /// The last line that the newest generation holds; `None` where that one is damaged and
    /// an older one was read: a new one must replace it.
    pub cached: Option<Locator>,
}

impl StateCache {
    /// The cache in a store's directory; nothing is read yet.
    pub fn of(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), whole: None }
    }

    /// The newest whole generation that the journal goes on from, with the lines behind it
    /// replayed; `None` where there is none. A fault is the journal's; `RolledBack` where a
    /// generation knows a line that the journal does not have.
    pub fn restore(&mut self, records: &dyn JournalReader) -> Result<Option<Restored>, StoreFault> {
        let numbers = self.numbers();
        for number in numbers.iter().rev() {
            let Ok(mut snapshot) = generation::read(&self.path(*number)) else { continue };
            let mut lines = records.resume(snapshot.place, snapshot.head.seq);
            let last = lines.next().and_then(Result::ok);
            if last.is_none_or(|line| line.head() != snapshot.head) {
                must_hold(records, snapshot.head)?;
                continue;
            }
            self.whole = Some(*number);
            let newest = numbers.last() == Some(number);
            let cached = newest.then_some(snapshot.place);
            for line in lines {
                snapshot.replay(&line?)?;
            }
            return Ok(Some(Restored { snapshot, cached }));
        }
        Ok(None)
    }

    /// Writes a new generation and removes all but the newest whole one before it.
    pub fn add(&mut self, snapshot: &Snapshot) -> Result<(), StoreFault> {
        let number = self.numbers().last().map_or(1, |last| last + 1);
        let written = generation::write(&self.path(number), snapshot);
        if written.is_ok() {
            let before = self.whole.replace(number);
            self.remove_all_but(&[Some(number), before]);
        } else {
            self.remove(number);
        }
        written
    }

    /// Removes all generations, once each is known to be of this journal. One that is not
    /// is evidence: `RolledBack`, or set aside as `lost-…` where the loss is accepted.
    pub fn clear(
        &mut self,
        records: &dyn JournalReader,
        accept_loss: bool,
    ) -> Result<(), StoreFault> {
        for number in self.numbers() {
            let Ok(head) = generation::head(&self.path(number)) else { continue };
            match must_hold(records, head) {
                Err(StoreFault::RolledBack { .. }) if accept_loss => {
                    let aside = self.dir.join(format!("lost-{number:06}"));
                    std::fs::rename(self.path(number), &aside)
                        .map_err(|source| StoreFault::Io { path: aside, source })?;
                }
                held => held?,
            }
        }
        self.remove_all();
        Ok(())
    }

    /// Removes all generations, whatever they know.
    pub fn remove_all(&mut self) {
        self.whole = None;
        self.remove_all_but(&[]);
    }

    fn remove_all_but(&self, kept: &[Option<u32>]) {
        let numbers = self.numbers().into_iter();
        numbers.filter(|number| !kept.contains(&Some(*number))).for_each(|n| self.remove(n));
    }

    /// What cannot be removed is in nobody's way: newer generations are tried first.
    fn remove(&self, number: u32) {
        let _ = std::fs::remove_dir_all(self.path(number));
    }

    fn path(&self, number: u32) -> PathBuf {
        self.dir.join(format!("sled-{number:06}"))
    }

    fn numbers(&self) -> Vec<u32> {
        let entries = std::fs::read_dir(&self.dir).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut numbers: Vec<u32> =
            names.filter_map(|name| name.strip_prefix("sled-")?.parse().ok()).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// Whether the journal has a line that was once its newest.
fn must_hold(records: &dyn JournalReader, known: Head) -> Result<(), StoreFault> {
    let line = records.read_from(known.seq.max(1)).next().transpose()?;
    if known.seq == 0 || line.is_some_and(|line| line.head() == known) {
        return Ok(());
    }
    Err(StoreFault::RolledBack { journal: records.head(), known })
}
