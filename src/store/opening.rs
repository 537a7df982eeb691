//! Opening a store: from sled after a clean stop, else by folding the journal.

use super::drafts::Drafts;
use super::keeper::Keeper;
use super::kept::{Kept, StoreFault};
use super::snapshot::{FundTouched, Snapshot, Touched};
use crate::base::{METER, Phase};
use crate::journal::{FileJournal, Head, Journal, JournalReader, Notice, Options};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a store came to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningKind {
    /// From sled, after a clean stop.
    Kept,
    /// By folding the journal; sled is made anew meanwhile.
    Folded,
}

/// An open store.
pub struct Opened {
    /// The truth.
    pub journal: FileJournal,
    /// The hot state.
    pub snapshot: Snapshot,
    /// sled behind it.
    pub keeper: Keeper,
    /// How it was opened.
    pub kind: OpeningKind,
    /// What the journal's opening has to say.
    pub notices: Vec<Notice>,
    dir: PathBuf,
}

/// Left by a clean stop, removed at the next start.
#[derive(Serialize, Deserialize)]
struct CleanMarker {
    head: Head,
    rows: String,
    check: u64,
    /// How many rows there are; 0 in markers of older programs.
    #[serde(default)]
    count: u64,
}

/// A store whose journal is open for appending, and whose state is still to be read.
pub struct Begun {
    journal: FileJournal,
    notices: Vec<Notice>,
    marker: Option<CleanMarker>,
    drafts: Drafts,
    dir: PathBuf,
}

/// Opens the store of a directory, which is made where there is none.
pub fn open(dir: &Path) -> Result<Opened, StoreFault> {
    begin(dir)?.load()
}

/// Opens only the journal of a directory, which is made where there is none: what takes
/// long is left to [`Begun::load`], for a thread of its own.
pub fn begin(dir: &Path) -> Result<Begun, StoreFault> {
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(|source| StoreFault::Io { path: dir.to_owned(), source })?;
    let (journal, notices) = FileJournal::open(&dir.join("journal"), Options::default())?;
    let marker = take_marker(dir)?;
    let drafts = Drafts::open(dir);
    Ok(Begun { journal, notices, marker, drafts, dir: dir.to_owned() })
}

/// Makes sled anew from the journal and leaves a clean store; returns its head.
pub fn rebuild(dir: &Path) -> Result<Head, StoreFault> {
    take_marker(dir)?;
    let opened = open(dir)?;
    let head = opened.snapshot.head;
    opened.close(head)?;
    Ok(head)
}

impl Begun {
    /// Reads the journal, also before the state is there.
    pub fn records(&self) -> Arc<dyn JournalReader> {
        self.journal.reader()
    }

    /// Unfinished forms.
    pub fn drafts(&self) -> Drafts {
        self.drafts.clone()
    }

    /// What the journal's opening has to say.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Reads the state: from sled after a clean stop, else by folding the journal.
    pub fn load(self) -> Result<Opened, StoreFault> {
        let Self { journal, notices, marker, dir, drafts: _ } = self;
        let from_rows = marker.and_then(|marker| from_rows(&dir, &marker, journal.head()));
        let (kind, snapshot, kept) = match from_rows {
            Some((snapshot, kept)) => (OpeningKind::Kept, snapshot, Some(kept)),
            None => (OpeningKind::Folded, fold(&*journal.reader())?, new_rows(&dir)),
        };
        let keeper = Keeper::start(kept);
        if kind == OpeningKind::Folded {
            keeper.keep(snapshot.clone(), vec![everything(&snapshot)]);
        }
        Ok(Opened { journal, snapshot, keeper, kind, notices, dir })
    }
}

impl Opened {
    /// Parts the store into what its writer needs and what closes it.
    pub fn split(self) -> (FileJournal, Snapshot, Keeper, Closing) {
        (self.journal, self.snapshot, self.keeper, Closing { dir: self.dir })
    }

    fn close(self, head: Head) -> Result<(), StoreFault> {
        let (_journal, _, keeper, closing) = self.split();
        closing.close(keeper, head)
    }
}

