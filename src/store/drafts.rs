//! What somebody typed into a form and has not submitted. No truth, so neither the
//! journal's nor sled's: a file of lines of its own, written behind the keys and synced
//! a moment later, so that it outlives whatever ends the program.

use super::fault::StoreFault;
use crate::base::{CommandId, Instant, Login};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant as Moment};

/// What is typed is on disk so long after the key, and the time of a sync.
const DELAY: Duration = Duration::from_millis(200);

/// From so many bytes on the file is written anew, if most of it is of no use any more.
const MUCH: u64 = 1 << 20;

/// Something left in a form; personal data, so no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDraft {
    /// Who typed it.
    pub login: Login,
    /// The form and what it is about, such as `act-refund P000041`.
    pub form: String,
    /// When it was last typed at.
    pub at: Instant,
    /// The command id it will be submitted under, so that one that was submitted when a
    /// line broke is not done again.
    pub act: CommandId,
    /// All that is typed; empty where it is to be forgotten.
    pub text: String,
}

type DraftKey = (Login, String);

/// Unfinished forms, by who typed them and where; copies see the same.
#[derive(Clone)]
pub struct Drafts {
    store: Arc<DraftStore>,
}

struct DraftStore {
    left: Mutex<BTreeMap<DraftKey, SavedDraft>>,
    failed: Arc<AtomicBool>,
    writer: Mutex<Option<(Sender<SavedDraft>, JoinHandle<()>)>>,
}

/// The file, and how much of it is worth something.
struct DraftFile {
    path: PathBuf,
    file: File,
    bytes: u64,
    live: BTreeMap<DraftKey, SavedDraft>,
}

impl Drafts {
    /// Opens the file of a directory, made where there is none. DraftFile that cannot be
    /// read, such as one torn by a power cut, are left out; where the disk gives or takes
    /// nothing the desk works without.
    pub(super) fn open(dir: &Path) -> Self {
        let opened = DraftFile::open(&dir.join("drafts")).ok();
        let live = opened.as_ref().map(|lines| lines.live.clone()).unwrap_or_default();
        let (orders, inbox) = channel();
        let failed = Arc::new(AtomicBool::new(opened.is_none()));
        let failing = Arc::clone(&failed);
        let thread = std::thread::spawn(move || write_behind(opened, &inbox, &failing));
        let writer = Mutex::new(Some((orders, thread)));
        Self { store: Arc::new(DraftStore { left: Mutex::new(live), failed, writer }) }
    }

    /// Keeps what somebody typed into a form, or forgets it where the text is empty. It is
    /// on disk soon after; `Cache` where the disk took none lately.
    pub fn keep(&self, left: SavedDraft) -> Result<(), StoreFault> {
        take(&mut self.left(), left.clone());
        let writer = self.store.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = writer.as_ref().is_some_and(|(orders, _)| orders.send(left).is_ok());
        if sent && !self.store.failed.load(Ordering::Relaxed) {
            return Ok(());
        }
        Err(StoreFault::Cache("unfinished forms could not be written".to_owned()))
    }

    /// What somebody left in a form.
    pub fn find(&self, login: &Login, form: &str) -> Option<SavedDraft> {
        self.left().get(&(login.clone(), form.to_owned())).cloned()
    }

    /// All that somebody left, the newest first.
    pub fn of(&self, login: &Login) -> Vec<SavedDraft> {
        let left = self.left();
        let own = left.range((login.clone(), String::new())..).map(|(_, left)| left);
        let mut own: Vec<SavedDraft> =
            own.take_while(|left| left.login == *login).cloned().collect();
        own.sort_by_key(|left| std::cmp::Reverse(left.at));
        own
    }

    /// Forgets what nobody came back to since a moment.
    pub fn forget_before(&self, moment: Instant) -> Result<(), StoreFault> {
        let old: Vec<SavedDraft> =
            self.left().values().filter(|left| left.at < moment).cloned().collect();
        old.into_iter().try_for_each(|left| self.keep(SavedDraft { text: String::new(), ..left }))
    }

    /// Writes what is left to write; nothing is kept after that.
    pub fn close(&self) {
        let writer = self.store.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((orders, thread)) = writer {
            drop(orders);
            // It ends by itself, whatever the disk said.
            let _ended = thread.join();
        }
    }

    fn left(&self) -> MutexGuard<'_, BTreeMap<DraftKey, SavedDraft>> {
        self.store.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn take(all: &mut BTreeMap<DraftKey, SavedDraft>, left: SavedDraft) {
    let key = (left.login.clone(), left.form.clone());
    if left.text.is_empty() {
        all.remove(&key);
    } else {
        all.insert(key, left);
    }
}

/// Writes what comes, all of a moment with one sync, until nobody can send any more.
fn write_behind(mut lines: Option<DraftFile>, inbox: &Receiver<SavedDraft>, failed: &AtomicBool) {
    while let Ok(first) = inbox.recv() {
        let mut newest = BTreeMap::from([((first.login.clone(), first.form.clone()), first)]);
        let due = Moment::now() + DELAY;
        let rest = || due.saturating_duration_since(Moment::now());
        while let Ok(left) = inbox.recv_timeout(rest()) {
            newest.insert((left.login.clone(), left.form.clone()), left);
        }
        let added = lines.as_mut().map(|lines| lines.add(newest.into_values()));
        failed.store(!matches!(added, Some(Ok(()))), Ordering::Relaxed);
    }
}

impl DraftFile {
    /// The file as it is, where all of it is worth something, else written anew.
    fn open(path: &Path) -> io::Result<Self> {
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => String::new(),
            Err(fault) => return Err(fault),
        };
        let mut live = BTreeMap::new();
        for left in text.lines().filter_map(|line| serde_json::from_str::<SavedDraft>(line).ok()) {
            take(&mut live, left);
        }
        if text.ends_with('\n') && text.lines().count() == live.len() {
            let file = OpenOptions::new().append(true).open(path)?;
            return Ok(Self { path: path.to_owned(), file, bytes: text.len() as u64, live });
        }
        Self::written_anew(path, live)
    }

