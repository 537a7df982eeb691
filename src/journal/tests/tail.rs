//! Tails cut at every byte.

use super::*;

/// A journal of lines 1–2, acknowledged, and the group 3–5 behind them, which
/// was written but for whose slot the time did not suffice.
fn unanswered() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let (temp, dir) = journal(&[1, 1]);
    let slots = ["head.0", "head.1"].map(|name| fs::read(dir.join(name)).expect("reads"));
    append(&mut open(&dir), &[3]);
    for (name, slot) in ["head.0", "head.1"].iter().zip(slots) {
        fs::write(dir.join(name), slot).expect("writes");
    }
    let bytes = fs::read(dir.join("000000000001.jsonl")).expect("reads");
    (temp, dir, bytes)
}

#[test]
fn a_group_torn_at_any_byte_is_cut_off_and_kept_aside() {
    let (_temp, dir, bytes) = unanswered();
    let acknowledged = line_starts(&bytes)[2];
    for len in acknowledged + 1..bytes.len() {
        fs::write(dir.join("000000000001.jsonl"), &bytes[..len]).expect("writes");
        let verified = verify(&dir).expect("a torn tail is no damage");
        assert_eq!((verified.lines, verified.unfinished), (2, (len - acknowledged) as u64));
        let (journal, notices) = FileJournal::open(&dir, SMALL).expect("opens");
        assert_eq!(journal.head(), verified.head);
        let [Notice::TornTail { seq: 3, bytes: cut, kept }] = &notices[..] else {
            panic!("{notices:?}")
        };
        assert_eq!(*cut, (len - acknowledged) as u64);
        assert_eq!(fs::read(kept).expect("reads"), &bytes[acknowledged..len]);
        fs::remove_file(kept).expect("removes");
    }
}

#[test]
fn after_a_torn_tail_work_goes_on_and_what_was_kept_stays() {
    let (_temp, dir, bytes) = unanswered();
    let mut kept = Vec::new();
    for len in [bytes.len() - 1, bytes.len() - 2] {
        fs::write(dir.join("000000000001.jsonl"), &bytes[..len]).expect("writes");
        let (_, notices) = FileJournal::open(&dir, SMALL).expect("opens");
        kept.extend(notices);
    }
    let [Notice::TornTail { kept: one, .. }, Notice::TornTail { kept: other, .. }] = &kept[..]
    else {
        panic!("{kept:?}")
    };
    assert_eq!(fs::read(one).expect("reads").len(), fs::read(other).expect("reads").len() + 1);
    append(&mut open(&dir), &[2, 1]);
    assert_eq!(verify(&dir).expect("whole").lines, 5);
}

/// A kill or power cut between the sync and the slot.
#[test]
fn a_whole_group_that_no_slot_covers_is_kept() {
    let (_temp, dir, _) = unanswered();
    assert_eq!(commands(&*open(&dir).reader()), numbered(5));
    // From here on it counts as acknowledged.
    assert_eq!(verify(&dir).expect("whole").lines, 5);
    assert_eq!(FileReader::open(&dir).expect("opens").head().seq, 5);
}

#[test]
fn of_groups_written_at_once_the_whole_ones_are_kept() {
    let (_temp, dir, mut bytes) = unanswered();
    let lines = line_starts(&bytes);
    // What line 3 was: the first of a group now becomes one of its own.
    let mut single = Vec::new();
    let before = FileReader::open(&dir).expect("opens").head();
    line::encode(&draft(3), before, 0, &mut single).expect("encodes");
    bytes.splice(lines[2].., single.iter().copied().chain(*b"{\"seq\":4,\"at\":"));
    fs::write(dir.join("000000000001.jsonl"), &bytes).expect("writes");
    let (journal, notices) = FileJournal::open(&dir, SMALL).expect("opens");
    assert!(matches!(notices[..], [Notice::TornTail { seq: 4, bytes: 14, .. }]), "{notices:?}");
    assert_eq!(commands(&*journal.reader()), numbered(3));
}

