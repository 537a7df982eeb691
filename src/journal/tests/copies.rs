//! Backups, restores and exports, also while lines are appended.

use super::*;
use std::thread;

/// The lines of a copy, without its closing record.
fn lines_of_copy(file: &Path) -> Vec<u8> {
    let mut bytes = fs::read(file).expect("reads");
    let starts = line_starts(&bytes);
    bytes.truncate(starts[starts.len() - 2]);
    bytes
}

#[test]
fn a_backup_is_the_segments_one_after_another_and_a_closing_record() {
    let (temp, dir) = journal(&[1, 2, 1, 3, 1, 1, 4]);
    let file = temp.path().join("backup.jsonl");
    fs::write(&file, b"an older copy").expect("writes");
    let journal = open(&dir);
    // As another process does, while this one has the journal open.
    let reader = FileReader::open(&dir).expect("opens");
    assert_eq!(backup(&reader, &file, noon()).expect("copies"), journal.head());
    assert_eq!(lines_of_copy(&file), concatenated(&dir));
    let verified = verify(&file).expect("whole");
    assert_eq!(verified, Verified { lines: 13, head: journal.head(), unfinished: 0 });
    assert_eq!(verified, verify(&dir).expect("whole"));
    assert!(!temp.path().join("backup.jsonl.part").exists());
}

#[test]
fn a_backup_made_while_lines_are_appended_is_whole() {
    let temp = place();
    let dir = temp.path().join("journal");
    let mut journal = open(&dir);
    append(&mut journal, &[3; 20]);
    let within = journal.reader();
    let writing = thread::spawn(move || append(&mut journal, &[3; 60]).len());
    for round in 0.. {
        let file = temp.path().join(format!("{round}.jsonl"));
        let before = within.head().seq;
        let without = FileReader::open(&dir).expect("opens");
        let (own, other) = (backup(&*within, &file, noon()), verify(&file));
        assert_eq!(own.expect("copies"), other.expect("whole").head);
        let head = backup(&without, &file, noon()).expect("copies");
        assert!(head.seq >= before && head.seq.is_multiple_of(3));
        assert_eq!(verify(&file).expect("whole").head, head);
        assert!(verify(&dir).expect("whole").lines >= head.seq);
        if head.seq == 240 {
            break;
        }
    }
    assert_eq!(writing.join().expect("writes"), 180);
}

/// What a reader in another process must not copy: it may yet be taken back.
#[test]
fn a_backup_holds_only_what_was_acknowledged() {
    let (temp, dir) = journal(&[1, 1]);
    let slots = ["head.0", "head.1"].map(|name| fs::read(dir.join(name)).expect("reads"));
    for more in [1, 12] {
        append(&mut open(&dir), &vec![1; more]);
        for (name, slot) in ["head.0", "head.1"].iter().zip(&slots) {
            fs::write(dir.join(name), slot).expect("writes");
        }
        let file = temp.path().join("backup.jsonl");
        let head = backup(&FileReader::open(&dir).expect("opens"), &file, noon()).expect("copies");
        assert_eq!((head.seq, verify(&file).expect("whole").head), (2, head));
    }
    assert!(segments(&dir).len() > 1, "also where segments were begun meanwhile");
}

#[test]
fn a_copy_cut_short_says_so() {
    let (temp, dir) = journal(&[1, 1, 2]);
    let bytes = concatenated(&dir);
    let file = temp.path().join("copy.jsonl");
    let lines = line_starts(&bytes);
    for len in lines[2] + 1..bytes.len() {
        fs::write(&file, &bytes[..len]).expect("writes");
        let found = damage(verify(&file));
        if len == lines[3] {
            assert_eq!((found.seq, found.cause), (4, Cause::BrokenGroup));
        } else {
            let line = lines.partition_point(|start| *start <= len) as u64;
            assert_eq!((found.line, found.seq, found.cause), (line, line, Cause::CutShort));
        }
        assert_eq!(found.file, file);
    }
    let message = verify(&file).expect_err("cut").to_string();
    assert!(message.contains("line 4") && message.contains("cut short"), "{message}");
}

