//! The head slots: how far the journal was acknowledged, kept beside it.
//!
//! Without them a damaged last line looks like one that was never finished.
//! So after every sync, and before the append is answered, one of two slots is
//! overwritten with the newest line's number, hash and place, the other being
//! the one before; a slot that is torn or damaged fails its own hash, and the
//! other still stands. A slot is not synced each time, since that would double
//! the price of a command:
//!
//! - after a kill, what was written is there: the newest slot covers every
//!   acknowledged line, and a line behind it was never answered;
//! - a kill between sync and slot leaves whole lines behind the slot: kept;
//! - after a power cut a slot may be older than the lines, never newer, since
//!   it is written only once they are durable: whole lines behind it are kept.
//!
//! So a slot never speaks for a line that was not durable. Slots are synced
//! when the journal is opened and when a segment is begun.

use super::segment::private;
use super::{Head, JournalFault, LineHash, line};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

/// A line that ends a group, and where it stands; all zero before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LineMark {
    pub seq: u64,
    /// The line's hash.
    pub line: LineHash,
    /// Where the line begins in the journal.
    pub start: u64,
    /// Where the next line will begin.
    pub end: u64,
}

/// Both slots, open for writing by turns.
pub(super) struct Slots {
    files: [(PathBuf, File); 2],
    next: usize,
}

/// Bytes of a slot: a sealed JSON object, spaces and a `\n`. Less than a
/// sector, so that it is overwritten as one.
const SLOT: usize = 320;

impl LineMark {
    pub fn head(self) -> Head {
        Head { seq: self.seq, hash: self.line }
    }

    fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut slot = serde_json::to_vec(self)?;
        line::seal(&mut slot, 0);
        slot.resize(SLOT - 1, b' ');
        slot.push(b'\n');
        Ok(slot)
    }

    fn decode(slot: &[u8]) -> Option<Self> {
        let object = slot.strip_suffix(b"\n").filter(|rest| rest.len() == SLOT - 1)?;
        let object = object.trim_ascii_end();
        line::check_seal(object).ok()?;
        serde_json::from_slice(object).ok()
    }
}

impl Slots {
    /// Opens both slots, made where they are not, and sets them to a line.
    pub fn open(dir: &Path, mark: &LineMark) -> Result<Self, JournalFault> {
        let open = |path: PathBuf| -> Result<_, JournalFault> {
            let file = private().write(true).create(true).truncate(false).open(&path);
            let file = file.map_err(JournalFault::at(&path))?;
            file.set_len(SLOT as u64).map_err(JournalFault::at(&path))?;
            Ok((path, file))
        };
        let [first, second] = paths(dir);
        let mut slots = Self { files: [open(first)?, open(second)?], next: 0 };
        for _ in 0..2 {
            // One after the other, so that one is whole at any moment.
            slots.set(mark)?;
            slots.sync()?;
        }
        Ok(slots)
    }

    /// Overwrites the older slot; not yet synced.
    pub fn set(&mut self, mark: &LineMark) -> Result<(), JournalFault> {
        let (path, file) = &self.files[self.next];
        let slot = mark.encode().map_err(io::Error::from);
        slot.and_then(|slot| file.write_all_at(&slot, 0)).map_err(JournalFault::at(path))?;
        self.next = 1 - self.next;
        Ok(())
    }

    /// Makes both slots durable.
    pub fn sync(&self) -> Result<(), JournalFault> {
        self.files
            .iter()
            .try_for_each(|(path, file)| file.sync_all().map_err(JournalFault::at(path)))
    }
}

/// What each slot says; `None` where it is missing or fails its hash.
pub(super) fn read(dir: &Path) -> Result<[Option<LineMark>; 2], JournalFault> {
    let read = |path: PathBuf| match read_slot(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        result => result.map_err(JournalFault::at(&path)),
    };
    let [first, second] = paths(dir);
    Ok([read(first)?, read(second)?])
}

fn read_slot(path: &Path) -> io::Result<Option<LineMark>> {
    if let Some(mark) = LineMark::decode(&fs::read(path)?) {
        return Ok(Some(mark));
    }
    // Another process may have been overwriting it just then.
    Ok(LineMark::decode(&fs::read(path)?))
}

/// The files of both slots.
pub(super) fn paths(dir: &Path) -> [PathBuf; 2] {
    [dir.join("head.0"), dir.join("head.1")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_holds_the_largest_numbers_and_refuses_any_flipped_bit() {
        let line = "f".repeat(64).parse().expect("hash");
        let mark = LineMark { seq: u64::MAX, line, start: u64::MAX, end: u64::MAX };
        let slot = mark.encode().expect("encodes");
        assert_eq!(slot.len(), SLOT);
        assert_eq!(LineMark::decode(&slot), Some(mark));
        for bit in 0..SLOT * 8 {
            let mut broken = slot.clone();
            broken[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(LineMark::decode(&broken), None, "bit {bit}");
        }
    }
}
