//! Journals that are interrupted, damaged, copied and short of room.

mod appending;
mod closing;
mod continuation;
mod copies;
mod damage;
mod repair;
mod room;
mod tail;

use super::*;
use crate::base::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// Small segments and no ballast, for tests that open journals by the hundred.
const SMALL: Options = Options { segment_bytes: 2_000, ballast_bytes: 0 };

/// In memory where the system offers that: no test here asks the disk anything.
fn place() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("directory")
}

/// When copies are made.
fn noon() -> Instant {
    Date::new(2020, 3, 2).expect("day").at(12, 0, 0)
}

fn concatenated(dir: &Path) -> Vec<u8> {
    segments(dir).iter().flat_map(|path| fs::read(path).expect("reads")).collect()
}

fn draft(number: u64) -> LineDraft {
    let events = format!(r#"[{{"Registered":{{"name":"张三{number}","village":"大营"}}}}]"#);
    LineDraft {
        at: Date::new(2020, 3, 2).expect("day").at(9, 41, 7).plus_seconds(number as i64),
        actor: "resident-pension.clerk".into(),
        session: "s1".into(),
        command: format!("c{number}").as_str().into(),
        others: Vec::new(),
        policy: "2020-01".to_owned(),
        events: RawValue::from_string(events).expect("JSON"),
    }
}

/// Groups of these lengths, their drafts numbered on.
fn groups(after: u64, lengths: &[u64]) -> Vec<LineGroup> {
    let mut next = after + 1..;
    lengths.iter().map(|length| next.by_ref().take(*length as usize).map(draft).collect()).collect()
}

fn open(dir: &Path) -> FileJournal {
    let (journal, notices) = FileJournal::open(dir, SMALL).expect("opens");
    assert_eq!(notices, []);
    journal
}

/// Appends groups of these lengths, each by itself.
fn append(journal: &mut FileJournal, lengths: &[u64]) -> Vec<Appended> {
    let each = lengths.iter().flat_map(|length| {
        let head = journal.head();
        journal.append(head, &groups(head.seq, &[*length])).expect("appends")
    });
    each.collect()
}

/// A closed journal of groups of these lengths.
fn journal(lengths: &[u64]) -> (tempfile::TempDir, PathBuf) {
    let temp = place();
    let dir = temp.path().join("journal");
    append(&mut open(&dir), lengths);
    (temp, dir)
}

/// The commands of all lines, in order.
fn commands(reader: &dyn JournalReader) -> Vec<String> {
    reader.read_from(1).map(|entry| entry.expect("whole").command.to_string()).collect()
}

fn numbered(count: u64) -> Vec<String> {
    (1..=count).map(|number| format!("c{number}")).collect()
}

fn damage<T>(result: Result<T, JournalFault>) -> Damage {
    match result {
        Err(JournalFault::Damaged(damage)) => damage,
        Err(fault) => panic!("another fault: {fault}"),
        Ok(_) => panic!("damage passed for whole"),
    }
}

fn segments(dir: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(dir).expect("lists").map(|entry| entry.expect("entry").path());
    let mut segments: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    segments.sort();
    segments
}

/// Where each line begins in some bytes, and where the last one ends.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    [0].into_iter().chain(ends.map(|(index, _)| index + 1)).collect()
}