#[test]
fn a_copy_without_its_beginning_says_so() {
    let (temp, dir) = journal(&[1; 4]);
    let bytes = concatenated(&dir);
    let file = temp.path().join("copy.jsonl");
    fs::write(&file, &bytes[line_starts(&bytes)[1]..]).expect("writes");
    let found = damage(verify(&file));
    assert_eq!((found.seq, found.cause), (1, Cause::OutOfOrder { found: 2 }));
}

#[test]
fn what_is_no_journal_does_not_pass_for_one() {
    let temp = place();
    let nothing = verify(temp.path());
    assert!(matches!(nothing, Err(JournalFault::NoJournal(_))), "{nothing:?}");
    assert!(matches!(FileReader::open(temp.path()), Err(JournalFault::NoJournal(_))));
    let file = temp.path().join("letter.txt");
    fs::write(&file, "你好\n").expect("writes");
    assert_eq!(damage(verify(&file)).cause, Cause::NotALine);
    assert!(matches!(verify(&temp.path().join("missing")), Err(JournalFault::Io { .. })));
}

#[test]
fn a_restored_journal_is_the_same_journal() {
    let (temp, dir) = journal(&[1, 2, 1, 3, 1, 1, 4]);
    let file = temp.path().join("backup.jsonl");
    let original = open(&dir).reader();
    backup(&*original, &file, noon()).expect("copies");
    for segment_bytes in [500, 2_000, 1 << 20] {
        let new = temp.path().join(format!("new{segment_bytes}"));
        let options = Options { segment_bytes, ..SMALL };
        assert_eq!(restore(&file, &new, options).expect("restores"), original.head());
        assert_eq!(concatenated(&new), lines_of_copy(&file));
        let mut restored = open(&new);
        for entry in original.read_from(1) {
            let entry = entry.expect("whole");
            let same = restored.reader().read(entry.locator).expect("reads");
            assert_eq!((same.seq, same.hash), (entry.seq, entry.hash));
        }
        append(&mut restored, &[2]);
        assert_eq!(verify(&new).expect("whole").lines, 15);
    }
}

#[test]
fn nothing_is_restored_over_something_or_from_a_damaged_copy() {
    let (temp, dir) = journal(&[1, 2]);
    let file = temp.path().join("backup.jsonl");
    backup(&*open(&dir).reader(), &file, noon()).expect("copies");
    let before = concatenated(&dir);
    let over = restore(&file, &dir, SMALL);
    assert!(matches!(over, Err(JournalFault::NotEmpty(_))), "{over:?}");
    assert_eq!(concatenated(&dir), before);

    let bytes = fs::read(&file).expect("reads");
    fs::write(&file, &bytes[..bytes.len() - 1]).expect("writes");
    let new = temp.path().join("new");
    assert_eq!(damage(restore(&file, &new, SMALL)).cause, Cause::CutShort);
    let left: Vec<_> = fs::read_dir(temp.path()).expect("lists").collect();
    assert_eq!(left.len(), 2, "only the journal and the copy: {left:?}");

    // What an interrupted attempt left is no obstacle, nor is an empty place.
    fs::write(&file, bytes).expect("writes");
    fs::create_dir_all(temp.path().join("new.part/torn")).expect("makes");
    fs::create_dir(&new).expect("makes");
    assert_eq!(restore(&file, &new, SMALL).expect("restores").seq, 3);
}

#[test]
fn a_backup_of_nothing_is_restored_to_nothing() {
    let temp = place();
    let file = temp.path().join("backup.jsonl");
    backup(&*open(&temp.path().join("journal")).reader(), &file, noon()).expect("copies");
    restore(&file, &temp.path().join("new"), SMALL).expect("restores");
    let mut journal = open(&temp.path().join("new"));
    append(&mut journal, &[1]);
    assert_eq!(commands(&*journal.reader()), numbered(1));
}

#[test]
fn a_damaged_journal_is_not_backed_up() {
    let (temp, dir) = journal(&[1; 12]);
    let file = temp.path().join("backup.jsonl");
    let path = dir.join("000000000001.jsonl");
    let mut bytes = fs::read(&path).expect("reads");
    bytes[50] ^= 1;
    fs::write(&path, bytes).expect("writes");
    assert_eq!(damage(backup(&FileReader::open(&dir).expect("opens"), &file, noon())).seq, 1);
    assert!(!file.exists() && !temp.path().join("backup.jsonl.part").exists());
}
