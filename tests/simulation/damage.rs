//! Flipped bits in sled heal by themselves; in the journal they are found and located,
//! also behind a clean opening, which looks at the newest line only.

use super::generations::generations;
use crate::support::desk::Driver;
use crate::support::district::{KUNYANG, candidate, day};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use youyang::base::{FixedClock, Login, SessionId};
use youyang::casework::{Command, PersonCommand};
use youyang::desk::session::SessionOptions;
use youyang::journal::{JournalFault, verify};
use youyang::office::{Actor, Office, OfficeFault, StoreHealth};
use youyang::policy::Policy;
use youyang::store::{OpeningKind, StoreFault};

pub(super) const PEOPLE: u32 = 40;

/// Flips in each file.
const REGIONS: usize = 10;

pub(super) fn open(store: &Path) -> Office {
    try_to_open(store).expect("a store")
}

fn try_to_open(store: &Path) -> Result<Office, OfficeFault> {
    let clock = Arc::new(FixedClock::on(day("2020-05-04")));
    Office::open(store, Policy::district().expect("policy"), clock)
}

pub(super) fn founder() -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from("test"))
}

pub(super) fn filled(store: &Path) {
    let office = open(store);
    for order in 1..=PEOPLE {
        let person = candidate("李四", "1961-07-01", order, KUNYANG);
        let command = Command::Person(PersonCommand::Register(Box::new(person)));
        let id = office.next_command(&founder().session);
        office.submit(&founder(), id, command, None).expect("registered");
    }
    office.close().expect("a clean stop");
}

pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
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
        let generations = generations(&store);
        assert!(!generations.is_empty(), "a state cache");
        for file in generations.iter().flat_map(|generation| files(generation)) {
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
        assert_eq!(reader.people().count(), PEOPLE as usize, "round {round}");
        assert!(reader.people().all().all(|person| person.name == "李四"), "round {round}");
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

#[test]
fn an_old_line_flipped_is_told_by_an_office_that_opened_from_sled() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    let segment = store.join("journal").join("000000000001.jsonl");
    let mut bytes = std::fs::read(&segment).expect("the segment");
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1);
    let at = third.expect("three lines").0 + 40;
    bytes[at] ^= 4;
    std::fs::write(&segment, &bytes).expect("written");

    let office = open(&store);
    assert_eq!(office.opening().expect("read"), OpeningKind::Cached);
    office.wait_for_check();
    let StoreHealth::Faulty(fault) = office.health() else { panic!("{:?}", office.health()) };
    let StoreFault::Journal(JournalFault::Damaged(damage)) = &*fault else { panic!("{fault:?}") };
    assert_eq!((damage.line, damage.seq), (3, 3));
    let office = Arc::new(office);
    let options = SessionOptions::new(youyang::desk::home::tabs::menu);
    let desk = Driver::new(Arc::clone(&office), options, (80, 24));
    assert!(desk.sees("日志第 3 行已损坏"), "{}", desk.screen());
    drop(desk);
    Arc::into_inner(office).expect("the only one").close().expect("work goes on");
}

#[test]
fn a_journal_that_cannot_be_replayed_is_told_at_the_gate_and_lets_nobody_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    let segment = store.join("journal").join("000000000001.jsonl");
    let mut bytes = std::fs::read(&segment).expect("the segment");
    bytes[40] ^= 4;
    std::fs::write(&segment, &bytes).expect("written");
    generations(&store).iter().for_each(|one| std::fs::remove_dir_all(one).expect("gone"));

    let clock = Arc::new(FixedClock::on(day("2020-05-04")));
    let office = Office::begin(&store, Policy::district().expect("policy"), clock).expect("begun");
    let office = Arc::new(office);
    let options = SessionOptions::new(youyang::desk::home::tabs::menu);
    let desk = Driver::new(Arc::clone(&office), options, (80, 24)).signed_in("somebody");
    assert!(desk.sees("日志第 1 行已损坏"), "{}", desk.screen());
    drop(desk);
    let closed = Arc::into_inner(office).expect("the only one").close();
    assert!(matches!(closed, Err(OfficeFault::Store(_))), "the stop tells it too");
}

/// Whatever file of a store a bit is flipped in, and wherever: all people are there, or
/// the damage is told; never is anything else seen.
#[test]
fn a_bit_flipped_anywhere_is_healed_or_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    let names: Vec<PathBuf> = files(&store);
    let mut tried = 0;
    for name in names {
        let whole = std::fs::read(&name).expect("a file");
        // The reserve is room and nothing else; sled's file ends in empty room too.
        let used = whole.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        for part in 0..REGIONS.min(used) {
            let copy = folder.path().join(format!("copy-{tried}"));
            copy_folder(&store, &copy);
            let at = (used * part + used / 2) / REGIONS.min(used);
            let mut bytes = whole.clone();
            bytes[at.min(used - 1)] ^= 1 << (tried % 8);
            let inner = name.strip_prefix(&store).expect("of the store");
            std::fs::write(copy.join(inner), bytes).expect("written");
            healed_or_told(&copy, &format!("{} at {at}", inner.display()));
            std::fs::remove_dir_all(&copy).expect("removed");
            tried += 1;
        }
    }
    assert!(tried >= 3 * REGIONS, "{tried}");
}

fn healed_or_told(store: &Path, flip: &str) {
    let office = match try_to_open(store) {
        Ok(office) => office,
        Err(OfficeFault::Store(fault)) => {
            let journal = matches!(&*fault, StoreFault::Journal(JournalFault::Damaged(_)));
            assert!(journal && flip.starts_with("journal"), "{flip}: {fault}");
            return;
        }
        Err(fault) => panic!("{flip}: {fault}"),
    };
    office.wait_for_check();
    let reader = office.reader(&founder());
    assert_eq!(reader.people().count(), PEOPLE as usize, "{flip}");
    assert!(reader.people().all().all(|person| person.name == "李四"), "{flip}");
    let told = matches!(office.health(), StoreHealth::Faulty(_));
    let line = flip.starts_with("journal") && flip.contains(".jsonl");
    assert_eq!(told, line, "{flip}: a line is told, anything else is healed");
    drop(reader);
    office.close().unwrap_or_else(|fault| panic!("{flip}: {fault}"));
    let again = open(store);
    assert_eq!(again.opening().expect("read"), OpeningKind::Cached, "{flip}: whole again");
    again.close().expect("a clean stop");
}

pub(super) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            std::fs::copy(&path, &copy).expect("copied");
        }
    }
}
