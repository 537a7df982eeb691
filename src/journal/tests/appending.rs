//! Groups appended, chained and acknowledged.

use super::*;
use std::os::unix::fs::PermissionsExt;
use std::thread;

#[test]
fn what_was_appended_is_read_back_after_reopening() {
    let (_temp, dir) = journal(&[1, 3]);
    let mut reopened = open(&dir);
    append(&mut reopened, &[2]);
    assert_eq!(reopened.head().seq, 6);
    let entries: Vec<JournalEntry> =
        reopened.reader().read_from(1).collect::<Result<_, _>>().expect("whole");
    for (entry, number) in entries.iter().zip(1..) {
        let draft = draft(number);
        assert_eq!(
            (entry.seq, entry.at, &entry.actor, &entry.session, &entry.command, &entry.policy),
            (number, draft.at, &draft.actor, &draft.session, &draft.command, &draft.policy)
        );
        assert_eq!(entry.events.get(), draft.events.get());
    }
    assert_eq!(entries.iter().map(|entry| entry.left).collect::<Vec<_>>(), [0, 2, 1, 0, 1, 0]);
    assert_eq!(entries[5].hash, reopened.head().hash);
}

#[test]
fn lines_are_found_where_the_append_said() {
    let temp = place();
    let mut journal = open(temp.path());
    let appended = append(&mut journal, &[1; 20]);
    assert!(segments(temp.path()).len() > 3);
    let reader = journal.reader();
    for at in &appended {
        let entry = reader.read(at.locator).expect("reads");
        assert_eq!((entry.seq, entry.locator), (at.seq, at.locator));
    }
    let Locator(first) = appended[0].locator;
    let nowhere = reader.read(Locator(first + 1));
    assert!(matches!(nowhere, Err(JournalFault::NoSuchLine(_))), "{nowhere:?}");
    let beyond = reader.read(Locator(u64::MAX));
    assert!(matches!(beyond, Err(JournalFault::NoSuchLine(_))), "{beyond:?}");
}

#[test]
fn reads_on_from_any_line() {
    let (_temp, dir) = journal(&[2; 10]);
    let reader = open(&dir).reader();
    for seq in 0..=21 {
        let lines: Vec<u64> = reader.read_from(seq).map(|e| e.expect("whole").seq).collect();
        assert_eq!(lines, (seq.max(1)..=20).collect::<Vec<_>>());
    }
}

#[test]
fn segments_are_named_by_their_first_line() {
    let (_temp, dir) = journal(&[1; 20]);
    for segment in segments(&dir) {
        let text = fs::read_to_string(&segment).expect("reads");
        let first = format!(
            r#"{{"seq":{},"#,
            segment.file_stem().unwrap().to_str().unwrap().trim_start_matches('0')
        );
        assert!(text.starts_with(&first), "{}", segment.display());
        assert!(text.len() > 2_000 || segment == *segments(&dir).last().unwrap());
    }
}

#[test]
fn many_groups_go_in_at_once() {
    let temp = place();
    let mut journal = open(temp.path());
    let appended = journal.append(Head::default(), &groups(0, &[2, 0, 1, 3])).expect("appends");
    assert_eq!(appended.iter().map(|a| a.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    let nothing = journal.append(journal.head(), &[Vec::new()]).expect("appends");
    assert_eq!(nothing, []);
    assert_eq!(commands(&*journal.reader()), numbered(6));
}

#[test]
fn who_expects_another_head_appends_nothing() {
    let temp = place();
    let mut journal = open(temp.path());
    append(&mut journal, &[1]);
    let stale = journal.append(Head::default(), &groups(1, &[1]));
    let Err(JournalFault::Moved { expected, found }) = stale else { panic!("{stale:?}") };
    assert_eq!((expected, found), (Head::default(), journal.head()));
    assert_eq!(commands(&*journal.reader()), numbered(1));
}

#[test]
fn only_one_may_have_it_open() {
    let (_temp, dir) = journal(&[1]);
    let held = open(&dir);
    let second = FileJournal::open(&dir, SMALL).map(|_| ());
    assert!(matches!(second, Err(JournalFault::InUse(_))), "{second:?}");
    drop(held);
    open(&dir);
}

#[test]
fn files_are_for_their_owner_only() {
    let (_temp, dir) = journal(&[1]);
    let mode = |path: &Path| fs::metadata(path).expect("file").permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    for entry in fs::read_dir(&dir).expect("lists") {
        let path = entry.expect("entry").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn readers_see_whole_acknowledged_lines_while_others_are_appended() {
    let temp = place();
    let mut journal = open(temp.path());
    let reader = journal.reader();
    let writing = thread::spawn(move || append(&mut journal, &[3; 60]).len());
    let mut seen = 0;
    while seen < 180 {
        let head = reader.head().seq;
        let lines: Vec<JournalEntry> =
            reader.read_from(1).collect::<Result<_, _>>().expect("whole");
        assert!(lines.len() as u64 >= head && lines.len() >= seen && lines.len().is_multiple_of(3));
        if let Some(last) = lines.last() {
            assert_eq!(reader.read(last.locator).expect("reads").hash, last.hash);
        }
        seen = lines.len();
    }
    assert_eq!(writing.join().expect("writes"), 180);
}

#[test]
fn long_journals_are_read_ahead_in_order() {
    let temp = place();
    let (mut journal, _) = FileJournal::open(temp.path(), Options::default()).expect("opens");
    journal.append(Head::default(), &groups(0, &[5_000])).expect("appends");
    let reader = journal.reader();
    assert!(reader.read(Locator(0)).is_ok());
    assert_eq!(commands(&*reader), numbered(5_000));
    let first: Vec<u64> = reader.read_from(1).take(2).map(|e| e.expect("whole").seq).collect();
    assert_eq!(first, [1, 2]);

    let path = temp.path().join("000000000001.jsonl");
    let mut bytes = fs::read(&path).expect("reads");
    let starts = line_starts(&bytes);
    bytes[starts[4_000] + 100] ^= 4;
    fs::write(&path, bytes).expect("writes");
    let mut lines = reader.read_from(1).skip(4_000);
    assert_eq!(damage(lines.next().expect("a fault")).seq, 4_001);
    assert!(lines.next().is_none());
}

#[test]
fn debug_output_holds_no_events() {
    let (_temp, dir) = journal(&[1]);
    let entry = open(&dir).reader().read(Locator(0)).expect("reads");
    let text = format!("{entry:?}");
    assert!(text.contains("c1") && !text.contains("张三"), "{text}");
}
