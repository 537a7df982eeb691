//! Opening a store: from the state cache and the journal's tail, else from the whole journal.

use super::cache::{Restored, StateCache};
use super::cache_writer::CacheWriter;
use super::drafts::Drafts;
use super::fault::StoreFault;
use super::snapshot::Snapshot;
use crate::base::{METER, Phase};
use crate::journal::{FileJournal, Head, Journal, JournalReader, Notice, Options};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

/// How a store came to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningKind {
    /// From the state cache; only the lines behind it were replayed and checked.
    Cached,
    /// By replaying the whole journal, which checks all of it.
    Replayed,
}

/// An open store.
pub struct Opened {
    /// The truth, open for appending.
    pub journal: FileJournal,
    /// The hot state.
    pub snapshot: Snapshot,
    /// Keeps the state cache near the state.
    pub cache: CacheWriter,
    /// How it was opened.
    pub kind: OpeningKind,
}

/// A store whose journal is open for appending, and whose state is still to be read.
pub struct StoreOpening {
    journal: FileJournal,
    notices: Vec<Notice>,
    cache: StateCache,
    drafts: Drafts,
}

/// Opens only the journal of a directory, which is made where there is none: what takes
/// long is left to [`StoreOpening::load`], for a thread of its own.
pub fn begin(dir: &Path) -> Result<StoreOpening, StoreFault> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|source| StoreFault::Io { path: dir.to_owned(), source })?;
    let (journal, notices) = FileJournal::open(&dir.join("journal"), Options::default())?;
    Ok(StoreOpening { journal, notices, cache: StateCache::of(dir), drafts: Drafts::open(dir) })
}

/// Makes the state cache anew from the journal; returns the journal's head. `RolledBack`
/// where the cache knows lines that the journal lacks, unless that loss is accepted.
pub fn rebuild(dir: &Path, accept_loss: bool) -> Result<Head, StoreFault> {
    let mut opening = begin(dir)?;
    opening.cache.clear(&*opening.journal.reader(), accept_loss)?;
    let opened = opening.load()?;
    opened.cache.close()?;
    Ok(opened.snapshot.head)
}

impl StoreOpening {
    /// Reads the journal, also before the state is there.
    pub fn records(&self) -> Arc<dyn JournalReader> {
        self.journal.reader()
    }

    /// What was left unfinished in forms; there before the state is.
    pub fn drafts(&self) -> Drafts {
        self.drafts.clone()
    }

    /// What the journal's opening has to say.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Reads the state, after a clean stop and after a kill alike.
    pub fn load(self) -> Result<Opened, StoreFault> {
        let Self { journal, mut cache, .. } = self;
        let records = journal.reader();
        let (kind, snapshot, cached) = match cache.restore(&*records)? {
            Some(Restored { snapshot, cached }) => (OpeningKind::Cached, snapshot, cached),
            None => (OpeningKind::Replayed, replay(&*records)?, None),
        };
        let cache = CacheWriter::start(cache, records, snapshot.clone(), cached);
        Ok(Opened { journal, snapshot, cache, kind })
    }
}

fn replay(records: &dyn JournalReader) -> Result<Snapshot, StoreFault> {
    let mut snapshot = Snapshot::default();
    METER.begin(Phase::Opening, records.head().seq);
    for entry in records.read_from(1) {
        METER.step(1);
        snapshot.replay(&entry?)?;
    }
    Ok(snapshot)
}
