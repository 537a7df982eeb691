//! Journals held against what was kept of them (G8).

use super::*;

/// A journal whose lines from the one numbered `from` on were written anew, chain and all,
/// with other events: it passes every check of itself.
fn rewritten(dir: &Path, from: u64) -> tempfile::TempDir {
    let temp = place();
    let reader = FileReader::open(dir).expect("opens");
    let mut other = open(&temp.path().join("journal"));
    for entry in reader.read_from(1) {
        let entry = entry.expect("whole");
        let number = if entry.seq < from { entry.seq } else { entry.seq + 1_000 };
        let head = other.head();
        other.append(head, &[vec![draft(number)]]).expect("appends");
    }
    assert_eq!(verify(&temp.path().join("journal")).expect("whole").lines, reader.head().seq);
    temp
}

#[test]
fn a_journal_continues_its_own_copies_and_seals() {
    let (temp, dir) = journal(&[1; 5]);
    let [copy, seal] = ["copy", "seal"].map(|name| temp.path().join(name));
    let head = backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    assert_eq!(write_seal(&dir, &seal, noon()).expect("seals"), head);
    let again = write_seal(&dir, &seal, noon());
    assert!(matches!(again, Err(JournalFault::Io { .. })), "a seal is not replaced: {again:?}");
    append(&mut open(&dir), &[1, 2]);
    for earlier in [Earlier::Head(head), Earlier::File(seal), Earlier::File(copy)] {
        let found = continuation(&dir, &earlier).expect("compares");
        assert_eq!(found, Continuation::Continues { since: head, added: 3 });
    }
    let itself = continuation(&dir, &Earlier::File(dir.clone())).expect("compares");
    assert!(matches!(itself, Continuation::Continues { added: 0, .. }));
}

#[test]
fn a_history_written_anew_is_known_by_any_earlier_copy_or_seal() {
    let (temp, dir) = journal(&[1; 9]);
    let [copy, seal] = ["copy", "seal"].map(|name| temp.path().join(name));
    backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    let head = write_seal(&dir, &seal, noon()).expect("seals");
    for from in 1..=9 {
        let other = rewritten(&dir, from);
        let path = other.path().join("journal");
        let by = |earlier| continuation(&path, &earlier).expect("compares");
        let exact = Continuation::Rewritten { seq: from, first: true };
        assert_eq!(by(Earlier::File(copy.clone())), exact);
        assert_eq!(by(Earlier::File(dir.clone())), exact);
        let sealed = Continuation::Rewritten { seq: 9, first: false };
        assert_eq!(by(Earlier::File(seal.clone())), sealed);
        assert_eq!(by(Earlier::Head(head)), sealed);
    }
}

#[test]
fn a_journal_that_was_shortened_is_known() {
    let (temp, dir) = journal(&[1; 9]);
    let [copy, seal] = ["copy", "seal"].map(|name| temp.path().join(name));
    backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    write_seal(&dir, &seal, noon()).expect("seals");
    let (_older, short) = journal(&[1; 6]);
    for earlier in [copy, seal] {
        let found = continuation(&short, &Earlier::File(earlier)).expect("compares");
        assert_eq!(found, Continuation::Missing { first: 7, last: 9 });
    }
}

#[test]
fn what_is_held_against_must_be_whole_by_itself() {
    let (temp, dir) = journal(&[1; 5]);
    let copy = temp.path().join("copy");
    backup(&*open(&dir).reader(), &copy, noon()).expect("copies");
    let mut bytes = fs::read(&copy).expect("reads");
    bytes[40] ^= 1;
    fs::write(&copy, bytes).expect("writes");
    let found = continuation(&dir, &Earlier::File(copy));
    assert!(matches!(found, Err(JournalFault::Damaged(_))), "{found:?}");
}