    /// A new file with nothing of no use, in the old one's place.
    fn written_anew(path: &Path, live: BTreeMap<DraftKey, SavedDraft>) -> io::Result<Self> {
        let temporary = path.with_extension("new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        let mut file = options.open(&temporary)?;
        let text = encode(live.values())?;
        file.write_all(&text)?;
        file.sync_all()?;
        std::fs::rename(&temporary, path)?;
        Ok(Self { path: path.to_owned(), file, bytes: text.len() as u64, live })
    }

    fn add(&mut self, newest: impl Iterator<Item = SavedDraft>) -> io::Result<()> {
        let newest: Vec<SavedDraft> = newest.collect();
        let text = encode(newest.iter())?;
        newest.into_iter().for_each(|left| take(&mut self.live, left));
        self.file.write_all(&text)?;
        self.bytes += text.len() as u64;
        let worth: usize = self.live.values().map(|left| left.text.len()).sum();
        if self.bytes > MUCH && self.bytes > 8 * worth as u64 {
            *self = Self::written_anew(&self.path, std::mem::take(&mut self.live))?;
            return Ok(());
        }
        self.file.sync_data()
    }
}

fn encode<'a>(all: impl Iterator<Item = &'a SavedDraft>) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    for left in all {
        serde_json::to_writer(&mut text, left)?;
        text.push(b'\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use std::os::unix::fs::PermissionsExt;

    fn left(login: &str, form: &str, minute: u32, text: &str) -> SavedDraft {
        SavedDraft {
            login: Login::from(login),
            form: form.to_owned(),
            at: Date::new(2020, 5, 4).expect("a day").at(9, minute, 0),
            act: CommandId::from("s-1"),
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_typed_is_on_disk_soon_and_found_by_the_next_who_opens() {
        let dir = tempfile::tempdir().expect("a folder");
        let drafts = Drafts::open(dir.path());
        drafts.keep(left("a", "act-claim P000001", 1, "year=2020")).expect("kept");
        drafts.keep(left("a", "act-claim P000001", 2, "year=2021")).expect("kept");
        drafts.keep(left("b", "act-claim P000001", 3, "year=2022")).expect("kept");
        drafts.keep(left("a", "act-amend P000002", 4, "phone=1")).expect("kept");
        drafts.keep(left("a", "act-amend P000002", 5, "")).expect("forgotten");
        // As a kill would find it: nobody closed anything.
        let begun = Moment::now();
        while std::fs::read_to_string(dir.path().join("drafts")).expect("there").len() < 200 {
            assert!(begun.elapsed() < Duration::from_secs(20), "it is written soon");
            std::thread::yield_now();
        }
        let again = Drafts::open(dir.path());
        let own = again.of(&Login::from("a"));
        assert!(own == vec![left("a", "act-claim P000001", 2, "year=2021")]);
        assert!(again.find(&Login::from("c"), "act-claim P000001").is_none());
        let mode = std::fs::metadata(dir.path().join("drafts")).expect("there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "personal data is nobody else's to read");
    }

    #[test]
    fn a_torn_line_costs_only_itself_and_what_is_old_goes() {
        let dir = tempfile::tempdir().expect("a folder");
        let drafts = Drafts::open(dir.path());
        drafts.keep(left("a", "one", 1, "x")).expect("kept");
        drafts.keep(left("a", "two", 9, "y")).expect("kept");
        drafts.close();
        assert!(drafts.keep(left("a", "three", 9, "z")).is_err(), "closed is closed");
        let path = dir.path().join("drafts");
        let mut text = std::fs::read(&path).expect("there");
        text.extend_from_slice(b"{\"login\":\"a\",\"form\":\"th");
        std::fs::write(&path, text).expect("torn");
        let again = Drafts::open(dir.path());
        assert_eq!(again.of(&Login::from("a")).len(), 2);
        let moment = Date::new(2020, 5, 4).expect("a day").at(9, 5, 0);
        again.forget_before(moment).expect("forgotten");
        let forms: Vec<String> = again.of(&Login::from("a")).into_iter().map(|l| l.form).collect();
        assert_eq!(forms, ["two"]);
    }

    #[test]
    fn the_file_does_not_grow_with_what_is_of_no_use() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut lines =
            DraftFile::written_anew(&dir.path().join("drafts"), BTreeMap::new()).expect("made");
        let long = "x".repeat(50_000);
        for minute in 0..59 {
            let again = left("a", "one", minute, &long);
            lines.add(std::iter::once(again)).expect("added");
        }
        assert!(lines.bytes < 2 * MUCH, "{}", lines.bytes);
        let length = std::fs::metadata(dir.path().join("drafts")).expect("there").len();
        assert_eq!(length, lines.bytes);
    }
}
