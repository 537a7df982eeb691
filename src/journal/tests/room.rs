//! Full disks and failed writes.

use super::file::Tail;
use super::*;
use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::sync::Mutex;

const BALLAST: Options = Options { ballast_bytes: 10_000, ..SMALL };

/// What goes wrong next, call by call.
enum Trouble {
    WriteGoes,
    WriteStops { after: usize, kind: ErrorKind },
    SyncFails,
    CutFails,
}

struct FailingTail {
    file: File,
    troubles: Arc<Mutex<VecDeque<Trouble>>>,
}

impl FailingTail {
    fn next_if(&self, wanted: impl FnOnce(&Trouble) -> bool) -> Option<Trouble> {
        self.troubles.lock().expect("lock").pop_front_if(|trouble| wanted(trouble))
    }
}

impl Tail for FailingTail {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let of_write =
            |trouble: &Trouble| matches!(trouble, Trouble::WriteGoes | Trouble::WriteStops { .. });
        match self.next_if(of_write) {
            Some(Trouble::WriteStops { after, kind }) => {
                self.file.write_all(&bytes[..after])?;
                Err(kind.into())
            }
            _ => self.file.write_all(bytes),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        match self.next_if(|trouble| matches!(trouble, Trouble::SyncFails)) {
            Some(_) => Err(ErrorKind::Other.into()),
            None => self.file.sync_data(),
        }
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        match self.next_if(|trouble| matches!(trouble, Trouble::CutFails)) {
            Some(_) => Err(ErrorKind::Other.into()),
            None => self.file.set_len(len),
        }
    }
}

/// A journal of two lines on a disk that is about to make trouble.
fn troubled(troubles: impl IntoIterator<Item = Trouble>) -> (tempfile::TempDir, FileJournal) {
    let temp = place();
    let (mut journal, _) = FileJournal::open(temp.path(), BALLAST).expect("opens");
    append(&mut journal, &[1, 1]);
    let path = temp.path().join("000000000001.jsonl");
    journal.tail = Box::new(FailingTail {
        file: OpenOptions::new().append(true).open(path).expect("opens"),
        troubles: Arc::new(Mutex::new(troubles.into_iter().collect())),
    });
    (temp, journal)
}

fn attempt(journal: &mut FileJournal) -> Result<Vec<Appended>, JournalFault> {
    let head = journal.head();
    journal.append(head, &groups(head.seq, &[1]))
}

fn full(after: usize) -> Trouble {
    Trouble::WriteStops { after, kind: ErrorKind::StorageFull }
}

#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room() {
    let (temp, mut journal) = troubled([full(100), full(0)]);
    let before = fs::read(temp.path().join("000000000001.jsonl")).expect("reads");
    let ballast = temp.path().join("ballast");
    assert_eq!(fs::metadata(&ballast).expect("ballast").len(), 10_000);
    for _ in 0..2 {
        let fault = attempt(&mut journal).expect_err("full");
        let JournalFault::DiskFull { needed, .. } = &fault else { panic!("{fault}") };
        assert!((300..600).contains(needed), "{fault}");
        assert!(fault.to_string().contains(&needed.to_string()), "{fault}");
        assert_eq!(fs::read(temp.path().join("000000000001.jsonl")).expect("reads"), before);
        assert!(!ballast.exists(), "its room is for others now");
        assert_eq!(journal.head().seq, 2);
    }
    attempt(&mut journal).expect("there is room");
    assert_eq!(fs::metadata(&ballast).expect("ballast").len(), 10_000);
    assert_eq!(commands(&*journal.reader()), numbered(3));
    drop(journal);
    open_again(temp.path(), 3);
}

/// A roster's lines are written in pieces; the disk may be full at any of them.
#[test]
fn a_disk_that_is_full_halfway_through_an_append_loses_nothing() {
    let (temp, mut journal) = troubled([Trouble::WriteGoes, full(100)]);
    let before = fs::read(temp.path().join("000000000001.jsonl")).expect("reads");
    let long = |number| {
        let events = format!("[\"{}\"]", "x".repeat(1 << 20));
        LineDraft { events: RawValue::from_string(events).expect("JSON"), ..draft(number) }
    };
    let groups = [vec![long(3), long(4), long(5)]];
    let head = journal.head();
    let fault = journal.append(head, &groups).expect_err("full");
    assert!(matches!(fault, JournalFault::DiskFull { needed, .. } if needed > 3 << 20), "{fault}");
    assert_eq!(fs::read(temp.path().join("000000000001.jsonl")).expect("reads"), before);
    assert_eq!(journal.append(head, &groups).expect("there is room").len(), 3);
    assert_eq!(commands(&*journal.reader()), numbered(5));
    drop(journal);
    open_again(temp.path(), 5);
}

/// Lines never use up the room that the ballast gave back.
#[cfg(target_os = "linux")]
#[test]
fn without_room_for_the_ballast_nothing_is_appended() {
    let (temp, mut journal) = troubled([full(0)]);
    attempt(&mut journal).expect_err("full");
    let ballast = temp.path().join("ballast");
    std::os::unix::fs::symlink("/dev/full", &ballast).expect("links");
    let fault = attempt(&mut journal).expect_err("full");
    let JournalFault::DiskFull { needed, .. } = &fault else { panic!("{fault}") };
    assert!(*needed > 10_000);
    assert!(!ballast.exists(), "half a ballast is removed");
    attempt(&mut journal).expect("there is room");
    assert_eq!(commands(&*journal.reader()), numbered(3));
}

#[cfg(target_os = "linux")]
#[test]
fn a_journal_opens_on_a_full_disk() {
    let (temp, journal) = troubled([]);
    drop(journal);
    let ballast = temp.path().join("ballast");
    fs::remove_file(&ballast).expect("removes");
    std::os::unix::fs::symlink("/dev/full", &ballast).expect("links");
    let (journal, notices) = FileJournal::open(temp.path(), BALLAST).expect("opens");
    assert_eq!(notices, [Notice::NoReserve(ballast)]);
    assert_eq!(commands(&*journal.reader()), numbered(2));
}

#[test]
fn after_a_failed_write_or_sync_nothing_is_appended_until_reopened() {
    let broken = |after| Trouble::WriteStops { after, kind: ErrorKind::Other };
    for (troubles, kept) in [
        (vec![broken(0)], 2),
        (vec![broken(100)], 2),
        // It was written whole, so it is there; nobody was told that it is not.
        (vec![Trouble::SyncFails], 3),
        (vec![full(100), Trouble::CutFails], 2),
        (vec![full(100), Trouble::SyncFails], 2),
    ] {
        let (temp, mut journal) = troubled(troubles);
        let fault = attempt(&mut journal).expect_err("broken");
        assert!(matches!(fault, JournalFault::Io { .. }), "{fault}");
        for _ in 0..2 {
            let fault = attempt(&mut journal).expect_err("poisoned");
            assert!(matches!(fault, JournalFault::Poisoned(_)), "{fault}");
        }
        assert_eq!(commands(&*journal.reader()), numbered(2), "readers see what was answered");
        drop(journal);
        open_again(temp.path(), kept);
    }
}

fn open_again(dir: &Path, lines: u64) {
    let (mut journal, _) = FileJournal::open(dir, BALLAST).expect("opens");
    assert_eq!(commands(&*journal.reader()), numbered(lines));
    attempt(&mut journal).expect("appends");
    assert_eq!(verify(dir).expect("whole").lines, lines + 1);
}
