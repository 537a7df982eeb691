//! Whatever the bytes are, a roster or a refusal comes out.

use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::path::Path;

fn sample(kind: RosterKind) -> Vec<u8> {
    let name = match kind {
        RosterKind::Legacy => "原参保人员名册.csv",
        _ => "拟确认人员登记表.xlsx",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rosters/sample");
    std::fs::read(folder.join(name)).expect("the shipped sample")
}

/// A change to a file: where, how many bytes go, what comes instead.
type Change = (prop::sample::Index, usize, Vec<u8>);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            &b"\""[..],
            b",",
            b"\n",
            b"\r",
            b"<",
            b">",
            b"/>",
            b"r=\"",
            b"A9999999999",
            b"t=\"s\"",
            b"-1",
            b"B5:A1",
            b"ZZZZZZZ1",
            b"1e308",
            b"</row>",
            b"<c>",
            b"<v>",
            b"&#x0;",
            b"\xFF\xFE",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, piece), 1..6)
}

/// What a hostile workbook may say where a number, a place or a type is expected.
const VALUES: &[&str] = &[
    "",
    "-1",
    "0",
    "A0",
    "1A",
    "B5:A1",
    "A1:XFD1048576",
    "A4294967296",
    "ZZZZZZZZ1",
    "A99999999999",
    "4294967295",
    "99999999999999999999",
    "1e308",
    "-1e308",
    "NaN",
    "inf",
    "+1",
    "s",
    "str",
    "d",
    "e",
    "b",
    "n",
    "inlineStr",
    "#N/A",
    "&lt;",
    "&#0;",
    "&nothing;",
    "2020-03-01T00:00:00",
    "hidden",
];

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (at, gone, piece) in changes {
        let at = at.index(bytes.len() + 1);
        let to = (at + gone).min(bytes.len());
        bytes.splice(at..to, piece.iter().copied());
    }
    bytes
}

/// A value of an attribute, or of a cell, put in the place of another.
fn revalued(bytes: Vec<u8>, at: &prop::sample::Index, value: &str) -> Vec<u8> {
    let starts = |pair: &[u8]| matches!(pair, b"=\"" | b"v>" | b"t>");
    let places: Vec<usize> =
        bytes.windows(2).enumerate().filter(|(_, pair)| starts(pair)).map(|(at, _)| at).collect();
    let Some(place) = places.get(at.index(places.len() + 1)) else { return bytes };
    let (before, after) = bytes.split_at(place + 2);
    let end = after.iter().position(|byte| matches!(byte, b'"' | b'<')).unwrap_or(after.len());
    [before, value.as_bytes(), &after[end..]].concat()
}

/// The workbook with one of its parts changed, packed again so that it opens.
fn repacked(book: &[u8], part: usize, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a zip");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let chosen = part % archive.len();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("unpacked");
        out.start_file(entry.name().expect("a name").into_owned(), stored).expect("started");
        let bytes = if at == chosen { change(bytes) } else { bytes };
        out.write_all(&bytes).expect("packed");
    }
    out.finish().expect("a zip").into_inner()
}

/// A roster that was read accounts for every line once.
fn check(kind: RosterKind, bytes: &[u8]) {
    let Ok(roster) = read(kind, "名册", bytes) else { return };
    let mut numbers: Vec<u32> = roster.lines.iter().map(|line| line.number).collect();
    numbers.extend(roster.unread.iter().map(|line| line.number));
    let lines = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), lines);
    for line in &roster.unread {
        assert!(roster.faults_of(line.number).iter().any(|fault| fault.fatal));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), kind in 0..10_usize) {
        check(RosterKind::ALL[kind], &bytes);
        check(RosterKind::ALL[kind], &[b"PK\x03\x04", &bytes[..]].concat());
    }

    #[test]
    fn a_changed_csv(changes in changes()) {
        check(RosterKind::Legacy, &changed(sample(RosterKind::Legacy), &changes));
    }

    #[test]
    fn a_changed_workbook(changes in changes()) {
        check(RosterKind::Candidates, &changed(sample(RosterKind::Candidates), &changes));
    }

    #[test]
    fn a_workbook_with_a_changed_part(part in any::<usize>(), changes in changes()) {
        let book = sample(RosterKind::Candidates);
        check(RosterKind::Candidates, &repacked(&book, part, |part| changed(part, &changes)));
    }

    #[test]
    fn a_workbook_with_a_changed_value(
        part in any::<usize>(),
        at in any::<prop::sample::Index>(),
        value in prop::sample::select(VALUES),
    ) {
        let book = sample(RosterKind::Candidates);
        check(RosterKind::Candidates, &repacked(&book, part, |part| revalued(part, &at, value)));
    }
}