/// Closes a store cleanly.
pub struct Closing {
    dir: PathBuf,
}

impl Closing {
    /// Writes what is left and marks the stop as clean at a head. Whatever goes wrong
    /// only means that the next opening folds the journal.
    pub fn close(self, keeper: Keeper, head: Head) -> Result<(), StoreFault> {
        let (check, count) = keeper.close()?;
        let rows =
            newest_rows(&self.dir).ok_or_else(|| StoreFault::Kept("they are gone".into()))?;
        let marker = CleanMarker { head, rows, check, count };
        let text = serde_json::to_vec(&marker).map_err(|f| StoreFault::Kept(f.to_string()))?;
        let (path, temporary) = (self.dir.join("clean"), self.dir.join("clean.new"));
        let write = || -> std::io::Result<()> {
            let mut options = std::fs::OpenOptions::new();
            let mut file =
                options.write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
            file.write_all(&text)?;
            file.sync_all()?;
            std::fs::rename(&temporary, &path)
        };
        write().map_err(|source| StoreFault::Io { path: path.clone(), source })
    }
}

/// Reads and removes the marker of a clean stop; one that cannot be read is none.
fn take_marker(dir: &Path) -> Result<Option<CleanMarker>, StoreFault> {
    let path = dir.join("clean");
    let Ok(text) = std::fs::read(&path) else { return Ok(None) };
    std::fs::remove_file(&path).map_err(|source| StoreFault::Io { path, source })?;
    Ok(serde_json::from_slice(&text).ok())
}

/// The rows of a clean stop, where they are whole and stand at the journal's head.
/// Anything else about them only means that the journal is folded.
fn from_rows(dir: &Path, marker: &CleanMarker, head: Head) -> Option<(Snapshot, Kept)> {
    if marker.head != head || !is_rows_name(&marker.rows) {
        return None;
    }
    let kept = Kept::open(&dir.join(&marker.rows)).ok()?;
    let (snapshot, check) = kept.load(marker.count).ok()??;
    (check == marker.check && snapshot.head == head).then_some((snapshot, kept))
}

fn fold(reader: &dyn JournalReader) -> Result<Snapshot, StoreFault> {
    let mut snapshot = Snapshot::default();
    METER.begin(Phase::Opening, reader.head().seq);
    for entry in reader.read_from(1) {
        METER.step(1);
        snapshot.replay(&entry?)?;
    }
    Ok(snapshot)
}

fn everything(snapshot: &Snapshot) -> Touched {
    Touched {
        people: snapshot.state.people.keys().copied().collect(),
        cases: snapshot.state.cases.keys().copied().collect(),
        objections: snapshot.state.objections.keys().copied().collect(),
        projects: snapshot.state.projects.keys().cloned().collect(),
        staff: snapshot.state.staff.keys().cloned().collect(),
        listings: snapshot.state.listings.keys().copied().collect(),
        rosters: true,
        months: snapshot.state.work.keys().map(|(month, _)| *month).collect(),
        fund: FundTouched {
            entries_from: Some(0),
            batches: snapshot.state.fund.batches.keys().copied().collect(),
            sheets: true,
        },
    }
}

/// Fresh rows in a directory of their own, the old ones removed; `None` where sled
/// cannot be opened, and then the desk works without.
fn new_rows(dir: &Path) -> Option<Kept> {
    let old = all_rows(dir);
    let next = old.last().and_then(|name| rows_number(name)).unwrap_or(0) + 1;
    for name in &old {
        // What cannot be removed is in nobody's way: it is never opened again.
        let _ = std::fs::remove_dir_all(dir.join(name));
    }
    Kept::open(&dir.join(format!("sled-{next:06}"))).ok()
}

fn newest_rows(dir: &Path) -> Option<String> {
    all_rows(dir).pop()
}

fn all_rows(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut rows: Vec<String> = names.filter(|name| is_rows_name(name)).collect();
    rows.sort();
    rows
}

fn is_rows_name(name: &str) -> bool {
    rows_number(name).is_some()
}

fn rows_number(name: &str) -> Option<u32> {
    name.strip_prefix("sled-")?.parse().ok()
}
