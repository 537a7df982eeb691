//! Journals healed from copies.

use super::*;

/// A journal in several segments, a copy of its first 13 lines, and all its bytes.
fn healthy() -> (tempfile::TempDir, PathBuf, PathBuf, Vec<u8>) {
    let (temp, dir) = journal(&[1, 2, 1, 3, 1, 1, 4]);
    let copy = temp.path().join("copy.youyang");
    backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    append(&mut open(&dir), &[1, 2]);
    assert!(segments(&dir).len() > 2);
    let bytes = concatenated(&dir);
    (temp, dir, copy, bytes)
}

#[test]
fn what_is_whole_is_left_alone() {
    let (temp, dir, copy, bytes) = healthy();
    let found = repair(&dir, &[copy], SMALL).expect("looks");
    assert_eq!((found.head.seq, found.taken, found.kept), (16, vec![], None));
    assert_eq!(concatenated(&dir), bytes);
    assert_eq!(fs::read_dir(temp.path()).expect("lists").count(), 2, "nothing is left behind");
}

/// Any single bit of what the copy holds, and the same with both head slots gone.
#[test]
fn a_flipped_bit_of_an_old_line_is_healed_and_later_lines_are_kept() {
    let (_temp, dir, copy, bytes) = healthy();
    let paths = segments(&dir);
    let first = fs::read(&paths[0]).expect("reads");
    for (place, slots) in (0..first.len()).step_by(7).zip([true, false].into_iter().cycle()) {
        let (temp, new) = (place_of(&dir), "journal");
        let new = temp.path().join(new);
        let mut broken = first.clone();
        broken[place] ^= 1 << (place % 8);
        fs::write(new.join(paths[0].file_name().expect("a name")), broken).expect("writes");
        if !slots {
            fs::remove_file(new.join("head.0")).expect("removes");
            fs::remove_file(new.join("head.1")).expect("removes");
        }
        let found = repair(&new, std::slice::from_ref(&copy), SMALL).expect("heals");
        assert_eq!((found.head.seq, found.taken.len()), (16, 1), "byte {place}");
        assert_eq!(concatenated(&new), bytes, "byte {place}");
        assert!(found.kept.expect("is kept").is_dir());
        assert_eq!(append(&mut open(&new), &[1]).len(), 1);
    }
}

/// A copy of a journal's directory.
fn place_of(dir: &Path) -> tempfile::TempDir {
    let temp = place();
    let new = temp.path().join("journal");
    fs::create_dir(&new).expect("makes");
    for entry in fs::read_dir(dir).expect("lists").map(|entry| entry.expect("entry").path()) {
        fs::copy(&entry, new.join(entry.file_name().expect("a name"))).expect("copies");
    }
    temp
}

#[test]
fn a_segment_that_is_gone_comes_back_from_several_copies_together() {
    let (temp, dir, copy, bytes) = healthy();
    // Neither copy holds all that is missing.
    let late = temp.path().join("late");
    fs::create_dir(&late).expect("makes");
    let paths = segments(&dir);
    fs::copy(paths.last().expect("one"), late.join("000000000001.jsonl")).expect("copies");
    for path in &paths[1..] {
        fs::remove_file(path).expect("removes");
    }
    let refused = repair(&dir, std::slice::from_ref(&copy), SMALL);
    assert!(matches!(refused, Err(JournalFault::InNoCopy { first: 14, last: 16 })), "{refused:?}");
    let found = repair(&dir, &[copy, late], SMALL).expect("heals");
    assert_eq!(found.head.seq, 16);
    assert_eq!(concatenated(&dir), bytes);
}

#[test]
fn a_line_in_no_copy_is_named_and_nothing_is_changed() {
    let (_temp, dir, copy, _) = healthy();
    let path = segments(&dir).pop().expect("a segment");
    let mut bytes = fs::read(&path).expect("reads");
    let starts = line_starts(&bytes);
    bytes[starts[starts.len() - 3] + 40] ^= 1;
    fs::write(&path, &bytes).expect("writes");
    let refused = repair(&dir, &[copy], SMALL);
    // Lines 15 and 16 are one act: without 15 there is no 16.
    assert!(matches!(refused, Err(JournalFault::InNoCopy { first: 15, last: 16 })), "{refused:?}");
    assert_eq!(fs::read(&path).expect("reads"), bytes);
}

#[test]
fn a_copy_of_another_history_brings_nothing_in() {
    let (temp, dir, _, bytes) = healthy();
    let other = temp.path().join("other");
    let mut forked = open(&other);
    append(&mut forked, &[1]);
    let head = forked.head();
    forked.append(head, &[vec![draft(900)]]).expect("appends");
    drop(forked);
    let refused = repair(&dir, std::slice::from_ref(&other), SMALL);
    assert!(
        matches!(&refused, Err(JournalFault::Forked { path, seq: 2 }) if *path == other),
        "{refused:?}"
    );
    assert_eq!(concatenated(&dir), bytes);
}

#[test]
fn a_journal_in_use_is_not_repaired() {
    let (_temp, dir, copy, _) = healthy();
    let held = open(&dir);
    let refused = repair(&dir, &[copy], SMALL);
    assert!(matches!(refused, Err(JournalFault::InUse(_))), "{refused:?}");
    drop(held);
}

/// The journal of yesterday under a copy of today: what is missing is brought back.
#[test]
fn an_older_journal_is_brought_up_to_a_newer_copy() {
    let (temp, dir) = journal(&[1; 4]);
    let older = place_of(&dir);
    append(&mut open(&dir), &[2, 1]);
    let copy = temp.path().join("copy");
    backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    let found = repair(&older.path().join("journal"), &[copy], SMALL).expect("heals");
    assert_eq!((found.head.seq, found.taken), (7, vec![(5, 7)]));
    assert_eq!(concatenated(&older.path().join("journal")), concatenated(&dir));
}
