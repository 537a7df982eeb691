//! Generations of the state cache: one that is damaged, half written or of an older program
//! costs a longer replay, and nothing else.

use super::damage::{PEOPLE, copy_folder, files, filled, founder, open};
use crate::support::district::{KUNYANG, candidate};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use youyang::casework::{Command, PersonCommand};
use youyang::journal::{Options, repair, verify};
use youyang::office::Submission;
use youyang::store::{OpeningKind, StoreFault, StoreOpening, begin, rebuild};

/// People who come between two generations: lines enough for closing to write the second.
const MORE: u32 = 200;

/// The directories of a store's generations, oldest first.
pub(super) fn generations(store: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(store).expect("the store").flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("sled-"));
    let mut found: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// A store with two generations.
fn two_generations(store: &Path) -> Vec<PathBuf> {
    filled(store);
    added_to(store)
}

/// Adds people to a store with one generation, so that there are two.
fn added_to(store: &Path) -> Vec<PathBuf> {
    let office = open(store);
    let register = |order| {
        let person = candidate("李四", "1962-07-01", order, KUNYANG);
        let command = Command::Person(PersonCommand::Register(Box::new(person)));
        Submission { id: office.next_command(&founder().session), command, seen: None }
    };
    let outcomes = office.submit_all(&founder(), (1..=MORE).map(register).collect());
    assert!(outcomes.expect("carried out").iter().all(Result::is_ok));
    office.close().expect("a clean stop");
    let found = generations(store);
    assert_eq!(found.len(), 2, "{found:?}");
    found
}

/// Opens a store, finds everybody in it, and closes it.
#[track_caller]
fn whole(store: &Path, kind: OpeningKind) {
    let office = open(store);
    assert_eq!(office.opening().expect("read"), kind);
    let reader = office.reader(&founder());
    assert_eq!(reader.people().count(), (PEOPLE + MORE) as usize);
    assert!(reader.people().all().all(|person| person.name == "李四"));
    assert_eq!(reader.people().history(youyang::base::PersonId(1)).expect("readable").len(), 1);
    drop(reader);
    office.close().expect("a clean stop");
}

/// Flips a bit in each kilobyte of what is used of a generation.
fn damage(generation: &Path) {
    for file in files(generation) {
        let mut bytes = std::fs::read(&file).expect("a file of sled");
        let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        bytes[..used].iter_mut().step_by(1 << 10).for_each(|byte| *byte ^= 4);
        std::fs::write(&file, bytes).expect("written");
    }
}

#[test]
fn a_damaged_generation_falls_back_to_the_one_before_and_then_to_the_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let found = two_generations(&store);
    damage(&found[1]);
    whole(&store, OpeningKind::Cached);
    let mended = generations(&store);
    assert_eq!(mended[0], found[0], "the one that was read is kept");
    assert!(mended.len() == 2 && mended[1] > found[1], "the damaged one was replaced: {mended:?}");
    mended.iter().for_each(|generation| damage(generation));
    whole(&store, OpeningKind::Replayed);
    assert_eq!(generations(&store).len(), 1, "both are replaced");
    whole(&store, OpeningKind::Cached);
}

/// The journal of an earlier day under the state of a later one, as somebody with a copy of
/// the folder puts it: it is whole by itself.
#[test]
fn an_older_journal_under_newer_state_stops_the_opening_and_names_both_heads() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    filled(&store);
    let older = folder.path().join("older");
    copy_folder(&store.join("journal"), &older);
    let found = added_to(&store);
    let newer = folder.path().join("newer");
    std::fs::rename(store.join("journal"), &newer).expect("moved");
    copy_folder(&older, &store.join("journal"));
    let head_of = |journal: &Path| verify(journal).expect("whole by itself").head;
    let (old, new) = (head_of(&older), head_of(&newer));

    let opened = || begin(&store).and_then(StoreOpening::load).map(|_| ());
    for refused in [opened(), rebuild(&store, false).map(|_| ())] {
        let fault = refused.expect_err("refused");
        let StoreFault::RolledBack { journal, known } = fault else { panic!("{fault}") };
        assert_eq!((journal, known), (old, new));
    }
    assert_eq!(generations(&store), found, "what shows the loss is kept");

    let repaired = repair(&store.join("journal"), &[newer], Options::default()).expect("healed");
    assert_eq!(repaired.head, new);
    whole(&store, OpeningKind::Cached);

    // Where there is no copy, the owner of the machine may go on with what there is.
    std::fs::remove_dir_all(store.join("journal")).expect("removed");
    copy_folder(&older, &store.join("journal"));
    assert_eq!(rebuild(&store, true).expect("accepted"), old);
    assert!(store.join("lost-000002").is_dir(), "what shows the loss is kept");
    let office = open(&store);
    assert_eq!(office.opening().expect("read"), OpeningKind::Cached);
    office.close().expect("a clean stop");
}

#[test]
fn a_kill_in_the_middle_of_writing_a_generation_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let found = two_generations(&store);
    let part = store.join("sled-000003");
    for eighth in 0..8 {
        copy_folder(&found[1], &part);
        for file in files(&part) {
            let length = std::fs::metadata(&file).expect("a file").len();
            let file = OpenOptions::new().write(true).open(&file).expect("a file");
            file.set_len(length * eighth / 8).expect("cut");
        }
        whole(&store, OpeningKind::Cached);
        assert!(!part.exists(), "what was half written is gone");
        let newest = generations(&store).pop().expect("a new one");
        std::fs::remove_dir_all(newest).expect("removed, for the next part");
    }
}

#[test]
fn the_rows_of_an_older_program_are_rebuilt_without_asking() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    two_generations(&store).iter().for_each(|one| std::fs::remove_dir_all(one).expect("gone"));
    let old = store.join("sled-000007");
    let rows = sled::open(&old).expect("sled");
    rows.insert(b"p\0\0\0\x01", b"a person in the ninth layout").expect("a row");
    rows.insert(b"m", b"\x09").expect("its mark");
    rows.flush().expect("flushed");
    drop(rows);
    whole(&store, OpeningKind::Replayed);
    assert!(!old.exists(), "the old rows are gone");
    whole(&store, OpeningKind::Cached);
}
