//! Flipped bits and blocks: found, located, never silent.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A journal's files, made once: eleven groups over several segments.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let (_temp, dir) = journal(&[1, 2, 1, 3, 1, 1, 4, 1, 2, 1, 1]);
    let files = fs::read_dir(&dir).expect("lists").map(|entry| entry.expect("entry").path());
    let mut files: Vec<_> = files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).expect("reads"))
        })
        .collect();
    files.sort();
    files
});
const LINES: u64 = 18;

fn fresh() -> tempfile::TempDir {
    let temp = place();
    for (name, bytes) in FILES.iter() {
        fs::write(temp.path().join(name), bytes).expect("writes");
    }
    temp
}

/// The segments' bytes one after another, with the first line of each.
fn all_segments() -> Vec<(&'static str, &'static [u8])> {
    let segments = FILES.iter().filter(|(name, _)| name.ends_with(".jsonl"));
    segments.map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

/// What replaying says, be it at opening or on the way.
fn replay(dir: &Path) -> Result<Vec<JournalEntry>, JournalFault> {
    let (journal, notices) = FileJournal::open(dir, SMALL)?;
    assert_eq!(notices, []);
    journal.reader().read_from(1).collect()
}

/// Changes a segment so that damage is to be found at one of its lines.
fn damaged(index: usize, change: impl FnOnce(&mut Vec<u8>)) -> (tempfile::TempDir, Damage) {
    let temp = fresh();
    let (name, bytes) = all_segments()[index];
    let mut bytes = bytes.to_vec();
    change(&mut bytes);
    fs::write(temp.path().join(name), bytes).expect("writes");
    let found = damage(verify(temp.path()));
    assert_eq!(damage(replay(temp.path())), found);
    (temp, found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Nothing is silent, and the line named is the one that was hit.
    #[test]
    fn a_flipped_bit_is_found_and_located(
        segment in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        bit in 0..8,
    ) {
        let segments = all_segments();
        let index = segment.index(segments.len());
        let (name, bytes) = segments[index];
        let byte = byte.index(bytes.len());
        let (temp, found) = damaged(index, |bytes| bytes[byte] ^= 1_u8 << bit);
        let lines = line_starts(bytes);
        let line = lines.partition_point(|start| *start <= byte);
        let first: u64 = name[..12].parse().expect("number");
        prop_assert_eq!(found.file, temp.path().join(name));
        prop_assert_eq!(found.line, line as u64);
        prop_assert_eq!(found.offset, lines[line - 1] as u64);
        prop_assert_eq!(found.seq, first + line as u64 - 1);
    }
}

#[test]
fn any_bit_of_the_last_line_is_found_at_opening() {
    let segments = all_segments();
    let (name, bytes) = segments.last().expect("segments");
    let temp = fresh();
    let start = line_starts(bytes)[line_starts(bytes).len() - 2];
    for bit in start * 8..bytes.len() * 8 {
        let mut bytes = bytes.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(temp.path().join(name), &bytes).expect("writes");
        let found = damage(FileJournal::open(temp.path(), SMALL));
        assert_eq!((found.seq, found.offset), (LINES, start as u64), "bit {bit}");
        assert_eq!(fs::read(temp.path().join(name)).expect("reads"), bytes, "nothing is touched");
    }
}

#[test]
fn a_damaged_line_is_not_handed_out() {
    let temp = fresh();
    let journal = open(temp.path());
    let reader = journal.reader();
    let entry = reader.read_from(5).next().expect("a line").expect("whole");
    let (name, bytes) = *all_segments()
        .iter()
        .rfind(|(name, _)| name[..12].parse::<u64>().expect("number") <= 5)
        .expect("segment");
    let mut bytes = bytes.to_vec();
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    let at = text.find("张三5").expect("line 5");
    bytes[at] ^= 1;
    fs::write(temp.path().join(name), bytes).expect("writes");
    assert_eq!(damage(reader.read(entry.locator)).seq, 5);
    assert_eq!(damage(reader.export(&mut Vec::new())).seq, 5);
}

#[test]
fn a_zeroed_block_is_found() {
    for index in 0..all_segments().len() {
        let (_, bytes) = all_segments()[index];
        let from = bytes.len() / 3;
        let (_temp, found) = damaged(index, |bytes| {
            let to = bytes.len().min(from + 512);
            bytes[from..to].fill(0);
        });
        assert_eq!(found.line, line_starts(bytes).partition_point(|start| *start <= from) as u64);
        let (_temp, found) = damaged(index, |bytes| bytes.fill(0));
        assert_eq!(found.line, 1);
    }
}

#[test]
fn a_missing_segment_is_found() {
    let segments = all_segments();
    for index in 0..segments.len() {
        let temp = fresh();
        fs::remove_file(temp.path().join(segments[index].0)).expect("removes");
        let found = damage(verify(temp.path()));
        let first: u64 = segments[index].0[..12].parse().expect("number");
        assert_eq!(found.seq, first);
        let cause = match segments.get(index + 1) {
            Some((next, _)) => Cause::OutOfOrder { found: next[..12].parse().expect("number") },
            None => Cause::Missing,
        };
        assert_eq!(found.cause, cause);
        assert_eq!(damage(replay(temp.path())), found);
    }
}

#[test]
fn without_any_segment_the_slots_still_know() {
    let temp = fresh();
    for (name, _) in all_segments() {
        fs::remove_file(temp.path().join(name)).expect("removes");
    }
    let found = damage(FileJournal::open(temp.path(), SMALL));
    assert_eq!((found.file.as_path(), found.seq), (temp.path(), 1));
    assert_eq!(found.cause, Cause::Missing);
}

#[test]
fn lines_swapped_doubled_or_taken_out_are_found() {
    let (_, bytes) = all_segments()[0];
    let lines = line_starts(bytes);
    let line = |number: usize| bytes[lines[number - 1]..lines[number]].to_vec();
    let (_temp, found) = damaged(0, |bytes| {
        bytes.splice(lines[1]..lines[3], [line(3), line(2)].concat());
    });
    assert_eq!((found.seq, found.cause), (2, Cause::OutOfOrder { found: 3 }));
    let (_temp, found) = damaged(0, |bytes| {
        bytes.splice(lines[2]..lines[2], line(2));
    });
    assert_eq!((found.seq, found.cause), (3, Cause::OutOfOrder { found: 2 }));
    let (_temp, found) = damaged(0, |bytes| {
        bytes.drain(lines[1]..lines[2]);
    });
    assert_eq!((found.seq, found.cause), (2, Cause::OutOfOrder { found: 3 }));
}

/// Somebody who knows SM3 writes a line of their own.
#[test]
fn a_forged_line_breaks_the_chain() {
    let forged = |seq: u64, hash: LineHash, left: u32| {
        let mut line = Vec::new();
        line::encode(&draft(99), Head { seq: seq - 1, hash }, left, &mut line).expect("encodes");
        line
    };
    let (_, bytes) = all_segments()[0];
    let lines = line_starts(bytes);
    let entries = replay(fresh().path()).expect("whole");
    let (_temp, found) = damaged(0, |bytes| {
        bytes.splice(lines[0]..lines[1], forged(1, LineHash::default(), 0));
    });
    assert_eq!((found.seq, found.cause), (2, Cause::Unchained));
    // Lines 2 and 3 are a group.
    let (_temp, found) = damaged(0, |bytes| {
        bytes.splice(lines[2]..lines[3], forged(3, entries[1].hash, 1));
    });
    assert_eq!((found.seq, found.cause), (3, Cause::BrokenGroup));
    let last = all_segments().len() - 1;
    let (_temp, found) = damaged(last, |bytes| {
        let lines = line_starts(bytes);
        bytes.splice(lines[lines.len() - 2].., forged(LINES, entries[16].hash, 0));
    });
    assert_eq!((found.seq, found.cause), (LINES, Cause::Replaced));
}
