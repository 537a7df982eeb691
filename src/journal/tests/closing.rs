//! Copies that were cut, and the record by which that is known.

use super::*;

/// A copy of seven lines, with its bytes.
fn copied() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let (temp, dir) = journal(&[1, 2, 1, 3]);
    let file = temp.path().join("copy.youyang");
    backup(&*open(&dir).reader(), &file, noon()).expect("copies");
    let bytes = fs::read(&file).expect("reads");
    (temp, file, bytes)
}

/// The hash and link of the record are those of any line, so that one and the same check by
/// hand serves both.
#[test]
fn the_closing_record_is_chained_and_hashed_as_a_line_is() {
    let (_temp, file, bytes) = copied();
    let starts = line_starts(&bytes);
    let record = bytes[starts[7]..].strip_suffix(b"\n").expect("ends in a line break");
    assert_eq!(line::check_seal(record), Ok(()));
    let json: serde_json::Value = serde_json::from_slice(record).expect("JSON");
    let head = verify(&file).expect("whole").head;
    assert_eq!(json["seq"], 8);
    assert_eq!(json["at"], "2020-03-02T12:00:00+08:00");
    assert_eq!(json["closing"], serde_json::json!({ "lines": 7, "bytes": starts[7] }));
    assert_eq!(json["prev"], head.hash.to_string());
}

#[test]
fn a_copy_cut_anywhere_is_not_restored() {
    let (temp, file, bytes) = copied();
    let new = temp.path().join("new");
    for len in 0..bytes.len() {
        fs::write(&file, &bytes[..len]).expect("writes");
        assert!(verify(&file).is_err(), "{len} bytes verified");
        assert!(restore(&file, &new, SMALL).is_err(), "{len} bytes restored");
        assert!(!new.exists());
    }
    let starts = line_starts(&bytes);
    fs::write(&file, &bytes[..starts[4]]).expect("writes");
    match restore(&file, &new, SMALL) {
        Err(JournalFault::Unclosed { path, good }) => assert_eq!((path, good.seq), (file, 4)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn lines_taken_out_before_the_record_are_missed() {
    let (_temp, file, bytes) = copied();
    let starts = line_starts(&bytes);
    let mut shorter = bytes[..starts[4]].to_vec();
    shorter.extend_from_slice(&bytes[starts[7]..]);
    fs::write(&file, shorter).expect("writes");
    let found = damage(verify(&file));
    assert_eq!((found.seq, found.cause), (5, Cause::Missing));
}

#[test]
fn a_cut_copy_is_restored_to_its_last_whole_act_where_that_is_asked() {
    let (temp, file, bytes) = copied();
    let starts = line_starts(&bytes);
    // Cut within the group of lines 5 to 7, between lines and within one; and not cut.
    let cuts = [(starts[6], 4), (starts[6] + 9, 4), (starts[7], 7), (starts[2] + 1, 1)];
    for (index, (len, whole)) in cuts.into_iter().enumerate() {
        fs::write(&file, &bytes[..len]).expect("writes");
        let new = temp.path().join(format!("new{index}"));
        let (head, ended) = restore_as_far_as_it_goes(&file, &new, SMALL).expect("restores");
        assert_eq!(head.seq, whole);
        assert!(ended.is_some(), "what is lost is said");
        assert_eq!(verify(&new).expect("whole").lines, whole);
    }
    fs::write(&file, &bytes).expect("writes");
    let all = restore_as_far_as_it_goes(&file, &temp.path().join("all"), SMALL);
    let (head, ended) = all.expect("restores");
    assert_eq!((head.seq, ended.is_none()), (7, true));
}

/// Whoever can write where copies go must not have another file overwritten by one.
#[test]
fn a_link_planted_where_a_copy_is_made_is_not_followed() {
    let (temp, dir) = journal(&[1]);
    let (file, victim) = (temp.path().join("copy"), temp.path().join("victim"));
    fs::write(&victim, "mine").expect("writes");
    std::os::unix::fs::symlink(&victim, temp.path().join("copy.part")).expect("links");
    backup(&*open(&dir).reader(), &file, noon()).expect("copies");
    assert_eq!(fs::read_to_string(&victim).expect("reads"), "mine");
    assert_eq!(verify(&file).expect("whole").lines, 1);
}