/// Pages of one write may reach the disk in any order.
#[test]
fn zeros_in_a_group_that_was_not_acknowledged_are_a_torn_tail() {
    let (_temp, dir, mut bytes) = unanswered();
    let lines = line_starts(&bytes);
    bytes[lines[3]..lines[4]].fill(0);
    fs::write(dir.join("000000000001.jsonl"), &bytes).expect("writes");
    let (journal, notices) = FileJournal::open(&dir, SMALL).expect("opens");
    assert!(matches!(notices[..], [Notice::TornTail { seq: 3, .. }]), "{notices:?}");
    assert_eq!(journal.head().seq, 2);
}

#[test]
fn an_acknowledged_group_cut_at_any_byte_is_damage() {
    let (_temp, dir) = journal(&[1, 1, 3]);
    let path = dir.join("000000000001.jsonl");
    let bytes = fs::read(&path).expect("reads");
    let lines = line_starts(&bytes);
    for len in 0..bytes.len() {
        fs::write(&path, &bytes[..len]).expect("writes");
        let found = damage(FileJournal::open(&dir, SMALL));
        let line = lines.partition_point(|start| *start <= len);
        assert_eq!((found.line, found.seq), (line as u64, line as u64), "cut at {len}");
        assert_eq!(found.offset, lines[line - 1] as u64);
        assert_eq!(damage(verify(&dir)), found);
        assert_eq!(fs::read(&path).expect("reads").len(), len, "nothing is touched");
    }
}

#[test]
fn one_broken_or_missing_slot_is_made_anew() {
    let (_temp, dir) = journal(&[1, 1, 1]);
    for name in ["head.0", "head.1"] {
        for damage in [
            |path: &Path| fs::write(path, b"").expect("writes"),
            |path: &Path| {
                fs::remove_file(path).expect("removes");
            },
        ] {
            damage(&dir.join(name));
            assert_eq!(verify(&dir).expect("whole").lines, 3);
            let (journal, notices) = FileJournal::open(&dir, SMALL).expect("opens");
            assert_eq!(notices, [Notice::HeadSlot(dir.join(name))]);
            assert_eq!(journal.head().seq, 3);
            drop(journal);
            open(&dir);
        }
    }
}

#[test]
fn without_slots_a_journal_opens_only_if_it_is_whole() {
    let (_temp, dir) = journal(&[1; 20]);
    let last = segments(&dir).pop().expect("segments");
    let forget = || {
        fs::remove_file(dir.join("head.0")).expect("removes");
        fs::write(dir.join("head.1"), b"?").expect("writes");
    };
    forget();
    let (journal, notices) = FileJournal::open(&dir, SMALL).expect("opens");
    let both = ["head.0", "head.1"].map(|name| Notice::HeadSlot(dir.join(name)));
    assert_eq!(notices, both);
    assert_eq!(commands(&*journal.reader()), numbered(20));
    drop(journal);

    forget();
    let bytes = fs::read(&last).expect("reads");
    fs::write(&last, &bytes[..bytes.len() - 1]).expect("writes");
    let found = damage(FileJournal::open(&dir, SMALL));
    assert_eq!((found.file, found.seq, found.cause), (last, 20, Cause::CutShort));
}

/// What the broken slot spoke for is not known, so nothing is cut off.
#[test]
fn with_one_broken_slot_a_torn_tail_is_not_believed() {
    let (_temp, dir, bytes) = unanswered();
    let path = dir.join("000000000001.jsonl");
    fs::write(&path, &bytes[..bytes.len() - 1]).expect("writes");
    fs::write(dir.join("head.0"), b"").expect("writes");
    assert_eq!(damage(FileJournal::open(&dir, SMALL)).cause, Cause::CutShort);
    let group = line_starts(&bytes)[4];
    fs::write(&path, &bytes[..group]).expect("writes");
    assert_eq!(damage(FileJournal::open(&dir, SMALL)).cause, Cause::BrokenGroup);
}

#[test]
fn a_segment_begun_and_not_written_is_used() {
    let (_temp, dir) = journal(&[1; 6]);
    fs::write(dir.join("000000000007.jsonl"), b"").expect("writes");
    append(&mut open(&dir), &[1]);
    assert_eq!(commands(&*open(&dir).reader()), numbered(7));
    assert!(!fs::read(dir.join("000000000007.jsonl")).expect("reads").is_empty());
}
