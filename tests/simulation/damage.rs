//! Flipped bits in sled heal by themselves; in the journal they are found and located.

use crate::support::district::{KUNYANG, candidate, day};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use youyang::base::{FixedClock, Login, SessionId};
use youyang::casework::{Command, PersonCommand};
use youyang::journal::{JournalFault, verify};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;

const PEOPLE: u32 = 40;

fn open(store: &Path) -> Office {
    let clock = Arc::new(FixedClock::on(day("2020-05-04")));
    Office::open(store, Policy::district().expect("policy"), clock).expect("a store")
}

fn founder() -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from("test"))
}

fn filled(store: &Path) {
    let office = open(store);
    for order in 1..=PEOPLE {
        let person = candidate("李四", "1961-07-01", order, KUNYANG);
        let command = Command::Person(PersonCommand::Register(Box::new(person)));
        let id = office.next_command(&founder().session);
        office.submit(&founder(), id, command, None).expect("registered");
    }
    office.close().expect("a clean stop");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn a_flipped_bit_in_sled_is_healed_from_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    for round in 0..8_usize {
        let rows: Vec<PathBuf> = std::fs::read_dir(&store)
            .expect("the store")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| {
                path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("sled-"))
            })
            .collect();
        let [rows] = &rows[..] else { panic!("one folder of rows: {rows:?}") };
        for file in files(rows) {
            let mut bytes = std::fs::read(&file).expect("a file of sled");
            let used = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(0) + 1;
            if !bytes.is_empty() {
                let at = (round * 7919 + 31) % used;
                bytes[at] ^= 1 << (round % 8);
                std::fs::write(&file, bytes).expect("written");
            }
        }
        let office = open(&store);
        let reader = office.reader(&founder());
        assert_eq!(reader.population(), PEOPLE as usize, "round {round}");
        assert!(reader.people().all(|person| person.name == "李四"), "round {round}");
        drop(reader);
        office.close().expect("a clean stop");
    }
}

#[test]
fn a_flipped_bit_in_the_journal_is_found_and_located() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    let segment = store.join("journal").join("000000000001.jsonl");
    let whole = std::fs::read(&segment).expect("the segment");
    for round in 0..64_usize {
        let at = (round * 104_729 + 17) % whole.len();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (round % 8);
        std::fs::write(&segment, &bytes).expect("written");
        let line = whole[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        match verify(&store.join("journal")) {
            Err(JournalFault::Damaged(damage)) => {
                assert!(
                    damage.line.abs_diff(line) <= 1,
                    "bit at {at}: line {} for {line}",
                    damage.line
                );
            }
            other => panic!("bit at {at}: {other:?}"),
        }
    }
}
